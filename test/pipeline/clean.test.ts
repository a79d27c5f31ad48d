import type { CellValue } from "../../src/records/cellValue";
import { check } from "../../src/pipeline/check";
import { clean, type CleanOptions } from "../../src/pipeline/clean";
import { govern } from "../../src/pipeline/govern";
import { journal } from "../../src/pipeline/journal";
import type { OpenOptions } from "../../src/pipeline/locate";
import { plan } from "../../src/pipeline/plan";
import { profile } from "../../src/pipeline/profile";
import { run } from "../../src/pipeline/run";
import { undo } from "../../src/pipeline/undo";
import { must } from "../contracts/sampleWorkbook";
import { type Book, bookOfSheets, cellsOf, customerTemplate, field, look, own, reopened, smallTemplate, type, withTemplate, write } from "./book";

const loose: OpenOptions = { templates: [customerTemplate], chosen: false, sheet: null, answers: {} };
const cleaning = (text: string, also: Partial<CleanOptions> = {}): CleanOptions => ({ ...loose, plan: text, only: [], without: [], ...also });
const planOf = async (book: Book, options = loose) => JSON.stringify(must(await plan(book.session, options)).plan);
const codes = (result: { readonly ok: boolean; readonly problems?: readonly { readonly code: string }[] }) => (result.ok ? [] : result.problems!.map(({ code }) => code));

const names = ["云海科技有限公司", "天河贸易有限公司", "华信物流有限公司", "浦江食品有限公司", "长风机械有限公司", "金桥电子有限公司"];
const rows = (size = 24): CellValue[][] => [
  ["客户名称", "手机号", "状态", "签约日期", "金额", "部门"],
  ...Array.from({ length: size }, (_, i): CellValue[] => [
    i === 3 ? `  ${names[i % 6]!.replace("有限", `${i}有限`)} ` : names[i % 6]!.replace("有限", `${i}有限`),
    i % 5 === 0 ? 13800138000 + i : i % 5 === 1 ? `138 0013 80${10 + i}` : `138001380${10 + i}`,
    i % 9 === 2 ? "成交 " : ["成交", "意向"][i % 2]!,
    i % 4 === 0 ? `2024.3.${1 + i}` : `2024-03-${String(1 + i).padStart(2, "0")}`,
    i + 0.5,
    i % 7 === 1 ? "ＩＴ部" : "IT部",
  ]),
];

