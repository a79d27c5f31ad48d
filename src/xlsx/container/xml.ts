import { SaxesParser, type SaxesTagNS } from "saxes";
import type { XmlElement } from "../parts/xmlTree";
import { refuse } from "../xlsxProblem";

/** An element with its namespace; otherwise as in parts/xmlTree. */
export type XmlNode = Omit<XmlElement, "children"> & { readonly uri: string; readonly children: readonly XmlNode[] };
export type XmlDoc = { readonly text: string; readonly root: XmlNode };

/** Deeper than any part Excel writes; a parser's stack and ours are safe below it. */
export const maxDepth = 256;

/** Main namespace of spreadsheets: Transitional and Strict. @source ECMA-376 part 1, annex A; part 4. */
const mainNamespaces = new Set(["http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main"]);

export function isMain(uri: string): boolean {
  return mainNamespaces.has(uri);
}

/** The text of an XML part, without its byte order mark. UTF-8 and UTF-16 only: the encoding is what the bytes say, and the declaration must agree. */
export function decodeXml(part: string, bytes: Uint8Array): string {
  const [a, b, c, d] = bytes;
  const wide = (a === 0xff && b === 0xfe) || (a === 0x3c && b === 0) ? "utf-16le" : (a === 0xfe && b === 0xff) || (a === 0 && b === 0x3c) ? "utf-16be" : null;
  if (wide !== null && c === 0 && d === 0) refuse("xlsx/encoding", part);
  let text: string;
  try {
    text = new TextDecoder(wide ?? "utf-8", { fatal: true }).decode(bytes);
  } catch {
    return refuse("xlsx/encoding", part);
  }
  const declared = /^<\?xml\s[^>]{0,200}?encoding\s*=\s*["']([^"'>]{1,40})["']/.exec(text)?.[1]?.toLowerCase();
  const allowed = wide === null ? ["utf-8", "utf8", "us-ascii", "ascii"] : ["utf-16", wide, "ucs-2", "iso-10646-ucs-2"];
  if (declared !== undefined && !allowed.includes(declared)) refuse("xlsx/encoding", part);
  return text;
}

/** Bytes of a part that was read as text: UTF-8, and the declaration says so. */
export function encodeXml(text: string): Uint8Array {
  return new TextEncoder().encode(text.replace(/^(<\?xml\s[^>]{0,200}?encoding\s*=\s*["'])(?:utf-16(?:le|be)?|ucs-2|iso-10646-ucs-2)(?=["'])/i, "$1UTF-8"));
}

type Building = { -readonly [K in keyof XmlNode]: XmlNode[K] extends readonly XmlNode[] ? Building[] : XmlNode[K] };

/**
 * Parses a part, in one piece or several: well-formed with namespaces, no DOCTYPE, at most `maxDepth` levels. `content` of the caller is asked for
 * every element below `cut` (a direct child of the root by local name): those are not put into the tree.
 */
export class XmlReader {
  private readonly parser = new SaxesParser({ xmlns: true });
  private readonly open: Building[] = [];
  private depth = 0;
  private fed = "";
  root: XmlNode | null = null;
  /** Number of open elements that are not in the tree because the handler took them. */
  private taken = 0;

  constructor(private readonly part: string, private readonly handler: XmlContentHandler | null = null) {
    const { parser } = this;
    parser.on("error", (error) => refuse("xlsx/badXml", part, { why: error.message.replace(/^undefined:/, "").replace(/\.$/, "") }));
    parser.on("doctype", () => refuse("xlsx/doctype", part));
    parser.on("opentag", (tag) => this.opened(tag));
    parser.on("closetag", (tag) => this.closed(tag));
    parser.on("text", (text) => this.characters(text));
    parser.on("cdata", (text) => this.characters(text));
  }

  write(text: string): void {
    this.fed += text;
    this.parser.write(text);
  }

  close(): { text: string; root: XmlNode } {
    this.parser.close();
    return { text: this.fed, root: this.root! };
  }

  /** The elements that are open now, outermost first. */
  path(): readonly XmlNode[] {
    return this.open;
  }

  /** The namespace that a prefix (`x` or empty) stands for here. */
  namespaceOf(prefix: string): string | undefined {
    return this.parser.resolve(prefix);
  }

  private opened(tag: SaxesTagNS): void {
    if (++this.depth > maxDepth) refuse("xlsx/tooDeep", this.part, { limit: maxDepth });
    const openEnd = this.parser.position;
    if (this.taken > 0) {
      this.taken++;
      this.handler!.opened(tag, this.startOf(openEnd), openEnd);
      return;
    }
    const attributes: Record<string, string> = Object.create(null) as Record<string, string>;
    for (const [name, attribute] of Object.entries(tag.attributes)) attributes[name] = attribute.value;
    const element: Building = {
      name: tag.local, prefix: tag.prefix === "" ? "" : tag.prefix + ":", uri: tag.uri, attributes, children: [], text: "",
      start: this.startOf(openEnd), openEnd, closeStart: openEnd, end: openEnd,
    };
    const parent = this.open.at(-1);
    parent?.children.push(element);
    this.root ??= element;
    this.open.push(element);
    if (this.handler !== null && this.open.length === 2 && this.handler.takes(element) && !tag.isSelfClosing) this.taken = 1;
  }

  private closed(tag: SaxesTagNS): void {
    this.depth--;
    if (this.taken > 1) {
      this.taken--;
      const end = this.parser.position;
      this.handler!.closed(tag, tag.isSelfClosing ? end : this.startOf(end), end);
      return;
    }
    this.taken = 0;
    const element = this.open.pop()!;
    if (tag.isSelfClosing) return;
    element.end = this.parser.position;
    element.closeStart = this.startOf(element.end);
  }

  private characters(text: string): void {
    if (this.taken > 1) this.handler!.characters(text);
    else if (this.taken === 0) {
      const element = this.open.at(-1);
      if (element !== undefined) element.text += text;
    }
  }

  /** A `<` cannot stand inside a tag of well-formed XML, so the last one before its end opens it. */
  private startOf(end: number): number {
    return this.fed.lastIndexOf("<", end - 1);
  }
}

/** Takes the inside of one child of the root, as events with offsets into the text. */
export interface XmlContentHandler {
  takes(element: XmlNode): boolean;
  opened(tag: SaxesTagNS, start: number, openEnd: number): void;
  closed(tag: SaxesTagNS, closeStart: number, end: number): void;
  characters(text: string): void;
}

export function readXml(part: string, bytes: Uint8Array): XmlDoc {
  const reader = new XmlReader(part);
  reader.write(decodeXml(part, bytes));
  return reader.close();
}
