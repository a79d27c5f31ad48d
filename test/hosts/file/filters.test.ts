import { fileHost } from "../../../src/hosts/file/fileHost";
import type { Area, HostOp, HostWrite } from "../../../src/workbook/host";
import type { WorkbookModel } from "../../../src/workbook/model";
import { parseArea } from "../../../src/workbook/area";
import { must } from "../../contracts/sampleWorkbook";
import { makeSmallSample } from "../../../tools/sample/makeSample";
import { filteredLedger, ledgerCriteria, type LedgerStyle } from "../../support/filteredLedger";
import { changedParts, open, partText, save } from "../../xlsx/support";

const area = (address: string): Area => parseArea(address)!;
const create = (address: string): HostWrite => ({ verb: "createTable", sheet: "台账", area: area(address), name: "T", style: "TableStyleLight1" });
const sheetPart = "xl/worksheets/sheet2.xml";
const tablePart = "xl/tables/table1.xml";

async function apply(model: WorkbookModel, ...writes: readonly HostWrite[]): Promise<readonly HostOp[]> {
  return JSON.parse(JSON.stringify(must(await fileHost(model, { name: "x.xlsx", format: "xlsx" }).apply(writes)))) as HostOp[];
}
const undoOf = (ops: readonly HostOp[]): readonly HostWrite[] => ops.toReversed().flatMap((op) => op.undo);

describe("a table over the sheet's own filter", () => {
  it.each<[string, LedgerStyle]>([["plain", {}], ["Strict", { strict: true }], ["with prefixes", { prefix: "x:" }], ["Strict with prefixes", { strict: true, prefix: "s:" }]])("takes its place, and gives it back to the letter when it is undone after saving: %s", async (_, style) => {
    const bytes = filteredLedger(style);
    const model = open(bytes);
    const ops = await apply(model, create("B3:E7"));
    const saved = save(model);
    const p = style.prefix ?? "";
    expect(changedParts(bytes, saved)).toEqual(["+xl/tables/table1.xml", "+xl/worksheets/_rels/sheet2.xml.rels", "[Content_Types].xml", "xl/workbook.xml", sheetPart]);
    // Hidden rows are hidden still: the table is filtered by what the sheet was filtered by.
    expect(partText(saved, sheetPart)).not.toMatch(/autoFilter|filterMode/);
    expect(partText(saved, sheetPart).match(/hidden="1"/g)).toHaveLength(2);
    expect(partText(saved, tablePart)).toContain(`>${ledgerCriteria(p)}</autoFilter>`);
    expect(partText(saved, tablePart).includes("purl.oclc.org")).toBe(style.strict === true);
    expect(partText(saved, "xl/workbook.xml")).toBe(partText(bytes, "xl/workbook.xml").replace(new RegExp(`<${p}definedName name="_xlnm._FilterDatabase" localSheetId="1".*?</${p}definedName>`), ""));

    const later = open(saved);
    await apply(later, ...undoOf(ops));
    const undone = save(later);
    expect(partText(undone, sheetPart)).toBe(partText(bytes, sheetPart));
    expect(partText(undone, "xl/workbook.xml")).toBe(partText(bytes, "xl/workbook.xml"));
    expect(changedParts(bytes, undone).filter((part) => !part.endsWith(".rels"))).toEqual([]);
  });

  it("undone before saving gives the file byte for byte, and done again what it was", async () => {
    const bytes = filteredLedger();
    const model = open(bytes);
    const ops = await apply(model, create("B3:E7"));
    const saved = save(model);
    const redo = await apply(model, ...undoOf(ops));
    expect(save(model)).toBe(bytes);
    await apply(model, ...undoOf(redo));
    expect(save(model)).toEqual(saved);
  });

  it("counts the criteria from its own first column", async () => {
    const model = open(filteredLedger({ columns: '<filterColumn colId="2"><filters><filter val="1"/></filters></filterColumn><filterColumn colId="0" hiddenButton="1"/>' }));
    await apply(model, create("C3:E7"));
    expect(partText(save(model), tablePart)).toContain('<autoFilter ref="C3:E7"><filterColumn colId="1"><filters><filter val="1"/></filters></filterColumn></autoFilter>');
    expect(partText(save(model), sheetPart).match(/hidden="1"/g)).toHaveLength(2);
  });

  it.each([
    ["outside its rows", "B3:E5", [{ first: 4, last: 4 }], 2],
    ["that the filter hid for what stands beside the table", "C3:E7", [], 0],
  ] as const)("shows rows %s, which no filter explains any more, and hides them again when it is undone", async (_, address, hidden, criteria) => {
    const bytes = filteredLedger();
    const model = open(bytes);
    expect(model.sheets[1]!.hiddenRows).toEqual([{ first: 4, last: 5 }]);
    const ops = await apply(model, create(address));
    const saved = save(model);
    const later = open(saved);
    expect(later.sheets[1]!.hiddenRows).toEqual(hidden);
    expect(partText(saved, tablePart).match(/<filterColumn/g) ?? []).toHaveLength(criteria);
    const redo = await apply(later, ...undoOf(ops));
    expect(partText(save(later), sheetPart)).toBe(partText(bytes, sheetPart));
    await apply(later, ...undoOf(redo));
    expect(partText(save(later), sheetPart)).toBe(partText(saved, sheetPart));
  });

  it("leaves rows alone that somebody hid where the filter filters nothing", async () => {
    const model = open(filteredLedger({ columns: "" }));
    await apply(model, create("C3:E4"));
    expect(open(save(model)).sheets[1]!.hiddenRows).toEqual([{ first: 4, last: 5 }]);
  });

  it("has a plain filter where the sheet's filtered nothing", async () => {
    const model = open(filteredLedger({ columns: "" }));
    await apply(model, create("B3:E7"));
    expect(partText(save(model), tablePart)).toContain('<autoFilter ref="B3:E7"/>');
  });

  it("that lies elsewhere leaves it alone", async () => {
    const bytes = filteredLedger({ ref: "B3:C7", columns: "" });
    const model = open(bytes);
    await apply(model, create("D3:E7"));
    expect(partText(save(model), sheetPart)).toContain('<autoFilter ref="B3:C7"');
    expect(changedParts(bytes, save(model))).not.toContain("xl/workbook.xml");
  });

  it("that grows over it takes it over as well", async () => {
    const bytes = filteredLedger({ ref: "D3:E7", columns: '<filterColumn colId="1"><filters><filter val="x"/></filters></filterColumn>' });
    const model = open(bytes);
    await apply(model, create("B3:C7"));
    const before = save(model);
    const opened = open(before);
    const ops = await apply(opened, { verb: "resizeTable", name: "T", area: area("B3:E7") });
    const grown = save(opened);
    expect(partText(grown, sheetPart)).not.toContain("autoFilter");
    expect(partText(grown, tablePart)).toContain('<autoFilter ref="B3:E7"><filterColumn colId="3"><filters><filter val="x"/></filters></filterColumn></autoFilter>');
    const later = open(grown);
    await apply(later, ...undoOf(ops));
    expect(changedParts(before, save(later))).toEqual([]);
  });

  it("keeps what it is filtered by when it grows to the right afterwards", async () => {
    const model = open(filteredLedger());
    await apply(model, { verb: "writeCells", sheet: "台账", blocks: [{ row: 2, column: 5, values: [["编号"]] }] }, create("B3:E7"), { verb: "resizeTable", name: "T", area: area("B3:F7") });
    expect(partText(save(model), tablePart)).toContain(`${ledgerCriteria()}</autoFilter>`);
  });

  it("that was deleted and comes back moves a filter that somebody has put there meanwhile", async () => {
    const model = open(filteredLedger());
    const [created] = await apply(model, create("B3:E7"));
    const deleted = await apply(model, { verb: "deleteTable", name: "T" });
    const filter = created!.undo.filter(({ verb }) => verb === "restorePart");
    await apply(model, ...filter);
    expect(model.sheets[1]!.autoFilter).not.toBeNull();
    const ops = await apply(model, ...undoOf(deleted));
    expect([model.sheets[1]!.autoFilter, model.sheets[1]!.tables.length]).toEqual([null, 1]);
    await apply(model, ...undoOf(ops));
    expect([model.sheets[1]!.autoFilter?.area, model.sheets[1]!.tables.length]).toEqual([area("B3:E7"), 0]);
  });

  it("does not let the filter back over it", async () => {
    const model = open(filteredLedger());
    const [created] = await apply(model, create("B3:E7"));
    const before = created!.undo.filter(({ verb }) => verb === "restorePart");
    expect(await fileHost(model, { name: "x.xlsx", format: "xlsx" }).apply(before)).toMatchObject({ ok: false, problems: [{ code: "host/overlap" }] });
  });
});

