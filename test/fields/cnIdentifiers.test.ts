import { readFileSync } from "node:fs";
import { join } from "node:path";
import { cnIdField, cnIdParts } from "../../src/fields/cnIdField";
import { cnUsccField, usccParts } from "../../src/fields/cnUsccField";
import type { FieldType } from "../../src/fields/fieldType";
import type { CellValue } from "../../src/records/cellValue";
import { describeShared } from "../support/shared";
import { checks, contextOf, reads, refuses, refusesWith } from "./fieldTable";

type Vector = { readonly value: CellValue; readonly ok: boolean | "normalise"; readonly canonical?: string; readonly why: string };

function accepts(fieldType: FieldType, raw: CellValue): string | null {
  const context = contextOf(fieldType);
  const reading = fieldType.parse(raw, context);
  return reading.ok && reading.lossless && reading.value !== null && fieldType.check(reading.value, context) === null ? String(reading.value) : null;
}

describeShared("identifiers agree with the published vectors", "suites/cn-identifiers", (root) => {
  const vectors = JSON.parse(readFileSync(join(root, "vectors.json"), "utf8")) as { ric: Vector[]; uscc: Vector[] };
  for (const [fieldType, table] of [[cnIdField, vectors.ric], [cnUsccField, vectors.uscc]] as const) {
    it.each(table.map((vector) => [`${fieldType.type} ${String(vector.value)}: ${vector.why}`, vector] as const))("%s", (_name, { value, ok, canonical }) => {
      expect(accepts(fieldType, value)).toBe(ok === true ? value : ok === "normalise" ? canonical : null);
    });
  }
});

describe("a unified social credit code", () => {
  const context = contextOf(cnUsccField);
  reads(cnUsccField, context, [["91350100M000100Y43", "91350100M000100Y43"], ["9135 0100 m000 100y 43", "91350100M000100Y43"], ["税号：91350100M000100Y43", "91350100M000100Y43"], ["913501OOM000100Y43", "91350100M000100Y43", "lookAlike"], ["暂无", null, "placeholder"]]);
  checks(cnUsccField, context, [["91350100M000100Y43"], ["91350200776049653A"], ["91350100M000100Y4A", "checkCharacter", "warning"], ["91350203M0001QAY9B", "checkCharacter", "warning"], ["91350100M000100043", "checkCharacters"], ["911101080000000000", "digitsLost"]]);
  refuses(cnUsccField, context, [["440301103097413", "registrationNumber"], [440301103097413, "registrationNumber"], ["91350100M000100Y4", "tooShort"], ["91350100M000100Y433", "tooLong"], [911101080000000000, "digitsLost"], ["9.11101E+17", "digitsLost"], ["91350100M0001O0Y4S", "badLetter"], ["CH3T4AK0-8", "organisationCode"], ["440300CH3T4AK08", "taxNumber"], ["110000450000001", "registrationNumber"]]);
  it("has parts", () => expect(usccParts("91350100M000100Y43")).toEqual({ department: "9", kind: "1", region: "350100", organisation: "M000100Y4" }));
  refusesWith(cnUsccField, context, "91350100M000100Y", "tooShort", { length: 16, missing: 2 });
  it("shows its department and its ends only", () => expect(cnUsccField.mask("91350100M000100Y43", context)).toBe("91******M0******43"));
});

describe("a resident identity number", () => {
  const context = contextOf(cnIdField);
  reads(cnIdField, context, [["11010519491231002x", "11010519491231002X"], ["110105 19491231 002X", "11010519491231002X"], ["身份证：11010519491231002X", "11010519491231002X"]]);
  checks(cnIdField, context, [["440524188001010014"], ["11010119900307803X"], ["130503670401001", "firstGeneration", "warning"], ["110101199002300010", "noSuchBirthday"], ["440305190104294000", "digitsLost"], ["990101190001010018", "unknownRegion"], ["110101299901010019", "impossibleYear"], ["110101199003078031", "checkDigit"], ["110103201501010014", "regionAbolished", "warning"], ["449999199001010019", "regionNotListed", "warning"], ["440301199001010012"], ["810001199001010015", "residenceRegion"], ["110101199903211000", "perhapsLost", "warning"], ["810000199408230021"], ["830000199201300022"]]);
  refuses(cnIdField, context, [[440305190104294000, "digitsLost"], ["4.40305E+17", "digitsLost"], ["1101051949123100", "tooShort"], ["110105********002X", "masked"], ["X10105194912310021", "badCharacter"], ["张三", "badCharacter"]]);
  reads(cnIdField, context, [["11O10519491231002X", "11010519491231002X", "lookAlike"], ["ll010519491231002X", "11010519491231002X", "lookAlike"], ["11010519491231002×", "11010519491231002X", "lookAlike"], ["11010519491231002\u0425", "11010519491231002X", "lookAlike"]]);
  refuses(cnIdField, context, [["11O105194912310020", "badCharacter"]]);
  it("says birthday, sex and region", () => {
    expect(cnIdParts("11010519491231002X")).toEqual({ kind: "resident", region: "110105", birthday: { year: 1949, month: 12, day: 31 }, sex: "female" });
    expect(cnIdParts("130503670401001")).toMatchObject({ kind: "firstGeneration", birthday: { year: 1967, month: 4, day: 1 }, sex: "male" });
    expect(cnIdParts("830000199201300022").kind).toBe("taiwan");
  });
  it("hides the birthday", () => expect(cnIdField.mask("11010519491231002X", context)).toBe("110105********002X"));
});
