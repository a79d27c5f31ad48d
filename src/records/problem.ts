import type { Json } from "./cellValue";
import type { Localized } from "./text";

/**
 * Something that stops an operation and is not a fault of the data in a cell: a file that cannot be read, a template that is refused,
 * a table that is gone. A value, never thrown. `message` says what and where, `hint` what to do next.
 */
export type Problem = {
  /** `area/name`, e.g. `xlsx/encrypted`; stable, for machines. */
  readonly code: string;
  readonly message: Localized;
  readonly hint: Localized;
  /** Where: a file, part, sheet, cell address ... shown before the message. */
  readonly place?: string;
  /** Position in a JSON text, where there is one. Lines and columns count from 1. */
  readonly pointer?: string;
  readonly line?: number;
  readonly column?: number;
  readonly data?: { readonly [key: string]: Json };
};

export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problems: readonly Problem[] };

export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function fail(...problems: readonly Problem[]): { readonly ok: false; readonly problems: readonly Problem[] } {
  return { ok: false, problems };
}
