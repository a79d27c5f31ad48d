import type { CellValue } from "../records/cellValue";
import { isFilled, isInstruction, isNoteText, isTotalWord, type Look, lookOf } from "./cellLook";
import { shapeOf } from "./cellShape";
import { readHeader } from "./headerText";
import { isHeaderWord } from "./headerWords";
import type { CellReader, MergeIndex, Region } from "./region";

/** Headers that templates know, compared without width, case, blanks and brackets. */
export type KnownHeaders = ReadonlySet<string>;

/** A header of one or more rows, in grid positions. `parts[i]` are the texts over column `region.left + i`, top down. */
export type HeaderBlock = { readonly top: number; readonly bottom: number; readonly parts: readonly (readonly string[])[]; readonly score: number; readonly coverage: number; readonly contrast: number; readonly words: number; /** Headed columns whose header reads like a label. */ readonly labels: number };

/** Looks of the sampled cells below a header, per column of the region. */
export type ColumnProfile = { readonly filled: number; readonly looks: Readonly<Record<Look, number>>; readonly values: ReadonlySet<CellValue>; readonly longest: number; readonly shape: string | null };

/** Rows sampled below a header; fewer where the sheet is very wide. */
const sampleRows = 40;
const sampleCells = 80_000;
const maxHeaderRows = 3;
const weights = { coverage: 0.4, labels: 0.2, distinct: 0.1, contrast: 0.2, words: 0.25 };
const scoreSum = weights.coverage + weights.labels + weights.distinct + weights.contrast + weights.words;

/** The next filled rows from `row`, at most 40; a blank row ends them once three rows stood together: what follows may be another table. */
export function sampleBelow(rowFill: Uint32Array, region: Region, row: number): readonly number[] {
  const rows: number[] = [];
  const most = Math.max(10, Math.min(sampleRows, Math.floor(sampleCells / (region.right - region.left + 1))));
  let together = 0;
  for (let r = row; r <= region.bottom && rows.length < most; r++) {
    if (rowFill[r - region.top]! > 0) {
      rows.push(r);
      together++;
    } else if (together >= 3) break;
    else together = 0;
  }
  return rows;
}

export function profileColumns(at: CellReader, region: Region, rows: readonly number[]): readonly ColumnProfile[] {
  const profiles: ColumnProfile[] = [];
  for (let column = region.left; column <= region.right; column++) {
    const looks: Record<Look, number> = { blank: 0, number: 0, digits: 0, text: 0, bool: 0, error: 0 };
    const values = new Set<CellValue>();
    const shapes = new Map<string, number>();
    let longest = 0;
    for (const row of rows) {
      const value = at(row, column);
      const look = lookOf(value);
      looks[look]++;
      if (look === "blank") continue;
      values.add(value);
      if (typeof value === "string") {
        longest = Math.max(longest, value.length);
        const shape = shapeOf(value);
        shapes.set(shape, (shapes.get(shape) ?? 0) + 1);
      }
    }
    const filled = rows.length - looks.blank;
    const [shape, count] = [...shapes].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0] ?? [null, 0];
    profiles.push({ filled, looks, values, longest, shape: filled >= 3 && count >= filled * 0.8 ? shape : null });
  }
  return profiles;
}

/**
 * Scores the header whose lowest row is `row`: the rows above it that group its columns belong to it. 0 to 1; null when the row cannot be a header.
 * It counts how much of the table's width the header covers, how label-like its cells are, how they differ from the cells below, and whether they are known words.
 */
export function scoreHeader(at: CellReader, merges: MergeIndex, region: Region, rowFill: Uint32Array, row: number, from: number, known: KnownHeaders): HeaderBlock | null {
  let top = row;
  while (top > from && row - top + 1 < maxHeaderRows && groupsColumns(at, merges, region, top - 1, top)) top--;
  const parts = headerParts(at, region, top, row);
  const rows = sampleBelow(rowFill, region, row + 1).filter((below) => !equalsHeader(at, region, parts, below));
  const profiles = profileColumns(at, region, rows);
  const periods = headsPeriods(at, region, row);
  let weightAll = 0;
  let weightHeaded = 0;
  let labels = 0;
  let contrast = 0;
  let words = 0;
  let cells = 0;
  const texts = new Set<string>();
  for (const [i, headers] of parts.entries()) {
    const profile = profiles[i]!;
    const fill = rows.length === 0 ? 0 : profile.filled / rows.length;
    const weight = Math.max(fill, headers.length > 0 ? 0.3 : 0);
    weightAll += weight;
    if (headers.length === 0) continue;
    weightHeaded += weight;
    cells++;
    const last = headers.at(-1)!;
    texts.add(headers.join("\n"));
    const cell = at(row, region.left + i) ?? last;
    const period = periods && isPeriod(cell);
    if (period || isLabel(last)) labels++;
    contrast += period && ![...profile.values].some(isPeriod) ? 0.5 : columnContrast(cell, profile);
    if (headers.some((header) => known.has(readHeader(header).base) || known.has(readHeader(header).full))) words += 1;
    else if (isHeaderWord(last)) words += 0.6;
  }
  if (cells === 0) return null;
  const coverage = weightAll === 0 ? 0 : weightHeaded / weightAll;
  const share = { labels: labels / cells, distinct: texts.size / cells, contrast: Math.max(-1, contrast / cells), words: words / cells };
  const total = weights.coverage * coverage + weights.labels * share.labels + weights.distinct * share.distinct + weights.contrast * share.contrast + weights.words * share.words;
  return { top, bottom: row, parts, score: Math.max(0, Math.min(1, total / scoreSum)), coverage, contrast: share.contrast, words: share.words, labels };
}

