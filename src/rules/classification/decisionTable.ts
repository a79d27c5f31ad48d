import { joinTexts } from "../../records/text";
import type { ClassRow, ClassifyDef } from "../../template/template";
import { displayValue } from "../cellAt";
import type { CheckInput } from "../rule";
import { type ClassText, classText, rendered } from "./classText";
import { classOrder } from "./classOrder";
import { conditionText, valuesText } from "./conditionText";
import { type Decider, type Decision, type Distance, bindCondition, classLabel, collected, undecided, undecidedReason } from "./decision";
import { gapOf } from "./distance";
import { later } from "./later";
import { withRfmScores } from "./rfm";

/**
 * A decision table. `first`: the first row whose condition is true gives the class. `unique`: exactly one may be true. `any`: several may, if they give the same class. `collect`: the classes of all
 * that are true. What is unknown is not true; but where what a row reads is nowhere in the workbook and the row could give another class, nothing is decided. The distance is that to the next better class (`classOrder`), by the row of it that lacks the least; classes that are collected have none.
 */
export function decideByTable(given: CheckInput, def: ClassifyDef): Decider {
  const input = def.rfm === undefined ? given : withRfmScores(given, def.rfm);
  const target = input.def.fields.find((field) => field.id === def.target);
  const order = classOrder(def, target);
  const rows = def.table.map((row) => ({
    row,
    holds: bindCondition(row.when, input),
    reason: later(() => rowReason(row, def, input)),
    gap: later(() => gapOf(row.when, input)),
    condition: later(() => conditionText(row.when.ast, input.def, input.table)),
    label: classLabel(row.then, target),
  }));
  const decide = (index: number): Decision => {
    const hits: typeof rows = [];
    const lacking: typeof rows = [];
    for (const entry of rows) {
      const holds = entry.holds(index);
      if (holds === "lacking") {
        lacking.push(entry);
        continue;
      }
      if (typeof holds === "string") return { ...undecided(holds), decidedBy: [entry.row.id] };
      if (holds) hits.push(entry);
      if (holds && def.hit === "first") break;
    }
    const decidedBy = hits.map(({ row }) => row.id);
    const classes = [...new Set(hits.map(({ row }) => row.then))];
    const open = lacking.filter(({ row }) => (def.hit === "collect" ? !classes.includes(row.then) : row.then !== (classes[0] ?? def.otherwise)));
    if (open.length > 0) return { ...undecided("lacking"), decidedBy: open.map(({ row }) => row.id) };
    if (def.hit !== "collect" && (def.hit === "any" ? classes : hits).length > 1) return { class: null, decidedBy, points: null, problem: "ambiguous" };
    const result = classes.length > 1 ? collected(classes, target) : (classes[0] ?? def.otherwise);
    return { class: result, decidedBy, points: null, problem: result === null ? "unclassified" : null };
  };
  const reason = (index: number, decision: Decision): ClassText => {
    const hits = rows.filter(({ row }) => decision.decidedBy.includes(row.id));
    switch (decision.problem) {
      case "ambiguous": return classText("ambiguous", { rules: joinTexts(hits.map(({ condition }) => condition())) });
      case "unclassified": return classText("unclassified", {});
      case "failed": case "undecided": case "lacking": return undecidedReason(hits.map(({ row }) => row.when), index, decision, input);
      case null: return hits.length > 1 && def.hit === "collect" ? classText("collected", { reasons: joinTexts(hits.map((hit) => rendered(hit.reason()(index)))) }) : (hits[0]?.reason()(index) ?? classText("otherwise", { class: classLabel(decision.class ?? "", target) }));
    }
  };
  const next = (index: number, decision: Decision): Distance | null => {
    if (def.hit === "collect") return null;
    const rank = order.indexOf(decision.class ?? "");
    const better = order.slice(0, Math.max(rank, 0)).findLast((name) => rows.some(({ row }) => row.then === name));
    if (better === undefined) return null;
    const ways = rows.filter(({ row }) => row.then === better).map((entry) => ({ entry, steps: entry.gap()(index) }));
    const least = ways.reduce((best, way) => (way.steps.length < best.steps.length ? way : best));
    // Its own condition holds already: an earlier row of the table takes the record first.
    const hit = rows.find(({ row }) => row.id === decision.decidedBy[0]);
    const steps = least.steps.length === 0 && hit !== undefined ? [classText("noLonger", { condition: hit.condition() })] : least.steps;
    return { class: better, label: least.entry.label, missingPoints: null, steps };
  };
  return { decide, reason, next };
}

/** The template's own explanation with the record's values in it, or a sentence made from the condition. */
function rowReason(row: ClassRow, { target }: ClassifyDef, { def, table }: CheckInput): (index: number) => ClassText {
  const label = classLabel(row.then, def.fields.find((field) => field.id === target));
  const { explain } = row;
  if (explain === undefined) {
    const condition = conditionText(row.when.ast, def, table);
    const values = valuesText(row.when.fields, def, table);
    return (index) => classText("metConditions", { class: label, condition, values: values(index) });
  }
  const named = def.fields.filter((field) => explain["zh-CN"].includes(`{${field.id}}`) || explain.en.includes(`{${field.id}}`));
  return (index) => {
    const values = named.map((field) => { const column = table.columns[field.id]; return [field.id, column === undefined ? "" : displayValue(column, column.codes[index]!)] as const; });
    return { messageId: "explain", message: explain, data: { class: label, ...Object.fromEntries(values) } };
  };
}
