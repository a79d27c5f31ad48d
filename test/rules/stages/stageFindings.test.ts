import { dateField } from "../../../src/fields/dateField";
import { enumField } from "../../../src/fields/enumField";
import { moneyField } from "../../../src/fields/moneyField";
import { textField } from "../../../src/fields/textField";
import { stageFindings } from "../../../src/rules/stages/stageFindings";
import type { StagesDef, TransitionDef } from "../../../src/template/template";
import { testRuleKind } from "../../support/ruleTester";
import { expressionOver, fieldDef, tableDef } from "../../support/typedTables";

const option = (code: string, en: string) => ({ code, label: { "zh-CN": code, en }, aliases: [], active: true });
const fields = [
  fieldDef(enumField, "stage", { label: { "zh-CN": "阶段", en: "Stage" }, options: [option("线索", "Lead"), option("商机", "Opportunity"), option("成交", "Won"), option("流失", "Lost"), option("搁置", "On hold")] }),
  fieldDef(moneyField, "amount", { label: { "zh-CN": "金额", en: "Amount" } }),
  fieldDef(textField, "contract", { label: { "zh-CN": "合同", en: "Contract" } }),
  fieldDef(textField, "reason", { label: { "zh-CN": "原因", en: "Reason" } }),
  fieldDef(dateField, "since", { label: { "zh-CN": "进入日期", en: "Since" } }),
];
const expression = expressionOver(fields);
const way = (id: string, from: readonly string[], to: string, also: Partial<TransitionDef> = {}): TransitionDef => ({ id, from, to, require: [], assert: null, message: null, ...also });
const stages: StagesDef = {
  field: "stage", entered: "since",
  list: [{ id: "线索", maxAge: { months: 0, days: 30 } }, { id: "商机", maxAge: { months: 3, days: 0 } }, { id: "成交", maxAge: null }, { id: "搁置", maxAge: null, reason: { field: "reason", among: ["价格", "交期"] } }],
  transitions: [
    way("1", ["线索"], "商机"),
    way("2", ["商机"], "成交", { require: ["amount", "contract"], assert: expression("[amount]>0"), message: { "zh-CN": "成交金额要大于零。", en: "A deal needs an amount above zero." } }),
    way("3", ["流失"], "成交", { require: ["amount", "contract", "reason"] }),
    way("4", [], "流失", { require: ["reason"] }),
  ],
};
const def = tableDef(fields, { stages });
const boss = { id: "boss", label: { "zh-CN": "经理", en: "Manager" }, inherits: [], holders: [] };
const guarded = tableDef(fields, { stages: { ...stages, transitions: [way("1", ["线索"], "商机", { by: { roles: [boss], holders: [], people: [] } }), way("2", [], "搁置", { by: { roles: [boss], holders: [], people: [] } }), way("3", ["商机"], "搁置")] } });

testRuleKind(stageFindings, def, [
  { title: "lets a record stand where one of the gates lets it through, or where there is no gate", rows: [{ stage: "成交", amount: 5, contract: "H1" }, { stage: "线索", amount: null, contract: null }, { stage: null, amount: null, contract: null }], findings: [] },
  {
    title: "says what the gate that lacks the least still needs",
    rows: [{ stage: "成交", amount: null, contract: null, reason: null }, { stage: "流失", amount: null, contract: null, reason: null }],
    findings: [
      { rule: "stage/gate", messageId: "gate", index: 0, field: "amount", severity: "error", data: { stage: { "zh-CN": "成交", en: "Won" }, labels: { "zh-CN": "金额、合同", en: "Amount, Contract" } } },
      { rule: "stage/gate", messageId: "gate", index: 1, field: "reason", severity: "error", data: { labels: { "zh-CN": "原因", en: "Reason" } } },
    ],
  },
  { title: "says in the template's words that a condition fails", rows: [{ stage: "成交", amount: 0, contract: "H1" }], findings: [{ rule: "stage/gate", messageId: "condition", index: 0, field: "amount", severity: "error" }] },
  {
    title: "lets only those with a role move a record, or begin one, where no other gate is open",
    def: guarded,
    old: [{ stage: "线索" }, { stage: null }, { stage: "商机" }, { stage: "商机" }],
    rows: [{ stage: "商机" }, { stage: "商机" }, { stage: "搁置", reason: "价格" }, { stage: "商机" }],
    findings: [
      { rule: "stage/role", messageId: "notYours", index: 0, field: "stage", severity: "error", data: { before: { "zh-CN": "线索", en: "Lead" }, stage: { "zh-CN": "商机", en: "Opportunity" }, roles: { "zh-CN": "“经理”", en: "Manager" } } },
      { rule: "stage/role", messageId: "notYoursNew", index: 1, field: "stage", severity: "error" },
    ],
  },
  {
    title: "asks why a record came to a stage, and takes only the reasons that there are",
    rows: [{ stage: "搁置", reason: null }, { stage: "搁置", reason: "心情" }, { stage: "搁置", reason: "价格" }],
    findings: [
      { rule: "stage/reason", messageId: "noReason", index: 0, field: "reason", severity: "error", data: { stage: { "zh-CN": "搁置", en: "On hold" }, reasonLabel: { "zh-CN": "原因", en: "Reason" } } },
      { rule: "stage/reason", messageId: "otherReason", index: 1, field: "reason", severity: "error", data: { value: "心情", allowed: { "zh-CN": "价格、交期", en: "价格, 交期" } } },
    ],
  },
  { title: "leaves what cannot be read to its own finding", rows: [{ stage: "成交", amount: "面议", contract: "H1" }, { stage: "赢了", amount: null, contract: null }], findings: [] },
  {
    title: "finds records that have stood still for too long, on the day after the last",
    rows: [{ stage: "线索", since: 46097 - 30 }, { stage: "线索", since: 46097 - 31 }, { stage: "商机", since: 46006 }, { stage: "成交", since: 40000, amount: 1, contract: "H" }, { stage: "线索", since: null }],
    findings: [
      { rule: "stage/overdue", messageId: "overdue", index: 1, field: "stage", severity: "warning", data: { days: 31, limit: 30 } },
      { rule: "stage/overdue", messageId: "overdue", index: 2, field: "stage", severity: "warning", data: { days: 91, limit: 90 } },
    ],
  },
  {
    title: "moves only along the ways of the template while a stage is being changed",
    old: [{ stage: "线索" }, { stage: "成交" }, { stage: "线索" }, { stage: null }, { stage: "成交" }],
    rows: [{ stage: "成交", amount: 5, contract: "H1" }, { stage: "商机", amount: null, contract: null }, { stage: "商机" }, { stage: "商机" }, { stage: "成交", amount: 5, contract: "H1" }],
    findings: [
      { rule: "stage/move", messageId: "move", index: 0, field: "stage", severity: "error", data: { before: { "zh-CN": "线索", en: "Lead" }, stage: { "zh-CN": "成交", en: "Won" }, ways: { "zh-CN": "商机", en: "Opportunity" } } },
      { rule: "stage/move", messageId: "noWay", index: 1, field: "stage", severity: "error", data: { before: { "zh-CN": "成交", en: "Won" } } },
    ],
  },
  {
    title: "asks what the record's own way asks, not an easier one",
    old: [{ stage: "流失" }],
    rows: [{ stage: "成交", amount: 5, contract: "H1", reason: null }],
    findings: [{ rule: "stage/gate", messageId: "gate", index: 0, field: "reason", data: { labels: { "zh-CN": "原因", en: "Reason" } } }],
  },
], ["condition"]);
