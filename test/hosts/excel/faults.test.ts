import type { HostWrite } from "../../../src/workbook/host";
import { everyVerb, preparation } from "../../contracts/workbookHost.contract";
import { dumpModel, must, sampleWorkbook } from "../../contracts/sampleWorkbook";
import type { Fault } from "../../excel-host/emulator";
import { type OpenInExcel, openInExcel } from "../../excel-host/open";
import { profiles } from "../../excel-host/profiles";

/** The sample workbook, without the filter that a table may not be put on and the conditional format that stops deletions, and with what some verbs need first. */
async function prepared(): Promise<OpenInExcel & { readonly look: () => unknown }> {
  const workbook = sampleWorkbook();
  Object.assign(workbook.sheets[1]!, { autoFilter: null, hiddenRows: [] });
  Object.assign(workbook.sheets[0]!, { conditionalFormats: [] });
  const opened = openInExcel(workbook, profiles[0]);
  must(await opened.host.apply(preparation));
  return { ...opened, look: () => dumpModel(workbook) };
}

/** Runs the write with a fault at each of its requests in turn, until one run needs no more requests than that. */
async function atEveryRequest(write: HostWrite, faultOf: (actions: number) => Fault, judge: (run: Awaited<ReturnType<typeof prepared>>, ok: boolean, code: string | null, before: unknown) => void): Promise<number> {
  for (let k = 1; ; k++) {
    const run = await prepared();
    const before = run.look();
    let reached = false;
    const first = run.emulator.requests;
    run.emulator.plan = (n, { Actions }) => {
      if (n - first !== k) return;
      reached = true;
      return faultOf(Actions.length);
    };
    const result = await run.host.apply([write]);
    run.emulator.plan = () => undefined;
    judge(run, result.ok, result.ok ? null : result.problems[0]!.code, before);
    expect(run.emulator.unknown).toEqual([]);
    if (!reached) return k - 1;
  }
}

it("a request that fails after a table has grown over what was written gives the table its area back", async () => {
  const below: HostWrite = { verb: "writeCells", sheet: "客户", blocks: [{ row: 6, column: 0, values: [["下"]] }] };
  await atEveryRequest(below, () => ({ actions: Infinity }), (run, ok, _, before) => {
    if (!ok) expect(run.look()).toEqual(before);
  });
});

describe("a request that fails", () => {
  const modes: readonly (readonly [string, (actions: number) => Fault])[] = [
    ["before anything was done", () => ({ actions: 0 })],
    ["half-way", (actions) => ({ actions: Math.ceil(actions / 2) })],
    ["after everything was done, the answer lost", () => ({ actions: Infinity })],
    ["without ever answering, half-way", (actions) => ({ actions: Math.ceil(actions / 2), never: true })],
  ];
  describe.each(modes)("%s", (_, faultOf) => {
    it.each(everyVerb.map((write, i) => [`${i} ${write.verb}`, write] as const))("%s: the workbook is as before, and the problem says so", async (__, write) => {
      const requests = await atEveryRequest(write, faultOf, (run, ok, code, before) => {
        if (ok) return;
        expect(code).toMatch(/^excel\/(unknown|noAnswer)$/);
        expect(run.look()).toEqual(before);
      });
      expect(requests).toBeGreaterThan(2);
    });
  });
});
