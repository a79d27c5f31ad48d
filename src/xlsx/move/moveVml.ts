import type { FormulaMover } from "../../workbook/moveFormula";
import type { BothWays, MoveTools } from "./moveTools";

/**
 * Shapes of notes and old controls. VML that programs write is often no well-formed XML, so it is changed as text: each note with its cell, and the formulas of
 * controls. @source ECMA-376 part 4, 19.4.2 (ClientData: Row, Column, Anchor, FmlaLink …).
 */
export function moveVml(text: string, { there, back }: BothWays, own: boolean): { readonly text: string; readonly before: string | null } {
  const after = movedVml(text, there, own);
  return { text: after, before: after !== text && movedVml(after, back, own) !== text ? text : null };
}

function movedVml(text: string, { shift, move, mover }: MoveTools, own: boolean): string {
  const linked = text.replace(/(<x:Fmla(?:Link|Range|Group|Txbx|Pict)>)([^<]*)(<)/g, (whole, open: string, formula: string, close: string) => movedFormula(mover, formula, (moved) => open + moved + close, whole));
  if (!own) return linked;
  return linked.replace(/<v:shape[\s>][^]*?<\/v:shape>\s*/g, (shape) => {
    const [row, column] = [number(shape, "Row"), number(shape, "Column")];
    if (row === null || column === null || column < move.column || column >= move.column + move.columns) return shape;
    const to = shift.at(row);
    if (to < 0) return "";
    if (to === row) return shape;
    return shape
      .replace(/(<x:Row>\s*)\d+/, (_, open: string) => open + String(to))
      .replace(/(<x:Anchor>)([^<]*)/, (_, open: string, anchor: string) => open + anchor.split(",").map((part, i) => (i === 2 || i === 6 ? part.replace(/\d+/, (own) => String(Math.max(0, Number(own) + to - row))) : part)).join(","));
  });
}

function number(shape: string, name: string): number | null {
  const found = new RegExp(`<x:${name}>\\s*(\\d{1,7})\\s*</x:${name}>`).exec(shape);
  return found === null ? null : Number(found[1]);
}

function movedFormula(mover: FormulaMover, escaped: string, put: (escaped: string) => string, whole: string): string {
  const formula = escaped.replaceAll("&apos;", "'").replaceAll("&quot;", '"').replaceAll("&gt;", ">").replaceAll("&lt;", "<").replaceAll("&amp;", "&");
  const moved = mover.moved(formula, "");
  return moved === formula ? whole : put(moved.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;"));
}
