import { editAttributes, editXml, escapeText, type XmlEdit } from "../parts/xmlTree";
import { openTag } from "./tag";
import type { XmlDoc, XmlNode } from "./xml";

/** Changes to one XML part, collected over its tree and done at once; everything else stays to the letter. */
export class XmlPatch {
  private readonly edits: XmlEdit[] = [];
  private readonly inserts: { readonly at: number; readonly rank: number; readonly text: string }[] = [];
  private readonly attributes = new Map<XmlNode, Record<string, string | null>>();
  private readonly appended = new Map<XmlNode, string>();

  constructor(readonly doc: XmlDoc) {}

  get changed(): boolean {
    return this.edits.length > 0 || this.inserts.length > 0 || this.attributes.size > 0 || this.appended.size > 0;
  }

  setAttributes(node: XmlNode, change: Readonly<Record<string, string | null>>): void {
    this.attributes.set(node, { ...this.attributes.get(node), ...change });
  }

  replace(node: XmlNode, xml: string): void {
    this.edits.push({ start: node.start, end: node.end, text: xml });
  }

  /** Gives an element that has no children another text. */
  setText(node: XmlNode, text: string): void {
    this.edits.push({ start: node.openEnd, end: node.closeStart, text: escapeText(text) });
  }

  remove(node: XmlNode): void {
    this.replace(node, "");
  }

  insertBefore(node: XmlNode, xml: string): void {
    this.edits.push({ start: node.start, end: node.start, text: xml });
  }

  /** Adds at the end of an element's content, also of one without any. */
  append(node: XmlNode, xml: string): void {
    this.appended.set(node, (this.appended.get(node) ?? "") + xml);
  }

  /** Adds a child of the root where the schema's order wants it: behind the last child that comes no later. */
  insertInOrder(name: string, xml: string, order: readonly string[]): void {
    const { root } = this.doc;
    const rank = order.indexOf(name);
    const before = root.children.findLast((child) => rankOf(child, root, order) <= rank && rankOf(child, root, order) >= 0);
    if (before === undefined && root.end === root.openEnd) this.append(root, xml);
    else this.inserts.push({ at: before?.end ?? root.openEnd, rank, text: xml });
  }

  /** The edits, for a text that is assembled elsewhere. */
  allEdits(): XmlEdit[] {
    const inserts = this.inserts.toSorted((a, b) => a.at - b.at || a.rank - b.rank).map(({ at, text }) => ({ start: at, end: at, text }));
    const edits = [...inserts, ...this.edits];
    for (const node of new Set([...this.attributes.keys(), ...this.appended.keys()])) {
      const xml = this.appended.get(node);
      const [tag] = editAttributes(this.doc.text, node, this.attributes.get(node) ?? {});
      if (xml === undefined) edits.push(tag!);
      else if (node.end > node.openEnd) {
        if (this.attributes.has(node)) edits.push(tag!);
        edits.push({ start: node.closeStart, end: node.closeStart, text: xml });
      } else edits.push({ ...tag!, text: `${openTag(tag!.text)}${xml}</${node.prefix}${node.name}>` });
    }
    return edits;
  }

  text(): string {
    return this.changed ? editXml(this.doc.text, this.allEdits()) : this.doc.text;
  }
}

/** Alternate content and extensions of other namespaces stand where they stand: they take no part in the order. */
function rankOf(child: XmlNode, root: XmlNode, order: readonly string[]): number {
  return child.uri === root.uri ? order.indexOf(child.name) : -1;
}
