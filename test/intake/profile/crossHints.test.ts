import fc from "fast-check";
import { findTables } from "../../../src/intake/findTable";
import type { CrossHint } from "../../../src/intake/profile/hints/hint";
import { hintReason } from "../../../src/intake/profile/hints/hintReason";
import { profileTable } from "../../../src/intake/profile/profileTable";
import { reasonText } from "../../../src/intake/reason";
import type { CellValue } from "../../../src/records/cellValue";
import { grid } from "../grids";

const seed = 20240601;

/** A small generator that repeats itself: hints must not depend on luck. */
function chance(start: number): (below: number) => number {
  let state = start;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function hintsOf(headers: readonly string[], rows: readonly (readonly CellValue[])[], format?: { readonly [header: string]: string }): readonly CrossHint[] {
  const sheet = grid([headers, ...rows]);
  const formats = sheet.values.map((line) => line.map((_cell, c) => format?.[headers[c]!] ?? "General"));
  const withFormats = { ...sheet, numberFormats: formats };
  return profileTable(findTables(withFormats).candidates[0]!, withFormats, { dateSystem: 1900 }).hints.found;
}

const shown = (hints: readonly CrossHint[]): readonly string[] => hints.map(({ kind, columns, exceptions }) => `${kind}: ${columns.map(({ header }) => header).join(" ")}${exceptions.count > 0 ? ` but ${exceptions.examples.map(({ at }) => at).join(" ")}` : ""}`);

const places = [["深圳", "广东省"], ["广州", "广东省"], ["杭州", "浙江省"], ["宁波", "浙江省"], ["南京", "江苏省"], ["成都", "四川省"]] as const;
const days = { 开始日期: "yyyy-mm-dd", 结束日期: "yyyy-mm-dd", 登记日期: "yyyy-mm-dd" };

describe("what follows from what", () => {
  const pick = chance(1);
  const rows = Array.from({ length: 120 }, (_, i): CellValue[] => { const [city, province] = places[pick(places.length)]!; return [`K${1000 + pick(9000)}x${i}`, city, province, ["是", "否"][pick(2)]!]; });

  it("city and province, with the cell that does not fit and what its like hold", () => {
    const wrong = rows.map((row, i) => (i === 40 ? [row[0]!, "深圳", "广西壮族自治区", row[3]!] : row));
    const hints = hintsOf(["编码", "城市", "省份", "活跃"], wrong);
    expect(shown(hints)).toEqual(["dependency: 城市 省份 but C42"]);
    expect(hints[0]!.exceptions.examples).toEqual([{ at: "C42", value: "广西壮族自治区", expected: "广东省" }]);
    expect(hints[0]).toMatchObject({ support: 120, confidence: 0.9917, facts: { oneToOne: false } });
    expect(reasonText(hintReason(hints[0]!), "zh-CN")).toBe("“城市”决定“省份”：99.1% 的记录里，同样的 城市 只对应一个 省份。");
  });

  it("a code and its name are one thing, and what follows from both is told once", () => {
    const coded = rows.map(([code, city, province]) => [code!, `C${places.findIndex(([name]) => name === city)}`, city!, province!]);
    expect(shown(hintsOf(["编码", "城市代码", "城市", "省份"], coded))).toEqual(["dependency: 城市代码 城市", "dependency: 城市代码 省份"]);
  });

  it("nothing follows from names that stand once, from choices that go their own ways, or towards what nearly always is the same", () => {
    const own = chance(7);
    const none = Array.from({ length: 200 }, (_, i): CellValue[] => [`客户${i}`, ["A", "B", "C"][own(3)]!, ["官网", "展会", "转介绍"][own(3)]!, i % 50 === 0 ? "停用" : "正常"]);
    expect(hintsOf(["名称", "等级", "来源", "账户"], none)).toEqual([]);
  });
});

describe("order", () => {
  const pick = chance(3);
  const rows = Array.from({ length: 80 }, (_, i): CellValue[] => { const start = 45000 + pick(300); return [`P-${i}`, start, start + pick(200), 45000 + pick(500)]; });

  it("an end before its begin is found, other dates are in no order", () => {
    const wrong = rows.map((row, i) => (i === 10 ? [row[0]!, row[2]! , (row[1] as number) - 5, row[3]!] : row));
    expect(shown(hintsOf(["编号", "开始日期", "结束日期", "登记日期"], wrong, days))).toEqual(["order: 开始日期 结束日期 but C12"]);
  });

  it("dates of two times that never meet are in order by nature, and not worth a word", () => {
    const apart = rows.map((row, i) => [row[0]!, 30000 + i, row[2]!]);
    expect(hintsOf(["编号", "开始日期", "结束日期"], apart, days)).toEqual([]);
  });

  it("paid is at most due; headcount and revenue are not compared", () => {
    const money = Array.from({ length: 60 }, (_, i): CellValue[] => { const due = 100 + pick(900); return [`P-${i}`, i % 4 === 0 ? due : due - pick(100), due, 5 + pick(50), 100000 + pick(900000)]; });
    expect(shown(hintsOf(["编号", "已付", "应付", "人数", "收入"], money))).toEqual(["order: 已付 应付"]);
  });
});

describe("sums and products", () => {
  const pick = chance(5);
  const rows = Array.from({ length: 50 }, (_, i): CellValue[] => {
    const [price, quantity, goods, freight, duty] = [(pick(9000) + 100) / 100, 2 + pick(40), 50 + pick(500), 1 + pick(60), 1 + pick(30)];
    return [`D-${i}`, price, quantity, Math.round(price * quantity * 100) / 100, goods, freight, duty, goods + freight + duty];
  });
  const headers = ["单号", "单价", "数量", "金额", "货值", "运费", "关税", "合计"];

  it("amount is price by quantity, rounded, and a total is the sum of its neighbours", () => {
    const wrong = rows.map((row, i) => (i === 4 ? row.with(7, 1) : i === 6 ? row.with(3, (row[3] as number) + 10) : row));
    const hints = hintsOf(headers, wrong).filter(({ kind }) => kind === "sum" || kind === "product");
    expect(shown(hints)).toEqual(["sum: 货值 运费 关税 合计 but H6", "product: 单价 数量 金额 but D8"]);
    expect(hints[1]!.exceptions.examples[0]!.expected).toBe(rows[6]![3]);
  });

  it("adding nothing and multiplying by one prove nothing", () => {
    const flat = rows.map((row, i) => [row[0]!, 10 + i, 1, 10 + i, 0]);
    expect(hintsOf(["单号", "单价", "数量", "金额", "折让"], flat).filter(({ kind }) => kind === "sum" || kind === "product")).toEqual([]);
  });
});

describe("the same and parts", () => {
  const pick = chance(9);
  const rows = Array.from({ length: 60 }, (_, i): CellValue[] => { const area = ["华东", "华南", "西北"][pick(3)]!; const road = `${places[pick(6)]![0]}市${pick(900)}号`; return [`${area}-${1000 + i}`, area, road, road, `${area}备注${pick(5)}`]; });

  it("a region inside an id, and two addresses that are one but for a cell", () => {
    const wrong = rows.map((row, i) => (i === 2 ? row.with(3, "另一处1号") : row)).map((row) => row.slice(0, 4));
    expect(shown(hintsOf(["编号", "大区", "注册地址", "经营地址"], wrong))).toEqual(["equal: 注册地址 经营地址 but D4", "part: 大区 编号"]);
  });

  it("short digits inside long ones are chance", () => {
    const digits = rows.map((_row, i) => [`${10 + pick(5)}k`, `kk${String(1e9 + pick(1e9))}k${i}`]);
    expect(hintsOf(["批次", "单号"], digits)).toEqual([]);
  });
});

describe("filled", () => {
  const pick = chance(11);
  const rows = Array.from({ length: 90 }, (_, i): CellValue[] => { const won = pick(3) === 0; return [`K-${i}`, won ? "成交" : ["潜在", "意向"][pick(2)]!, won ? 45000 + pick(300) : null, won ? 1000 + pick(9000) : null, pick(2) === 0 ? "电话" : null]; });
  const headers = ["编号", "状态", "签约日期", "成交金额", "备注"];

  it("only where the state says so, with the cells that are filled or blank against it", () => {
    const open = rows.findIndex(([, state]) => state !== "成交");
    const wrong = rows.map((row, i) => (i === open ? row.with(2, 45100) : row));
    const hints = hintsOf(headers, wrong, { 签约日期: "yyyy-mm-dd" });
    expect(shown(hints)).toEqual([`fillWhen: 状态 签约日期 but C${open + 2}`, "fillWhen: 状态 成交金额", `fillTogether: 签约日期 成交金额 but D${open + 2}`]);
    expect(hints[1]!.facts).toEqual({ values: ["成交"], always: true });
    expect(reasonText(hintReason(hints[1]!), "en")).toBe("“成交金额” is filled exactly where “状态” is 成交 (100 %).");
  });

  it("blanks that come as they like say nothing", () => {
    const own = chance(13);
    expect(hintsOf(["编号", "状态", "备注", "电话"], rows.map((row, i) => [`K-${i}`, row[1]!, own(2) === 0 ? "x" : null, own(3) === 0 ? `1380000${1000 + i}` : null]))).toEqual([]);
  });
});

it("random tables give no hints: at most one in fifty such tables does", () => {
  let alarms = 0;
  fc.assert(fc.property(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 20, max: 120 }), (start, size) => {
    const pick = chance(start);
    const rows = Array.from({ length: size }, (_, i): CellValue[] => [`N${i}_${pick(1e6)}`, ["甲", "乙", "丙", "丁"][pick(4)]!, pick(12), 45000 + pick(900), 45000 + pick(900), pick(1000) / 10, pick(100000), ["红", "绿"][pick(2)]!, pick(3) === 0 ? null : `备注${pick(40)}`]);
    alarms += hintsOf(["名称", "组别", "次数", "开始日期", "结束日期", "重量", "金额", "颜色", "备注"], rows, days).length > 0 ? 1 : 0;
  }), { seed, numRuns: 100 });
  expect(alarms).toBeLessThanOrEqual(2);
});

