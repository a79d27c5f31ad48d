import { refuse } from "../xlsxProblem";
import { type Codec, portableCodec } from "./codec";
import { MemoryBudget } from "./memoryBudget";
import type { ZipEntry } from "./readZip";
import { unpackPieces, unpackWith, verifyWith } from "./unpack";
import { decodeXml, readXml, type XmlDoc, type XmlNode } from "./xml";

/** `kind` is the last word of the relationship's type, which Transitional and Strict share. `part` is null for an external target; `target` is what is written. */
export type Relationship = { readonly id: string; readonly kind: string; readonly type: string; readonly part: string | null; readonly target: string };

export const contentTypesPart = "[Content_Types].xml";

/** The parts of a package by name. Names are equal without regard to case, as in OPC. Content is unpacked and verified on demand. */
export class Package {
  private readonly byName = new Map<string, ZipEntry>();
  private readonly verified = new Set<ZipEntry>();
  private readonly relationships = new Map<string, readonly Relationship[]>();
  /** Parts whose references have followed moved cells, by name in lower case. */
  private replaced: ReadonlyMap<string, Uint8Array> = new Map();
  private types: { defaults: Map<string, string>; overrides: Map<string, string> } | null = null;

  constructor(readonly entries: readonly ZipEntry[], readonly codec: Codec = portableCodec, readonly budget: MemoryBudget = new MemoryBudget()) {
    for (const entry of entries) this.byName.set(entry.name.toLowerCase(), entry);
  }

  find(part: string): ZipEntry | null {
    return this.byName.get(part.toLowerCase()) ?? null;
  }

  has(part: string): boolean {
    return this.find(part) !== null;
  }

  bytes(part: string): Uint8Array {
    const entry = this.find(part) ?? refuse("xlsx/noPart", undefined, { part });
    this.verified.add(entry);
    return this.replaced.get(part.toLowerCase()) ?? this.original(part);
  }

  /** The content in pieces; it must be taken to its end, where size and checksum are verified. */
  pieces(part: string): Iterable<Uint8Array> {
    const replaced = this.replaced.get(part.toLowerCase());
    if (replaced !== undefined) return [replaced];
    const entry = this.find(part) ?? refuse("xlsx/noPart", undefined, { part });
    this.verified.add(entry);
    return unpackPieces(this.budget.fits(entry.size) ? this.codec : { ...this.codec, inflate: undefined }, entry);
  }

  /** The part as it stands in the file. */
  original(part: string): Uint8Array {
    const entry = this.find(part) ?? refuse("xlsx/noPart", undefined, { part });
    this.budget.need(entry.size, entry.name);
    return unpackWith(this.codec, entry);
  }

  /** From now on the part says this. Not for relationships. */
  replace(part: string, bytes: Uint8Array): void {
    this.replaced = new Map([...this.replaced, [part.toLowerCase(), bytes]]);
  }

  replacements(): ReadonlyMap<string, Uint8Array> {
    return this.replaced;
  }

  /** Puts back what `replacements` gave. */
  restore(replacements: ReadonlyMap<string, Uint8Array>): void {
    this.replaced = replacements;
  }

  xml(part: string): XmlDoc {
    return readXml(part, this.bytes(part));
  }

  /** Checks the checksum of every part nobody has read, and that no XML part carries a DOCTYPE. */
  verifyRest(): void {
    for (const entry of this.entries) {
      if (this.verified.has(entry)) continue;
      if (/\.(?:xml|rels|vml)$/i.test(entry.name) || /[+/]xml$/i.test(this.contentType(entry.name) ?? "")) this.checkProlog(entry.name);
      else verifyWith(this.codec, entry);
    }
  }

  /** Relationships of a part; of the package for an empty name. */
  rels(part: string): readonly Relationship[] {
    let known = this.relationships.get(part);
    if (known === undefined) {
      const at = relsPart(part);
      known = this.find(at) === null ? [] : readRels(this.xml(at).root, part);
      this.relationships.set(part, known);
    }
    return known;
  }

