import { excelHost, type ExcelHost } from "../../src/hosts/excel/excelHost";
import type { WorkbookModel } from "../../src/workbook/model";
import { loadClient } from "./clientInNode";
import { Emulator } from "./emulator";

/** Two clients of one workbook, each with Microsoft's client library of its own. */
export type TwoPanes = {
  readonly hosts: readonly [ExcelHost, ExcelHost];
  readonly emulators: readonly [Emulator, Emulator];
  /** Does both at once; which of two waiting requests goes through next, `next` says (0 or 1). The same answers lead to the same order of requests. */
  readonly atOnce: <A, B>(next: () => 0 | 1, first: () => Promise<A>, second: () => Promise<B>) => Promise<readonly [A, B]>;
};

const clients = [loadClient(), loadClient()] as const;

type Sleeper = { left: number; readonly wake: () => void };
const requestsInAWait = 10;

export function openInTwoPanes(model: WorkbookModel): TwoPanes {
  const one = new Emulator(model);
  const emulators = [one, one.beside()] as const;
  /** Requests of each pane that have not been let through, oldest first. */
  const waiting: readonly [(() => void)[], (() => void)[]] = [[], []];
  const busy: [boolean, boolean] = [false, false];
  const sleeping: [Sleeper | null, Sleeper | null] = [null, null];
  let choose: (() => 0 | 1) | null = null;
  const go = (): void => {
    if (choose === null || ([0, 1] as const).some((of) => busy[of] && waiting[of].length === 0 && sleeping[of] === null)) return;
    const ready = ([0, 1] as const).filter((of) => waiting[of].length > 0);
    if (ready.length === 0) return [0, 1].forEach((of) => wakes(of as 0 | 1));
    const of = ready.length === 1 ? ready[0]! : choose();
    const through = waiting[of].shift()!;
    const other = sleeping[1 - of] ?? null;
    if (other !== null && --other.left <= 0) wakes((1 - of) as 0 | 1);
    through();
  };
  /** Time passes with what the other pane does: some requests are as long as one wait. */
  const later = (pane: 0 | 1): Promise<void> => new Promise((resolve) => {
    if (choose === null || !busy[1 - pane]) return resolve();
    sleeping[pane] = { left: requestsInAWait, wake: resolve };
    go();
  });
  const wakes = (pane: 0 | 1): void => {
    const sleeper = sleeping[pane];
    sleeping[pane] = null;
    sleeper?.wake();
  };
  const hosts = emulators.map((emulator, of) => {
    const pane = of as 0 | 1;
    const turn = (through: () => void): void => {
      if (choose === null) return through();
      waiting[pane].push(through);
      go();
    };
    const receive = emulator.receive.bind(emulator);
    emulator.receive = (text) => new Promise((resolve) => turn(() => void receive(text).then(resolve)));
    clients[pane].connect(emulator);
    return excelHost({ Excel: clients[pane].Excel, isSetSupported: (set, version) => emulator.isSetSupported(set, version), wait: (milliseconds) => (milliseconds < 30_000 ? later(pane) : emulator.nextSilence()) });
  }) as unknown as readonly [ExcelHost, ExcelHost];
  return {
    hosts, emulators,
    atOnce: async (next, first, second) => {
      choose = next;
      busy.fill(true);
      const ended = <T>(of: 0 | 1, work: () => Promise<T>): Promise<T> => work().finally(() => { busy[of] = false; wakes((1 - of) as 0 | 1); go(); });
      try {
        return await Promise.all([ended(0, first), ended(1, second)]);
      } finally {
        choose = null;
      }
    },
  };
}
