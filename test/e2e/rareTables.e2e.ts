import axe from "axe-core";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { describeInBrowser, excelPage, startWorkbenches, type Workbenches } from "./browser";
import { rareWorkbook } from "./rareTables";

/** With WRITE_DOCS=1 (`npm run pictures`) what is looked at becomes pictures in docs/pictures/rare. */
const writes = process.env["WRITE_DOCS"] === "1";
const looks = [["zh-CN", false, 320], ["en", true, 450]] as const;

describeInBrowser("what few templates ask for, in the pane", () => {
  let pages: Workbenches;
  beforeAll(async () => { pages = await startWorkbenches(await rareWorkbook(), excelPage); });
  afterAll(() => pages.close());

  it.each(writes ? looks : looks.slice(0, 1))("is told, refused and let through as the template says (%s, dark: %s, %d px)", async (lang, dark, width) => {
    const { page, faults } = await pages.open({ width, height: 760, lang, dark });
    const main = page.getByRole("main");
    const say = (zh: string, en: string): string => (lang === "en" ? en : zh);
    const press = (name: string | RegExp): Promise<void> => page.getByRole("button", { name, ...(typeof name === "string" ? { exact: true } : {}) }).first().click();
    const told = (text: string | RegExp): Promise<void> => page.getByText(text).first().waitFor();
    const view = async (name: string): Promise<void> => { await press(say("更多", "More")); await page.getByRole("menuitem", { name, exact: true }).click(); };
    const table = async (zh: string, en: string): Promise<void> => {
      await view(say("开始", "Start"));
      await main.getByRole("button", { name: new RegExp(`^${say(zh, en)}`) }).first().click();
      await main.getByRole("heading", { name: say(zh, en), level: 2 }).waitFor();
    };
    const look = async (name: string): Promise<void> => {
      await still(page);
      await page.evaluate(axe.source);
      const { violations } = await page.evaluate(() => (window as unknown as { axe: typeof axe }).axe.run({ exclude: ["[data-tabster-dummy]"] }, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] }));
      expect([name, ...violations.filter(({ impact }) => impact === "serious" || impact === "critical").map(({ id, nodes }) => `${id}: ${nodes[0]!.html.slice(0, 160)}`)]).toEqual([name]);
      expect(await page.evaluate(() => document.querySelector("main")!.scrollWidth > document.querySelector("main")!.clientWidth)).toBe(false);
      if (!writes) return;
      const folder = join(__dirname, "../../docs/pictures/rare");
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, `${name}-${lang}-${dark ? "dark" : "light"}-${width}.png`), await page.screenshot());
    };
    const repeat = async (): Promise<void> => {
      await view(say("记录", "Records"));
      await press(say("新增", "New"));
      await page.getByLabel(say("名称", "Company")).fill("上海明达信息技术公司");
      await page.getByLabel(say("手机", "Mobile")).fill("138 1234 5678");
    };

    for (const [zh, en, note] of [["代理商", "Agents", say("这样不能保存", "like this it cannot be saved")], ["线索", "Leads", say("先去看那一条", "Look at that one first")], ["门店", "Shops", say("之后会有人在“重复”里确认", "somebody will look at it")], ["来宾", "Guests", say("模板允许重复", "The template allows duplicates")], ["客户", "Clients", say("一条记录（负责人 李明）", "a record (Owner 李明)")]] as const) {
      await table(zh, en);
      await repeat();
      await told(note);
      await look(`repeats-${en.toLowerCase()}`);
      if (en === "Agents") {
        await press(say("保存", "Save"));
        await told(say("没有保存，模板不允许重复", "Not saved: the template allows no duplicates"));
      }
      await press(say("放弃改动", "Discard"));
    }

    await view(say("开始", "Start"));
    await page.getByRole("region", { name: say("打开时重新分级", "Classes on opening") }).getByText(say("大单", "Large")).waitFor();
    await look("opening");
    await press(say("写入 1 个分级", "Write 1 class"));
    await told(say("已写入 1 处", "1 cell written"));
    await page.getByRole("region", { name: say("打开时重新分级", "Classes on opening") }).waitFor({ state: "detached" });

    await table("门店", "Shops");
    await view(say("重复", "Duplicates"));
    await main.locator("[data-key]").first().click();
    await press(say("为什么认为是同一个", "Why they look the same"));
    // What has been opened grows for a moment.
    await page.getByText(say("两条都与第 6 行的记录相符", "both match the record in row 6")).evaluate(async (line) => {
      await Promise.allSettled(document.getAnimations().map(({ finished }) => finished));
      line.scrollIntoView({ block: "center" });
    });
    await look("third");
    await press(say("都不是重复", "Not duplicates"));
    await told(say("只有角色“经理”可以说", "Manager"));
    await look("apart-refused");

    await table("订单", "Orders");
    await view(say("导入", "Import"));
    await page.locator("textarea").first().fill("单号,客户,金额\nD2,苏州新客户有限公司,300\nD3,广州远景贸易有限公司,500\n");
    await press(say("用粘贴的内容", "Use what was pasted"));
    await press(new RegExp(`^${say("新增", "New")}`));
    // By its name: the record has no row yet.
    await told(new RegExp(say("客户 苏州新客户有限公司", "Client 苏州新客户有限公司")));
    await look("import-makes");
    await press(new RegExp(`^${say("写入", "Write")}`));
    await told(say("“客户”里新建 1 条", "1 made in Clients"));

    await table("客户", "Clients");
    await view(say("记录", "Records"));
    await page.getByLabel(say("查找记录", "Find a record")).fill("云帆");
    await main.getByRole("option").first().click();
    await press(say("删除…", "Delete…"));
    await told(say("它们要改为引用另一条记录", "which are to name another record"));
    await page.getByLabel(say("改为引用哪条记录", "Which record they are to name")).fill("远景");
    await page.getByRole("option").first().click();
    await told(say("1 处引用改为 R0000003 广州远景贸易有限公司", "change 1 reference in Orders to R0000003 广州远景贸易有限公司"));
    await look("heir");
    await press(say("确定删除，可以撤销", "Delete; it can be undone"));
    await told(say("已删除", "Deleted"));

    await table("合同", "Contracts");
    await view(say("分级", "Classes"));
    await page.getByRole("button", { name: say("提前写入 1 个分级", "Write 1 class early") }).waitFor();
    await look("not-due");
    await view(say("开始", "Start"));
    await page.getByLabel(say("你的姓名", "Your name")).fill("李明");
    await page.keyboard.press("Enter");
    await view(say("记录", "Records"));
    await page.getByLabel(say("查找记录", "Find a record")).fill("机房");
    // One click opens it.
    await main.getByRole("option").first().click();
    await page.getByRole("tab").nth(1).waitFor();
    await look("pages");
    await press(say("查看遮盖的内容…", "Show masked values…"));
    await page.keyboard.type("核对付款");
    await look("reveal");
    await page.keyboard.press("Enter");
    await page.locator("input[value='6222020200112233445']").waitFor();
    await page.getByLabel(say("类别", "Kind")).selectOption("采购");
    await page.getByRole("tab").first().waitFor({ state: "detached" });
    await look("variant");
    await table("代理商", "Agents");
    await repeat();
    await told(say("你的角色可以保存", "your role may save it"));
    await look("may-override");
    expect(faults).toEqual([]);
    await page.context().close();
  });
});

/** Nothing is under way, and the text stands still. */
async function still(page: Page): Promise<void> {
  let before = "";
  for (let same = 0; same < 2; ) {
    await page.waitForTimeout(120);
    const text = await page.evaluate(() => (document.querySelector(".fui-Skeleton, .fui-Spinner, [aria-busy=true]") === null ? document.body.innerText : `${Math.random()}`));
    same = text === before ? same + 1 : 0;
    before = text;
  }
}
