import type { EnumOption } from "../fields/fieldType";
import { type TypedTable, typedAt } from "../fields/typedTable";
import type { FieldDef } from "../template/template";

/** Of each record, which of a field's options there are: all of them where nothing is chosen yet in the field on which they depend, or what stands there is no option of it. */
export function offeredIn({ options, optionsFrom }: FieldDef, fields: readonly FieldDef[], table: TypedTable): (index: number) => (option: EnumOption) => boolean {
  const parents = new Set(fields.find(({ id }) => id === optionsFrom)?.options?.map(({ code }) => code));
  if (options === undefined || parents.size === 0) return () => () => true;
  return (index) => {
    const parent = typedAt(table, optionsFrom!, index);
    return typeof parent !== "string" || !parents.has(parent) ? () => true : (option) => option.parents === undefined || option.parents.includes(parent);
  };
}
