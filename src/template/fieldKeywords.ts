import { autoNumberPattern } from "../fields/autoNumberField";
import type { FieldType } from "../fields/fieldType";
import { amountUnitForm } from "../fields/units";
import { isCalculated } from "./loadCalculated";
import { type Loading, complaint, words } from "./loading";
import type { RawField } from "./rawTemplate";
import type { ColorStop } from "./template";
import { type Path, quoted } from "./templateProblems";

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

/** Complains about keywords that would do nothing for the field, or that it cannot have together. */
export function checkUses(raw: RawField, fieldType: FieldType, path: Path, loading: Loading): void {
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

export function notForType(keyword: string, type: string): ReturnType<typeof complaint> {
  return complaint("not-for-type", `${type} 类型的字段用不到 ${keyword}。`, `${keyword} means nothing for a field of type ${type}.`, `去掉 ${keyword}，或换字段类型。`, `Remove ${keyword} or change the field type.`, { keyword, type });
}

/** The number at which a colour stands; null where it is a limit that the field and its type do not have. */
export function stopAt(at: ColorStop["at"] | "minimum" | "maximum", raw: RawField, { range }: FieldType): ColorStop["at"] | null {
  if (at !== "minimum" && at !== "maximum") return at;
  const own = raw[at];
  return typeof own === "number" ? own : (range?.[at === "minimum" ? 0 : 1] ?? null);
}

/** Where a stop stands among the others. */
function rankOf(at: ColorStop["at"]): number {
  return at === "lowest" ? -Infinity : at === "highest" ? Infinity : at;
}
