import type { CellValue } from "../../../records/cellValue";
import type { MatchMethod } from "./method";
import { foldedText, plainForm } from "./plainForm";

/** The same but for width, case, blanks, punctuation and how accents are composed; a web address also but for its scheme and www. Words for no value, such as 暂无, say nothing. */
export const normalized: MatchMethod = {
  name: "normalized",
  form(value) {
    const key = plainForm(bare(value));
    return key === "" ? null : { key };
  },
  compare: () => 0,
  shown: (value) => foldedText(bare(value)),
};

function bare(value: CellValue): CellValue {
  return typeof value === "string" ? value.replace(/^https?:\/\/(?:www\.)?/i, "") : value;
}
