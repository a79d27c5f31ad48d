import type { Engine } from "../engine/engine";
import { problemHint, problemJson, problemMessage } from "../i18n/problemText";
import { wholeView } from "../pipeline/reveal";
import type { Lang, Problem, Session } from "../pipeline/session";
import { clockOf } from "../pipeline/clock";
import { type Arguments, readArguments } from "./arguments";
import type { Command, Outcome } from "./command";
import { commands } from "./commands/index";
import { helpText } from "./help";
import { progressBar } from "./progress";
import type { OpenedFile, System } from "./system";
import { idleOption, textFormatOf, writtenOptions } from "./textFiles";
import { version } from "./version";

/** `workers`: threads that share finding duplicates, as asked for; null = as many as pay. */
type MakeEngine = (tools: Session["tools"], workers: number | null) => Engine;

/**
 * Runs one command line and gives its exit code: 0 clean, 1 findings of severity error, 2 could not run (the reason and the next step are on standard error).
 * The input is only ever read; the output is written whole at the very end, so that nothing is left behind when a step fails.
 */
export async function runCli(argv: readonly string[], system: System, makeEngine: MakeEngine): Promise<0 | 1 | 2> {
  const read = readArguments(argv, system.preferredLanguage);
  if (!read.ok) return refuse([{ code: "cli/arguments", ...read.problem }], read.lang, "text", system);
  const args = read.value;
  if (args.version) {
    system.print(`crm-sheets ${version}\n`);
    return 0;
  }
  const command = commands.find((candidate) => candidate.name === args.command);
  if (args.help || args.command === null) {
    system.print(helpText(command ?? null, args.lang));
    return args.help || argv.length === 0 ? 0 : 2;
  }
  if (command === undefined) return refuse([unknownCommand(args.command)], args.lang, args.format, system);
  const wrong = wrongUse(command, args);
  if (wrong !== null) return refuse([wrong], args.lang, args.format, system);
  const outcome = await execute(command, args, system, makeEngine);
  if (!outcome.ok) {
    if (outcome.text !== undefined) system.print(outcome.text);
    return refuse(command.runWithoutFile === undefined ? outcome.problems.map((problem) => placed(problem, args)) : outcome.problems, args.lang, outcome.text === undefined ? args.format : "text", system);
  }
  system.print(outcome.text);
  return outcome.exit;
}

/** A problem that names no place is about the template, when it has a position in a JSON text, else about the workbook. */
function placed(problem: Problem, { template, files }: Arguments): Problem {
  const ofTemplate = problem.pointer !== undefined || problem.code.startsWith("template/");
  const place = problem.place ?? (ofTemplate ? template : files[0]) ?? undefined;
  return place === undefined ? problem : { ...problem, place };
}

async function execute(command: Command, args: Arguments, system: System, makeEngine: MakeEngine): Promise<Outcome> {
  const tools = system.tools(args.seed);
  const engine = makeEngine(tools, args.workers);
  if (command.runWithoutFile !== undefined) return command.runWithoutFile({ args, system, engine });
  const file = args.files[0]!;
  const bytes = await system.readFile(file);
  if (!bytes.ok) return bytes;
  const target = args.inPlace ? file : args.output;
  const refusal = idleOption(args, target) ?? (target === null ? null : await targetProblem(command, file, target, args, system));
  if (refusal !== null) return { ok: false, problems: [refusal] };
  const templates = await templatesOf(args, system);
  if (!templates.ok) return templates;
  const opened = system.openWorkbook(file, bytes.value, { ...args.text, memory: args.memory });
  if (!opened.ok) return opened;
  const info = await opened.value.host.info();
  if (!info.ok) return info;
  sayNotices(info.value.notices, args, system);
  const { now, today } = clockOf(system.now(), args.today);
  const bar = system.drawProgress === undefined ? null : progressBar(system.drawProgress, system.milliseconds, args.lang);
  const session: Session = { host: opened.value.host, engine, lang: args.lang, user: args.user ?? system.accountName, client: "cli", now, today, tools, ...(bar === null ? {} : { progress: bar.step }) };
  if (args.reveal) {
    const whole = await wholeView(session, templates.value);
    if (!whole.ok) return whole;
  }
  const outcome = await command.run({ args, system, session, file, templates: templates.value });
  bar?.clear();
  if (outcome.ok && outcome.unwritten === true) return outcome;
  if (outcome.ok && target !== null && command.writes === "document") {
    const written = await system.writeFile(target, tools.encodeUtf8(outcome.document ?? outcome.text));
    if (!written.ok) return written;
  } else if (outcome.ok && target !== null && command.writes !== "never") {
    const saved = save(opened.value, target, command, args);
    if (!saved.ok) return saved;
    const written = await system.writeFile(target, saved.value.bytes);
    if (!written.ok) return written;
    sayNotices(saved.value.notices, args, system);
  }
  return outcome;
}

