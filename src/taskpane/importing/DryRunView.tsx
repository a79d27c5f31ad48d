import { Body1, Button, Caption1, Caption1Strong, Checkbox, Link, Radio, RadioGroup, Subtitle2, Text, makeStyles, tokens } from "@fluentui/react-components";
import { ChevronDownRegular, ChevronRightRegular } from "@fluentui/react-icons";
import { useState } from "react";
import type { ForDuplicate, ImportChoice, OutcomeKind } from "../../pipeline/importPlan";
import { ChangedMeanwhile, HeadersMeanwhile, useSince } from "../shell/ChangedMeanwhile";
import { LinksThatStay } from "../shell/LinksThatStay";
import { Problems } from "../shell/Problems";
import { plural, verb } from "../shell/language";
import { Spoken } from "../shell/Spoken";
import { useAsked, usePane } from "../shell/paneContext";
import type { DryRun, ImportSetting, RowView } from "./importingDesk";

const useStyles = makeStyles({
  title: { marginBottom: tokens.spacingVerticalXS },
  rows: { display: "flex", flexDirection: "column", marginBottom: tokens.spacingVerticalS },
  row: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalS, width: "100%", minHeight: "36px", padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalXS}`, border: "none", borderBottom: `1px solid ${tokens.colorNeutralStroke3}`, background: "none", color: "inherit", font: "inherit", textAlign: "start", cursor: "pointer", ":hover": { backgroundColor: tokens.colorNeutralBackground1Hover }, ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "-2px" }, ":disabled": { cursor: "default", color: tokens.colorNeutralForeground3 } },
  name: { flexGrow: 1, minWidth: 0 },
  number: { fontVariantNumeric: "tabular-nums", whiteSpace: "nowrap" },
  lines: { display: "flex", flexDirection: "column", padding: `${tokens.spacingVerticalXS} 0 ${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}` },
  line: { display: "flex", flexDirection: "column", padding: `${tokens.spacingVerticalXS} 0`, overflowWrap: "anywhere" },
  quiet: { color: tokens.colorNeutralForeground2 },
  before: { textDecorationLine: "line-through", color: tokens.colorNeutralForeground2 },
  after: { fontWeight: tokens.fontWeightSemibold },
  people: { display: "flex", flexDirection: "column", maxHeight: "240px", overflowY: "auto" },
  fates: { flexWrap: "wrap" },
  foot: { position: "sticky", bottom: `calc(-1 * ${tokens.spacingHorizontalM})`, margin: `0 calc(-1 * ${tokens.spacingHorizontalM}) calc(-1 * ${tokens.spacingHorizontalM})`, padding: tokens.spacingHorizontalM, backgroundColor: tokens.colorNeutralBackground1, borderTop: `1px solid ${tokens.colorNeutralStroke2}`, display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXS, alignItems: "flex-start" },
});

const page = 100;

/** What becomes of each row, counted; each count opens. Then writing exactly that. */
export function DryRunView({ setting, onChoice, onDone }: { readonly setting: ImportSetting; readonly onChoice: (choice: ImportChoice) => void; readonly onDone: () => void }) {
  const styles = useStyles();
  const { say, count, act, desk } = usePane();
  /** Null: nothing was opened or closed yet. What a person has to look at stands open. */
  const [opened, setOpen] = useState<OutcomeKind | "none" | null>(null);
  const { value, problems, again } = useAsked(`dryRun ${JSON.stringify(setting)}`, (asked) => asked.importing.dryRun(setting));
  const [last, setLast] = useState<DryRun | null>(null);
  if (value !== null && value !== last) setLast(value);
  const run = value ?? last;
  const since = useSince(JSON.stringify(setting), value?.stamp ?? null, value === null ? [] : [
    [say("新增", "new"), count(value.counts.new)],
    [say("更新", "changed"), count(value.counts.changed)],
    [say("没有变化", "unchanged"), count(value.counts.unchanged)],
    [say("疑似重复", "likely duplicates"), count(value.counts.duplicate)],
    [say("疑似重复，请核对", "possible duplicates"), count(value.counts.alike)],
    [say("有冲突", "conflicts"), count(value.counts.conflict)],
    [say("不能导入", "not imported"), count(value.counts.rejected)],
    [say("改的单元格", "cells that change"), count(value.edits)],
  ]);
  if (problems.length > 0) return <Problems problems={problems} action={<Button onClick={again}>{say("再算一次", "Try again")}</Button>} />;
  if (run === null) return <Text role="status">{say("正在试算", "Working out the dry run")}</Text>;
  const { counts, leftOut, edits } = run;
  const open = opened ?? (counts.alike > 0 ? "alike" : "none");
  const kinds: readonly (readonly [OutcomeKind, string, string])[] = [
    ["alike", say("疑似重复，请核对", "Possible duplicates: please check"), say("可能表里已有；说明要怎样之前不写入", "May be there already; not written until you decide")],
    ["new", say("新增", "New"), say("表里没有的记录", "Records not yet in the table")],
    ["changed", say("更新", "Changed"), say(`已有的记录，改 ${count(edits)} 个单元格`, `Records already there; ${plural(edits, "cell")} ${verb(edits, "changes", "change")}`)],
    ["unchanged", say("没有变化", "Unchanged"), say("和表里一样，或者和来源里另一行一样", "Same as in the table, or as another row")],
    ["duplicate", say("疑似重复", "Likely duplicates"), say("不写入", "Not written")],
    ["conflict", say("有冲突", "Conflicts"), say("不写入", "Not written")],
    ["rejected", say("不能导入", "Cannot be imported"), say("有读不懂的内容；不写入", "Some cells cannot be read; not written")],
  ];
  const writes = counts.new + counts.changed;
  const text = [counts.new > 0 ? say(`新增 ${count(counts.new)} 条`, `${count(counts.new)} new`) : "", counts.changed > 0 ? say(`更新 ${count(counts.changed)} 条`, `${count(counts.changed)} changed`) : ""].filter((part) => part !== "").join(say("，", ", "));
  const write = async (): Promise<void> => {
    const done = await act(say("正在导入", "Importing"), () => desk.importing.write(setting, run.stamp), ({ change, added, changed, created }) => ({
      text: say("已导入：", "Imported: ") + [
        ...(added > 0 ? [say(`新增 ${count(added)} 条`, `${count(added)} new`)] : []),
        ...(changed > 0 ? [say(`更新 ${count(changed)} 条`, `${count(changed)} changed`)] : []),
        ...created.map(({ label, count: many }) => say(`“${label["zh-CN"]}”里新建 ${count(many)} 条`, `${count(many)} made in ${label.en}`)),
      ].join(say("，", ", ")),
      change,
    }));
    if (done !== null) onDone();
  };
  return (
    <>
      <HeadersMeanwhile />
      <ChangedMeanwhile since={since} />
      <section>
        <Subtitle2 as="h2" className={styles.title}>{say("试算结果", "Dry run")}</Subtitle2>
        <Spoken>{say("试算结果：", "Dry run: ") + kinds.filter(([kind]) => counts[kind] > 0).map(([kind, name]) => `${name} ${say(`${count(counts[kind])} 行`, plural(counts[kind], "row"))}`).join(say("，", ", "))}</Spoken>
        <div className={styles.rows}>
          {kinds.map(([kind, name, hint]) => (
            <div key={kind}>
              <button type="button" className={styles.row} aria-expanded={open === kind} disabled={counts[kind] === 0} onClick={() => setOpen(open === kind ? "none" : kind)}>
                {open === kind ? <ChevronDownRegular aria-hidden /> : <ChevronRightRegular aria-hidden />}
                <span className={styles.name}><Text>{name}</Text>{counts[kind] > 0 && <Caption1 block className={styles.quiet}>{hint}</Caption1>}</span>
                <Text className={styles.number} weight={counts[kind] > 0 ? "semibold" : "regular"}>{say(`${count(counts[kind])} 行`, plural(counts[kind], "row"))}</Text>
              </button>
              {open === kind && counts[kind] > 0 && <Rows setting={setting} kind={kind} total={counts[kind]} onChoice={onChoice} />}
            </div>
          ))}
        </div>
        {run.unknownPeople.map((of) => <UnknownPeople key={of.field} of={of} />)}
        {run.replaced.length > 0 && (
          <div className={styles.lines} role="group" aria-label={say("表里已填、要改成别的值的", "Filled cells that get another value")}>
            <Text weight="semibold">{say("表里已经填了，来源说的不一样", "Filled in already, but the source says something else")}</Text>
            {run.replaced.map(({ field, label, count: many, isKept, samples }) => (
              <div key={field} className={styles.line}>
                <Checkbox checked={!isKept} onChange={(_, { checked }) => onChoice({ ...setting.choice, policy: withPolicy(setting.choice.policy, field, checked === true) })} label={isKept ? say(`“${label["zh-CN"]}”保留表里的`, `${label.en}: keep the table's`) : say(`“${label["zh-CN"]}”换成来源的，${count(many)} 处`, `${label.en}: take the source's, ${plural(many, "cell")}`)} />
                {samples.map(({ row, before, after }) => <Caption1 key={row}><Link as="button" inline onClick={() => void desk.sheet.show({ row, field })}>{say(`第 ${row} 行`, `row ${row}`)}</Link> <span className={styles.before}>{before}</span> → <span className={styles.after}>{after}</span></Caption1>)}
              </div>
            ))}
          </div>
        )}
        <LinksThatStay links={run.links} />
        {run.missing.map(({ label, count: many }) => <Caption1 block key={label.en}>{say(`${count(many)} 条新记录缺必填的“${label["zh-CN"]}”，导入后列为问题。`, `${plural(many, "new record")} ${verb(many, "lacks", "lack")} ${label.en}, which is required; ${many === 1 ? "it becomes a finding" : "they become findings"}.`)}</Caption1>)}
        {run.created.map(({ label, count: many }) => <Caption1 block key={`made ${label.en}`}>{say(`“${label["zh-CN"]}”里顺带新建 ${count(many)} 条，因为有行提到它们。`, `${plural(many, "record")} ${verb(many, "is", "are")} added to ${label.en} too, because rows name ${many === 1 ? "it" : "them"}.`)}</Caption1>)}
        {leftOut.length > 0 && <Caption1 block className={styles.quiet}>{say(`不导入的列：${leftOut.join("、")}`, `Columns not imported: ${leftOut.join(", ")}`)}</Caption1>}
        {run.byRecordId && <Caption1 block className={styles.quiet}>{say("来源里的记录编号就是这张表的，按编号对应。", "The source has this table's record ids; records are matched by them.")}</Caption1>}
      </section>
      <div className={styles.foot}>
        {counts.alike > 0 && <Caption1>{say(`${count(counts.alike)} 行疑似重复还没有决定，这次不写入。`, `${plural(counts.alike, "row")} may be there already; without a decision ${counts.alike === 1 ? "it is" : "they are"} not written.`)}</Caption1>}
        {writes === 0 ? <Body1>{say("没有要写入的内容。", "There is nothing to write.")}</Body1> : <Caption1>{say("整个导入是一次更改，可以撤销。来源里的空格不会清掉表里的内容。", "The import is one change and can be undone. Blank cells of the source erase nothing.")}</Caption1>}
        <Button appearance="primary" disabled={writes === 0 || value === null} onClick={() => void write()}>{writes === 0 ? say("写入", "Write") : since === null ? say(`写入：${text}`, `Write ${text}`) : say(`按新的试算写入：${text}`, `Write this: ${text}`)}</Button>
      </div>
    </>
  );
}

/** Whom the source names that is nobody on the list: who joins it is no fault of the rows any more. One who is called nearly like somebody is left to a person. */
function UnknownPeople({ of: { field, label, texts } }: { readonly of: DryRun["unknownPeople"][number] }) {
  const styles = useStyles();
  const { say, count, act, desk } = usePane();
  const [turned, setTurned] = useState<ReadonlySet<string>>(new Set());
  const chosen = texts.filter(({ text, near }) => (near === null) !== turned.has(text));
  const add = (): Promise<unknown> => act(say("正在加到人员名单", "Adding to the list of people"), () => desk.importing.addPeople(field, chosen.map(({ text }) => text)), ({ change }) => ({ text: say(`${count(chosen.length)} 人加到了人员名单`, `${plural(chosen.length, "person", "people")} added to the list`), change }));
  return (
    <div className={styles.lines} role="group" aria-label={say(`不在人员名单里的“${label["zh-CN"]}”`, `${label.en}: not on the list of people`)}>
      <Text weight="semibold">{say(`“${label["zh-CN"]}”里有 ${count(texts.length)} 人不在人员名单里`, `${label.en}: ${plural(texts.length, "person", "people")} not on the list of people`)}</Text>
      <Caption1>{say("他们的行因此不能导入。加到这个工作簿模板的人员名单里就行，可以撤销。", "That keeps their rows out. Put them on the list of people in this workbook's own template; it can be undone.")}</Caption1>
      <div className={styles.people}>
        {texts.map(({ text, count: many, near }) => <Checkbox key={text} checked={(near === null) !== turned.has(text)} onChange={() => setTurned((before) => { const next = new Set(before); if (!next.delete(text)) next.add(text); return next; })} label={say(`${text}（${count(many)} 行）`, `${text} (${plural(many, "row")})`) + (near === null ? "" : say(`，是不是“${near}”？`, ` – or is it ${near}?`))} />)}
      </div>
      <div><Button size="small" disabled={chosen.length === 0} onClick={() => void add()}>{say(`把 ${count(chosen.length)} 人加到人员名单`, `Add ${plural(chosen.length, "person", "people")} to the list`)}</Button></div>
    </div>
  );
}

function Rows({ setting, kind, total, onChoice }: { readonly setting: ImportSetting; readonly kind: OutcomeKind; readonly total: number; readonly onChoice: (choice: ImportChoice) => void }) {
  const styles = useStyles();
  const { say, count } = usePane();
  const { choice } = setting;
  const [pages, setPages] = useState(1);
  const { value, problems, again } = useAsked(`rows ${kind} ${pages} ${JSON.stringify(setting)}`, async (desk) => {
    const lines: RowView[] = [];
    let total = 0;
    for (let at = 0; at < pages; at++) {
      const next = await desk.importing.rows(setting, kind, at * page);
      if (!next.ok) return next;
      lines.push(...next.value.lines);
      total = next.value.total;
    }
    return { ok: true, value: { total, lines } };
  });
  if (problems.length > 0) return <Problems problems={problems} again={again} />;
  return (
    <div className={styles.lines}>
      {kind === "alike" && total > 1 && <Caption1Strong>{say(`全部 ${count(total)} 行一起定`, `For all ${count(total)} rows`)}</Caption1Strong>}
      {kind === "alike" && total > 1 && <Fate name={say(`全部 ${count(total)} 行`, `All ${count(total)} rows`)} value={choice.alike ?? "skip"} onChange={(alike) => onChoice({ ...choice, alike })} />}
      {value?.lines.map((line) => <RowLine key={line.row} line={line} fate={choice.rows?.[line.row] ?? (kind === "alike" || kind === "duplicate" ? "skip" : null)} onFate={(fate) => onChoice({ ...choice, rows: { ...choice.rows, [line.row]: fate } })} />)}
      {value !== null && value.lines.length < value.total && <Button size="small" appearance="subtle" onClick={() => setPages(pages + 1)}>{say(`再显示一些（共 ${count(value.total)}）`, `Show more of ${count(value.total)}`)}</Button>}
    </div>
  );
}

/** Taking the source's value is as it was agreed, or as is usual; keeping what the table says fills blanks only. */
function withPolicy(policy: ImportChoice["policy"], field: string, taken: boolean): NonNullable<ImportChoice["policy"]> {
  return taken ? Object.fromEntries(Object.entries(policy ?? {}).filter(([id]) => id !== field)) : { ...policy, [field]: "fillBlank" };
}

/** What becomes of a row that may be there already. */
function Fate({ name, value, onChange }: { readonly name: string; readonly value: ForDuplicate; readonly onChange: (fate: ForDuplicate) => void }) {
  const styles = useStyles();
  const { say } = usePane();
  return (
    <RadioGroup layout="horizontal" className={styles.fates} aria-label={name} value={value} onChange={(_, { value: fate }) => onChange(fate as ForDuplicate)}>
      <Radio value="skip" label={say("不导入", "Leave out")} />
      <Radio value="update" label={say("更新那一条", "Update that one")} />
      <Radio value="add" label={say("照样新增", "Add anyway")} />
    </RadioGroup>
  );
}

/** `fate`: null = nothing to decide. */
function RowLine({ line, fate, onFate }: { readonly line: RowView; readonly fate: ForDuplicate | null; readonly onFate: (fate: ForDuplicate) => void }) {
  const styles = useStyles();
  const { say, tell, desk } = usePane();
  const { target } = line;
  const blank = say("（空）", "(blank)");
  return (
    <div className={styles.line}>
      <span><Caption1 className={styles.quiet}>{say(`来源第 ${line.row} 行`, `Source row ${line.row}`)}</Caption1> {line.title} {target !== null && <Link as="button" inline onClick={() => void desk.sheet.show({ row: target, field: null })}>{say(`表里第 ${target} 行`, `table row ${target}`)}</Link>}</span>
      {line.reasons.map((reason, index) => <Caption1 key={index}>{tell(reason)}</Caption1>)}
      {line.edits.map(({ label, before, after }, index) => <Caption1 key={index}>{tell(label)} <span className={styles.before}>{before === "" ? blank : before}</span> → <span className={styles.after}>{after}</span></Caption1>)}
      {line.values.length > 0 && <Caption1 className={styles.quiet}>{line.values.slice(1, 6).map(({ label, text }) => `${tell(label)} ${text}`).join(say("，", ", "))}</Caption1>}
      {fate !== null && <Fate name={say(`来源第 ${line.row} 行怎么办`, `What to do with source row ${line.row}`)} value={fate} onChange={onFate} />}
    </div>
  );
}
