import type { Result } from "../../records/problem";

/**
 * src/hosts/excel answers the WorkbookHost port on Office.js; it is the only place that names Excel or Office. The library is passed in, never imported: a page loads it
 * from Microsoft, a test from node_modules. Baseline ExcelApi 1.13; what needs more asks `isSetSupported` first. Inside the folder a refusal travels as a thrown
 * `HostRefusal`; `excelHost` takes the batch back and turns it into a problem.
 *
 * This file: what the folder needs of its surroundings.
 */
export type OfficeApi = {
  readonly Excel: typeof Excel;
  isSetSupported(set: string, version: string): boolean;
  /** Settles after so many milliseconds. Timers are passed in, so that tests need not wait. */
  wait(milliseconds: number): Promise<void>;
  /** The whole workbook as a file: `documentBytes` in the page. Absent where the program gives none. */
  fileBytes?(): Promise<Result<Uint8Array>>;
};

/** The least that this host works on: Excel 2021, Microsoft 365 from 2021 on, and Excel on the web. */
export const baseline = "1.13";
