import { CellValueType, type Injector, InterceptorEffectEnum } from "@univerjs/core";
import { INTERCEPTOR_POINT, SheetInterceptorService } from "@univerjs/sheets";

/** Below number formats and the marks of texts that look like numbers (10), above dropdowns (9). */
const afterAskers = 9.5;

/**
 * The grid asks of every text, each time it draws it, whether it could be read as a number or a date, for a mark that is switched off; on a sheet of texts that is most of a frame.
 * Those who ask go by the type, and let be what is true or false: a text goes past them as that, and is a text again before it is drawn.
 */
export function plainText(injector: Injector): () => void {
  const service = injector.get(SheetInterceptorService);
  const first = service.intercept(INTERCEPTOR_POINT.CELL_CONTENT, {
    priority: 1_000,
    effect: InterceptorEffectEnum.Style,
    handler: (cell, _, next) => next(cell?.t === CellValueType.STRING ? { ...cell, t: CellValueType.BOOLEAN } : cell),
  });
  const last = service.intercept(INTERCEPTOR_POINT.CELL_CONTENT, {
    priority: afterAskers,
    effect: InterceptorEffectEnum.Style,
    handler: (cell, { rawData }, next) => next(cell?.t === CellValueType.BOOLEAN && rawData?.t === CellValueType.STRING ? { ...cell, t: CellValueType.STRING } : cell),
  });
  return () => {
    first.dispose();
    last.dispose();
  };
}
