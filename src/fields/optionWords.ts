import { distance } from "fastest-levenshtein";
import type { EnumOption, FieldSpec } from "./fieldType";
import { cleanText, foldKey } from "./width";

/** The options of a field by what people call them. */
export type OptionWords = { readonly byCode: ReadonlyMap<string, EnumOption>; readonly byWord: ReadonlyMap<string, readonly EnumOption[]>; readonly words: readonly (readonly [string, EnumOption])[]; readonly order: ReadonlyMap<string, number> };

/** Options are looked up once per distinct cell: the index is made once per list and forgotten with it. */
const indexes = new WeakMap<readonly EnumOption[], OptionWords>();
const noOptions: readonly EnumOption[] = [];

export function optionWords(spec: FieldSpec): OptionWords {
  const options = spec.options ?? noOptions;
  const known = indexes.get(options);
  if (known !== undefined) return known;
  const byWord = new Map<string, EnumOption[]>();
  for (const option of options) {
    for (const word of [option.code, option.label["zh-CN"], option.label.en, ...option.aliases]) {
      const key = foldKey(word);
      if (key === "") continue;
      const having = byWord.get(key);
      if (having === undefined) byWord.set(key, [option]);
      else if (!having.includes(option)) having.push(option);
    }
  }
  const words = [...byWord].map(([word, having]) => [word, having[0]] as const).filter((entry): entry is readonly [string, EnumOption] => entry[1] !== undefined);
  const index = { byCode: new Map(options.map((option) => [option.code, option])), byWord, words, order: new Map(options.map((option, at) => [option.code, at])) };
  indexes.set(options, index);
  return index;
}

/** The options that a text names exactly: a code in its own spelling is always that option; else code, label or alias in any width and case. */
export function namedOptions(text: string, { byCode, byWord }: OptionWords): readonly EnumOption[] {
  const own = byCode.get(text);
  return own === undefined ? (byWord.get(foldKey(text)) ?? []) : [own];
}

/** Signs and words that turn a meaning round, and beginnings of English words that do; the Chinese ones anywhere in a text. */
const negations = /[未不没無无非]|(?<!\p{L})(?:not|no|non|never|without)(?!\p{L})/gu;
const negating = ["un", "in", "im", "non", "not", "no", "dis"];

/** Whether one of two texts (as `foldKey` has them) denies what the other says: 未发货 and 已发货, not paid and paid, inactive and active. Near as their spellings are, neither is meant by the other. */
export function opposes(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (short.length > 2 && long.endsWith(short) && negating.includes(long.slice(0, -short.length).replace(/[ -]$/, ""))) return true;
  return (a.match(negations)?.length ?? 0) % 2 !== (b.match(negations)?.length ?? 0) % 2;
}

/** The option whose spelling is nearest to a text, when it is near enough to be meant: a third of the letters may differ, or one contains the other; never one that says the opposite. */
export function nearestOption(text: string, index: OptionWords): EnumOption | null {
  const key = foldKey(text);
  let best: EnumOption | null = null;
  let bestDistance = Infinity;
  if (key.length > 60) return null;
  for (const [word, option] of index.words) {
    const contains = word.length >= 2 && key.length >= 2 && (key.includes(word) || word.includes(key));
    const steps = contains ? 0.5 : distance(key, word);
    if (option.active && steps < bestDistance && !opposes(key, word) && (contains || steps <= Math.max(1, Math.floor(Math.max(key.length, word.length) / 3))) && (contains || steps < Math.max(key.length, word.length))) {
      best = option;
      bestDistance = steps;
    }
  }
  return best;
}

/** The Chinese label of a code where reading it gives the code again, else the code. */
export function shownOption(code: string, { byCode, byWord }: OptionWords): string {
  const option = byCode.get(code);
  const label = option?.label["zh-CN"];
  if (option === undefined || label === undefined) return code;
  // A label that another option also answers to (or is the code of) would not read back.
  const sameWord = byWord.get(foldKey(label)) ?? [];
  const owner = byCode.get(cleanText(label));
  return sameWord.length === 1 && (owner === undefined || owner === option) ? label : option.code;
}
