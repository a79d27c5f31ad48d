import { variantKey } from "../../../fields/matchKey";
import { isCellError, plainText } from "../../../records/cellValue";
import type { MatchMethod } from "./method";

/** The same but for traditional, simplified and variant characters, width, case, blanks and punctuation: 陳大文 = 陈大文. */
export const tradSimp: MatchMethod = {
  name: "tradSimp",
  form(value) {
    const key = value === null || isCellError(value) ? "" : variantKey(plainText(value));
    return key === "" ? null : { key };
  },
  compare: () => 0,
};
