import { isDateFormat } from "../../workbook/dateFormat";
import type { CellLook, Json } from "../../workbook/host";
import type { StyleBook, StyleIndex } from "../../workbook/model";
import { builtInFormats, idOfBuiltInFormat } from "./numberFormats";
import { alignmentWith, differentialFormat, fontWith, nodeXml, normalFont, solidFill, sorted, styleNode, type StyleNode } from "./styleNode";
import { childNamed, decodeXString, editAttributes, editXml, encodeXString, escapeAttribute, parseXml, type XmlEdit, type XmlElement } from "./xmlTree";

/**
 * The styles part of a workbook. Indexes are those of `cellXfs`; nothing is ever changed or removed, only appended, so every `s="…"` of a sheet stays right.
 * The same change asked twice gives the same index, and changing back gives the index it came from.
 */
export interface XlsxStyles extends StyleBook {
  /** Number of cell styles; every index is below it. */
  count(): number;
  /**
   * Index of a differential format for conditional formatting. Of the look it takes bold, italic, colour and fill: Excel lets a condition change
   * neither size nor alignment nor wrapping.
   */
  addDxf(look: CellLook): number;
  /** The id of a number format, added when it is new: for parts that name formats by id. */
  formatId(code: string): number;
  /** Keeps the indexes below `count` free: cells of the file name them though it does not define them, and a style of ours must not become theirs. */
  reserve(count: number): void;
  /** The part with what was added, everything else to the letter; null when nothing was added. */
  toXml(): string | null;
}

/** Styles of a new workbook: Calibri 11, no fill, the two fills and the one style name that Excel expects. */
export const newStylesXml =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
  '<fonts count="1"><font><sz val="11"/><color theme="1"/><name val="Calibri"/><family val="2"/><scheme val="minor"/></font></fonts>' +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  '<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>' +
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>' +
  '<dxfs count="0"/><tableStyles count="0" defaultTableStyle="TableStyleMedium2" defaultPivotStyle="PivotStyleLight16"/></styleSheet>';

/** Order of the lists in a style sheet. @source ECMA-376 part 1, 18.8.39 styleSheet. */
const listOrder = ["numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs", "tableStyles", "colors", "extLst"];
/** Ids below belong to Excel. @source ECMA-376 part 1, 18.8.30 numFmt. */
const firstOwnFormat = 164;

type Attributes = Readonly<Record<string, string>>;
type Xf = { readonly attributes: Attributes; readonly alignment: Attributes; readonly rest: readonly StyleNode[] };
type Lists = "fonts" | "fills" | "borders" | "dxfs";
/** A style without indexes, as it stands in a before-image. */
type Description = Readonly<Record<"format", string> & Record<"font" | "fill" | "border", StyleNode> & Record<"attributes" | "alignment", Attributes> & Record<"rest", readonly StyleNode[]>>;

/** Reads a styles part; null stands for a workbook without one. Throws on XML that is not well-formed. */
export function readStyles(xml: string | null): XlsxStyles {
  const source = xml ?? newStylesXml;
  return new StylesPart(source, parseXml(source));
}

const noFill: StyleNode = ["fill", {}, [["patternFill", { patternType: "none" }, []]]];

class StylesPart implements XlsxStyles {
  private readonly prefix: string;
  private readonly formats = new Map<number, string>(builtInFormats);
  private readonly formatIds = new Map<string, number>(idOfBuiltInFormat);
  private readonly nodes: Readonly<Record<Lists, StyleNode[]>>;
  private readonly xfs: Xf[];
  /** How long each list was when it was read: what comes after is ours. */
  private readonly known: Readonly<Record<Lists | "cellXfs", number>>;
  private readonly sizeAtStart: number;
  private reserved = 0;
  private readonly addedFormats: { id: number; code: string }[] = [];
  private readonly dates: boolean[] = [];
  private readonly keys: string[] = [];
  private readonly indexOfKey = new Map<string, StyleIndex>();
  private readonly derived = new Map<string, StyleIndex>();
  /** The style each derived one came from, so that changing back finds it among equal ones. */
  private readonly cameFrom = new Map<StyleIndex, StyleIndex>();

