import { check } from "../../src/pipeline/check";
import { govern } from "../../src/pipeline/govern";
import type { CellValue } from "../../src/records/cellValue";
import type { SheetModel } from "../../src/workbook/model";
import { must } from "../contracts/sampleWorkbook";
import { type Book, bookOfSheets, field, openBook, smallTemplate, withTemplate } from "../pipeline/book";
import { describeTool } from "../support/tools";
import { throughLibreOffice } from "./soffice";

const template = smallTemplate(
  {
    name: field("text", "名称"), stage: field("text", "阶段"), amount: field("money", "金额"), from: field("date", "开始"), to: field("date", "结束"),
    mobile: field("cn-mobile", "手机"), uscc: field("cn-uscc", "信用代码"), id: field("cn-id", "证件号"), code: field("text", "代号"), batch: field("text", "批号", { pattern: "^B[A-F]\\d{3}$", maxLength: 5 }), rate: field("number", "比率", { exclusiveMinimum: 0, exclusiveMaximum: 1, "x-colorScale": [{ at: "lowest", color: "FFFFFF" }, { at: "highest", color: "63BE7B" }] }), step: field("number", "步长", { multipleOf: 0.05 }), boxes: field("integer", "箱数", { multipleOf: 6, exclusiveMinimum: 0 }),
  },
  {
    table: {
      keys: [{ id: "code", fields: ["uscc"] }],
      rules: [
        { id: "won-needs-amount", when: '[stage]="Won"', assert: "AND(NOT(ISBLANK([amount])), [amount]>0)", message: "成交须填金额" },
        { id: "in-order", assert: "[to]>=[from]", message: "结束早于开始", fields: ["to"] },
        { id: "whole-yuan", assert: "ROUND([amount],0)=[amount]", message: "金额到元", severity: "warning" },
        { id: "not-a-test", assert: 'NOT(CONTAINS([name],"测试"))', message: "测试数据" },
        { id: "named", assert: "LEN([name])>=2", message: "名称太短" },
        { id: "per-day", assert: "IFERROR([amount]/([to]-[from])<1000, TRUE)", strict: true, message: "每日过多", severity: "info" },
        { id: "code-form", assert: 'MATCHES([code],"[A-Z]{2}\\d{6}")', message: "代号写法不对" },
        { id: "sorted", assert: '[name]<"乙"', message: "只有窗格能判断" },
      ],
    },
  },
);
const header = ["名称", "阶段", "金额", "开始", "结束", "手机", "信用代码", "证件号", "代号", "批号", "比率", "步长", "箱数"];
const rows: readonly (readonly CellValue[])[] = [
  ["甲公司", "Won", 1200.5, 45292, 45300, "13800138000", "91350100M000100Y43", "11010519491231002X", "AB123456", "BA001", 0.5, 0.15, 6],
  ["乙", "won", null, 45300, 45292, "12800138000", "91350200776049653A", "440524188001010014", "AB12345６", "BG001", 0, 0.07, 7],
  ["测试客户", "WON", 0, 45292, 45292, "1380013800", "91350100M000100Y4A", "440524188001010015", "AB 12345", "BA0012", 1, 1.05, 0],
  ["丙公司", "lost", 0.125, 45292, null, "138001380001", "91350100M000100Y43", "11010119900307803X", "AB1E+003", "ba001", 0.999, 3, 12],
  ["丁公司", "Wonder", null, null, 45292, "13800138O00", "91350100M000100YI3", "110105491231002", "AB-12345", "BF999", -0.2, 0.3, 6.5],
  ["", "won", -3, 45292, 45293.5, "19912345678", "91350200776049653a", "11010519491231002", "AB12,345", "B A01", 1.5, 0.1, 600],
  ["戊公司", null, 99999, 45292, 45293, null, null, null, "ab123456", null, null, null, null],
  ["　", "Ｗon", 5, 45300, 45301, "03800138000", "91350100m000100y43", "11010519491231002x", "AB012345", "BA00１", 0.0001, 0.049, -6],
];

