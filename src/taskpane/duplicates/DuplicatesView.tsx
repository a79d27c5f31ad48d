import { Badge, Body1, Button, Caption1, Checkbox, Link, MessageBar, MessageBarBody, Text, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { ChevronRightRegular } from "@fluentui/react-icons";
import type { Localized } from "../../pipeline/session";
import { useRef, useState } from "react";
import { CountedTabs } from "../shell/CountedTabs";
import { ChangedMeanwhile, HeadersMeanwhile, useSince } from "../shell/ChangedMeanwhile";
import { Problems } from "../shell/Problems";
import { plural, verb } from "../shell/language";
import { useAsked, usePane } from "../shell/paneContext";
import { DecisionList } from "./DecisionList";
import { ElsewhereDetail, ElsewhereList } from "./ElsewhereList";
import { MatchDetailView, mostSure } from "./MatchDetailView";
import { MergedList } from "./MergedList";
import { WhyNot } from "./WhyNot";
import { useLineStyles } from "./lineStyles";
import { BeforeAfter } from "../shell/BeforeAfter";
import { BrokenFormulas } from "../shell/BrokenFormulas";
import { LinksThatStay } from "../shell/LinksThatStay";
import type { MatchLine, MatchList, MergeAll, MergeSample } from "./duplicatesDesk";
import type { MatchKind } from "./matches";

const useStyles = makeStyles({
  stack: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM, minWidth: 0 },
  rows: { display: "flex", flexDirection: "column" },
  quiet: { color: tokens.colorNeutralForeground2 },
  all: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS, alignItems: "flex-start" },
  card: { padding: tokens.spacingHorizontalM, borderRadius: tokens.borderRadiusMedium, border: `1px dashed ${tokens.colorNeutralStroke1}` },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  samples: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS, width: "100%" },
  sample: { display: "flex", flexDirection: "column", paddingTop: tokens.spacingVerticalXS, borderTop: `1px solid ${tokens.colorNeutralStroke3}`, minWidth: 0 },
  wrap: { overflowWrap: "anywhere" },
  gone: { color: tokens.colorNeutralForeground2 },
  links: { display: "flex", flexDirection: "column", alignItems: "flex-start", gap: tokens.spacingVerticalS },
});

const page = 50;

