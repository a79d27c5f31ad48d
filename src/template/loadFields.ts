import { fieldTypeOf, fieldTypes } from "../fields/index";
import type { EnumOption, FieldSpec, FieldType, Person, SystemWord } from "../fields/fieldType";
import { separator } from "../fields/severalValues";
import { systemWords } from "../fields/systemField";
import { filledByProgram } from "./checkFields";
import { dataOptions } from "./dataOptions";
import { checkUses, notForType, stopAt } from "./fieldKeywords";
import { type Loading, complaint, localized } from "./loading";
import type { RawField, RawRow } from "./rawTemplate";
import type { FieldDef, FieldLimits } from "./template";
import { type Path, quoted } from "./templateProblems";

/** Names every JavaScript object answers to: as an id they would be mistaken for a field that is there. */
const reserved: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype));

/** Loads the fields of a table in the order of its schema. A field whose type is refused is left out, after a complaint. */
export function loadFields(row: RawRow, path: Path, people: readonly Person[], loading: Loading): readonly FieldDef[] {
  const required = new Set(row.required ?? []);
  return Object.entries(row.properties).flatMap(([id, raw]) => {
    const place = [...path, "properties", id];
    if (reserved.has(id)) {
      loading.problems.add(place, complaint("reserved-name", `${quoted(id)["zh-CN"]}是保留的名字，不能作字段 id。`, `${quoted(id).en} is reserved and cannot be a field id.`, "换一个 id，例如在后面加下划线。", "Choose another id, e.g. with an underscore behind it."), "key");
      return [];
    }
    const fieldType = fieldTypeFor(raw, place, loading);
    if (raw.deprecated === true && required.has(id)) loading.problems.add([...place, "deprecated"], complaint("keywords-differ", `${id} 已停用，却又必填。`, `${id} is no longer in use and required all the same.`, "从 required 去掉它，或去掉 deprecated。", "Take it out of required, or remove deprecated."), "key");
    if (fieldType?.type === "system" && required.has(id)) loading.problems.add([...path, "required", row.required!.indexOf(id)], filledByProgram(id));
    return fieldType === null ? [] : [loadField(id, raw, fieldType, place, required.has(id), people, loading)];
  });
}

function fieldTypeFor(raw: RawField, path: Path, loading: Loading): FieldType | null {
  const word = raw["x-type"] ?? impliedType(raw);
  const fieldType = fieldTypeOf(word);
  const at = raw["x-type"] === undefined ? path : [...path, "x-type"];
  if (fieldType === undefined) {
    loading.known(word, new Set(fieldTypes.map((each) => each.type)), at, { "zh-CN": "字段类型", en: "field type" });
    return null;
  }
  const variant = fieldType.type === "system" ? systemVariant(raw, fieldType, path, loading) : raw["x-result"] === undefined ? fieldType : fieldType.variant?.({ result: raw["x-result"] }) ?? fieldType;
  if (variant === null) return null;
  checkJsonType(raw, word, variant, path, loading);
  checkArrayWords(raw, raw.type === "array", path, loading);
  return variant;
}

function checkJsonType({ type }: RawField, word: string, fieldType: FieldType, path: Path, loading: Loading): void {
  if (type === "array" && fieldType.several === true) return;
  if (type !== undefined && type !== fieldType.json && !(type === "integer" && fieldType.json === "number")) {
    loading.problems.add([...path, "type"], complaint("type-mismatch", `字段类型 ${word} 存的是 ${fieldType.json}，不是 ${type}。`, `The field type ${word} is stored as ${fieldType.json}, not ${type}.`,
      fieldType.isDate === true ? "日期存成天数：type 写 number，或去掉 type。" : `把 type 改成 ${fieldType.json}，或去掉它。`, fieldType.isDate === true ? "Dates are stored as day numbers: write number, or leave type out." : `Make type ${fieldType.json}, or leave it out.`));
  }
}

