import { XmlPatch } from "../container/xmlPatch";
import { encodeXml, readXml, type XmlDoc, type XmlNode } from "../container/xml";

/** Where an element stands: its place among the children of its parent, from the root down. */
export type NodePath = readonly number[];

/**
 * What the move back alone does not bring back in one part: values that read `back` then and read `before` once, and elements that are gone. Paths count in the part as it
 * was before; `attribute` is null for the text of an element.
 */
export type XmlLoss = {
  readonly values: readonly { readonly path: NodePath; readonly attribute: string | null; readonly back: string; readonly before: string }[];
  readonly removed: readonly { readonly path: NodePath; readonly xml: string }[];
};

/** Lists that go with their last item: an empty one would be no valid XML for Excel. */
const goesWhenEmpty = new Set(["hyperlinks", "protectedRanges", "ignoredErrors", "cellWatches", "rowBreaks", "scenarios", "smartTags", "dataRefs", "sparklines", "sparklineGroup", "sparklineGroups", "conditionalFormattings", "ext", "extLst"]);

/** Changes of references in one XML part, noted with what it takes to bring them back. */
export class XmlMove {
  private readonly sets: (XmlLoss["values"][number] & { readonly node: XmlNode; readonly after: string })[] = [];
  private readonly gone = new Map<XmlNode, NodePath>();

  constructor(readonly doc: XmlDoc) {}

  /** Gives an attribute, or the text of an element, another value. `back`: what the move back would make of it. */
  set(path: NodePath, node: XmlNode, attribute: string | null, after: string, back: string): void {
    const before = attribute === null ? node.text : (node.attributes[attribute] ?? "");
    if (after !== before) this.sets.push({ path, node, attribute, before, after, back });
  }

  remove(path: NodePath, node: XmlNode): void {
    this.gone.set(node, path);
  }

  /** The part after the changes, to the letter where nothing changed; and what they lose. */
  finish(): { readonly text: string; readonly loss: XmlLoss | null } {
    const removed = this.withEmptyLists();
    const patch = new XmlPatch(this.doc);
    for (const [node] of removed) patch.remove(node);
    const kept = this.sets.filter(({ path }) => !removed.some(([, other]) => other.length <= path.length && other.every((place, i) => place === path[i])));
    for (const { node, attribute, after } of kept) {
      if (attribute === null) patch.setText(node, after);
      else patch.setAttributes(node, { [attribute]: after });
    }
    const values = kept.filter(({ back, before }) => back !== before).map(({ path, attribute, back, before }) => ({ path, attribute, back, before }));
    const loss = { values, removed: removed.map(([node, path]) => ({ path, xml: this.doc.text.slice(node.start, node.end) })) };
    return { text: patch.text(), loss: values.length + loss.removed.length === 0 ? null : loss };
  }

  /** The elements to take out: whole lists where nothing is left of them; counts of the others follow. */
  private withEmptyLists(): (readonly [XmlNode, NodePath])[] {
    const removed: (readonly [XmlNode, NodePath])[] = [];
    const visit = (node: XmlNode, path: NodePath): boolean => {
      if (this.gone.has(node)) return true;
      const left = node.children.filter((child, i) => !visit(child, [...path, i]));
      if (left.length === node.children.length) return false;
      if (left.length === 0 && path.length > 0 && goesWhenEmpty.has(node.name)) return true;
      // A sparkline group without sparklines still has its colours.
      if (node.name === "sparklineGroup" && !left.some((child) => child.name === "sparklines")) return true;
      node.children.forEach((child, i) => {
        if (!left.includes(child)) removed.push([child, [...path, i]]);
      });
      const count = (attribute: string, value: number): void => {
        if (node.attributes[attribute] !== undefined) this.set(path, node, attribute, String(value), String(value));
      };
      count("count", left.length);
      count("manualBreakCount", left.filter(({ attributes }) => attributes["man"] === "1").length);
      return false;
    };
    if (this.gone.size > 0) visit(this.doc.root, []);
    return removed;
  }
}

/** Every element with its path, parents first; `into` says whether to go on inside. */
export function eachNode(root: XmlNode, visit: (node: XmlNode, path: NodePath, parents: readonly XmlNode[]) => boolean): void {
  const walk = (node: XmlNode, path: NodePath, parents: readonly XmlNode[]): void => {
    if (!visit(node, path, parents)) return;
    const inside = [...parents, node];
    node.children.forEach((child, i) => walk(child, [...path, i], inside));
  };
  walk(root, [], []);
}

/**
 * Puts back what a move had lost, after the move back: elements where they stood, then values that read as they should. Where another program has built the part
 * anew meanwhile and a place is not what it was, what stands there now is left alone.
 */
export function restoreLoss(part: string, text: string, loss: XmlLoss): string {
  let now = text;
  for (const { path, xml } of [...loss.removed].sort((a, b) => comparePaths(a.path, b.path))) {
    const patch = new XmlPatch(parsed(part, now));
    const parent = nodeAt(patch.doc.root, path.slice(0, -1));
    const place = path.at(-1)!;
    if (parent === null || place > parent.children.length) continue;
    const next = parent.children[place];
    if (next === undefined) patch.append(parent, xml);
    else patch.insertBefore(next, xml);
    now = patch.text();
  }
  const patch = new XmlPatch(parsed(part, now));
  for (const { path, attribute, back, before } of loss.values) {
    const node = nodeAt(patch.doc.root, path);
    if (node === null || (attribute === null ? node.text : node.attributes[attribute]) !== back) continue;
    if (attribute === null) patch.setText(node, before);
    else patch.setAttributes(node, { [attribute]: before });
  }
  return patch.text();
}

export function parsed(part: string, text: string): XmlDoc {
  return readXml(part, encodeXml(text));
}

function nodeAt(root: XmlNode, path: NodePath): XmlNode | null {
  let node: XmlNode | undefined = root;
  for (const place of path) node = node?.children[place];
  return node ?? null;
}

function comparePaths(a: NodePath, b: NodePath): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) if (a[i] !== b[i]) return a[i]! - b[i]!;
  return a.length - b.length;
}
