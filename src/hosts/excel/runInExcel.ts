import { type Result, fail, ok } from "../../records/problem";
import { HostRefusal } from "../../workbook/hostProblem";
import { excelProblem, problemOfCode, richApiCode } from "./excelProblem";
import { type OfficeApi, baseline } from "./officeApi";
import type { OwnWrites } from "./ownWrites";
import { type Pace, Session } from "./session";

/** One piece of work with the workbook. Refusals and Excel's own errors become problems; what else is thrown is a bug and goes on. `oneUndo`: the user takes it back with one Ctrl+Z. */
export async function runInExcel<T>(api: OfficeApi, ownWrites: OwnWrites, pace: Pace, work: (session: Session) => Promise<T>, oneUndo = false): Promise<Result<T>> {
  if (!api.isSetSupported("ExcelApi", baseline)) return fail(excelProblem("excel/tooOld", undefined, { set: baseline }));
  try {
    // A user who is typing is waited for.
    return ok(await api.Excel.run({ delayForCellEdit: true, ...(oneUndo ? { mergeUndoGroup: true } : {}) }, (context) => work(new Session(context, api, ownWrites, pace))));
  } catch (error) {
    if (error instanceof HostRefusal) return fail(error.problem);
    const code = richApiCode(error);
    if (code === null) throw error;
    return fail(problemOfCode(code));
  }
}
