import { type CellValue, plainText } from "../records/cellValue";
import type { Merged } from "./merge";
import { valueAt } from "../records/recordTable";

/** Values that the merged record says no more, each once, with a record that said it. */
export function leftBehind({ def, records }: Merged["table"], { survivor, losers, edits, moved, lost }: Merged["plans"][number]): readonly { readonly field: string; readonly from: readonly number[] }[] {
  return def.fields.filter(({ id, system }) => system === undefined && id !== def.recordId && records.columns[id] !== undefined).flatMap(({ id: field }) => {
    const said = (value: CellValue): string => plainText(value).trim();
    const stays = said(edits.find((one) => one.field === field)?.after ?? valueAt(records, field, survivor));
    const known = new Set(["", stays]);
    const from = [survivor, ...losers].filter((record) => {
      const text = said(valueAt(records, field, record));
      const isLost = lost.some((one) => one.field === field && one.from === record);
      if (known.has(text) || (!isLost && (stays.includes(text) || moved.some((one) => one.field === field && one.from === record)))) return false;
      return known.add(text);
    });
    return from.length === 0 ? [] : [{ field, from }];
  });
}