function save(file: OpenedFile, target: string, command: Command, args: Arguments): ReturnType<OpenedFile["saveText"]> {
  const format = textFormatOf(target);
  if (format !== null) return file.saveText(format, args.sheet, writtenOptions(args));
  const bytes = file.save("xlsx", command.purges);
  return bytes.ok ? { ok: true, value: { bytes: bytes.value, notices: [] } } : bytes;
}

/** What is to be known about a file that was opened or written, on standard error: a line each, or one line of JSON. */
function sayNotices(notices: readonly Problem[], { format, lang }: Arguments, system: System): void {
  if (notices.length === 0) return;
  if (format === "json") system.printError(`${JSON.stringify({ notices: notices.map((notice) => problemJson(notice, lang)) })}\n`);
  else for (const notice of notices) system.printError(`${problemMessage(notice, lang)}\n  → ${problemHint(notice, lang)}\n`);
}

/** `--template` names a file or a shipped template; without it every shipped one may fit. */
async function templatesOf(args: Arguments, system: System): Promise<{ readonly ok: true; readonly value: readonly Uint8Array[] } | { readonly ok: false; readonly problems: readonly Problem[] }> {
  if (args.template === null) return { ok: true, value: (await system.shippedTemplates()).map((template) => template.bytes) };
  const shipped = await system.shippedTemplate(args.template);
  if (shipped !== null) return { ok: true, value: [shipped] };
  const read = await system.readFile(args.template);
  return read.ok ? { ok: true, value: [read.value] } : read;
}

async function targetProblem(command: Command, file: string, target: string, args: Arguments, system: System): Promise<Problem | null> {
  if (command.writes === "never") return null;
  const extension = /\.[^./\\]+$/.exec(target)?.[0].toLowerCase() ?? "";
  const source = /\.[^./\\]+$/.exec(file)?.[0].toLowerCase() ?? "";
  if (!args.inPlace && (await system.sameFile(file, target))) return sameFileProblem(target);
  if (command.writes === "document") return extension === ".json" ? null : documentProblem(target);
  const format = textFormatOf(target);
  if (format !== null && extension !== ".txt") return command.name !== "clean-copy" ? csvProblem(target, extension) : args.inPlace ? inPlaceProblem(target) : null;
  if ([".xlsx", ".xlsm", ".xltx"].includes(extension) && (extension === ".xlsm") === (source === ".xlsm")) return null;
  return extensionProblem(target, source === ".xlsm" ? ".xlsm" : ".xlsx");
}

