import { csvLine } from "../../pipeline/csvLine";
import type { Problem, Result } from "../../pipeline/session";
import { loadTemplate } from "../../template/loadTemplate";
import { markdownOf } from "../../template/rulebook/markdown";
import type { Block } from "../../template/rulebook/block";
import { rulebook } from "../../template/rulebook/rulebook";
import { sheetRows } from "../../template/rulebook/sheetRows";
import type { Command } from "../command";
import type { System } from "../system";

export const templateDocsCommand: Command = {
  name: "template docs",
  summary: { "zh-CN": "把模板写成人能读的规则手册：Markdown，或一张工作表", en: "Writes a template as a rulebook for people: Markdown, or a sheet" },
  usage: "FILE [-o OUT.md|OUT.xlsx] [--lang zh-CN|en]",
  writes: "document",
  formats: ["text", "md", "xlsx"],
  run: () => Promise.reject(new Error("template docs opens no workbook")),
  async runWithoutFile({ args, system }) {
    if (args.files.length > 1) return { ok: false, problems: [tooMany] };
    const bytes = await system.readFile(args.files[0]!);
    if (!bytes.ok) return bytes;
    const tools = system.tools(args.seed);
    const read = loadTemplate(bytes.value, tools);
    if (!read.ok) return { ok: false, problems: read.problems.map((problem) => ({ place: args.files[0]!, ...problem })) };
    const blocks = rulebook(read.value, args.lang);
    const asSheet = args.format === "xlsx" || args.output?.toLowerCase().endsWith(".xlsx") === true;
    if (!asSheet && args.output === null) return { ok: true, exit: 0, text: markdownOf(blocks) };
    if (args.output === null || (asSheet && !args.output.toLowerCase().endsWith(".xlsx"))) return { ok: false, problems: [needsName] };
    const made = asSheet ? await workbookOf(blocks, args.lang === "en" ? "Rulebook" : "规则手册", system, tools.encodeUtf8) : { ok: true as const, value: tools.encodeUtf8(markdownOf(blocks)) };
    if (!made.ok) return made;
    const written = await system.writeFile(args.output, made.value);
    return written.ok ? { ok: true, exit: 0, text: `${args.output}\n` } : written;
  },
};

/** A workbook of one sheet in which every cell is text. */
async function workbookOf(blocks: readonly Block[], name: string, system: System, encode: (text: string) => Uint8Array): Promise<Result<Uint8Array>> {
  const { rows, headings } = sheetRows(blocks);
  const width = Math.max(...rows.map((row) => row.length));
  const text = rows.map((row) => csvLine([...row, ...new Array<string>(width - row.length).fill("")])).join("");
  const opened = system.openWorkbook(`${name}.csv`, encode(text), { encoding: "utf-8", delimiter: "comma", quote: null, guard: "on", memory: null });
  if (!opened.ok) return opened;
  const { host, save } = opened.value;
  const sheets = await host.sheets();
  if (!sheets.ok) return sheets;
  const sheet = sheets.value[0]!.name;
  const whole = { row: 0, column: 0, rows: rows.length, columns: width };
  const written = await host.apply([
    { verb: "setColumns", sheet, columns: Array.from({ length: width }, (_, column) => ({ column, width: column === 0 ? 28 : 36 })) },
    { verb: "formatCells", sheet, areas: [{ area: whole, look: { wrap: true } }, ...headings.map(({ row, level, width: columns }) => ({ area: { row, column: 0, rows: 1, columns }, look: level === 0 ? { bold: true, fill: "#DDEBF7", wrap: true } : { bold: true, size: [11, 18, 14, 12][level]!, wrap: false } }))] },
  ]);
  return written.ok ? save("xlsx") : written;
}

const tooMany: Problem = { code: "cli/tooManyFiles", message: { "zh-CN": "template docs 一次只处理一个模板。", en: "template docs takes one template at a time." }, hint: { "zh-CN": "逐个文件运行。", en: "Run it once for each file." } };
const needsName: Problem = { code: "cli/noOutput", message: { "zh-CN": "工作表要写到 .xlsx 文件。", en: "The sheet is written to an .xlsx file." }, hint: { "zh-CN": "加上 -o 规则手册.xlsx。", en: "Add -o RULEBOOK.xlsx." } };
