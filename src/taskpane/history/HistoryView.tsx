import { Accordion, AccordionHeader, AccordionItem, AccordionPanel, Badge, Body1, Button, Caption1, Dropdown, Option, Text, makeStyles, tokens } from "@fluentui/react-components";
import { type ReactNode, memo, useRef, useState } from "react";
import type { Problem } from "../../pipeline/session";
import { BeforeAfter } from "../shell/BeforeAfter";
import { ChangedMeanwhile, useSince } from "../shell/ChangedMeanwhile";
import { Problems } from "../shell/Problems";
import { commandName, plural } from "../shell/language";
import { useAsked, usePane } from "../shell/paneContext";
import type { ChangeDetail, HistoryEntry, HistoryFilter, HistoryPage, MovedRecord } from "./historyDesk";

const useStyles = makeStyles({
  stack: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS, minWidth: 0 },
  filters: { display: "grid", gridTemplateColumns: "1fr 1fr", gap: tokens.spacingHorizontalS },
  dropdown: { minWidth: 0, width: "100%" },
  day: { marginTop: tokens.spacingVerticalS, color: tokens.colorNeutralForeground2 },
  head: { display: "flex", flexDirection: "column", padding: `${tokens.spacingVerticalXS} 0`, minWidth: 0, overflowWrap: "anywhere" },
  undone: { textDecorationLine: "line-through", color: tokens.colorNeutralForeground3 },
  edits: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXS, paddingBottom: tokens.spacingVerticalS },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  quiet: { color: tokens.colorNeutralForeground2 },
  told: { position: "sticky", top: 0, zIndex: 1 },
  link: { minHeight: "24px", border: "none", background: "none", color: "inherit", font: "inherit", padding: 0, textAlign: "start", cursor: "pointer", overflowWrap: "anywhere", ":disabled": { cursor: "default" }, ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}` } },
});

const page = 50;

/** Every change set by day, the newest first: who, what, how many; before and after; its undo. */
export function HistoryView() {
  const styles = useStyles();
  const { say, lang, count, version } = usePane();
  const [filter, setFilter] = useState<HistoryFilter>({ command: null, by: null });
  const [pages, setPages] = useState(1);
  const known = useRef<{ readonly of: string; readonly page: HistoryPage } | null>(null);
  const { value, problems, again } = useAsked(`history ${pages} ${JSON.stringify(filter)}`, async (desk) => {
    // Those that are shown stay as they are while nothing has changed: only the next ones are read.
    const of = `${version} ${lang} ${JSON.stringify(filter)}`;
    const before = known.current?.of === of ? known.current.page : null;
    const had = before?.lines.length ?? 0;
    let read = await desk.history.list(filter, had, pages * page - had);
    if (read.ok && before !== null && read.value.total !== before.total) read = await desk.history.list(filter, 0, pages * page);
    else if (read.ok && before !== null) read = { ok: true, value: { ...read.value, lines: [...before.lines, ...read.value.lines] } };
    if (read.ok) known.current = { of, page: read.value };
    return read;
  });
  const [last, setLast] = useState<HistoryPage | null>(null);
  if (value !== null && value !== last) setLast(value);
  const [leftAlone, setLeftAlone] = useState<Problem | null>(null);
  const history = value ?? last;
  if (problems.length > 0) return <Problems problems={problems} again={again} />;
  if (history === null) return <Text>{say("正在读历史", "Reading the history")}</Text>;
  if (history.commands.length === 0) return <Body1>{say("还没有更改。建表、修复、合并之后，每一次都会列在这里，随时可以撤销。", "No change yet. Governing, fixing and merging will each be listed here and can be undone at any time.")}</Body1>;
  const dayOf = (entry: HistoryEntry): string => new Date(entry.at).toLocaleDateString(lang, { year: "numeric", month: "long", day: "numeric" });
  const days = [...new Set(history.lines.map(dayOf))];
  return (
    <div className={styles.stack}>
      {leftAlone !== null && <div className={styles.told}><Problems problems={[leftAlone]} intent="warning" action={<Button onClick={() => setLeftAlone(null)}>{say("知道了", "Close")}</Button>} /></div>}
      {(history.commands.length > 1 || history.people.length > 1) && <Filters history={history} filter={filter} onFilter={(next) => { setFilter(next); setPages(1); }} />}
      {history.total === 0 && <Body1>{say("没有这样的更改。", "There is no such change.")}</Body1>}
      {days.map((day) => (
        <section key={day} aria-label={day}>
          <Caption1 block className={styles.day}>{day}</Caption1>
          <Accordion collapsible>{history.lines.filter((entry) => dayOf(entry) === day).map((entry) => <Entry key={entry.id} entry={entry} onLeftAlone={setLeftAlone} />)}</Accordion>
        </section>
      ))}
      {history.lines.length < history.total && <Button appearance="subtle" onClick={() => setPages(pages + 1)}>{say(`再显示一些（共 ${count(history.total)} 次）`, `Show more of ${count(history.total)}`)}</Button>}
    </div>
  );
}

function Filters({ history, filter, onFilter }: { readonly history: HistoryPage; readonly filter: HistoryFilter; readonly onFilter: (filter: HistoryFilter) => void }) {
  const styles = useStyles();
  const { say } = usePane();
  const [anything, anyone] = [say("全部操作", "Every action"), say("所有人", "Everybody")];
  const person = (by: string): string => (by === "" ? say("没有留名", "No name") : by);
  return (
    <div className={styles.filters}>
      <Dropdown size="small" className={styles.dropdown} aria-label={say("操作", "Action")} value={filter.command === null ? anything : commandName(filter.command, say)} selectedOptions={[filter.command ?? "*"]} onOptionSelect={(_, { optionValue }) => onFilter({ ...filter, command: optionValue === "*" ? null : (optionValue ?? null) })}>
        <Option value="*">{anything}</Option>
        {history.commands.map((command) => <Option key={command} value={command}>{commandName(command, say)}</Option>)}
      </Dropdown>
      {/* A name may be anything, also what stands for everybody: people are told apart by their place. */}
      <Dropdown size="small" className={styles.dropdown} aria-label={say("谁做的", "Who")} value={filter.by === null ? anyone : person(filter.by)} selectedOptions={[String(filter.by === null ? -1 : history.people.indexOf(filter.by))]} onOptionSelect={(_, { optionValue }) => onFilter({ ...filter, by: history.people[Number(optionValue)] ?? null })}>
        <Option value="-1">{anyone}</Option>
        {history.people.map((by, index) => <Option key={by} value={String(index)}>{person(by)}</Option>)}
      </Dropdown>
    </div>
  );
}

/** Drawn again only where its own line is another: a long history has hundreds. */
const Entry = memo(function Entry({ entry, onLeftAlone }: { readonly entry: HistoryEntry; readonly onLeftAlone: (problem: Problem | null) => void }) {
  const styles = useStyles();
  const { say, count, lang, act, desk } = usePane();
  const { id, at, by, command, of, undoes, undoesCommand, stands, later, cells, edits, inserted, removed, reason } = entry;
  const time = new Date(at).toLocaleTimeString(lang, { hour: "2-digit", minute: "2-digit", hour12: false });
  const size = [edits > 0 ? say(`改 ${count(edits)} 处`, plural(edits, "cell")) : cells > 0 && inserted + removed === 0 ? say(`${count(cells)} 个单元格`, plural(cells, "cell")) : "", inserted > 0 ? say(`新增 ${count(inserted)} 条`, `${count(inserted)} new`) : "", removed > 0 ? (command === "merge" ? say(`去掉重复 ${count(removed)} 条`, `${plural(removed, "repeat")} out`) : say(`删除 ${count(removed)} 条`, `${count(removed)} deleted`)) : ""].filter((text) => text !== "").join(say("，", ", "));
  const undo = async (records: readonly string[] = [], what = ""): Promise<void> => {
    onLeftAlone(null);
    const done = await act(say("正在撤销", "Undoing"), () => desk.history.undo(id, records), ({ command: taken, by: undoing }) => ({ text: what !== "" ? say(`已撤销 1 组合并：${what}`, `Undid one merged group: ${what}`) : undoes === null ? say(`已撤销：${commandName(taken, say)}`, `Undone: ${commandName(taken, say)}`) : say(`已恢复：${commandName(undoesCommand ?? taken, say)}`, `Restored: ${commandName(undoesCommand ?? taken, say)}`), change: undoes === null ? null : undoing, ...(undoes === null && undoing !== null ? { redoes: undoing } : {}) }));
    if (done !== null) onLeftAlone(done.leftAlone);
  };
  const undoBackTo = async (): Promise<void> => {
    onLeftAlone(null);
    const done = await act(say("正在撤销", "Undoing"), () => desk.history.undoBackTo(id), ({ count: many }) => ({ text: say(`已撤销 ${count(many)} 次更改`, `${plural(many, "change")} undone`), change: null }));
    if (done !== null) onLeftAlone(done.leftAlone);
  };
  const part = ({ survivor, gone }: MergedPart): void => void act(say("正在撤销", "Undoing"), () => desk.duplicates.merged.undo({ change: id, alone: false, survivor: survivor.record, gone }, true), ({ change }) => ({ text: say(`已撤销合并，并记下不是重复：${survivor.title}`, `Merge undone and marked as not the same: ${survivor.title}`), change }));
  return (
    <AccordionItem value={id}>
      <AccordionHeader size="small">
        <span className={styles.head} title={say(`更改编号 ${id}`, `Change ${id}`)}>
          <Text className={stands ? undefined : styles.undone}>{undoesCommand === "undo" ? say("恢复撤销过的", "Redo") : commandName(command, say)}{undoesCommand === null || undoesCommand === "undo" ? "" : say(`：${commandName(undoesCommand, say)}`, `: ${commandName(undoesCommand, say)}`)}{of === null ? "" : say(`“${of}”`, ` "${of}"`)}{size === "" ? "" : say(`，${size}`, `, ${size}`)}</Text>
          <Caption1>{[time, by].filter((text) => text !== "").join(" · ")} {!stands && <Badge size="small" appearance="outline">{say("已撤销", "undone")}</Badge>}</Caption1>
        </span>
      </AccordionHeader>
      <AccordionPanel>
        <div className={styles.edits}>
          {reason !== null && (command === "keep" || command === "import" || command === "option" || command === "reveal") && <Text>{command === "import" ? say(`来源：${reason}`, `Source: ${reason}`) : reason}</Text>}
          <Detail entry={entry} onUndo={(record, what) => void undo([record], what)} onApart={part}>
            {stands && command !== "reveal" && (
              <div className={styles.buttons}>
                <Button size="small" onClick={() => void undo()}>{undoes === null ? say("撤销这一次", "Undo this one") : say("恢复", "Have it back")}</Button>
                {later > 0 && <Button size="small" onClick={() => void undoBackTo()}>{say(`连同后面 ${count(later)} 次一起撤销`, `Undo this and the ${count(later)} after it`)}</Button>}
              </div>
            )}
          </Detail>
        </div>
      </AccordionPanel>
    </AccordionItem>
  );
});

type MergedPart = ChangeDetail["merged"][number];

/** `onUndo`: of a merge, takes back the group of this record; `onApart`: and remembers that its records are not the same. */
type GroupActions = { readonly onUndo: (record: string, what: string) => void; readonly onApart: (group: MergedPart) => void };

/** `children`: what can be done with it, after what is to be known for that and before the lines, which may be many to walk through. */
function Detail({ entry: { id, edits, inserted, removed, stands, undoes }, onUndo, onApart, children }: GroupActions & { readonly entry: HistoryEntry; readonly children: ReactNode }) {
  const { say, count } = usePane();
  const [pages, setPages] = useState(1);
  const { value, problems, again } = useAsked(`edits ${id} ${pages}`, async (desk) => {
    const first = await desk.history.edits(id, 0);
    if (!first.ok) return first;
    const lines = [...first.value.lines];
    while (lines.length < first.value.total && lines.length < pages * 200) {
      const next = await desk.history.edits(id, lines.length);
      if (!next.ok) return next;
      lines.push(...next.value.lines);
    }
    return { ok: true, value: { ...first.value, lines } };
  });
  const [last, setLast] = useState<ChangeDetail | null>(null);
  if (value !== null && value !== last) setLast(value);
  const detail = value ?? last;
  const since = useSince(id, !stands || value === null ? null : JSON.stringify(value.lines.map(({ now }) => now)) + String(value.changedSince), value === null ? [] : [[say("后来又改过、撤销时不动的", "changed since, which undoing leaves"), count(value.changedSince)]]);
  if (problems.length > 0) return <Problems problems={problems} again={again} />;
  if (edits + inserted + removed === 0) return <><Caption1>{say("这一次没有改记录的值，只动了表的结构、格式，或者记下一个决定。", "No record's value was changed; only structure, formats, or a decision.")}</Caption1>{children}</>;
  if (detail === null) return null;
  return (
    <>
      <ChangedMeanwhile since={since} />
      {stands && undoes === null && detail.changedSince > 0 && <Text>{say(`有 ${count(detail.changedSince)} 处后来又改过，或者记录已不在，撤销时会保留现在的内容。`, `${count(detail.changedSince)} of these cells have changed since, or their record is gone; undoing leaves them alone.`)}</Text>}
      {children}
      <Records title={say("新增", "New")} records={detail.inserted} total={inserted} />
      {detail.groups === 0 ? <Records title={say("删除", "Deleted")} records={detail.removed} total={removed} /> : <Merged detail={detail} stands={stands} onUndo={onUndo} onApart={onApart} />}
      {detail.lines.map((line, index) => <Edit key={index} line={line} />)}
      {detail.lines.length < detail.total && <Button size="small" appearance="subtle" onClick={() => setPages(pages + 1)}>{say(`再显示一些（共 ${count(detail.total)} 处）`, `Show more of ${count(detail.total)}`)}</Button>}
    </>
  );
}

function Edit({ line }: { readonly line: ChangeDetail["lines"][number] }) {
  const styles = useStyles();
  const { say, tell, desk } = usePane();
  return (
    <div>
      <button type="button" className={styles.link} disabled={line.row === null} onClick={() => void desk.sheet.show({ row: line.row!, field: line.field })}><Caption1>{line.row === null ? line.record : say(`第 ${line.row} 行`, `Row ${line.row}`)} {tell(line.label)}</Caption1></button>
      <div><BeforeAfter before={line.before} after={line.after} /></div>
      {line.now !== null && <Caption1 className={styles.quiet}>{say(`现在是 ${line.now === "" ? "空" : line.now}`, `It says ${line.now === "" ? "nothing" : line.now} now`)}</Caption1>}
    </div>
  );
}

/** What a merge made one of; each group has its own undo where there are several. */
function Merged({ detail: { merged, groups }, stands, onUndo, onApart }: GroupActions & { readonly detail: ChangeDetail; readonly stands: boolean }) {
  const styles = useStyles();
  const { say, count } = usePane();
  return (
    <div className={styles.edits}>
      <Caption1 className={styles.quiet}>{say(`合并了 ${count(groups)} 组`, `${plural(groups, "group")} merged`)}</Caption1>
      {merged.map((group) => <MergedGroup key={group.survivor.record} group={group} undoes={stands && group.stands && groups > 1} onUndo={onUndo} onApart={onApart} />)}
      {groups > merged.length && <Caption1>{say(`另有 ${count(groups - merged.length)} 组，在“重复”的“已合并”里`, `${plural(groups - merged.length, "more group")}, under "Merged" in Duplicates`)}</Caption1>}
    </div>
  );
}

function MergedGroup({ group, undoes, onUndo, onApart }: GroupActions & { readonly group: MergedPart; readonly undoes: boolean }) {
  const styles = useStyles();
  const { say, desk } = usePane();
  const { survivor, gone, stands } = group;
  const named = ({ record, title }: MovedRecord): string => (title === "" ? record : title);
  return (
    <div>
      <button type="button" className={styles.link} disabled={survivor.row === null} onClick={() => void desk.sheet.show({ row: survivor.row!, field: null })}><Text className={stands ? undefined : styles.undone}>{gone.map(named).join(say("、", ", "))} → {named(survivor)}</Text></button>
      {!stands && <Badge size="small" appearance="outline">{say("已撤销", "undone")}</Badge>}
      {undoes && (
        <div className={styles.buttons}>
          <Button size="small" onClick={() => onUndo(survivor.record, named(survivor))}>{say("只撤销这一组", "Undo this group only")}</Button>
          <Button size="small" onClick={() => onApart(group)}>{say("不是重复，撤销并不再提", "Not the same: undo and don't ask again")}</Button>
        </div>
      )}
    </div>
  );
}

function Records({ title, records, total }: { readonly title: string; readonly records: readonly MovedRecord[]; readonly total: number }) {
  const styles = useStyles();
  const { say, count, desk } = usePane();
  if (total === 0) return null;
  return (
    <div>
      <Caption1 className={styles.quiet}>{title} {count(total)}</Caption1>
      {records.map(({ record, row, title: name }) => (
        <div key={record}><button type="button" className={styles.link} disabled={row === null} onClick={() => void desk.sheet.show({ row: row!, field: null })}>{name === "" ? record : name} <Caption1 className={styles.quiet}>{row === null ? record : say(`第 ${row} 行`, `row ${row}`)}</Caption1></button></div>
      ))}
      {total > records.length && <Caption1>{say(`另有 ${count(total - records.length)} 条`, `${count(total - records.length)} more`)}</Caption1>}
    </div>
  );
}
