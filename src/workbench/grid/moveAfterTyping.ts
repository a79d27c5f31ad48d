import { EditingRenderController } from "@univerjs/sheets-ui";
import { KeyCode } from "@univerjs/ui";
import { breathe } from "../../taskpane/desk/breathe";

type Editing = { readonly _disposed: boolean; _moveSelection(key: KeyCode, unit: string, sheet: string): void };

/** With these the selection moves on; with all others it stays as it is. */
const moving: ReadonlySet<KeyCode> = new Set([KeyCode.ENTER, KeyCode.TAB, KeyCode.ARROW_UP, KeyCode.ARROW_DOWN, KeyCode.ARROW_LEFT, KeyCode.ARROW_RIGHT]);
/** What a person can do next: it is for the cell that the selection is on then. */
const next = ["keydown", "beforeinput", "compositionstart", "pointerdown", "paste", "copy", "cut"] as const;

/**
 * Enter, Tab or an arrow writes the cell that was typed into and then moves the selection, for which the grid lays out the text of the next cell: each is done in a turn of its own, and the second always
 * before anything that the person does next. A method is replaced, as it is in 0.25.1.
 */
export function moveAfterTyping(): void {
  const editing = EditingRenderController.prototype as unknown as Editing;
  const { _moveSelection } = editing;
  let waits: (() => void) | null = null;
  const moveNow = (): void => {
    const move = waits;
    waits = null;
    move?.();
  };
  // The window hears first, and this before the grid, which begins to listen later.
  for (const event of next) window.addEventListener(event, moveNow, true);
  editing._moveSelection = function moveInItsTurn(this: Editing, key, unit, sheet) {
    moveNow();
    if (!moving.has(key)) return _moveSelection.call(this, key, unit, sheet);
    waits = () => { if (!this._disposed) _moveSelection.call(this, key, unit, sheet); };
    void breathe().then(moveNow);
  };
}
