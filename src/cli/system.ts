/**
 * The command line: the product on files. May: parse arguments, call the pipeline, print. May not: know a host, a rule or a sheet library; `main.ts` alone
 * chooses the host and touches the file system, so that every command can be tested as a function.
 */
import type { TextOptions } from "./arguments";
import type { Problem, Result, SessionTools, WorkbookHost } from "../pipeline/session";

export type TextFormat = "csv" | "tsv" | "jsonl";
export type ReadOptions = Pick<TextOptions, "encoding" | "delimiter" | "quote" | "guard"> & { readonly memory: number | null };
export type WrittenOptions = Pick<TextOptions, "encoding" | "delimiter" | "guard">;

/** An opened workbook file: the port on it, and its bytes as they would be written now. */
export type OpenedFile = {
  readonly host: WorkbookHost;
  /** `purge`: for a copy that is given away, without texts that no cell says any more. */
  readonly save: (as: "xlsx", purge?: boolean) => Result<Uint8Array>;
  /** One sheet (null: the active one) as text; options as typed. */
  readonly saveText: (as: TextFormat, sheet: string | null, options: WrittenOptions) => Result<{ readonly bytes: Uint8Array; readonly notices: readonly Problem[] }>;
};

/** Everything outside the program that a command may touch. */
export type System = {
  readonly readFile: (path: string) => Promise<Result<Uint8Array>>;
  /** Whole or not at all: a temporary file beside the target, renamed over it. */
  readonly writeFile: (path: string, bytes: Uint8Array) => Promise<Result<void>>;
  /** `options`: of a text file, as typed. */
  readonly openWorkbook: (name: string, bytes: Uint8Array, options: ReadOptions) => Result<OpenedFile>;
  /** Templates that come with the product: id or short name → bytes; null when there is none of that name. */
  readonly shippedTemplate: (name: string) => Promise<Uint8Array | null>;
  readonly shippedTemplates: () => Promise<readonly { readonly name: string; readonly bytes: Uint8Array }[]>;
  readonly print: (text: string) => void;
  readonly printError: (text: string) => void;
  /** Draws over the last progress line; absent where there is no terminal. */
  readonly drawProgress?: (line: string) => void;
  readonly color: boolean;
  readonly now: () => Date;
  /** Milliseconds from any start, for measuring. */
  readonly milliseconds: () => number;
  readonly preferredLanguage: "zh-CN" | "en";
  readonly accountName: string;
  /** Randomness from the system, or repeatable from `--seed`. */
  readonly tools: (seed: string | null) => SessionTools;
  /** SHA-256 (hex) of the file that a link names: a path, a relative one beside the file `from`, or a file: address. Null where there is no such file, or it cannot be read. */
  readonly digestFile: (from: string, link: string) => Promise<string | null>;
  readonly sameFile: (a: string, b: string) => Promise<boolean>;
};
