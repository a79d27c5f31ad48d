import { nearest } from "../expression/problems";
import type { Json } from "../records/cellValue";
import type { Localized } from "../records/text";
import { futureKeywords, insteadOf } from "./futureWords";
import { type SchemaError, validate } from "./generated/validateTemplate";
import metaSchema from "./metaSchema.json";
import { type JsonObject, isJsonObject } from "./rowKeywords";
import { type Complaint, type Path, type TemplateProblems, listed, quoted } from "./templateProblems";

/** URI of the template language; a template names it in `$schema`. */
export const dialect: string = metaSchema.$id;

/** Checks the JSON against the meta-schema and says in our own words where it disagrees. */
export function checkMetaSchema(value: Json, problems: TemplateProblems): void {
  if (validate(value)) return;
  const told = new Set<string>();
  for (const error of validate.errors ?? []) {
    if (problems.closed) break;
    // A wrong type makes other keywords disagree too; the first word about a place is enough.
    const key = `${error.instancePath}\n${error.propertyName ?? ""}\n${String(error.params["additionalProperty"] ?? error.params["missingProperty"] ?? "")}`;
    if (error.keyword === "propertyNames" || told.has(key)) continue;
    told.add(key);
    tell(error, value, problems);
  }
}

function tell(error: SchemaError, value: Json, problems: TemplateProblems): void {
  const path = error.instancePath.split("/").slice(1).map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
  const { params } = error;
  const extra = params["additionalProperty"];
  if (typeof extra === "string") return problems.add([...path, extra], () => unknownKeyword(extra, schemaFor(path), path), "key");
  const missing = params["missingProperty"];
  if (typeof missing === "string") return problems.add(path, () => missingKeyword(missing));
  const name = error.propertyName;
  if (name !== undefined) return problems.add([...path, name], () => badName(name, schemaFor(path)), "key");
  problems.add(path, () => badValue(error, schemaFor(path), valueAt(value, path)));
}

/** The part of the meta-schema that speaks about the value at a path. */
function schemaFor(path: Path): JsonObject {
  let schema = resolve(metaSchema as unknown as JsonObject);
  for (const key of path) {
    const { properties, additionalProperties, items } = schema;
    const next = isJsonObject(properties) && Object.hasOwn(properties, String(key)) ? properties[String(key)] : isJsonObject(items) && /^\d+$/.test(String(key)) ? items : additionalProperties;
    schema = isJsonObject(next) ? resolve(next) : {};
  }
  return schema;
}

function resolve(schema: JsonObject): JsonObject {
  const { $ref } = schema;
  const defs = metaSchema.$defs as unknown as { readonly [name: string]: JsonObject };
  return typeof $ref === "string" ? resolve(defs[$ref.replace("#/$defs/", "")]!) : schema;
}

function valueAt(value: Json, path: Path): Json {
  return path.reduce<Json>((at, key) => (at as JsonObject)[String(key)]!, value);
}

function unknownKeyword(name: string, part: JsonObject, path: Path): Complaint {
  const word = quoted(name);
  const allowed = isJsonObject(part["properties"]) ? Object.keys(part["properties"]) : [];
  if (futureKeywords.has(name)) {
    return {
      code: "not-supported", data: { keyword: name },
      message: { "zh-CN": `暂不支持关键字${word["zh-CN"]}。`, en: `The keyword ${word.en} is not supported yet.` },
      hint: insteadOf.get(name) ?? { "zh-CN": "先去掉它；只想留作备注，可改名为 x-vendor- 开头。", en: "Remove it for now; to keep it as a note, give it a name that begins with x-vendor-." },
    };
  }
  const near = nearest(name.slice(0, 60), allowed);
  const homes = Object.entries(metaSchema.$defs as unknown as { readonly [name: string]: JsonObject }).filter(([, { properties }]) => isJsonObject(properties) && Object.hasOwn(properties, name)).map(([home]) => home);
  const where = near !== null ? undefined : homes.map((home) => homeNames[home]).find((each) => each !== undefined);
  return {
    code: "unknown-keyword", data: { keyword: name.slice(0, 200), ...(near === null ? {} : { near }) },
    message: path.length === 0 ? { "zh-CN": `模板里没有关键字${word["zh-CN"]}。`, en: `A template has no keyword ${word.en}.` } : { "zh-CN": `这里没有关键字${word["zh-CN"]}。`, en: `There is no keyword ${word.en} here.` },
    hint: near !== null
      ? { "zh-CN": `是不是 ${near}？`, en: `Did you mean ${near}?` }
      : where !== undefined
        ? { "zh-CN": `它应写在${where["zh-CN"]}里。`, en: `It belongs in ${where.en}.` }
        : { "zh-CN": `这里可用：${listed(allowed.sort())["zh-CN"]}。自己的扩展用 x-vendor- 开头。`, en: `Allowed here are ${listed(allowed).en}. Extensions begin with x-vendor-.` },
  };
}

/** What the parts of a template are called in a sentence. */
const homeNames: { readonly [definition: string]: Localized } = {
  template: { "zh-CN": "模板最外层", en: "the outermost object" },
  table: { "zh-CN": "表的定义（tables 下的各项）", en: "a table (an entry of tables)" },
  row: { "zh-CN": "表的 schema", en: "the schema of a table" },
  field: { "zh-CN": "字段的定义（schema.properties 下的各项）", en: "a field (an entry of schema.properties)" },
  option: { "zh-CN": "x-options 的各项", en: "an entry of x-options" },
  key: { "zh-CN": "keys 的各项", en: "an entry of keys" },
  rule: { "zh-CN": "rules 的各项", en: "an entry of rules" },
  dedupe: { "zh-CN": "dedupe 的各项", en: "an entry of dedupe" },
  classify: { "zh-CN": "classify 的各项", en: "an entry of classify" },
  report: { "zh-CN": "reports 的各项", en: "an entry of reports" },
  test: { "zh-CN": "tests 的各项", en: "an entry of tests" },
};

