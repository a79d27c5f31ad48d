import { CellValueType, type Injector, InterceptorEffectEnum, LocaleService, LocaleType } from "@univerjs/core";
import { INTERCEPTOR_POINT, SheetInterceptorService } from "@univerjs/sheets";
import { displaySettings, machineFormat } from "../../workbook/displayText";

/** Above number formats (10). */
const beforeFormats = 900;

/**
 * Shows dates in formats that leave their look to the machine, such as Excel's own short date, as Excel does in the language of the workbench: the grid takes their American writing for what they say.
 * Only what is drawn changes: the cells keep their format.
 */
export function machineFormats(injector: Injector): () => void {
  const locales = injector.get(LocaleService);
  const intercepted = injector.get(SheetInterceptorService).intercept(INTERCEPTOR_POINT.CELL_CONTENT, {
    priority: beforeFormats,
    effect: InterceptorEffectEnum.Value | InterceptorEffectEnum.Style,
    handler: (cell, { workbook }, next) => {
      if (cell?.t !== CellValueType.NUMBER || cell.s == null) return next(cell);
      const style = workbook.getStyles().get(cell.s);
      const pattern = style?.n?.pattern;
      if (style == null || pattern === undefined) return next(cell);
      const shown = machineFormat(pattern, displaySettings[locales.getCurrentLocale() === LocaleType.ZH_CN ? "zh-CN" : "en-US"]);
      return next(shown === pattern ? cell : { ...cell, s: { ...style, n: { pattern: shown } } });
    },
  });
  return () => intercepted.dispose();
}
