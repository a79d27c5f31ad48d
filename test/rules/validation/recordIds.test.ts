import { textField } from "../../../src/fields/textField";
import { recordIds } from "../../../src/rules/validation/recordIds";
import { testRuleKind } from "../../support/ruleTester";
import { fieldDef, tableDef } from "../../support/typedTables";

const fields = [fieldDef(textField, "code"), fieldDef(textField, "name")];

testRuleKind(recordIds, tableDef(fields), [
  { title: "says nothing of a table that is not governed yet", rows: [{ name: "a" }, { name: "a" }], findings: [] },
  { title: "says nothing where every record has an id of its own", rows: [{ name: "a" }, { name: "a" }], ids: ["r1", "r2"], findings: [] },
  {
    title: "knows a new record that was typed by hand",
    rows: [{ name: "a" }, { name: "b" }],
    ids: ["r1", null],
    findings: [{ rule: "record/id", messageId: "newRecord", index: 1, field: null, severity: "info" }],
  },
  {
    title: "tells a row that was copied whole from an id that was pasted over another",
    rows: [{ name: "a" }, { name: "a" }, { name: "b" }, { name: "c" }],
    ids: ["r1", "r1", "r2", "r2"],
    findings: [
      { rule: "record/id", messageId: "copiedRow", index: 0, field: null, severity: "error", data: { id: "r1", rows: "3" } },
      { rule: "record/id", messageId: "copiedRow", index: 1, field: null, severity: "error", data: { rows: "2" } },
      { rule: "record/id", messageId: "sameId", index: 2, field: null, severity: "error", data: { id: "r2", rows: "5" } },
      { rule: "record/id", messageId: "sameId", index: 3, field: null, severity: "error", data: { rows: "4" } },
    ],
  },
  {
    title: "asks for the id that a table brings itself in its own field",
    def: tableDef(fields, { recordId: "code" }),
    rows: [{ code: "k1" }, { code: null }],
    ids: ["k1", null],
    findings: [{ rule: "record/id", messageId: "missingId", index: 1, field: "code", severity: "error", data: { label: fields[0]!.label } }],
  },
]);
