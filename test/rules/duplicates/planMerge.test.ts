import fc from "fast-check";
import { cnMobileField } from "../../../src/fields/cnMobileField";
import { companyNameField } from "../../../src/fields/companyNameField";
import { dateField } from "../../../src/fields/dateField";
import { emailField } from "../../../src/fields/emailField";
import { longTextField } from "../../../src/fields/longTextField";
import { moneyField } from "../../../src/fields/moneyField";
import { personNameField } from "../../../src/fields/personNameField";
import { phoneField } from "../../../src/fields/phoneField";
import { tagsField } from "../../../src/fields/tagsField";
import { textField } from "../../../src/fields/textField";
import type { MergePlan } from "../../../src/rules/duplicates/duplicates";
import { type Decided, planMerge } from "../../../src/rules/duplicates/planMerge";
import type { DedupeDef, Survivorship } from "../../../src/template/template";
import { type Row, expressionOver, fieldDef, inputs, tableDef, typedTable } from "../../support/typedTables";

const def = tableDef([
  fieldDef(textField, "code"), fieldDef(companyNameField, "name"), fieldDef(cnMobileField, "mobile"), fieldDef(moneyField, "amount"),
  fieldDef(dateField, "first"), fieldDef(dateField, "next"), fieldDef(textField, "note"), fieldDef(textField, "grade", { readOnly: true }),
  fieldDef(textField, "source"), fieldDef(tagsField, "marks"), fieldDef(textField, "brief", { limits: { maxLength: 10 } }), fieldDef(longTextField, "remarks"),
], { recordId: "code" });
const approved = expressionOver(def.fields)('[grade]="A"');

function plan(rows: readonly Row[], survive: { readonly [field: string]: Survivorship } | null, also: { readonly decided?: Partial<Decided>; readonly ids?: readonly (string | null)[]; readonly formulas?: { readonly [field: string]: readonly number[] }; readonly records?: readonly number[] } = {}) {
  const rule: DedupeDef | null = survive === null ? null : { id: "same", block: [], match: [], mustMatch: [], mustNotDiffer: [], score: { auto: null, duplicate: 0.95, review: 0.7 }, survive, maxCluster: 20 };
  const table = typedTable(def, rows, { ids: also.ids ?? rows.map((_, index) => `R${index}`), formulas: also.formulas ?? {} });
  return planMerge({ def, table, inputs }, rule, also.records ?? rows.map((_, index) => index), { keep: null, values: {}, ...also.decided });
}
const edited = (result: ReturnType<typeof plan>): object => Object.fromEntries(result.edits.map(({ field, after, from }) => [field, [after, from]]));

describe("the survivor", () => {
  it.each<{ readonly title: string; readonly rows: readonly Row[]; readonly ids?: readonly (string | null)[]; readonly keep?: number; readonly survivor: number; readonly losers: readonly number[] }>([
    { title: "is the most complete record", rows: [{ name: "云杉软件" }, { name: "云杉软件", note: "a" }, { name: "云杉软件" }], survivor: 1, losers: [0, 2] },
    { title: "of equals has the smallest id", rows: [{ name: "a1" }, { name: "a2" }, { name: "a3" }], ids: ["C", "A", "B"], survivor: 1, losers: [0, 2] },
    { title: "of equals without ids stands first", rows: [{ name: "a1" }, { name: "a2" }], ids: [null, null], survivor: 0, losers: [1] },
    { title: "is the one to keep", rows: [{ name: "a1", note: "a" }, { name: "a2" }], keep: 1, survivor: 1, losers: [0] },
    { title: "is not chosen for errors and blanks", rows: [{ name: "a1", note: { error: "#N/A" }, code: " " }, { name: "a2", note: "b" }], survivor: 1, losers: [0] },
  ])("$title", ({ rows, ids, keep, survivor, losers }) => {
    expect(plan(rows, { "*": "mostComplete" }, { ...(ids === undefined ? {} : { ids }), decided: { keep: keep ?? null } })).toMatchObject({ survivor, losers });
  });
});

