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
 * A desk whose worker may die: what was asked of it then comes back as a problem, another worker takes its place, and the views ask again. What is asked before that one is there waits for it. A worker
 * that dies before it has answered anything has no successor: each call then says that it is gone.
 * @throws what the first start throws.
 */
export async function livingDesk(start: (who: Person) => Promise<DeskInWorker>, first: Person, tell: (event: DeskEvent) => void): Promise<Desk> {
  let who = first;
  let offered: readonly string[] | null = null;
  let follows = false;
  let table: string | null = null;
  let answered = false;
  let current = await start(who);
  /** The next worker, while it is on its way. */
  let coming: Promise<DeskInWorker> | null = null;
  const begin = async (): Promise<DeskInWorker> => {
    const next = await start(who);
    const asBefore = async (): Promise<void> => {
      if (offered !== null) await next.desk.governing.offer(offered);
      if (table !== null) await next.desk.start.choose(table);
      if (follows) await next.desk.sheet.follow();
    };
    await Promise.race([asBefore(), next.died]);
    return next;
  };
  const watchOver = (inWorker: DeskInWorker): void => {
    void inWorker.died.then(async () => {
      if (!answered) return tell({ kind: "problem", problems: [workerGone] });
      answered = false;
      coming = begin();
      current = await coming;
      coming = null;
      watchOver(current);
      tell({ kind: "changed", by: "us" });
    });
  };
  watchOver(current);
  const desk = living(async () => {
    const { desk: object, died } = coming === null ? current : await coming;
    return { object, died };
  }, (path, args) => {
    if (path === "become") who = args[0] as Person;
    if (path === "governing.offer") offered = args[0] as readonly string[];
    if (path === "start.choose") table = args[0] as string;
    if (path === "sheet.follow") follows = true;
  }, () => { answered = true; });
  return desk;
}

type Living<T> = { readonly object: T; readonly died: Promise<void> };

/** What stands in the worker of the moment: a call that the worker does not live to answer comes back as the problem `desk/workerDied`. `called` hears each call by its path, `answered` of each answer. */
export function living<T extends object>(current: () => Living<T> | Promise<Living<T>>, called: (path: string, args: readonly unknown[]) => void = () => undefined, answered: () => void = () => undefined): T {
  const call = async (path: readonly string[], args: readonly unknown[]): Promise<unknown> => {
    called(path.join("."), args);
    const { object, died } = await current();
    const method = path.reduce<unknown>((of, name) => (of as { readonly [name: string]: unknown })[name], object) as (...args: readonly unknown[]) => Promise<unknown>;
    return Promise.race([method(...args).then((answer) => { answered(); return answer; }), died.then((): Result<never> => fail(workerDied))]);
  };
  const part = (path: readonly string[]): unknown =>
    new Proxy((): void => undefined, {
      get: (_, name) => (typeof name === "string" && name !== "then" ? part([...path, name]) : undefined),
      apply: (_, __, args: readonly unknown[]) => call(path, args),
    });
  return part([]) as T;
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
  message: { "zh-CN": "后台程序中断了，已经重新启动，表里的内容都在。", en: "The background program stopped and has been restarted; the sheet is as it was." },
  hint: { "zh-CN": "再做一次。如果写到一半，历史里能看到写到哪里，可以撤销。", en: "Do it again. What was written half way shows in the history and can be undone." },
};

const workerGone: Problem = {
  code: "desk/workerGone",
  message: { "zh-CN": "后台程序一启动就中断，没有再启动。", en: "The program in the background breaks off as soon as it starts; it was not started again." },
  hint: { "zh-CN": "关掉面板再打开。", en: "Close the pane and open it again." },
};

export function isWorkerDeath(result: Result<unknown>): boolean {
  return !result.ok && result.problems.some(({ code }) => code === workerDied.code);
}
