import { unzipSync, zipSync } from "fflate";
import { check } from "../../src/pipeline/check";
import { classify } from "../../src/pipeline/classify";
import { fix } from "../../src/pipeline/fix";
import { govern } from "../../src/pipeline/govern";
import { report } from "../../src/pipeline/report";
import { undoAll } from "../../src/pipeline/undo";
import { serialFromIso } from "../../src/records/serialDay";
import { must } from "../contracts/sampleWorkbook";
import { type Book, bookOfSheets, cellsOf, field, look, openBook, own, reopened, smallTemplate, withTemplate, write } from "./book";

const template = smallTemplate({ name: field("text", "名称"), day: field("date", "日期"), state: field("enum", "状态", { "x-options": ["old", "new"].map((code) => ({ code, label: { "zh-CN": code, en: code } })) }) }, {
  table: {
    rules: [{ id: "past", assert: "[day] <= TODAY()", severity: "error", message: { "zh-CN": "不能晚于今天。", en: "Not after today." } }, { id: "y2024", assert: "YEAR([day]) = 2026", severity: "warning", message: { "zh-CN": "不是今年。", en: "Not this year." } }],
    classify: [{ id: "state", target: "state", hit: "first", table: [{ id: "new", when: "[day] > DATE(2026,1,1)", then: "new" }], else: "old" }],
  },
  template: { reports: [{ id: "days", title: { "zh-CN": "按日", en: "By day" }, source: "small", rows: ["day"], values: [{ agg: "count", field: "name" }] }] },
});

/** The same days in the date system of old Mac workbooks; the first two as serials, then texts. */
async function book(system: 1900 | 1904): Promise<Book> {
  const serial = (iso: string): number => serialFromIso(iso, system)!;
  const made = bookOfSheets({ 表: [["名称", "日期", "备注"], ["甲", serial("2026-03-16"), "a"], ["乙", serial("2026-03-17"), "b"], ["丙", "2025年12月31日", "c"], ["丁", "2026.1.5", "d"]] });
  await write(made, { verb: "formatCells", sheet: "表", areas: [{ area: { row: 1, column: 1, rows: 2, columns: 1 }, numberFormat: "yyyy/m/d" }] });
  if (system === 1900) return reopened(made);
  const parts = unzipSync(made.save());
  const xml = new TextDecoder().decode(parts["xl/workbook.xml"]).replace(/<workbookPr([^>]*)\/>/, '<workbookPr$1 date1904="1"/>');
  return openBook(zipSync({ ...parts, "xl/workbook.xml": new TextEncoder().encode(xml) }));
}

describe.each([1900, 1904] as const)("a workbook that counts days from %i", (system) => {
  const serial = (iso: string): number => serialFromIso(iso, system)!;

  it("is checked, fixed, classified and reported by the same calendar", async () => {
    const opened = await book(system);
    const before = look(opened.model);
    must(await govern(opened.session, withTemplate(template)));
    const findings = async () => must(await check(opened.session, own))[0]!.findings.filter(({ rule }) => rule.startsWith("rule/")).map(({ rule, at }) => [rule, at[0]!.record]);
    expect(await findings()).toEqual([["rule/past", "R0000002"], ["rule/y2024", "R0000003"]]);
    must(await fix(opened.session, own));
    expect((await cellsOf(opened, "表")).slice(1).map((line) => line[1])).toEqual(["2026-03-16", "2026-03-17", "2025-12-31", "2026-01-05"].map(serial));
    expect(await findings()).toEqual([["rule/past", "R0000002"], ["rule/y2024", "R0000003"]]);
    must(await classify(opened.session, { ...own, write: true }));
    expect((await cellsOf(opened, "表")).slice(1).map((line) => line[3])).toEqual(["new", "new", "old", "new"]);
    must(await report(opened.session, own));
    const parts = unzipSync(opened.save());
    const cache = Object.keys(parts).find((path) => path.includes("pivotCacheDefinition"))!;
    expect(new TextDecoder().decode(parts[cache])).toContain('<d v="2025-12-31T00:00:00"/><d v="2026-01-05T00:00:00"/><d v="2026-03-16T00:00:00"/>');
    must(await undoAll(opened.session));
    expect(look(opened.model)).toEqual(before);
  });

  it("takes any day of the calendar in the native validation of a date", async () => {
    const opened = await book(system);
    must(await govern(opened.session, withTemplate(template)));
    const rule = opened.model.sheets[0]!.validations.flatMap(({ spec }) => (spec?.type === "date" ? [spec] : []))[0]!;
    expect([Number(rule.formula1.slice(1)), Number(rule.formula2!.slice(1))]).toEqual([serialFromIso(`${system}-01-01`, system), serialFromIso("9999-12-31", system)]);
  });
});
