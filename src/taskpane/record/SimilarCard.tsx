import { Body1, Button, Caption1, Text, makeStyles, tokens } from "@fluentui/react-components";
import { WarningRegular } from "@fluentui/react-icons";
import { useAsked, usePane } from "../shell/paneContext";
import type { Draft } from "./recordDesk";

const useStyles = makeStyles({
  card: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXS, padding: tokens.spacingHorizontalS, border: `1px solid ${tokens.colorNeutralStroke1}`, borderRadius: tokens.borderRadiusMedium, backgroundColor: tokens.colorNeutralBackground2 },
  head: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalXS },
  icon: { flexShrink: 0, color: tokens.colorStatusWarningForeground3, fontSize: "18px" },
  name: { overflowWrap: "anywhere" },
});

/** While a record is typed: who may be the same, why, and the way there. The draft stays where it is. */
export function SimilarCard({ record, draft, onOpen }: { readonly record: string | null; readonly draft: Draft; readonly onOpen: (record: string) => void }) {
  const styles = useStyles();
  const { say, percent, desk } = usePane();
  const { value } = useAsked(`similar ${record} ${JSON.stringify(draft)}`, (asked) => asked.record.similar(record, draft));
  const [first, ...others] = value ?? [];
  if (first === undefined) return null;
  return (
    <section className={styles.card} role="status" aria-label={say("可能重复", "Possible duplicate")}>
      <div className={styles.head}>
        <WarningRegular className={styles.icon} aria-hidden />
        <Text weight="semibold" className={styles.name}>{first.verdict === "duplicate" ? say(`很可能已有：${first.name}`, `Most likely there already: ${first.name}`) : first.verdict === "review" ? say(`可能已有：${first.name}`, `Perhaps there already: ${first.name}`) : say(`看看是不是这一条：${first.name}`, `Is it this one: ${first.name}`)}</Text>
      </div>
      <Body1>{first.evidence.join(say("；", "; "))}</Body1>
      <Caption1>{first.verdict === "perhaps" ? say(`只有这些相同，还不能断定，第 ${first.row} 行`, `Only this agrees, which proves nothing yet; row ${first.row}`) : say(`把握 ${percent(first.score)}，第 ${first.row} 行`, `${percent(first.score)} sure, row ${first.row}`)}{others.length > 0 ? say(`；另有 ${others.length} 条也像`, `; ${others.length} more look alike`) : ""}</Caption1>
      <div><Button size="small" onClick={() => { void desk.sheet.show({ row: first.row, field: null }); onOpen(first.record); }}>{say("打开那一条", "Open that one")}</Button></div>
    </section>
  );
}
