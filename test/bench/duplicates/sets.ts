/** The labelled sets and generated tables: what each is called, where it is, what it must reach, and its records with the truth. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, openSync, closeSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { deserialize, serialize } from "node:v8";
import type { CellValue } from "../../../src/records/cellValue";
import { type Column, ColumnBuilder, encodeColumn } from "../../../src/records/recordTable";
import { readRows } from "../../../src/xlsx/csv/dialect";
import { RowReader } from "../../../src/xlsx/csv/rowReader";
import { readText } from "../../../src/xlsx/text/readText";
import { sharedPath } from "../../support/shared";
import type { Schema } from "./columns";

export type Goal = { readonly pair?: number; readonly cluster?: number; readonly precision?: number };
/** What has been reached, rounded down: F1 of the pairs by themselves and of the groups, and precision of what is merged without asking. Whoever falls below fails the bench. */
export type Kept = { readonly pair?: number; readonly cluster: number; readonly auto: number };
export type BenchSet = { readonly name: string; readonly goal: Goal; readonly kept?: Kept; /** Arguments of tools/gen_people.mjs; absent = a folder of data/. */ readonly generate?: string };
export type Loaded = { readonly ids: readonly string[]; readonly columns: { readonly [column: string]: readonly string[] }; readonly schema: Schema; readonly truth: Truth };
/** Generated records as a reader of files hands them over: the columns that are compared, dictionary-encoded. */
export type Encoded = { readonly ids: readonly string[]; readonly columns: { readonly [column: string]: Column }; readonly schema: Schema; readonly truth: Truth };
/** Which pairs of record indexes are one. */
export type Truth = { readonly right: (a: number, b: number) => boolean; readonly pairs: number; /** Every true pair. */ readonly each: (visit: (a: number, b: number) => void) => void };

const contacts: Schema = { mode: "dedupe", columns: { name: "person_name", company: "company_name", title: "title", phone: "phone", mobile: "mobile", email: "email", address: "address_line", city: "city", region: "region", postcode: "postcode" } };
const companies: Schema = { mode: "dedupe", columns: { company: "company_name", phone: "phone", email: "email", address: "address_line", city: "city", region: "region", postcode: "postcode" } };

export const sets: readonly BenchSet[] = [
  { name: "febrl1", goal: { cluster: 0.999 }, kept: { cluster: 0.999, auto: 1 } },
  { name: "febrl3", goal: { cluster: 0.999 }, kept: { cluster: 0.999, auto: 1 } },
  { name: "febrl4", goal: { cluster: 0.999 }, kept: { cluster: 0.999, auto: 1 } },
  { name: "hist50k_a", goal: { pair: 0.88, cluster: 0.925 }, kept: { pair: 0.922, cluster: 0.958, auto: 0.999 } },
  { name: "fake_1000", goal: { cluster: 0.93 }, kept: { cluster: 0.969, auto: 0.995 } },
  { name: "rldata500", goal: { cluster: 0.97 }, kept: { cluster: 0.979, auto: 0.995 } },
  { name: "fodors_zagats", goal: { cluster: 0.97 }, kept: { cluster: 0.977, auto: 0.999 } },
  { name: "dblp_acm", goal: { cluster: 0.975 }, kept: { cluster: 0.99, auto: 0.996 } },
  { name: "cora", goal: { cluster: 0.88 }, kept: { cluster: 0.88, auto: 0.997 } },
  { name: "patstat_orgs_a", goal: {} },
  { name: "contacts 20k", goal: { cluster: 0.995, precision: 0.998 }, kept: { cluster: 0.998, auto: 0.999 }, generate: "--rows 20000 --seed 42 --lang mix --kind contact" },
  { name: "hard 20k", goal: { cluster: 0.99 }, kept: { cluster: 0.994, auto: 0.998 }, generate: "--rows 20000 --seed 42 --lang mix --kind contact --noise 2 --hard 0.25 --dup-rate 0.35" },
  { name: "companies 20k", goal: { cluster: 0.965 }, kept: { cluster: 0.974, auto: 0.999 }, generate: "--rows 20000 --seed 42 --lang mix --kind company" },
];
/** Run only when asked for: they take long. Of 100,000 contacts also those made from the seeds that proved the hardest of eleven. */
export const largeSets: readonly BenchSet[] = [["10k", 10_000, 42], ["100k", 100_000, 42], ["100k seed 23", 100_000, 23], ["100k seed 5", 100_000, 5], ["1M", 1_000_000, 42]].map(([name, rows, seed]) => ({ ...contactsOf(Number(rows), Number(seed)), name: `contacts ${name}` }));

export function contactsOf(rows: number, seed: number): BenchSet {
  return { name: `contacts ${rows}`, goal: { cluster: 0.995, precision: 0.998 }, generate: `--rows ${rows} --seed ${seed} --lang mix --kind contact` };
}

/** Null when the set is not there. `folder` keeps what is generated. */
export function load({ name, generate }: BenchSet, folder: string): Loaded | null {
  return generate === undefined ? loadFolder(sharedPath(`data/${name}/schema.json`)) : loadGenerated(generate, folder);
}

