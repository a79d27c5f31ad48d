import { chmodSync, existsSync, mkdirSync, statSync } from "node:fs";
import { makeSmallSample } from "../../tools/sample/makeSample";
import { nodeSystem } from "../../src/cli/main";
import { commandLine, type CommandLine, type Ran } from "./commandLine";

let line: CommandLine;
const { bytes: sample } = makeSmallSample(9, 40);

beforeEach(() => {
  line = commandLine();
  line.put("in.xlsx", sample);
});
afterEach(() => line.close());

const crm = (...argv: readonly string[]): Promise<Ran> => line.crm(...argv.map((word) => (/\.(xlsx|xlsm|csv|json)$/.test(word) ? line.path(word) : word)));
const isSample = (name = "in.xlsx"): boolean => Buffer.compare(line.read(name), sample) === 0;

describe("files", () => {
  it("the input is never changed, nor touched, whatever is done with it", async () => {
    const before = statSync(line.path("in.xlsx"));
    for (const argv of [["check", "in.xlsx"], ["profile", "in.xlsx"], ["dedupe", "in.xlsx"], ["run", "in.xlsx", "-o", "out.xlsx"], ["fix", "in.xlsx", "-o", "no.xlsx"], ["undo", "in.xlsx", "-o", "no.xlsx"]]) await crm(...argv);
    expect(isSample()).toBe(true);
    const after = statSync(line.path("in.xlsx"));
    expect([after.mtimeMs, after.ino]).toEqual([before.mtimeMs, before.ino]);
    expect(line.files()).toEqual(["in.xlsx", "out.xlsx"]);
  });

  it("a writing command needs -o, and names it", async () => {
    for (const command of ["govern", "fix", "merge", "run", "undo", "clean-copy"]) {
      const { code, err } = await crm(command, "in.xlsx");
      expect([command, code, err.includes("-o") && err.includes("--in-place")]).toEqual([command, 2, true]);
    }
    expect(line.files()).toEqual(["in.xlsx"]);
  });

  it("--in-place changes the input itself, and says nothing else was meant by the same name in -o", async () => {
    expect(await crm("govern", "in.xlsx", "-o", "in.xlsx")).toMatchObject({ code: 2, err: expect.stringContaining("--in-place") as string });
    expect(isSample()).toBe(true);
    expect((await crm("govern", "in.xlsx", "--in-place")).code).toBe(0);
    expect(isSample()).toBe(false);
    expect((await crm("undo", "in.xlsx", "--all", "--in-place")).code).toBe(0);
    expect((await crm("govern", "in.xlsx", "--in-place", "-o", "other.xlsx")).code).toBe(2);
    expect(line.files()).toEqual(["in.xlsx"]);
  });

  it("a command that only reads takes no -o", async () => {
    for (const command of ["check", "profile", "dedupe", "journal"]) expect((await crm(command, "in.xlsx", "-o", "out.xlsx")).code).toBe(2);
    expect(line.files()).toEqual(["in.xlsx"]);
  });

  it("an output that cannot hold the result is refused before any work", async () => {
    for (const target of ["out.csv", "out.xlsm", "out.txt", "out"]) {
      const { code, err } = await line.crm("run", line.path("in.xlsx"), "-o", line.path(target));
      expect([target, code, err.includes("→")]).toEqual([target, 2, true]);
    }
    expect(line.files()).toEqual(["in.xlsx"]);
  });

  it("what was there stays, and no half file is left, when the output cannot be written", async () => {
    mkdirSync(line.path("folder.xlsx"));
    expect(await crm("run", "in.xlsx", "-o", "folder.xlsx")).toMatchObject({ code: 2, err: expect.stringContaining("folder.xlsx") as string });
    expect(await line.crm("run", line.path("in.xlsx"), "-o", line.path("missing/out.xlsx"))).toMatchObject({ code: 2, err: expect.stringContaining("ENOENT") as string });
    expect(line.files()).toEqual(["folder.xlsx", "in.xlsx"]);
  });

  it("the output appears whole: written beside its place, then renamed over it", async () => {
    line.put("out.xlsx", "old content");
    const seen: string[][] = [];
    const watched = commandLine({ writeFile: async (path, bytes) => {
      const written = nodeSystem.writeFile(path, bytes);
      seen.push(line.files());
      return written;
    } });
    expect((await watched.crm("govern", line.path("in.xlsx"), "-o", line.path("out.xlsx"))).code).toBe(0);
    watched.close();
    expect(line.files()).toEqual(["in.xlsx", "out.xlsx"]);
    expect(new TextDecoder().decode(line.read("out.xlsx").slice(0, 2))).toBe("PK");
    expect(seen).toHaveLength(1);
  });

  it("a file without permission is named with its reason", async () => {
    if (process.getuid?.() === 0) return;
    chmodSync(line.path("in.xlsx"), 0);
    expect(await crm("check", "in.xlsx")).toMatchObject({ code: 2, err: expect.stringContaining("EACCES") as string });
  });

  it("the same input and seed give the same bytes; another name on the journal does not", async () => {
    await crm("run", "in.xlsx", "-o", "a.xlsx");
    await crm("run", "in.xlsx", "-o", "b.xlsx");
    await crm("run", "in.xlsx", "-o", "c.xlsx", "--user", "王芳");
    expect(Buffer.compare(line.read("a.xlsx"), line.read("b.xlsx"))).toBe(0);
    expect(Buffer.compare(line.read("a.xlsx"), line.read("c.xlsx"))).not.toBe(0);
  });

  it("a second run on the output makes no change set and gives the same bytes", async () => {
    await crm("run", "in.xlsx", "-o", "a.xlsx");
    const again = await crm("run", "a.xlsx", "-o", "b.xlsx", "--format", "json");
    expect((JSON.parse(again.out) as { changes: unknown[] }).changes).toEqual([]);
    expect(Buffer.compare(line.read("a.xlsx"), line.read("b.xlsx"))).toBe(0);
  });

  it("a .csv becomes a governed workbook, and a clean copy of that a .csv again", async () => {
    line.put("in.csv", "\ufeff客户名称,联系人,手机号码\r\n上海甲乙贸易有限公司,张三,138 1234 5678\r\n北京丙丁科技有限公司,李四,13912345678\r\n广州戊己实业有限公司,王五,13712345678\r\n");
    expect((await crm("run", "in.csv", "-o", "a.xlsx")).code).toBe(1);
    expect((await crm("clean-copy", "a.xlsx", "-o", "b.csv")).code).toBe(0);
    const text = new TextDecoder().decode(line.read("b.csv"));
    expect(text).toContain("上海甲乙贸易有限公司,张*,138****5678");
    expect(text.split("\r\n").length).toBe(5);
  });
});

