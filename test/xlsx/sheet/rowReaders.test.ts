import fc from "fast-check";
import { decodeXml, XmlReader } from "../../../src/xlsx/container/xml";
import type { CellRecord, RowRecord, RowSink } from "../../../src/xlsx/sheet/cellRecord";
import { readRowsFast } from "../../../src/xlsx/sheet/fastRows";
import { ThoroughRows } from "../../../src/xlsx/sheet/thoroughRows";
import { Refusal } from "../../../src/xlsx/xlsxProblem";
import { describeShared } from "../../support/shared";
import { partsOf, workbooksIn } from "../support";
import { openXlsx } from "../../../src/xlsx/openXlsx";

const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const head = `<worksheet xmlns="${main}" xmlns:x14ac="urn:x"><sheetData>`;
const tail = "</sheetData></worksheet>";
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

class Recorder implements RowSink {
  readonly records: unknown[] = [];
  constructor(private readonly offsets: boolean) {}
  row({ row, style, hidden, start, tagEnd }: RowRecord): void {
    this.records.push(["row", row, style, hidden, ...(this.offsets ? [start, tagEnd] : [])]);
  }
  cell({ start, tagEnd, end, number, text, hasValue, ...rest }: CellRecord): void {
    this.records.push([{ ...rest }, hasValue ? (Number.isNaN(number) ? text : number) : null, ...(this.offsets ? [start, tagEnd, end] : [])]);
  }
  rowEnd({ closeStart, end }: RowRecord): void {
    if (this.offsets) this.records.push(["end", closeStart, end]);
  }
}

/** What the fast reader says; null when it leaves the sheet to the thorough one. */
function fast(bytes: Uint8Array, offsets: boolean): unknown[] | null {
  const text = new TextDecoder().decode(bytes);
  const open = /<(\w+:)?sheetData>/.exec(text);
  if (open === null) return null;
  const at = bytesOf(text.slice(0, open.index + open[0].length)).length;
  const sink = new Recorder(offsets);
  const declared = (prefix: string): boolean => new RegExp(`xmlns:${prefix}=`).test(text.slice(0, open.index));
  return readRowsFast(bytes, at, open[1] ?? "", declared, sink) < 0 ? null : sink.records;
}

/** What the thorough reader says; the problem's code where it refuses. */
function thorough(bytes: Uint8Array, offsets: boolean): unknown[] | string {
  const sink = new Recorder(offsets);
  try {
    const reader = new XmlReader("part", new ThoroughRows("Sheet", sink));
    reader.write(decodeXml("part", bytes));
    reader.close();
    return sink.records;
  } catch (error) {
    if (error instanceof Refusal) return error.problem.code;
    throw error;
  }
}