/** What speaks of arrays says nothing of a text, and the other way round: neither is accepted where it would do nothing. */
export function checkArrayWords(raw: { readonly [keyword: string]: unknown }, isArray: boolean, path: Path, loading: Loading): void {
  for (const keyword of isArray ? ["const", "enum", "format", "maxLength", "minLength", "pattern"] : ["items", "maxItems", "minItems"]) {
    if (raw[keyword] === undefined) continue;
    loading.problems.add([...path, keyword], isArray
      ? complaint("not-for-type", `type 为 array 时，${keyword} 说的不是每个值。`, `With the type array ${keyword} does not speak of its values.`, `写在 items 里。`, "Write it under items.")
      : complaint("not-for-type", `${keyword} 用于可以有多个值的字段，type 要写 array。`, `${keyword} is for fields of several values, of the type array.`, "用 multiEnum、tags、users 或 refs 字段，写上 \"type\": \"array\"；或去掉它。", "Use a field of multiEnum, tags, users or refs with \"type\": \"array\", or leave it out."), "key");
  }
}

/** What a system field says decides how it is stored. */
function systemVariant(raw: RawField, fieldType: FieldType, path: Path, loading: Loading): FieldType | null {
  const word = raw["x-system"];
  const place = [...path, "x-system"];
  if (word === undefined) {
    loading.problems.add(path, complaint("missing-keyword", "系统字段缺少 x-system。", "A system field needs x-system.", `从这些里选一个：${systemWords.join("、")}。`, `Choose one of ${systemWords.join(", ")}.`, { keyword: "x-system" }));
    return null;
  }
  if (!isSystemWord(word)) {
    loading.known(word, new Set(systemWords), place, { "zh-CN": "系统字段", en: "system field" });
    return null;
  }
  if (raw.readOnly === false) loading.problems.add([...path, "readOnly"], complaint("not-for-type", "系统字段总是只读。", "A system field is always read-only.", "去掉 readOnly。", "Remove readOnly.", { keyword: "readOnly", type: "system" }), "key");
  return fieldType.variant?.({ system: word }) ?? fieldType;
}

function isSystemWord(word: string): word is SystemWord {
  return (systemWords as readonly string[]).includes(word);
}

export function impliedType(raw: RawField): string {
  if (raw["x-options"] !== undefined || raw["x-optionsFrom"]?.data !== undefined) return "enum";
  switch (raw.type) {
    case "number": return "number";
    case "integer": return "integer";
    case "boolean": return "bool";
    default: return raw.enum === undefined ? "text" : "enum";
  }
}

