import { type ICellCustomRender, type ICellDataForSheetInterceptor, type ICellRenderContext, InterceptorEffectEnum } from "@univerjs/core";
import { INTERCEPTOR_POINT, SheetInterceptorService } from "@univerjs/sheets";
import type { StageCell, StageSheet } from "../stage/stage";
import type { Grid } from "./createGrid";

/** Pixels: a button, what a text leaves free beside it, and how wide a column is that has one. */
const size = 16, gap = 2, narrowest = 30;

const colors = { face: "#ffffff", edge: "#c7c7c7", sign: "#424242", filtered: "#0f6cbd" } as const;

/** A button at the end of each header cell of a table, as Excel has it: an arrow, or a funnel where the column leaves rows out. `tell`: it was pressed. */
export function headerButtons({ injector }: Grid, sheetOf: (name: string) => StageSheet | undefined, tell: (cell: StageCell) => void): () => void {
  const headerAt = (sheet: string, row: number, column: number): StageSheet["headers"][number] | undefined => sheetOf(sheet)?.headers.find((header) => header.row === row && column >= header.column && column < header.column + header.columns);
  const button: ICellCustomRender = {
    drawWith: (ctx, info) => {
      const header = headerAt(info.subUnitId, info.row, info.col);
      const place = placeOf(info);
      if (header === undefined || place === null) return;
      const { x, y } = place;
      const isFiltered = header.filtered.includes(info.col);
      ctx.save();
      ctx.fillStyle = colors.face;
      ctx.strokeStyle = colors.edge;
      ctx.lineWidth = 1;
      ctx.fillRect(x, y, size, size);
      ctx.strokeRect(x + 0.5, y + 0.5, size - 1, size - 1);
      ctx.fillStyle = isFiltered ? colors.filtered : colors.sign;
      ctx.beginPath();
      for (const [dx, dy] of isFiltered ? funnel : arrow) ctx.lineTo(x + dx, y + dy);
      ctx.fill();
      ctx.restore();
    },
    isHit: (at, info) => {
      const place = placeOf(info);
      return place !== null && at.x >= place.x && at.x <= place.x + size && at.y >= place.y && at.y <= place.y + size;
    },
    onPointerDown: ({ subUnitId, row, col }) => tell({ sheet: subUnitId, row, column: col }),
  };
  const intercepted = injector.get(SheetInterceptorService).intercept(INTERCEPTOR_POINT.CELL_CONTENT, {
    effect: InterceptorEffectEnum.Style,
    handler: (cell, { row, col, subUnitId }, next) => {
      if (headerAt(subUnitId, row, col) === undefined) return next(cell);
      const { customRender, fontRenderExtension } = (cell ?? {}) as ICellDataForSheetInterceptor;
      const withButton: ICellDataForSheetInterceptor = { ...cell, customRender: [...(customRender ?? []), button], fontRenderExtension: { ...fontRenderExtension, rightOffset: size + gap } };
      return next(withButton);
    },
  });
  return () => intercepted.dispose();
}

const arrow = [[4, 6], [12, 6], [8, 11]] as const;
const funnel = [[3, 4], [13, 4], [9, 8.5], [9, 13], [7, 12], [7, 8.5]] as const;

/** Null in a column that is hardly seen. */
function placeOf({ primaryWithCoord: { startX, endX, startY, endY } }: ICellRenderContext): { readonly x: number; readonly y: number } | null {
  return endX - startX < narrowest ? null : { x: endX - size - gap, y: Math.max(startY, Math.round((startY + endY - size) / 2)) };
}
