import { acrossBook } from "../pipeline/acrossBook";
import { type CommandLine, commandLine } from "./commandLine";

describe("the command line on two tables of one workbook", () => {
  let line: CommandLine;
  let file: string;
  beforeAll(async () => {
    line = commandLine();
    file = line.put("book.xlsx", (await acrossBook()).save());
  });
  afterAll(() => line.close());

  it("dedupe lists what is the same in both, with why; csv and json agree, and sensitive fields of both are masked", async () => {
    const text = (await line.crm("dedupe", file)).out;
    expect(text).toContain("客户和线索之间有 2 对相同");
    expect(text).toMatch(/R0000002 宁波恒澜机械有限公司 = R0000002 赵敏\n +客户名称\/公司相同/);
    const found = JSON.parse((await line.crm("dedupe", file, "--format", "json")).out) as { across: { table: string; other: string; pairs: { a: string; b: string; score: number; verdict: string; evidence: { field: string; a: string; b: string }[] }[] }[] };
    const csv = (await line.crm("dedupe", file, "--format", "csv")).out.trim().split(/\r?\n/).filter((each) => each.includes("/"));
    expect(csv).toEqual(found.across.flatMap(({ table, other, pairs }) => pairs.map(({ a, b, score, verdict }) => `${table}/${a},${other}/${b},${score},${verdict}`)));
    expect(csv).toHaveLength(2);
    expect(found.across[0]!.pairs.flatMap(({ evidence }) => evidence.filter(({ field }) => field === "phone").map(({ a, b }) => [a, b])).sort()).toEqual([["0571-****4321", "138****5678"], ["137****1111", "137****1111"]]);
  });

  it("why answers for a record of each, as dedupe does, in both languages", async () => {
    const asked = ["why", file, "--records", "customer/R0000002,lead/R0000002"];
    const answer = JSON.parse((await line.crm(...asked, "--format", "json")).out) as { reason: string; score: number; start: number; evidence: { bits: number }[] };
    expect(answer.reason).toBe("same");
    expect(1 / (1 + 2 ** -answer.evidence.reduce((sum, { bits }) => sum + bits, answer.start))).toBeCloseTo(answer.score, 3);
    expect((await line.crm(...asked, "--lang", "en")).out).toMatch(/The evidence is enough for one\.[^]*Phone\/Mobile: the same/);
  });

  it("apart notes that two are not the same, of one table or of both, until somebody lets the rules decide again", async () => {
    const pairs = async (of: string): Promise<number> => (JSON.parse((await line.crm("dedupe", of, "--format", "json")).out) as { across: { pairs: { verdict: string }[] }[] }).across.flatMap(({ pairs: found }) => found).filter(({ verdict }) => verdict === "duplicate").length;
    const [noted, back] = [line.path("noted.xlsx"), line.path("back.xlsx")];
    expect((await line.crm("apart", file, "-o", noted, "--records", "customer/R0000002")).err).toContain("两条不同的记录");
    expect((await line.crm("apart", file, "-o", noted, "--records", "customer/R0000002,lead/R0000099")).err).toContain("没有一张表同时有记录");
    expect((await line.crm("apart", file, "-o", noted, "--records", "customer/R0000002,lead/R0000002")).code).toBe(0);
    expect([await pairs(file), await pairs(noted), JSON.parse((await line.crm("why", noted, "--records", "customer/R0000002,lead/R0000002", "--format", "json")).out) as unknown]).toEqual([2, 1, expect.objectContaining({ reason: "decided" })]);
    const cleared = await line.crm("apart", noted, "-o", back, "--records", "customer/R0000002,lead/R0000002", "--clear", "--format", "json");
    expect([cleared.code, JSON.parse(cleared.out), await pairs(back)]).toEqual([0, expect.objectContaining({ apart: false, records: [{ table: "customer", record: "R0000002" }, { table: "lead", record: "R0000002" }] }), 2]);
    expect((await line.crm("apart", file, "-o", noted, "--records", "customer/R0000001,customer/R0000003")).out).toContain("记下 customer/R0000001 和 customer/R0000003 不是同一个");
  });
});
