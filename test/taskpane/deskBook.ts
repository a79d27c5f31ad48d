import { must } from "../contracts/sampleWorkbook";
import { type OpenDesk, openDesk } from "./openDesk";
import type { CellValue } from "../../src/workbook/host";

export type DeskBook = Pick<OpenDesk, "desk" | "events"> & {
  readonly book: { readonly model: OpenDesk["model"]; readonly host: OpenDesk["hand"] };
  /** Types as a person at the sheet, and waits until the desk has looked. */
  readonly type: (row: number, column: number, value: CellValue) => Promise<void>;
};

/** A desk on a workbook whose one sheet is governed. */
export async function deskOf(rows: readonly (readonly CellValue[])[], template: object): Promise<DeskBook> {
  const { desk, events, model, hand } = openDesk({ 表: rows }, template);
  must(await desk.governing.apply({}, null));
  // From here on it watches the table.
  must(await desk.start.overview());
  return {
    desk, events,
    book: { model, host: hand },
    type: async (row, column, value) => {
      must(await hand.apply([{ verb: "writeCells", sheet: "表", blocks: [{ row, column, values: [[value]] }] }]));
      must(await desk.sheet.rescan());
    },
  };
}
