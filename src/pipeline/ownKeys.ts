/** How an edit names a column of people's own, beside the ids of fields: by its header in brackets, as formulas do. */
export function ownKey(header: string): string {
  return `[${header}]`;
}

/** The header of a column of people's own; null for the id of a field. */
export function ownHeader(key: string): string | null {
  return key.startsWith("[") && key.endsWith("]") ? key.slice(1, -1) : null;
}

/** Where the columns of people's own stand, by key. */
export function ownPlaces(columns: readonly { readonly column: number; readonly header: string; readonly field: string | null }[], idColumn: number | null): { readonly [key: string]: number } {
  return Object.fromEntries(columns.flatMap(({ header, field, column }) => (field === null && column !== idColumn ? [[ownKey(header), column]] : [])));
}
