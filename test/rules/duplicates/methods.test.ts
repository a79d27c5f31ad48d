import fc from "fast-check";
import type { FieldContext } from "../../../src/fields/fieldType";
import type { CellValue } from "../../../src/records/cellValue";
import { blockKeyKinds } from "../../../src/rules/duplicates/blockKeyKinds";
import { methodOf, methods } from "../../../src/rules/duplicates/methods/index";
import { type Form, hint, incomparable, kin } from "../../../src/rules/duplicates/methods/method";
import { blockKeys, matchMethods } from "../../../src/template/matchMethods";

const context: FieldContext = { spec: { id: "f", type: "text", label: { "zh-CN": "字段", en: "Field" } }, dateSystem: 1900, dayFirst: null };

/** How near the method says two values are; null where one says nothing. */
function near(name: string, a: CellValue, b: CellValue, n = 0): number | null {
  const method = methodOf(name);
  const [x, y] = [method.form(a, n, context), method.form(b, n, context)];
  if (x === null || y === null) return null;
  return x.key === y.key ? 1 : method.compare(x, y, n);
}

type Verdict = "same" | "near" | "far" | "kin" | "hint" | "incomparable" | "blank";
function verdict(likeness: number | null): Verdict {
  if (likeness === null) return "blank";
  return likeness === kin ? "kin" : likeness === hint ? "hint" : likeness === incomparable ? "incomparable" : likeness >= 1 ? "same" : likeness >= 0.8 ? "near" : "far";
}

