import { isFilled, isInstruction, isNoteText, isPlaceholder, isTotalWord, lookOf } from "./cellLook";
import { type ColumnProfile, equalsHeader, type HeaderBlock, isLabel, type KnownHeaders, profileColumns, sampleBelow, scoreHeader } from "./headerBlock";
import type { CellReader, MergeIndex, Region } from "./region";
import type { RowKind } from "./tableCandidate";

/** What lies under a header: the kind of each row from `header.bottom + 1` to `next - 1`; `next` is where another table may begin. Grid positions. */
export type Section = { readonly header: HeaderBlock; readonly kinds: readonly RowKind[]; readonly next: number };

export type SectionInput = {
  readonly at: CellReader;
  /** null: the formulas were not read. */
  readonly formulaAt: ((row: number, column: number) => string | null) | null;
  readonly merges: MergeIndex;
  readonly region: Region;
  readonly rowFill: Uint32Array;
  readonly known: KnownHeaders;
  /** Sheet row of grid row 0: formulas name sheet rows. */
  readonly firstSheetRow: number;
};

/**
 * Classifies the rows below a header one by one, as a person reading down would: totals and remarks by their words, formulas and sums; blank rows do not end the data
 * when rows of the same shape follow; a new header after a gap does. When in doubt a row is data: a record must not get lost.
 */
export function readSection(input: SectionInput, header: HeaderBlock): Section {
  const { at, region, rowFill } = input;
  const first = header.bottom + 1;
  const sample = fullRows(sampleBelow(rowFill, region, first), rowFill, region);
  const profiles = profileColumns(at, region, sample);
  const fills = sample.map((row) => rowFill[row - region.top]!).sort((a, b) => a - b);
  const low = fills[Math.floor(fills.length / 10)] ?? 1;
  const typical = fills[Math.floor(fills.length / 2)] ?? 1;
  const kinds: RowKind[] = [];
  let dataSeen = 0;
  let gap = true;
  let row = first;
  for (; row <= region.bottom; row++) {
    const fill = rowFill[row - region.top]!;
    if (fill === 0) {
      kinds.push("blank");
      gap = true;
      continue;
    }
    const kind = rowKindOf(row, fill);
    if (kind === null) {
      // What stands right above another header may be its title or its group labels.
      while (kinds.at(-1) === "note" || kinds.at(-1) === "other") {
        kinds.pop();
        row--;
      }
      break;
    }
    kinds.push(kind);
    if (kind === "data") dataSeen++;
    gap = kind !== "data";
  }
  keepFrequentWords(kinds);
  peelTotals(input, first, kinds, profiles);
  peelNotes(input, first, kinds, low);
  return { header, kinds, next: row };

  function rowKindOf(r: number, fill: number): RowKind | null {
    if (isTotalRow(at, region, r, profiles)) return "total";
    if (fill <= 3 && startsWithNote(at, region, r, fill)) return "note";
    if (equalsHeader(at, region, header.parts, r)) return ["blank", "note", "other"].includes(kinds.at(-1) ?? "data") ? null : "header";
    if (dataSeen === 0 && isInstructionRow(at, region, r)) return "note";
    if (gap && dataSeen > 0 && (anotherBegins(r) || (fill === 1 && anotherBegins(r + 1)))) return null;
    if (!gap && (fill >= typical || (fill * 2 >= typical && fill >= 3))) return "data";
    return looseKind(r, fill);
  }

  /** Another table, by a header of its own or by cells where this one has no column. */
  function anotherBegins(r: number): boolean {
    if (r > region.bottom || rowFill[r - region.top]! < 2) return false;
    return misfitsOf(input, header, profiles, r).headless > 0 || beginsTable(input, header, profiles, r);
  }

  /** A row that stands apart or is thinly filled: data only when its cells fit their columns. */
  function looseKind(r: number, fill: number): RowKind {
    const { misfits, headless } = misfitsOf(input, header, profiles, r);
    if (fill - headless === 0) return "note";
    if (misfits > 0 && (misfits === fill || (gap && (fill - misfits < 2 || misfits * 2 >= fill)))) return "note";
    if (fill > 1) return "data";
    const column = firstFilled(at, region, r);
    const value = at(r, column);
    const merged = input.merges.at(r, column)?.columns ?? 1;
    if (merged > 1 && merged * 2 >= profiles.length) return atGroupStart(r) ? "other" : "note";
    if (low <= 1) return "data";
    if (typeof value === "string" && value.length > Math.max(20, 2 * profiles[column - region.left]!.longest)) return "note";
    if (low < 3) return "data";
    return gap ? (atGroupStart(r) ? "other" : "note") : "data";
  }

  /** A single label right after the header, a gap or a total, with a full row below it, names the group that follows. */
  function atGroupStart(r: number): boolean {
    const next = r + 1 <= region.bottom ? rowFill[r + 1 - region.top]! : 0;
    return next >= Math.max(2, low) && !equalsHeader(at, region, header.parts, r + 1);
  }
}

