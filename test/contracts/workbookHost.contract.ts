import type { Area, CellValue, HostOp, HostWrite, PivotSpec, ValidationSpec, WorkbookHost } from "../../src/workbook/host";
import type { WorkbookModel } from "../../src/workbook/model";
import { openXlsx } from "../../src/xlsx/openXlsx";
import { cellAddress } from "../../src/workbook/area";
import { saveXlsx } from "../../src/xlsx/saveXlsx";
import { linksOf } from "../../src/xlsx/sheet/hyperlinks";
import { dumpModel, linkedWorkbook, must, sampleWorkbook } from "./sampleWorkbook";

const at = (row: number, column: number, rows = 1, columns = 1): Area => ({ row, column, rows, columns });
const writeCell = (sheet: string, row: number, column: number, value: CellValue, formula?: string): HostWrite => ({
  verb: "writeCells", sheet, blocks: [{ row, column, values: [[value]], ...(formula === undefined ? {} : { formulas: [[formula]] }) }],
});
const list: ValidationSpec = { areas: [at(3, 1, 3)], type: "list", formula1: '="甲,乙"', allowBlank: true, alert: "stop", error: "只能选一项。" };
const pivot: PivotSpec = {
  name: "按编号", sheet: "Notes", row: 4, column: 1, sourceTable: "客户表",
  fields: [{ name: "编号", items: ["001", "002", "003"], kind: "text" }, { name: "名称", items: null, kind: "text" }, { name: "金额", items: null, kind: "mixed" }],
  rows: [0], columns: [], values: [{ field: 2, aggregate: "sum", caption: "金额合计", numberFormat: "#,##0.00" }],
  rowLines: [{ kind: "data", items: [0] }, { kind: "data", items: [1] }, { kind: "data", items: [2] }, { kind: "grand", items: [] }], columnLines: [{ kind: "data", items: [] }],
  captions: { rowHeader: "编号", columnHeader: "", grandTotal: "总计", values: "值", blank: "(blank)" },
  cells: [["编号", "金额合计"], ["001", 12.5], ["002", 45292], ["003", 0], ["总计", 45304.5]],
};

/** The same with its largest group first. */
export const largestFirst: PivotSpec = {
  ...pivot, largestFirst: true,
  fields: [{ name: "编号", items: ["002", "001", "003"], kind: "text" }, ...pivot.fields.slice(1)],
  cells: [["编号", "金额合计"], ["002", 45292], ["001", 12.5], ["003", 0], ["总计", 45304.5]],
};

/** Of one of the records alone. */
export const filtered: PivotSpec = {
  ...pivot, row: 6, rows: [1], filter: { field: 0, shown: [1], cells: ["编号", "002"] },
  fields: [pivot.fields[0]!, { name: "名称", items: ["上海测试", "北京样例", "=1+1公司"], kind: "text" }, pivot.fields[2]!],
  rowLines: [{ kind: "data", items: [1] }, { kind: "grand", items: [] }],
  cells: [["名称", "金额合计"], ["北京样例", 45292], ["总计", 45292]],
};

/** Every write verb once, each doing something on the sample workbook. */
export const everyVerb: readonly HostWrite[] = [
  { verb: "writeCells", sheet: "Notes", blocks: [{ row: 0, column: 0, values: [["=1", 2, null], [true, { error: "#DIV/0!" }, "  x "]], formulas: [[null, "=A1&1", null], [null, null, null]] }] },
  { verb: "formatCells", sheet: "客户", areas: [{ area: at(3, 0, 3, 3), numberFormat: "@", look: { bold: true, fill: "FFEEAA" } }, { area: at(4, 1, 4, 3), look: { align: "center", wrap: true } }] },
  // Cells that look different from one another.
  { verb: "formatCells", sheet: "客户", areas: [{ area: at(3, 2, 2, 1), numberFormat: "0.0", look: { bold: true } }, { area: at(2, 2, 3, 1), look: { bold: true, italic: true, align: "right" } }] },
  { verb: "mergeCells", sheet: "Notes", areas: [at(10, 0, 1, 3), at(12, 1, 2, 2)] },
  { verb: "unmergeCells", sheet: "客户", areas: [at(0, 1)] },
  { verb: "setValidations", sheet: "客户", clear: [at(4, 0)], add: [list] },
  { verb: "setValidations", sheet: "Notes", clear: [], add: [{ ...list, areas: [at(3, 1)] }] },
  { verb: "setValidations", sheet: "客户", clear: [], add: [{ areas: [at(2, 0, 1, 2)], type: "any", formula1: "", allowBlank: true, alert: "stop", promptTitle: "编号", prompt: "必填。文本" }] },
  { verb: "setConditionalFormats", sheet: "客户", removeIds: [], add: [{ id: "r1", areas: [at(3, 0, 3)], formula: '=A4=""', look: { fill: "FFC7CE" } }] },
  { verb: "setColumns", sheet: "客户", columns: [{ column: 2, width: 30, hidden: true }, { column: 7, width: 9.5 }] },
  { verb: "freezePanes", sheet: "客户", rows: 3, columns: 1 },
  { verb: "createTable", sheet: "Notes", area: at(20, 0, 3, 2), name: "New_表", style: "TableStyleLight1" },
  { verb: "deleteTable", name: "Lists" },
  { verb: "addSheet", name: "新表", visibility: "visible", before: "Notes" },
  { verb: "addSheet", name: "_crm", visibility: "veryHidden" },
  { verb: "deleteSheet", name: "Hidden" },
  { verb: "setSheetVisibility", name: "客户", visibility: "hidden" },
  { verb: "addPivot", pivot },
  { verb: "resizeTable", name: "客户表", area: at(2, 0, 6, 4) },
  { verb: "insertCells", sheet: "客户", areas: [at(1, 0, 2, 16_384), at(7, 0, 1, 16_384)] },
  { verb: "insertCells", sheet: "客户", areas: [at(4, 0, 1, 4)] },
  { verb: "deleteCells", sheet: "客户", areas: [at(3, 0, 1, 4)] },
  { verb: "deleteCells", sheet: "Notes", areas: [at(15, 0, 2, 16_384), at(22, 0, 1, 16_384)] },
  { verb: "writeCells", sheet: "客户", blocks: [{ row: 2, column: 1, values: [["客户名称"], ["改名"]] }] },
  { verb: "filterTable", name: "客户表", column: 0, values: ["001", "003"] },
];
/** What some of them need first. */
export const preparation: readonly HostWrite[] = [
  { verb: "writeCells", sheet: "Notes", blocks: [{ row: 20, column: 0, values: [["甲", "乙"], [1, 2]] }] },
  writeCell("客户", 2, 3, "新列"),
];

