import type { Expression } from "../../expression/expression";
import { joint } from "../../fields/severalValues";
import { typedValues } from "../../fields/typedTable";
import { isCellError } from "../../records/cellValue";
import { type Localized, joinTexts } from "../../records/text";
import type { FieldDef } from "../../template/template";
import type { CheckInput } from "../rule";
import { unreadableIn } from "../unreadable";
import { type ClassText, classText } from "./classText";
import { lackText, lacksOf, withoutLacking } from "./lacking";

/** What decided about one record. `class` null: it has none, or none that can be relied on; `problem` then says which finding it is. */
export type Decision = {
  readonly class: string | null;
  /** Ids of the table's rows, of the factors that gave points, or of the taxonomy's rules. */
  readonly decidedBy: readonly string[];
  /** Scorecards only. */
  readonly points: number | null;
  /** `lacking`: what the rules would have to read is nowhere in the workbook. */
  readonly problem: "ambiguous" | "failed" | "unclassified" | "undecided" | "lacking" | null;
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
 * A condition bound to the table: true, false (also where a blank makes it unknown), `lacking` where it is unknown and the workbook says nothing, in any record, of something it reads,
 * `unreadable` where a field it needs could not be read, `failed` where it gives an error for another reason.
 */
export type Holds = (index: number) => boolean | "lacking" | "unreadable" | "failed";

export function bindCondition(condition: Expression, input: CheckInput): Holds {
  const { table, inputs, holds } = input;
  const isLacking = lacksOf(condition, input).length > 0;
  const evaluate = condition.bind(typedValues(table), isLacking ? withoutLacking(inputs, holds) : inputs);
  const unreadable = unreadableIn(condition.fields, table);
  return (index) => {
    const value = evaluate(index);
    const failed = isCellError(value);
    if (unreadable(index, failed)) return "unreadable";
    return failed ? "failed" : value === true || (value === null && isLacking ? "lacking" : false);
  };
}

/** No decision: a condition failed, or a field it reads could not be read. */
export function undecided(why: "unreadable" | "failed" | "lacking"): Decision {
  return { class: null, decidedBy: [], points: null, problem: why === "unreadable" ? "undecided" : why };
}

/** Which fields stood in the way of a decision: those that could not be read, all that a failing condition reads, or what is not there. */
export function undecidedReason(conditions: readonly (Pick<Expression, "fields"> & Partial<Pick<Expression, "columns">>)[], index: number, decision: Decision, input: CheckInput): ClassText {
  if (decision.problem === "lacking") return classText("lacking", { what: lackText(conditions.flatMap(({ fields, columns = [] }) => lacksOf({ fields, columns }, input)), input) });
  const { def, table } = input;
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
