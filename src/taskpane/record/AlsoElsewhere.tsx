import { Button, Caption1, Subtitle2, Text, makeStyles, tokens } from "@fluentui/react-components";
import { useAsked, usePane } from "../shell/paneContext";
import { useJump } from "./useJump";

const useStyles = makeStyles({
  section: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
  title: { margin: 0 },
  one: { display: "flex", flexDirection: "column", alignItems: "flex-start", gap: tokens.spacingVerticalXXS, overflowWrap: "anywhere" },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** Where the record is known in other tables too, such as a lead that is a customer: why, and the way there. */
export function AlsoElsewhere({ record }: { readonly record: string }) {
  const styles = useStyles();
  const { say, tell, percent } = usePane();
  const jump = useJump();
  const { value } = useAsked(`elsewhere ${record}`, (desk) => desk.record.elsewhere(record));
  if (value === null || value.length === 0) return null;
  return (
    <section className={styles.section} aria-label={say("在其他表里", "In other tables")}>
      <Subtitle2 as="h3" className={styles.title}>{say("在其他表里", "In other tables")}</Subtitle2>
      {value.map(({ record: other, row, name: whole, shown, score, verdict, evidence, elsewhere }) => {
        const name = shown === null ? whole : shown.map(({ label, value: of }) => say(`${label["zh-CN"]} ${of}`, `${label.en} ${of}`)).join(say("，", ", ")) || say("别人的一条记录", "a record of somebody else");
        const label = tell(elsewhere!.label);
        const sure = percent(Math.min(score, 0.999));
        return (
          <div key={`${elsewhere!.table} ${row}`} className={styles.one}>
            <Text>{verdict === "duplicate" ? say(`很可能就是“${label}”里的 ${name}`, `Very likely ${name} in ${label}`) : say(`可能就是“${label}”里的 ${name}`, `Perhaps ${name} in ${label}`)}</Text>
            <Caption1 className={styles.quiet}>{[...evidence, shown === null ? say(`把握 ${sure}，第 ${row} 行`, `${sure} sure, row ${row}`) : say(`把握 ${sure}`, `${sure} sure`)].join(say("；", "; "))}</Caption1>
            {shown === null && <Button size="small" onClick={() => void jump({ table: elsewhere!.table, row, record: other })}>{say(`转到“${label}”`, `Go to ${label}`)}</Button>}
          </div>
        );
      })}
    </section>
  );
}
