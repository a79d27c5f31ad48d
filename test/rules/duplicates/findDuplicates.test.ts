import fc from "fast-check";
import { cnMobileField } from "../../../src/fields/cnMobileField";
import { cnUsccField } from "../../../src/fields/cnUsccField";
import { companyNameField } from "../../../src/fields/companyNameField";
import { emailField } from "../../../src/fields/emailField";
import { personNameField } from "../../../src/fields/personNameField";
import { phoneField } from "../../../src/fields/phoneField";
import { textField } from "../../../src/fields/textField";
import type { CellValue } from "../../../src/records/cellValue";
import { fillText } from "../../../src/records/text";
import { type ExplainedResult, findDuplicates } from "../../support/findDuplicates";
import type { DedupeDef, MatchDef } from "../../../src/template/template";
import { type Row, fieldDef, inputs, tableDef, typedTable } from "../../support/typedTables";

const fields = [
  fieldDef(companyNameField, "name"),
  fieldDef(cnUsccField, "uscc"),
  fieldDef(cnMobileField, "mobile"),
  fieldDef(phoneField, "phone"),
  fieldDef(emailField, "email"),
  fieldDef(personNameField, "contact", { matchRole: "group" }),
  fieldDef(textField, "note"),
];
const def = tableDef(fields);
const line = (field: string, method: string, weight: number, also: Partial<MatchDef> = {}): MatchDef => ({ field, method, weight, threshold: null, blank: "ignore", ...also });
const rule: DedupeDef = {
  id: "same", block: [{ field: "name", key: "company" }, { field: "uscc", key: "exact" }, { field: "mobile", key: "phone8" }, { field: "phone", key: "phone8" }, { field: "contact", key: "personName" }],
  match: [line("name", "companyParts", 16), line("uscc", "exact", 40), line("mobile", "phone", 10), line("phone", "phone", 4), line("contact", "personName", 4)],
  mustMatch: [], mustNotDiffer: ["uscc"], score: { auto: null, duplicate: 0.95, review: 0.7 }, survive: {}, maxCluster: 20,
};
const codes = ["91350100M000100Y43", "91350200776049653A"] as const;

function find(rows: readonly Row[], also: Partial<DedupeDef> = {}, ids: readonly (string | null)[] = rows.map((_, index) => `R${index}`), table = def): ExplainedResult {
  return findDuplicates({ def: table, table: typedTable(table, rows, { ids }), inputs }, { ...rule, ...also });
}
/** Each pair as `a-b verdict`. */
const brief = (result: ExplainedResult): readonly string[] => result.pairs.map(({ a, b, verdict }) => `${a}-${b} ${verdict}`);
const company: Row = { name: "杭州云杉软件有限公司", mobile: "13812345678", contact: "王芳", phone: "0571-87654321" };

