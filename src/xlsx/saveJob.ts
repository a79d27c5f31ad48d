import type { WorkbookModel } from "../workbook/model";
import type { PackageEdit } from "./container/packageEdit";
import type { Dialect, WorkbookOrigin } from "./origin";
import type { SharedStringWriter } from "./sharedStringWriter";

export const spreadsheetType = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** What the steps of one save share. */
export type SaveJob = {
  readonly model: WorkbookModel;
  readonly origin: WorkbookOrigin;
  readonly dialect: Dialect;
  readonly edit: PackageEdit;
  readonly strings: SharedStringWriter;
  /** Parts that tables and pivots of this save have taken, in lower case. */
  readonly claimed: Set<string>;
  /** Table ids given so far. */
  readonly tableIds: Set<number>;
  /** Pivot caches to be listed in the workbook: part → id. */
  readonly newCaches: { readonly part: string; readonly cacheId: number }[];
};

/** The type of a relationship in the workbook's dialect. */
export function relType(job: SaveJob, kind: string): string {
  return `${job.dialect.relationships}/${kind}`;
}
