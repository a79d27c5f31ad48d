import type { CellLook } from "../../workbook/host";
import { escapeAttribute, type XmlElement } from "./xmlTree";

/**
 * An element of the styles part as plain JSON: name (without the main prefix), attributes in a fixed order, children. Two that look the same are the same text, so
 * it serves as key and as description.
 */
export type StyleNode = readonly [name: string, attributes: Readonly<Record<string, string>>, children: readonly StyleNode[]];

/** Order inside a font as Excel writes it and validators expect it. @source ECMA-376 part 1, 18.8.22 font. */
const fontOrder = ["b", "i", "strike", "condense", "extend", "outline", "shadow", "u", "vertAlign", "sz", "color", "name", "family", "charset", "scheme"];

export function styleNode(element: XmlElement, mainPrefix: string): StyleNode {
  const name = element.prefix === mainPrefix ? element.name : element.prefix + element.name;
  return [name, sorted(element.attributes), element.children.map((child) => styleNode(child, mainPrefix))];
}

export function nodeXml([name, attributes, children]: StyleNode, mainPrefix: string): string {
  const tag = name.includes(":") ? name : mainPrefix + name;
  const inside = children.map((child) => nodeXml(child, mainPrefix)).join("");
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeAttribute(value)}"`).join("");
  return `<${tag}${written}${inside === "" ? "/>" : `>${inside}</${tag}>`}`;
}

export function sorted(attributes: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(attributes).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}

/** A font with its children in one order, and without the marks that only say "no": `<b val="0"/>` says what no `<b/>` says. */
export function normalFont([name, attributes, children]: StyleNode): StyleNode {
  const said = children.filter(([child, { val }]) => !((child === "b" || child === "i") && (val === "0" || val === "false")));
  const place = (child: StyleNode): number => (fontOrder.includes(child[0]) ? fontOrder.indexOf(child[0]) : fontOrder.length);
  return [name, attributes, [...said].sort((a, b) => place(a) - place(b))];
}

/** The font with what the look says about it. */
export function fontWith([name, attributes, children]: StyleNode, look: CellLook): StyleNode {
  let parts = children;
  const put = (child: string, node: StyleNode | null): void => {
    parts = [...parts.filter((part) => part[0] !== child), ...(node === null ? [] : [node])];
  };
  if (look.bold !== undefined) put("b", look.bold ? ["b", {}, []] : null);
  if (look.italic !== undefined) put("i", look.italic ? ["i", {}, []] : null);
  if (look.size !== undefined) put("sz", ["sz", { val: String(look.size) }, []]);
  if (look.color !== undefined) put("color", ["color", { rgb: argb(look.color) }, []]);
  return normalFont([name, attributes, parts]);
}

/** A solid fill of a cell has its colour in fgColor. @source ECMA-376 part 1, 18.8.32 patternFill. */
export function solidFill(color: string): StyleNode {
  return ["fill", {}, [["patternFill", { patternType: "solid" }, [["fgColor", { rgb: argb(color) }, []], ["bgColor", { indexed: "64" }, []]]]]];
}

export function alignmentWith(alignment: Readonly<Record<string, string>>, look: CellLook): Record<string, string> {
  const changed = { ...alignment };
  if (look.align !== undefined) changed["horizontal"] = look.align;
  if (look.wrap === true) changed["wrapText"] = "1";
  if (look.wrap === false) delete changed["wrapText"];
  return sorted(changed);
}

/**
 * A differential format. Its solid fill has the colour in bgColor, unlike that of a cell; both are given, because programs differ in which one they read.
 * @source ECMA-376 part 1, 18.8.14 dxf.
 */
export function differentialFormat(look: CellLook): StyleNode {
  const font: StyleNode[] = [];
  if (look.bold !== undefined) font.push(["b", look.bold ? {} : { val: "0" }, []]);
  if (look.italic !== undefined) font.push(["i", look.italic ? {} : { val: "0" }, []]);
  if (look.color !== undefined) font.push(["color", { rgb: argb(look.color) }, []]);
  const parts: StyleNode[] = font.length === 0 ? [] : [["font", {}, font]];
  if (look.fill != null) {
    const color = { rgb: argb(look.fill) };
    parts.push(["fill", {}, [["patternFill", { patternType: "solid" }, [["fgColor", color, []], ["bgColor", color, []]]]]]);
  }
  return ["dxf", {}, parts];
}

const argb = (color: string): string => "FF" + color.toUpperCase();
