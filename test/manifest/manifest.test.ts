import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { ribbonViews } from "../../src/taskpane/ribbon";
import { parseXml } from "../../src/xlsx/parts/xmlTree";
import { type Surroundings, manifestRules } from "./manifestRules";

const root = resolve(__dirname, "../..");
const manifest = readFileSync(join(root, "manifest.xml"), "utf8");

/** The header chunk of a PNG comes first. */
function pngSize(path: string): readonly [number, number] | null {
  if (!existsSync(path)) return null;
  const bytes = readFileSync(path);
  return bytes.subarray(1, 4).toString("latin1") === "PNG" ? [bytes.readUInt32BE(16), bytes.readUInt32BE(20)] : null;
}

const around: Surroundings = { pixels: (path) => pngSize(join(root, path)), exists: (path) => path === "pane.html" };
const broken = (xml: string): string[] => manifestRules.filter(({ check }) => [...check(parseXml(xml), around)].length > 0).map(({ id }) => id);

const block = (from: string, to: string): string => {
  const start = manifest.indexOf(from);
  return manifest.slice(start, manifest.indexOf(to, start) + to.length);
};
const supertip = block("<Supertip>", "</Supertip>");
const openIcon = block("<Icon>", "</Icon>");
const urls = block("<bt:Urls>", "</bt:Urls>");

