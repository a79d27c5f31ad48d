import { Accordion, AccordionHeader, AccordionItem, AccordionPanel, Body1, Button, Caption1, Link, Text, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { Problems } from "../shell/Problems";
import { useAsked, usePane } from "../shell/paneContext";
import type { MergedLine } from "./mergedDesk";

const useStyles = makeStyles({
  head: { display: "flex", flexDirection: "column", minWidth: 0, overflowWrap: "anywhere" },
  body: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXS, paddingBottom: tokens.spacingVerticalS, overflowWrap: "anywhere" },
  quiet: { color: tokens.colorNeutralForeground2 },
  was: { color: tokens.colorNeutralForeground2 },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

const page = 50;

/** What was merged, the newest first: which record stayed, what both said, what only the one that went said; and taking a group back. */
export function MergedList() {
  const { say, count } = usePane();
  const [pages, setPages] = useState(1);
  const { value, problems, again } = useAsked(`merged ${pages}`, async (desk) => {
    const lines: MergedLine[] = [];
    let total = 0;
    for (let at = 0; at < pages; at++) {
      const next = await desk.duplicates.merged.list(at * page);
      if (!next.ok) return next;
      lines.push(...next.value.lines);
      total = next.value.total;
    }
    return { ok: true, value: { total, lines } };
  });
  if (problems.length > 0) return <Problems problems={problems} again={again} />;
  if (value === null) return <Text>{say("正在列出", "Listing")}</Text>;
  if (value.total === 0) return <Body1>{say("没有合并过的组。", "No group has been merged.")}</Body1>;
  return (
    <>
      <Body1>{say("这些已经合并。去掉的记录整条留着，每一组都能单独撤销。", "These are merged. What was taken out is kept whole, and each group can be undone by itself.")}</Body1>
      <Accordion collapsible>{value.lines.map((line) => <Line key={`${line.change} ${line.survivor}`} line={line} />)}</Accordion>
      {value.lines.length < value.total && <Button appearance="subtle" onClick={() => setPages(pages + 1)}>{say(`再显示一些（共 ${count(value.total)}）`, `Show more of ${count(value.total)}`)}</Button>}
    </>
  );
}

function Line({ line }: { readonly line: MergedLine }) {
  const styles = useStyles();
  const { say, tell, moment, act, desk } = usePane();
  const { title, row, gone, at, by } = line;
  const names = gone.map((one) => (one.title === "" ? one.record : one.title));
  const undo = (apart: boolean): Promise<unknown> =>
    act(say("正在撤销", "Undoing"), () => desk.duplicates.merged.undo(line, apart), ({ change }) => ({ text: apart ? say(`已撤销合并，并记下不是重复：${title}`, `Merge undone and marked as not the same: ${title}`) : say(`已撤销合并：${title}`, `Merge undone: ${title}`), change }));
  return (
    <AccordionItem value={`${line.change} ${line.survivor}`}>
      <AccordionHeader size="small" onFocus={() => { if (row !== null) void desk.sheet.show({ row, field: null }); }}>
        <span className={styles.head}>
          <Text weight="semibold">{title === "" ? line.survivor : title}</Text>
          <Caption1 className={styles.quiet}>← {names.join(say("、", ", "))}</Caption1>
        </span>
      </AccordionHeader>
      <AccordionPanel>
        <div className={styles.body}>
          {row !== null && <Caption1><Link as="button" inline onClick={() => void desk.sheet.show({ row, field: null })}>{say(`第 ${row} 行`, `Row ${row}`)}</Link>{` · ${moment(at, new Date())}${by === "" ? "" : ` · ${by}`}`}</Caption1>}
          {gone.map((one, index) => (
            <div key={one.record}>
              {gone.length > 1 && <Caption1 block className={styles.quiet}>{names[index]}</Caption1>}
              {one.same.length > 0 && <Caption1 block>{say(`相同：${one.same.map(tell).join("、")}`, `The same: ${one.same.map(tell).join(", ")}`)}</Caption1>}
              {one.other.map(({ label, was, stays }) => <div key={label.en}><Caption1 className={styles.quiet}>{tell(label)}</Caption1> <del className={styles.was}>{was}</del>{stays !== "" && <> → {stays}</>}</div>)}
            </div>
          ))}
          <div className={styles.buttons}>
            <Button size="small" onClick={() => void undo(false)}>{say("撤销这一组", "Undo this group")}</Button>
            <Button size="small" onClick={() => void undo(true)}>{say("不是重复，撤销并不再提", "Not the same: undo and don't ask again")}</Button>
          </div>
        </div>
      </AccordionPanel>
    </AccordionItem>
  );
}