describe("duplicates", () => {
  const cases: readonly { readonly title: string; readonly rows: readonly Row[]; readonly also?: Partial<DedupeDef>; readonly pairs: readonly string[] }[] = [
    { title: "the same company in another legal form with the same mobile is a duplicate", rows: [company, { ...company, name: "云杉软件（杭州）有限责任公司", mobile: "+86 138 1234 5678" }], pairs: ["0-1 duplicate"] },
    { title: "the same code is a duplicate whatever else differs", rows: [{ ...company, uscc: codes[0] }, { name: "福州岚屿机械有限公司", mobile: "13912345678", contact: "李强", uscc: codes[0].toLowerCase() }], pairs: ["0-1 duplicate"] },
    { title: "two valid codes make two companies, related by what they share", rows: [{ ...company, uscc: codes[0] }, { ...company, uscc: codes[1] }], pairs: ["0-1 related"] },
    { title: "a faulty code forbids nothing", rows: [{ ...company, uscc: codes[0] }, { ...company, uscc: "91350200776049653B" }], pairs: ["0-1 duplicate"] },
    { title: "a code that cannot be read is no agreement", rows: [{ name: "杭州云杉软件有限公司", uscc: "办理中" }, { name: "成都恒泰物流有限公司", uscc: "办理中" }], pairs: [] },
    { title: "one switchboard relates two companies and no more", rows: [company, { name: "杭州澜屿物流有限公司", mobile: "13912345678", contact: "李强", phone: "0571-87654321" }], pairs: ["0-1 related"] },
    { title: "everything of a group together is still only related", rows: [company, { ...company, name: "杭州澜屿物流有限公司" }], pairs: ["0-1 related"] },
    { title: "a missing name leaves only what a group shares", rows: [company, { ...company, name: null }], pairs: ["0-1 related"] },
    { title: "a person's name alone relates nobody", rows: [company, { name: "成都恒泰物流有限公司", contact: "王芳" }], pairs: [] },
    { title: "a branch is related to its head office, whatever they share", rows: [company, { ...company, name: "杭州云杉软件有限公司北京分公司" }], pairs: ["0-1 related"] },
    { title: "the same name is for a person to look at, whatever else differs and however much too little that is", rows: [company, { name: "杭州云杉软件有限公司", mobile: "13912345678", contact: "李强", phone: "010-65556666" }], also: { match: [line("name", "companyParts", 5), ...rule.match.slice(1)] }, pairs: ["0-1 review"] },
    { title: "a word for anybody is no name: more than eight that are called the same are not listed two by two", rows: Array.from({ length: 9 }, (_, n) => ({ name: "散客", mobile: `1391234567${n}` })), also: { match: [line("name", "companyParts", 5), ...rule.match.slice(1)] }, pairs: [] },
    { title: "a name alone is for a person to decide when its place is missing and all else differs", rows: [company, { name: "云杉软件有限公司", mobile: "13912345678", contact: "李强", phone: "010-65556666" }], pairs: ["0-1 review"] },
    { title: "records without any value are no duplicates", rows: [{ name: null, mobile: null }, { name: " ", mobile: "" }], pairs: [] },
    { title: "strangers are not listed", rows: [company, { name: "成都恒泰物流有限公司", mobile: "13912345678", contact: "李强", phone: "028-65556666" }], pairs: [] },
    { title: "mustMatch: another value forbids", rows: [{ ...company, note: "a" }, { ...company, note: "b" }], also: { mustMatch: ["note"] }, pairs: ["0-1 related"] },
    { title: "mustMatch: a blank is no match", rows: [{ ...company, note: "a" }, company], also: { mustMatch: ["note"] }, pairs: ["0-1 related"] },
    { title: "mustMatch: a blank passes where the match line counts it as a match", rows: [{ ...company, note: "a" }, company], also: { mustMatch: ["note"], match: [...rule.match, line("note", "exact", 1, { blank: "match" })] }, pairs: ["0-1 duplicate"] },
    { title: "mustMatch: the same value passes", rows: [{ ...company, note: "a" }, { ...company, note: "a" }], also: { mustMatch: ["note"] }, pairs: ["0-1 duplicate"] },
    { title: "mustNotDiffer agrees as the match line says", rows: [company, { ...company, name: "杭州云杉软件有限责任公司" }], also: { mustNotDiffer: ["name"] }, pairs: ["0-1 duplicate"] },
    { title: "without blocks the match fields bring records together", rows: [company, { ...company, name: "云杉软件（杭州）有限公司" }], also: { block: [] }, pairs: ["0-1 duplicate"] },
    { title: "a blank counts against where the rule says mismatch: what is left is for a person, as the name is the same", rows: [{ name: "杭州云杉软件有限公司", uscc: codes[0] }, { name: "杭州云杉软件有限公司" }], also: { match: [line("name", "companyParts", 13), line("uscc", "exact", 40, { blank: "mismatch" })] }, pairs: ["0-1 review"] },
  ];
  it.each(cases)("$title", ({ rows, also, pairs }) => {
    expect(brief(find(rows, also))).toEqual(pairs);
  });

  it("show what is compared without its signs as a person knows it: an address with its dots, a site without its scheme", () => {
    const [pair] = find([{ ...company, email: "Zhang.San@B.com ", note: "https://WWW.B.com/a-b" }, { ...company, email: "zhang.san＠b.com", note: "b.com/a-b" }], { match: [line("name", "companyParts", 13), line("email", "normalized", 7), line("note", "normalized", 3), line("contact", "edit", 2)] }).pairs;
    expect(pair!.evidence.map(({ field, a, b, similarity }) => [field, a, b, similarity])).toEqual(expect.arrayContaining([["email", "zhang.san@b.com", "zhang.san@b.com", 1], ["note", "b.com/a-b", "b.com/a-b", 1]]));
  });

  it("say per field what agrees, in both languages, with the values as compared", () => {
    const [pair] = find([{ ...company, email: "a@b.com" }, { ...company, name: "云杉软件（杭州）有限责任公司", mobile: "+86 138 1234 5678", contact: "李强", phone: null, email: "a@b.com" }]).pairs;
    expect(pair!.block).toBe("name company");
    expect(pair!.evidence.map(({ field, a, b, similarity, text }) => [field, a, b, similarity, fillText(text.message, { ...text.data, field: { "zh-CN": field, en: field } }, "zh-CN")])).toEqual([
      ["name", "云杉软件 · 杭州", "云杉软件 · 杭州", 1, "name相同（不计后缀和写法）"],
      ["mobile", "13812345678", "13812345678", 1, "mobile相同"],
      ["phone", "57187654321", "", null, "phone有空缺"],
      ["contact", "王芳", "李强", 0, "contact不同"],
    ]);
    for (const { text } of pair!.evidence) expect(fillText(text.message, text.data, "en")).not.toMatch(/[{}]|\p{Script=Han}/u);
    expect(pair!.evidence.map(({ bits }) => Math.sign(bits))).toEqual([1, 1, 0, -1]);
    const odds = pair!.evidence.reduce((sum, { bits }) => sum + bits, -Math.log2(1000));
    expect(pair!.score).toBeCloseTo(2 ** odds / (1 + 2 ** odds), 12);
  });

  it("count less on a value that many share", () => {
    const alone = find([company, { ...company, name: "云杉软件" }]).pairs[0]!;
    const crowd = find([company, { ...company, name: "云杉软件" }, ...Array.from({ length: 14 }, (_, i) => ({ name: `恒泰物流第${i}站`, mobile: "13812345678" }))]).pairs.find(({ a, b }) => a === 0 && b === 1)!;
    const mobile = (pair: typeof alone): number => pair.evidence.find(({ field }) => field === "mobile")!.bits;
    expect(mobile(alone)).toBe(10);
    expect(mobile(crowd)).toBe(7);
  });

  it("count a rare value for more in a large table, as the prior falls", () => {
    const crowd = (size: number): Row[] => Array.from({ length: size - 2 }, (_, i) => ({ name: `恒泰物流第${i}站` }));
    const bits = (size: number): readonly number[] => find([{ name: "云杉软件", contact: "王芳" }, { name: "云杉软件", contact: "王芳" }, ...crowd(size)]).pairs.find(({ a, b }) => a === 0 && b === 1)!.evidence.map((each) => each.bits);
    expect(bits(900)).toEqual([16, 4]);
    expect(bits(4000)).toEqual([16, 6]);
  });

  it("treat what says who a person is and what a household shares by the subject of the table", () => {
    const people = tableDef(fields.map(({ id, fieldType }) => fieldDef(fieldType, id)), { subject: "person" });
    const match = [line("contact", "personName", 12), line("mobile", "phone", 12), line("name", "companyParts", 8), line("phone", "phone", 6)];
    const block = [{ field: "name", key: "company" }, { field: "mobile", key: "phone8" }];
    const colleagues = find([company, { ...company, contact: "李强", mobile: "13912345678" }], { match, block, mustNotDiffer: [] }, ["a", "b"], people);
    const samePerson = find([company, { ...company, name: "恒泰物流有限公司" }], { match, block, mustNotDiffer: [] }, ["a", "b"], people);
    expect([brief(colleagues), brief(samePerson)]).toEqual([["0-1 related"], ["0-1 duplicate"]]);
  });

  it("leave out a field that the sheet has not", () => {
    expect(brief(find([{ name: "杭州云杉软件有限公司", mobile: "13812345678" }, { name: "云杉软件（杭州）有限公司", mobile: "13812345678" }]))).toEqual(["0-1 duplicate"]);
    expect(find([]).pairs).toEqual([]);
  });
});

