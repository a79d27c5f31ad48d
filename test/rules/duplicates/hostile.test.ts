import { cnMobileField } from "../../../src/fields/cnMobileField";
import { companyNameField } from "../../../src/fields/companyNameField";
import { personNameField } from "../../../src/fields/personNameField";
import { textField } from "../../../src/fields/textField";
import { fillText } from "../../../src/records/text";
import type { DuplicateResult } from "../../../src/rules/duplicates/duplicates";
import { findDuplicates } from "../../support/findDuplicates";
import type { DedupeDef, MatchDef } from "../../../src/template/template";
import { type Row, fieldDef, inputs, tableDef, typedTable } from "../../support/typedTables";

const def = tableDef([fieldDef(companyNameField, "name"), fieldDef(cnMobileField, "mobile"), fieldDef(personNameField, "contact"), fieldDef(textField, "note")]);
const line = (field: string, method: string, weight: number | null): MatchDef => ({ field, method, weight, threshold: null, blank: "ignore" });
const common = { id: "same", mustMatch: [], mustNotDiffer: [], score: { auto: 0.99, duplicate: 0.95, review: 0.7 }, survive: {}, maxCluster: 50 } as const;
const rules = {
  given: { ...common, block: [{ field: "name", key: "company" }, { field: "mobile", key: "phone8" }], match: [line("name", "companyParts", 9), line("mobile", "phone", 9), line("note", "exact", 2)] },
  learned: { ...common, block: [], match: [line("name", "companyParts", null), line("mobile", "phone", null), line("contact", "personName", null), line("note", "edit", null)] },
} satisfies { readonly [kind: string]: DedupeDef };

function find(kind: keyof typeof rules, rows: readonly Row[], also: Partial<DedupeDef> = {}): DuplicateResult {
  return findDuplicates({ def, table: typedTable(def, rows, { ids: rows.map((_, n) => `R${String(n).padStart(7, "0")}`) }), inputs }, { ...rules[kind], ...also });
}
const many = <T>(count: number, of: (n: number) => T): readonly T[] => Array.from({ length: count }, (_, n) => of(n));
const told = ({ notes }: DuplicateResult): readonly string[] => notes.map(({ kind, field, block, records }) => `${kind} ${block ?? field ?? ""} ${records}`);

describe.each(["given", "learned"] as const)("bad input, weights %s", (kind) => {
  it("of identical rows ends, and groups them: a pair for each copy, never merged without asking", () => {
    const found = find(kind, many(2_500, () => ({ name: "上海云杉软件有限公司", mobile: "13812345678", contact: "王芳", note: "同样" })));
    expect(told(found)).toEqual([]);
    expect(found.clusters.map(({ records, sure }) => [records.length, sure])).toEqual([[2_500, []]]);
    expect(found.pairs).toHaveLength(2_499);
  });

  it("of identical rows of which a person keeps two apart groups the others", () => {
    const rows = many(60, () => ({ name: "上海云杉软件有限公司", mobile: "13812345678", contact: "王芳", note: "同样" }));
    const table = typedTable(def, rows, { ids: rows.map((_, n) => `R${String(99 - n)}`) });
    const found = findDuplicates({ def, table, inputs }, rules[kind], [[3, 5]]);
    // R94 stands before R96: the one that comes later stays out.
    expect(found.clusters.map(({ records }) => records)).toEqual([many(60, (n) => n).filter((n) => n !== 3)]);
  });

  it("of identical rows that fill in too little says so", () => {
    const others = many(1_500, (n) => ({ name: `${"京沪杭甬"[n % 4]!}${String.fromCharCode(0x4e00 + n)}${String.fromCharCode(0x6e00 + ((n * 7) % 1_900))}贸易有限公司`, mobile: `139${10_000_000 + n * 7_919}`, note: `第 ${n}`, contact: null }));
    const found = find(kind, [...others, ...many(900, () => ({ name: null, mobile: null, contact: "王芳", note: "同样" }))], { match: [line("name", "companyParts", kind === "given" ? 9 : null), line("contact", "personName", 2), line("note", "exact", 2)] });
    expect(found.clusters.filter(({ records }) => records.length > 50)).toEqual([]);
    for (const { text } of found.notes) for (const lang of ["zh-CN", "en"] as const) expect(fillText(text.message, text.data, lang)).toMatch(/^[^{}]+[。.]$/);
    expect(told(found)).toEqual(["identical  900"]);
  });

  it("of a column of blanks and one of a single value ends, and names the latter", () => {
    const found = find(kind, many(2_400, (n) => ({ name: `上海${"甲乙丙丁戊己庚辛"[n % 8]!}${String.fromCharCode(0x4e00 + ((n * 7) % 1_199))}软件有限公司`, mobile: `138${String(10_000_000 + ((n * 7_919) % 1_200))}`, contact: null, note: "默认" })));
    expect(told(found)).toEqual(["everybody note 2400"]);
    expect(found.pairs.length).toBeLessThan(200_000);
  });

  it("of names of 10,000 characters, of emoji, joined characters and right-to-left text ends and finds the copies", () => {
    const long = find(kind, many(60, (n) => ({ name: `上海${"云杉".repeat(5_000)}${n % 30}`, mobile: `138${10_000_000 + (n % 30)}`, contact: "长".repeat(10_000), note: "y".repeat(10_000) })));
    expect(long.pairs.filter(({ a, b }) => b - a === 30)).toHaveLength(30);
    const odd = find(kind, many(300, (n) => ({ name: `🏢${"🚀".repeat(n % 7)}שלום${n % 150}`, mobile: `138${10_000_000 + (n % 150)}`, contact: "مرحبا", note: "👩\u200d👩\u200d👧" })));
    expect(odd.clusters.map(({ records }) => records.length)).toEqual(new Array(150).fill(2));
  });
});

