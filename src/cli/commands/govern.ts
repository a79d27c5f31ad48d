import { problemHint, problemMessage } from "../../i18n/problemText";
import type { Governed } from "../../pipeline/govern";
import { type GovernedSheets, governSheets } from "../../pipeline/governSheets";
import type { Session } from "../../pipeline/session";
import type { Command } from "../command";
import { openOptions } from "../options";
import { type Style, alignColumns, csvText, styleOf } from "../style";

export const governCommand: Command = {
  name: "govern",
  summary: { "zh-CN": "找到表头和数据，对上模板的字段，原地整理成规范表；模板有几张表时，一次建好各工作表，并按名称、电话、代码连起来", en: "Finds header and data, matches columns to fields, and makes governed tables in place; with a template of several tables all its sheets, linked by name, phone or code" },
  usage: "FILE -o OUT [--template ID|FILE] [--sheet NAME] [--answer [SHEET!]ID=CHOICE] [--keep-names]",
  writes: "always",
  formats: ["text", "json", "csv"],
  async run(context) {
    const { session, args, system } = context;
    const governed = await governSheets(session, { ...openOptions(context), keepNames: context.args.keepNames });
    if (!governed.ok) return governed;
    if (args.format === "csv") return { ok: true, text: csvText(["header", "field", "confidence", "word"], governed.value.governed.flatMap(({ table }) => table.match?.headers.columns.map(({ header, field, confidence, word }) => [header, field, confidence, word]) ?? [])), exit: 0 };
    const text = args.format === "json" ? JSON.stringify(governedJson(governed.value), null, 2) + "\n" : await governSheetsText(session, governed.value, styleOf(args.lang, system.color));
    return { ok: true, text, exit: 0 };
  },
};

/** One table as itself; several in a list, with what was linked and what was left alone. */
export function governedJson({ governed, left, change, links }: GovernedSheets): object {
  const [only] = governed;
  if (governed.length === 1 && left.length === 0 && links.length === 0) return governJson(only!);
  return { change: change?.id ?? null, tables: governed.map(governJson), links: links.length, left: left.map(({ code, place, message }) => ({ code, place, message })) };
}

export async function governSheetsText(session: Session, { governed, left, links }: GovernedSheets, style: Style): Promise<string> {
  const { say, yellow, count } = style;
  const parts: string[] = [];
  for (const one of governed) parts.push(await governText(session, one, style));
  if (links.length > 0) parts.push(`${say(`${count(links.length)} 处引用由名称、电话或代码换成了记录编号；对不上的列为问题，保留原样。`, `${count(links.length)} references now hold the record id instead of a name, phone or code; those that fit no record are findings and stay as written.`)}\n`);
  for (const problem of left) parts.push(`${yellow(problemMessage(problem, style.lang))}\n  → ${problemHint(problem, style.lang)}\n`);
  return parts.join("");
}

function governJson({ table, change, plan, questions }: Governed): object {
  return {
    table: table.def.id,
    change: change?.id ?? null,
    sheet: plan?.sheet ?? table.layout.sheet,
    tableName: plan?.tableName ?? table.governed?.bound.tableName ?? null,
    records: table.records.rows.length,
    newSheet: plan?.newSheet ?? null,
    columns: table.match?.headers.columns.map(({ header, field, confidence, word }) => ({ header, field, confidence, word })) ?? [],
    missing: table.match?.headers.missing ?? [],
    leftOut: plan?.leftOut ?? [],
    totalsBelow: plan?.totalsBelow ?? [],
    addedColumns: plan?.addedColumns ?? [],
    renamedHeaders: plan?.renamedHeaders ?? [],
    convertedUnits: plan?.convertedUnits ?? [],
    keptAsShown: plan?.keptAsShown ?? [],
    unmerged: plan?.unmerged ?? [],
    mappedOptions: plan?.mappedOptions ?? [],
    rewritten: plan?.rewritten ?? [],
    digitsLost: plan?.digitsLost ?? [],
    noResults: plan?.noResults ?? [],
    questions: questions.map(({ id, kind, field, choices }) => ({ id, kind, field, choices: choices.map((choice) => choice.id) })),
  };
}

