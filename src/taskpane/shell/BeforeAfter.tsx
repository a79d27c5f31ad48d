import { makeStyles, tokens } from "@fluentui/react-components";
import { type StoredKind, kindWords } from "../../records/storedKind";
import { usePane } from "./paneContext";
import { textDiff } from "./textDiff";

/** Where the person's system chooses the colours, theirs for what is marked: others would be taken away. */
const marked = { "@media (forced-colors: active)": { backgroundColor: "Mark", color: "MarkText", forcedColorAdjust: "none" } } as const;

const useStyles = makeStyles({
  line: { overflowWrap: "anywhere", unicodeBidi: "plaintext" },
  before: { textDecorationLine: "line-through", color: tokens.colorNeutralForeground3 },
  gone: { backgroundColor: tokens.colorPaletteRedBackground2, color: tokens.colorNeutralForeground1, borderRadius: tokens.borderRadiusSmall, ...marked },
  after: { fontWeight: tokens.fontWeightSemibold },
  come: { backgroundColor: tokens.colorPaletteGreenBackground2, color: tokens.colorNeutralForeground1, borderRadius: tokens.borderRadiusSmall, ...marked },
  quiet: { color: tokens.colorNeutralForeground3 },
});

/** What a cell says and what it would say: the old struck through, the new in bold, the characters that differ marked. `kinds`: what it is stored as, where both read alike. */
export function BeforeAfter({ before, after, kinds }: { readonly before: string; readonly after: string; readonly kinds?: readonly [StoredKind, StoredKind] | null }) {
  const styles = useStyles();
  const { say, tell } = usePane();
  const blank = <span className={styles.quiet}>{say("空", "blank")}</span>;
  const pieces = textDiff(before, after);
  return (
    <span className={styles.line}>
      {before === "" ? blank : <del className={styles.before}>{pieces.before.map(({ text, same }, index) => <span key={index} className={same ? undefined : styles.gone}>{text}</span>)}</del>}
      {kinds != null && <span className={styles.quiet}>{tell(kindWords[kinds[0]])}</span>}
      {" → "}
      {after === "" ? blank : <ins className={styles.after} style={{ textDecoration: "none" }}>{pieces.after.map(({ text, same }, index) => <span key={index} className={same ? undefined : styles.come}>{text}</span>)}</ins>}
      {kinds != null && <span className={styles.quiet}>{tell(kindWords[kinds[1]])}</span>}
    </span>
  );
}
