import type { Engine } from "../../engine/engine";
import type { Finding } from "../../findings/finding";
import type { LiveTable } from "../../pipeline/live";
import type { Json } from "../../records/cellValue";
import type { Lang, Localized } from "../../records/text";
import type { Group } from "./findingGroups";
import { sheetLabels } from "../../template/headerLabels";

/** What each group says in both languages, in order: the title of its rule, else what the messages of its findings have in common, with the field's label. */
export async function groupTitles(engine: Engine, { def, template }: LiveTable["table"], groups: readonly Group[]): Promise<readonly Localized[]> {
  const texts = { "zh-CN": await common("zh-CN"), en: await common("en") };
  return groups.map(({ findings: [first] }, index) => {
    const own = def.rules.find(({ id }) => `rule/${id}` === first!.rule)?.title;
    // The rule says what should be; what is wrong stands behind it.
    if (own !== undefined) return titled(own, { "zh-CN": texts["zh-CN"][index]!, en: texts.en[index]! });
    const label = def.fields.find(({ id }) => id === first!.at[0]?.field)?.label;
    const named = (lang: Lang): string => (label === undefined || texts[lang][index]!.includes(label[lang]) ? texts[lang][index]! : `${label[lang]}${lang === "en" ? ": " : "："}${texts[lang][index]!}`);
    return { "zh-CN": named("zh-CN"), en: named("en") };
  });

  async function common(lang: Lang): Promise<readonly string[]> {
    const examples = groups.map((group) => ({ ...group.findings[0]!, data: commonData(group, lang) }));
    return (await engine.describe({ template, table: def.id, findings: examples, lang, labels: sheetLabels(def) })).map((text) => withoutGaps(withoutValue(text, lang), lang));
  }
}

/** The rows that a value is shared with, where each finding names others. */
const otherRows: Localized = { "zh-CN": "其他行", en: "another row" };

/** The values that are the same in all of a group, an ellipsis for those of single cells. */
function commonData({ findings }: Group, lang: Lang): Finding["data"] {
  const [first] = findings;
  const isShared = (name: string): boolean => {
    const value = JSON.stringify(first!.data[name]);
    return findings.every(({ data }) => JSON.stringify(data[name]) === value);
  };
  return Object.fromEntries(Object.entries(first!.data).map(([name, value]): [string, Json] => [name, isShared(name) ? value : name === "others" ? otherRows[lang] : "…"]));
}

/** A message that begins with the value of one cell, told of all: the rest as a sentence of its own. */
function withoutValue(text: string, lang: Lang): string {
  if (!/^[“"]…/.test(text)) return text;
  const rest = text.replace(/^[“"]…[”"] ?/, "");
  return lang === "en" ? rest.charAt(0).toUpperCase() + rest.slice(1) : rest.replace(/^里/, "一格里").replace(/^的/, "");
}

/** Told of all, what is different in each cell is left out where the rest says enough: what stands in brackets, and clauses behind the first. */
function withoutGaps(text: string, lang: Lang): string {
  const bare = text.replace(/（[^（）]*…[^（）]*）| ?\([^()]*…[^()]*\)/g, "");
  const clauses = bare.match(/(?:[^，。；,.;]|[,.;](?!\s|$))+[，。；,.;]*\s*/g) ?? [bare];
  if (clauses[0]!.includes("…")) return bare;
  const left = clauses.filter((clause) => !clause.includes("…")).join("").trimEnd();
  return left.replace(/[，；,;]$/, lang === "en" ? "." : "。");
}

/** A rule's title, and what is wrong where the title does not say it. */
function titled(title: Localized, wrong: Localized): Localized {
  const both = (lang: Lang): string => (title[lang].includes(wrong[lang]) || wrong[lang].includes(title[lang]) ? (title[lang].length > wrong[lang].length ? title[lang] : wrong[lang]) : `${title[lang]}${lang === "en" ? ": " : "："}${wrong[lang]}`);
  return { "zh-CN": both("zh-CN"), en: both("en") };
}
