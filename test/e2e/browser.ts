import { existsSync } from "node:fs";
import { type Server, createServer } from "node:http";
import { join } from "node:path";
import { type Browser, type Locator, type Page, chromium } from "playwright-core";
import { makeSample } from "../../tools/sample/makeSample";
import { portOf, siteAnswer } from "../../tools/siteServer";

const executable = process.env["CHROMIUM"] ?? "/usr/bin/chromium";
export const site = join(__dirname, "../../dist/site");
/** The pane alone, in an emulated Excel. */
export const excelPage = join(__dirname, "../../dist/excelPage");

/** Why nothing can be tested in a browser here; null where it can. */
function missing(): string | null {
  if (!existsSync(executable)) return `no Chromium at ${executable}; CHROMIUM names another`;
  return [site, excelPage].every((folder) => existsSync(join(folder, "index.html"))) ? null : "no built site; npm run build and npx webpack --env e2e make it";
}

/** `describe`, skipped with the reason where there is no browser, unless the tools are required. */
export function describeInBrowser(name: string, body: () => void): void {
  // Timing in a browser on a busy machine is not ours alone: a test has a second try, and what failed first is printed.
  jest.retryTimes(1, { logErrorsBeforeRetry: true });
  const why = missing();
  if (why === null) describe(name, body);
  else if (process.env["CRM_REQUIRE_TOOLS"] === "1") describe(name, () => void it("has its tools", () => { throw new Error(why); }));
  else describe.skip(`${name} [not run: ${why}]`, body);
}

/** A page and everything that went wrong on it. */
export type OpenedPage = {
  readonly page: Page;
  /** Errors of the console and of the page, refused by the security policy, or of a request; warnings are none. */
  readonly faults: readonly string[];
  /** Requests to anywhere but the server of the test. */
  readonly foreign: readonly string[];
  readonly pane: Locator;
};

export type Opening = { readonly width?: number; readonly height?: number; readonly lang?: "zh-CN" | "en"; readonly dark?: boolean; readonly path?: string; /** Runs in the page before anything of it. */ readonly before?: () => void; /** Bytes that the browser lets the page keep. */ readonly room?: number };

export type Workbenches = {
  /** A new visit that remembers nothing of another. */
  open(opening?: Opening): Promise<OpenedPage>;
  close(): Promise<void>;
};

/** One browser and one server of the built site on a free port, as `npm start` has it. `sample`: its rows, or a file in its place. */
export async function startWorkbenches(sample: number | Uint8Array = 2_000, folder = site): Promise<Workbenches> {
  const server = createServer(siteAnswer(folder, typeof sample === "number" ? makeSample(42, { rows: sample }) : sample));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const browser = await chromium.launch({ executablePath: executable, args: ["--no-sandbox"] });
  return {
    open: (opening) => openPage(browser, `http://localhost:${portOf(server)}`, opening),
    close: async () => {
      await browser.close();
      await stopped(server);
    },
  };
}

export async function openPage(browser: Browser, origin: string, { width = 1280, height = 800, lang = "zh-CN", dark = false, path = "/", before, room }: Opening = {}): Promise<OpenedPage> {
  const context = await browser.newContext({ viewport: { width, height }, locale: lang, colorScheme: dark ? "dark" : "light", acceptDownloads: true });
  const page = await context.newPage();
  const faults: string[] = [];
  const foreign: string[] = [];
  page.on("console", (message) => { if (message.type() === "error") faults.push(`console: ${message.text()}`); });
  page.on("pageerror", (error) => faults.push(`page: ${error.stack ?? error.message}`));
  page.on("requestfailed", (request) => faults.push(`request: ${request.url()} ${request.failure()?.errorText ?? ""}`));
  context.on("request", (request) => {
    const { protocol, origin: to } = new URL(request.url());
    if (to !== origin && protocol !== "data:" && protocol !== "blob:") foreign.push(request.url());
  });
  await page.addInitScript(() => addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => console.error(`policy: ${violatedDirective} ${blockedURI}`)));
  if (before !== undefined) await page.addInitScript(before);
  if (room !== undefined) await (await context.newCDPSession(page)).send("Storage.overrideQuotaForOrigin", { origin, quotaSize: room });
  await page.goto(origin + path);
  return { page, faults, foreign, pane: page.getByTestId("pane") };
}

/** Where the cells are drawn. */
export function cellCanvas(page: Page): Locator {
  return page.locator("[data-testid=grid] canvas[id^=univer-sheet-main-canvas]");
}

/** The spreadsheet has drawn the file and has all its rows. */
export async function gridReady(page: Page): Promise<void> {
  await cellCanvas(page).waitFor({ timeout: 60_000 });
  await page.locator("[data-testid=grid][data-loaded=true]").waitFor({ timeout: 60_000 });
}

function stopped(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => void server.close(() => resolve()));
}
