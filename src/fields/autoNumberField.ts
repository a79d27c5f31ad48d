import type { FieldType } from "./fieldType";
import { cellText, issue, read, shared } from "./reading";
import { type Counter, type Numbering, counter } from "./numberBlocks";
import { maskText } from "./textField";

type Part = { readonly kind: "text"; readonly text: string } | { readonly kind: "field"; readonly id: string } | { readonly kind: "yyyy" | "yy" | "MM" | "dd" | "seq"; readonly width: number };
type Pattern = { readonly parts: readonly Part[]; readonly seqAt: number; /** Fields whose values stand in it: each combination of them is numbered by itself. */ readonly fields: readonly string[] };
type Day = { readonly year: number; readonly month: number; readonly day: number };
/** What a field of the record says, as it is stored; blank = nothing. */
export type ValueOf = (field: string) => string;

const place = /\{(?:(yyyy|yy|MM|dd|seq(?::(\d{1,2}))?)|([\p{L}_][\p{L}\p{N}_]{0,63}))\}/gu;
const patterns = new Map<string, Pattern | null>();
const widths = { yyyy: 4, yy: 2, MM: 2, dd: 2 } as const;

/** A pattern such as `C{yyyy}{MM}-{seq:4}` or `{region}-{seq:3}` in parts; null = it has no `{seq}`, several, or a brace that is no place. Patterns come from a template: few and short. */
export function autoNumberPattern(pattern: string): Pattern | null {
  const known = patterns.get(pattern);
  if (known !== undefined) return known;
  const parts: Part[] = [];
  let from = 0;
  for (const match of pattern.matchAll(place)) {
    if (match.index > from) parts.push({ kind: "text", text: pattern.slice(from, match.index) });
    const word = match[1] ?? "";
    if (match[3] !== undefined) parts.push({ kind: "field", id: match[3] });
    else parts.push(word.startsWith("seq") ? { kind: "seq", width: Number(match[2] ?? 1) } : { kind: word as keyof typeof widths, width: widths[word as keyof typeof widths] });
    from = match.index + match[0].length;
  }
  if (from < pattern.length) parts.push({ kind: "text", text: pattern.slice(from) });
  const sequences = parts.filter((part) => part.kind === "seq").length;
  const bad = sequences !== 1 || parts.some((part) => (part.kind === "text" && /[{}]/.test(part.text)) || (part.kind === "seq" && (part.width < 1 || part.width > 12)));
  const result = bad ? null : { parts, seqAt: parts.findIndex((part) => part.kind === "seq"), fields: [...new Set(parts.flatMap((part) => (part.kind === "field" ? [part.id] : [])))] };
  patterns.set(pattern, result);
  return result;
}

/** The pattern for one record; null where a field that stands in it is blank. */
function patternFor(pattern: Pattern, valueOf: ValueOf): Pattern | null {
  if (pattern.fields.length === 0) return pattern;
  const parts = pattern.parts.map((part): Part => (part.kind === "field" ? { kind: "text", text: valueOf(part.id).trim() } : part));
  return parts.some((part) => part.kind === "text" && part.text === "") ? null : { ...pattern, parts, fields: [] };
}

/** The sequence number of a value and its text before and after; null = another shape. The sequence may have outgrown its width. */
function readShape(value: string, { parts, seqAt }: Pattern): { readonly before: string; readonly sequence: number; readonly after: string; readonly folded: string } | null {
  let front = 0;
  let folded = "";
  const fits = (part: Part, from: number): string | null => {
    if (part.kind === "field") return null;
    if (part.kind === "text") return value.slice(from, from + part.text.length).toLowerCase() === part.text.toLowerCase() ? part.text : null;
    const digits = value.slice(from, from + part.width);
    if (digits.length !== part.width || !/^\d+$/.test(digits)) return null;
    if ((part.kind === "MM" && (Number(digits) < 1 || Number(digits) > 12)) || (part.kind === "dd" && (Number(digits) < 1 || Number(digits) > 31))) return null;
    return digits;
  };
  for (const part of parts.slice(0, seqAt)) {
    const text = fits(part, front);
    if (text === null) return null;
    folded += text;
    front += text.length;
  }
  const tail = parts.slice(seqAt + 1);
  let back = value.length - tail.reduce((sum, part) => sum + (part.kind === "text" ? part.text.length : part.kind === "field" ? 0 : part.width), 0);
  const sequence = value.slice(front, back);
  const seq = parts[seqAt];
  if (seq?.kind !== "seq" || !/^\d{1,15}$/.test(sequence) || sequence.length < seq.width || (sequence.length > seq.width && sequence.startsWith("0"))) return null;
  let after = "";
  for (const part of tail) {
    const text = fits(part, back);
    if (text === null) return null;
    after += text;
    back += text.length;
  }
  return { before: folded, sequence: Number(sequence), after, folded: folded + sequence + after };
}

