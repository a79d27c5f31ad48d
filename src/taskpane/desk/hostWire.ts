import { type Remote, proxy, transfer } from "comlink";
import { ok } from "../../records/problem";
import type { HostChange, Result, Selection, StopWatching, WorkbookHost } from "../../workbook/host";

/** The port as it crosses the wall between a page and its worker: only plain data, and listeners that are passed alone. A watch is named by a number, since no function can stand inside a result. */
export type ServedHost = Omit<WorkbookHost, "watch" | "watchSelection" | "readColumns" | "takeTurn" | "endTurn"> & {
  takeTurn(client: string, waiting?: () => Promise<boolean>): Promise<boolean>;
  endTurn(client: string): Promise<void>;
  watch(listener: (change: HostChange) => void): Promise<Result<number>>;
  watchSelection(listener: (selection: Selection) => void): Promise<Result<number>>;
  stopWatching(watch: number): Promise<void>;
  /** Nobody is on the other side any more. */
  stopAll(): Promise<void>;
};

/** On the side where the workbook is. */
export function servedHost(host: WorkbookHost): ServedHost {
  const stops = new Map<number, StopWatching>();
  let last = 0;
  const keep = (stop: Result<StopWatching>): Result<number> => {
    if (!stop.ok) return stop;
    stops.set(++last, stop.value);
    return ok(last);
  };
  return {
    info: () => host.info(),
    sheets: () => host.sheets(),
    readCells: (sheet, area, also) => host.readCells(sheet, area, also),
    readLinks: (sheet, area) => host.readLinks(sheet, area),
    apply: (writes) => host.apply(writes),
    takeTurn: async (client, waiting) => (await host.takeTurn?.(client, waiting)) ?? true,
    endTurn: async (client) => host.endTurn?.(client),
    select: (sheet, area) => host.select(sheet, area),
    bytes: async () => {
      const bytes = await host.bytes();
      return bytes.ok ? transfer(bytes, [bytes.value.buffer as ArrayBuffer]) : bytes;
    },
    openBeside: (bytes) => host.openBeside(bytes),
    watch: async (listener) => keep(await host.watch((change) => void listener(change))),
    watchSelection: async (listener) => keep(await host.watchSelection((selection) => void listener(selection))),
    stopWatching: async (watch) => {
      const stop = stops.get(watch);
      stops.delete(watch);
      await stop?.();
    },
    stopAll: async () => {
      const all = [...stops.values()];
      stops.clear();
      for (const stop of all) await stop();
    },
  };
}

/** On the other side: the port again. */
export function wiredHost(remote: Remote<ServedHost>): WorkbookHost {
  const served = remote as unknown as ServedHost;
  const stopper = (watch: Result<number>): Result<StopWatching> => (watch.ok ? ok(() => served.stopWatching(watch.value)) : watch);
  return {
    info: () => served.info(),
    sheets: () => served.sheets(),
    // An absent option cannot be told from one that is undefined once it has been copied.
    readCells: (sheet, area, also) => served.readCells(sheet, area, also ?? {}),
    readLinks: (sheet, area) => served.readLinks(sheet, area),
    apply: (writes) => served.apply(writes),
    takeTurn: (client, waiting) => (waiting === undefined ? served.takeTurn(client) : served.takeTurn(client, proxy(waiting))),
    endTurn: (client) => served.endTurn(client),
    select: (sheet, area) => served.select(sheet, area),
    bytes: () => served.bytes(),
    openBeside: (bytes) => served.openBeside(bytes),
    watch: async (listener) => stopper(await served.watch(proxy(listener))),
    watchSelection: async (listener) => stopper(await served.watchSelection(proxy(listener))),
  };
}
