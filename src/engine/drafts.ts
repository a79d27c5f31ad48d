import type { Inputs } from "../expression/expression";
import { type TypedTable, typedAt } from "../fields/typedTable";
import type { Finding } from "../findings/finding";
import { renderMessage } from "../findings/renderFinding";
import { type CellValue, isBlank, isCellError, sameValue } from "../records/cellValue";
import { type RecordTable, encodeColumn } from "../records/recordTable";
import type { Localized } from "../records/text";
import { classesOf, keptWith } from "../rules/classification/classify";
import { stageFindings } from "../rules/stages/stageFindings";
import { hiddenIn, readOnlyIn, requiredIn } from "../rules/conditions";
import { bound } from "../rules/bound";
import { type Choice, choicesIn } from "./choices";
import { offeredIn } from "../rules/offered";
import { withValues, workedOut } from "../rules/workedOut";
import { mayAct } from "../template/permission";
import type { FieldDef, TableDef } from "../template/template";
import { numberedFields, numberer } from "./recordIds";
import { type Circumstances, typeRecords } from "./typeRecords";
import type { WorkbookTables } from "./workbookTables";

type Values = { readonly [field: string]: CellValue };

/** A record that is about to be written. `values`: what is given, by field; null = made blank. `before`: what its cells say now, null for a new record. */
export type RecordDraft = { readonly values: Values; readonly before: Values | null };

export type { Choice };

export type DraftState = {
  /** What the template fills in beside what is given. */
  readonly fills: Values;
  /** Fields, by id, that the record as it will be does not ask for, must not leave blank, or does not let anybody change. */
  readonly hidden: readonly string[];
  readonly required: readonly string[];
  readonly readOnly: readonly string[];
  /** Why whoever writes may not move the record to the stage it would have; null = they may. */
  readonly barred: { readonly field: string; readonly reason: Localized } | null;
  /** Which of the table's layouts its form has, for whoever writes. */
  readonly layout: number;
  /** Codes of the options that there are, of the fields whose options depend on another. */
  readonly options: { readonly [field: string]: readonly string[] };
  /** What may be chosen, of the fields whose values stand in a table of the workbook: options of its column, or its records. Empty where nobody asked. */
  readonly choices: { readonly [field: string]: readonly Choice[] };
};

