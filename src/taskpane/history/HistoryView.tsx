import { Accordion, AccordionHeader, AccordionItem, AccordionPanel, Badge, Body1, Button, Caption1, Text, makeStyles, tokens } from "@fluentui/react-components";
import { Problems } from "../shell/Problems";
import { commandName } from "../shell/language";
import { useAsked, usePane } from "../shell/paneContext";
import type { HistoryEntry } from "./historyDesk";

const useStyles = makeStyles({
  day: { marginTop: tokens.spacingVerticalS, color: tokens.colorNeutralForeground2 },
  head: { display: "flex", flexDirection: "column", padding: `${tokens.spacingVerticalXS} 0` },
  undone: { textDecorationLine: "line-through", color: tokens.colorNeutralForeground3 },
  edits: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXS },
  before: { textDecorationLine: "line-through", color: tokens.colorNeutralForeground3, overflowWrap: "anywhere" },
  after: { fontWeight: tokens.fontWeightSemibold, overflowWrap: "anywhere" },
  link: { border: "none", background: "none", color: "inherit", font: "inherit", padding: 0, textAlign: "start", cursor: "pointer" },
});

/** Every change set by day, the newest first: who, what, how many; before and after; its undo. */
export function HistoryView() {
  const styles = useStyles();
  const { say, lang } = usePane();
  const { value, problems } = useAsked("history", (desk) => desk.history.list());
  if (problems.length > 0) return <Problems problems={problems} />;
  if (value === null) return <Text>{say("正在读历史", "Reading the history")}</Text>;
  if (value.length === 0) return <Body1>{say("还没有更改。建表、修复、合并之后，每一次都会列在这里，随时可以撤销。", "No change yet. Governing, fixing and merging will each be listed here and can be undone at any time.")}</Body1>;
  const dayOf = (entry: HistoryEntry): string => new Date(entry.at).toLocaleDateString(lang, { year: "numeric", month: "long", day: "numeric" });
  const days = [...new Set(value.map(dayOf))];
  return (
    <div>
      {days.map((day) => (
        <section key={day} aria-label={day}>
          <Caption1 block className={styles.day}>{day}</Caption1>
          <Accordion collapsible>{value.filter((entry) => dayOf(entry) === day).map((entry) => <Entry key={entry.id} entry={entry} />)}</Accordion>
        </section>
      ))}
    </div>
  );
}

function Entry({ entry }: { readonly entry: HistoryEntry }) {
  const styles = useStyles();
  const { say, count, lang, act, desk } = usePane();
  const { id, at, by, command, undoes, stands, cells, edits, inserted, removed } = entry;
  const time = new Date(at).toLocaleTimeString(lang, { hour: "2-digit", minute: "2-digit", hour12: false });
  const size = [edits > 0 ? say(`${count(edits)} 处`, `${count(edits)} cells`) : cells > 0 ? say(`${count(cells)} 个单元格`, `${count(cells)} cells`) : "", inserted > 0 ? say(`新增 ${count(inserted)} 条`, `${count(inserted)} new`) : "", removed > 0 ? say(`移走 ${count(removed)} 条`, `${count(removed)} gone`) : ""].filter((text) => text !== "").join(say("，", ", "));
  return (
    <AccordionItem value={id}>
      <AccordionHeader size="small">
        <span className={styles.head}>
          <Text className={stands ? undefined : styles.undone}>{commandName(command, say)}{undoes === null ? "" : ` ${undoes}`}{size === "" ? "" : `  ${size}`}</Text>
          <Caption1>{time} {by} · {id} {!stands && <Badge size="small" appearance="outline">{say("已撤销", "undone")}</Badge>}</Caption1>
        </span>
      </AccordionHeader>
      <AccordionPanel>
        <div className={styles.edits}>
          <Edits id={id} total={edits} />
          {stands && <div><Button size="small" onClick={() => void act(say("正在撤销", "Undoing"), () => desk.history.undo(id), ({ undone, by: undoing }) => ({ text: say(`已撤销 ${undone}`, `Undid ${undone}`), change: undoing }))}>{undoes === null ? say("撤销这一次", "Undo this one") : say("恢复", "Have it back")}</Button></div>}
        </div>
      </AccordionPanel>
    </AccordionItem>
  );
}

function Edits({ id, total }: { readonly id: string; readonly total: number }) {
  const styles = useStyles();
  const { say, tell, count, desk } = usePane();
  const { value, problems } = useAsked(`edits ${id}`, (asked) => asked.history.edits(id, 0));
  if (problems.length > 0) return <Problems problems={problems} />;
  if (total === 0) return <Caption1>{say("这一次没有改记录的值，只动了表的结构或格式。", "No record's value was changed; only structure or formats.")}</Caption1>;
  return (
    <>
      {value?.lines.map((line, index) => (
        <div key={index}>
          <button type="button" className={styles.link} disabled={line.row === null} onClick={() => void desk.sheet.show({ row: line.row!, field: line.field })}><Caption1>{line.row === null ? line.record : say(`第 ${line.row} 行`, `Row ${line.row}`)} {tell(line.label)}</Caption1></button>
          <div><span className={styles.before}>{line.before === "" ? say("（空）", "(blank)") : line.before}</span> → <span className={styles.after}>{line.after === "" ? say("（空）", "(blank)") : line.after}</span></div>
        </div>
      ))}
      {value !== null && value.total > value.lines.length && <Caption1>{say(`另有 ${count(value.total - value.lines.length)} 处`, `${count(value.total - value.lines.length)} more`)}</Caption1>}
    </>
  );
}
