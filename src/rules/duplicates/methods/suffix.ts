import type { MatchMethod } from "./method";
import { plainForm } from "./plainForm";

/** The last n characters are the same, width, case, blanks and punctuation aside. A shorter value is compared whole. */
export const suffix: MatchMethod = {
  name: "suffix",
  form(value, n) {
    const key = [...plainForm(value)].slice(-n).join("");
    return key === "" ? null : { key };
  },
  compare: () => 0,
};