/** One mistake each, and every rule that sees it. */
const mistakes: readonly { readonly what: string; readonly from: string; readonly to: string; readonly rules: readonly string[] }[] = [
  { what: "the version before the id", from: block("<Id>", "</Version>"), to: "<Version>1.0.0.0</Version><Id>0f074caa-5195-4cf5-ad63-52507cae5ac5</Id>", rules: ["schema"] },
  { what: "the requirements before the hosts", from: block("<Hosts>", "</Requirements>"), to: `${block("<Requirements>", "</Requirements>")}${block("<Hosts>", "</Hosts>")}`, rules: ["schema"] },
  { what: "the icon before the supertip", from: `${supertip}\n                  ${openIcon.replaceAll("\n", "\n  ")}`, to: `${openIcon}${supertip}`, rules: ["schema"] },
  { what: "no supertip", from: supertip, to: "", rules: ["schema", "resources"] },
  { what: "the pane's page before its id", from: block("<TaskpaneId>", 'resid="Pane.Url"/>'), to: '<SourceLocation resid="Pane.Url"/><TaskpaneId>CrmSheets.Pane</TaskpaneId>', rules: ["schema", "actions"] },
  { what: "the strings before the addresses", from: block("<bt:Urls>", "</bt:ShortStrings>"), to: `${block("<bt:ShortStrings>", "</bt:ShortStrings>")}${urls}`, rules: ["schema"] },
  { what: "an element that nobody knows", from: "<Permissions>", to: "<Licence>MIT</Licence><Permissions>", rules: ["schema"] },
  { what: "an image without its prefix", from: '<bt:Image size="16" resid="Icon.Open.16"/>', to: '<Image size="16" resid="Icon.Open.16"/>', rules: ["schema"] },
  { what: "a content add-in", from: 'xsi:type="TaskPaneApp"', to: 'xsi:type="ContentApp"', rules: ["schema"] },
  { what: "overrides of a later version", from: "VersionOverridesV1_0", to: "VersionOverridesV1_1", rules: ["schema"] },
  { what: "a permission that there is not", from: "ReadWriteDocument", to: "WriteEverything", rules: ["schema", "requirements"] },
  { what: "a permission that does not suffice", from: "ReadWriteDocument", to: "ReadDocument", rules: ["requirements"] },
  { what: "the overrides in the namespace of mail add-ins", from: "office/taskpaneappversionoverrides", to: "office/mailappversionoverrides", rules: ["namespaces"] },
  { what: "an id that is no GUID", from: "0f074caa-5195", to: "0f074caa-519", rules: ["guid"] },
  { what: "a version of three parts", from: "<Version>1.0.0.0<", to: "<Version>1.0.0<", rules: ["version"] },
  { what: "a version below 1.0", from: "<Version>1.0.0.0<", to: "<Version>0.9.0.0<", rules: ["version"] },
  { what: "a version with a word", from: "<Version>1.0.0.0<", to: "<Version>1.0.0.beta<", rules: ["version"] },
  { what: "a long name", from: 'DisplayName DefaultValue="CRM Sheets"', to: `DisplayName DefaultValue="${"CRM ".repeat(8)}"`, rules: ["lengths"] },
  { what: "a long Chinese description", from: 'Value="把杂乱', to: `Value="${"把".repeat(250)}`, rules: ["lengths"] },
  { what: "a label of 126 characters", from: 'DefaultValue="Check"', to: `DefaultValue="${"C".repeat(126)}"`, rules: ["lengths"] },
  { what: "a tip of more than 250 characters", from: 'DefaultValue="Checks every', to: `DefaultValue="${"C".repeat(250)}`, rules: ["lengths"] },
  { what: "an id of more than 32 characters", from: "Duplicates.Label", to: "Duplicates.Label.Of.The.Third.Button", rules: ["lengths", "resources"] },
  { what: "two resources of one id", from: '<bt:String id="Check.Label"', to: '<bt:String id="Open.Label"', rules: ["ids", "resources"] },
  { what: "two buttons of one id", from: 'id="CrmSheets.Check"', to: 'id="CrmSheets.Open"', rules: ["ids"] },
  { what: "two buttons for one function", from: "show.reports", to: "show.findings", rules: ["ids"] },
  { what: "a resource that is not there", from: 'Description resid="Check.Tip"', to: 'Description resid="Check.Hint"', rules: ["resources"] },
  { what: "a tip that is a short text", from: 'Description resid="Check.Tip"', to: 'Description resid="Check.Label"', rules: ["resources"] },
  { what: "an icon that nobody shows", from: '<bt:Image size="20" resid="Icon.Report.20"/>', to: "", rules: ["resources"] },
  { what: "HTTP", from: '<SourceLocation DefaultValue="https:', to: '<SourceLocation DefaultValue="http:', rules: ["https", "icons", "runtime"] },
  { what: "a picture of somebody else's", from: 'Icon.Check.16" DefaultValue="https://localhost:3000', to: 'Icon.Check.16" DefaultValue="https://example.com', rules: ["https", "icons"] },
  { what: "a picture of another size", from: "assets/icons/check-16.png", to: "assets/icons/check-20.png", rules: ["icons"] },
  { what: "a picture that is not there", from: "assets/icons/check-16.png", to: "assets/icons/check-17.png", rules: ["icons"] },
  { what: "an icon without its 80 pixels", from: '<bt:Image size="80" resid="Icon.Check.80"/>', to: "", rules: ["resources", "icons"] },
  { what: "an icon in a size that Office does not know", from: '<bt:Image size="20" resid="Icon.Check.20"/>', to: '<bt:Image size="96" resid="Icon.Check.20"/>', rules: ["icons"] },
  { what: "an add-in icon of 64 pixels", from: '<IconUrl DefaultValue="https://localhost:3000/assets/icons/app-32.png"', to: '<IconUrl DefaultValue="https://localhost:3000/assets/icons/app-64.png"', rules: ["icons"] },
  { what: "a label without Chinese", from: '<bt:Override Locale="zh-CN" Value="检查"/>', to: "", rules: ["languages"] },
  { what: "a language without its country", from: 'Locale="zh-CN" Value="检查"', to: 'Locale="zh" Value="检查"', rules: ["languages"] },
  { what: "an override for the default locale", from: '<bt:Override Locale="zh-CN" Value="检查"/>', to: '<bt:Override Locale="zh-CN" Value="检查"/><bt:Override Locale="en-US" Value="Check"/>', rules: ["languages"] },
  { what: "an add-in for Word", from: '<Host Name="Workbook"/>', to: '<Host Name="Document"/>', rules: ["host"] },
  { what: "an Excel that is too old", from: 'MinVersion="1.13"', to: 'MinVersion="1.9"', rules: ["requirements"] },
  { what: "no shared runtime asked for", from: '<Set Name="SharedRuntime" MinVersion="1.1"/>', to: "", rules: ["requirements"] },
  { what: "a runtime with a short life", from: 'lifetime="long"', to: 'lifetime="short"', rules: ["runtime"] },
  { what: "a pane on another page", from: "/pane.html\"/>\n  </DefaultSettings>", to: "/index.html\"/>\n  </DefaultSettings>", rules: ["runtime"] },
  { what: "functions on another page", from: 'FunctionFile resid="Pane.Url"', to: 'FunctionFile resid="Functions.Url"', rules: ["resources", "runtime"] },
  { what: "a second pane", from: "<Action xsi:type=\"ExecuteFunction\">\n                    <FunctionName>show.findings</FunctionName>", to: '<Action xsi:type="ShowTaskpane"><TaskpaneId>Check</TaskpaneId><SourceLocation resid="Pane.Url"/>', rules: ["runtime"] },
  { what: "a function that shows a page", from: "<FunctionName>show.findings</FunctionName>", to: '<FunctionName>show.findings</FunctionName><Title resid="Check.Label"/>', rules: ["schema", "actions"] },
  { what: "a tab that Excel has not", from: "TabHome", to: "TabMailings", rules: ["actions"] },
];

describe("manifest.xml", () => {
  it.each(manifestRules)("$id: $why", ({ check }) => expect([...check(parseXml(manifest), around)]).toEqual([]));

  it.each(mistakes)("$what is seen by $rules and no other rule", ({ from, to, rules }) => {
    expect(manifest).toContain(from);
    expect(broken(manifest.replace(from, to))).toEqual(rules);
  });

  it("has a mistake for every rule", () => {
    expect(manifestRules.map(({ id }) => id).filter((id) => !mistakes.some(({ rules }) => rules.includes(id)))).toEqual([]);
  });

  it("calls the functions that the pane answers to, each once", () => {
    expect([...manifest.matchAll(/<FunctionName>(.*?)<\/FunctionName>/g)].map(([, name]) => name)).toEqual(Object.keys(ribbonViews));
  });

  it("shows the pictures that tools/icons.mjs draws", () => {
    const run = spawnSync(process.execPath, ["tools/icons.mjs", "--check"], { cwd: root, encoding: "utf8" });
    expect([run.status, run.stderr]).toEqual([0, ""]);
  });
});