type Case = readonly [a: CellValue, b: CellValue, verdict: Verdict, n?: number];
const cases: { readonly [method: string]: readonly Case[] } = {
  address: [
    ["浙江省杭州市西湖区文三路90号3号楼502室", "西湖区文三路90号3幢502", "same"],
    ["浙江省杭州市西湖区文三路90号3号楼502室", "浙江杭州西湖区文三路90号3幢502", "same"],
    ["杭州市文三路90号", "浙江省杭州市文三路90号", "same"],
    ["文三路90号", "文三路９０号", "same"],
    ["文三路90号3号楼502室", "文三路90号", "near"],
    ["文三路90号", "文三路92号", "far"],
    ["杭州市文三路90号", "南京市文三路90号", "far"],
    ["龙井路12号A座3楼", "龙井路12号a座三层", "same"],
    ["龙井路12号A座", "龙井路12号B座", "far"],
    ["文三路90号", "天目路90号", "far"],
    ["12 N. Main St.", "12 North Main Street", "same"],
    ["435 s. la cienega blv.", "435 S. La Cienega Blvd.", "same"],
    ["100 Main St, Suite 5", "100 Main Street #5", "same"],
    ["100 Main St", "102 Main St", "far"],
    ["文三路90号", "90 Wensan Road", "incomparable"],
    ["", "文三路90号", "blank"],
    [{ error: "#N/A" }, "文三路90号", "blank"],
  ],
  companyParts: [
    ["杭州云杉软件有限公司", "蓝湖软件有限公司（原：云杉软件有限公司）", "near"],
    ["臺灣雲杉軟件有限公司", "台湾云杉软件有限公司", "same"],
    ["杭州云杉软件有限公司", "杭州云杉软件有限责任公司", "same"],
    ["杭州云杉软件有限公司", "云杉软件（杭州）有限责任公司", "same"],
    ["杭州云杉软件有限公司", "云杉软件(杭州)有限公司", "same"],
    ["杭州云杉软件有限公司", "杭州市云杉软件股份有限公司", "same"],
    ["杭州云杉软件有限公司", "云杉软件有限公司", "same"],
    ["杭州云杉软件有限公司", "浙江杭州云杉软件有限公司", "same"],
    ["ＡＢＣ（上海）科技有限公司", "abc科技(上海)有限公司", "same"],
    ["杭州云杉软件有限公司", "云杉软件", "same"],
    ["杭州云杉软件有限公司", "云杉", "near"],
    ["云杉信息技术有限公司", "云杉信息科技有限公司", "near"],
    ["简珂新材料有限公司", "简珂新材", "near"],
    ["杭州云杉软件有限公司", "杭州云彬软件有限公司", "near"],
    ["杭州云杉软件有限公司", "杭州杉云软件有限公司", "near"],
    ["中国石油化工股份有限公司", "中石化", "near"],
    ["福建云杉软件有限公司", "云杉软件（厦门）有限公司", "same"],
    ["云杉软件（福州）有限公司", "云杉软件（厦门）有限公司", "far"],
    ["云杉软件技术有限公司", "云杉软件技术有限司", "same"],
    ["云杉软件技术有限公司", "云杉软件技术有限公", "same"],
    ["德博化工材料有限公司", "德波化工材料有限公司", "near"],
    ["International Business Machines Corp.", "IBM", "near"],
    ["ET Corp", "Evergreen Trading Corp", "near"],
    ["LP LLC", "Lakeside Pharmaceuticals LLC", "near"],
    ["FNB Group", "First National Bank Group", "near"],
    ["ET Corp", "Evergreen Logistics Corp", "far"],
    ["SNB Group", "First National Bank Group", "far"],
    ["Miller Industries Inc", "The & Miller Ind Inc", "same"],
    ["OAO Gazprom", "Open Joint Stock Company Gazprom", "same"],
    ["Société Générale S.A.", "SOCIETE GENERALE SA", "same"],
    ["ОАО Газпром", "OAO Gazprom", "same"],
    ["Brigade Forty-Four", "Brigade 44", "same"],
    ["Smith Dental LLC", "Smith Dental Inc", "near"],
    ["Bowne Global Solutions, Inc.", "Bowne Global Solutions II, Inc.", "far"],
    ["BD p.l.c.", "BP p.l.c.", "far"],
    ["杭州云杉软件有限公司", "成都云杉软件有限公司", "far"],
    ["杭州云杉软件有限公司", "杭州云杉物流有限公司", "far"],
    ["杭州云杉软件有限公司", "杭州恒泰软件有限公司", "far"],
    ["杭州第一建筑工程有限公司", "杭州第二建筑工程有限公司", "far"],
    ["云杉软件有限公司", "云杉软件有限公司北京分公司", "kin"],
    ["云杉软件有限公司上海分公司", "云杉软件有限公司北京分公司", "kin"],
    ["云杉软件有限公司北京分公司", "云杉软件有限公司北京市分公司", "same"],
    ["云杉软件有限公司", "恒泰软件有限公司北京分公司", "far"],
    ["中国银行杭州分行", "中国银行南京分行", "kin"],
    ["云杉软件北京办事处", "云杉软件有限公司", "kin"],
    ["云杉软件第一分公司", "云杉软件第二分公司", "kin"],
    ["樾简电子公司", "樾简电子有限公司", "same"],
    ["Acme Trading Co., Ltd.", "ACME TRADING", "same"],
    ["Müller GmbH & Co. KG", "Muller", "same"],
    ["The Acme Trading Company", "Acme Trading Inc", "near"],
    ["Acme Trading Co., Ltd.", "Acme Trading Company Limited", "same"],
    ["Acme Trading Corp.", "Acme Trading Inc", "near"],
    ["A.B.C. Trading", "ABC Trading LLC", "same"],
    ["art's delicatessen", "art's deli", "near"],
    ["cafe ritz-carlton buckhead", "Ritz-Carlton Cafe (Buckhead)", "same"],
    ["Yunshan Software", "Yunshan Sofware Ltd", "near"],
    ["Acme Trading", "Apex Trading", "far"],
    ["Acme Trading 1", "Acme Trading 2", "far"],
    ["杭州云杉软件有限公司", "Yunshan Software Co., Ltd.", "incomparable"],
    ["有限公司", "云杉", "far"],
    ["—", "云杉", "blank"],
  ],
  dateParts: [["2001-03-04", "2001-04-03", "near"], ["20010304", "2001-03-04", "same"], ["1908-12-09", "1908-12-90", "near"], ["2001-03-04", "2002-03-05", "far"], ["年初", "2001-03-04", "blank"], [45000, 45000, "same"]],
  dateTol: [[45000, 45003, "same", 3], [45000, 45004, "far", 3], [45000.75, 45000, "same", 0], ["2024年", 45000, "blank", 3]],
  edit: [["19081209", "19081290", "far"], ["2119 Wallaby", "2119wallabi", "near"], ["Ｆｏｏ bar", "foo-BAR", "same"], ["云杉", "yunshan", "incomparable"], ["", "a", "blank"]],
  email: [["A.Lee@Firm.com", "a.lee@firm.com", "same"], ["a.lee+crm@firm.com", "a.lee@firm.com", "same"], ["alee@gmail.com", "alee@gmial.com", "near"], ["zhangwei88@qq.com", "zhangwei88@163.com", "near"], ["zhangwei@qq.com", "zhangwei@163.com", "incomparable"], ["zhangwei@qq.com", "zhangwie@qq.com", "near"], ["info@a.com", "info@b.org", "far"], ["info@a.com", "Sales@a.com", "near"], ["li_chun@a.com", "lichun@b.org", "incomparable"], ["apalmer@gmail.com", "apalmer6@gmail.com", "far"], ["wang@firm.com", "li@firm.com", "far"], ["暂无", "a@b.com", "blank"]],
  exact: [["A1", "A1", "same"], ["A1", "a1", "far"], [1, "1", "same"], [true, true, "same"], [null, "x", "blank"], [{ error: "#REF!" }, { error: "#REF!" }, "blank"]],
  jaccardWeighted: [["red blue", "Blue, RED", "same"], ["query processing", "query procesing", "near"], ["Y. Freund", "Yoav Freund", "near"], ["proc. int. conf.", "proceedings international conference", "near"], ["Y. Freund", "Robert Freund", "far"], ["Database tuning (part I)", "Database tuning (part II)", "far"], ["Report 2023 of sales", "Report 2024 of sales", "far"], ["red", "blue", "far"], ["红 蓝", "red blue", "incomparable"], ["", "red", "blank"]],
  jaroWinkler: [["martha", "marhta", "near"], ["dwayne", "duane", "near"], ["dixon", "dicksonx", "near"], ["smith", "jones", "far"], ["SMITH", "smith", "same"], ["王", "wang", "incomparable"], ["N/A", "Boston", "blank"]],
  ngram: [["night", "nacht", "far", 2], ["长江实业集团", "长江实业", "far", 2], ["software yunshan", "yunshan software", "near", 2], ["a", "A.", "same", 3], ["", "a", "blank", 2]],
  normalized: [["Info@YunShan.com", "info@yunshan.com", "same"], ["a.b@gmail.com", "ab@gmail.com", "far"], ["école", "e\u0301cole", "same"], ["ａｂｃ １", "ABC1", "same"], ["https://www.yunshan.com/", "http://yunshan.com", "same"], ["abc", "abd", "far"], ["...", "abc", "blank"], ["暂无", "暂无", "blank"], ["N/A", "无", "blank"]],
  numberTol: [[10, 10.5, "same", 0.5], [10, 10.6, "far", 0.5], ["10", 10, "blank", 1], [-0, 0, "same", 0]],
  personName: [
    ["陳大文", "陈大文", "near"],
    ["张三", "张 三", "same"],
    ["张三先生", "张三", "same"],
    ["欧阳·娜娜", "欧阳娜娜", "same"],
    ["买买提·艾力", "买买提艾力", "same"],
    ["张伟国", "伟国张", "near"],
    ["张伟国", "张伟刚", "near"],
    ["张伟", "张炜", "far"],
    ["张伟", "李伟", "far"],
    ["王桂威", "王桂维", "near"],
    ["彭芳轩", "彭芳轩轩", "near"],
    ["王鸿东", "玉鸿东", "far"],
    ["张总", "张伟", "hint"],
    ["张总", "李伟", "far"],
    ["王小姐", "王芳", "hint"],
    ["李建工", "李建", "far"],
    ["张伟", "Zhang Wei", "near"],
    ["张伟", "WEI Zhang", "near"],
    ["曾小明", "Zeng Xiaoming", "near"],
    ["张伟", "John Smith", "incomparable"],
    ["Bill Gates", "William Gates", "near"],
    ["张伟", "章炜", "far"],
    ["Smith, John", "John Smith", "same"],
    ["Dr. John Smith", "john smith", "same"],
    ["J. Smith", "John Smith", "near"],
    ["John Paul Smith", "John Smith", "near"],
    ["Jon Smith", "John Smith", "near"],
    ["ZhangWei", "Zhang Wei", "near"],
    ["O'Brien José", "Jose OBrien", "same"],
    ["John Smith Jr.", "John Smith Sr.", "far"],
    ["John Smith", "Mary Smith", "far"],
    ["Robert Smith", "Natalie R Smith", "far"],
    ["Edgar Hoover", "J. Edgar Hoover", "near"],
    ["Osrac Ahmed", "Oscar Ahmed", "near"],
    ["J. S.", "John Smith", "incomparable"],
    ["Mark Zuckermann", "Mark Zuckerberg", "far"],
    ["Giorgia Meleni", "Giorgia Meloni", "near"],
    ["Mr.", "John", "blank"],
  ],
  phone: [
    ["1-502-853-1483", "(502) 853-1483", "same"],
    ["13812345678", "+86 138-1234-5678", "same"],
    [13812345678, "0086 13812345678", "same"],
    ["0571-87654321", "(0571)87654321", "same"],
    ["0571-87654321", "+86 571 8765 4321", "same"],
    ["0571-87654321", "87654321", "same"],
    ["0571-87654321转802", "0571-87654321", "same"],
    ["0571-87654321*802", "(0571)87654321", "same"],
    ["138****5678", "138-5678", "same"],
    ["0571-87654321-802", "0571-87654321 ext. 5", "same"],
    ["0571-87654321", "0574-87654321", "far"],
    ["13812345678", "13812345679", "far"],
    ["13812345678/13987654321", "13987654321", "same"],
    ["310/246-1501", "310-246-1501", "same"],
    ["+1 3102461501", "310-246-1501", "same"],
    ["1-617-811-0328", "(617) 811-0328", "same"],
    ["16178110328", "617-811-0328 ext. 4", "same"],
    ["13887654321", "87654321", "far"],
    ["１３８１２３４５６７８", "手机：13812345678", "same"],
    ["待补", "13812345678", "blank"],
  ],
  pinyin: [["张伟", "章炜", "same"], ["張偉", "Zhang Wei", "same"], ["曾可", "zengke", "same"], ["张伟", "王伟", "far"], [null, "张伟", "blank"]],
  pinyinInitials: [["张伟国", "ZWG", "same"], ["张伟国", "赵文广", "same"], ["张伟", "zwg", "far"], ["", "zw", "blank"]],
  prefix: [["云杉软件", "云杉 物流", "same", 2], ["云杉", "云彬", "far", 2], ["a", "ab", "far", 2], ["", "a", "blank", 2]],
  suffix: [["138-1234-5678", "5678", "same", 4], ["12345", "12346", "far", 4]],
  tokenSet: [["red blue", "Blue, RED", "same"], ["red blue", "red red blue", "same"], ["red blue green", "red blue", "near"], ["red", "blue", "far"], ["红 蓝", "red blue", "incomparable"]],
  tradSimp: [["陳大文", "陈大文", "same"], ["臺灣國際", "台湾国际", "same"], ["陈大文", "陈大武", "far"], ["", "陈", "blank"]],
};

