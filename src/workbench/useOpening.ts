import { type RefObject, useLayoutEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";

/** A file on its way into the page. `cancel`: null where there is no way back. */
export type Opening = { readonly name: string; readonly cancel: (() => void) | null };

/** What a person does with keys, pointer, clipboard and input methods. */
const inputs = ["keydown", "keypress", "keyup", "beforeinput", "compositionstart", "paste", "cut", "pointerdown", "mousedown", "click", "dblclick", "contextmenu", "wheel", "touchstart"] as const;

/**
 * From the moment at which a file is to be opened until its sheets are there, nothing that the person does reaches the file before it, nor the new one at the place of a cell that is no more: what is being
 * typed is written first, then the page is covered. `hold`: has the file refuse what comes all the same.
 */
export function useOpening({ hold, endEdit, cover }: { readonly hold: (held: boolean) => void; readonly endEdit: RefObject<(() => Promise<void>) | null>; readonly cover: RefObject<HTMLElement | null> }) {
  const [opening, setOpening] = useState<Opening | null>(null);
  /** Where the keyboard was. */
  const before = useRef<HTMLElement | null>(null);
  const end = (): void => {
    hold(false);
    setOpening(null);
  };
  const covered = opening !== null;
  const cancel = useRef<Opening["cancel"]>(null);
  cancel.current = opening?.cancel ?? null;
  useLayoutEffect(() => {
    if (!covered) return undefined;
    before.current = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    const keepOut = (event: Event): void => {
      const isEscape = event instanceof KeyboardEvent && event.key === "Escape";
      if (isEscape && event.type === "keydown") cancel.current?.();
      if (!isEscape && event.target instanceof Node && cover.current?.contains(event.target) === true) return;
      event.stopImmediatePropagation();
      event.preventDefault();
    };
    for (const input of inputs) window.addEventListener(input, keepOut, { capture: true, passive: false });
    cover.current?.focus();
    return () => {
      for (const input of inputs) window.removeEventListener(input, keepOut, { capture: true });
      if (before.current?.isConnected === true) before.current.focus({ preventScroll: true });
    };
  }, [covered, cover]);
  return {
    opening,
    /** Covers the page. Settles when what was being typed is written; `wanted` is asked once the file is there: from then on there is no way back. */
    async begin(name: string): Promise<{ readonly wanted: () => boolean }> {
      let cancelled = false;
      const noWayBack = (): void => setOpening((now) => (now === null ? null : { ...now, cancel: null }));
      flushSync(() => setOpening({ name, cancel: () => { cancelled = true; noWayBack(); } }));
      await endEdit.current?.();
      hold(true);
      return { wanted: () => { noWayBack(); return !cancelled; } };
    },
    end,
  };
}
