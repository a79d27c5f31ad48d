import { type Against, type TwoFiles, openAgainst } from "../pipeline/against";
import type { Problem, Result } from "../pipeline/session";
import type { CommandContext } from "./command";
import { openOptions } from "./options";
import { textFormatOf } from "./textFiles";

/** The file that `--against` names, opened beside the first; null where it names none. */
export async function againstOf({ args, system, file, ...context }: CommandContext): Promise<Result<(TwoFiles & Pick<Against, "host">) | null>> {
  if (args.against === null) return args.columns === null ? { ok: true, value: null } : { ok: false, problems: [columnsAlone] };
  const bytes = await system.readFile(args.against);
  if (!bytes.ok) return bytes;
  const words = args.columns === null ? { ok: true as const, value: null } : await columnsIn(args.columns, { ...context, args, system, file });
  if (!words.ok) return words;
  const opened = system.openWorkbook(args.against, bytes.value, { encoding: null, delimiter: null, quote: null, guard: null, memory: textFormatOf(args.against) === null ? args.memory : null });
  if (!opened.ok) return opened;
  const { host } = opened.value;
  const [a, b] = [nameOf(file), nameOf(args.against)];
  const found = await openAgainst(context.session, openOptions({ args, system, file, ...context }), { host, labels: a === b ? [file, args.against] : [a, b], words: words.value });
  return found.ok ? { ok: true, value: { ...found.value, host } } : found;
}

function nameOf(path: string): string {
  return path.split(/[\\/]/).at(-1)!;
}

/** The map of a file: column to what it is, by itself or under `columns`, as a schema.json beside a set has it. */
async function columnsIn(path: string, { system, session }: CommandContext): Promise<Result<{ readonly [header: string]: string }>> {
  const read = await system.readFile(path);
  if (!read.ok) return read;
  try {
    const json = JSON.parse(session.tools.decodeUtf8(read.value) ?? "") as unknown;
    const columns: unknown = typeof json === "object" && json !== null && "columns" in json ? json.columns : json;
    if (typeof columns === "object" && columns !== null && !Array.isArray(columns) && Object.values(columns).every((word) => typeof word === "string")) return { ok: true, value: columns as { readonly [header: string]: string } };
  } catch {
    // What is no JSON is no map either.
  }
  return { ok: false, problems: [notColumns(path)] };
}

const columnsAlone: Problem = { code: "cli/columnsAlone", message: { "zh-CN": "--columns 要和 --against 一起用。", en: "--columns goes with --against." }, hint: { "zh-CN": "写成 crm dedupe 甲.csv --against 乙.xlsx --columns 列.json；只看一个文件时用 --template。", en: "Write crm dedupe A.csv --against B.xlsx --columns COLUMNS.json; for one file use --template." } };

function notColumns(path: string): Problem {
  return { code: "cli/notColumns", place: path, message: { "zh-CN": "这个文件不是列的说明。", en: "This file says not what columns are." }, hint: { "zh-CN": "写成 {\"columns\": {\"公司\": \"company_name\", \"手机\": \"mobile\"}} 的 JSON。", en: "Write JSON like {\"columns\": {\"company\": \"company_name\", \"cell\": \"mobile\"}}." } };
}
