import { type CommandLine, commandLine } from "./commandLine";

const cities = ["杭州", "宁波", "成都", "福州", "苏州"], trades = ["软件", "机械", "食品", "纺织"];
const company = (n: number): string => `${cities[n % 5]!}${String.fromCharCode(0x4e91 + 37 * n)}${String.fromCharCode(0x6768 + 53 * n)}${trades[n % 4]!}有限公司`;
const phone = (n: number): string => `138${String(10_000_000 + 7_919_317 * n).slice(-8)}`;
const customers = Array.from({ length: 60 }, (_, n) => [company(n), phone(n), `${cities[n % 5]!}文三路${n + 1}号`]);
/** Every third of the first leads is a customer already, of another spelling. */
const leads = Array.from({ length: 30 }, (_, n) => (n % 3 === 0 ? [`王${String.fromCharCode(0x5000 + n)}`, company(n).replace("有限公司", ""), phone(n).replace(/^(...)(....)/, "$1 $2 "), "杭州"] : [`李${String.fromCharCode(0x5000 + n)}`, company(200 + n), phone(300 + n), "宁波"]));
const csv = (header: string, rows: readonly (readonly string[])[]): string => `${header}\n${rows.map((row) => row.join(",")).join("\n")}\n`;
type Across = { across: { table: string; other: string; pairs: { a: string; b: string; score: number; verdict: string; start: number; evidence: { bits: number; text: string }[] }[] }[] };

describe("records of one file compared with those of another", () => {
  let line: CommandLine;
  let own: string, other: string;
  beforeAll(() => {
    line = commandLine();
    own = line.put("leads.csv", csv("姓名,公司名称,手机号码,城市", leads));
    other = line.put("customers.csv", csv("客户名称,电话,地址", customers));
  });
  afterAll(() => line.close());
  const expected = leads.flatMap((_, n) => (n % 3 === 0 ? [`${n + 1} ${n + 1}`] : []));
  const pairsOf = ({ out }: { readonly out: string }): Across["across"][number]["pairs"] => (JSON.parse(out) as Across).across.flatMap(({ pairs }) => pairs);
  const found = (ran: { readonly out: string }): readonly string[] => pairsOf(ran).filter(({ verdict }) => verdict !== "related").map(({ a, b }) => `${a} ${b}`).sort((x, y) => parseInt(x) - parseInt(y));

  it("needs no template: what both columns are decides, json and csv agree, and the evidence adds up", async () => {
    const ran = await line.crm("dedupe", own, "--against", other, "--format", "json");
    expect(found(ran)).toEqual(expected);
    for (const { score, start, evidence } of pairsOf(ran)) expect(1 / (1 + 2 ** -evidence.reduce((sum, { bits }) => sum + bits, start))).toBeCloseTo(score, 3);
    const rows = (await line.crm("dedupe", own, "--against", other, "--format", "csv")).out.trim().split(/\r?\n/).slice(1);
    expect(rows).toEqual(pairsOf(ran).map(({ a, b, score, verdict }) => `leads/${a},customers/${b},${score},${verdict}`));
    const text = await line.crm("dedupe", own, "--against", other);
    expect(text.out).toContain("比较的列：公司名称 = 客户名称、手机号码 = 电话");
    expect(text.out).toContain("leads.csv和customers.csv之间");
  });

  it("finds the same whichever file asks and however the rows stand", async () => {
    const turned = await line.crm("dedupe", other, "--against", own, "--format", "json");
    expect(found(turned)).toEqual(expected);
    const backwards = line.put("backwards.csv", csv("客户名称,电话,地址", customers.toReversed()));
    const scores = (ran: { readonly out: string }, name: (b: string) => string): readonly string[] => pairsOf(ran).map(({ a, b, score, verdict }) => `${a} ${name(b)} ${score} ${verdict}`).sort();
    expect(scores(await line.crm("dedupe", own, "--against", backwards, "--format", "json"), (b) => `${61 - Number(b)}`)).toEqual(scores(await line.crm("dedupe", own, "--against", other, "--format", "json"), (b) => b));
  });

  it("goes by a map of what the columns are, and says what is wrong with one", async () => {
    const columns = line.put("columns.json", JSON.stringify({ columns: { 公司名称: "company_name", 客户名称: "company_name", 手机号码: "phone", 电话: "phone", 地址: "ignore" }, mode: "link" }));
    const ran = await line.crm("dedupe", own, "--against", other, "--columns", columns, "--format", "json");
    expect(found(ran)).toEqual(expected);
    const wrong = line.put("wrong.json", JSON.stringify({ 公司名称: "firm" }));
    expect((await line.crm("dedupe", own, "--against", other, "--columns", wrong)).err).toMatch(/“firm”没有这种写法[^]*company_name/);
    expect((await line.crm("dedupe", own, "--against", other, "--columns", line.put("list.json", "[]"))).err).toContain("不是列的说明");
    expect((await line.crm("dedupe", own, "--columns", columns)).err).toContain("--columns 要和 --against 一起用");
    expect((await line.crm("dedupe", own, "--against", line.put("other.csv", csv("颜色,数量", [["红", "1"], ["蓝", "2"], ["绿", "3"]])))).err).toContain("没有能说明是同一个的共同列");
    expect((await line.crm("dedupe", own, "--against", line.path("nothing.csv"))).code).toBe(2);
  });

  it("takes a governed workbook for the other file, and a rule of the template that is named", async () => {
    const governed = line.path("customers.xlsx");
    expect((await line.crm("govern", other, "-o", governed)).code).toBe(0);
    const ran = await line.crm("dedupe", own, "--against", governed, "--format", "json");
    expect(pairsOf(ran).filter(({ verdict }) => verdict !== "related").map(({ a, b }) => `${a} ${b}`)).toHaveLength(expected.length);
    expect((await line.crm("dedupe", own, "--against", other, "--template", "customer")).err).toMatch(/模板没有规则把/);
  });

  it("why answers for a record of each", async () => {
    // Who writes the records behind the file is told where they go.
    expect((await line.crm("why", own, "4", "5", "--lang", "en")).err).toContain("--records A,B");
    const said = JSON.parse((await line.crm("why", own, "--against", other, "--records", "4,4", "--format", "json")).out) as { reason: string };
    expect(["same", "review"]).toContain(said.reason);
    expect((await line.crm("why", own, "--against", other, "--records", "2,7", "--lang", "en")).out).toMatch(/too little agrees[^]*公司名称\/客户名称/);
    expect((await line.crm("why", own, "--against", other, "--records", "2,99")).err).toContain("没有一张表同时有记录");
  });
});
