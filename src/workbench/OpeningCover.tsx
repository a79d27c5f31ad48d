import { Button, Spinner, makeStyles, tokens } from "@fluentui/react-components";
import { type Ref, useEffect, useState } from "react";
import type { Words } from "../taskpane/shell/language";
import type { Opening } from "./useOpening";

const useStyles = makeStyles({
  cover: { position: "fixed", inset: 0, zIndex: 2000, outlineStyle: "none", display: "flex", alignItems: "center", justifyContent: "center", cursor: "progress" },
  card: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalL, maxWidth: "min(90vw, 480px)", padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`, borderRadius: tokens.borderRadiusLarge, backgroundColor: tokens.colorNeutralBackground1, boxShadow: tokens.shadow16 },
  name: { minWidth: 0, overflowWrap: "anywhere" },
});

/** Below this many milliseconds nothing is said: it is there before anybody could read it. */
const unseen = 300;

/** Over the page while another file is opened: nothing behind it can be typed or clicked. */
export function OpeningCover({ words: { say }, opening: { name, cancel }, ref }: { readonly words: Words; readonly opening: Opening; readonly ref: Ref<HTMLDivElement> }) {
  const styles = useStyles();
  const [seen, setSeen] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSeen(true), unseen);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div ref={ref} tabIndex={-1} className={styles.cover} role="status" data-testid="opening">
      {seen && (
        <div className={styles.card}>
          <Spinner size="extra-small" label={{ className: styles.name, children: say(`正在打开“${name}”`, `Opening “${name}”`) }} />
          {cancel !== null && <Button onClick={cancel}>{say("取消", "Cancel")}</Button>}
        </div>
      )}
    </div>
  );
}
