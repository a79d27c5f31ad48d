import { inflateRawSync } from "node:zlib";
import type { CellValue } from "../../src/workbook/host";
import { writeZip } from "../../src/xlsx/container/writeZip";
import { readSharedStrings } from "../../src/xlsx/sheet/sharedStrings";
import { makeSmallSample } from "../../tools/sample/makeSample";
import { changedParts, open, partsOf, partText, save, workbookOf } from "../xlsx/support";
import { commandLine, type CommandLine } from "./commandLine";

const strings = "xl/sharedStrings.xml";

/** Texts that stand in the input and must be nowhere in the clean copy, and those that a command wrote and undo took back. */
const edited = "139-0000-7777";
const undone = "13900007777";
const mergedAway = "金丝雀甲";
const typedOver = "金丝雀乙";
const stays = "留下的备注";

const rows: CellValue[][] = [
  ["客户名称", "统一社会信用代码", "手机", "联系人", "备注"],
  ["成都煜锐保险经纪有限公司", "91510100MA61T2QN4H", "13812345678", "王小明", stays],
  ["成都煜锐保险经纪有限公司", "91510100MA61T2QN4H", "13812345678", "王小明", mergedAway],
  ["深圳皓飏食品有限公司", "91440300MA5DA1XK0P", edited, "李雷", typedOver],
];

let line: CommandLine;
const crm = async (...argv: readonly string[]): Promise<string> => {
  const { code, out, err } = await line.crm(...argv.map((word) => (/\.(xlsx|csv)$/.test(word) ? line.path(word) : word)));
  if (code === 2) throw new Error(err);
  return out;
};

/** Every text of the package: parts as they stand, and what packed pieces of base64 in them say. */
function everything(bytes: Uint8Array): string {
  return [...partsOf(bytes)].map(([name, content]) => {
    const text = new TextDecoder().decode(content);
    return [name, text, ...Array.from(text.matchAll(/[A-Za-z0-9+/]{24,}={0,2}/g), ([piece]) => inflated(piece, 0) + inflated(piece, head) + inflated(piece, bodyOf(piece)))].join("\n");
  }).join("\n");
}

/** Where an entry of the journal packs its head, and where what it did. */
const head = 20;
const bodyOf = (piece: string): number => head + Buffer.concat([Buffer.from(piece, "base64"), Buffer.alloc(head)]).readUInt32BE(16);

function inflated(piece: string, from: number): string {
  try {
    return inflateRawSync(Buffer.from(piece, "base64").subarray(from)).toString("utf8");
  } catch {
    return "";
  }
}

const heldBy = (bytes: Uint8Array): string[] => {
  const all = everything(bytes);
  return [edited, undone, mergedAway, typedOver, stays].filter((text) => all.includes(text));
};

/** The file as Excel writes it after opening: every text in the shared list, those of very hidden sheets too. */
function asExcelSaves(bytes: Uint8Array): Uint8Array {
  const parts = partsOf(bytes);
  const list = partText(bytes, strings).replace(/ (?:unique)?[cC]ount="\d+"/g, "");
  const items: string[] = [];
  const known = readSharedStrings(strings, parts.get(strings)!).shared;
  for (const name of parts.keys()) {
    if (!name.startsWith("xl/worksheets/sheet")) continue;
    const xml = partText(bytes, name).replace(/ t="inlineStr"><is>(.*?)<\/is>/gs, (_, item: string) => ` t="s"><v>${known + items.push(`<si>${item}</si>`) - 1}</v>`);
    parts.set(name, new TextEncoder().encode(xml));
  }
  parts.set(strings, new TextEncoder().encode(list.replace("</sst>", `${items.join("")}</sst>`)));
  return writeZip([...parts].map(([name, content]) => ({ name, bytes: content })));
}

/** A package with one part changed. */
function withPart(bytes: Uint8Array, name: string, change: (xml: string) => string): Uint8Array {
  return writeZip([...partsOf(bytes)].map(([part, content]) => ({ name: part, bytes: part === name ? new TextEncoder().encode(change(new TextDecoder().decode(content))) : content })));
}

const statePart = (bytes: Uint8Array): string => (open(bytes).sheets.find(({ name }) => name === "_crm")!.origin as { part: string }).part;