describe("clusters", () => {
  it("hold every pair inside, also one that no block brought together", () => {
    const rows: Row[] = [{ name: "云杉软件有限公司", mobile: "13812345678", contact: "王芳" }, { name: "云杉软件有限公司", mobile: "13812345678", phone: "0571-87654321" }, { name: "云杉软件", phone: "0571-87654321", contact: "王芳" }];
    const result = find(rows, { block: [{ field: "mobile", key: "phone8" }, { field: "phone", key: "phone8" }] });
    expect(result.clusters.map(({ records }) => records)).toEqual([[0, 1, 2]]);
    expect(result.pairs.map(({ a, b, verdict, block }) => [a, b, verdict, block])).toEqual([[0, 1, "duplicate", "mobile phone8"], [0, 2, "duplicate", "cluster"], [1, 2, "duplicate", "phone phone8"]]);
  });

  it("are split where two valid codes differ; what lies between goes to the nearer one and leaves the other for review", () => {
    const bare = { name: "杭州云杉软件有限公司", mobile: "13812345678", contact: "王芳" };
    const result = find([{ ...bare, uscc: codes[0], phone: "0571-87654321" }, { ...bare, phone: "0571-87654321" }, { ...bare, uscc: codes[1] }]);
    expect(result.clusters.map(({ records }) => records)).toEqual([[0, 1]]);
    expect(brief(result)).toEqual(["0-1 duplicate", "0-2 related", "1-2 review"]);
  });

  it("do not chain strangers", () => {
    // Each is like the next one, the first and the last have nothing in common.
    const rows: Row[] = [{ name: "云杉软件有限公司", mobile: "13812345671" }, { name: "云杉软件有限公司", mobile: "13812345671/13812345672" }, { name: "恒泰物流有限公司", mobile: "13812345672" }];
    const result = find(rows, { match: [line("name", "companyParts", 12), line("mobile", "phone", 30)], mustNotDiffer: [] });
    expect(result.clusters.map(({ records }) => records)).toEqual([[0, 1]]);
  });

  it("stay within maxCluster, and what is left over is for review", () => {
    const result = find(Array.from({ length: 5 }, (_, n) => ({ ...company, note: `${n}` })), { maxCluster: 3, match: [...rule.match, line("note", "exact", 1)] });
    expect(result.clusters.map(({ records }) => records.length).sort()).toEqual([2, 3]);
    expect(result.pairs.filter(({ verdict }) => verdict === "duplicate")).toHaveLength(4);
    expect(result.pairs.filter(({ verdict }) => verdict === "review")).toHaveLength(6);
  });

  it("carry an id that the same records always have, and the score of the weakest link needed", () => {
    const rows = [company, company, { ...company, name: "云杉软件" }, { name: "恒泰物流有限公司", mobile: "13700000000", contact: "李强" }];
    const [cluster] = find(rows).clusters;
    const [again] = find([rows[3]!, rows[2]!, rows[1]!, rows[0]!], {}, ["R3", "R2", "R1", "R0"]).clusters;
    expect(cluster!.records).toEqual([0, 1, 2]);
    expect([again!.records, again!.id, again!.score]).toEqual([[1, 2, 3], cluster!.id, cluster!.score]);
    expect(cluster!.id).toMatch(/^D[0-9a-f]{8}$/);
  });
});

