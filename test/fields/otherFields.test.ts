import { autoNumberField, autoNumberPattern, isNumberOf, numbersAfter } from "../../src/fields/autoNumberField";
import { fieldTypeOf, fieldTypes } from "../../src/fields/index";
import { longTextField } from "../../src/fields/longTextField";
import { textField } from "../../src/fields/textField";
import { urlField } from "../../src/fields/urlField";
import { foldWidth } from "../../src/fields/width";
import type { CellValue } from "../../src/records/cellValue";
import { checks, contextOf, reads, refuses, stepsNamed } from "./fieldTable";

describe("free text", () => {
  const context = contextOf(textField);
  reads(textField, context, [["  e\u0301cole\u0007 ", "école"], ["a\r\nb\rc", "a\nb\nc"], ["ＡＢＣ　①㎡", "ＡＢＣ　①㎡"], ["\ufa19社", "\ufa19社"], ["𠮷野 \ufa11", "𠮷野 \ufa11"], [12.5, "12.5"], [true, "TRUE"], ["\u200b", null]]);
  reads(textField, contextOf(textField, { normalize: stepsNamed("nfkc", "trim") }), [["ＡＢＣ　①㎡", "ABC ①㎡"]]);
  refuses(longTextField, contextOf(longTextField), [[1e15, "digitsLost"], [{ error: "#N/A" }, "errorCell"]]);
});

describe("a web address", () => {
  const context = contextOf(urlField);
  reads(urlField, context, [["https://www.example.com/A?b=C#d", "https://www.example.com/A?b=C#d"], ["HTTP://WWW.Example.COM/A", "http://www.example.com/A"], ["ｈｔｔｐｓ：／／ｅｘａｍｐｌｅ．ｃｏｍ", "https://example.com"], ["https://例子.中国/路径（一）", "https://例子.中国/路径（一）"], ["官网：https://a.cn", "https://a.cn"], ["http://10.0.0.1:8080/x", "http://10.0.0.1:8080/x"]]);
  reads(urlField, context, [["www.example.com", "https://www.example.com", "schemeAdded"], ["Example.com/A", "https://example.com/A", "schemeAdded"], ["example.com:8080", "https://example.com:8080", "schemeAdded"], ["无", null, "placeholder"]]);
  refuses(urlField, context, [["javascript:alert(1)", "otherScheme"], ["ftp://a.com", "otherScheme"], ["a@b.com", "isEmail"], ["例子", "notAUrl"], ["https://", "badHost"], ["https://a..b", "badHost"], ["https://a.com/x y", "blankInside"], ["https://a.com:99999", "badPort"], ["https://999.1.1.1", "badHost"], ['https://a.com/"x"', "badCharacter"], [5, "notAUrl"]]);
  checks(urlField, context, [["https://a.com"], ["https://user:pw@a.com", "holdsPassword", "warning"]]);
});