describe("each field", () => {
  const cases: readonly { readonly title: string; readonly rows: readonly Row[]; readonly survive: { readonly [field: string]: Survivorship } | null; readonly edits: object; readonly open?: readonly string[]; readonly decided?: Partial<Decided>; readonly formulas?: { readonly [field: string]: readonly number[] } }[] = [
    { title: "mostComplete keeps the survivor's own and fills its blanks from the most complete", rows: [{ name: "甲公司", note: "x", amount: 5 }, { name: "乙公司", mobile: "13812345678" }, { name: "丙公司", mobile: "13912345678", first: 45000, next: 45001 }], survive: { "*": "mostComplete" }, decided: { keep: 0 }, edits: { mobile: ["13912345678", 2], first: [45000, 2], next: [45001, 2] } },
    { title: "without a rule it is mostComplete", rows: [{ name: "甲公司" }, { mobile: "13812345678" }], survive: null, decided: { keep: 0 }, edits: { mobile: ["13812345678", 1] } },
    { title: "a long text that no rule names is put together, be there one for the rest", rows: [{ name: "甲公司", remarks: "需要专票", amount: 1 }, { name: "甲公司", remarks: "更名后重新登记" }], survive: { "*": "mostComplete" }, edits: { remarks: ["需要专票\n更名后重新登记", 0] } },
    { title: "a long text follows the rule that names it", rows: [{ name: "甲公司", remarks: "短", amount: 1 }, { name: "甲公司", remarks: "更名后重新登记" }], survive: { remarks: "longest" }, edits: { remarks: ["更名后重新登记", 1] } },
    { title: "longest takes most characters", rows: [{ name: "云杉", note: "ab" }, { name: "杭州云杉软件有限公司" }], survive: { name: "longest" }, edits: { name: ["杭州云杉软件有限公司", 1] } },
    { title: "longest takes no romanised form for a name in Chinese characters", rows: [{ name: "济南飏森泓医疗器械", note: "x" }, { name: "Yangsenhong Medical Devices Co., Ltd." }, { name: "济南飏森泓医疗器械有限公司" }], survive: { name: "longest" }, edits: { name: ["济南飏森泓医疗器械有限公司", 2] } },
    { title: "max and min go by number and by date", rows: [{ name: "a1", amount: 5, first: 45000, note: "x" }, { name: "a1", amount: 9, first: 44000 }], survive: { amount: "max", first: "min" }, edits: { amount: [9, 1], first: [44000, 1] } },
    { title: "max reads numbers typed as text and edits the cell as it is", rows: [{ name: "a1", amount: 5, note: "x" }, { name: "a1", amount: "¥9,000" }], survive: { amount: "max" }, edits: { amount: ["¥9,000", 1] } },
    { title: "newest takes from the record with the latest date up to today", rows: [{ name: "a1", note: "old", first: 45000, next: 50000 }, { name: "a1", note: "new", first: 46000 }], survive: { note: "newest", first: "mostComplete" }, edits: { note: ["new", 1] } },
    { title: "oldest takes from the record with the earliest date", rows: [{ name: "a1", note: "new", first: 46000, next: 46001 }, { name: "a1", note: "old", first: 45000 }], survive: { note: "oldest" }, edits: { note: ["old", 1] } },
    { title: "newest goes by the place in the sheet where there is no date", rows: [{ name: "a1", note: "x", amount: 1 }, { name: "a1", note: "y" }], survive: { note: "newest" }, edits: { note: ["y", 1] } },
    { title: "newest prefers a dated record to one without", rows: [{ name: "a1", note: "x", amount: 1, mobile: "13812345678" }, { name: "a1", note: "y", first: 45000 }], survive: { note: "newest", "*": "mostComplete" }, edits: { note: ["y", 1], first: [45000, 1] } },
    { title: "manual is open where values differ", rows: [{ name: "甲公司", note: "x" }, { name: "乙公司" }], survive: { name: "manual" }, edits: {}, open: ["name"] },
    { title: "manual is not open where one is blank or they say the same", rows: [{ name: "甲公司", mobile: "13812345678", note: "x" }, { mobile: "+86 138-1234-5678", amount: 3 }], survive: { "*": "manual" }, edits: { amount: [3, 1] } },
    { title: "a decision wins over manual and over every rule", rows: [{ name: "甲公司", note: "longer" }, { name: "乙公司", note: "b" }], survive: { name: "manual", note: "longest" }, decided: { values: { name: 1, note: 1 } }, edits: { name: ["乙公司", 1], note: ["b", 1] } },
    { title: "a decision for the survivor closes the question", rows: [{ name: "甲公司", note: "x" }, { name: "乙公司" }], survive: { name: "manual" }, decided: { values: { name: 0 } }, edits: {} },
    { title: "a blank never beats a value", rows: [{ name: "甲公司", note: "x" }, { name: " ", amount: null }], survive: { "*": "newest" }, edits: {} },
    { title: "an error never beats a value", rows: [{ name: "甲公司", note: "x", amount: 3 }, { name: "甲公司", amount: { error: "#DIV/0!" } }], survive: { amount: "newest" }, edits: {} },
    { title: "a value without fault beats one that cannot be read", rows: [{ name: "甲公司", mobile: "1381234567", note: "x" }, { name: "甲公司", mobile: "13812345678" }], survive: { "*": "mostComplete" }, edits: { mobile: ["13812345678", 1] } },
    { title: "values that say the same are not edited", rows: [{ name: "甲公司", mobile: "138 1234 5678", note: "x" }, { name: "甲公司", mobile: "13812345678" }], survive: { mobile: "newest" }, edits: {} },
    { title: "a formula in the survivor stays, also against a decision", rows: [{ name: "甲公司", amount: 3, note: "x" }, { name: "甲公司", amount: 9 }], survive: { amount: "max" }, formulas: { amount: [0] }, decided: { values: { amount: 1 } }, edits: {} },
    { title: "the result of a loser's formula is taken as a value", rows: [{ name: "甲公司", amount: 3, note: "x" }, { name: "甲公司", amount: 9 }], survive: { amount: "max" }, formulas: { amount: [1] }, edits: { amount: [9, 1] } },
    { title: "a read-only field is filled where it is blank and else left alone", rows: [{ name: "甲公司", grade: "A", note: "x" }, { name: "甲公司", grade: "BBB" }], survive: { grade: "longest" }, edits: {} },
    { title: "a read-only blank takes the value there is", rows: [{ name: "甲公司", note: "x", amount: 1 }, { name: "甲公司", grade: "B" }], survive: { grade: "manual" }, edits: { grade: ["B", 1] } },
    { title: "sourceRank takes from the most trusted source, sources that are not named last", rows: [{ name: "甲公司", note: "x", source: "表格", amount: 1 }, { name: "乙公司", source: "网站" }, { name: "丙公司", source: "ERP" }], survive: { name: { sourceRank: ["ERP", "网站"], by: "source" }, "*": "mostComplete" }, edits: { name: ["丙公司", 2] } },
    { title: "sourceRank passes over the best source where that has no value", rows: [{ name: "甲公司", note: "x", source: "表格", amount: 1 }, { name: "乙公司", source: "网站" }, { source: "ERP" }], survive: { name: { sourceRank: ["ERP", "网站"], by: "source" }, "*": "mostComplete" }, edits: { name: ["乙公司", 1] } },
    { title: "approved takes from a record for which it holds", rows: [{ name: "甲公司", note: "x", amount: 1, first: 45000 }, { name: "乙公司", grade: "A" }], survive: { name: { approved }, "*": "mostComplete" }, edits: { name: ["乙公司", 1], grade: ["A", 1] } },
    { title: "approved keeps the survivor's own where none is", rows: [{ name: "甲公司", note: "x", amount: 1 }, { name: "乙公司", grade: "B" }], survive: { name: { approved }, "*": "mostComplete" }, edits: { grade: ["B", 1] } },
    { title: "union has every value once, the survivor's own first", rows: [{ name: "甲公司", note: "x", marks: "重点、老客户" }, { name: "甲公司", marks: "展会,重点" }, { name: "甲公司", marks: "老客户" }], survive: { marks: "union" }, edits: { marks: ["重点、老客户、展会", 0] } },
    { title: "union of what the survivor has already is no edit", rows: [{ name: "甲公司", note: "x", marks: "重点、展会" }, { name: "甲公司", marks: "展会" }], survive: { marks: "union" }, edits: {} },
    { title: "concat has every different text once", rows: [{ name: "甲公司", note: "早上联系", amount: 1 }, { name: "甲公司", note: "下午联系" }, { name: "甲公司", note: "早上联系" }], survive: { note: "concat" }, edits: { note: ["早上联系；下午联系", 0] } },
    { title: "concat puts texts together as the language of whoever merges does", rows: [{ name: "甲公司", note: "met at expo", amount: 1 }, { name: "甲公司", note: "call back" }], survive: { note: "concat" }, decided: { lang: "en" }, edits: { note: ["met at expo; call back", 0] } },
    { title: "concat is open where the field does not hold all of it", rows: [{ name: "甲公司", brief: "十个字以内的简介", amount: 1 }, { name: "甲公司", brief: "另一段" }], survive: { brief: "concat" }, edits: {}, open: ["brief"] },
    { title: "the record's own id is never edited", rows: [{ code: "K1", name: "甲公司", note: "x" }, { code: "K22", name: "甲公司" }], survive: { "*": "longest" }, edits: {} },
  ];
  it.each(cases)("$title", ({ rows, survive, edits, open, decided, formulas }) => {
    const result = plan(rows, survive, { ...(decided === undefined ? {} : { decided }), ...(formulas === undefined ? {} : { formulas }) });
    expect(edited(result)).toEqual(edits);
    expect(result.open.map(({ field }) => field)).toEqual(open ?? []);
  });

  it("that is open lists the values there are, as they stand in the cells", () => {
    const { open, edits } = plan([{ name: "甲公司", note: "x" }, { name: null }, { name: "乙公司 " }], { name: "manual" });
    expect([open, edits]).toEqual([[{ field: "name", values: [{ record: 0, value: "甲公司" }, { record: 2, value: "乙公司 " }] }], []]);
  });

  it("gives back only values that stand in one of the records, and never loses the last value of a field", () => {
    const cell = (...values: (string | number)[]) => fc.option(fc.constantFrom(...values), { nil: null });
    const anyRow = fc.record({ name: cell("甲公司", "甲 公司", "乙公司"), mobile: cell("13812345678", "138", " "), amount: cell(1, "2万元", "x"), first: cell(45000, "2024-01-05", 50000), note: cell("a", "bb") });
    const how = fc.constantFrom<Survivorship>("longest", "newest", "oldest", "mostComplete", "max", "min", "manual");
    fc.assert(
      fc.property(fc.array(anyRow, { minLength: 2, maxLength: 5 }), how, (rows, survivorship) => {
        const result = plan(rows, { "*": survivorship });
        expect([...result.losers, result.survivor].sort()).toEqual(rows.map((_, index) => index));
        const after = new Map(result.edits.map(({ field, after: value }) => [field, value]));
        for (const { id } of def.fields) {
          const values = rows.map((row) => (row as Row)[id] ?? null);
          const merged = after.has(id) ? after.get(id)! : values[result.survivor]!;
          expect(values).toContainEqual(merged);
          const any = values.some((value) => value !== null && String(value).trim() !== "");
          if (any && !result.open.some(({ field }) => field === id)) expect(String(merged ?? "").trim()).not.toBe("");
        }
        for (const { field, before, from } of result.edits) expect([before, from === result.survivor]).toEqual([(rows[result.survivor] as Row)[field] ?? null, false]);
      }),
      { seed: 3, numRuns: 300 },
    );
  });
});

