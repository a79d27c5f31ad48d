import fc from "fast-check";
import { assign } from "../../src/intake/assign";
import { findTables } from "../../src/intake/findTable";
import { matchHeaders } from "../../src/intake/matchHeaders";
import { profileTable } from "../../src/intake/profile/profileTable";
import type { CellValue } from "../../src/records/cellValue";
import { contextFor, customer, grid, recordRows } from "./grids";

const seed = 20240501;
const headers = ["客户名称", "联系人", "手机号", "E-mail", "所属行业", "金额(万元)", "签约日期", "负责人", "备用"];
const record = (i: number): readonly CellValue[] => [`${["云海", "天河", "华信", "浦江"][i % 4]}${i}科技有限公司`, `王${"一二三四五六七八九"[i % 9]}`, `138001380${10 + i}`, `u${i}@a.com`, ["IT", "金融"][i % 2]!, i * 1.5 + 3, `2024-03-${10 + (i % 18)}`, ["张三", "李四"][i % 2]!, i % 3 === 0 ? null : "x"];
const records = Array.from({ length: 12 }, (_unused, i) => record(i));
const matched = (sheet: ReturnType<typeof grid>) => {
  const match = matchHeaders(findTables(sheet).candidates[0]!, sheet, customer, contextFor);
  return Object.fromEntries(match.columns.map((column) => [column.header, [column.field, column.confidence]]));
};

it("permuting the columns permutes the match", () => {
  const expected = matched(grid([headers, ...records]));
  expect(Object.values(expected).filter(([field]) => field !== null)).toHaveLength(8);
  fc.assert(fc.property(fc.shuffledSubarray(headers.map((_unused, i) => i), { minLength: headers.length }), (order) => {
    expect(matched(grid([headers, ...records].map((row) => order.map((i) => row[i]!))))).toEqual(expected);
  }), { seed, numRuns: 25 });
});

/** A profile without the addresses of its examples: they follow the rows. */
const withoutPlaces = (profile: object): unknown => JSON.parse(JSON.stringify(profile, (key, value: unknown) => (key === "at" ? undefined : value)));

it("the order of the rows changes neither the match nor the profile", () => {
  const sheet = grid([headers, ...records]);
  const plain = withoutPlaces(profileTable(findTables(sheet).candidates[0]!, sheet, { dateSystem: 1900 }));
  fc.assert(fc.property(fc.shuffledSubarray(records, { minLength: records.length }), (rows) => {
    const other = grid([headers, ...rows]);
    expect(matched(other)).toEqual(matched(sheet));
    expect(withoutPlaces(profileTable(findTables(other).candidates[0]!, other, { dateSystem: 1900 }))).toEqual(plain);
  }), { seed, numRuns: 15 });
});

it("blank rows added above, between and below change nothing but places", () => {
  fc.assert(fc.property(fc.nat(4), fc.array(fc.nat(2), { minLength: records.length + 1, maxLength: records.length + 1 }), (above, blanks) => {
    const rows: (readonly CellValue[])[] = [...Array.from({ length: above }, () => []), headers];
    const places: number[] = [];
    records.forEach((row, i) => {
      for (let blank = 0; blank < blanks[i]!; blank++) rows.push([]);
      places.push(rows.push(row));
    });
    for (let blank = 0; blank < blanks[records.length]!; blank++) rows.push([]);
    const sheet = grid(rows);
    const [candidate] = findTables(sheet).candidates;
    expect(candidate).toMatchObject({ headerRow: above, headerRows: 1, solid: true });
    expect(recordRows(candidate!)).toEqual(places);
    expect(matched(sheet)).toEqual(matched(grid([headers, ...records])));
  }), { seed, numRuns: 40 });
});

const anyCell = fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, fc.string({ maxLength: 8 }), fc.integer(), fc.boolean(), fc.constantFrom("合计", "备注：无", "客户名称", "手机", "2024-01-02", " ", "必填"));

it("whatever the cells, every row is classified once and no filled row is called blank", () => {
  fc.assert(fc.property(fc.array(fc.array(anyCell, { maxLength: 6 }), { maxLength: 14 }), (rows) => {
    const sheet = grid(rows, { row: 2, column: 1 });
    for (const candidate of findTables(sheet).candidates) {
      let next = 2;
      for (const run of candidate.rows) {
        expect(run.from).toBe(next);
        next += run.count;
        for (let row = run.from; row < next; row++) expect(run.kind === "blank").toBe(sheet.values[row - 2]!.every((value) => value === null || (typeof value === "string" && value.trim() === "")));
      }
      expect(next).toBe(sheet.values.length + 2);
    }
  }), { seed, numRuns: 150 });
});

it("assigns one to one with the largest total", () => {
  const best = (weights: readonly (readonly number[])[], row = 0, used = new Set<number>()): number => {
    if (row === weights.length) return 0;
    let most = best(weights, row + 1, used);
    for (const [column, weight] of weights[row]!.entries()) if (weight > 0 && !used.has(column)) most = Math.max(most, weight + best(weights, row + 1, new Set([...used, column])));
    return most;
  };
  fc.assert(fc.property(fc.integer({ min: 1, max: 5 }).chain((columns) => fc.array(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: columns, maxLength: columns }), { minLength: 1, maxLength: 5 })), (weights) => {
    const chosen = assign(weights);
    const taken = chosen.filter((column) => column >= 0);
    expect(new Set(taken).size).toBe(taken.length);
    expect(chosen.reduce((sum, column, row) => sum + (column < 0 ? 0 : weights[row]![column]!), 0)).toBe(best(weights));
  }), { seed, numRuns: 300 });
});
