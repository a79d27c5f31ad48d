/** How fast: generated contacts from arrays in memory to groups, beside DuckDB in the same run; whether the order of the rows matters; how long one new record waits. Each part runs in a process of its own. */
import { createHash } from "node:crypto";
import { type TypedTable, typeColumn } from "../../../src/fields/typedTable";
import { type Column, encodeColumn } from "../../../src/records/recordTable";
import { type Matches, matchWork, phases } from "../../../src/rules/duplicates/matchRecords";
import { similarRecords } from "../../../src/rules/duplicates/similarRecords";
import { inputs } from "../../support/typedTables";
import { nodeWorkers } from "../../../src/cli/main.workers";
import type { TableDef } from "../../../src/template/template";
import { emptyContext, tableOf } from "./columns";
import { type Encoded, contactsOf, generated, loadEncoded } from "./sets";
import { type PeerScore, splinkLike } from "./splinkLike";

type Run = { readonly rows: number; readonly candidates: number; readonly precision: number; readonly recall: number; readonly f1: number; /** CPU seconds to read the cells by their field types, and from there to groups. */ readonly read: number; readonly cpu: number; readonly wall: number; readonly peakMb: number; /** By phase its CPU seconds, and the MB of the whole process at its end. */ readonly phases: readonly { readonly name: string; readonly cpu: number; readonly mb: number }[]; /** Before anything is typed. */ readonly loadedMb: number; /** Of the groups, by the ids of their records. */ readonly digest: string };
type Latency = { readonly rows: number; readonly index: number; readonly p50: number; readonly p95: number };
export type Part = `${"ours" | "shared" | "shuffled" | "peer" | "latency"} ${number}`;

const seed = 42;
const drafts = 400;
/** What one run may take: seconds by the clock, on cores that are free, and of all threads together. */
type SpeedGoal = { readonly wall?: number; readonly cpu?: number; readonly mb?: number };
/** By rows, with one worker and with two; and what the peer took where these goals were set: machines differ, so the share of the peer's time decides. */
const goals: { readonly [rows: number]: { readonly one?: SpeedGoal; readonly two?: SpeedGoal; readonly peer: { readonly wall: number; readonly cpu: number } } } = {
  10_000: { one: { wall: 1 }, peer: { wall: 2.3, cpu: 4.5 } },
  100_000: { one: { wall: 5, mb: 400 }, two: { wall: 3.5 }, peer: { wall: 4.4, cpu: 5 } },
  1_000_000: { two: { wall: 45, cpu: 60, mb: 2048 }, peer: { wall: 48, cpu: 73 } },
};
/** Times the CPU from 100,000 to a million; and milliseconds for one draft against 100,000. */
const mostGrowth = 11, mostWait = 10;

/** Multiplication by a generator of the integers modulo 2^32: enough to shuffle with. */
function* numbers(from: number): Generator<number, never> {
  for (let state = from | 1; ; ) { state = (Math.imul(state, 747796405) + 2891336453) >>> 0; yield ((state >>> ((state >>> 28) + 4)) ^ state) >>> 0; }
}

type Columns = { readonly [column: string]: Column };

function typed(def: TableDef, columns: Columns, ids: readonly string[]): TypedTable {
  return {
    records: { table: def.id, ids, rows: Uint32Array.from(ids, (_, index) => index + 2), columns, formulas: {} },
    size: ids.length,
    columns: Object.fromEntries(def.fields.map((field) => [field.id, typeColumn(columns[field.id]!, field.fieldType, { ...emptyContext(field.fieldType), spec: field })])),
  };
}

/** The rows in another order, as if the file had them so. */
function reordered({ codes, dictionary }: Column, order: Uint32Array): Column {
  return encodeColumn(Array.from(order, (at) => dictionary[codes[at]!]!));
}

