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
    begin(name: string, bytes: Uint8Array, unsaved: boolean): void {
      base = { name, bytes, unsaved };
      log = [];
      settled = 0;
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
      const end = done.findLastIndex(({ by }) => by === "desk") + 1;
      return { ...base, told: done.slice(0, end), untold: done.slice(end), broken, last };
    },
  };
}

export type FileLog = ReturnType<typeof fileLog>;
