import type { CellLook } from "../../workbook/host";
import type { StyleBook, StyleIndex } from "../../workbook/model";
import { builtInFormats, idOfBuiltInFormat, isDateFormat } from "./numberFormats";
import { childNamed, decodeXString, editAttributes, editXml, encodeXString, escapeAttribute, parseXml, sourceOf, type XmlEdit, type XmlElement } from "./xmlTree";

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
/** Order inside a font as Excel writes it and validators expect it. @source ECMA-376 part 1, 18.8.22 font. */
const fontOrder = ["b", "i", "strike", "condense", "extend", "outline", "shadow", "u", "vertAlign", "sz", "color", "name", "family", "charset", "scheme"];
/** Ids below belong to Excel. @source ECMA-376 part 1, 18.8.30 numFmt. */
const firstOwnFormat = 164;

type Parts = Readonly<Record<string, string>>;
/** A font by its children (name → XML without prefix); attributes stand in the XML. */
type Xf = { readonly attributes: Parts; readonly alignment: Parts; readonly rest: string };

/** Reads a styles part; null stands for a workbook without one. Throws on XML that is not well-formed. */
export function readStyles(xml: string | null): XlsxStyles {
  const source = xml ?? newStylesXml;
  return new StylesPart(source, parseXml(source));
}

