import { plainText } from "../records/cellValue";
import type { Finding } from "./finding";

/** Whether the first fix of a finding takes letters or digits of what was typed away. One that only adds to it, such as https:// before an address, is a guess for a person to look at, and loses nothing. */
export function losesText({ fixes }: Pick<Finding, "fixes">): boolean {
  return fixes?.[0]?.edits.some(({ before, after }) => !holds(signs(plainText(after)), signs(plainText(before)))) === true;
}

function signs(text: string): readonly string[] {
  return text.normalize("NFKC").toLowerCase().match(/[\p{L}\p{N}]/gu) ?? [];
}

/** All of `part` stands in `whole`, in its order. */
function holds(whole: readonly string[], part: readonly string[]): boolean {
  let at = 0;
  for (const sign of whole) if (sign === part[at]) at++;
  return at === part.length;
}
