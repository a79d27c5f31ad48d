import type { Inputs, OtherTables } from "../../expression/expression";
import { type Localized, joinTexts } from "../../records/text";
import type { Expression } from "../../template/template";
import type { CheckInput } from "../rule";

/** What a condition reads and the workbook says nothing of, in any record. `field` null: the whole table is not there, or holds no record. */
export type Lack = { readonly table: string; readonly field: string | null };

/** What of a condition is not there, each once; empty where nobody knows what the workbook holds. */
export function lacksOf({ fields, columns }: Pick<Expression, "fields" | "columns">, { def, holds }: Pick<CheckInput, "def" | "holds">): readonly Lack[] {
  if (holds === undefined) return [];
  const own = fields.filter((field) => !holds(def.id, field)).map((field): Lack => {
    const target = def.relations.find(({ from }) => field.startsWith(`${from}.`));
    return target === undefined || holds(target.to, null) ? { table: def.id, field } : { table: target.to, field: null };
  });
  const others = columns.map((name) => [name.slice(0, name.indexOf(".")), name.slice(name.indexOf(".") + 1)] as const).filter(([table, field]) => !holds(table, field));
  return distinct([...own, ...others.map(([table, field]): Lack => ({ table, field: holds(table, null) ? field : null }))]);
}

/** The same tables, where a column that says nothing is none: its sum would be 0, and a condition on that sum would seem to be decided. */
export function withoutLacking(inputs: Inputs, holds: CheckInput["holds"]): Inputs {
  const { tables } = inputs;
  if (tables === undefined || holds === undefined) return inputs;
  let known = trimmed.get(tables);
  if (known === undefined) {
    const kept: OtherTables = (id) => {
      const table = holds(id, null) ? tables(id) : null;
      return table === null ? null : { size: table.size, column: (field) => (holds(id, field) ? table.column(field) : undefined) };
    };
    trimmed.set(tables, (known = kept));
  }
  return { ...inputs, tables: known };
}
const trimmed = new WeakMap<OtherTables, OtherTables>();

/** What is not there, as people call it. */
export function lackText(lacks: readonly Lack[], { def, related }: Pick<CheckInput, "def" | "related">): Localized {
  return joinTexts(distinct(lacks).map(({ table, field }): Localized => {
    const other = table === def.id ? undefined : related?.(table);
    const fields = table === def.id ? def.fields : other !== undefined && "def" in other ? other.def.fields : [];
    const name = fields.find(({ id }) => id === field)?.label ?? { "zh-CN": field ?? "", en: field ?? "" };
    if (table === def.id) return { "zh-CN": `“${name["zh-CN"]}”列`, en: `the column “${name.en}”` };
    const label = other === undefined ? { "zh-CN": table, en: table } : "def" in other ? other.def.label : other.label;
    return field === null ? { "zh-CN": `“${label["zh-CN"]}”表`, en: `the table “${label.en}”` } : { "zh-CN": `“${label["zh-CN"]}”表的“${name["zh-CN"]}”列`, en: `the column “${name.en}” of the table “${label.en}”` };
  }));
}

function distinct(lacks: readonly Lack[]): readonly Lack[] {
  return [...new Map(lacks.map((lack) => [`${lack.table} ${lack.field ?? ""}`, lack])).values()];
}
