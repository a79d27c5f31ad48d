import { Badge, Body1, Button, Caption1, Link, Text, makeStyles, tokens } from "@fluentui/react-components";
import { ArrowLeftRegular } from "@fluentui/react-icons";
import { Problems } from "../shell/Problems";
import { plural } from "../shell/language";
import { useAsked, usePane } from "../shell/paneContext";
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

/** How the rules do on what people have decided, and levels that would fit better; nothing is changed here. */
function RulesMeasured() {
  const styles = useStyles();
  const { say, count, percent } = usePane();
  const { value } = useAsked("learned", (desk) => desk.duplicates.learned());
  if (value === null || value.same + value.apart === 0) return null;
  return (
    <section className={styles.one} aria-label={say("规则准不准", "How good the rules are")}>
      <Text weight="semibold">{say("规则准不准", "How good the rules are")}</Text>
      <Caption1 className={styles.quiet}>{say(`按人合并过的 ${count(value.same)} 对、标为不是重复的 ${count(value.apart)} 对来看`, `Measured on ${plural(value.same, "pair")} that people merged and ${count(value.apart)} that they marked as not the same`)}</Caption1>
      {value.rules.map(({ rule, taken, asked, passed, precision, few, proposal }) => (
        <div key={rule} className={styles.wrap}>
          <Text block>{precision === null ? say("没有判为重复的", "Takes none of them for one") : say(`判为重复的里面 ${percent(precision)} 是对的`, `${percent(precision)} of what is taken for one is right`)}{say(`；交给人看 ${count(asked.same + asked.apart)} 对，漏掉 ${count(passed.same)} 对`, `; ${count(asked.same + asked.apart)} left to people, ${count(passed.same)} passed over`)}</Text>
          {few && <Caption1 block className={styles.quiet}>{say("决定还太少，不提建议；两种各要 5 对。", "Too few decisions to propose anything; 5 of each kind are needed.")}</Caption1>}
          {proposal !== null && (
            <>
              <Caption1 block>{say(`换成下面的阈值，错判从 ${count(taken.apart)} 对变成 ${count(proposal.taken.apart)} 对，交给人看的变成 ${count(proposal.asked.same + proposal.asked.apart)} 对。要不要用，由管理员在模板里决定。`, `With these levels ${count(proposal.taken.apart)} instead of ${count(taken.apart)} would be taken wrongly and ${count(proposal.asked.same + proposal.asked.apart)} left to people. An admin decides in the template.`)}</Caption1>
              <code className={styles.wrap}>{JSON.stringify({ score: proposal.score })}</code>
            </>
          )}
        </div>
      ))}
    </section>
  );
}