class StylesPart implements XlsxStyles {
  private readonly prefix: string;
  private readonly formats = new Map<number, string>(builtInFormats);
  private readonly formatIds = new Map<string, number>(idOfBuiltInFormat);
  private readonly fonts: string[];
  private readonly fills: string[];
  private readonly xfs: Xf[] = [];
  private readonly dxfs: string[];
  /** Where each list stood when it was read: what comes after is ours. */
  private readonly known: Readonly<Record<"fonts" | "fills" | "borders" | "cellXfs" | "dxfs", number>>;
  private readonly sizeAtStart: number;
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
    const texts = (name: string): string[] => this.list(name).map((element) => sourceOf(source, element));
    this.fonts = texts("fonts");
    this.fills = texts("fills");
    this.dxfs = texts("dxfs");
    for (const xf of this.list("cellXfs")) this.addXf(this.readXf(xf));
    this.known = { fonts: this.fonts.length, fills: this.fills.length, borders: this.list("borders").length, cellXfs: this.xfs.length, dxfs: this.dxfs.length };
    // What a bare part leaves unsaid, so that the first thing we append does not become everyone's default.
    if (this.fonts.length === 0) this.fonts.push(`<${root.prefix}font><${root.prefix}sz val="11"/><${root.prefix}name val="Calibri"/></${root.prefix}font>`);
    if (this.fills.length === 0) this.fills.push(...["none", "gray125"].map((type) => `<${root.prefix}fill><${root.prefix}patternFill patternType="${type}"/></${root.prefix}fill>`));
    if (this.xfs.length === 0) this.addXf({ attributes: { numFmtId: "0", fontId: "0", fillId: "0", borderId: "0" }, alignment: {}, rest: "" });
    this.sizeAtStart = this.size();
  }

  count(): number {
    return this.xfs.length;
  }

  numberFormat(style: StyleIndex): string {
    return this.formats.get(Number(this.xfs[style]?.attributes["numFmtId"] ?? 0)) ?? "General";
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
    if (change.numberFormat !== undefined && change.numberFormat !== this.numberFormat(style)) {
      attributes["numFmtId"] = String(this.formatId(change.numberFormat));
      attributes["applyNumberFormat"] = "1";
    }
    let alignment = base.alignment;
    if (change.look !== undefined) {
      const font = this.fontWith(Number(attributes["fontId"] ?? 0), change.look);
      if (font !== null) Object.assign(attributes, { fontId: String(font), applyFont: "1" });
      if (change.look.fill !== undefined) Object.assign(attributes, { fillId: String(this.solidFill(change.look.fill)), applyFill: "1" });
      alignment = alignmentWith(alignment, change.look);
      if (alignment !== base.alignment) attributes["applyAlignment"] = "1";
    }
    const wanted: Xf = { attributes, alignment, rest: base.rest };
    const key = this.keyOf(wanted);
    const origin = this.cameFrom.get(style);
    let index = key === this.keys[style] ? style : origin !== undefined && this.keys[origin] === key ? origin : this.indexOfKey.get(key);
    if (index === undefined) index = this.addXf(wanted);
    if (index >= this.known.cellXfs && index !== style && !this.cameFrom.has(index)) this.cameFrom.set(index, style);
    this.derived.set(request, index);
    return index;
  }

  addDxf(look: CellLook): number {
    const p = this.prefix;
    let font = "";
    if (look.bold !== undefined) font += look.bold ? `<${p}b/>` : `<${p}b val="0"/>`;
    if (look.italic !== undefined) font += look.italic ? `<${p}i/>` : `<${p}i val="0"/>`;
    if (look.color !== undefined) font += `<${p}color rgb="${argb(look.color)}"/>`;
    // A solid fill of a differential format has its colour in bgColor, unlike that of a cell. @source ECMA-376 part 1, 18.8.32 patternFill.
    const fill = look.fill === undefined ? "" : `<${p}fill><${p}patternFill patternType="solid"><${p}fgColor rgb="${argb(look.fill)}"/><${p}bgColor rgb="${argb(look.fill)}"/></${p}patternFill></${p}fill>`;
    const text = `<${p}dxf>${font === "" ? "" : `<${p}font>${font}</${p}font>`}${fill}</${p}dxf>`;
    return indexIn(this.dxfs, text);
  }

  toXml(): string | null {
    const p = this.prefix;
    const added: [string, readonly string[]][] = [
      ["numFmts", this.addedFormats.map(({ id, code }) => `<${p}numFmt numFmtId="${id}" formatCode="${escapeAttribute(encodeXString(code))}"/>`)],
      ["fonts", this.fonts.slice(this.known.fonts)],
      ["fills", this.fills.slice(this.known.fills)],
      ["cellXfs", this.xfs.slice(this.known.cellXfs).map((xf) => this.writeXf(xf))],
      ["dxfs", this.dxfs.slice(this.known.dxfs)],
    ];
    if (this.size() === this.sizeAtStart) return null;
    if (this.known.borders === 0) added.push(["borders", [`<${p}border/>`]]);
    added.sort(([a], [b]) => listOrder.indexOf(a) - listOrder.indexOf(b));
    const edits = added.filter(([, items]) => items.length > 0).flatMap(([name, items]) => this.appendTo(name, items));
    if (this.root.end > this.root.openEnd) return editXml(this.source, edits);
    const tag = this.source.slice(this.root.start, this.root.openEnd).replace(/\s*\/>$/, ">");
    return this.source.slice(0, this.root.start) + tag + edits.map((edit) => edit.text).join("") + `</${p}styleSheet>` + this.source.slice(this.root.end);
  }

  private size(): number {
    return this.addedFormats.length + this.fonts.length + this.fills.length + this.xfs.length + this.dxfs.length;
  }

  private list(name: string): readonly XmlElement[] {
    return childNamed(this.root, name)?.children.filter((child) => child.name !== "AlternateContent") ?? [];
  }

  private readXf(element: XmlElement): Xf {
    const alignment = childNamed(element, "alignment");
    const rest = element.children.filter((child) => child !== alignment).map((child) => sourceOf(this.source, child)).join("");
    return { attributes: element.attributes, alignment: alignment?.attributes ?? {}, rest };
  }

  private writeXf(xf: Xf): string {
    const p = this.prefix;
    const alignment = Object.keys(xf.alignment).length === 0 ? "" : `<${p}alignment${attributesText(xf.alignment)}/>`;
    const inner = alignment + xf.rest;
    return `<${p}xf${attributesText(xf.attributes)}${inner === "" ? "/>" : `>${inner}</${p}xf>`}`;
  }

  private addXf(xf: Xf): StyleIndex {
    const index = this.xfs.push(xf) - 1;
    const key = this.keyOf(xf);
    this.keys.push(key);
    if (!this.indexOfKey.has(key)) this.indexOfKey.set(key, index);
    return index;
  }

  /**
   * What a style looks like, as text. The apply… flags are left out: Excel and LibreOffice draw a cell's own format, font and fill whatever they say;
   * they only matter when somebody changes the named style.
   */
  private keyOf(xf: Xf): string {
    const attributes = Object.entries(xf.attributes).filter(([name]) => !name.startsWith("apply") && !["numFmtId", "fontId", "fillId"].includes(name)).sort(byName);
    const format = this.formats.get(Number(xf.attributes["numFmtId"] ?? 0)) ?? "General";
    const font = this.fonts[Number(xf.attributes["fontId"] ?? 0)] ?? "";
    const fill = this.fills[Number(xf.attributes["fillId"] ?? 0)] ?? "";
    return JSON.stringify([format, this.fontKey(font), fill, attributes, Object.entries(xf.alignment).sort(byName), xf.rest]);
  }

  private readonly fontKeys = new Map<string, string>();
  private fontKey(font: string): string {
    let key = this.fontKeys.get(font);
    if (key === undefined) this.fontKeys.set(font, (key = JSON.stringify(Object.entries(this.fontParts(font)).sort(byName))));
    return key;
  }

  private formatId(code: string): number {
    const known = this.formatIds.get(code);
    if (known !== undefined) return known;
    const id = Math.max(firstOwnFormat - 1, ...this.formats.keys()) + 1;
    this.formats.set(id, code);
    this.formatIds.set(code, id);
    this.addedFormats.push({ id, code });
    return id;
  }

  /** Children of a font by name; `<b val="0"/>` says what no `<b/>` says. */
  private fontParts(font: string): Record<string, string> {
    const parts: Record<string, string> = {};
    if (font === "") return parts;
    const { tree, offset } = parseFragment(font);
    for (const child of tree.children) {
      const off = (child.name === "b" || child.name === "i") && ["0", "false"].includes(child.attributes["val"] ?? "1");
      if (!off) parts[child.name] = font.slice(child.start - offset, child.end - offset);
    }
    return parts;
  }

  /** Index of the font with the look's changes; null when the look says nothing about fonts. */
  private fontWith(font: number, look: CellLook): number | null {
    const { bold, italic, size, color } = look;
    if (bold === undefined && italic === undefined && size === undefined && color === undefined) return null;
    const p = this.prefix;
    const before = this.fonts[font] ?? "";
    const parts = this.fontParts(before);
    const put = (name: string, text: string | null): void => {
      if (text === null) delete parts[name];
      else parts[name] = text;
    };
    if (bold !== undefined) put("b", bold ? `<${p}b/>` : null);
    if (italic !== undefined) put("i", italic ? `<${p}i/>` : null);
    if (size !== undefined) put("sz", `<${p}sz val="${size}"/>`);
    if (color !== undefined) put("color", `<${p}color rgb="${argb(color)}"/>`);
    const order = (name: string): number => (fontOrder.indexOf(name) + fontOrder.length + 1) % (fontOrder.length + 1);
    const text = `<${p}font>${Object.entries(parts).sort(([a], [b]) => order(a) - order(b)).map(([, part]) => part).join("")}</${p}font>`;
    if (this.fontKey(text) === this.fontKey(before)) return font;
    const same = this.fonts.findIndex((other) => this.fontKey(other) === this.fontKey(text));
    return same >= 0 ? same : this.fonts.push(text) - 1;
  }

  private solidFill(color: string): number {
    const p = this.prefix;
    return indexIn(this.fills, `<${p}fill><${p}patternFill patternType="solid"><${p}fgColor rgb="${argb(color)}"/><${p}bgColor indexed="64"/></${p}patternFill></${p}fill>`);
  }

  private appendTo(name: string, items: readonly string[]): XmlEdit[] {
    const p = this.prefix;
    const list = childNamed(this.root, name);
    const text = items.join("");
    if (list === null) {
      const before = this.root.children.filter((child) => listOrder.indexOf(child.name) < listOrder.indexOf(name) && listOrder.includes(child.name)).at(-1);
      const whole = `<${p}${name} count="${items.length}">${text}</${p}${name}>`;
      const at = before?.end ?? this.root.openEnd;
      return [{ start: at, end: at, text: whole }];
    }
    const count = list.attributes["count"] === undefined ? {} : { count: String(list.children.length + items.length) };
    const [tag] = editAttributes(this.source, list, count);
    if (list.end > list.openEnd) return [tag!, { start: list.closeStart, end: list.closeStart, text }];
    return [{ ...tag!, text: `${tag!.text.replace(/\s*\/>$/, ">")}${text}</${list.prefix}${list.name}>` }];
  }
}

const argb = (color: string): string => "FF" + color.toUpperCase();
const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : a > b ? 1 : 0);
const attributesText = (attributes: Parts): string => Object.entries(attributes).map(([name, value]) => ` ${name}="${escapeAttribute(value)}"`).join("");

function indexIn(list: string[], item: string): number {
  const known = list.indexOf(item);
  return known >= 0 ? known : list.push(item) - 1;
}

/** A piece of a part, whose prefixes are declared on the part's root: parsed under a wrapper, without looking at namespaces. */
function parseFragment(xml: string): { tree: XmlElement; offset: number } {
  const wrapper = "<r>";
  return { tree: parseXml(`${wrapper}${xml}</r>`).children[0]!, offset: wrapper.length };
}

function alignmentWith(alignment: Parts, look: CellLook): Parts {
  if (look.align === undefined && look.wrap === undefined) return alignment;
  const changed: Record<string, string> = { ...alignment };
  if (look.align !== undefined) changed["horizontal"] = look.align;
  if (look.wrap === true) changed["wrapText"] = "1";
  if (look.wrap === false) delete changed["wrapText"];
  return changed;
}
