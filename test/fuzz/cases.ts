/**
 * Random damage to good files, each case a function of the seed and its number. A damaged file is refused with a place and a next step, or it opens and says what the
 * good one said: for a workbook, every part has a checksum, so a change that opens lies where nothing is read (a time stamp, an attribute). A .csv has none: what it says
 * now is what counts, and every character of that must stand in a cell.
 */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { openFile } from "../../src/hosts/file/openFile";
import type { WorkbookHost } from "../../src/workbook/host";
import type { CsvDialect } from "../../src/xlsx/csv/dialect";
import { makeSmallSample } from "../../tools/sample/makeSample";
import { type Random, seededRandom } from "../../tools/sample/random";
import { fullWorkbook } from "../e2e/fullWorkbook";
import { filesBelow } from "../suites/workbookSuite";
import { decodeWindows1252 } from "../support/windows1252";
import { utf8, zipOf } from "../support/zipOf";
import { partsOf, save, workbookOf } from "../xlsx/support";

export type Base = { readonly name: string; readonly bytes: Uint8Array };
/** `same`: opens and says what the good file says; `other`: opens a .csv that says something else now, all of it; else the code of the refusal. */
export type Outcome = { readonly base: string; readonly damage: string; readonly verdict: string; readonly wrong: boolean };

/** Larger ones would make the run long and find nothing that smaller ones do not. */
const largest = 60_000;

/** Good files: some made here, and the shared ones up to a size where there are any. */
export function basesOf(shared: string | null): readonly Base[] {
  const small = save(workbookOf([["客户", "电话", "金额"], ["张三", "13800138000", 12.5], [" 李四\n", "=1+1", -3], ["", true, { error: "#N/A" }]]));
  const parts = [...partsOf(small)].map(([name, content]) => ({ name, content }));
  const text = "编号,名称,备注\r\n001,张三,\"多行\r\n备注, 带逗号\"\r\n002,\"引号\"\"在里面\",'=1+1\r\n003,,\r\n";
  const made: readonly Base[] = [
    { name: "small.xlsx", bytes: small },
    { name: "stored.xlsx", bytes: zipOf(parts.map((part) => ({ ...part, method: 0 }))) },
    { name: "sample.xlsx", bytes: makeSmallSample(7, 30).bytes },
    { name: "full.xlsm", bytes: fullWorkbook() },
    { name: "utf8.csv", bytes: utf8(text) },
    { name: "mark.csv", bytes: utf8(`\ufeff${text}`) },
    { name: "utf16.csv", bytes: new Uint8Array(Buffer.from(`\ufeff${text}`, "utf16le")) },
    { name: "tabs.tsv", bytes: utf8(text.replaceAll(",", "\t")) },
    { name: "semicolons.csv", bytes: utf8(text.replaceAll(",", ";")) },
  ];
  if (shared === null) return made;
  const texts = readdirSync(join(shared, "suites")).filter((suite) => suite.startsWith("csv-")).flatMap((suite) => filesBelow(join(shared, "suites", suite), /\.(?:csv|tsv)$/i).map((file) => `suites/${suite}/${file}`)).sort();
  const files = [...texts, ...filesBelow(shared, /\.xls[xm]$/i)].map((file) => ({ name: file, bytes: new Uint8Array(readFileSync(join(shared, file))) }));
  return [...made, ...files.filter(({ name, bytes }) => bytes.length > 0 && bytes.length <= largest && openFile(name, bytes).ok)];
}

/** Flipped bits, bytes that are others, a run of zeros, an end cut off. */
function damaged(random: Random, bytes: Uint8Array): { readonly bytes: Uint8Array; readonly damage: string } {
  if (random.chance(0.25)) {
    const length = random.int(0, bytes.length - 1);
    return { bytes: bytes.slice(0, length), damage: `cut at ${length}` };
  }
  const after = bytes.slice();
  if (random.chance(0.1)) {
    const from = random.int(0, bytes.length - 1);
    const length = random.int(1, 64);
    after.fill(0, from, from + length);
    return { bytes: after, damage: `${length} zeros at ${from}` };
  }
  const places = Array.from({ length: random.chance(0.6) ? 1 : random.int(2, 8) }, () => random.int(0, bytes.length - 1));
  const oneBit = random.chance(0.5);
  for (const at of places) after[at] = oneBit ? after[at]! ^ (1 << random.int(0, 7)) : random.int(0, 255);
  return { bytes: after, damage: `${oneBit ? "bits" : "bytes"} at ${places.join(" ")}` };
}

