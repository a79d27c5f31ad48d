import type { Words } from "../shell/language";
import type { Kind, ShownEdit } from "./findingsDesk";

/** What a cell is stored as, in words, where before and after read alike. */
export function kindWords(kinds: ShownEdit["kinds"], say: Words["say"]): readonly [string, string] | null {
  const words: Readonly<Record<Kind, string>> = { blank: say("（空）", "(blank)"), boolean: say("（是否）", "(yes or no)"), number: say("（数值）", "(number)"), text: say("（文本）", "(text)") };
  return kinds === null ? null : [words[kinds[0]], words[kinds[1]]];
}