const reasons = {
  headerOfSeveralRows: ["表头占了几行", "the header takes several rows"],
  rowsBetween: ["数据中间夹着小计或说明", "subtotals or remarks stand between the data"],
  blocked: ["右边要放新列的地方已有内容", "something stands where the new columns go"],
  noHeader: ["没有表头行", "there is no header row"],
} as const;

async function governText(session: Session, { table, change, plan, questions }: Governed, style: Style): Promise<string> {
  const { say, bold, dim, yellow, count } = style;
  if (plan === null || change === null) return `${say("这张表已经是规范表，没有改动。", "The table is governed already; nothing was changed.")}\n`;
  const matched = table.match!.headers.columns.filter((column) => column.field !== null);
  const unsure = matched.filter((column) => column.word !== "certain");
  const label = (field: string | null): string => table.def.fields.find((candidate) => candidate.id === field)?.label[style.lang] ?? "";
  const words = { certain: say("确定", "certain"), likely: say("很可能", "likely"), guess: say("猜测", "a guess") };
  const lines = [
    `${bold(plan.sheet)} → ${bold(plan.tableName)}  ${say(`${count(table.records.rows.length)} 条记录，${matched.length} 列对上字段，其余 ${table.match!.headers.columns.length - matched.length} 列不动`, `${count(table.records.rows.length)} records, ${matched.length} columns matched, ${table.match!.headers.columns.length - matched.length} kept as they are`)}`,
  ];
  if (plan.newSheet !== null) lines.push(yellow(`  ${say(`新建了工作表“${plan.sheet}”，因为${reasons[plan.newSheet][0]}；原表“${table.layout.sheet}”没有动，公式的结果按值带过来。`, `A new sheet "${plan.sheet}" was made because ${reasons[plan.newSheet][1]}; "${table.layout.sheet}" stays as it is, and formulas came along as values.`)}`));
  if (plan.newSheet !== null) lines.push(`  ${say(`没有带到新表的：批注、自己填的底色、隐藏的行和列；别的工作表里的公式仍然读“${table.layout.sheet}”。`, `Not on the new sheet: comments, fills of your own, hidden rows and columns. Formulas of other sheets still read "${table.layout.sheet}".`)}`);
  if (plan.newSheet === null) lines.push(`  ${say("这些列的下拉、输入限制、数字格式和列宽换成了模板的；撤销后恢复原样。", "Dropdowns, limits of input, number formats and widths of these columns are now the template's; undo brings yours back.")}`);
  for (const { header, count: cells, cells: at } of plan.digitsLost) lines.push(yellow(`  ${say(`“${header}”列有 ${count(cells)} 个数字超过 15 位，末尾的数字已经丢失（${at.join("、")}${cells > at.length ? "…" : ""}）；设为文本，按原件重新录入。`, `${header}: ${count(cells)} numbers have more than 15 digits and have lost the last ones (${at.join(", ")}${cells > at.length ? " …" : ""}). Set the cells to text and type them again from the source.`)}`));
  for (const { header, count: cells, cells: at } of plan.noResults) lines.push(yellow(`  ${say(`“${header}”列的 ${count(cells)} 个公式都没有结果（${at.join("、")}${cells > at.length ? "…" : ""}），按空白算；导出的文件先用 Excel 打开、保存一次，再来整理。`, `${header}: none of its ${count(cells)} formulas has a result (${at.join(", ")}${cells > at.length ? " …" : ""}), so they count as blank. Where a program exported the file, open it in Excel and save it once first.`)}`));
  for (const { field, count: cells, samples } of plan.rewritten.filter((one) => !plan.mappedOptions.some((mapped) => mapped.field === one.field))) lines.push(`  ${say(`${label(field)}：改写了 ${count(cells)} 个单元格，`, `${label(field)}: ${count(cells)} cells rewritten, `)}${samples.map(({ before, after }) => `${before === "" ? say("（空）", "(blank)") : before} → ${after === "" ? say("（空）", "(blank)") : after}`).join(say("，", ", "))}`);
  if (plan.leftOut.length > 0) lines.push(`  ${say("没有带到新表的行：", "Rows that did not come along: ")}${plan.leftOut.slice(0, 12).map(({ row }) => row).join(say("、", ", "))}${plan.leftOut.length > 12 ? " …" : ""}`);
  if (plan.totalsBelow.length > 0) lines.push(`  ${say("数据下面这些行是合计，不算记录：", "Rows below the data that are totals, no records: ")}${plan.totalsBelow.slice(0, 12).join(say("、", ", "))}${plan.totalsBelow.length > 12 ? " …" : ""}`);
  if (unsure.length > 0) lines.push(`  ${say("请看一眼这些列：", "Please look at these columns:")}`, alignColumns(unsure.map((column) => [column.header, "→", label(column.field), dim(words[column.word ?? "guess"])]), "    "));
  if (table.match!.headers.missing.length > 0) lines.push(yellow(`  ${say("表里没有这些必填字段：", "The sheet lacks these required fields: ")}${table.match!.headers.missing.map(label).join(say("、", ", "))}`));
  if (plan.addedColumns.length > 0) lines.push(`  ${say("在右边加了列：", "Added at the right end: ")}${plan.addedColumns.join(say("、", ", "))}`);
  if (plan.renamedHeaders.length > 0) lines.push(`  ${say("改了表头：", "Renamed headers: ")}${plan.renamedHeaders.map(({ from, to }) => `${from === "" ? say("（空）", "(blank)") : from} → ${to}`).join(say("、", ", "))}`);
  if (plan.convertedUnits.length > 0) lines.push(`  ${say("从表头的单位换算成了字段的单位：", "Converted from the unit in the header to that of the field: ")}${plan.convertedUnits.map(label).join(say("、", ", "))}`);
  for (const { field, count: cells, samples } of plan.keptAsShown) lines.push(`  ${say(`${label(field)}：${count(cells)} 个单元格是日期、百分比或带格式的数字，按看到的样子存成了文本：${samples.join("、")}`, `${label(field)}: ${count(cells)} dates, percents or formatted numbers are kept as the text they show: ${samples.join(", ")}`)}`);
  if (plan.unmerged.length > 0) lines.push(`  ${plan.newSheet === null ? say("拆开了合并单元格：", "Took merged cells apart: ") : say("新表里没有合并单元格，原来合并的每行都写上了值：", "No merged cells on the new sheet; each row of what was merged has its value: ")}${plan.unmerged.slice(0, 6).join(", ")}${plan.unmerged.length > 6 ? " …" : ""}`);
  if (plan.mappedOptions.length > 0) {
    const cells = plan.mappedOptions.reduce((sum, option) => sum + option.count, 0);
    const shown = [...plan.mappedOptions].sort((a, b) => b.count - a.count).slice(0, 6).map(({ before, after }) => `${String(before)} → ${after}`);
    lines.push(`  ${say(`${count(cells)} 个单元格换成了选项的写法：`, `${count(cells)} cells now use the option's own name: `)}${shown.join(say("，", ", "))}${plan.mappedOptions.length > 6 ? " …" : ""}`);
  }
  if (questions.length > 0) {
    const texts = await session.engine.ask({ questions });
    lines.push(`  ${say("这些写法没法判断，先不改，列为问题：", "Open questions; the cells concerned are listed as findings:")}`);
    questions.slice(0, 5).forEach((question, index) => lines.push(`    ${texts[index]![style.lang]}\n      ${dim(`--answer "${question.id}=${question.choices.map((choice) => choice.id).join("|")}"`)}`));
    if (questions.length > 5) lines.push(`    ${dim(say(`另有 ${questions.length - 5} 个，用 --format json 看全部。`, `${questions.length - 5} more; see all with --format json.`))}`);
  }
  return lines.join("\n") + "\n";
}
