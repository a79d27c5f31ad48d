import { writeZip } from "../../src/xlsx/container/writeZip";

export type LedgerStyle = {
  readonly strict?: boolean;
  /** Prefix of the spreadsheet namespace, with its colon. */
  readonly prefix?: string;
  /** What stands inside the filter; its columns count from B. */
  readonly columns?: string;
  /** The filter's area; the ledger is B3:E7. */
  readonly ref?: string;
};

/** Of column B: only 甲. Of column D: with alternate content, as newer Excel writes what older ones cannot. */
export const ledgerCriteria = (p = ""): string =>
  `<${p}filterColumn colId="0"><${p}filters><${p}filter val="甲"/></${p}filters></${p}filterColumn>` +
  `<${p}filterColumn colId="2"><mc:AlternateContent><mc:Choice Requires="x14"><x14:filters><x14:filter val="1"/></x14:filters></mc:Choice><mc:Fallback><${p}customFilters><${p}customFilter operator="greaterThan" val="0"/></${p}customFilters></mc:Fallback></mc:AlternateContent></${p}filterColumn>`;

/**
 * A ledger as people leave it: sheet `台账` with a header in B3:E3 and data to row 7, filtered, rows 5 and 6 hidden by the filter; names of both sheets and of the workbook in
 * workbook.xml; a second sheet `其他` with a filter of its own that does nothing.
 */
export function filteredLedger({ strict = false, prefix: p = "", columns = ledgerCriteria(p), ref = "B3:E7" }: LedgerStyle = {}): Uint8Array {
  const main = strict ? "http://purl.oclc.org/ooxml/spreadsheetml/main" : "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  const office = strict ? "http://purl.oclc.org/ooxml/officeDocument/relationships" : "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const x = `xmlns${p === "" ? "" : ":"}${p.slice(0, -1)}="${main}"`;
  const cell = (address: string, text: string): string => (/^\d+$/.test(text) ? `<${p}c r="${address}"><${p}v>${text}</${p}v></${p}c>` : `<${p}c r="${address}" t="inlineStr"><${p}is><${p}t>${text}</${p}t></${p}is></${p}c>`);
  const row = (r: number, texts: readonly string[], more = ""): string => `<${p}row r="${r}"${more}>${texts.map((text, i) => cell(`${"BCDE"[i]}${r}`, text)).join("")}</${p}row>`;
  const rows = [row(3, ["级别", "名称", "数量", "备注"]), row(4, ["甲", "一", "1", "x"]), row(5, ["乙", "二", "2", "x"], ' hidden="1"'), row(6, ["乙", "三", "3", "x"], ' ht="20" hidden="1"'), row(7, ["甲", "四", "4", "x"])].join("");
  const extra = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="xr" xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main" xmlns:xr="http://schemas.microsoft.com/office/spreadsheetml/2014/revision"';
  const name = (own: string, sheet: number | null, text: string, more = ""): string => `<${p}definedName name="${own}"${sheet === null ? "" : ` localSheetId="${sheet}"`}${more}>${text}</${p}definedName>`;
  const parts: Readonly<Record<string, string>> = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>' +
      [1, 2].map((n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`).join("") + "</Types>",
    "_rels/.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `<${p}workbook ${x} xmlns:r="${office}"${strict ? ' conformance="strict"' : ""}><${p}sheets><${p}sheet name="其他" sheetId="1" r:id="rId1"/><${p}sheet name="台账" sheetId="2" r:id="rId2"/></${p}sheets><${p}definedNames>` +
      name("_xlnm._FilterDatabase", 0, "其他!$A$1:$A$2", ' hidden="1"') + name("_xlnm._FilterDatabase", 1, "台账!$B$3:$E$7", ' hidden="1"') +
      name("_xlnm.Print_Titles", 1, "台账!$3:$3") + name("客户名单", null, "台账!$C$4:$C$7") + `</${p}definedNames><${p}calcPr calcId="191029"/></${p}workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${[1, 2].map((n) => `<Relationship Id="rId${n}" Type="${office}/worksheet" Target="worksheets/sheet${n}.xml"/>`).join("")}</Relationships>`,
    "xl/worksheets/sheet1.xml": `<${p}worksheet ${x}><${p}sheetData><${p}row r="1">${cell("A1", "a")}</${p}row></${p}sheetData><${p}autoFilter ref="A1:A2"/></${p}worksheet>`,
    "xl/worksheets/sheet2.xml": `<${p}worksheet ${x} ${extra}><${p}sheetPr filterMode="1"/><${p}dimension ref="B3:E7"/><${p}sheetData>${rows}</${p}sheetData><${p}autoFilter ref="${ref}" xr:uid="{00000000-0001-0000-0000-000000000000}">${columns}</${p}autoFilter><${p}pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/></${p}worksheet>`,
  };
  return writeZip(Object.entries(parts).map(([path, xml]) => ({ name: path, bytes: new TextEncoder().encode(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${xml}`) })));
}
