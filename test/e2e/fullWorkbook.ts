import { deflateSync } from "node:zlib";
import { unzipSync, zipSync } from "fflate";
import { crc32 } from "../../src/xlsx/container/crc32";
import { makeSmallSample } from "../../tools/sample/makeSample";
import { commentsXml, notesVml } from "../../tools/sample/ooxml/comments";
import { esc, relNs, xmlHead } from "../../tools/sample/ooxml/xml";
import { regions, summarySheetName } from "../../tools/sample/summarySheet";

/**
 * A messy .xlsm with one of everything that a program which only knows cells would lose: chart, picture, pivot with its slicer, notes and a threaded comment, data bars
 * and icon sets with their newer half, sparklines, names, print settings, a macro. Made from the sample by hand; the same bytes every time.
 * @source MS-XLSX 2.4 and 2.6 (slicers, sparklines, data bars), MS-XLSX 2.6.205 (threaded comments), ECMA-376 part 1 for the rest.
 */
export function fullWorkbook(): Uint8Array {
  const decoder = new TextDecoder();
  const parts = new Map<string, Uint8Array>(Object.entries(unzipSync(makeSmallSample(7, 120).bytes)));
  const text = (name: string): string => decoder.decode(parts.get(name));
  const put = (name: string, xml: string): void => void parts.set(name, new Uint8Array(new TextEncoder().encode(xml)));
  const edit = (name: string, before: string, after: string): void => {
    if (!text(name).includes(before)) throw new Error(`${name} does not say ${before}`);
    put(name, text(name).replace(before, () => after));
  };
  const relate = (name: string, id: string, type: string, target: string): void => {
    if (!parts.has(name)) put(name, `${xmlHead}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>`);
    edit(name, "</Relationships>", `<Relationship Id="${id}" Type="${type.startsWith("http") ? type : `${relNs}/${type}`}" Target="${target}"/></Relationships>`);
  };
  const declare = (part: string, type: string): void => edit("[Content_Types].xml", "</Types>", `<Override PartName="/${part}" ContentType="${type}"/></Types>`);
  const main = "xl/worksheets/sheet2.xml";
  const summary = "xl/worksheets/sheet3.xml";
  const pivot = "xl/worksheets/sheet4.xml";

  // Macro.
  parts.set("xl/vbaProject.bin", Uint8Array.from({ length: 4096 }, (_, i) => [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1][i] ?? (i * 31) % 251));
  edit("[Content_Types].xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", "application/vnd.ms-excel.sheet.macroEnabled.main+xml");
  edit("[Content_Types].xml", '<Default Extension="xml"', '<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/><Default Extension="png" ContentType="image/png"/><Default Extension="xml"');
  relate("xl/_rels/workbook.xml.rels", "rIdMacro", "http://schemas.microsoft.com/office/2006/relationships/vbaProject", "vbaProject.bin");

  // Picture, beside the chart.
  parts.set("xl/media/image1.png", png());
  relate("xl/drawings/_rels/drawing1.xml.rels", "rIdPicture", "image", "../media/image1.png");
  edit("xl/drawings/drawing1.xml", "</xdr:wsDr>", `<xdr:twoCellAnchor editAs="oneCell"><xdr:from><xdr:col>11</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>1</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:to><xdr:col>12</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>4</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to><xdr:pic><xdr:nvPicPr><xdr:cNvPr id="9" name="标志"/><xdr:cNvPicPr/></xdr:nvPicPr><xdr:blipFill><a:blip xmlns:r="${relNs}" r:embed="rIdPicture"/><a:stretch><a:fillRect/></a:stretch></xdr:blipFill><xdr:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="9525" cy="9525"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr></xdr:pic><xdr:clientData/></xdr:twoCellAnchor></xdr:wsDr>`);

  // Pivot slicer.
  const slicerNs = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main";
  const cacheName = "切片器_大区";
  put("xl/slicerCaches/slicerCache1.xml", `${xmlHead}<slicerCacheDefinition xmlns="${slicerNs}" name="${cacheName}" sourceName="大区"><pivotTables><pivotTable tabId="4" name="数据透视表1"/></pivotTables><data><tabular pivotCacheId="7"><items count="${regions.length}">${regions.map((_, i) => `<i x="${i}" s="1"/>`).join("")}</items></tabular></data></slicerCacheDefinition>`);
  declare("xl/slicerCaches/slicerCache1.xml", "application/vnd.ms-excel.slicerCache+xml");
  put("xl/slicers/slicer1.xml", `${xmlHead}<slicers xmlns="${slicerNs}"><slicer name="大区" cache="${cacheName}" caption="大区" rowHeight="241300"/></slicers>`);
  declare("xl/slicers/slicer1.xml", "application/vnd.ms-excel.slicer+xml");
  relate("xl/_rels/workbook.xml.rels", "rIdSlicerCache", "http://schemas.microsoft.com/office/2007/relationships/slicerCache", "slicerCaches/slicerCache1.xml");
  relate("xl/worksheets/_rels/sheet4.xml.rels", "rIdSlicer", "http://schemas.microsoft.com/office/2007/relationships/slicer", "../slicers/slicer1.xml");
  relate("xl/worksheets/_rels/sheet4.xml.rels", "rIdDrawing", "drawing", "../drawings/drawing2.xml");
  put("xl/drawings/drawing2.xml", slicerDrawing("大区"));
  declare("xl/drawings/drawing2.xml", "application/vnd.openxmlformats-officedocument.drawing+xml");
  edit(pivot, "</worksheet>", `<drawing r:id="rIdDrawing"/><extLst><ext uri="{A8765BA9-456A-4dab-B4F3-ACF838C121DE}" xmlns:x14="${slicerNs}"><x14:slicerList><x14:slicer r:id="rIdSlicer"/></x14:slicerList></ext></extLst></worksheet>`);
  edit("xl/pivotCache/pivotCacheDefinition1.xml", "</pivotCacheDefinition>", `<extLst><ext uri="{725AE2AE-9491-48be-B2B4-4EB974FC3084}" xmlns:x14="${slicerNs}"><x14:pivotCacheDefinition pivotCacheId="7"/></ext></extLst></pivotCacheDefinition>`);
  edit("xl/workbook.xml", "</workbook>", `<extLst><ext uri="{BBE1A952-AA13-448e-AADC-164F8A28A991}" xmlns:x14="${slicerNs}"><x14:slicerCaches><x14:slicerCache r:id="rIdSlicerCache"/></x14:slicerCaches></ext></extLst></workbook>`);
  edit("xl/workbook.xml", "</definedNames>", `<definedName name="${cacheName}">#N/A</definedName><definedName name="_xlnm.Print_Area" localSheetId="2">'${summarySheetName}'!$A$1:$L$30</definedName><definedName name="含税率">0.13</definedName></definedNames>`);

  // A threaded comment with the note that stands in for it.
  const id = "{8F2C7A10-52C6-4B0E-9E3B-6C0C4B7D1A01}";
  const author = "{3D4B6C11-7D29-4E1F-8A6C-1B5E6F7A8B02}";
  const threadNs = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments";
  const note = { address: "B9", row: 8, column: 1, author: `tc=${id}`, text: "[线程批注]\n注释:\n    合计对吗？" };
  put("xl/comments2.xml", commentsXml([note]));
  put("xl/drawings/vmlDrawing2.vml", notesVml([note]));
  put("xl/threadedComments/threadedComment1.xml", `${xmlHead}<ThreadedComments xmlns="${threadNs}"><threadedComment ref="B9" dT="2024-12-20T09:30:00.00" personId="${author}" id="${id}"><text>合计对吗？</text></threadedComment></ThreadedComments>`);
  put("xl/persons/person.xml", `${xmlHead}<personList xmlns="${threadNs}"><person displayName="王芳" id="${author}" userId="王芳" providerId="None"/></personList>`);
  declare("xl/comments2.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml");
  declare("xl/threadedComments/threadedComment1.xml", "application/vnd.ms-excel.threadedcomments+xml");
  declare("xl/persons/person.xml", "application/vnd.ms-excel.person+xml");
  relate("xl/worksheets/_rels/sheet3.xml.rels", "rIdVml", "vmlDrawing", "../drawings/vmlDrawing2.vml");
  relate("xl/worksheets/_rels/sheet3.xml.rels", "rIdNotes", "comments", "../comments2.xml");
  relate("xl/worksheets/_rels/sheet3.xml.rels", "rIdThread", "http://schemas.microsoft.com/office/2017/10/relationships/threadedComment", "../threadedComments/threadedComment1.xml");
  relate("xl/_rels/workbook.xml.rels", "rIdPerson", "http://schemas.microsoft.com/office/2017/10/relationships/person", "persons/person.xml");

  // Conditional formats with their newer half, and sparklines.
  edit(summary, "<pageMargins", `${conditionalFormats("B4:B8", 1, "{11111111-1111-4111-8111-111111111111}")}<pageMargins`);
  edit(summary, "</worksheet>", `<legacyDrawing r:id="rIdVml"/><extLst>${newerDataBar("B4:B8", "{11111111-1111-4111-8111-111111111111}")}${sparklines("N4", `${summarySheetName}!B4:B8`)}</extLst></worksheet>`);
  const [, column] = /<conditionalFormatting sqref="([A-Z]+)\d/.exec(text(main))!;
  const area = `${column}6:${column}125`;
  edit(main, "<dataValidations", `${conditionalFormats(area, 2, "{22222222-2222-4222-8222-222222222222}")}<dataValidations`);
  edit(main, "</worksheet>", `<extLst>${newerDataBar(area, "{22222222-2222-4222-8222-222222222222}")}</extLst></worksheet>`);
  return zipSync(Object.fromEntries([...parts].map(([name, bytes]) => [name, [bytes, { mtime: new Date(2024, 11, 20, 9, 30, 0) }]])), { level: 6 });
}

