import { problemHint, problemJson, problemMessage } from "../../i18n/problemText";
import { loadTemplate } from "../../template/loadTemplate";
import type { Command } from "../command";
import { csvText, styleOf } from "../style";

export const templateCheckCommand: Command = {
  name: "template check",
  summary: { "zh-CN": "检查模板文件，并运行模板自带的测试", en: "Checks template files and runs the tests they carry" },
  usage: "FILE…",
  writes: "never",
  formats: ["text", "json", "csv"],
  run: () => Promise.reject(new Error("template check opens no workbook")),
  async runWithoutFile({ args, system, engine }) {
    const tools = system.tools(args.seed);
    const results = [];
    for (const file of args.files) {
      const started = system.milliseconds();
      const bytes = await system.readFile(file);
      const read = bytes.ok ? loadTemplate(bytes.value, tools) : bytes;
      const problems = read.ok ? await engine.testTemplate({ template: read.value }) : read.problems;
      results.push({ file, ok: problems.length === 0, ms: Math.round(system.milliseconds() - started), problems, tests: read.ok ? read.value.tests.length : 0 });
    }
    const refused = results.some((result) => !result.ok);
    const { say, green, red, dim } = styleOf(args.lang, system.color);
    const text =
      args.format === "json"
        ? JSON.stringify(results.map(({ file, ok, ms, problems }) => ({ file, ok, ms, problems: problems.map((problem) => problemJson(problem, args.lang)) })), null, 2) + "\n"
        : args.format === "csv"
          ? csvText(["file", "code", "pointer", "line", "column", "message", "hint"], results.flatMap(({ file, problems }) => problems.map((problem) => [file, problem.code, problem.pointer ?? null, problem.line ?? null, problem.column ?? null, problemJson(problem, args.lang)["message"]!, problemHint(problem, args.lang)])))
          : results.map(({ file, ok, ms, problems, tests }) => (ok ? `${green("✔")} ${file}  ${dim(say(`${tests} 个测试通过，${ms} 毫秒`, `${tests} tests pass, ${ms} ms`))}` : [`${red("✖")} ${file}`, ...problems.map((problem) => `  ${problemMessage({ place: file, ...problem }, args.lang)}${problem.pointer === undefined ? "" : dim(`  ${problem.pointer}`)}\n    → ${problemHint(problem, args.lang)}`)].join("\n"))).join("\n") + "\n";
    return refused ? { ok: false, problems: [], text } : { ok: true, text, exit: 0 };
  },
};
