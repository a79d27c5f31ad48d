import { joint, severalTexts } from "../../fields/severalValues";
import { type TypedColumn, typedValues } from "../../fields/typedTable";
import type { Finding, Fix } from "../../findings/finding";
import { plainText } from "../../records/cellValue";
import type { Localized } from "../../records/text";
import type { RelationDef } from "../../template/template";
import { cellAt, tableAt } from "../cellAt";
import type { CheckInput, RelatedTable, RuleKind } from "../rule";
import { type Resolution, recordName, recordsById, resolveTexts } from "./resolve";

const messages: { readonly [messageId: string]: Localized } = {
  named: { "zh-CN": "“{value}”就是“{table}”的记录 {id}（{name}）。改成编号后，对方改名也不会断开。", en: "“{value}” is record {id} of {table} ({name}). With its id here, renaming it breaks nothing." },
  several: { "zh-CN": "“{table}”里有几条记录叫“{value}”：{records}。填上其中一条的编号。", en: "Several records of {table} are called “{value}”: {records}. Enter the id of one of them." },
  similar: { "zh-CN": "“{table}”里没有“{value}”，相近的有：{records}。是其中一条就填它的编号，否则先新建这条记录。", en: "{table} has no “{value}”; it has {records}. Enter the id of the one that is meant, or add the record first." },
  dangling: { "zh-CN": "“{table}”里没有“{value}”这条记录。改成已有记录的编号，或者先新建它。", en: "{table} has no record “{value}”. Enter the id of one that is there, or add it first." },
  archived: { "zh-CN": "它引用的“{table}”记录 {value} 已经归档。", en: "The record {value} of {table} that it names has been archived." },
  merged: { "zh-CN": "它引用的“{table}”记录 {value} 已经并入 {id}（{name}）。模板让这里保留原来的引用。", en: "The record {value} of {table} that it names was merged into {id} ({name}). The template keeps what was named here." },
  mergedAway: { "zh-CN": "“{table}”的记录 {value} 已经并入 {id}（{name}）。改成现在的编号。", en: "The record {value} of {table} was merged into {id} ({name}). Enter that id." },
  orphan: { "zh-CN": "没有填它属于“{table}”的哪条记录。填上那条记录的编号。", en: "It does not say which record of {table} it belongs to. Enter the id of that record." },
  cycle: { "zh-CN": "引用绕回了自己：{path}。改掉其中一处“{label}”。", en: "The references lead back to themselves: {path}. Change one {label} on the way." },
  shared: { "zh-CN": "“{name}”（{id}）已经被第 {rows} 行引用，这里只能一对一。改成别的记录，或清空其中一处。", en: "{name} ({id}) is also named in row {rows}; only one row may name it. Choose another record, or clear one of them." },
  filtered: { "zh-CN": "不能引用“{name}”（{id}）：它不符合“{label}”允许的条件。换一条符合条件的记录。", en: "{name} ({id}) is not allowed here: it does not meet the condition of {label}. Choose a record that does." },
  noTable: { "zh-CN": "工作簿里还没有规范表“{table}”，“{label}”引用的记录没有检查。把那张表也建好再检查。", en: "The workbook has no governed table of {table} yet, so what {label} names was not checked. Govern that table too, then check again." },
};

/**
 * References to records of other tables and of this one: each name is that of a record, one record is not named twice where only one may name it, detail rows have a parent, references within a
 * table end somewhere, and what is named is allowed. The rule is `relation/<id>`. Nothing is invented: a text that names exactly one record gets a fix to its id, one that is like some is told with
 * them, the rest stays as it is.
 */
export const relations: RuleKind = {
  kind: "relation",
  messages,
  check: (input) => input.def.relations.flatMap((relation) => checkRelation(relation, input)),
  groups({ def, table }) {
    const exclusive = def.relations.flatMap(({ id, from, kind }) => { const column = table.columns[from]; return kind === "one" && column !== undefined ? [{ id, column }] : []; });
    return (index) => exclusive.flatMap(({ id, column }) => { const value = column.typed[column.codes[index]!] ?? null; return value === null ? [] : [`${id} ${plainText(value)}`]; });
  },
  message: (finding) => messages[finding.messageId],
};

