import fc from "fast-check";
import { compileExpression } from "../../src/expression/compile";
import type { CellValue } from "../../src/records/cellValue";
import { encodeColumn } from "../../src/records/recordTable";
import { expressionType } from "../../src/template/loading";
import { compareOutcomes, decisionFindings } from "../../src/template/regions/decisions";
import { exampleText, regionText } from "../../src/template/regions/regionText";
import { proofInputs } from "../../src/template/regions/space";
import type { ClassifyDef, TableDef } from "../../src/template/template";
import { bent, load } from "./support";

const customer = "/tables/customer";
const loaded = load(bent({
  [`${customer}/schema`]: {
    type: "object", required: ["stage"],
    properties: {
      stage: { enum: ["a", "b", "c"] }, n: { type: "integer", minimum: 0, maximum: 9 }, x: { type: "number" }, yes: { type: "boolean" }, day: { "x-type": "date" }, other: { "x-type": "date" }, text: {},
      grade: { enum: ["1", "2", "3"], readOnly: true },
    },
  },
  [`${customer}/display`]: undefined, [`${customer}/keys`]: [], [`${customer}/rules`]: [], [`${customer}/dedupe`]: [], [`${customer}/classify`]: [], "/reports": [], "/tests": [],
}));
if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems[0]));
const [table] = loaded.value.tables as readonly [TableDef];
const { calendar } = loaded.value;
const types = Object.fromEntries(table.fields.map((field) => [field.id, expressionType(field)]));
const compiled = (text: string) => {
  const result = compileExpression(text, types, "boolean");
  if (!result.ok) throw new Error(`${text}: ${result.problems[0]!.code}`);
  return result.value;
};
const decision = (hit: "first" | "unique", rows: readonly string[], otherwise: string | null = null): ClassifyDef => ({ id: "grade", target: "grade", kind: "table", hit, score: null, otherwise, table: rows.map((when, index) => ({ id: String(index + 1), when: compiled(when), then: "1" })) });
const told = (def: ClassifyDef): readonly string[] => decisionFindings(def, table, calendar).map((finding) => {
  switch (finding.kind) {
    case "gap": return `gap ${exampleText(finding.example, table).en}${finding.region === null ? "" : ` in ${regionText(finding.region).en}`}`;
    case "overlap": return `overlap ${finding.rows.join("+")} ${exampleText(finding.example, table).en}${finding.region === null ? "" : ` in ${regionText(finding.region).en}`}`;
    case "undecided": return `undecided ${finding.what}: ${finding.because.join()}`;
    default: return `${finding.kind} ${finding.row}`;
  }
});

