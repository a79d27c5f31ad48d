import axe from "axe-core";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { bookOfSheets } from "../pipeline/book";
import { devices, messy, orders } from "../support/messySheets";
import { describeInBrowser, excelPage, gridReady, startWorkbenches, type OpenedPage, type Workbenches } from "./browser";

/** The pane alone, as it stands beside a workbook in Excel. With WRITE_DOCS=1 (`npm run pictures`) every look of every view becomes a picture in docs/pictures. */
const looks = ([["zh-CN", false], ["en", true], ["zh-CN", true], ["en", false]] as const).flatMap(([lang, dark]) => [320, 450].map((width) => ({ lang, dark, width })));
const writes = process.env["WRITE_DOCS"] === "1";
const views = {
  start: ["开始", "Start"], findings: ["问题", "Findings"], record: ["记录", "Records"], duplicates: ["重复", "Duplicates"], classes: ["分级", "Classes"],
  reports: ["报表", "Reports"], importing: ["导入", "Import"], history: ["历史", "History"],
} as const;

/** What is pressed in a view to see more of it. */
const opens: { readonly [view in keyof typeof views]?: (page: Page, english: boolean) => Promise<void> } = {
  record: (page, english) => page.getByRole("button", { name: english ? "New" : "新增", exact: true }).click(),
};

/** What a view leads to that is a picture of its own, by the name of its folder. */
const further: { readonly [view in keyof typeof views]?: readonly [name: string, open: (page: Page, english: boolean) => Promise<void>] } = {
  reports: ["own-report", async (page, english) => { await page.getByRole("button", { name: english ? "New report" : "自己做一张" }).click(); await page.getByRole("main").getByRole("table").waitFor({ timeout: 60_000 }); }],
};

/** Names that are the same in both languages: they stand in the data or are the product's own. */
const foreignWords = /\b(?!CRM|Excel|Sheets|xlsx|csv|tsv|jsonl|ID|VIP|IT|SaaS|ERP|OA|QQ|Customers|Ctrl|Enter|Esc|English|Tab|Ltd|Co|Inc|Lead|Id|mail)[A-Za-z]{4,}\b/;

/** What stands behind a view: opened one after the other in one look, for what axe finds there. The last is closed by leaving the view. */
const behind: { readonly [view in keyof typeof views]?: readonly ((page: Page) => Promise<void>)[] } = {
  findings: [
    (page) => page.getByRole("main").locator("button[aria-expanded=false]:not([aria-haspopup])").nth(1).click(),
    (page) => page.getByRole("main").getByRole("option").first().click(),
    (page) => page.getByRole("button", { name: "保留原样…", exact: true }).click(),
    (page) => page.getByRole("button", { name: "标色和导出" }).click(),
    async (page) => { await page.keyboard.press("Escape"); await page.getByRole("button", { name: "预览并修复…", exact: true }).click(); },
  ],
  duplicates: [(page) => page.locator("[data-key]").first().click(), (page) => page.getByRole("main").locator(".fui-AccordionHeader button").first().click()],
  history: [(page) => page.getByRole("main").locator(".fui-AccordionHeader button").first().click()],
};

async function openView(page: Page, name: string, lang: "zh-CN" | "en"): Promise<void> {
  await page.getByRole("button", { name: lang === "en" ? "More" : "更多", exact: true }).first().click();
  await page.getByRole("menuitem", { name, exact: true }).click();
  await page.getByRole("heading", { level: 1, name, exact: true }).waitFor();
  await settled(page);
}

/** Nothing is under way: no skeleton, no spinner, no bar, and the text stands still. */
async function settled(page: Page): Promise<void> {
  let before = "";
  for (let still = 0; still < 3; ) {
    await page.waitForTimeout(250);
    const text = await page.evaluate(() => (document.querySelector(".fui-Skeleton, .fui-Spinner, [aria-busy=true]") === null ? document.body.innerText : `${Math.random()}`));
    still = text === before ? still + 1 : 0;
    before = text;
  }
}

