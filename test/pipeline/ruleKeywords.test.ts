import { clockOf } from "../../src/pipeline/clock";
import { check } from "../../src/pipeline/check";
import { govern } from "../../src/pipeline/govern";
import { keep } from "../../src/pipeline/keep";
import { watchTable } from "../../src/pipeline/live";
import { governedTables } from "../../src/pipeline/locate";
import { must } from "../contracts/sampleWorkbook";
import { load } from "../template/support";
import { type Book, bookOfSheets, field, own, smallTemplate, type, withTemplate } from "./book";

const message = (text: string) => ({ "zh-CN": text, en: text });
const template = smallTemplate({ name: field("text", "名称"), amount: field("number", "金额") }, { table: { rules: [
  { id: "small", assert: "[amount]<100", override: { expires: "P30D" }, message: message("too large") },
  { id: "firm", assert: "[amount]>0", override: { allowed: false }, message: message("not positive") },
  { id: "total", scope: "table", assert: "SUMIFS([small.amount],[small.amount],\">=0\")<=250", message: message("too much together") },
] } });
const rows = [["名称", "金额"], ["甲", 200], ["乙", -1], ["丙", 50]];
const on = (book: Book, day: string): Book["session"] => ({ ...book.session, ...clockOf(new Date(`${day}T08:00:00Z`), null) });

describe("rules", () => {
  it("a decision to leave what a rule finds holds as long as the rule says, and not at all where it allows none", async () => {
    const book = bookOfSheets({ 表: rows });
    must(await govern(on(book, "2024-03-01"), withTemplate(template)));
    const about = async (rule: string) => { const [table] = must(await governedTables(book.session)); const { findings } = must(await check(book.session, own))[0]!; return keep(on(book, "2024-03-01"), table!, findings.filter((one) => one.rule === rule), "agreed"); };
    must(await about("rule/small"));
    const refused = await about("rule/firm");
    expect(refused.ok ? [] : refused.problems.map(({ code }) => code)).toEqual(["keep/notAllowed"]);
    const found = async (day: string) => must(await check(on(book, day), own)).map(({ findings, kept }) => [findings.map(({ rule }) => rule), kept.map(({ finding: { rule } }) => rule)]);
    expect(await found("2024-03-31")).toEqual([[["rule/firm"], ["rule/small"]]]);
    expect(await found("2024-04-01")).toEqual([[["rule/small", "rule/firm"], []]]);
  });

  it("one about the table is judged once, and again with every edit that is seen", async () => {
    const book = bookOfSheets({ 表: rows });
    must(await govern(book.session, withTemplate(template)));
    const whole = async () => must(await check(book.session, own))[0]!.findings.filter(({ rule }) => rule === "rule/total").map(({ at }) => [at[0]!.row, at[0]!.field]);
    expect(await whole()).toEqual([]);
    const live = must(await watchTable(book.session, "small", { onUpdate: () => undefined, onProblem: must }));
    const seen = async (amount: number) => { await type(book, "表", 1, 1, amount); must(await live.rescan()); return live.findings.filter(({ rule }) => rule === "rule/total").map(({ at }) => at[0]!.row); };
    expect([await seen(300), await whole(), await seen(100), await whole()]).toEqual([[0], [[0, null]], [], []]);
    await live.stop();
  });

  it("one about the table reads no row, no other table, and puts nothing right", () => {
    const bad = smallTemplate({ amount: field("number", "金额") }, { table: { rules: [
      { id: "row", scope: "table", assert: "[amount]>0", message: message("a") },
      { id: "fix", scope: "workbook", assert: "COUNTIFS([small.amount],1)<2", fix: [{ field: "amount", value: "1" }], message: message("a") },
    ] } });
    const read = load(JSON.stringify(bad));
    expect(read.ok ? [] : read.problems.map(({ code, pointer }) => `${code} ${pointer!}`)).toEqual(["template/wrong-scope /tables/small/rules/0/assert", "template/wrong-scope /tables/small/rules/1/fix"]);
  });
});
