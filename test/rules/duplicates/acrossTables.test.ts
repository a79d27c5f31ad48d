import { SimilarAcross, acrossTablesWork, compareAcrossTables, evidenceAcrossTables } from "../../../src/engine/acrossTables";
import { WorkbookTables } from "../../../src/engine/workbookTables";
import type { TypedTable } from "../../../src/fields/typedTable";
import { finish } from "../../../src/records/work";
import type { DedupeDef, Template } from "../../../src/template/template";
import { seededRandom } from "../../../tools/sample/random";
import { shippedTemplate } from "../../templates/customer";
import { type Row, inputs, typedTable } from "../../support/typedTables";

const pack = shippedTemplate("crm/crm.crm.json");
const customers: readonly Row[] = [
  { name: "杭州云杉软件有限公司", phone: "0571-87654321" }, { name: "宁波恒澜机械有限公司", phone: "13700001111" }, { name: "福州岚屿机械有限公司", phone: null }, { name: "苏州澄宇自动化有限公司", phone: "0512-66778899" },
  ...Array.from({ length: 60 }, (_, n) => ({ name: `成都第${n}纺织有限公司`, phone: null })),
];
const leads: readonly Row[] = [
  { name: "王芳", company: "云杉软件（杭州）有限公司", mobile: "13812345678" }, { name: "李强", company: "杭州云杉软件有限公司", mobile: "13912345678" }, { name: "赵敏", company: "恒澜机械", mobile: "137 0000 1111" }, { name: "孙磊", company: "长沙晴川食品有限公司", mobile: "13511112222" },
];
const contacts: readonly Row[] = [{ name: "王芳", customer: "C1", mobile: "+86 138 1234 5678" }, { name: "王芳", customer: "C2", mobile: "13300000000" }];

function book(rows: { readonly [table: string]: readonly Row[] }, template = pack): WorkbookTables {
  const tables = Object.entries(rows).map(([id, given]): [string, TypedTable] => [id, typedTable(template.tables.find((def) => def.id === id)!, given, { ids: given.map((_, index) => `R${index + 1}`) })]);
  return new WorkbookTables(template, new Map(tables), inputs);
}

/** What is found, by what the records are called. */
function found(rows: { readonly [table: string]: readonly Row[] }, table: string, template = pack): readonly string[] {
  return finish(acrossTablesWork(template, book(rows, template), table, null, {}, "bulk"))
    .flatMap(({ other, pairs }) => pairs.map(({ a, b, verdict, score }) => `${nameOf(rows[table]![a]!)} ${other} ${nameOf(rows[other]![b]!)} ${verdict} ${score.toFixed(3)}`)).sort();
}
const nameOf = (row: Row): string => [row["name"], row["company"] ?? row["customer"] ?? ""].join("/");
const turned = (line: string): string => { const [a, , b, ...rest] = line.split(" "); return [b, a, ...rest].join(" "); };