describe("a messy sheet without a template", () => {
  it("is cleaned by the ticked steps in one change, which undo takes back to the byte of every cell", async () => {
    const book = bookOfSheets({ 客户: rows() });
    const before = look(book.model);
    const made = must(await plan(book.session, loose)).plan;
    expect(look(book.model)).toEqual(before);
    expect(made.steps.map(({ id, cells, chosen }) => [id, cells, chosen])).toEqual([
      ["trim/状态", 3, true], ["width/部门", 4, true], ["normalize/客户名称", 1, true], ["normalize/手机号", 10, true], ["normalize/签约日期", 24, true],
    ]);
    const cleaned = must(await clean(book.session, cleaning(JSON.stringify(made))));
    expect(cleaned).toMatchObject({ left: 0, change: { id: "C000001", why: { command: "clean" }, template: { id: "crm-sheets/cleaning-plan", version: "1" } } });
    const cells = await cellsOf(book, "客户");
    expect(cells.slice(1, 5).map((line) => line.slice(0, 4))).toEqual([["云海科技0有限公司", "13800138000", "成交", 45352], ["天河贸易1有限公司", "13800138011", "意向", 45353], ["华信物流2有限公司", "13800138012", "成交", 45354], ["浦江食品3有限公司", "13800138013", "意向", 45355]]);
    expect(JSON.stringify(look(book.model))).toContain("yyyy-mm-dd");
    const again = reopened(book);
    expect(must(await journal(again.session)).map(({ change, stands }) => [change.id, change.why.command, stands])).toEqual([["C000001", "clean", true]]);
    must(await undo(again.session));
    expect(look(again.model)).toEqual(before);
  });

  it("shows as days what was read as days, also where a number was typed, and in the cells of a merged area", async () => {
    const book = bookOfSheets({ 表: [["编号", "日期", "门店"], ...Array.from({ length: 12 }, (_, i): CellValue[] => [`K-${i}`, i === 4 ? 20240305 : `2024-03-${10 + i}`, i % 3 === 0 ? `店${i}` : null])] });
    await write(book, { verb: "mergeCells", sheet: "表", areas: [0, 1, 2, 3].map((i) => ({ row: 1 + i * 3, column: 2, rows: 3, columns: 1 })) });
    const before = look(book.model);
    must(await clean(book.session, cleaning(await planOf(book))));
    const block = must(await book.host.readCells("表", { row: 1, column: 1, rows: 12, columns: 2 }, { numberFormats: true }));
    expect(block.values.map(([day]) => typeof day)).toEqual(new Array(12).fill("number"));
    expect(new Set(block.numberFormats!.map(([format]) => format))).toEqual(new Set(["yyyy-mm-dd"]));
    expect(block.values.map(([, shop]) => shop)).toEqual([0, 0, 0, 3, 3, 3, 6, 6, 6, 9, 9, 9].map((i) => `店${i}`));
    must(await undo(book.session));
    expect(look(book.model)).toEqual(before);
  });

  it("is clean the second time: the same plan changes nothing and leaves no trace", async () => {
    const book = bookOfSheets({ 客户: rows() });
    const text = await planOf(book);
    must(await clean(book.session, cleaning(text)));
    const after = look(book.model, []);
    const again = must(await clean(book.session, cleaning(text)));
    expect([again.change, again.left, again.cleaned.edits]).toEqual([null, 0, []]);
    expect(look(book.model, [])).toEqual(after);
  });

  it("can still be governed, and the whole way be undone step by step", async () => {
    const book = bookOfSheets({ 客户: rows() });
    const before = look(book.model);
    must(await clean(book.session, cleaning(await planOf(book))));
    const ran = must(await run(book.session, loose));
    expect(ran.changes.length).toBeGreaterThan(1);
    for (let i = ran.changes.length; i >= 0; i--) must(await undo(book.session));
    expect(look(book.model)).toEqual(before);
  });

  it("keeps formulas, takes merged cells apart, and empties repeated rows where they stand when asked to", async () => {
    const lines: CellValue[][] = [["大区", "门店", "数量", "两倍"], ...Array.from({ length: 12 }, (_, i): CellValue[] => [i % 3 === 0 ? `第${i / 3 + 1}区` : null, `门店${i === 8 ? 7 : i} `, i === 8 ? 7 : i, `=C${i + 2}*2`])];
    const book = bookOfSheets({ 表: lines.map((line) => line.slice(0, 3)), 公式: lines });
    await write(book, { verb: "mergeCells", sheet: "表", areas: [0, 1, 2, 3].map((i) => ({ row: 1 + i * 3, column: 0, rows: 3, columns: 1 })) });
    const text = await planOf(book, { ...loose, sheet: "表" });
    expect((JSON.parse(text) as { steps: { id: string; cells: number; chosen: boolean }[] }).steps.map(({ id, cells, chosen }) => [id, cells, chosen])).toEqual([["trim/门店", 12, true], ["fillMerged/大区", 8, true], ["repeatedRows", 3, false]]);
    const before = look(book.model);
    must(await clean(book.session, cleaning(text, { sheet: "表", only: ["trim", "fillMerged", "repeatedRows"] })));
    expect((await cellsOf(book, "表")).slice(7, 10)).toEqual([["第3区", "门店6", 6], ["第3区", "门店7", 7], [null, null, null]]);
    const withFormulas = must(await clean(book.session, cleaning(text, { sheet: "公式", only: ["trim", "repeatedRows"] })));
    expect(withFormulas.cleaned.removedRows).toEqual([]);
    expect(book.model.sheets.find(({ name }) => name === "公式")!.cells.formula(5, 3)).toBe("=C6*2");
    must(await undo(book.session));
    must(await undo(book.session));
    expect(look(book.model)).toEqual(before);
  });

  it("is named with --sheet where several could be meant, and the plan says what it left alone where one is plainly larger", async () => {
    const twins = bookOfSheets({ 甲: rows(), 乙: rows() });
    expect(codes(await plan(twins.session, loose))).toEqual(["plan/severalTables"]);
    expect(must(await plan(twins.session, { ...loose, sheet: "乙" })).plan.source.sheet).toBe("乙");
    const beside = bookOfSheets({ 客户: rows(40), 汇总: [["部门", "户数"], ["IT部", 3], ["销售部", 4], ["行政部", 5]] });
    expect(must(await plan(beside.session, loose))).toMatchObject({ plan: { source: { sheet: "客户" } }, otherSheets: ["汇总"] });
  });

  it("is left as it is when a cell changes between reading and writing", async () => {
    const book = bookOfSheets({ 客户: rows() });
    const text = await planOf(book);
    const { engine } = book.session;
    const meddled = { ...book.session, engine: { ...engine, clean: async (...input: Parameters<typeof engine.clean>) => { const made = await engine.clean(...input); await type(book, "客户", 3, 2, "流失"); return made; } } };
    expect(codes(await clean(meddled, cleaning(text)))).toEqual(["changes/changedMeanwhile"]);
    expect((await cellsOf(book, "客户"))[1]![1]).toBe(13800138000);
  });
});

