import { Body1, Button, Caption1, Link, MessageBar, MessageBarBody, Subtitle2, Text, makeStyles, tokens } from "@fluentui/react-components";
import { ArrowLeftRegular, ChevronRightRegular } from "@fluentui/react-icons";
import { useState } from "react";
import { useJump } from "../record/useJump";
import { Problems } from "../shell/Problems";
import { useAsked, usePane } from "../shell/paneContext";
import { mostSure } from "./MatchDetailView";
import { PairEvidence } from "./PairEvidence";
import { useLineStyles } from "./lineStyles";
import type { ElsewhereLine } from "./elsewhereDesk";

const useStyles = makeStyles({
  stack: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM, minWidth: 0 },
  back: { alignSelf: "flex-start", marginInlineStart: `calc(-1 * ${tokens.spacingHorizontalS})` },
  head: { display: "flex", alignItems: "baseline", justifyContent: "space-between", gap: tokens.spacingHorizontalS },
  title: { margin: 0, overflowWrap: "anywhere" },
  wrap: { overflowWrap: "anywhere" },
  quiet: { color: tokens.colorNeutralForeground2 },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

/** Records that stand in another table too: the surest first. */
export function ElsewhereList({ onOpen }: { readonly onOpen: (key: string) => void }) {
  const styles = useStyles();
  const { say, count } = usePane();
  const [pages, setPages] = useState(1);
  const { value, problems, again } = useAsked(`elsewhere ${pages}`, async (desk) => {
    const first = await desk.duplicates.elsewhere.list(0);
    if (!first.ok) return first;
    const lines = [...first.value.lines];
    while (lines.length < first.value.total && lines.length < pages * first.value.lines.length) {
      const next = await desk.duplicates.elsewhere.list(lines.length);
      if (!next.ok) return next;
      lines.push(...next.value.lines);
    }
    return { ok: true, value: { ...first.value, lines } };
  });
  if (problems.length > 0) return <Problems problems={problems} again={again} />;
  if (value === null) return <Text>{say("正在和其他表比较", "Comparing with other tables")}</Text>;
  return (
    <div className={styles.stack}>
      {value.notes.map((note) => <MessageBar key={note} intent="warning" layout="multiline"><MessageBarBody>{note}</MessageBarBody></MessageBar>)}
      <Body1>{value.total === 0 ? say("其他表里没有相同的记录。新录入或导入之后，这里会再看一遍。", "No record of this table is in another table. New entries and imports are compared here.") : say("这些记录在另一张表里也有，例如线索已经是客户。它们不会合并，可以转过去看。", "These records are in another table too, such as a lead that is already a customer. They are never merged; open the other one to compare.")}</Body1>
      <div>{value.lines.map((line) => <Line key={line.key} line={line} onOpen={onOpen} />)}</div>
      {value.lines.length < value.total && <Button appearance="subtle" onClick={() => setPages(pages + 1)}>{say(`再显示一些（共 ${count(value.total)}）`, `Show more of ${count(value.total)}`)}</Button>}
    </div>
  );
}

function Line({ line: { key, own, other, score, verdict }, onOpen }: { readonly line: ElsewhereLine; readonly onOpen: (key: string) => void }) {
  const styles = useLineStyles();
  const { say, tell, percent, desk } = usePane();
  const sure = percent(Math.min(score, mostSure));
  const where = say(`第 ${own.row} 行 · ${tell(other.label)}第 ${other.row} 行`, `Row ${own.row} · ${tell(other.label)}, row ${other.row}`);
  return (
    <button type="button" className={styles.row} data-key={key} onFocus={() => void desk.sheet.show({ row: own.row, field: null })} onClick={() => onOpen(key)}>
      <span className={styles.text}>
        <Text className={styles.clip} weight="semibold">{own.title}</Text>
        <Caption1 className={styles.clip}>{other.title}</Caption1>
        <Caption1 className={`${styles.quiet} ${styles.clip}`}>{where}{verdict === "review" && ` · ${say("待确认", "to review")}`}</Caption1>
      </span>
      <Text aria-label={say(`把握 ${sure}`, `${sure} sure`)}>{sure}</Text>
      <ChevronRightRegular aria-hidden />
    </button>
  );
}

/** One of them: the two records, why they are taken for one, and the way to the other. */
export function ElsewhereDetail({ pair, onClose }: { readonly pair: string; readonly onClose: () => void }) {
  const styles = useStyles();
  const { say, tell, percent, act, desk } = usePane();
  const jump = useJump();
  const { value, problems, again } = useAsked(`elsewhere pair ${pair}`, async (asked) => {
    const opened = await asked.duplicates.elsewhere.open(pair);
    return opened.ok ? { ok: true, value: { detail: opened.value } } : opened;
  });
  const back = <Button autoFocus className={styles.back} size="small" appearance="subtle" icon={<ArrowLeftRegular />} onClick={onClose}>{say("全部重复", "All duplicates")}</Button>;
  if (problems.length > 0) return <div className={styles.stack}>{back}<Problems problems={problems} again={again} /></div>;
  if (value === null) return <div className={styles.stack}>{back}<Text>{say("正在对比", "Comparing")}</Text></div>;
  const { detail } = value;
  if (detail === null) return <div className={styles.stack}>{back}<Body1>{say("这两条现在不像了：有人改了记录，或者标为不是同一个。", "These two are no longer alike: somebody changed a record, or marked them as not the same.")}</Body1></div>;
  const { own, other, score, verdict } = detail;
  const label = tell(other.label);
  const apart = async (): Promise<void> => {
    const done = await act(say("正在记下", "Keeping it"), () => desk.duplicates.elsewhere.apart(other.table, [[own.record!, other.record!]], true), ({ change }) => ({ text: say("已标为不是同一个", "Marked as not the same"), change }));
    if (done !== null) onClose();
  };
  return (
    <div className={styles.stack} onKeyDown={(event) => { if (event.key === "Escape") { event.preventDefault(); event.stopPropagation(); onClose(); } }}>
      {back}
      <div className={styles.head}>
        <Subtitle2 as="h2" className={styles.title}>{own.title}</Subtitle2>
        <Text aria-label={say(`把握 ${percent(Math.min(score, mostSure))}`, `${percent(Math.min(score, mostSure))} sure`)}>{percent(Math.min(score, mostSure))}</Text>
      </div>
      <section aria-label={say("记录", "Records")}>
        <div className={styles.wrap}><Link as="button" inline onClick={() => void desk.sheet.show({ row: own.row, field: null })}>{say(`第 ${own.row} 行`, `Row ${own.row}`)}</Link> {own.title}</div>
        <div className={styles.wrap}><Caption1 className={styles.quiet}>{say(`${label}第 ${other.row} 行`, `${label}, row ${other.row}`)}</Caption1> {other.title}</div>
      </section>
      <section aria-label={say("依据", "Why")}>
        <Subtitle2 as="h3" className={styles.title}>{verdict === "duplicate" ? say("为什么认为是同一个", "Why they look the same") : say("像，但证据还不够", "Alike, but not enough to be sure")}</Subtitle2>
        <PairEvidence pair={detail} />
      </section>
      <div className={styles.buttons}><Button appearance="primary" onClick={() => void jump({ table: other.table, row: other.row, record: other.record })}>{say(`转到“${label}”`, `Go to ${label}`)}</Button>{own.record !== null && other.record !== null && <Button onClick={() => void apart()}>{say("不是同一个", "Not the same")}</Button>}</div>
    </div>
  );
}
