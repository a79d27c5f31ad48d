import type { Area, HostChange, HostWrite, Selection, WorkbookHost } from "../../src/workbook/host";
import type { WorkbookModel } from "../../src/workbook/model";
import { must, sampleWorkbook } from "./sampleWorkbook";

/** `as`: what the person at the sheet, or a co-author, does in the same workbook. `settled`: every event that is on its way has arrived. */
export type WatchedHost = { readonly host: WorkbookHost; readonly as: (actor: "user" | "coauthor") => Pick<WorkbookHost, "apply" | "select">; readonly settled: () => Promise<void> };

const at = (row: number, column: number, rows = 1, columns = 1): Area => ({ row, column, rows, columns });
const type = (row: number, column: number, value: string): HostWrite => ({ verb: "writeCells", sheet: "客户", blocks: [{ row, column, values: [[value]] }] });
const covers = (change: HostChange, row: number, column: number): boolean =>
  change.area === null || (row >= change.area.row && row < change.area.row + change.area.rows && column >= change.area.column && column < change.area.column + change.area.columns);

/** What every host promises of watching: others' changes are heard, with a place that covers them; one's own are not. */
export function describeWatching(name: string, make: (workbook: WorkbookModel) => Promise<WatchedHost> | WatchedHost): void {
  const start = async () => {
    const made = await make(sampleWorkbook());
    const changes: HostChange[] = [];
    const stop = must(await made.host.watch((change) => changes.push(change)));
    return { ...made, changes, stop };
  };

  describe(`${name}: watching`, () => {
    it("hears what the person types, and what a co-author types, each by name", async () => {
      const { as, changes, settled } = await start();
      must(await as("user").apply([type(3, 1, "新名")]));
      must(await as("coauthor").apply([type(4, 1, "别名")]));
      await settled();
      expect(changes.some((change) => change.source === "user" && change.sheet === "客户" && covers(change, 3, 1))).toBe(true);
      expect(changes.some((change) => change.source === "coauthor" && change.sheet === "客户" && covers(change, 4, 1))).toBe(true);
    });

    it("never hears its own writes", async () => {
      const { host, changes, settled } = await start();
      must(await host.apply([type(3, 1, "自己"), { verb: "addSheet", name: "自己的", visibility: "visible" }]));
      await settled();
      expect(changes).toEqual([]);
    });

    it("still hears others right after its own writes", async () => {
      const { host, as, changes, settled } = await start();
      must(await host.apply([type(3, 1, "自己")]));
      must(await as("user").apply([type(3, 1, "用户")]));
      await settled();
      expect(changes.some((change) => change.source === "user" && covers(change, 3, 1))).toBe(true);
    });

    it.each(["user", "coauthor"] as const)("hears that a table and a sheet are gone, by the %s, never of its own deleting", async (actor) => {
      const { host, as, changes, settled } = await start();
      must(await host.apply([{ verb: "addSheet", name: "自己的", visibility: "visible" }, { verb: "writeCells", sheet: "自己的", blocks: [{ row: 0, column: 0, values: [["甲"]] }] }, { verb: "createTable", sheet: "自己的", area: at(0, 0, 2, 1), name: "自己的表", style: "TableStyleLight1" }]));
      must(await host.apply([{ verb: "deleteTable", name: "自己的表" }, { verb: "deleteSheet", name: "自己的" }]));
      await settled();
      expect(changes).toEqual([]);
      must(await as(actor).apply([{ verb: "writeCells", sheet: "Notes", blocks: [{ row: 40, column: 40, values: [["甲"]] }] }, { verb: "createTable", sheet: "Notes", area: at(40, 40, 2, 1), name: "别人的表", style: "TableStyleLight1" }]));
      must(await host.sheets());
      changes.length = 0;
      must(await as(actor).apply([{ verb: "deleteTable", name: "别人的表" }]));
      await settled();
      expect(changes).toContainEqual({ sheet: "Notes", area: null, source: actor });
      must(await as(actor).apply([{ verb: "deleteSheet", name: "Notes" }]));
      await settled();
      expect(changes).toContainEqual({ sheet: "Notes", area: null, source: actor });
    });

    it("is silent once it has stopped", async () => {
      const { as, changes, stop, settled } = await start();
      await stop();
      must(await as("user").apply([type(3, 1, "新名")]));
      await settled();
      expect(changes).toEqual([]);
    });
  });

  describe(`${name}: selecting`, () => {
    it("hears what the person selects, never its own selecting", async () => {
      const { host, as, settled } = await start();
      const heard: Selection[] = [];
      const stop = must(await host.watchSelection((selection) => heard.push(selection)));
      must(await host.select("客户", at(4, 0, 1, 3)));
      await settled();
      expect(heard).toEqual([]);
      must(await as("user").select("客户", at(5, 1)));
      await settled();
      expect(heard.at(-1)).toEqual({ sheet: "客户", area: at(5, 1) });
      await stop();
      const before = heard.length;
      must(await as("user").select("客户", at(6, 1)));
      await settled();
      expect(heard).toHaveLength(before);
    });

    it("brings the sheet to the front", async () => {
      const { host } = await start();
      must(await host.select("Notes", at(2, 2)));
      expect(must(await host.info()).activeSheet).toBe("Notes");
    });

    it.each([
      ["a sheet that is not there", "nothing", at(0, 0), "host/noSheet"],
      ["a hidden sheet", "Hidden", at(0, 0), "host/hiddenSheet"],
      ["a place outside the grid", "客户", at(1_048_576, 0), "host/outsideGrid"],
    ] as const)("refuses %s", async (_, sheet, area, code) => {
      const { host } = await start();
      expect(await host.select(sheet, area)).toMatchObject({ ok: false, problems: [{ code }] });
      expect(must(await host.info()).activeSheet).toBe("客户");
    });
  });
}
