import { Accordion, AccordionHeader, AccordionItem, AccordionPanel, Badge, Body1, Button, Caption1, Checkbox, Link, Radio, RadioGroup, Subtitle2, Text, makeStyles, tokens } from "@fluentui/react-components";
import { ArrowLeftRegular } from "@fluentui/react-icons";
import { useState } from "react";
import { ChangedMeanwhile, HeadersMeanwhile, type Told, useSince } from "../shell/ChangedMeanwhile";
import { BrokenFormulas } from "../shell/BrokenFormulas";
import { LinksThatStay } from "../shell/LinksThatStay";
import { Problems } from "../shell/Problems";
import { plural, verb } from "../shell/language";
import { useAsked, usePane } from "../shell/paneContext";
import { Marked } from "./Marked";
import { PairEvidence } from "./PairEvidence";
import type { MatchDetail } from "./duplicatesDesk";
import type { ComparedField } from "./sideBySide";

const useStyles = makeStyles({
  stack: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM, minWidth: 0 },
  line: { display: "flex", alignItems: "baseline", justifyContent: "space-between", gap: tokens.spacingHorizontalS },
  title: { margin: 0 },
  wrap: { overflowWrap: "anywhere" },
  quiet: { color: tokens.colorNeutralForeground2 },
  record: { display: "flex", alignItems: "center", minWidth: 0 },
  field: { display: "flex", flexDirection: "column", paddingTop: tokens.spacingVerticalS, borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
  label: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalXS },
  taken: { fontWeight: tokens.fontWeightSemibold },
  foot: { position: "sticky", bottom: `calc(-1 * ${tokens.spacingHorizontalM})`, margin: `0 calc(-1 * ${tokens.spacingHorizontalM}) calc(-1 * ${tokens.spacingHorizontalM})`, padding: tokens.spacingHorizontalM, backgroundColor: tokens.colorNeutralBackground1, borderTop: `1px solid ${tokens.colorNeutralStroke2}`, display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  back: { alignSelf: "flex-start", marginInlineStart: `calc(-1 * ${tokens.spacingHorizontalS})` },
});

/** Nothing that was worked out from likeness is beyond doubt. */
export const mostSure = 0.999;

/** Pairs that are kept apart by one press: of a group of hundreds all of them would be more than a workbook should remember. */
const mostDecided = 5_000;

type Choice = { readonly records: readonly string[]; readonly keep: string | null; readonly values: { readonly [field: string]: string } };

