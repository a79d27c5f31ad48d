import type { Problem } from "../../records/problem";
import { excelProblem } from "./excelProblem";
import { type OfficeApi, baseline } from "./officeApi";

/**
 * Why the page cannot work where it was opened; null inside an Excel that can do what is needed. `info`: what `Office.onReady` gave, null where office.js did not come. Outside Office it
 * gives no host. @source Microsoft, "Initialize your Office Add-in"
 */
export function placeProblem(info: { readonly host: string | null } | null, isSetSupported: OfficeApi["isSetSupported"]): Problem | null {
  if (info === null) return excelProblem("excel/noOffice");
  if (info.host === null || info.host === "") return excelProblem("excel/outside");
  if (info.host !== "Excel") return excelProblem("excel/otherProgram", undefined, { program: info.host });
  return isSetSupported("ExcelApi", baseline) ? null : excelProblem("excel/tooOld", undefined, { set: baseline });
}
