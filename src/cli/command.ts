import type { Engine } from "../engine/engine";
import type { Localized, Problem, Session } from "../pipeline/session";
import type { Arguments, OutputFormat } from "./arguments";
import type { System } from "./system";

/** What a command works with once its file is open. */
export type CommandContext = {
  readonly args: Arguments;
  readonly system: System;
  readonly session: Session;
  /** The input as the user named it. */
  readonly file: string;
  /** The bytes of `--template`, or of every shipped template: a governed workbook uses its own. */
  readonly templates: readonly Uint8Array[];
};

export type Outcome = { readonly ok: true; readonly text: string; readonly exit: 0 | 1; /** Nothing was done, so -o gets no file. */ readonly unwritten?: true; /** What -o gets from a command that writes a document. */ readonly document?: string } | { readonly ok: false; readonly problems: readonly Problem[]; /** For standard output, before the problems. */ readonly text?: string };

/** One command of the line: one file, and one line in `commands/index.ts`. */
export type Command = {
  readonly name: string;
  readonly summary: Localized;
  /** What follows the name, for the help. */
  readonly usage: string;
  /** `always`: needs -o or --in-place; `optional`: writes only with them; `document`: -o takes a .json file, the workbook is only read. */
  readonly writes: "always" | "optional" | "never" | "document";
  /** What it writes is given away: no text that no cell says may stay in it, whoever left it there. */
  readonly purges?: true;
  readonly formats: readonly OutputFormat[];
  readonly run: (context: CommandContext) => Promise<Outcome>;
  /** Instead of `run`, for commands that open no workbook. */
  readonly runWithoutFile?: (context: { readonly args: Arguments; readonly system: System; readonly engine: Engine }) => Promise<Outcome>;
};