describe("a decision table", () => {
  it("shows each gap and each overlap with its region and a record", () => {
    expect(told(decision("first", ['[stage]="a"', "[n]>=5"]))).toEqual(["gap stage b, n 0 in stage b or c, n ≥ 0 and < 5 or blank"]);
    expect(told(decision("unique", ["[x]>=10", "[x]<=10", "ISBLANK([x])"]))).toEqual(["overlap 0+1 x 10 in x = 10"]);
    expect(told(decision("unique", ["[day]>TODAY()-30", "[day]<=TODAY()-30", "ISBLANK([day])"]))).toEqual([]);
    expect(told(decision("first", ["[day]>TODAY()-30", "[day]<TODAY()-30"]))[0]).toMatch(/^gap day 30 days ago \(2024-12-02\) in day = 30 days ago/);
  });

  it("names rows that are never reached and conditions that never hold", () => {
    expect(told(decision("first", ["[n]>=3", "[n]>=5", "AND([n]<2, [n]>4)", '[stage]="d"'], "2"))).toEqual(["unreachable 1", "never 2", "never 3"]);
  });

  it("does not claim what it cannot prove, and still shows what it finds", () => {
    expect(told(decision("first", ["[day]<=[other]", "[day]>[other]", "OR(ISBLANK([day]), ISBLANK([other]))"]))).toEqual(["undecided gaps: [day] <= [other],[day] > [other]"]);
    expect(told(decision("unique", ["[day]<=[other]", "[day]>=[other]"], "2"))[0]).toMatch(/^overlap 0\+1 day today \(2025-01-01\), other today/);
    expect(told(decision("first", ['CONTAINS([text], "x")', "[day]<=[other]", "TRUE"]))).toEqual([]);
  });

  it("agrees with every record of a grid, whatever the table", () => {
    const values: Record<string, readonly CellValue[]> = { stage: ["a", "b", "c"], n: [null, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9], yes: [null, true, false], x: [null, -3, 0, 0.5, 1, 1.5, 2, 99] };
    const records: Record<string, CellValue>[] = [{}];
    for (const [field, list] of Object.entries(values)) records.splice(0, records.length, ...records.flatMap((record) => list.map((value) => ({ ...record, [field]: value }))));
    const columns = Object.fromEntries(Object.keys(values).map((field) => [field, encodeColumn(records.map((record) => record[field]!))]));
    const atom = fc.oneof(
      fc.constantFrom('[stage]="a"', '[stage]<>"b"', 'IN([stage], "b", "c")', "[yes]", "NOT([yes])", "ISBLANK([yes])", "ISBLANK([n])", "ISBLANK([x])", "IFBLANK([x], 1)>=1"),
      fc.tuple(fc.constantFrom("<", "<=", ">", ">=", "=", "<>"), fc.integer({ min: 0, max: 9 })).map(([operator, limit]) => `[n]${operator}${limit}`),
      fc.tuple(fc.constantFrom("<", "<=", ">", ">="), fc.constantFrom(0, 1, 2)).map(([operator, limit]) => `[x]*2${operator}${limit * 2}`),
    );
    const condition = fc.oneof(atom, fc.tuple(fc.constantFrom("AND", "OR"), atom, atom).map(([name, a, b]) => `${name}(${a}, ${b})`), fc.tuple(atom, atom, atom).map(([a, b, c]) => `IF(${a}, ${b}, ${c})`));
    fc.assert(fc.property(fc.constantFrom("first" as const, "unique" as const), fc.array(condition, { minLength: 1, maxLength: 4 }), (hit, rows) => {
      const def = decision(hit, rows);
      const found = decisionFindings(def, table, calendar);
      const bound = def.table.map(({ when }) => when.bind(columns, proofInputs(calendar)));
      const holds = (example: { readonly [field: string]: CellValue }): readonly boolean[] => def.table.map(({ when }) => when.bind(Object.fromEntries(Object.entries(example).map(([field, value]) => [field, encodeColumn([value])])), proofInputs(calendar))(0) === true);
      for (const finding of found) {
        if (finding.kind === "gap") expect(holds(finding.example)).not.toContain(true);
        if (finding.kind === "overlap") expect(finding.rows.every((row) => holds(finding.example)[row])).toBe(true);
        expect(finding.kind).not.toBe("undecided");
      }
      const inRegion = (record: Record<string, CellValue>): boolean => found.some((finding) => finding.kind === "gap" && finding.region!.every(({ axis, groups }) => {
        const value = record[axis.field.id]!;
        return groups.some((group) => axis.groups[group]!.some((cell) => cell.from === undefined ? cell.value === value : typeof value === "number" && (cell.from === cell.to && cell.from !== null ? value === cell.from : value > (cell.from ?? -Infinity) && value < (cell.to ?? Infinity))));
      }));
      const dead = new Set(found.flatMap((finding) => (finding.kind === "unreachable" || finding.kind === "never" ? [finding.row] : [])));
      const overlaps = new Set(found.flatMap((finding) => (finding.kind === "overlap" ? [finding.rows.join()] : [])));
      const gaps = found.filter(({ kind }) => kind === "gap").length;
      const wrong = records.filter((record, index) => {
        const hits = bound.flatMap((condition, row) => (condition(index) === true ? [row] : []));
        const untold = hit === "unique" && hits.some((a) => hits.some((b) => a < b && !overlaps.has([a, b].join())));
        return (gaps < 20 && inRegion(record) !== (hits.length === 0)) || dead.has(hits[0] ?? -1) || untold;
      });
      expect(wrong).toEqual([]);
    }), { seed: 20260301, numRuns: 60 });
  });
});

describe("two conditions", () => {
  const compare = (a: string, b: string) => compareOutcomes({ conditions: [compiled(a).ast, compiled(b).ast], fields: table.fields, calendar }, ([x, y]) => JSON.stringify(x) !== JSON.stringify(y));
  it("are proved to be the same, or told apart by a record", () => {
    expect(compare("[n]>4", "[n]>=5")).toBe("same");
    expect(compare("[x]>4", "[x]>=5")).toEqual({ x: 4.5 });
    expect(compare("[n]>=0", "TRUE")).toEqual({ n: null });
    expect(compare('AND([day]<=[other], [stage]="a")', '[stage]="a"')).toMatchObject({ stage: "a" });
    expect(compare("OR([day]<=[other], NOT([day]<=[other]))", "OR(NOT([day]<=[other]), [day]<=[other])")).toBe("same");
    expect(compare('MATCHES([text], "A.*")', 'MATCHES([text], "B.*")')).toBeNull();
  });
});
