import { writeZip } from "../../src/xlsx/container/writeZip";
import { open, partsOf, save, workbookOf } from "./support";

const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const microsoft = "http://schemas.microsoft.com/office/2006/relationships";

/** A workbook with these relationships of its parts and these parts. */
function withParts(rels: Readonly<Record<string, readonly (readonly [type: string, target: string, outside?: true])[]>>, more: Readonly<Record<string, string>> = {}): Uint8Array {
  const parts = partsOf(save(workbookOf([["x"]])));
  const encoder = new TextEncoder();
  for (const [source, own] of Object.entries(rels)) {
    const name = source.replace(/([^/]+)$/, "_rels/$1.rels");
    const before = parts.has(name) ? new TextDecoder().decode(parts.get(name)) : '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>';
    const added = own.map(([type, target, outside], i) => `<Relationship Id="rIdX${i}" Type="${type}" Target="${target}"${outside === true ? ' TargetMode="External"' : ""}/>`).join("");
    parts.set(name, encoder.encode(before.replace("</Relationships>", `${added}</Relationships>`)));
  }
  for (const [name, content] of Object.entries(more)) parts.set(name, encoder.encode(content));
  return writeZip([...parts].map(([name, bytes]) => ({ name, bytes })));
}

describe("what acts or reaches out is named, once, and kept", () => {
  const workbook = "xl/workbook.xml";
  const sheet = "xl/worksheets/sheet1.xml";
  const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  const link = `<externalLink xmlns="${main}"><externalBook/></externalLink>`;

  test.each<[string, Uint8Array, string, string]>([
    ["macros", withParts({ [workbook]: [[`${microsoft}/vbaProject`, "vbaProject.bin"]] }, { "xl/vbaProject.bin": "MZ" }), "xlsx/macros", "xl/vbaProject.bin"],
    ["a macro sheet of Excel 4", withParts({ [workbook]: [[`${microsoft}/xlMacrosheet`, "macrosheets/sheet1.xml"]] }, { "xl/macrosheets/sheet1.xml": "<a/>" }), "xlsx/macros", "xl/macrosheets/sheet1.xml"],
    ["ActiveX controls", withParts({ [sheet]: [[`${office}/control`, "../activeX/activeX1.xml"], [`${office}/control`, "../activeX/activeX2.xml"]] }), "xlsx/activeX", "xl/activeX/activeX1.xml, xl/activeX/activeX2.xml"],
    ["embedded objects", withParts({ [sheet]: [[`${office}/oleObject`, "../embeddings/oleObject1.bin"]] }), "xlsx/embedded", "xl/embeddings/oleObject1.bin"],
    ["a linked object", withParts({ [sheet]: [[`${office}/oleObject`, "file:///C:/x.doc", true]] }), "xlsx/embedded", "file:///C:/x.doc"],
    ["other workbooks", withParts({ [workbook]: [[`${office}/externalLink`, "externalLinks/externalLink1.xml"]], "xl/externalLinks/externalLink1.xml": [[`${office}/externalLinkPath`, "https://evil.example/预算.xlsx", true]] }, { "xl/externalLinks/externalLink1.xml": link }), "xlsx/externalLinks", "https://evil.example/预算.xlsx"],
    ["DDE", withParts({ [workbook]: [[`${office}/externalLink`, "externalLinks/externalLink1.xml"]] }, { "xl/externalLinks/externalLink1.xml": `<externalLink xmlns="${main}"><ddeLink ddeService="cmd" ddeTopic="/c calc"/></externalLink>` }), "xlsx/dde", "cmd|/c calc"],
    ["connections", withParts({ [workbook]: [[`${office}/connections`, "connections.xml"]] }, { "xl/connections.xml": `<connections xmlns="${main}"><connection id="1" name="仓库" type="5"/></connections>` }), "xlsx/connections", "仓库"],
    ["a picture from elsewhere", withParts({ "xl/drawings/drawing1.xml": [[`${office}/image`, "http://evil.example/1.png", true]] }, { "xl/drawings/drawing1.xml": "<a/>" }), "xlsx/remoteContent", "http://evil.example/1.png"],
    ["a name that would steer a terminal", withParts({ [sheet]: [[`${office}/oleObject`, "file:///\u009b31m&#x202e;x", true]] }), "xlsx/embedded", "file:///?31m?x"],
  ])("%s", (_, bytes, code, names) => {
    const { notices } = open(bytes);
    expect(notices).toMatchObject([{ code, data: { names: { en: names } } }]);
    const [notice] = notices;
    expect(notice!.message["zh-CN"]).not.toMatch(/[{}]/);
    expect(notice!.hint["zh-CN"]).not.toBe("");
    const model = open(bytes);
    model.sheets[0]!.cells.setContent(0, 0, "y", null);
    expect(open(save(model)).notices).toEqual(notices);
  });

  test("a picture of the file's own, a hyperlink and a chart are nothing to say", () => {
    expect(open(withParts({ [sheet]: [[`${office}/hyperlink`, "https://example.com", true], [`${office}/image`, "../media/image1.png"], [`${office}/drawing`, "../drawings/drawing1.xml"]] })).notices).toEqual([]);
  });

  test("of many, five are named", () => {
    const many = Array.from({ length: 9 }, (_, i): [string, string] => [`${office}/control`, `../activeX/activeX${i}.xml`]);
    expect(open(withParts({ [sheet]: many })).notices[0]!.message.en).toContain("xl/activeX/activeX4.xml and 4 more.");
  });
});
