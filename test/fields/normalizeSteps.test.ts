import { normalizeStepOf, normalizeSteps } from "../../src/fields/normalizeSteps";
import { textField } from "../../src/fields/textField";
import { contextOf, reads } from "./fieldTable";

describe("normalize steps", () => {
  it("are sorted by name", () => {
    const names = normalizeSteps.map((step) => step.name);
    expect(names).toEqual([...names].sort());
    expect(normalizeStepOf("nope")).toBeUndefined();
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

  reads(textField, contextOf(textField, { normalize: ["trim", "nfkc"] }), [["　ＡＢＣ㎡①　", "ABC㎡①"], ["ｶﾞﾗｽ", "ガラス"], ["￥５", "¥5"]]);
  reads(textField, contextOf(textField, { normalize: ["brackets"] }), [["甲(乙)", "甲（乙）"], ["A（B）", "A(B)"]]);
  reads(textField, contextOf(textField, { normalize: ["digits"] }), [["１２-３４ 56", "123456"], ["No.12", "12", "droppedText"], ["abc", null, "droppedText"]]);
  reads(textField, contextOf(textField, { normalize: ["upper"] }), [["abc", "ABC"]]);
  reads(textField, contextOf(textField), [["  a  b \n", "a  b"], ["第一行\n第二行", "第一行\n第二行"], ["a\u0000b", "ab"], ["👨‍👩‍👧", "👨‍👩‍👧"], ["\u200b\ufeff ", null], [12.5, "12.5"], [0.1 + 0.2, "0.3"], [true, "TRUE"], ["①㎡", "①㎡"]]);
});
