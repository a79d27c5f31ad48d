/**
 * The spreadsheet, as it comes, takes the focus now and then when a sheet is brought to the front or drawn anew, in spite of what it is told. It does not get it while
 * the last thing that the person did was done in the pane, but for Tab and F6, which lead to the grid: whoever had it has it again, or the pane.
 */
export function keepFocusOut(container: HTMLElement): () => void {
  const inGrid = (target: EventTarget | null): boolean => target instanceof Element && (container.contains(target) || target.closest("[data-u-comp=editor]") !== null);
  let meant = true;
  let before: HTMLElement | null = null;
  const hear = (event: Event): void => {
    // Nobody has it: it is as it was.
    if (event.target === document.body) return;
    meant = (event.target as Element).closest("aside") === null || (event instanceof KeyboardEvent && (event.key === "Tab" || event.key === "F6"));
  };
  const follow = (event: FocusEvent): void => {
    const target = event.target as HTMLElement;
    if (!inGrid(target)) {
      before = target;
      return;
    }
    if (meant) return;
    // Nobody is told of it: it did not happen.
    event.stopImmediatePropagation();
    const back = before?.isConnected === true ? before : document.querySelector<HTMLElement>("aside main");
    back?.focus({ preventScroll: true });
    if (document.activeElement === target) document.querySelector<HTMLElement>("aside main")?.focus({ preventScroll: true });
  };
  // At the window: F6 is kept from all that comes after it.
  for (const event of ["pointerdown", "keydown"]) window.addEventListener(event, hear, true);
  document.addEventListener("focusin", follow, true);
  return () => {
    for (const event of ["pointerdown", "keydown"]) window.removeEventListener(event, hear, true);
    document.removeEventListener("focusin", follow, true);
  };
}
