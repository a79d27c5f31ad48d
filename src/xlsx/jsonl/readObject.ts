import type { CellValue } from "../../workbook/host";

/** A value as a cell, and what became of it: `nested` lists and objects are their JSON text, `digits` are numbers too long for a number, kept as text. */
export type JsonField = { readonly key: string; readonly value: CellValue; readonly note: "nested" | "digits" | null };

/** `column` counts from 1, where it is known. */
export type JsonMistake = { readonly kind: "broken" | "notObject" | "duplicateKey"; readonly column?: number; readonly key?: string };

/** One line of JSONL. Validity is judged by `JSON.parse`; the fields are then cut from the text, since parsed numbers have lost digits and parsed objects repeated keys. */
export function readObject(line: string): readonly JsonField[] | JsonMistake {
  try {
    const whole: unknown = JSON.parse(line);
    if (typeof whole !== "object" || whole === null || Array.isArray(whole)) return { kind: "notObject" };
  } catch (error) {
    const position = error instanceof Error ? /position (\d+)/.exec(error.message)?.[1] : undefined;
    return { kind: "broken", ...(position === undefined ? {} : { column: Number(position) + 1 }) };
  }
  const fields: JsonField[] = [];
  const seen = new Set<string>();
  let at = line.indexOf("{") + 1;
  for (;;) {
    at = skipSpace(line, at);
    if (line[at] === "}") return fields;
    if (line[at] === ",") at = skipSpace(line, at + 1);
    const keyEnd = stringEnd(line, at);
    const key = JSON.parse(line.slice(at, keyEnd)) as string;
    if (seen.has(key)) return { kind: "duplicateKey", column: at + 1, key };
    seen.add(key);
    const start = skipSpace(line, skipSpace(line, keyEnd) + 1);
    at = valueEnd(line, start);
    fields.push({ key, ...cellOf(line.slice(start, at)) });
  }
}

function cellOf(raw: string): Omit<JsonField, "key"> {
  switch (raw[0]) {
    case '"': return { value: JSON.parse(raw) as string, note: null };
    case "{": case "[": return { value: raw, note: "nested" };
    case "t": return { value: true, note: null };
    case "f": return { value: false, note: null };
    case "n": return { value: null, note: null };
    default: return keepsDigits(raw) ? { value: Number(raw), note: null } : { value: raw, note: "digits" };
  }
}

/** A cell shows 15 digits and a number of it holds hardly more. Longer ones stay numbers only as fractions that are a number exactly as programs print it. */
function keepsDigits(raw: string): boolean {
  const value = Number(raw);
  const digits = significant(raw);
  if (!Number.isFinite(value) || (value === 0 && digits !== "")) return false;
  return digits.length <= 15 || (/[.e]/i.test(raw) && !Number.isInteger(value) && significant(String(value)) === digits);
}

/** Digits without leading and trailing zeros, sign, point and exponent. */
function significant(raw: string): string {
  return raw.replace(/e.*$/i, "").replace(/[-.]/g, "").replace(/^0+/, "").replace(/0+$/, "");
}

function skipSpace(line: string, from: number): number {
  let at = from;
  while (line[at] === " " || line[at] === "\t" || line[at] === "\r") at++;
  return at;
}

/** Behind the closing quote of the string that starts at `from`. */
function stringEnd(line: string, from: number): number {
  let at = from + 1;
  for (; line[at] !== '"'; at++) if (line[at] === "\\") at++;
  return at + 1;
}

function valueEnd(line: string, from: number): number {
  if (line[from] === '"') return stringEnd(line, from);
  let [at, depth] = [from, 0];
  for (;;) {
    const character = line[at]!;
    if (character === '"') at = stringEnd(line, at);
    else {
      if (character === "{" || character === "[") depth++;
      else if (depth > 0 && (character === "}" || character === "]")) {
        if (--depth === 0) return at + 1;
      } else if (depth === 0 && /[,}\s]/.test(character)) return at;
      at++;
    }
  }
}
