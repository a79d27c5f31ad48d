import type { MatchMethod } from "./method";
import { plainForm } from "./plainForm";

/** The first n characters are the same, width, case, blanks and punctuation aside. A shorter value is compared whole. */
export const prefix: MatchMethod = {
  name: "prefix",
  form(value, n) {
    const key = [...plainForm(value)].slice(0, n).join("");
    return key === "" ? null : { key };
  },
  compare: () => 0,
};