describe("the fast and the thorough reader say the same", () => {
  test.each([
    '<row r="1"><c r="A1"><v>1</v></c><c r="C1" s="3" t="s"><v>12</v></c></row>',
    '<row><c><v>-1.5E-3</v></c><c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c><c/></row>\n <row r="7" spans="1:2" s="2" customFormat="1" x14ac:dyDescent="0.2"/>',
    '<row r="2"><c r="A2" t="str"><f>A1&amp;"&lt;x"</f><v>a&#10;b &#x4e2d;</v></c><c r="B2" t="inlineStr"><is><t xml:space="preserve"> 中文 </t></is></c></row>',
    '<row r="2"><c r="A2"><f t="shared" ref="A2:A4" si="0">B2*2</f><v>4</v></c></row><row r="3"><c r="A3"><f t="shared" si="0"/><v>6</v></c></row>',
    '<row r="1"><c r="A1"><f t="array" ref="A1:B1" ca="1">X</f><v>1</v></c><c r="B1"><v>123456789012345678</v></c></row>',
  ])("%s", (rows) => {
    const bytes = bytesOf(head + rows + tail);
    const quick = fast(bytes, true);
    expect(quick).not.toBeNull();
    // Offsets of the two count in bytes and in characters: the same as long as nothing is beyond ASCII.
    const ascii = /^[\u0020-\u007f\n]*$/.test(rows);
    expect(fast(bytes, ascii)).toEqual(thorough(bytes, ascii));
  });

  test.each([
    ["an attribute twice", '<row r="1" r="1"/>', "xlsx/badXml"],
    ["an undeclared prefix", '<row r="1" q:a="1"/>', "xlsx/badXml"],
    ["no blank between attributes", '<row r="1"spans="1:1"/>', "xlsx/badXml"],
    ["a bare ampersand", '<row r="1"><c r="A1" t="str"><v>a & b</v></c></row>', "xlsx/badXml"],
    ["an unknown entity", '<row r="1"><c r="A1" t="str"><v>&nbsp;</v></c></row>', "xlsx/badXml"],
    ["a control character", '<row r="1"><c r="A1" t="str"><v>a\u0001</v></c></row>', "xlsx/badXml"],
    ["a reference to a control character", '<row r="1"><c r="A1" t="str"><v>&#1;</v></c></row>', "xlsx/badXml"],
    ["the end of a CDATA section", '<row r="1"><c r="A1" t="str"><v>]]></v></c></row>', "xlsx/badXml"],
    ["crossed tags", '<row r="1"><c r="A1"><v>1</c></v></row>', "xlsx/badXml"],
    ["an unclosed row", '<row r="1"><c r="A1"><v>1</v></c>', "xlsx/badXml"],
    ["a cell of another row", '<row r="1"><c r="A2"><v>1</v></c></row>', "xlsx/badReference"],
    ["a cell beyond the grid", '<row r="1"><c r="XFE1"><v>1</v></c></row>', "xlsx/badReference"],
    ["row 0", '<row r="0"/>', "xlsx/badReference"],
    ["a row beyond the grid", '<row r="1048577"/>', "xlsx/badReference"],
    ["two values", '<row r="1"><c r="A1"><v>1</v><v>2</v></c></row>', "xlsx/badCell"],
  ])("%s is refused", (_, rows, code) => {
    const bytes = bytesOf(head + rows + tail);
    expect(fast(bytes, false)).toBeNull();
    expect(thorough(bytes, false)).toBe(code);
  });

  test.each([
    ["a number that is none", '<row r="1"><c r="A1"><v>NaN</v></c></row>', false],
    ["a number too large", '<row r="1"><c r="A1"><v>1e999</v></c></row>', true],
    ["a number with digits that would be lost", '<row r="1"><c r="A1"><v>110105194912310021</v></c></row>', true],
    ["an unknown type", '<row r="1"><c r="A1" t="x"><v>1</v></c></row>', false],
  ])("%s is told as its text", (_, rows, quickly) => {
    const bytes = bytesOf(head + rows + tail);
    expect(fast(bytes, true)).toEqual(quickly ? thorough(bytes, true) : null);
    expect(JSON.stringify(thorough(bytes, false))).toMatch(/,"(?:NaN|1e999|110105194912310021|1)"\]\]$/);
  });

  test("whatever the fast one accepts, the thorough one accepts and reads alike", () => {
    const plain = '<row r="1" spans="1:3"><c r="A1" s="1"><v>1.5</v></c><c r="B1" t="s"><v>0</v></c><c r="C1" t="str"><f>A1&gt;1</f><v>x&amp;y</v></c></row><row r="2" x14ac:dyDescent="1"><c r="A2" t="inlineStr"><is><t>中</t></is></c></row>';
    const pieces = ['"', "<", ">", "/", "&", " ", "r", "=", "1", "é", "\u0000", "]]>", "<v>", "</c>", "<!--x-->", ' s="2"', ":", "\r", "'", "x14ac:a=\"1\"", "</row>"];
    fc.assert(fc.property(fc.nat(plain.length), fc.nat(6), fc.constantFrom("", ...pieces), (at, cut, piece) => {
      const bytes = bytesOf(head + plain.slice(0, at) + piece + plain.slice(at + cut) + tail);
      const quick = fast(bytes, false);
      if (quick !== null) expect(thorough(bytes, false)).toEqual(quick);
    }), { seed: 7, numRuns: 20_000 });
  });

  describeShared("on the suites", "suites/xlsx-calamine", (root) => {
    test.each(workbooksIn(root))("%s", (_, bytes) => {
      if (!openXlsx(bytes).ok) return;
      for (const [name, content] of partsOf(bytes)) {
        if (!/worksheets\/[^/]+\.xml$/i.test(name) || content.length > 1_000_000) continue;
        const quick = fast(content, false);
        if (quick !== null) expect(thorough(content, false)).toEqual(quick);
      }
    });
  });
});
