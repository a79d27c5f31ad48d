import { type RefObject, useEffect } from "react";

/** The spreadsheet takes keys through an editor of its own, wherever it has put it. */
const gridOf = (page: HTMLElement | null): HTMLElement | null => document.querySelector<HTMLElement>("[data-u-comp=editor][id$=DOCS_NORMAL]") ?? page?.querySelector<HTMLElement>("[data-testid=grid]") ?? null;

/**
 * F6 goes from the spreadsheet to the pane, to what is to be decided above the spreadsheet, to the bar and round again, Shift+F6 the other way, as between the parts of an Office window. Tab cannot: in a
 * spreadsheet it means the next cell. Heard before the spreadsheet hears it.
 */
export function useBetween(page: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const hear = (event: KeyboardEvent): void => {
      if (event.key !== "F6" || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      event.stopPropagation();
      const find = (what: string): HTMLElement | null => page.current?.querySelector<HTMLElement>(what) ?? null;
      // Of a message what it offers comes before closing it, which has a name in place of words.
      const parts = [gridOf(page.current), find("aside main"), find("[data-part=message] button:not([aria-label])") ?? find("[data-part=message] button"), find("header button")].filter((part) => part !== null);
      const now = document.activeElement?.closest("aside, [data-part=message], header") ?? null;
      const at = Math.max(0, parts.findIndex((part) => now?.contains(part) === true));
      parts.at((at + (event.shiftKey ? -1 : 1)) % parts.length)?.focus();
    };
    addEventListener("keydown", hear, true);
    return () => removeEventListener("keydown", hear, true);
  }, [page]);
}

/** What stood above the spreadsheet is gone, and whoever was in it would be nowhere: the spreadsheet has the keyboard. */
export function useAfter(page: RefObject<HTMLElement | null>, stands: boolean): void {
  useEffect(() => {
    if (!stands) return undefined;
    return () => void requestAnimationFrame(() => { if (document.activeElement === document.body) gridOf(page.current)?.focus({ preventScroll: true }); });
  }, [page, stands]);
}