function loadField(id: string, raw: RawField, fieldType: FieldType, path: Path, required: boolean, people: readonly Person[], loading: Loading): FieldDef {
  const at = (keyword: string): Path => [...path, keyword];
  const text = (keyword: "x-help" | "x-message"): FieldDef["label"] | undefined => (raw[keyword] === undefined ? undefined : loading.text(raw[keyword], at(keyword)));
  const options = fieldType.listOf === "options" ? loadOptions(raw, fieldType, path, loading) : undefined;
  const limits = loadLimits(raw, fieldType, path, loading);
  checkUses(raw, fieldType, path, loading);
  const normalize = raw["x-normalize"] === undefined ? undefined : loading.stepsOf(raw["x-normalize"], at("x-normalize"));
  const help = text("x-help") ?? (raw.description === undefined ? undefined : localized(raw.description) ?? undefined);
  const label = raw["x-label"] !== undefined ? loading.text(raw["x-label"], at("x-label")) : { "zh-CN": raw.title ?? id, en: raw.title ?? id };
  const message = text("x-message");
  const spec: FieldSpec = {
    id, type: fieldType.type, label,
    ...given("options", options),
    ...given("country", raw["x-country"]),
    ...given("currency", raw["x-currency"]),
    ...given("unit", raw["x-unit"]),
    ...given("decimals", raw["x-decimals"]),
    ...given("autoNumber", raw["x-autoNumber"]),
    ...given("numberFormat", raw["x-numberFormat"]),
    ...given("normalize", normalize),
    ...given("result", raw["x-result"]),
    ...(fieldType.type === "system" ? given("system", raw["x-system"] as SystemWord) : {}),
    ...(fieldType.listOf === "people" || fieldType.listOf === "departments" ? { people } : {}),
  };
  return {
    ...spec, fieldType, required, limits,
    ...given("help", help),
    aliases: raw["x-aliases"] ?? [],
    readOnly: spec.system !== undefined || (raw.readOnly ?? false),
    severity: raw["x-severity"] ?? "error",
    ...given("message", message),
    ...given("placeholder", raw["x-placeholder"] === undefined ? undefined : loading.text(raw["x-placeholder"], at("x-placeholder"))),
    ...given("optionsFrom", raw["x-optionsFrom"]?.table === undefined ? raw["x-optionsFrom"]?.field : undefined),
    ...(raw.deprecated === true ? { deprecated: true } : {}),
    ...(raw.type === "array" ? { asArray: true } : {}),
    ...(raw.writeOnly === true ? { writeOnly: true } : {}),
    ...given("initial", raw.default),
    ...given("examples", raw["examples"] as FieldDef["examples"]),
    ...given("width", raw["x-width"]),
    ...given("colorScale", raw["x-colorScale"]?.map(({ at: limit, color }) => ({ at: stopAt(limit, raw, fieldType) ?? 0, color: color.toUpperCase() }))),
    ...given("native", raw["x-native"] === "auto" ? undefined : raw["x-native"]),
    ...given("pii", raw["x-pii"]),
    ...given("sensitivity", raw["x-sensitivity"]),
    ...given("mask", maskOf(raw["x-mask"])),
    ...given("history", raw["x-history"] === "none" ? 0 : typeof raw["x-history"] === "number" ? raw["x-history"] : undefined),
    ...(raw["x-provenance"] === true ? { provenance: true } : {}),
    ...given("matchRole", raw["x-matchRole"]),
    ...given("upper", raw["x-upper"]),
  };
}

function maskOf(raw: string | undefined): FieldDef["mask"] {
  const [first, last] = raw?.split("*") ?? [];
  return first === undefined ? undefined : { first: Number(first), last: Number(last) };
}

function given<K extends string, V>(name: K, value: V | undefined): { readonly [key in K]?: V } {
  return value === undefined ? {} : ({ [name]: value } as { readonly [key in K]: V });
}