function wrongUse(command: Command, args: Arguments): Problem | null {
  if (args.files.length === 0) return { code: "cli/noFile", message: { "zh-CN": `${command.name} 需要一个文件。`, en: `${command.name} needs a file.` }, hint: { "zh-CN": `用法：crm ${command.name} ${command.usage}`, en: `Usage: crm ${command.name} ${command.usage}` } };
  if (args.files.length > 1 && command.runWithoutFile === undefined) return { code: "cli/tooManyFiles", message: { "zh-CN": `${command.name} 一次只处理一个文件，多出的是：${args.files.slice(1).join("、")}。`, en: `${command.name} takes one file at a time; these are too many: ${args.files.slice(1).join(", ")}.` }, hint: command.usage.includes("--records") ? { "zh-CN": "逐个文件运行；记录写在 --records A,B 里。", en: "Run it once for each file; records are named with --records A,B." } : { "zh-CN": "逐个文件运行。", en: "Run it once for each file." } };
  if (command.writes === "always" && args.output === null && !args.inPlace) return { code: "cli/noOutput", message: { "zh-CN": `${command.name} 会写出工作簿，要说明写到哪里。`, en: `${command.name} writes a workbook and needs to know where.` }, hint: { "zh-CN": "加上 -o 输出.xlsx；要直接改原文件就用 --in-place。", en: "Add -o OUT.xlsx, or --in-place to change the input itself." } };
  if (command.writes === "never" && (args.output !== null || args.inPlace)) return { code: "cli/noWriting", message: { "zh-CN": `${command.name} 只读不写，不能用 -o 或 --in-place。`, en: `${command.name} only reads; it takes no -o or --in-place.` }, hint: { "zh-CN": "去掉这个参数；要保存输出，用 shell 的重定向 > 。", en: "Leave it out; to keep what it prints, redirect it with > in the shell." } };
  if (command.writes === "document" && args.inPlace) return { code: "cli/noWriting", message: { "zh-CN": `${command.name} 不改工作簿，不能用 --in-place。`, en: `${command.name} does not change the workbook; it takes no --in-place.` }, hint: { "zh-CN": "用 -o 文件.json 保存结果。", en: "Keep the result with -o FILE.json." } };
  if (!command.formats.includes(args.format)) return { code: "cli/format", message: { "zh-CN": `${command.name} 不支持输出格式 ${args.format}。`, en: `${command.name} has no output format ${args.format}.` }, hint: { "zh-CN": `可用的格式：${command.formats.join("、")}。`, en: `It has ${command.formats.join(", ")}.` } };
  return null;
}

function refuse(problems: readonly Problem[], lang: Lang, format: string, system: System): 2 {
  if (format === "json") system.print(JSON.stringify({ problems: problems.map((problem) => problemJson(problem, lang)) }, null, 2) + "\n");
  const red = (text: string): string => (system.color ? `\u001b[31m${text}\u001b[0m` : text);
  for (const problem of problems) system.printError(`${red(problemMessage(problem, lang))}\n  → ${problemHint(problem, lang)}\n`);
  return 2;
}

function unknownCommand(name: string): Problem {
  return { code: "cli/unknownCommand", message: { "zh-CN": `没有“${name}”这个命令。`, en: `There is no command "${name}".` }, hint: { "zh-CN": `可用的命令：${commands.map((command) => command.name).join("、")}。`, en: `The commands are ${commands.map((command) => command.name).join(", ")}.` } };
}

function documentProblem(target: string): Problem {
  return { code: "cli/extension", place: target, message: { "zh-CN": "输出是 JSON 文件，扩展名应为 .json。", en: "The output is a JSON file and needs the extension .json." }, hint: { "zh-CN": "把输出文件名改成以 .json 结尾。", en: "Choose an output name that ends in .json." } };
}

function sameFileProblem(target: string): Problem {
  return { code: "cli/sameFile", place: target, message: { "zh-CN": "输出和输入是同一个文件。", en: "The output is the input itself." }, hint: { "zh-CN": "换一个输出文件名；确实要改原文件就用 --in-place。", en: "Choose another output name, or say --in-place to change the input." } };
}

function csvProblem(target: string, extension: string): Problem {
  return { code: "cli/csvOutput", place: target, message: { "zh-CN": `${extension} 存不下表格、格式、修改记录，这个命令只能写出 .xlsx。`, en: `A ${extension} cannot hold the table, its formats and its journal; this command writes .xlsx.` }, hint: { "zh-CN": `用 -o 输出.xlsx；需要 ${extension} 时再运行 clean-copy -o 输出${extension}。`, en: `Use -o OUT.xlsx; for a ${extension} run clean-copy -o OUT${extension} afterwards.` } };
}

function inPlaceProblem(target: string): Problem {
  return { code: "cli/textInPlace", place: target, message: { "zh-CN": "文本文件里没有我们的状态，没有什么可清理的。", en: "A text file holds no state of ours; there is nothing to clean." }, hint: { "zh-CN": "要换编码、分隔符或格式，用 -o 写到另一个文件。", en: "To change encoding, delimiter or format, write another file with -o." } };
}

function extensionProblem(target: string, wanted: string): Problem {
  return { code: "cli/extension", place: target, message: { "zh-CN": `输出文件的扩展名应为 ${wanted}，否则 Excel 打不开。`, en: `The output needs the extension ${wanted}, or Excel will not open it.` }, hint: { "zh-CN": `把输出文件名改成以 ${wanted} 结尾。`, en: `Choose an output name that ends in ${wanted}.` } };
}
