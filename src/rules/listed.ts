import type { EnumOption } from "../fields/fieldType";
import { type TypedColumn, typedAt } from "../fields/typedTable";
import { isBlank, plainText } from "../records/cellValue";
import type { FieldDef } from "../template/template";
import type { CheckInput } from "./rule";

/** The options of a field that stand in a column of a table, and which of them each record may have. */
export type ListedOptions = { readonly options: readonly EnumOption[]; readonly offered: (index: number) => (option: EnumOption) => boolean };

const everything = (): boolean => true;

/** Null where the field's options stand in no table, or the workbook does not hold that table or its column. */
export function listedIn({ listedIn: place }: FieldDef, { table, related }: Pick<CheckInput, "table" | "related">): ListedOptions | null {
  const target = place === undefined ? undefined : related?.(place.table);
  if (place === undefined || target === undefined || "label" in target) return null;
  const column = target.table.columns[place.column];
  const under = place.under === null ? undefined : target.table.columns[place.under.column];
  if (column === undefined) return null;
  const options = optionsOf(column, under);
  if (place.under === null || under === undefined) return { options, offered: () => everything };
  const { field } = place.under;
  const parents = new Set(options.flatMap((option) => option.parents ?? []));
  return {
    options,
    // As with options that are written out: where nothing is chosen yet, or nothing that the table knows, there are all of them.
    offered: (index) => {
      const value = typedAt(table, field, index);
      const parent = isBlank(value) ? null : plainText(value);
      return parent === null || !parents.has(parent) ? everything : (option) => option.parents?.includes(parent) !== false;
    },
  };
}

/** Made once for the same columns: every check and every form asks for them. */
const made = new WeakMap<TypedColumn, { readonly under: TypedColumn | undefined; readonly options: readonly EnumOption[] }>();

/** The distinct values of a column, in the order in which they first stand there. */
function optionsOf(column: TypedColumn, under: TypedColumn | undefined): readonly EnumOption[] {
  const known = made.get(column);
  if (known !== undefined && known.under === under) return known.options;
  const parentsOf = new Map<string, Set<string>>();
  column.codes.forEach((code, record) => {
    const value = column.typed[code] ?? null;
    if (isBlank(value) || column.parsed[code]?.ok !== true) return;
    const text = plainText(value);
    const parents = parentsOf.get(text) ?? new Set();
    const parent = under?.typed[under.codes[record]!] ?? null;
    if (!isBlank(parent)) parents.add(plainText(parent));
    parentsOf.set(text, parents);
  });
  const options = [...parentsOf].map(([text, parents]): EnumOption => ({ code: text, label: { "zh-CN": text, en: text }, aliases: [], active: true, ...(under === undefined ? {} : { parents: [...parents] }) }));
  made.set(column, { under, options });
  return options;
}
