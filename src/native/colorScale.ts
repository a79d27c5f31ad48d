/** The cells of a number coloured by how large it is, in steps that every program draws alike. */
import type { ColorStop, FieldDef } from "../template/template";
import { columnLetter } from "../workbook/area";
import type { Area, ConditionalFormatSpec } from "../workbook/host";

/** Steps between two stops: each is a conditional format of its own. Chosen by us. */
const steps = 4;

/** Formats from the smallest numbers on; below the first stop and from the last one on its own colour. Fixed limits: what every cell had to look up in its whole column would make large tables slow. */
export function colorScaleFormats({ id, colorScale, native }: FieldDef, area: Area): readonly ConditionalFormatSpec[] {
  if (colorScale === undefined || native === "none") return [];
  const cell = `$${columnLetter(area.column)}${area.row + 1}`;
  const bands = colorScale.flatMap((stop, index): readonly { readonly from: number; readonly color: string }[] => {
    const next = colorScale[index + 1];
    return next === undefined ? [{ from: stop.at, color: stop.color }] : Array.from({ length: steps }, (_, step) => ({ from: Number((stop.at + ((next.at - stop.at) * step) / steps).toPrecision(15)), color: between(stop, next, step / steps) }));
  });
  return bands.map(({ from, color }, index) => {
    const limits = [...(index === 0 ? [] : [`${cell}>=${from}`]), ...(index === bands.length - 1 ? [] : [`${cell}<${bands[index + 1]!.from}`])];
    return { id: `scale-${id}-${index + 1}`, areas: [area], formula: `=AND(ISNUMBER(${cell}),${limits.join(",")})`, look: { fill: color } };
  });
}

function between(a: ColorStop, b: ColorStop, share: number): string {
  const part = (color: string, at: number): number => parseInt(color.slice(at, at + 2), 16);
  return [0, 2, 4].map((at) => Math.round(part(a.color, at) + (part(b.color, at) - part(a.color, at)) * share).toString(16).padStart(2, "0")).join("").toUpperCase();
}
