import { TextPool } from "../../workbook/textPool";
import { decodeXml, encodeXml, isMain, readXml, XmlReader, type XmlNode } from "../container/xml";
import { openTag } from "../container/tag";
import { editAttributes, editXml } from "../parts/xmlTree";
import { refuse } from "../xlsxProblem";
import { decodeCellText, textElement } from "./cellText";

/** The texts of the shared strings part in its order. Rich text is flattened; phonetic runs are left out. */
export function readSharedStrings(part: string, bytes: Uint8Array): TextPool {
  return readPlain(bytes) ?? readAny(part, bytes);
}

/** `<si>` elements as they stand, by index: for moving single texts with their fonts. */
export function sharedStringSources(part: string, bytes: Uint8Array): string[] {
  const { text, root } = readXml(part, bytes);
  return items(root).map((item) => text.slice(item.start, item.end));
}

/** The part with texts added at its end, everything else to the letter. Each text is an `<si>` element without prefix, or plain text. */
export function appendSharedStrings(part: string, bytes: Uint8Array, added: readonly (string | { readonly si: string })[]): Uint8Array {
  const text = decodeXml(part, bytes);
  const root = rootOf(part, text);
  const p = root.prefix;
  const si = added.map((item) => (typeof item === "string" ? `<${p}si>${textElement(item, p)}</${p}si>` : item.si)).join("");
  const before = Number(root.attributes["uniqueCount"] ?? NaN);
  // `count` is the number of cells that use a text: a hint that would be wrong now. Both are optional.
  const counts = { count: null, uniqueCount: Number.isInteger(before) ? String(before + added.length) : null };
  const [tag] = editAttributes(text, root, counts);
  if (root.end === root.openEnd) {
    return encodeXml(editXml(text, [{ ...tag!, text: `${openTag(tag!.text)}${si}</${p}sst>` }]));
  }
  return encodeXml(editXml(text, [tag!, { start: root.closeStart, end: root.closeStart, text: si }]));
}

/** The root element without a tree of the texts below it. */
function rootOf(part: string, text: string): XmlNode {
  const reader = new XmlReader(part, { takes: () => true, opened: () => undefined, closed: () => undefined, characters: () => undefined });
  const usualEnd = /<\/(?:[\w.-]+:)?sst\s*>\s*$/.exec(text.slice(-100));
  if (usualEnd !== null) {
    // The start tag from the parser, the end tag from the end: a long list need not be parsed to find both.
    const head = /<(?:[\w.-]+:)?si[\s/>]/.exec(text)?.index ?? text.length;
    reader.write(text.slice(0, head));
    const root = reader.root;
    if (root !== null && reader.path().length === 1) {
      const closeStart = text.length - Math.min(100, text.length) + usualEnd.index;
      return { ...root, closeStart, end: text.length };
    }
    return readXml(part, new TextEncoder().encode(text)).root;
  }
  reader.write(text);
  return reader.close().root;
}

function items(root: XmlNode): XmlNode[] {
  return root.children.filter((child) => child.name === "si" && isMain(child.uri));
}

/** `<si><t>…</t></si>` and nothing else, by bytes; null at anything else. What it accepts is well-formed. */
function readPlain(bytes: Uint8Array): TextPool | null {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
  const start = /^(?:<\?xml version="1\.0" encoding="(?:UTF|utf)-8"(?: standalone="(?:yes|no)")? ?\?>\s*)?<((?:[A-Za-z]\w*:)?)sst(?: xmlns(?::[A-Za-z]\w*)?="([^"<&]+)")(?: (?:count|uniqueCount)="\d+"){0,2}>/.exec(text);
  if (start === null || !isMain(start[2]!) || (start[1] !== "" ? !start[0].includes(`xmlns:${start[1]!.slice(0, -1)}=`) : !start[0].includes("xmlns="))) return null;
  if (/count="\d+" count=|uniqueCount="\d+" uniqueCount=/.test(start[0])) return null;
  const p = start[1]!;
   
  if (/[\u0000-\u0008\u000b-\u001f\ufffe\uffff]|\]\]>/.test(text)) return null;
  const texts: string[] = [];
  const plain = `<${p}si><${p}t`;
  const close = `</${p}t></${p}si>`;
  const preserve = ' xml:space="preserve"';
  let at = start[0].length;
  for (;;) {
    while (text.charCodeAt(at) <= 32) at++;
    if (!text.startsWith(plain, at)) break;
    at += plain.length;
    if (text.startsWith("/>", at)) {
      if (!text.startsWith(`</${p}si>`, at + 2)) return null;
      at += 2 + `</${p}si>`.length;
      texts.push("");
      continue;
    }
    if (text.startsWith(preserve, at)) at += preserve.length;
    if (text[at] !== ">") return null;
    const end = text.indexOf("<", at);
    if (end < 0 || !text.startsWith(close, end)) return null;
    const content = entities(text.slice(at + 1, end));
    if (content === null) return null;
    texts.push(decodeCellText(content));
    at = end + close.length;
  }
  return text.slice(at).trimEnd() === `</${p}sst>` ? new TextPool(texts) : null;
}

const named: Readonly<Record<string, string>> = { "&lt;": "<", "&gt;": ">", "&amp;": "&", "&quot;": '"', "&apos;": "'" };

function entities(text: string): string | null {
  if (!text.includes("&")) return text;
  let odd = false;
  const plain = text.replace(/&(?:lt|gt|amp|quot|apos);|&/g, (entity) => {
    odd ||= entity === "&";
    return named[entity] ?? entity;
  });
  return odd ? null : plain;
}

function readAny(part: string, bytes: Uint8Array): TextPool {
  const texts: string[] = [];
  const rich = new Set<number>();
  const path: string[] = [];
  let current = "";
  let plain = true;
  let inItem = false;
  const reader = new XmlReader(part, {
    takes: (element) => {
      if (element.name !== "si" || !isMain(element.uri)) return false;
      finish();
      inItem = true;
      return true;
    },
    opened: (tag) => {
      path.push(isMain(tag.uri) ? tag.local : "");
      if (path.length === 1 && path[0] !== "t") plain = false;
    },
    closed: () => void path.pop(),
    characters: (text) => {
      const where = path.join("/");
      if (where === "t" || where === "r/t") current += text;
    },
  });
  const finish = (): void => {
    if (!inItem) return;
    if (!plain) rich.add(texts.length);
    texts.push(decodeCellText(current));
    current = "";
    plain = true;
  };
  reader.write(decodeXml(part, bytes));
  const { root } = reader.close();
  finish();
  if (root.name !== "sst" || !isMain(root.uri)) refuse("xlsx/unexpectedPart", part, { expected: "sst" });
  return new TextPool(texts, rich);
}
