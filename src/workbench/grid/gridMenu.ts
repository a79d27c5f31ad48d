import { CustomCommandExecutionError, ICommandService, type Injector } from "@univerjs/core";
import { CancelFrozenCommand, ClearSelectionContentCommand, InsertMultiRowsAboveCommand, InsertMultiRowsAfterCommand, InsertRowBeforeCommand, SetColWidthCommand, SetSelectedColsVisibleCommand } from "@univerjs/sheets";
import { HideColConfirmCommand, RemoveRowConfirmCommand, SetColumnFrozenCommand, SetFirstColumnFrozenCommand, SetFirstRowFrozenCommand, SetRowFrozenCommand, SetSelectionFrozenCommand, SheetCopyCommand, SheetCutCommand, SheetPasteCommand, SheetPasteValueCommand } from "@univerjs/sheets-ui";
import { IMenuManagerService, type IMenuSchema } from "@univerjs/ui";
import { offerTableMenu, tableCommands } from "./tableMenu";

/** What the file can follow. Everything else of the grid's menus is left out. */
const offered = new Set<string>([
  SheetCopyCommand.name, SheetCutCommand.name, SheetPasteCommand.name, SheetPasteValueCommand.id, ClearSelectionContentCommand.id,
  InsertRowBeforeCommand.id, InsertMultiRowsAboveCommand.id, InsertMultiRowsAfterCommand.id, RemoveRowConfirmCommand.id,
  HideColConfirmCommand.id, SetSelectedColsVisibleCommand.id, SetColWidthCommand.id,
  ...tableCommands.map(({ id }) => id),
  SetSelectionFrozenCommand.id, SetRowFrozenCommand.id, SetColumnFrozenCommand.id, SetFirstRowFrozenCommand.id, SetFirstColumnFrozenCommand.id, CancelFrozenCommand.id,
]);

/** Doings that shortcuts and dragging lead to and that no file would keep: stopped before anything happens. */
const stopped = new Set([
  "sheet.command.delta-row-height", "sheet.command.set-row-height", "sheet.command.set-row-is-auto-height", "sheet.command.move-rows", "sheet.command.move-cols", "sheet.command.move-row", "sheet.command.move-col",
  "sheet.command.insert-col", "sheet.command.insert-col-by-range", "sheet.command.remove-col", "sheet.command.remove-col-by-range", "sheet.command.insert-range-move-right", "sheet.command.insert-range-move-down", "sheet.command.delete-range-move-left", "sheet.command.delete-range-move-up",
  "sheet.command.insert-sheet", "sheet.command.remove-sheet", "sheet.command.copy-sheet", "sheet.command.set-worksheet-name", "sheet.command.set-worksheet-order", "sheet.command.set-worksheet-hidden", "sheet.command.set-tab-color",
  "sheet.command.set-style", "sheet.command.set-rows-hidden", "sheet.command.set-selected-rows-visible", "sheet.command.set-specific-rows-visible", "sheet.operation.rename-sheet",
  "sheet.command.insert-defined-name", "sheet.command.set-defined-name", "sheet.command.remove-defined-name",
]);

export function offerOnly(injector: Injector): void {
  offerTableMenu(injector);
  const menus = injector.get(IMenuManagerService);
  const all = menus.getMenuByPositionKey.bind(menus);
  menus.getMenuByPositionKey = (position) => all(position).flatMap(kept);
  injector.get(ICommandService).beforeCommandExecuted(({ id }) => {
    if (stopped.has(id)) throw new CustomCommandExecutionError(`The file has no words for ${id}.`);
  });
}

function kept(menu: IMenuSchema): readonly IMenuSchema[] {
  if (menu.children !== undefined && menu.children.length > 0) {
    const children = menu.children.flatMap(kept);
    return children.length === 0 ? [] : [{ ...menu, children }];
  }
  return offered.has(menu.key) ? [menu] : [];
}