/** The options of a choice field: `x-options`, or the codes that `enum` lists. Codes, labels and aliases must not lead to two options, nor hold what separates several of them in a cell. */
function loadOptions(raw: RawField, fieldType: FieldType, path: Path, loading: Loading): readonly EnumOption[] {
  const written = raw["x-options"];
  // Of several options in a cell, enum would be asked for the whole text.
  if (fieldType.several === true && raw.enum !== undefined) loading.problems.add([...path, "enum"], notForType("enum", fieldType.type), "key");
  const listed = raw["x-optionsFrom"]?.data;
  if (listed !== undefined) {
    if (written !== undefined || raw.enum !== undefined) loading.problems.add([...path, "x-optionsFrom", "data"], complaint("one-of", "已经写出了选项，不能再用现成的列表。", "The options are written out already, so no list can stand for them.", "去掉 x-options 和 enum，或去掉 data。", "Leave out x-options and enum, or data."));
    const options = dataOptions[listed]!();
    return raw["x-optionsFrom"]?.field === undefined ? options.map(({ code, label, aliases, active }) => ({ code, label, aliases, active })) : options;
  }
  const codes = fieldType.several === true ? undefined : raw.enum?.map(String);
  if (written === undefined && codes === undefined) {
    loading.problems.add(path, complaint("missing-keyword", "选项字段没有选项。", "A field of options needs them.", fieldType.several === true ? "加上 x-options。" : "加上 x-options 或 enum。", fieldType.several === true ? "Add x-options." : "Add x-options or enum.", { keyword: "x-options" }));
    return [];
  }
  if (written === undefined) return codes!.map((code) => ({ code, label: { "zh-CN": code, en: code }, aliases: [], active: true }));
  const place = [...path, "x-options"];
  const options = written.map((option, index): EnumOption => ({
    code: option.code,
    label: option.label === undefined ? { "zh-CN": option.code, en: option.code } : loading.text(option.label, [...place, index, "label"]),
    aliases: option.aliases ?? [],
    active: option.active ?? true,
    ...given("parents", option.parents),
  }));
  if (codes !== undefined && (codes.length !== options.length || options.some(({ code }) => !codes.includes(code)))) {
    loading.problems.add([...path, "enum"], complaint("options-differ", "enum 和 x-options 的代码不一致。", "enum and x-options do not have the same codes.", "只留 x-options，或让两者一致。", "Keep x-options alone, or make them agree."));
  }
  const owner = new Map<string, number>();
  options.forEach(({ code, label, aliases }, index) => {
    const divided = fieldType.several === true ? [code, label["zh-CN"], label.en, ...aliases].find((name) => separator.test(name)) : undefined;
    if (divided !== undefined) loading.problems.add([...place, index], complaint("bad-form", `${quoted(divided)["zh-CN"]}里有分隔符，多选单元格会把它拆开。`, `${quoted(divided).en} holds a separator, so a cell of several options would split it.`, "去掉 、，,;；|/ 这些符号。", "Leave out 、，,;；| and /."));
    for (const name of new Set([code, label["zh-CN"], label.en, ...aliases].map((each) => each.normalize("NFKC").trim().toLowerCase()))) {
      const other = owner.get(name);
      if (other !== undefined) loading.problems.add([...place, index], complaint("not-unique", `${quoted(name)["zh-CN"]}同时指第 ${other + 1} 项和第 ${index + 1} 项选项。`, `${quoted(name).en} stands for both option ${other + 1} and option ${index + 1}.`, "每个代码、名称、别名只能属于一个选项（不分大小写和全半角）。", "A code, label or alias belongs to one option only, whatever its case or width."));
      else owner.set(name, index);
    }
  });
  return options;
}

const numberLimits = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"] as const;
const textLimits = ["minLength", "maxLength", "pattern", "format"] as const;

function loadLimits(raw: RawField, fieldType: FieldType, path: Path, loading: Loading): FieldLimits {
  for (const keyword of fieldType.json === "string" ? numberLimits : fieldType.json === "boolean" ? [...numberLimits, ...textLimits] : textLimits) {
    if (raw[keyword] !== undefined) loading.problems.add([...path, keyword], notForType(keyword, fieldType.type), "key");
  }
  const number = (keyword: string): number | undefined => raw[keyword] as number | undefined;
  const [low, high] = [Math.max(number("minimum") ?? -Infinity, number("exclusiveMinimum") ?? -Infinity), Math.min(number("maximum") ?? Infinity, number("exclusiveMaximum") ?? Infinity)];
  const open = low === high && (low === number("exclusiveMinimum") || high === number("exclusiveMaximum"));
  if (low > high || open || (number("minLength") ?? 0) > (number("maxLength") ?? Infinity)) {
    loading.problems.add(path, complaint("impossible-limits", "下限大于上限，没有值能通过。", "The lower limit is above the upper one: no value can pass.", "对调或改正这两个值。", "Swap or correct the two."));
  }
  const named = [...numberLimits, "minLength", "maxLength", "pattern", "format", "enum", "const"] as const;
  return Object.fromEntries(named.flatMap((keyword) => (raw[keyword] === undefined ? [] : [[keyword, raw[keyword]]]))) as FieldLimits;
}
