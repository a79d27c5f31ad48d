import type { ChangeSet } from "../../../src/changes/changeSet";
import { nodeTools } from "../../../src/cli/main";
import { createEngine } from "../../../src/engine/createEngine";
import { fileHost } from "../../../src/hosts/file/fileHost";
import { clockOf } from "../../../src/pipeline/clock";
import { fix } from "../../../src/pipeline/fix";
import { govern } from "../../../src/pipeline/govern";
import { importRecords, importStamp } from "../../../src/pipeline/importRecords";
import { type ImportChoice, planImport } from "../../../src/pipeline/importPlan";
import { readSource } from "../../../src/pipeline/importSource";
import { journal } from "../../../src/pipeline/journal";
import { watchTable } from "../../../src/pipeline/live";
import { governedTables } from "../../../src/pipeline/locate";
import { merge } from "../../../src/pipeline/merge";
import { addRecord } from "../../../src/pipeline/record";
import type { Session } from "../../../src/pipeline/session";
import { inTurn } from "../../../src/pipeline/turn";
import { undo } from "../../../src/pipeline/undo";
import { ok } from "../../../src/records/problem";
import type { CellValue, Result } from "../../../src/workbook/host";
import { openXlsx } from "../../../src/xlsx/openXlsx";
import { saveXlsx } from "../../../src/xlsx/saveXlsx";
import { seededRandom } from "../../../tools/sample/random";
import { must } from "../../contracts/sampleWorkbook";
import { openInTwoPanes } from "../../excel-host/twoPanes";
import { bookOfSheets, field, own, smallTemplate, withTemplate } from "../../pipeline/book";


const dedupe = [{ id: "same", block: [{ field: "name", key: "company" }], match: [{ field: "name", method: "companyParts", weight: 10, threshold: 0.7 }], score: { auto: null, duplicate: 0.9, review: 0.5 }, survive: { "*": "mostComplete" } }];
const template = smallTemplate({ name: field("companyName", "名称"), phone: field("cn-mobile", "手机"), amount: field("money", "金额") }, { table: { dedupe } });
const rows: readonly (readonly CellValue[])[] = ["东山机械有限公司", "西江食品有限公司", "南湖纺织有限公司", "北原化工有限公司", "南湖纺织有限公司", "中岭建材有限公司"].map((name, i) => [name, `138 0000 10${i}0`, i === 4 ? null : 100 * i]);
const messy = must(saveXlsx(bookOfSheets({ 表: [["名称", "手机", "金额"], ...rows] }).model));

const choice: ImportChoice = { mode: "update", faulty: "reject", duplicates: "add" };
type Does = (session: Session, who: string) => Promise<Result<{ readonly change: ChangeSet | null }>>;
const newcomers = (who: string): readonly string[] => [1, 2, 3].map((n) => `${who}家第${n}分店有限公司`);

/** A dry run, and what it said is written. */
const imports: Does = async (session, who) => {
  const [table] = must(await governedTables(session));
  const file = bookOfSheets({ 来的: [["名称", "手机", "金额"], ...newcomers(who).map((name, n) => [name, `1370000${who === "甲" ? 1 : 2}00${n}`, n])] });
  const source = must(await readSource(session, table!, { name: `${who}.xlsx`, host: file.host }, { sheet: null, answers: {} }));
  const plan = must(await planImport(session, source, table!, choice));
  return inTurn(session, async () => importRecords(session, source, must(await governedTables(session))[0]!, choice, importStamp(session, table!, plan)));
};
const adds: Does = (session, who) => inTurn(session, () => addRecord(session, "small", { name: newcomers(who)[0]!, phone: "13900000000", amount: 1 }));
const fixes: Does = (session) => inTurn(session, () => fix(session, own));
const merges: Does = (session) => inTurn(session, () => merge(session, { ...own, records: ["R0000003", "R0000005"], all: false, keep: null, values: {} }));
const governs: Does = (session) => inTurn(session, () => govern(session, withTemplate(template)));
const deeds = { imports, adds, fixes, merges, governs };
/** How many records each brings. */
const brings: { readonly [deed: string]: number } = { imports: 3, adds: 1 };

/** Runs of one pane, of different length: most faults need one pane to stop in the middle of the other's work. */
function orderOf(seed: number): () => 0 | 1 {
  const random = seededRandom(seed);
  let [pane, left]: [0 | 1, number] = [0, 0];
  return () => {
    if (left-- <= 0) [pane, left] = [random.int(0, 1) as 0 | 1, random.int(0, random.pick([1, 4, 20]))];
    return pane;
  };
}

const sessionOf = (host: Session["host"], client: string): Session => ({ host, engine: createEngine(nodeTools(client)), lang: "zh-CN", user: client, client, tools: nodeTools(client), ...clockOf(new Date(0), "2026-03-16") });

/** What each row of the table says: its id and name. Rows outside it are told too. */
async function standing(host: Session["host"]): Promise<readonly string[]> {
  const table = must(await host.sheets()).flatMap(({ tables }) => tables)[0]!;
  const used = must(await host.sheets()).find(({ name }) => name === table.sheet)!.used!;
  const block = must(await host.readCells(table.sheet, { row: table.area.row + 1, column: 0, rows: used.row + used.rows - table.area.row, columns: table.area.column + table.area.columns }));
  const id = table.columns.findIndex(({ name }) => name === "记录编号") + table.area.column;
  return block.values.flatMap((line, n) => (line.every((value) => value === null || value === "") ? [] : [`${n < table.area.rows - 1 ? "" : "below "}${String(line[id])} ${String(line[table.area.column])} ${String(line[table.area.column + 1])}`]));
}


