import { CommandType, ICommandService, type Injector, type Workbook } from "@univerjs/core";
import { SheetsSelectionsService } from "@univerjs/sheets";
import { ContextMenuGroup, ContextMenuPosition, IMenuManagerService, MenuItemType } from "@univerjs/ui";
import type { StageCell } from "../stage/stage";

export type TableDoing = "sortUp" | "sortDown" | "filter";

/** Their commands, by what their texts are called in `locales/`. */
export const tableCommands: readonly { readonly id: string; readonly doing: TableDoing; readonly title: string }[] = [
  { id: "crm.command.sort-up", doing: "sortUp", title: "crm-table.sortUp" },
  { id: "crm.command.sort-down", doing: "sortDown", title: "crm-table.sortDown" },
  { id: "crm.command.filter", doing: "filter", title: "crm-table.filter" },
];

const asked = new WeakMap<Injector, (doing: TableDoing) => void>();

/** Puts sorting and filtering into the menus of cells and of column letters. Once for a grid. */
export function offerTableMenu(injector: Injector): void {
  const commands = injector.get(ICommandService);
  for (const { id, doing } of tableCommands) {
    commands.registerCommand({ id, type: CommandType.COMMAND, handler: () => {
      asked.get(injector)?.(doing);
      return true;
    } });
  }
  const items = Object.fromEntries(tableCommands.map(({ id, title }, order) => [id, { order, menuItemFactory: () => ({ id, type: MenuItemType.BUTTON, title }) }]));
  injector.get(IMenuManagerService).mergeMenu({
    [ContextMenuPosition.MAIN_AREA]: { [ContextMenuGroup.DATA]: { order: 9, ...items } },
    [ContextMenuPosition.COL_HEADER]: { [ContextMenuGroup.DATA]: { order: 9, ...items } },
  });
}

/** Hears what the person wants of the table around the selected cell, from the menus or by Ctrl+Shift+L; where a whole column is selected, of the table that is seen in it. */
export function hearTable(injector: Injector, container: HTMLElement, workbook: Workbook, tell: (doing: TableDoing, cell: StageCell) => void): () => void {
  const ask = (doing: TableDoing): void => {
    const sheet = workbook.getActiveSheet();
    const selection = injector.get(SheetsSelectionsService).getCurrentLastSelection();
    if (sheet == null || selection == null) return;
    const whole = Number.isNaN(selection.range.startRow) || selection.range.endRow - selection.range.startRow >= sheet.getRowCount() - 1;
    tell(doing, { sheet: sheet.getSheetId(), row: whole ? -1 : (selection.primary?.actualRow ?? selection.range.startRow), column: selection.primary?.actualColumn ?? selection.range.startColumn });
  };
  const keys = (event: KeyboardEvent): void => {
    if (!(event.ctrlKey || event.metaKey) || !event.shiftKey || event.key.toLowerCase() !== "l") return;
    if (!container.contains(event.target as Node) && (event.target as Element).closest("[data-u-comp=editor]") === null) return;
    event.preventDefault();
    event.stopPropagation();
    ask("filter");
  };
  asked.set(injector, ask);
  document.addEventListener("keydown", keys, true);
  return () => {
    document.removeEventListener("keydown", keys, true);
    if (asked.get(injector) === ask) asked.delete(injector);
  };
}
