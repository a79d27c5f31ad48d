import type { MatchMethod } from "./method";
import { plainForm } from "./plainForm";

/** The same but for width, case, blanks and punctuation. */
export const normalized: MatchMethod = {
  name: "normalized",
  form(value) {
    const key = plainForm(value);
    return key === "" ? null : { key };
  },
  compare: () => 0,
};
