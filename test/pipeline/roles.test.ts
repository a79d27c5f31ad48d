import { clockOf } from "../../src/pipeline/clock";
import { check } from "../../src/pipeline/check";
import { govern } from "../../src/pipeline/govern";
import { keep } from "../../src/pipeline/keep";
import { watchTable } from "../../src/pipeline/live";
import { governedTables } from "../../src/pipeline/locate";
import { addRecord, saveRecord } from "../../src/pipeline/record";
import { lintTemplate } from "../../src/template/lint/index";
import { must } from "../contracts/sampleWorkbook";
import { load } from "../template/support";
import { type Book, bookOfSheets, field, own, smallTemplate, type, withTemplate } from "./book";

const say = (text: string) => ({ "zh-CN": text, en: text });
const options = (...codes: readonly string[]) => ({ "x-options": codes.map((code) => ({ code })) });
const template = smallTemplate(
  { name: field("text", "名称"), amount: field("number", "金额"), stage: { ...field("enum", "阶段"), ...options("报价", "成交") }, grade: { ...field("enum", "等级"), ...options("A", "B") } },
  {
    table: {
      rules: [{ id: "small", assert: "[amount]<100", override: { roles: ["staff"] }, message: say("too large") }],
      classify: [{ target: "grade", else: "B", override: { roles: ["boss"], expires: "P30D" }, table: [{ when: "[amount]>=50", then: "A" }] }],
      stages: { field: "stage", transitions: [{ to: "成交", roles: ["boss"] }] },
    },
    template: {
      roles: [{ id: "staff", label: say("员工") }, { id: "boss", label: say("经理"), inherits: ["staff"] }],
      people: [{ id: "li", name: "李明", roles: ["boss"] }, { id: "wang", name: "王芳", roles: ["staff"] }, { id: "zhao", name: "赵六" }],
    },
  },
);
const rows = [["名称", "金额", "阶段", "等级"], ["甲", 200, "报价", "B"], ["乙", 30, "报价", "B"]];
const as = (book: Book, user: string, day = "2024-03-01"): Book["session"] => ({ ...book.session, user, ...clockOf(new Date(`${day}T08:00:00Z`), null) });

async function governed(): Promise<Book> {
  const book = bookOfSheets({ 表: rows });
  must(await govern(as(book, ""), withTemplate(template)));
  return book;
}
const keepAs = async (book: Book, user: string, rule: string) => {
  const [table] = must(await governedTables(as(book, user)));
  const found = must(await check(as(book, user), own))[0]!.findings.filter((one) => one.rule === rule);
  const kept = await keep(as(book, user), table!, found, "agreed");
  return kept.ok ? "kept" : kept.problems[0]!.code;
};

describe("roles", () => {
  it("decide who may leave what a rule or a classification finds, by name, id, and what a role inherits; a class comes back when its time is over", async () => {
    const book = await governed();
    expect([await keepAs(book, "赵六", "rule/small"), await keepAs(book, "", "rule/small"), await keepAs(book, "王芳", "rule/small")]).toEqual(["keep/notYours", "keep/notYours", "kept"]);
    expect([await keepAs(book, "wang", "classification/outdated"), await keepAs(book, "li", "classification/outdated")]).toEqual(["keep/notYours", "kept"]);
    const found = async (day: string) => must(await check(as(book, "", day), own))[0]!.findings.map(({ rule }) => rule);
    expect([await found("2024-03-31"), await found("2024-04-01")]).toEqual([[], ["classification/outdated"]]);
  });

  it("decide who moves a record to a stage: in the form, in a new record and while typing", async () => {
    const book = await governed();
    const move = async (user: string) => { const saved = await saveRecord(as(book, user), "small", "R0000001", { stage: "成交" }, { stage: "报价" }); return saved.ok ? "saved" : saved.problems.map(({ code, message }) => `${code} ${message["zh-CN"]}`).join(); };
    expect(await move("王芳")).toBe("record/notYourStage 只有“经理”可以把“报价”改成“成交”。");
    expect(must(await saveRecord(as(book, "王芳"), "small", "R0000001", { amount: 20 }, { amount: 200 })).change).not.toBeNull();
    const add = await addRecord(as(book, "王芳"), "small", { name: "丙", stage: "成交" });
    expect(add.ok ? [] : add.problems.map(({ code }) => code)).toEqual(["record/notYourStage"]);
    const live = must(await watchTable(as(book, "王芳"), "small", { onUpdate: () => undefined, onProblem: must }));
    await type(book, "表", 2, 2, "成交");
    must(await live.rescan());
    expect(live.findings.filter(({ rule }) => rule.startsWith("stage/")).map(({ rule, at }) => `${at[0]!.row} ${rule}`)).toEqual(["3 stage/role"]);
    await live.stop();
    expect(await move("李明")).toBe("saved");
    // Who moved a record that stands there already is past.
    expect(must(await check(as(book, "王芳"), own))[0]!.findings.filter(({ rule }) => rule.startsWith("stage/"))).toEqual([]);
  });

  it("that do not exist, inherit themselves or that nobody has are told of", () => {
    const bad = (roles: readonly object[], people: readonly object[], by: readonly string[]) => load(JSON.stringify(smallTemplate({ amount: field("number", "金额") }, { table: { rules: [{ id: "a", assert: "[amount]>0", override: { roles: by }, message: say("a") }] }, template: { roles, people } })));
    const codes = (read: ReturnType<typeof bad>) => (read.ok ? lintTemplate(read.value).filter(({ code }) => code === "lint/roles").map(({ code, pointer }) => `${code} ${pointer!}`) : read.problems.map(({ code, pointer }) => `${code} ${pointer!}`));
    expect(codes(bad([{ id: "a", inherits: ["b"] }, { id: "b", inherits: ["a"] }], [{ id: "x", name: "x", roles: ["c"] }], ["d"]))).toEqual(["template/unknown-name /tables/small/rules/0/override/roles/0", "template/role-circle /roles/0/inherits", "template/unknown-name /people/0/roles/0"]);
    expect(codes(bad([{ id: "a" }, { id: "b" }], [{ id: "x", name: "x", roles: ["b"] }], ["a"]))).toEqual(["lint/roles /roles/0", "lint/roles /roles/1"]);
  });
});
