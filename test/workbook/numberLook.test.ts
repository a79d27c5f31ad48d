import { currencySign, isDigits, isPercent } from "../../src/workbook/numberLook";

describe("what a number format says of its numbers", () => {
  it.each([
    ["¥#,##0.00", "¥"], ['"￥"#,##0', "￥"], ["[$$-409]#,##0.00", "$"], ["[$€-407] #,##0", "€"], ["[$USD] #,##0", "USD"], ["[$$-C09]#,##0", "AUD"], ["[$HK$-C04]#,##0", "HK$"], ['_-"£"* #,##0.00', "£"], ['"US$"#,##0', "US$"], ['0.00"元"', "元"], ["$#,##0", "$"], ["\\$0", "$"],
    ["#,##0.00", null], ["[$-804]0", null], ["[Red]0", null], ['0"千"', null], ["General", null],
    // What a program writes as number 7 or 44 without saying what that is: each reader sees the currency of his own.
    ['"$"#,##0.00_);\\("$"#,##0.00\\)', null], ['_("$"* #,##0.00_);_("$"* \\(#,##0.00\\);_("$"* "-"??_);_(@_)', null],
  ])("%s names %s", (format, sign) => expect(currencySign(format)).toBe(sign));
  it.each([["0%", true], ["0.00%;[Red]-0.00%", true], ['0"%"', false], ["0\\%", false], ["0.00", false]])("%s is a percentage: %s", (format, is) => expect(isPercent(format)).toBe(is));
  it.each([["000000", true], ["000-000", true], ["0", false], ["0.00", false], ["#,##0", false]])("%s is digits: %s", (format, is) => expect(isDigits(format)).toBe(is));
});
