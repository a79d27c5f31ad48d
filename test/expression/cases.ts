import { chineseData } from "../../src/fields/chineseData";
import type { CellValue } from "../../src/records/cellValue";
import { serialFromIso } from "../../src/records/serialDay";
import type { FieldTypes, Inputs } from "../../src/expression/expression";

const day = (iso: string): number => serialFromIso(iso, 1900)!;

/** One row with every kind of cell: values, blanks of each type, an error, and a cell that is not what its field says. */
export const fields = {
  n: "number", m: "number", zero: "number", nn: "number", err: "number", bad: "number",
  t: "text", u: "text", tt: "text", code: "text", errText: "text", numberInText: "text",
  d: "date", e: "date", dd: "date", badDate: "date",
  yes: "boolean", no: "boolean", bb: "boolean", badBoolean: "boolean",
} as const satisfies FieldTypes;

export const row: { readonly [field in keyof typeof fields]: CellValue } = {
  n: 12.5, m: -3, zero: 0, nn: null, err: { error: "#N/A" }, bad: "abc",
  t: "Hello 世界", u: " a  b ", tt: null, code: "AB1234", errText: { error: "#REF!" }, numberInText: 42,
  d: 45351, e: 45292, dd: null, badDate: "tomorrow",
  yes: true, no: false, bb: null, badBoolean: "maybe",
};

/** 2024-01-01 was a Monday. National Day 2024: 1 to 7 October off, 29 September and 12 October at work. */
export const inputs: Inputs = {
  today: 45292, now: 45292.75, me: "li", dateSystem: 1900,
  calendar: { weekend: [0, 6], holidays: ["2024-01-01", "2024-10-01", "2024-10-02", "2024-10-03", "2024-10-04", "2024-10-07"], workdays: ["2024-09-29", "2024-10-12"] },
  chinese: chineseData,
};

export const VALUE: CellValue = { error: "#VALUE!" };
export const NUM: CellValue = { error: "#NUM!" };
export const DIV0: CellValue = { error: "#DIV/0!" };
export const NA: CellValue = { error: "#N/A" };
const REF: CellValue = { error: "#REF!" };

export type Case = readonly [text: string, expected: CellValue];