  /** Relationships with their targets: part names, or what an external one says. */
  relTargets(part: string): { readonly id: string; readonly kind: string; readonly type: string; readonly target: string; readonly external: boolean }[] {
    return this.rels(part).map(({ id, kind, type, part: name, target }) => ({ id, kind, type, target: name ?? target, external: name === null }));
  }

  contentType(part: string): string | null {
    this.types ??= this.readTypes();
    const name = part.toLowerCase();
    return this.types.overrides.get(name) ?? this.types.defaults.get(name.slice(name.lastIndexOf(".") + 1)) ?? null;
  }

  private readTypes(): { defaults: Map<string, string>; overrides: Map<string, string> } {
    const defaults = new Map<string, string>();
    const overrides = new Map<string, string>();
    for (const { name, attributes } of this.xml(contentTypesPart).root.children) {
      const type = attributes["ContentType"] ?? "";
      if (name === "Default") defaults.set((attributes["Extension"] ?? "").toLowerCase(), type);
      if (name === "Override") overrides.set(resolveTarget("", attributes["PartName"] ?? "").toLowerCase(), type);
    }
    return { defaults, overrides };
  }

  private checkProlog(part: string): void {
    const bytes = this.bytes(part);
    // An XML part in an encoding that we do not read is not ours to judge.
    const [first, second] = bytes;
    const wide = first === 0 || second === 0 || (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
    const text = wide ? decodeXml(part, bytes) : new TextDecoder("latin1").decode(bytes);
    if (/^<!DOCTYPE/i.test(text.slice(prologEnd(text), prologEnd(text) + 9))) refuse("xlsx/doctype", part);
  }
}

/** Where the prolog ends: after the declaration, processing instructions and comments, however long. */
function prologEnd(text: string): number {
  let at = Math.max(0, text.indexOf("<"));
  for (;;) {
    const isComment = text.startsWith("<!--", at);
    const end = isComment ? text.indexOf("-->", at + 4) : text.startsWith("<?", at) ? text.indexOf("?>", at + 2) : -1;
    if (end < 0) return at;
    at = end + (isComment ? 3 : 2);
    while (text.charCodeAt(at) <= 32) at++;
  }
}

function readRels(root: XmlNode, part: string): Relationship[] {
  return root.children.filter((child) => child.name === "Relationship").map(({ attributes }) => {
    const type = attributes["Type"] ?? "";
    const external = attributes["TargetMode"] === "External";
    return { id: attributes["Id"] ?? "", kind: type.slice(type.lastIndexOf("/") + 1), type, part: external ? null : resolveTarget(part, attributes["Target"] ?? ""), target: attributes["Target"] ?? "" };
  });
}

/** `xl/workbook.xml` → `xl/_rels/workbook.xml.rels`. */
export function relsPart(part: string): string {
  const slash = part.lastIndexOf("/") + 1;
  return `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`;
}

/** A target as a part name: relative to its source's folder, or from the root. */
export function resolveTarget(source: string, target: string): string {
  let path = target.replace(/\\/g, "/").replace(/[?#].*$/, "");
  try {
    path = decodeURIComponent(path);
  } catch {
    // A stray % is part of the name.
  }
  const folders = path.startsWith("/") ? [] : source.split("/").slice(0, -1);
  for (const folder of path.split("/")) {
    if (folder === "..") folders.pop();
    else if (folder !== "" && folder !== ".") folders.push(folder);
  }
  return folders.join("/");
}

/** The target that leads from one part to another, relative where they share a folder. */
export function targetFrom(source: string, part: string): string {
  const from = source.split("/").slice(0, -1);
  const to = part.split("/");
  let shared = 0;
  while (shared < from.length && shared < to.length - 1 && from[shared] === to[shared]) shared++;
  return shared === 0 && from.length > 0 ? "/" + part : "../".repeat(from.length - shared) + to.slice(shared).join("/");
}
