import data from "../../templates/data/postcodes.json";
import { postcodeField, postcodeProvince } from "../../src/fields/postcodeField";
import { checks, contextOf, reads, refuses } from "./fieldTable";

describe("a mainland postcode", () => {
  const context = contextOf(postcodeField);
  reads(postcodeField, context, [["518000", "518000"], [518000, "518000"], ["５１８０００", "518000"], ["518 000", "518000"], ["邮编：518000", "518000"], ["CN-518000", "518000"], ["518000.0", "518000"]]);
  reads(postcodeField, context, [[10000, "010000", "zeroLost"], ["广东深圳 518000", "518000", "droppedText"], ["无", null, "placeholder"]]);
  refuses(postcodeField, context, [["51800", "wrongLength"], ["5180001", "wrongLength"], ["518000 518001", "wrongLength"], ["518000/518001", "severalCodes"], ["深圳", "notACode"], ["5.18E+5", "digitsLost"], [{ error: "#N/A" }, "errorCell"]]);
  checks(postcodeField, context, [["518000"], ["999077"], ["990000", "unknownPrefix", "warning"], ["000000", "unknownPrefix", "warning"]]);
  it.each([["518000", "广东省"], ["010010", "内蒙古自治区"], ["999078", "澳门特别行政区"], ["140000", null]])("%s is in %s", (code, province) => expect(postcodeProvince(code)).toBe(province));
});

describe("a postcode of another country", () => {
  it.each([
    ["GB", "sw1a1aa", "SW1A 1AA"], ["GB", "M1 1AE", "M1 1AE"], ["US", "02134", "02134"], ["US", "021341234", "02134-1234"], ["US", "02134-1234", "02134-1234"], ["CA", "k1a0b1", "K1A 0B1"], ["JP", "1350061", "135-0061"], ["NL", "1234AB", "1234 AB"], ["SE", "SE-12345", "123 45"], ["DE", "10115", "10115"], ["AD", "AD500", "AD500"], ["TW", "10617", "10617"],
  ])("%s: %s is stored as %s", (country, typed, stored) => {
    const context = contextOf(postcodeField, { country });
    expect(postcodeField.parse(typed, context)).toEqual({ ok: true, value: stored, lossless: true });
    expect(postcodeField.check(stored, context)).toBeNull();
  });
  const context = contextOf(postcodeField, { country: "US" });
  reads(postcodeField, context, [[2134, "02134", "zeroLost"]]);
  refuses(postcodeField, context, [["518000", "otherCountry"], ["SW1A 1AA", "otherCountry"]]);
  it("knows which countries it knows", () => {
    expect(postcodeField.countries?.("CN")).toBe(true);
    expect(postcodeField.countries?.("GB")).toBe(true);
    expect(postcodeField.countries?.("HK")).toBe(false);
  });
});

describe("the patterns of countries", () => {
  it("cannot hang: nothing in them repeats without end but one run of blanks", () => {
    expect(data.countries.filter((line) => /[+*]|\{\d+,\}/.test(line.replace("\\s*", "")))).toEqual([]);
  });
});