/** One group side by side: what differs, why it is one, what stays; then merge, or say that it is not. */
export function MatchDetailView({ match, onClose }: { readonly match: string; readonly onClose: () => void }) {
  const styles = useStyles();
  const { say, tell, count, percent, act, desk } = usePane();
  const sure = (score: number): string => percent(Math.min(score, mostSure));
  const [choice, setChoice] = useState<Choice | null>(null);
  const { value, problems, again } = useAsked(`match ${match} ${JSON.stringify(choice)}`, async (asked) => {
    const opened = await asked.duplicates.open(match, choice ?? {});
    return opened.ok ? { ok: true, value: { detail: opened.value } } : opened;
  });
  // While another choice is worked out, what was shown stays.
  const [last, setLast] = useState<{ readonly detail: MatchDetail | null } | null>(null);
  if (value !== null && value !== last) setLast(value);
  const shown = value ?? last;
  const detail = shown?.detail ?? null;
  const fresh = value?.detail ?? null;
  const since = useSince(`${match} ${JSON.stringify(choice)}`, fresh === null ? null : fresh.stamp, fresh === null ? [] : [
    [say("这一组的记录", "records of the group"), fresh.records.map(({ row }) => say(`第 ${row} 行`, `row ${row}`)).join(say("、", ", "))],
    ...fresh.fields.map(({ label, values }): Told => [tell(label), values.map((text) => (text === "" ? say("（空）", "(blank)") : text)).join(" / ")]),
    [say("改的单元格", "cells that change"), count(fresh.edits)],
    [say("去掉的记录", "records that go"), count(fresh.goes)],
  ]);
  const back = <Button autoFocus className={styles.back} size="small" appearance="subtle" icon={<ArrowLeftRegular />} onClick={onClose}>{say("全部重复", "All duplicates")}</Button>;
  if (problems.length > 0) return <div className={styles.stack}>{back}<Problems problems={problems} action={<Button onClick={again}>{say("重新看一遍", "Look again")}</Button>} /></div>;
  if (shown !== null && detail === null) return <div className={styles.stack}>{back}<Body1>{say("这一组已经不是重复了：合并了，或者有人改了记录。", "This is no longer a group of duplicates: it was merged, or somebody changed a record.")}</Body1></div>;
  if (detail === null) return <div className={styles.stack}>{back}<Text>{say("正在对比", "Comparing")}</Text></div>;
  const { ids } = detail;
  const now: Choice = choice ?? { records: ids, keep: null, values: {} };
  const put = (next: Partial<Choice>): void => setChoice({ ...now, ...next });
  const differing = detail.fields.filter(({ differs }) => differs);
  const same = detail.fields.filter(({ differs }) => !differs);
  const mergeable = detail.kind !== "related" && detail.problem === null;
  const keepApart = async (pairs: readonly (readonly [string, string])[]): Promise<void> => {
    const done = await act(say("正在记下", "Keeping it"), () => desk.duplicates.apart(pairs, true), ({ change }) => ({ text: say("已标为不是重复", "Marked as not the same"), change }));
    if (done !== null) onClose();
  };
  const merging = new Set(now.records);
  const apart = ids.filter((id) => !merging.has(id));
  const more = detail.size - detail.records.length;
  const allPairs = (): readonly (readonly [string, string])[] => ids.flatMap((a, index) => ids.slice(index + 1).map((b): readonly [string, string] => [a, b]));
  return (
    <div className={styles.stack} onKeyDown={(event) => { if (event.key === "Escape") { event.preventDefault(); event.stopPropagation(); onClose(); } }}>
      {back}
      <HeadersMeanwhile />
      <ChangedMeanwhile since={since} />
      <div className={styles.line}>
        <Subtitle2 as="h2" className={`${styles.title} ${styles.wrap}`}>{detail.records[0]!.title}</Subtitle2>
        {detail.doubt !== "name" && <Text aria-label={say(`把握 ${sure(detail.score)}`, `${sure(detail.score)} sure`)}>{sure(detail.score)}</Text>}
      </div>
      {detail.doubt === "name" && <Body1>{say(`电话、联系人等其他内容相同（单看它们是同一个的把握是 ${sure(detail.score)}），名称却不同：可能改了名，也可能是两家。请核对后再合并。`, `Everything else agrees (${sure(detail.score)} sure by that alone), but the names differ: renamed, or two different ones. Check before you merge.`)}</Body1>}
      {detail.doubt === "several" && <Body1>{say("名称对得上，却有两项以上不同：可能是分店，也可能是同名的另一家。请核对后再合并。", "The names agree, but two or more other fields differ: a branch, or another of the same name. Check before you merge.")}</Body1>}
      {detail.problem !== null && <Problems problems={[detail.problem]} intent="warning" />}
      <section aria-label={say("记录", "Records")}>
        <Caption1 className={styles.quiet}>{mergeable ? say("合并后保留哪一条", "Which record stays") : say("记录", "Records")}</Caption1>
        <RadioGroup value={detail.survivor ?? ""} onChange={(_, { value: keep }) => put({ keep })} disabled={!mergeable} aria-label={say("合并后保留哪一条", "Which record stays")}>
          {detail.records.map(({ record, row, title }) => (
            <div key={row} className={styles.record}>
              {ids.length > 2 && mergeable && <Checkbox checked={merging.has(record ?? "")} aria-label={say(`第 ${row} 行一起合并`, `Merge row ${row} too`)} onChange={(_, { checked }) => put({ records: checked === true ? ids.filter((id) => id === record || merging.has(id)) : now.records.filter((id) => id !== record), keep: now.keep === record ? null : now.keep, values: {} })} />}
              {mergeable && <Radio value={record ?? ""} disabled={!merging.has(record ?? "")} aria-label={say(`保留第 ${row} 行`, `Keep row ${row}`)} />}
              <span className={styles.wrap}><Link as="button" inline onClick={() => void desk.sheet.show({ row, field: null })}>{say(`第 ${row} 行`, `Row ${row}`)}</Link> {title}</span>
            </div>
          ))}
        </RadioGroup>
        {more > 0 && <Caption1 block className={styles.quiet}>{mergeable ? say(`另有 ${count(more)} 条没有列出来，一起合并。列出的是各不相同的和最前面的。`, `${plural(more, "more record")} ${verb(more, "is", "are")} not listed and ${verb(more, "is", "are")} merged too. Those that differ and the first ones are listed.`) : say(`另有 ${count(more)} 条没有列出来。`, `${plural(more, "more record")} ${verb(more, "is", "are")} not listed.`)}</Caption1>}
      </section>
      <section aria-label={say("不同的地方", "What differs")}>
        <Subtitle2 as="h3" className={styles.title}>{differing.length === 0 ? say("内容都一样", "All fields say the same") : say(`${count(differing.length)} 项不同`, `${plural(differing.length, "field")} ${verb(differing.length, "differs", "differ")}`)}</Subtitle2>
        {differing.map((one) => <Field key={one.field} field={one} detail={detail} choosing={mergeable && now.records.length > 1} included={merging} onTake={(record) => put({ values: { ...now.values, [one.field]: record } })} />)}
      </section>
      <Accordion collapsible multiple defaultOpenItems={detail.kind === "duplicate" ? [] : ["why"]}>
        <AccordionItem value="why">
          <AccordionHeader size="small">{say("为什么认为是同一个", "Why they look the same")}</AccordionHeader>
          <AccordionPanel>
            {detail.allPairs > detail.pairs.length && <Caption1 block className={styles.quiet}>{say(`共 ${count(detail.allPairs)} 对，这里是把握最小的 ${count(detail.pairs.length)} 对。`, `The ${count(detail.pairs.length)} least sure of ${count(detail.allPairs)} pairs.`)}</Caption1>}
            {detail.pairs.map((pair) => (
              <div key={`${pair.a.row} ${pair.b.row}`}>
                {detail.pairs.length > 1 && <Caption1 className={styles.quiet}>{say(`第 ${pair.a.row} 行和第 ${pair.b.row} 行`, `Rows ${pair.a.row} and ${pair.b.row}`)} · {sure(pair.score)}</Caption1>}
                <PairEvidence pair={pair} />
              </div>
            ))}
          </AccordionPanel>
        </AccordionItem>
        {same.length > 0 && (
          <AccordionItem value="same">
            <AccordionHeader size="small">{say(`${count(same.length)} 项没有冲突`, `${plural(same.length, "field")} ${verb(same.length, "is", "are")} the same or filled in one`)}</AccordionHeader>
            <AccordionPanel>{same.map(({ field, label, values }) => <div key={field} className={styles.wrap}><Caption1 className={styles.quiet}>{tell(label)}</Caption1> {values.find((text) => text !== "")}</div>)}</AccordionPanel>
          </AccordionItem>
        )}
      </Accordion>
      <div className={styles.foot}>
        {mergeable && (detail.open.length > 0
          ? <Caption1>{say(`还要选：${detail.open.map(tell).join("、")}`, `Still to choose: ${detail.open.map(tell).join(", ")}`)}</Caption1>
          : now.records.length > 1 && <Caption1>{say(`合并会改 ${count(detail.edits)} 个单元格，去掉 ${count(detail.goes)} 条重复的记录；去掉的整条留在历史里，可以撤销。`, `Merging changes ${count(detail.edits)} ${detail.edits === 1 ? "cell" : "cells"} and takes out ${count(detail.goes)} ${detail.goes === 1 ? "record" : "records"}, kept whole in the history.`)}</Caption1>)}
        {mergeable && <LinksThatStay links={detail.links} />}
        {mergeable && <BrokenFormulas rows={detail.going} />}
        <div className={styles.buttons}>
          {mergeable && <Button appearance="primary" disabled={value === null || detail.open.length > 0 || now.records.length < 2} onClick={() => void merge()}>{since === null ? say("合并为一条", "Merge into one") : say("按现在的内容合并", "Merge as it is now")}</Button>}
          {detail.kind !== "related" && detail.problem === null && (ids.length * (ids.length - 1)) / 2 <= mostDecided && <Button onClick={() => void keepApart(allPairs())}>{ids.length > 2 ? say("都不是重复", "Not duplicates") : say("不是重复", "Not the same")}</Button>}
          {ids.length > 2 && mergeable && apart.length > 0 && merging.size > 0 && apart.length * merging.size <= mostDecided && (
            <Button onClick={() => void keepApart(apart.flatMap((a) => now.records.map((b): readonly [string, string] => [a, b])))}>{say("没选的不是重复", "Those left out are not the same")}</Button>
          )}
        </div>
      </div>
    </div>
  );

  async function merge(): Promise<void> {
    const done = await act(say("正在合并", "Merging"), () => desk.duplicates.merge(now, detail!.stamp), ({ change, gone: left, edits, rowsStay }) => ({
      text: rowsStay === null ? say(`已合并，去掉 ${count(left)} 条重复，改了 ${count(edits)} 个单元格`, `Merged: ${count(left)} gone, ${plural(edits, "cell")} changed`) : say(`已合并；${count(left)} 行重复的已清空，因为不能从表里取出`, `Merged; the ${plural(left, "row")} are emptied, since they cannot be taken out of the table`),
      change,
    }));
    if (done !== null) onClose();
  }
}

