import { companyNameField } from "../../../src/fields/companyNameField";
import { emailField } from "../../../src/fields/emailField";
import { phoneField } from "../../../src/fields/phoneField";
import type { FieldType } from "../../../src/fields/fieldType";
import { chanceOfParts } from "../../../src/rules/duplicates/chanceOfParts";
import { comparePair } from "../../../src/rules/duplicates/comparePair";
import { pairMatcher } from "../../../src/rules/duplicates/pairMatcher";
import type { DedupeDef, MatchDef } from "../../../src/template/template";
import { fieldDef, inputs, tableDef, typedTable } from "../../support/typedTables";

type Words = { readonly key: string; readonly words: readonly string[] };
const words = (text: string): Words => ({ key: text, words: text.split(" ") });

describe("how often a value comes together by chance", () => {
  const forms = ["core capital", "core energy", "blue capital", "blue energy", "lindcombe energy"].map(words);
  const chance = chanceOfParts(forms, Uint32Array.of(4, 4, 4, 4, 2), (form) => (form as Words).words);

  it("follows from how many records have its parts, the record itself aside", () => {
    expect(chance.of(words("core capital"))).toBeCloseTo((7 / 18) * (7 / 18), 12);
    expect(chance.of(words("lindcombe energy"))).toBeCloseTo((1 / 18) * (9 / 18), 12);
    expect(chance.of(words("unheard energy"))).toBeLessThan(chance.of(words("lindcombe energy")));
    expect(chance.usual).toBeGreaterThan(chance.of(words("lindcombe energy")));
  });

  it("is that of the commoner one of two that are alike, single characters that differ aside, and is held against what is usual for as many parts", () => {
    expect(chance.likeBits(words("lindcombee energy"), words("lindcombe energy"))).toBeCloseTo(Math.log2(chance.usual / chance.of(words("lindcombe energy"))), 12);
    expect(chance.likeBits(words("c energy"), words("k energy"))).toBe(chance.likeBits(words("energy"), words("blue energy")));
    expect(chance.likeBits(words("core"), words("core energy"))).toBeGreaterThan(chance.likeBits(words("energy"), words("core energy")));
  });
});

describe("companies of one name", () => {
  const brands = ["Core", "Apex", "Blue", "Titan", "Nova", "Delta", "Prime", "Atlas"], trades = ["Capital", "Energy", "Dental", "Foods", "Tools", "Media", "Optics", "Motors"];
  const row = (name: string, phone: number, email: string): Record<string, string> => ({ name, phone: `21255${String(10000 + phone)}`, email });
  const rows = brands.flatMap((brand, b) => trades.flatMap((trade, t) => {
    const one = row(`${brand} ${trade}`, 64 * b + 8 * t, `info@${brand.toLowerCase()}${trade.toLowerCase()}.com`);
    // Every third is there twice; every fifth has a namesake in another place.
    return [one, ...((8 * b + t) % 3 === 0 ? [one] : []), ...((8 * b + t) % 5 === 0 ? [row(`${brand} ${trade}`, 5000 + 64 * b + 8 * t, one["email"]!)] : [])];
  }));
  const asked = [row("Core Capital", 9001, ""), row("Core Capital", 9002, ""), row("Lindcombe Capital", 9003, ""), row("Lindcombe Capital", 9004, ""), row("Zenith Foods", 9005, "info@zenithfoods.com"), row("Zenith Foods", 9006, "info@zenithfoods.com"), row("Orion Foods", 9007, "info@xqkvw.com"), row("Orion Foods", 9008, "info@xqkvw.com")];
  const types: { readonly [id: string]: readonly [FieldType, string] } = { name: [companyNameField, "companyParts"], phone: [phoneField, "phone"], email: [emailField, "email"] };
  const match = Object.entries(types).map(([field, [, method]]): MatchDef => ({ field, method, weight: null, threshold: null, blank: "ignore" }));
  const rule: DedupeDef = { id: "learned", block: [], match, mustMatch: [], mustNotDiffer: [], score: { auto: 0.99, duplicate: 0.95, review: 0.7 }, survive: {}, maxCluster: 100 };
  const def = tableDef(Object.entries(types).map(([id, [type]]) => fieldDef(type, id, { matchRole: id === "name" ? "identity" : "group" })), { subject: "organisation", dedupe: [rule] });
  const matcher = pairMatcher({ def, table: typedTable(def, [...rows, ...asked]), inputs }, rule);
  const bitsOf = (pair: number): number => {
    const { evidence, score, start } = comparePair(matcher, rows.length + 2 * pair, rows.length + 2 * pair + 1, []);
    const bits = evidence.reduce((sum, each) => sum + each.bits, start);
    expect(1 / (1 + 2 ** -bits)).toBeCloseTo(score, 9);
    return bits;
  };

  it("are one the more surely the rarer its words are, though each name is there as often", () => {
    expect(bitsOf(1)).toBeGreaterThan(bitsOf(0) + 1);
  });

  it("agree in a domain that is made of the name for less than in one that is not", () => {
    expect(bitsOf(3)).toBeGreaterThan(bitsOf(2) + 0.5);
  });
});