const governed = (async (): Promise<Uint8Array> => {
  const book = must(openXlsx(messy));
  must(await governs(sessionOf(fileHost(book, { name: "表.xlsx", format: "xlsx" }), "first"), "甲"));
  return must(saveXlsx(book));
})();

describe.each([["imports", "imports"], ["adds", "imports"], ["adds", "adds"], ["fixes", "imports"], ["merges", "imports"], ["adds", "merges"], ["fixes", "merges"], ["merges", "merges"], ["fixes", "fixes"], ["governs", "governs"]] as const)("one pane %s while another %s", (first, second) => {
  it.each([1, 2])("and no record is lost, doubled or without an id, in the order %i", async (seed) => {
    const model = must(openXlsx(first === "governs" ? messy : await governed));
    const { hosts, emulators, atOnce } = openInTwoPanes(model);
    const [one, two] = [sessionOf(hosts[0], "one"), sessionOf(hosts[1], "two")];
    const start = first === "governs" ? [] : await standing(one.host);
    const done = await atOnce(orderOf(seed), () => deeds[first](one, "甲"), () => deeds[second](two, "乙"));

    const after = await standing(one.host);
    const ids = after.map((row) => row.split(" ")[0]!);
    expect(ids.filter((id) => !/^R\d{7}$/.test(id))).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
    expect(done.some(({ ok }) => ok)).toBe(true);
    // Of the second: all of it, or a reason and nothing.
    const came = [first, second].flatMap((deed, n) => (done[n]!.ok && deed in brings ? newcomers("甲乙"[n]!).slice(0, brings[deed]) : []));
    const merged = [first, second].includes("merges") ? 1 : 0;
    const names = after.map((row) => row.split(" ")[1]!);
    expect(names.toSorted()).toEqual([...rows.map(([name]) => String(name)), ...came].toSorted().filter((name, n, all) => merged === 0 || name !== all[n - 1]));
    // A pane that found its work done has nothing to tell.
    const changes = must(await journal(one)).map(({ change }) => change).filter(({ why }) => first === "governs" || why.command !== "govern");
    const told = done.flatMap((result) => (result.ok && result.value.change != null ? [result.value.change.id] : []));
    expect(changes.map(({ id }) => id).toSorted()).toEqual(told.toSorted());
    expect(new Set(told).size).toBe(told.length);

    // The newest alone, then the other: whoever takes it back.
    for (const [n, { id, inserted, removed }] of changes.toReversed().entries()) {
      const before = first === "governs" ? [] : await standing(two.host);
      must(await undo(n === 0 ? two : one, { change: id }));
      if (first !== "governs") expect((await standing(one.host)).length).toBe(before.length - inserted.length + removed.length);
    }
    if (first !== "governs") expect(await standing(one.host)).toEqual(start);
    expect(emulators.flatMap(({ unknown }) => unknown)).toEqual([]);
  });
});

it("a pane does not take what another pane has imported and fixed for typed", async () => {
  const { hosts, emulators } = openInTwoPanes(must(openXlsx(await governed)));
  const [one, two] = [sessionOf(hosts[0], "one"), sessionOf(hosts[1], "two")];
  const live = must(await watchTable(two, "small", { onUpdate: () => undefined, onProblem: (problem) => { throw new Error(JSON.stringify(problem)); } }));
  must(await imports(one, "甲"));
  must(await fixes(one, "甲"));
  const { sheet, area } = must(await two.host.sheets()).flatMap(({ tables }) => tables)[0]!;
  for (const row of [2, 7]) must(await emulators[1].as("user").apply([{ verb: "writeCells", sheet, blocks: [{ row: area.row + row, column: area.column + 2, values: [[77]] }] }]));
  await new Promise((resolve) => setTimeout(resolve, 30));
  must(await live.journal());
  await live.stop();
  const told = must(await journal(two)).map(({ change: { why, by, edits, inserted } }) => [why.command, by, inserted.length, edits.map(({ record, after }) => [record, after])]);
  expect(told.slice(1)).toEqual([["import", "one", 3, []], ["fix", "one", 0, expect.anything()], ["observed", "two", 0, [["R0000002", 77], [expect.stringMatching(/^R/), 77]]]]);
});

it("a pane that waits for another asks each time whether it still should, and leaves nothing behind when it should not", async () => {
  const { hosts } = openInTwoPanes(must(openXlsx(await governed)));
  const [one, two] = [sessionOf(hosts[0], "one"), sessionOf(hosts[1], "two")];
  let asked = 0;
  const work = jest.fn(() => Promise.resolve(ok(null)));
  const waiting = (): Promise<boolean> => Promise.resolve(++asked < 3);
  must(await inTurn(one, async () => {
    // The second stands behind the first, and both are given up.
    const given = await Promise.all([inTurn(two, work, waiting), inTurn(two, work, waiting)]);
    expect(given.map((done) => !done.ok && done.problems[0]!.code)).toEqual(["turn/givenUp", "turn/givenUp"]);
    return ok(null);
  }));
  expect([asked, work.mock.calls.length]).toEqual([4, 0]);
  // Neither the one that wrote nor the one that gave up is waited for.
  must(await adds(one, "甲"));
  must(await inTurn(two, work, () => { throw new Error("Nobody is there to wait for."); }));
});