/** The sampled rows without those that hold less than half of what the middle one holds: remarks must not blur what the columns hold. */
function fullRows(sample: readonly number[], rowFill: Uint32Array, region: Region): readonly number[] {
  const fills = sample.map((row) => rowFill[row - region.top]!);
  const typical = [...fills].sort((a, b) => a - b)[Math.floor(fills.length / 2)] ?? 0;
  return sample.filter((_, i) => fills[i]! * 2 >= typical);
}

function firstFilled(at: CellReader, region: Region, row: number): number {
  for (let column = region.left; column <= region.right; column++) if (isFilled(at(row, column))) return column;
  return region.left;
}

/** A number or address that reaches somebody: no total has one. */
const contact = /^\s*(?:\+?(?:86[ -]?)?1[3-9]\d(?:[ -]?\d{4}){2}|\(?0\d{2,3}\)?-\d{7,8}|[^\s@]{1,64}@[^\s@]{1,64}\.[a-z]{2,8})\s*$/i;

/**
 * Says 合计, 小计, Total ... in its first text cell, with little other text beside it: a customer that happens to be called Total has a contact
 * and a city as well, and words such as average are grades more often than totals.
 */
function isTotalRow(at: CellReader, region: Region, row: number, profiles: readonly ColumnProfile[]): boolean {
  for (let column = region.left; column <= region.right; column++) {
    const value = at(row, column);
    if (typeof value !== "string" || !isFilled(value)) continue;
    if (!isTotalWord(value)) return false;
    let texts = 0;
    let usual = 0;
    for (let c = column + 1; c <= region.right; c++) {
      const beside = at(row, c);
      if (typeof beside === "string" && contact.test(beside)) return false;
      if (lookOf(beside) === "text" && !isTotalWord(beside) && !/\d/.test(String(beside))) texts++;
      const profile = profiles[c - region.left]!;
      if (profile.filled > 0 && profile.looks.text * 2 > profile.filled) usual++;
    }
    return texts === 0 || (/计|total/i.test(value) && (texts < 2 || texts * 2 < usual));
  }
  return false;
}

function startsWithNote(at: CellReader, region: Region, row: number, fill: number): boolean {
  const value = at(row, firstFilled(at, region, row));
  return isNoteText(value) || (fill === 1 && typeof value === "string" && /^\s*[※*]\s*\S{12}/.test(value));
}

export function isInstructionRow(at: CellReader, region: Region, row: number): boolean {
  let cells = 0;
  let instructions = 0;
  for (let column = region.left; column <= region.right; column++) {
    const value = at(row, column);
    if (!isFilled(value)) continue;
    cells++;
    if (isInstruction(value)) instructions++;
  }
  return instructions > 0 && instructions * 2 >= cells;
}

/** After a gap: labels over columns that held something else, or known words, with rows below that differ from them. */
function beginsTable(input: SectionInput, header: HeaderBlock, profiles: readonly ColumnProfile[], row: number): boolean {
  const { at, region, rowFill } = input;
  let labels = 0;
  let cells = 0;
  let breaks = 0;
  for (let column = region.left; column <= region.right; column++) {
    const value = at(row, column);
    if (!isFilled(value)) continue;
    cells++;
    if (!isLabel(value)) continue;
    labels++;
    const profile = profiles[column - region.left]!;
    if (header.parts[column - region.left]!.length === 0 || (profile.filled > 0 && profile.looks.text === 0) || [...header.parts].some((parts) => parts.includes(String(value).trim()))) breaks++;
  }
  if (labels < 2 || labels < cells) return false;
  if (sampleBelow(rowFill, region, row + 1).length === 0) return false;
  const block = scoreHeader(at, input.merges, region, rowFill, row, row, input.known);
  return block !== null && block.coverage >= 0.6 && (block.words >= 0.5 || breaks >= 1) && (block.contrast > 0 || block.words >= 0.5);
}

