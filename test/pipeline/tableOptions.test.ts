import { check } from "../../src/pipeline/check";
import { fix } from "../../src/pipeline/fix";
import { governSheets } from "../../src/pipeline/governSheets";
import { undoAll } from "../../src/pipeline/undo";
import { must } from "../contracts/sampleWorkbook";
import { openDesk } from "../taskpane/openDesk";
import { load } from "../template/support";
import { type Book, bookOfSheets, cellsOf, field, withTemplate } from "./book";

const row = (properties: object, required: readonly string[] = []): object => ({ type: "object", required, properties, additionalProperties: false });
const template = (more: object = {}): object => ({
  $schema: "https://crm-sheets.example/dialect/1", id: "https://example.com/templates/listed", version: "1.0.0",
  tables: {
    order: {
      sheet: "订单", subject: "organisation",
      schema: row({ no: field("text", "单号"), line: field("text", "产品线"), product: field("text", "产品", { "x-optionsFrom": { table: "product", column: "name", field: "line", under: "line", ...more } }), of: field("ref", "客户") }),
      relations: [{ from: "of", to: "customer" }],
    },
    product: { sheet: "产品", subject: "organisation", labels: { "zh-CN": "产品", en: "Products" }, schema: row({ name: field("text", "品名"), line: field("text", "所属产品线") }, ["name"]) },
    customer: { sheet: "客户", subject: "organisation", display: "[name]", schema: row({ name: field("companyName", "客户名称") }, ["name"]) },
  },
});
const sheets = {
  订单: [["单号", "产品线", "产品", "客户"], ["D1", "五金", "螺丝 M8", "上海甲电子有限公司"], ["D2", "五金", "螺丝ｍ8", null], ["D3", "五金", "水泵", null], ["D4", null, "螺丝 M9", null], ["D5", "五金", "钻头套装", null]],
  产品: [["品名", "所属产品线"], ["螺丝 M8", "五金"], ["螺丝M8", "五金"], ["水泵", "机电"], ["螺母", "五金"]],
  客户: [["客户名称"], ["上海甲电子有限公司"], ["北京乙贸易有限公司"]],
};
const governed = async (): Promise<Book> => {
  const book = bookOfSheets(sheets);
  must(await governSheets(book.session, withTemplate(template())));
  return book;
};

describe("options that stand in a column of a table", () => {
  it("are what a check compares with: spelling, line and what is not there at all; another spelling has a fix", async () => {
    const book = await governed();
    const { findings, table } = must(await check(book.session, withTemplate(template()))).find(({ table: { def } }) => def.id === "order")!;
    const listed = findings.filter(({ rule }) => rule === "listed/product");
    const texts = await book.session.engine.describe({ template: table.template, table: "order", findings: listed, lang: "en" });
    expect(listed.map(({ messageId, severity, at }, index) => [at[0]!.row, messageId, severity, texts[index]])).toEqual([
      [3, "otherSpelling", "info", "“螺丝ｍ8” is written “螺丝M8” in Products."],
      [4, "notUnder", "error", "In Products “水泵” is not under “五金”. There: 螺丝 M8、螺丝M8、螺母. Look which is wrong, “产品” or “产品线”."],
      [5, "notListedNear", "error", "“螺丝 M9” does not stand under 品名 of Products. Did you mean “螺丝 M8”?"],
      [6, "notListed", "error", "“钻头套装” does not stand under 品名 of Products. Choose from the list, or add it to that table first."],
    ]);
    must(await fix(book.session, withTemplate(template())));
    expect((await cellsOf(book, "订单")).slice(1, 3).map(([, , product]) => product)).toEqual(["螺丝 M8", "螺丝M8"]);
  });

  it("are the sheet's own dropdown too, beside the records that a reference may name, whichever table was governed first; undoing takes them away", async () => {
    const book = await governed();
    const lists = () => book.model.sheets.find(({ name }) => name === "订单")!.validations.flatMap(({ spec }) => (spec?.type === "list" ? [[spec.formula1, spec.alert]] : []));
    expect(lists()).toEqual([
      ["=IF(IFERROR(COUNTIF(OFFSET(产品!$B$1,MATCH($B2,产品!$B:$B,0)-1,0,COUNTIF(产品!$B:$B,$B2),1),$B2)=COUNTIF(产品!$B:$B,$B2),FALSE),OFFSET(产品!$A$1,MATCH($B2,产品!$B:$B,0)-1,0,COUNTIF(产品!$B:$B,$B2),1),OFFSET(产品!$A$1,1,0,MAX(1,COUNTA(产品!$A$1:$A$1048576)-1),1))", "stop"],
      ["=OFFSET(客户!$A$1,1,0,MAX(1,COUNTA(客户!$A$1:$A$1048576)-1),1)", "warning"],
    ]);
    must(await undoAll(book.session));
    expect(lists()).toEqual([]);
  });

  it("are what the form offers: those under the draft's line, and of a record its id with its name", async () => {
    const { desk } = openDesk(sheets, template());
    for (const sheet of ["订单", "产品", "客户"]) must(await desk.governing.apply({}, sheet));
    const offered = async (draft: { readonly [field: string]: string }) => must(await desk.record.check(null, draft)).choices;
    expect((await offered({ line: "机电" }))["product"]).toEqual([{ value: "水泵", name: null }]);
    expect((await offered({}))["product"]!.map(({ value }) => value)).toEqual(["螺丝 M8", "螺丝M8", "水泵", "螺母"]);
    expect((await offered({}))["of"]).toEqual([{ value: "R0000001", name: "上海甲电子有限公司" }, { value: "R0000002", name: "北京乙贸易有限公司" }]);
  });

  it("need a table, its column, and both sides of a condition", () => {
    const told = (more: object): readonly string[] => { const read = load(JSON.stringify(template(more))); return read.ok ? [] : read.problems.map(({ code, pointer }) => `${code} ${pointer!.slice("/tables/order/schema/properties/product/x-optionsFrom".length)}`); };
    expect([told({}), told({ table: "goods" }), told({ column: "price" }), told({ under: undefined }), told({ data: "industries" }), told({ table: undefined, field: undefined })]).toEqual([
      [], ["template/unknown-name /table"], ["template/unknown-name /column"], ["template/missing-keyword "], ["template/one-of /data"],
      ["template/not-for-type ", "template/missing-keyword /column", "template/missing-keyword /under"],
    ]);
  });
});