function conditionalFormats(sqref: string, priority: number, id: string): string {
  return [
    `<conditionalFormatting sqref="${sqref}"><cfRule type="dataBar" priority="${priority}"><dataBar><cfvo type="min"/><cfvo type="max"/><color rgb="FF638EC6"/></dataBar><extLst><ext uri="{B025F937-C7B1-47D3-B67F-A62EFF666E3E}" xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"><x14:id>${id}</x14:id></ext></extLst></cfRule></conditionalFormatting>`,
    `<conditionalFormatting sqref="${sqref}"><cfRule type="iconSet" priority="${priority + 1}"><iconSet iconSet="3Arrows"><cfvo type="percent" val="0"/><cfvo type="percent" val="33"/><cfvo type="percent" val="67"/></iconSet></cfRule></conditionalFormatting>`,
    `<conditionalFormatting sqref="${sqref}"><cfRule type="colorScale" priority="${priority + 2}"><colorScale><cfvo type="min"/><cfvo type="max"/><color rgb="FFFFFFFF"/><color rgb="FF63BE7B"/></colorScale></cfRule></conditionalFormatting>`,
  ].join("");
}

function newerDataBar(sqref: string, id: string): string {
  return `<ext uri="{78C0D931-6437-407d-A8EE-F0AAD7539E65}" xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"><x14:conditionalFormattings><x14:conditionalFormatting xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"><x14:cfRule type="dataBar" id="${id}"><x14:dataBar minLength="0" maxLength="100" gradient="0"><x14:cfvo type="autoMin"/><x14:cfvo type="autoMax"/><x14:negativeFillColor rgb="FFFF0000"/><x14:axisColor rgb="FF000000"/></x14:dataBar></x14:cfRule><xm:sqref>${sqref}</xm:sqref></x14:conditionalFormatting></x14:conditionalFormattings></ext>`;
}