/** Without fields, and as Excel gives it too: these were compared with a spreadsheet program. */
export const excelCases: readonly Case[] = [
  // Operators and precedence
  ["1+2*3", 7], ["-2^2", 4], ["2^-1", 0.5], ["2^3^2", 64], ["(1+2)*3", 9], ["10-2-3", 5], ["2*3%", 0.06], ["50%%", 0.005], ["-5%", -0.05], ["--3", 3], ["+-3", -3], ["1/0", DIV0], ["0/0", DIV0], ["0^0", NUM], ["0^-1", DIV0], ["(-8)^(1/3)", NUM], ["1E+200*1E+200", NUM],
  ["0.5-0.4-0.1", 0], ["0.1+0.2=0.3", true], ["1/3*3=1", true], ['"a"&1.5&"b"', "a1.5b"], ["1+1&\"\"", "2"], ["1&2=\"12\"", true], ["1<2=TRUE", true], ["4.1-4=0.1", false],
  ['"abc"="ABC"', true], ['"a"<"B"', true], ['"ａ"="a"', false], ['"a"<>"b"', true], ["2>=2", true], ["2<=1", false], ["TRUE=FALSE", false], ['"say ""hi"""', 'say "hi"'], ["1.5E3", 1500], [".5", 0.5], ["1.", 1],
  // Logic
  ["IF(1<2,\"y\",\"n\")", "y"], ["IF(1>2,1/0,5)", 5], ["IFS(1>2,\"a\",2>1,\"b\")", "b"], ["IFS(1>2,\"a\")", NA], ["AND(TRUE,1=1)", true], ["AND(FALSE,1/0=1)", DIV0], ["OR(TRUE,1/0=1)", DIV0], ["OR(FALSE,1=2)", false], ["XOR(TRUE,TRUE,TRUE)", true], ["XOR(TRUE,TRUE)", false], ["NOT(1=2)", true],
  ["IFERROR(1/0,7)", 7], ["IFERROR(6,7)", 6], ["ISERROR(1/0)", true], ["ISERROR(1)", false], ["ISNUMBER(1)", true], ['ISNUMBER("1")', false], ['ISTEXT("")', true], ["ISTEXT(1)", false], ['COUNTA(1,"a",TRUE)', 3],
  // Text
  ['LEN("")', 0], ['LEN("世界")', 2], ['LEN("😀")', 2], ["LEN(12.5)", 4], ['LEFT("abc")', "a"], ['LEFT("abc",2)', "ab"], ['LEFT("abc",9)', "abc"], ['LEFT("abc",0)', ""], ['LEFT("abc",-1)', VALUE], ['RIGHT("abc")', "c"], ['RIGHT("abc",2)', "bc"], ['RIGHT("abc",0)', ""], ['RIGHT("abc",9)', "abc"], ['RIGHT("abc",-1)', VALUE], ['LEFT("abc",1.9)', "a"],
  ['MID("abcdef",2,3)', "bcd"], ['MID("abc",5,1)', ""], ['MID("abc",0,1)', VALUE], ['MID("abc",1,-1)', VALUE], ['MID("abc",2,99)', "bc"], ['TRIM("  a   b ")', "a b"], ['TRIM("　a")', "　a"], ['UPPER("aé世")', "AÉ世"], ['LOWER("ÀB")', "àb"], ['CONCATENATE("a",1,"b")', "a1b"],
  ['SUBSTITUTE("banana","a","o")', "bonono"], ['SUBSTITUTE("banana","a","o",2)', "banona"], ['SUBSTITUTE("banana","A","o")', "banana"], ['SUBSTITUTE("abc","","x")', "abc"], ['SUBSTITUTE("aaa","a","b",4)', "aaa"], ['SUBSTITUTE("aaa","a","b",0)', VALUE], ['SUBSTITUTE("aaaa","aa","b",2)', "aab"],
  ['REPLACE("abcdef",2,3,"X")', "aXef"], ['REPLACE("abc",9,1,"X")', "abcX"], ['REPLACE("abc",0,1,"X")', VALUE], ['REPT("ab",3)', "ababab"], ['REPT("ab",0)', ""], ['REPT("ab",-1)', VALUE], ['REPT("ab",20000)', VALUE],
  ['FIND("b","abcb")', 2], ['FIND("b","abcb",3)', 4], ['FIND("B","abc")', VALUE], ['FIND("","abc")', 1], ['FIND("a","abc",0)', VALUE], ['FIND("a","abc",9)', VALUE], ['FIND("*","a*b")', 2],
  ['SEARCH("B","abc")', 2], ['SEARCH("b*d","abcd")', 2], ['SEARCH("?d","abcd")', 3], ['SEARCH("~?","a?b")', 2], ['SEARCH("x","abc")', VALUE], ['SEARCH("c*b","abcab")', 3], ['SEARCH("a","banana",3)', 4],
  ['EXACT("a","A")', false], ['EXACT("a","a")', true], ['VALUE("12.5")', 12.5], ['VALUE("abc")', VALUE], ['VALUE(" 7 ")', 7], ['VALUE("1,234.5")', 1234.5], ['VALUE("50%")', 0.5], ['VALUE("1E3")', 1000], ['VALUE("-3")', -3],
  ['TEXT(1234.567,"0.00")', "1234.57"], ['TEXT(1234.567,"#,##0")', "1,235"], ['TEXT(1234567.891,"#,##0.00")', "1,234,567.89"], ['TEXT(0.256,"0%")', "26%"], ['TEXT(0.5,"0.0%")', "50.0%"], ['TEXT(7,"0000")', "0007"], ['TEXT(-1.5,"0")', "-2"], ['TEXT(0.005,"0.00")', "0.01"], ['TEXT(0,"#,##0.00")', "0.00"], ['TEXT(1.005,"0.00")', "1.01"],
  ['TEXT(DATE(2024,2,5),"yyyy-mm-dd")', "2024-02-05"], ['TEXT(DATE(2024,2,5),"yyyy年m月d日")', "2024年2月5日"], ['TEXT(DATE(2024,12,15),"d/m/yy")', "15/12/24"],
  // Numbers
  ["ROUND(2.5,0)", 3], ["ROUND(-2.5,0)", -3], ["ROUND(1.005,2)", 1.01], ["ROUND(2.675,2)", 2.68], ["ROUND(1234.5,-2)", 1200], ["ROUND(1250,-2)", 1300], ["ROUND(0.5,0)", 1], ["ROUND(-0.5,0)", -1], ["ROUND(1.15,1)", 1.2], ["ROUND(8.345,2)", 8.35], ["ROUND(5,-3)", 0], ["ROUND(1.4999,0)", 1], ["ROUND(123456789.125,2)", 123456789.13], ["ROUND(1.25,1.9)", 1.3],
  ["ROUNDUP(1.001,2)", 1.01], ["ROUNDUP(-1.1,0)", -2], ["ROUNDUP(2,0)", 2], ["ROUNDDOWN(1.999,2)", 1.99], ["ROUNDDOWN(-1.9,0)", -1], ["ROUNDDOWN(1299,-2)", 1200], ["ABS(-3)", 3], ["INT(2.9)", 2], ["INT(-2.1)", -3], ["INT(5)", 5],
  ["MOD(7,3)", 1], ["MOD(-7,3)", 2], ["MOD(7,-3)", -2], ["MOD(5.5,2)", 1.5], ["MOD(7,0)", DIV0], ["MOD(6,3)", 0],
  ["SUM(1,2,3)", 6], ["SUM(1/0,1)", DIV0], ["MIN(3,1,2)", 1], ["MAX(3,1,2)", 3], ["AVERAGE(1,2)", 1.5],
  // Dates
  ["DATE(2024,1,1)-DATE(2023,1,1)", 365], ["DATE(2024,2,30)=DATE(2024,3,1)", true], ["DATE(2024,13,1)=DATE(2025,1,1)", true], ["DATE(2024,1,0)=DATE(2023,12,31)", true], ["DATE(2024,0,1)=DATE(2023,12,1)", true], ["DATE(10000,1,1)", NUM], ["DATE(-1,1,1)", NUM],
  ["YEAR(DATE(2024,2,29))", 2024], ["MONTH(DATE(2024,2,29))", 2], ["DAY(DATE(2024,2,29))", 29], ["WEEKDAY(DATE(2024,1,1))", 2], ["WEEKDAY(DATE(2024,1,1),2)", 1], ["WEEKDAY(DATE(2024,1,1),3)", 0], ["WEEKDAY(DATE(2024,1,7),2)", 7], ["WEEKDAY(DATE(2024,1,7),1)", 1], ["WEEKDAY(DATE(2024,1,1),11)", 1], ["WEEKDAY(DATE(2024,1,1),17)", 2], ["WEEKDAY(DATE(2024,1,1),16)", 3], ["WEEKDAY(DATE(2024,1,1),5)", NUM],
  ["EDATE(DATE(2024,1,31),1)=DATE(2024,2,29)", true], ["EDATE(DATE(2024,3,31),-1)=DATE(2024,2,29)", true], ["EDATE(DATE(2024,1,15),12)=DATE(2025,1,15)", true], ["EOMONTH(DATE(2024,1,15),1)=DATE(2024,2,29)", true], ["EOMONTH(DATE(2024,1,15),0)=DATE(2024,1,31)", true], ["EOMONTH(DATE(2024,1,15),-1)=DATE(2023,12,31)", true],
  ['DATEDIF(DATE(2000,2,29),DATE(2024,2,28),"Y")', 23], ['DATEDIF(DATE(2000,2,29),DATE(2024,2,29),"Y")', 24], ['DATEDIF(DATE(2024,1,31),DATE(2024,2,29),"M")', 0], ['DATEDIF(DATE(2024,1,31),DATE(2024,3,31),"M")', 2], ['DATEDIF(DATE(2024,1,1),DATE(2024,3,1),"D")', 60], ['DATEDIF(DATE(2022,11,1),DATE(2024,3,1),"YM")', 4], ['DATEDIF(DATE(2024,3,1),DATE(2024,1,1),"D")', NUM],
];

