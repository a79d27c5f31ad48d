import type { Engine } from "../../engine/engine";
import { problemHint, problemJson, problemMessage } from "../../i18n/problemText";
import type { Problem } from "../../pipeline/session";
import { lintTemplate } from "../../template/lint/index";
import type { LintFinding } from "../../template/lint/lint";
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
  /** What is odd about a template that loads. */
  readonly lint: readonly LintFinding[];
  /** With --mutate, for a template whose tests hold. */
  readonly mutation: Awaited<ReturnType<Engine["mutateTemplate"]>> | null;
};

export const templateCheckCommand: Command = {
  name: "template check",
  summary: {
    "zh-CN": "检查模板文件，运行模板自带的测试，指出可疑之处（有错误级的退出码为 1，--strict 连警告也算）；--mutate 看测试能发现多少改动，少于 --least 的百分数也为 1",
    en: "Checks template files, runs the tests they carry and tells what is odd (exit 1 for errors, with --strict for warnings too); --mutate shows how many changes the tests would notice (exit 1 below --least per cent)",
  },
  usage: "FILE… [--strict] [--mutate [--least PERCENT]]",
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
      results.push({ file, ok: problems.length === 0, ms: Math.round(system.milliseconds() - started), problems, tests: read.ok ? read.value.tests.length : 0, lint: read.ok ? lintTemplate(read.value) : [], mutation });
    }
    const style = styleOf(args.lang, system.color);
    const text = args.format === "json" ? jsonText(results, style) : args.format === "csv" ? csvOf(results, style) : results.map((result) => resultText(result, args.least, style)).join("\n") + "\n";
    if (results.some((result) => !result.ok)) return { ok: false, problems: [], text };
    const failing = results.some(({ lint, mutation }) => isBelow(mutation, args.least) || lint.some(({ severity }) => severity === "error" || (args.strict && severity === "warning")));
    return { ok: true, text, exit: failing ? 1 : 0 };
  },
};

/** `least`: per cent; null = any score will do. */
function isBelow(mutation: Checked["mutation"], least: number | null): boolean {
  return mutation !== null && least !== null && mutation.score * 100 < least;
}

function jsonText(results: readonly Checked[], { lang }: Style): string {
  const list = (problems: readonly Problem[]): readonly object[] => problems.map((problem) => problemJson(problem, lang));
  return JSON.stringify(results.map(({ file, ok, ms, problems, lint, mutation }) => ({ file, ok, ms, problems: list(problems), lint: lint.map((finding) => ({ severity: finding.severity, ...problemJson(finding, lang), ...(finding.fix === undefined ? {} : { fix: finding.fix }) })), ...(mutation === null ? {} : { mutation: { ...mutation, survivors: list(mutation.survivors) } }) })), null, 2) + "\n";
}

function csvOf(results: readonly Checked[], { lang }: Style): string {
  const rows = results.flatMap(({ file, problems, lint, mutation }) => [...problems, ...lint, ...(mutation?.survivors ?? [])].map((problem) => [file, problem.code, problem.pointer ?? null, problem.line ?? null, problem.column ?? null, problemJson(problem, lang)["message"]!, problemHint(problem, lang)]));
  return csvText(["file", "code", "pointer", "line", "column", "message", "hint"], rows);
}

function resultText({ file, ok, ms, problems, tests, lint, mutation }: Checked, least: number | null, style: Style): string {
  const { say, green, red, yellow, dim, bold } = style;
  if (!ok) return [`${red("✖")} ${file}`, ...problems.map((problem) => problemLines(file, problem, style))].join("\n");
  const lines = [`${green("✔")} ${file}  ${dim(say(`${tests} 个测试通过，${ms} 毫秒`, `${tests} tests pass, ${ms} ms`))}`];
  const told = lint.filter(({ severity }) => severity !== "info");
  for (const finding of told) lines.push(problemLines(file, finding, style, finding.severity === "error" ? red(say("错误 ", "error ")) : yellow(say("警告 ", "warning "))));
  if (lint.length > told.length) lines.push(dim(`  ${say(`另有 ${lint.length - told.length} 条提示，用 --format json 查看`, `${lint.length - told.length} more notes: see them with --format json`)}`));
  if (mutation !== null) {
    const { killed, equivalent, survivors } = mutation;
    const score = `${(Math.floor(mutation.score * 1000) / 10).toFixed(1)} %`;
    lines.push(...survivors.map((survivor) => problemLines(file, survivor, style)));
    lines.push(`  ${bold(say(`测试发现了 ${killed + survivors.length} 处改动中的 ${killed} 处：${score}`, `The tests notice ${killed} of ${killed + survivors.length} changes: ${score}`))}${equivalent === 0 ? "" : dim(say(`；另有 ${equivalent} 处改动可证明不影响结果，不计入`, `; ${equivalent} more provably change nothing and do not count`))}`);
    if (isBelow(mutation, least)) lines.push(`  ${red(say(`至少要 ${least} %`, `At least ${least} % is asked for`))}`);
  }
  return lines.join("\n");
}

function problemLines(file: string, problem: Problem, { lang, dim }: Style, severity = ""): string {
  return `  ${severity}${problemMessage({ place: file, ...problem }, lang)}${problem.pointer === undefined ? "" : dim(`  ${problem.pointer}`)}\n    → ${problemHint(problem, lang)}`;
}