beforeAll(async () => {
  line = commandLine();
  line.put("in.xlsx", save(workbookOf(rows, "客户")));
  await crm("govern", "in.xlsx", "-o", "governed.xlsx");
  await crm("fix", "governed.xlsx", "-o", "fixed.xlsx");
  await crm("undo", "fixed.xlsx", "-o", "unfixed.xlsx");
  await crm("merge", "unfixed.xlsx", "--records", "R0000001,R0000002", "--keep", "R0000001", "--set", "remarks=R0000001", "-o", "merged.xlsx");
  const model = open(line.read("merged.xlsx"));
  const sheet = model.sheets[0]!;
  const at = sheet.cells.read(sheet.cells.used()!).flatMap((cells, row) => cells.map((value, column) => ({ value, row, column })));
  for (const [text, next] of [[typedOver, "新备注"], [edited, "137-1111-2222"]] as const) {
    const { row, column } = at.find(({ value }) => value === text)!;
    sheet.cells.setContent(row, column, next, null);
  }
  line.put("worked.xlsx", save(model));
  line.put("excel.xlsx", asExcelSaves(line.read("worked.xlsx")));
  await crm("fix", "excel.xlsx", "-o", "again.xlsx");
}, 60_000);
afterAll(() => line.close());

describe("the journal", () => {
  it("holds the texts that were changed, and nothing else does", () => {
    const worked = line.read("worked.xlsx");
    expect(heldBy(worked)).toEqual([edited, undone, mergedAway, stays]);
    expect(heldBy(withPart(worked, statePart(worked), () => ""))).toEqual([stays]);
  });

  it("does not come into the list of shared texts", () => {
    expect(partText(line.read("worked.xlsx"), strings)).not.toMatch(/CRM[SJ]1|[A-Za-z0-9+/]{100}/);
    // What Excel has moved there stays where it is; what comes after it does not follow.
    const [before, after] = ["excel.xlsx", "again.xlsx"].map((name) => partText(line.read(name), strings).match(/<si>/g)!.length);
    expect(partText(line.read("again.xlsx"), strings)).toContain("CRMJ1");
    expect(after).toBeLessThanOrEqual(before!);
    expect(changedParts(line.read("excel.xlsx"), line.read("again.xlsx"))).toContain(statePart(line.read("again.xlsx")));
  });
});

describe("clean-copy", () => {
  it.each<[string, () => Uint8Array]>([
    ["as we save", () => line.read("worked.xlsx")],
    ["as Excel saves", () => asExcelSaves(line.read("worked.xlsx"))],
    ["as Excel saves, then worked on", () => line.read("again.xlsx")],
    ["with the sheets listed in its properties", () => listed(line.read("worked.xlsx"))],
  ])("leaves nothing of our state in a workbook %s", async (_, make) => {
    const bytes = make();
    expect(heldBy(bytes)).toContain(mergedAway);
    line.put("given.xlsx", bytes);
    await crm("clean-copy", "given.xlsx", "-o", "clean.xlsx", "--reveal");
    const clean = line.read("clean.xlsx");
    expect(heldBy(clean)).toEqual([stays]);
    expect(everything(clean)).not.toMatch(/CRM[SJ]1|[A-Za-z0-9+/]{100}|_crm(?!_lists)/);
    const shown = (file: Uint8Array): CellValue[][][] => open(file).sheets.filter(({ name }) => name !== "_crm").map(({ cells }) => (cells.used() === null ? [] : cells.read(cells.used()!)));
    expect(shown(clean)).toEqual(shown(bytes));
    const { sheets } = open(clean);
    const said = new Set(sheets.flatMap(({ cells }) => (cells.used() === null ? [] : cells.read(cells.used()!).flat())));
    expect(readSharedStrings(strings, partsOf(clean).get(strings)!).texts.filter((text) => text !== "" && !said.has(text))).toEqual([]);
  });

  it("empties what earlier programs had left in the list; a command that works on the file leaves it to the letter", async () => {
    const litter = `<si><r><rPr><b/></rPr><t>CRMJ1</t></r><r><t> ${mergedAway}</t></r></si>`;
    line.put("litter.xlsx", withPart(line.read("governed.xlsx"), strings, (xml) => xml.replace(/ uniqueCount="\d+"/, "").replace("</sst>", `${litter}<si><t>${typedOver} 2</t></si></sst>`)));
    await crm("fix", "litter.xlsx", "-o", "fixed-litter.xlsx");
    expect(partText(line.read("fixed-litter.xlsx"), strings)).toContain(litter);
    await crm("clean-copy", "fixed-litter.xlsx", "-o", "clean.xlsx", "--reveal");
    expect(partText(line.read("clean.xlsx"), strings)).not.toMatch(/CRMJ1|金丝雀乙 2/);
    // Also where our sheet is gone already and the list is all that is left.
    line.put("left.xlsx", withPart(line.read("clean.xlsx"), strings, (xml) => xml.replace("</sst>", `${litter}</sst>`)));
    await crm("clean-copy", "left.xlsx", "-o", "clean.xlsx", "--reveal");
    expect(changedParts(line.read("left.xlsx"), line.read("clean.xlsx"))).toEqual([strings]);
    expect(partText(line.read("clean.xlsx"), strings)).not.toContain("CRMJ1");
  });

  it("of a clean copy is the same file", async () => {
    await crm("clean-copy", "worked.xlsx", "-o", "once.xlsx", "--reveal");
    await crm("clean-copy", "once.xlsx", "-o", "twice.xlsx", "--reveal");
    expect(Buffer.compare(line.read("once.xlsx"), line.read("twice.xlsx"))).toBe(0);
  });
});

