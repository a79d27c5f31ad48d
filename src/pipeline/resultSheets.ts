import type { ClassifiedTable, DuplicateResult, FoundPair } from "../engine/engine";
import type { Finding } from "../findings/finding";
import { renderPlace } from "../findings/renderFinding";
import { type CellValue, plainText } from "../records/cellValue";
import { valueAt } from "../records/recordTable";
import type { Lang, Localized } from "../records/text";
import { columnLetter } from "../workbook/area";
import type { ReportDef } from "../template/template";
import type { CellLook, PivotSpec } from "../workbook/host";
import { evidenceAcross, masksAcross } from "./across";
import type { DedupedTable } from "./dedupe";
import type { GovernedTable, OpenTable } from "./locate";
import { maskMessages, maskedValue, textMask } from "./masking";
import { namingField } from "./recordNames";
import { noteStarts, rebuilt, sheetNames } from "./ownSheets";
import type { ResultSheet } from "./resultSheet";
import type { Session } from "./session";

export type BuiltReport = { readonly report: ReportDef; readonly sheet: string; readonly pivot: PivotSpec; readonly quality: Quality };
/** Records without an error among all, and whether that is enough for the report. */
export type Quality = { readonly records: number; readonly clean: number; readonly share: number; readonly enough: boolean; readonly gaps: readonly GroupGap[]; /** Fields of days, and how many records say a text there that is a group of its own. */ readonly texts: readonly { readonly label: Localized; readonly count: number }[] };
/** A field to group by, and how many records leave it blank. */
export type GroupGap = { readonly field: string; readonly label: Localized; readonly blank: number };

type Words = { readonly "zh-CN": string; readonly en: string };

/** By record of a cluster: the pair inside that cluster which says most. */
function strongestPairs({ clusters, pairs }: DuplicateResult): ReadonlyMap<number, FoundPair> {
  const clusterOf = new Map(clusters.flatMap(({ records }, number) => records.map((record) => [record, number] as const)));
  const strongest = new Map<number, FoundPair>();
  for (const pair of pairs) {
    const cluster = clusterOf.get(pair.a);
    if (cluster === undefined || clusterOf.get(pair.b) !== cluster) continue;
    for (const record of [pair.a, pair.b]) if ((strongest.get(record)?.score ?? -1) < pair.score) strongest.set(record, pair);
  }
  return strongest;
}

/** Related pairs that the sheet says why of, at most: there may be a million of them, and none is ever merged. */
const mostRelated = 1_000;

/** What a rule found, with the related pairs one by one. */
export type ListedResult = { readonly result: DuplicateResult; readonly related: readonly FoundPair[] };

/** The pairs of a result whose reasons the sheet shows: of each group the one that says most, and the loose ones. */
export function explainedPairs({ result, related }: ListedResult): readonly FoundPair[] {
  const strongest = strongestPairs(result);
  const ofGroups = result.clusters.flatMap(({ records }) => strongest.get(records[0]!) ?? []);
  return [...ofGroups, ...result.pairs.filter(({ verdict }) => verdict === "review"), ...related.slice(0, mostRelated)];
}

/** Rows of a list that are written to a sheet, which holds 1,048,576; a large table can have more findings. */
const mostRows = 1_000_000;

const titleLook: CellLook = { bold: true, size: 14 };
const headLook: CellLook = { bold: true, fill: "E8EEF7" };
const noteLook: CellLook = { color: "605E5C" };
/** No error: what is said has to be known, nothing has to be done. */
const severityWords = { error: { "zh-CN": "错误", en: "Error" }, warning: { "zh-CN": "提醒", en: "Warning" }, info: { "zh-CN": "提示", en: "Note" } } as const;
const verdictWords = { duplicate: { "zh-CN": "重复", en: "Duplicate" }, review: { "zh-CN": "待确认", en: "To review" }, related: { "zh-CN": "有关联", en: "Related" } } as const;

/** Title, one line that says what the sheet is, header, rows: all result sheets look alike. */
function listSheet(lang: Lang, name: string, title: string, note: string, header: readonly string[], all: readonly (readonly CellValue[])[], widths: readonly number[]): ResultSheet {
  const columns = header.length;
  const rows = all.slice(0, mostRows);
  const left = lang === "zh-CN" ? `工作表放不下全部 ${all.length} 行，只列出前 ${mostRows} 行。` : ` A sheet cannot hold all ${all.length} rows: these are the first ${mostRows}.`;
  return {
    name,
    cells: [[title], [rows.length < all.length ? note + left : note], header, ...rows],
    looks: [
      { row: 0, column: 0, rows: 1, columns: 1, look: titleLook },
      { row: 1, column: 0, rows: 1, columns: 1, look: noteLook },
      { row: 2, column: 0, rows: 1, columns, look: headLook },
    ],
    widths,
    frozenRows: 3,
    pivot: null,
  };
}

