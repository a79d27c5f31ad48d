import { compileExpression } from "../../src/expression/compile";
import type { Surroundings } from "../../src/expression/expression";
import type { CellValue } from "../../src/records/cellValue";
import { type Column, encodeColumn } from "../../src/records/recordTable";
import { inputs } from "./cases";

const orders = {
  customer: ["A", "a", "B", null, "A", "C"],
  amount: [100, 50, 7, 1000, "many", { error: "#REF!" }],
  status: ["won", "lost", "won", "won", null, "won"],
  day: [46000, 46010, 46020, 46030, null, 46040],
} as const;
const fields = { key: "text", limit: "number", from: "date", customer: "text", id: "text" } as const;
const around: Surroundings = {
  refs: { customer: "customer" },
  tables: {
    orders: { fields: { customer: "text", amount: "number", status: "text", day: "date" }, refs: { customer: "customer" } },
    customer: { fields: { id: "text", grade: "text", owner: "text" }, refs: { owner: "customer" } },
  },
};
const columns: { readonly [field: string]: Column } = Object.fromEntries(Object.entries(orders).map(([id, values]) => [id, encodeColumn(values)]));
const tables = (table: string) => (table === "orders" ? { size: 6, column: (field: string) => columns[field] } : null);

function value(text: string, row: { readonly [field: string]: CellValue } = {}): CellValue {
  const compiled = compileExpression(text, fields, ["text", "number", "date", "boolean"], around);
  if (!compiled.ok) throw new Error(compiled.problems.map(({ code, message }) => `${code} ${message.en}`).join("\n"));
  return compiled.value.bind(Object.fromEntries(Object.entries(row).map(([field, cell]) => [field, encodeColumn([cell])])), { ...inputs, tables })(0);
}

describe("functions over whole columns", () => {
  it.each<[string, { readonly [field: string]: CellValue }, CellValue]>([
    ["SUMIFS([orders.amount],[orders.customer],[key])", { key: "A" }, 150], ["SUMIFS([orders.amount],[orders.customer],[key])", { key: "none" }, 0], ["SUMIFS([orders.amount],[orders.customer],[key])", { key: null }, null],
    ["SUMIFS([orders.amount],[orders.customer],[key])", { key: "c" }, { error: "#REF!" }], ['SUMIFS([orders.amount],[orders.customer],[key],[orders.status],"won")', { key: "A" }, 100],
    ["COUNTIFS([orders.customer],[key])", { key: "a" }, 3], ['COUNTIFS([orders.status],"WON")', {}, 4], ['COUNTIFS([orders.status],"<>won")', {}, 1], ['COUNTIFS([orders.status],"<>")', {}, 5], ['COUNTIFS([orders.status],"=")', {}, 1],
    ['COUNTIFS([orders.amount],">=50")', {}, 3], ['COUNTIFS([orders.amount],">"&[limit])', { limit: 99 }, 2], ['COUNTIFS([orders.day],">="&[from],[orders.customer],[key])', { from: 46005, key: "A" }, 1], ['COUNTIFS([orders.amount],">"&[limit])', { limit: null }, null],
    ["LOOKUP([key],[orders.customer],[orders.amount])", { key: "B" }, 7], ["LOOKUP([key],[orders.customer],[orders.amount])", { key: "x" }, null], ["LOOKUP([key],[orders.customer],[orders.status])", { key: "A" }, { error: "#N/A" }],
    ["MAXIFS([orders.amount],[orders.customer],[key])", { key: "A" }, 100], ["MINIFS([orders.amount],[orders.customer],[key])", { key: "a" }, 50], ["MAXIFS([orders.amount],[orders.customer],[key])", { key: "none" }, null], ["MINIFS([orders.amount],[orders.customer],[key])", { key: null }, null],
    ["MAXIFS([orders.amount],[orders.customer],[key])", { key: "C" }, { error: "#REF!" }], ['MAXIFS([orders.day],[orders.status],"won")', {}, 46040], ['MINIFS([orders.day],[orders.day],">" & [from])', { from: 46010 }, 46020], ['MAXIFS([orders.day],[orders.status],"=")', {}, null],
    ["COUNTIFS([customer.grade],[key])", { key: "A" }, null], ["IFBLANK(COUNTIFS([customer.grade],[key]),0)+1", { key: "A" }, 1],
  ])("%s with %j is %j", (text, row, expected) => expect(value(text, row)).toEqual(expected));

  it.each<[string, string, string]>([
    ["SUMIFS([orders.status],[orders.customer],[key])", "expression/wrong-type", "SUMIFS"], ["MAXIFS([orders.status],[orders.customer],[key])", "expression/wrong-type", "MAXIFS"], ["MINIFS([orders.amount],[customer.grade],[key])", "expression/other-table", "orders"], ["SUMIFS([orders.amount],[customer.grade],[key])", "expression/other-table", "orders"], ["COUNTIFS([orders.amount],[key])", "expression/never-equal", "text"],
    ['COUNTIFS([orders.customer],"A*")', "expression/bad-criterion", "A*"], ['COUNTIFS([orders.amount],"many")', "expression/bad-criterion", "many"], ['COUNTIFS([orders.day],">=2024-01-01")', "expression/bad-criterion", "2024"],
    ["COUNTIFS([order.amount],1)", "expression/unknown-table", "orders"], ["COUNTIFS([orders.amuont],1)", "expression/unknown-field", "amount"], ["[orders.amount]>1", "expression/unknown-field", "orders.amount"],
    ['[customer.rank]="A"', "expression/unknown-field", "rank"], ['[key.grade]="A"', "expression/no-reference", "key"], ['[customer.grade.x]="A"', "expression/no-reference", "grade"], ['[customer.owner.owner.owner.owner]="A"', "expression/path-too-long", "3"],
  ])("%s is refused as %s", (text, code, word) => {
    const compiled = compileExpression(text, fields, "boolean", around);
    const [problem] = compiled.ok ? [] : compiled.problems;
    expect(problem?.code).toBe(code);
    expect(`${problem!.message.en} ${problem!.hint.en}`).toContain(word);
  });

  it("say apart which fields of the row and which columns of tables they read", () => {
    const compiled = compileExpression('AND([customer.owner.grade]="A",SUMIFS([orders.amount],[orders.customer],[id])<=[limit])', fields, "boolean", around);
    if (!compiled.ok) throw new Error(compiled.problems[0]!.message.en);
    expect(compiled.value.fields).toEqual(["customer.owner.grade", "id", "limit"]);
    expect(compiled.value.columns).toEqual(["orders.amount", "orders.customer"]);
  });

  it("cost what they find, not the square of the tables", () => {
    const size = 60_000;
    const keys = encodeColumn(Array.from({ length: size }, (_, index) => `K${index % 20_000}`));
    const amounts = encodeColumn(Array.from({ length: size }, (_, index) => index));
    const large = { size, column: (field: string) => (field === "customer" ? keys : amounts) };
    const compiled = compileExpression("SUMIFS([orders.amount],[orders.customer],[key])", fields, "number", around);
    if (!compiled.ok) throw new Error("refused");
    const at = compiled.value.bind({ key: keys }, { ...inputs, tables: () => large });
    const start = process.cpuUsage().user;
    for (let index = 0; index < size; index++) at(index);
    expect(at(1)).toBe(1 + 20_001 + 40_001);
    expect((process.cpuUsage().user - start) / 1e6).toBeLessThan(2);
  });
});
