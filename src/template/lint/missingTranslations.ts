import type { Json } from "../../records/cellValue";
import type { Lang } from "../../records/text";
import metaSchema from "../metaSchema.json";
import { type JsonObject, isJsonObject } from "../rowKeywords";
import type { Path } from "../templateProblems";
import { type Found, type Lint, found } from "./lint";

/** Texts that are there in one language only; a template that speaks one language throughout is told once. */
export const missingTranslations: Lint = {
  name: "missing-translation",
  check({ raw }) {
    const texts = textsIn(raw as unknown as Json, metaSchema as unknown as JsonObject, []);
    const missing = (lang: Lang): readonly Path[] => texts.filter(({ missing }) => missing.includes(lang)).map(({ path }) => path);
    return (["zh-CN", "en"] as const).flatMap((lang): readonly Found[] => {
      const paths = missing(lang);
      const [zh, en] = lang === "en" ? ["英文", "English"] : ["中文", "Chinese"];
      const hint = [`写成 { "zh-CN": …, "en": … }。`, `Write { "zh-CN": …, "en": … }.`] as const;
      if (paths.length > 1 && texts.every(({ missing, neutral }) => neutral || missing.includes(lang))) return [found("warning", ["title"], `整个模板都没有${zh}。`, `The template has no ${en} at all.`, ...hint)];
      return paths.map((path) => found("warning", path, `这段文字没有${zh}。`, `This text has no ${en}.`, ...hint));
    });
  },
};

type Text = { readonly path: Path; readonly missing: readonly Lang[]; /** The same in every language: figures, a short code. */ readonly neutral: boolean };

/** Walks the value along the meta-schema, which says where texts stand. */
function textsIn(value: Json, schema: JsonObject, path: Path): readonly Text[] {
  const { $ref } = schema;
  if ($ref === "#/$defs/text") return [textAt(value, path)];
  if (typeof $ref === "string") return textsIn(value, (metaSchema.$defs as unknown as { readonly [name: string]: JsonObject })[$ref.replace("#/$defs/", "")]!, path);
  if (Array.isArray(value)) return isJsonObject(schema["items"]) ? (value as readonly Json[]).flatMap((item, index) => textsIn(item, schema["items"] as JsonObject, [...path, index])) : [];
  if (!isJsonObject(value)) return [];
  const { properties, additionalProperties } = schema;
  return Object.entries(value).flatMap(([key, item]) => {
    const inner = isJsonObject(properties) && Object.hasOwn(properties, key) ? properties[key] : additionalProperties;
    return isJsonObject(inner) ? textsIn(item, inner, [...path, key]) : [];
  });
}

function textAt(value: Json, path: Path): Text {
  if (isJsonObject(value)) return { path, missing: (["zh-CN", "en"] as const).filter((lang) => value[lang] === undefined), neutral: false };
  const text = String(value);
  const missing = /\p{Script=Han}/u.test(text) ? (["en"] as const) : /[a-z]/.test(text) ? (["zh-CN"] as const) : [];
  return { path, missing, neutral: missing.length === 0 };
}
