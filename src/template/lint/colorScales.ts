import { type Lint, found } from "./lint";

/** Colours on which black text cannot be read well. @source WCAG 2.2, 1.4.3: a contrast of 4.5 at least, by relative luminance. */
export const colorScales: Lint = {
  name: "color-scale",
  check: ({ template }) => template.tables.flatMap((table) => table.fields.flatMap((field) => (field.colorScale ?? []).flatMap(({ color }, index) => (contrastWithBlack(color) >= 4.5 ? [] : [
    found("warning", ["tables", table.id, "schema", "properties", field.id, "x-colorScale", index, "color"], `在颜色 ${color} 上，黑字看不清（对比度 ${contrastWithBlack(color).toFixed(1)}，应不低于 4.5）。`, `Black text is hard to read on ${color} (contrast ${contrastWithBlack(color).toFixed(1)}, it should be 4.5).`, "换浅一些的颜色。", "Use a paler colour."),
  ])))),
};

function contrastWithBlack(color: string): number {
  const [red, green, blue] = [0, 2, 4].map((at) => { const value = parseInt(color.slice(at, at + 2), 16) / 255; return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4; }) as [number, number, number];
  return (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05) / 0.05;
}
