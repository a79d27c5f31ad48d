import { shown } from "../../pipeline/shownValue";
import type { Localized } from "../../pipeline/session";
import { plainText } from "../../records/cellValue";
import type { Column } from "../../records/recordTable";
import type { ReadableTable } from "../../pipeline/locate";

export type FoundRecord = { readonly record: string; readonly row: number; readonly name: string; /** The field that the text was found in, where that is not the name. */ readonly by: { readonly label: Localized; readonly text: string } | null };

const most = 50;
/** Characters of a text that are read in pinyin: names are shorter. */
const mostRead = 60;

/** Texts of a column made ready for looking: by code, without case, width, blanks and dashes. Once per column, for every letter that is typed asks again. */
const folded = new WeakMap<Column, readonly string[]>();

/** Chinese texts by the letters of their pinyin; passed in, since its table is read only when somebody looks for letters. */
export type Pinyin = Pick<typeof import("../../fields/pinyin"), "pinyinAt" | "pinyinOf">;

/** Whether a text may be pinyin: letters and nothing else, more than one of them. */
export function mayBePinyin(text: string): boolean {
  return /^[a-z]{2,}$/.test(fold(text));
}

/** How the texts of a column are read, once per column. */
const read = new WeakMap<Column, readonly ReturnType<Pinyin["pinyinOf"]>[]>();

/**
 * Records in which a text is found: in an id, or in any field that names, numbers or reaches somebody. Equal before beginning before within, all that by letter before what is only found by
 * pinyin; then in the order of the table.
 */
export function findRecords(table: ReadableTable, text: string, pinyin: Pinyin | null, nameOf: (index: number) => string): { readonly total: number; readonly records: readonly FoundRecord[] } {
  const wanted = fold(text);
  if (wanted === "") return { total: 0, records: [] };
  const { def, records } = table;
  const best = new Map<number, { readonly rank: number; readonly field: string | null }>();
  const take = (index: number, rank: number, field: string | null): void => {
    const known = best.get(index);
    if (known === undefined || rank < known.rank) best.set(index, { rank, field });
  };
  records.ids.forEach((id, index) => {
    const rank = id === null ? null : rankOf(fold(id), wanted);
    if (rank !== null) take(index, rank, null);
  });
  for (const { id, fieldType } of def.fields) {
    const column = records.columns[id];
    if (column === undefined || fieldType.json !== "string" || fieldType.listOf === "options" || fieldType.several === true) continue;
    const texts = textsOf(column);
    const ranks = texts.map((each, code) => rankOf(each, wanted) ?? dialledRank(each, wanted) ?? (pinyin === null ? null : pinyinRank(pinyin, column, texts, code, wanted)));
    if (ranks.every((rank) => rank === null)) continue;
    column.codes.forEach((code, index) => {
      const rank = ranks[code] ?? null;
      if (rank !== null) take(index, rank, id);
    });
  }
  const found = [...best].sort(([a, x], [b, y]) => x.rank - y.rank || a - b);
  const named = new Set(def.display?.fields ?? []);
  return {
    total: found.length,
    records: found.slice(0, most).flatMap(([index, { field }]) => {
      const record = records.ids[index];
      const definition = def.fields.find(({ id }) => id === field);
      if (record == null) return [];
      return [{ record, row: records.rows[index]!, name: nameOf(index), by: definition === undefined || named.has(definition.id) ? null : { label: definition.label, text: shown(table, definition.id, records.columns[definition.id]!.dictionary[records.columns[definition.id]!.codes[index]!] ?? null) } }];
    }),
  };
}

function rankOf(text: string, wanted: string): number | null {
  const at = text.indexOf(wanted);
  return at < 0 ? null : text.length === wanted.length ? 0 : at === 0 ? 1 : 2;
}

/** A number that is looked for with its country, as phones show it, is found where the table has it without. */
function dialledRank(text: string, wanted: string): number | null {
  return /^(?:\+|00)\d{8,15}$/.test(wanted) && /^\d{7,}$/.test(text) && wanted.endsWith(text) ? 0 : null;
}

function pinyinRank({ pinyinAt, pinyinOf }: Pinyin, column: Column, texts: readonly string[], code: number, wanted: string): number | null {
  const readings = read.get(column) ?? texts.map((text) => (/\p{Script=Han}/u.test(text) ? pinyinOf(text.slice(0, mostRead)) : []));
  read.set(column, readings);
  const at = pinyinAt(readings[code]!, wanted);
  return at === null ? null : at === 0 ? 3 : 4;
}

function textsOf(column: Column): readonly string[] {
  const known = folded.get(column);
  if (known !== undefined) return known;
  const texts = column.dictionary.map((value) => fold(plainText(value)));
  folded.set(column, texts);
  return texts;
}

function fold(text: string): string {
  return text.normalize("NFKC").toLowerCase().replace(/[\s\-‐-―()]/g, "");
}
