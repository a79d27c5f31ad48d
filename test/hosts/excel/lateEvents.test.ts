import { nodeTools } from "../../../src/cli/main";
import { createEngine } from "../../../src/engine/createEngine";
import { check } from "../../../src/pipeline/check";
import { clockOf } from "../../../src/pipeline/clock";
import { fix } from "../../../src/pipeline/fix";
import { govern } from "../../../src/pipeline/govern";
import { journal } from "../../../src/pipeline/journal";
import { type LiveUpdate, watchTable } from "../../../src/pipeline/live";
import type { Session } from "../../../src/pipeline/session";
import type { CellValue, HostWrite } from "../../../src/workbook/host";
import { must } from "../../contracts/sampleWorkbook";
import type { EventPlan } from "../../excel-host/emulator";
import { openInExcel } from "../../excel-host/open";
import { type Profile, profiles } from "../../excel-host/profiles";
import { bookOfSheets, field, own, smallTemplate, withTemplate } from "../../pipeline/book";

const template = smallTemplate({ name: field("companyName", "名称"), phone: field("cn-mobile", "手机"), amount: field("money", "金额") }, { schema: { required: ["name"] }, table: { keys: [{ id: "phone", fields: ["phone"], mode: "block" }] } });
const rows: readonly (readonly CellValue[])[] = Array.from({ length: 12 }, (_, i) => [`公司${i}`, `138000010${String(i).padStart(2, "0")}`, 100 * i]);

const plans: Readonly<Record<string, EventPlan>> = {
  "at once": () => [0],
  late: () => [7],
  twice: () => [0, 3],
  "in another order": (n) => [[9, 2, 5, 1, 12, 4][n % 6]!],
  "late, twice and in another order": (n) => [(n * 7) % 11, (n * 5) % 13],
  "or not at all": (n) => (n % 3 === 0 ? [] : [n % 4]),
};

const typed = (row: number, column: number, ...values: (readonly CellValue[])[]): HostWrite => ({ verb: "writeCells", sheet: "表", blocks: [{ row, column, values }] });

/** One person and a co-author at work, a command of ours in between; what the pane and the journal say in the end. */
async function work(profile: Profile, plan: EventPlan) {
  const { host, emulator } = openInExcel(bookOfSheets({ 表: [["名称", "手机", "金额"], ...rows] }).model, profile);
  const session: Session = { host, engine: createEngine(nodeTools("live")), lang: "zh-CN", user: "测试", client: "test", tools: nodeTools("live"), ...clockOf(new Date(0), "2026-03-16") };
  must(await govern(session, withTemplate(template)));
  emulator.eventPlan = plan;
  const updates: LiveUpdate[] = [];
  const problems: unknown[] = [];
  const live = must(await watchTable(session, "small", { onUpdate: (update) => updates.push(update), onProblem: (result) => problems.push(result) }));
  const [user, coauthor] = [emulator.as("user"), emulator.as("coauthor")];
  const awhile = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 15));
  const table = must(await host.sheets()).flatMap(({ tables }) => tables)[0]!;

  must(await user.apply([typed(2, 1, ["138 0000 2001"])]));
  must(await coauthor.apply([typed(3, 1, ["bad"])]));
  await awhile();
  must(await user.apply([typed(4, 0, ["改名", "13800001005", 7], ["", "13800001005", 8])]));
  // What was typed just before a command of ours is still typed by a person.
  must(await user.apply([typed(9, 2, [12345])]));
  must(await live.command(() => fix(session, own)));
  must(await user.apply([typed(8, 2, ["一百"]), typed(8, 2, [700])]));
  must(await user.apply([{ verb: "insertCells", sheet: "表", areas: [{ row: 6, column: table.area.column, rows: 1, columns: table.area.columns }] }, typed(6, 0, ["新来的", "13800003001", 5])]));
  await awhile();
  must(await coauthor.apply([typed(2, 1, ["13800002009"])]));
  emulator.tellHeld();
  await awhile();
  must(await live.rescan());
  const [checked] = must(await check(session, own));
  must(await live.journal());
  await live.stop();
  expect(problems).toEqual([]);
  expect(emulator.unknown).toEqual([]);
  const changes = must(await journal(session)).map(({ change: { why, edits } }) => [why.command, ...edits.map(({ record, field: of, after }) => `${record} ${of} ${String(after)}`).sort()]);
  return { findings: live.findings, checked: checked!.findings, changes: changes.slice(1) };
}

describe.each(profiles)("events that come ($name)", (profile) => {
  it.each(Object.keys(plans))("%s lead to the same findings and the same journal", async (name) => {
    const { findings, checked, changes } = await work(profile, plans[name]!);
    expect(findings).toEqual(checked);
    expect(findings.map(({ rule, at }) => `${at[0]!.row} ${rule}`)).toEqual(["4 field/cn-mobile", "5 key/phone", "6 schema/required", "6 key/phone", "7 record/id", "8 key/phone"]);
    expect(changes).toEqual([
      ["observed", "R0000002 phone 138 0000 2001", "R0000003 phone bad", "R0000004 amount 7", "R0000004 name 改名", "R0000004 phone 13800001005", "R0000005 amount 8", "R0000005 name ", "R0000005 phone 13800001005", "R0000009 amount 12345"],
      ["fix", "R0000002 phone 13800002001"],
      ["observed", "R0000002 phone 13800002009"],
    ]);
  });
});