/** `misfits`: texts in columns that hold only numbers, dates or codes; `headless`: cells outside every headed or filled column. */
function misfitsOf(input: SectionInput, header: HeaderBlock, profiles: readonly ColumnProfile[], row: number): { misfits: number; headless: number } {
  const { at, region } = input;
  let misfits = 0;
  let headless = 0;
  for (let column = region.left; column <= region.right; column++) {
    const value = at(row, column);
    if (!isFilled(value)) continue;
    const profile = profiles[column - region.left]!;
    if (header.parts[column - region.left]!.length === 0 && profile.filled <= 1) headless++;
    const valued = profile.looks.number + profile.looks.digits + profile.looks.bool;
    if (lookOf(value) === "text" && profile.filled >= 3 && valued >= profile.filled * 0.8 && !isPlaceholder(value)) misfits++;
  }
  return { misfits, headless };
}

/** A word such as Average in every third row is a value of the column, not a total. */
function keepFrequentWords(kinds: RowKind[]): void {
  const totals = kinds.filter((kind) => kind === "total").length;
  const data = kinds.filter((kind) => kind === "data").length;
  if (totals > 3 && totals > data) for (const [i, kind] of kinds.entries()) if (kind === "total") kinds[i] = "data";
}

const aggregate = /\b(?:SUM|SUBTOTAL|AGGREGATE|AVERAGE|COUNT|COUNTA)\((?:\d{1,3},){0,2}\$?[A-Z]{1,3}\$?(\d{1,7}):\$?[A-Z]{1,3}\$?(\d{1,7})\)/;

/** Sums, subtotals and averages of the rows above, by formula; rows where most data rows have one (running sums) stay data. Then sums by value, at the end only. */
function peelTotals(input: SectionInput, first: number, kinds: RowKind[], profiles: readonly ColumnProfile[]): void {
  const { at, formulaAt, region, rowFill, firstSheetRow } = input;
  const found: number[] = [];
  let data = 0;
  for (const [i, kind] of kinds.entries()) {
    if (kind !== "data") continue;
    data++;
    for (let column = region.left; formulaAt !== null && column <= region.right; column++) {
      const match = aggregate.exec(formulaAt(first + i, column) ?? "");
      if (match === null) continue;
      const from = Number(match[1]) - 1;
      const to = Number(match[2]) - 1;
      if (from < to && to < first + i + firstSheetRow && to - from >= 1) {
        found.push(i);
        break;
      }
    }
  }
  if (found.length <= Math.max(1, data / 5)) for (const i of found) kinds[i] = "total";
  for (;;) {
    const last = kinds.lastIndexOf("data");
    if (last < 3 || !sumsAbove(last)) return;
    kinds[last] = "total";
  }

  function sumsAbove(last: number): boolean {
    let numbers = 0;
    let matching = 0;
    let texts = 0;
    for (let column = region.left; column <= region.right; column++) {
      const value = at(first + last, column);
      if (!isFilled(value)) continue;
      if (typeof value !== "number") {
        texts++;
        continue;
      }
      numbers++;
      if (value === 0 || profiles[column - region.left]!.looks.number < 2) continue;
      let sum = 0;
      let terms = 0;
      for (let i = 0; i < last; i++) {
        if (kinds[i] !== "data") continue;
        const term = at(first + i, column);
        if (typeof term !== "number") continue;
        sum += term;
        if (term !== 0) terms++;
      }
      if (terms >= 2 && Math.abs(sum - value) <= 1e-9 * Math.max(1, Math.abs(value))) matching++;
    }
    // Beside a name that says nothing of totals one sum is chance: 100, 200, 300 and 600 are four customers.
    return rowFill[first + last - region.top]! > 0 && (texts === 0 ? matching > 0 && matching * 2 >= numbers : texts === 1 && matching >= 2 && matching === numbers);
  }
}

/** A last row with one text in it, right above remarks, is the first of the remarks where records are filled otherwise. */
function peelNotes(input: SectionInput, first: number, kinds: RowKind[], low: number): void {
  if (low < 3) return;
  for (;;) {
    const last = kinds.lastIndexOf("data");
    if (last < 1 || kinds[last + 1] !== "note" || input.rowFill[first + last - input.region.top] !== 1) return;
    const value = input.at(first + last, firstFilled(input.at, input.region, first + last));
    if (lookOf(value) !== "text") return;
    kinds[last] = "note";
  }
}