  constructor(private readonly source: string, private readonly root: XmlElement) {
    this.prefix = root.prefix;
    for (const format of this.list("numFmts")) {
      const id = Number(format.attributes["numFmtId"]);
      const code = decodeXString(format.attributes["formatCode"] ?? "");
      this.formats.set(id, code);
      if (id >= firstOwnFormat && !this.formatIds.has(code)) this.formatIds.set(code, id);
    }
    const read = (name: string): StyleNode[] => this.list(name).map((element) => styleNode(element, root.prefix));
    const nodes = { fonts: read("fonts"), fills: read("fills"), borders: read("borders"), dxfs: read("dxfs") };
    const xfs = this.list("cellXfs").map((element) => this.readXf(element));
    this.known = { fonts: nodes.fonts.length, fills: nodes.fills.length, borders: nodes.borders.length, dxfs: nodes.dxfs.length, cellXfs: xfs.length };
    // What a bare part leaves unsaid, so that the first thing we append does not become everyone's default.
    if (nodes.fonts.length === 0) nodes.fonts.push(["font", {}, [["sz", { val: "11" }, []], ["name", { val: "Calibri" }, []]]]);
    if (nodes.fills.length === 0) nodes.fills.push(...["none", "gray125"].map((patternType): StyleNode => ["fill", {}, [["patternFill", { patternType }, []]]]));
    if (nodes.borders.length === 0) nodes.borders.push(["border", {}, []]);
    if (xfs.length === 0) xfs.push({ attributes: { numFmtId: "0", fontId: "0", fillId: "0", borderId: "0" }, alignment: {}, rest: [] });
    this.nodes = nodes;
    this.xfs = xfs;
    this.sizeAtStart = this.size();
  }

  count(): number {
    return this.xfs.length;
  }

  numberFormat(style: StyleIndex): string {
    return this.formatOf(this.xfs[style] ?? this.xfs[0]!);
  }

  isDate(style: StyleIndex): boolean {
    return (this.dates[style] ??= isDateFormat(this.numberFormat(style)));
  }

  derive(style: StyleIndex, change: { readonly numberFormat?: string; readonly look?: CellLook }): StyleIndex {
    const request = `${style} ${JSON.stringify(change)}`;
    const done = this.derived.get(request);
    if (done !== undefined) return done;
    const base = this.xfs[style] ?? this.xfs[0]!;
    const attributes: Record<string, string> = { ...base.attributes };
    const set = (name: string, apply: string, index: number): void => void Object.assign(attributes, { [name]: String(index), [apply]: "1" });
    if (change.numberFormat !== undefined && change.numberFormat !== this.formatOf(base)) set("numFmtId", "applyNumberFormat", this.formatId(change.numberFormat));
    const { look } = change;
    if (look !== undefined) {
      const before = this.nodeOf("fonts", base.attributes["fontId"]);
      const after = fontWith(before, look);
      if (text(after) !== text(normalFont(before))) set("fontId", "applyFont", this.indexIn("fonts", after));
      if (look.fill !== undefined) set("fillId", "applyFill", this.indexIn("fills", look.fill === null ? noFill : solidFill(look.fill)));
    }
    const alignment = look === undefined ? base.alignment : alignmentWith(base.alignment, look);
    if (text(alignment) !== text(base.alignment)) attributes["applyAlignment"] = "1";
    const index = this.indexOf({ attributes, alignment, rest: base.rest }, style);
    this.derived.set(request, index);
    return index;
  }

  describe(style: StyleIndex): Json {
    return this.description(this.xfs[style] ?? this.xfs[0]!);
  }

  find(description: Json, likely: StyleIndex): StyleIndex {
    if (this.keyOf(likely) === text(description)) return likely;
    const known = this.indexOfKey.get(text(description));
    if (known !== undefined) return known;
    const { format, font, fill, border, attributes, alignment, rest } = description as unknown as Description;
    const ids = { numFmtId: this.formatId(format), fontId: this.indexIn("fonts", font), fillId: this.indexIn("fills", fill), borderId: this.indexIn("borders", border) };
    const applied = Object.fromEntries(["NumberFormat", "Font", "Fill", "Border", "Alignment", "Protection"].map((what) => [`apply${what}`, "1"]));
    const written = Object.fromEntries(Object.entries(ids).map(([name, id]) => [name, String(id)]));
    return this.append({ attributes: { ...written, ...attributes, xfId: "0", ...applied }, alignment, rest });
  }

  addDxf(look: CellLook): number {
    return this.indexIn("dxfs", differentialFormat(look));
  }

  reserve(count: number): void {
    this.reserved = Math.max(this.reserved, count);
  }

  private append(xf: Xf): StyleIndex {
    while (this.xfs.length < this.reserved) this.xfs.push(this.xfs[0]!);
    return this.xfs.push(xf) - 1;
  }

  toXml(): string | null {
    if (this.size() === this.sizeAtStart) return null;
    const p = this.prefix;
    const addedNodes = (name: Lists): [string, string[]] => [name, this.nodes[name].slice(this.known[name]).map((node) => nodeXml(node, p))];
    const added: [string, string[]][] = [
      ["numFmts", this.addedFormats.map(({ id, code }) => `<${p}numFmt numFmtId="${id}" formatCode="${escapeAttribute(encodeXString(code))}"/>`)],
      addedNodes("fonts"), addedNodes("fills"), addedNodes("borders"),
      ["cellXfs", this.xfs.slice(this.known.cellXfs).map((xf) => this.xfXml(xf))],
      addedNodes("dxfs"),
    ];
    const edits = added.flatMap(([name, items]) => (items.length === 0 ? [] : this.appendTo(name, items)));
    if (this.root.end > this.root.openEnd) return editXml(this.source, edits);
    const tag = this.source.slice(this.root.start, this.root.openEnd).replace(/\s*\/>$/, ">");
    return this.source.slice(0, this.root.start) + tag + edits.map((edit) => edit.text).join("") + `</${p}styleSheet>` + this.source.slice(this.root.end);
  }

