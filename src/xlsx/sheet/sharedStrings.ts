import { TextPool } from "../../workbook/textPool";
import { decodeXml, encodeXml, isMain, readXml, XmlReader, type XmlNode } from "../container/xml";
import { MemoryBudget } from "../container/memoryBudget";
import { openTag } from "../container/tag";
import { editAttributes, editXml } from "../parts/xmlTree";
import { refuse } from "../xlsxProblem";
import { decodeCellText, textElement } from "./cellText";

/** The texts of the shared strings part in its order. Rich text is flattened; phonetic runs are left out. */
export function readSharedStrings(part: string, bytes: Uint8Array, budget = new MemoryBudget()): TextPool {
  // The bytes, and the text that they are, which is let go again.
  budget.need(bytes.length * 3, part);
  const hold = (text: string): string => {
    budget.holdText(text, part);
    return text;
  };
  const texts = readPlain(bytes, hold);
  return texts === null ? readAny(part, bytes, hold) : new TextPool(texts);
}

/** `<si>` elements as they stand, by index: for moving single texts with their fonts. */
export function sharedStringSources(part: string, bytes: Uint8Array): string[] {
  const { text, root } = readXml(part, bytes);
  return items(root).map((item) => text.slice(item.start, item.end));
}

/** How the list of shared texts changes: it holds `known` texts, keeps the first `kept` of them, and says `texts` at their indexes; those from `known` on are new. */
export type SharedStringChange = { readonly known: number; readonly kept: number; readonly texts: ReadonlyMap<number, string> };

/** The part with plain texts put in place of others, those after `kept` cut off and new ones added at its end; everything else to the letter. */
export function patchSharedStrings(part: string, bytes: Uint8Array, { known, kept, texts }: SharedStringChange): Uint8Array {
  const text = decodeXml(part, bytes);
  const root = rootOf(part, text);
  const p = root.prefix;
  const xml = (value: string): string => (value === "" ? `<${p}si><${p}t/></${p}si>` : `<${p}si>${textElement(value, p)}</${p}si>`);
  const order = [...texts].sort(([a], [b]) => a - b);
  const replaced = order.filter(([index]) => index < kept);
  const added = order.filter(([index]) => index >= known).map(([, value]) => xml(value));
  // `count` is the number of cells that use a text: a hint that would be wrong now. Both are optional.
  const counts = { count: null, uniqueCount: root.attributes["uniqueCount"] === undefined ? null : String(kept + added.length) };
  const [tag] = editAttributes(text, root, counts);
  if (root.end === root.openEnd) return encodeXml(editXml(text, [{ ...tag!, text: `${openTag(tag!.text)}${added.join("")}</${p}sst>` }]));
  const out = [text.slice(0, tag!.start), tag!.text];
  let at = tag!.end;
  if (replaced.length > 0 || kept < known) {
    const ends = itemEnds(part, text, root, known);
    for (const [index, value] of replaced) {
      out.push(text.slice(at, ends[index * 2]), xml(value));
      at = ends[index * 2 + 1]!;
    }
    if (kept < known) {
      out.push(text.slice(at, ends[kept * 2]));
      at = ends[known * 2 - 1]!;
    }
  }
  out.push(text.slice(at, root.closeStart), added.join(""), text.slice(root.closeStart));
  return encodeXml(out.join(""));
}

/** Start and end of each `<si>` in the text, in turn. Items do not nest, so without comments and CDATA their tags are found without taking the list apart. */
function itemEnds(part: string, text: string, root: XmlNode, known: number): Uint32Array | number[] {
  const found = new Uint32Array(known * 2);
  const open = `<${root.prefix}si`;
  const close = `</${root.prefix}si>`;
  let at = root.openEnd;
  let n = 0;
  if (!text.includes("<!", at) && !text.includes("<?", at)) {
    for (let start = text.indexOf(open, at); start >= 0 && n < known; start = text.indexOf(open, at)) {
      at = start + open.length;
      const plain = text[at] === ">";
      if (!plain && !text.startsWith("/>", at)) break;
      at = plain ? text.indexOf(close, at) + close.length : at + 2;
      if (at <= start) break;
      found[n * 2] = start;
      found[n * 2 + 1] = at;
      n++;
    }
  }
  // Anything unusual, another prefix or attributes: the tree knows.
  if (n === known && text.indexOf(open, at) < 0) return found;
  return items(parsed(part, text)).flatMap(({ start, end }) => [start, end]);
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
    return parsed(part, text);
  }
  reader.write(text);
  return reader.close().root;
}

function parsed(part: string, text: string): XmlNode {
  const reader = new XmlReader(part);
  reader.write(text);
  return reader.close().root;
}

function items(root: XmlNode): XmlNode[] {
  return root.children.filter((child) => child.name === "si" && isMain(child.uri));
}

/** `<si><t>…</t></si>` and nothing else, by bytes; null at anything else. What it accepts is well-formed. */
function readPlain(bytes: Uint8Array, hold: (text: string) => string): string[] | null {
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
      texts.push(hold(""));
      continue;
    }
    if (text.startsWith(preserve, at)) at += preserve.length;
    if (text[at] !== ">") return null;
    const end = text.indexOf("<", at);
    if (end < 0 || !text.startsWith(close, end)) return null;
    const content = entities(text.slice(at + 1, end));
    if (content === null) return null;
    texts.push(hold(decodeCellText(content)));
    at = end + close.length;
  }
  return text.slice(at).trimEnd() === `</${p}sst>` ? texts : null;
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

function readAny(part: string, bytes: Uint8Array, hold: (text: string) => string): TextPool {
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
    texts.push(hold(decodeCellText(current)));
    current = "";
    plain = true;
  };
  reader.write(decodeXml(part, bytes));
  const { root } = reader.close();
  finish();
  if (root.name !== "sst" || !isMain(root.uri)) refuse("xlsx/unexpectedPart", part, { expected: "sst" });
  return new TextPool(texts, rich);
}
