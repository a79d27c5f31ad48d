import { deflateSync } from "fflate";
import { openXlsx } from "../../src/xlsx/openXlsx";
import { type FakeEntry, utf8, zipOf } from "../support/zipOf";
import { partsOf, save, workbookOf } from "../xlsx/support";
import type { Suite } from "./suite";

/** @source The fault list's H01 and H03: no file may take longer or more. Both are far above what any case here takes. */
const most = { seconds: 15, mebibytes: 1024 } as const;

const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const sheet = "xl/worksheets/sheet1.xml";
const base = (): FakeEntry[] => [...partsOf(save(workbookOf([["x"]])))].map(([name, content]) => ({ name, content }));
const withPart = (name: string, content: Uint8Array): Uint8Array => zipOf([...base().filter((part) => part.name !== name), { name, content }]);
const withSheet = (rows: string, around: readonly [string, string] = ["", ""]): Uint8Array => withPart(sheet, utf8(`<worksheet xmlns="${main}">${around[0]}<sheetData>${rows}</sheetData>${around[1]}</worksheet>`));
const withMore = (...more: readonly FakeEntry[]): Uint8Array => zipOf([...base(), ...more]);
const times = (count: number, text: (i: number) => string): string => Array.from({ length: count }, (_, i) => text(i)).join("");

/** Files that are small and would become large, and large ones that are what they seem. */
const cases: readonly (readonly [name: string, bytes: () => Uint8Array, expected: string])[] = [
  ["a sheet of 100 MiB of blanks, 1,000:1", () => withSheet(" ".repeat(100 << 20)), "xlsx/bomb"],
  ["a part of 20 MiB of zeros", () => withMore({ name: "xl/media/image1.png", content: new Uint8Array(20 << 20) }), "xlsx/bomb"],
  ["forty parts of 7 MiB of zeros, each below the limit for one", () => withMore(...Array.from({ length: 40 }, (_, i) => ({ name: `xl/media/image${i}.png`, packed: zeros7, size: 7 << 20, crc: 0 }))), "xlsx/bomb"],
  ["a zip in a zip in a zip", () => withMore({ name: "xl/embeddings/a.zip", content: nested(20) }), "opens"],
  ["a part that says 3 bytes and is 100 MiB", () => withMore({ name: "xl/media/image1.png", size: 3, packed: deflateSync(new Uint8Array(100 << 20)) }), "xlsx/badZip"],
  ["a part that says 1 GiB and is 3 bytes", () => withMore({ name: "xl/media/image1.png", content: utf8("abc"), size: (1 << 30) - 1 }), "xlsx/bomb"],
  ["a part that says 4 GiB", () => withMore({ name: "xl/media/image1.png", content: utf8("abc"), size: 0xfffffffe }), "xlsx/tooBig"],
  ["250 parts that say 7 MiB and are 3 bytes", () => withMore(...Array.from({ length: 250 }, (_, i) => ({ name: `p${i}`, content: utf8("abc"), size: 7 << 20 }))), "xlsx/bomb"],
  ["5,001 parts", () => withMore(...Array.from({ length: 5001 }, (_, i) => ({ name: `p${i}` }))), "xlsx/tooManyParts"],
  ["20,000 parts", () => withMore(...Array.from({ length: 20_000 }, (_, i) => ({ name: `p${i}` }))), "xlsx/tooManyParts"],
  ["1,000 entries over one piece of data", () => overlapping(1000), "xlsx/badZip"],
  ["elements nested 100,000 deep", () => withPart(sheet, utf8(`<worksheet xmlns="${main}">${"<a>".repeat(100_000)}${"</a>".repeat(100_000)}</worksheet>`)), "xlsx/tooDeep"],
  ["an element with 100,000 attributes", () => withPart(sheet, utf8(`<worksheet xmlns="${main}" ${times(100_000, (i) => `a${i}="" `)}><sheetData/></worksheet>`)), "opens"],
  ["an attribute of 8 MiB", () => withPart(sheet, utf8(`<worksheet xmlns="${main}" a="${times(1 << 20, (i) => (i * 7919).toString(36).padStart(8, "x"))}"><sheetData/></worksheet>`)), "opens"],
  ["a dimension of the whole grid over one cell", () => withSheet('<row r="1"><c r="A1"><v>1</v></c></row>', ['<dimension ref="A1:XFD1048576"/>', ""]), "opens"],
  ["two cells at the corners of the grid", () => withSheet('<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'), "opens"],
  ["one shared text of 30,000 characters in 200,000 cells", () => manyTexts(200_000), "opens"],
  ["20,000 merges", () => withSheet("", ["", `<mergeCells>${times(20_000, (i) => `<mergeCell ref="A${i * 2 + 1}:C${i * 2 + 2}"/>`)}</mergeCells>`]), "opens"],
  ["20,000 array formulas over one another", () => withSheet(times(20_000, (i) => `<row r="${i + 1}"><c r="A${i + 1}"><f t="array" ref="A${i + 1}:XFD1048576">1</f><v>1</v></c></row>`)), "opens"],
  ["10,000 columns that each say all", () => withSheet("", [`<cols>${times(10_000, () => '<col min="1" max="16384" style="0"/>')}</cols>`, ""]), "opens"],
  ["one conditional format over 100,000 areas", () => withSheet("", ["", `<conditionalFormatting sqref="${times(100_000, (i) => `A${i + 1} `)}"><cfRule type="expression" priority="1"><formula>1</formula></cfRule></conditionalFormatting>`]), "opens"],
  ["200,000 rows of formatted blanks", () => withSheet(times(200_000, (i) => `<row r="${i + 1}" s="0" customFormat="1"><c r="A${i + 1}" s="0"/><c r="B${i + 1}" s="0"/></row>`)), "opens"],
  ["1,048,576 rows with a value", () => withSheet(times(1_048_576, (i) => `<row r="${i + 1}"><c r="A${i + 1}"><v>${(i * 7919) % 100_003}</v></c></row>`)), "opens"],
];