describe("a block that many share by its key though nobody by the whole value", () => {
  it("is named as the rule declares it, with what its records share and what to do; a sensitive value stays unsaid", () => {
    const rows = many(1_300, (n) => ({ name: `上海云杉${String.fromCharCode(0x4e00 + n)}${String.fromCharCode(0x5e00 + n)}`, mobile: null, note: "" }));
    const [note, ...others] = find("given", rows, { block: [{ field: "name", key: "prefix:4" }] }).notes;
    expect([note!.kind, note!.field, note!.block, note!.records, others]).toEqual(["block", "name", "name prefix:4", 1_300, []]);
    expect(fillText(note!.text.message, note!.text.data, "zh-CN")).toMatch(/按“name”（prefix:4）分组，有一组多达 1,?300 条（上海云杉）/);
    const hidden = tableDef([fieldDef(textField, "name", { pii: "contact" })]);
    const [told_] = findDuplicates({ def: hidden, table: typedTable(hidden, rows), inputs }, { ...rules.given, block: [{ field: "name", key: "prefix:4" }], match: [line("name", "exact", 9)] }).notes;
    expect(fillText(told_!.text.message, told_!.text.data, "en")).not.toContain("云杉");
  });
});

describe("a cluster without end", () => {
  it("stops at its limit; the others are left for review, which is said with what to do", () => {
    const found = find("given", many(400, (n) => ({ name: "上海云杉软件有限公司", mobile: "13812345678", note: `第 ${n} 条` })), { maxCluster: 20, match: [line("name", "companyParts", 19), line("mobile", "phone", 19), line("note", "exact", 1)] });
    expect(Math.max(...found.clusters.map(({ records }) => records.length))).toBe(20);
    const [note] = found.notes.filter(({ kind }) => kind === "cluster");
    expect(note!.records).toBeGreaterThan(0);
    expect(fillText(note!.text.message, note!.text.data, "en")).toContain("limits.maxCluster");
  });
});

describe("a subject of more than a thousand near copies among others", () => {
  const others = many(6_000, (n) => ({ name: `${"京沪杭甬"[n % 4]!}${String.fromCharCode(0x4e00 + n)}${String.fromCharCode(0x6e00 + ((n * 7) % 1_900))}贸易有限公司`, mobile: `139${10_000_000 + n * 7_919}`, note: `第${n}` }));
  // Each tenth has a slip in its name, each seventh no number.
  const copies = many(1_200, (n) => ({ name: n % 10 === 0 ? `上海云杉软${String.fromCharCode(0x4e00 + n)}件有限公司` : "上海云杉软件有限公司", mobile: n % 7 === 0 ? null : "13812345678", note: `备注 ${n}` }));
  const match = [line("name", "companyParts", 19), line("mobile", "phone", 19)];

  it("is grouped for the most part where the template allows such a group, without a pair for each two of it", () => {
    const found = find("given", [...others, ...copies], { maxCluster: 6_000, match });
    const largest = found.clusters.reduce((most, { records }) => Math.max(most, records.length), 0);
    expect(largest).toBeGreaterThan(800);
    // Nobody else is drawn in, and every record of the group stands in some pair.
    for (const { records } of found.clusters) {
      expect(records.every((record) => record >= 6_000) || records.every((record) => record < 6_000)).toBe(true);
      const paired = new Set(found.pairs.filter(({ verdict }) => verdict === "duplicate").flatMap(({ a, b }) => [a, b]));
      expect(records.every((record) => paired.has(record))).toBe(true);
    }
    expect(found.pairs.length).toBeLessThan(60_000);
  });

  it("else keeps to the limit of the template, in which exact copies count as one", () => {
    for (const found of [find("given", [...others, ...copies], { match }), find("learned", [...others, ...copies])]) {
      for (const { records } of found.clusters) expect(new Set(records.map((record) => JSON.stringify({ ...[...others, ...copies][record], note: null }))).size).toBeLessThanOrEqual(50);
    }
  });
});

describe("ids with digits lost to Excel", () => {
  it("never make two records one: fifteen digits and zeros are not a number that somebody has", () => {
    const phones = find("given", many(40, (n) => ({ name: `甲${String.fromCharCode(0x4e00 + n)}公司`, mobile: 138_123_456_780_000_000 })));
    expect(phones.clusters).toEqual([]);
  });
});

describe("a table of a handful of rows, weights learned", () => {
  const row = { name: "上海云杉软件有限公司", mobile: "13812345678", contact: "王芳", note: "同样" };
  const other = { name: "杭州恒澜机械有限公司", mobile: "13512340000", contact: "李强", note: "别的" };

  it.each([2, 3, 5, 12])("finds %d that say the same, and no one else", (count) => {
    const found = find("learned", [...many(count, () => row), other]);
    expect(found.clusters.map(({ records }) => records)).toEqual([many(count, (n) => n)]);
    expect(find("learned", many(count, () => row)).clusters).toHaveLength(1);
  });

  it("takes two that differ for two, also two of one company", () => {
    expect(find("learned", [row, other]).clusters).toEqual([]);
    expect(find("learned", [row, { ...other, name: row.name }]).clusters).toEqual([]);
  });
});
