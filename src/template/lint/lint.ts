/**
 * What is odd about a template that loads: not wrong, but hardly meant. Each lint is a file and a line in `index.ts`. A claim is proved, never guessed: what cannot be decided is
 * said to be that, or nothing is said. May: read the template and its text. May not: run its rules on records.
 */
import type { Json } from "../../records/cellValue";
import type { Problem } from "../../records/problem";
import type { Severity } from "../../records/severity";
import type { Localized } from "../../records/text";
import type { RawTemplate } from "../rawTemplate";
import type { Template } from "../template";
import type { Path } from "../templateProblems";

/** RFC 6902. */
export type JsonPatch = readonly ({ readonly op: "remove"; readonly path: string } | { readonly op: "add" | "replace"; readonly path: string; readonly value: Json })[];

/** `fix`: makes it right without a doubt about what was meant. */
export type LintFinding = Problem & { readonly severity: Severity; readonly fix?: JsonPatch };

export type LintInput = { readonly template: Template; readonly raw: RawTemplate };

/** `path` and `at` (a character of the text there) say where. */
export type Lint = {
  readonly name: string;
  readonly check: (input: LintInput) => readonly Found[];
};
export type Found = { readonly severity: Severity; readonly path: Path; readonly at?: number; readonly message: Localized; readonly hint: Localized; readonly data?: NonNullable<Problem["data"]>; readonly fix?: JsonPatch };

export function found(severity: Severity, path: Path, zh: string, en: string, hintZh: string, hintEn: string, more: Pick<Found, "at" | "data" | "fix"> = {}): Found {
  return { severity, path, message: { "zh-CN": zh, en }, hint: { "zh-CN": hintZh, en: hintEn }, ...more };
}
