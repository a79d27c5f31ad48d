import { check } from "../../src/pipeline/check";
import { govern } from "../../src/pipeline/govern";
import { addRecord, saveRecord } from "../../src/pipeline/record";
import { undo } from "../../src/pipeline/undo";
import type { CellValue } from "../../src/workbook/host";
import { must } from "../contracts/sampleWorkbook";
import { bookOfSheets, cellsOf, field, look, own, smallTemplate, withTemplate } from "./book";

const template = smallTemplate({ name: field("text", "名称"), key: field("bool", "重点"), vip: field("bool", "大客户", { "x-compute": "[key]" }) }, { table: { rules: [{ id: "key-named", when: "[key]", assert: "NOT(ISBLANK([name]))", message: { "zh-CN": "重点客户须有名称", en: "Key customers need a name" } }] } });
const governed = async (said: readonly CellValue[], lang: "zh-CN" | "en" = "zh-CN") => {
  const book = bookOfSheets({ 表: [["名称", "重点", "大客户"], ...said.map((value, n) => [`公司${n}`, value, value])] });
  const session = { ...book.session, lang };
  must(await govern(session, withTemplate(template)));
  return { ...book, session };
};
const listsOf = ({ model }: Awaited<ReturnType<typeof governed>>) => model.sheets[0]!.validations.flatMap(({ spec }) => (spec?.type === "list" ? [spec.formula1] : []));

describe("yes and no in a table", () => {
  it("stays as people wrote it: no finding, no rewriting, and the dropdown offers the same words", async () => {
    const book = await governed(["是", "否", null, "否"]);
    expect((await cellsOf(book, "表")).map((row) => row[1])).toEqual(["重点", "是", "否", null, "否"]);
    expect(must(await check(book.session, own)).flatMap(({ findings }) => findings.filter(({ rule }) => rule.startsWith("field/")))).toEqual([]);
    expect(listsOf(book)).toEqual(['="是,否"', '="是,否"']);
  });

  it.each<[string, readonly CellValue[], "zh-CN" | "en", readonly CellValue[]]>([
    ["as the words of its column", ["否", "是"], "en", ["是", "是"]],
    ["as Excel's own where the column has those", [true, false, "是"], "zh-CN", [true, true]],
    ["as what the dropdown of a new table offers", [null], "en", ["Yes", "Yes"]],
  ])("is written %s, by the form and by what is worked out", async (_, said, lang, written) => {
    const book = await governed(said, lang);
    const before = look(book.model);
    const saved = must(await addRecord(book.session, "small", { name: "新公司", key: true }));
    expect((await cellsOf(book, "表")).at(-1)!.slice(0, 3)).toEqual(["新公司", ...written]);
    expect(saved.change!.inserted[0]!.values).toMatchObject({ key: written[0] });
    must(await undo(book.session, { change: saved.change!.id }));
    expect(look(book.model)).toEqual(before);
  });

  it("is not written again where the cell says it already", async () => {
    const book = await governed(["是", "否"]);
    const saved = must(await saveRecord(book.session, "small", "R0000001", { key: true, name: "改名" }, { key: "是", name: "公司0" }));
    expect(saved.change!.edits.map(({ field: id, after }) => [id, after])).toEqual([["name", "改名"]]);
  });
});
