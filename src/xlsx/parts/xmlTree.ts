/**
 * src/xlsx/parts holds the serialisers of single parts of a package and of a sheet: styles, tables, validations, conditional formats, pivots.
 * They work on XML text and on the types of src/workbook; they may not know the zip, the file system or the rest of the package.
 *
 * This file: a small part as a tree whose nodes know where they stand in the text, so that a part can be patched without rewriting what nobody changed.
 */
import { SaxesParser } from "saxes";

export type XmlElement = {
  /** Name without prefix. */
  readonly name: string;
  /** `x:` or empty, as written. */
  readonly prefix: string;
  /** By name as written, values with entities resolved. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** Character data directly inside. */
  readonly text: string;
  /** Offsets in the source: `<`, after the start tag's `>`, the end tag's `<` (= openEnd when self-closing), after the end. */
  readonly start: number;
  readonly openEnd: number;
  readonly closeStart: number;
  readonly end: number;
};

type Building = { -readonly [K in keyof XmlElement]: XmlElement[K] extends readonly XmlElement[] ? XmlElement[] : XmlElement[K] };

/** Reads well-formed XML. Throws what the parser says on anything else; entities of a DTD are never expanded. */
export function parseXml(xml: string): XmlElement {
  const parser = new SaxesParser();
  const open: Building[] = [];
  let root: XmlElement | null = null;
  parser.on("opentag", (tag) => {
    const colon = tag.name.indexOf(":");
    const openEnd = parser.position;
    const element: Building = {
      name: tag.name.slice(colon + 1), prefix: tag.name.slice(0, colon + 1), attributes: tag.attributes, children: [], text: "",
      // A `<` cannot stand inside a tag of well-formed XML, so the last one before its end opens it.
      start: xml.lastIndexOf("<", openEnd - 1), openEnd, closeStart: openEnd, end: openEnd,
    };
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
  });
  parser.on("closetag", (tag) => {
    const element = open.pop()!;
    if (tag.isSelfClosing) return;
    element.end = parser.position;
    element.closeStart = xml.lastIndexOf("<", element.end - 1);
  });
  const addText = (text: string): void => {
    const element = open.at(-1);
    if (element !== undefined) element.text += text;
  };
  parser.on("text", addText);
  parser.on("cdata", addText);
  parser.write(xml).close();
  return root!;
}

export function childNamed(element: XmlElement, name: string): XmlElement | null {
  return element.children.find((child) => child.name === name) ?? null;
}

export function sourceOf(xml: string, element: XmlElement): string {
  return xml.slice(element.start, element.end);
}

/** One replacement in the source; `start === end` inserts. */
export type XmlEdit = { readonly start: number; readonly end: number; readonly text: string };

/** The source with the edits done and everything else to the letter. Edits do not overlap; those at the same place are done in the order given. */
export function editXml(xml: string, edits: readonly XmlEdit[]): string {
  const sorted = [...edits].sort((a, b) => a.start - b.start);
  let at = 0;
  let out = "";
  for (const edit of sorted) {
    out += xml.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return out + xml.slice(at);
}

/** Sets attributes in a start tag (`null` removes one), leaving the others as they are written. */
export function editAttributes(xml: string, element: XmlElement, change: Readonly<Record<string, string | null>>): XmlEdit[] {
  let tag = xml.slice(element.start, element.openEnd);
  for (const [name, value] of Object.entries(change)) {
    const written = attributeSpan(tag, name);
    const text = value === null ? "" : ` ${name}="${escapeAttribute(value)}"`;
    if (written !== null) tag = tag.slice(0, written.start) + text + tag.slice(written.end);
    else if (text !== "") tag = tag.replace(/\s*\/?>$/, (end) => text + end.trimStart());
  }
  return [{ start: element.start, end: element.openEnd, text: tag }];
}

function attributeSpan(tag: string, name: string): { start: number; end: number } | null {
  let at = tag.search(/[\s/>]/);
  while (at >= 0 && at < tag.length) {
    const match = /^\s+([^\s=/>]+)\s*=\s*("[^"]*"|'[^']*')/.exec(tag.slice(at));
    if (match === null) return null;
    if (match[1] === name) return { start: at, end: at + match[0].length };
    at += match[0].length;
  }
  return null;
}

export function escapeText(text: string): string {
  return text.replace(/[&<>]/g, (char) => (char === "&" ? "&amp;" : char === "<" ? "&lt;" : "&gt;"));
}

export function escapeAttribute(text: string): string {
  return escapeText(text).replace(/"/g, "&quot;").replace(/[\t\n\r]/g, (char) => `&#${char.charCodeAt(0)};`);
}

/**
 * ST_Xstring: characters that XML cannot hold, and line breaks (which attributes lose), as `_xHHHH_`; text that looks like such an escape is escaped itself.
 * Lower-case hex for line breaks, as Excel writes it in table headers. @source ECMA-376 part 1, 22.9.2.19.
 */
export function encodeXString(text: string): string {
  return text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_")
    .replace(/[\u0000-\u001f\ufffe\uffff]/g, (char) => `_x${char.charCodeAt(0).toString(16).padStart(4, "0")}_`)
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, (char) => `_x${char.charCodeAt(0).toString(16)}_`);
}

export function decodeXString(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}