/** What a formula written for row `first` says in each row, as other programs work it out: the formulas are put into cells to the right of the table. */
function evaluated(book: Book, sheet: SheetModel, formulas: readonly { readonly formula: string; readonly first: number }[]): boolean[][] {
  const at = sheet.cells.used()!.columns + 3;
  formulas.forEach(({ formula, first }, index) => rows.forEach((_, r) => sheet.cells.setContent(first + r, at + index, null, formula.replace(new RegExp(`\\$([A-Z]+)${first + 1}(?!\\d|:)`, "g"), `$$$1${first + 1 + r}`))));
  const { cells } = openBook(throughLibreOffice({ formulas: book.save() }, "xlsx")["formulas"]!).model.sheets.find(({ name }) => name === sheet.name)!;
  return formulas.map(({ first }, index) => rows.map((_, r) => cells.value(first + r, at + index) === true));
}

const small = (book: Book) => book.model.sheets.find(({ tables }) => tables.length > 0)!;

describeTool("a governed workbook in a program that does not know us", "soffice", () => {
  it("has formats that mark what the pane finds, validation that refuses what no field takes, and both after it was saved there", async () => {
    const book = bookOfSheets({ 小表: [header, ...rows] });
    must(await govern(book.session, withTemplate(template)));
    const governed = book.save();
    const sheet = small(book);
    const formats = sheet.conditionalFormats.flatMap(({ spec }) => (spec === null || !/^(rule|key)-/.test(spec.id) ? [] : [spec]));
    expect(formats.map(({ id }) => id).sort()).toEqual(["key-code", "rule-code-form", "rule-in-order", "rule-named", "rule-not-a-test", "rule-per-day", "rule-whole-yuan", "rule-won-needs-amount"]);
    const customs = sheet.validations.flatMap(({ spec }) => (spec?.type === "custom" && spec.formula1 !== "=FALSE" ? [spec] : []));
    const found = must(await check(book.session, withTemplate(template)))[0]!.findings;
    const said = evaluated(book, sheet, [...formats, ...customs.map(({ formula1, areas }) => ({ formula: formula1, areas }))].map(({ formula, areas }) => ({ formula, first: areas[0]!.row })));
    formats.forEach(({ id, areas }, index) => {
      const rule = id.replace("-", "/");
      const marked = new Set(found.filter((finding) => finding.rule === rule && finding.messageId !== "evaluationError").flatMap(({ at }) => (rule.startsWith("key/") ? [at[0]!.row] : at.map(({ row }) => row))));
      expect([id, said[index]]).toEqual([id, rows.map((_, r) => marked.has(areas[0]!.row + 1 + r))]);
    });
    const refused = (column: number) => { const index = customs.findIndex(({ areas }) => areas[0]!.column === column); return said[formats.length + index]!.map((fine) => !fine); };
    const blank = [6];
    const columnOf = (label: string) => sheet.tables[0]!.area.column + header.indexOf(label);
    // Excel asks nothing of a cell that was emptied.
    for (const [label, wrong] of [["手机", [1, 2, 3, 4, 7]], ["信用代码", [4]], ["证件号", [2, 5]], ["批号", [1, 2, 3, 5, 7]], ["比率", [1, 2, 4, 5]], ["步长", [1, 7]], ["箱数", [1, 2, 4, 7]]] as const) {
      expect([label, refused(columnOf(label)).flatMap((bad, r) => (bad && !blank.includes(r) ? [r] : []))]).toEqual([label, wrong]);
    }
    // From the smallest, -0.2, to the largest, 1.5, in four steps.
    const bands = sheet.conditionalFormats.flatMap(({ spec }) => (spec?.id.startsWith("scale-rate-") === true ? [{ formula: spec.formula, first: spec.areas[0]!.row }] : []));
    const coloured = evaluated(book, sheet, bands);
    expect(rows.map((_, r) => coloured.flatMap((band, index) => (band[r] ? [index] : [])))).toEqual([[1], [0], [2], [2], [0], [4], [], [0]]);
    const back = small(openBook(throughLibreOffice({ governed }, "xlsx")["governed"]!));
    const before = small(openBook(governed));
    const texts = ({ conditionalFormats, validations }: SheetModel) => ({
      formats: conditionalFormats.flatMap(({ spec }) => (spec === null ? [] : spec.areas.map(({ row, column }) => `${row},${column} ${spec.formula}`))).sort(),
      validations: validations.flatMap(({ spec }) => (spec === null || spec.type === "any" ? [] : spec.areas.map(({ row, column }) => `${row},${column} ${spec.type} ${spec.operator ?? ""} ${spec.formula1} ${spec.formula2 ?? ""}`))).sort(),
    });
    expect(texts(back)).toEqual(texts(before));
  }, 120_000);
});
