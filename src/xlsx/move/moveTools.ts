/**
 * src/xlsx/move lets everything in a workbook that refers to cells follow when cells are put in or taken out: what the model holds, and what stands in parts of the
 * package that the model does not know. What could hold a reference that it cannot change is refused before anything happens.
 *
 * This file: what the steps of one move share.
 */
import { type CellMove, inverseMove, movedArea, movedAreas, RowShift } from "../../workbook/cellMove";
import type { Area } from "../../workbook/host";
import { FormulaMover } from "../../workbook/moveFormula";
import { parseSqref, sqrefOf } from "../parts/areas";

export type MoveTools = { readonly move: CellMove; readonly shift: RowShift; readonly mover: FormulaMover };

export function moveTools(move: CellMove): MoveTools {
  const shift = new RowShift(move);
  return { move, shift, mover: new FormulaMover(move, shift) };
}

/** The tools of a move and those of the move back, to see what the move back alone would not bring back. */
export type BothWays = { readonly there: MoveTools; readonly back: MoveTools };

export function bothWays(move: CellMove): BothWays {
  return { there: moveTools(move), back: moveTools(inverseMove(move)) };
}

export const moveAreas = (areas: readonly Area[], { move, shift }: MoveTools): readonly Area[] => areas.flatMap((area) => movedAreas(area, move, shift));
export const moveArea = (area: Area, { move, shift }: MoveTools): Area | null => movedArea(area, move, shift);

/** An `sqref` after the move; null when none of its cells is left. One that does not change stays as it is written. */
export function moveSqref(sqref: string, tools: MoveTools): string | null {
  const areas = parseSqref(sqref);
  const moved = moveAreas(areas, tools);
  if (moved.length === areas.length && moved.every((area, i) => area === areas[i])) return sqref;
  return moved.length === 0 ? null : sqrefOf(moved);
}

/** A `ref` of one area after the move; null when none of its cells is left. */
export function moveRef(ref: string, tools: MoveTools): string | null {
  const [area] = parseSqref(ref);
  if (area === undefined) return ref;
  const moved = moveArea(area, tools);
  return moved === area ? ref : moved === null ? null : sqrefOf([moved]);
}
