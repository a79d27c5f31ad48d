import { makeStyles, tokens } from "@fluentui/react-components";
import type { KeyboardEvent, PointerEvent } from "react";

/** Where spreadsheet and pane stand one above the other: the page is too narrow for both, and high enough for each to show more than its bars. */
export const narrow = "@media (max-width: 799px) and (min-height: 480px), (max-width: 599px)";

const useStyles = makeStyles({
  bar: {
    flexShrink: 0, width: "6px", cursor: "col-resize", touchAction: "none", backgroundColor: tokens.colorNeutralBackground3,
    ":hover": { backgroundColor: tokens.colorNeutralBackground3Hover },
    ":focus-visible": { backgroundColor: tokens.colorBrandBackground, outline: "none" },
    // Without the page's colours only a line tells who has the focus.
    "@media (forced-colors: active)": { ":focus-visible": { outline: "2px solid Highlight" } },
    [narrow]: { display: "none" },
  },
});

const step = 16;

/** The line between spreadsheet and pane: dragged, or moved with the arrow keys. */
export function Splitter({ label, width, least, most, onWidth }: { readonly label: string; readonly width: number; readonly least: number; readonly most: number; readonly onWidth: (width: number) => void }) {
  const styles = useStyles();
  const set = (next: number): void => onWidth(Math.round(Math.min(most, Math.max(least, next))));
  const keys: Readonly<Record<string, number>> = { ArrowLeft: width + step, ArrowRight: width - step, Home: most, End: least };
  return (
    <div
      role="separator" tabIndex={0} aria-orientation="vertical" aria-label={label} aria-valuenow={width} aria-valuemin={least} aria-valuemax={most} className={styles.bar}
      onKeyDown={(event: KeyboardEvent) => {
        const next = keys[event.key];
        if (next === undefined) return;
        event.preventDefault();
        set(next);
      }}
      onPointerDown={(event: PointerEvent) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={(event: PointerEvent) => { if (event.currentTarget.hasPointerCapture(event.pointerId)) set(innerWidth - event.clientX - 3); }}
    />
  );
}
