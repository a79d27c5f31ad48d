import { parseRows, type ParsedRows } from "./parseRows";

/** How a .csv file was written. */
export type CsvDialect = {
  readonly encoding: string;
  readonly bom: boolean;
  /** One character. */
  readonly delimiter: string;
  /** `"` inside quotes: doubled as RFC 4180 has it, or after a backslash. */
  readonly quoteEscape: "doubled" | "backslash";
  /** The first line says `sep=…`, as Excel understands. */
  readonly sepLine: boolean;
};

const candidates = [",", "\t", ";", "|", "^", "\u001f", "\u0001"];
const sampleLength = 65_536;

export type FoundDelimiter = { readonly delimiter: string } | { readonly ambiguous: readonly [string, string] };

/** The delimiter that a `sep=` line names; null when the text has none. */
export function sepLine(text: string): { readonly delimiter: string; readonly rest: string } | null {
  const match = /^sep=([^\r\n"])(\r\n|\r|\n|$)/i.exec(text);
  return match === null ? null : { delimiter: match[1]!, rest: text.slice(match[0].length) };
}

/**
 * The delimiter that gives most rows one same number of fields, at least two; the comma where none does, which makes one column. Between equals the one that leaves fewer
 * stray quotes, then the one with more fields; two that are equal in all are ambiguous: the file is not guessed at.
 */
export function findDelimiter(text: string): FoundDelimiter {
  const sample = text.length <= sampleLength ? text : text.slice(0, Math.max(text.lastIndexOf("\n", sampleLength), text.lastIndexOf("\r", sampleLength)) + 1 || sampleLength);
  const scored = candidates.flatMap((delimiter) => {
    const score = scoreOf(sample, delimiter, sample.length < text.length);
    return score === null ? [] : [{ delimiter, ...score }];
  });
  scored.sort((a, b) => b.share - a.share || a.bareQuotes - b.bareQuotes || b.fields - a.fields);
  const [best, second] = scored;
  if (best === undefined) return { delimiter: "," };
  if (second !== undefined && second.share === best.share && second.bareQuotes === best.bareQuotes && second.fields === best.fields) return { ambiguous: [best.delimiter, second.delimiter] };
  return { delimiter: best.delimiter };
}

function scoreOf(sample: string, delimiter: string, cut: boolean): { share: number; fields: number; bareQuotes: number } | null {
  if (!sample.includes(delimiter)) return null;
  const { rows, bareQuotes, mistake } = parseEscaped(sample, delimiter);
  // A quote left open at the end of a cut sample says nothing; any other mistake does.
  if (mistake !== null && !(cut && mistake.kind === "unclosedQuote")) return null;
  const counts = rows.filter((row) => row.some((field) => field.trim() !== "")).map((row) => row.length);
  const several = counts.filter((count) => count > 1);
  if (several.length === 0 || several.length * 10 < counts.length * 3) return null;
  const fields = commonest(several);
  return { share: several.filter((count) => count === fields).length / counts.length, fields, bareQuotes };
}

/** Doubled quotes as RFC 4180 has them; where that fails and the text holds `\"`, quotes after a backslash. */
export function parseEscaped(text: string, delimiter: string): ParsedRows & Pick<CsvDialect, "quoteEscape"> {
  const doubled = parseRows(text, delimiter);
  if (doubled.mistake !== null && doubled.mistake.kind !== "nul" && text.includes('\\"')) {
    const escaped = parseRows(text, delimiter, true);
    if (escaped.mistake === null) return { ...escaped, quoteEscape: "backslash" };
  }
  return { ...doubled, quoteEscape: "doubled" };
}

/** The number that occurs most; of equally frequent ones the first. */
export function commonest(numbers: readonly number[]): number {
  const seen = new Map<number, number>();
  for (const number of numbers) seen.set(number, (seen.get(number) ?? 0) + 1);
  let [best, times] = [numbers[0] ?? 0, 0];
  for (const [number, count] of seen) if (count > times) [best, times] = [number, count];
  return best;
}
