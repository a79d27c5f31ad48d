import type { Json } from "../records/cellValue";
import type { Problem } from "../records/problem";

/** What a problem says in both languages; `{name}` stands for one of its words. */
export type ProblemText = { readonly zh: string; readonly en: string; readonly hintZh: string; readonly hintEn: string };

/** A value of a message: one text for both languages, or one for each. */
export type Words = string | number | { readonly zh: string; readonly en: string };

/** A problem with its texts filled in; a word named `line` is also its line. The words stay beside it as data. */
export function makeProblem(code: string, text: ProblemText, place: string | undefined, words: Readonly<Record<string, Words>>): Problem {
  const fill = (template: string, lang: "zh" | "en"): string =>
    template.replace(/\{(\w+)\}/g, (whole, name: string) => {
      const word = words[name];
      return word === undefined ? whole : typeof word === "object" ? word[lang] : String(word);
    });
  const data: Record<string, Json> = {};
  for (const [name, word] of Object.entries(words)) data[name] = typeof word === "object" ? { "zh-CN": word.zh, en: word.en } : word;
  return {
    code,
    message: { "zh-CN": fill(text.zh, "zh"), en: fill(text.en, "en") },
    hint: { "zh-CN": fill(text.hintZh, "zh"), en: fill(text.hintEn, "en") },
    ...(place === undefined ? {} : { place }),
    ...(typeof words["line"] === "number" ? { line: words["line"] } : {}),
    ...(Object.keys(data).length === 0 ? {} : { data }),
  };
}
