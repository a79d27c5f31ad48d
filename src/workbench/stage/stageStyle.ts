import type { Json } from "../../workbook/host";
import type { StageStyle } from "./stage";

/** An element of a style in the words of the file: name, attributes, children. */
type Node = readonly [name: string, attributes: Readonly<Record<string, string>>, children: readonly Node[]];
type Description = { readonly format: string; readonly font: Node; readonly fill: Node; readonly border: Node; readonly alignment: Readonly<Record<string, string>> };

/** Office's own theme, in the order in which styles number its colours. A file with another theme shows these. @source ECMA-376 part 1, 20.1.6.2, and Office 2013-2022 theme. */
const themeColours = ["FFFFFF", "000000", "E7E6E6", "44546A", "4472C4", "ED7D31", "A5A5A5", "FFC000", "5B9BD5", "70AD47", "0563C1", "954F72"];
/** The first of the old palette; 8 to 15 say the same as 0 to 7. @source ECMA-376 part 1, 18.8.27 indexedColors. */
const indexedColours = ["000000", "FFFFFF", "FF0000", "00FF00", "0000FF", "FFFF00", "FF00FF", "00FFFF"];

export function stageStyle(described: Json): StageStyle {
  const { format, font, fill, border, alignment } = described as unknown as Description;
  const said = (name: string): Node | undefined => font[2].find((child) => child[0] === name);
  const flag = (name: string): boolean => said(name) !== undefined && !["0", "false", "none"].includes(said(name)![1]["val"] ?? "1");
  const pattern = fill[2].find(([name]) => name === "patternFill");
  const fillColour = pattern === undefined || ["none", undefined].includes(pattern[1]["patternType"]) ? null : colourOf(pattern[2].find(([name]) => name === (pattern[1]["patternType"] === "solid" ? "fgColor" : "bgColor")));
  const colour = colourOf(said("color"));
  const { horizontal, vertical, wrapText } = alignment;
  const borders = Object.fromEntries(border[2].flatMap(([side, { style }, children]) => (style === undefined || style === "none" || !["top", "right", "bottom", "left"].includes(side) ? [] : [[side, { line: style, color: colourOf(children[0]) ?? "000000" }]])));
  const name = said("name")?.[1]["val"];
  const size = Number(said("sz")?.[1]["val"]);
  return {
    format,
    ...(name === undefined ? {} : { font: name }),
    ...(Number.isFinite(size) ? { size } : {}),
    ...(flag("b") ? { bold: true } : {}),
    ...(flag("i") ? { italic: true } : {}),
    ...(flag("u") ? { underline: true } : {}),
    ...(flag("strike") ? { strike: true } : {}),
    // Black is what a text is without a colour; said aloud it would stay black on a dark sheet.
    ...(colour === null || colour === "000000" ? {} : { color: colour }),
    ...(fillColour === null ? {} : { fill: fillColour }),
    ...(wrapText === "1" || wrapText === "true" ? { wrap: true } : {}),
    ...(horizontal === "left" || horizontal === "center" || horizontal === "right" ? { horizontal } : {}),
    ...(vertical === "top" || vertical === "center" || vertical === "bottom" ? { vertical } : {}),
    ...(Object.keys(borders).length === 0 ? {} : { borders }),
  };
}

function colourOf(node: Node | undefined): string | null {
  if (node === undefined) return null;
  const { rgb, theme, indexed, tint } = node[1];
  const base = rgb !== undefined ? rgb.slice(-6) : theme !== undefined ? themeColours[Number(theme)] : indexed !== undefined && Number(indexed) < 16 ? indexedColours[Number(indexed) % 8] : undefined;
  if (base === undefined || !/^[0-9a-f]{6}$/i.test(base)) return null;
  return tint === undefined ? base.toUpperCase() : tinted(base, Number(tint));
}

/** Lighter for a positive tint, darker for a negative one; by channel, which differs from Excel's way over HLS by a shade nobody sees. */
function tinted(colour: string, tint: number): string {
  return [0, 2, 4]
    .map((at) => {
      const channel = parseInt(colour.slice(at, at + 2), 16);
      return Math.round(tint < 0 ? channel * (1 + tint) : channel + (255 - channel) * tint).toString(16).padStart(2, "0");
    })
    .join("")
    .toUpperCase();
}
