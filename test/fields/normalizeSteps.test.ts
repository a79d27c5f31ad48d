import { lexiconStep, mapStep, normalizeSteps } from "../../src/fields/normalizeSteps";
import { textField } from "../../src/fields/textField";
import { contextOf, reads, stepsNamed } from "./fieldTable";

describe("normalize steps", () => {
  it("are sorted by name", () => {
    const names = normalizeSteps.map((step) => step.name);
    expect(names).toEqual([...names].sort());
  });

  it("come to rest after one pass, in any pair, for every character", () => {
    for (const first of normalizeSteps) {
      for (const second of normalizeSteps) {
        const apply = (text: string): string => second.apply(first.apply(text));
        for (let code = 1; code < 0x3000; code++) {
          const once = apply(`a${String.fromCharCode(code)}中`);
          if (apply(once) !== once) throw new Error(`${first.name}, ${second.name}: U+${code.toString(16)}`);
        }
        for (let code = 0x3000; code < 0x10000; code += code < 0x3100 || code >= 0xf900 ? 1 : 97) {
          const once = apply(`(${String.fromCharCode(code)})`);
          if (apply(once) !== once) throw new Error(`${first.name}, ${second.name}: U+${code.toString(16)}`);
        }
      }
    }
  });

  reads(textField, contextOf(textField, { normalize: stepsNamed("trim", "nfkc") }), [["　ＡＢＣ㎡①　", "ABC㎡①"], ["ｶﾞﾗｽ", "ガラス"], ["￥５", "¥5"]]);
  reads(textField, contextOf(textField, { normalize: stepsNamed("brackets") }), [["甲(乙)", "甲（乙）"], ["A（B）", "A(B)"]]);
  reads(textField, contextOf(textField, { normalize: stepsNamed("digits") }), [["１２-３４ 56", "123456"], ["No.12", "12", "droppedText"], ["abc", null, "droppedText"]]);
  reads(textField, contextOf(textField, { normalize: stepsNamed("phone") }), [["+86 138-1234-5678", "13812345678"], ["（010）6512 3456", "010-65123456"], ["138 1234 567", "138 1234 567"], ["分机 12", "分机 12"]]);
  reads(textField, contextOf(textField, { normalize: stepsNamed("date") }), [["2024年1月5日", "2024-01-05"], ["20240105", "2024-01-05"], ["2024.1.5", "2024-01-05"], ["03/04/2024", "03/04/2024"], ["2024年1月5日之前", "2024年1月5日之前"]]);
  reads(textField, contextOf(textField, { normalize: [mapStep("map:size", { 大: "L", xl: "XL" })] }), [["大", "L"], ["ＸＬ", "XL"], ["大号", "大号"]]);
  reads(textField, contextOf(textField, { normalize: [lexiconStep("lexicon:short", { 有限公司: "", 股份有限公司: "", 北京市: "北京" })] }), [["北京市甲股份有限公司", "北京甲", "droppedText"], ["有限有限公司公司", null, "droppedText"], ["北京市", "北京"]]);
  reads(textField, contextOf(textField, { normalize: stepsNamed("upper") }), [["abc", "ABC"]]);
  reads(textField, contextOf(textField), [["  a  b \n", "a  b"], ["第一行\n第二行", "第一行\n第二行"], ["a\u0000b", "ab"], ["👨‍👩‍👧", "👨‍👩‍👧"], ["\u200b\ufeff ", null], [12.5, "12.5"], [0.1 + 0.2, "0.3"], [true, "TRUE"], ["①㎡", "①㎡"]]);
});