/** The value with the case of the pattern's fixed letters; null = another shape, or not a pattern. */
export function fitsAutoNumber(pattern: string, value: string): string | null {
  const shape = autoNumberPattern(pattern);
  return shape === null ? null : shape.fields.length > 0 ? value : (readShape(value, shape)?.folded ?? null);
}

/**
 * The next numbers of a pattern, one after the other: each one more than the largest sequence with the same text around it (so a `{yyyy}{MM}` starts again each month, and `{region}` with each region).
 * `known`: numbers that are there, with the values of their records; `gone`: those of records that are no more. Values of another shape are ignored. Null = not a pattern; a number is null where a field
 * that stands in it is blank. `numbering`: the blocks from which they are taken; null = in order.
 */
export function numbersAfter(pattern: string, known: Iterable<{ readonly number: string; readonly valueOf: ValueOf }>, gone: readonly string[], today: Day, numbering: Numbering | null = null): ((valueOf: ValueOf) => string | null) | null {
  const general = autoNumberPattern(pattern);
  if (general === null) return null;
  const counters = new Map<string, Counter>();
  const counterOf = (scope: string): Counter => counters.get(scope) ?? counters.set(scope, counter(scope, numbering)).get(scope)!;
  const see = (value: string, shape: Pattern): void => {
    const found = readShape(value, shape);
    if (found !== null) counterOf(`${found.before}\n${found.after}`).see(found.sequence);
  };
  for (const { number, valueOf } of known) {
    const shape = patternFor(general, valueOf);
    if (shape !== null) see(number, shape);
  }
  const looked = new Set<string>();
  return (valueOf) => {
    const shape = patternFor(general, valueOf);
    if (shape === null) return null;
    const texts = shape.parts.map((part) => textOf(part, today));
    const [before, after] = [texts.slice(0, shape.seqAt).join(""), texts.slice(shape.seqAt + 1).join("")];
    const key = `${before}\n${after}`;
    if (!looked.has(key)) for (const value of gone) see(value, shape);
    looked.add(key);
    const next = counterOf(key).next();
    const seq = shape.parts[shape.seqAt];
    return before + String(next).padStart(seq?.kind === "seq" ? seq.width : 1, "0") + after;
  };
}

function textOf(part: Part, today: Day): string {
  switch (part.kind) {
    case "text": return part.text;
    case "yyyy": return String(today.year).padStart(4, "0");
    case "yy": return String(today.year % 100).padStart(2, "0");
    case "MM": return String(today.month).padStart(2, "0");
    case "dd": return String(today.day).padStart(2, "0");
    case "seq": case "field": return "";
  }
}

/** The scope and the sequence of a number; null = another shape, or a field that stands in it is blank. */
export function sequenceOf(pattern: string, number: string, valueOf: ValueOf): { readonly scope: string; readonly sequence: number } | null {
  const general = autoNumberPattern(pattern);
  const shape = general === null ? null : patternFor(general, valueOf);
  const found = shape === null ? null : readShape(number, shape);
  return found === null ? null : { scope: `${found.before}\n${found.after}`, sequence: found.sequence };
}

/** Whether a number is of the pattern's shape, with what its record says in the places of fields; true where one of those is blank. */
export function isNumberOf(pattern: string, number: string, valueOf: ValueOf): boolean {
  const general = autoNumberPattern(pattern);
  const shape = general === null ? null : patternFor(general, valueOf);
  return shape === null || readShape(number, shape) !== null;
}

/**
 * A number that the product hands out, such as `C{yyyy}{MM}-{seq:4}` → C202401-0007. Width, blanks at the ends and the case of the fixed letters are folded; any other shape is kept and
 * reported, because old numbers are on contracts.
 */
export const autoNumberField: FieldType = {
  type: "autoNumber",
  label: { "zh-CN": "自动编号", en: "Auto number" },
  json: "string",
  parse(raw, context) {
    const { text, refused } = cellText(raw);
    if (refused !== null) return refused;
    return read(text === "" ? null : autoNumberField.normalize(text, context));
  },
  format: (value) => String(value),
  normalize(value, { spec }) {
    const shape = spec.autoNumber === undefined ? null : autoNumberPattern(spec.autoNumber);
    return shape === null || typeof value !== "string" ? value : (readShape(value, shape)?.folded ?? value);
  },
  check(value, { spec }) {
    const shape = spec.autoNumber === undefined ? null : autoNumberPattern(spec.autoNumber);
    return shape === null || shape.fields.length > 0 || readShape(String(value), shape) !== null ? null : issue("otherShape", { text: String(value).slice(0, 40), pattern: spec.autoNumber ?? "" }, "warning");
  },
  mask: (value) => maskText(String(value)),
  numberFormat: (spec) => spec.numberFormat ?? "@",
  matchRole: { person: "none", organisation: "none" },
  messages: {
    errorCell: shared.errorCell,
    digitsLost: shared.digitsLost,
    otherShape: { "zh-CN": "编号“{text}”与规则 {pattern} 不符，核对。", en: "The number “{text}” does not have the shape {pattern}. Check it." },
  },
  width: 16,
};
