import { cleanText, foldKey, hasHan } from "../../fields/width";
import type { ClassifyDef, TaxonomyRule } from "../../template/template";
import { displayValue } from "../cellAt";
import type { CheckInput } from "../rule";
import { classText } from "./classText";
import { type Decider, type Decision, classLabel, collected, undecided, undecidedReason } from "./decision";
import { lacksOf } from "./lacking";

type Hit = { readonly rule: TaxonomyRule; readonly rank: number; readonly word: string; readonly field: string };

/**
 * A taxonomy: a rule holds where one of its words stands in one of the fields and none of those that rule it out. The highest priority decides, then the longest word, then the order of the rules;
 * with `collect`, every rule that holds gives its class. Width, case and white space do not count; a word of letters and digits is found only as a whole word.
 */
export function decideByWords(input: CheckInput, def: ClassifyDef): Decider {
  const { fields, rules } = def.taxonomy ?? { fields: [], rules: [] };
  const target = input.def.fields.find((field) => field.id === def.target);
  const find = wordFinder(rules.flatMap((rule) => [...rule.words, ...rule.unless]));
  const texts = fields.map((field) => wordsOfColumn(field, input, find));
  const order = rules.map((rule, rank) => ({ rule, rank, words: rule.words.map((word) => ({ word, key: foldKey(word) })), unless: rule.unless.map(foldKey) }));
  const hitsOf = (index: number): readonly Hit[] => {
    const found = texts.map((text) => text(index));
    if (found.every(({ size }) => size === 0)) return [];
    return order.flatMap(({ rule, rank, words, unless }) => {
      if (unless.some((key) => found.some((one) => one.has(key)))) return [];
      const hits = words.flatMap(({ word, key }) => { const at = found.findIndex((one) => one.has(key)); return at < 0 ? [] : [{ rule, rank, word, field: fields[at]! }]; });
      return hits.length === 0 ? [] : [hits.reduce((best, hit) => (hit.word.length > best.word.length ? hit : best))];
    }).toSorted((a, b) => b.rule.priority - a.rule.priority || b.word.length - a.word.length || a.rank - b.rank);
  };
  const unreadable = (index: number): boolean => fields.some((field) => { const column = input.table.columns[field]; return column?.parsed[column.codes[index]!]?.ok === false; });
  const isLacking = fields.length > 0 && lacksOf({ fields, columns: [] }, input).length === fields.length;
  const decide = (index: number): Decision => {
    if (isLacking) return undecided("lacking");
    const hits = hitsOf(index);
    if (hits.length === 0 && unreadable(index)) return undecided("unreadable");
    const taken = def.hit === "collect" ? hits : hits.slice(0, 1);
    const classes = [...new Set(taken.map(({ rule }) => rule.then))];
    const result = classes.length > 1 ? collected(classes, target) : (classes[0] ?? def.otherwise);
    return { class: result, decidedBy: taken.map(({ rule }) => rule.id), points: null, problem: result === null ? "unclassified" : null };
  };
  const labelOf = (id: string) => input.def.fields.find((field) => field.id === id)?.label ?? classLabel(id, undefined);
  return {
    decide,
    reason(index, decision) {
      if (decision.problem === "undecided" || decision.problem === "lacking") return undecidedReason([{ fields }], index, decision, input);
      if (decision.problem !== null) return classText("unclassified", {});
      const hit = hitsOf(index)[0];
      return hit === undefined ? classText("otherwise", { class: classLabel(decision.class ?? "", target) }) : classText("foundWord", { label: labelOf(hit.field), word: hit.word, class: classLabel(decision.class ?? "", target) });
    },
    next: () => null,
  };
}

/** The folded words that stand in each text of a column, found once per distinct text. */
function wordsOfColumn(field: string, { table }: CheckInput, find: (text: string) => ReadonlySet<string>): (index: number) => ReadonlySet<string> {
  const column = table.columns[field];
  if (column === undefined) return () => new Set();
  const known = new Map<number, ReadonlySet<string>>();
  return (index) => {
    const code = column.codes[index]!;
    let words = known.get(code);
    if (words === undefined) known.set(code, (words = find(displayValue(column, code))));
    return words;
  };
}

/** Finds all of many words in one walk over the text: only words that begin with the character at hand are compared. */
function wordFinder(words: readonly string[]): (text: string) => ReadonlySet<string> {
  const byFirst = new Map<string, { readonly key: string; readonly whole: boolean }[]>();
  for (const key of new Set(words.map(foldKey))) {
    const first = key.charAt(0);
    const entry = { key, whole: !hasHan(key) };
    const list = byFirst.get(first);
    if (list === undefined) byFirst.set(first, [entry]);
    else list.push(entry);
  }
  return (text) => {
    const found = new Set<string>();
    const folded = cleanText(text).toLowerCase();
    for (let at = 0; at < folded.length; at++) {
      for (const { key, whole } of byFirst.get(folded[at]!) ?? []) {
        const end = matchEnd(folded, at, key);
        if (end !== null && (!whole || (!isLetter(folded[at - 1]) && !isLetter(folded[end])))) found.add(key);
      }
    }
    return found;
  };
}

/** Where the word that begins at `at` ends, blanks within it not counted; null where it is another word. */
function matchEnd(text: string, at: number, key: string): number | null {
  let end = at;
  for (const letter of key) {
    while (end > at && text[end] === " ") end++;
    if (!text.startsWith(letter, end)) return null;
    end += letter.length;
  }
  return end;
}

const letter = /[\p{L}\p{N}]/u;
/** Chinese runs on without borders: 做IT的 has the word IT. */
function isLetter(at: string | undefined): boolean {
  return at !== undefined && letter.test(at) && !hasHan(at);
}