  private size(): number {
    return this.addedFormats.length + this.xfs.length + Object.values(this.nodes).reduce((sum, list) => sum + list.length, 0);
  }

  private list(name: string): readonly XmlElement[] {
    return childNamed(this.root, name)?.children ?? [];
  }

  private readXf(element: XmlElement): Xf {
    const alignment = childNamed(element, "alignment");
    const rest = element.children.filter((child) => child !== alignment).map((child) => styleNode(child, this.prefix));
    return { attributes: element.attributes, alignment: sorted(alignment?.attributes ?? {}), rest };
  }

  private xfXml(xf: Xf): string {
    const alignment: StyleNode[] = Object.keys(xf.alignment).length === 0 ? [] : [["alignment", xf.alignment, []]];
    return nodeXml(["xf", xf.attributes, [...alignment, ...xf.rest]], this.prefix);
  }

  /** Keys are made when first asked for: a file may have 65,000 styles, and reading needs none. */
  private keyOf(style: StyleIndex): string | undefined {
    for (let i = this.keys.length; i < this.xfs.length; i++) {
      const key = text(this.description(this.xfs[i]!));
      this.keys.push(key);
      if (!this.indexOfKey.has(key)) this.indexOfKey.set(key, i);
    }
    return this.keys[style];
  }

  /** The index of an equal style, first of all the one that `from` came from; or that of a new one. */
  private indexOf(xf: Xf, from: StyleIndex): StyleIndex {
    const key = text(this.description(xf));
    const origin = this.cameFrom.get(from);
    const known = this.keyOf(from) === key ? from : origin !== undefined && this.keyOf(origin) === key ? origin : this.indexOfKey.get(key);
    const index = known ?? this.append(xf);
    if (index >= this.known.cellXfs && index !== from && !this.cameFrom.has(index)) this.cameFrom.set(index, from);
    return index;
  }

  /**
   * What a style looks like, without indexes. Left out: the apply… flags, because Excel and LibreOffice draw a cell's own format, font and fill whatever they say (they
   * matter when somebody changes the named style), and the named style itself.
   */
  private description(xf: Xf): Description {
    const indexes = ["numFmtId", "fontId", "fillId", "borderId", "xfId"];
    const attributes = sorted(Object.fromEntries(Object.entries(xf.attributes).filter(([name]) => !name.startsWith("apply") && !indexes.includes(name))));
    const { fontId, fillId, borderId } = xf.attributes;
    return {
      format: this.formatOf(xf), font: normalFont(this.nodeOf("fonts", fontId)), fill: this.nodeOf("fills", fillId), border: this.nodeOf("borders", borderId),
      attributes, alignment: xf.alignment, rest: xf.rest,
    };
  }

  private nodeOf(list: Lists, index: string | undefined): StyleNode {
    return this.nodes[list][Number(index ?? 0)] ?? this.nodes[list][0]!;
  }

  private formatOf(xf: Xf): string {
    return this.formats.get(Number(xf.attributes["numFmtId"] ?? 0)) ?? "General";
  }

  formatId(code: string): number {
    const known = this.formatIds.get(code);
    if (known !== undefined) return known;
    const id = Math.max(firstOwnFormat - 1, ...this.formats.keys()) + 1;
    this.formats.set(id, code);
    this.formatIds.set(code, id);
    this.addedFormats.push({ id, code });
    return id;
  }

  private indexIn(list: Lists, node: StyleNode): number {
    const wanted = text(node);
    const normal = list === "fonts" ? normalFont : (same: StyleNode): StyleNode => same;
    const known = this.nodes[list].findIndex((other) => text(normal(other)) === wanted);
    return known >= 0 ? known : this.nodes[list].push(node) - 1;
  }

  private appendTo(name: string, items: readonly string[]): XmlEdit[] {
    const p = this.prefix;
    const list = childNamed(this.root, name);
    const inside = items.join("");
    if (list === null) {
      const before = this.root.children.filter((child) => listOrder.includes(child.name) && listOrder.indexOf(child.name) < listOrder.indexOf(name)).at(-1);
      const at = before?.end ?? this.root.openEnd;
      return [{ start: at, end: at, text: `<${p}${name} count="${items.length}">${inside}</${p}${name}>` }];
    }
    const count = list.attributes["count"] === undefined ? {} : { count: String(list.children.length + items.length) };
    const [tag] = editAttributes(this.source, list, count);
    if (list.end > list.openEnd) return [tag!, { start: list.closeStart, end: list.closeStart, text: inside }];
    return [{ ...tag!, text: `${tag!.text.replace(/\s*\/>$/, ">")}${inside}</${list.prefix}${list.name}>` }];
  }
}

const text = (value: unknown): string => JSON.stringify(value);
