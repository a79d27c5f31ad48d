/** How one kind of Excel differs from another, as far as its documentation says or leaves open. */
export type Profile = {
  readonly name: string;
  /** Highest ExcelApi set; other sets by name. */
  readonly sets: Readonly<Record<string, number>>;
  /** Bytes of one request and of one answer; only Excel on the web has the limit. @source Microsoft, "Resource limits and performance optimization for Office Add-ins" */
  readonly payloadLimit: number;
  /** Cells of one read; above, values come as null. @source Microsoft, "Performance optimization using the Excel JavaScript API" */
  readonly cellsPerRead: number;
  /** Typing into part of an array formula has no documented code. */
  readonly arrayPartCode: string;
  /** Whether a leading apostrophe is kept by cells in text format; Excel's documentation does not say. */
  readonly textCellsKeepApostrophe: boolean;
  /** Writing below or beside a table lets it grow: an option of AutoCorrect, on by default. */
  readonly tablesGrow: boolean;
};

const windows: Profile = {
  name: "Windows", sets: { ExcelApi: 1.15, RichApiRuntime: 1.2, RichApiRuntimeFlag: 1.2, DelayForCellEdit: 1.1, ExcelApiUndo: 1.7, Pivot: 1.5 },
  payloadLimit: Infinity, cellsPerRead: 5_000_000, arrayPartCode: "GeneralException", textCellsKeepApostrophe: true, tablesGrow: true,
};

export const profiles: readonly Profile[] = [
  windows,
  // The oldest Excel that we support: nothing above the baseline may be reached.
  { ...windows, name: "Mac", sets: { ExcelApi: 1.13, RichApiRuntime: 1.1 }, arrayPartCode: "InvalidOperation", textCellsKeepApostrophe: false, tablesGrow: false },
  { ...windows, name: "web", sets: { ...windows.sets, ExcelApiOnline: 1.1 }, payloadLimit: 5 * 1024 * 1024, arrayPartCode: "InvalidOperation" },
];