describe("a plan on the next file", () => {
  it("finds its columns where they stand now, under other spellings of the header and by alias", async () => {
    const text = await planOf(bookOfSheets({ 客户: rows() }));
    const [header, ...lines] = rows();
    const moved = [["编号", "部 门", "客户名称*", "移动电话", "跟进状态", "签约日期", "金额"], ...lines.map(([a, b, c, d, e, f], i) => [i + 1, f!, a!, b!, c!, d!, e!])];
    expect(header).toHaveLength(6);
    const aliased = text.replace('"header":"状态","occurrence":1,"aliases":[]', '"header":"状态","occurrence":1,"aliases":["跟进状态"]');
    const book = bookOfSheets({ 名单: moved });
    const cleaned = must(await clean(book.session, cleaning(aliased)));
    expect(cleaned.cleaned.outcomes.filter(({ applied }) => applied).map(({ id, cells }) => [id, cells])).toEqual([["trim/状态", 3], ["width/部门", 4], ["normalize/客户名称", 1], ["normalize/手机号", 10], ["normalize/签约日期", 24]]);
    expect([cleaned.left, cleaned.cleaned.unknownColumns]).toEqual([0, ["编号"]]);
    expect((await cellsOf(book, "名单"))[1]).toEqual([1, "IT部", "云海科技0有限公司", "13800138000", "成交", 45352, 0.5]);
  });

  it("says which steps do not apply and why, and does the others", async () => {
    const text = await planOf(bookOfSheets({ 客户: rows() }));
    const [, ...lines] = rows();
    const other = [["客户名称", "状态", "状态（旧）", "手机号", "金额"], ...lines.map(([a, , c], i) => [a!, c!, c!, `备注 ${i} 请电话联系`, i])];
    const book = bookOfSheets({ 名单: other });
    const cleaned = must(await clean(book.session, cleaning(text)));
    expect(cleaned.cleaned.outcomes.map(({ id, applied, reason }) => [id, applied, reason?.id ?? null])).toEqual([
      ["trim/状态", true, null], ["width/部门", false, "apply.columnMissing"], ["normalize/客户名称", true, null], ["normalize/手机号", false, "apply.typeDiffers"], ["normalize/签约日期", false, "apply.columnMissing"],
    ]);
    expect(cleaned.left).toBe(3);
  });

  it("with nothing of its own there is refused with the reasons, never silently done", async () => {
    const text = await planOf(bookOfSheets({ 客户: rows() }));
    const book = bookOfSheets({ 产品: [["品名", "库存"], ...Array.from({ length: 12 }, (_, i): CellValue[] => [` 商品${i} `, i])] });
    const before = look(book.model);
    const refused = await clean(book.session, cleaning(text));
    expect(codes(refused)).toEqual(["plan/noneApplies"]);
    expect(!refused.ok && refused.problems[0]!.message["zh-CN"]).toContain("没有“手机号”列");
    expect(look(book.model)).toEqual(before);
  });

  it("is not applied where day and month stand the other way round", async () => {
    const dates = (text: (i: number) => string) => bookOfSheets({ 表: [["编号", "日期"], ...Array.from({ length: 20 }, (_, i): CellValue[] => [`K-${i}`, text(i)])] });
    const text = await planOf(dates((i) => `${13 + (i % 9)}/03/2024`));
    const refused = await clean(dates((i) => `03/${13 + (i % 9)}/2024`).session, cleaning(text));
    expect(!refused.ok && refused.problems[0]!.message.en).toContain("the other way round");
  });

  it.each([
    ["no step of that name", { only: ["trim", "polish"] }, "plan/noStep"],
    ["everything left out", { only: ["trim"], without: ["trim"] }, "plan/noneChosen"],
  ])("is refused for %s", async (_title, choice, code) => {
    const book = bookOfSheets({ 客户: rows() });
    expect(codes(await clean(book.session, cleaning(await planOf(book), choice)))).toEqual([code]);
  });

  it.each([
    ["{", "plan/notJson", undefined], ["[]", "plan/notAPlan", undefined], ['{"kind":"crm-sheets/cleaning-plan","version":2}', "plan/newer", undefined],
    ['{"kind":"crm-sheets/cleaning-plan","version":1,"source":{"sheet":"a","area":"A1","records":1},"template":null,"columns":[],"steps":[{"id":"trim/a","kind":"trim"}]}', "plan/badShape", "/steps/0/column"],
  ])("that is %s is refused", async (text, code, pointer) => {
    const refused = await clean(bookOfSheets({ 客户: rows() }).session, cleaning(text));
    expect(!refused.ok && refused.problems[0]).toMatchObject({ code, ...(pointer === undefined ? {} : { pointer }) });
  });
});

