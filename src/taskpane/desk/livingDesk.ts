import { fail } from "../../records/problem";
import type { Problem, Result } from "../../pipeline/session";
import type { Desk, DeskEvent, Person } from "./desk";

/** A worker with a desk in it. */
export type DeskInWorker = {
  readonly desk: Desk;
  /** Settles when the worker is no more. */
  readonly died: Promise<void>;
};

/**
 * A desk whose worker may die: what was asked of it then comes back as a problem, another worker takes its place, and the views ask again. The workbook is not in the worker, so that nothing
 * of it goes; a command that had begun to write may have got no further, and the next look at the table sees what stands.
 * @throws what the first start throws; a second worker that does not start is told as a problem of each call.
 */
export async function livingDesk(start: (who: Person) => Promise<DeskInWorker>, first: Person, tell: (event: DeskEvent) => void): Promise<Desk> {
  let who = first;
  let offered: readonly string[] | null = null;
  let current = await start(who);
  const watchOver = (inWorker: DeskInWorker): void => {
    void inWorker.died.then(async () => {
      current = await start(who);
      if (offered !== null) await current.desk.governing.offer(offered);
      watchOver(current);
      tell({ kind: "changed", by: "us" });
    });
  };
  watchOver(current);
  const call = async (path: readonly string[], args: readonly unknown[]): Promise<unknown> => {
    if (path.length === 1 && path[0] === "become") who = args[0] as Person;
    if (path.join(".") === "governing.offer") offered = args[0] as readonly string[];
    const { desk, died } = current;
    const method = path.reduce<unknown>((object, name) => (object as { readonly [name: string]: unknown })[name], desk) as (...args: readonly unknown[]) => Promise<unknown>;
    return Promise.race([method(...args), died.then((): Result<never> => fail(workerDied))]);
  };
  const part = (path: readonly string[]): unknown =>
    new Proxy((): void => undefined, {
      get: (_, name) => (typeof name === "string" && name !== "then" ? part([...path, name]) : undefined),
      apply: (_, __, args: readonly unknown[]) => call(path, args),
    });
  return part([]) as Desk;
}

/** When a worker is no more: an error that nobody caught, or one that could not be loaded. */
export function deathOf(worker: Worker): Promise<void> {
  return new Promise((resolve) => {
    worker.addEventListener("error", () => {
      worker.terminate();
      resolve();
    });
  });
}

const workerDied: Problem = {
  code: "desk/workerDied",
  message: { "zh-CN": "后台程序中断了，已经重新启动，表里的内容都在。", en: "The program in the background broke off and was started again; the sheet is as it was." },
  hint: { "zh-CN": "再做一次。如果写到一半，历史里能看到写到哪里，可以撤销。", en: "Do it again. What was written half way shows in the history and can be undone." },
};