async function run({ columns, ids, schema, truth }: Encoded, shuffle: boolean, workers: number): Promise<Run> {
  const { def, rule } = tableOf(schema);
  const order = Uint32Array.from(ids.keys());
  const random = numbers(seed);
  if (shuffle) for (let i = order.length - 1; i > 0; i--) { const j = random.next().value % (i + 1); [order[i], order[j]] = [order[j]!, order[i]!]; }
  const [given, named] = shuffle ? [Object.fromEntries(Object.entries(columns).map(([id, column]) => [id, reordered(column, order)])), Array.from(order, (at) => ids[at]!)] : [columns, ids];
  globalThis.gc?.();
  const loadedMb = megabytes();
  const started = process.cpuUsage();
  const seconds = (): number => { const { user, system } = process.cpuUsage(started); return (user + system) / 1e6; };
  const table = typed(def, given, named);
  const [read, clock] = [seconds(), performance.now()];
  const { matches: { groups, looked }, spent } = await phased(matchWork({ def, table, inputs }, rule, [], undefined, true, nodeWorkers(workers)), seconds);
  const [cpu, wall, peakMb] = [seconds() - read, (performance.now() - clock) / 1000, process.resourceUsage().maxRSS / 1024];
  let [joined, right] = [0, 0];
  for (const { records } of groups) records.forEach((a, at) => { for (const b of records.slice(at + 1)) { joined++; if (truth.right(order[a]!, order[b]!)) right++; } });
  const digest = createHash("sha256").update(groups.map(({ records }) => records.map((record) => table.records.ids[record]!).sort().join(" ")).sort().join("\n")).digest("hex").slice(0, 12);
  return { rows: ids.length, candidates: looked.candidates.count, precision: right / joined, recall: right / truth.pairs, f1: (2 * right) / (joined + truth.pairs), read, cpu, wall, peakMb, loadedMb, phases: spent, digest };
}

function megabytes(): number {
  return process.memoryUsage().rss / 2 ** 20;
}

/** Does the work in one go, and says what each phase of it took. */
async function phased(work: ReturnType<typeof matchWork>, seconds: () => number): Promise<{ readonly matches: Matches; readonly spent: Run["phases"] }> {
  const spent = Object.keys(phases).map((name) => ({ name, cpu: 0, mb: 0 }));
  const bounds = Object.values(phases);
  for (let before = seconds(); ; ) {
    const next = work.next();
    if (next.done !== true) await next.value.wait;
    const phase = spent[next.done === true ? bounds.length - 1 : bounds.findIndex((bound) => next.value.done <= bound)]!;
    const now = seconds();
    phase.cpu += now - before;
    phase.mb = Math.max(phase.mb, megabytes());
    before = now;
    if (next.done === true) return { matches: next.value, spent };
  }
}

/** What a new record waits: drafts that repeat a record of the table with a character of its name gone, the record itself included. */
function latency({ columns, ids, schema }: Encoded): Latency {
  const { def, rule } = tableOf(schema);
  const table = typed(def, columns, ids);
  const started = process.cpuUsage();
  const index = similarRecords({ def: { ...def, dedupe: [rule] }, table, inputs }, null);
  const { user, system } = process.cpuUsage(started);
  const random = numbers(seed);
  const waits: number[] = [];
  for (let draft = 0; draft < drafts; draft++) {
    const at = random.next().value % ids.length;
    const changed = Object.fromEntries(Object.entries(columns).map(([id, { codes, dictionary }]) => {
      const value = dictionary[codes[at]!]!;
      return [id, encodeColumn([id === "name" && typeof value === "string" && value.length > 3 ? value.slice(0, -1) : value])];
    }));
    const one = typed(def, changed, [""]);
    const clock = performance.now();
    index.find(one, null);
    waits.push(performance.now() - clock);
  }
  waits.sort((x, y) => x - y);
  return { rows: ids.length, index: (user + system) / 1e6, p50: waits[Math.floor(drafts * 0.5)]!, p95: waits[Math.floor(drafts * 0.95)]! };
}

/** One part, in a process of its own; null = its data is not there. */
export async function speedPart(part: string, folder: string): Promise<Run | PeerScore | Latency | null> {
  const [what, rows] = part.split(" ");
  if (what === "peer") { const file = generated(contactsOf(Number(rows), seed).generate!, folder); return file === null ? null : splinkLike(file, 2); }
  const loaded = loadEncoded(Number(rows), seed, folder);
  if (loaded === null) return null;
  return what === "latency" ? latency(loaded) : run(loaded, what === "shuffled", what === "shared" ? 2 : 1);
}