describe("with a template", () => {
  const template = smallTemplate({ name: field("companyName", "客户名称", { "x-aliases": ["公司"] }), mobile: field("cn-mobile", "手机号"), signedAt: field("date", "签约日期"), dept: field("text", "部门", { "x-normalize": ["nfkc"] }) });
  const named = withTemplate(template);

  it("the fields say how cells are read, governed or not, and both ways give the same cells", async () => {
    const messy = bookOfSheets({ 客户: rows() });
    const text = JSON.stringify(must(await plan(messy.session, named)).plan);
    expect(JSON.parse(text)).toMatchObject({ template: { id: "https://example.com/templates/small", table: "small" } });
    const without = must(await clean(messy.session, cleaning(text, { templates: [] })));
    expect(without.cleaned.outcomes.filter(({ reason }) => reason?.id === "apply.templateMissing").map(({ id }) => id)).toEqual(["normalize/部门", "normalize/客户名称", "normalize/手机号", "normalize/签约日期"].sort());
    const governed = bookOfSheets({ 客户: rows() });
    must(await govern(governed.session, named));
    const cleaned = must(await clean(governed.session, cleaning(text)));
    expect(cleaned.change!.template.id).toBe("https://example.com/templates/small");
    const fields = new Set(cleaned.change!.edits.map((edit) => edit.field));
    expect([...fields].sort()).toEqual(["dept", "mobile", "name", "signedAt"]);
    expect(cleaned.change!.edits.every(({ record }) => /^R\d{7}$/.test(record))).toBe(true);
    expect(must(await check(governed.session, own))[0]!.findings.filter(({ fixes }) => fixes?.some(({ lossless }) => lossless))).toEqual([]);
  });

  it("a repeated record of a governed table leaves a tombstone, and undo brings it back with its id", async () => {
    const book = bookOfSheets({ 客户: [...rows(6), rows(6)[2]!] });
    must(await govern(book.session, named));
    const before = look(book.model);
    const text = JSON.stringify(must(await plan(book.session, own)).plan);
    const cleaned = must(await clean(book.session, cleaning(text, { only: ["repeatedRows"] })));
    expect(cleaned.change!.removed).toMatchObject([{ record: "R0000007", table: "small", values: { name: "天河贸易1有限公司" } }]);
    must(await undo(book.session));
    expect(look(book.model)).toEqual(before);
  });

  it("undoing later does not leave a column of the user's own behind", async () => {
    const book = bookOfSheets({ 客户: rows() });
    must(await govern(book.session, named));
    const first = must(await clean(book.session, cleaning(JSON.stringify(must(await plan(book.session, own)).plan)))).change!;
    expect(first.edits.length).toBeLessThan(first.ops.flatMap(({ write: made }) => (made.verb === "writeCells" ? made.blocks.flatMap(({ values }) => values.flat()) : [])).length);
    await type(book, "客户", 3, 2, "流失");
    expect(codes(await undo(book.session))).toEqual(["undo/changedSince"]);
  });
});

it("a profile and a plan leave the file as it is, and a formula cell is never in a plan", async () => {
  const lines = rows();
  lines[3]![0] = '=" 云海 "';
  const book = bookOfSheets({ 客户: lines });
  const before = book.save();
  must(await profile(book.session, loose));
  must(await plan(book.session, loose));
  expect(Buffer.from(book.save()).equals(Buffer.from(before))).toBe(true);
});
