import { Button, Caption1, Text, makeStyles, tokens } from "@fluentui/react-components";
import { plural } from "../shell/language";
import { useAsked, usePane } from "../shell/paneContext";

const useStyles = makeStyles({
  part: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS, alignItems: "flex-start", paddingBottom: tokens.spacingVerticalS, borderBottom: `1px solid ${tokens.colorNeutralStroke3}`, overflowWrap: "anywhere" },
  proposed: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXS, alignSelf: "stretch", padding: tokens.spacingHorizontalS, borderRadius: tokens.borderRadiusMedium, border: `1px dashed ${tokens.colorNeutralStroke1}` },
  levels: { display: "grid", gridTemplateColumns: "1fr auto auto", columnGap: tokens.spacingHorizontalM, margin: 0 },
  before: { textDecorationLine: "line-through", color: tokens.colorNeutralForeground2 },
  quiet: { color: tokens.colorNeutralForeground2 },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

/** How the rules do on what people have decided, and levels that would fit better: an admin takes them into the workbook's template, or turns them down. */
export function RulesMeasured() {
  const styles = useStyles();
  const { say, count, percent, act, desk } = usePane();
  const { value } = useAsked("learned", (asked) => asked.duplicates.learned());
  if (value === null || value.same + value.apart === 0) return null;
  const proposes = value.rules.some(({ proposal }) => proposal !== null) && !value.refused;
  const decide = (accept: boolean): Promise<unknown> =>
    act(accept ? say("正在改模板", "Changing the template") : say("正在记下", "Keeping it"), () => desk.duplicates.decideLevels(accept), ({ change }) => ({ text: accept ? say("已采用，模板升了一版", "Taken over; the template has a new version") : say("已记下，不采用", "Noted: not taken over"), change }));
  return (
    <section className={styles.part} aria-label={say("规则准不准", "How good the rules are")}>
      <Text weight="semibold">{say("规则准不准", "How good the rules are")}</Text>
      <Caption1 className={styles.quiet}>{say(`按人合并过的 ${count(value.same)} 对、标为不是重复的 ${count(value.apart)} 对来看`, `Measured on ${plural(value.same, "pair")} that people merged and ${count(value.apart)} that they marked as not the same`)}</Caption1>
      {value.rules.map(({ rule, score, taken, asked, passed, precision, few, proposal }) => {
        const levels = proposal === null ? [] : ([[say("当作重复", "Taken for one from"), score.duplicate, proposal.score.duplicate], [say("要人确认", "Asked from"), score.review, proposal.score.review], ...(proposal.score.auto === undefined || score.auto === null ? [] : [[say("自动合并", "Merged by itself from"), score.auto, proposal.score.auto] as const])] as const).filter(([, before, after]) => before !== after);
        return (
          <div key={rule} className={styles.proposed} style={proposal === null ? { border: "none", padding: 0 } : {}}>
            <Text block>{precision === null ? say("没有判为重复的", "None of these pairs is taken for one") : say(`判为重复的有 ${percent(precision)} 是对的`, `${percent(precision)} of the pairs taken for one are right`)}{say(`；交给人看 ${count(asked.same + asked.apart)} 对，漏掉 ${count(passed.same)} 对`, `; ${count(asked.same + asked.apart)} left to people, ${count(passed.same)} passed over`)}</Text>
            {few && <Caption1 block className={styles.quiet}>{say("决定还太少，不提建议；两种各要 5 对。", "Too few decisions to propose anything; 5 of each kind are needed.")}</Caption1>}
            {proposal !== null && (
              <>
                <Caption1 block>{say(`提议换阈值：错判从 ${count(taken.apart)} 对变成 ${count(proposal.taken.apart)} 对，交给人看的变成 ${count(proposal.asked.same + proposal.asked.apart)} 对，漏掉的变成 ${count(proposal.passed.same)} 对。`, `Proposed levels: ${count(proposal.taken.apart)} instead of ${count(taken.apart)} would be taken wrongly, ${count(proposal.asked.same + proposal.asked.apart)} left to people, ${count(proposal.passed.same)} passed over.`)}</Caption1>
                <div className={styles.levels}>{levels.map(([name, before, after]) => [<Caption1 key={`${name} name`}>{name}</Caption1>, <Caption1 key={`${name} before`} className={styles.before}>{before}</Caption1>, <Caption1 key={`${name} after`}><b>{after}</b></Caption1>])}</div>
              </>
            )}
          </div>
        );
      })}
      {proposes && (
        <>
          <Caption1 block>{say("采用会改这个工作簿里的模板，对所有人生效，可以撤销。由管理员决定。", "Taking them over changes the template in this workbook for everybody; it can be undone. An admin decides.")}</Caption1>
          <div className={styles.buttons}>
            <Button onClick={() => void decide(true)}>{say("采用", "Take over")}</Button>
            <Button appearance="subtle" onClick={() => void decide(false)}>{say("不采用", "Turn down")}</Button>
          </div>
        </>
      )}
      {value.refused && <Caption1 block className={styles.quiet}>{say("已有人决定不采用；有了别的决定，提议变了再问。", "Somebody turned this down; it is asked again when other decisions change what is proposed.")}</Caption1>}
    </section>
  );
}
