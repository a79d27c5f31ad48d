import { openXlsx } from "../../src/xlsx/openXlsx";
import { utf8, zipOf } from "../support/zipOf";
import { partsOf, save, workbookOf } from "../xlsx/support";
import type { Suite } from "./suite";

const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const secret = "root:x:0:0";

/** A workbook with a part of every kind that programs write, so that each can be attacked. */
function wholeWorkbook(): Map<string, string> {
  const parts = new Map([...partsOf(save(workbookOf([["客户"], ["张三"]])))].map(([name, bytes]) => [name, new TextDecoder().decode(bytes)]));
  const rels = (...targets: readonly (readonly [kind: string, target: string])[]): string =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${targets.map(([kind, target], i) => `<Relationship Id="rIdX${i}" Type="${office}/${kind}" Target="${target}"/>`).join("")}</Relationships>`;
  parts.set("xl/worksheets/_rels/sheet1.xml.rels", rels(["table", "../tables/table1.xml"], ["comments", "../comments1.xml"], ["vmlDrawing", "../drawings/vmlDrawing1.vml"], ["drawing", "../drawings/drawing1.xml"], ["pivotTable", "../pivotTables/pivotTable1.xml"]));
  parts.set("xl/tables/table1.xml", `<table xmlns="${main}" id="1" name="t" displayName="t" ref="A1:A2"><tableColumns count="1"><tableColumn id="1" name="客户"/></tableColumns></table>`);
  parts.set("xl/comments1.xml", `<comments xmlns="${main}"/>`);
  parts.set("xl/drawings/vmlDrawing1.vml", '<xml xmlns:v="urn:schemas-microsoft-com:vml"/>');
  parts.set("xl/drawings/drawing1.xml", "<wsDr/>");
  parts.set("xl/charts/chart1.xml", "<chartSpace/>");
  parts.set("xl/pivotTables/pivotTable1.xml", `<pivotTableDefinition xmlns="${main}" name="p"><location ref="C1:D2"/></pivotTableDefinition>`);
  parts.set("xl/theme/theme1.xml", "<theme/>");
  parts.set("xl/externalLinks/externalLink1.xml", `<externalLink xmlns="${main}"/>`);
  parts.set("customXml/item1.xml", "<item/>");
  parts.set("docProps/core.xml", "<coreProperties/>");
  parts.set("docProps/app.xml", "<Properties/>");
  return parts;
}

/** What stands before the root element, and a reference that would bring something in. */
const attacks: Readonly<Record<string, readonly [prolog: string, reference: string]>> = {
  "an external file": ['<!DOCTYPE r [<!ENTITY e SYSTEM "file:///etc/passwd">]>', "&e;"],
  "an external DTD": ['<!DOCTYPE r SYSTEM "http://127.0.0.1:9/x.dtd">', ""],
  "a public DTD": ['<!DOCTYPE r PUBLIC "-//W3C//DTD XHTML 1.0//EN" "http://127.0.0.1:9/x.dtd">', ""],
  "a parameter entity": ['<!DOCTYPE r [<!ENTITY % p SYSTEM "file:///etc/passwd"> %p;]>', ""],
  "a billion laughs": [`<!DOCTYPE r [<!ENTITY a "ha">${"bcdefghij".split("").map((name, i) => `<!ENTITY ${name} "${`&${"abcdefghi"[i]!};`.repeat(10)}">`).join("")}]>`, "&j;"],
  "an entity that is never used": ['<!DOCTYPE r [<!ENTITY e "x">]>', ""],
  "a bare DOCTYPE": ["<!DOCTYPE r>", ""],
  "behind a long comment": [`<!-- ${"- ".repeat(5000)} --><!DOCTYPE r [<!ENTITY e SYSTEM "file:///etc/passwd">]>`, "&e;"],
  "behind a processing instruction": ['<?x y?>\n\n<!-- -->\t<!DOCTYPE r [<!ENTITY e SYSTEM "file:///etc/passwd">]>', "&e;"],
};

const wide = (text: string, littleEndian: boolean): Uint8Array => {
  const bytes = Buffer.from(text, "utf16le");
  return new Uint8Array(littleEndian ? bytes : bytes.swap16());
};
const encodings: Readonly<Record<string, (text: string) => Uint8Array>> = {
  "utf-8": (text) => utf8(text),
  "utf-8 with a mark": (text) => utf8(`\ufeff${text}`),
  "utf-16le": (text) => wide(`\ufeff${text}`, true),
  "utf-16be": (text) => wide(`\ufeff${text}`, false),
  "utf-16le without a mark": (text) => wide(text, true),
  "utf-16be without a mark": (text) => wide(text, false),
};

/** Every part, attacked in every way; and the sheet in every encoding. All are refused, and none brings anything in. */
export const xxeSuite: Suite = {
  name: "xxe",
  path: null,
  disagreements: {},
  run() {
    const parts = wholeWorkbook();
    const names = [...parts.keys()];
    const verdict = (name: string, bytes: Uint8Array): string => {
      const opened = openXlsx(zipOf([...parts].map(([part, xml]) => ({ name: part, content: part === name ? bytes : utf8(xml) }))));
      if (opened.ok) return "opens";
      return JSON.stringify(opened.problems).includes(secret) ? "tells what it read" : opened.problems.map(({ code }) => code).join(" ");
    };
    const attacked = (name: string, [prolog, reference]: readonly [string, string], declared: string): string => {
      const xml = parts.get(name)!.replace(/^<\?xml[^>]*\?>\s*/, "");
      const inside = reference === "" ? xml : xml.replace(/(?<=<[^>]*[^/])>|\/>/, (end) => (end === ">" ? `>${reference}` : `>${reference}</${/^<([\w:]+)/.exec(xml)![1]!}>`));
      return `<?xml version="1.0" encoding="${declared}"?>${prolog}${inside}`;
    };
    const cases = [{ name: "the workbook itself", expected: "opens", actual: verdict("", new Uint8Array(0)) }];
    for (const name of names) {
      for (const [how, attack] of Object.entries(attacks)) cases.push({ name: `${name}: ${how}`, expected: "xlsx/doctype", actual: verdict(name, utf8(attacked(name, attack, "UTF-8"))) });
      // That is no XML: a parser says so, and where a part is not parsed the same words are refused.
      cases.push({ name: `${name}: a DOCTYPE in small letters`, expected: "refused", actual: verdict(name, utf8(attacked(name, ["<!doctype r>", ""], "UTF-8"))) === "opens" ? "opens" : "refused" });
      for (const [encoding, encode] of Object.entries(encodings)) cases.push({ name: `${name} in ${encoding}`, expected: "xlsx/doctype", actual: verdict(name, encode(attacked(name, attacks["an external file"]!, encoding.slice(0, 6).replace(/-$/, "") === "utf-16" ? "UTF-16" : "UTF-8"))) });
    }
    // An entity that nobody declared, and encodings that hide the brackets from a reader of bytes.
    const sheet = "xl/worksheets/sheet1.xml";
    cases.push({ name: "an entity without a DOCTYPE", expected: "xlsx/badXml", actual: verdict(sheet, utf8(parts.get(sheet)!.replace("<sheetData>", "&e;<sheetData>"))) });
    for (const declared of ["UTF-7", "ISO-8859-1", "GBK", "EBCDIC-CP-US", "UTF-32"]) cases.push({ name: `declared as ${declared}`, expected: "xlsx/encoding", actual: verdict(sheet, utf8(attacked(sheet, ["", ""], declared))) });
    cases.push({ name: "UTF-7 brackets", expected: "xlsx/encoding", actual: verdict(sheet, utf8('<?xml version="1.0" encoding="UTF-7"?>+ADwAIQ-DOCTYPE r+AD4')) });
    cases.push({ name: "UTF-32", expected: "xlsx/encoding", actual: verdict(sheet, new Uint8Array([0xff, 0xfe, 0, 0, 0x3c, 0, 0, 0])) });
    return { files: names.length, cases };
  },
};