it("the order of the rows changes only addresses", () => {
  const pick = chance(17);
  const rows = Array.from({ length: 60 }, (_, i): CellValue[] => { const [city, province] = places[pick(6)]!; const start = 45000 + pick(200); return [`K-${1000 + i * 3}`, city, i === 7 ? "海南省" : province, start, i === 9 ? start - 3 : start + pick(90), pick(2) === 0 ? "A" : "B", i % 3 === 0 ? pick(500) : null]; });
  const headers = ["编号", "城市", "省份", "开始日期", "结束日期", "等级", "金额"];
  const plain = (hints: readonly CrossHint[]): unknown => hints.map(({ exceptions, ...hint }) => ({ ...hint, count: exceptions.count }));
  const expected = plain(hintsOf(headers, rows, days));
  expect(expected).toHaveLength(2);
  fc.assert(fc.property(fc.shuffledSubarray(rows, { minLength: rows.length }), (shuffled) => expect(plain(hintsOf(headers, shuffled, days))).toEqual(expected)), { seed, numRuns: 15 });
});

it("says which columns it did not compare", () => {
  const wide = Array.from({ length: 45 }, (_, c) => `列${c + 1}`);
  const pick = chance(19);
  const sheet = grid([wide, ...Array.from({ length: 25 }, () => wide.map(() => `v${pick(1000)}`))]);
  const { hints } = profileTable(findTables(sheet).candidates[0]!, sheet, { dateSystem: 1900 });
  expect(hints.notCompared).toEqual(["AO", "AP", "AQ", "AR", "AS"]);
});
