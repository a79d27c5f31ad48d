/** The cells of a number coloured by how large it is, in steps that every program draws alike. */
import type { ColorStop, FieldDef } from "../template/template";
import { columnLetter } from "../workbook/area";
import type { Area, ConditionalFormatSpec } from "../workbook/host";

/** Steps between two stops: each is a conditional format of its own. Chosen by us. */
const steps = 4;

/**
 * Formats from the smallest numbers on; below the first stop and from the last one on its own colour. The column's own smallest and largest number are looked up for each cell that is painted, as
 * the other one of a key is.
 */
export function colorScaleFormats({ id, colorScale, native }: FieldDef, area: Area): readonly ConditionalFormatSpec[] {
  if (colorScale === undefined || native === "none") return [];
  const letter = columnLetter(area.column);
  const cell = `$${letter}${area.row + 1}`;
  const range = `$${letter}$${area.row + 1}:$${letter}$${area.row + area.rows}`;
  const bands = colorScale.flatMap((stop, index): readonly { readonly from: string; readonly color: string }[] => {
    const next = colorScale[index + 1];
    return next === undefined ? [{ from: limit(stop.at, range), color: stop.color }] : Array.from({ length: steps }, (_, step) => ({ from: stepFrom(stop.at, next.at, step, range), color: between(stop, next, step / steps) }));
  });
  return bands.map(({ from, color }, index) => {
    const limits = [...(index === 0 ? [] : [`${cell}>=${from}`]), ...(index === bands.length - 1 ? [] : [`${cell}<${bands[index + 1]!.from}`])];
    return { id: `scale-${id}-${index + 1}`, areas: [area], formula: `=AND(ISNUMBER(${cell}),${limits.join(",")})`, look: { fill: color } };
  });
}

function limit(at: ColorStop["at"], range: string): string {
  return typeof at === "number" ? String(at) : `${at === "lowest" ? "MIN" : "MAX"}(${range})`;
}

function stepFrom(low: ColorStop["at"], high: ColorStop["at"], step: number, range: string): string {
  if (typeof low === "number" && typeof high === "number") return String(Number((low + ((high - low) * step) / steps).toPrecision(15)));
  const [from, to] = [limit(low, range), limit(high, range)];
  return step === 0 ? from : `${from}+(${to}-${from.startsWith("-") ? `(${from})` : from})*${step / steps}`;
}

function between(a: ColorStop, b: ColorStop, share: number): string {
  const part = (color: string, at: number): number => parseInt(color.slice(at, at + 2), 16);
  return [0, 2, 4].map((at) => Math.round(part(a.color, at) + (part(b.color, at) - part(a.color, at)) * share).toString(16).padStart(2, "0")).join("").toUpperCase();
}
