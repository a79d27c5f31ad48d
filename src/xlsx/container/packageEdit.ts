import { escapeAttribute } from "../parts/xmlTree";
import { contentTypesPart, type Package, relsPart, targetFrom } from "./package";
import type { ByteBuilder } from "./byteBuilder";
import type { ZipEntry } from "./readZip";
import { encodeXml, readXml, type XmlNode } from "./xml";
import { XmlPatch } from "./xmlPatch";
import { type NewEntry, type PackedEntry, packPart, writeZip } from "./writeZip";

const noRels = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>';

/**
 * Changes to a package, collected and written at once. What is put with the content it already has does not count: its entry stays as it is. Parts keep
 * their place; new ones come last, in the order they were put.
 */
export class PackageEdit {
  private readonly contents = new Map<string, NewEntry | PackedEntry>();
  private readonly removed = new Set<string>();
  /** Parts that were put as they stand in the file. */
  private readonly asInFile = new Set<string>();
  /** Relationship parts and the content types, by part name in lower case. */
  private readonly patches = new Map<string, { readonly part: string; readonly patch: XmlPatch; readonly ids: Set<string>; readonly gone: Set<XmlNode> }>();

  constructor(private readonly source: Package) {}

  /** True once anything differs from the source. */
  get changed(): boolean {
    return this.contents.size > 0 || this.removed.size > 0 || this.replacements().length > 0 || [...this.patches.values()].some(({ patch }) => patch.changed);
  }

  has(part: string): boolean {
    const key = part.toLowerCase();
    return this.contents.has(key) || this.patches.has(key) || (this.source.find(part) !== null && !this.removed.has(key));
  }

  put(part: string, bytes: Uint8Array): void {
    const key = part.toLowerCase();
    const before = this.source.find(part);
    this.removed.delete(key);
    this.contents.delete(key);
    this.asInFile.delete(key);
    if (before !== null && before.size === bytes.length && same(this.source.original(part), bytes)) return void this.asInFile.add(key);
    this.contents.set(key, { name: before?.name ?? part, bytes });
  }

  /** Puts a part that is packed while it is written. `before`: what the part holds in the source, where it is there. */
  write(part: string, before: Uint8Array, write: (out: ByteBuilder) => void): void {
    const key = part.toLowerCase();
    const known = this.source.find(part);
    this.removed.delete(key);
    this.contents.delete(key);
    let at = 0;
    let equal = known !== null;
    const entry = packPart(known?.name ?? part, this.source.codec, write, (piece) => {
      equal &&= same(before.subarray(at, at + piece.length), piece);
      at += piece.length;
    });
    if (!equal || at !== before.length) this.contents.set(key, entry);
  }

  /** Removes a part with its relationships part and its content type. */
  remove(part: string): void {
    for (const name of [part, relsPart(part)]) {
      const key = name.toLowerCase();
      this.contents.delete(key);
      this.patches.delete(key);
      if (this.source.find(name) !== null) this.removed.add(key);
    }
    this.removeElements(contentTypesPart, (node) => node.name === "Override" && node.attributes["PartName"]?.toLowerCase() === "/" + part.toLowerCase());
  }

  /** A name that no part has: stem, number, extension. */
  freeName(stem: string, extension: string): string {
    for (let n = 1; ; n++) if (!this.has(`${stem}${n}${extension}`) && this.source.find(`${stem}${n}${extension}`) === null) return `${stem}${n}${extension}`;
  }

  setContentType(part: string, type: string): void {
    const path = "/" + part.toLowerCase();
    const { patch, gone } = this.patchOf(contentTypesPart);
    const there = patch.doc.root.children.find((node) => !gone.has(node) && node.attributes["PartName"]?.toLowerCase() === path);
    if (there !== undefined ? there.attributes["ContentType"] === type : this.source.contentType(part) === type && gone.size === 0) return;
    if (there !== undefined) patch.setAttributes(there, { ContentType: type });
    else patch.append(patch.doc.root, `<${patch.doc.root.prefix}Override PartName="/${escapeAttribute(part)}" ContentType="${type}"/>`);
  }

  /** Adds a relationship and gives its id; the wanted one when it is free. `target` is a part, or with `external` anything. */
  relate(source: string, type: string, target: string, wanted = "rId1", external = false): string {
    const { patch, ids } = this.patchOf(relsPart(source));
    let id = wanted;
    for (let n = 1; ids.has(id); n++) id = `rId${n}`;
    ids.add(id);
    const where = external ? `${escapeAttribute(target)}" TargetMode="External` : escapeAttribute(encodeURI(targetFrom(source, target)));
    patch.append(patch.doc.root, `<${patch.doc.root.prefix}Relationship Id="${escapeAttribute(id)}" Type="${escapeAttribute(type)}" Target="${where}"/>`);
    return id;
  }

  unrelate(source: string, id: string): void {
    this.removeElements(relsPart(source), (node) => node.attributes["Id"] === id);
  }

  /** The whole package; null when nothing has changed. */
  finish(): Uint8Array | null {
    for (const { part, patch } of this.patches.values()) if (patch.changed) this.put(part, encodeXml(patch.text()));
    for (const [part, bytes] of this.replacements()) this.put(part, bytes);
    if (this.contents.size === 0 && this.removed.size === 0) return null;
    const out: (ZipEntry | NewEntry | PackedEntry)[] = [];
    const added = new Map(this.contents);
    for (const entry of this.source.entries) {
      const key = entry.name.toLowerCase();
      if (!this.removed.has(key)) out.push(added.get(key) ?? entry);
      added.delete(key);
    }
    return writeZip([...out, ...added.values()], this.source.codec);
  }

  /** Parts of the source that say something else than in the file, and that nobody has put or removed. */
  private replacements(): (readonly [string, Uint8Array])[] {
    return [...this.source.replacements()].filter(([key, bytes]) => !this.contents.has(key) && !this.removed.has(key) && !this.asInFile.has(key) && !same(this.source.original(key), bytes));
  }

  private removeElements(part: string, isGone: (node: XmlNode) => boolean): void {
    if (!this.has(part)) return;
    const { patch, gone } = this.patchOf(part);
    for (const node of patch.doc.root.children) {
      if (gone.has(node) || !isGone(node)) continue;
      gone.add(node);
      patch.remove(node);
    }
  }

  private patchOf(part: string): { readonly patch: XmlPatch; readonly ids: Set<string>; readonly gone: Set<XmlNode> } {
    const key = part.toLowerCase();
    let known = this.patches.get(key);
    if (known === undefined) {
      const there = this.source.find(part) !== null && !this.removed.has(key);
      const doc = there ? this.source.xml(part) : readXml(part, new TextEncoder().encode(noRels));
      this.removed.delete(key);
      const ids = new Set(doc.root.children.map((node) => node.attributes["Id"] ?? ""));
      this.patches.set(key, (known = { part, patch: new XmlPatch(doc), ids, gone: new Set() }));
    }
    return known;
  }
}

function same(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
