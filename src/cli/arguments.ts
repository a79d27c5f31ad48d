import { parseArgs } from "node:util";
import type { Lang, Localized } from "../pipeline/session";

/** What was typed after `crm`, checked for form only. */
export type Arguments = {
  /** `check`, or two words for `template check`; null when none was given. */
  readonly command: string | null;
  readonly files: readonly string[];
  readonly template: string | null;
  readonly sheet: string | null;
  readonly output: string | null;
  readonly inPlace: boolean;
  readonly user: string | null;
  readonly format: OutputFormat;
  readonly lang: Lang;
  /** `YYYY-MM-DD`. */
  readonly today: string | null;
  readonly seed: string | null;
  /** Answers to questions of `govern`: question id → choice. */
  readonly answers: Readonly<Record<string, string>>;
  readonly records: readonly string[];
  readonly keep: string | null;
  /** archive, delete: the record that those which name one that goes are to name. */
  readonly heir: string | null;
  /** Of `keep`. */
  readonly rule: string | null;
  readonly reason: string | null;
  /** Of `merge`: the stamp of what a dry run showed. */
  readonly seen: string | null;
  /** Of `govern`: references stay as they are written. */
  readonly keepNames: boolean;
  /** Where a person would have to choose between values, the record that stays keeps its own. */
  readonly ownValues: boolean;
  readonly set: Readonly<Record<string, string>>;
  readonly change: string | null;
  readonly all: boolean;
  /** MiB that an opened workbook may take; null = as usual. */
  readonly memory: number | null;
  /** How a text file is read or written, as typed. */
  readonly text: TextOptions;
  /** File of the cleaning plan. */
  readonly plan: string | null;
  /** Ids or kinds of its steps. */
  readonly only: readonly string[];
  readonly without: readonly string[];
  readonly clear: boolean;
  /** Of `template check`. */
  readonly mutate: boolean;
  /** Per cent of the changes that --mutate makes which the tests must notice. */
  readonly least: number | null;
  readonly strict: boolean;
  /** dedupe: of how many pairs of each verdict JSON says why; null = as usual. */
  readonly explain: number | null;
  /** Threads that share finding duplicates; null = as many as pay. */
  readonly workers: number | null;
  /** Machine-readable output shows sensitive fields whole. */
  readonly reveal: boolean;
  /** classify: also classes that somebody gave. */
  readonly overwrite: boolean;
  /** import: the file that is brought, the agreement of the template by which it is read, and what takes the place of what that says. */
  readonly from: string | null;
  readonly profile: string | null;
  /** dedupe, why: the file whose records are compared with those of this one, and the map of what the columns of both are. */
  readonly against: string | null;
  readonly columns: string | null;
  readonly mode: "update" | "add" | null;
  readonly duplicates: "skip" | "add" | "update" | null;
  readonly alike: "skip" | "add" | "update" | null;
  readonly faulty: "reject" | "take" | null;
  readonly help: boolean;
  readonly version: boolean;
};
/** Null where not said. `encoding`, `delimiter` and `guard` speak of the text file that is read, else of the one that is written; `outputEncoding` only of the latter. */
export type TextOptions = { readonly encoding: string | null; readonly outputEncoding: string | null; readonly delimiter: string | null; readonly quote: string | null; readonly guard: string | null };
export type OutputFormat = "text" | "json" | "csv" | "sarif" | "junit" | "md" | "xlsx";

const formats: readonly string[] = ["text", "json", "csv", "sarif", "junit", "md", "xlsx"];

const optionTypes = {
  template: { type: "string", short: "t" },
  sheet: { type: "string" },
  output: { type: "string", short: "o" },
  "in-place": { type: "boolean" },
  user: { type: "string" },
  format: { type: "string" },
  lang: { type: "string" },
  today: { type: "string" },
  seed: { type: "string" },
  answer: { type: "string", multiple: true },
  records: { type: "string" },
  keep: { type: "string" },
  seen: { type: "string" },
  "own-values": { type: "boolean" },
  "keep-names": { type: "boolean" },
  heir: { type: "string" },
  rule: { type: "string" },
  reason: { type: "string" },
  set: { type: "string", multiple: true },
  change: { type: "string" },
  all: { type: "boolean" },
  memory: { type: "string" },
  encoding: { type: "string" },
  "output-encoding": { type: "string" },
  delimiter: { type: "string" },
  quote: { type: "string" },
  guard: { type: "string" },
  plan: { type: "string" },
  only: { type: "string", multiple: true },
  without: { type: "string", multiple: true },
  clear: { type: "boolean" },
  mutate: { type: "boolean" },
  least: { type: "string" },
  strict: { type: "boolean" },
  explain: { type: "string" },
  workers: { type: "string" },
  reveal: { type: "boolean" },
  overwrite: { type: "boolean" },
  from: { type: "string" },
  profile: { type: "string" },
  against: { type: "string" },
  columns: { type: "string" },
  mode: { type: "string" },
  duplicates: { type: "string" },
  alike: { type: "string" },
  faulty: { type: "string" },
  help: { type: "boolean", short: "h" },
  version: { type: "boolean", short: "v" },
} as const;

