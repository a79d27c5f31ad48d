import type { FixEdit } from "../findings/finding";
import { type CellValue, sameValue } from "../records/cellValue";
import { encodeColumn } from "../records/recordTable";
import type { Lang } from "../records/text";
import type { OpenTable } from "./locate";

const noCells = encodeColumn([]);

/** How the columns of a table write values that may stand in several ways. What a formula gives stays as it is. */
export function cellWriter({ def, records }: Pick<OpenTable, "def" | "records">, lang: Lang): (field: string | null, value: CellValue) => CellValue {
  const writers = new Map(def.fields.flatMap(({ id, fieldType, calculated }) => (fieldType.spelling === undefined || calculated !== undefined ? [] : [[id, fieldType.spelling.of(records.columns[id] ?? noCells, lang)] as const])));
  return (field, value) => writers.get(field ?? "")?.(value) ?? value;
}

/** The edits with what their columns will hold; those that then change nothing are left out. */
export function inCells(table: Pick<OpenTable, "def" | "records">, edits: readonly FixEdit[], lang: Lang): readonly FixEdit[] {
  const inCell = cellWriter(table, lang);
  return edits.flatMap((edit) => {
    const after = inCell(edit.at.field, edit.after);
    return sameValue(after, edit.after) ? [edit] : sameValue(after, edit.before) ? [] : [{ ...edit, after }];
  });
}