/** As Excel notes the names of all sheets, hidden ones too. */
function listed(bytes: Uint8Array): Uint8Array {
  const names = open(bytes).sheets.map(({ name }) => `<vt:lpstr>${name}</vt:lpstr>`).join("");
  const app = `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><Application>Microsoft Excel</Application><HeadingPairs><vt:vector size="2" baseType="variant"><vt:variant><vt:lpstr>Worksheets</vt:lpstr></vt:variant><vt:variant><vt:i4>2</vt:i4></vt:variant></vt:vector></HeadingPairs><TitlesOfParts><vt:vector size="2" baseType="lpstr">${names}</vt:vector></TitlesOfParts><Company>甲</Company></Properties>`;
  const parts = [...partsOf(bytes)].map(([name, content]) => ({ name, bytes: name === "_rels/.rels" ? new TextEncoder().encode(new TextDecoder().decode(content).replace("</Relationships>", '<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/extended-properties" Target="docProps/app.xml"/></Relationships>')) : content }));
  return writeZip([...parts, { name: "docProps/app.xml", bytes: new TextEncoder().encode(app) }]);
}

describe("the list of shared texts", () => {
  it("does not grow when work is done and undone", async () => {
    line.put("sample.xlsx", makeSmallSample(42, 60).bytes);
    await crm("run", "sample.xlsx", "-o", "r0.xlsx");
    const size = (name: string): number => partsOf(line.read(name)).get(strings)!.length;
    const { clusters } = JSON.parse(await crm("dedupe", "r0.xlsx", "--format", "json")) as { clusters: { records: string[] }[] };
    const merges = async (file: string, records: readonly string[]): Promise<boolean> => (await line.crm("merge", line.path(file), "-o", line.path("m.xlsx"), "--records", records.join(","))).code === 0;
    // Some groups wait for a person's choice.
    const ready: string[][] = [];
    for (const { records } of clusters) if (ready.length === 0 && (await merges("r0.xlsx", records))) ready.push(records);
    for (let n = 0; n < 3; n++) {
      expect(await merges(`r${n}.xlsx`, ready[0]!)).toBe(true);
      await crm("undo", "m.xlsx", "-o", `r${n + 1}.xlsx`);
    }
    expect(size("r3.xlsx")).toBe(size("r1.xlsx"));
    await crm("run", "r3.xlsx", "-o", "r4.xlsx");
    await crm("run", "r4.xlsx", "-o", "r5.xlsx");
    expect(Buffer.compare(line.read("r4.xlsx"), line.read("r5.xlsx"))).toBe(0);
  }, 60_000);

  it("says no undone text after undo --all, and the old ones again", async () => {
    await crm("undo", "fixed.xlsx", "--all", "-o", "before.xlsx");
    const { texts } = readSharedStrings(strings, partsOf(line.read("before.xlsx")).get(strings)!);
    expect([...texts].filter((text) => text !== "").sort()).toEqual([...new Set(rows.flat().map(String))].sort());
    // The journal remembers, so that the undo can be undone.
    expect(heldBy(line.read("before.xlsx"))).toContain(undone);
    await crm("clean-copy", "before.xlsx", "-o", "clean.xlsx", "--reveal");
    expect(heldBy(line.read("clean.xlsx"))).toEqual([edited, mergedAway, typedOver, stays]);
  });
});
