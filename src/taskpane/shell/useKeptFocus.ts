import { type RefObject, useEffect } from "react";

/**
 * The focus is never lost: where what had it goes away (a button whose work is done, a row that is fixed), the view takes it, so that the keyboard goes on from there. Only while the focus
 * was in the pane: a person at the sheet is left alone.
 */
export function useKeptFocus(view: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const body = view.current;
    const pane = body?.parentElement;
    if (body == null || pane == null) return undefined;
    let inPane = false;
    let frame = 0;
    const follow = (event: FocusEvent): void => { inPane = pane.contains(event.target as Node); };
    const look = (): void => {
      cancelAnimationFrame(frame);
      // Menus and dialogs give the focus back by themselves, a frame later.
      frame = requestAnimationFrame(() => {
        frame = requestAnimationFrame(() => { if (inPane && document.activeElement === document.body) body.focus({ preventScroll: true }); });
      });
    };
    const watch = new MutationObserver(look);
    // A control that is switched off or hidden loses the focus as one that goes away does, and no event tells of it.
    watch.observe(pane, { childList: true, subtree: true, attributes: true, attributeFilter: ["disabled", "hidden", "inert"] });
    document.addEventListener("focusin", follow);
    return () => {
      watch.disconnect();
      document.removeEventListener("focusin", follow);
      cancelAnimationFrame(frame);
    };
  }, [view]);
}