function Field({ field, detail, choosing, included, onTake }: { readonly field: ComparedField; readonly detail: MatchDetail; readonly choosing: boolean; readonly included: ReadonlySet<string>; readonly onTake: (record: string) => void }) {
  const styles = useStyles();
  const { say, tell } = usePane();
  const taken = field.taken === null ? null : detail.records[field.taken]!.record;
  const reference = field.made ?? field.values[field.taken ?? 0]!;
  const values = detail.records.map(({ record, row }, index) => ({ record: record ?? "", row, text: field.values[index]! }));
  const said = (text: string, isTaken: boolean) => (text === "" ? <span className={styles.quiet}>{say("（空）", "(blank)")}</span> : <span className={`${styles.wrap} ${isTaken ? styles.taken : ""}`}><Marked text={text} other={isTaken ? text : reference} /></span>);
  const open = choosing && field.taken === null && field.made === null;
  return (
    <div className={styles.field}>
      <div className={styles.label}><Caption1 className={styles.quiet}>{tell(field.label)}</Caption1>{open && <Badge size="small" appearance="tint" color="warning">{say("要选一个", "Choose one")}</Badge>}{choosing && field.how !== null && <Badge size="small" appearance="outline">{field.chosen ? say("你选的", "your choice") : tell(field.how)}</Badge>}</div>
      {choosing && field.made !== null && <Text className={`${styles.wrap} ${styles.taken}`}>{field.made}</Text>}
      {choosing ? (
        <RadioGroup value={taken ?? ""} onChange={(_, { value }) => onTake(value)} aria-label={tell(field.label)}>
          {values.map(({ record, row, text }) => <Radio key={row} value={record} disabled={!included.has(record)} label={<>{said(text, record === taken)} <Caption1 className={styles.quiet}>{say(`第 ${row} 行`, `row ${row}`)}</Caption1></>} />)}
        </RadioGroup>
      ) : values.map(({ row, text }) => <div key={row}>{said(text, false)} <Caption1 className={styles.quiet}>{say(`第 ${row} 行`, `row ${row}`)}</Caption1></div>)}
    </div>
  );
}
