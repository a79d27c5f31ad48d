import { chineseData } from "../fields/chineseData";
import type { Inputs } from "../expression/expression";
import { type TypedTable, typeColumn } from "../fields/typedTable";
import type { Finding } from "../findings/finding";
import { renderMessage } from "../findings/renderFinding";
import { type CellValue, isCellError, plainText, sameValue } from "../records/cellValue";
import type { Problem } from "../records/problem";
import { type Column, type RecordTable, encodeColumn, valueAt } from "../records/recordTable";
import { serialFromIso } from "../records/serialDay";
import { findingMessage, ruleKinds } from "../rules/index";
import type { CheckInput } from "../rules/rule";
import { classesOf } from "../rules/classification/classify";
import { acrossIn, duplicatesIn, expectedValue, mergedIn, repeatsIn } from "./duplicateTrials";
import { mayAct, overrideOf } from "../template/permission";
import type { ClassifyDef, ExpectedIssue, Moment, TableDef, Template, TemplateTest } from "../template/template";
import { referencesIn } from "./relinkTable";
import { workedOutValues } from "./workedOutValues";
import { WorkbookTables } from "./workbookTables";

/** A test of a template with its rows read. `def` may be exchanged for another definition of the same fields. */
export type Trial = { readonly test: TemplateTest; readonly pointer: string; readonly input: CheckInput };

/** Runs the tests that a template carries: each that does not hold is a problem that says what was expected and what came out. */
export function testTemplate(template: Template): readonly Problem[] {
  return trialsOf(template).flatMap(runTrial);
}

export function trialsOf(template: Template): readonly Trial[] {
  return template.tests.flatMap((test, index) => {
    const def = template.tables.find((table) => table.id === test.table);
    if (def === undefined) return [];
    const today = test.today === null ? 0 : (serialFromIso(test.today, 1900) ?? 0);
    const inputs: Inputs = { today, now: today, me: test.me, calendar: template.calendar, dateSystem: 1900, chinese: chineseData };
    const given = [[def.id, test.given] as const, ...Object.entries(test.related).filter(([id]) => id !== def.id)];
    let tables: ReadonlyMap<string, TypedTable> = new Map(given.map(([id, rows]) => { const of = template.tables.find((table) => table.id === id)!; return [id, typed(of, recordsOf(of, rows))] as const; }));
    // Twice: what one table works out may rest on what another does.
    for (const [id, rows] of [...given, ...given].reverse()) tables = new Map([...tables, [id, withWorkedOut(new WorkbookTables(template, tables, inputs).input(id), rows)]]);
    const book = new WorkbookTables(template, tables, inputs);
    const moments: ReadonlySet<Moment> | null = test.at === null ? null : new Set([test.at]);
    const old = test.before === null ? null : book.inputOf(def.id, typed(def, recordsOf(def, test.given.map((_, row) => test.before![row] ?? {})))).table;
    return [{ test, pointer: `/tests/${index}`, input: { ...book.input(def.id), ...(moments === null ? {} : { moments: () => moments }), ...(old === null ? {} : { old }) } }];
  });
}

