import { severalTexts } from "../../fields/severalValues";
import type { TypedColumn } from "../../fields/typedTable";
import type { CellRef, Finding } from "../../findings/finding";
import { type CellValue, type Json, plainText } from "../../records/cellValue";
import { systemOffset } from "../../records/serialDay";
import { type Work, forEach } from "../../records/work";
import { formatNames } from "../../template/jsonFormats";
import type { FieldDef, SchemaFault } from "../../template/template";
import { cellAt, displayValue, tableAt } from "../cellAt";
import { hiddenIn, requiredIn } from "../conditions";
import { type CheckInput, type RuleKind, inParts } from "../rule";
import { joinLabels, schemaMessages } from "./schemaMessages";

/**
 * What the table's JSON Schema says of its rows: required fields, limits of single values (judged once per distinct value), and what holds between fields. The rule is
 * `schema/<keyword>`. Nothing is said of a cell that could not be read. A required field whose column is missing is one finding for the table, not one for each row.
 */
export const rowSchema: RuleKind = {
  kind: "schema",
  messages: schemaMessages,
  ...inParts((input) => {
    const missing = new Set<string>();
    return [...input.def.fields.map((field) => () => [...checkRequired(field, input, missing), ...checkValues(field, input)]), () => checkRows(input, missing)];
  }),
  message(finding, def) {
    const field = def.fields.find((candidate) => candidate.id === finding.at[0]?.field);
    // The template's own text speaks of the field's own keywords, not of what the row asks of it.
    const ownText = finding.messageId.startsWith("required") || finding.messageId === "missingColumn" || "when" in finding.data ? undefined : field?.message;
    return ownText ?? schemaMessages[finding.messageId];
  },
};

/** What a field must not leave blank: everywhere, or where its condition holds; only where it is asked for. */
function checkRequired(field: FieldDef, input: CheckInput, missing: Set<string>): readonly Finding[] {
  const { table, def } = input;
  const { requiredWhen } = field;
  if (!field.required && requiredWhen === undefined) return [];
  const because = requiredWhen?.fields ?? [];
  const base = field.required ? ({ rule: "schema/required", messageId: "required", data: { label: field.label }, severity: field.severity } as const)
    : ({ rule: "schema/x-requiredWhen", messageId: because.length === 0 ? "required" : "requiredWhen", data: { label: field.label, ...(because.length === 0 ? {} : { because: joinLabels(because, def) }) }, severity: field.severity } as const);
  const column = table.columns[field.id];
  const asked = requiredIn(field, input);
  if (column === undefined) {
    if (!field.required && !table.records.rows.some((_, index) => asked(index))) return [];
    missing.add(field.id);
    return [{ ...base, messageId: "missingColumn", at: [tableAt(table, field.id)] }];
  }
  const findings: Finding[] = [];
  for (let index = 0; index < table.size; index++) {
    if (column.typed[column.codes[index]!] === null && asked(index)) findings.push({ ...base, at: [cellAt(table, index, field.id)] });
  }
  return findings;
}

/** The keywords of one field, by distinct value. */
function checkValues(field: FieldDef, { def, table }: CheckInput): readonly Finding[] {
  const column = table.columns[field.id];
  const check = column === undefined ? null : def.rowSchema.field(field.id);
  if (column === undefined || check === null) return [];
  const faults = new Map<number, readonly Omit<Finding, "at">[]>();
  for (let code = 1; code < column.raw.length; code++) {
    if (column.parsed[code]?.ok !== true || column.typed[code] === null) continue;
    const found = check(asJson(column.typed[code]!, column, field));
    if (found.length > 0) faults.set(code, found.map((fault) => ({ ...named(fault), data: valueData(fault, field, column, code), severity: field.severity })));
  }
  const findings: Finding[] = [];
  if (faults.size === 0) return findings;
  for (let index = 0; index < table.size; index++) {
    const found = faults.get(column.codes[index]!);
    if (found !== undefined) for (const fault of found) findings.push({ ...fault, at: [cellAt(table, index, field.id)] });
  }
  return findings;
}

