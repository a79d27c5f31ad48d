import { dateField } from "./dateField";
import type { FieldType, NormalizeStep } from "./fieldType";
import { sameKey } from "./matchKey";
import { phoneField } from "./phoneField";
import { dropControls, foldWidth, hasHan, trimEnds } from "./width";

/** Round brackets of any width in one form: full width in a text with Chinese characters, ASCII otherwise. */
export function foldBrackets(text: string): string {
  return hasHan(text) ? text.replace(/\(/g, "（").replace(/\)/g, "）") : text.replace(/（/g, "(").replace(/）/g, ")");
}

/** The steps a template may name, sorted by name. They run in the template's order; any sequence of them is idempotent. A template's own maps and lexicons are made by `mapStep` and `lexiconStep`. */
export const normalizeSteps: readonly NormalizeStep[] = [
  { name: "brackets", apply: foldBrackets },
  /** A text that is nothing but a day as that day, yyyy-mm-dd. */
  { name: "date", apply: (text) => storedAs(dateField, text) },
  { name: "digits", apply: (text) => foldWidth(text).replace(/[^0-9]/g, ""), loses: (text) => foldWidth(text).replace(/[0-9\s\-‐-―−()（）.,+]/g, "") },
  { name: "lower", apply: (text) => text.toLowerCase() },
  /** The part of NFKC that loses nothing: width. ㎡ and ① stay. */
  { name: "nfkc", apply: foldWidth },
  /** A text that is nothing but a phone number as a phone field of China stores it. */
  { name: "phone", apply: (text) => storedAs(phoneField, text) },
  { name: "trim", apply: (text) => trimEnds(dropControls(text)) },
  /** Capital ẞ goes the way of ß, so that upper and lower together come to rest. */
  { name: "upper", apply: (text) => text.replace(/\u1E9E/g, "SS").toUpperCase() },
];

/** What a field type makes of a text without losing anything, as it writes it; any other text stays. */
function storedAs(fieldType: FieldType, text: string): string {
  const context = { spec: { id: "", type: fieldType.type, label: fieldType.label }, dateSystem: 1900, dayFirst: null } as const;
  const reading = fieldType.parse(text, context);
  return reading.ok && reading.lossless && reading.value !== null ? fieldType.format(reading.value, context) : text;
}

/** Texts, whatever their case and width, that stand for others. */
export function mapStep(name: string, map: { readonly [text: string]: string }): NormalizeStep {
  const byKey = new Map(Object.entries(map).map(([text, by]) => [sameKey(text), by]));
  return { name, apply: (text) => byKey.get(sameKey(text)) ?? text };
}

/** Words inside a text that become others, the longest first; those that become nothing are told as lost. */
export function lexiconStep(name: string, words: { readonly [word: string]: string }): NormalizeStep {
  const longest = Object.entries(words).sort(([a], [b]) => b.length - a.length || (a < b ? -1 : 1));
  const replaced = (text: string, note: (word: string) => void): string => {
    let made = "";
    for (let at = 0; at < text.length;) {
      const found = longest.find(([word]) => text.startsWith(word, at));
      if (found === undefined) made += text[at++]!;
      else {
        made += found[1];
        at += found[0].length;
        if (found[1] === "") note(found[0]);
      }
    }
    return made;
  };
  return {
    name,
    apply(text) {
      // What a word leaves behind may close up to another: so until nothing changes, each round being shorter or the last.
      for (let next = replaced(text, () => undefined); next !== text; next = replaced(text, () => undefined)) {
        if (next.length >= text.length) return next;
        text = next;
      }
      return text;
    },
    loses(text) { const lost: string[] = []; replaced(text, (word) => lost.push(word)); return lost.join(""); },
  };
}