export function findingsSheet({ lang }: Session, name: string, table: OpenTable, findings: readonly Finding[], messages: readonly string[]): ResultSheet {
  const word = (words: Words): string => words[lang];
  const indexOfRow = new Map([...table.records.rows].map((row, index) => [row, index]));
  const texts = maskMessages(table, findings, messages, "pane");
  const seen = (field: string | null, value: CellValue): CellValue => maskedValue(table, field, value, "pane");
  const rows = findings.map((finding, index): CellValue[] => {
    const at = finding.at[0];
    const value = at?.field == null ? null : valueAt(table.records, at.field, indexOfRow.get(at.row) ?? -1);
    const column = at?.field == null ? undefined : table.layout.columns[at.field];
    const fix = finding.fixes?.[0]?.edits[0];
    return [
      word(severityWords[finding.severity]),
      at === undefined || at.row === 0 ? table.layout.sheet : column === undefined ? String(at.row) : `${columnLetter(column)}${at.row}`,
      at?.record ?? null,
      renderPlace(finding, lang),
      sheetText(seen(at?.field ?? null, value)),
      texts[index]!,
      fix === undefined ? null : plainText(seen(fix.at.field, fix.after)),
      finding.rule,
    ];
  });
  const errors = findings.filter((finding) => finding.severity === "error").length;
  const note = lang === "zh-CN" ? `“${table.layout.sheet}”的 ${table.records.rows.length} 条记录，${findings.length} 个问题，其中错误 ${errors} 个。${rebuilt["zh-CN"]}` : `${table.records.rows.length} records of "${table.layout.sheet}", ${findings.length} findings, ${errors} of them errors. ${rebuilt.en}`;
  const header = lang === "zh-CN" ? ["级别", "单元格", "记录编号", "位置", "现在的值", "问题和改法", "建议值", "规则"] : ["Severity", "Cell", "Record", "Place", "Value", "What is wrong and what to do", "Proposed", "Rule"];
  return listSheet(lang, name, word(sheetNames.findings), note, header, rows, [8, 9, 12, 24, 26, 60, 24, 26]);
}

export function duplicatesSheet({ lang }: Session, name: string, table: OpenTable, listed: readonly ListedResult[], explain: ReadonlyMap<FoundPair, readonly string[]>): ResultSheet {
  const word = (words: Words): string => words[lang];
  const recordName = (index: number): string => table.records.ids[index] ?? String(table.records.rows[index]);
  const shown = shownFields(table);
  const line = (group: string, score: number, verdict: string, index: number, evidence: string): CellValue[] => [group, Math.round(score * 1000) / 1000, verdict, recordName(index), table.records.rows[index]!, ...shown.map((field) => sheetText(maskedValue(table, field, valueAt(table.records, field, index), "pane"))), evidence];
  const mask = textMask(table, "pane") ?? ((text: string) => text);
  const evidenceOf = (pair: FoundPair | undefined): string => (pair === undefined ? "" : mask((explain.get(pair) ?? []).join(separator), [pair.a, pair.b]));
  const rows: CellValue[][] = [];
  const separator = lang === "zh-CN" ? "；" : "; ";
  const results = listed.map(({ result }) => result);
  for (const { result, related } of listed) {
    const strongest = strongestPairs(result);
    for (const [number, cluster] of result.clusters.entries()) {
      cluster.records.forEach((index, position) => {
        const pair = position === 0 ? undefined : strongest.get(index);
        rows.push(line(String(number + 1), cluster.score, word(verdictWords.duplicate), index, evidenceOf(pair)));
      });
    }
    const loose = [...result.pairs.filter((pair) => pair.verdict !== "duplicate"), ...related];
    loose.forEach((pair, n) => {
      const group = `${pair.verdict === "review" ? "?" : "~"}${n + 1}`;
      rows.push(line(group, pair.score, word(verdictWords[pair.verdict]), pair.a, ""), line(group, pair.score, word(verdictWords[pair.verdict]), pair.b, evidenceOf(pair)));
    });
  }
  const clusters = results.reduce((sum, result) => sum + result.clusters.length, 0);
  const inClusters = results.reduce((sum, result) => sum + result.clusters.reduce((inner, cluster) => inner + cluster.records.length, 0), 0);
  const review = results.reduce((sum, result) => sum + result.pairs.filter((pair) => pair.verdict === "review").length, 0);
  const note = lang === "zh-CN" ? `${clusters} 组重复，涉及 ${inClusters} 条记录；另有 ${review} 对待人确认。${rebuilt["zh-CN"]}` : `${clusters} groups of duplicates with ${inClusters} records, and ${review} pairs for a person to decide. ${rebuilt.en}`;
  const labels = shown.map((field) => table.def.fields.find((candidate) => candidate.id === field)!.label[lang]);
  const header = lang === "zh-CN" ? ["组", "把握", "结论", "记录编号", "行", ...labels, "依据"] : ["Group", "Score", "Verdict", "Record", "Row", ...labels, "Evidence"];
  const sheet = listSheet(lang, name, word(sheetNames.duplicates), note, header, rows, [12, 7, 8, 12, 7, ...shown.map(() => 24), 60]);
  return { ...sheet, looks: [...sheet.looks, ...(rows.length === 0 ? [] : [{ row: 3, column: 1, rows: Math.min(rows.length, mostRows), columns: 1, numberFormat: "0.00" }])] };
}

