/**
 * What Excel itself can enforce of a template, so that a colleague without the add-in is still guarded: validation, number formats, conditional formats, widths.
 * May: read the template. May not: judge records, write, or say anything the rules do not say.
 */
import { type ExcelContext, cellReference, toExcel } from "../expression/render/excel";
import { type CellValue, plainText } from "../records/cellValue";
import { type DateSystem, lastSerial, systemOffset } from "../records/serialDay";
import type { Lang } from "../records/text";
import { formulaLimit } from "../template/nativePattern";
import type { FieldDef, TableDef } from "../template/template";
import { columnLetter } from "../workbook/area";
import type { Area, ConditionalFormatSpec, ValidationSpec } from "../workbook/host";
import { colorScaleFormats } from "./colorScale";
import { type Check, bounded, numberCheck, textCheck } from "./fieldLimits";
import { ruleFormats } from "./nativeRules";
import { type ColumnOf, tableList } from "./tableLists";

export type NativeInput = {
  readonly def: TableDef;
  readonly lang: Lang;
  /** Of the workbook: its cells count days so; a template's limits are days of the 1900 system. */
  readonly dateSystem: DateSystem;
  /** Data rows of the table. */
  readonly data: Area;
  /** Sheet column of each field that has one. */
  readonly columns: { readonly [field: string]: number };
  /** Where the list of a field's options stands, as an absolute reference with sheet; needed only for fields that `listsNeeded` names. */
  readonly listReference: (field: string, column?: "values" | "under") => string;
  /** How a column that may say yes and no in several ways writes a value. */
  readonly inCell: (field: string, value: CellValue) => CellValue;
  /** The tables of the template, and where those stand that the workbook holds. */
  readonly tables: readonly TableDef[];
  readonly columnOf: ColumnOf;
};

export type NativePlan = {
  readonly validations: readonly ValidationSpec[];
  readonly conditionalFormats: readonly ConditionalFormatSpec[];
  readonly formats: readonly { readonly area: Area; readonly numberFormat: string }[];
  readonly widths: readonly { readonly column: number; readonly width: number }[];
};

/** Excel takes a list written into the validation itself up to 255 characters; entries are split at commas. @source ECMA-376 part 1, 18.3.1.33; support.microsoft.com "Apply data validation to cells" */
const inlineListLimit = 255;

/** Options in cells, in template order. `under`: beside each the option of the field on which they depend under which it may be chosen, equal ones below each other; an option that there is under several stands under each. */
export type OptionList = { readonly field: string; readonly values: readonly string[]; readonly under?: readonly string[] };

/** Fields whose options must stand in cells. */
export function listsNeeded(def: TableDef): readonly OptionList[] {
  return def.fields.flatMap((field): readonly OptionList[] => {
    const dependent = dependentList(field, def);
    if (dependent !== null) return [dependent];
    const values = optionValues(field);
    return values !== null && !fitsInline(values) ? [{ field: field.id, values }] : [];
  });
}

/** Null where a field's options depend on no other, or where MATCH and COUNTIF would take a code for a pattern: then the pane alone knows which ones there are. */
function dependentList({ id, options, optionsFrom, fieldType }: FieldDef, def: TableDef): OptionList | null {
  const parents = def.fields.find((field) => field.id === optionsFrom)?.options?.filter(({ active }) => active).map(({ code }) => code);
  if (options === undefined || parents === undefined || fieldType.several === true || parents.some((code) => /[*?~]/.test(code))) return null;
  const pairs = parents.flatMap((parent) => options.filter((option) => option.active && option.parents?.includes(parent) !== false).map(({ code }) => ({ parent, code })));
  return pairs.length === 0 ? null : { field: id, values: pairs.map(({ code }) => code), under: pairs.map(({ parent }) => parent) };
}

export function nativePlan(input: NativeInput): NativePlan {
  const validations: ValidationSpec[] = [];
  const conditionalFormats: ConditionalFormatSpec[] = [];
  const formats: { area: Area; numberFormat: string }[] = [];
  const widths: { column: number; width: number }[] = [];
  const scales: ConditionalFormatSpec[] = [];
  for (const field of input.def.fields) {
    const column = input.columns[field.id];
    if (column === undefined) continue;
    const area: Area = { row: input.data.row, column, rows: input.data.rows, columns: 1 };
    formats.push({ area, numberFormat: field.fieldType.numberFormat(field) });
    widths.push({ column, width: field.width ?? field.fieldType.width });
    const list = tableList(field, input);
    const validation = list ?? validationOf(field, input);
    if (validation !== null) validations.push({ ...validation, areas: [area] });
    if (input.data.row > 0) validations.push({ ...headerNote(field, input), areas: [{ ...area, row: input.data.row - 1, rows: 1 }] });
    scales.push(...colorScaleFormats(field, area));
    if (field.native !== "none") conditionalFormats.push(...requiredFormat(field, area, input));
  }
  return { validations, conditionalFormats: [...conditionalFormats, ...ruleFormats(input.def, input), ...scales], formats, widths };
}

