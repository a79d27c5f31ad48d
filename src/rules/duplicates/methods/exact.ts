import { type CellValue, isCellError, valueKey } from "../../../records/cellValue";
import type { MatchMethod } from "./method";

/** The typed values are the same, letter by letter. For identifiers and codes, whose field types have already folded what people type. */
export const exact: MatchMethod = {
  name: "exact",
  readableOnly: true,
  form: (value: CellValue) => (isCellError(value) || value === null ? null : { key: valueKey(value).slice(1) }),
  compare: () => 0,
};
