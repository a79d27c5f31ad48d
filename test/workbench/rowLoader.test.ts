import type { StageRows, StageSheet } from "../../src/workbench/stage/stage";
import { rowLoader } from "../../src/workbench/grid/rowLoader";
import { ok } from "../../src/records/problem";

/** A loader of one sheet of 60 rows in pieces of 20, whose answers come when the test says so; `put` holds what each row says at last. */
function loaderOf() {
  const answers: { readonly first: number; readonly come: (text: string) => void }[] = [];
  const put = new Map<number, string>();
  const loader = rowLoader({
    read: (_, first) => new Promise((resolve) => answers.push({ first, come: (text) => resolve(ok({ first, count: 20, edits: 0, text } as unknown as StageRows)) })),
    put: (_, rows) => void put.set(rows.first, (rows as unknown as { readonly text: string }).text),
    seen: () => 0, edits: () => 0, told: () => undefined, failed: () => undefined,
  });
  const sheet = { name: "表", columns: 300, rows: 60 } as StageSheet;
  const until = async (done: () => boolean): Promise<void> => { while (!done()) await new Promise((resolve) => setTimeout(resolve, 1)); };
  return { loader, sheet, answers, put, until };
}

describe("rows on their way to the grid", () => {
  it("are put there in whatever order they come", async () => {
    const { loader, sheet, answers, put, until } = loaderOf();
    loader.load(sheet);
    answers[0]!.come("a");
    await until(() => answers.length === 3);
    answers[2]!.come("c");
    await until(() => put.has(40));
    answers[1]!.come("b");
    await until(() => !loader.loading("表"));
    expect([...put]).toEqual([[0, "a"], [40, "c"], [20, "b"]]);
  });

  it("are read again where something else of the sheet is asked for meanwhile", async () => {
    const { loader, sheet, answers, put, until } = loaderOf();
    loader.load(sheet);
    loader.load(sheet, 45, 46);
    for (let at = 0; loader.loading("表"); at++) {
      await until(() => answers.length > at || !loader.loading("表"));
      answers[at]?.come(at < 2 ? "before" : "now");
    }
    expect([...put].sort(([a], [b]) => a - b)).toEqual([[0, "now"], [20, "now"], [40, "now"]]);
  });

  it("are lacking until they are there, and only they", async () => {
    const { loader, sheet, answers, put, until } = loaderOf();
    loader.load(sheet);
    answers[0]!.come("a");
    await until(() => put.has(0) && answers.length === 3);
    expect([[0, 0], [0, 19], [19, 20], [59, 59], [60, 80]].map(([first, last]) => loader.lacks("表", first!, last!))).toEqual([false, false, true, true, false]);
    answers[1]!.come("b");
    answers[2]!.come("c");
    await until(() => !loader.loading("表"));
    expect(loader.lacks("表", 0, 59)).toBe(false);
  });
});
