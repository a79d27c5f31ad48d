import type { HostOp, Problem, Result, WorkbookHost } from "../../workbook/host";
import { fail, ok } from "../../records/problem";
import type { Did, TakenBack } from "./stage";

/** What was done, in the order in which it was: in the grid, with what takes it back; or by a command of the pane, which has its own undo. `shape`: how its sheets stood right after it. */
type Doing = { readonly by: "person"; readonly ops: readonly HostOp[]; readonly did: Did; readonly shape: string } | { readonly by: "pane"; readonly change: string; readonly command: string };

/** As many steps back as Excel has. @source Microsoft, "Excel specifications and limits": undo levels 100. */
const most = 100;

/**
 * One way back through what was done in the grid and in the pane, the last first, and forward again until something else is done. What the person did is taken back cell by cell as it was; a command of
 * the pane by the history. Rows that stand elsewhere than they did right after it are not touched: places may mean other cells.
 */
export function doings({ host, takeBack, undoChange }: {
  readonly host: Pick<WorkbookHost, "sheets">;
  readonly takeBack: (ops: readonly HostOp[]) => Promise<Result<readonly HostOp[]>>;
  /** Takes back a change set of the history. `by`: the change set that did so. */
  readonly undoChange: (change: string) => Promise<Result<{ readonly by: string | null; readonly leftAlone: Problem | null }>>;
}) {
  const [done, undone]: [Doing[], Doing[]] = [[], []];
  let working = false;
  let last: Promise<unknown> = Promise.resolve();
  /** One after another: keys are pressed faster than a large change is taken back. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const next = last.then(work, work);
    last = next;
    return next;
  };
  const push = (doing: Doing): void => {
    done.push(doing);
    if (done.length > most) done.shift();
  };
  const shapeOf = async (ops: readonly HostOp[]): Promise<string> => {
    const names = new Set(ops.flatMap(({ write }) => ("sheet" in write ? [write.sheet] : [])));
    const sheets = await host.sheets();
    return sheets.ok ? JSON.stringify(sheets.value.filter(({ name }) => names.has(name)).map(({ name, tables, merges, pivots }) => [name, tables.map(({ name: table, area }) => [table, area]), merges, pivots])) : "";
  };
  const step = (from: Doing[], to: (doing: Doing) => void): Promise<Result<TakenBack | null>> => inTurn(async () => {
    const doing = from.at(-1);
    if (doing === undefined) return ok(null);
    working = true;
    try {
      if (doing.by === "person") {
        if ((await shapeOf(doing.ops)) !== doing.shape) return fail(cannotUndo);
        const back = await takeBack(doing.ops);
        if (!back.ok) return back;
        from.pop();
        to({ ...doing, ops: back.value, shape: await shapeOf(back.value) });
        return ok({ did: doing.did, leftAlone: null, undo: done.length > 0, redo: undone.length > 0 });
      }
      const back = await undoChange(doing.change);
      if (!back.ok) return back;
      from.pop();
      if (back.value.by !== null) to({ ...doing, change: back.value.by });
      return ok({ did: { kind: "command", command: doing.command }, leftAlone: back.value.leftAlone, undo: done.length > 0, redo: undone.length > 0 });
    } finally {
      working = false;
    }
  });
  return {
    /** `joined`: of one doing with what came right before. */
    person: (ops: readonly HostOp[], joined: boolean, kind?: "sorted" | "filtered"): Promise<void> => inTurn(async () => {
      if (ops.length === 0) return;
      undone.length = 0;
      const before = joined ? done.at(-1) : undefined;
      const all = before?.by === "person" ? [...before.ops, ...ops] : ops;
      if (before?.by === "person") done.pop();
      push({ by: "person", ops: all, did: kind === undefined ? didOf(all) : { kind, count: 1 }, shape: await shapeOf(all) });
    }),
    pane(change: string, command: string): void {
      if (working) return;
      undone.length = 0;
      push({ by: "pane", change, command });
    },
    undo: (): Promise<Result<TakenBack | null>> => step(done, (doing) => undone.push(doing)),
    redo: (): Promise<Result<TakenBack | null>> => step(undone, push),
  };
}

function didOf(ops: readonly HostOp[]): Did {
  const rows = (verb: "insertCells" | "deleteCells"): number => ops.reduce((sum, { write }) => (write.verb === verb ? write.areas.reduce((all, area) => all + area.rows, sum) : sum), 0);
  const [put, taken] = [rows("insertCells"), rows("deleteCells")];
  if (taken > 0) return { kind: "deletedRows", count: taken };
  if (put > 0) return { kind: "insertedRows", count: put };
  const cells = ops.reduce((sum, { write }) => (write.verb === "writeCells" ? write.blocks.reduce((all, { values }) => values.reduce((some, line) => some + line.length, all), sum) : sum), 0);
  return cells > 0 ? { kind: "cells", count: cells } : { kind: "layout", count: 1 };
}

const cannotUndo: Problem = {
  code: "workbench/cannotUndo",
  message: { "zh-CN": "之后行或表移动过，这一步不能直接撤销，什么都没有改。", en: "Rows or tables have moved since, so this step cannot be undone here; nothing was changed." },
  hint: { "zh-CN": "打开“更多”里的“历史”，从最近的一次开始撤销。", en: "Open History under More and undo from the latest change on." },
};