function runTrial({ test, pointer, input }: Trial): readonly Problem[] {
  const problems: Problem[] = [];
  const differs = (what: keyof typeof words, expected: string, actual: string): void => {
    problems.push(failed(test.name, pointer, what, expected, actual));
  };
  const { issues, said, classes, duplicates, across, mayKeep, onDelete, onArchive, onMerge, merged, mergeAsks, repeats } = test.expect;
  if (issues !== undefined) {
    const findings = ruleKinds.flatMap((kind) => kind.check(input));
    const found = issuesOf(findings);
    const expected = [...issues].sort();
    if (found.join(" ") !== expected.join(" ")) differs("issues", expected.join(", "), found.join(", "));
    for (const { rule, severity, message } of said ?? []) {
      const own = findings.filter((finding) => finding.rule === rule);
      const other = own.find((finding) => severity !== undefined && finding.severity !== severity);
      if (other !== undefined) differs("severity", `${rule} = ${severity!}`, `${rule} = ${other.severity}`);
      const silent = message === undefined ? undefined : own.find((finding) => !texts(finding, input.def).some((text) => text.includes(message)));
      if (silent !== undefined) differs("message", message!, texts(silent, input.def)[0]!);
    }
  }
  if (mayKeep !== undefined) {
    const kept = mayKeepOf(ruleKinds.flatMap((kind) => kind.check(input)), input).join(", ");
    if (kept !== mayKeep.join(", ")) differs("mayKeep", mayKeep.join(", "), kept);
  }
  for (const [on, outcomes] of [["onDelete", onDelete], ["onArchive", onArchive], ["onMerge", onMerge]] as const) {
    for (const [field, expected] of Object.entries(outcomes ?? {})) {
      const found = outcomeOf(input, field, on);
      if (found !== expected) differs(on, `${field} = ${expected}`, `${field} = ${found ?? ""}`);
    }
  }
  for (const [target, expected] of Object.entries(classes ?? {})) {
    const definition = input.def.classify.find((candidate) => candidate.target === target);
    const found = definition === undefined ? null : classOf(input, definition);
    if (found !== expected) differs("class", `${target} = ${expected}`, `${target} = ${found ?? ""}`);
  }
  if (duplicates !== undefined) {
    const found = duplicatesIn(input, input.def.dedupe);
    if (found !== duplicates) differs("duplicates", String(duplicates), String(found));
  }
  for (const [other, expected] of Object.entries(across ?? {})) {
    const found = acrossIn(input, other, input.def.dedupe);
    if (found !== expected) differs("across", `${other} = ${expected}`, `${other} = ${found}`);
  }
  if (repeats !== undefined) {
    const found = repeatsIn(test, input, input.def.dedupe);
    if (found !== repeats) differs("repeats", repeats, found);
  }
  if (merged !== undefined || mergeAsks !== undefined) {
    const found = mergedIn(test, input, input.def.dedupe);
    if (merged === null || found === null) { if ((merged ?? null) !== null || found !== null) differs("merged", merged === null ? "null" : mergeText(merged ?? {}), found === null ? "null" : mergeText({})); }
    else {
      for (const [field, value] of Object.entries(merged ?? {})) if (!sameValue(found.says(field), expectedValue(input.def, input.table, field, value))) differs("merged", mergeText({ [field]: value }), mergeText({ [field]: found.says(field) }));
      if (mergeAsks !== undefined && found.open.join(", ") !== mergeAsks.join(", ")) differs("mergeAsks", mergeAsks.join(", "), found.open.join(", "));
    }
  }
  return problems;
}

function mergeText(values: { readonly [field: string]: CellValue }): string {
  return Object.entries(values).map(([field, value]) => `${field} = ${plainText(value)}`).join(", ");
}

/** What a test sees of findings: their rules, sorted, each once. Notes about the spelling of a value are not what a test is about, nor that it leaves other tables out. */
export function issuesOf(findings: readonly Finding[]): readonly string[] {
  return [...new Set(findings.filter((finding) => (finding.severity !== "info" || !finding.rule.startsWith("field/")) && finding.messageId !== "noTable").map((finding) => finding.rule))].sort();
}

/** The rules whose findings whoever acts may leave as they are, sorted, each once. */
export function mayKeepOf(findings: readonly Finding[], { def, inputs }: Pick<CheckInput, "def" | "inputs">): readonly string[] {
  const may = ({ rule, at }: Finding): boolean => { const { allowed = true, by } = overrideOf(rule, at.map(({ field }) => field), def) ?? {}; return allowed && mayAct(by, inputs.me); };
  return issuesOf(findings).filter((rule) => findings.filter((finding) => finding.rule === rule).every(may));
}

/** What becomes of the first row when the record goes that it names in a field; null where it names none of those that there are. */
export function outcomeOf(input: CheckInput, field: string, on: "onArchive" | "onDelete" | "onMerge"): string | null {
  const relation = input.def.relations.find(({ from }) => from === field);
  const target = relation === undefined ? undefined : input.related?.(relation.to);
  if (relation === undefined || target === undefined || !("table" in target)) return null;
  const gone = Object.fromEntries(target.table.records.ids.flatMap((id) => (id === null ? [] : [[id, null]])));
  return referencesIn(input, relation.to, gone).some((edit) => edit.index === 0 && edit.relation.id === relation.id) ? relation[on] : null;
}

