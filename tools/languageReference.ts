import { usage } from "../src/expression/functions/definition";
import { functions } from "../src/expression/functions/index";
import { fieldTypes } from "../src/fields/index";
import type { Json } from "../src/records/cellValue";
import type { Lang } from "../src/records/text";

type JsonObject = { readonly [key: string]: Json };
type Example = { readonly file: string; readonly template: Json };

const isObject = (value: Json | undefined): value is JsonObject => typeof value === "object" && value !== null && !Array.isArray(value);
const partOf = (schema: JsonObject): string | null => (typeof schema["$ref"] === "string" ? schema["$ref"].replace("#/$defs/", "") : null);
/** Longest example in a cell of the reference. */
const longest = 160;

/** What the reference says in either language around what it is made of; the meanings of keywords stand in the meta-schema in English, and by that in `languageReference.zh-CN.json`. */
const words = {
  "zh-CN": {
    head: "# 模板语言\n\n由 `src/template/metaSchema.json`、`tools/languageReference.zh-CN.json` 和 `src/template/examples/`、`templates/` 里的例子生成，测试会读取并运行这些例子；`npm run template-language` 重新生成。带 * 的关键字必须写。任何对象里都可以有以 `x-vendor-` 开头的自己的键。[English](template-language.md)\n\n",
    columns: "| 关键字 | 含义 | 允许的值 | 例子 |", of: "：", or: "或",
    types: { array: "数组", boolean: "true 或 false", integer: "整数", null: "null", number: "数字", object: "对象", string: "文本" },
    fieldTypes: "## 字段类型\n\n`x-type` 可用的词；各自认得哪些写法，见 `src/fields/fieldTypes.md`。\n\n| x-type | 名称 | 存成 |", functions: "## 函数\n\n表达式里可用的函数；方括号里的参数可以不写。\n\n| 写法 | 含义 |",
  },
  en: {
    head: "# The template language\n\nMade of `src/template/metaSchema.json` and the examples in `src/template/examples/` and `templates/`, which the tests load and run; `npm run template-language` writes it anew. Keywords with * must be there. " +
      "Keys that begin with `x-vendor-` may stand in any object. [中文](template-language.zh-CN.md)\n\n",
    columns: "| keyword | meaning | allowed | example |", of: " of ", or: " or ", types: {},
    fieldTypes: "## Field types\n\nThe words of `x-type`; what each understands stands in `src/fields/fieldTypes.md`.\n\n| x-type | name | stored as |", functions: "## Functions\n\nWhat expressions may call; an argument in square brackets may be left out.\n\n| written | meaning |",
  },
} as const satisfies { readonly [lang in Lang]: object };

/**
 * The reference of the template language, made of its meta-schema, with the first example of every keyword. `meanings`: those of the meta-schema in the language, by what it says in English; null = English.
 * `missing`: keywords without an example, as `part.keyword`; `untranslated`: meanings that `meanings` lacks, which stand there in English; `idle`: those that it has and nothing says any more.
 */