describe("large blocks", () => {
  it("are cut by what their records also share, not dropped", () => {
    // 200 records of one brand; each has one partner by mobile, and no other block brings them together.
    const rows = Array.from({ length: 200 }, (_, i): Row => ({ name: `云杉软件${i}有限公司`, mobile: `1381234${String(1000 + (i % 100))}` }));
    const result = find(rows, { block: [{ field: "name", key: "prefix:2" }], match: [line("name", "prefix:4", 9), line("mobile", "phone", 12)] });
    const pairs = new Set(result.pairs.map(({ a, b }) => `${a}-${b}`));
    for (let i = 0; i < 100; i++) expect(pairs).toContain(`${i}-${i + 100}`);
    expect(result.pairs.find(({ a, b }) => a === 0 && b === 100)!.block).toBe("name prefix:2");
  });

  it("of records that are all the same stay cheap and still meet", () => {
    const result = find(Array.from({ length: 2000 }, () => ({ ...company, uscc: codes[0] })));
    expect(result.pairs.length).toBeLessThan(2000 * 40);
    expect(new Set(result.clusters.flatMap(({ records }) => records)).size).toBeGreaterThan(1900);
  });
});

describe("whatever the order of the rows", () => {
  const cell = <T extends CellValue>(...values: T[]): fc.Arbitrary<T | null> => fc.option(fc.constantFrom(...values), { nil: null });
  const anyRow = fc.record({
    name: cell("云杉软件有限公司", "杭州云杉软件有限公司", "成都云杉软件有限公司", "云杉软件", "云杉", "云彬软件有限公司", "云杉软件有限公司北京分公司", "恒泰物流", "Yunshan Software Co., Ltd."),
    uscc: cell(...codes, "91350100M000100Y44", "办理中"),
    mobile: cell("13812345678", "+86 13812345678", "13912345678", "138"),
    phone: cell("0571-87654321", "87654321", "0571-87654321转8"),
    contact: cell("王芳", "王芳女士", "王总", "李强"),
  });
  const rowsAndOrder = fc.array(anyRow, { maxLength: 14 }).chain((rows) => fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows.map((_, index) => index), { minLength: rows.length })));
  /** Everything found, in terms of record names. */
  const named = (result: ExplainedResult, names: readonly string[]): object => ({
    pairs: result.pairs.map(({ a, b, score, verdict, evidence, block }) => {
      const swap = names[a]! > names[b]!;
      return [...[names[a]!, names[b]!].sort(), score, verdict, block, ...evidence.map((each) => [each.field, swap ? each.b : each.a, swap ? each.a : each.b, each.bits])];
    }).sort((x, y) => (String(x[0]) + String(x[1]) < String(y[0]) + String(y[1]) ? -1 : 1)),
    clusters: result.clusters.map(({ id, score, records }) => [id, score, records.map((index) => names[index]!).sort()]).sort((x, y) => (String(x[0]) < String(y[0]) ? -1 : 1)),
  });

  it("the same is found", () => {
    fc.assert(
      fc.property(rowsAndOrder, ([rows, order]) => {
        const names = rows.map((_, index) => `R${String(index).padStart(2, "0")}`);
        const shuffled = order.map((index) => names[index]!);
        const also = { maxCluster: 4 };
        expect(named(find(order.map((index) => rows[index]!), also, shuffled), shuffled)).toEqual(named(find(rows, also, names), names));
      }),
      { seed: 5, numRuns: 300 },
    );
  });

  it("clusters share no record, keep to the cap, never hold two valid codes, and their pairs are exactly the duplicates", () => {
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 16 }), (rows) => {
        const result = find(rows, { maxCluster: 5 });
        const members = result.clusters.flatMap(({ records }) => records);
        expect(new Set(members).size).toBe(members.length);
        const inside = result.clusters.flatMap(({ records }) => records.flatMap((a, at) => records.slice(at + 1).map((b) => `${a}-${b}`)));
        expect(result.pairs.filter(({ verdict }) => verdict === "duplicate").map(({ a, b }) => `${a}-${b}`).sort()).toEqual(inside.sort());
        for (const { records, score } of result.clusters) {
          expect(records.length).toBeLessThanOrEqual(5);
          expect(score).toBeGreaterThanOrEqual(rule.score.duplicate);
          expect(new Set(records.map((index) => rows[index]!.uscc).filter((code) => code === codes[0] || code === codes[1])).size).toBeLessThanOrEqual(1);
        }
        for (const { a, b, score } of result.pairs) {
          expect(a).toBeLessThan(b);
          expect(score).toBeGreaterThanOrEqual(0);
          expect(score).toBeLessThanOrEqual(1);
        }
      }),
      { seed: 8, numRuns: 300 },
    );
  });
});
