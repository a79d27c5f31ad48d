import type { Problem, Result } from "../../pipeline/session";
import { ok } from "../../records/problem";
import type { Desk } from "../desk/desk";
import { type Words, commandName, plural } from "./language";

/** What was taken back or done again: a command of the pane, or cells or rows (so many) in the sheet, or widths and the like. */
export type Did = { readonly kind: "command"; readonly command: string } | { readonly kind: "cells" | "insertedRows" | "deletedRows" | "sorted" | "filtered" | "layout"; readonly count: number };
/** `leftAlone`: cells that were not, and why. `undo`, `redo`: whether there is anything left to take back, or to do again. */
export type TakenBack = { readonly did: Did; readonly leftAlone: Problem | null; readonly undo: boolean; readonly redo: boolean };

/** One way back through what was done, the last first, and forward again. Null where nothing is left. */
export type Steps = {
  readonly undo: () => Promise<Result<TakenBack | null>>;
  readonly redo: () => Promise<Result<TakenBack | null>>;
};

/** Beside a sheet with an undo of its own: only what the history tells of. */
export function historySteps({ history }: Pick<Desk, "history">): Steps {
  const step = async (work: () => ReturnType<Desk["history"]["undo"]>): Promise<Result<TakenBack | null>> => {
    const done = await work();
    if (!done.ok) return done.problems.some(({ code }) => code === "undo/nothing") ? ok(null) : done;
    return ok({ did: { kind: "command", command: done.value.command }, leftAlone: done.value.leftAlone, undo: true, redo: true });
  };
  return { undo: () => step(() => history.undo(null)), redo: () => step(() => history.redo()) };
}

export function didText(did: Did, { say, count }: Pick<Words, "say" | "count">): string {
  switch (did.kind) {
    case "command": return commandName(did.command, say);
    case "cells": return say(`在表里修改 ${count(did.count)} 个单元格`, `${plural(did.count, "cell")} changed in the sheet`);
    case "insertedRows": return say(`插入 ${count(did.count)} 行`, `${plural(did.count, "row")} inserted`);
    case "deletedRows": return say(`删除 ${count(did.count)} 行`, `${plural(did.count, "row")} deleted`);
    case "sorted": return say("排序", "sorting");
    case "filtered": return say("筛选", "filtering");
    case "layout": return say("列宽、隐藏或冻结", "widths, hiding or freezing");
  }
}