/** Records that are the same subject: the groups, the pairs that a person decides, and those that are only related. */
export function DuplicatesView() {
  const styles = useStyles();
  const { say, count, selected } = usePane();
  const [tabbed, setTabbed] = useState<MatchKind | "elsewhere" | "merged">("duplicate");
  const kind = tabbed === "elsewhere" || tabbed === "merged" ? "duplicate" : tabbed;
  const merged = useAsked("merged", (desk) => desk.duplicates.merged.list(0));
  const elsewhere = useAsked("elsewhere", (desk) => desk.duplicates.elsewhere.list(0));
  const [pages, setPages] = useState(1);
  const [opened, setOpened] = useState<string | null>(null);
  const [aside, setAside] = useState<"decisions" | "why" | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const { value, problems, again } = useAsked(`duplicates ${kind} ${selected?.row ?? ""} ${pages}`, async (desk) => {
    const first = await desk.duplicates.list(kind, 0, selected?.row ?? null);
    if (!first.ok) return first;
    const lines = [...first.value.lines];
    for (let at = 1; at < pages && lines.length < first.value.total; at++) {
      const next = await desk.duplicates.list(kind, at * page, null);
      if (!next.ok) return next;
      for (const line of next.value.lines) lines.push(line);
    }
    return { ok: true, value: { ...first.value, lines } };
  });
  const [last, setLast] = useState<{ readonly kind: MatchKind; readonly list: MatchList } | null>(null);
  if (value !== null && value !== last?.list) setLast({ kind, list: value });
  const shown = value ?? (last?.kind === kind ? last.list : null);
  const close = (): void => {
    setOpened(null);
    setAside(null);
    // The keyboard goes on where it was.
    requestAnimationFrame(() => (list.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(opened ?? "")}"]`) ?? list.current?.querySelector("button"))?.focus());
  };
  if (opened !== null && tabbed === "elsewhere") return <ElsewhereDetail key={opened} pair={opened} onClose={close} />;
  if (opened !== null) return <MatchDetailView key={opened} match={opened} onClose={close} />;
  if (aside === "decisions") return <DecisionList onClose={close} />;
  if (aside === "why") return <WhyNot onClose={close} />;
  if (problems.length > 0) return <Problems problems={problems} again={again} />;
  if (last === null) return <Text>{say("正在查找重复", "Looking for duplicates")}</Text>;
  const { groups, records, review, related, kept, notes } = last.list;
  return (
    <div className={styles.stack} ref={list}>
      <CountedTabs
        label={say("重复的类别", "Kinds of duplicates")}
        value={tabbed}
        tabs={[
          { id: "duplicate", name: say("重复", "Duplicates"), many: groups },
          { id: "review", name: say("待确认", "To review"), many: review },
          { id: "related", name: say("有关联", "Related"), many: related },
          ...((merged.value?.total ?? 0) > 0 || tabbed === "merged" ? [{ id: "merged", name: say("已合并", "Merged"), many: merged.value?.total ?? 0 } as const] : []),
          ...(elsewhere.value?.here === true ? [{ id: "elsewhere", name: say("其他表", "Other tables"), many: elsewhere.value.total } as const] : []),
        ]}
        onChange={(next) => { setTabbed(next); setPages(1); }}
      />
      {tabbed === "elsewhere" ? <ElsewhereList onOpen={setOpened} /> : tabbed === "merged" ? <MergedList /> : <>
        {notes.map((note) => <MessageBar key={note} intent="warning" layout="multiline"><MessageBarBody>{note}</MessageBarBody></MessageBar>)}
        {kind === "duplicate" && groups > 0 && <MergeEvery groups={groups} records={records} />}
        {kind === "review" && review > 0 && <Body1>{say("这些可能是同一个：证据还不够，或者名称不同（改了名，或是两家）。要人来看。", "These may be the same: the evidence is not conclusive, or the names differ (renamed, or two different ones). A person has to decide.")}</Body1>}
        {kind === "related" && related > 0 && <Body1>{say("同一家公司或同一个地址，但不是同一条记录，不会合并。", "The same company or address, but not the same record; these are never merged.")}</Body1>}
        {shown?.selected != null && (
          <section aria-label={say("选中的记录", "The selected record")}>
            <Caption1 className={styles.quiet}>{say("选中的记录在这一组", "The selected record belongs to")}</Caption1>
            <div className={styles.rows}><Line line={shown.selected} onOpen={setOpened} /></div>
          </section>
        )}
        {shown !== null && shown.total === 0 && <Body1>{kind !== "duplicate" ? say("没有。", "None.") : (merged.value?.total ?? 0) > 0 ? <>{say("没有还要合并的。", "Nothing is left to merge.")} <Link as="button" inline onClick={() => setTabbed("merged")}>{say(`看已合并的 ${count(merged.value!.total)} 组`, `Show the ${plural(merged.value!.total, "merged group")}`)}</Link></> : say("没有找到重复的记录。新录入或导入之后，这里会再看一遍。", "No duplicates were found. New entries and imports are checked here again.")}</Body1>}
        <div className={styles.rows}>{shown?.lines.map((line) => <Line key={line.key} line={line} onOpen={setOpened} />)}</div>
        {shown !== null && shown.lines.length < shown.total && <Button appearance="subtle" onClick={() => setPages(pages + 1)}>{say(`再显示一些（共 ${count(shown.total)}）`, `Show more of ${count(shown.total)}`)}</Button>}
      </>}
      <div className={styles.links}>
        {kept > 0 && <Link as="button" onClick={() => setAside("decisions")}>{say(`已排除 ${count(kept)} 对`, `${plural(kept, "pair")} marked as not the same`)}</Link>}
        <Link as="button" onClick={() => setAside("why")}>{say("查两条记录为什么不算重复…", "Why two records were not merged…")}</Link>
      </div>
    </div>
  );
}

function Line({ line, onOpen }: { readonly line: MatchLine; readonly onOpen: (key: string) => void }) {
  const styles = useLineStyles();
  const { say, percent, desk } = usePane();
  const [first, ...others] = line.records;
  // Of what is only related nothing is sure or unsure.
  // Nor where the names differ: how sure the rest makes it is not how sure anybody can be.
  const sure = line.kind === "related" || line.doubt === "name" ? null : percent(Math.min(line.score, mostSure));
  const rows = line.records.map(({ row }) => row).join(say("、", ", ")) + (line.size > line.records.length ? "…" : "");
  const names = [...new Set(others.map(({ title }) => title))].filter((title) => title !== first!.title);
  return (
    <button type="button" className={styles.row} data-key={line.key} onFocus={() => void desk.sheet.show({ row: first!.row, field: null })} onClick={() => onOpen(line.key)}>
      <span className={styles.text}>
        <Text className={styles.clip} weight="semibold">{first!.title} {line.size > 2 && <Badge appearance="tint" size="small">×{line.size}</Badge>}</Text>
        <Caption1 className={mergeClasses(styles.quiet, styles.clip)}>{line.doubt !== null && <strong>{line.doubt === "name" ? say("名称不同 · ", "Names differ · ") : say("多项不同 · ", "Several fields differ · ")}</strong>}{say(`第 ${rows} 行`, `Rows ${rows}`)}{line.allowed && say(" · 模板允许", " · allowed by the template")}{names.length > 0 && ` · ${names.join(say("、", ", "))}`}</Caption1>
      </span>
      {sure !== null && <Text aria-label={say(`把握 ${sure}`, `${sure} sure`)}>{sure}</Text>}
      <ChevronRightRegular aria-hidden />
    </button>
  );
}

/** All certain groups at once: first what it would do. */
function MergeEvery({ groups, records }: { readonly groups: number; readonly records: number }) {
  const styles = useStyles();
  const { say, count, act, desk, go, place } = usePane();
  const [asked, setAsked] = useState(false);
  // Who says not now goes on where it was asked.
  const [declined, setDeclined] = useState(false);
  const about = say(`${count(groups)} 组重复，共 ${count(records)} 条记录。`, `${plural(groups, "group")} of duplicates with ${plural(records, "record")}.`);
  if (!asked)
    return (
      <div className={styles.all}>
        <Body1>{about}</Body1>
        <Button appearance="primary" autoFocus={declined} onClick={() => setAsked(true)}>{say("全部合并…", "Merge all…")}</Button>
      </div>
    );
  return <MergePreview onClose={() => { setDeclined(true); setAsked(false); }} onMerge={async (stamp, ownValues) => { const done = await act(say("正在合并", "Merging"), () => desk.duplicates.mergeAll(stamp, ownValues), ({ gone, edits, change }) => ({ text: say(`已合并，去掉 ${count(gone)} 条重复，改了 ${count(edits)} 个单元格`, `Merged: ${plural(gone, "repeat")} taken out, ${plural(edits, "cell")} changed`), change })); setAsked(false); if (done !== null && place.isNext === true) go({ view: "start" }); }} />;
}

const fewSamples = 5;

/** What merging all would do, before it does it: how many, what is left to a person, and some groups before and after. */
function MergePreview({ onClose, onMerge }: { readonly onClose: () => void; readonly onMerge: (stamp: string, ownValues: boolean) => Promise<void> }) {
  const styles = useStyles();
  const { say, count, tell } = usePane();
  const [all, setAll] = useState(false);
  const [ownValues, setOwn] = useState(false);
  // One question, whatever is ticked: the card stays under the hand while it is worked out anew.
  const { value, problems, waiting, again } = useAsked("mergeAll", (desk) => desk.duplicates.previewAll(ownValues));
  const since = useSince(`mergeAll ${ownValues}`, waiting ? null : value?.stamp ?? null, value === null ? [] : [
    [say("合并的组", "groups to merge"), count(value.groups)],
    [say("去掉的记录", "records that go"), count(value.goes)],
    [say("改的单元格", "cells that change"), count(value.edits)],
    [say("要人选值的组", "groups for a person"), count(value.left)],
  ]);
  if (problems.length > 0) return <Problems problems={problems} again={again} />;
  if (value === null) return <Body1>{say("正在算合并会改什么", "Working out what merging would do")}</Body1>;
  const { groups, goes, going, edits, left, choose, ownOf, doubtful, review, dropped, moved, links, samples } = value;
  const [contacts, others] = [dropped.filter(({ isContact }) => isContact), dropped.filter(({ isContact }) => !isContact)];
  const named = (labels: readonly Localized[]): string => labels.map(tell).join(say("、", ", "));
  const listed = (of: MergeAll["dropped"]): string => of.map(({ label, count: many }) => say(`${label["zh-CN"]} ${count(many)} 个`, `${label.en} (${plural(many, "cell")})`)).join(say("、", ", "));
  return (
    <section className={`${styles.all} ${styles.card}`} aria-label={say("合并预览", "Preview of the merge")} onKeyDown={(event) => { if (event.key === "Escape") { event.preventDefault(); onClose(); } }}>
      <HeadersMeanwhile />
      <ChangedMeanwhile since={since} />
      {groups > 0 && <Body1>{say(`${count(groups)} 组各合并成一条：去掉 ${count(goes)} 条重复的记录，改 ${count(edits)} 个单元格。去掉的记录整条留在历史里，可以一组一组撤销。`, `${plural(groups, "group")} ${verb(groups, "becomes one record", "become one record each")}: ${plural(goes, "record")} ${verb(goes, "is", "are")} taken out, ${plural(edits, "cell")} ${verb(edits, "changes", "change")}. What is taken out stays whole in the history, and each group can be undone by itself.`)}</Body1>}
      {doubtful > 0 && <Body1>{say(`${count(doubtful)} 组名称不同或有多项不同，留在“待确认”${review > doubtful ? `（共 ${count(review)} 组）` : ""}里等人看，这次不合并。`, `${plural(doubtful, "group")} whose names or several other fields differ ${verb(doubtful, "waits", "wait")} under "To review"${review > doubtful ? ` (${count(review)} altogether)` : ""} and ${verb(doubtful, "is", "are")} not merged now.`)}</Body1>}
      {left > 0 && <Body1>{say(`另有 ${count(left)} 组要人选值${choose.length > 0 ? `（${named(choose)}）` : ""}，不动。可以在列表里点开一组来选。`, `${plural(left, "more group")} ${verb(left, "needs", "need")} a person to choose a value${choose.length > 0 ? ` (${named(choose)})` : ""} and ${verb(left, "is left as it is", "are left as they are")}. Open a group in the list to choose.`)}</Body1>}
      {ownOf.length > 0 && <Checkbox checked={ownValues} onChange={(_, { checked }) => { setOwn(checked === true); again(); }} label={say(`${named(ownOf)}不同时，都用留下那条的，一起合并`, `Where ${named(ownOf)} ${verb(ownOf.length, "differs", "differ")}, keep what the record that stays says, and merge these too`)} />}
      {moved > 0 && <Body1>{say(`${count(moved)} 个另外的号码、邮箱或联系人移到空着的电话列或备注里，不丢。`, `${plural(moved, "other number, address or person", "other numbers, addresses and people")} ${verb(moved, "goes", "go")} into a blank phone column or the remarks, so that none is lost.`)}</Body1>}
      {contacts.length > 0 && <MessageBar intent="warning" layout="multiline"><MessageBarBody>{say(`只留在历史里的号码、邮箱和联系人：${listed(contacts)}。`, `Numbers, addresses and people that only the history keeps: ${listed(contacts)}.`)}</MessageBarBody></MessageBar>}
      {others.length > 0 && <Caption1>{say(`只留在历史里的不同写法和值：${listed(others)}。`, `Other spellings and values that only the history keeps: ${listed(others)}.`)}</Caption1>}
      <LinksThatStay links={links} />
      <BrokenFormulas rows={going} />
      <div className={styles.buttons}>
        {groups > 0 && <Button appearance="primary" autoFocus disabledFocusable={waiting} onClick={() => void onMerge(value.stamp, ownValues)}>{since === null ? say(`合并 ${count(groups)} 组`, `Merge ${plural(groups, "group")}`) : say(`按新的预览合并 ${count(groups)} 组`, `Merge these ${plural(groups, "group")}`)}</Button>}
        <Button onClick={onClose}>{say("取消", "Not now")}</Button>
      </div>
      {samples.length > 0 && (
        <div className={styles.samples} role="region" aria-label={say("合并的例子", "Examples of merges")}>
          <Caption1 className={styles.quiet}>{say("改动最多的几组", "The groups that change most")}</Caption1>
          {samples.slice(0, all ? samples.length : fewSamples).map((sample) => <Sample key={sample.key} sample={sample} />)}
          {!all && samples.length > fewSamples && <Button size="small" appearance="subtle" onClick={() => setAll(true)}>{say(`再看 ${count(samples.length - fewSamples)} 组`, `Show ${plural(samples.length - fewSamples, "more group")}`)}</Button>}
        </div>
      )}
    </section>
  );
}

/** One group: which record stays, which go, what its cells say before and after, and what only the history keeps. */
function Sample({ sample: { stays, goes, edits, dropped } }: { readonly sample: MergeSample }) {
  const styles = useStyles();
  const { say, tell, desk } = usePane();
  const row = (line: { readonly row: number }) => <Link as="button" inline onClick={() => void desk.sheet.show({ row: line.row, field: null })}>{say(`第 ${line.row} 行`, `row ${line.row}`)}</Link>;
  return (
    <div className={styles.sample}>
      <Text weight="semibold" className={styles.wrap}>{stays.title}</Text>
      <Caption1 block>{say("保留", "Stays: ")}{row(stays)}{say("，去掉", "; goes: ")}{goes.map((line, at) => <span key={line.row}>{at > 0 && say("、", ", ")}{row(line)}{line.title !== stays.title && ` ${line.title}`}</span>)}</Caption1>
      {edits.map(({ label, before, after }) => <div key={label.en}><Caption1 className={styles.quiet}>{tell(label)}</Caption1> <BeforeAfter before={before} after={after} /></div>)}
      {dropped.map(({ label, value }) => <div key={`${label.en} ${value}`} className={styles.wrap}><Caption1 className={styles.quiet}>{tell(label)}</Caption1> <del className={styles.gone}>{value}</del> <Caption1 className={styles.quiet}>{say("只在历史里", "only in the history")}</Caption1></div>)}
    </div>
  );
}
