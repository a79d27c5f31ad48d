import { Caption1, Text, makeStyles, tokens } from "@fluentui/react-components";
import { usePane } from "../shell/paneContext";
import type { PairText, Weight } from "./sideBySide";

const useStyles = makeStyles({
  pair: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXS, paddingBottom: tokens.spacingVerticalS },
  list: { margin: 0, padding: 0, listStyleType: "none", display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXXS },
  line: { display: "grid", gridTemplateColumns: "2em 1fr", alignItems: "baseline" },
  quiet: { color: tokens.colorNeutralForeground2, overflowWrap: "anywhere" },
  sign: { fontFamily: tokens.fontFamilyMonospace, color: tokens.colorNeutralForeground2 },
});

const signs: Readonly<Record<Weight, string>> = { [-2]: "−−", [-1]: "−", 0: "·", 1: "+", 2: "++" };

/** What each field says of two records: for it, against it, or nothing; what brought them together, and what would turn the verdict. */
export function PairEvidence({ pair: { evidence, brought, turns } }: { readonly pair: Pick<PairText, "evidence" | "brought" | "turns"> }) {
  const styles = useStyles();
  const { say, tell } = usePane();
  const words: Readonly<Record<Weight, string>> = { [-2]: say("明显不支持", "strongly against"), [-1]: say("不支持", "against"), 0: say("不说明什么", "says nothing"), 1: say("支持", "for"), 2: say("明显支持", "strongly for") };
  if (evidence.length === 0) return <Caption1>{say("没有可以比较的内容。", "There is nothing to compare.")}</Caption1>;
  return (
    <div className={styles.pair}>
      <ul className={styles.list}>
        {evidence.map(({ field, text, weight }) => (
          <li key={field ?? ""} className={styles.line}>
            <span className={styles.sign} role="img" aria-label={words[weight]} title={words[weight]}>{signs[weight]}</span>
            <Text>{text}</Text>
          </li>
        ))}
      </ul>
      {turns.map((turn) => <Caption1 key={turn} block>{turn}{say("。", ".")}</Caption1>)}
      <Caption1 block className={styles.quiet}>{brought === null ? say("没有哪项内容会把这两条放到一起比较。", "Nothing brings these two together for comparing.") : `${tell(brought)}${say("。", ".")}`}</Caption1>
    </div>
  );
}
