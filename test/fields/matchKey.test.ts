import { foldVariants, lookAlikeKey, matchKey, mixedWord, sameKey, variantKey } from "../../src/fields/matchKey";

describe("keys for comparing", () => {
  it.each([["ＡＢＣ公司", "abc公司"], [" a  b ", "a b"], ["e\u0301cole", "école"], ["STRASSE", "straße"], ["Ⅲ", "iii"], ["a\u200bb", "ab"], ["İ", "i̇"], ["㎡", "m2"]])("same: %s = %s", (a, b) => expect(sameKey(a)).toBe(sameKey(b)));
  it.each([["上海(集团)公司", "上海（集团）公司"], ["138-0013-8000", "13800138000"], ["Zhang@Example.com", "zhang@example.com"], ["a & b", "AB"]])("match: %s = %s", (a, b) => expect(matchKey(a)).toBe(matchKey(b)));
  it.each([["a.b@gmail.com", "ab@gmail.com"], ["张三", "张三丰"], ["陳大文", "陈大文"]])("no match: %s ≠ %s", (a, b) => expect(matchKey(a)).not.toBe(matchKey(b)));
  it.each([["陳大文", "陈大文"], ["王𠮷", "王吉"], ["臺灣積體電路", "台湾积体电路"]])("variants: %s ~ %s", (a, b) => expect(variantKey(a)).toBe(variantKey(b)));
  it("keeps a text without variants as it is", () => expect(foldVariants("abc 张三")).toBe("abc 张三"));
  it("sees letters that look like Latin ones", () => {
    expect(lookAlikeKey("раураl")).toBe("paypal");
    expect(mixedWord("Аlibaba Ltd")).toBe("Аlibaba");
    for (const clean of ["Москва", "Αθήνα", "Alibaba", "µ-Tec", "α波 Acme"]) expect(mixedWord(clean)).toBeNull();
  });
});