export type HostUnderTest = { readonly host: WorkbookHost; /** What the workbook says now, as a model: read anew, if the host holds it elsewhere. */ readonly model: () => WorkbookModel };

/** Where hosts differ, as the port says. `takesOverFilters`: a new table takes over what the sheet's own filter filters by; others refuse a table there while rows are filtered out. */
export type HostTraits = { readonly takesOverFilters: boolean; /** A conditional format of others that has lost its first or last cells comes back as it was; others refuse to take such cells out. */ readonly restoresFormats: boolean; /** What stands over whole columns of a table goes on in its new rows by the host's own doing. */ readonly growsWithTables: boolean };

/** What every WorkbookHost promises. `make` gives a host on the workbook it is handed. */
export function describeWorkbookHost(name: string, make: (workbook: WorkbookModel) => Promise<HostUnderTest> | HostUnderTest, traits: HostTraits): void {
  // What a host does not promise is no check that was left out.
  const ifGrows = (title: string, test: () => Promise<void>): void => { if (traits.growsWithTables) it(title, test); };
  const start = async (filtered = traits.takesOverFilters, foreignFormats = true): Promise<HostUnderTest> => {
    const workbook = sampleWorkbook();
    if (!filtered) Object.assign(workbook.sheets[1]!, { autoFilter: null, hiddenRows: [] });
    if (!foreignFormats) Object.assign(workbook.sheets[0]!, { conditionalFormats: [] });
    return make(workbook);
  };
  const done = async (host: WorkbookHost, ...writes: HostWrite[]): Promise<readonly HostOp[]> => {
    const result = await host.apply(writes);
    if (!result.ok) throw new Error(JSON.stringify(result.problems[0]));
    return result.value;
  };
  const undo = async (host: WorkbookHost, ops: readonly HostOp[]): Promise<readonly HostOp[]> => done(host, ...ops.toReversed().flatMap((op) => op.undo));

  describe(`${name}: reading`, () => {
    it("gives the whole workbook as a file, with what was just written", async () => {
      const { host } = await start();
      await done(host, writeCell("Notes", 30, 1, "刚写的"));
      const file = openXlsx(must(await host.bytes()));
      expect(must(file).sheets.find(({ name: sheet }) => sheet === "Notes")!.cells.value(30, 1)).toBe("刚写的");
    });

    it("tells the workbook and its sheets in order, with tables, merges and what is hidden or protected", async () => {
      const { host } = await start();
      expect(await host.info()).toMatchObject({ ok: true, value: { dateSystem: 1900, activeSheet: "客户" } });
      const sheets = await host.sheets();
      expect(sheets).toMatchObject({
        ok: true,
        value: [
          { name: "客户", kind: "worksheet", visibility: "visible", protected: false, used: at(0, 0, 8, 6), merges: [at(0, 0, 1, 3)], tables: [{ name: "客户表", sheet: "客户", area: at(2, 0, 4, 3), totalsRow: false, columns: [{ id: 1, name: "编号" }, { id: 2, name: "名称" }, { id: 3, name: "金额" }] }] },
          { name: "Notes", used: null, tables: [], merges: [], pivots: [] },
          { name: "Locked", protected: true },
          { name: "Hidden", visibility: "hidden" },
        ],
      });
    });

    it("gives the whole area asked for, blanks as null, formulas and number formats only when asked", async () => {
      const { host } = await start();
      expect(await host.readCells("客户", at(5, 1, 3, 3))).toEqual({ ok: true, value: { values: [["=1+1公司", true, null], [null, 45304.5, null], [null, { error: "#N/A" }, null]] } });
      const full = await host.readCells("客户", at(4, 2, 3, 1), { formulas: true, numberFormats: true });
      expect(full).toEqual({ ok: true, value: { values: [[45292], [true], [45304.5]], formulas: [[null], [null], ["=SUM(C4:C5)"]], numberFormats: [["yyyy-mm-dd"], ["General"], ["General"]] } });
      expect(await host.readCells("notes", at(1_048_575, 16_383))).toEqual({ ok: true, value: { values: [[null]] } });
    });

    it.each([
      ["no such sheet", "nowhere", at(0, 0), "host/noSheet"],
      ["below the grid", "客户", at(1_048_575, 0, 2), "host/outsideGrid"],
      ["right of the grid", "客户", at(0, 16_384), "host/outsideGrid"],
      ["no area", "客户", at(0, 0, 0, 1), "host/outsideGrid"],
      ["a whole sheet", "客户", at(0, 0, 1_048_576, 16_384), "host/tooManyCells"],
    ])("refuses %s", async (_, sheet, area, code) => {
      const { host } = await start();
      expect(await host.readCells(sheet, area)).toMatchObject({ ok: false, problems: [{ code }] });
      if (host.readColumns !== undefined) expect(await host.readColumns(sheet, area)).toMatchObject({ ok: false, problems: [{ code }] });
    });

    it("gives columns that say what the cells say, where it gives columns", async () => {
      const { host } = await start();
      const area = at(2, 1, 8, 6);
      const cells = await host.readCells("客户", area, { formulas: true });
      const read = await host.readColumns?.("客户", area);
      if (read === undefined) return;
      if (!cells.ok || !read.ok) throw new Error("the area is there");
      const { columns, formulas } = read.value;
      expect(columns.map(({ codes, dictionary }) => Array.from(codes, (code) => dictionary[code]))).toEqual(columns.map((_, c) => cells.value.values.map((row) => (row[c] === "" ? null : row[c]))));
      expect(formulas).toEqual(columns.map((_, c) => cells.value.formulas!.flatMap((row, r) => (row[c] === null ? [] : [r]))));
    });
  });

  describe(`${name}: links`, () => {
    it("that say what their cell says follow it; others stay; undoing puts all of them back", async () => {
      const workbook = linkedWorkbook();
      const { host, model } = await make(workbook);
      const links = async (): Promise<string[]> => must(await host.readLinks("联系", at(0, 0, 5, 2)))!.map(({ row, column, target }) => `${cellAddress(row, column)} ${target}`).sort();
      const before = await links();
      expect(before).toEqual(["A1 mailto:a@example.com?subject=x", "A2 mailto:b@example.com", "A3 https://example.com/about", "A4 tel:+8613800138000", "B1 #联系!A4"]);
      const ops = await done(host, { verb: "writeCells", sheet: "联系", blocks: [{ row: 0, column: 0, values: [["new@example.com", "甲"], [null, null], ["示例公司", null], ["139 0013 9000", null]] }] });
      expect(await links()).toEqual(["A1 mailto:new@example.com?subject=x", "A3 https://example.com/about", "A4 tel:13900139000", "B1 #联系!A4"]);
      const file = openXlsx(must(saveXlsx(model())));
      expect(linksOf(must(file).sheets[0]!).map(({ target }) => target)).toEqual(["mailto:new@example.com?subject=x", "https://example.com/about", "tel:13900139000", null]);
      const redo = await undo(host, JSON.parse(JSON.stringify(ops)) as HostOp[]);
      expect(await links()).toEqual(before);
      expect(must(await host.readCells("联系", at(0, 0, 4, 1))).values).toEqual([["a@example.com"], ["B@example.com"], ["Example Ltd"], ["+86 138 0013 8000"]]);
      await undo(host, redo);
      expect(await links()).toEqual(["A1 mailto:new@example.com?subject=x", "A3 https://example.com/about", "A4 tel:13900139000", "B1 #联系!A4"]);
    });
  });

  describe(`${name}: writing`, () => {
    it("keeps the type of every value; text is text whatever it starts with", async () => {
      const { host } = await start();
      const values: CellValue[][] = [["=HYPERLINK(\"http://x\")", "+1", "-1", "@a", "'a", "\t=1"], ["001", 0.1, -0, false, { error: "#REF!" }, "a\nb\u0007"], ["110105194912310021", 1e300, "_x0041_", "＝1", " ", "𠮷"]];
      await done(host, { verb: "writeCells", sheet: "Notes", blocks: [{ row: 0, column: 0, values }] });
      const read = await host.readCells("Notes", at(0, 0, 3, 6), { formulas: true });
      expect(read).toEqual({ ok: true, value: { values: values.map((row) => row.map((value) => (Object.is(value, -0) ? 0 : value))), formulas: values.map((row) => row.map(() => null)) } });
    });

    it("writes a formula with the result beside it, and a value takes a formula's place", async () => {
      const { host } = await start();
      await done(host, writeCell("Notes", 0, 0, 3, "=1+2"), writeCell("客户", 6, 2, 9));
      expect(await host.readCells("Notes", at(0, 0), { formulas: true })).toMatchObject({ value: { values: [[3]], formulas: [["=1+2"]] } });
      expect(await host.readCells("客户", at(6, 2), { formulas: true })).toMatchObject({ value: { values: [[9]], formulas: [[null]] } });
    });

    it("writes nothing where a cell no longer says what the caller saw, and remembers no more than what it wrote", async () => {
      const { host, model } = await start();
      const seen = (before: CellValue): HostWrite => ({ verb: "writeCells", sheet: "客户", blocks: [{ row: 3, column: 1, values: [["甲"], ["乙"]], before: [["上海测试"], [before]] }] });
      const before = dumpModel(model());
      expect(await host.apply([writeCell("Notes", 0, 0, 1), seen("别的")])).toMatchObject({ ok: false, problems: [{ code: "host/changedSince", data: { cells: "B5" } }] });
      expect(dumpModel(model())).toEqual(before);
      const [op] = await done(host, seen("北京样例"));
      expect(op!.write).toEqual({ verb: "writeCells", sheet: "客户", blocks: [{ row: 3, column: 1, values: [["甲"], ["乙"]] }] });
    });

    it("formats without touching values, and adds to the look that is there", async () => {
      const { host } = await start();
      await done(host, { verb: "formatCells", sheet: "客户", areas: [{ area: at(4, 2), look: { bold: true } }] });
      expect(await host.readCells("客户", at(4, 2), { numberFormats: true })).toMatchObject({ value: { values: [[45292]], numberFormats: [["yyyy-mm-dd"]] } });
    });

    it("names the columns of a new table after its header cells, and follows when they are renamed", async () => {
      const { host } = await start();
      await done(host, ...preparation, { verb: "createTable", sheet: "Notes", area: at(20, 0, 2, 2), name: "T", style: "TableStyleLight1" }, writeCell("Notes", 20, 1, "丙\n丁"));
      const sheets = await host.sheets();
      expect(sheets.ok && sheets.value[1]!.tables).toMatchObject([{ name: "T", area: at(20, 0, 2, 2), columns: [{ name: "甲" }, { name: "丙\n丁" }] }]);
    });

    it("lets a new table take the place of the sheet's own filter, with what it filters by, or refuses it there", async () => {
      const { host, model } = await start(true);
      if (!traits.takesOverFilters) {
        const before = dumpModel(model());
        expect(await host.apply([...preparation, { verb: "createTable", sheet: "Notes", area: at(20, 0, 3, 2), name: "T", style: "TableStyleLight1" }])).toMatchObject({ ok: false, problems: [{ code: "host/filtered" }] });
        expect(dumpModel(model())).toEqual(before);
        return;
      }
      await done(host, ...preparation, { verb: "createTable", sheet: "Notes", area: at(20, 0, 3, 2), name: "T", style: "TableStyleLight1" });
      const notes = model().sheets[1]!;
      // The last row stood outside the table: nothing would say why it is hidden.
      expect([notes.autoFilter, notes.hiddenRows]).toEqual([null, [{ first: 21, last: 21 }]]);
      expect(notes.tables[0]!.raw).toContain('<filter val="3"/>');
    });

    it("shows only the rows of a table that say one of the texts, then others, then all; a filter of the person's own is not written over", async () => {
      const { host, model } = await start();
      const filter = (values: readonly string[] | null, column = 0): HostWrite => ({ verb: "filterTable", name: "客户表", column, values });
      const hidden = (): readonly unknown[] => [...model().sheets[0]!.hiddenRows];
      await done(host, filter(["001", "<&\">"]));
      expect(hidden()).toEqual([{ first: 4, last: 5 }]);
      const saved = must(openXlsx(must(await host.bytes()))).sheets[0]!;
      expect([saved.hiddenRows, saved.tables[0]!.raw]).toEqual([[{ first: 4, last: 5 }], expect.stringContaining('<filterColumn colId="0"><filters><filter val="001"/><filter val="&lt;&amp;&quot;&gt;"/></filters></filterColumn>')]);
      expect(await host.apply([filter(["北京样例"], 1)])).toMatchObject({ ok: false, problems: [{ code: "host/filtered" }] });
      const ops = await done(host, filter(["002"]));
      expect(hidden()).toEqual([{ first: 3, last: 3 }, { first: 5, last: 5 }]);
      await undo(host, ops);
      expect(hidden()).toEqual([{ first: 4, last: 5 }]);
      await done(host, filter(null));
      expect(hidden()).toEqual([]);
      expect(await host.apply([filter([], 7)])).toMatchObject({ ok: false, problems: [{ code: "host/outsideGrid" }] });
    });

    it("keeps the ids of a table's columns when it is resized", async () => {
      const { host } = await start();
      await done(host, ...preparation, { verb: "resizeTable", name: "客户表", area: at(2, 1, 9, 3) });
      const sheets = await host.sheets();
      expect(sheets.ok && sheets.value[0]!.tables[0]).toMatchObject({ area: at(2, 1, 9, 3), columns: [{ id: 2, name: "名称" }, { id: 3, name: "金额" }, { id: 4, name: "新列" }] });
    });

    it("leaves what stands below a table as it is when the table grows over it", async () => {
      const { host } = await start();
      const own: HostWrite = { verb: "writeCells", sheet: "客户", blocks: [{ row: 6, column: 0, values: [["004", "广州"]] }] };
      await done(host, own, { verb: "resizeTable", name: "客户表", area: at(2, 0, 6, 3) });
      expect(await host.readCells("客户", at(6, 0, 2, 3), { formulas: true })).toEqual({ ok: true, value: {
        values: [["004", "广州", 45304.5], [null, null, { error: "#N/A" }]], formulas: [[null, null, "=SUM(C4:C5)"], [null, null, "=NA()"]],
      } });
    });

    ifGrows("lets formats, validations, conditional formats and formulas of whole columns go on in new rows of a table", async () => {
      const { host, model } = await start();
      const formulas = [3, 4, 5].map((row) => [`=LEN(B${row + 1})*$H$1`]);
      await done(host, { verb: "writeCells", sheet: "客户", blocks: [{ row: 2, column: 3, values: [["长"], [1], [1], [1]], formulas: [[null], ...formulas] }, { row: 6, column: 2, values: [[null], [null]] }] }, { verb: "resizeTable", name: "客户表", area: at(2, 0, 4, 4) });
      await done(host, { verb: "formatCells", sheet: "客户", areas: [{ area: at(5, 2), numberFormat: "0.00" }] });
      const before = dumpModel(model());
      const ops = await done(host, { verb: "resizeTable", name: "客户表", area: at(2, 0, 6, 4) });
      expect(await host.readCells("客户", at(5, 2, 4, 2), { formulas: true, numberFormats: true })).toMatchObject({ value: {
        formulas: [[null, "=LEN(B6)*$H$1"], [null, "=LEN(B7)*$H$1"], [null, "=LEN(B8)*$H$1"], [null, null]], numberFormats: [["0.00", "General"], ["0.00", "General"], ["0.00", "General"], ["General", "General"]],
      } });
      const [customers] = model().sheets;
      expect([customers!.validations[0]!.areas, customers!.conditionalFormats[0]!.areas]).toEqual([[at(3, 0, 5)], [at(3, 2, 5)]]);
      await done(host, ...ops.toReversed().flatMap((op) => op.undo));
      expect(dumpModel(model())).toEqual(before);
    });

    it("puts a new sheet where it is asked to, and shows another one when the active one is hidden", async () => {
      const { host } = await start();
      await done(host, { verb: "addSheet", name: "A", visibility: "visible", before: "notes" }, { verb: "addSheet", name: "Z", visibility: "veryHidden" }, { verb: "setSheetVisibility", name: "客户", visibility: "hidden" });
      const sheets = await host.sheets();
      expect(sheets.ok && sheets.value.map((sheet) => `${sheet.name} ${sheet.visibility}`)).toEqual(["客户 hidden", "A visible", "Notes visible", "Locked visible", "Hidden hidden", "Z veryHidden"]);
      expect(await host.info()).toMatchObject({ value: { activeSheet: "A" } });
    });

    it("pushes cells down, and what refers to them follows; new cells look as those above", async () => {
      const { host, model } = await start();
      await done(host, { verb: "formatCells", sheet: "客户", areas: [{ area: at(3, 2), numberFormat: "0.00" }] }, writeCell("Notes", 0, 0, 45304.5, "=SUM(客户!C4:C6)+客户!$C$7"), { verb: "insertCells", sheet: "客户", areas: [at(4, 0, 2, 4)] });
      expect(await host.readCells("客户", at(3, 2, 7, 1), { formulas: true, numberFormats: true })).toEqual({ ok: true, value: {
        values: [[12.5], [null], [null], [45292], [true], [45304.5], [{ error: "#N/A" }]], formulas: [[null], [null], [null], [null], [null], ["=SUM(C4:C7)"], ["=NA()"]], numberFormats: [["0.00"], ["0.00"], ["0.00"], ["yyyy-mm-dd"], ["General"], ["General"], ["General"]],
      } });
      expect(await host.readCells("Notes", at(0, 0), { formulas: true })).toMatchObject({ value: { formulas: [["=SUM(客户!C4:C8)+客户!$C$9"]] } });
      const [customers] = model().sheets;
      expect(customers!.tables[0]).toMatchObject({ area: at(2, 0, 6, 3) });
      expect([customers!.validations[0]!.areas, customers!.conditionalFormats[0]!.areas]).toEqual([[at(3, 0, 5)], [at(3, 2, 5)]]);
      // Beside the columns that moved nothing has.
      expect(customers!.cells.arrayArea(2, 5)).toEqual(at(2, 5, 3));
    });

    it("takes rows out, and what refers to them follows or says that it is gone", async () => {
      const { host, model } = await start(undefined, traits.restoresFormats);
      await done(host, writeCell("Notes", 0, 0, 1, "=客户!A6+客户!A7+客户!A2"), { verb: "deleteCells", sheet: "客户", areas: [at(1, 0, 1, 16_384), at(5, 0, 1, 16_384)] });
      expect(await host.readCells("Notes", at(0, 0), { formulas: true })).toMatchObject({ value: { formulas: [["=客户!#REF!+客户!A5+客户!#REF!"]] } });
      expect(await host.readCells("客户", at(1, 0, 4, 3), { formulas: true })).toMatchObject({ value: { values: [["编号", "名称", "金额"], ["001", "上海测试", 12.5], ["002", "北京样例", 45292], [null, null, 45304.5]], formulas: [[null, null, null], [null, null, null], [null, null, null], [null, null, "=SUM(C3:C4)"]] } });
      expect(model().sheets[0]).toMatchObject({ tables: [{ area: at(1, 0, 3, 3) }], merges: [at(0, 0, 1, 3)] });
      expect(model().sheets[0]!.cells.arrayArea(1, 5)).toEqual(at(1, 5, 3));
    });

    it("brings rows that went back elsewhere, and undoes that", async () => {
      const { host, model } = await start(undefined, traits.restoresFormats);
      await done(host, { verb: "formatCells", sheet: "客户", areas: [{ area: at(3, 0), look: { fill: "FFEE00" } }] });
      const row = () => [0, 1, 2, 3].map((column) => { const { cells } = model().sheets[0]!; return [cells.value(3, column), cells.formula(3, column), model().styles.describe(cells.style(3, column))]; });
      const whole = row();
      const [gone] = await done(host, { verb: "deleteCells", sheet: "客户", areas: [at(3, 0, 1, 4)] });
      const image = gone!.undo.find(({ verb }) => verb === "restoreCells")!;
      if (image.verb !== "restoreCells") throw new Error("No image");
      const before = dumpModel(model());
      // One row lower than it stood, its first two columns the other way round; and back.
      const put = await done(host, { ...image, areas: [at(4, 0, 1, 4)], from: { rows: [3], columns: [1, 0, 2, -1] } });
      expect(await host.readCells("客户", at(3, 0, 3, 3), { formulas: true })).toMatchObject({ value: { values: [["002", "北京样例", 45292], ["上海测试", "001", 12.5], ["003", "=1+1公司", true]] } });
      await undo(host, put);
      expect(dumpModel(model())).toEqual(before);
      await done(host, { ...image, from: { rows: [3], columns: [0, 1, 2, 3] } });
      expect(row()).toEqual(whole);
    });

    it("lets what is valid in all of a column go on above it, where a row comes back as the first", async () => {
      const { host, model } = await start(undefined, traits.restoresFormats);
      await done(host, { verb: "setValidations", sheet: "客户", clear: [at(3, 1, 3)], add: [{ type: "custom", formula1: "=LEN($B4)>1", allowBlank: true, alert: "stop", areas: [at(3, 1, 3)] }] });
      const valid = () => (dumpModel(model()) as unknown as { readonly sheets: readonly { readonly validations: object }[] }).sheets[0]!.validations;
      const before = valid();
      const [gone] = await done(host, { verb: "deleteCells", sheet: "客户", areas: [at(3, 0, 1, 4)] });
      const image = gone!.undo.find(({ verb }) => verb === "restoreCells")!;
      if (image.verb !== "restoreCells") throw new Error("No image");
      const without = valid();
      expect([before, without].map((of) => Object.keys(of).sort())).toEqual([["3,0", "3,1", "4,0", "4,1", "5,0", "5,1"], ["3,0", "3,1", "4,0", "4,1"]]);
      const put = await done(host, { ...image, from: { rows: [3], columns: [0, 1, 2, 3] } });
      expect(valid()).toEqual(before);
      await undo(host, put);
      expect(valid()).toEqual(without);
    });

    it("draws a PivotTable's cells with their number formats and clears them when it is deleted", async () => {
      const { host } = await start();
      await done(host, { verb: "addPivot", pivot });
      expect(await host.readCells("Notes", at(4, 1, 5, 2), { numberFormats: true })).toMatchObject({ value: { values: pivot.cells, numberFormats: [["General", "General"], ["General", "#,##0.00"], ["General", "#,##0.00"], ["General", "#,##0.00"], ["General", "#,##0.00"]] } });
      await done(host, { verb: "deletePivot", sheet: "Notes", name: "按编号" });
      const sheets = await host.sheets();
      expect(sheets.ok && sheets.value[1]).toMatchObject({ used: null, pivots: [] });
    });
  });

  it(`${name}: draws the largest group of a PivotTable first where that is asked`, async () => {
    const { host } = await start();
    await done(host, { verb: "addPivot", pivot: largestFirst });
    expect(await host.readCells("Notes", at(4, 1, 5, 2))).toMatchObject({ value: { values: largestFirst.cells } });
  });

  it(`${name}: draws a PivotTable of some of the source's rows below what it is filtered by, and brings it back`, async () => {
    const { host, model } = await start();
    await done(host, { verb: "addPivot", pivot: filtered });
    expect(await host.readCells("Notes", at(4, 1, 5, 2))).toMatchObject({ value: { values: [["编号", "002"], [null, null], ...filtered.cells] } });
    const before = dumpModel(model());
    const gone = await done(host, { verb: "deletePivot", sheet: "Notes", name: "按编号" });
    const sheets = await host.sheets();
    expect(sheets.ok && sheets.value[1]).toMatchObject({ used: null, pivots: [] });
    await undo(host, gone);
    expect(dumpModel(model())).toEqual(before);
  });

  describe(`${name}: undo`, () => {
    it.each(everyVerb.map((write, i) => [`${i} ${write.verb}`, write] as const))("%s goes back exactly, and forth again", async (_, write) => {
      const { host, model } = await start(undefined, traits.restoresFormats || write.verb !== "deleteCells");
      await done(host, ...preparation);
      const before = dumpModel(model());
      const ops = await done(host, write);
      const after = dumpModel(model());
      expect(after).not.toEqual(before);
      const undone = await undo(host, ops);
      expect(dumpModel(model())).toEqual(before);
      await undo(host, undone);
      expect(dumpModel(model())).toEqual(after);
    });

    it("of many writes in one batch goes back exactly; the list survives JSON", async () => {
      const { host, model } = await start(undefined, traits.restoresFormats);
      await done(host, ...preparation);
      const before = dumpModel(model());
      const ops = await done(host, ...everyVerb);
      await undo(host, JSON.parse(JSON.stringify(ops)) as HostOp[]);
      expect(dumpModel(model())).toEqual(before);
    });

    it("of a PivotTable's deletion brings it back with its cells", async () => {
      const { host, model } = await start();
      await done(host, { verb: "addPivot", pivot });
      const before = dumpModel(model());
      await undo(host, await done(host, { verb: "deletePivot", sheet: "Notes", name: "按编号" }));
      expect(dumpModel(model())).toEqual(before);
    });
  });

  describe(`${name}: refusals`, () => {
    const long = "字".repeat(32_768);
    const refusals: readonly (readonly [string, HostWrite, string])[] = [
      ["a sheet that is not there", writeCell("nowhere", 0, 0, 1), "host/noSheet"],
      ["writing outside the grid", writeCell("Notes", 1_048_576, 0, 1), "host/outsideGrid"],
      ["text over 32,767 characters", writeCell("Notes", 0, 0, long), "host/textTooLong"],
      ["a part of an array formula", writeCell("客户", 3, 5, 1), "host/arrayFormula"],
      ["writing to a protected sheet", writeCell("Locked", 0, 0, 1), "host/protected"],
      ["formatting a protected sheet", { verb: "formatCells", sheet: "Locked", areas: [{ area: at(0, 0), numberFormat: "@" }] }, "host/protected"],
      ["a table on a protected sheet", { verb: "createTable", sheet: "Locked", area: at(0, 0, 2, 2), name: "T", style: "TableStyleLight1" }, "host/protected"],
      ["blanking a table's header", writeCell("客户", 2, 0, null), "host/badHeader"],
      ["a number as a table's header", writeCell("客户", 2, 0, 5), "host/badHeader"],
      ["a formula as a table's header", writeCell("客户", 2, 0, "x", '="x"'), "host/badHeader"],
      ["two equal headers", writeCell("客户", 2, 0, "名称"), "host/badHeader"],
      ["a table over blank headers", { verb: "createTable", sheet: "Notes", area: at(0, 0, 2, 2), name: "T", style: "TableStyleLight1" }, "host/badHeader"],
      ["a table without data rows", { verb: "createTable", sheet: "Notes", area: at(0, 0, 1, 2), name: "T", style: "TableStyleLight1" }, "host/tooSmall"],
      ["a table over another", { verb: "createTable", sheet: "客户", area: at(5, 0, 3, 2), name: "T", style: "TableStyleLight1" }, "host/overlap"],
      ["a table over merged cells", { verb: "createTable", sheet: "客户", area: at(0, 0, 2, 2), name: "T", style: "TableStyleLight1" }, "host/overlap"],
      ["a taken table name", { verb: "createTable", sheet: "Notes", area: at(0, 0, 2, 2), name: "LISTS", style: "TableStyleLight1" }, "host/nameTaken"],
      ...["", "a b", "1a", "A1", "r1c1", "C", "a-b", "x".repeat(256)].map((name) => [`the table name “${name.slice(0, 9)}”`, { verb: "createTable", sheet: "Notes", area: at(0, 0, 2, 2), name, style: "TableStyleLight1" }, "host/badName"] as const),
      ["a table that is not there", { verb: "deleteTable", name: "nothing" }, "host/noTable"],
      ["moving a table's header", { verb: "resizeTable", name: "客户表", area: at(3, 0, 4, 3) }, "host/badResize"],
      ["resizing a table away", { verb: "resizeTable", name: "客户表", area: at(2, 6, 4, 3) }, "host/badResize"],
      ["growing a table over a blank header", { verb: "resizeTable", name: "客户表", area: at(2, 0, 4, 5) }, "host/badHeader"],
      ["merging inside a table", { verb: "mergeCells", sheet: "客户", areas: [at(3, 0, 1, 2)] }, "host/overlap"],
      ["merging over a merge", { verb: "mergeCells", sheet: "客户", areas: [at(0, 2, 1, 2)] }, "host/overlap"],
      ["merging one cell", { verb: "mergeCells", sheet: "Notes", areas: [at(0, 0)] }, "host/tooSmall"],
      ["a merge that would lose content", { verb: "mergeCells", sheet: "客户", areas: [at(6, 1, 1, 2)] }, "host/notEmpty"],
      ["a literal list over 255 characters", { verb: "setValidations", sheet: "Notes", clear: [], add: [{ ...list, formula1: `="${"a,".repeat(128)}"` }] }, "host/listTooLong"],
      ["a message over 255 characters", { verb: "setValidations", sheet: "Notes", clear: [], add: [{ ...list, error: "x".repeat(256) }] }, "host/textTooLong"],
      ["a title over 32 characters", { verb: "setValidations", sheet: "Notes", clear: [], add: [{ ...list, promptTitle: "x".repeat(33) }] }, "host/textTooLong"],
      ["a column of 300 characters", { verb: "setColumns", sheet: "Notes", columns: [{ column: 0, width: 300 }] }, "host/badWidth"],
      ["a column outside the grid", { verb: "setColumns", sheet: "Notes", columns: [{ column: 16_384, width: 3 }] }, "host/outsideGrid"],
      ["freezing outside the grid", { verb: "freezePanes", sheet: "Notes", rows: -1, columns: 0 }, "host/outsideGrid"],
      ...["", "x".repeat(32), "a:b", "a\\b", "a/b", "a?", "a*", "[a]", "'a", "a'", "history", " "].map((sheet) => [`the sheet name “${sheet.slice(0, 9)}”`, { verb: "addSheet", name: sheet, visibility: "visible" }, "host/badName"] as const),
      ["a taken sheet name", { verb: "addSheet", name: "NOTES", visibility: "visible" }, "host/nameTaken"],
      ["moving part of a merge", { verb: "insertCells", sheet: "客户", areas: [at(0, 0, 1, 2)] }, "host/wouldSplit"],
      ["moving part of a table", { verb: "deleteCells", sheet: "客户", areas: [at(4, 0, 1, 2)] }, "host/wouldSplit"],
      ["rows in the middle of an array formula", { verb: "insertCells", sheet: "客户", areas: [at(3, 0, 1, 16_384)] }, "host/wouldSplit"],
      ["taking out an array formula", { verb: "deleteCells", sheet: "客户", areas: [at(2, 5, 3)] }, "host/wouldLose"],
      ["taking out a table's header", { verb: "deleteCells", sheet: "客户", areas: [at(2, 0, 1, 4)] }, "host/wouldLose"],
      ["taking out all rows of a table", { verb: "deleteCells", sheet: "客户", areas: [at(3, 0, 3, 4)] }, "host/wouldLose"],
      ["moving cells of a protected sheet", { verb: "insertCells", sheet: "Locked", areas: [at(0, 0)] }, "host/protected"],
      ["moves in different columns", { verb: "deleteCells", sheet: "Notes", areas: [at(0, 0), at(3, 1)] }, "host/overlap"],
      ["a PivotTable over no table", { verb: "addPivot", pivot: { ...pivot, sourceTable: "nothing" } }, "host/noTable"],
      ["a PivotTable with other fields", { verb: "addPivot", pivot: { ...pivot, fields: pivot.fields.slice(1) } }, "host/badPivot"],
      ["a PivotTable over content", { verb: "addPivot", pivot: { ...pivot, sheet: "客户", row: 6, column: 1 } }, "host/notEmpty"],
      ["a PivotTable that is not there", { verb: "deletePivot", sheet: "Notes", name: "x" }, "host/noPivot"],
    ];

    it.each(refusals)("%s", async (_, write, code) => {
      const { host, model } = await start();
      const before = dumpModel(model());
      const result = await host.apply([...preparation, { verb: "addSheet", name: "T1", visibility: "visible" }, write]);
      expect(result).toMatchObject({ ok: false, problems: [{ code }] });
      if (!result.ok) for (const { message, hint } of result.problems) for (const text of [message, hint]) expect([text["zh-CN"], text.en].join()).not.toMatch(/\{\w+\}|undefined/);
      // All or nothing: the writes before it have not happened either.
      expect(dumpModel(model())).toEqual(before);
    });

    it("taking the first cells of a conditional format of others, where they could not come back", async () => {
      const { host, model } = await start();
      const before = dumpModel(model());
      const result = await host.apply([{ verb: "deleteCells", sheet: "客户", areas: [at(3, 0, 1, 4)] }]);
      if (traits.restoresFormats) expect(result.ok).toBe(true);
      else {
        expect(result).toMatchObject({ ok: false, problems: [{ code: "host/cannotMove" }] });
        expect(dumpModel(model())).toEqual(before);
      }
    });

    it("writing into a PivotTable", async () => {
      const { host } = await start();
      await done(host, { verb: "addPivot", pivot });
      expect(await host.apply([writeCell("Notes", 5, 1, "x")])).toMatchObject({ ok: false, problems: [{ code: "host/overlap" }] });
    });

    it("hiding or deleting the last visible sheet", async () => {
      const { host } = await start();
      const hide = (sheet: string): HostWrite => ({ verb: "setSheetVisibility", name: sheet, visibility: "veryHidden" });
      await done(host, hide("客户"), hide("Notes"));
      expect(await host.apply([hide("Locked")])).toMatchObject({ ok: false, problems: [{ code: "host/lastSheet" }] });
      expect(await host.apply([{ verb: "deleteSheet", name: "Locked" }])).toMatchObject({ ok: false, problems: [{ code: "host/lastSheet" }] });
    });
  });
}