describe("arguments", () => {
  it.each([
    [["check", "in.xlsx", "--nonsense"], "nonsense"],
    [["check", "in.xlsx", "-x"], "-x"],
    [["check", "in.xlsx", "--sheet"], "--sheet"],
    [["undo", "in.xlsx", "-o", "o.xlsx", "--all=yes"], "--all"],
    [["check", "in.xlsx", "--format", "xml"], "xml"],
    [["fix", "in.xlsx", "-o", "o.xlsx", "--format", "sarif"], "sarif"],
    [["check", "in.xlsx", "--lang", "fr"], "fr"],
    [["check", "in.xlsx", "--today", "2026-02-30"], "2026-02-30"],
    [["frobnicate", "in.xlsx"], "frobnicate"],
    [["check"], "check"],
    [["check", "in.xlsx", "in.xlsx"], "in.xlsx"],
    [["govern", "in.xlsx", "-o", "o.xlsx", "--answer", "x"], "--answer"],
    [["check", "in.xlsx", "--template", "no-such-template"], "no-such-template"],
    [["check", "in.xlsx", "--sheet", "没有这张表"], "没有这张表"],
    [["template", "in.xlsx"], "template"],
  ])("%j is refused with the place and the next step, in both languages", async (argv, named) => {
    for (const lang of argv.includes("--lang") ? [null] : (["zh-CN", "en"] as const)) {
      const { code, err, out } = await crm(...argv, ...(lang === null ? [] : ["--lang", lang]));
      expect(code).toBe(2);
      expect(err).toContain(named);
      expect(err).toContain("→");
      expect(out).toBe("");
      if (lang === "zh-CN") expect(err).toMatch(/\p{Script=Han}/u);
      else if (lang === "en") expect(err.replace("没有这张表", "").replaceAll(/客户台账2024|说明|汇总|业绩透视/g, "")).not.toMatch(/\p{Script=Han}/u);
    }
    expect(line.files()).toEqual(["in.xlsx"]);
  });

  it("--help shows every command with its formats, in both languages, and leaves 0", async () => {
    const [zh, en] = [await crm("--help", "--lang", "zh-CN"), await crm("--help", "--lang", "en")];
    for (const command of ["profile", "govern", "check", "fix", "dedupe", "classify", "merge", "report", "run", "journal", "undo", "clean-copy", "template check"]) {
      for (const { out, code } of [zh, en]) expect([command, code, out.includes(command)]).toEqual([command, 0, true]);
      const own = await crm(...command.split(" "), "--help", "--lang", "en");
      expect([own.code, own.out.includes("json")]).toEqual([0, true]);
    }
    expect(en.out).not.toMatch(/\p{Script=Han}/u);
    expect((await line.crm("--version")).out).toMatch(/^crm-sheets \d+\.\d+\.\d+\n$/);
  });

  it("errors as JSON have a code, a message and a hint", async () => {
    const { out, code } = await crm("check", "nothing.xlsx", "--format", "json");
    expect(code).toBe(2);
    expect(JSON.parse(out)).toMatchObject({ problems: [{ code: "cli/cannotRead", place: line.path("nothing.xlsx"), message: expect.any(String) as string, hint: expect.any(String) as string }] });
  });
});

