import { numberField } from "../../../src/fields/numberField";
import { textField } from "../../../src/fields/textField";
import { keys } from "../../../src/rules/validation/keys";
import type { KeyDef } from "../../../src/template/template";
import { testRuleKind } from "../../support/ruleTester";
import { fieldDef, inputs, tableDef, typedTable } from "../../support/typedTables";

const key = (id: string, fields: readonly string[], also: Partial<KeyDef> = {}): KeyDef => ({ id, fields, nulls: "ignore", mode: "block", when: null, ...also });
const fields = [fieldDef(textField, "code"), fieldDef(textField, "name"), fieldDef(numberField, "number"), fieldDef(textField, "slot")];
const def = tableDef(fields, { keys: [key("code", ["code"]), key("both", ["name", "number"], { mode: "warn" }), key("slot", ["slot"], { nulls: "equal" })] });

testRuleKind(keys, def, [
  { title: "is silent where all differ, and where blanks do not count", rows: [{ code: "a" }, { code: null }, { code: " " }, { code: "b" }], findings: [] },
  {
    title: "gives each member of a collision one finding that names the others, blind to case and width",
    rows: [{ code: "Ab" }, { code: "x" }, { code: "ＡＢ" }, { code: "ab" }],
    findings: [
      { rule: "key/code", messageId: "sameKey", index: 0, field: "code", severity: "error", data: { value: "Ab", rows: [4, 5], count: 3 } },
      { rule: "key/code", messageId: "sameKey", index: 2, field: "code", data: { rows: [2, 5] } },
      { rule: "key/code", messageId: "sameKey", index: 3, field: "code", data: { rows: [2, 4] } },
    ],
  },
  {
    title: "compares composite keys as a whole, warns where the key only warns, and counts a partly blank key as no key",
    rows: [{ name: "a", number: 1 }, { name: "a", number: 2 }, { name: "A", number: "１" }, { name: "a", number: null }, { name: "a", number: null }],
    findings: [
      { rule: "key/both", messageId: "sameKey", index: 0, field: "name", severity: "warning", data: { value: "a + 1", rows: [4] } },
      { rule: "key/both", messageId: "sameKey", index: 2, field: "name", severity: "warning", data: { rows: [2] } },
    ],
  },
  {
    title: "counts blanks as equal where the key says so",
    rows: [{ slot: null }, { slot: "a" }, { slot: " " }],
    findings: [
      { rule: "key/slot", messageId: "sameBlank", index: 0, field: "slot", data: { rows: [4] } },
      { rule: "key/slot", messageId: "sameBlank", index: 2, field: "slot", data: { rows: [2] } },
    ],
  },
  { title: "leaves what cannot be read to its own finding", rows: [{ name: "a", number: "many" }, { name: "a", number: "many" }], findings: [] },
]);

describe("a key", () => {
  it("does not tell two parts from their joint writing", () => {
    const two = tableDef(fields, { keys: [key("two", ["code", "name"])] });
    expect(keys.check({ def: two, table: typedTable(two, [{ code: "a", name: "b+c" }, { code: "a+b", name: "c" }]), inputs })).toEqual([]);
  });

  it("names at most ten other rows, and says how many more there are", () => {
    const found = keys.check({ def, table: typedTable(def, Array.from({ length: 500 }, () => ({ code: "same" }))), inputs });
    expect(found).toHaveLength(500);
    expect(found[499]!.data["rows"]).toHaveLength(10);
    expect(found[499]!.data["others"]).toEqual({ "zh-CN": "第 2、3、4、5、6、7、8、9、10、11 行等 499 行", en: "rows 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 and 489 more" });
  });

  it("says nothing of a field that has no column", () => {
    expect(keys.check({ def, table: typedTable(def, [{ name: "a" }, { name: "a" }]), inputs })).toEqual([]);
  });
});
