import { readFileSync } from "node:fs";
import { join } from "node:path";
import { governSheets } from "../../src/pipeline/governSheets";
import { must } from "../contracts/sampleWorkbook";
import { type Book, bookOfSheets, withTemplate } from "./book";

const pack = new Uint8Array(readFileSync(join(__dirname, "../../templates/crm/crm.crm.json")));

/** Customers and leads in two sheets, governed by the starter pack: two of the leads are customers, one of them by its number alone. */
export const acrossSheets = {
  客户: [["客户名称", "公司电话", "客户状态", "负责人"], ["杭州云杉软件有限公司", "0571-87654321", "潜在", "陈晓明"], ["宁波恒澜机械有限公司", "13700001111", "潜在", "陈晓明"], ["福州岚屿机械有限公司", null, "潜在", "陈晓明"]],
  线索: [["姓名", "公司", "手机", "线索来源", "线索状态", "负责人"], ["王芳", "云杉软件（杭州）有限公司", "13812345678", "官网", "新线索", "赵敏"], ["赵敏", "恒澜机械", "13700001111", "官网", "新线索", "赵敏"], ["孙磊", "长沙晴川食品有限公司", "13511112222", "官网", "新线索", "赵敏"]],
};

export async function acrossBook(sheets: Parameters<typeof bookOfSheets>[0] = acrossSheets, lang: "zh-CN" | "en" = "zh-CN", template: Parameters<typeof withTemplate>[0] = pack): Promise<Book> {
  const book = bookOfSheets(sheets, lang);
  must(await governSheets(book.session, withTemplate(template)));
  return book;
}
