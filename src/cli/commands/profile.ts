import type { TableProfile } from "../../engine/engine";
import { fieldTypeOf } from "../../fields/index";
import { type Profiled, profile } from "../../pipeline/profile";
import type { Command, CommandContext } from "../command";
import { openOptions } from "../options";
import { alignColumns, csvText, styleOf } from "../style";
import { plain } from "../../pipeline/shownValue";

export const profileCommand: Command = {
  name: "profile",
  summary: { "zh-CN": "看看每一列是什么：类型、填写率、取值、格式、异常；不需要模板", en: "Shows what each column holds: type, fill rate, values, formats, outliers; needs no template" },
  usage: "FILE [--sheet NAME]",
  writes: "never",
  formats: ["text", "json", "csv"],
  async run(context) {
    const profiled = await profile(context.session, openOptions(context));
    if (!profiled.ok) return profiled;
    const { tables, best, dateSystem } = profiled.value;
    if (context.args.format === "json") {
      const template = best === null ? null : { id: best.template, score: best.match.score, sheet: best.match.candidate.sheet, columns: best.match.headers.columns.map(({ header, field, confidence, word }) => ({ header, field, confidence, word })), missing: best.match.headers.missing };
      return { ok: true, text: JSON.stringify({ tables, template }, null, 2) + "\n", exit: 0 };
    }
    if (context.args.format === "csv") {
      const rows = tables.flatMap((table) => table.columns.map((column) => [table.sheet, column.letter, column.header, column.type.type, column.filled, Math.round(column.fillRate * 1000) / 1000, column.distinct, String(column.unique), valueText(column.top[0]?.value ?? null, column.type.type, dateSystem), column.formats[0]?.pattern ?? ""]));
      return { ok: true, text: csvText(["sheet", "column", "header", "type", "filled", "fillRate", "distinct", "unique", "top", "format"], rows), exit: 0 };
    }
    return { ok: true, text: await profileText(context, profiled.value), exit: 0 };
  },
};

async function profileText(context: CommandContext, { tables, best, dateSystem }: Profiled): Promise<string> {
  const { args, system, file } = context;
  const { say, bold, dim, green } = styleOf(args.lang, system.color);
  const parts: string[] = [];
  for (const table of tables) parts.push([tableText(table, dateSystem, args.lang === "zh-CN", bold, dim), ...(await betweenColumns(context, table))].join("\n"));
  if (best !== null && best.match.score >= 0.4) {
    const matched = best.match.headers.columns.filter((column) => column.field !== null).length;
    parts.push(`${green(say(`最合适的模板：${best.title["zh-CN"]}`, `Best template: ${best.title.en}`))}  ${say(`符合 ${Math.round(best.match.score * 100)}%，对上 ${matched} 列（工作表 ${best.match.candidate.sheet}）`, `fits ${Math.round(best.match.score * 100)} %, ${matched} columns matched (sheet ${best.match.candidate.sheet})`)}\n${dim(say("下一步：", "Next:"))} crm run ${file} -o out.xlsx${dim(say("，或者先清理：", ", or clean it first: "))}crm plan ${file}`);
  } else parts.push(dim(say("自带的模板都不合适。", "None of the shipped templates fits.")));
  return parts.join("\n\n") + "\n";
}

