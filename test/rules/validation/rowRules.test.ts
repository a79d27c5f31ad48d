import { dateField } from "../../../src/fields/dateField";
import { numberField } from "../../../src/fields/numberField";
import { textField } from "../../../src/fields/textField";
import { rowRules } from "../../../src/rules/validation/rowRules";
import type { RuleDef } from "../../../src/template/template";
import { testRuleKind } from "../../support/ruleTester";
import { expressionOver, fieldDef, tableDef } from "../../support/typedTables";

const fields = [fieldDef(textField, "stage"), fieldDef(numberField, "amount"), fieldDef(numberField, "share"), fieldDef(dateField, "start"), fieldDef(dateField, "end"), fieldDef(textField, "note")];
const expression = expressionOver(fields);
const rule = (id: string, assert: string, also: Partial<RuleDef> = {}): RuleDef => ({
  id, when: null, assert: expression(assert), strict: false, severity: "error", message: { "zh-CN": `不符合 ${id}。`, en: `Breaks ${id}.` }, fields: expression(assert).fields, fix: [], ...also,
});
const def = (...rules: readonly RuleDef[]) => tableDef(fields, { rules });

const won = rule("won", "[amount]>0", { when: expression('[stage]="won"'), severity: "warning", message: { "zh-CN": "阶段是 {stage}，金额却是 {amount}。", en: "{stage} with {amount}." } });
const order = rule("order", "[end]>=[start]", { fix: [{ field: "end", value: expression("[start]") }] });
const ratio = rule("ratio", "[amount]/[share]>1");
const clear = rule("clear", '[stage]="open"', { when: expression("NOT(ISBLANK([note]))"), fix: [{ field: "note", value: expression('""') }] });

testRuleKind(rowRules, def(won), [
  {
    title: "applies where the condition is true, with the values that the message names",
    rows: [{ stage: "won", amount: 0 }, { stage: "WON", amount: 5 }, { stage: "open", amount: 0 }],
    findings: [{ rule: "rule/won", messageId: "broken", index: 0, field: "amount", severity: "warning", data: { stage: "won", amount: "0", label: fields[1]!.label } }],
  },
  { title: "does not apply where the condition is unknown, and passes what is unknown", rows: [{ stage: null, amount: 0 }, { stage: "won", amount: null }], findings: [] },
  {
    title: "counts the unknown as broken where the rule is strict",
    def: def({ ...won, strict: true }),
    rows: [{ stage: "won", amount: null }],
    findings: [{ rule: "rule/won", messageId: "unknown", index: 0, field: "amount" }],
  },
  { title: "leaves a field that could not be read to its own finding", rows: [{ stage: "won", amount: "many" }], findings: [] },
  {
    title: "still judges text that a rule can read",
    def: def(rule("text", '[note]<>"x"')),
    rows: [{ note: "X" }],
    findings: [{ rule: "rule/text", messageId: "broken", index: 0, field: "note" }],
  },
  {
    title: "says when a rule cannot be worked out",
    def: def(ratio),
    rows: [{ amount: 1, share: 0 }, { amount: 1, share: "none" }],
    findings: [{ rule: "rule/ratio", messageId: "evaluationError", index: 0, field: "amount", data: { error: "#DIV/0!", labels: { "zh-CN": "amount、share", en: "amount, share" } } }],
  },
  {
    title: "proposes what its fix works out, in the stored form",
    def: def(order),
    rows: [{ start: "2026年3月2日", end: "2026-03-01" }, { start: 46083, end: 46083 }],
    findings: [{ rule: "rule/order", messageId: "broken", index: 0, field: "end", data: { start: "2026-03-02", end: "2026-03-01" } }],
    after: [{ start: "2026年3月2日", end: 46083 }, { start: 46083, end: 46083 }],
  },
  {
    title: "clears a cell where the fix gives empty text, and never touches a formula",
    def: def(clear),
    rows: [{ stage: "won", note: "x" }, { stage: "won", note: "y" }],
    formulas: { note: [1] },
    findings: [0, 1].map((index) => ({ rule: "rule/clear", messageId: "broken", index, field: "stage" })),
    after: [{ stage: "won", note: null }, { stage: "won", note: "y" }],
  },
]);
