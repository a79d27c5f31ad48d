import { fail } from "../../records/problem";
import type { Problem, WorkbookHost } from "../../workbook/host";

export type Stoppable = {
  readonly host: WorkbookHost;
  /** A command, from its beginning to its end; one at a time. */
  readonly command: <T>(whole: () => Promise<T>) => Promise<T>;
  /** The part of it that is refused once it was stopped; what looks on before and after is not. */
  readonly work: <T>(part: () => Promise<T>) => Promise<T>;
  /** Asked before the command does anything: whether the person has not asked to stop since it began. */
  readonly wanted: () => Promise<boolean>;
  /** What is under way now, and nothing that begins later. */
  readonly stop: () => void;
  /** Settles when no command is under way. */
  readonly idle: () => Promise<void>;
  /** Asked where long work begins; what it gives says whether it is to stop. A command is never stopped in the looking that follows its writing. */
  readonly stopping: () => () => Promise<boolean>;
};

/**
 * The port for commands that a person may stop. A command that was stopped is refused at its next reading, before it writes: nothing has happened then. Once it writes it goes on to its end,
 * since what was written belongs into the journal. `breathe` lets the messages in that ask to stop.
 */
export function stoppableHost(host: WorkbookHost, breathe: () => Promise<void>): Stoppable {
  /** How often a person has asked to stop, and how often when the command under way began. */
  let asked = 0;
  let since: number | null = null;
  let working = false;
  let writing = false;
  let under: Promise<unknown> = Promise.resolve();
  const going = async (): Promise<boolean> => {
    await breathe();
    return !working || writing || asked === since;
  };
  return {
    command: (whole) => {
      since = asked;
      const done = whole().finally(() => { since = null; });
      under = Promise.allSettled([under, done]);
      return done;
    },
    idle: async () => {
      for (let before: unknown = null; before !== under; ) {
        before = under;
        await under;
      }
    },
    stopping: () => {
      const from = since ?? asked;
      const ofCommand = since !== null;
      return async () => {
        await breathe();
        return asked !== from && !(ofCommand && (writing || !working));
      };
    },
    work: async (part) => {
      working = true;
      try {
        return await part();
      } finally {
        working = writing = false;
      }
    },
    wanted: async () => {
      await breathe();
      return asked === since;
    },
    stop: () => { asked++; },
    host: {
      ...host,
      sheets: async () => ((await going()) ? host.sheets() : fail(stoppedByPerson)),
      readCells: async (sheet, area, also) => ((await going()) ? host.readCells(sheet, area, also) : fail(stoppedByPerson)),
      ...(host.readColumns === undefined ? {} : { readColumns: async (...of: Parameters<NonNullable<WorkbookHost["readColumns"]>>) => ((await going()) ? host.readColumns!(...of) : fail(stoppedByPerson)) }),
      apply: async (writes) => {
        if (!(await going())) return fail(stoppedByPerson);
        writing = true;
        return host.apply(writes);
      },
    },
  };
}

export const stoppedByPerson: Problem = {
  code: "desk/stopped",
  message: { "zh-CN": "已停止，没有写入任何内容。", en: "Stopped; nothing was written." },
  hint: { "zh-CN": "需要时再做一次。", en: "Do it again whenever you like." },
};
