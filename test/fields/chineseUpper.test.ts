import fc from "fast-check";
import { chineseAmount } from "../../src/fields/chineseNumber";
import { chineseUpper } from "../../src/fields/chineseUpper";
import { decimalFromText, sameDecimal } from "../../src/fields/exactDecimal";
import { readNumberText } from "../../src/fields/numberText";

const upper = (text: string): string | null => chineseUpper(decimalFromText(text)!);

describe("amounts in words", () => {
  it.each([
    ["1234567.89", "壹佰贰拾叁万肆仟伍佰陆拾柒元捌角玖分"], ["100000", "壹拾万元整"], ["10", "壹拾元整"], ["-10.5", "负壹拾元伍角整"], ["1.05", "壹元零伍分"], ["0", "零元整"], ["0.5", "伍角整"], ["0.05", "伍分"], ["1005", "壹仟零伍元整"], ["10005", "壹万零伍元整"], ["100500", "壹拾万零伍佰元整"],
    ["1409.50", "壹仟肆佰零玖元伍角整"], ["6007.14", "陆仟零柒元壹角肆分"], ["325.04", "叁佰贰拾伍元零肆分"], ["100000000", "壹亿元整"], ["100000001", "壹亿零壹元整"], ["1000010000", "壹拾亿零壹万元整"], ["1000000000000", "壹万亿元整"], ["1234500000000", "壹万贰仟叁佰肆拾伍亿元整"], ["1000000000005", "壹万亿零伍元整"],
  ])("%s is %s", (amount, words) => expect(upper(amount)).toBe(words));
  it("has none for more than two decimals or sixteen digits", () => expect([upper("1.005"), upper("10000000000000000")]).toEqual([null, null]));
  it("reads back as the same amount", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 99_999_999_999_999n }), (cents) => {
        const amount = { coefficient: cents, scale: 2 };
        const read = chineseAmount(chineseUpper(amount)!);
        if (read === null || !sameDecimal(read, amount)) throw new Error(`${cents} is ${chineseUpper(amount)}`);
      }),
      { seed: 7, numRuns: 3000 },
    );
  });
  it.each([["负壹拾元伍角整", "-10.5"], ["人民币壹拾贰万元正", "120000"], ["廿三元", "23"], ["叁拾万圆整", "300000"], ["伍佰元整（含税）", "500"]])("reads %s", (text, amount) => {
    const read = readNumberText(text);
    expect(read.ok && sameDecimal(read.value, decimalFromText(amount)!)).toBe(true);
  });
});
