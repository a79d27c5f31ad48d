import type { Json } from "../records/cellValue";
import { type Problem, type Result, fail } from "../records/problem";
import { readReport } from "../template/readReport";
import type { ReportDef } from "../template/template";
import { checkTables } from "./check";
import { type GovernedTable, governedTables } from "./locate";
import { isReportable, nextReportId, reportsAbout } from "./ownReports";
import { type Reported, missingFields, reportState, reportTables } from "./report";
import { sheetNameOf } from "./resultSheet";
import type { Localized, Session } from "./session";

/**
 * Keeps a report of somebody's own in the workbook and builds it: one change set. `id` null: a new one; else it takes the place of the one with that id, and the sheet that it stood on goes where its
 * name is another now. `report`: as a template would say it, without an id. Problems: those of a template's reports, `report/nameTaken`, `report/masked`, `report/missing`, `report/notOwn`, `table/gone`.
 */
export async function keepReport(session: Session, tableId: string, id: string | null, report: { readonly [keyword: string]: Json }): Promise<Result<Reported>> {
  const tables = await governedTables(session);
  if (!tables.ok) return tables;
  const table = tables.value.find(({ def }) => def.id === tableId);
  if (table === undefined) return fail(noTable(tableId));
  const read = await reportState(session);
  if (!read.ok) return read;
  const { own, state } = read.value;
  if (id !== null && !own.some((one) => one.id === id)) return fail(notOwn(id));
  const kept = { ...report, id: id ?? nextReportId(state.document.ownReports, tables.value.map(({ template }) => template)), source: tableId };
  const definition = readReport(kept, table.template);
  if (!definition.ok) return definition;
  const wrong = refusal(definition.value, table, tables.value.flatMap(({ def, template }) => reportsAbout(def, template, own)), state.document.lang ?? session.lang);
  if (wrong !== null) return fail(wrong);
  const checked = await checkTables(session, tables.value);
  return checked.ok ? reportTables(session, checked.value, [kept.id], { id: kept.id, table: tableId, report: kept }) : checked;
}

/** Takes a report of somebody's own out of the workbook, with its sheet: one change set. Problems: `report/notOwn`. */
export async function removeReport(session: Session, id: string): Promise<Result<Reported>> {
  const tables = await governedTables(session);
  if (!tables.ok) return tables;
  const read = await reportState(session);
  if (!read.ok) return read;
  const gone = read.value.own.find((one) => one.id === id);
  const [first] = tables.value;
  if (gone === undefined || first === undefined) return fail(notOwn(id));
  return reportTables(session, [{ table: first, findings: [] }], [], { id, table: gone.table, report: null });
}

function refusal(report: ReportDef, table: GovernedTable, others: readonly { readonly id: string; readonly title: Localized }[], lang: Session["lang"]): Problem | null {
  const { def } = table;
  const label = (id: string): Localized => def.fields.find((field) => field.id === id)?.label ?? { "zh-CN": id, en: id };
  const shown = [...report.rows, ...report.columns, ...(report.filter === undefined ? [] : [report.filter]), ...report.values.filter(({ aggregate }) => aggregate === "min" || aggregate === "max")].flatMap(({ field }) => field ?? []);
  const hidden = shown.find((field) => !isReportable(def, field));
  if (hidden !== undefined) return masked(label(hidden));
  const missing = missingFields(table, report).map(label);
  if (missing.length > 0) return lacking(missing);
  const name = sheetNameOf(report.title[lang]).toLowerCase();
  return name === "" || others.some(({ id, title }) => id !== report.id && sheetNameOf(title[lang]).toLowerCase() === name) ? nameTaken(report.title) : null;
}

function noTable(id: string): Problem {
  return { code: "table/gone", message: { "zh-CN": `没有规范表 ${id}。`, en: `There is no governed table ${id}.` }, hint: { "zh-CN": "先把工作表整理成规范表。", en: "Make a table of the sheet first." } };
}

function notOwn(id: string): Problem {
  return { code: "report/notOwn", message: { "zh-CN": `这个工作簿里没有自己做的报表 ${id}。`, en: `This workbook has no report of somebody's own that is called ${id}.` }, hint: { "zh-CN": "模板里的报表不能在这里改：复制一张再改；刚被撤销或删掉的，在历史里恢复。", en: "Reports of the template are not changed here: copy one and change that. One that was removed comes back by undoing that in the history." } };
}

function masked(field: Localized): Problem {
  return { code: "report/masked", message: { "zh-CN": `${field["zh-CN"]}的内容是遮盖的，不能放进报表。`, en: `What ${field.en} says is masked, so a report cannot show it.` }, hint: { "zh-CN": "换一个字段。", en: "Choose another field." } };
}

function lacking(fields: readonly Localized[]): Problem {
  return { code: "report/missing", message: { "zh-CN": `表里没有${fields.map((field) => field["zh-CN"]).join("、")}这一列。`, en: `The table has no column ${fields.map(({ en }) => en).join(", ")}.` }, hint: { "zh-CN": "换一个字段，或先把这一列补到表里。", en: "Choose another field, or bring the column into the table first." } };
}

function nameTaken(title: Localized): Problem {
  return { code: "report/nameTaken", message: { "zh-CN": `已经有一张报表叫“${title["zh-CN"]}”。`, en: `There is a report called “${title.en}” already.` }, hint: { "zh-CN": "换一个名称；工作表就用它命名。", en: "Give it another name: its sheet is called so." } };
}
