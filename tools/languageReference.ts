import type { Json } from "../src/records/cellValue";

type JsonObject = { readonly [key: string]: Json };
type Example = { readonly file: string; readonly template: Json };

const isObject = (value: Json | undefined): value is JsonObject => typeof value === "object" && value !== null && !Array.isArray(value);
const partOf = (schema: JsonObject): string | null => (typeof schema["$ref"] === "string" ? schema["$ref"].replace("#/$defs/", "") : null);
/** Longest example in a cell of the reference. */
const longest = 160;

/** The reference of the template language, made of its meta-schema, with the first example of every keyword; `missing`: keywords without one, as `part.keyword`. */
export function languageReference(metaSchema: JsonObject, examples: readonly Example[]): { readonly markdown: string; readonly missing: readonly string[] } {
  const parts = metaSchema["$defs"] as { readonly [part: string]: JsonObject };
  const shown = new Map<string, { readonly value: Json; readonly file: string }>();
  for (const { file, template } of examples) collect(template, metaSchema, "", file, parts, shown);
  const missing: string[] = [];
  const section = (name: string, schema: JsonObject): string => {
    const properties = schema["properties"];
    if (!isObject(properties)) return "";
    const required = new Set((schema["required"] as readonly string[] | undefined) ?? []);
    const rows = Object.entries(properties as { readonly [keyword: string]: JsonObject }).map(([keyword, about]) => {
      const example = shown.get(`${name}.${keyword}`);
      if (example === undefined) missing.push(`${name}.${keyword}`);
      return `| \`${keyword}\`${required.has(keyword) ? " *" : ""} | ${escaped(meaningOf(about, parts))} | ${allowed(about, parts)} | ${example === undefined ? "" : code(example.value)} |`;
    });
    const about = typeof schema["description"] === "string" ? `${escaped(schema["description"])}\n\n` : "";
    const inner = Object.entries(properties as { readonly [keyword: string]: JsonObject }).map(([keyword, value]) => section(`${name}.${keyword}`, value)).join("");
    return `## ${name}\n\n${about}| keyword | meaning | allowed | example |\n| --- | --- | --- | --- |\n${rows.join("\n")}\n\n${inner}`;
  };
  const sections = Object.entries(parts).map(([name, schema]) => section(name, schema)).join("");
  const head = "# The template language\n\nMade of `src/template/metaSchema.json` and the examples in `src/template/examples/` and `templates/`, which the tests load and run; `npm run template-language` writes it anew. Keywords with * must be there. " +
    "Keys that begin with `x-vendor-` may stand in any object. Field types are listed in the README, the functions of expressions in `src/expression/functions/`.\n\n";
  return { markdown: `${head}${sections.trimEnd()}\n`, missing };
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

function allowed(about: JsonObject, parts: { readonly [part: string]: JsonObject }): string {
  const next = partOf(about);
  if (next !== null) return isObject(parts[next]!["properties"]) ? `[${next}](#${next.toLowerCase()})` : `${next}: ${allowed(parts[next]!, parts)}`;
  if ("const" in about) return code(about["const"]!);
  if (Array.isArray(about["enum"])) return (about["enum"] as readonly Json[]).map(code).join(" ");
  const items = about["items"];
  const type = [about["type"] ?? []].flat().join(" or ");
  return isObject(items) ? `${type} of ${allowed(items, parts)}` : type;
}

function code(value: Json): string {
  const text = JSON.stringify(value);
  return `\`${(text.length > longest ? `${text.slice(0, longest - 1)}…` : text).replaceAll("|", "\\|").replaceAll("`", "'")}\``;
}

function escaped(text: string): string {
  return text.replace(/[|<>]/g, "\\$&");
}
