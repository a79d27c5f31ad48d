import { governSheets } from "../../src/pipeline/governSheets";
import type { CellValue } from "../../src/records/cellValue";
import { must } from "../contracts/sampleWorkbook";
import { bookOfSheets, field, openBook, withTemplate } from "../pipeline/book";
import { describeTool } from "../support/tools";
import { throughLibreOffice } from "./soffice";

const table = (sheet: string, tableName: string, properties: object): object => ({ sheet, tableName, subject: "organisation", schema: { type: "object", properties } });
const template = {
  $schema: "https://crm-sheets.example/dialect/1", id: "https://example.com/templates/cities", version: "1.0.0",
  tables: {
    region: table("地区", "Regions", { province: field("text", "省"), city: field("text", "市") }),
    shop: table("门店", "Shops", { province: field("text", "省份"), city: field("text", "城市", { "x-optionsFrom": { table: "region", column: "city", field: "province", under: "province" } }) }),
  },
};
const regions: CellValue[][] = [["浙江", "杭州"], ["浙江", "宁波"], ["江苏", "南京"], ["安徽", "合肥"], ["江苏", "苏州"], ["福建", "厦门"]];
const shops: CellValue[][] = [["浙江", "杭州"], ["江苏", "南京"], ["福建", "厦门"], [null, "合肥"], ["没有的省", "合肥"], ["安徽", "合肥"]];

describeTool("the dropdown of options that another field decides", "soffice", () => {
  it("holds those that stand together under what that field says, else all of them", async () => {
    const book = bookOfSheets({ 地区: [["省", "市"], ...regions], 门店: [["省份", "城市"], ...shops] });
    must(await governSheets(book.session, withTemplate(template)));
    const sheet = book.model.sheets.find(({ name }) => name === "门店")!;
    const list = sheet.validations.flatMap(({ spec }) => (spec?.type === "list" ? [spec.formula1] : []))[0]!;
    expect(list.length).toBeLessThanOrEqual(255);
    shops.forEach((_, r) => ["COUNTA", "first"].forEach((what, at) => {
      const range = list.slice(1).replaceAll("$A2", `$A${r + 2}`);
      sheet.cells.setContent(r + 1, 10 + at, null, what === "first" ? `=INDEX(${range},1)` : `=COUNTA(${range})`);
    }));
    const { cells } = openBook(throughLibreOffice({ lists: book.save() }, "xlsx")["lists"]!).model.sheets.find(({ name }) => name === "门店")!;
    const all = [6, "杭州"];
    expect(shops.map((_, r) => [cells.value(r + 1, 10), cells.value(r + 1, 11)])).toEqual([[2, "杭州"], all, [1, "厦门"], all, all, [1, "合肥"]]);
  });
});
