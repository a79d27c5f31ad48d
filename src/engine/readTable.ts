import { fillText, type Lang } from "../records/text";
import type { CellValue } from "../records/cellValue";
import type { CheckInput } from "../rules/rule";
import { filledKeys } from "../rules/validation/keys";

/** A column as its field understands it, by code of its distinct values. */
export type ReadColumn = {
  readonly codes: Uint32Array;
  /** What is meant; null where the cell says nothing, the cell itself where it cannot be read. */
  readonly typed: readonly CellValue[];
  /** What would be stored without losing anything that was typed: what is meant, or the cell itself where that is not all it says. */
  readonly stored: readonly CellValue[];
  /** Why a cell cannot be read, in words; null where it can. */
  readonly faults: readonly (string | null)[];
};
export type ReadTable = { readonly columns: { readonly [field: string]: ReadColumn }; /** Of each record: what it shares with every record that has the same unique key; only keys that are filled and read. */ readonly keys: readonly (readonly string[])[] };

export function readTable(input: CheckInput, lang: Lang): ReadTable {
  const columns = Object.entries(input.table.columns).map(([field, { codes, raw, typed, parsed, fieldType, spec }]): readonly [string, ReadColumn] => [field, {
    codes,
    typed,
    stored: typed.map((value, code) => { const reading = parsed[code] ?? null; return reading === null || (reading.ok && reading.lossless) ? value : (raw[code] ?? null); }),
    faults: parsed.map((reading, code) => {
      if (reading === null || reading.ok) return null;
      const message = fieldType.messages[reading.messageId];
      return message === undefined ? reading.messageId : fillText(message, { label: spec.label, value: raw[code] ?? "", ...reading.data }, lang);
    }),
  }]);
  const names = filledKeys(input);
  return { columns: Object.fromEntries(columns), keys: Array.from({ length: input.table.size }, (_, index) => names(index)) };
}