/** What a run must take, as it is and as a share of the peer's time, and whether it does. Where it takes more by the clock than on its cores, these were not free. */
function judged(run: Run, goal: SpeedGoal | undefined, peer: PeerScore, then: { readonly wall: number; readonly cpu: number }): string {
  if (goal === undefined) return "";
  const limits = [["s", run.wall, goal.wall, peer.wall, then.wall], ["CPU s", run.cpu, goal.cpu, peer.cpu, then.cpu], ["MB", run.peakMb, goal.mb, null, null]] as const;
  const asked = limits.flatMap(([unit, took, most, now, before]) => (most === undefined ? [] : now === null ? [{ text: `${most} ${unit}`, isMissed: took > most, unit }] : [
    { text: `${most} ${unit}`, isMissed: took > most, unit },
    { text: `${(most / before).toFixed(2)} of the peer's ${unit} (${(took / now).toFixed(2)})`, isMissed: took / now > most / before, unit: `the share of the peer's ${unit}` },
  ]));
  const missed = asked.filter(({ isMissed }) => isMissed).map(({ unit }) => unit);
  const isBusy = missed.includes("s") && run.wall > run.cpu;
  return `must take ${asked.map(({ text }) => text).join(", ")}${missed.length > 0 ? `  BELOW in ${missed.join(", ")}${isBusy ? " (the cores were busy)" : ""}` : ""}`;
}

/** `part` runs one in a process of its own; `print` takes a line. */
export function speedTable(million: boolean, part: <T>(part: Part) => T | null, print: (text: string) => void): void {
  const line = (...cells: readonly string[]): void => print(cells.map((cell, at) => cell.padEnd([18, 14, 10, 8, 8, 10, 24][at] ?? 0)).join(" ").trimEnd());
  print(`generated contacts, mixed languages, seed ${seed}; one worker, from typed columns to groups (+ reading the cells)`);
  line("rows", "CPU s +read", "wall s", "peak MB", "cand.", "ratio", "cluster P R F1");
  let last: Run | null = null;
  for (const rows of [10_000, 100_000, ...(million ? [1_000_000] : [])]) {
    const ours = part<Run>(`ours ${rows}`);
    if (ours === null) return print("not run, tools/gen_people.mjs is not there");
    const peer = part<PeerScore>(`peer ${rows}`)!;
    const { one, two, peer: then } = goals[rows]!;
    const shown = ({ precision, recall, f1 }: { readonly precision: number; readonly recall: number; readonly f1: number }): string => `${precision.toFixed(4)} ${recall.toFixed(4)} ${f1.toFixed(4)}`;
    line(rows.toLocaleString("en"), `${ours.cpu.toFixed(2)} +${ours.read.toFixed(2)}`, ours.wall.toFixed(2), ours.peakMb.toFixed(0), (ours.candidates / rows).toFixed(1), `${(ours.cpu / peer.cpu).toFixed(2)} CPU`, shown(ours), judged(ours, one, peer, then));
    line("  DuckDB, 2 threads", peer.cpu.toFixed(2), peer.wall.toFixed(2), peer.peakMb.toFixed(0), (peer.pairs / rows).toFixed(1), "", shown(peer));
    print(`  CPU s (MB): ${ours.phases.map(({ name, cpu, mb }) => `${name} ${cpu.toFixed(2)} (${mb.toFixed(0)})`).join(", ")}; the table alone ${ours.loadedMb.toFixed(0)} MB`);
    const both = part<Run>(`shared ${rows}`)!;
    print(`  two workers: ${both.cpu.toFixed(2)} CPU s, ${both.wall.toFixed(2)} s, ${both.peakMb.toFixed(0)} MB, ${both.digest === ours.digest ? "the same groups" : `OTHER GROUPS ${both.digest}`} ${judged(both, two, peer, then)}`.trimEnd());
    if (last !== null) print(`  ${rows / last.rows} times the rows take ${(ours.cpu / last.cpu).toFixed(1)} times the CPU${rows === 1_000_000 ? `, may take ${mostGrowth}${ours.cpu / last.cpu > mostGrowth ? "  BELOW" : ""}` : ""}`);
    last = ours;
    if (rows > 100_000) continue;
    const again = part<Run>(`shuffled ${rows}`)!;
    print(`  rows shuffled: ${again.digest === ours.digest ? "the same groups" : `OTHER GROUPS ${again.digest}`} (${ours.digest})`);
  }
  const wait = part<Latency>("latency 100000")!;
  print(`one new record against ${wait.rows.toLocaleString("en")}: ${wait.p50.toFixed(1)} ms half of the time, ${wait.p95.toFixed(1)} ms at the 95th percentile, must take ${mostWait}${wait.p95 > mostWait ? "  BELOW" : ""} (index made in ${wait.index.toFixed(2)} CPU s)`);
}
