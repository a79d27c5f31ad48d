import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { parseXml } from "../../src/xlsx/parts/xmlTree";
import { manifestRules } from "./manifestRules";

type Site = { readonly baseUrl: string; readonly officeJs: string; readonly officeOrigin: string };
const { siteOptions, manifestAt } = createRequire(__filename)("../../tools/siteOptions.cjs") as { siteOptions(given?: { readonly baseUrl?: string; readonly cdn?: string }): Site; manifestAt(manifest: string, baseUrl: string): string };
const root = resolve(__dirname, "../..");
const manifest = readFileSync(join(root, "manifest.xml"), "utf8");

describe("the address of the site", () => {
  it.each([
    ["http://crm.example.com", /https/],
    ["crm.example.com/addin", /https:\/\/crm\.example\.com\/addin/],
    ["/addin", /whole address/],
    ["https://crm.example.com/?tenant=1", /no \? and no #/],
    ["https://crm.example.com/#pane", /no \? and no #/],
    ["https://crm.example.com/addin?", /no \? and no #/],
    ["https://name:word@crm.example.com/", /no user/],
    ["https://crm.example.com/pane.html", /folder/],
    [`https://crm.example.com/${"a".repeat(2000)}`, /too long/],
    ["", /whole address/],
  ])("%s is refused, and told why in both languages", (baseUrl, why) => {
    expect(() => siteOptions({ baseUrl })).toThrow(why);
    expect(() => siteOptions({ baseUrl })).toThrow(/[\u4e00-\u9fff].*\n--base-url /);
  });

  it.each([
    ["https://crm.example.com", "https://crm.example.com"],
    ["https://crm.example.com/", "https://crm.example.com"],
    ["https://CRM.example.com:8443/office/crm//", "https://crm.example.com:8443/office/crm"],
    ["https://例子.cn/客户 表/a&b", "https://xn--fsqu00a.cn/%E5%AE%A2%E6%88%B7%20%E8%A1%A8/a&b"],
  ])("%s gives a manifest that is as sound as ours", (given, address) => {
    const { baseUrl } = siteOptions({ baseUrl: given });
    expect(baseUrl).toBe(address);
    const xml = manifestAt(manifest, baseUrl);
    expect(xml).not.toContain("localhost");
    const around = { pixels: (path: string): readonly [number, number] | null => { const size = Number(/-(\d+)\.png$/.exec(path)?.[1]); return [size, size]; }, exists: (path: string) => path === "pane.html" };
    expect(manifestRules.flatMap(({ id, check }) => [...check(parseXml(xml), around)].map((what) => `${id}: ${what}`))).toEqual([]);
    expect(/<bt:Url id="Pane.Url" DefaultValue="([^"]*)"/.exec(xml)?.[1]).toBe(`${address.replaceAll("&", "&amp;")}/pane.html`);
  });

  it("is this machine where nothing is said, and Office.js Microsoft's", () => {
    expect(siteOptions()).toEqual({ baseUrl: "https://localhost:3000", officeJs: "https://appsforoffice.microsoft.com/lib/1/hosted/office.js", officeOrigin: "https://appsforoffice.microsoft.com" });
    expect(siteOptions({ cdn: "21vianet" })).toMatchObject({ officeJs: "https://appsforoffice.cdn.partner.office365.cn/appsforoffice/lib/1/hosted/office.js", officeOrigin: "https://appsforoffice.cdn.partner.office365.cn" });
    expect(() => siteOptions({ cdn: "unpkg" })).toThrow(/microsoft or 21vianet/);
  });

  it.each([["--base-url", "http://crm.example.com"], ["--base-url"], ["--cdn=other"]])("a wrong option of the build stops it before anything is built: %s %s", (...options) => {
    const run = spawnSync(process.execPath, ["tools/build.mjs", ...options], { cwd: root, encoding: "utf8" });
    expect([run.status, run.stdout]).toEqual([2, ""]);
    expect(run.stderr).toMatch(/^--(base-url|cdn) /);
  });
});
