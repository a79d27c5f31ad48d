import type { Json } from "../records/cellValue";
import type { Lang, Localized } from "../records/text";
import type { Finding } from "./finding";

/** By field: what the sheet calls it, where that is another word than the template's. */
export type FieldLabels = { readonly [field: string]: Localized };

/** What stands between several labels in a text. */
const between = { "zh-CN": /(、| \+ )/, en: /(, | \+ )/ } as const;

/** Findings with the sheet's own words for its fields in their data, alone or in lists. */
export function inSheetWords({ fields }: { readonly fields: readonly { readonly id: string; readonly label: Localized }[] }, labels: FieldLabels): (finding: Finding) => Finding {
  const called = fields.flatMap(({ id, label }) => (labels[id] === undefined ? [] : [[label, labels[id]] as const]));
  if (called.length === 0) return (finding) => finding;
  const words = { "zh-CN": new Map(called.map(([label, own]) => [label["zh-CN"], own["zh-CN"]])), en: new Map(called.map(([label, own]) => [label.en, own.en])) };
  const say = (text: string, lang: Lang): string => text.split(between[lang]).map((part) => words[lang].get(part) ?? part).join("");
  const value = (data: Json): Json => (isLocalized(data) ? { "zh-CN": say(data["zh-CN"], "zh-CN"), en: say(data.en, "en") } : data);
  return (finding) => ({ ...finding, data: Object.fromEntries(Object.entries(finding.data).map(([name, data]) => [name, namesFields.test(name) ? value(data) : data])) });
}

/** The data of a message that are labels of fields: a value of a cell may read like one. */
const namesFields = /label|because/i;

function isLocalized(data: Json): data is { "zh-CN": string; en: string } {
  if (typeof data !== "object" || data === null || Array.isArray(data)) return false;
  const { "zh-CN": zh, en } = data as { readonly [key: string]: Json };
  return typeof zh === "string" && typeof en === "string";
}
