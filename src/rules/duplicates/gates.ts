import { valueKey } from "../../records/cellValue";
import type { DedupeDef } from "../../template/template";
import { foldWords } from "../../template/wordList";
import type { CheckInput } from "../rule";
import { type CompareField, similarity } from "./compareField";
import { holdsWord } from "./lexicon";
import { hint, incomparable } from "./methods/method";
import { defaultThreshold } from "./declaredWeights";

/** True when two records may not be one. */
export type Gate = (a: number, b: number) => boolean;
/** A field of a gate: `formAt` -1 = no value that counts; `likeness` of two forms. */
type GateField = { readonly formAt: (record: number) => number; readonly likeness: (x: number, y: number) => number; readonly threshold: number };

/**
 * `mustNotDiffer`: two different valid values of such a field (its field type can read them and finds no fault) forbid a match; a blank or a faulty one does not.
 * `mustMatch`: both records have a value there and the two agree; a blank, or a column that the sheet has not, passes only where the match line of the field says `blank: match`.
 * `lexicon.differ`: of two values in a field of the lexicon one holds a word and the other does not.
 * Values agree as the field's first match line says, else when they are the same.
 */
export function gateOf(input: CheckInput, rule: DedupeDef, fields: readonly CompareField[]): Gate {
  const notDiffer = rule.mustNotDiffer.map((id) => gateField(input, id, fields, true));
  const match = rule.mustMatch.map((id) => ({ ...gateField(input, id, fields, false), blankPasses: rule.match.some((line) => line.field === id && line.blank === "match") }));
  const differ = (rule.lexicon?.differ.length ?? 0) === 0 ? [] : rule.lexicon!.fields.flatMap((id) => wordsOf(input, id, rule.lexicon!.differ));
  return (a, b) => {
    for (const wordsAt of differ) {
      const x = wordsAt(a), y = wordsAt(b);
      if (x !== null && y !== null && x !== y) return true;
    }
    for (const { formAt, likeness, threshold } of notDiffer) {
      const x = formAt(a), y = formAt(b);
      if (x < 0 || y < 0 || x === y) continue;
      const near = likeness(x, y);
      if (near < threshold && near !== incomparable && near !== hint) return true;
    }
    for (const { formAt, likeness, threshold, blankPasses } of match) {
      const x = formAt(a), y = formAt(b);
      if (x < 0 || y < 0 ? !blankPasses : likeness(x, y) < threshold) return true;
    }
    return false;
  };
}

/** Two record indexes, in either order. */
export type RecordPair = readonly [number, number];

/** The gate, closed also for the pairs that a person keeps apart. */
export function withDecisions(gate: Gate, keptApart: readonly RecordPair[]): Gate {
  if (keptApart.length === 0) return gate;
  const name = (a: number, b: number): string => (a < b ? `${a} ${b}` : `${b} ${a}`);
  const apart = new Set(keptApart.map(([a, b]) => name(a, b)));
  return (a, b) => apart.has(name(a, b)) || gate(a, b);
}

/** By record which of the words its value holds; null = it has no text there. */
function wordsOf({ table }: CheckInput, id: string, words: readonly string[]): readonly ((record: number) => string | null)[] {
  const column = table.columns[id];
  if (column === undefined) return [];
  const held = column.typed.map((value) => {
    if (typeof value !== "string" || value === "") return null;
    const text = foldWords(value);
    return words.map((word) => (holdsWord(text, word) ? "1" : "0")).join("");
  });
  return [(record) => held[column.codes[record]!] ?? null];
}

function gateField({ table }: CheckInput, id: string, fields: readonly CompareField[], validOnly: boolean): GateField {
  const column = table.columns[id];
  if (column === undefined) return { formAt: () => -1, likeness: () => 0, threshold: 1 };
  const compared = fields.find(({ def }) => def.id === id);
  const numbers = new Map<string, number>();
  const formOf = Int32Array.from(column.typed, (value, code) => {
    if (value === null || (validOnly && (column.parsed[code]?.ok !== true || column.issues[code] !== null))) return -1;
    if (compared !== undefined) return compared.formOf[code]!;
    const key = valueKey(value);
    return numbers.get(key) ?? (numbers.set(key, numbers.size), numbers.size - 1);
  });
  const formAt = (record: number): number => formOf[column.codes[record]!]!;
  if (compared === undefined) return { formAt, likeness: (x, y) => (x === y ? 1 : 0), threshold: 1 };
  return { formAt, likeness: (x, y) => similarity(compared, x, y), threshold: compared.match.threshold ?? defaultThreshold };
}