/** What the template makes of drafts. `fields`: those that the table has a column for. Read-only is what is so both before and after, so that what closes a record can be set with the rest. `book`: the tables around it, for what is read and chosen there. `records`: those of the table, behind whose numbers new ones go on. */
export function draftStates(def: TableDef, fields: readonly string[], drafts: readonly RecordDraft[], inputs: Inputs, circumstances: Circumstances, book: WorkbookTables | null = null, withChoices = false, records: RecordTable | null = null): readonly DraftState[] {
  const own = def.fields.filter(({ id }) => fields.includes(id));
  const tableOf = (rows: readonly Values[]): TypedTable => {
    const columns = Object.fromEntries(fields.map((field) => [field, encodeColumn(rows.map((row) => row[field] ?? null))]));
    const typed = typeRecords(def, { table: def.id, ids: rows.map(() => null), rows: Uint32Array.from(rows, (_, index) => index + 1), columns, formulas: {} }, circumstances);
    return book?.inputOf(def.id, typed).table ?? typed;
  };
  const old = tableOf(drafts.map(({ before }) => before ?? {}));
  const fills = drafts.map(({ values, before }): Record<string, CellValue> => (before === null ? constants(own, values, circumstances) : {}));
  let table = tableOf(drafts.map(({ values, before }, at) => ({ ...before, ...values, ...fills[at] })));
  const changed = drafts.map(({ values, before }) => new Set(Object.keys(values).filter((id) => !sameValue(values[id] ?? null, before?.[id] ?? null))));
  const workOut = (fieldsDue: readonly FieldDef[]): void => { for (const field of fieldsDue) {
    const column = table.columns[field.id];
    const expression = field.compute?.value ?? field.initial;
    if (column === undefined || typeof expression !== "object") continue;
    const at = workedOut(field, expression, column, { table, inputs, old });
    drafts.forEach((draft, index) => {
      const value = isDue(field, draft, changed[index]!) ? at(index) : undefined;
      if (value === undefined || isCellError(value) || sameValue(value, typedAt(table, field.id, index))) return;
      // What rests on a blank goes only with the edit that made it blank.
      if (value === null && !expression.fields.some((id) => changed[index]!.has(id))) return;
      fills[index]![field.id] = value;
      changed[index]!.add(field.id);
    });
    table = withValues(table, field.id, drafts.map((_, index) => (field.id in fills[index]! ? fills[index]![field.id]! : typedAt(table, field.id, index))));
  } };
  workOut(def.workedOut ?? []);
  const classed = withClasses();
  if (classed.length > 0) workOut((def.workedOut ?? []).filter(({ compute }) => compute?.value.fields.some((id) => classed.includes(id))));
  /** The classes that go with every change; their fields, where some record gets another class. A class that is given stays. */
  function withClasses(): readonly string[] {
    return def.classify.filter(({ schedule, target }) => schedule?.on === "change" && table.columns[target] !== undefined).flatMap((each) => {
      const classes = classesOf({ def, table, inputs, ...(book === null ? {} : { holds: book.holds }) }, each);
      const kept = keptWith({ def, table, inputs }, each);
      const fresh = classes.flatMap((found, index) => {
        const now = typedAt(table, each.target, index);
        if (found === null || each.target in drafts[index]!.values || sameValue(now, found)) return [];
        fills[index]![each.target] = found;
        for (const { at, after } of kept(index, now, found)) fills[index]![at.field!] = after;
        changed[index]!.add(each.target);
        return [index];
      });
      if (fresh.length === 0) return [];
      table = withValues(table, each.target, classes.map((found, index) => (fresh.includes(index) ? found : typedAt(table, each.target, index))));
      return [each.target];
    });
  }
  const numbered = records === null ? [] : numberedFields(def).filter(({ id }) => fields.includes(id));
  if (numbered.length > 0 && drafts.some(({ before }) => before === null)) {
    const next = numberer(def, records!, circumstances.today, circumstances.numbering ?? null);
    drafts.forEach(({ values, before }, index) => {
      for (const { id } of numbered) {
        const number = before !== null || !isBlank(values[id] ?? null) ? null : next(id, { ...values, ...fills[index] });
        if (number !== null) fills[index]![id] = number;
      }
    });
  }
  const where = { table, inputs, old };
  const states = own.map((field) => ({ id: field.id, hidden: hiddenIn(field, where), required: requiredIn(field, where), readOnly: readOnlyIn(field, where), wasReadOnly: readOnlyIn(field, { table: old, inputs }) }));
  const stage = def.stages !== undefined && fields.includes(def.stages.field) ? def.stages.field : null;
  const barred = new Map((stage === null ? [] : stageFindings.check({ def, table, inputs, old })).flatMap((finding) => (finding.rule === "stage/role" ? [[finding.at[0]!.row, rendered(finding, def)] as const] : [])));
  const dependent = own.filter(({ optionsFrom }) => optionsFrom !== undefined).map((field) => ({ field, offered: offeredIn(field, def.fields, table) }));
  const choices = book === null || !withChoices ? [] : own.flatMap((field) => { const of = choicesIn(field, book.inputOf(def.id, table)); return of === null ? [] : [[field.id, of] as const]; });
  const layouts = def.layouts.map(({ when, by }): ((index: number) => boolean) => { const holds = when === null ? null : bound(when, where); return (index) => mayAct(by, inputs.me) && (holds === null || holds(index) === true); });
  const idsOf = (holds: (state: (typeof states)[number]) => boolean): readonly string[] => states.filter(holds).map(({ id }) => id);
  return drafts.map((_, index) => ({
    fills: fills[index]!,
    hidden: idsOf(({ hidden }) => hidden(index)),
    required: idsOf(({ required }) => required(index)),
    readOnly: idsOf(({ readOnly, wasReadOnly }) => readOnly(index) && wasReadOnly(index)),
    barred: stage !== null && barred.has(index + 1) ? { field: stage, reason: barred.get(index + 1)! } : null,
    layout: layouts.findIndex((fits) => fits(index)),
    options: Object.fromEntries(dependent.map(({ field, offered }) => [field.id, field.options!.filter((option) => option.active && offered(index)(option)).map(({ code }) => code)])),
    choices: Object.fromEntries(choices.map(([field, of]) => [field, of(index)])),
  }));
}

function rendered(finding: Finding, def: TableDef): Localized {
  const text = stageFindings.message(finding, def)!;
  return { "zh-CN": renderMessage(finding, text, "zh-CN"), en: renderMessage(finding, text, "en") };
}

/** What a new record says where it is not told otherwise. A field that was made blank on purpose stays so. */
function constants(fields: readonly FieldDef[], values: Values, { dateSystem, dayFirst }: Circumstances): Record<string, CellValue> {
  return Object.fromEntries(fields.flatMap((field): [string, CellValue][] => {
    if (field.initial === undefined || typeof field.initial === "object" || field.id in values) return [];
    const reading = field.fieldType.parse(field.initial, { spec: field, dateSystem, dayFirst: dayFirst[field.id] ?? null });
    return reading.ok && !isBlank(reading.value) ? [[field.id, reading.value]] : [];
  }));
}

/** Whether this is the moment to work a field out. What is given goes before what is worked out at a moment, not before what holds at all times. */
function isDue({ id, compute }: FieldDef, { values, before }: RecordDraft, changed: ReadonlySet<string>): boolean {
  if (compute === undefined) return before === null && !(id in values);
  const { trigger } = compute;
  if (trigger === "always") return true;
  if (!isBlank(values[id] ?? null)) return false;
  if (typeof trigger !== "string") return trigger.some((each) => changed.has(each));
  return before === null || (trigger === "change" && changed.size > 0);
}
