import { readFileSync } from "node:fs";
import { join } from "node:path";
import { findTables } from "../../src/intake/findTable";
import { knownHeaders, matchHeaders } from "../../src/intake/matchHeaders";
import { matchOptions } from "../../src/intake/matchOptions";
import { columnValues } from "../../src/intake/columnSample";
import { questionText } from "../../src/intake/question";
import { rankTemplates } from "../../src/intake/rankTemplates";
import { reasonText } from "../../src/intake/reason";
import type { SheetGrid } from "../../src/intake/sheetGrid";
import { encodeColumn } from "../../src/records/recordTable";
import { loadTemplateText } from "../../src/template/loadTemplate";
import { sampleColumns } from "../../tools/sample/columns";
import { mainSheetName } from "../../tools/sample/mainSheet";
import { makeSmallSample } from "../../tools/sample/makeSample";
import { contextFor, customer, field, grid, recordRows, tableDef } from "./grids";
import { gridsOf } from "./openGrids";

const rows = [["深圳云海科技有限公司", "张三", "13800138000"], ["广州天河贸易有限公司", "李四", "13900139000"], ["北京华信软件有限公司", "王五", "13700137000"]];
const found = (sheet: SheetGrid) => findTables(sheet).candidates.map((candidate) => ({ candidate, grid: sheet }));
const product = tableDef("product", [field({ id: "sku", type: "text", zh: "货号", en: "SKU", required: true }), field({ id: "price", type: "money", zh: "单价", en: "Price", required: true })]);

describe("rankTemplates", () => {
  it("puts the definition first that explains the sheet, whatever the order given", () => {
    const tables = found(grid([["客户名称", "联系人", "手机"], ...rows]));
    for (const defs of [[customer, product], [product, customer]]) {
      const ranking = rankTemplates(tables, defs, contextFor);
      expect(ranking.fits[0]!.def.id).toBe("customer");
      expect(ranking).toMatchObject({ ambiguousTemplate: false, ambiguousTable: false });
    }
  });
  it("says when two definitions fit equally well", () => {
    const twin = { ...customer, id: "lead" };
    expect(rankTemplates(found(grid([["客户名称", "联系人", "手机"], ...rows])), [customer, twin], contextFor)).toMatchObject({ ambiguousTemplate: true, ambiguousTable: false });
  });
  it("says when two tables fit equally well", () => {
    const sheets = ["一月", "二月"].map((sheet) => ({ ...grid([["客户名称", "联系人", "手机"], ...rows]), sheet }));
    expect(rankTemplates(sheets.flatMap(found), [customer], contextFor)).toMatchObject({ ambiguousTemplate: false, ambiguousTable: true });
  });
  it("thinks less of a definition where the sheet is called what another is called", () => {
    const customers = tableDef("customer", [field({ id: "name", type: "text", zh: "客户名称", en: "Company", required: true }), field({ id: "stage", type: "text", zh: "阶段", en: "Stage", required: true })]);
    const contacts = tableDef("contact", [field({ id: "person", type: "text", zh: "联系人", en: "Contact", required: true }), field({ id: "mobile", type: "cn-mobile", zh: "手机", en: "Mobile", required: true })]);
    const defs = [{ ...customers, sheet: "客户" }, { ...contacts, sheet: "联系人" }];
    const best = (sheet: string) => rankTemplates(found({ ...grid([["客户名称", "联系人", "手机"], ...rows]), sheet }), defs, contextFor).fits.find(({ def }) => def.id === "contact")!.score;
    expect(best(" 客户 ")).toBeLessThan(best("表1"));
    expect(best("联系人")).toBeGreaterThanOrEqual(best("表1"));
  });
  it("thinks less of one whose options would put an English sheet into Chinese words", () => {
    const stage = field({ id: "stage", type: "enum", zh: "阶段", en: "Status", options: [["在职", "Active"], ["离职", "Inactive"]].map(([code, en]) => ({ code: code!, label: { "zh-CN": code!, en: en! }, aliases: [], active: true })) });
    const def = tableDef("contact", [field({ id: "name", type: "text", zh: "姓名", en: "Name", required: true }), stage]);
    const score = (words: readonly string[]) => rankTemplates(found(grid([["Name", "Status"], ...words.map((word, index) => [words.includes("在职") ? `王芳${index}` : `Ann ${index}`, word])])), [def], contextFor).fits[0]!.score;
    expect(score(["Active", "Inactive", "Active"])).toBeLessThan(score(["在职", "离职", "Active"]) * 0.7);
  });
  it("gives no score to a sheet of something else, and copes with nothing at all", () => {
    expect(rankTemplates(found(grid([["歌名", "歌手"], ["月亮", "邓丽君"], ["海阔天空", "黄家驹"]])), [customer], contextFor).fits[0]!.score).toBeLessThan(0.3);
    expect(rankTemplates([], [customer], contextFor)).toEqual({ fits: [], ambiguousTemplate: false, ambiguousTable: false });
  });
});

describe("the sample workbook and the customer template", () => {
  const sample = makeSmallSample(7, 150);
  const loaded = loadTemplateText(readFileSync(join(__dirname, "../../templates/customer/customer.crm.json"), "utf8"), "");
  if (!loaded.ok) throw new Error(loaded.problems[0]!.code);
  const def = loaded.value.tables[0]!;
  const search = async () => {
    const grids = await gridsOf("sample.xlsx", sample.bytes);
    return grids.flatMap((one) => findTables(one, knownHeaders([def])).candidates.map((candidate) => ({ candidate, grid: one })));
  };

  it("finds every record of the customer list and nothing else", async () => {
    const { fits, ambiguousTable } = rankTemplates(await search(), [def], contextFor);
    const { candidate, match } = fits[0]!;
    expect(candidate.sheet).toBe(mainSheetName);
    expect(ambiguousTable).toBe(false);
    expect(candidate.headerRows).toBe(2);
    expect(recordRows(candidate)).toEqual(sample.truth.records.map((record) => record.row));
    expect(match.columns.map((column) => column.field)).toEqual(sampleColumns.map((column) => (def.fields.some((one) => one.id === column.field) ? column.field : null)));
    expect(match.missing).toEqual([]);
  });

  it("decides the order of day and month from the column, and the unit from the header", async () => {
    const { match } = rankTemplates(await search(), [def], contextFor).fits[0]!;
    expect(match.columns.find((column) => column.field === "expectedAmount")).toMatchObject({ unit: "万元" });
    expect(match.questions.filter((question) => question.kind === "twoColumns")).toEqual([]);
  });

  it("says every reason and question in both languages, with every place filled", async () => {
    for (const { candidate, grid: sheet } of await search()) {
      const match = matchHeaders(candidate, sheet, def, contextFor);
      const options = match.columns.flatMap((column) => {
        const one = def.fields.find((each) => each.id === column.field);
        return one?.options === undefined ? [] : [matchOptions(encodeColumn(columnValues(sheet, candidate, column.column)), one)];
      });
      const reasons = [...candidate.reasons, ...match.columns.flatMap((column) => column.evidence), ...options.flatMap((one) => one.values.flatMap((value) => value.evidence))];
      const questions = [...match.questions, ...options.flatMap((one) => one.questions)];
      for (const lang of ["zh-CN", "en"] as const) {
        for (const reason of reasons) expect(reasonText(reason, lang)).not.toMatch(/\{\w+\}/);
        for (const question of questions) expect(questionText(question, lang)).not.toMatch(/\{\w+\}/);
      }
    }
  });
});
