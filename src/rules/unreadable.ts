import type { TypedColumn, TypedTable } from "../fields/typedTable";

/**
 * Whether what an expression said of a record says more than that a field could not be read: true where a field it reads is unreadable there, so that its verdict
 * counts for nothing. Text that a text type refuses is still text to an expression, so only a failed evaluation is put down to it; text where a number, date or
 * boolean should be cannot be compared at all.
 */
export function unreadableIn(fields: readonly string[], table: TypedTable): (index: number, failed: boolean) => boolean {
  const broken = fields.flatMap((field): readonly TypedColumn[] => {
    const column = table.columns[field];
    return column?.parsed.some((reading) => reading !== null && !reading.ok) === true ? [column] : [];
  });
  if (broken.length === 0) return () => false;
  return (index, failed) => broken.some((column) => (failed || column.fieldType.json !== "string") && column.parsed[column.codes[index]!]?.ok === false);
}
