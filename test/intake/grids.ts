import type { FieldContext } from "../../src/fields/fieldType";
import { fieldTypeOf } from "../../src/fields/index";
import type { SheetGrid } from "../../src/intake/sheetGrid";
import { dataRows, type TableCandidate } from "../../src/intake/tableCandidate";
import type { CellValue } from "../../src/records/cellValue";
import type { FieldDef, TableDef } from "../../src/template/template";
import { areaAddress, parseArea } from "../../src/workbook/area";

/** A sheet written as rows; short rows are blank to the right. `_` is a blank cell. */
export const _ = null;

export function grid(rows: readonly (readonly CellValue[])[], more: { merges?: readonly string[]; formulas?: { readonly [address: string]: string }; row?: number; column?: number } = {}): SheetGrid {
  const width = Math.max(0, ...rows.map((row) => row.length));
  const values = rows.map((row) => Array.from({ length: width }, (_unused, i) => row[i] ?? null));
  const row = more.row ?? 0;
  const column = more.column ?? 0;
  const formulas = more.formulas;
  return {
    sheet: "Sheet1", row, column, values,
    merges: (more.merges ?? []).map((address) => parseArea(address)!),
    ...(formulas === undefined ? {} : { formulas: values.map((cells, r) => cells.map((_cell, c) => formulas[areaAddress({ row: r + row, column: c + column, rows: 1, columns: 1 })] ?? null)) }),
  };
}

/** A candidate as one line a test can be written against: `A3:F9 header 3x1 data 4-9`, 1-based as in Excel. */
export function shown(candidate: TableCandidate): string {
  const { headerRow, headerRows, data, area, solid } = candidate;
  return `${areaAddress(area)} header ${headerRow + 1}x${headerRows} data ${data === null ? "none" : `${data.first + 1}-${data.last + 1}/${data.rows}`}${solid ? "" : " interrupted"}`;
}

/** `1-2:title 3:header 4-9:data`. */
export function shownRows(candidate: TableCandidate): string {
  return candidate.rows.map(({ from, count, kind }) => `${from + 1}${count > 1 ? `-${from + count}` : ""}:${kind}`).join(" ");
}

export function recordRows(candidate: TableCandidate): readonly number[] {
  return [...dataRows(candidate)].map((row) => row + 1);
}

type FieldSketch = Pick<FieldDef, "id" | "type"> & { readonly zh: string; readonly en: string } & Partial<Pick<FieldDef, "aliases" | "required" | "options" | "people" | "unit">>;

export function field({ zh, en, ...sketch }: FieldSketch): FieldDef {
  return { aliases: [], required: false, readOnly: false, severity: "error", limits: {}, label: { "zh-CN": zh, en }, fieldType: fieldTypeOf(sketch.type) ?? fieldTypeOf("text")!, ...sketch };
}

export function tableDef(id: string, fields: readonly FieldDef[]): TableDef {
  return {
    id, sheet: id, tableName: id, label: { "zh-CN": id, en: id }, subject: "organisation", recordId: null, display: null, fields, layouts: [{ when: null, tabs: [], half: [] }],
    rowSchema: {} as TableDef["rowSchema"], keys: [], rules: [], dedupe: [], classify: [], relations: [], subtables: [], derived: [], readsTables: [],
  };
}

export function contextFor(spec: FieldDef): FieldContext {
  return { spec, dateSystem: 1900, dayFirst: null };
}

const option = (code: string, zh: string, en: string, aliases: readonly string[] = [], active = true) => ({ code, label: { "zh-CN": zh, en }, aliases, active });

export const industries = [option("IT", "信息技术", "Information technology", ["互联网", "软件"]), option("FIN", "金融", "Finance", ["银行"]), option("MFG", "制造业", "Manufacturing", ["工厂"]), option("OLD", "旧行业", "Old", [], false)];

/** A small customer table: enough kinds of fields to tell apart. */
export const customer = tableDef("customer", [
  field({ id: "name", type: "companyName", zh: "客户名称", en: "Company", aliases: ["公司名称", "客户全称"], required: true }),
  field({ id: "contact", type: "personName", zh: "联系人", en: "Contact" }),
  field({ id: "mobile", type: "cn-mobile", zh: "手机", en: "Mobile", aliases: ["手机号", "移动电话"] }),
  field({ id: "email", type: "email", zh: "邮箱", en: "Email", aliases: ["电子邮件"] }),
  field({ id: "industry", type: "enum", zh: "行业", en: "Industry", options: industries }),
  field({ id: "amount", type: "money", zh: "合同金额", en: "Contract amount", aliases: ["金额"] }),
  field({ id: "signedAt", type: "date", zh: "签约日期", en: "Signed on" }),
  field({ id: "owner", type: "user", zh: "负责人", en: "Owner", required: true, people: [{ id: "u1", name: "张三", aliases: [] }, { id: "u2", name: "李四", aliases: [] }] }),
]);
