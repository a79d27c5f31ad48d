import { typedAt } from "../fields/typedTable";
import { type CellValue, isBlank, plainText } from "../records/cellValue";
import { finish } from "../records/work";
import { acrossWork } from "../rules/duplicates/acrossTables";
import { duplicatesWork } from "../rules/duplicates/findDuplicates";
import type { CheckInput } from "../rules/rule";
import { actionOf, comparesOn, dedupeActions } from "../template/duplicateAction";
import { mayAct } from "../template/permission";
import type { DedupeAction, DedupeDef, DedupeMoment, TableDef, TemplateTest } from "../template/template";
import { compareAll, mergeRecords } from "./dedupeTable";
import { referencesIn } from "./relinkTable";

/** Pairs of the rows that count as the same where all are searched. */
export function duplicatesIn(input: CheckInput, rules: readonly DedupeDef[]): number {
  return rules.filter((rule) => comparesOn(rule, "bulk")).reduce((sum, rule) => sum + finish(duplicatesWork(input, rule)).pairs.filter((pair) => pair.verdict === "duplicate").length, 0);
}

/** Pairs of the rows and those of another table that count as the same. */
export function acrossIn(input: CheckInput, other: string, rules: readonly DedupeDef[]): number {
  const results = rules.filter((rule) => comparesOn(rule, "bulk")).flatMap((rule) => rule.across ?? []).filter(({ table }) => table === other).map((across) => finish(acrossWork(input, across)));
  return results.reduce((sum, result) => sum + (result?.pairs ?? []).filter((pair) => pair.verdict === "duplicate").length, 0);
}

/**
 * What becomes of the last row where a rule is sure that another one is there already, as the form or an import asks: a new record, one that is changed where the test says what it was before, or one that
 * is brought. Of several rules the gravest counts. `none`: nothing holds it up or is told.
 */
export function repeatsIn({ at, before, given }: Pick<TemplateTest, "at" | "before" | "given">, input: CheckInput, rules: readonly DedupeDef[]): DedupeAction | "none" {
  const last = given.length - 1;
  const moment: DedupeMoment = at === "import" ? "import" : before?.length === given.length ? "update" : "create";
  const repeats = (rule: DedupeDef): boolean => {
    const pairs = (table: CheckInput["table"]): ReadonlySet<number> => new Set(finish(duplicatesWork({ ...input, table }, rule)).pairs.flatMap(({ a, b, verdict }) => (verdict === "duplicate" && (a === last || b === last) ? [a === last ? b : a] : [])));
    // A record is never held up by what it repeated before it was changed.
    const known = moment === "update" && input.old !== undefined ? pairs(input.old) : new Set<number>();
    return [...pairs(input.table)].some((other) => !known.has(other));
  };
  const may = (rule: DedupeDef): boolean => rule.override !== undefined && moment !== "import" && mayAct(rule.override, input.inputs.me);
  const done = (rule: DedupeDef): DedupeAction => { const action = actionOf(rule); return action === "block" && may(rule) ? "warn" : action; };
  const held = rules.filter((rule) => comparesOn(rule, moment)).flatMap((rule) => [
    ...(repeats(rule) ? [done(rule)] : []),
    ...(rule.across ?? []).filter((across) => (finish(acrossWork(input, across))?.pairs ?? []).some(({ a, verdict }) => verdict === "duplicate" && a === last)).map((across) => done({ ...across.rule, ...(rule.override === undefined ? {} : { override: rule.override }) })),
  ]);
  return dedupeActions.find((action) => held.includes(action)) ?? "none";
}

/** What the rows say once they are one record, by field; what a person has to choose is in `open`, sorted. Null where that is refused, because a row of `related` names one that would go. */
export function mergedIn({ related }: Pick<TemplateTest, "related">, input: CheckInput, rules: readonly DedupeDef[]): { readonly says: (field: string) => CellValue; readonly open: readonly string[] } | null {
  const ruled = { ...input, def: { ...input.def, dedupe: rules } };
  const all = Array.from({ length: input.table.size }, (_, index) => index);
  const [verdict] = rules.length < 2 || all.length < 2 ? [] : compareAll(ruled, [[0, 1]], () => [], null) ?? [];
  const rule = rules.length < 2 ? rules[0] : rules.find(({ id }) => id === verdict?.rule);
  const { survivor, losers, edits, open } = mergeRecords(ruled, all, rule?.id ?? null, { keep: null, values: {} });
  const gone = Object.fromEntries(losers.flatMap((index) => { const id = input.table.records.ids[index]; return id == null ? [] : [[id, null]]; }));
  const isNamed = Object.keys(related).some((id) => {
    const other = input.related?.(id);
    return other !== undefined && "table" in other && referencesIn({ ...input, def: other.def, table: other.table }, input.def.id, gone).some(({ relation }) => rule?.relink === "restrict" || relation.onMerge === "restrict");
  });
  if (isNamed) return null;
  const taken = new Map(edits.map(({ field, after }) => [field, after]));
  const column = (field: string) => input.table.columns[field];
  return {
    open: open.map(({ field }) => field).sort(),
    says: (field) => {
      if (!taken.has(field)) return typedAt(input.table, field, survivor);
      const value = taken.get(field)!;
      const reading = isBlank(value) ? null : column(field)?.fieldType.parse(value, column(field)!.context);
      return reading?.ok === true ? reading.value : value;
    },
  };
}

/** A value of a test's expectation as its field reads it. */
export function expectedValue({ fields }: TableDef, table: CheckInput["table"], field: string, value: CellValue): CellValue {
  const column = table.columns[field];
  if (column === undefined || isBlank(value)) return null;
  const reading = column.fieldType.parse(value, { ...column.context, spec: fields.find(({ id }) => id === field)! });
  return reading.ok ? reading.value : plainText(value);
}
