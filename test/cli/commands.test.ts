import { existsSync, readFileSync } from "node:fs";
import { readRows } from "../../src/xlsx/csv/dialect";
import { SaxesParser } from "saxes";
import { makeSmallSample } from "../../tools/sample/makeSample";
import { commandLine, type CommandLine, type Ran } from "./commandLine";

let line: CommandLine;
const { bytes: sample, truth } = makeSmallSample(42, 60);
const bad = JSON.stringify({ $schema: "https://crm-sheets.example/dialect/1", id: "x" });

beforeAll(async () => {
  line = commandLine();
  line.put("in.xlsx", sample);
  expect((await line.crm("run", line.path("in.xlsx"), "-o", line.path("governed.xlsx"))).code).toBe(1);
}, 60_000);
afterAll(() => line.close());

const crm = (...argv: readonly string[]): Promise<Ran> => line.crm(...argv.map((word) => (/\.(xlsx|csv|json)$/.test(word) ? line.path(word) : word)));
const json = async (...argv: readonly string[]): Promise<any> => JSON.parse((await crm(...argv, "--format", "json")).out) as unknown; // eslint-disable-line @typescript-eslint/no-explicit-any -- shapes are what these tests are about
const keys = (value: object): string[] => Object.keys(value).sort();
/** The rows of what was printed as .csv; every line ends in CRLF and is well-formed. */
const table = (text: string): string[][] => {
  expect(text.endsWith("\r\n")).toBe(true);
  const { rows, mistake, bareQuotes } = readRows(text, ",");
  expect([mistake, bareQuotes]).toEqual([null, 0]);
  expect(new Set(rows.map((row) => row.length)).size).toBe(1);
  return rows;
};

