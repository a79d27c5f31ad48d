import { Button, Caption1, Link, Text, makeStyles, tokens } from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons";
import { plural } from "../shell/language";
import { useAsked, usePane } from "../shell/paneContext";
import { useJump } from "../record/useJump";
import type { TypedRepeat } from "./typedDesk";

const useStyles = makeStyles({
  list: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
  line: { display: "flex", alignItems: "flex-start", gap: tokens.spacingHorizontalXS, paddingInlineStart: tokens.spacingHorizontalS, borderLeft: `3px solid ${tokens.colorStatusWarningBorderActive}` },
  text: { flexGrow: 1, minWidth: 0, display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXXS, overflowWrap: "anywhere" },
  links: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalM },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** Milliseconds in which nobody types before what was typed is compared. */
const pause = 800;
const mostShown = 2;

/** What was typed in the sheet and seems to be there already: a quiet line each, with the way there. Nothing waits for it, and nothing is written. */
export function TypedRepeats() {
  const styles = useStyles();
  const { say, count, desk, go } = usePane();
  const { value, again } = useAsked("typed repeats", (asked) => asked.duplicates.typed.repeats(), pause);
  if (value === null || (value.lines.length === 0 && value.more === 0)) return null;
  const forget = async (work: () => Promise<unknown>): Promise<void> => { await work(); again(); };
  const others = value.lines.length - mostShown;
  return (
    <section className={styles.list} role="status" aria-label={say("刚填的内容可能重复", "What you just typed may already be there")}>
      {value.lines.slice(0, mostShown).map((line) => <Line key={line.typed.row} line={line} onForget={() => void forget(() => desk.duplicates.typed.forget(line.typed.row))} />)}
      {others > 0 && <div><Link as="button" onClick={() => go({ view: "duplicates" })}>{say(`另有 ${count(others)} 条也像是重复…`, `${plural(others, "more record")} may be there already…`)}</Link></div>}
      {value.more > 0 && (
        <div className={styles.line}>
          <div className={styles.text}>
            <Text>{say(`刚填的 ${count(value.more)} 条还没有和表里的记录比过。`, `${plural(value.more, "record")} typed just now ${value.more === 1 ? "has" : "have"} not been compared with the others.`)}</Text>
            <div><Link as="button" onClick={() => go({ view: "duplicates" })}>{say("查找重复", "Look for duplicates")}</Link></div>
          </div>
          <Button size="small" appearance="subtle" icon={<DismissRegular />} aria-label={say("不用提醒", "Dismiss")} onClick={() => void forget(() => desk.duplicates.typed.forgetMore())} />
        </div>
      )}
    </section>
  );
}

function Line({ line: { typed, other, shown, elsewhere, sure, evidence }, onForget }: { readonly line: TypedRepeat; readonly onForget: () => void }) {
  const styles = useStyles();
  const { say, tell, desk, go } = usePane();
  const jump = useJump();
  const few = (shown ?? []).map(({ label, value }) => say(`${label["zh-CN"]} ${value}`, `${label.en} ${value}`)).join(say("，", ", "));
  const name = other === null ? (few === "" ? say("别人的一条记录", "a record of somebody else") : say(`一条记录（${few}）`, `a record (${few})`)) : say(`第 ${other.row} 行“${other.title}”`, `row ${other.row}, ${other.title}`);
  const place = elsewhere === null ? name : say(`“${tell(elsewhere.label)}”里的${name}`, `${name} of ${tell(elsewhere.label)}`);
  const open = (): void => {
    if (other === null) return;
    if (elsewhere !== null) {
      void jump({ table: elsewhere.table, row: other.row, record: other.record });
      return;
    }
    void desk.sheet.show({ row: other.row, field: null });
    go({ view: "record", ...(other.record === null ? {} : { about: other.record }) });
  };
  const compare = (): void => {
    void desk.sheet.show({ row: typed.row, field: null });
    go({ view: "duplicates" });
  };
  return (
    <div className={styles.line}>
      <div className={styles.text}>
        <Text>{sure ? say(`第 ${typed.row} 行和${place}很可能是同一个`, `Row ${typed.row} is most likely the same as ${place}`) : say(`第 ${typed.row} 行和${place}可能是同一个`, `Row ${typed.row} may be the same as ${place}`)}</Text>
        {evidence.length > 0 && <Caption1 className={styles.quiet}>{evidence.join(say("；", "; "))}</Caption1>}
        <div className={styles.links}>
          {other !== null && <Link as="button" onClick={open}>{say("打开那一条", "Open that one")}</Link>}
          {elsewhere === null && <Link as="button" onClick={compare}>{say("并排看", "See them side by side")}</Link>}
        </div>
      </div>
      <Button size="small" appearance="subtle" icon={<DismissRegular />} aria-label={say(`第 ${typed.row} 行不用提醒`, `Dismiss for row ${typed.row}`)} onClick={onForget} />
    </div>
  );
}
