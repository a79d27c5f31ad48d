import fc from "fast-check";
import type { CellRecord, RowRecord, RowSink } from "../../../src/xlsx/sheet/cellRecord";
import { readSheetFrame, readSheetSource } from "../../../src/xlsx/sheet/sheetSource";
import { Refusal } from "../../../src/xlsx/xlsxProblem";

const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Everything that is said about the rows, offsets included. */
class Recorder implements RowSink {
  readonly records: unknown[] = [];
  row(row: RowRecord): void {
    this.records.push({ ...row, closeStart: 0, end: 0 });
  }
  cell(cell: CellRecord): void {
    this.records.push({ ...cell });
  }
  rowEnd({ closeStart, end }: RowRecord): void {
    this.records.push([closeStart, end]);
  }
}

type Said = { readonly frame: unknown; readonly records: unknown } | string;

function said(read: (sink: () => RowSink) => { readonly outer: string; readonly rowsAt: number; readonly rows: unknown; readonly root: unknown }): Said {
  let sink = new Recorder();
  try {
    const { outer, rowsAt, rows, root } = read(() => (sink = new Recorder()));
    return { frame: { outer, rowsAt, rows, root }, records: sink.records };
  } catch (error) {
    if (error instanceof Refusal) return error.problem.code;
    throw error;
  }
}

function inPieces(bytes: Uint8Array, cuts: readonly number[]): Said {
  const at = [...new Set([0, ...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length])].sort((a, b) => a - b);
  const pieces = (): Uint8Array[] => at.slice(1).map((end, i) => bytes.slice(at[i], end));
  return said((sink) => readSheetFrame("part", { pieces, whole: () => bytes }, "Sheet", sink));
}

const cell = fc.record({ column: fc.nat(3), text: fc.constantFrom("1", "-2.5", "", "客户 & 商", "x".repeat(400), "</row>", "𠮷") }).map(({ column, text }) =>
  `<c r="${"ABCD"[column]}#"${/^-?[\d.]+$/.test(text) ? "" : ' t="str"'}>${text === "" ? "" : `<v>${text.replace(/&/g, "&amp;").replace(/</g, "&lt;")}</v>`}</c>`);
const row = fc.tuple(fc.uniqueArray(cell, { maxLength: 4, selector: (xml) => xml.slice(0, 8) }), fc.constantFrom("", ' spans="1:4"', ' hidden="1"'));
const sheet = fc.record({
  prefix: fc.constantFrom("", "x:"), rows: fc.array(row, { maxLength: 12 }), odd: fc.constantFrom("", "", "", "<!-- </row> -->", "<row r='900'/>", "<row"),
  after: fc.constantFrom("", '<mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells>', "<pageMargins/>".repeat(30)),
}).map(({ prefix, rows, odd, after }) => {
  const xml = rows.map(([cells, attributes], i) => (cells.length === 0 ? `<row r="${i + 1}"${attributes}/>` : `<row r="${i + 1}"${attributes}>${cells.sort().join("").replaceAll("#", String(i + 1))}</row>`)).join("\n");
  const own = `<worksheet><dimension ref="A1"/><sheetData>${xml}${odd}</sheetData>${after}</worksheet>`;
  return bytesOf(own.replace(/<(\/?)(?=[a-z])/g, `<$1${prefix}`).replace(`<${prefix}worksheet`, `<${prefix}worksheet xmlns${prefix === "" ? "" : ":x"}="${main}"`));
});

test("a sheet says the same in any pieces as in one", () => {
  fc.assert(fc.property(sheet, fc.array(fc.nat(5_000), { maxLength: 40 }), (bytes, cuts) => {
    expect(inPieces(bytes, cuts)).toEqual(said((sink) => readSheetSource("part", bytes, "Sheet", sink)));
  }), { seed: 11, numRuns: 400 });
});

test("byte for byte in pieces, too", () => {
  const rows = Array.from({ length: 20 }, (_, i) => `<row r="${i + 1}"><c r="A${i + 1}"><v>${i}</v></c></row>`).join("");
  const bytes = bytesOf(`<worksheet xmlns="${main}"><sheetData>${rows}</sheetData><pageMargins/></worksheet>`);
  const one = said((sink) => readSheetSource("part", bytes, "Sheet", sink));
  expect(one).toHaveProperty("records.length", 60);
  expect(inPieces(bytes, bytes.map((_, i) => i) as unknown as number[])).toEqual(one);
});

test("what is odd in damaged data is called damage", () => {
  const bytes = bytesOf(`<worksheet xmlns="${main}"><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData></worksheet>`);
  let asked = 0;
  function* damaged(): Iterable<Uint8Array> {
    const again = asked++ > 0;
    yield bytes;
    if (again) throw new Error("the checksum");
  }
  const odd: RowSink = { row: () => undefined, rowEnd: () => undefined, cell: () => { throw new Refusal({ code: "xlsx/badCell", message: { "zh-CN": "", en: "" }, hint: { "zh-CN": "", en: "" } }); } };
  expect(() => readSheetFrame("part", { pieces: damaged, whole: () => bytes }, "Sheet", () => odd)).toThrow("the checksum");
});