it("the sample with filter buttons becomes a table and the sample again", async () => {
  const bytes = makeSmallSample(7, 50, { autoFilter: true }).bytes;
  const model = open(bytes);
  const { autoFilter, name } = model.sheets[1]!;
  const below = autoFilter!.area;
  // Without the header, whose captions may not be texts of their own: any row of unlike texts will do here.
  const header = Array.from({ length: below.columns }, (_, i) => `列${i + 1}`);
  const ops = await apply(model, { verb: "writeCells", sheet: name, blocks: [{ row: below.row, column: below.column, values: [header] }] }, { verb: "createTable", sheet: name, area: below, name: "T", style: "TableStyleLight1" });
  const saved = save(model);
  expect(partText(saved, sheetPart)).not.toContain("autoFilter");
  expect(partText(saved, "xl/workbook.xml")).not.toContain("_FilterDatabase");
  await apply(model, ...undoOf(ops));
  expect(save(model)).toBe(bytes);
});

describe("the name of a table", () => {
  it("is unlike the names that the workbook defines, which it tells", async () => {
    const host = fileHost(open(filteredLedger()), { name: "x.xlsx", format: "xlsx" });
    expect(await host.info()).toMatchObject({ value: { definedNames: ["客户名单"] } });
    expect(await host.apply([{ verb: "createTable", sheet: "台账", area: area("B3:E7"), name: "客户名单", style: "TableStyleLight1" }])).toMatchObject({ ok: false, problems: [{ code: "host/nameTaken" }] });
  });
});