/** What axe finds that is serious but for the guards that Fluent puts before and behind a group of Tab stops (they pass the focus on and are never read), and what ux.md calls wrong: a view that scrolls sideways. */
async function faultsOf({ page }: OpenedPage): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() => (window as unknown as { axe: typeof axe }).axe.run({ exclude: ["[data-tabster-dummy]"] }, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] }));
  const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical").map(({ id, nodes }) => `${id}: ${nodes[0]!.html.slice(0, 160)}`);
  const sideways = await page.evaluate(() => [...document.querySelectorAll("main, body")].filter((element) => element.scrollWidth > element.clientWidth).map((element) => `${element.tagName} is ${element.scrollWidth} wide in ${element.clientWidth}`));
  return [...serious, ...sideways];
}

describeInBrowser("every view of the pane", () => {
  let pages: Workbenches;
  beforeAll(async () => { pages = await startWorkbenches(400, excelPage); });
  afterAll(() => pages.close());

  it.each(writes ? looks : looks.slice(0, 3))("reads well at $width px in $lang, dark: $dark", async ({ lang, dark, width }) => {
    const opened = await pages.open({ width, height: 760, lang, dark });
    const { page, faults, foreign } = opened;
    const english = lang === "en";
    const found: Record<string, readonly string[]> = {};
    const look = async (view: string, draws = writes): Promise<void> => {
      const wrong = [...(await faultsOf(opened))];
      const text = await page.evaluate(() => [...document.querySelectorAll("h1, h2, h3, .fui-Button, [role=tab], label, th, legend")].map((element) => (element as HTMLElement).innerText).join("\n"));
      if (!english) wrong.push(...(foreignWords.exec(text) ?? []).map((word) => `English: ${word}`));
      if (wrong.length > 0) found[view] = wrong;
      if (!draws) return;
      const folder = join(__dirname, "../../docs/pictures", view);
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, `${lang}-${dark ? "dark" : "light"}-${width}.png`), await page.screenshot());
    };
    await page.getByRole("button", { name: english ? "Make it a table" : "整理成规范表" }).waitFor({ timeout: 60_000 });
    await look("found");
    const first = lang === "zh-CN" && !dark && width === 320;
    if (first) {
      await page.getByRole("button", { name: "更多", exact: true }).first().click();
      await settled(page);
      await look("menu", false);
      await page.keyboard.press("Escape");
      await openView(page, "问题", lang);
      await look("no table", false);
      await openView(page, "开始", lang);
    }
    await page.getByRole("button", { name: english ? "Make it a table" : "整理成规范表" }).click();
    await page.getByRole("button", { name: english ? "Make the table" : "建表", exact: true }).waitFor({ timeout: 60_000 });
    await settled(page);
    await look("governing");
    await page.getByRole("button", { name: english ? "Make the table" : "建表", exact: true }).click();
    await page.getByText(english ? /A governed table of/ : /已整理成规范表/).waitFor({ timeout: 60_000 });
    await settled(page);
    for (const [view, names] of Object.entries(views)) {
      await openView(page, names[english ? 1 : 0], lang);
      const more = opens[view as keyof typeof opens];
      if (more !== undefined) {
        await more(page, english);
        await settled(page);
      }
      await look(view);
      const next = further[view as keyof typeof further];
      if (next !== undefined) {
        await next[1](page, english);
        await settled(page);
        await look(next[0]);
      }
      for (const [index, step] of (first ? (behind[view as keyof typeof behind] ?? []) : []).entries()) {
        await step(page);
        await settled(page);
        await look(`${view} ${index}`, false);
      }
    }
    expect(found).toEqual({});
    expect(faults).toEqual([]);
    expect(foreign).toEqual([]);
    await page.context().close();
  });
});

