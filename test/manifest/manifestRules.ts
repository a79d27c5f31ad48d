import type { XmlElement } from "../../src/xlsx/parts/xmlTree";
import { schemaErrors } from "./grammar";

/** `pixels`: width and height of a picture at a path below the address of the add-in; null where there is none. */
export type Surroundings = { readonly pixels: (path: string) => readonly [number, number] | null; readonly exists: (path: string) => boolean };
export type ManifestRule = { readonly id: string; /** What else would refuse it, or go wrong. */ readonly why: string; readonly check: (root: XmlElement, around: Surroundings) => Iterable<string> };

const namespaces = { office: "http://schemas.microsoft.com/office/appforoffice/1.1", bt: "http://schemas.microsoft.com/office/officeappbasictypes/1.0", xsi: "http://www.w3.org/2001/XMLSchema-instance", overrides: "http://schemas.microsoft.com/office/taskpaneappversionoverrides" };
const iconSizes = ["16", "20", "24", "32", "40", "48", "64", "80"];
const tabs = ["TabHome", "TabInsert", "TabPageLayoutExcel", "TabFormulas", "TabData", "TabReview", "TabView", "TabDeveloper", "TabAddIns"];
const locales = ["zh-CN"];

function* all(root: XmlElement): Generator<XmlElement> {
  yield root;
  for (const child of root.children) yield* all(child);
}
const named = (root: XmlElement, ...names: readonly string[]): XmlElement[] => [...all(root)].filter(({ name }) => names.includes(name));
const child = (element: XmlElement, name: string): XmlElement | undefined => element.children.find((candidate) => candidate.name === name);
const textOf = (root: XmlElement, name: string): string => child(root, name)?.text.trim() ?? "";
const resources = (root: XmlElement): readonly { readonly kind: string; readonly element: XmlElement }[] =>
  named(root, "Resources").flatMap(({ children }) => children.flatMap(({ name: kind, children: elements }) => elements.map((element) => ({ kind, element }))));
/** The value and its overrides. */
const valuesOf = (element: XmlElement): string[] => [element.attributes["DefaultValue"] ?? "", ...element.children.map(({ attributes }) => attributes["Value"] ?? "")];
const urls = (root: XmlElement): string[] => [
  ...named(root, "IconUrl", "HighResolutionIconUrl", "SupportUrl").flatMap(valuesOf),
  ...root.children.filter(({ name }) => name === "DefaultSettings").flatMap(({ children }) => children.flatMap(valuesOf)),
  ...named(root, "AppDomain").map(({ text }) => text.trim()),
  ...resources(root).filter(({ kind }) => kind === "Images" || kind === "Urls").flatMap(({ element }) => valuesOf(element)),
];
const paneOf = (root: XmlElement): string => child(child(root, "DefaultSettings") ?? root, "SourceLocation")?.attributes["DefaultValue"] ?? "";
/** Below which address everything lies. */
const baseOf = (root: XmlElement): string => paneOf(root).replace(/[^/]*$/, "");
const urlOf = (root: XmlElement, resid: string | undefined): string => resources(root).find(({ element }) => element.attributes["id"] === resid)?.element.attributes["DefaultValue"] ?? "";
const tooLong = (what: string, limit: number, values: readonly string[]): string[] => values.filter((value) => [...value].length > limit).map((value) => `${what} of ${[...value].length} characters, at most ${limit}: ${value.slice(0, 40)}`);
const repeated = (values: readonly string[]): string[] => [...new Set(values.filter((value, i) => values.indexOf(value) !== i))];

/** Which kind of resource an element may refer to. */
const kindFor = (element: XmlElement): string => {
  if (element.name === "Image") return "Images";
  if (["Runtime", "FunctionFile", "SourceLocation", "LearnMoreUrl"].includes(element.name)) return "Urls";
  return element.name === "Description" ? "LongStrings" : "ShortStrings";
};

