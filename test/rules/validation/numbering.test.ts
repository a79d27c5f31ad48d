import { autoNumberField } from "../../../src/fields/autoNumberField";
import { textField } from "../../../src/fields/textField";
import { numbering } from "../../../src/rules/validation/numbering";
import { testRuleKind } from "../../support/ruleTester";
import { fieldDef, tableDef } from "../../support/typedTables";

const fields = [fieldDef(textField, "region", { label: { "zh-CN": "地区", en: "Region" } }), fieldDef(autoNumberField, "no", { label: { "zh-CN": "编号", en: "Number" }, autoNumber: "{region}-{seq:3}" })];

testRuleKind(numbering, tableDef(fields), [
  { title: "lets numbers of their own region be, and waits where there is none", rows: [{ region: "华东", no: "华东-001" }, { region: "华南", no: "华南-001" }, { region: null, no: null }, { region: null, no: "华北-001" }], findings: [] },
  { title: "says that a number goes with another region", rows: [{ region: "华南", no: "华东-001" }], findings: [{ rule: "number/no", messageId: "otherScope", index: 0, field: "no", severity: "warning", data: { parts: { "zh-CN": "地区", en: "Region" } } }] },
  {
    title: "finds numbers that stand twice",
    rows: [{ region: "华东", no: "华东-001" }, { region: "华东", no: "华东-002" }, { region: "华东", no: "华东-001" }],
    findings: [{ rule: "number/no", messageId: "twice", index: 0, field: "no", severity: "error", data: { rows: "4" } }, { rule: "number/no", messageId: "twice", index: 2, field: "no", severity: "error", data: { rows: "2" } }],
    after: [{ region: "华东", no: "华东-001" }, { region: "华东", no: "华东-002" }, { region: "华东", no: null }],
  },
  {
    title: "takes it from the record that came later, wherever that stands, and never from a formula",
    rows: [{ region: "华东", no: "华东-001" }, { region: "华东", no: "华东-001" }], ids: ["R0000009", "R0000003"],
    findings: [{ rule: "number/no", messageId: "twice", index: 0, field: "no", severity: "error", data: { rows: "3" } }, { rule: "number/no", messageId: "twice", index: 1, field: "no", severity: "error", data: { rows: "2" } }],
    after: [{ region: "华东", no: null }, { region: "华东", no: "华东-001" }],
  },
  { title: "says nothing of the table's own ids", def: tableDef(fields, { recordId: "no" }), rows: [{ region: "华东", no: "华东-001" }, { region: "华东", no: "华东-001" }], findings: [] },
]);