type Facts = Finding["data"];
type Draft = Omit<Finding, "rule" | "at" | "data"> & { readonly data: Facts };

function checkRelation(relation: RelationDef, input: CheckInput): readonly Finding[] {
  const { table, def, related, inputs } = input;
  const column = table.columns[relation.from];
  // Who checks a table by itself, such as a test of one rule, learns nothing of others.
  if (column === undefined || related === undefined) return [];
  const label = def.fields.find(({ id }) => id === relation.from)!.label;
  const target = related(relation.to);
  if ("label" in target) return column.typed.every((value) => value === null) ? [] : [{ rule: `relation/${relation.id}`, messageId: "noTable", data: { label, table: target.label }, severity: "info", at: [tableAt(table, relation.from)] }];
  const facts: Facts = { label, table: target.def.label };
  const findings: Finding[] = [];
  const report = (index: number, { messageId, data, severity, fixes }: Draft): void => {
    findings.push({ rule: `relation/${relation.id}`, messageId, data: { ...facts, ...data }, severity, at: [cellAt(table, index, relation.from)], ...(fixes === undefined ? {} : { fixes }) });
  };
  const cells = readCells(column, relation, target);
  const nameOf = recordName(target, relation, inputs);
  const idOf = (record: number): string => target.table.records.ids[record] ?? "";
  const archived = new Set(target.table.records.archived);
  const { merged = {} } = target.table.records;
  const byRecordId = recordsById(target.table);
  const mergedInto = (text: string): Draft | null => {
    const id = Object.hasOwn(merged, text) ? merged[text]! : null;
    const [record] = id === null ? [] : (byRecordId.get(id) ?? []);
    return id === null || record === undefined ? null : { messageId: relation.onMerge === "keep" ? "merged" : "mergedAway", data: { value: text, id, name: nameOf(record) }, severity: relation.onMerge === "keep" ? "info" : "warning" };
  };
  const allowed = relation.filter?.bind(typedValues(table), inputs);
  for (let index = 0; index < table.size; index++) {
    const cell = cells[column.codes[index]!];
    if (cell === undefined) {
      if (relation.integrity.orphan !== null && column.parsed[column.codes[index]!]?.ok !== false) report(index, { messageId: "orphan", data: {}, severity: relation.integrity.orphan });
      continue;
    }
    const fix = fixOf(cell, column, index, input, relation, (text, resolution) => (resolution.kind === "named" ? idOf(resolution.record) : resolution.kind === "id" || archived.has(text) || relation.onMerge === "keep" || mergedInto(text) === null ? "" : merged[text]!));
    for (const { text, resolution } of cell) {
      const left = resolution.kind === "id" ? null : archived.has(text) ? { messageId: "archived", data: { value: text }, severity: "info" as const } : mergedInto(text);
      const found = left ?? fault(text, resolution, relation, nameOf, idOf);
      if (found !== null) report(index, fix !== null && (resolution.kind === "named" || found.messageId === "mergedAway") ? { ...found, fixes: [fix] } : found);
    }
    const [only] = cell;
    if (only?.resolution.kind === "id" && allowed?.(index) === false) report(index, { messageId: "filtered", data: { id: only.text, name: nameOf(only.resolution.record) }, severity: "error" });
  }
  if (relation.kind === "one") shared(cells, column, input, relation, nameOf, report);
  if (relation.integrity.cycle !== null) cycles(input, relation, target, relation.integrity.cycle, nameOf, report);
  return findings;
}

type Cell = readonly { readonly text: string; readonly resolution: Resolution }[];

/** What each distinct cell of the column names; undefined where it is blank or cannot be read. */
function readCells(column: TypedColumn, relation: RelationDef, target: RelatedTable): readonly (Cell | undefined)[] {
  const texts = column.typed.map((value, code) => (value === null || column.parsed[code]?.ok !== true ? [] : relation.kind === "manyToMany" ? severalTexts(plainText(value)) : [plainText(value)]));
  const resolved = resolveTexts([...new Set(texts.flat())], relation, target);
  return texts.map((several) => (several.length === 0 ? undefined : several.map((text) => ({ text, resolution: resolved.get(text)! }))));
}