export function headerParts(at: CellReader, region: Region, top: number, bottom: number): readonly (readonly string[])[] {
  const parts: string[][] = [];
  const rows: { row: number; carried: string | null }[] = [];
  for (let row = top; row <= bottom; row++) rows.push({ row, carried: null });
  for (let column = region.left; column <= region.right; column++) {
    const texts: string[] = [];
    for (const line of rows) {
      const value = at(line.row, column);
      const text = isFilled(value) ? plainHeader(value) : "";
      // A group label stands in its first column only and is meant for the blank cells to its right that have a header below.
      if (line.row < bottom) {
        if (text !== "") line.carried = isFilled(at(line.row + 1, column)) ? text : null;
        else if (line.carried !== null && !isFilled(at(line.row + 1, column))) line.carried = null;
      }
      const part = text === "" && line.row < bottom ? (line.carried ?? "") : text;
      if (part !== "" && !texts.includes(part)) texts.push(part);
    }
    parts.push(texts);
  }
  return parts;
}

function plainHeader(value: CellValue): string {
  if (value === null) return "";
  const text = typeof value === "object" ? value.error : typeof value === "boolean" ? (value ? "TRUE" : "FALSE") : String(value);
  return text.replace(/\s+/g, " ").trim();
}

/** Whether `upper` is a row of group labels over `lower`: more cells that span several headers, or stand over a blank one, than cells over a single header; and at least one span. */
function groupsColumns(at: CellReader, merges: MergeIndex, region: Region, upper: number, lower: number): boolean {
  let cells = 0;
  let spans = 0;
  let fits = 0;
  let single = 0;
  for (let column = region.left; column <= region.right; column++) {
    const value = at(upper, column);
    if (!isFilled(value)) continue;
    cells++;
    if (typeof value !== "string" || !isLabel(value)) return false;
    const merged = merges.at(upper, column)?.columns ?? 0;
    let width = 1;
    while (column + width <= region.right && (merged > 0 ? width < merged : !isFilled(at(upper, column + width)))) width++;
    let below = 0;
    for (let c = column; c < column + width; c++) if (isFilled(at(lower, c))) below++;
    if (below === 0 || (below === 1 && !isFilled(at(lower, column)))) fits++;
    else if (below >= 2) {
      spans++;
      fits++;
    } else single++;
  }
  return cells >= 2 && spans >= 1 && fits > single;
}

/** 2024, 2024年, 3月, 2024-03, Q2, 2024Q1: what a column of figures is headed with. */
function isPeriod(value: CellValue): boolean {
  if (typeof value === "number") return Number.isInteger(value) && value >= 1980 && value <= 2100;
  return typeof value === "string" && value.length <= 10 && /^\s*(?:(?:19|20)\d\d年?|(?:(?:19|20)\d\d[-/.年]?)?(?:Q[1-4]|\d{1,2}月份?|第?[一二三四]季度)|(?:19|20)\d\d[-/.]\d{1,2})\s*$/i.test(value);
}

/** At least two different periods in one row. */
function headsPeriods(at: CellReader, region: Region, row: number): boolean {
  const seen = new Set<CellValue>();
  for (let column = region.left; column <= region.right; column++) {
    const value = at(row, column);
    if (!isFilled(value) || !isPeriod(value)) continue;
    if (seen.has(value)) return false;
    seen.add(value);
  }
  return seen.size >= 2;
}

/** Whether every filled cell of a row says what the header above it says: print pages repeat the header inside the data. */
export function equalsHeader(at: CellReader, region: Region, parts: HeaderBlock["parts"], row: number): boolean {
  let same = 0;
  for (let column = region.left; column <= region.right; column++) {
    const value = at(row, column);
    if (!isFilled(value)) continue;
    if (typeof value !== "string" || !parts[column - region.left]!.includes(plainHeader(value))) return false;
    same++;
  }
  return same >= 2;
}

/** Short text that is not a value: no number, date, address of mail or web, instruction, remark or total. */
export function isLabel(value: CellValue): boolean {
  if (typeof value !== "string") return false;
  const text = value.trim();
  return text.length > 0 && text.length <= 60 && lookOf(text) === "text" && !/[@]|https?:|[。！!；;]/.test(text) && !isNoteText(text) && !isTotalWord(text) && !(text.length > 24 && isInstruction(text));
}

/** 1: the column below is of another kind than its header; 0: cannot be told; -1: the header looks like one more value. */
function columnContrast(header: CellValue, profile: ColumnProfile): number {
  if (profile.values.has(header)) return -1;
  if (profile.filled < 2) return 0;
  const own = lookOf(header);
  const valued = profile.looks.number + profile.looks.digits + profile.looks.bool + profile.looks.error;
  if (own === "text") {
    if (valued >= profile.filled * 0.6) return 1;
    if (profile.shape === null || typeof header !== "string") return 0;
    const shape = shapeOf(header);
    return shape === profile.shape ? (/[^\p{L}\s]/u.test(shape) ? -0.7 : -0.1) : /[^汉Aa]/.test(profile.shape) ? 0.5 : 0.1;
  }
  return profile.looks[own] >= profile.filled * 0.6 ? -1 : 0;
}
