import { countBreaks } from "../text/countBreaks";

/** What separates and encloses fields. `quote` null: nothing does, quotes are ordinary characters. `backslash`: `\"` inside quotes is a quote. */
export type RowSyntax = { readonly delimiter: string; readonly quote: string | null; readonly backslash: boolean };

/**
 * `unclosedQuote`: `line` is where the quote opens. `afterQuote`: something other than a delimiter follows a closing quote. `nul`: a NUL outside quotes. Lines count from 1.
 */
export type RowMistake = { readonly kind: "unclosedQuote" | "afterQuote" | "nul"; readonly line: number };

/** A row and the line it starts on. The list is used again for the next row: take out what is needed. False stops the reading. */
export type TakeRow = (fields: readonly string[], line: number) => boolean;

const carriageReturn = 13, lineFeed = 10, space = 32, tab = 9, nul = 0;

/**
 * RFC 4180 with what real files do: CRLF, LF and CR end a row, also mixed in one file; line breaks inside quotes are kept to the letter; a quote in the middle of a bare
 * field is an ordinary character; spaces between a closing quote and the delimiter are dropped; rows may differ in length; a line with nothing on it is a row
 * with one empty field. Reads text in pieces, so that a large file is never in memory twice, in linear time.
 * Our own reader rather than a library's: exact line numbers for every mistake and oddity, mixed line ends, and one pass.
 */
export class RowReader {
  /** Lines of fields without quotes around them that hold one: many of them say that the delimiter is wrong. */
  readonly bareQuotes: number[] = [];
  /** Lines where spaces between a closing quote and the delimiter were dropped. */
  readonly droppedSpaces: number[] = [];
  mistake: RowMistake | null = null;
  private readonly delimiter: number;
  private readonly quote: number;
  private readonly fields: string[] = [];
  private rest = "";
  private wanted = 0;
  private line = 1;
  private bare = 0;
  private dropped = 0;
  private stopped = false;

  constructor(private readonly syntax: RowSyntax, private readonly take: TakeRow) {
    this.delimiter = syntax.delimiter.charCodeAt(0);
    this.quote = syntax.quote === null ? -1 : syntax.quote.charCodeAt(0);
  }

  /** Reads on; false when nothing more is wanted: a mistake, or a row was refused. */
  read(piece: string, last: boolean): boolean {
    this.rest = this.rest === "" ? piece : this.rest + piece;
    // A row that goes on for several pieces is looked at again only when twice as much of it is there.
    if (this.stopped || (!last && this.rest.length < this.wanted)) return !this.stopped;
    const text = this.rest;
    let at = 0;
    while (at < text.length && !this.stopped) {
      const end = this.readRow(text, at, last);
      if (end < 0) break;
      at = end;
    }
    this.rest = at === 0 ? text : text.slice(at);
    this.wanted = 2 * this.rest.length;
    return !this.stopped;
  }

  /** Reads one row from `at`; gives where the next one starts, -1 when it is not all there yet or holds a mistake. */
  private readRow(text: string, at: number, last: boolean): number {
    const { fields, delimiter, quote } = this;
    fields.length = this.bare = this.dropped = 0;
    let line = this.line;
    for (;;) {
      if (text.charCodeAt(at) === quote) {
        const opened = line;
        const end = this.closingQuote(text, at + 1);
        if (end < 0 || (!last && end + 1 >= text.length)) return last ? this.stop("unclosedQuote", opened) : -1;
        const value = this.unquoted(text, at + 1, end);
        line += countBreaks(value);
        at = end + 1;
        while (delimiter !== text.charCodeAt(at) && (text.charCodeAt(at) === space || text.charCodeAt(at) === tab)) at++;
        if (at > end + 1) this.dropped++;
        const next = text.charCodeAt(at);
        if (at < text.length && next !== delimiter && next !== carriageReturn && next !== lineFeed) return this.stop("afterQuote", line);
        fields.push(value);
      } else {
        const from = at;
        let quotes = false;
        for (; at < text.length; at++) {
          const code = text.charCodeAt(at);
          if (code === delimiter || code === lineFeed || code === carriageReturn) break;
          if (code === nul) return this.stop("nul", line);
          if (code === quote) quotes = true;
        }
        if (quotes) this.bare++;
        fields.push(text.slice(from, at));
      }
      if (text.charCodeAt(at) !== delimiter) break;
      at++;
      // A delimiter at the very end opens one more, empty field.
      if (at === text.length) {
        if (!last) return -1;
        fields.push("");
        break;
      }
    }
    if (at >= text.length ? !last : !last && at + 1 === text.length && text.charCodeAt(at) === carriageReturn) return -1;
    if (text.charCodeAt(at) === carriageReturn && text.charCodeAt(at + 1) === lineFeed) at++;
    if (this.bare > 0) this.bareQuotes.push(this.line);
    if (this.dropped > 0) this.droppedSpaces.push(this.line);
    const started = this.line;
    this.line = line + 1;
    if (!this.take(fields, started)) this.stopped = true;
    return at + 1;
  }

  /** Where the quote that opened just before `from` closes; -1 when it does not. */
  private closingQuote(text: string, from: number): number {
    const { quote, backslash } = { quote: this.syntax.quote!, backslash: this.syntax.backslash };
    for (let end = text.indexOf(quote, from); end >= 0; end = text.indexOf(quote, end)) {
      if (backslash && end > from && text[end - 1] === "\\") end++;
      else if (text.charCodeAt(end + 1) === this.quote) end += 2;
      else return end;
    }
    return -1;
  }

  private unquoted(text: string, from: number, end: number): string {
    const quote = this.syntax.quote!;
    const value = text.slice(from, end);
    if (!value.includes(quote)) return value;
    const doubled = value.replaceAll(quote + quote, quote);
    return this.syntax.backslash ? doubled.replaceAll("\\" + quote, quote) : doubled;
  }

  private stop(kind: RowMistake["kind"], line: number): -1 {
    this.mistake = { kind, line };
    this.stopped = true;
    return -1;
  }
}
