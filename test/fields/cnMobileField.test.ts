import { cnMobileField } from "../../src/fields/cnMobileField";
import { checks, contextOf, reads, refuses, refusesWith } from "./fieldTable";

const context = contextOf(cnMobileField);

describe("a mainland mobile number is read in a dozen spellings", () => {
  reads(cnMobileField, context, [
    "13812345678", 13812345678, "138 1234 5678", "138-1234-5678", "138.1234.5678", "１３８１２３４５６７８", "+86 138 1234 5678", "+8613812345678", "0086 13812345678", "86-13812345678", "(86)13812345678", "（+86）138-1234-5678",
    "013812345678", "手机：13812345678", "Tel: 13812345678", "\u202a13812345678\u202c", "'13812345678", "13812345678.0", " 138\u00a01234\u30005678 ", "8613812345678",
  ].map((raw) => [raw, "13812345678"] as const));
  reads(cnMobileField, context, [["13812345678（微信同号）", "13812345678", "droppedText"], ["张三 138-1234-5678", "13812345678", "droppedText"], ["无", null, "placeholder"]]);
});

describe("what is no mobile number is refused with what is wrong", () => {
  refuses(cnMobileField, context, [
    ["1381234567", "tooShort"], ["138123456789", "tooLong"], ["010-65556666", "notAMobile"], ["23812345678", "notAMobile"], ["12812345678", "notAMobile"], ["13812345678/13912345678", "severalNumbers"], ["13812345678 13912345678", "severalNumbers"],
    ["1.38E+10", "scientific"], ["138****5678", "masked"], ["微信同号", "notAMobile"], [1.38e15, "digitsLost"], [{ error: "#VALUE!" }, "errorCell"], [true, "notAMobile"], ["13812345678;010-65556666", "severalNumbers"],
  ]);
  refusesWith(cnMobileField, context, "+86 1381234567", "tooShort", { missing: 1, length: 10 });
});

describe("the prefix", () => {
  checks(cnMobileField, context, [["19912345678"], ["17012345678"], ["15412345678", "unusedPrefix", "warning"]]);
  it("is all that shows, with the last four digits", () => expect(cnMobileField.mask("13812345678", context)).toBe("138****5678"));
});
