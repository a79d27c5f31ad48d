import { readFileSync } from "node:fs";
import { openFile } from "../../src/hosts/file/openFile";
import { bookOfSheets } from "../pipeline/book";
import { describeInBrowser, excelPage, gridReady, startWorkbenches, type Opening, type Workbenches } from "./browser";
import type { ExcelHand } from "./excelPage/main";

const slow = { timeout: 90_000 };

/** Browsers that keep nothing, each in its own way; `locks`: they lend no locks either. */
const refusals: Readonly<Record<string, Opening>> = {
  "refuses to open a database and lends no locks": {
    before: () => {
      IDBFactory.prototype.open = () => { throw new DOMException("denied", "SecurityError"); };
      LockManager.prototype.request = async () => Promise.reject(new DOMException("denied", "SecurityError"));
      LockManager.prototype.query = async () => Promise.reject(new DOMException("denied", "SecurityError"));
    },
  },
  "has no databases": { before: () => Object.defineProperty(globalThis, "indexedDB", { value: undefined }) },
  "never answers": { before: () => { IDBFactory.prototype.open = () => new EventTarget() as IDBOpenDBRequest; } },
  "has no room": { room: 1 },
};

describeInBrowser("a browser that keeps nothing", () => {
  let workbenches: Workbenches;
  beforeAll(async () => { workbenches = await startWorkbenches(60); });
  afterAll(() => workbenches.close());

  it.each(Object.keys(refusals))("that %s: everything works, it is said once what is not kept, and the file is saved whole", async (name) => {
    const { page, pane, faults } = await workbenches.open(refusals[name]);
    await gridReady(page);
    const said = pane.getByText("这个浏览器不让保存，或者空间满了");
    // Where there is no room that comes out only with the first thing to be kept.
    const atOnce = name !== "has no room";
    const close = async (): Promise<void> => {
      await said.waitFor(slow);
      await pane.getByRole("button", { name: "知道了" }).click();
    };
    if (atOnce) await close();
    await pane.getByRole("button", { name: "整理成规范表" }).click();
    await pane.getByRole("button", { name: "建表", exact: true }).click();
    await pane.getByText(/已整理成规范表，60 条记录/).waitFor(slow);
    await pane.getByLabel("你的姓名").fill("赵敏");
    await pane.getByRole("button", { name: "记住" }).click();
    if (!atOnce) {
      await close();
      // Unsaved work is kept nowhere, then: that is said where the file is saved. Where only the page is refused, its worker keeps the copy all the same.
      await page.getByText(/没保存的修改只在这个页面里/).waitFor(slow);
    }
    expect(await said.count()).toBe(0);
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: "存为 .xlsx" }).click();
    const file = openFile("saved.xlsx", new Uint8Array(readFileSync(await (await download).path())));
    if (!file.ok) throw new Error(file.problems[0]?.code);
    const sheets = await file.value.host.sheets();
    expect(sheets.ok && sheets.value.flatMap(({ tables }) => tables.map((table) => table.name))).toEqual(["Customers"]);
    expect(faults).toEqual([]);
    await page.context().close();
  });
});

const digits = "一二三四五六七八九十甲乙";
const customers = [["客户名称", "联系人", "手机号码", "跟进状态", "负责人"], ...Array.from(digits, (digit, i) => [`第${digit}贸易有限公司`, `张${digit}`, `138123456${String(i).padStart(2, "0")}`, i % 2 === 0 ? "潜在" : "意向", "赵敏"])];
const contacts = [["联系人姓名", "所属客户", "职务", "手机", "邮箱"], ...Array.from(digits.slice(0, 8), (digit, i) => [`王${digit}`, `第${digit}贸易有限公司`, "采购经理", `139123456${String(i).padStart(2, "0")}`, `w${i}@example.com`])];

describeInBrowser("two tables on one sheet", () => {
  let pages: Workbenches;
  beforeAll(async () => { pages = await startWorkbenches(bookOfSheets({ 汇总: [...customers, [], [], ...contacts] }).save(), excelPage); });
  afterAll(() => pages.close());

  it("are told of on Start, chosen between, and made one after the other without a record lost", async () => {
    const { page, faults } = await pages.open({ width: 400, path: "/?profile=Windows" });
    const press = (name: string | RegExp): Promise<void> => page.getByRole("button", { name, ...(typeof name === "string" ? { exact: true } : {}) }).first().click(slow);
    const hand = <T>(ask: (excel: ExcelHand) => T): Promise<T> => page.evaluate(`(${String(ask)})(window.excel)`);
    await page.getByText(/同一张工作表上还有一张表：A1:E13，12 行/).waitFor(slow);
    await press("先建这一张");
    await page.getByText(/工作表“汇总”，12 条记录/).waitFor(slow);
    // To the other one and back: each is read as what it is.
    await press("建这一张：汇总!A16:E24");
    await page.getByText(/工作表“汇总”，8 条记录/).waitFor(slow);
    await press("建这一张：汇总!A1:E13");
    await page.getByText(/工作表“汇总”，12 条记录/).waitFor(slow);
    await press("建表");
    await page.getByText(/已整理成规范表，12 条记录/).waitFor(slow);
    await press(/^再建一张表/);
    await press("建这一张：汇总!A16:E24");
    await page.getByText(/工作表“汇总”，8 条记录/).waitFor(slow);
    expect(await page.getByRole("button", { name: /^建这一张/ }).count()).toBe(0);
    await press("建表");
    await page.getByText(/已整理成规范表，8 条记录/).waitFor(slow);
    const tables = await hand((excel) => excel.tables().map(({ row, rows }) => [row, rows]));
    expect(tables).toEqual(expect.arrayContaining([[0, 13], [15, 9]]));
    for (const [row, line] of [...customers.entries(), ...contacts.map((one, i) => [15 + i, one] as const)]) for (const [column, value] of line.entries()) if (row % 15 > 0) expect(await page.evaluate(([r, c]) => (window as unknown as { readonly excel: ExcelHand }).excel.value("汇总", r!, c!), [row, column])).toBe(value);
    expect(faults).toEqual([]);
    await page.context().close();
  });
});