function tableText(table: TableProfile, dateSystem: 1900 | 1904, zh: boolean, bold: (text: string) => string, dim: (text: string) => string): string {
  const head = `${bold(table.sheet)} ${table.area}  ${zh ? `${table.headerRows === 0 ? "没有表头" : `表头在第 ${table.headerRow} 行`}，${table.records} 条记录，${table.columns.length} 列` : `${table.headerRows === 0 ? "no header row" : `header in row ${table.headerRow}`}, ${table.records} records, ${table.columns.length} columns`}`;
  const rows = table.columns.map((column) => {
    const notes = [
      column.unique ? (zh ? "不重复" : "unique") : "",
      column.nearKey !== null ? (zh ? `重复 ${column.nearKey.count} 个` : `${column.nearKey.count} repeat`) : "",
      column.constant ? (zh ? "全部相同" : "all the same") : "",
      column.type.exceptions.count > 0 ? `${zh ? "不符合类型" : "exceptions"} ${column.type.exceptions.count} (${column.type.exceptions.examples[0]!.at[0]!})` : "",
      column.placeholders.count > 0 ? `${zh ? "填了“没有”" : "says nothing"} ${column.placeholders.count}` : "",
      spaced(column) > 0 ? `${zh ? "多余空白" : "stray blanks"} ${spaced(column)}` : "",
      (column.variants?.groups.length ?? 0) > 0 ? `${zh ? "写法不一" : "spellings"} ${column.variants!.groups.length + column.variants!.others}` : "",
      (column.numbers?.outliers.count ?? 0) > 0 ? `${zh ? "离群" : "outliers"} ${column.numbers!.outliers.count}` : "",
      (column.dates?.future?.count ?? 0) > 0 ? `${zh ? "晚于今天" : "in the future"} ${column.dates!.future!.count}` : "",
      (column.dates?.firstYear.count ?? 0) > 0 ? `${zh ? "1900 年的日期" : "dates of 1900"} ${column.dates!.firstYear.count}` : "",
      column.mixed ? (zh ? "类型混杂" : "mixed kinds") : "",
      column.formulas > 0 ? `${zh ? "公式" : "formulas"} ${column.formulas}` : "",
      column.digitsLost.count > 0 ? `${zh ? "数字位数已丢失" : "digits lost"} ${column.digitsLost.count}` : "",
      column.errors.count > 0 ? `${zh ? "错误值" : "error cells"} ${column.errors.count}` : "",
    ].filter((note) => note !== "");
    const top = column.top.slice(0, 2).map(({ value, count }) => `${clip(valueText(value, column.type.type, dateSystem))}×${count}`).join(" ");
    return [column.letter, clip(column.header), column.type.type, `${Math.round(column.fillRate * 100)}%`, `${column.distinct}`, dim(top), notes.join(zh ? "，" : ", ")];
  });
  const titles = zh ? ["列", "表头", "像是", "填写率", "不同值", "最多的值", "留意"] : ["Col", "Header", "Looks like", "Filled", "Distinct", "Top values", "Note"];
  return `${head}\n${alignColumns([titles, ...rows])}`;
}

/** Cells with a blank too many at an end or inside; the kind that most cells have. */
function spaced({ faults }: TableProfile["columns"][number]): number {
  return Math.max(0, ...faults.filter(({ kind }) => kind === "leadingBlank" || kind === "trailingBlank" || kind === "innerBlanks").map(({ count }) => count));
}

/** Rows that repeat others, and what the columns say about each other with the first cells that do not fit. */
async function betweenColumns({ session, args, system }: CommandContext, { duplicates, hints }: TableProfile): Promise<readonly string[]> {
  const { say, dim, yellow, count } = styleOf(args.lang, system.color);
  const lines: string[] = [];
  const { exact, alike } = duplicates;
  if (exact.rows > 0) lines.push(yellow(`  ${say(`完全相同的记录 ${count(exact.rows)} 行`, `${count(exact.rows)} rows repeat another exactly`)}`) + dim(`  ${exact.examples[0]!.join(" = ")}`));
  if (alike.rows > 0) lines.push(yellow(`  ${say(`只有写法不同的记录 ${count(alike.rows)} 行`, `${count(alike.rows)} rows repeat another but for spelling`)}`) + dim(`  ${alike.examples[0]!.join(" = ")}`));
  const texts = await session.engine.tellHints({ hints: hints.found, lang: args.lang });
  for (const [i, { exceptions }] of hints.found.entries()) {
    const places = exceptions.examples.slice(0, 3).map(({ at }) => at).join(" ") + (exceptions.count > 3 ? " …" : "");
    lines.push(`  ${texts[i]!}${exceptions.count > 0 ? ` ${yellow(say(`例外 ${count(exceptions.count)}：${places}`, `Exceptions ${count(exceptions.count)}: ${places}`))}` : ""}`);
  }
  const others = Object.values(hints.others).reduce((sum, number) => sum + number, 0);
  if (others > 0) lines.push(dim(`  ${say(`另有 ${others} 条类似的列间关系没有列出。`, `${others} more such relations are not listed.`)}`));
  if (hints.notCompared.length > 0) lines.push(dim(`  ${say(`列太多，没有两两比较：${hints.notCompared.join(" ")}`, `Too many columns; not compared in pairs: ${hints.notCompared.join(" ")}`)}`));
  return lines;
}

/** Days as dates, everything else as it is. */
function valueText(value: unknown, type: string, dateSystem: 1900 | 1904): string {
  const fieldType = fieldTypeOf(type);
  if (typeof value !== "number" || fieldType?.isDate !== true) return plain(value);
  return fieldType.format(value, { spec: { id: "", type, label: { "zh-CN": "", en: "" } }, dateSystem, dayFirst: null });
}

/** On one line and short. */
function clip(whole: string): string {
  const text = whole.replace(/\s+/g, " ").trim();
  return text.length > 16 ? `${text.slice(0, 15)}…` : text;
}
