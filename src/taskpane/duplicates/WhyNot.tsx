import { Body1, Button, Field, Input, Text, makeStyles, tokens } from "@fluentui/react-components";
import { ArrowLeftRegular } from "@fluentui/react-icons";
import { useState } from "react";
import { Problems } from "../shell/Problems";
import { useAsked, usePane } from "../shell/paneContext";
import { mostSure } from "./MatchDetailView";
import { PairEvidence } from "./PairEvidence";

const useStyles = makeStyles({
  stack: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM, minWidth: 0 },
  back: { alignSelf: "flex-start", marginInlineStart: `calc(-1 * ${tokens.spacingHorizontalS})` },
  rows: { display: "grid", gridTemplateColumns: "minmax(0, 1fr) minmax(0, 1fr)", gap: tokens.spacingHorizontalS },
  wrap: { overflowWrap: "anywhere" },
});

/** Two rows of the sheet, and why they are not taken for one. */
export function WhyNot({ onClose }: { readonly onClose: () => void }) {
  const styles = useStyles();
  const { say, selected } = usePane();
  const [rows, setRows] = useState<readonly [string, string]>([selected?.row === null || selected === null ? "" : String(selected.row), ""]);
  const [a, b] = rows.map((text) => (/^[1-9]\d{0,6}$/.test(text.trim()) ? Number(text) : null)) as [number | null, number | null];
  return (
    <div className={styles.stack}>
      <Button className={styles.back} size="small" appearance="subtle" icon={<ArrowLeftRegular />} onClick={onClose}>{say("全部重复", "All duplicates")}</Button>
      <Body1>{say("填两条记录在表里的行号。", "Enter the rows of two records.")}</Body1>
      <div className={styles.rows}>
        <Field label={say("行", "Row")}><Input style={{ minWidth: 0 }} input={{ style: { minWidth: 0 } }} autoFocus inputMode="numeric" value={rows[0]} onChange={(_, { value }) => setRows([value, rows[1]])} /></Field>
        <Field label={say("另一行", "Other row")}><Input style={{ minWidth: 0 }} input={{ style: { minWidth: 0 } }} inputMode="numeric" value={rows[1]} onChange={(_, { value }) => setRows([rows[0], value])} /></Field>
      </div>
      {a !== null && b !== null && <Verdict a={a} b={b} />}
    </div>
  );
}

function Verdict({ a, b }: { readonly a: number; readonly b: number }) {
  const styles = useStyles();
  const { say, percent } = usePane();
  const { value, problems, waiting, again } = useAsked(`why ${a} ${b}`, async (desk) => {
    const answer = await desk.duplicates.whyNot(a, b);
    return answer.ok ? { ok: true, value: { verdict: answer.value } } : answer;
  });
  if (problems.length > 0) return <Problems problems={problems} again={again} />;
  if (value === null) return waiting ? <Text>{say("正在对比", "Comparing")}</Text> : null;
  if (value.verdict === null) return <Text>{say("这两行里有一行没有记录。", "One of these rows holds no record.")}</Text>;
  const { reason, score, a: first, b: second } = value.verdict;
  const words: Readonly<Record<string, readonly [string, string]>> = {
    decided: ["有人标为不是重复。", "Somebody marked them as not the same."],
    gate: ["有一项必须相同的内容不同，或者必须有的内容缺了。", "A field that must agree does not, or is missing."],
    apart: ["有一项内容说明它们是两个，例如分公司。", "A value says that they are two, such as a branch."],
    related: ["只有公共的内容相同，例如公司或地址，所以只是有关联。", "Only what a group shares agrees, such as company or address: related, not the same."],
    unlike: ["相同的内容不够多。", "Too little agrees."],
    review: ["像，但证据还不够，列在待确认里。", "Alike, but not enough to be sure: listed for review."],
    same: ["证据足够认为是同一个；没有合到一组，是因为和同组的别的记录不合。", "The evidence is enough for one; if they are in no group, another record of it does not fit."],
  };
  const [zh, en] = words[reason] ?? [reason, reason];
  return (
    <div className={styles.stack}>
      <Text className={styles.wrap}>{first.title} · {second.title}</Text>
      <Body1>{say(zh, en)} {percent(Math.min(score, mostSure))}</Body1>
      <PairEvidence pair={value.verdict} />
    </div>
  );
}
