import { RowReader, type RowMistake, type RowSyntax } from "./rowReader";
import type { TextEncoding } from "../text/encodings";

/** How a .csv file was written. */
export type CsvDialect = {
  readonly encoding: TextEncoding;
  readonly bom: boolean;
  /** One character. */
  readonly delimiter: string;
  /** One character; null where quotes are ordinary characters. */
  readonly quote: string | null;
  /** A quote inside quotes: doubled as RFC 4180 has it, or after a backslash. */
  readonly quoteEscape: "doubled" | "backslash";
  /** The first line says `sep=…`, as Excel understands. */
  readonly sepLine: boolean;
};

const candidates = [",", "\t", ";", "|", "^", "\u001f", "\u0001"];
const sampleLength = 65_536;

/** `other`: another delimiter that gives every row the same number of fields too, though fewer. */
export type FoundDelimiter = { readonly delimiter: string; readonly other: string | null } | { readonly ambiguous: readonly [string, string] };

/** The delimiter that a `sep=` line names, and the length of that line; null when the text has none. */
export function sepLine(text: string): { readonly delimiter: string; readonly length: number } | null {
  const match = /^sep=([^\r\n"])(\r\n|\r|\n|$)/i.exec(text);
  return match === null ? null : { delimiter: match[1]!, length: match[0].length };
}

/**
 * The delimiter that gives most rows one same number of fields, at least two; the comma where none does, which makes one column. Between equals the one that leaves fewer
 * stray quotes, then the one with more fields; two that are equal in all are ambiguous: the file is not guessed at. `usual`, which the file's name speaks for, wins where it fits
 * at least half of the rows.
 */
export function findDelimiter(text: string, quote: string | null = '"', usual: string | null = null): FoundDelimiter {
  const sample = text.length <= sampleLength ? text : text.slice(0, Math.max(text.lastIndexOf("\n", sampleLength), text.lastIndexOf("\r", sampleLength)) + 1 || sampleLength);
  const scored = candidates.flatMap((delimiter) => {
    const score = scoreOf(sample, delimiter, quote, sample.length < text.length);
    return score === null ? [] : [{ delimiter, ...score }];
  });
  scored.sort((a, b) => b.share - a.share || a.bareQuotes - b.bareQuotes || b.fields - a.fields);
  if (scored.some(({ delimiter, share }) => delimiter === usual && share >= 0.5)) return { delimiter: usual!, other: null };
  const [best, second] = scored;
  if (best === undefined) return { delimiter: ",", other: null };
  const level = second !== undefined && second.share === best.share && second.bareQuotes === best.bareQuotes;
  if (level && second.fields === best.fields) return { ambiguous: [best.delimiter, second.delimiter] };
  return { delimiter: best.delimiter, other: level ? second.delimiter : null };
}

function scoreOf(sample: string, delimiter: string, quote: string | null, cut: boolean): { share: number; fields: number; bareQuotes: number } | null {
  if (!sample.includes(delimiter)) return null;
  const { rows, bareQuotes, mistake } = readRows(sample, delimiter, quote);
  // A quote left open at the end of a cut sample says nothing; any other mistake does.
  if (mistake !== null && !(cut && mistake.kind === "unclosedQuote")) return null;
  const counts = rows.filter((row) => row.some((field) => field.trim() !== "")).map((row) => row.length);
  const several = counts.filter((count) => count > 1);
  if (several.length === 0 || several.length * 10 < counts.length * 3) return null;
  const fields = commonest(several);
  return { share: several.filter((count) => count === fields).length / counts.length, fields, bareQuotes };
}

export type ReadRows = { readonly rows: string[][]; readonly lines: number[]; readonly bareQuotes: number; readonly mistake: RowMistake | null; readonly backslash: boolean };

/** All rows of a short text: doubled quotes as RFC 4180 has them; where that fails and the text holds a quote after a backslash, such quotes. */
export function readRows(text: string, delimiter: string, quote: string | null = '"'): ReadRows {
  const doubled = rowsOf(text, { delimiter, quote, backslash: false });
  if (doubled.mistake === null || doubled.mistake.kind === "nul") return doubled;
  const escaped = rowsOf(text, { delimiter, quote, backslash: true });
  return escaped.mistake === null ? escaped : doubled;
}

function rowsOf(text: string, syntax: RowSyntax): ReadRows {
  const rows: string[][] = [];
  const lines: number[] = [];
  const reader = new RowReader(syntax, (fields, line) => {
    rows.push([...fields]);
    lines.push(line);
    return true;
  });
  reader.read(text, true);
  return { rows, lines, bareQuotes: reader.bareQuotes.length, mistake: reader.mistake, backslash: syntax.backslash };
}

/** The number that occurs most; of equally frequent ones the first. */
export function commonest(numbers: Iterable<number>): number {
  const seen = new Map<number, number>();
  for (const number of numbers) seen.set(number, (seen.get(number) ?? 0) + 1);
  let [best, times] = [0, 0];
  for (const [number, count] of seen) if (count > times) [best, times] = [number, count];
  return best;
}
