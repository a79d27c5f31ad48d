import { CellValueType, type Injector, InterceptorEffectEnum } from "@univerjs/core";
import { INTERCEPTOR_POINT, SheetInterceptorService } from "@univerjs/sheets";

/**
 * The grid asks of every text, each time it draws it, whether it could be read as a number or a date, for a mark that is switched off; on a sheet of texts that is most of a frame.
 * Those who ask go by the type: it is taken off before they come, and put back after them.
 */
export function plainText(injector: Injector): () => void {
  const service = injector.get(SheetInterceptorService);
  const first = service.intercept(INTERCEPTOR_POINT.CELL_CONTENT, {
    priority: 1_000,
    effect: InterceptorEffectEnum.Style,
    handler: (cell, _, next) => {
      if (cell?.t !== CellValueType.STRING) return next(cell);
      const untyped = { ...cell };
      delete untyped.t;
      return next(untyped);
    },
  });
  const last = service.intercept(INTERCEPTOR_POINT.CELL_CONTENT, {
    priority: -1_000,
    effect: InterceptorEffectEnum.Style,
    handler: (cell, { rawData }, next) => next(cell != null && cell.t === undefined && rawData?.t === CellValueType.STRING ? { ...cell, t: rawData.t } : cell),
  });
  return () => {
    first.dispose();
    last.dispose();
  };
}
