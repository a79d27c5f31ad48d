import { plainText } from "../../records/cellValue";
import type { CellValue } from "../../records/cellValue";
import { isoFromSerial } from "../../records/serialDay";
import type { Lang, Localized } from "../../records/text";
import type { FieldDef, TableDef } from "../template";
import type { Cell } from "./cells";
import type { Region } from "./decisions";
import { type Axis, type Example, proofDay } from "./space";

const words = {
  and: { "zh-CN": "、", en: ", " },
  or: { "zh-CN": " 或 ", en: " or " },
  blank: { "zh-CN": "空", en: "blank" },
  other: { "zh-CN": "其他文字", en: "any other text" },
  any: { "zh-CN": "任意记录", en: "any record" },
} satisfies Record<string, Localized>;

/** `跟进阶段 报价、成交金额（元） 0`: the values of a record, blanks too, as their fields write them. */
export function exampleText(example: Example, { fields }: Pick<TableDef, "fields">): Localized {
  const say = (lang: Lang): string => fields.flatMap((field) => (field.id in example ? [`${field.label[lang]} ${valueText(field, example[field.id] ?? null, lang)}`] : [])).join(words.and[lang]) || words.any[lang];
  return { "zh-CN": say("zh-CN"), en: say("en") };
}

/** The values that a region spans, field by field: `预计金额 < 10 或 空`. */
export function regionText(region: Region): Localized {
  const say = (lang: Lang): string => region.map(({ axis, groups }) => axisText(axis, groups, lang)).join(words.and[lang]) || words.any[lang];
  return { "zh-CN": say("zh-CN"), en: say("en") };
}

function axisText({ field, groups }: Axis, chosen: readonly number[], lang: Lang): string {
  const cells = chosen.flatMap((group) => groups[group]!);
  const parts = field.fieldType.json === "number" || field.fieldType.json === "integer" ? rangesOf(cells, field, lang) : cells.map((cell) => (cell.rest === true ? words.other[lang] : valueText(field, cell.value, lang)));
  return `${field.label[lang]} ${parts.join(words.or[lang])}`;
}

/** Cells that touch are one range. */
function rangesOf(cells: readonly Cell[], field: FieldDef, lang: Lang): readonly string[] {
  const start = ({ from }: Cell): number => from ?? -Infinity;
  const numbers = cells.filter(({ value }) => value !== null).sort((a, b) => start(a) - start(b) || (a.to ?? Infinity) - (b.to ?? Infinity));
  const ranges: { from: number | null; to: number | null; fromOpen: boolean; toOpen: boolean }[] = [];
  for (const { from = null, to = null } of numbers) {
    const point = from === to && from !== null;
    const last = ranges[ranges.length - 1];
    // An open end and an open start at the same number leave that number out.
    if (last !== undefined && last.to === from && (point || !last.toOpen)) { last.to = to; last.toOpen = !point; }
    else ranges.push({ from, to, fromOpen: !point, toOpen: !point });
  }
  const write = (value: number): string => valueText(field, value, lang);
  const texts = ranges.map(({ from, to, fromOpen, toOpen }) => {
    if (from !== null && from === to) return `= ${write(from)}`;
    const [low, high] = [from === null ? "" : `${fromOpen ? ">" : "≥"} ${write(from)}`, to === null ? "" : `${toOpen ? "<" : "≤"} ${write(to)}`];
    return low === "" && high === "" ? (lang === "en" ? "any value" : "任意值") : [low, high].filter((part) => part !== "").join(lang === "en" ? " and " : " 且 ");
  });
  return cells.some(({ value }) => value === null) ? [...texts, words.blank[lang]] : texts;
}

/** Days close to the day that stands for today are said from there. */
function valueText(field: FieldDef, value: CellValue, lang: Lang): string {
  if (value === null) return words.blank[lang];
  const option = field.options?.find(({ code }) => code === value);
  if (option !== undefined) return option.label[lang];
  if (typeof value === "number" && field.fieldType.isDate === true && Math.abs(value - proofDay) < 4000) {
    const days = Math.floor(value) - proofDay;
    const day = days === 0 ? (lang === "en" ? "today" : "今天") : lang === "en" ? `${Math.abs(days)} day${Math.abs(days) === 1 ? "" : "s"} ${days < 0 ? "ago" : "ahead"}` : `${Math.abs(days)} 天${days < 0 ? "前" : "后"}`;
    return `${day} (${isoFromSerial(value, 1900) ?? ""})`;
  }
  if (typeof value === "string") return lang === "en" ? `"${value}"` : `“${value}”`;
  if (typeof value === "object") return plainText(value);
  return field.fieldType.format(value, { spec: field, dateSystem: 1900, dayFirst: null });
}