/** A table beside the file that says what its columns are; null when that is not there. */
export function loadFolder(schemaFile: string): Loaded | null {
  if (!existsSync(schemaFile)) return null;
  const root = dirname(schemaFile);
  const schema = JSON.parse(readFileSync(schemaFile, "utf8")) as Schema;
  const { header, lines } = readTable(join(root, "records.csv"));
  const ids = lines.map((line) => line[header.indexOf("id")]!);
  const columns = Object.fromEntries(header.map((column, at) => [column, lines.map((line) => line[at]!)]));
  const truth = existsSync(join(root, "truth.csv")) ? byEntity(encodeColumn(entities(ids, join(root, "truth.csv")))) : byPairs(ids, join(root, "pairs.csv"));
  return { ids, columns, schema, truth };
}

/** A generated table read piece by piece: neither its text nor its rows are ever there all at once. Null where the tool is not there. */
export function loadEncoded(rows: number, seed: number, folder: string): Encoded | null {
  const path = generated(contactsOf(rows, seed).generate!, folder);
  if (path === null) return null;
  const ids: string[] = [];
  const entities = new ColumnBuilder(rows);
  const columns = Object.keys(contacts.columns).map((id) => ({ id, at: -1, column: new ColumnBuilder(rows) }));
  let header: readonly string[] | null = null;
  const reader = new RowReader({ delimiter: ",", quote: '"', backslash: false }, (fields) => {
    if (header === null) {
      header = [...fields];
      for (const each of columns) each.at = fields.indexOf(each.id);
    } else if (fields.length === header.length) {
      ids.push(fields[header.indexOf("id")]!);
      entities.add(fields[header.indexOf("_entity")]!);
      for (const { at, column } of columns) column.add(fields[at]!);
    }
    return true;
  });
  readText(readFileSync(path), "utf-8", 0, (text, last) => reader.read(text, last));
  const encoded = columns.map(({ id, column }): [string, Column] => { const { codes, dictionary } = column.done(); return [id, { codes, dictionary: ownTexts(dictionary) }]; });
  return { ids: ownTexts(ids), columns: Object.fromEntries(encoded), schema: contacts, truth: byEntity(entities.done()) };
}

/** The same texts, none a part of the file's text, which is let go. */
function ownTexts<T extends readonly CellValue[]>(texts: T): T {
  return deserialize(serialize(texts)) as T;
}

function loadGenerated(args: string, folder: string): Loaded | null {
  const path = generated(args, folder);
  if (path === null) return null;
  const { header, lines } = readTable(path);
  const columns = Object.fromEntries(header.map((column, at) => [column, lines.map((line) => line[at]!)]));
  return { ids: columns["id"]!, columns, schema: args.includes("--kind company") ? companies : contacts, truth: byEntity(encodeColumn(columns["_entity"]!)) };
}

/** The file that tools/gen_people.mjs makes of these arguments, made once; null where the tool is not there. */
export function generated(args: string, folder: string): string | null {
  const tool = sharedPath("tools/gen_people.mjs");
  if (!existsSync(tool)) return null;
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${args.replace(/\W+/g, "_")}.csv`);
  if (!existsSync(path)) {
    const out = openSync(path, "w");
    const { status } = spawnSync(process.execPath, [tool, ...args.split(" ")], { stdio: ["ignore", out, "inherit"] });
    closeSync(out);
    if (status !== 0) throw new Error(`gen_people ended with ${status}`);
  }
  return path;
}

export function readTable(path: string): { readonly header: readonly string[]; readonly lines: readonly (readonly string[])[] } {
  const [header, ...lines] = readRows(readFileSync(path, "utf8"), ",").rows;
  return { header: header!, lines: lines.filter(({ length }) => length === header!.length) };
}

function entities(ids: readonly string[], path: string): readonly string[] {
  const of = new Map(readTable(path).lines.map(([id, entity]) => [id!, entity!]));
  return ids.map((id) => of.get(id)!);
}

/** Kept as numbers: what judges a search takes little of the memory that is measured. */
function byEntity({ codes, dictionary }: Column): Truth {
  const members = new Uint32Array(dictionary.length);
  for (const code of codes) members[code]!++;
  return {
    right: (a, b) => codes[a] === codes[b],
    pairs: members.reduce((sum, count) => sum + (count * (count - 1)) / 2, 0),
    each: (visit) => {
      const groups = Array.from(members, (): number[] => []);
      codes.forEach((code, index) => groups[code]!.push(index));
      for (const group of groups) group.forEach((a, at) => { for (const b of group.slice(at + 1)) visit(a, b); });
    },
  };
}

function byPairs(ids: readonly string[], path: string): Truth {
  const at = new Map(ids.map((id, index) => [id, index]));
  const pairs = readTable(path).lines.map(([a, b]): readonly [number, number] => { const [x, y] = [at.get(a!)!, at.get(b!)!]; return x < y ? [x, y] : [y, x]; });
  const known = new Set(pairs.map(([a, b]) => a * ids.length + b));
  return { right: (a, b) => known.has(Math.min(a, b) * ids.length + Math.max(a, b)), pairs: known.size, each: (visit) => { for (const [a, b] of pairs) visit(a, b); } };
}