describe("an auto number", () => {
  const pattern = "C{yyyy}{MM}-{seq:4}";
  const context = contextOf(autoNumberField, { autoNumber: pattern });
  const today = { year: 2024, month: 1, day: 5 };
  reads(autoNumberField, context, [["C202401-0007", "C202401-0007"], ["ｃ202401－0007", "C202401-0007"], ["旧-12", "旧-12"]]);
  checks(autoNumberField, context, [["C202401-0007"], ["C202401-10007"], ["C202413-0007", "otherShape", "warning"], ["C202401-007", "otherShape", "warning"], ["旧-12", "otherShape", "warning"]]);
  const after = (text: string, numbers: readonly string[]) => numbersAfter(text, numbers.map((number) => ({ number, valueOf: () => "" })), [], today)?.(() => "") ?? null;
  it("goes on from the largest of its own period", () => {
    expect(after(pattern, ["C202401-0007", "C202401-0003", "C202312-0099", "旧-12"])).toBe("C202401-0008");
    expect(after(pattern, ["C202401-9999"])).toBe("C202401-10000");
    expect(after(pattern, [])).toBe("C202401-0001");
    expect(after("{seq:3}/{yy}", ["007/24", "100/23"])).toBe("008/24");
    expect(after("K{yyyy}{MM}{dd}{seq:3}", ["K20240105001"])).toBe("K20240105002");
  });
  it("counts each value of a field by itself, number after number, past those of records that are gone; it waits where the field is blank", () => {
    const of = (region: string) => (): string => region;
    const next = numbersAfter("{region}-{seq:3}", [{ number: "华东-007", valueOf: of("华东") }, { number: "华东-100", valueOf: of("华南") }, { number: "华南-x", valueOf: of("华南") }], ["华南-004", "华东-009"], today)!;
    expect([next(of("华东")), next(of("华南")), next(of("华东")), next(of(" "))]).toEqual(["华东-010", "华南-005", "华东-011", null]);
    expect([["华东-7", "华东"], ["华东-007", "华南"], ["华东-007", "华东"], ["华东-007", ""]].map(([number, region]) => isNumberOf("{region}-{seq:3}", number!, of(region!)))).toEqual([false, false, true, true]);
  });
  it.each(["C{yyyy}", "{seq}{seq}", "C{a b}{seq}", "C{seq", "{seq:0}", "{seq:13}"])("has no pattern in %s", (text) => {
    expect(autoNumberPattern(text)).toBeNull();
    expect(after(text, [])).toBeNull();
  });
});

describe("the width fold", () => {
  it.each([["ＡＢＣ１２３（）", "ABC123()"], ["㎡①½", "㎡①½"], ["　", " "], ["ｶﾞ", "ガ"], ["￥", "¥"], ["ﬁ", "ﬁ"]])("%s → %s", (text, folded) => {
    expect(foldWidth(text)).toBe(folded);
    expect(foldWidth(folded)).toBe(folded);
  });
});

describe("the type guessed for a column", () => {
  const best = (samples: readonly CellValue[]): string => {
    const sure = fieldTypes.map((fieldType) => [fieldType.guess?.(samples) ?? 0, fieldType.type] as const);
    return sure.reduce((a, b) => (b[0] > a[0] ? b : a))[1];
  };
  it.each<readonly [string, readonly CellValue[]]>([
    ["cn-mobile", ["13812345678", "139 1234 5678", 13712345678]],
    ["phone", ["010-65556666", "13812345678", "0755-88888888"]],
    ["email", ["a@b.com", "c@d.cn"]],
    ["cn-uscc", ["91350100M000100Y43", "91350200776049653A"]],
    ["cn-id", ["11010519491231002X", "440524188001010014"]],
    ["date", ["2024-01-05", "2024年1月6日", 20240107]],
    ["money", ["¥1,200", "3.5万元", "800元"]],
    ["number", [12.5, 3, "4.25"]],
    ["integer", [1, 2, 37]],
    ["percent", ["15%", "20%"]],
    ["bool", ["是", "否"]],
    ["companyName", ["上海明达科技有限公司", "北京某某集团"]],
    ["personName", ["张三", "李小四", "王芳"]],
    ["region", ["广东省深圳市", "北京市朝阳区", "浙江杭州"]],
    ["url", ["www.example.com", "https://a.cn"]],
    ["address", ["广东省深圳市南山区科技园路1号", "北京朝阳区建国路88号"]],
    ["attachment", ["合同/2024.pdf", "C:\\合同\\2025.docx"]],
    ["datetime", ["2024-01-05 13:45", "2024年1月5日 下午3点"]],
    ["yearMonth", ["2024年1月", "2024-02"]],
    ["lunarDate", ["正月初一", "1990年八月十五", "腊月廿三"]],
    ["rating", ["★★★☆☆", "4星", "5/5"]],
    ["tags", ["#重点 #VIP", "#老客户"]],
    ["json", ["{\"a\":1}", "[1,2]"]],
    ["text", ["随便写写", "some words here", "备注"]],
  ])("%s", (type, samples) => expect(best(samples)).toBe(type));
  it("belongs to a type that is in the list", () => expect(fieldTypeOf("text")?.guess?.(["x"])).toBeGreaterThan(0));
});