describe.each(Object.keys(cases).sort())("match method %s", (name) => {
  it.each(cases[name]!.map(([a, b, expected, n]) => ({ a, b, expected, n: n ?? 0 })))("finds $a and $b $expected", ({ a, b, expected, n }) => {
    expect([verdict(near(name, a, b, n)), near(name, a, b, n)]).toEqual([expected, near(name, b, a, n)]);
  });
});

describe("match methods", () => {
  it("are exactly the words of the template language, sorted by name, each with cases", () => {
    const words = matchMethods.map(({ name }) => name);
    expect(methods.map(({ name }) => name)).toEqual(words);
    expect([...words].sort()).toEqual(words);
    expect(Object.keys(cases).sort()).toEqual(words);
    expect(Object.keys(blockKeyKinds).sort()).toEqual(blockKeys.map(({ name }) => name));
  });

  it("are symmetric, give a number from 0 to 1, and agree with themselves, whatever the cell holds", () => {
    const part = fc.constantFrom("云", "杉", "软件", "杭州", "有限公司", "分公司", "北京", "(", "）", "张", "伟", "总", "smith", "john", "j", "co", "ltd", " ", ",", ".", "1", "23", "号", "室", "路", "138", "-", "转", "@", "é", "\u0000", "𠮷");
    const cell = fc.oneof(fc.array(part, { maxLength: 12 }).map((parts) => parts.join("")), fc.string(), fc.double(), fc.boolean(), fc.constant({ error: "#N/A" }));
    fc.assert(
      fc.property(fc.constantFrom(...methods), cell, cell, (method, a, b) => {
        const [x, y] = [method.form(a, 2, context), method.form(b, 2, context)];
        if (x === null || y === null) return;
        expect(method.form(a, 2, context)).toEqual(x);
        const likeness = method.compare(x, y, 2);
        expect(likeness).toBe(method.compare(y, x, 2));
        if (likeness !== incomparable && likeness !== kin && likeness !== hint) {
          expect(likeness).toBeGreaterThanOrEqual(0);
          expect(likeness).toBeLessThanOrEqual(1);
        }
        expect(method.say?.(x, y, likeness, false)).toEqual(method.say?.(y, x, likeness, false));
      }),
      { seed: 11, numRuns: 5000 },
    );
  });

  it("differ by their marks only where comparing them finds nothing in common", () => {
    const texts: { readonly [method: string]: fc.Arbitrary<string> } = {
      email: fc.tuple(fc.string({ unit: fc.constantFrom(..."abxy19._-"), minLength: 1, maxLength: 8 }), fc.constantFrom("info", "sales", ""), fc.constantFrom("a.com", "a.co", "b.cn", "mail.example.org")).map(([own, office, host]) => `${office === "" ? own : office}@${host}`),
      personName: fc.oneof(fc.string({ unit: fc.constantFrom(..."张章王伟炜威敏军俊欧阳"), minLength: 1, maxLength: 4 }), fc.string({ unit: fc.constantFrom(..."aehnos "), minLength: 1, maxLength: 10 }), fc.array(fc.oneof(fc.constantFrom("bill", "william", "will", "bob", "robert", "smith", "smyth", "jones"), fc.string({ unit: fc.constantFrom(..."abehnorstwy"), minLength: 2, maxLength: 16 })), { minLength: 2, maxLength: 2 }).chain((words) => fc.constantFrom(words, [words[0]!, "b", words[1]!], ["s", ...words], [...words, "s"])).map((words) => words.join(" "))),
      phone: fc.tuple(fc.constantFrom("", "1", "0571", "+86 138", "010-"), fc.string({ unit: fc.constantFrom(..."123"), minLength: 5, maxLength: 9 }), fc.constantFrom("", "", "/13987654321")).map((parts) => parts.join("")),
    };
    for (const method of methods.filter(({ marks }) => marks !== undefined)) {
      let told = 0;
      const rest = (form: Form): number => method.marks!.rest?.(form) ?? 0;
      fc.assert(
        fc.property(texts[method.name]!, texts[method.name]!, (a, b) => {
          const [x, y] = [method.form(a, 0, context), method.form(b, 0, context)];
          if (x === null || y === null || x.key === y.key || !method.marks!.differ(method.marks!.of(x), method.marks!.of(y), rest(x), rest(y))) return;
          told++;
          const likeness = method.compare(x, y, 0);
          expect(likeness).toBeGreaterThanOrEqual(0);
          expect(likeness).toBeLessThan(method.cuts!.at(-1)!);
        }),
        { seed: 11, numRuns: 5000 },
      );
      expect(told).toBeGreaterThan(100);
    }
  });

  it("are incomparable by their marks only where comparing them says so", () => {
    const { form, marks, compare } = methods.find(({ name }) => name === "personName")!;
    const text = fc.oneof(fc.string({ unit: fc.constantFrom(..."张王伟欧阳小明安"), minLength: 1, maxLength: 4 }), fc.array(fc.constantFrom("zhang", "wang", "wei", "ouyang", "xiao", "ming", "a", "an"), { minLength: 2, maxLength: 3 }).map((words) => words.join(" ")));
    let told = 0;
    fc.assert(
      fc.property(text, text, (a, b) => {
        const [x, y] = [form(a, 0, context)!, form(b, 0, context)!];
        if (!marks!.silent!(marks!.of(x), marks!.of(y), marks!.rest!(x), marks!.rest!(y))) return;
        told++;
        expect(compare(x, y, 0)).toBe(incomparable);
      }),
      { seed: 11, numRuns: 5000 },
    );
    expect(told).toBeGreaterThan(500);
  });

  it("read long texts in linear time", () => {
    for (const method of methods) for (const text of ["(".repeat(30000), "公司".repeat(15000), "分公司".repeat(9000), "1-".repeat(15000), "号".repeat(30000), "a.".repeat(15000), " ".repeat(30000), "'".repeat(30000)]) method.form(text, 3, context);
  });
});

