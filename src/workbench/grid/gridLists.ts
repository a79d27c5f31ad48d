import { CellValueType, DataValidationErrorStyle, DataValidationRenderMode, DataValidationType, HorizontalAlign, ICommandService, type Injector, type ISheetDataValidationRule, VerticalAlign, WrapStrategy } from "@univerjs/core";
import { AddDataValidationMutation, DataValidatorRegistryService, RemoveDataValidationMutation } from "@univerjs/data-validation";
import { serializeListOptions } from "@univerjs/sheets";
import { DataValidationCacheService, SheetsDataValidationValidatorService } from "@univerjs/sheets-data-validation";
import type { StageSheet } from "../stage/stage";
import { ours } from "./ours";
import { rangeOf } from "./sheetData";

const alerts = { stop: DataValidationErrorStyle.STOP, warning: DataValidationErrorStyle.WARNING, information: DataValidationErrorStyle.INFO } as const;

/**
 * What is typed is judged by its dropdown. What stands in the file is not, as in Excel: the grid would go through every cell of every list, for seconds, to mark what the findings tell with words.
 * Its memory of judgements is therefore short, and can be forgotten as a whole.
 */
export function judgeOnlyTyped(injector: Injector): void {
  injector.get(SheetsDataValidationValidatorService).validatorRanges = () => Promise.resolve([]);
  const judged = injector.get(DataValidationCacheService);
  judged.addRule = judged.removeRule = (unitId, sheet) => void judged.ensureCache(unitId, sheet).reset();
}

/** Pixels that the grid keeps free above and below the text of a cell with a dropdown, and never gives up for a row that is lower than its text; other cells keep none. */
const kept = 3;
/** And more than others before a text that stands at the left. */
const keptBefore = 4;
/** More than any text is high. */
const ample = 400;
const raised = new WeakSet<object>();

/**
 * Draws the text of a cell with a dropdown on the line of its neighbours: as if in a cell so large that nothing need be kept, on the side that the text does not stand at, and cut at the cell as it
 * is. A text that is not to be wrapped is not.
 */
export function raiseLists(injector: Injector): void {
  const widget = injector.get(DataValidatorRegistryService).getValidatorItem(DataValidationType.LIST)?.canvasRender;
  if (widget == null || raised.has(widget)) return;
  raised.add(widget);
  const draw = widget.drawWith.bind(widget);
  widget.drawWith = (context, info, ...rest) => {
    const { primaryWithCoord: cell, data } = info;
    // The grid would write 1 and 0 for TRUE and FALSE here, at the left.
    const isTruth = data?.t === CellValueType.BOOLEAN;
    const style = isTruth ? { ...info.style, ht: info.style?.ht ?? HorizontalAlign.CENTER } : info.style;
    const shown = isTruth ? { ...info, data: { ...data, t: CellValueType.STRING, v: Number(data.v) === 0 ? "FALSE" : "TRUE" } } : info;
    const [above, below] = style?.vt === VerticalAlign.TOP ? [kept, kept] : style?.vt === VerticalAlign.MIDDLE ? [ample, ample] : [ample, kept];
    const before = style?.ht === HorizontalAlign.CENTER || style?.ht === HorizontalAlign.RIGHT ? 0 : keptBefore;
    const larger = <T extends { readonly startX: number; readonly startY: number; readonly endY: number }>(of: T): T => ({ ...of, startX: of.startX - before, startY: of.startY - above, endY: of.endY + below });
    const { startX, startY, endX, endY } = cell.isMergedMainCell ? cell.mergeInfo : cell;
    context.save();
    context.beginPath();
    context.rect(startX, startY, endX - startX, endY - startY);
    context.clip();
    draw(context, { ...shown, style: { ...style, tb: style?.tb ?? WrapStrategy.CLIP }, primaryWithCoord: { ...larger(cell), mergeInfo: larger(cell.mergeInfo) } }, ...rest);
    context.restore();
  };
}

/** Shows the dropdowns of a sheet in place of those that are there; gives their ids for the next time. */
export function showLists(injector: Injector, unitId: string, sheet: StageSheet, before: readonly string[]): readonly string[] {
  const commands = injector.get(ICommandService);
  const subUnitId = sheet.name;
  // As a "command" they would have the height of each of their rows measured anew, for seconds; the file says how high a row is.
  if (before.length > 0) commands.syncExecuteCommand(RemoveDataValidationMutation.id, { unitId, subUnitId, ruleId: [...before], source: "patched" }, ours);
  const rules = sheet.lists.map(({ areas, options, alert, allowBlank, error }, index): ISheetDataValidationRule => ({
    uid: `${sheet.name}-${index}`,
    type: DataValidationType.LIST,
    ranges: areas.map(rangeOf),
    formula1: serializeListOptions([...options]),
    allowBlank,
    showErrorMessage: true,
    error,
    errorStyle: alerts[alert],
    renderMode: DataValidationRenderMode.ARROW,
  }));
  if (rules.length > 0) commands.syncExecuteCommand(AddDataValidationMutation.id, { unitId, subUnitId, rule: rules, source: "patched" }, ours);
  return rules.map(({ uid }) => uid);
}