describe("records of two tables", () => {
  it("are found by the same matcher, several of one side for one of the other, whichever table asks and however the rows stand", () => {
    const rows = { customer: customers, lead: leads, contact: contacts };
    const ofLeads = found(rows, "lead");
    expect(ofLeads.map((line) => line.replace(/ [\d.]+$/, ""))).toEqual(["李强/杭州云杉软件有限公司 customer 杭州云杉软件有限公司/ duplicate", "王芳/云杉软件（杭州）有限公司 contact 王芳/C1 duplicate", "王芳/云杉软件（杭州）有限公司 customer 杭州云杉软件有限公司/ duplicate", "赵敏/恒澜机械 customer 宁波恒澜机械有限公司/ duplicate"]);
    expect(found(rows, "customer").map(turned).sort()).toEqual(ofLeads.filter((line) => line.includes(" customer ")).map((line) => line.replace(" customer ", " ")));
    expect(found({ customer: customers.toReversed(), lead: leads.toReversed(), contact: contacts.toReversed() }, "lead")).toEqual(ofLeads);
  });

  it("explain what they are taken for one by with both names of a field, by a score that adds up, and may be kept apart", () => {
    const tables = book({ customer: customers, lead: leads });
    const [all] = finish(acrossTablesWork(pack, tables, "lead", null, {}, "bulk"));
    const explained = evidenceAcrossTables(pack, tables, "lead", all!, all!.pairs);
    expect(explained.map(({ a, b, score, verdict }) => ({ a, b, score, verdict }))).toEqual(all!.pairs);
    for (const { start, evidence, score } of explained) expect(1 / (1 + 2 ** -evidence.reduce((bits, each) => bits + each.bits, start))).toBeCloseTo(score, 9);
    expect(explained[0]!.evidence.map(({ field, text }) => [field, text.data["field"]])).toEqual([["name", { "zh-CN": "客户名称/公司", en: "Company" }], ["phone", { "zh-CN": "公司电话/手机", en: "Phone/Mobile" }]]);
    expect(explained[0]!.evidence[0]).toMatchObject({ a: expect.stringContaining("云杉") as string, b: expect.stringContaining("云杉") as string });
    const [without] = finish(acrossTablesWork(pack, tables, "lead", null, { customer: [[0, 0]] }, "bulk"));
    expect(without!.pairs.map(({ a, b }) => [a, b])).toEqual(all!.pairs.map(({ a, b }) => [a, b]).filter(([a, b]) => a !== 0 || b !== 0));
    const verdict = (a: number, b: number) => compareAcrossTables(pack, tables, "lead", "customer", [[a, b]], [])![0]!;
    expect([verdict(0, 0), verdict(0, 3)].map(({ a, b, reason, owner }) => [a, b, reason, owner])).toEqual([[0, 0, "same", "customer"], [0, 3, "unlike", "customer"]]);
    expect(verdict(0, 0).score).toBeCloseTo(all!.pairs.find(({ a }) => a === 0)!.score, 9);
    expect(compareAcrossTables(pack, tables, "lead", "customer", [[0, 0]], [[0, 0]])![0]!.reason).toBe("decided");
    expect(compareAcrossTables(pack, tables, "lead", "order", [[0, 0]], [])).toBeNull();
  });

  it("are found while one is typed, in either table, as the search of both finds them", () => {
    const tables = book({ customer: customers, lead: leads, contact: contacts });
    const across = new SimilarAcross();
    const typed = (table: string, row: Row): readonly string[] => across.find(pack, tables, table, typedTable(pack.tables.find(({ id }) => id === table)!, [row]), "create").map(({ table: other, a, verdict }) => `${other} ${a} ${verdict}`);
    expect(typed("lead", { name: "周涛", company: "苏州澄宇自动化有限公司", mobile: "0512-66778899" })).toEqual(["customer 3 duplicate"]);
    expect(typed("customer", { name: "长沙晴川食品有限公司" })).toEqual(["lead 3 duplicate"]);
    expect(typed("contact", { name: "孙磊", mobile: "13511112222" })).toEqual(["lead 3 duplicate"]);
    expect(typed("lead", { name: "周涛", company: "无锡白鹭软件有限公司" })).toEqual([]);
    // Twice: the index is kept.
    expect(typed("customer", { name: "长沙晴川食品有限公司" })).toEqual(["lead 3 duplicate"]);
  });

  it("are found by weights that both tables teach, and by rare keys, where the rule gives neither", () => {
    const learning: Template = { ...pack, tables: pack.tables.map((def) => ({ ...def, dedupe: def.dedupe.map((rule): DedupeDef => ({ ...rule, across: (rule.across ?? []).map((across) => ({ ...across, rule: { ...across.rule, block: [], match: across.rule.match.map((line) => ({ ...line, weight: null })) } })) })) })) };
    const random = seededRandom(7);
    const pick = (letters: string): string => random.pick([...letters]);
    const person = (): Row => ({ name: pick("王李张刘陈杨赵黄周吴徐孙马朱胡林郭何高罗") + pick("伟芳娜敏静强磊军洋勇艳杰娟涛明超秀霞平刚") + pick("东南西北春夏秋冬山海云雨风雪松竹梅兰"), customer: "C1", company: "", mobile: `13${random.int(100_000_000, 999_999_999)}` });
    const people = Array.from({ length: 300 }, person);
    const same = people.filter((_, n) => n % 10 === 0).map((one) => ({ ...one, mobile: `+86 ${String(one["mobile"])}` }));
    const strangers = Array.from({ length: 30 }, person);
    const [result] = finish(acrossTablesWork(learning, book({ contact: people, lead: [...same, ...strangers] }, learning), "lead", null, {}, "bulk"));
    expect(result!.pairs.filter(({ verdict }) => verdict === "duplicate").map(({ a, b }) => [a, b])).toEqual(same.map((_, n) => [n, n * 10]));
  });

  it("are found in a large table too where only the company's name agrees", () => {
    const many = [...customers, ...Array.from({ length: 20_000 }, (_, n) => ({ name: `成都${String.fromCharCode(0x4e00 + (n % 150))}${String.fromCharCode(0x5e00 + Math.floor(n / 150))}纺织有限公司`, phone: null }))];
    expect(found({ customer: many, lead: leads.slice(1, 2) }, "lead").map((line) => line.split(" ").slice(0, 4).join(" "))).toEqual(["李强/杭州云杉软件有限公司 customer 杭州云杉软件有限公司/ duplicate"]);
  });

  it("are left out where the workbook does not hold one of the tables", () => {
    expect(found({ lead: leads }, "lead")).toEqual([]);
  });
});
