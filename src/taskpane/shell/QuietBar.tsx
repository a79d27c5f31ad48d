import { Button, ProgressBar, Text, makeStyles, tokens } from "@fluentui/react-components";
import { ArrowRedoRegular, ArrowUndoRegular } from "@fluentui/react-icons";
import { useEffect, useState } from "react";
import { type Busy, type Done, usePane } from "./paneContext";

const useStyles = makeStyles({
  foot: { flexShrink: 0 },
  bar: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalS, minHeight: "40px", padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`, borderTop: `1px solid ${tokens.colorNeutralStroke2}`, backgroundColor: tokens.colorNeutralBackground2 },
  text: { flexGrow: 1, overflowWrap: "anywhere" },
  busy: { flexGrow: 1, display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXS },
});

/** At the foot of the pane: what is being done, or what was done last and its undo. It stays until the next change. */
export function QuietBar({ done, busy, onUndo, onRedo, onStop }: { readonly done: Done | null; readonly busy: Busy | null; readonly onUndo: (change: string | null) => void; readonly onRedo: (by: string | null) => void; readonly onStop: () => void }) {
  const styles = useStyles();
  const { say, percent } = usePane();
  const slow = useSlow(busy);
  // What speaks stands there before it has anything to say: a screen reader hears only what changes in it. How far it is the bar knows; heard with each percent nothing else could be heard.
  return (
    <div role="status" aria-live="polite" className={styles.foot}>
      {busy !== null && slow ? (
        <div className={styles.bar}>
          <div className={styles.busy}>
            <Text size={200}>{busy.text}{busy.total > 1 && <span aria-hidden>{`  ${percent(busy.done / busy.total)}`}</span>}</Text>
            <ProgressBar {...(busy.total > 1 ? { value: busy.done / busy.total } : {})} aria-label={busy.text} />
          </div>
          <Button size="small" appearance="subtle" onClick={onStop}>{say("停止", "Stop")}</Button>
        </div>
      ) : done !== null && (
        <div className={styles.bar}>
          <Text size={200} className={styles.text}>{done.text}</Text>
          {(done.change !== null || done.undo === true) && <Button size="small" appearance="subtle" style={{ flexShrink: 0 }} icon={<ArrowUndoRegular />} onClick={() => onUndo(done.change)}>{say("撤销", "Undo")}</Button>}
          {(done.redo === true || done.redoes !== undefined) && <Button size="small" appearance="subtle" style={{ flexShrink: 0 }} icon={<ArrowRedoRegular />} onClick={() => onRedo(done.redoes ?? null)}>{say("重做", "Redo")}</Button>}
        </div>
      )}
    </div>
  );
}

/** No progress is shown for what is over in 300 ms. */
function useSlow(busy: Busy | null): boolean {
  const [slow, setSlow] = useState(false);
  const since = busy?.since ?? null;
  useEffect(() => {
    setSlow(false);
    if (since === null) return undefined;
    const timer = setTimeout(() => setSlow(true), 300);
    return () => clearTimeout(timer);
  }, [since]);
  return slow;
}
