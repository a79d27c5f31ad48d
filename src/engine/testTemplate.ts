import type { Inputs } from "../expression/expression";
import { type TypedTable, typeColumn } from "../fields/typedTable";
import type { Finding } from "../findings/finding";
import type { CellValue } from "../records/cellValue";
import type { Problem } from "../records/problem";
import { type Column, type RecordTable, encodeColumn } from "../records/recordTable";
import { serialFromIso } from "../records/serialDay";
import { ruleKinds } from "../rules/index";
import { classify } from "../rules/classification/classify";
import { findDuplicates } from "../rules/duplicates/findDuplicates";
import type { TableDef, Template, TemplateTest } from "../template/template";

/** Runs the tests that a template carries: each that does not hold is a problem that says what was expected and what came out. */
export function testTemplate(template: Template): readonly Problem[] {
  return template.tests.flatMap((test, index) => {
    const def = template.tables.find((table) => table.id === test.table);
    return def === undefined ? [] : runTest(template, def, test, `/tests/${index}`);
  });
}

function runTest(template: Template, def: TableDef, test: TemplateTest, pointer: string): readonly Problem[] {
  const records = recordsOf(def, test.given);
  const table = typed(def, records);
  const today = test.today === null ? 0 : (serialFromIso(test.today, 1900) ?? 0);
  const inputs: Inputs = { today, now: today, me: null, calendar: template.calendar, dateSystem: 1900 };
  const problems: Problem[] = [];
  const differs = (what: "issues" | "class" | "duplicates", expected: string, actual: string): void => {
    problems.push(failed(test.name, pointer, what, expected, actual));
  };
  if (test.expect.issues !== undefined) {
    const findings: Finding[] = ruleKinds.flatMap((kind) => kind.check({ def, table, inputs }));
    // Notes about the spelling of a value are not what a test is about.
    const found = [...new Set(findings.filter((finding) => finding.severity !== "info" || !finding.rule.startsWith("field/")).map((finding) => finding.rule))].sort();
    const expected = [...test.expect.issues].sort();
    if (found.join(" ") !== expected.join(" ")) differs("issues", expected.join(", "), found.join(", "));
  }
  for (const [target, expected] of Object.entries(test.expect.classes ?? {})) {
    const definition = def.classify.find((candidate) => candidate.target === target);
    const found = definition === undefined ? null : (classify({ def, table, inputs }, definition).records[0]?.class ?? null);
    if (found !== expected) differs("class", `${target} = ${expected}`, `${target} = ${found ?? ""}`);
  }
  if (test.expect.duplicates !== undefined) {
    const found = def.dedupe.reduce((sum, dedupe) => sum + findDuplicates({ def, table, inputs }, dedupe).pairs.filter((pair) => pair.verdict === "duplicate").length, 0);
    if (found !== test.expect.duplicates) differs("duplicates", String(test.expect.duplicates), String(found));
  }
  return problems;
}

/** Every field has a column: a field that the test leaves out is blank. JSON has no dates, so an ISO date in a date field stands for its serial day. */
function recordsOf(def: TableDef, given: TemplateTest["given"]): RecordTable {
  const cell = (value: CellValue, isDate: boolean): CellValue => (isDate && typeof value === "string" ? (serialFromIso(value, 1900) ?? value) : value);
  const columns: Record<string, Column> = Object.fromEntries(def.fields.map((field) => [field.id, encodeColumn(given.map((row) => cell(row[field.id] ?? null, field.fieldType.isDate === true)))]));
  return { table: def.id, ids: given.map((_, index) => `T${index + 1}`), rows: Uint32Array.from(given, (_, index) => index + 2), columns, formulas: {} };
}

function typed(def: TableDef, records: RecordTable): TypedTable {
  const columns = Object.fromEntries(def.fields.map((field) => [field.id, typeColumn(records.columns[field.id]!, field.fieldType, { spec: field, dateSystem: 1900, dayFirst: null })]));
  return { records, size: records.rows.length, columns };
}

function failed(name: string, pointer: string, what: "issues" | "class" | "duplicates", expected: string, actual: string): Problem {
  const words = { issues: { "zh-CN": "问题", en: "findings" }, class: { "zh-CN": "分类", en: "class" }, duplicates: { "zh-CN": "重复对数", en: "duplicate pairs" } }[what];
  return {
    code: "template/test-failed",
    pointer,
    place: name,
    message: { "zh-CN": `测试没有通过：应得到${words["zh-CN"]}“${expected || "无"}”，实际是“${actual || "无"}”。`, en: `The test does not hold: it expects ${words.en} "${expected || "none"}" and gets "${actual || "none"}".` },
    hint: { "zh-CN": "改正规则，或者改正这个测试的期望。", en: "Correct the rule, or what the test expects." },
  };
}
