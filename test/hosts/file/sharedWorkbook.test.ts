import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { fileHost } from "../../../src/hosts/file/fileHost";
import type { HostWrite } from "../../../src/workbook/host";
import { must } from "../../contracts/sampleWorkbook";
import { open, save, workbookOf } from "../../xlsx/support";

/** As Excel saves a workbook that several people edit in the legacy way: with the headers of its revision log. */
function shared(): Uint8Array {
  const parts = unzipSync(save(workbookOf([["名称", "电话"], ["甲", "1"], ["乙", "2"]], "表")));
  const edit = (part: string, from: string, to: string): void => void (parts[part] = strToU8(strFromU8(parts[part]!).replace(from, to)));
  edit("xl/_rels/workbook.xml.rels", "</Relationships>", '<Relationship Id="rIdRev" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/revisionHeaders" Target="revisions/revisionHeaders.xml"/></Relationships>');
  edit("[Content_Types].xml", "</Types>", '<Override PartName="/xl/revisions/revisionHeaders.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.revisionHeaders+xml"/></Types>');
  parts["xl/revisions/revisionHeaders.xml"] = strToU8('<?xml version="1.0" encoding="UTF-8" standalone="yes"?><headers xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" guid="{0F074CAA-5195-4CF5-AD63-52507CAE5AC5}"/>');
  return zipSync(parts);
}

const area = { row: 0, column: 0, rows: 3, columns: 2 };

describe("a workbook that is shared in the legacy way", () => {
  it.each<HostWrite>([
    { verb: "createTable", sheet: "表", area, name: "T", style: "TableStyleLight1" },
    { verb: "mergeCells", sheet: "表", areas: [area] },
    { verb: "setValidations", sheet: "表", clear: [area], add: [] },
    { verb: "setConditionalFormats", sheet: "表", removeIds: [], add: [] },
  ])("refuses $verb, says why, and stays as it is", async (write) => {
    const bytes = shared();
    const model = open(bytes);
    const host = fileHost(model, { name: "a.xlsx", format: "xlsx" });
    expect(await host.apply([{ verb: "writeCells", sheet: "表", blocks: [{ row: 1, column: 0, values: [["改"]] }] }, write])).toMatchObject({ ok: false, problems: [{ code: "host/sharedWorkbook", hint: { "zh-CN": expect.stringContaining("取消共享工作簿") as string } }] });
    expect(must(await host.readCells("表", area)).values).toEqual([["名称", "电话"], ["甲", "1"], ["乙", "2"]]);
  });

  it("is read, and its cells are written", async () => {
    const host = fileHost(open(shared()), { name: "a.xlsx", format: "xlsx" });
    must(await host.apply([{ verb: "writeCells", sheet: "表", blocks: [{ row: 1, column: 0, values: [["改"]] }] }]));
    expect(must(await host.readCells("表", area)).values[1]).toEqual(["改", "1"]);
  });
});
