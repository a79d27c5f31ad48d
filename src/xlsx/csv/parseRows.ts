/** Rows of a text, each with the line it starts on (from 1), up to the first mistake. */
export type ParsedRows = {
  readonly rows: string[][];
  readonly lines: number[];
  /** Fields without quotes around them that hold one: many of them say that the delimiter is wrong. */
  readonly bareQuotes: number;
  /** `unclosedQuote`: `line` is where the quote opens. `afterQuote`: something other than a delimiter follows a closing quote. `nul`: a NUL outside quotes. */
  readonly mistake: { readonly kind: "unclosedQuote" | "afterQuote" | "nul"; readonly line: number } | null;
};

const quote = 34, carriageReturn = 13, lineFeed = 10, space = 32, tab = 9, nul = 0;

/**
 * RFC 4180 with what real files do: CRLF, LF and CR end a row, also mixed in one file; line breaks inside quotes are kept to the letter; a quote in the middle of a bare
 * field is an ordinary character; spaces between a closing quote and the delimiter are dropped; rows may differ in length; a line with nothing on it is a row
 * with one empty field. With `backslash`, `\"` inside quotes is a quote.
 * Our own reader rather than a library's: exact line numbers for every mistake, and mixed line ends.
 */
export function parseRows(text: string, delimiter: string, backslash = false): ParsedRows {
  const rows: string[][] = [];
  const lines: number[] = [];
  const delimiterCode = delimiter.charCodeAt(0);
  let [at, line, bareQuotes] = [0, 1, 0];
  let row: string[] = [];
  let rowLine = 1;
  const stop = (kind: "unclosedQuote" | "afterQuote" | "nul", where: number): ParsedRows => ({ rows, lines, bareQuotes, mistake: { kind, line: where } });

  while (at < text.length) {
    if (text.charCodeAt(at) === quote) {
      const opened = line;
      let value = "";
      let from = ++at;
      for (;;) {
        const end = text.indexOf('"', at);
        if (end < 0) return stop("unclosedQuote", opened);
        const escaped = backslash && text[end - 1] === "\\" && end > from;
        if (escaped) value += text.slice(from, end - 1) + '"';
        else if (text.charCodeAt(end + 1) === quote) value += text.slice(from, end + 1);
        else {
          value += text.slice(from, end);
          at = end + 1;
          break;
        }
        at = from = end + (escaped ? 1 : 2);
      }
      line += countBreaks(value);
      while (delimiterCode !== text.charCodeAt(at) && (text.charCodeAt(at) === space || text.charCodeAt(at) === tab)) at++;
      const next = text.charCodeAt(at);
      if (at < text.length && next !== delimiterCode && next !== carriageReturn && next !== lineFeed) return stop("afterQuote", line);
      row.push(value);
    } else {
      const from = at;
      for (; at < text.length; at++) {
        const code = text.charCodeAt(at);
        if (code === delimiterCode || code === lineFeed || code === carriageReturn) break;
        if (code === nul) return stop("nul", line);
      }
      const field = text.slice(from, at);
      if (field.includes('"')) bareQuotes++;
      row.push(field);
    }
    if (text.charCodeAt(at) === delimiterCode) {
      at++;
      // A delimiter at the very end opens one more, empty field.
      if (at === text.length) row.push("");
      else continue;
    }
    if (text.charCodeAt(at) === carriageReturn && text.charCodeAt(at + 1) === lineFeed) at++;
    at++;
    line++;
    rows.push(row);
    lines.push(rowLine);
    row = [];
    rowLine = line;
  }
  return { rows, lines, bareQuotes, mistake: null };
}

function countBreaks(text: string): number {
  return text.match(/\r\n|\r|\n/g)?.length ?? 0;
}
