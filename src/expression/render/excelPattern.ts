import { fn, quote } from "./excelPart";

type Run = { readonly chars: string; readonly least: number; readonly most: number };

/** Longest text that is looked through place by place. Chosen by us: no code of ours is longer. */
const longest = 100;
const mostChoices = 8;
const digits = "0123456789";
/** What a number holds exactly. */
const exactDigits = 15;

/**
 * "The whole text has this form" as a formula, for patterns (in RE2's syntax, as `Pattern.re2`) that say place by place which ASCII or listed characters may stand there; only the last
 * place may be repeated a varying number of times. Several forms may be joined by `|`. Null for any other pattern.
 */
export function excelPattern(text: string, re2: string): string | null {
  const forms = alternatives(re2);
  if (forms === null || forms.length > mostChoices) return null;
  const written = forms.map((form) => oneForm(text, form));
  return written.includes(null) ? null : written.length === 1 ? written[0]! : fn("OR", ...(written as string[]));
}

/** The same for a pattern that is looked for anywhere, as JSON Schema does, where it is tied to both ends of the text; null for any other. */
export function anchoredPattern(text: string, re2: string): string | null {
  return /^\^(?:\(\?:(?:[^()\\]|\\.)*\)|(?:[^()|\\]|\\.)*)\$$/.test(re2) && !re2.endsWith("\\$") ? excelPattern(text, re2) : null;
}

function alternatives(re2: string): readonly (readonly Run[])[] | null {
  const inner = /^\^?(?:\(\?:((?:[^()\\]|\\.)*)\)|((?:[^()\\]|\\.)*?))\$?$/.exec(re2);
  const source = inner?.[1] ?? inner?.[2];
  if (source === undefined) return null;
  const forms: Run[][] = [[]];
  let at = 0;
  while (at < source.length) {
    if (source[at] === "|") { forms.push([]); at++; continue; }
    const atom = readAtom(source, at);
    if (atom === null) return null;
    at = atom.end;
    const repeat = /^(?:\{(\d+)(?:(,)(\d*))?\}|[?])/.exec(source.slice(at));
    if (repeat === null && /[*+{]/.test(source[at] ?? "")) return null;
    at += repeat?.[0].length ?? 0;
    if (/[?*+{]/.test(source[at] ?? "")) return null;
    const [least, most] = repeat === null ? [1, 1] : repeat[0] === "?" ? [0, 1] : repeat[2] === undefined ? [Number(repeat[1]), Number(repeat[1])] : [Number(repeat[1]), repeat[3] === "" ? Infinity : Number(repeat[3])];
    forms.at(-1)!.push({ chars: atom.chars, least, most });
  }
  return forms;
}

const escapes: { readonly [letter: string]: string } = { d: digits, w: "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz" };

function readAtom(source: string, at: number): { readonly chars: string; readonly end: number } | null {
  if (source[at] !== "[") {
    const one = readChar(source, at);
    return one;
  }
  let chars = "";
  let i = at + 1;
  if (source[i] === "^") return null;
  while (source[i] !== "]") {
    const from = readChar(source, i);
    if (from === null) return null;
    i = from.end;
    if (source[i] === "-" && source[i + 1] !== "]" && from.chars.length === 1) {
      const to = readChar(source, i + 1);
      if (to === null || to.chars.length !== 1) return null;
      for (let code = from.chars.charCodeAt(0); code <= to.chars.charCodeAt(0); code++) chars += String.fromCharCode(code);
      i = to.end;
    } else chars += from.chars;
    if (chars.length > 128) return null;
  }
  return { chars, end: i + 1 };
}

function readChar(source: string, at: number): { readonly chars: string; readonly end: number } | null {
  const char = source[at];
  if (char === undefined || (char !== "\\" && /[.^$()[\]*+?{}|\ud800-\udfff]/.test(char))) return null;
  if (char !== "\\") return { chars: char, end: at + 1 };
  const next = source[at + 1] ?? "";
  const hex = /^x\{?([0-9a-f]{2,4})\}?/i.exec(source.slice(at + 1, at + 9));
  if (hex !== null) return { chars: String.fromCharCode(parseInt(hex[1]!, 16)), end: at + 1 + hex[0].length };
  if (Object.hasOwn(escapes, next)) return { chars: escapes[next]!, end: at + 2 };
  return /[A-Za-z0-9]/.test(next) ? null : { chars: next, end: at + 2 };
}

/** Each run of places is looked up in its characters. Places that need not be there are filled up with a character that may stand there. */
function oneForm(text: string, runs: readonly Run[]): string | null {
  if (runs.some((run, i) => run.least !== run.most && i < runs.length - 1)) return null;
  const least = runs.reduce((sum, run) => sum + run.least, 0);
  const most = runs.reduce((sum, run) => sum + run.most, 0);
  if (most > longest || most === 0) return null;
  const conditions = least === most ? [`LEN(${text})=${least}`] : [`LEN(${text})>=${least}`, `LEN(${text})<=${most}`];
  let place = 1;
  for (const { chars, least: needed, most: count } of merged(runs)) {
    const full = needed === count ? text : `${text}&${quote(chars[0]!.repeat(count - needed))}`;
    if (chars.length === 1) conditions.push(fn("EXACT", fn("MID", full, String(place), String(count)), quote(chars.repeat(count))));
    else if (count === 1) conditions.push(fn("ISNUMBER", fn("FIND", fn("MID", full, String(place), "1"), quote(chars))));
    else if (sorted(chars) === digits && count <= exactDigits) conditions.push(allDigits(fn("MID", full, String(place), String(count)), count));
    else conditions.push(`SUMPRODUCT(--ISNUMBER(FIND(MID(${full},ROW(INDIRECT("A${place}:A${place + count - 1}")),1),${quote(chars)})))=${count}`);
    place += count;
  }
  return fn("AND", ...conditions);
}

/** Digits are read as a number, which gives the same digits again: no place is looked at by itself, so nothing has to count places. A sign, a space, an exponent or a wide digit comes back otherwise. */
function allDigits(part: string, count: number): string {
  return fn("IFERROR", fn("EXACT", part, fn("TEXT", fn("VALUE", part), quote("0".repeat(count)))), "FALSE");
}

function sorted(chars: string): string {
  return [...chars].sort().join("");
}

/** Neighbours of the same characters as one run, fixed ones only. */
function merged(runs: readonly Run[]): readonly Run[] {
  const out: Run[] = [];
  for (const run of runs) {
    const last = out.at(-1);
    if (last !== undefined && last.chars === run.chars && run.least === run.most) out[out.length - 1] = { chars: run.chars, least: last.least + run.least, most: last.most + run.most };
    else out.push(run);
  }
  return out;
}
