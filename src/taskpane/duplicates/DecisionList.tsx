import { Badge, Body1, Button, Caption1, Link, Text, makeStyles, tokens } from "@fluentui/react-components";
import { ArrowLeftRegular } from "@fluentui/react-icons";
import { Problems } from "../shell/Problems";
import { useAsked, usePane } from "../shell/paneContext";
import { RulesMeasured } from "./RulesMeasured";
import type { KeptApart } from "./duplicatesDesk";

const useStyles = makeStyles({
  stack: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM, minWidth: 0 },
  back: { alignSelf: "flex-start", marginInlineStart: `calc(-1 * ${tokens.spacingHorizontalS})` },
  one: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXS, alignItems: "flex-start", paddingBottom: tokens.spacingVerticalS, borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
  quiet: { color: tokens.colorNeutralForeground2 },
  wrap: { overflowWrap: "anywhere" },
});

/** What people have said is not the same, and taking it back. */
export function DecisionList({ onClose }: { readonly onClose: () => void }) {
  const styles = useStyles();
  const { say, count } = usePane();
  const { value, problems } = useAsked("apart", (desk) => desk.duplicates.decisions(0));
  return (
    <div className={styles.stack} onKeyDown={(event) => { if (event.key === "Escape") { event.preventDefault(); onClose(); } }}>
      <Button autoFocus className={styles.back} size="small" appearance="subtle" icon={<ArrowLeftRegular />} onClick={onClose}>{say("全部重复", "All duplicates")}</Button>
      <Problems problems={problems} />
      <RulesMeasured />
      <Body1>{say("这些记录有人看过，标为不是重复。其中一条改了内容，就会重新判断。", "Somebody looked at these and marked them as not the same. When one of them changes, the rules decide again.")}</Body1>
      {value?.total === 0 && <Text>{say("没有。", "None.")}</Text>}
      {value?.lines.map((decision) => <Decision key={decision.records.join(" ")} decision={decision} />)}
      {value !== null && value.total > value.lines.length && <Caption1>{say(`另有 ${count(value.total - value.lines.length)} 对`, `${count(value.total - value.lines.length)} more`)}</Caption1>}
    </div>
  );
}

function Decision({ decision: { records, lines, by, at, stands } }: { readonly decision: KeptApart }) {
  const styles = useStyles();
  const { say, moment, act, desk } = usePane();
  return (
    <div className={styles.one}>
      {lines === null
        ? <Text className={styles.wrap}>{records.join(" · ")} <Badge size="small" appearance="outline">{say("已不在表里", "gone")}</Badge></Text>
        : lines.map(({ row, title }) => <Text key={row} className={styles.wrap}><Link as="button" inline onClick={() => void desk.sheet.show({ row, field: null })}>{say(`第 ${row} 行`, `Row ${row}`)}</Link> {title}</Text>)}
      <Caption1 className={styles.quiet}>{by !== "" && `${by} · `}{moment(at, new Date())} {lines !== null && !stands && <Badge size="small" appearance="outline">{say("内容改过，已失效", "changed since, lapsed")}</Badge>}</Caption1>
      <Button size="small" onClick={() => void act(say("正在撤回", "Taking it back"), () => desk.duplicates.apart([records], false), ({ change }) => ({ text: say("已撤回，重新判断", "Taken back; the rules decide again"), change }))}>{say("重新判断", "Let the rules decide")}</Button>
    </div>
  );
}
