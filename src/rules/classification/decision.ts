import type { Expression } from "../../expression/expression";
import { joint } from "../../fields/severalValues";
import { typedValues } from "../../fields/typedTable";
import { isCellError } from "../../records/cellValue";
import { type Localized, joinTexts } from "../../records/text";
import type { FieldDef } from "../../template/template";
import type { CheckInput } from "../rule";
import { unreadableIn } from "../unreadable";
import { type ClassText, classText } from "./classText";

/** What decided about one record. `class` null: it has none, or none that can be relied on; `problem` then says which finding it is. */
export type Decision = {
  readonly class: string | null;
  /** Ids of the table's rows, of the factors that gave points, or of the taxonomy's rules. */
  readonly decidedBy: readonly string[];
  /** Scorecards only. */
  readonly points: number | null;
  readonly problem: "ambiguous" | "failed" | "unclassified" | "undecided" | null;
};

/** What is missing to the next class up. `steps` must all be taken in a decision table; in a scorecard they are the fewest factors that reach it. */
export type Distance = { readonly class: string; readonly label: Localized; readonly missingPoints: number | null; readonly steps: readonly ClassText[] };

/** How a kind of classification decides: bound to the table once, then asked record by record. */
export type Decider = {
  readonly decide: (index: number) => Decision;
  /** Why, in words. */
  readonly reason: (index: number, decision: Decision) => ClassText;
  readonly next: (index: number, decision: Decision) => Distance | null;
};

/**
 * A condition bound to the table: true, false (also where a blank makes it unknown), `unreadable` where a field it needs could not be read, `failed` where it gives an
 * error for another reason.
 */
export type Holds = (index: number) => boolean | "unreadable" | "failed";

export function bindCondition(condition: Expression, { table, inputs }: CheckInput): Holds {
  const evaluate = condition.bind(typedValues(table), inputs);
  const unreadable = unreadableIn(condition.fields, table);
  return (index) => {
    const value = evaluate(index);
    const failed = isCellError(value);
    if (unreadable(index, failed)) return "unreadable";
    return failed ? "failed" : value === true;
  };
}

/** No decision: a condition failed, or a field it reads could not be read. */
export function undecided(why: "unreadable" | "failed"): Decision {
  return { class: null, decidedBy: [], points: null, problem: why === "unreadable" ? "undecided" : "failed" };
}

/** Which fields stood in the way of a decision: those that could not be read, or all that a failing condition reads. */
export function undecidedReason(conditions: readonly Pick<Expression, "fields">[], index: number, decision: Decision, { def, table }: CheckInput): ClassText {
  const read = new Set(conditions.flatMap((condition) => condition.fields));
  const named = def.fields.filter((field) => {
    const column = table.columns[field.id];
    return read.has(field.id) && (decision.problem === "failed" || column?.parsed[column.codes[index]!]?.ok === false);
  });
  return classText(decision.problem === "failed" ? "failed" : "undecided", { labels: joinTexts(named.map((field) => field.label)) });
}

/** Several classes as a field that takes several stores them: in the order of its options, else as given. */
export function collected(classes: readonly string[], target: FieldDef | undefined): string {
  const order = target?.options?.map(({ code }) => code) ?? [];
  return classes.toSorted((a, b) => order.indexOf(a) - order.indexOf(b)).join(joint);
}

/** A class as people read it, or several. */
export function classLabel(code: string, target: FieldDef | undefined): Localized {
  if (target?.fieldType.several === true && code.includes(joint)) return joinTexts(code.split(joint).map((one) => classLabel(one, target)));
  return target?.options?.find((option) => option.code === code)?.label ?? { "zh-CN": code, en: code };
}
