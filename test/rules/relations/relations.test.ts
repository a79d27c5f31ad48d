import { WorkbookTables } from "../../../src/engine/workbookTables";
import { inputsOf, typeRecords } from "../../../src/engine/typeRecords";
import type { CellValue } from "../../../src/records/cellValue";
import { encodeColumn } from "../../../src/records/recordTable";
import { renderMessage } from "../../../src/findings/renderFinding";
import { findingMessage } from "../../../src/rules/index";
import { relations } from "../../../src/rules/relations/relations";
import { relatedTemplate } from "../../support/relatedTemplate";

type Row = { readonly id?: string | null; readonly [field: string]: CellValue | undefined };
const template = relatedTemplate();
const circumstances = { today: 46097, now: 46097.5, me: null, dateSystem: 1900 as const, dayFirst: {} };

function book(tables: { readonly [table: string]: readonly Row[] }): WorkbookTables {
  return new WorkbookTables(template, new Map(Object.entries(tables).map(([id, rows]) => {
    const def = template.tables.find((table) => table.id === id)!;
    const columns = Object.fromEntries(def.fields.map((field) => [field.id, encodeColumn(rows.map((row) => row[field.id] ?? null))]));
    return [id, typeRecords(def, { table: id, ids: rows.map((row) => row.id ?? null), rows: Uint32Array.from(rows, (_, index) => index + 2), columns, formulas: {} }, circumstances)];
  })), inputsOf(template, circumstances));
}

/** `relation messageId row` of every finding, in row order, with what its first fix would write. */
function told(tables: { readonly [table: string]: readonly Row[] }, table: string): readonly string[] {
  return relations.check(book(tables).input(table)).map(({ rule, messageId, at, fixes }) => `${rule.slice("relation/".length)} ${messageId} ${at[0]!.row}${fixes === undefined ? "" : ` → ${String(fixes[0]!.edits[0]!.after)}`}`).sort();
}

const customers: readonly Row[] = [
  { id: "R1", name: "上海甲电子有限公司", phone: "13800138000", code: "K01" },
  { id: "R2", name: "北京乙贸易有限公司", phone: "13900139000", code: "K02" },
  { id: "R3", name: "北京乙贸易有限公司", phone: null, code: "K03" },
  { id: "R4", name: "广州丙科技股份有限公司", phone: null, code: null },
];

describe("references", () => {
  it("name a record by its id; what names one record in another way gets a fix, what names none or several is told and kept", () => {
    expect(told({ customer: customers, order: [
      { customer: "R1" }, { customer: "r2" }, { customer: "上海甲电子有限公司 " }, { customer: "138 0013 8000" }, { customer: "k02" }, { customer: "北京乙贸易有限公司" }, { customer: "广州丙科技有限公司" }, { customer: "深圳丁" }, { customer: null },
    ] }, "order")).toEqual(["customer dangling 9", "customer named 3 → R2", "customer named 4 → R1", "customer named 5 → R1", "customer named 6 → R2", "customer several 7", "customer similar 8"]);
  });

  it("of which a cell holds several are looked at one by one", () => {
    expect(told({ customer: customers, order: [{ partners: "R1、K02，无名" }, { partners: "R1、R2" }] }, "order")).toEqual(["partners dangling 2", "partners named 2 → R1、R2、无名"]);
  });

  it("lead back to themselves nowhere, and only one row names a record where the relation is one to one", () => {
    const parents = ["R2", "R3", "R1", "R1"];
    expect(told({ customer: customers.map((row, index) => ({ ...row, parent: parents[index]! })) }, "customer")).toEqual(["parent cycle 2", "parent cycle 3", "parent cycle 4"]);
    expect(told({ customer: customers, profile: [{ customer: "R1" }, { customer: "R2" }, { customer: "R1" }] }, "profile")).toEqual(["customer shared 2", "customer shared 4"]);
  });

  it("must be there in detail rows, and must be allowed", () => {
    expect(told({ customer: customers, contact: [{ id: "C1", name: "张三", customer: "R1" }, { id: "C2", name: "李四", customer: "R2" }], order: [{ id: "O1", customer: "R1", contact: "C2" }, { id: "O2", customer: "R1", contact: "C1" }], line: [{ order: null }, { order: "O1" }] }, "order")).toEqual(["contact filtered 2"]);
    expect(told({ order: [{ id: "O1" }], line: [{ order: null }, { order: "O1" }] }, "line")).toEqual(["order orphan 2"]);
  });

  it("into a table that the workbook does not hold are told once, as not checked", () => {
    expect(told({ order: [{ customer: "R1" }, { customer: "甲" }] }, "order")).toEqual(["customer noTable 0"]);
  });

  it("have a text in both languages for everything that can be said", () => {
    const input = book({ customer: customers.map((row, index) => ({ ...row, parent: index === 0 ? "R1" : null })), contact: [{ id: "C1", name: "张三", customer: "R2" }], order: [{ id: "O1", customer: "R1", contact: "C1" }, { customer: "K02" }, { customer: "北京乙贸易有限公司" }, { customer: "广州丙科技有限公司" }, { customer: "深圳丁" }], line: [{ order: null }], profile: [{ customer: "R1" }, { customer: "R1" }, { customer: "R9" }] });
    const findings = ["customer", "order", "line", "profile"].flatMap((table) => { const checked = input.input(table); return relations.check(checked).map((finding) => ({ finding, def: checked.def })); });
    expect(new Set(findings.map(({ finding }) => finding.messageId))).toEqual(new Set(["cycle", "dangling", "filtered", "named", "orphan", "several", "shared", "similar"]));
    for (const { finding, def } of findings) for (const lang of ["zh-CN", "en"] as const) expect(renderMessage(finding, findingMessage(finding, def), lang)).not.toMatch(/[{}]|undefined/);
  });
});

describe("what is read through references", () => {
  it("is judged on the row: a field of the record named, and sums over its detail rows", () => {
    const orders = [{ id: "O1", customer: "R1", amount: 600 }, { id: "O2", customer: "R1", amount: 500 }, { id: "O3", customer: "R2", amount: 5_000 }];
    const tables = { customer: customers.map((row, index) => ({ ...row, limit: index === 0 ? 1_000 : null, frozen: index === 1 })), order: orders };
    const ids = (table: string) => { const input = book(tables).input(table); return input.def.rules.flatMap((rule) => { const at = rule.assert.bind(Object.fromEntries(Object.entries(input.table.columns).map(([id, { codes, typed }]) => [id, { codes, dictionary: typed }])), input.inputs); return Array.from({ length: input.table.size }, (_, index) => index).filter((index) => at(index) === false).map((index) => `${rule.id} ${index}`); }); };
    expect(ids("customer")).toEqual(["limit 0"]);
    expect(ids("order")).toEqual(["not-frozen 2"]);
  });
});
