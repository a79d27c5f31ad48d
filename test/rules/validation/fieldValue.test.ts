import { boolField } from "../../../src/fields/boolField";
import { moneyField } from "../../../src/fields/moneyField";
import { numberField } from "../../../src/fields/numberField";
import { personNameField } from "../../../src/fields/personNameField";
import { regionField } from "../../../src/fields/regionField";
import { textField } from "../../../src/fields/textField";
import { fieldValue } from "../../../src/rules/validation/fieldValue";
import { testRuleKind } from "../../support/ruleTester";
import { fieldDef, tableDef } from "../../support/typedTables";

const def = tableDef([fieldDef(textField, "name"), fieldDef(personNameField, "person"), fieldDef(boolField, "key"), fieldDef(numberField, "staff", { severity: "warning" }), fieldDef(moneyField, "amount"), fieldDef(numberField, "score", { severity: "info" }), fieldDef(regionField, "region")]);

testRuleKind(fieldValue, def, [
  { title: "says nothing of values in stored form, or of blanks", rows: [{ name: "甲公司", staff: 12, amount: 3.5 }, { name: null, staff: "  ", amount: null }], findings: [] },
  {
    title: "refuses what cannot be read, with the severity of the field",
    rows: [{ amount: "面议", staff: "很多" }],
    findings: [
      { rule: "field/number", messageId: "notANumber", index: 0, field: "staff", severity: "warning" },
      { rule: "field/money", messageId: "notANumber", index: 0, field: "amount", severity: "error", data: { value: "面议" } },
    ],
  },
  {
    title: "takes a form of address before a name for no fault, a post behind it for one to look at",
    rows: [{ person: "Herr Max Müller" }, { person: "张三经理" }],
    findings: [{ rule: "field/personName", messageId: "title", index: 0, field: "person", severity: "info" }, { rule: "field/personName", messageId: "title", index: 1, field: "person", severity: "warning" }],
    after: [{ person: "Max Müller" }, { person: "张三" }],
  },
  { title: "refuses error cells", rows: [{ amount: { error: "#N/A" } }], findings: [{ rule: "field/money", messageId: "errorCell", index: 0, field: "amount", data: { error: "#N/A" } }] },
  {
    title: "proposes the stored form, as information when only the writing changes",
    rows: [{ name: " 甲公司 " }, { name: "甲公司" }, { name: " 甲公司 " }],
    findings: [0, 2].map((index) => ({ rule: "field/text", messageId: "notStandard", index, field: "name", severity: "info" as const, data: { value: " 甲公司 ", after: "甲公司" } })),
    after: [{ name: "甲公司" }, { name: "甲公司" }, { name: "甲公司" }],
  },
  {
    title: "leaves formulas to the user, and says so only where the kind of value is wrong",
    rows: [{ staff: "１２" }, { staff: "１２" }],
    formulas: { staff: [0] },
    findings: [
      { rule: "field/number", messageId: "formulaNotStandard", index: 0, field: "staff", severity: "info" },
      { rule: "field/number", messageId: "numberAsText", index: 1, field: "staff", severity: "warning" },
    ],
    after: [{ staff: "１２" }, { staff: 12 }],
  },
  {
    title: "stays information where the field says that its faults are only information",
    rows: [{ score: "１２" }],
    findings: [{ rule: "field/number", messageId: "numberAsText", index: 0, field: "score", severity: "info" }],
    after: [{ score: 12 }],
  },
  {
    title: "tells another kind of value, and cells that only look blank, from another writing",
    rows: [{ name: 13800138000 }, { name: "\u200b" }, { name: true }],
    findings: [
      { rule: "field/text", messageId: "textAsNumber", index: 0, field: "name", severity: "warning" },
      { rule: "field/text", messageId: "invisible", index: 1, field: "name", severity: "info" },
      { rule: "field/text", messageId: "wrongKind", index: 2, field: "name", severity: "warning" },
    ],
    after: [{ name: "13800138000" }, { name: null }, { name: "TRUE" }],
  },
  { title: "lets the words for yes and no stand as they are, and Excel's own beside them", rows: [{ key: "是" }, { key: "否" }, { key: true }, { key: "Yes" }, { key: false }], findings: [] },
  {
    title: "writes another spelling of yes or no as most of the column does",
    rows: [{ key: "否" }, { key: "Y" }, { key: "否" }, { key: true }, { key: 0 }],
    findings: [
      { rule: "field/bool", messageId: "notStandard", index: 1, field: "key", severity: "info", data: { value: "Y", after: "是" } },
      { rule: "field/bool", messageId: "notStandard", index: 4, field: "key", data: { value: "0", after: "否" } },
    ],
    after: [{ key: "否" }, { key: "是" }, { key: "否" }, { key: true }, { key: "否" }],
  },
  {
    title: "as TRUE and FALSE where most of it is so",
    rows: [{ key: true }, { key: "√" }, { key: false }, { key: "是" }],
    findings: [{ rule: "field/bool", messageId: "notStandard", index: 1, field: "key", severity: "warning", data: { after: "TRUE" } }],
    after: [{ key: true }, { key: true }, { key: false }, { key: "是" }],
  },
  {
    title: "and in words of their language where all are other spellings",
    rows: [{ key: "√" }, { key: "×" }, { key: "对" }],
    findings: [0, 1, 2].map((index) => ({ rule: "field/bool", messageId: "notStandard", index, field: "key" })),
    after: [{ key: "是" }, { key: "否" }, { key: "是" }],
  },
  {
    title: "says how a value is stored where it only reads alike",
    rows: [{ region: "浙江省杭州市西湖区" }],
    findings: [{ rule: "field/region", messageId: "notStandard", index: 0, field: "region", severity: "info", data: { after: "浙江省/杭州市/西湖区" } }],
    after: [{ region: "浙江省/杭州市/西湖区" }],
  },
]);