function sparklines(cell: string, source: string): string {
  return `<ext uri="{05C60535-1F16-4fd2-B633-F4F36F0B64E0}" xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"><x14:sparklineGroups xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"><x14:sparklineGroup displayEmptyCellsAs="gap"><x14:colorSeries rgb="FF376092"/><x14:colorNegative rgb="FFD00000"/><x14:colorAxis rgb="FF000000"/><x14:colorMarkers rgb="FFD00000"/><x14:colorFirst rgb="FFD00000"/><x14:colorLast rgb="FFD00000"/><x14:colorHigh rgb="FFD00000"/><x14:colorLow rgb="FFD00000"/><x14:sparklines><x14:sparkline><xm:f>${esc(source)}</xm:f><xm:sqref>${cell}</xm:sqref></x14:sparkline></x14:sparklines></x14:sparklineGroup></x14:sparklineGroups></ext>`;
}

function slicerDrawing(name: string): string {
  const corner = (tag: string, column: number, row: number): string => `<xdr:${tag}><xdr:col>${column}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${row}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:${tag}>`;
  return `${xmlHead}<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><xdr:twoCellAnchor editAs="oneCell">${corner("from", 7, 2)}${corner("to", 9, 14)}<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice xmlns:a14="http://schemas.microsoft.com/office/drawing/2010/main" Requires="a14"><xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="2" name="${name}"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/drawing/2010/slicer"><sle:slicer xmlns:sle="http://schemas.microsoft.com/office/drawing/2010/slicer" name="${name}"/></a:graphicData></a:graphic></xdr:graphicFrame></mc:Choice><mc:Fallback><xdr:sp macro="" textlink=""><xdr:nvSpPr><xdr:cNvPr id="0" name=""/><xdr:cNvSpPr/></xdr:nvSpPr><xdr:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="1828800" cy="2286000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr></xdr:sp></mc:Fallback></mc:AlternateContent><xdr:clientData/></xdr:twoCellAnchor></xdr:wsDr>`;
}

/** One blue pixel. @source W3C, PNG second edition, 5 and 11. */
function png(): Uint8Array {
  const chunk = (type: string, data: Uint8Array): Buffer => {
    const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
    const frame = Buffer.alloc(8);
    frame.writeUInt32BE(data.length, 0);
    frame.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
  };
  const header = Uint8Array.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0]);
  return new Uint8Array(Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), chunk("IHDR", header), chunk("IDAT", deflateSync(Uint8Array.from([0, 47, 85, 151]))), chunk("IEND", new Uint8Array(0))]));
}

