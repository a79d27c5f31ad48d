import { check } from "../../src/pipeline/check";
import { type DedupedTable, dedupe } from "../../src/pipeline/dedupe";
import { fix } from "../../src/pipeline/fix";
import { govern } from "../../src/pipeline/govern";
import { undoAll } from "../../src/pipeline/undo";
import { serialFromIso } from "../../src/records/serialDay";
import type { CellValue } from "../../src/workbook/host";
import { must } from "../contracts/sampleWorkbook";
import { bookOfSheets, cellsOf, field, look, own, smallTemplate, withTemplate } from "./book";

/** `type` is left to x-type: dates are numbers. */
const kind = (type: string, label: string, also: object = {}): object => ({ ...field(type, label, also), type: undefined });
const option = (code: string, label: string): object => ({ code, label: { "zh-CN": label, en: code } });
const template = smallTemplate(
  {
    name: kind("companyName", "公司"), address: kind("address", "地址"), seen: kind("datetime", "跟进时间"), month: kind("yearMonth", "账期"), birthday: kind("lunarDate", "农历生日"), areas: kind("multiEnum", "区域", { "x-options": [option("E", "华东"), option("S", "华南")] }),
    stars: kind("rating", "评分", { minimum: 2 }), tags: kind("tags", "标签"), team: kind("users", "协作人"), dept: kind("dept", "部门"), file: kind("attachment", "附件"), extra: kind("json", "扩展"), amount: kind("money", "金额", { "x-upper": "words" }), words: kind("text", "金额大写"),
  },
  {
    table: {
      rules: [{ id: "late", assert: "[seen] < DATE(2026,3,1)", severity: "warning", message: { "zh-CN": "太晚。", en: "Too late." } }, { id: "good", assert: "[stars] >= 3", severity: "info", message: { "zh-CN": "评分低。", en: "Low." } }],
      dedupe: [{ id: "same", block: [{ field: "name", key: "company" }], match: [{ field: "name", method: "companyParts", weight: 3 }, { field: "address", method: "address", weight: 2 }, { field: "seen", method: "dateTol:1", weight: 1 }], score: { review: 0.7 } }],
    },
    template: { people: [{ id: "u1", name: "王芳", department: "销售部" }, { id: "u2", name: "李伟", department: "市场部" }] },
  },
);

const header = ["公司", "地址", "跟进时间", "账期", "农历生日", "区域", "评分", "标签", "协作人", "部门", "附件", "扩展", "金额", "金额大写"];
const rows: readonly (readonly CellValue[])[] = [
  header,
  ["杭州云杉软件有限公司", "杭州西湖区文三路90号", "03/04/2026 09:30", "2026年2月", "农历八月十五", "华南，华东", "★★★☆☆", "#重点 #VIP", "王芳,李伟", "销售", "合同/1.pdf", '{"a":1}', 1234.5, null],
  ["云杉软件(杭州)有限责任公司", "浙江省杭州市西湖区文三路９０号", "04/05/2026 10:00", "202603", "腊月廿三", "华东", "2星", "VIP", "李伟", "市场部", "合同/2.pdf", "{bad", "¥100", "人民币壹佰元"],
  ["成都蓝湖有限公司", "朝阳区建国路88号", "02/03/2026 10:00", "2026-01", "甲辰年八月十五", "西北", "8/10", "老客户", "赵六", "财务部", "javascript:1", "[]", 50, "陆拾元整"],
];

describe("values of every kind, the whole way", () => {
  it("asks the order of day and month once per column, of times too", async () => {
    const book = bookOfSheets({ 表: rows });
    const { questions } = must(await govern(book.session, withTemplate(template)));
    expect(questions.map(({ id, kind: what }) => [id, what])).toEqual([["dayOrder:seen", "dayOrder"]]);
  });

  it("governs, checks, fixes and undoes", async () => {
    const book = bookOfSheets({ 表: rows });
    const answers = { "dayOrder:seen": "monthFirst" };
    const before = look(book.model);
    must(await govern(book.session, withTemplate(template, { answers })));
    const { model } = book;
    const sheet = model.sheets.find(({ name }) => name === "表")!;
    expect(header.map((_, column) => model.styles.numberFormat(sheet.cells.style(1, column)))).toEqual(["@", "@", "yyyy-mm-dd hh:mm", "yyyy-mm", "@", "@", "0", "@", "@", "@", "@", "@", "#,##0.00", "@"]);
    expect(sheet.validations.map(({ spec }) => [spec?.type, spec?.formula1, spec?.formula2]).filter(([type]) => type === "whole" || type === "list")).toEqual([["whole", "=2", "=5"]]);

    const found = must(await check(book.session, own))[0]!.findings.map(({ rule, messageId, at }) => `${at[0]!.field} ${rule.split("/")[0]!} ${messageId} ${at[0]!.row}`);
    for (const expected of ["address field inFull 2", "address field regionUnclear 4", "areas field unknownOption 4", "birthday field severalYears 4", "stars field otherScale 4", "team field unknownPerson 4", "dept field unknownDepartment 4", "file field scheme 4", "extra field notJson 3", "words amountWords missing 2", "words amountWords spelling 3", "words amountWords differs 4", "seen rule broken 2"]) expect(found).toContain(expected);

    must(await fix(book.session, own));
    const fixed = await cellsOf(book, "表");
    const at = (iso: string, hours: number): number => Number((serialFromIso(iso, 1900)! + hours / 24).toPrecision(15));
    expect(fixed[1]!.slice(0, 14)).toEqual(["杭州云杉软件有限公司", "浙江省杭州市西湖区文三路90号", at("2026-03-04", 9.5), serialFromIso("2026-02-01", 1900), "八月十五", "E、S", 3, "重点、VIP", "u1、u2", "销售部", "合同/1.pdf", '{"a":1}', 1234.5, "壹仟贰佰叁拾肆元伍角整"]);
    expect(fixed[2]!.slice(0, 14)).toEqual(["云杉软件（杭州）有限责任公司", "浙江省杭州市西湖区文三路90号", at("2026-04-05", 10), serialFromIso("2026-03-01", 1900), "腊月廿三", "E", 2, "VIP", "u2", "市场部", "合同/2.pdf", "{bad", 100, "壹佰元整"]);
    expect([1, 4, 5, 6, 8, 9, 10, 13].map((column) => fixed[3]![column])).toEqual([1, 4, 5, 6, 8, 9, 10, 13].map((column) => rows[3]![column]));

    const [{ table, results }] = must(await dedupe(book.session, own)) as [DedupedTable];
    const [pair] = await book.session.engine.evidence({ ...table.input, rule: results[0]!.rule, pairs: results[0]!.pairs.slice(0, 1) });
    expect([pair!.a, pair!.b, ...pair!.evidence.map(({ field: id, similarity }) => `${id} ${similarity}`)]).toEqual([0, 1, "name 1", "address 1", "seen 0"]);
    must(await undoAll(book.session));
    expect(look(book.model)).toEqual(before);
  });
});
