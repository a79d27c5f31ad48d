import { chooseFixes } from "../../src/changes/chooseFixes";
import type { Finding, Severity } from "../../src/findings/finding";
import { sortFindings } from "../../src/findings/sortFindings";
import type { CellValue, Json } from "../../src/records/cellValue";
import { fillText } from "../../src/records/text";
import type { RuleKind } from "../../src/rules/rule";
import type { TableDef } from "../../src/template/template";
import { type Row, inputs, typedTable } from "./typedTables";

export type RuleCase = {
  readonly title: string;
  /** Where the case needs another table definition than the rest. */
  readonly def?: TableDef;
  readonly rows: readonly Row[];
  /** The rows as they were before the edit at hand. */
  readonly old?: readonly Row[];
  readonly ids?: readonly (string | null)[];
  readonly formulas?: { readonly [field: string]: readonly number[] };
  /** In reading order. `index` counts the rows of the case from 0; null = the whole table. `data` may name only the facts that matter. */
  readonly findings: readonly { readonly rule: string; readonly messageId: string; readonly index: number | null; readonly field: string | null; readonly severity?: Severity; readonly data?: { readonly [key: string]: Json } }[];
  /** The rows after all proposed fixes; needed exactly when a finding brings one. */
  readonly after?: readonly Row[];
};

/**
 * Tests a rule kind by a table of cases. Besides comparing, it refuses: two cases alike, a message of the kind (or one of `alsoMessages`) that no case expects, a place in a text with
 * no data, a fix without `after` (and the reverse), a fix that leaves its own finding, and a kind that changes its input.
 */
export function testRuleKind(kind: RuleKind, def: TableDef, cases: readonly RuleCase[], alsoMessages: readonly string[] = []): void {
  describe(`rule kind ${kind.kind}`, () => {
    it.each(cases.map((one) => [one.title, one] as const))("%s", (_, one) => runCase(kind, one.def ?? def, one));

    it("has no case twice", () => {
      const keys = cases.map((one) => JSON.stringify([one.def, one.rows, one.old, one.ids, one.formulas]));
      expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
    });

    it("has a case for every message", () => {
      const expected = new Set(cases.flatMap((one) => one.findings.map((finding) => finding.messageId)));
      expect([...Object.keys(kind.messages), ...alsoMessages].filter((messageId) => !expected.has(messageId))).toEqual([]);
    });
  });
}

function runCase(kind: RuleKind, def: TableDef, one: RuleCase): void {
  const before = JSON.stringify(one.rows);
  const found = check(kind, def, one.rows, one);
  expect(found.map((finding) => comparable(finding))).toMatchObject(one.findings);
  expect(found).toHaveLength(one.findings.length);
  expect(JSON.stringify(one.rows)).toBe(before);
  for (const finding of found) {
    const message = kind.message(finding, def);
    expect(message).toBeDefined();
    for (const lang of ["zh-CN", "en"] as const) expect(fillText(message!, finding.data, lang)).not.toMatch(/\{\w+\}|undefined|null|\[object/);
    expect(finding.at.length).toBeGreaterThan(0);
  }
  const fixable = found.some((finding) => finding.fixes !== undefined);
  expect(one.after !== undefined).toBe(fixable);
  if (one.after === undefined) return;
  const { edits, conflicts } = chooseFixes(found, { rules: [kind.kind] });
  expect(conflicts).toEqual([]);
  const rows: Record<string, CellValue>[] = one.rows.map((row) => ({ ...row }));
  for (const { at, before: old, after } of edits) {
    expect(rows[at.row - 2]![at.field!] ?? null).toEqual(old);
    rows[at.row - 2]![at.field!] = after;
  }
  expect(rows).toEqual(one.after);
  const left = check(kind, def, rows, one).map(identity);
  expect(found.filter((finding) => finding.fixes !== undefined).map(identity).filter((key) => left.includes(key))).toEqual([]);
}

function check(kind: RuleKind, def: TableDef, rows: readonly Row[], also: Pick<RuleCase, "old" | "ids" | "formulas">): readonly Finding[] {
  return sortFindings(kind.check({ def, table: typedTable(def, rows, also), inputs, ...(also.old === undefined ? {} : { old: typedTable(def, also.old, also) }) }), def.fields.map((field) => field.id));
}

function comparable({ rule, messageId, severity, data, at }: Finding): object {
  return { rule, messageId, severity, data, index: at[0]!.row === 0 ? null : at[0]!.row - 2, field: at[0]!.field };
}

function identity({ rule, messageId, at }: Finding): string {
  return JSON.stringify([rule, messageId, at[0]]);
}
