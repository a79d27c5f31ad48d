import { type CompareField, formAt } from "./compareField";

/** A value that more records have is a word for anybody, such as 散客, and would bring every two of them before a person. */
const mostSharing = 8;

/**
 * Whether two records have one value in a field that is their own, such as a company's name: that is for a person to look at, however little else speaks for the two, and the form says so to whoever types it. A person's
 * name is not enough, for strangers share it.
 */
export function sameOwn(fields: readonly CompareField[]): (a: number, b: number) => boolean {
  const own = fields.filter(isTelling);
  return (a, b) => own.some((field) => {
    const form = formAt(field, a);
    return form >= 0 && form === formAt(field, b) && field.counts[form]! <= mostSharing;
  });
}

/** Whether two that have one value in the field may have it for being one. */
export function isTelling({ role, method, match }: CompareField): boolean {
  return role === "identity" && method.coincidental !== true && (match.weight === null || match.weight > 0);
}