function validationOf(field: FieldDef, input: NativeInput): Omit<ValidationSpec, "areas"> | null {
  if (field.system !== undefined || field.calculated !== undefined) return filledByProgram(field, input.lang);
  if (field.native === "none") return null;
  const check = checkOf(field, input);
  // Other spellings than those of the list are understood: Excel asks, and the pane proposes how the column writes it.
  const isStop = field.native === "strict" || (field.severity === "error" && field.fieldType.spelling === undefined);
  const label = field.label[input.lang];
  const prompt = field.help?.[input.lang];
  const about = prompt === undefined ? {} : { promptTitle: clip(label, 32), prompt: clip(prompt, 255) };
  if (check === null) return null;
  return { ...check, allowBlank: true, alert: isStop ? "stop" : field.severity === "info" ? "information" : "warning", errorTitle: clip(label, 32), error: clip(errorText(field, check, input.lang), 225), ...about };
}

/** Nothing that is typed passes. Deleting, pasting and filling down are not typing: no native rule stops them. */
function filledByProgram({ label, calculated }: FieldDef, lang: Lang): Omit<ValidationSpec, "areas"> {
  return { type: "custom", formula1: "=FALSE", allowBlank: true, alert: "stop", errorTitle: clip(label[lang], 32), error: calculated !== undefined ? (lang === "zh-CN" ? "这一列是公式，不能改写。" : "This column is a formula. Leave it as it is.") : lang === "zh-CN" ? "这一列由系统填写。" : "This column is filled by the program." };
}

/** What a field is for, shown when its header is selected: on every Excel, and without a comment that would look like a colleague's. */
function headerNote(field: FieldDef, { lang }: NativeInput): Omit<ValidationSpec, "areas"> {
  const zh = lang === "zh-CN";
  const kind = field.fieldType.label[lang];
  const parts = [field.deprecated === true ? (zh ? "已停用" : "No longer in use") : field.required ? (zh ? "必填" : "Required") : "", field.writeOnly === true ? (zh ? "写入后别处不显示" : "Not shown elsewhere once written") : "", kind, field.unit === undefined ? "" : zh ? `单位 ${field.unit}` : `In ${field.unit}`, field.help?.[lang] ?? ""].filter((part) => part !== "");
  return { type: "any", formula1: "", allowBlank: true, alert: "stop", promptTitle: clip(field.label[lang], 32), prompt: clip(parts.join(zh ? "。" : ". "), 255) };
}

function checkOf(field: FieldDef, input: NativeInput): Check | null {
  const values = optionValues(field);
  const above = input.columns[field.optionsFrom ?? ""];
  if (dependentList(field, input.def) !== null) return { type: "list", formula1: above === undefined ? `=${input.listReference(field.id)}` : dependentFormula(`$${columnLetter(above)}${input.data.row + 1}`, input.listReference(field.id), input.listReference(field.id, "under")) };
  if (values !== null) return { type: "list", formula1: fitsInline(values) ? `="${values.join(",").replaceAll('"', '""')}"` : `=${input.listReference(field.id)}` };
  const { fieldType } = field;
  const limits = withRange(field);
  if (fieldType.isDate === true) {
    const offset = input.dateSystem === 1904 ? systemOffset : 0;
    return bounded("date", Math.max(limits.minimum ?? 1, offset) - offset, (limits.maximum ?? lastSerial) - offset);
  }
  if (fieldType.json === "boolean") return { type: "list", formula1: `="${[true, false].map((value) => plainText(input.inCell(field.id, value))).join(",")}"` };
  const cell = cellReference(columnLetter(input.columns[field.id]!), input.data.row + 1);
  if (fieldType.json === "integer") return numberCheck("whole", limits, cell, 999_999_999_999_999);
  if (fieldType.json === "number") return numberCheck("decimal", limits, cell, 1e15);
  const form = fieldType.nativeForm?.(cell);
  if (form !== undefined && form.length < formulaLimit) return { type: "custom", formula1: `=${form}` };
  if (fieldType.textLength !== undefined) return { type: "textLength", operator: "equal", formula1: `=${fieldType.textLength}` };
  return fieldType.json === "string" ? textCheck(field, cell) : null;
}

/** The part of a list that stands beside what the cell says; all of it where the cell says nothing that has a part. Every Excel, WPS and LibreOffice reads it. */
function dependentFormula(cell: string, values: string, under: string): string {
  return `=IF(COUNTIF(${under},${cell})=0,${values},OFFSET(${values.split(":")[0]!},MATCH(${cell},${under},0)-1,0,COUNTIF(${under},${cell}),1))`;
}

/** The template's limits, no wider than the values there are of the type. */
function withRange({ fieldType: { range }, limits }: FieldDef): FieldDef["limits"] {
  return range === undefined ? limits : { ...limits, minimum: Math.max(range[0], limits.minimum ?? range[0]), maximum: Math.min(range[1], limits.maximum ?? range[1]) };
}

