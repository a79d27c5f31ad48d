import { nodeTools } from "../../src/cli/main";
import { createEngine } from "../../src/engine/createEngine";
import { openFile } from "../../src/hosts/file/openFile";
import { fileHost } from "../../src/hosts/file/fileHost";
import { type Desk, type DeskEvent, createDesk } from "../../src/taskpane/desk/desk";
import type { Lang } from "../../src/records/text";
import type { CellValue, WorkbookHost } from "../../src/workbook/host";
import type { WorkbookModel } from "../../src/workbook/model";
import { type Book, bookOfSheets, customerTemplate, field, smallTemplate, today } from "../pipeline/book";

export type OpenDesk = { readonly desk: Desk; readonly model: WorkbookModel; readonly events: DeskEvent[]; /** The person at the sheet. */ readonly hand: WorkbookHost };

export const contacts = smallTemplate(
  { name: field("companyName", "名称"), phone: field("cn-mobile", "手机"), city: field("text", "城市"), amount: field("money", "金额") },
  { schema: { required: ["name"] }, table: { keys: [{ id: "phone", fields: ["phone"], mode: "block" }] } },
);

export const rows: readonly (readonly CellValue[])[] = [["名称", "手机", "城市", "金额", "备注"], ["甲公司", "13812345678", "上海", 100, "老客户"], ["乙公司", "１３９１２３４５６７８", "北京", 50, null], ["丙公司", "1371234567", null, 300, "再联系"]];

/** A desk on a real file, as the worker has it. `template`: an object or bytes, or several of them. */
export function openDesk(sheets: { readonly [name: string]: readonly (readonly CellValue[])[] } = { 客户: rows }, template: Uint8Array | object | readonly object[] = contacts, lang: Lang = "zh-CN"): OpenDesk {
  return deskIn(bookOfSheets(sheets, lang), template, lang);
}

/** A desk on a workbook that is open already. */
export function deskIn({ model, host }: Pick<Book, "model" | "host">, template: Uint8Array | object | readonly object[] = contacts, lang: Lang = "zh-CN"): OpenDesk {
  const tools = nodeTools("desk");
  const events: DeskEvent[] = [];
  const templates = (Array.isArray(template) ? (template as readonly object[]) : [template]).map((one) => (ArrayBuffer.isView(one) ? one as Uint8Array : new TextEncoder().encode(JSON.stringify(one))));
  const desk = createDesk(
    { host, engine: createEngine(tools), tools, templates, client: "test", now: () => new Date(`${today}T08:00:00Z`), openBook: openFile, breathe: () => new Promise((resolve) => setImmediate(resolve)) },
    { user: "测试", lang },
    (event) => events.push(event),
  );
  return { desk, model, events, hand: fileHost(model, { name: "book.xlsx", format: "xlsx" }, "user") };
}

export { customerTemplate };