function fault(text: string, resolution: Resolution, relation: RelationDef, nameOf: (record: number) => string, idOf: (record: number) => string): Draft | null {
  const list = (records: readonly number[]): string => records.slice(0, 5).map((record) => `${idOf(record)} ${nameOf(record)}`).join("；") + (records.length > 5 ? " …" : "");
  switch (resolution.kind) {
    case "id": return null;
    case "named": return { messageId: "named", data: { value: text, id: idOf(resolution.record), name: nameOf(resolution.record), ...(resolution.by === null ? {} : { by: resolution.by }) }, severity: "warning" };
    case "several": return { messageId: "several", data: { value: text, records: list(resolution.records), count: resolution.records.length, ids: resolution.records.map(idOf) }, severity: relation.integrity.dangling };
    case "similar": return { messageId: "similar", data: { value: text, records: list(resolution.records), count: resolution.records.length }, severity: relation.integrity.dangling };
    case "none": return { messageId: "dangling", data: { value: text }, severity: relation.integrity.dangling };
  }
}

/** Ids (`idFor`; "" = none) for the texts that each name one record, the other texts as they stand; null where there is nothing to put in, or a formula stands there. */
function fixOf(cell: Cell, column: TypedColumn, index: number, { table }: CheckInput, relation: RelationDef, idFor: (text: string, resolution: Resolution) => string): Fix | null {
  if (!cell.some(({ text, resolution }) => idFor(text, resolution) !== "") || table.records.formulas[relation.from]?.includes(index) === true) return null;
  const texts = cell.map(({ text, resolution }) => idFor(text, resolution) || text);
  return { edits: [{ at: cellAt(table, index, relation.from), before: column.raw[column.codes[index]!] ?? null, after: [...new Set(texts)].join(joint) }], lossless: true };
}

type Report = (index: number, draft: Draft) => void;

/** Rows that name the same record. */
function shared(cells: readonly (Cell | undefined)[], column: TypedColumn, { table }: CheckInput, { integrity }: RelationDef, nameOf: (record: number) => string, report: Report): void {
  const byRecord = new Map<number, number[]>();
  for (let index = 0; index < table.size; index++) {
    const resolution = cells[column.codes[index]!]?.[0]?.resolution;
    if (resolution?.kind === "id") (byRecord.get(resolution.record) ?? byRecord.set(resolution.record, []).get(resolution.record)!).push(index);
  }
  for (const [record, group] of byRecord) {
    if (group.length === 1) continue;
    for (const index of group) {
      const rows = group.filter((other) => other !== index).slice(0, 10).map((other) => table.records.rows[other]!);
      report(index, { messageId: "shared", data: { id: cells[column.codes[index]!]![0]!.text, name: nameOf(record), rows: rows.join("、"), count: group.length }, severity: integrity.dangling });
    }
  }
}

/** Records of a table whose references lead back to them: one finding each, which shows the way round. */
function cycles({ table }: CheckInput, { from }: RelationDef, target: RelatedTable, severity: Finding["severity"], nameOf: (record: number) => string, report: Report): void {
  const byId = recordsById(target.table);
  const column = table.columns[from]!;
  const next = Array.from({ length: table.size }, (_, index) => {
    const value = column.typed[column.codes[index]!] ?? null;
    const found = value === null ? undefined : byId.get(plainText(value));
    return found?.length === 1 ? found[0]! : -1;
  });
  // 0 = not seen, otherwise the walk that came by first.
  const walk = new Uint32Array(table.size);
  for (let start = 0; start < table.size; start++) {
    let at = start;
    while (at >= 0 && walk[at] === 0) {
      walk[at] = start + 1;
      at = next[at]!;
    }
    if (at < 0 || walk[at] !== start + 1) continue;
    const round = [at];
    for (let step = next[at]!; step !== at; step = next[step]!) round.push(step);
    round.forEach((index, place) => {
      const way = [...round.slice(place), ...round.slice(0, place), index].map(nameOf);
      report(index, { messageId: "cycle", data: { path: (way.length > 8 ? [...way.slice(0, 6), "…", way.at(-1)!] : way).join(" → "), count: round.length }, severity });
    });
  }
}
