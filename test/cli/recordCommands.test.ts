import { createHash } from "node:crypto";
import { type CommandLine, commandLine } from "./commandLine";

const say = (text: string) => ({ "zh-CN": text, en: text });
const template = {
  $schema: "https://crm-sheets.example/dialect/1", id: "https://example.com/templates/cli", version: "1.0.0",
  roles: [{ id: "boss", label: say("经理") }], people: [{ id: "li", name: "李明", roles: ["boss"] }],
  tables: { deal: { sheet: "商机", tableName: "Deals", subject: "organisation", schema: { type: "object", properties: { name: { "x-label": say("名称") }, amount: { type: "number", "x-label": say("金额"), "x-provenance": true, "x-sensitivity": "confidential" } } }, rules: [{ id: "small", at: ["cli"], assert: "[amount]<100", override: { roles: ["boss"] }, message: say("太大") }] } },
};

describe("what is decided and asked of single records on the command line", () => {
  let cli: CommandLine;
  const crm = (...argv: readonly string[]) => cli.crm(...argv.map((word) => (/\.(xlsx|csv|json)$/.test(word) ? cli.path(word) : word)));
  beforeAll(async () => {
    cli = commandLine();
    cli.put("t.crm.json", JSON.stringify(template));
    cli.put("a.csv", "名称,金额\r\n甲,200\r\n乙,300\r\n丙,5\r\n");
    const made = await crm("govern", "a.csv", "--template", "t.crm.json", "-o", "b.xlsx");
    expect([made.code, made.err]).toEqual([0, ""]);
  });
  afterAll(() => cli.close());

  it("keep leaves what a rule finds, for those who may, with a reason", async () => {
    const ask = (...more: readonly string[]) => crm("keep", "b.xlsx", "-o", "c.xlsx", "--rule", "small", "--reason", "签了", ...more);
    expect((await ask("--records", "R0000001")).err).toContain("只有“经理”可以保留这条规则的问题");
    expect((await ask("--records", "R0000003", "--user", "李明")).err).toContain("这些记录没有规则“small”的问题");
    expect((await ask()).err).toContain("要说明保留哪条规则的问题");
    const kept = await ask("--records", "R0000001", "--user", "李明", "--format", "json");
    expect([kept.code, (JSON.parse(kept.out) as { kept: unknown }).kept]).toEqual([0, [{ record: "R0000001", field: "amount" }]]);
    const left = JSON.parse((await crm("check", "c.xlsx", "--format", "json")).out) as { tables: readonly { findings: readonly { record: string; rule: string }[] }[] };
    expect(left.tables[0]!.findings.filter(({ rule }) => rule === "rule/small").map(({ record }) => record)).toEqual(["R0000002"]);
  });

  it("reveal shows what is masked to those who may, with a reason, journaled; --reveal is refused then", async () => {
    const [table] = [template.tables.deal];
    cli.put("r.crm.json", JSON.stringify({ ...template, tables: { deal: { ...table, reveal: { roles: ["boss"] } } } }));
    expect((await crm("govern", "a.csv", "--template", "r.crm.json", "-o", "r.xlsx")).code).toBe(0);
    expect((await crm("check", "r.xlsx", "--format", "json", "--reveal")).err).toContain("不能用 --reveal 整个打开");
    const ask = (...more: readonly string[]) => crm("reveal", "r.xlsx", "-o", "s.xlsx", ...more);
    expect((await ask("--records", "R0000001")).err).toContain("要说明查看哪些记录、为什么");
    expect((await ask("--records", "R0000001", "--reason", "核对")).err).toContain("只有“经理”可以查看遮盖的内容");
    expect((await ask("--records", "R0000009", "--reason", "核对", "--user", "李明")).err).toContain("表里没有记录 R0000009");
    const seen = await ask("--records", "R0000001,R0000003", "--reason", "核对", "--user", "李明", "--format", "json");
    expect([seen.code, (JSON.parse(seen.out) as { revealed: unknown }).revealed]).toEqual([0, [{ record: "R0000001", values: { amount: "200" } }, { record: "R0000003", values: { amount: "5" } }]]);
    const journal = (await crm("journal", "s.xlsx", "--format", "json")).out;
    expect(JSON.parse(journal)).toContainEqual(expect.objectContaining({ by: "李明", command: "reveal", reason: "R0000001, R0000003: 核对", cells: 0 }));
    expect((await crm("journal", "s.xlsx")).out).toContain("R0000001, R0000003: 核对");
    // A look is no work to be taken back.
    expect((await crm("undo", "s.xlsx", "-o", "u.xlsx")).out).not.toContain("reveal");
  });

  it("archive moves records away, and journal says of a record how it came to be, masked as it is shown", async () => {
    expect((await crm("archive", "b.xlsx", "-o", "d.xlsx")).err).toContain("没有说归档哪些记录");
    expect((await crm("archive", "b.xlsx", "-o", "d.xlsx", "--records", "R0000001", "--sheet", "别的")).err).toContain("没有规范表");
    const moved = await crm("archive", "b.xlsx", "-o", "d.xlsx", "--records", "R0000001,R0000003");
    expect(moved.err + moved.out).toContain("归档了 2 条记录，在工作表“归档 商机”");
    const after = JSON.parse((await crm("check", "d.xlsx", "--format", "json")).out) as { tables: readonly { records: number }[] };
    expect(after.tables.map(({ records }) => records)).toEqual([1]);
    cli.put("more.csv", "名称,金额\r\n丁,4321\r\n");
    expect((await crm("import", "d.xlsx", "--from", "more.csv", "-o", "e.xlsx", "--user", "李明")).code).toBe(0);
    const told = JSON.parse((await crm("journal", "e.xlsx", "--records", "R0000004", "--format", "json")).out) as readonly { history: readonly object[]; provenance: readonly object[] }[];
    expect(told[0]!.history).toContainEqual(expect.objectContaining({ field: "amount", before: null, by: "李明", command: "import", source: "more.csv" }));
    expect(JSON.stringify(told)).not.toContain("4321");
    expect(told[0]!.provenance).toEqual([expect.objectContaining({ field: "amount", command: "import", source: "more.csv" })]);
    expect((await crm("journal", "e.xlsx", "--records", "R0000009")).err).toContain("没有编号为 R0000009 的记录");
  });

  it("delete takes records out, leads what names them to another where the template asks for one, and is undone", async () => {
    const group = { sheet: "集团", tableName: "Groups", subject: "organisation", schema: { type: "object", properties: { name: { "x-label": say("集团名称") }, place: { "x-label": say("地点") } } } };
    const unit = { sheet: "单位", tableName: "Units", subject: "organisation", schema: { type: "object", properties: { title: { "x-label": say("单位名称") }, of: { "x-type": "ref", "x-label": say("所属") } } }, relations: [{ from: "of", to: "group", onDelete: "relink" }] };
    cli.put("g.crm.json", JSON.stringify({ ...template, id: "https://example.com/templates/groups", tables: { group, unit } }));
    cli.put("g.csv", "集团名称,地点\r\n甲,沪\r\n乙,京\r\n");
    expect((await crm("govern", "g.csv", "--template", "g.crm.json", "-o", "g.xlsx")).code).toBe(0);
    expect((await crm("delete", "g.xlsx", "-o", "h.xlsx")).err).toContain("没有说删除哪些记录");
    expect((await crm("delete", "g.xlsx", "-o", "h.xlsx", "--records", "R0000007")).err).toContain("没有编号为 R0000007 的记录");
    expect((await crm("delete", "g.xlsx", "-o", "h.xlsx", "--records", "R0000001", "--heir", "R0000009")).err).toContain("不能接替");
    const gone = await crm("delete", "g.xlsx", "-o", "h.xlsx", "--records", "R0000001", "--heir", "R0000002", "--format", "json");
    expect([gone.code, (JSON.parse(gone.out) as { deleted: unknown }).deleted]).toEqual([0, [{ table: "group", record: "R0000001" }]]);
    expect((await crm("undo", "h.xlsx", "-o", "i.xlsx")).code).toBe(0);
    const back = JSON.parse((await crm("check", "i.xlsx", "--format", "json")).out) as { tables: readonly { records: number }[] };
    expect(back.tables.map(({ records }) => records)).toEqual([2]);
  });

  it("attachments tells which files are there and as they were, takes down what they are now, and notices a change", async () => {
    const files = { sheet: "合同", tableName: "Files", subject: "organisation", schema: { type: "object", properties: { name: { "x-label": say("合同名称") }, file: { "x-type": "attachment", "x-label": say("附件") } } } };
    cli.put("f.crm.json", JSON.stringify({ ...template, id: "https://example.com/templates/files", tables: { files } }));
    cli.put("contract a.txt", "第一版");
    cli.put("f.csv", "合同名称,附件\r\n甲,contract a.txt\r\n乙,没有.pdf\r\n丙,https://example.com/x.pdf\r\n丁,\r\n");
    expect((await crm("govern", "f.csv", "--template", "f.crm.json", "-o", "f.xlsx")).code).toBe(0);
    const states = async (file: string) => { const { code, out } = await crm("attachments", file, "--format", "json"); return [code, ...(JSON.parse(out) as { attachments: readonly { state: string }[] }).attachments.map(({ state }) => state)]; };
    expect(await states("f.xlsx")).toEqual([1, "new", "missing", "address"]);
    const taken = await crm("attachments", "f.xlsx", "-o", "g2.xlsx", "--format", "json");
    const { written, attachments } = JSON.parse(taken.out) as { written: number; attachments: readonly { sha256: string | null }[] };
    expect([written, attachments[0]!.sha256]).toEqual([1, createHash("sha256").update("第一版").digest("hex")]);
    expect(await states("g2.xlsx")).toEqual([1, "same", "missing", "address"]);
    cli.put("contract a.txt", "第二版");
    expect(await states("g2.xlsx")).toEqual([1, "changed", "missing", "address"]);
    expect((await crm("attachments", "g2.xlsx")).out).toContain("1 变了");
    cli.put("没有.pdf", "");
    expect((await crm("attachments", "g2.xlsx", "-o", "h2.xlsx", "--all")).code).toBe(0);
    expect(await states("h2.xlsx")).toEqual([0, "same", "same", "address"]);
    expect((await crm("undo", "h2.xlsx", "-o", "i2.xlsx")).code).toBe(0);
    expect(await states("i2.xlsx")).toEqual([1, "changed", "new", "address"]);
  });
});
