import { nodeTools } from "../../src/cli/main";
import { createEngine } from "../../src/engine/createEngine";
import { govern } from "../../src/pipeline/govern";
import { type Desk, type DeskEvent, createDesk } from "../../src/taskpane/desk/desk";
import { must } from "../contracts/sampleWorkbook";
import { type Book, bookOfSheets, withTemplate } from "../pipeline/book";
import type { CellValue } from "../../src/workbook/host";

export type DeskBook = { readonly book: Book; readonly desk: Desk; readonly events: DeskEvent[]; /** Types as a person at the sheet, and waits until the desk has looked. */ readonly type: (row: number, column: number, value: CellValue) => Promise<void> };

/** A desk on a governed table of a workbook that stands in memory. */
export async function deskOf(rows: readonly (readonly CellValue[])[], template: object): Promise<DeskBook> {
  const book = bookOfSheets({ 表: rows });
  must(await govern(book.session, withTemplate(template)));
  const { desk, events } = deskOn(book, template);
  return {
    book, desk, events,
    type: async (row, column, value) => {
      must(await book.host.apply([{ verb: "writeCells", sheet: "表", blocks: [{ row, column, values: [[value]] }] }]));
      must(await desk.sheet.rescan());
    },
  };
}

export function deskOn(book: Book, template: object): { readonly desk: Desk; readonly events: DeskEvent[] } {
  const events: DeskEvent[] = [];
  const tools = nodeTools("desk");
  const desk = createDesk(
    { host: book.host, engine: createEngine(tools), tools, templates: [new TextEncoder().encode(JSON.stringify(template))], client: "test", now: () => new Date("2026-03-16T08:00:00Z"), breathe: async () => undefined },
    { user: "测试", lang: "zh-CN" },
    (event) => events.push(event),
  );
  return { desk, events };
}