/** Records of the table that other tables of the workbook have too: of each pair of tables once, duplicates before what is to be reviewed, the surest first. */
export async function elsewhereSheet(session: Session, name: string, { table, names, across }: DedupedTable): Promise<ResultSheet> {
  const { lang } = session;
  const separator = lang === "zh-CN" ? "；" : "; ";
  const rows: CellValue[][] = [];
  const counts = { duplicate: 0, review: 0, related: 0 };
  for (const { result, other, otherNames } of across) {
    const pairs = result.pairs.filter(({ verdict }) => verdict !== "related").sort((x, y) => Number(x.verdict !== "duplicate") - Number(y.verdict !== "duplicate") || y.score - x.score || x.a - y.a || x.b - y.b);
    const texts = await session.engine.explain({ pairs: await evidenceAcross(session, table, result, pairs), lang });
    const masks = masksAcross(table, other, result, "pane");
    const line = (of: OpenTable, record: string, index: number): CellValue[] => [of.def.label[lang], record, of.records.rows[index]!, sheetText(titleOf(of, index))];
    pairs.forEach(({ a, b, score, verdict }, n) => {
      counts[verdict]++;
      rows.push([...line(table, names[a]!, a), ...line(other, otherNames[b]!, b), Math.round(score * 1000) / 1000, verdictWords[verdict][lang], masks.text((texts[n] ?? []).join(separator), a, b)]);
    });
  }
  const note = lang === "zh-CN" ? `${counts.duplicate} 对与别的表相同，另有 ${counts.review} 对待人确认；不会自动合并。${rebuilt["zh-CN"]}` : `${counts.duplicate} pairs are the same in another table, and ${counts.review} are for a person to decide; none is merged. ${rebuilt.en}`;
  const header = lang === "zh-CN" ? ["表", "记录编号", "行", "名称", "另一张表", "那边的编号", "那边的行", "那边的名称", "把握", "结论", "依据"] : ["Table", "Record", "Row", "Name", "Other table", "Its record", "Its row", "Its name", "Score", "Verdict", "Evidence"];
  const sheet = listSheet(lang, name, sheetNames.elsewhere[lang], note, header, rows, [12, 12, 7, 28, 12, 12, 9, 28, 7, 8, 60]);
  return { ...sheet, looks: [...sheet.looks, ...(rows.length === 0 ? [] : [{ row: 3, column: 8, rows: Math.min(rows.length, mostRows), columns: 1, numberFormat: "0.00" }])] };
}

/** What people know a record by. */
function titleOf(table: OpenTable, index: number): CellValue {
  const field = namingField(table, (id) => valueAt(table.records, id, index));
  return field === null ? null : maskedValue(table, field, valueAt(table.records, field, index), "pane");
}

export function classesSheet({ lang }: Session, name: string, table: OpenTable, classes: readonly ClassifiedTable[]): ResultSheet {
  const display = table.def.fields.find((field) => table.layout.columns[field.id] !== undefined)?.id ?? "";
  const mask = textMask(table, "pane") ?? ((text: string) => text);
  const rows: CellValue[][] = [];
  const counts: CellValue[][] = [];
  for (const { field, lines } of classes) {
    const label = labelOf(table, field, lang);
    const byClass = new Map<string, number>();
    for (const line of lines) {
      byClass.set(line.label, (byClass.get(line.label) ?? 0) + 1);
      rows.push([label, line.record ?? String(line.row), sheetText(maskedValue(table, display, valueAt(table.records, display, line.index), "pane")), line.label === "" ? null : line.label, line.points, mask(line.reason, [line.index]), line.next === null ? null : line.next.label, line.next === null ? null : mask(line.next.text, [line.index])]);
    }
    counts.push([label, [...byClass.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([found, count]) => `${found === "" ? (lang === "zh-CN" ? "未分类" : "unclassified") : found} ${count}`).join(" · ")]);
  }
  const note = `${counts.map(([label, text]) => `${plainText(label ?? null)}: ${plainText(text ?? null)}`).join("    ")}    ${rebuilt[lang]}`;
  const header = lang === "zh-CN" ? ["分类", "记录编号", labelOf(table, display, lang), "等级", "得分", "为什么", "上一级", "还差什么"] : ["Classification", "Record", labelOf(table, display, lang), "Class", "Points", "Why", "Next class", "What is missing"];
  return listSheet(lang, name, sheetNames.classes[lang], note, header, rows, [12, 12, 28, 10, 7, 50, 10, 60]);
}

