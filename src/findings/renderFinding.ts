import { type Lang, type Localized, fillText } from "../records/text";
import type { Finding } from "./finding";

const places: { readonly [place: string]: Localized } = {
  table: { "zh-CN": "整张表", en: "Whole table" },
  row: { "zh-CN": "第 {row} 行", en: "Row {row}" },
  cell: { "zh-CN": "第 {row} 行 {label}", en: "Row {row}, {label}" },
};

/** Where a finding is, for people: the row of the sheet and the field's label. */
export function renderPlace(finding: Finding, lang: Lang): string {
  const at = finding.at[0];
  if (at === undefined || at.row === 0) return places["table"]![lang];
  if (at.field === null) return fillText(places["row"]!, { row: at.row }, lang);
  return fillText(places["cell"]!, { row: at.row, label: finding.data["label"] ?? at.field }, lang);
}

/** The finding as one sentence without its place: the message with the finding's data in it. */
export function renderMessage(finding: Finding, message: Localized, lang: Lang): string {
  return fillText(message, finding.data, lang);
}

/** The finding as a person reads it: place, then message. */
export function renderFinding(finding: Finding, message: Localized, lang: Lang): string {
  return `${renderPlace(finding, lang)}${lang === "en" ? ": " : "："}${renderMessage(finding, message, lang)}`;
}
