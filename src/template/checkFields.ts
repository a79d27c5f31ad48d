import { severalTexts } from "../fields/severalValues";
import type { CellValue } from "../records/cellValue";
import { type Loading, complaint, words } from "./loading";
import type { FieldDef, RowSchema } from "./template";
import type { Path } from "./templateProblems";

/** Complains about a part of the template that would write, give or ask for what only the program knows. */
export function checkWritable(field: FieldDef | undefined, path: Path, loading: Loading): void {
  if (field?.system !== undefined || field?.calculated !== undefined) loading.problems.add(path, filledByProgram(field.id));
}

export function filledByProgram(id: string): ReturnType<typeof complaint> {
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