/** Options that may be chosen today; what is stored is the code. A cell of several options gets no list: Excel would refuse it. */
function optionValues(field: FieldDef): readonly string[] | null {
  if (field.fieldType.several === true) return null;
  if (field.options !== undefined) return field.options.filter((option) => option.active).map((option) => option.code);
  if (field.limits.enum !== undefined && field.fieldType.json === "string") return field.limits.enum.filter((value) => typeof value === "string");
  return null;
}

function fitsInline(values: readonly string[]): boolean {
  return values.join(",").length <= inlineListLimit && values.every((value) => !value.includes(",") && value === value.trim());
}

/** A pale fill where a record leaves a required field blank: as long as any other cell of its row is filled, and its conditions hold. Where no Excel formula says one of them the pane alone knows. */
function requiredFormat({ id, required, requiredWhen, visibleWhen }: FieldDef, area: Area, input: NativeInput): readonly ConditionalFormatSpec[] {
  if (!required && requiredWhen === undefined) return [];
  const context: ExcelContext = { use: "conditional format", reference: (field) => (input.columns[field] === undefined ? null : cellReference(columnLetter(input.columns[field]), input.data.row + 1)) };
  const conditions = [...(required ? [] : [requiredWhen!]), ...(visibleWhen === undefined ? [] : [visibleWhen])].map(({ ast }) => toExcel(ast, context));
  if (!conditions.every((condition) => condition.ok)) return [];
  // Unknown is a blank text there: not TRUE.
  const holds = conditions.map(({ formula }) => `,IFERROR((${formula.slice(1)})=TRUE,FALSE)`).join("");
  const row = area.row + 1;
  const first = columnLetter(input.data.column);
  const last = columnLetter(input.data.column + input.data.columns - 1);
  const cell = `$${columnLetter(area.column)}${row}`;
  return [{ id: `required-${id}`, areas: [area], formula: `=AND(LEN(TRIM(${cell}))=0,COUNTA($${first}${row}:$${last}${row})>0${holds})`, look: { fill: "FDE7E9" } }];
}

function errorText(field: FieldDef, check: Check, lang: Lang): string {
  const zh = lang === "zh-CN";
  const { fieldType, limits } = field;
  const isOwnForm = check.type === "custom" && fieldType.json === "string" && limits.pattern === undefined;
  if (isOwnForm) return zh ? `不是正确的${fieldType.label["zh-CN"]}，对照原件改正。` : `This is no ${fieldType.label.en} of the right form. Correct it from its source.`;
  if (check.type === "textLength" && fieldType.textLength !== undefined) return zh ? `应为 ${fieldType.textLength} 位。` : `It has ${fieldType.textLength} characters.`;
  if (check.type === "list") return zh ? "从列表里选一个值。" : "Choose a value from the list.";
  if (field.message !== undefined) return field.message[lang];
  if (check.type === "date") return zh ? "填一个日期，例如 2024-01-31。" : "Enter a date such as 2024-01-31.";
  const length = zh ? `长度应在 ${plainText(limits.minLength ?? 0)} 到 ${plainText(limits.maxLength ?? 32_767)} 之间。` : `Its length is ${plainText(limits.minLength ?? 0)} to ${plainText(limits.maxLength ?? 32_767)} characters.`;
  if (check.type === "textLength") return length;
  if (fieldType.json === "string") return (zh ? `按格式 ${limits.pattern} 填写。` : `It has the form ${limits.pattern}.`) + (limits.minLength === undefined && limits.maxLength === undefined ? "" : `${zh ? "" : " "}${length}`);
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf, const: only } = withRange(field);
  const parts = only !== undefined ? [zh ? `只能是 ${plainText(only as CellValue)}` : `which is ${plainText(only as CellValue)}`] : [
    ...(minimum !== undefined && maximum !== undefined ? [zh ? `在 ${minimum} 到 ${maximum} 之间` : `from ${minimum} to ${maximum}`] : minimum !== undefined ? [zh ? `不小于 ${minimum}` : `of at least ${minimum}`] : maximum !== undefined ? [zh ? `不大于 ${maximum}` : `of at most ${maximum}`] : []),
    ...(exclusiveMinimum === undefined ? [] : [zh ? `大于 ${exclusiveMinimum}` : `above ${exclusiveMinimum}`]), ...(exclusiveMaximum === undefined ? [] : [zh ? `小于 ${exclusiveMaximum}` : `below ${exclusiveMaximum}`]), ...(multipleOf === undefined ? [] : [zh ? `是 ${multipleOf} 的整数倍` : `that is a multiple of ${multipleOf}`]),
  ];
  const kind = fieldType.json === "integer" ? (zh ? "整数" : "whole number") : zh ? "数字" : "number";
  return zh ? `填一个${[kind, ...parts].join("，")}。` : `Enter a ${[kind, ...parts].join(parts.length > 1 ? ", " : " ")}.`;
}

function clip(text: string, length: number): string {
  return text.length <= length ? text : text.slice(0, length - 1) + "…";
}
