import { severalTexts } from "../fields/severalValues";
import { autoNumberPattern } from "../fields/autoNumberField";
import { fieldTypeOf, fieldTypes } from "../fields/index";
import type { EnumOption, FieldSpec, FieldType, Person, SystemWord } from "../fields/fieldType";
import { separator } from "../fields/severalValues";
import { systemWords } from "../fields/systemField";
import { amountUnitForm } from "../fields/units";
import type { CellValue } from "../records/cellValue";
import { isCalculated } from "./loadCalculated";
import { dataOptions } from "./dataOptions";
import { type Loading, complaint, localized, words } from "./loading";
import type { RawField, RawRow } from "./rawTemplate";
import type { ColorStop, FieldDef, FieldLimits, RowSchema } from "./template";
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

/** The number at which a colour stands; null where it is a limit that the field and its type do not have. */
function stopAt(at: ColorStop["at"] | "minimum" | "maximum", raw: RawField, { range }: FieldType): ColorStop["at"] | null {
  if (at !== "minimum" && at !== "maximum") return at;
  const own = raw[at];
  return typeof own === "number" ? own : (range?.[at === "minimum" ? 0 : 1] ?? null);
}

/** Where a stop stands among the others. */
function rankOf(at: ColorStop["at"]): number {
  return at === "lowest" ? -Infinity : at === "highest" ? Infinity : at;
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

/** Types that run the steps of `x-normalize`. */
const normalized: ReadonlySet<string> = new Set(["longtext", "text"]);

/** Keywords that only some field types act on: elsewhere they would do nothing, so they are refused. */
const uses: { readonly [keyword: string]: (fieldType: FieldType, raw: RawField) => boolean } = {
  "x-options": ({ listOf }) => listOf === "options",
  "x-optionsFrom": ({ listOf, type, json }, raw) => (raw["x-optionsFrom"]!.table === undefined ? listOf === "options" : json === "string" && listOf === undefined && !["autoNumber", "ref", "refs", "system"].includes(type)),
  "x-country": ({ countries }) => countries !== undefined,
  "x-currency": (fieldType, raw) => kindOf(fieldType, raw) === "money",
  "x-unit": (fieldType, raw) => ["integer", "money", "number"].includes(kindOf(fieldType, raw)),
  "x-upper": ({ type }) => type === "money",
  "x-decimals": ({ type }) => ["money", "number", "percent"].includes(type),
  "x-autoNumber": ({ type }) => type === "autoNumber" || type === "contract-no",
  "x-system": ({ type }) => type === "system",
  "x-colorScale": ({ json, isDate, type }) => (json === "number" || json === "integer") && isDate !== true && type !== "system",
  "x-history": ({ type }) => type !== "system" && !isCalculated(type),
  "x-provenance": ({ type }) => type !== "system" && !isCalculated(type),
  "x-formula": ({ type }) => type === "formula",
  "x-lookup": ({ type }) => type === "lookup",
  "x-rollup": ({ type }) => type === "rollup",
  "x-result": ({ type }) => isCalculated(type),
  "x-normalize": ({ json, type }) => json === "string" && normalized.has(type),
};

/** The field type, or what a calculated field gives. */
function kindOf({ type }: FieldType, raw: RawField): string {
  return isCalculated(type) ? raw["x-result"] ?? (type === "lookup" ? "text" : "number") : type;
}

function checkUses(raw: RawField, fieldType: FieldType, path: Path, loading: Loading): void {
  for (const [keyword, fits] of Object.entries(uses)) {
    if (raw[keyword] !== undefined && !fits(fieldType, raw)) loading.problems.add([...path, keyword], notForType(keyword, fieldType.type), "key");
  }
  const country = raw["x-country"];
  if (country !== undefined && fieldType.countries?.(country) === false) {
    loading.problems.add([...path, "x-country"], complaint("unknown-country", `${fieldType.type} 类型不认识国家代码${quoted(country)["zh-CN"]}。`, `The field type ${fieldType.type} does not know the country ${quoted(country).en}.`, "写 ISO 3166 的两个大写字母，例如 CN、HK、US。", "Write the two capitals of ISO 3166, e.g. CN, HK or US.", { country, type: fieldType.type }));
  }
  const unit = raw["x-unit"];
  if (unit !== undefined && kindOf(fieldType, raw) === "money" && !amountUnitForm.test(unit)) loading.problems.add([...path, "x-unit"], complaint("bad-form", `${quoted(unit)["zh-CN"]}不是金额的单位。`, `${quoted(unit).en} is no unit of an amount.`, "写 元、千元、万元、百万元、千万元、亿元，或单价，例如 元/吨；币种写在 x-currency。", "Write 元, 千元, 万元, 百万元, 千万元 or 亿元, or a price such as 元/吨; the currency stands in x-currency."));
  if (raw["x-mask"] !== undefined && (raw["x-sensitivity"] ?? (raw["x-pii"] === undefined ? "public" : "internal")) === "public") {
    loading.problems.add([...path, "x-mask"], complaint("missing-keyword", "这个字段处处完整显示，x-mask 不起作用。", "The field is shown whole everywhere, so x-mask does nothing.", "加上 x-pii 或 x-sensitivity，或去掉 x-mask。", "Add x-pii or x-sensitivity, or remove x-mask.", { keyword: "x-sensitivity" }), "key");
  }
  const stops = raw["x-colorScale"]?.map(({ at: limit }) => stopAt(limit, raw, fieldType)) ?? [];
  stops.forEach((limit, index) => {
    const before = index === 0 ? null : stops[index - 1]!;
    if (limit === null) loading.problems.add([...path, "x-colorScale", index, "at"], complaint("no-limit", `这个字段没有${raw["x-colorScale"]![index]!.at === "minimum" ? "下限" : "上限"}可用。`, `The field has no ${raw["x-colorScale"]![index]!.at} to go by.`, "写一个数字，或给字段写 minimum、maximum。", "Write a number, or give the field minimum or maximum."));
    else if (before !== null && rankOf(limit) <= rankOf(before)) loading.problems.add([...path, "x-colorScale", index, "at"], complaint("not-rising", `分界要从小到大，${limit} 不大于前一个。`, `Stops rise, and ${limit} is not above the one before.`, "按从小到大排列，每个只写一次。", "Write them from small to large, each once."));
  });
  if (raw["x-colorScale"] !== undefined && raw["x-native"] === "none") loading.problems.add([...path, "x-colorScale"], complaint("keywords-differ", "x-native 为 none 时 Excel 里不标色，x-colorScale 不起作用。", "With x-native none Excel colours nothing, so x-colorScale does nothing.", "去掉其中一个。", "Remove one of them."), "key");
  if (raw.writeOnly === true) {
    for (const keyword of ["x-sensitivity", "x-mask"] as const) if (raw[keyword] !== undefined) loading.problems.add([...path, keyword], complaint("keywords-differ", `writeOnly 的内容哪里都不显示，${keyword} 不起作用。`, `What is writeOnly is shown nowhere, so ${keyword} does nothing.`, `去掉 ${keyword}，或去掉 writeOnly。`, `Remove ${keyword}, or writeOnly.`), "key");
    if (raw.readOnly === true || fieldType.type === "system" || isCalculated(fieldType.type)) loading.problems.add([...path, "writeOnly"], complaint("keywords-differ", "没有人填写的字段，说不上 writeOnly。", "Nobody writes this field, so it cannot be writeOnly.", "去掉 writeOnly，或用 x-sensitivity: restricted。", "Remove writeOnly, or use x-sensitivity: restricted."), "key");
  }
  const numbering = raw["x-autoNumber"];
  const pattern = numbering === undefined ? null : autoNumberPattern(numbering);
  for (const field of pattern?.fields ?? []) {
    if (fieldType.type !== "autoNumber") loading.problems.add([...path, "x-autoNumber"], complaint("not-for-type", `${fieldType.type} 类型的编号由人填写，样式里不能有字段 ${field}。`, `People fill in a ${fieldType.type}; its pattern takes no field such as ${field}.`, "去掉它，或用 autoNumber 类型。", "Leave it out, or use the type autoNumber."));
    else if (loading.known(field, loading.fieldsOf(loading.table), [...path, "x-autoNumber"], words.field) && field === path.at(-1)) loading.problems.add([...path, "x-autoNumber"], complaint("reads-target", "编号里不能有它自己。", "A number cannot hold itself.", "用另一个字段。", "Use another field."));
  }
  if (numbering !== undefined && pattern === null) {
    loading.problems.add([...path, "x-autoNumber"], complaint("bad-form", `${quoted(numbering)["zh-CN"]}不是编号样式。`, `${quoted(numbering).en} is not a numbering pattern.`, "要有且只有一个 {seq:n}，另可用 {yyyy}、{yy}、{MM}、{dd} 和 {字段 id}，例如 C{yyyy}{MM}-{seq:4}。", "It needs exactly one {seq:n} and may have {yyyy}, {yy}, {MM}, {dd} and ids of fields in braces, e.g. C{yyyy}{MM}-{seq:4}."));
  }
  if (fieldType.type === "autoNumber" && numbering === undefined) {
    loading.problems.add(path, complaint("missing-keyword", "自动编号字段缺少 x-autoNumber。", "An autoNumber field needs x-autoNumber.", "例如 \"x-autoNumber\": \"C{yyyy}{MM}-{seq:4}\"。", "For example \"x-autoNumber\": \"C{yyyy}{MM}-{seq:4}\".", { keyword: "x-autoNumber" }));
  }
}

function notForType(keyword: string, type: string): ReturnType<typeof complaint> {
  return complaint("not-for-type", `${type} 类型的字段用不到 ${keyword}。`, `${keyword} means nothing for a field of type ${type}.`, `去掉 ${keyword}，或换字段类型。`, `Remove ${keyword} or change the field type.`, { keyword, type });
}

/** Complains about a part of the template that would write, give or ask for what only the program knows. */
export function checkWritable(field: FieldDef | undefined, path: Path, loading: Loading): void {
  if (field?.system !== undefined || field?.calculated !== undefined) loading.problems.add(path, filledByProgram(field.id));
}

function filledByProgram(id: string): ReturnType<typeof complaint> {
  return complaint("not-for-type", `${id} 由系统填写，不能在这里用。`, `The program fills in ${id}: it cannot stand here.`, "换一个字段，或去掉它。", "Name another field, or leave it out.", { type: "system" });
}

/** Complains about an amount in words that has no field to stand in: an unknown one, the amount itself, or one that is no text; or that is not in yuan. */
export function checkUpper(fields: readonly FieldDef[], path: Path, loading: Loading): void {
  const byId = new Map(fields.map((field) => [field.id, field]));
  const owner = new Map<string, string>();
  for (const { id, upper, currency } of fields) {
    if (upper === undefined) continue;
    const place = [...path, "properties", id, "x-upper"];
    if (!loading.known(upper, new Set(byId.keys()), place, words.field)) continue;
    const target = byId.get(upper)!;
    const other = owner.get(upper);
    owner.set(upper, id);
    if (target.fieldType.type !== "text" && target.fieldType.type !== "longtext") loading.problems.add(place, complaint("type-mismatch", `大写要写在文本字段里，${upper} 是 ${target.type}。`, `The words stand in a text field; ${upper} is ${target.type}.`, "指向一个 text 字段。", "Name a field of type text."));
    else if (other !== undefined) loading.problems.add(place, complaint("not-unique", `${upper} 已经写 ${other} 的大写。`, `${upper} repeats ${other} already.`, "每个金额用自己的大写字段。", "Give each amount a field of its own."));
    else if (currency !== undefined && currency !== "CNY") loading.problems.add(place, complaint("not-for-type", `${currency} 的金额没有中文大写。`, `Amounts in ${currency} have no Chinese words.`, "去掉 x-upper，或改用人民币。", "Remove x-upper, or use CNY."));
  }
}

/** Complains about options that depend on a field which is no single choice, or on a code that it does not have, and about parents where nothing says whose they are. */
export function checkParents(fields: readonly FieldDef[], path: Path, loading: Loading): void {
  const byId = new Map(fields.map((field) => [field.id, field]));
  for (const { id, optionsFrom, options } of fields) {
    const place = [...path, "properties", id];
    const lost = (options ?? []).findIndex(({ parents }) => parents !== undefined);
    if (optionsFrom === undefined) {
      if (lost >= 0) loading.problems.add([...place, "x-options", lost, "parents"], complaint("missing-keyword", "没有说明 parents 是哪个字段的选项。", "Nothing says whose options parents names.", "加上 \"x-optionsFrom\": {\"field\": …}。", "Add \"x-optionsFrom\": {\"field\": …}.", { keyword: "x-optionsFrom" }), "key");
      continue;
    }
    if (!loading.known(optionsFrom, new Set(byId.keys()), [...place, "x-optionsFrom", "field"], words.field)) continue;
    const parent = byId.get(optionsFrom)!;
    if (parent.options === undefined || parent.fieldType.several === true || optionsFrom === id) {
      loading.problems.add([...place, "x-optionsFrom", "field"], complaint("type-mismatch", `${optionsFrom} 不是另一个单选字段，选项不能由它决定。`, `${optionsFrom} is not another field of one choice, so it cannot decide the options.`, "指向一个 enum 字段。", "Name a field of type enum."));
      continue;
    }
    const codes = new Set(parent.options.map(({ code }) => code));
    options?.forEach(({ parents }, index) => parents?.forEach((code, at) => loading.known(code, codes, [...place, "x-options", index, "parents", at], words.option)));
    if (lost < 0) loading.problems.add([...place, "x-optionsFrom"], complaint("missing-keyword", "没有一个选项写明 parents，x-optionsFrom 不起作用。", "No option names parents, so x-optionsFrom decides nothing.", "给选项加上 parents，或去掉 x-optionsFrom。", "Give the options their parents, or remove x-optionsFrom.", { keyword: "parents" }), "key");
  }
}

/** Complains about examples and defaults that the field itself would refuse. */
export function checkExamples(fields: readonly FieldDef[], schema: RowSchema, path: Path, loading: Loading): void {
  for (const field of fields) {
    field.examples?.forEach((example, index) => {
      if (isFaulty(example, field, schema)) loading.problems.add([...path, "properties", field.id, "examples", index], complaint("bad-example", "这个例子本身就不符合字段的要求。", "The field itself would refuse this example.", "换一个正确的例子，或放宽字段的要求。", "Use a correct example, or loosen the field."));
    });
    if (field.initial === undefined || typeof field.initial === "object") continue;
    if (field.system !== undefined || field.autoNumber !== undefined) loading.problems.add([...path, "properties", field.id, "default"], filledByProgram(field.id), "key");
    else if (isFaulty(field.initial, field, schema)) loading.problems.add([...path, "properties", field.id, "default"], complaint("bad-example", "这个默认值本身就不符合字段的要求。", "The field itself would refuse this default.", "换一个正确的默认值，或放宽字段的要求。", "Use a correct default, or loosen the field."));
  }
}

function isFaulty(typed: CellValue, field: FieldDef, schema: RowSchema): boolean {
  const context = { spec: field, dateSystem: 1900, dayFirst: null } as const;
  const read = field.fieldType.parse(typed, context);
  const value = read.ok ? read.value : null;
  return value === null || typeof value === "object" || field.fieldType.check(value, context) !== null || (schema.field(field.id)?.(field.asArray === true && typeof value === "string" ? severalTexts(value) : value) ?? []).length > 0;
}