/** What the schema says between fields. Rows with the same cells in the fields it reads are judged once. */
function* checkRows(input: CheckInput, missing: Set<string>): Work<readonly Finding[]> {
  const { def, table } = input;
  const { row, rowFields } = def.rowSchema;
  if (row === null) return [];
  const columns = rowFields.flatMap((id) => { const column = table.columns[id]; return column === undefined ? [] : [{ id, column, field: def.fields.find((field) => field.id === id) }]; });
  const judged = new Map<string, readonly SchemaFault[]>();
  const hidden = new Map(def.fields.flatMap((field) => (field.visibleWhen === undefined ? [] : [[field.id, hiddenIn(field, input)] as const])));
  const findings: Finding[] = [];
  yield* forEach(table.size, (index) => {
    let key = "";
    for (const { column } of columns) key += column.codes[index]! + ",";
    let faults = judged.get(key);
    if (faults === undefined) {
      const instance: Record<string, Json> = {};
      for (const { id, column, field } of columns) {
        const value = column.typed[column.codes[index]!] ?? null;
        if (value !== null) instance[id] = asJson(value, column, field);
      }
      const unreadable = (id: Json) => { const column = table.columns[String(id)]; return column !== undefined && column.parsed[column.codes[index]!]?.ok === false; };
      faults = row(instance).filter((fault) => !placesOf(fault).some(unreadable));
      judged.set(key, faults);
    }
    for (const fault of faults) {
      if (fault.keyword.endsWith("equired") && hidden.get(String(fault.path[0]))?.(index) === true) continue;
      const finding = rowFinding(fault, index, input, missing);
      if (finding !== null) findings.push(finding);
    }
  });
  return findings;
}

/** Every field a fault stands on: where it points, what it is about, and what its condition read. */
function placesOf({ path, data }: SchemaFault): readonly Json[] {
  return [...path.slice(0, 1), ...list(data["fields"]), ...list(data["when"])];
}

function rowFinding(fault: SchemaFault, index: number, { def, table }: CheckInput, missing: Set<string>): Finding | null {
  const ids = fault.path.length > 0 ? [String(fault.path[0])] : list(fault.data["fields"]).map(String);
  const field = def.fields.find((candidate) => candidate.id === ids[0]);
  const column = field === undefined ? undefined : table.columns[field.id];
  const because = [...list(fault.data["when"]), ...list(fault.data["because"])].map(String);
  const at: readonly CellRef[] = ids.length === 0 ? [cellAt(table, index, null)] : ids.map((id) => cellAt(table, index, id));
  const base = { severity: field?.severity ?? "error" } as const;
  if (fault.keyword === "required" || fault.keyword === "dependentRequired") {
    if (field === undefined) return null;
    if (column === undefined) {
      if (missing.has(field.id)) return null;
      missing.add(field.id);
      return { ...base, rule: `schema/${fault.keyword}`, messageId: "missingColumn", data: { label: field.label }, at: [tableAt(table, field.id)] };
    }
    const data = { label: field.label, ...(because.length === 0 ? {} : { because: joinLabels(because, def), when: because }) };
    return { ...base, rule: `schema/${fault.keyword}`, messageId: because.length === 0 ? "required" : "requiredWhen", data, at };
  }
  const when = because.length === 0 ? {} : { when: because };
  if (field === undefined || column === undefined || fault.path.length === 0) {
    return { ...base, ...named(fault), data: { label: field?.label ?? def.label, labels: joinLabels(ids, def), ...when }, at };
  }
  return { ...base, ...named(fault), data: { ...valueData(fault, field, column, column.codes[index]!), ...when }, at };
}

function named({ keyword }: SchemaFault): { readonly rule: string; readonly messageId: string } {
  return { rule: `schema/${keyword}`, messageId: keyword === "false" || schemaMessages[keyword] === undefined ? "not" : keyword };
}

/** The facts of a fault as people read them: limits and choices written as the field writes its values. */
function valueData({ data }: SchemaFault, field: FieldDef, column: TypedColumn, code: number): { readonly [key: string]: Json } {
  const shown: Record<string, Json> = { label: field.label, labels: field.label, value: displayValue(column, code) };
  const write = (value: Json): string =>
    typeof value === "number" && typeof column.typed[code] === "number" ? column.fieldType.format(value, { ...column.context, dateSystem: 1900 }) : plainText(value as CellValue);
  for (const [name, value] of Object.entries(data)) {
    if (name === "when" || name === "fields") continue;
    if (name === "limit" && !("length" in data) && !("count" in data)) shown[name] = write(value);
    else if (name === "allowed" || name === "expected") shown[name] = choices(list(value).map(write));
    else shown[name] = name === "format" ? formatNames[String(value)]! : value;
  }
  return shown;
}

function choices(texts: readonly string[]): Json {
  const more = texts.length > 10;
  return { "zh-CN": texts.slice(0, 10).join("、") + (more ? " 等" : ""), en: texts.slice(0, 10).join(", ") + (more ? " ..." : "") };
}

function list(value: Json | undefined): readonly Json[] {
  return value === undefined ? [] : Array.isArray(value) ? (value as readonly Json[]) : [value];
}

/** A template counts days from 1900, whatever the workbook counts from; a cell of several values is an array where the schema says so. */
function asJson(value: CellValue, { fieldType, context }: TypedColumn, field: FieldDef | undefined): Json {
  if (field?.asArray === true && typeof value === "string") return severalTexts(value);
  return typeof value === "number" && fieldType.isDate === true && context.dateSystem === 1904 ? value + systemOffset : (value as Json);
}
