import { distance } from "fastest-levenshtein";
import type { EnumOption, FieldSpec, FieldType } from "./fieldType";
import { cellText, issue, read, refuse, shared } from "./reading";
import { cleanText, foldKey } from "./width";

type OptionIndex = { readonly byCode: ReadonlyMap<string, EnumOption>; readonly byWord: ReadonlyMap<string, readonly EnumOption[]>; readonly words: readonly (readonly [string, EnumOption])[] };

/** Options are looked up once per distinct cell: the index is made once per list and forgotten with it. */
const indexes = new WeakMap<readonly EnumOption[], OptionIndex>();
const noOptions: readonly EnumOption[] = [];

function indexOf(spec: FieldSpec): OptionIndex {
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
  const index = { byCode: new Map(options.map((option) => [option.code, option])), byWord, words };
  indexes.set(options, index);
  return index;
}

/** The option whose spelling is nearest to a text, when it is near enough to be meant: a third of the letters may differ, or one contains the other. */
function nearest(key: string, index: OptionIndex): EnumOption | null {
  let best: EnumOption | null = null;
  let bestDistance = Infinity;
  if (key.length > 60) return null;
  for (const [word, option] of index.words) {
    const contains = word.length >= 2 && key.length >= 2 && (key.includes(word) || word.includes(key));
    const steps = contains ? 0.5 : distance(key, word);
    if (option.active && steps < bestDistance && (contains || steps <= Math.max(1, Math.floor(Math.max(key.length, word.length) / 3))) && (contains || steps < Math.max(key.length, word.length))) {
      best = option;
      bestDistance = steps;
    }
  }
  return best;
}

/**
 * One of the field's options, stored as its code. A cell may hold the code, a label in either language or an alias, in any width and case; what fits two options or none
 * is refused, with the nearest option named. `"互联网"`, `"IT"` and `"ｉｔ"` → `"IT"`.
 */
export const enumField: FieldType = {
  type: "enum",
  label: { "zh-CN": "选项", en: "Choice" },
  json: "string",
  parse(raw, { spec }) {
    const { text, refused } = cellText(raw);
    if (refused !== null) return refused;
    if (text === "") return read(null);
    const index = indexOf(spec);
    if (index.byCode.has(text)) return read(text);
    const key = foldKey(text);
    const found = index.byWord.get(key) ?? [];
    if (found.length > 1) return refuse("severalOptions", { value: text, options: found.map((option) => option.code).join("、") });
    if (found[0] !== undefined) return read(found[0].code);
    const near = nearest(key, index);
    return near === null ? refuse("unknownOption", { value: text.slice(0, 60) }) : refuse("unknownOptionNear", { value: text.slice(0, 60), nearest: near.label, code: near.code });
  },
  format(value, { spec }) {
    const index = indexOf(spec);
    const option = index.byCode.get(String(value));
    const label = option?.label["zh-CN"];
    if (option === undefined || label === undefined) return String(value);
    // A label that another option also answers to (or is the code of) would not read back.
    const sameWord = index.byWord.get(foldKey(label)) ?? [];
    const owner = index.byCode.get(cleanText(label));
    return sameWord.length === 1 && (owner === undefined || owner === option) ? label : option.code;
  },
  normalize: (value) => value,
  check(value, { spec }) {
    const option = indexOf(spec).byCode.get(String(value));
    if (option === undefined) return issue("unknownOption", { value: String(value).slice(0, 60) });
    return option.active ? null : issue("inactiveOption", { value: option.label }, "warning");
  },
  mask: () => "***",
  numberFormat: (spec) => spec.numberFormat ?? "@",
  matchRole: { person: "none", organisation: "none" },
  messages: {
    errorCell: shared.errorCell,
    digitsLost: shared.digitsLost,
    unknownOption: { "zh-CN": "“{value}”不在选项里，从下拉列表中选择，或在模板中添加。", en: "“{value}” is not an option. Choose one from the list, or add it to the template." },
    unknownOptionNear: { "zh-CN": "“{value}”不在选项里，是否指“{nearest}”。", en: "“{value}” is not an option. Did you mean “{nearest}”?" },
    severalOptions: { "zh-CN": "“{value}”同时对应多个选项（{options}），直接选择其中一个。", en: "“{value}” fits several options ({options}). Choose one of them." },
    inactiveOption: { "zh-CN": "选项“{value}”已停用，改选在用的选项。", en: "The option “{value}” is no longer in use. Choose another." },
  },
  width: 12,
};
