import { type RefObject, useEffect } from "react";

/**
 * F6 goes from the spreadsheet to the pane and back, as between the parts of an Office window. Tab cannot: in a spreadsheet it means the next cell. Heard before the spreadsheet hears it.
 */
export function useBetween(page: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const hear = (event: KeyboardEvent): void => {
      if (event.key !== "F6" || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      event.stopPropagation();
      const pane = page.current?.querySelector<HTMLElement>("aside main");
      // The spreadsheet takes keys through an editor of its own, wherever it has put it.
      const grid = document.querySelector<HTMLElement>("[data-u-comp=editor] [contenteditable=true]") ?? page.current?.querySelector<HTMLElement>("[data-testid=grid]");
      const inPane = pane?.closest("aside")?.contains(document.activeElement) === true;
      (inPane ? grid : pane)?.focus();
    };
    addEventListener("keydown", hear, true);
    return () => removeEventListener("keydown", hear, true);
  }, [page]);
}
