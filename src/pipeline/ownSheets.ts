/**
 * Which sheets of the workbook are ours to rebuild. The name that our state knows is not enough: the sheet may have been undone, deleted or renamed by hand, and somebody may have made one of that name.
 * Ours is what also carries what only we write: the pivot of a report, or the head of a list.
 */
import type { ChangeHead, ChangeSet } from "../changes/changeSet";
import { type Result, ok } from "../records/problem";
import { reportPivot, reportPivotMark } from "../template/reportPivot";
import type { SheetInfo, WorkbookHost } from "../workbook/host";
import { sameName } from "../workbook/names";
import { sheetNameOf } from "./resultSheet";

type Words = { readonly "zh-CN": string; readonly en: string };

/** Wanted names of the result sheets; long tables say which one they are about. */
export const sheetNames = {
  findings: { "zh-CN": "问题清单", en: "Findings" },
  duplicates: { "zh-CN": "重复客户", en: "Duplicates" },
  elsewhere: { "zh-CN": "别的表里也有", en: "Elsewhere" },
  classes: { "zh-CN": "分类与理由", en: "Classes" },
} as const satisfies Record<string, Words>;

/** Stands in the second line of each list. */
export const rebuilt: Words = { "zh-CN": "每次运行都会重建，请不要在这里填写内容。", en: "Rebuilt at every run; do not type anything here." };

/** What the lines below a report begin with: its quality, and its source. */
export const noteStarts = { quality: { "zh-CN": "数据质量 ", en: "Data quality " }, source: { "zh-CN": "来源：", en: "Source: " } } as const satisfies Record<string, Words>;

type IsOurs = (sheet: SheetInfo) => boolean;

/** `known`: the names of result sheets that the state has. */
export function isReport(id: string, known: readonly string[]): IsOurs {
  return ({ name, pivots }) => known.includes(name) && pivots.some((pivot) => sameName(pivot.name, reportPivot(id)));
}

/** Whether a report of ours stands there, whichever. */
export function isAnyReport(known: readonly string[]): IsOurs {
  return ({ name, pivots }) => known.includes(name) && pivots.some((pivot) => pivot.name.startsWith(reportPivotMark));
}

/** The sheet of ours of that wanted name, the one with the highest number behind it; null where there is none. */
export function standingSheet(wanted: string, sheets: readonly SheetInfo[], isOurs: IsOurs): SheetInfo | null {
  const base = sheetNameOf(wanted).toLowerCase();
  const numberOf = ({ name }: SheetInfo): number => (name.toLowerCase() === base ? 1 : name.toLowerCase().startsWith(`${base} `) ? Number(/^\d+$/.exec(name.slice(base.length + 1))?.[0] ?? 0) : 0);
  return sheets.filter((sheet) => numberOf(sheet) > 0 && isOurs(sheet)).sort((a, b) => numberOf(b) - numberOf(a))[0] ?? null;
}

/** The wanted name, with a number where another sheet has it. */
export function freeName(wanted: string, sheets: readonly SheetInfo[]): string {
  const base = sheetNameOf(wanted);
  for (let n = 1; ; n++) {
    const name = n === 1 ? base : `${base} ${n}`;
    if (!sheets.some((sheet) => sheet.name.toLowerCase() === name.toLowerCase())) return name;
  }
}

/** Those of the known names whose sheets are lists of ours: findings, duplicates and the like. */
export async function ourLists(host: WorkbookHost, sheets: readonly SheetInfo[], known: readonly string[]): Promise<Result<ReadonlySet<string>>> {
  const lists = new Set<string>();
  const titles: readonly string[] = Object.values(sheetNames).flatMap((words) => Object.values(words));
  for (const { name, kind, used } of sheets) {
    if (!known.includes(name) || kind !== "worksheet" || used === null) continue;
    const head = await host.readCells(name, { row: 0, column: 0, rows: 2, columns: 1 });
    if (!head.ok) return head;
    const [title, note] = head.value.values.map(([value]) => String(value ?? ""));
    if (titles.includes(title!) && Object.values(rebuilt).some((text) => note!.includes(text))) lists.add(name);
  }
  return ok(lists);
}

/** The sheets of results that are ours, reports and lists. */
export async function ourSheets(host: WorkbookHost, sheets: readonly SheetInfo[], known: readonly string[]): Promise<Result<ReadonlySet<string>>> {
  const reports = sheets.filter(isAnyReport(known));
  const lists = await ourLists(host, sheets.filter((sheet) => !reports.includes(sheet)), known);
  return lists.ok ? ok(new Set([...lists.value, ...reports.map(({ name }) => name)])) : lists;
}

/** Whether somebody has written on the sheet of a report: a cell that is neither its pivot's nor its title or one of the lines below it. */
export async function hasWriting(host: WorkbookHost, { name, used, pivots }: SheetInfo, title: string): Promise<Result<boolean>> {
  if (used === null) return ok(false);
  const read = await host.readCells(name, used, { formulas: true });
  if (!read.ok) return read;
  const starts = Object.values(noteStarts).flatMap((words) => Object.values(words));
  const ofUs = (row: number, column: number, text: string): boolean =>
    (row === 0 && column === 0 && sheetNameOf(text) === sheetNameOf(title)) ||
    (column === 0 && starts.some((start) => text.startsWith(start))) ||
    // What a pivot is filtered by stands above it.
    pivots.some(({ area }) => column >= area.column && column < area.column + area.columns && row >= area.row && row < area.row + area.rows) || pivots.some(({ area }) => area.row > 2 && row > 0 && row < area.row && column >= area.column && column < area.column + 2);
  return ok(read.value.values.some((line, r) => line.some((value, c) => (read.value.formulas?.[r]?.[c] != null || (value !== null && value !== "")) && !ofUs(used.row + r, used.column + c, String(value ?? "")))));
}

const makesResults: ReadonlySet<string> = new Set(["export", "report", "reportRemoved", "run"]);

/** Whether the sheets that a change set made, or that undoing it brings back, are sheets of results. */
function isOfResults(change: ChangeHead, changes: readonly ChangeHead[]): boolean {
  const { undoes, command } = change.why;
  if (undoes === undefined) return makesResults.has(command);
  const undone = changes.find(({ id }) => id === undoes);
  return undone !== undefined && isOfResults(undone, changes);
}

/** The sheets of results of a change set: `came`: those that were not there before it; `made`: also those that it made anew; `went`: those that it took away. */
export function resultSheetsOf(change: ChangeSet, changes: readonly ChangeHead[]): { readonly came: readonly string[]; readonly made: readonly string[]; readonly went: readonly string[] } {
  const steps = new Map<string, boolean[]>();
  for (const { write, undo } of isOfResults(change, changes) ? change.ops : []) {
    if (write.verb !== "addSheet" && write.verb !== "restoreSheet" && write.verb !== "deleteSheet") continue;
    // Bringing back how visible a sheet was makes none.
    const puts = undo.some(({ verb }) => verb === "deleteSheet");
    if (puts || write.verb === "deleteSheet") steps.set(write.name, [...(steps.get(write.name) ?? []), puts]);
  }
  const names = (which: (put: readonly boolean[]) => boolean): readonly string[] => [...steps].flatMap(([name, put]) => (which(put) ? [name] : []));
  return { came: names((put) => put[0]! && put.at(-1)!), made: names((put) => put.at(-1)!), went: names((put) => !put[0]! && !put.at(-1)!) };
}