describe("block keys", () => {
  const keys = (name: string, value: CellValue, n = 0): readonly string[] => {
    const kind = blockKeyKinds[name]!;
    const form = kind.method === null ? null : methodOf(kind.method).form(value, n, context);
    return kind.method === null ? kind.keysOf(value) : form === null ? [] : kind.keysOf(form);
  };
  const lines: readonly (readonly [name: string, value: CellValue, expected: readonly string[], n?: number])[] = [
    ["company", "杭州云杉软件有限公司", ["云杉"]],
    ["company", "云杉软件有限公司北京分公司", ["云杉"]],
    ["company", "云杉", ["云杉"]],
    ["company", "云杉垂钓乐园", ["云杉垂钓乐园", "云杉", "云杉垂钓"]],
    ["company", "Acme Trading Co., Ltd.", ["acme"]],
    ["company", null, []],
    ["emailDomain", "Info@Yunshan.COM", ["yunshan.com"]],
    ["emailLocal", "Info@Yunshan.COM", ["info"]],
    ["emailLocal", "nobody", []],
    ["exact", 12, ["12"]],
    ["normalized", "A-1", ["a1"]],
    ["personName", "伟张", ["伟张"]],
    ["personName", "张伟", ["伟张"]],
    ["personName", "Smith, John", ["john smith"]],
    ["personName", "张总", []],
    ["phone8", "0571-87654321转802", ["87654321"]],
    ["phone8", "13812345678/13987654321", ["12345678", "87654321"]],
    ["prefix", "Yunshan", ["yun"], 3],
    ["suffix", "Yunshan", ["han"], 3],
  ];
  it.each(lines.map(([name, value, expected, n]) => ({ name, value, expected, n: n ?? 0 })))("$name of $value", ({ name, value, expected, n }) => {
    expect(keys(name, value, n)).toEqual(expected);
  });
});