describeInBrowser("several sheets in the pane", () => {
  it.each(writes ? looks : looks.slice(0, 1))("read well before and after they are tables, at $width px in $lang, dark: $dark", async ({ lang, dark, width }) => {
    const bytes = await bookOfSheets({ ...messy, ...orders }).host.bytes();
    if (!bytes.ok) throw new Error(bytes.problems[0]!.code);
    const pages = await startWorkbenches(bytes.value, excelPage);
    const opened = await pages.open({ width, height: 760, lang, dark });
    const { page, faults, foreign } = opened;
    const main = page.getByRole("main");
    const look = async (view: string): Promise<void> => {
      expect([view, ...(await faultsOf(opened))]).toEqual([view]);
      if (!writes) return;
      const folder = join(__dirname, "../../docs/pictures", view);
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, `${lang}-${dark ? "dark" : "light"}-${width}.png`), await page.screenshot());
    };
    await main.getByRole("button", { name: lang === "en" ? "Make them 4 tables" : "整理成 4 张规范表" }).click({ timeout: 60_000 });
    await main.getByRole("button", { name: lang === "en" ? /^Contacts/ : /^联系人/ }).click();
    await settled(page);
    await look("governing-together");
    await main.getByRole("button", { name: lang === "en" ? /^Make 4 tables/ : /^建 4 张表/ }).click();
    await page.getByText(lang === "en" ? /4 governed tables/ : /已整理成 4 张规范表/).waitFor({ timeout: 60_000 });
    await settled(page);
    await look("start-tables");
    expect(faults).toEqual([]);
    expect(foreign).toEqual([]);
    await pages.close();
  });
});

describeInBrowser("a sheet that no template fits, in the pane", () => {
  it.each(writes ? looks : looks.slice(0, 2))("becomes a table by a template drafted of it, at $width px in $lang, dark: $dark", async ({ lang, dark, width }) => {
    const bytes = await bookOfSheets({ 设备台账: devices }).host.bytes();
    if (!bytes.ok) throw new Error(bytes.problems[0]!.code);
    const pages = await startWorkbenches(bytes.value, excelPage);
    const opened = await pages.open({ width, height: 760, lang, dark });
    const { page, faults, foreign } = opened;
    const main = page.getByRole("main");
    const english = lang === "en";
    await main.getByRole("button", { name: english ? "Draft one from this sheet" : "按这张表起草模板" }).click({ timeout: 60_000 });
    await main.getByRole("button", { name: english ? /things that hold in it/ : /表里看出的 \d+ 条规律/ }).click({ timeout: 60_000 });
    await settled(page);
    expect(await faultsOf(opened)).toEqual([]);
    if (writes) {
      const folder = join(__dirname, "../../docs/pictures/drafting");
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, `${lang}-${dark ? "dark" : "light"}-${width}.png`), await page.screenshot());
    }
    await main.getByRole("button", { name: english ? "Make the table" : "建表", exact: true }).click();
    await page.getByText(english ? /A governed table of 120 records/ : /已整理成规范表，120 条记录/).waitFor({ timeout: 60_000 });
    await settled(page);
    expect(await faultsOf(opened)).toEqual([]);
    expect(faults).toEqual([]);
    expect(foreign).toEqual([]);
    await pages.close();
  });
});

(writes ? describeInBrowser : describe.skip)("the workbench in the README [not run: npm run pictures draws it]", () => {
  it.each(["zh-CN", "en"] as const)("in %s", async (lang) => {
    const workbenches = await startWorkbenches();
    const { page, pane } = await workbenches.open({ lang });
    const english = lang === "en";
    await gridReady(page);
    await pane.getByRole("button", { name: english ? "Make it a table" : "整理成规范表" }).click();
    await pane.getByRole("button", { name: english ? "Make the table" : "建表", exact: true }).click();
    await pane.getByRole("button", { name: english ? "Show and fix" : "查看并修复" }).click();
    await pane.getByText(english ? /The mobile number is 1 short/ : /手机号少 1 位/).first().click();
    await settled(page);
    await gridReady(page);
    writeFileSync(join(__dirname, `../../docs/pictures/workbench-${lang}.png`), await page.screenshot());
    await workbenches.close();
  });
});
