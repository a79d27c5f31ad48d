import { type Problem, type Result, fail, ok } from "../records/problem";
import { loadTemplate } from "../template/loadTemplate";
import type { TableDef, Template } from "../template/template";
import type { SheetInfo, TableInfo } from "../workbook/host";
import type { Layout } from "./readRecords";
import type { Session } from "./session";
import type { StateDocument, TableBinding } from "./state";

export type BoundTable = { readonly native: TableInfo; readonly template: Template; readonly def: TableDef; readonly layout: Layout };

/** A governed table as it is bound: where it stands and what its template says; null where the workbook has no such native table. */
export function boundTable(session: Session, { tables, templates }: StateDocument, id: string, sheets: readonly SheetInfo[]): Result<BoundTable | null> {
  const bound = tables[id];
  const native = bound === undefined ? undefined : nativeTable(bound, tables, sheets.flatMap((sheet) => sheet.tables));
  if (bound === undefined || native === undefined) return ok(null);
  const template = loadTemplate(session.tools.encodeUtf8(templates[bound.templateHash] ?? ""), session.tools);
  if (!template.ok) return template;
  const def = template.value.tables.find((candidate) => candidate.id === id);
  if (def === undefined) return fail(tableGone(bound.tableName));
  const layout = boundLayout(def, bound, native);
  return layout.ok ? ok({ native, template: template.value, def, layout: layout.value }) : layout;
}

/** The native table of that name; where there is none, the one that has its record ids and most of its other columns: people rename tables too. Undefined where none or several could be it. */
function nativeTable(bound: TableBinding, tables: StateDocument["tables"], native: readonly TableInfo[]): TableInfo | undefined {
  const same = native.find(({ name }) => name.toLowerCase() === bound.tableName.toLowerCase());
  if (same !== undefined) return same;
  const taken = new Set(Object.values(tables).map(({ tableName }) => tableName.toLowerCase()));
  const like = native.filter(({ name, columns }) => {
    const headers = new Set(columns.map((column) => column.name));
    return !taken.has(name.toLowerCase()) && headers.has(bound.id.header) && bound.columns.filter(({ header }) => headers.has(header)).length * 2 > bound.columns.length;
  });
  return like.length === 1 ? like[0] : undefined;
}

/** Columns are found by table-column id first, then by header text, then by the names the template knows; what the program fills in never goes into a column of that name that people have. */
function boundLayout(def: TableDef, bound: TableBinding, native: TableInfo): Result<Layout> {
  const taken = new Set<number>();
  const columns: Record<string, number> = {};
  const at = (columnId: number, header: string, names: readonly string[]): number => {
    const same = (name: string) => native.columns.findIndex((column, index) => !taken.has(index) && column.name === name);
    const byId = native.columns.findIndex((column) => column.id === columnId);
    return byId >= 0 ? byId : [header, ...names].map(same).find((index) => index >= 0) ?? -1;
  };
  const idIndex = at(bound.id.columnId, bound.id.header, []);
  if (idIndex < 0) return fail(idColumnGone(bound, native));
  taken.add(idIndex);
  if (bound.id.field !== null) columns[bound.id.field] = native.area.column + idIndex;
  for (const { field, columnId, header } of bound.columns) {
    const definition = def.fields.find((candidate) => candidate.id === field);
    const index = at(columnId, header, definition === undefined || definition.system !== undefined ? [] : [definition.label["zh-CN"], definition.label.en, ...definition.aliases]);
    if (index < 0 || (taken.has(index) && field !== bound.id.field)) continue;
    taken.add(index);
    columns[field] = native.area.column + index;
  }
  const rows = native.area.rows - 1 - (native.totalsRow ? 1 : 0);
  const data = { row: native.area.row + 1, column: native.area.column, rows, columns: native.area.columns };
  return ok({ table: def.id, sheet: native.sheet, data, columns, idColumn: native.area.column + idIndex, factors: {}, runs: null, filled: def.fields.flatMap(({ id, system }) => (system === undefined ? [] : columns[id] ?? [])) });
}

export function tableGone(tableName: string): Problem {
  return {
    code: "table/gone",
    place: tableName,
    message: { "zh-CN": `规范表“${tableName}”不在工作簿里了。`, en: `The governed table "${tableName}" is no longer in the workbook.` },
    hint: { "zh-CN": "它可能连同工作表一起被删除，或者转换成了普通区域：在 Excel 里撤销那一步；或者用 clean-copy 去掉状态后重新建表。别的表照常可以用：用 --sheet 指定它。", en: "It may have been deleted with its sheet or converted to a range: undo that in Excel, or remove the state with clean-copy and govern again. Other tables can be worked with: name one with --sheet." },
  };
}

function idColumnGone(bound: TableBinding, native: TableInfo): Problem {
  return {
    code: "table/idColumnGone",
    place: native.sheet,
    message: { "zh-CN": `表“${native.name}”里找不到记录编号列“${bound.id.header}”。`, en: `The table "${native.name}" has lost its record-id column "${bound.id.header}".` },
    hint: { "zh-CN": "在 Excel 里撤销对这一列的删除；或者用 clean-copy 去掉状态后重新建表。", en: "Undo the deletion of that column in Excel, or remove the state with clean-copy and govern again." },
  };
}