const zeros7 = deflateSync(new Uint8Array(7 << 20));

function nested(depth: number): Uint8Array {
  let inner = zipOf([{ name: "zeros", content: new Uint8Array(1 << 20) }]);
  for (let i = 0; i < depth; i++) inner = zipOf([{ name: "a.zip", content: inner }, { name: "b.zip", content: inner.subarray(0, 100) }]);
  return inner;
}

/** Every entry points to the same header: what fits once is unpacked a thousand times. */
function overlapping(count: number): Uint8Array {
  const content = new Uint8Array(1 << 16);
  const first: FakeEntry = { name: "data", content };
  return zipOf([first, ...Array.from({ length: count }, (_, i) => ({ name: `d${i}`, content, offset: 0, local: { name: "data" } }))]);
}

function manyTexts(cells: number): Uint8Array {
  const parts = base().filter(({ name }) => name !== sheet);
  const text = `<sst xmlns="${main}"><si><t>${times(3000, (i) => ((i * 7919) % 9973).toString().padStart(10, "客"))}</t></si></sst>`;
  const rows = times(cells, (i) => `<row r="${i + 1}"><c r="A${i + 1}" t="s"><v>0</v></c></row>`);
  const xml = `<worksheet xmlns="${main}"><sheetData>${rows}</sheetData></worksheet>`;
  return zipOf([...parts.filter(({ name }) => name !== "xl/sharedStrings.xml"), { name: "xl/sharedStrings.xml", content: utf8(text) }, { name: sheet, content: utf8(xml) }]);
}

export const bombsSuite: Suite = {
  name: "bombs",
  path: null,
  disagreements: {},
  run() {
    const made = cases.map(([name, make, expected]) => {
      const bytes = make();
      const cpu = process.cpuUsage();
      const memory = process.memoryUsage().rss;
      const opened = openXlsx(bytes);
      const used = opened.ok ? opened.value.sheets.map(({ cells }) => cells.used()) : [];
      const seconds = process.cpuUsage(cpu).user / 1e6;
      const mebibytes = (process.memoryUsage().rss - memory) / (1 << 20);
      const verdict = opened.ok ? (used.length === 1 ? "opens" : "opens without its sheet") : opened.problems.map(({ code }) => code).join(" ");
      const over = [...(seconds > most.seconds ? [`${seconds.toFixed(1)} s`] : []), ...(mebibytes > most.mebibytes ? [`${mebibytes.toFixed(0)} MiB`] : [])];
      return { name, expected, actual: [verdict, ...over].join(", ") };
    });
    return { files: made.length, cases: made };
  },
};
