import type { Problem } from "../../records/problem";
import type { Draft, FormIssue } from "./recordDesk";

/** `missing`: fields that are required and blank; `errors`: others that are wrong; `like`: a record that it is much like; `refused`: one that it may not repeat. */
export type SaveQuestion = { readonly missing: readonly string[]; readonly errors: readonly FormIssue[]; readonly like: Problem | null; readonly refused: Problem | null };

/** Errors that saving would bring or leave in what was typed, and those that stood there before and were not touched. */
export function errorsOf(issues: readonly FormIssue[], before: readonly FormIssue[], texts: Draft): { readonly own: readonly FormIssue[]; readonly old: readonly FormIssue[] } {
  const errors = issues.filter(({ severity }) => severity === "error");
  const isOld = ({ field, message }: FormIssue): boolean => !(field !== null && field in texts) && before.some((one) => one.field === field && one.message === message);
  return { own: errors.filter((issue) => !isOld(issue)), old: errors.filter(isOld) };
}
