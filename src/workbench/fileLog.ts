import type { HostWrite } from "./stage/stage";

/** `number`: of the page's own count of what the person did; 0 for the desk. */
export type LoggedWrite = { readonly by: "desk" | "person"; readonly writes: readonly HostWrite[]; readonly number: number };

/** A file as it was opened or last saved, and what has been written since. */
export type KeptFile = {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** The bytes hold changes that no file of the person has. */
  readonly unsaved: boolean;
  /** In order, up to the last command of the desk: the history in the file tells of all of it. */
  readonly told: readonly LoggedWrite[];
  /** What the person did after it, of which the history does not tell yet. */
  readonly untold: readonly LoggedWrite[];
  /** A command had begun to write and did not end: what it wrote is left out. */
  readonly broken: boolean;
  /** The number of the last write of the person that was done. */
  readonly last: number;
};

/**
 * Everything that has to be known to have the open file again after its worker is no more. It stands in a worker of its own, which does nothing else and so outlives the other. What a command
 * writes counts once the command is over: half of one is left out, also because it may be what the worker died of.
 */
export function fileLog() {
  let base: { readonly name: string; readonly bytes: Uint8Array; readonly unsaved: boolean } | null = null;
  let log: LoggedWrite[] = [];
  /** How many entries the desk had settled; what it has written behind them is not whole. */
  let settled = 0;
  let last = 0;
  const whole = (): readonly LoggedWrite[] => log.filter(({ by }, at) => by === "person" || at < settled);
  return {
    /** `since`: what was written since, where it is not opened as it is. */
    begin(name: string, bytes: Uint8Array, unsaved: boolean, since: readonly LoggedWrite[] = []): void {
      base = { name, bytes, unsaved };
      log = [...since];
      settled = log.length;
    },
    wrote(write: LoggedWrite): void {
      log.push(write);
      last = Math.max(last, write.number);
    },
    /** A command is over: what the desk has written belongs together. */
    settled(): void { settled = log.length; },
    /** What is to be brought back; what is left out of it is forgotten. Null where no file was open. */
    kept(): KeptFile | null {
      if (base === null) return null;
      const done = whole();
      const broken = done.length < log.length;
      log = [...done];
      settled = log.length;
      return { ...base, ...told(done), broken, last };
    },
    /** The file as it was opened or last saved, the same object until there is another, and what counts of what was written since, in order: a later answer begins as an earlier one. */
    soFar(): { readonly base: { readonly name: string; readonly bytes: Uint8Array; readonly unsaved: boolean }; readonly writes: readonly LoggedWrite[] } | null {
      if (base === null) return null;
      const first = log.findIndex(({ by }, at) => by === "desk" && at >= settled);
      return { base, writes: first < 0 ? [...log] : log.slice(0, first) };
    },
  };
}

/** What the history tells of, and what the person did after it. */
export function told(writes: readonly LoggedWrite[]): Pick<KeptFile, "told" | "untold"> {
  const end = writes.findLastIndex(({ by }) => by === "desk") + 1;
  return { told: writes.slice(0, end), untold: writes.slice(end) };
}

export type FileLog = ReturnType<typeof fileLog>;