function missingKeyword(name: string): Complaint {
  const word = quoted(name);
  return {
    code: "missing-keyword", data: { keyword: name },
    message: { "zh-CN": `缺少${word["zh-CN"]}。`, en: `${word.en} is missing.` },
    hint: name === "$schema" ? { "zh-CN": `加上 "$schema": "${dialect}"。`, en: `Add "$schema": "${dialect}".` } : { "zh-CN": `在这个对象里加上 ${name}。`, en: `Add ${name} to this object.` },
  };
}

function badName(name: string, part: JsonObject): Complaint {
  const word = quoted(name);
  const names = isJsonObject(part["propertyNames"]) ? resolve(part["propertyNames"]) : {};
  const expected = expectation(names);
  return { code: "bad-name", data: { name: name.slice(0, 200) }, message: { "zh-CN": `${word["zh-CN"]}不能作名字。`, en: `${word.en} cannot be a name here.` }, hint: { "zh-CN": `这里要${expected["zh-CN"]}。`, en: `A name here is ${expected.en}.` } };
}

const typeNames: { readonly [type: string]: Localized } = {
  array: { "zh-CN": "数组 […]", en: "a list […]" },
  boolean: { "zh-CN": "true 或 false", en: "true or false" },
  integer: { "zh-CN": "整数", en: "a whole number" },
  null: { "zh-CN": "null", en: "null" },
  number: { "zh-CN": "数字", en: "a number" },
  object: { "zh-CN": "对象 {…}", en: "an object {…}" },
  string: { "zh-CN": "文本（加引号）", en: "a text in quotes" },
};

function kindOf(value: Json): Localized {
  const kind = value === null ? "null" : Array.isArray(value) ? "array" : typeof value;
  return kind === "string" ? { "zh-CN": "文本", en: "a text" } : typeNames[kind]!;
}

/** What a value should look like, from the part of the meta-schema that speaks about it. */
function expectation(part: JsonObject): Localized {
  const expected = part["x-expected"];
  if (isJsonObject(expected)) return expected as unknown as Localized;
  const types = [part["type"]].flat().map((type) => typeNames[String(type)]!);
  return { "zh-CN": types.map((type) => type["zh-CN"]).join("或"), en: types.map((type) => type.en).join(" or ") };
}

function badValue({ keyword, params }: SchemaError, part: JsonObject, value: Json): Complaint {
  const shown = typeof value === "string" ? quoted(value) : typeof value === "object" && value !== null ? kindOf(value) : quoted(JSON.stringify(value));
  const limit = Number(params["limit"]);
  const say = (code: string, zh: string, en: string, hintZh: string, hintEn: string): Complaint => ({ code, message: { "zh-CN": zh, en }, hint: { "zh-CN": hintZh, en: hintEn } });
  switch (keyword) {
    case "type": {
      const expected = expectation({ type: params["type"] as Json });
      return { ...say("wrong-type", `这里要${expected["zh-CN"]}，写的是${kindOf(value)["zh-CN"]}。`, `This must be ${expected.en}, not ${kindOf(value).en}.`, `改成${expected["zh-CN"]}。`, `Make it ${expected.en}.`), data: { expected: params["type"] as Json } };
    }
    case "const":
    case "enum": {
      const allowed = keyword === "const" ? [params["allowedValue"] as Json] : (params["allowedValues"] as readonly Json[]);
      const names = listed(allowed.map(String));
      const near = typeof value === "string" ? nearest(value.slice(0, 60), allowed.filter((each) => typeof each === "string")) : null;
      return {
        ...say("bad-value", `这里不能写${shown["zh-CN"]}。`, `${shown.en} is not possible here.`,
          near !== null && allowed.length > 1 ? `是不是 ${near}？可用：${names["zh-CN"]}。` : `可用：${names["zh-CN"]}。`, near !== null && allowed.length > 1 ? `Did you mean ${near}? Possible: ${names.en}.` : `Possible: ${names.en}.`),
        data: { allowed },
      };
    }
    case "pattern": {
      const expected = expectation(part);
      return say("bad-form", `${shown["zh-CN"]}的写法不对。`, `${shown.en} is not of the right form.`, `这里要${expected["zh-CN"]}。`, `This must be ${expected.en}.`);
    }
    case "minLength":
    case "minItems":
    case "minProperties":
      return say("empty-value", "这里不能是空的。", "This must not be empty.", limit > 1 ? `至少 ${limit} 项。` : "填上内容，或去掉这个关键字。", limit > 1 ? `Give at least ${limit}.` : "Fill it in or remove the keyword.");
    case "maxLength":
      return say("too-long", `文本超过 ${limit} 个字符。`, `The text has more than ${limit} characters.`, "缩短它。", "Make it shorter.");
    case "maxItems":
    case "maxProperties":
      return say("too-many", `超过 ${limit} 项。`, `There are more than ${limit} entries.`, "减少项数，或拆成几张表。", "Use fewer, or split the table.");
    case "minimum":
    case "maximum":
    case "exclusiveMinimum":
    case "exclusiveMaximum": {
      const sign = String(params["comparison"]);
      return say("out-of-range", `${shown["zh-CN"]}超出范围。`, `${shown.en} is out of range.`, `要 ${sign} ${limit}。`, `It must be ${sign} ${limit}.`);
    }
    default:
      return say("bad-value", `${shown["zh-CN"]}不符合要求（${keyword}）。`, `${shown.en} is not possible here (${keyword}).`, "按模板说明改正。", "Correct it as the meta-schema says.");
  }
}