export function languageReference(metaSchema: JsonObject, examples: readonly Example[], lang: Lang, meanings: { readonly [english: string]: string } | null): { readonly markdown: string; readonly missing: readonly string[]; readonly untranslated: readonly string[]; readonly idle: readonly string[] } {
  const parts = metaSchema["$defs"] as { readonly [part: string]: JsonObject };
  const shown = new Map<string, { readonly value: Json; readonly file: string }>();
  for (const { file, template } of examples) collect(template, metaSchema, "", file, parts, shown);
  const missing: string[] = [];
  const said = new Set<string>();
  const told = (english: string): string => {
    said.add(english);
    return meanings?.[english] ?? english;
  };
  const say = words[lang];
  const section = (name: string, schema: JsonObject): string => {
    const properties = schema["properties"];
    if (!isObject(properties)) return "";
    const required = new Set((schema["required"] as readonly string[] | undefined) ?? []);
    const rows = Object.entries(properties as { readonly [keyword: string]: JsonObject }).map(([keyword, about]) => {
      const example = shown.get(`${name}.${keyword}`);
      if (example === undefined) missing.push(`${name}.${keyword}`);
      return `| \`${keyword}\`${required.has(keyword) ? " *" : ""} | ${escaped(told(meaningOf(about, parts)))} | ${allowed(about, parts, lang)} | ${example === undefined ? "" : code(example.value)} |`;
    });
    const about = typeof schema["description"] === "string" ? `${escaped(told(schema["description"]))}\n\n` : "";
    const inner = Object.entries(properties as { readonly [keyword: string]: JsonObject }).map(([keyword, value]) => section(`${name}.${keyword}`, value)).join("");
    return `## ${name}\n\n${about}${say.columns}\n| --- | --- | --- | --- |\n${rows.join("\n")}\n\n${inner}`;
  };
  const sections = Object.entries(parts).map(([name, schema]) => section(name, schema)).join("");
  const types = `${say.fieldTypes}\n| --- | --- | --- |\n${fieldTypes.map(({ type, label, json }) => `| \`${type}\` | ${label[lang]} | ${typeName(json, lang)} |`).join("\n")}\n\n`;
  const calls = `${say.functions}\n| --- | --- |\n${functions.map((one) => `| \`${usage(one)[lang]}\` | ${escaped(one.doc[lang])} |`).join("\n")}\n`;
  return {
    markdown: `${say.head}${sections}${types}${calls}`, missing,
    untranslated: meanings === null ? [] : [...said].filter((english) => english !== "" && !Object.hasOwn(meanings, english)),
    idle: Object.keys(meanings ?? {}).filter((english) => !said.has(english)),
  };
}

/** Walks a template along the meta-schema and keeps the first value of each keyword. */
function collect(value: Json, schema: JsonObject, part: string, file: string, parts: { readonly [part: string]: JsonObject }, shown: Map<string, { readonly value: Json; readonly file: string }>): void {
  const next = partOf(schema);
  if (next !== null) return collect(value, parts[next]!, next, file, parts, shown);
  if (Array.isArray(value)) {
    if (isObject(schema["items"])) for (const item of value as readonly Json[]) collect(item, schema["items"], part, file, parts, shown);
    return;
  }
  if (!isObject(value)) return;
  const { properties, additionalProperties } = schema;
  for (const [key, item] of Object.entries(value)) {
    const own = isObject(properties) && Object.hasOwn(properties, key) ? properties[key] : undefined;
    if (isObject(own)) {
      const name = `${part}.${key}`;
      if (!shown.has(name)) shown.set(name, { value: item, file });
      collect(item, own, name, file, parts, shown);
    } else if (isObject(additionalProperties)) collect(item, additionalProperties, part, file, parts, shown);
  }
}

function meaningOf(about: JsonObject, parts: { readonly [part: string]: JsonObject }): string {
  const own = about["description"];
  const next = partOf(about);
  const inherited = next === null ? undefined : parts[next]!["description"];
  return typeof own === "string" ? own : typeof inherited === "string" ? inherited : "";
}

function allowed(about: JsonObject, parts: { readonly [part: string]: JsonObject }, lang: Lang): string {
  const next = partOf(about);
  if (next !== null) return isObject(parts[next]!["properties"]) ? `[${next}](#${next.toLowerCase()})` : `${next}${lang === "en" ? ": " : "："}${allowed(parts[next]!, parts, lang)}`;
  if ("const" in about) return code(about["const"]!);
  if (Array.isArray(about["enum"])) return (about["enum"] as readonly Json[]).map(code).join(" ");
  const items = about["items"];
  const type = ([about["type"] ?? []].flat() as readonly string[]).map((name) => typeName(name, lang)).join(words[lang].or);
  return isObject(items) ? `${type}${words[lang].of}${allowed(items, parts, lang)}` : type;
}

function typeName(name: string, lang: Lang): string {
  const names: { readonly [type: string]: string } = words[lang].types;
  return names[name] ?? name;
}

function code(value: Json): string {
  const text = JSON.stringify(value);
  return `\`${(text.length > longest ? `${text.slice(0, longest - 1)}…` : text).replaceAll("|", "\\|").replaceAll("`", "'")}\``;
}

function escaped(text: string): string {
  return text.replace(/[|<>]/g, "\\$&");
}