const importChoices: { readonly [option in "mode" | "duplicates" | "alike" | "faulty"]: readonly string[] } = { mode: ["update", "add"], duplicates: ["skip", "add", "update"], alike: ["skip", "add", "update"], faulty: ["reject", "take"] };

export type ArgumentProblem = { readonly message: Localized; readonly hint: Localized };

/** Reads the arguments; a wrong option, format, language or date is a problem with the next step. */
export function readArguments(argv: readonly string[], preferredLanguage: Lang): { readonly ok: true; readonly value: Arguments } | { readonly ok: false; readonly problem: ArgumentProblem; readonly lang: Lang } {
  const lang = spokenLanguage(argv) ?? preferredLanguage;
  const refuse = (zh: string, en: string, hint = seeHelp) => ({ ok: false as const, problem: { message: { "zh-CN": zh, en }, hint }, lang });
  const { tokens } = parseArgs({ args: [...argv], options: optionTypes, allowPositionals: true, strict: false, tokens: true });
  for (const token of tokens) {
    if (token.kind !== "option") continue;
    const known = (optionTypes as { readonly [name: string]: { readonly type: string } })[token.name];
    if (known === undefined) return refuse(`没有 ${token.rawName} 这个选项。`, `There is no option ${token.rawName}.`);
    if (known.type === "string" && (token.value === undefined || (!token.inlineValue && token.value.startsWith("-")))) return refuse(`${token.rawName} 后面要写一个值。`, `${token.rawName} needs a value behind it.`, valueHint(token.rawName));
    if (known.type === "boolean" && token.value !== undefined) return refuse(`${token.rawName} 后面不能写值。`, `${token.rawName} takes no value.`);
  }
  const { values, positionals } = parseArgs({ args: [...argv], options: optionTypes, allowPositionals: true, strict: true });
  if (values.lang !== undefined && values.lang !== "zh-CN" && values.lang !== "en") return refuse(`不支持语言“${values.lang}”。`, `The language "${values.lang}" is not supported.`, { "zh-CN": "用 --lang zh-CN 或 --lang en。", en: "Use --lang zh-CN or --lang en." });
  const format = values.format ?? "text";
  if (!formats.includes(format)) return refuse(`不支持输出格式“${format}”。`, `The output format "${format}" is not supported.`, { "zh-CN": `用其中之一：${formats.join("、")}。`, en: `Use one of ${formats.join(", ")}.` });
  if (values.today !== undefined && !isDay(values.today)) return refuse(`--today 的日期“${values.today}”无效。`, `The date "${values.today}" of --today is not a day.`, { "zh-CN": "写成 2026-01-31 的样子。", en: "Write it like 2026-01-31." });
  const answers = readPairs(values.answer ?? []);
  const set = readPairs(values.set ?? []);
  if (answers === null || set === null) return refuse("--answer 和 --set 要写成“名称=值”。", "--answer and --set are written as name=value.");
  if (values["in-place"] === true && values.output !== undefined) return refuse("-o 和 --in-place 只能用一个。", "Use -o or --in-place, not both.");
  if (values.memory !== undefined && !/^[1-9]\d{0,6}$/.test(values.memory)) return refuse(`--memory 的“${values.memory}”不是整数。`, `--memory "${values.memory}" is not a whole number.`, { "zh-CN": "写成 MiB 数，例如 --memory 4096。", en: "Write a number of MiB, like --memory 4096." });
  if (values.least !== undefined && !/^(100|[1-9]?\d)$/.test(values.least)) return refuse(`--least 的“${values.least}”不是 0 到 100 的整数。`, `--least "${values.least}" is not a whole number from 0 to 100.`, { "zh-CN": "写成百分数，例如 --mutate --least 90。", en: "Write per cent, like --mutate --least 90." });
  if (values.least !== undefined && values.mutate !== true) return refuse("--least 要和 --mutate 一起用。", "--least goes with --mutate.", { "zh-CN": "写成 --mutate --least 90 的样子。", en: "Write it like --mutate --least 90." });
  if (values.workers !== undefined && !/^[1-9]\d?$/.test(values.workers)) return refuse(`--workers 的“${values.workers}”不是 1 到 99 的整数。`, `--workers "${values.workers}" is not a whole number from 1 to 99.`, { "zh-CN": "写成要用的线程数，例如 --workers 2；不写就用这台机器合适的数目。", en: "Write how many threads to use, like --workers 2; left out, as many as pay on this machine." });
  if (values.explain !== undefined && !/^\d{1,9}$/.test(values.explain)) return refuse(`--explain 的“${values.explain}”不是整数。`, `--explain "${values.explain}" is not a whole number.`, { "zh-CN": "写成每种结论要说明依据的对数，例如 --explain 5000。", en: "Write how many pairs of each verdict to explain, like --explain 5000." });
  for (const [option, choices] of Object.entries(importChoices)) {
    const value = values[option as keyof typeof importChoices];
    if (value !== undefined && !choices.includes(value)) return refuse(`--${option} 没有“${value}”这种选择。`, `--${option} knows no "${value}".`, { "zh-CN": `用其中之一：${choices.join("、")}。`, en: `Use one of ${choices.join(", ")}.` });
  }
  const words = positionals[0] === "template" ? 2 : 1;
  return {
    ok: true,
    value: {
      command: positionals.length === 0 ? null : positionals.slice(0, words).join(" "),
      files: positionals.slice(words),
      template: values.template ?? null,
      sheet: values.sheet ?? null,
      output: values.output ?? null,
      inPlace: values["in-place"] ?? false,
      user: values.user ?? null,
      format: format as OutputFormat,
      lang,
      today: values.today ?? null,
      seed: values.seed ?? null,
      answers,
      records: (values.records ?? "").split(",").map((id) => id.trim()).filter((id) => id !== ""),
      keep: values.keep ?? null,
      seen: values.seen ?? null,
      keepNames: values["keep-names"] ?? false,
      ownValues: values["own-values"] ?? false,
      heir: values.heir ?? null,
      rule: values.rule ?? null,
      reason: values.reason ?? null,
      set,
      change: values.change ?? null,
      all: values.all ?? false,
      memory: values.memory === undefined ? null : Number(values.memory),
      text: { encoding: values.encoding ?? null, outputEncoding: values["output-encoding"] ?? null, delimiter: values.delimiter ?? null, quote: values.quote ?? null, guard: values.guard ?? null },
      plan: values.plan ?? null,
      only: values.only ?? [],
      without: values.without ?? [],
      clear: values.clear ?? false,
      mutate: values.mutate ?? false,
      least: values.least === undefined ? null : Number(values.least),
      strict: values.strict ?? false,
      explain: values.explain === undefined ? null : Number(values.explain),
      workers: values.workers === undefined ? null : Number(values.workers),
      reveal: values.reveal ?? false,
      overwrite: values.overwrite ?? false,
      from: values.from ?? null,
      profile: values.profile ?? null,
      against: values.against ?? null,
      columns: values.columns ?? null,
      mode: (values.mode ?? null) as Arguments["mode"],
      duplicates: (values.duplicates ?? null) as Arguments["duplicates"],
      alike: (values.alike ?? null) as Arguments["alike"],
      faulty: (values.faulty ?? null) as Arguments["faulty"],
      help: values.help ?? false,
      version: values.version ?? false,
    },
  };
}

/** The language asked for, also where the arguments hold a mistake: it is said in that language. */
function spokenLanguage(argv: readonly string[]): Lang | null {
  const at = argv.findLastIndex((word) => word === "--lang" || word.startsWith("--lang="));
  const value = at < 0 ? undefined : argv[at] === "--lang" ? argv[at + 1] : argv[at]!.slice("--lang=".length);
  return value === "zh-CN" || value === "en" ? value : null;
}

function valueHint(option: string): Localized {
  return { "zh-CN": `写成 ${option} 值；值以 - 开头时写成 ${option}=值。`, en: `Write ${option} VALUE, or ${option}=VALUE where the value starts with a dash.` };
}

const seeHelp: Localized = { "zh-CN": "运行 crm --help 查看用法。", en: "Run crm --help to see how it is used." };

function isDay(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null) return false;
  const date = new Date(Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3])));
  return date.toISOString().startsWith(text);
}

function readPairs(texts: readonly string[]): Record<string, string> | null {
  const pairs: Record<string, string> = {};
  for (const text of texts) {
    const equals = text.indexOf("=");
    if (equals < 1) return null;
    pairs[text.slice(0, equals)] = text.slice(equals + 1);
  }
  return pairs;
}