/** Blanks, errors, cells of the wrong kind, and functions of our own. */
export const cases: readonly Case[] = [
  // Blanks make comparison and arithmetic unknown
  ["[nn]>1", null], ["[nn]=[nn]", null], ["[tt]<>\"a\"", null], ["1+[nn]", null], ["-[nn]", null], ["[nn]%", null], ["[nn]^2", null], ["[dd]>TODAY()", null], ["[dd]+1", null], ["[bb]=TRUE", null], ["[t]=[tt]", null],
  // ... but texts read them as "", and SUM and its like skip them
  ["[tt]&\"x\"", "x"], ["[nn]&\"x\"", "x"], ["LEN([tt])", 0], ["UPPER([tt])", ""], ["CONCAT([t],[tt],\"!\")", "Hello 世界!"], ["LEFT([tt],2)", ""], ["TRIM([tt])=\"\"", true], ["SUBSTITUTE([tt],\"a\",\"b\")", ""], ["SUM([n],[nn],1)", 13.5], ["SUM([nn],[nn])", 0], ["AVERAGE([n],[nn])", 12.5], ["AVERAGE([nn])", null], ["MIN([n],[nn],20)", 12.5], ["MAX([nn])", null], ["MAX([d],[dd],[e])", 45351], ["COUNTA([tt],[t],[nn],[err])", 2],
  ["ROUND([nn],2)", null], ["ROUND(1.5,[nn])", null], ["LEFT([t],[nn])", null], ["ABS([nn])", null], ["YEAR([dd])", null], ["EDATE([dd],1)", null], ["EDATE([d],[nn])", null], ["AGE([dd])", null], ["VALUE([tt])", null], ["TEXT([dd],\"yyyy\")", null], ["TEXT([nn],\"0\")", null], ["WORKDAY([dd],1)", null], ["NETWORKDAYS([d],[dd])", null], ["DATEDIF([dd],[d],\"D\")", null], ["DATE([nn],1,1)", null], ["WEEKDAY([dd])", null], ["MOD([nn],2)", null], ["INT([nn])", null], ["REPT(\"a\",[nn])", null],
  // Tests of text are comparisons: a blank is unknown
  ["CONTAINS([tt],\"a\")", null], ["CONTAINS([t],[tt])", null], ["STARTSWITH([tt],\"a\")", null], ["ENDSWITH([tt],\"a\")", null], ["EXACT([tt],\"a\")", null], ["MATCHES([tt],\"a*\")", null], ["IN([tt],\"a\",\"b\")", null], ["IN([nn],1,2)", null],
  ["ISBLANK([nn])", true], ["ISBLANK([n])", false], ["ISBLANK([err])", false], ["ISBLANK(\"  \")", true], ["ISBLANK(TRIM([tt]))", true], ["NOT(ISBLANK([tt]))", false], ["IFBLANK([nn],5)", 5], ["IFBLANK([n],5)", 12.5], ["IFBLANK([tt],\"-\")", "-"], ["IFBLANK([err],5)", NA], ["IFBLANK([nn]>1,FALSE)", false], ["ISNUMBER([nn])", false], ["ISTEXT([tt])", false], ["ISERROR([nn])", false], ["IFERROR([nn],1)", null],
  ["IF([nn]>1,\"a\",\"b\")", null], ["IF([n]>1,\"a\")", "a"], ["IF([n]<1,\"a\")", null], ["IF(TRUE,[tt],\"b\")", null], ["IF([n]<1,1,BLANK())", null], ["BLANK()", null], ["IFS([nn]>1,\"a\",TRUE,\"b\")", null], ["IFS([n]>100,\"A\",[n]>10,\"B\",TRUE,\"C\")", "B"],
  // Errors go on, before unknown
  ["[err]+1", NA], ["[nn]+[err]", NA], ["[err]=1", NA], ["[err]=[nn]", NA], ["-[err]", NA], ["LEN([errText])", REF], ["[errText]&\"a\"", REF], ["AND(FALSE,[err]=1)", NA], ["OR([nn]>1,[err]=1)", NA], ["NOT([err]=1)", NA], ["XOR(TRUE,[err]=1)", NA], ["IF([err]=1,1,2)", NA], ["IF(TRUE,1,[err])", 1], ["SUM([n],[err])", NA], ["ROUND([nn],[err])", NA], ["IN([errText],\"a\")", REF], ["IN([n],[err],12.5)", NA], ["ISERROR([err])", true], ["IFERROR([err],0)", 0], ["IFERROR([n]/[zero],0)", 0], ["[n]/[zero]", DIV0], ["MATCHES([errText],\"a\")", REF], ["CONTAINS(\"a\",[errText])", REF], ["[errText]<\"a\"", REF],
  // Cells that are not what the field says: never equal, and #VALUE! where a value is needed
  ["[bad]=5", false], ["[bad]<>5", true], ["[bad]>5", VALUE], ["[bad]+1", VALUE], ["SUM([bad],1)", VALUE], ["ROUND([bad],1)", VALUE], ["ISNUMBER([bad])", false], ["ISTEXT([bad])", true], ["YEAR([badDate])", VALUE], ["[badDate]<TODAY()", VALUE], ["AND([badBoolean],TRUE)", VALUE], ["IF([badBoolean],1,2)", VALUE], ["IFS([badBoolean],1)", VALUE], ["NOT([badBoolean])", VALUE], ["IN([bad],1,2)", false], ["[numberInText]&\"\"", "42"], ["LEN([numberInText])", 2], ["[numberInText]=\"42\"", false], ["-[bad]", VALUE], ["[bad]%", VALUE],
  // Text: case does not matter, width does
  ["[t]=\"hello 世界\"", true], ["\"Σ\"=\"ς\"", true], ["\"ß\"=\"ẞ\"", true], ["\"ß\"=\"SS\"", false], ["\"İ\"=\"i\"", false], ["\"ı\"=\"I\"", false], ["\"K\"=\"k\"", true], ["\"Ａ\"=\"ａ\"", true], ["\"Ａ\"=\"A\"", false], ["\"_\"<\"a\"", true], ["\"Z\"<\"a\"", false], ["\"Z\">\"a\"", true],
  ["CONTAINS([t],\"HELLO\")", true], ["CONTAINS([t],\"x\")", false], ["STARTSWITH([t],\"hell\")", true], ["STARTSWITH([t],\"ello\")", false], ["ENDSWITH([t],\"世界\")", true], ["ENDSWITH([t],\"世\")", false], ["CONTAINS([t],\"\")", true],
  ["MATCHES([code],\"[A-Z]{2}\\d{4}\")", true], ["MATCHES([code],\"[A-Z]{2}\")", false], ["MATCHES([code],\".*B1.*\")", true], ["MATCHES([code],\"ab1234\")", false], ["MATCHES([code],\"(?i)ab1234\")", true], ["MATCHES([t],\".*\\p{Script=Han}+\")", true], ["MATCHES(12.5,\"\\d+\\.5\")", true],
  ["IN([t],\"HELLO 世界\",\"b\")", true], ["IN([t],\"a\",\"b\")", false], ["IN([n],12.5,3)", true], ["IN([n],0.1+12.4,3)", true], ["IN([t],[tt],\"hello 世界\")", true], ["IN([t],[tt],\"b\")", null], ["IN(0.1+0.2,0.3)", true], ["IN([d],DATE(2024,2,29))", true], ["IN([yes],TRUE)", true],
  ["UPPER(\"ß\")", "ß"], ["LOWER(\"İ\")", "İ"], ["LOWER(\"ΑΣ\")", "ασ"], ["CONCAT(\"a\",\"b\")", "ab"], ["LEN(1/3)", 17], ["1/3&\"\"", "0.333333333333333"], ["1E+21&\"\"", "1E+21"], ["0.0000001&\"\"", "1E-07"], ["VALUE(\"¥1,234.50\")", 1234.5], ["VALUE(\"(3)\")", -3], ["VALUE(\"(3\")", VALUE], ["VALUE(\"1,23\")", VALUE], ["VALUE(\"--3\")", VALUE], ["VALUE(\"\")", VALUE],
  // Numbers are what their fifteen digits say, also for whole parts
  ["INT((0.1+0.7)*10)", 8], ["MOD(0.3,0.1)", 0], ["MOD(10,0.1)", 0], ["ROUNDDOWN((0.1+0.7)*10,0)", 8], ["ROUNDUP(3*1.1,1)", 3.3], ["ROUND([n],0)", 13], ["100*1.1=110", true], ["1E15+0.3=1E15", true], ["TEXT(-0.001,\"0.00\")", "0.00"], ["TEXT(0,\"0%\")", "0%"], ["MID(\"hello\",13800138000,2)", ""], ["TEXT(1.005,\"0%\")", "101%"], ["TEXT(1E20,\"#,##0\")", "100,000,000,000,000,000,000"], ["ROUND(1E300,400)", 1e300], ["ROUND(1E-300,2)", 0],
  // Dates
  ["TODAY()", 45292], ["NOW()", 45292.75], ["[d]-[e]", 59], ["[d]+1", 45352], ["[d]-1", 45350], ["1+[d]", 45352], ["[d]>[e]", true], ["INT(NOW())=TODAY()", true], ["YEAR([d])", 2024], ["ME()", "li"], ["ME()=\"LI\"", true], ["OLD([d])-[d]", 0],
  ["YEAR(DATE(1900,1,0))", 1900], ["DAY(DATE(1900,1,0))", 0], ["DATE(1900,2,29)", 60], ["DATE(1900,2,28)+1=DATE(1900,2,29)", true], ["EOMONTH(DATE(1900,2,1),0)", 60], ["DATE(1900,3,1)", 61], ["DATE(0,1,1)", 1], ["DATE(124,1,1)", 45292], ["DATE(1900,1,-5)", NUM], ["DATE(9999,12,32)", NUM], ["EDATE(DATE(9999,12,1),1)", NUM], ["EDATE(DATE(1900,1,1),-1)", NUM], ["YEAR(TODAY()-50000)", NUM], ["WEEKDAY(TODAY()-50000)", NUM],
  ["USCC_PART(\"91350100M000100Y43\",\"dept\")", "9"], ["USCC_PART(\"91350100M000100Y43\",\"REGION\")", "350100"], ["USCC_PART(\"91350100M000100Y43\",\"Org\")", "M000100Y4"], ["USCC_PART(\"91350100M000100Y43\",\"CHECK\")", "3"], ["USCC_PART(\"9135\",\"ORG\")", ""], ["USCC_PART([tt],\"ORG\")", null],
  ["REGION_NAME(\"330106\")", "浙江省/杭州市/西湖区"], ["REGION_NAME(\"330106199001011234\",\"city\")", "杭州市"], ["REGION_NAME(330106,\"PROVINCE\")", "浙江省"], ["REGION_NAME(\"330000\",\"DISTRICT\")", null], ["REGION_NAME(\"999999\")", null], ["REGION_NAME(\"33\")", null], ["REGION_NAME([tt])", null], ["REGION_NAME(USCC_PART(\"91350100M000100Y43\",\"REGION\"))", "福建省/福州市"],
  ["ID_BIRTHDAY(\"11010519491231002X\")", day("1949-12-31")], ["ID_BIRTHDAY(\"110105491231002\")", day("1949-12-31")], ["ID_BIRTHDAY(\"110105199002301234\")", null], ["ID_BIRTHDAY(\"440524188001010014\")", null], ["ID_BIRTHDAY(\"1101051949123100\")", null], ["ID_BIRTHDAY([tt])", null], ["YEAR(ID_BIRTHDAY(\"330106200002291234\"))", 2000],
  ["ID_SEX(\"11010519491231002X\")", "女"], ["ID_SEX(\"330106199001011234\")", "男"], ["ID_SEX(\"110105491231003\")", "男"], ["ID_SEX(\"x\")", null], ["ID_SEX([tt])", null],
  ["LUNAR_TO_DATE(\"2024年八月十五\")", day("2024-09-17")], ["LUNAR_TO_DATE(\"2023年闰二月初一\")", day("2023-03-22")], ["LUNAR_TO_DATE(\"八月十五\")", null], ["LUNAR_TO_DATE(\"abc\")", null], ["LUNAR_TO_DATE([tt])", null],
  ["LUNAR_NEXT(\"1990年八月十五\",DATE(2024,9,17))", day("2024-09-17")], ["LUNAR_NEXT(\"八月十五\",DATE(2024,9,18))", day("2025-10-06")], ["LUNAR_NEXT(\"正月初一\",DATE(2025,1,28))", day("2025-01-29")], ["LUNAR_NEXT(\"abc\",DATE(2025,1,28))", null],
  ["PINYIN(\"上海ABC 公司12\")", "shang hai abc gong si 12"], ["PINYIN(\"上海ABC 公司12\",\"initials\")", "shabcgs12"], ["PINYIN(\"，。\")", ""], ["PINYIN([tt])", null],
  ["AGE(DATE(2000,1,1))", 24], ["AGE(DATE(2000,1,2))", 23], ["AGE(DATE(2000,2,29),DATE(2024,2,28))", 23], ["AGE(TODAY()+1)", NUM], ["AGE([e],[d])", 0],
  ["NETWORKDAYS(DATE(2024,1,1),DATE(2024,1,7))", 4], ["NETWORKDAYS(DATE(2024,9,29),DATE(2024,10,12))", 7], ["NETWORKDAYS(DATE(2024,10,12),DATE(2024,9,29))", -7], ["NETWORKDAYS(DATE(2024,1,6),DATE(2024,1,6))", 0], ["NETWORKDAYS(DATE(2024,9,29),DATE(2024,9,29))", 1], ["NETWORKDAYS(DATE(2024,1,2),DATE(2024,12,31))", 258], ["NETWORKDAYS(TODAY()-50000,TODAY())", NUM],
  ["WORKDAY(DATE(2024,9,27),1)=DATE(2024,9,29)", true], ["WORKDAY(DATE(2024,9,30),1)=DATE(2024,10,8)", true], ["WORKDAY(DATE(2024,10,8),-1)=DATE(2024,9,30)", true], ["WORKDAY(DATE(2024,1,6),0)=DATE(2024,1,6)", true], ["WORKDAY(DATE(2024,1,6),1)=DATE(2024,1,8)", true], ["WORKDAY(DATE(2024,1,1),-1)=DATE(2023,12,29)", true], ["WORKDAY(DATE(2024,10,11),1)=DATE(2024,10,12)", true], ["WORKDAY(DATE(9999,12,31),5)", NUM], ["WORKDAY(DATE(1900,1,2),-9)", NUM],
];

/** Three-valued logic as in SQL: T, F, U against T, F, U. */
export const truth: readonly (readonly [a: boolean | null, b: boolean | null, and: boolean | null, or: boolean | null, xor: boolean | null])[] = [
  [true, true, true, true, false], [true, false, false, true, true], [true, null, null, true, null],
  [false, true, false, true, true], [false, false, false, false, false], [false, null, false, null, null],
  [null, true, null, true, null], [null, false, false, null, null], [null, null, null, null, null],
];
