import { numberField } from "../../../src/fields/numberField";
import { textField } from "../../../src/fields/textField";
import type { CellValue } from "../../../src/records/cellValue";
import { codeWidth } from "../../../src/rules/validation/codeWidth";
import { fieldDef, inputs, tableDef, typedTable } from "../../support/typedTables";

const def = tableDef([fieldDef(textField, "code"), fieldDef(numberField, "count")]);
const check = (codes: readonly CellValue[], also: Parameters<typeof typedTable>[2] = {}, told?: number | null) =>
  codeWidth.check({ def, table: typedTable(def, codes.map((code, index) => ({ code, count: index })), also), inputs, ...(told === undefined ? {} : { codeWidth: () => told }) });

describe("a code that is shorter than the others of its column", () => {
  const codes: readonly CellValue[] = ["000012", "000124", "000007", "104223", 12, "124", null];

  it("is told with what it may have been, and put back by nobody but a person", () => {
    const found = check(codes);
    expect(found.map(({ at, data, severity }) => [at[0]!.row, data, severity])).toEqual([[6, { text: "12", width: 6, likely: "000012" }, "warning"], [7, { text: "124", width: 6, likely: "000124" }, "warning"]]);
    expect(found.map(({ fixes }) => fixes!.map(({ edits, lossless }) => [edits[0]!.before, edits[0]!.after, lossless]))).toEqual([[[12, "000012", false]], [["124", "000124", false]]]);
    expect(check([...codes].reverse())).toHaveLength(2);
  });

  it("of a formula has no fix", () => expect(check(codes, { formulas: { code: [4] } })[0]!.fixes).toBeUndefined());

  it.each([
    ["no code begins with a nought", ["100012", "100124", "100007", 12]],
    ["too few begin with one", ["000012", "000124", "104223", 12]],
    ["they have several widths", ["000012", "000124", "000007", "0012", 12]],
    ["some are longer", ["000012", "000124", "000007", "1042231", 12]],
    ["most of the column is no code", ["000012", "000124", "000007", "a", "b", "c", "d", 12]],
    ["it has noughts in front itself, or letters", ["000012", "000124", "000007", "A12"]],
  ] as const)("is none where %s", (_, values) => expect(check(values)).toEqual([]));

  it("is judged by the width of the whole table where only some records are looked at", () => {
    expect(check([12], {}, 6).map(({ data }) => data["likely"])).toEqual(["000012"]);
    expect(check(codes, {}, null)).toEqual([]);
  });
});