/** The row (from 0) in which the pivot of a report begins: under the title and a blank line. */
export const pivotRow = 2;

/** Title and pivot; below it, unless the report says that it is not wanted, how far it can be trusted and what it was built from. */
export function reportSheet({ lang }: Session, { report, sheet, pivot, quality }: BuiltReport, table: GovernedTable): ResultSheet {
  const many = (value: number): string => value.toLocaleString("en-US");
  const percent = `${(Math.floor(quality.share * 1000) / 10).toFixed(1)}%`;
  const wanted = report.minQuality === null ? "" : `${report.minQuality * 100}%`;
  const enough = quality.enough ? "" : lang === "zh-CN" ? `低于要求的 ${wanted}，仅供参考。` : ` Below the ${wanted} asked for: read with care.`;
  const trust =
    lang === "zh-CN"
      ? `${noteStarts.quality[lang]}${percent}：${many(quality.records)} 条记录中 ${many(quality.clean)} 条没有错误。${enough}`
      : `${noteStarts.quality[lang]}${percent}: ${many(quality.clean)} of ${many(quality.records)} records have no error.${enough}`;
  const gaps = quality.gaps.map(({ label, blank }) => (lang === "zh-CN" ? `${many(blank)} 条没有${label["zh-CN"]}，归在“（空白）”。` : ` ${many(blank)} of them have no ${label.en} and stand under "(blank)".`)).join("");
  const texts = quality.texts.map(({ label, count }) => (lang === "zh-CN" ? `${many(count)} 条的${label["zh-CN"]}是文本，不是日期，各成一组。` : ` ${many(count)} of them have a text under ${label.en} that is no date, and stand apart.`)).join("");
  const source = lang === "zh-CN" ? `${noteStarts.source[lang]}${table.layout.sheet} · 表 ${table.governed.info.name} · 模板 ${table.template.title["zh-CN"]} ${table.template.version}` : `${noteStarts.source[lang]}${table.layout.sheet} · table ${table.governed.info.name} · template ${table.template.title.en} ${table.template.version}`;
  const notes = report.qualityLine === false ? [] : [`${trust}${gaps}${texts}`, source];
  // A pivot that grows by a group or two in Excel does not meet them.
  const below = pivot.row + pivot.cells.length + 2;
  return {
    name: sheet,
    cells: [[report.title[lang]], ...(notes.length === 0 ? [] : Array.from({ length: below - 1 }, () => [])), ...notes.map((note) => [note])],
    looks: [{ row: 0, column: 0, rows: 1, columns: 1, look: titleLook }, ...(notes.length === 0 ? [] : [{ row: below, column: 0, rows: notes.length, columns: 1, look: noteLook }])],
    widths: pivot.cells[0] === undefined ? [] : widthsOf(pivot.cells),
    frozenRows: pivot.row + pivot.cells.length - pivot.rowLines.length,
    pivot,
  };
}

function widthsOf(cells: readonly (readonly CellValue[])[]): number[] {
  const columns = cells.reduce((most, line) => Math.max(most, line.length), 0);
  return Array.from({ length: columns }, (_, c) => Math.min(28, cells.reduce((most, line) => Math.max(most, shownWidth(line[c] ?? null) + 2), 14)));
}

/** Numbers are shown with separators and up to two decimals. */
function shownWidth(value: CellValue): number {
  return typeof value === "number" ? value.toLocaleString("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 2 }).length : textWidth(plainText(value));
}

function textWidth(text: string): number {
  return [...text].reduce((sum, character) => sum + (character > "\u2e7f" ? 2 : 1), 0);
}

/** The fields that let a person recognise a record: those the duplicate rule compares, up to five. */
function shownFields({ def, layout }: OpenTable): readonly string[] {
  const compared = def.dedupe.flatMap((rule) => rule.match.map((match) => match.field));
  return [...new Set(compared)].filter((field) => layout.columns[field] !== undefined).slice(0, 5);
}

function sheetText(value: CellValue): CellValue {
  return value === null ? null : plainText(value);
}

function labelOf(table: OpenTable, field: string, lang: Lang): string {
  return table.def.fields.find((candidate) => candidate.id === field)?.label[lang] ?? field;
}
