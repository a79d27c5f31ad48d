import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { type ReactNode, type Ref, useCallback, useImperativeHandle, useEffect, useId, useLayoutEffect, useRef, useState } from "react";

const useStyles = makeStyles({
  list: { overflowY: "auto", overflowX: "hidden", position: "relative", outlineStyle: "none", borderRadius: tokens.borderRadiusMedium, ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "-2px" } },
  row: { position: "absolute", left: 0, right: 0, overflow: "hidden", boxSizing: "border-box", cursor: "pointer", padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`, borderRadius: tokens.borderRadiusMedium, ":hover": { backgroundColor: tokens.colorNeutralBackground1Hover } },
  active: { backgroundColor: tokens.colorNeutralBackground1Selected, boxShadow: `inset 3px 0 0 ${tokens.colorBrandStroke1}`, ":hover": { backgroundColor: tokens.colorNeutralBackground1Selected }, "@media (forced-colors: active)": { outline: "2px solid Highlight", outlineOffset: "-2px" } },
});

export type VirtualListProps = {
  readonly label: string;
  readonly count: number;
  /** All rows are equally high. */
  readonly rowHeight: number;
  /** The list is as high as its rows, up to this. */
  readonly maxHeight: number;
  /** The row that arrow keys walk from; -1 = none yet. */
  readonly active: number;
  readonly onActive: (index: number) => void;
  /** Enter, or a double click; with `opensAtOnce` one click. */
  readonly onActivate?: (index: number) => void;
  readonly opensAtOnce?: boolean;
  /** Rows from `first` to before `end` are about to be seen. */
  readonly onRange?: (first: number, end: number) => void;
  /** The list itself, to give it the focus. */
  readonly listRef?: Ref<HTMLDivElement>;
  readonly children: (index: number) => ReactNode;
};

/** A list of any length of which only what is seen is drawn. One stop for the keyboard: arrows, Page Up and Down, Home and End walk, Enter activates; the focus stays on the list. */
export function VirtualList({ label, count, rowHeight, maxHeight, active, onActive, onActivate, opensAtOnce = false, onRange, listRef, children }: VirtualListProps) {
  const styles = useStyles();
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  useImperativeHandle(listRef, () => list.current!, []);
  const height = Math.min(count * rowHeight, maxHeight);
  const [top, setTop] = useState(0);
  const beyond = 6;
  const first = Math.max(0, Math.floor(top / rowHeight) - beyond);
  const end = Math.min(count, Math.ceil((top + height) / rowHeight) + beyond);
  useEffect(() => { onRange?.(first, end); }, [first, end, count, onRange]);
  const reveal = useCallback((index: number) => {
    const box = list.current;
    if (box === null || index < 0) return;
    const [from, to] = [index * rowHeight, (index + 1) * rowHeight];
    if (from < box.scrollTop) box.scrollTop = from;
    else if (to > box.scrollTop + box.clientHeight) box.scrollTop = to - box.clientHeight;
  }, [rowHeight]);
  useLayoutEffect(() => reveal(active), [active, height, reveal]);
  // Where rows went the browser has moved the rest already, and says so late or not at all: what is drawn is what is in sight.
  useLayoutEffect(() => setTop(list.current?.scrollTop ?? 0), [count, height]);
  const walk = (to: number): void => { if (count > 0) onActive(Math.min(count - 1, Math.max(0, to))); };
  const perPage = Math.max(1, Math.floor(height / rowHeight) - 1);
  const steps: Readonly<Record<string, () => void>> = {
    ArrowDown: () => walk(active + 1),
    ArrowUp: () => walk(active < 0 ? count - 1 : active - 1),
    PageDown: () => walk(active + perPage),
    PageUp: () => walk(active - perPage),
    Home: () => walk(0),
    End: () => walk(count - 1),
    Enter: () => { if (active >= 0 && active < count) onActivate?.(active); },
  };
  return (
    <div
      ref={list}
      role="listbox"
      aria-label={label}
      aria-activedescendant={active >= first && active < end ? `${id}-${active}` : undefined}
      tabIndex={0}
      className={styles.list}
      style={{ height }}
      onScroll={(event) => setTop(event.currentTarget.scrollTop)}
      onKeyDown={(event) => {
        const step = event.ctrlKey || event.metaKey || event.altKey ? undefined : steps[event.key];
        if (step === undefined || event.target !== event.currentTarget) return;
        event.preventDefault();
        step();
      }}
    >
      <div style={{ height: count * rowHeight }} role="presentation" />
      {Array.from({ length: end - first }, (_, offset) => first + offset).map((index) => (
        <div key={index} id={`${id}-${index}`} role="option" aria-selected={index === active} aria-setsize={count} aria-posinset={index + 1} className={mergeClasses(styles.row, index === active && styles.active)} style={{ top: index * rowHeight, height: rowHeight }} onClick={() => { onActive(index); if (opensAtOnce) onActivate?.(index); }} onDoubleClick={() => onActivate?.(index)}>
          {children(index)}
        </div>
      ))}
    </div>
  );
}