describe("the place of a problem", () => {
  it("is the template for a fault of the template, and the workbook where nothing nearer is known", async () => {
    line.put("bad.json", '{"id": "x"}');
    const bad = await crm("check", "in.xlsx", "--template", "bad.json");
    expect([bad.code, bad.err.split("\n")[0]]).toEqual([2, expect.stringContaining(`${line.path("bad.json")}:1:`)]);
    const listed = await crm("template", "check", "bad.json");
    expect([listed.code, listed.out]).toEqual([2, expect.stringContaining(`  ${line.path("bad.json")}:1:1`)]);
    const undone = await crm("undo", "in.xlsx", "-o", "o.xlsx");
    expect([undone.code, undone.err.startsWith(`${line.path("in.xlsx")}：`)]).toEqual([2, true]);
  });
});

describe("progress", () => {
  it("is drawn only on a terminal and only after a second, and wiped away at the end", async () => {
    let clock = 0;
    const drawn: string[] = [];
    const slow = commandLine({ drawProgress: (text) => void drawn.push(text), milliseconds: () => (clock += 600) });
    expect((await slow.crm("check", line.path("in.xlsx"))).code).toBe(1);
    expect(drawn.length).toBeGreaterThan(1);
    expect(drawn.at(-1)).toBe("");
    drawn.length = 0;
    const fast = commandLine({ drawProgress: (text) => void drawn.push(text), milliseconds: () => 0 });
    await fast.crm("check", line.path("in.xlsx"));
    expect(drawn).toEqual([]);
    slow.close();
    fast.close();
    expect(existsSync(slow.folder)).toBe(false);
  });
});