describe("numbers, addresses and people", () => {
  const reach = tableDef([
    fieldDef(companyNameField, "name"), fieldDef(personNameField, "contact"), fieldDef(cnMobileField, "mobile"), fieldDef(phoneField, "phone", { country: "CN" }), fieldDef(emailField, "email"), fieldDef(textField, "short"), fieldDef(longTextField, "remarks", { limits: { maxLength: 60 } }),
  ]);
  const merged = (rows: readonly Row[], survive: { readonly [field: string]: Survivorship } = {}, values: { readonly [field: string]: number } = {}) => {
    const rule: DedupeDef = { id: "same", block: [], match: [], mustMatch: [], mustNotDiffer: [], score: { auto: null, duplicate: 0.95, review: 0.7 }, survive, maxCluster: 20 };
    const table = typedTable(reach, rows.map((row) => ({ phone: null, remarks: null, ...row })), { ids: rows.map((_, index) => `R${index}`) });
    return planMerge({ def: reach, table, inputs }, rule, rows.map((_, index) => index), { keep: null, values, lang: "zh-CN" });
  };
  const says = (result: MergePlan): object => Object.fromEntries(result.edits.map(({ field, after }) => [field, after]));

  it.each<{ readonly title: string; readonly rows: readonly Row[]; readonly survive?: { readonly [field: string]: Survivorship }; readonly values?: { readonly [field: string]: number }; readonly edits: object; readonly moved?: readonly string[]; readonly open?: readonly string[] }>([
    { title: "the second number of a cell goes into a phone column that is blank", rows: [{ name: "甲公司", mobile: "19960574089", email: "a@b.com" }, { name: "甲公司", mobile: "19960574089/18293403786" }], edits: { phone: "18293403786" }, moved: ["mobile 1 18293403786 phone"] },
    { title: "or behind the remarks, named", rows: [{ name: "甲公司", mobile: "19960574089", phone: "021-55556666", remarks: "老客户" }, { name: "甲公司", mobile: "19960574089、18293403786" }], edits: { remarks: "老客户\nmobile 18293403786" }, moved: ["mobile 1 18293403786 remarks"] },
    { title: "where neither has room the field is for a person, be it that the cell of several is the one that stays out", rows: [{ name: "甲公司", mobile: "19960574089", phone: "021-55556666", remarks: "一".repeat(59) }, { name: "甲公司", mobile: "19960574089/18293403786" }], edits: {}, open: ["mobile"] },
    { title: "remarks of which one is taken are no room", rows: [{ name: "甲公司", mobile: "19960574089", phone: "021-55556666" }, { name: "甲公司", mobile: "19960574089/18293403786" }], survive: { remarks: "newest" }, edits: {}, open: ["mobile"] },
    { title: "a person who chose has seen what goes", rows: [{ name: "甲公司", mobile: "19960574089", phone: "021-55556666" }, { name: "甲公司", mobile: "19960574089/18293403786" }], values: { mobile: 0 }, edits: {} },
    { title: "another number, address and person of the other record are kept too", rows: [{ name: "甲公司", contact: "王芳", mobile: "19960574089", phone: "021-55556666", email: "a@b.com" }, { name: "甲公司", contact: "李强", mobile: "18293403786", email: "c@d.com" }], edits: { remarks: "contact 李强\nmobile 18293403786\nemail c@d.com" }, moved: ["contact 1 李强 remarks", "mobile 1 18293403786 remarks", "email 1 c@d.com remarks"] },
    { title: "the same number in another spelling, or in the other column, is no other one", rows: [{ name: "甲公司", mobile: "19960574089", phone: "18293403786", contact: "王芳" }, { name: "甲公司", mobile: "+86 182-9340-3786", phone: "199 6057 4089", contact: "Wang Fang" }], edits: {} },
    { title: "what cannot be read and is not several names nobody", rows: [{ name: "甲公司", mobile: "19960574089", contact: "王芳" }, { name: "甲公司", mobile: "1829340378", contact: "-" }], edits: {} },
    { title: "a second extension stays with its number", rows: [{ name: "甲公司", mobile: "19960574089", phone: "021-55556666", contact: "王芳" }, { name: "甲公司", phone: "021-55556666-801/802" }], edits: { remarks: "phone 021-55556666-801/802" }, moved: ["phone 1 021-55556666-801/802 remarks"] },
    { title: "of several records that say it, it is kept once", rows: [{ name: "甲公司", mobile: "19960574089", contact: "王芳", phone: "021-55556666" }, { name: "甲公司", mobile: "18293403786" }, { name: "甲公司", mobile: "18293403786" }], edits: { remarks: "mobile 18293403786" }, moved: ["mobile 1 18293403786 remarks", "mobile 2 18293403786 remarks"] },
  ])("$title", ({ rows, survive, values, edits, moved, open }) => {
    const result = merged(rows, survive, values);
    expect(says(result)).toEqual(edits);
    expect(result.moved.map(({ field, from, text, to }) => `${field} ${from} ${text} ${to}`)).toEqual(moved ?? []);
    expect(result.open.map(({ field }) => field)).toEqual(open ?? []);
  });

  it("in Chinese characters go before what was romanised from them, and so do the other texts of a romanised record", () => {
    const result = merged([{ name: "Senqi Precision Machinery Co., Ltd.", contact: "Zhao Yuna", short: "Senqi", mobile: "19960574089", email: "a@b.com" }, { name: "郑州森麒精密机械有限公司", contact: "赵雨娜", short: "森麒" }], { name: "longest" });
    expect(says(result)).toEqual({ name: "郑州森麒精密机械有限公司", contact: "赵雨娜", short: "森麒" });
    expect(result.taken.find(({ field }) => field === "contact")).toEqual({ field: "contact", from: [1], how: "original" });
    // A text in Latin letters of a record that is called in Chinese stays.
    expect(says(merged([{ name: "苹果贸易", short: "Apple", mobile: "19960574089" }, { name: "苹果贸易", short: "苹果" }]))).toEqual({});
  });

  it("takes a text that holds the survivor's and says more, and no number or address for being longer", () => {
    expect(says(merged([{ name: "甲公司", short: "云杉", mobile: "19960574089", email: "a@b.com" }, { name: "甲公司", short: "云杉软件", email: "aa@b.com" }]))).toEqual({ short: "云杉软件", remarks: "email aa@b.com" });
  });

  it("that nothing has room for are told", () => {
    const full = merged([{ name: "甲公司", mobile: "19960574089", phone: "021-55556666" }, { name: "甲公司", mobile: "18293403786" }], { remarks: "newest" });
    expect(full).toMatchObject({ moved: [], lost: [{ field: "mobile", from: 1 }], open: [] });
  });

  it("says why a value stays: the only one, or the others are faulty", () => {
    const how = (rows: readonly Row[]): string | undefined => merged(rows).taken.find(({ field }) => field === "mobile")?.how;
    expect(how([{ name: "甲公司", mobile: "19960574089" }, { name: "甲公司" }])).toBe("only");
    expect(how([{ name: "甲公司", mobile: "19960574089" }, { name: "甲公司", mobile: "1996057408" }])).toBe("sound");
  });
});