describe("shapes that machines read", () => {
  it("check --format json", async () => {
    for (const file of ["in.xlsx", "governed.xlsx"]) {
      const checked = await json("check", file);
      expect(keys(checked)).toEqual(["summary", "tables"]);
      expect(keys(checked.summary)).toEqual(["error", "info", "warning"]);
      expect(checked.tables.map(keys)).toEqual([["findings", "records", "table"]]);
      const { table: id, records, findings } = checked.tables[0];
      expect([id, records]).toEqual(["customer", 60]);
      expect(findings.length).toBe(checked.summary.error + checked.summary.warning + checked.summary.info);
      for (const finding of findings) {
        expect(Object.keys(finding)).toEqual(["rule", "severity", "record", "row", "field", "value", "message", "fixes"]);
        expect(finding.message).not.toMatch(/\{\w+\}|undefined|\[object/);
        expect(finding.record === null).toBe(file === "in.xlsx" || finding.row === 0);
      }
      const rows = new Set(truth.records.map(({ row }) => row));
      expect(findings.filter((finding: { row: number }) => finding.row !== 0 && !rows.has(finding.row))).toEqual([]);
    }
  });

  it("why says of a pair what dedupe found, in bits that add up, and answers for strangers too", async () => {
    const [pair] = (await json("dedupe", "in.xlsx")).pairs as { a: string; b: string; score: number }[];
    const found = await json("why", "in.xlsx", "--records", `${pair!.a},${pair!.b}`);
    expect([found.score, found.reason]).toEqual([pair!.score, "same"]);
    const odds = (found.evidence as { bits: number }[]).reduce((sum, { bits }) => sum + bits, found.start as number);
    expect(1 / (1 + 2 ** -odds)).toBeCloseTo(pair!.score, 3);
    const strangers = await json("why", "in.xlsx", "--records", "1,2");
    expect(strangers.score).toBeLessThan(0.01);
    expect(strangers.reason).not.toBe("same");
    expect((await crm("why", "in.xlsx", "--records", `${pair!.a},${pair!.b}`)).out).toMatch(/合计，折算成把握 .*\n因“.*”相近而放在一起比较/);
    expect((await crm("why", "in.xlsx", "--records", "1")).code).toBe(2);
  });

  it("what sensitive fields are compared by is masked too, however it is spelled", async () => {
    type Compared = { evidence: { field: string; a: string; b: string }[] };
    const { pairs } = (await json("dedupe", "governed.xlsx")) as { pairs: (Compared & { a: string; b: string })[] };
    const why = (await json("why", "governed.xlsx", "--records", `${pairs[0]!.a},${pairs[0]!.b}`)) as Compared;
    const said = [...pairs, why].flatMap(({ evidence }) => evidence).filter(({ field }) => ["mobile", "phone", "email"].includes(field)).flatMap(({ a, b }) => [a, b]).filter((text) => text !== "");
    expect(said.length).toBeGreaterThan(10);
    expect(said.filter((text) => !/^(\+?[\d-]*\*{3,}\d{0,4}|\*+|.\*{3}@[^@*]+)$/.test(text))).toEqual([]);
  });

  it("learn measures the rules by what people have decided, and writes no template where nothing is proposed", async () => {
    expect(await json("learn", "governed.xlsx")).toMatchObject([{ table: "customer", same: 0, apart: 0, rules: [{ few: true, proposal: null }] }]);
    expect((await crm("learn", "governed.xlsx")).out).toContain("人合并过 0 对");
    expect(await crm("learn", "governed.xlsx", "-o", "new.crm.json")).toMatchObject({ code: 2, err: expect.stringContaining("没有要改的阈值") as string });
  });

  it("dedupe --format csv and json agree", async () => {
    for (const file of ["in.xlsx", "governed.xlsx"]) {
      const rows = table((await crm("dedupe", file, "--format", "csv")).out);
      expect(rows[0]).toEqual(["a", "b", "score", "verdict"]);
      const found = await json("dedupe", file);
      expect(keys(found)).toEqual(["clusters", "notes", "pairs", "unexplained"]);
      expect(found.unexplained).toBe(0);
      found.clusters.forEach((cluster: object) => expect(Object.keys(cluster)).toEqual(["id", "score", "records"]));
      found.pairs.forEach((pair: object) => expect(Object.keys(pair)).toEqual(["a", "b", "score", "verdict", "block", "start", "turns", "evidence"]));
      for (const { start, evidence, score } of found.pairs as { start: number; evidence: { bits: number }[]; score: number }[]) expect(1 / (1 + 2 ** -evidence.reduce((sum, { bits }) => sum + bits, start))).toBeCloseTo(score, 3);
      expect(rows.length).toBeGreaterThan(3);
      const duplicates = rows.slice(1).filter((row) => row[3] === "duplicate").length;
      expect(duplicates).toBe(found.clusters.reduce((sum: number, { records }: { records: string[] }) => sum + (records.length * (records.length - 1)) / 2, 0));
      // Duplicates first, then what is to be looked at, then what is only related.
      const order = rows.slice(1).map((row) => ["duplicate", "review", "related"].indexOf(row[3]!));
      expect(order).toEqual([...order].sort());
      expect(order).not.toContain(-1);
      expect(rows.slice(1).every(([a]) => (file === "in.xlsx" ? /^\d+$/ : /^R\d{7}$/).test(a!))).toBe(true);
    }
  });

  it("dedupe --format json says why of so many pairs of each verdict, and of how many it does not", async () => {
    const found = await json("dedupe", "governed.xlsx", "--explain", "1");
    const whole = await json("dedupe", "governed.xlsx");
    const verdicts = new Set<string>();
    const expected = whole.pairs.map(({ a, b, score, verdict, ...why }: { a: string; b: string; score: number; verdict: string }) => {
      const first = !verdicts.has(verdict);
      verdicts.add(verdict);
      return first ? { a, b, score, verdict, ...why } : { a, b, score, verdict };
    });
    expect(verdicts.size).toBeGreaterThan(1);
    expect(found).toEqual({ ...whole, unexplained: whole.pairs.length - verdicts.size, pairs: expected });
    expect(await crm("dedupe", "governed.xlsx", "--explain", "some")).toMatchObject({ code: 2, err: expect.stringContaining("--explain") as string });
    expect(await crm("dedupe", "governed.xlsx", "--workers", "0")).toMatchObject({ code: 2, err: expect.stringContaining("--workers") as string });
    expect(await json("dedupe", "governed.xlsx", "--explain", "1", "--workers", "1")).toEqual(found);
  });

  it("classify --format csv", async () => {
    const rows = table((await crm("classify", "governed.xlsx", "--format", "csv")).out);
    expect(rows[0]).toEqual(["record", "field", "class", "reason"]);
    expect(new Set(rows.slice(1).map((row) => row[1]))).toEqual(new Set(["grade", "potential"]));
    expect(rows).toHaveLength(1 + 2 * 60);
    expect(rows.slice(1).filter((row) => row[3] === "")).toEqual([]);
  });

  it("template check --format json, with exit 2 when one is refused", async () => {
    line.put("bad.json", bad);
    const { code, out } = await crm("template", "check", "bad.json", line.path("../nothing.json"), "--format", "json");
    expect(code).toBe(2);
    const results = JSON.parse(out) as { problems: object[]; ok: boolean }[];
    for (const result of results) expect(Object.keys(result)).toEqual(["file", "ok", "ms", "problems", "lint"]);
    expect(Object.keys(results[0]!.problems[0]!).sort()).toEqual(["code", "column", "hint", "line", "message", "pointer"]);
    expect(results.map(({ ok }) => ok)).toEqual([false, false]);
    const good = await line.crm("template", "check", `${__dirname}/../../templates/customer/customer.crm.json`, "--format", "json");
    expect([good.code, (JSON.parse(good.out) as { ok: boolean; problems: object[] }[])[0]!.problems]).toEqual([0, []]);
  });

  it("check --format csv, profile, journal and the others have headers and no broken line", async () => {
    expect(table((await crm("check", "in.xlsx", "--format", "csv")).out)[0]).toEqual(["table", "record", "row", "field", "severity", "rule", "value", "message"]);
    expect(table((await crm("profile", "in.xlsx", "--format", "csv")).out)[0]).toEqual(["sheet", "column", "header", "type", "filled", "fillRate", "distinct", "unique", "top", "format"]);
    const journal = table((await crm("journal", "governed.xlsx", "--format", "csv")).out);
    expect(journal[0]).toEqual(["id", "at", "by", "command", "undoes", "stands", "cells", "edits", "inserted", "removed", "template"]);
  });

  it("a .csv that is printed starts no formula", async () => {
    const tricky = '单位名称,联系人,手机号码,客户等级,跟进状态,业务员,成交金额\r\n"=1+1 贸易有限公司",张三,"=HYPERLINK(""http://x"")",A,潜在,李四,1\r\n"+甲科技有限公司",李四,＝1+1,B,意向,王五,2\r\n"乙科技有限公司",王五,"-2+3",C,报价,赵六,3\r\n';
    line.put("tricky.csv", tricky);
    for (const command of ["check", "profile", "dedupe", "classify"]) {
      const { out, code } = await crm(command, "tricky.csv", "--format", "csv");
      expect(code).not.toBe(2);
      for (const cell of table(out).flat()) expect(cell).not.toMatch(/^[=+\-@＝＋－＠\t](?![\d.]+$)/);
    }
  });

  it("check --format sarif is SARIF 2.1.0 with a rule for each result", async () => {
    const report = JSON.parse((await crm("check", "in.xlsx", "--format", "sarif")).out) as any; // eslint-disable-line @typescript-eslint/no-explicit-any -- shapes are what these tests are about
    expect(report.version).toBe("2.1.0");
    const [run] = report.runs;
    expect(run.results.length).toBeGreaterThan(10);
    for (const result of run.results) {
      expect(run.tool.driver.rules[result.ruleIndex].id).toBe(result.ruleId);
      expect(["error", "warning", "note"]).toContain(result.level);
      expect(result.locations[0].physicalLocation.region.startLine).toBeGreaterThan(0);
    }
    const checked = await json("check", "in.xlsx");
    expect(run.results.filter((result: { level: string }) => result.level === "error")).toHaveLength(checked.summary.error);
  });

  it("check --format junit is well-formed, one case a rule", async () => {
    const { out } = await crm("check", "in.xlsx", "--format", "junit");
    const parser = new SaxesParser();
    const cases: string[] = [];
    let failures = 0;
    parser.on("error", (error) => { throw error; });
    parser.on("opentag", ({ name, attributes }) => {
      if (name === "testcase") cases.push(String(attributes["name"]));
      if (name === "failure") failures++;
    });
    parser.write(out).close();
    expect(new Set(cases).size).toBe(cases.length);
    expect(out).toContain(`tests="${cases.length}" failures="${failures}"`);
    expect(failures).toBeGreaterThan(3);
    expect(failures).toBeLessThan(cases.length);
  });

  it.each<[string[], string[]]>([
    [["govern", "in.xlsx", "-o", "o1.xlsx"], ["addedColumns", "change", "columns", "convertedUnits", "digitsLost", "keptAsShown", "leftOut", "mappedOptions", "missing", "newSheet", "noResults", "questions", "records", "renamedHeaders", "rewritten", "sheet", "table", "tableName", "totalsBelow", "unmerged"]],
    [["fix", "governed.xlsx", "-o", "o2.xlsx"], ["change", "tables"]],
    [["classify", "governed.xlsx"], ["change", "records"]],
    [["report", "governed.xlsx", "-o", "o3.xlsx"], ["change", "reports", "skipped"]],
    [["run", "in.xlsx", "-o", "o4.xlsx"], ["changes", "duplicates", "fix", "govern", "reports", "summary"]],
    [["clean-copy", "governed.xlsx", "-o", "o6.xlsx"], ["kept", "masked", "removed"]],
    [["profile", "in.xlsx"], ["tables", "template"]],
  ])("%j --format json has its keys", async (argv, expected) => {
    expect(keys(await json(...argv))).toEqual(expected);
  });

  it("merge --format json has its keys; --all is refused where the template lets nothing merge by itself", async () => {
    const { clusters } = (await json("dedupe", "governed.xlsx")) as { clusters: { records: string[] }[] };
    const merged: Ran[] = [];
    // Some groups wait for a person's choice.
    for (const { records } of clusters) if (merged.at(-1)?.code !== 0) merged.push(await crm("merge", "governed.xlsx", "-o", "o5.xlsx", "--records", records.join(","), "--format", "json"));
    expect(keys(JSON.parse(merged.at(-1)!.out))).toEqual(["change", "merged", "relinked"]);
    // Who asks for a record that was merged is told what it has become.
    const [{ survivor, losers }] = (JSON.parse(merged.at(-1)!.out) as { merged: [{ survivor: string; losers: string[] }] }).merged;
    expect((await crm("why", "o5.xlsx", "--records", `${survivor},${losers[0]!}`)).err).toContain(`${survivor} 和 ${losers[0]!} 已经是同一条记录`);
    const other = clusters.flatMap(({ records }) => records).find((id) => id !== survivor && !losers.includes(id))!;
    expect(JSON.parse((await crm("why", "o5.xlsx", "--records", `${losers[0]!},${other}`, "--format", "json")).out)).toMatchObject({ became: [{ id: losers[0], now: survivor }] });
    expect(await crm("merge", "governed.xlsx", "-o", "o5.xlsx", "--all")).toMatchObject({ code: 2, err: expect.stringContaining("score.auto") as string });
  });

  it("merge says what becomes of a second number: where it went, or that only the history has it", async () => {
    const said: string[] = [];
    for (const remarks of ["", ",备注"]) {
      line.put("second.csv", `客户名称,联系人,手机${remarks}\r\n上海甲乙贸易有限公司,张三,13812345678\r\n上海甲乙贸易有限公司,张三,13912345678\r\n广州戊己实业有限公司,王五,13712345678\r\n`);
      await crm("govern", "second.csv", "--template", "customer", "-o", "second.xlsx");
      const argv = ["merge", "second.xlsx", "-o", "one.xlsx", "--records", "R0000001,R0000002"];
      const [{ moved, lost }] = (await json(...argv)).merged;
      said.push(JSON.stringify([moved, lost]), (await crm(...argv)).out.split("\n").find((text) => text.includes("13912345678"))!.trim());
    }
    const value = { field: "mobile", from: "R0000002", value: "139****5678" };
    expect(said).toEqual([JSON.stringify([[], [value]]), "手机: 只在历史里 13912345678 （R0000002）", JSON.stringify([[{ ...value, to: "remarks" }], []]), expect.stringContaining("备注:  → 手机 13912345678")]);
  });

  it("merge names every value that only the history has, of a field that nobody was asked about too", async () => {
    line.put("accounts.csv", "单位名称,手机,银行账号,备注\r\n上海甲乙贸易有限公司,13812345678,6228480000000000011,\r\n上海甲乙贸易有限公司,13812345678,6228480000000000029,新账号\r\n广州戊己实业有限公司,13712345678,6228480000000000037,月结\r\n");
    expect((await crm("template", "infer", "accounts.csv", "-o", "accounts.crm.json")).code).toBe(0);
    await crm("govern", "accounts.csv", "--template", "accounts.crm.json", "-o", "accounts.xlsx");
    const argv = ["merge", "accounts.xlsx", "-o", "one.xlsx", "--records", "R0000001,R0000002", "--reveal"];
    expect((await json(...argv)).merged).toMatchObject([{ survivor: "R0000002", lost: [{ field: "银行账号", from: "R0000001", value: "6228480000000000011" }] }]);
    expect((await crm(...argv)).out).toContain("银行账号: 只在历史里 6228480000000000011 （R0000001）");
  });

  it("merge --all writes nothing before it was seen, and then what was seen", async () => {
    const template = JSON.parse(readFileSync("templates/customer/customer.crm.json", "utf8")) as { tables: { customer: { dedupe: object[] } } };
    template.tables.customer.dedupe = template.tables.customer.dedupe.map((rule) => ({ ...rule, survive: { "*": "manual" }, score: { auto: 0.99, duplicate: 0.95, review: 0.7 } }));
    line.put("dry.crm.json", new TextEncoder().encode(JSON.stringify(template)));
    expect((await crm("govern", "in.xlsx", "--template", "dry.crm.json", "-o", "dry.xlsx")).code).toBe(0);
    const shown = await crm("merge", "dry.xlsx", "-o", "merged.xlsx", "--all");
    const seen = /--seen ([0-9a-f]{64})/.exec(shown.out)?.[1];
    expect([shown.code, seen === undefined, existsSync(line.path("merged.xlsx"))]).toEqual([1, false, false]);
    expect(await json("merge", "dry.xlsx", "-o", "merged.xlsx", "--all")).toMatchObject({ change: null, seen });
    expect(await crm("merge", "dry.xlsx", "-o", "merged.xlsx", "--all", "--seen", "other")).toMatchObject({ code: 2, err: expect.stringContaining("→") as string });
    expect([(await crm("merge", "dry.xlsx", "-o", "merged.xlsx", "--all", "--seen", seen!)).code, existsSync(line.path("merged.xlsx"))]).toEqual([0, true]);
    // What a person would have to choose keeps more groups apart; with the values of those that stay they are merged too.
    const groups = async (...also: readonly string[]): Promise<number> => ((await json("merge", "dry.xlsx", "-o", "merged.xlsx", "--all", ...also)) as { merged: unknown[] }).merged.length;
    expect(await groups("--own-values")).toBeGreaterThan(await groups());
  });

  it("journal and undo --format json are lists", async () => {
    const lines = await json("journal", "governed.xlsx");
    expect(lines.map((one: { command: string }) => one.command)[0]).toBe("govern");
    expect(Object.keys(lines[0])).toEqual(["id", "at", "by", "command", "undoes", "stands", "cells", "edits", "inserted", "removed", "template", "merged"]);
    expect(lines[0]).toMatchObject({ at: "2026-03-16T00:00:00.000Z", by: "tester", stands: true });
    expect(await json("undo", "governed.xlsx", "-o", "o7.xlsx")).toEqual([{ undone: lines.at(-1).id, by: expect.any(String) as string, leftAlone: null }]);
  });
});

describe("exit codes", () => {
  it("0 for clean, 1 for findings of severity error, 2 where it could not run", async () => {
    line.put("clean.csv", "客户名称,联系人,跟进状态,负责人,手机\r\n上海甲乙贸易有限公司,张三,潜在,刘子豪,13812345678\r\n北京丙丁科技有限公司,李四,意向,周雅婷,13912345678\r\n广州戊己实业有限公司,王五,报价,赵敏,13712345678\r\n");
    const clean = await json("check", "clean.csv");
    expect(clean.summary.error).toBe(0);
    expect((await crm("check", "clean.csv")).code).toBe(0);
    expect((await crm("check", "in.xlsx")).code).toBe(1);
    expect((await crm("check", "nothing.xlsx")).code).toBe(2);
  });
});

describe("both languages", () => {
  it.each(["check", "profile", "dedupe", "classify"])("%s says everything in the language asked for", async (command) => {
    const [zh, en] = [await crm(command, "governed.xlsx", "--lang", "zh-CN"), await crm(command, "governed.xlsx", "--lang", "en")];
    expect(zh.out).toMatch(/\p{Script=Han}/u);
    expect(en.out).not.toBe(zh.out);
    for (const { out } of [zh, en]) expect(out).not.toMatch(/\{\w+\}|undefined|\[object|NaN/);
  });
});

describe("report", () => {
  it("lists the reports where it is not told where to write, and builds those that are named", async () => {
    const { reports } = (await json("report", "governed.xlsx")) as { reports: { id: string; sheet: string | null; by: string | null; missing: string[] }[] };
    expect(reports.map(({ id, by, missing }) => [id, by, missing])).toEqual([["by-grade-industry", null, []], ["by-owner-stage", null, []]]);
    expect(reports.every(({ sheet }) => sheet !== null)).toBe(true);
    expect((await crm("report", "governed.xlsx", "--lang", "en")).out).toMatch(/^Grades by industry {2}by-grade-industry {2}of the template {2}sheet /);
    expect(table((await crm("report", "governed.xlsx", "--format", "csv")).out)[1]!.slice(0, 3)).toEqual(["by-grade-industry", "各行业客户等级与成交额", "customer"]);
    const built = await json("report", "governed.xlsx", "-o", "o8.xlsx", "--only", "by-owner-stage");
    expect(built.reports.map(({ id }: { id: string }) => id)).toEqual(["by-owner-stage"]);
    expect(await crm("report", "governed.xlsx", "-o", "o9.xlsx", "--only", "none")).toMatchObject({ code: 2 });
  });
});

describe("import", () => {
  beforeAll(() => { line.put("more.csv", "客户名称,手机,阶段\n上海新客户软件有限公司,13800001111,意向\n,,\n"); });

  it("only says what would happen, and for each row why, until it is told where to write", async () => {
    const dry = await json("import", "governed.xlsx", "--from", "more.csv");
    expect(keys(dry)).toEqual(["change", "counts", "leftOut", "missing", "profile", "rows"]);
    expect(dry.change).toBeNull();
    expect(dry.counts).toMatchObject({ new: 1, changed: 0 });
    const rows = table((await crm("import", "governed.xlsx", "--from", "more.csv", "--format", "csv")).out);
    expect(rows.slice(0, 2).map((row) => row.slice(0, 2))).toEqual([["row", "outcome"], ["2", "new"]]);
    expect((await crm("import", "governed.xlsx", "--from", "more.csv")).out).toMatch(/1 新增[\s\S]*只是试算，没有写入/);
  });

  it("writes one change set that can be undone", async () => {
    const written = await json("import", "governed.xlsx", "--from", "more.csv", "-o", "with-more.xlsx");
    expect(written.change).toMatch(/^C\d+$/);
    expect((await json("check", "with-more.xlsx")).tables[0].records).toBe((await json("check", "governed.xlsx")).tables[0].records + 1);
    expect((await crm("undo", "with-more.xlsx", "-o", "without.xlsx", "--change", written.change)).code).toBe(0);
    expect((await json("check", "without.xlsx")).tables[0].records).toBe((await json("check", "governed.xlsx")).tables[0].records);
  });

  it.each([
    [["governed.xlsx"], "没有说从哪个文件导入"],
    [["in.xlsx", "--from", "more.csv"], "还没有规范表"],
    [["governed.xlsx", "--from", "more.csv", "--profile", "x"], "没有这个导入约定"],
    [["governed.xlsx", "--from", "gone.csv"], "gone.csv"],
    [["governed.xlsx", "--from", "more.csv", "--mode", "merge"], "没有“merge”这种选择"],
  ])("refuses %j with the place and what to do", async (argv, said) => {
    const { code, err } = await crm("import", ...argv);
    expect([code, err.split("\n").length]).toEqual([2, 3]);
    expect(err).toContain(said);
  });
});
