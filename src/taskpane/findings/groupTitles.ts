import type { Engine } from "../../engine/engine";
import type { Finding } from "../../findings/finding";
import type { LiveTable } from "../../pipeline/live";
import type { Json } from "../../records/cellValue";
import type { Lang, Localized } from "../../records/text";
import type { Group } from "./findingGroups";

/** What each group says in both languages, in order: the title of its rule, else what the messages of its findings have in common, with the field's label. */
export async function groupTitles(engine: Engine, { def, template }: LiveTable["table"], groups: readonly Group[]): Promise<readonly Localized[]> {
  const texts = { "zh-CN": await common("zh-CN"), en: await common("en") };
  return groups.map(({ findings: [first] }, index) => {
    const own = def.rules.find(({ id }) => `rule/${id}` === first!.rule)?.title;
    if (own !== undefined) return own;
    const label = def.fields.find(({ id }) => id === first!.at[0]?.field)?.label;
    const named = (lang: Lang): string => (label === undefined || texts[lang][index]!.includes(label[lang]) ? texts[lang][index]! : `${label[lang]}${lang === "en" ? ": " : "："}${texts[lang][index]!}`);
    return { "zh-CN": named("zh-CN"), en: named("en") };
  });

  async function common(lang: Lang): Promise<readonly string[]> {
    const examples = groups.map((group) => ({ ...group.findings[0]!, data: commonData(group, lang) }));
    return (await engine.describe({ template, table: def.id, findings: examples, lang })).map((text) => withoutValue(text, lang));
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
