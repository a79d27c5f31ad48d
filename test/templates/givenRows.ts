import type { Finding } from "../../src/findings/finding";
import { sortFindings } from "../../src/findings/sortFindings";
import type { CellValue } from "../../src/records/cellValue";
import { serialFromIso } from "../../src/records/serialDay";
import { ruleKinds } from "../../src/rules/index";
import type { CheckInput } from "../../src/rules/rule";
import type { Template } from "../../src/template/template";
import { type Row, typedTable } from "../support/typedTables";

/** Rows of a JSON file as a table to check. JSON has no dates: in a date field an ISO date stands for a date cell; everything else is the cell as typed. `ids`: of governed records. */
export function givenTable(template: Template, id: string, today: string, given: readonly Row[], ids?: readonly string[]): CheckInput {
  const def = template.tables.find((table) => table.id === id)!;
  const dates = new Set(def.fields.filter((field) => field.fieldType.isDate === true).map((field) => field.id));
  const rows = given.map((row) => Object.fromEntries(Object.entries(row).map(([field, value]): [string, CellValue] => [field, dates.has(field) && typeof value === "string" ? (serialFromIso(value, 1900) ?? value) : value])));
  const serial = serialFromIso(today, 1900)!;
  return { def, table: typedTable(def, rows, ids === undefined ? {} : { ids }), inputs: { today: serial, now: serial + 0.5, me: null, calendar: template.calendar, dateSystem: 1900 } };
}

export function checkAll(input: CheckInput): readonly Finding[] {
  return sortFindings(ruleKinds.flatMap((kind) => kind.check(input)), input.def.fields.map((field) => field.id));
}