/** What Microsoft's validator checks online, and what would show only after the add-in has been handed out. */
export const manifestRules: readonly ManifestRule[] = [
  { id: "schema", why: "elements in another order or under another parent make the manifest invalid", check: (root) => schemaErrors(root) },
  {
    id: "namespaces", why: "an element of another namespace is another element",
    *check(root) {
      const at = (element: XmlElement | undefined, attribute: string, expected: string): string[] => (element?.attributes[attribute] === expected ? [] : [`${attribute} is not ${expected}`]);
      yield* at(root, "xmlns", namespaces.office);
      yield* at(root, "xmlns:bt", namespaces.bt);
      yield* at(root, "xmlns:xsi", namespaces.xsi);
      yield* at(child(root, "VersionOverrides"), "xmlns", namespaces.overrides);
    },
  },
  { id: "guid", why: "the id is a GUID", *check(root) { if (!/^[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(textOf(root, "Id"))) yield textOf(root, "Id"); } },
  {
    // Excel on the web wants all four parts (OfficeDev/Office-Addin-Scripts#207), the validator nothing below 1.0 ("Manifest Version Too Low").
    id: "version", why: "four parts of at most five digits, not below 1.0",
    *check(root) { if (!/^[1-9]\d{0,4}(\.(0|[1-9]\d{0,4})){3}$/.test(textOf(root, "Version"))) yield textOf(root, "Version"); },
  },
  {
    id: "lengths", why: "texts that are longer are refused",
    *check(root) {
      yield* tooLong("name", 30, named(root, "DisplayName").flatMap(valuesOf));
      yield* tooLong("provider", 125, [textOf(root, "ProviderName")]);
      yield* tooLong("description", 250, root.children.filter(({ name }) => name === "Description").flatMap(valuesOf));
      for (const { kind, element } of resources(root)) if (kind.endsWith("Strings")) yield* tooLong(kind, kind === "ShortStrings" ? 125 : 250, valuesOf(element));
      yield* tooLong("address", 2048, urls(root));
      yield* tooLong("id of a resource", 32, [...all(root)].flatMap(({ attributes }) => attributes["resid"] ?? []).concat(resources(root).map(({ element }) => element.attributes["id"] ?? "")));
      yield* tooLong("id", 125, named(root, "Group", "Control", "OfficeTab", "CustomTab").map(({ attributes }) => attributes["id"] ?? ""));
      yield* tooLong("function", 250, named(root, "FunctionName").map(({ text }) => text.trim()));
    },
  },
  {
    id: "ids", why: "ids are unique",
    *check(root) {
      yield* repeated(resources(root).map(({ element }) => element.attributes["id"] ?? ""));
      yield* repeated(named(root, "Group").map(({ attributes }) => attributes["id"] ?? ""));
      yield* repeated(named(root, "Control").map(({ attributes }) => attributes["id"] ?? ""));
      yield* repeated(named(root, "FunctionName").map(({ text }) => text.trim()));
    },
  },
  {
    id: "resources", why: "what is referred to is there, is of its kind, and nothing lies there for nothing",
    *check(root) {
      const known = new Map(resources(root).map(({ kind, element }) => [element.attributes["id"] ?? "", kind]));
      const used = [...all(root)].filter(({ attributes }) => attributes["resid"] !== undefined);
      for (const element of used) if (known.get(element.attributes["resid"]!) !== kindFor(element)) yield `${element.name}: no ${kindFor(element)} ${element.attributes["resid"]!}`;
      for (const id of known.keys()) if (!used.some(({ attributes }) => attributes["resid"] === id)) yield `${id} is not used`;
    },
  },
  {
    id: "https", why: "Office loads nothing that is not HTTPS; everything lies below one address, so that another can be put in its place",
    *check(root) {
      for (const url of urls(root)) if (!URL.canParse(url) || new URL(url).protocol !== "https:" || new URL(url).search !== "" || new URL(url).hash !== "" || (!url.startsWith(baseOf(root)) && !`${url}/`.startsWith(baseOf(root)))) yield url;
    },
  },
  {
    id: "icons", why: "16, 32 and 80 pixels must be there, others may; each picture has the pixels that its place says",
    *check(root, { pixels }) {
      const is = (url: string, size: number): string[] => {
        const measured = url.startsWith(baseOf(root)) ? pixels(url.slice(baseOf(root).length)) : null;
        return measured?.[0] === size && measured[1] === size ? [] : [`${url}: ${measured === null ? "no picture" : measured.join(" × ")}, not ${size} × ${size}`];
      };
      for (const url of named(root, "IconUrl").flatMap(valuesOf)) yield* is(url, 32);
      for (const url of named(root, "HighResolutionIconUrl").flatMap(valuesOf)) yield* is(url, 64);
      for (const icon of named(root, "Icon")) {
        const sizes = icon.children.map(({ attributes }) => attributes["size"] ?? "");
        for (const size of ["16", "32", "80"]) if (!sizes.includes(size)) yield `an icon without ${size} pixels`;
        for (const size of [...sizes.filter((size) => !iconSizes.includes(size)), ...repeated(sizes)]) yield `an icon of ${size} pixels`;
        for (const { attributes } of icon.children) yield* is(urlOf(root, attributes["resid"]), Number(attributes["size"]));
      }
    },
  },
  {
    id: "languages", why: "every text is there in both languages; no override repeats the default locale",
    *check(root) {
      if (textOf(root, "DefaultLocale") !== "en-US") yield `the default locale is ${textOf(root, "DefaultLocale")}`;
      const texts = [...root.children.filter(({ name }) => name === "DisplayName" || name === "Description"), ...resources(root).filter(({ kind }) => kind.endsWith("Strings")).map(({ element }) => element)];
      for (const element of texts) {
        const given = element.children.map(({ attributes }) => attributes["Locale"] ?? "");
        if (given.join() !== locales.join()) yield `${element.attributes["id"] ?? element.name}: overrides for “${given.join()}”, not ${locales.join()}`;
      }
      for (const { attributes } of named(root, "Override")) if (!locales.includes(attributes["Locale"] ?? "")) yield `an override for ${attributes["Locale"] ?? "nothing"}`;
    },
  },
  {
    id: "host", why: "the add-in is for Excel, in both places",
    *check(root) {
      const hosts = named(root, "Host").map(({ attributes }) => attributes["Name"] ?? attributes["xsi:type"] ?? "");
      if (hosts.join() !== "Workbook,Workbook") yield `hosts: ${hosts.join()}`;
    },
  },
  {
    id: "requirements", why: "an Excel that lacks what we use does not offer the add-in",
    *check(root) {
      const sets = named(root, "Set").map(({ attributes }) => `${attributes["Name"] ?? ""} ${attributes["MinVersion"] ?? ""}`);
      if (sets.join() !== "ExcelApi 1.13,SharedRuntime 1.1") yield sets.join();
      if (child(root, "Permissions")?.text.trim() !== "ReadWriteDocument") yield "the add-in may not write";
    },
  },
  {
    id: "runtime", why: "a shared runtime loads only when runtime, functions and the one pane name the same page",
    *check(root, { exists }) {
      const runtimes = named(root, "Runtime");
      const resid = runtimes[0]?.attributes["resid"];
      if (runtimes.length !== 1 || runtimes[0]!.attributes["lifetime"] !== "long") yield "not one runtime with a long life";
      for (const element of [...named(root, "FunctionFile"), ...named(root, "Action").flatMap(({ children }) => children.filter(({ name }) => name === "SourceLocation"))]) if (element.attributes["resid"] !== resid) yield `${element.name} names another page`;
      if (urlOf(root, resid) !== paneOf(root)) yield "the first page is another one";
      if (!exists(paneOf(root).slice(baseOf(root).length))) yield `${paneOf(root)}: there is no such page`;
      if (new Set(named(root, "TaskpaneId").map(({ text }) => text)).size !== 1) yield "not one pane";
    },
  },
  {
    id: "actions", why: "a button shows the pane or calls a function",
    *check(root) {
      for (const action of named(root, "Action")) {
        const has = action.children.map(({ name }) => name).join();
        if (action.attributes["xsi:type"] === "ExecuteFunction" ? has !== "FunctionName" : !/^TaskpaneId,SourceLocation(,Title)?$/.test(has)) yield `${action.attributes["xsi:type"] ?? ""}: ${has}`;
      }
      for (const { attributes } of named(root, "OfficeTab")) if (!tabs.includes(attributes["id"] ?? "")) yield `Excel has no tab ${attributes["id"] ?? ""}`;
    },
  },
];
