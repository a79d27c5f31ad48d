import type { CellValue } from "./cellValue";
import type { Column } from "./recordTable";
import type { Lang } from "./text";

/** Yes, no. */
export type YesNo = readonly [CellValue, CellValue];

/** How people write yes and no so that nothing need be tidied, beside Excel's own TRUE and FALSE. */
export const yesNoWords: Readonly<Record<Lang, readonly [string, string]>> = { "zh-CN": ["是", "否"], en: ["Yes", "No"] };
const logical: YesNo = [true, false];
const forms: readonly YesNo[] = [yesNoWords["zh-CN"], logical, yesNoWords.en];

/** Whether yes or no stands in a cell as it may stay. */
export function isYesNo(raw: CellValue): boolean {
  return forms.some((form) => form.includes(raw));
}

/** What such a word says; any other value as it is. */
export function truthOf(value: CellValue): CellValue {
  return value === "是" || value === "Yes" ? true : value === "否" || value === "No" ? false : value;
}

/**
 * How a column writes yes and no: as most of its cells do; where none does, in words, of the language that its other spellings are of; where it says nothing at all, in the words of `lang`, null without one.
 * Counted in cells, so that the order of rows does not matter; of two that are as frequent it is the one that comes first in `forms`.
 */
export function yesNoOf({ codes, dictionary }: Column, lang: Lang | null): YesNo | null {
  const form = dictionary.map((raw) => forms.findIndex((each) => each.includes(raw)));
  const counts = forms.map(() => 0);
  let [latin, other] = [0, 0];
  for (const code of codes) {
    const raw = dictionary[code] ?? null;
    if (form[code]! >= 0) counts[form[code]!]!++;
    else if (typeof raw === "string" && /^\s*[a-z]/i.test(raw)) latin++;
    else if (raw !== null) other++;
  }
  const most = Math.max(...counts);
  if (most > 0) return forms[counts.indexOf(most)]!;
  if (latin + other === 0) return lang === null ? null : yesNoWords[lang];
  return yesNoWords[latin > other ? "en" : "zh-CN"];
}