/** Runs case `number` of `seed`. */
export async function runCase(bases: readonly Base[], seed: number, number: number, known: Map<string, Content> = new Map()): Promise<Outcome> {
  const random = seededRandom((Math.imul(seed, 0x9e3779b1) + number) >>> 0);
  const base = random.pick(bases);
  const { bytes, damage } = damaged(random, base.bytes);
  const verdict = await judge(base, bytes, known);
  return { base: base.name, damage, verdict, wrong: /^(?:crash|silent|mute)/.test(verdict) };
}

async function judge(base: Base, bytes: Uint8Array, known: Map<string, Content>): Promise<string> {
  try {
    const opened = openFile(base.name, bytes);
    if (!opened.ok) return opened.problems.every(saysAll) ? opened.problems[0]!.code : `mute: ${JSON.stringify(opened.problems)}`;
    if (opened.value.dialect !== null) return await keepsText(opened.value.host, opened.value.dialect, bytes);
    let good = known.get(base.name);
    if (good === undefined) known.set(base.name, (good = await contentOf(base.name, base.bytes)));
    return isDeepStrictEqual(await contentOf(base.name, bytes), good) ? "same" : "silent: the workbook opens and says something else";
  } catch (error) {
    return `crash: ${error instanceof Error ? error.stack : String(error)}`;
  }
}

function saysAll({ message, hint, place }: { readonly message: { readonly en: string; readonly "zh-CN": string }; readonly hint: { readonly en: string; readonly "zh-CN": string }; readonly place?: string }): boolean {
  return [message.en, message["zh-CN"], hint.en, hint["zh-CN"]].every((text) => text !== "" && !/\{\w+\}/.test(text)) && place !== undefined;
}

/** What a workbook says: every part and every cell, as digests; and how many notices it has. */
export type Content = readonly string[];
async function contentOf(name: string, bytes: Uint8Array): Promise<Content> {
  const digest = (value: Uint8Array | string): string => createHash("sha256").update(value).digest("hex");
  const opened = openFile(name, bytes);
  if (!opened.ok) throw new Error(`${name} does not open any more: ${opened.problems[0]!.code}`);
  const lines = [...partsOf(bytes)].map(([part, content]) => `${part} ${digest(content)}`);
  const { host } = opened.value;
  for (const { name: sheet, used, kind } of must(await host.sheets())) {
    const cells = used === null || used.rows * used.columns > 500_000 ? null : must(await host.readCells(sheet, used, { formulas: true, numberFormats: true }));
    lines.push(`${sheet} ${kind} ${digest(JSON.stringify(cells))}`);
  }
  return [...lines, digest(JSON.stringify(must(await host.info()).notices))];
}

/**
 * Nothing lost, nothing invented: the characters of the text, those that only give it its shape apart, are those of the cells. A notice of bytes that could not be read
 * says so; then some characters stand for them.
 */
async function keepsText(host: WorkbookHost, dialect: CsvDialect, bytes: Uint8Array): Promise<string> {
  const shape = new Set(["\ufeff", '"', "\r", "\n", "'", "\\", dialect.delimiter]);
  const countOf = (texts: Iterable<string>): Map<string, number> => {
    const counts = new Map<string, number>();
    for (const text of texts) for (const char of text) if (!shape.has(char)) counts.set(char, (counts.get(char) ?? 0) + 1);
    return counts;
  };
  const whole = dialect.encoding === "windows-1252" ? decodeWindows1252(bytes) : dialect.encoding.startsWith("utf-32") ? decodeUtf32(bytes, dialect.encoding === "utf-32le") : new TextDecoder(dialect.encoding).decode(bytes);
  const text = dialect.sepLine ? whole.replace(/^\ufeff?[^\r\n]*/, "") : whole;
  const [sheet] = must(await host.sheets());
  const cells = sheet!.used === null ? [] : must(await host.readCells(sheet!.name, sheet!.used)).values.flat().filter((value) => typeof value === "string");
  if (isDeepStrictEqual(countOf(cells), countOf([text]))) return "other";
  const codes = must(await host.info()).notices.map(({ code }) => code);
  return codes.some((code) => /bytes|undecodable/i.test(code)) ? "other, bytes that are no text named" : `silent: the characters of the cells are not those of the file (${dialect.encoding}, ${codes.join(" ")})`;
}

/** Node's decoder knows no UTF-32. */
function decodeUtf32(bytes: Uint8Array, littleEndian: boolean): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: bytes.length >> 2 }, (_, i) => view.getUint32(i * 4, littleEndian)).map((point) => (point < 0x110000 ? String.fromCodePoint(point) : "\ufffd")).join("");
}

function must<T>(result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problems: readonly { readonly code: string }[] }): T {
  if (!result.ok) throw new Error(result.problems.map(({ code }) => code).join(" "));
  return result.value;
}
