import type { Engine } from "../../engine/createEngine";
import { problemHint, problemJson, problemMessage } from "../../i18n/problemText";
import type { Problem } from "../../pipeline/session";
import { loadTemplate } from "../../template/loadTemplate";
import type { Command } from "../command";
import { type Style, csvText, styleOf } from "../style";

type Checked = {
  readonly file: string;
  readonly ok: boolean;
  readonly ms: number;
  /** Why it was refused, or the tests that do not hold. */
  readonly problems: readonly Problem[];
  readonly tests: number;
  /** With --mutate, for a template whose tests hold. */
  readonly mutation: Awaited<ReturnType<Engine["mutateTemplate"]>> | null;
};

export const templateCheckCommand: Command = {
  name: "template check",
  summary: { "zh-CN": "检查模板文件，运行模板自带的测试；--mutate 看测试能发现多少改动", en: "Checks template files and runs the tests they carry; --mutate shows how many changes the tests would notice" },
  usage: "FILE… [--mutate]",
  writes: "never",
  formats: ["text", "json", "csv"],
  run: () => Promise.reject(new Error("template check opens no workbook")),
  async runWithoutFile({ args, system, engine }) {
    const tools = system.tools(args.seed);
    const results: Checked[] = [];
    for (const file of args.files) {
      const started = system.milliseconds();
      const bytes = await system.readFile(file);
      const read = bytes.ok ? loadTemplate(bytes.value, tools) : bytes;
      const problems = read.ok ? await engine.testTemplate({ template: read.value }) : read.problems;
      const mutation = args.mutate && read.ok && problems.length === 0 ? await engine.mutateTemplate({ template: read.value }) : null;
      results.push({ file, ok: problems.length === 0, ms: Math.round(system.milliseconds() - started), problems, tests: read.ok ? read.value.tests.length : 0, mutation });
    }
    const style = styleOf(args.lang, system.color);
    const text = args.format === "json" ? jsonText(results, style) : args.format === "csv" ? csvOf(results, style) : results.map((result) => resultText(result, style)).join("\n") + "\n";
    return results.some((result) => !result.ok) ? { ok: false, problems: [], text } : { ok: true, text, exit: 0 };
  },
};

function jsonText(results: readonly Checked[], { lang }: Style): string {
  const list = (problems: readonly Problem[]): readonly object[] => problems.map((problem) => problemJson(problem, lang));
  return JSON.stringify(results.map(({ file, ok, ms, problems, mutation }) => ({ file, ok, ms, problems: list(problems), ...(mutation === null ? {} : { mutation: { ...mutation, survivors: list(mutation.survivors) } }) })), null, 2) + "\n";
}

function csvOf(results: readonly Checked[], { lang }: Style): string {
  const rows = results.flatMap(({ file, problems, mutation }) => [...problems, ...(mutation?.survivors ?? [])].map((problem) => [file, problem.code, problem.pointer ?? null, problem.line ?? null, problem.column ?? null, problemJson(problem, lang)["message"]!, problemHint(problem, lang)]));
  return csvText(["file", "code", "pointer", "line", "column", "message", "hint"], rows);
}

function resultText({ file, ok, ms, problems, tests, mutation }: Checked, style: Style): string {
  const { say, green, red, dim, bold } = style;
  if (!ok) return [`${red("✖")} ${file}`, ...problems.map((problem) => problemLines(file, problem, style))].join("\n");
  const lines = [`${green("✔")} ${file}  ${dim(say(`${tests} 个测试通过，${ms} 毫秒`, `${tests} tests pass, ${ms} ms`))}`];
  if (mutation !== null) {
    const { killed, equivalent, survivors } = mutation;
    const score = `${(Math.floor(mutation.score * 1000) / 10).toFixed(1)} %`;
    lines.push(...survivors.map((survivor) => problemLines(file, survivor, style)));
    lines.push(`  ${bold(say(`测试发现了 ${killed + survivors.length} 处改动中的 ${killed} 处：${score}`, `The tests notice ${killed} of ${killed + survivors.length} changes: ${score}`))}${equivalent === 0 ? "" : dim(say(`；另有 ${equivalent} 处改动可证明不影响结果，不计入`, `; ${equivalent} more provably change nothing and do not count`))}`);
  }
  return lines.join("\n");
}

function problemLines(file: string, problem: Problem, { lang, dim }: Style): string {
  return `  ${problemMessage({ place: file, ...problem }, lang)}${problem.pointer === undefined ? "" : dim(`  ${problem.pointer}`)}\n    → ${problemHint(problem, lang)}`;
}
