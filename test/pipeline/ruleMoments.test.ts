import { check } from "../../src/pipeline/check";
import { govern } from "../../src/pipeline/govern";
import { watchTable } from "../../src/pipeline/live";
import { must } from "../contracts/sampleWorkbook";
import { load } from "../template/support";
import { bookOfSheets, field, own, smallTemplate, withTemplate, write } from "./book";

const say = (text: string) => ({ "zh-CN": text, en: text });
const template = smallTemplate({ name: field("text", "名称"), stage: { ...field("enum", "阶段"), "x-options": [{ code: "报价" }, { code: "成交" }] } }, {
  table: {
    stages: { field: "stage" },
    rules: (["check", "cli", "edit", "paste", "save", "stage"] as const).map((moment) => ({ id: moment, at: [moment], assert: "LEN([name])<3", message: say(moment) })),
  },
});

describe("a rule", () => {
  it("is judged at the moments that it names, and an edit leaves what is looked at anyway", async () => {
    const book = bookOfSheets({ 表: [["名称", "阶段"], ["甲甲甲", "报价"], ["乙乙乙", "报价"], ["丙丙丙", "报价"]] });
    must(await govern(book.session, withTemplate(template)));
    const found = async (client: string) => must(await check({ ...book.session, client }, own))[0]!.findings.map(({ rule, at }) => `${at[0]!.row} ${rule}`);
    expect([await found("test"), await found("cli")]).toEqual([["2 rule/check", "3 rule/check", "4 rule/check"], ["2 rule/cli", "3 rule/cli", "4 rule/cli"]]);
    const live = must(await watchTable(book.session, "small", { onUpdate: () => undefined, onProblem: must }));
    const typed = async (row: number, ...values: readonly (readonly string[])[]) => {
      await write(book, { verb: "writeCells", sheet: "表", blocks: [{ row, column: 0, values }] });
      must(await live.rescan());
      return live.findings.map(({ rule, at }) => `${at[0]!.row} ${rule.slice("rule/".length)}`);
    };
    expect(await typed(1, ["甲甲甲甲", "报价"])).toEqual(["2 check", "2 edit", "3 check", "4 check"]);
    const form = await book.session.engine.trial({ table: "small", record: { row: 3, record: "R0000002", values: { name: "乙乙乙乙", stage: "成交" }, formulas: [] } });
    expect(form.map(({ rule }) => rule)).toEqual(["rule/check", "rule/save", "rule/stage"]);
    expect(live.findings.map(({ rule, at }) => `${at[0]!.row} ${rule}`)).toEqual(["2 rule/check", "2 rule/edit", "3 rule/check", "4 rule/check"]);
    expect(await typed(2, ["乙乙乙乙", "成交"], ["丙丙丙丙", "报价"])).toEqual(["2 check", "2 edit", "3 check", "3 paste", "3 stage", "4 check", "4 paste"]);
    await live.stop();
  });

  it("that only a stage has judged needs stages", () => {
    const read = load(JSON.stringify(smallTemplate({ name: field("text", "名称") }, { table: { rules: [{ id: "a", at: ["stage"], assert: "LEN([name])>1", message: say("a") }] } })));
    expect(read.ok ? [] : read.problems.map(({ code, pointer }) => `${code} ${pointer!}`)).toEqual(["template/not-alone /tables/small/rules/0/at"]);
  });
});