/** Whether every finding of that rule is what the test says of it. */
export function isAsSaid(findings: readonly Finding[], { rule, severity, message }: ExpectedIssue, def: TableDef): boolean {
  return findings.every((finding) => finding.rule !== rule || ((severity === undefined || finding.severity === severity) && (message === undefined || texts(finding, def).some((text) => text.includes(message)))));
}

/** Of the first row. */
export function classOf(input: CheckInput, definition: ClassifyDef): string | null {
  return classesOf(input, definition)[0] ?? null;
}

function texts(finding: Finding, def: TableDef): readonly string[] {
  const message = findingMessage(finding, def);
  return [renderMessage(finding, message, "zh-CN"), renderMessage(finding, message, "en")];
}

/** Every field has a column: a field that the test leaves out is blank. JSON has no dates, so an ISO date in a date field stands for its serial day. */
function recordsOf(def: TableDef, given: TemplateTest["given"]): RecordTable {
  const cell = (value: CellValue, isDate: boolean): CellValue => (isDate && typeof value === "string" ? (serialFromIso(value, 1900) ?? value) : value);
  const columns: Record<string, Column> = Object.fromEntries(def.fields.map((field) => [field.id, encodeColumn(given.map((row) => cell(row[field.id] ?? null, field.fieldType.isDate === true)))]));
  return { table: def.id, ids: given.map((row, index) => (def.recordId === null ? null : plainText(row[def.recordId] ?? null).trim() || null) ?? `T${index + 1}`), rows: Uint32Array.from(given, (_, index) => index + 2), columns, formulas: {} };
}

/** What holds at all times need not be written in a test: it is as it should be where a row leaves it out. */
function withWorkedOut(input: CheckInput, given: TemplateTest["given"]): TypedTable {
  const { def, table } = input;
  const worked = Object.entries(workedOutValues(input));
  if (worked.length === 0) return table;
  const columns = Object.fromEntries(worked.map(([id, { codes, dictionary }]) => [id, encodeColumn(given.map((row, index) => { const value = dictionary[codes[index]!] ?? null; return id in row ? valueAt(table.records, id, index) : isCellError(value) ? null : value; }))]));
  const formulas = Object.fromEntries(def.fields.flatMap(({ id, calculated }) => (calculated === undefined ? [] : [[id, given.flatMap((row, index) => (id in row ? [] : [index]))]])));
  return typed(def, { ...table.records, columns: { ...table.records.columns, ...columns }, formulas });
}

function typed(def: TableDef, records: RecordTable): TypedTable {
  const columns = Object.fromEntries(def.fields.map((field) => [field.id, typeColumn(records.columns[field.id]!, field.fieldType, { spec: field, dateSystem: 1900, dayFirst: null })]));
  return { records, size: records.rows.length, columns };
}

const words = {
  issues: { "zh-CN": "问题", en: "findings" },
  severity: { "zh-CN": "严重程度", en: "the severity" },
  message: { "zh-CN": "说明", en: "the message" },
  class: { "zh-CN": "分类", en: "class" },
  mayKeep: { "zh-CN": "可以保留的问题", en: "what may be left" },
  onDelete: { "zh-CN": "所指记录删除时", en: "on deleting" },
  onArchive: { "zh-CN": "所指记录归档时", en: "on archiving" },
  onMerge: { "zh-CN": "所指记录被合并时", en: "on merging" },
  duplicates: { "zh-CN": "重复对数", en: "duplicate pairs" },
  merged: { "zh-CN": "合并结果", en: "the merged record to say" },
  mergeAsks: { "zh-CN": "合并时要由人选的", en: "a person to be asked, on merging, for" },
  repeats: { "zh-CN": "对重复的处理", en: "what is done where a record is there already" },
  across: { "zh-CN": "和另一张表相同的对数", en: "pairs that are the same in another table" },
};

function failed(name: string, pointer: string, what: keyof typeof words, expected: string, actual: string): Problem {
  return {
    code: "template/test-failed",
    pointer,
    place: name,
    message: { "zh-CN": `测试没有通过：应得到${words[what]["zh-CN"]}“${expected || "无"}”，实际是“${actual || "无"}”。`, en: `The test does not hold: it expects ${words[what].en} "${expected || "none"}" and gets "${actual || "none"}".` },
    hint: { "zh-CN": "改正规则，或者改正这个测试的期望。", en: "Correct the rule, or what the test expects." },
  };
}
