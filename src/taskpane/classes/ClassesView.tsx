import { Accordion, AccordionHeader, AccordionItem, AccordionPanel, Badge, Body1, Button, Caption1, Card, Checkbox, Link, MessageBar, MessageBarBody, Subtitle2, Text, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { ChangedMeanwhile, type Told, useSince } from "../shell/ChangedMeanwhile";
import { Problems } from "../shell/Problems";
import { plural, verb } from "../shell/language";
import { useAsked, usePane } from "../shell/paneContext";
import { ClassChanges } from "./ClassChanges";
import type { ClassCount, ClassOverview, ClassRecord, Classification } from "./classesDesk";

const useStyles = makeStyles({
  stack: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM, minWidth: 0 },
  next: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS, alignItems: "flex-start" },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  bars: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXXS },
  bar: { display: "grid", gridTemplateColumns: "minmax(0, 6.5em) minmax(0, 1fr) minmax(0, 8.5em)", columnGap: tokens.spacingHorizontalS, alignItems: "center", width: "100%", minHeight: "32px", padding: `0 ${tokens.spacingHorizontalXS}`, border: "none", background: "none", color: "inherit", font: "inherit", textAlign: "start", cursor: "pointer", borderRadius: tokens.borderRadiusMedium, ":hover": { backgroundColor: tokens.colorNeutralBackground1Hover }, ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}` } },
  chosen: { backgroundColor: tokens.colorNeutralBackground1Selected },
  track: { display: "block", height: "6px", borderRadius: tokens.borderRadiusMedium, backgroundColor: tokens.colorNeutralBackground6, "@media (forced-colors: active)": { outline: "1px solid CanvasText" } },
  tracks: { display: "flex", flexDirection: "column", gap: "2px" },
  lacking: { marginBottom: tokens.spacingVerticalXS },
  given: { display: "flex", flexDirection: "column", alignItems: "flex-start", width: "100%" },
  rules: { marginBottom: tokens.spacingVerticalXS },
  small: { fontSize: "inherit", lineHeight: "inherit" },
  ruleList: { margin: 0, paddingInlineStart: tokens.spacingHorizontalL },
  was: { backgroundColor: tokens.colorNeutralStroke1Hover },
  fill: { display: "block", height: "100%", borderRadius: tokens.borderRadiusMedium, backgroundColor: tokens.colorCompoundBrandBackground, "@media (forced-colors: active)": { backgroundColor: "Highlight", forcedColorAdjust: "none" } },
  none: { backgroundColor: tokens.colorNeutralStroke1 },
  number: { fontVariantNumeric: "tabular-nums", textAlign: "end" },
  clip: { overflowWrap: "anywhere" },
  title: { marginBottom: tokens.spacingVerticalXS },
  record: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXXS, padding: `${tokens.spacingVerticalS} 0`, borderBottom: `1px solid ${tokens.colorNeutralStroke3}`, overflowWrap: "anywhere" },
  quiet: { color: tokens.colorNeutralForeground2 },
  link: { minHeight: "24px", border: "none", background: "none", color: "inherit", font: "inherit", padding: 0, textAlign: "start", cursor: "pointer", ":hover": { textDecorationLine: "underline" }, ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}` } },
});

const page = 100;
const mostRules = 50;

/** How the records spread over the classes, why each is where it is, and writing the classes. */
export function ClassesView() {
  const styles = useStyles();
  const { say, selected } = usePane();
  const { value, problems, again } = useAsked("classes", (desk) => desk.classes.overview());
  const row = selected?.row ?? null;
  const own = useAsked(`class of ${row ?? ""}`, async (desk) => (row === null ? { ok: true, value: [] } : desk.classes.ofRow(row)));
  if (problems.length > 0) return <Problems problems={problems} again={again} />;
  if (value === null) return <Text>{say("正在计算分级", "Working out the classes")}</Text>;
  if (value.classifications.length === 0) return <Body1>{say("模板没有定义分级。在模板的 classify 里写明规则，这里就会列出每一级和理由。", "The template defines no classes. With rules in its classify part, each class and its reasons show here.")}</Body1>;
  return (
    <div className={styles.stack}>
      {(own.value?.length ?? 0) > 0 && (
        <section aria-label={say("选中的记录", "The selected record")}>
          <Caption1 className={styles.quiet}>{say("选中的记录", "The selected record")}</Caption1>
          {own.value!.map((record, index) => <RecordReason key={index} record={record} withClass />)}
        </section>
      )}
      <Classes overview={value} />
    </div>
  );
}

/** What would be written, and how the records spread over the classes now and then. */
function Classes({ overview }: { readonly overview: ClassOverview }) {
  const [overwrite, setOverwrite] = useState(false);
  const isOverwriting = overwrite && overview.all.edits > overview.own.edits;
  return (
    <>
      <Writing overview={overview} overwrite={isOverwriting} onOverwrite={setOverwrite} />
      {overview.classifications.map((one) => <Distribution key={one.id} of={one} overwrite={isOverwriting} />)}
    </>
  );
}

/** What the sheet says against what the rules say: filling what is blank, and only where somebody asks for it rewriting what people gave. */
function Writing({ overview, overwrite, onOverwrite }: { readonly overview: ClassOverview; readonly overwrite: boolean; readonly onOverwrite: (overwrite: boolean) => void }) {
  const styles = useStyles();
  const { say, tell, count, act, desk, go, place } = usePane();
  const [shown, setShown] = useState(false);
  const { own, all, classifications } = overview;
  const { edits, due, stamp, dueStamp } = overwrite ? all : own;
  const given = all.edits - own.edits;
  const since = useSince(`classes ${overwrite}`, stamp, [
    [say("要改的分级", "classes that change"), count(edits)],
    [say("到期的", "due"), count(due)],
    ...classifications.flatMap(({ label, classes }) => classes.map((one): Told => [`${tell(label)} ${one.class === null ? say("空着", "blank") : one.label === null ? one.class : tell(one.label)}`, count(one.after)])),
  ]);
  if (all.edits === 0) return classifications.some(({ lacking }) => lacking !== null) ? null : <Body1>{say("表里的分级和规则算出来的一致。", "The classes in the sheet are those that the rules give.")}</Body1>;
  const only = (isGiven: boolean): readonly Classification[] => classifications.map((one) => ({ ...one, changes: one.changes.filter((change) => change.given === isGiven) }));
  const [ownChanges, givenChanges] = [only(false), only(true)];
  const fields = (of: readonly Classification[]): string => of.filter(({ changes }) => changes.length > 0).map(({ label }) => tell(label)).join(say("、", ", "));
  // What the rules wrote before may be renewed too.
  const isFilling = !overwrite && ownChanges.every(({ changes }) => changes.every(({ from }) => from === ""));
  const write = async (onlyDue: boolean): Promise<void> => {
    const done = await act(say("正在写入分级", "Writing the classes"), () => desk.classes.write(onlyDue ? dueStamp : stamp, { onlyDue, overwrite }), ({ change, edits: done }) => ({ text: say(`已写入 ${count(done)} 个分级`, `${plural(done, "class", "classes")} written`), change }));
    if (done !== null && place.isNext === true) go({ view: "start" });
  };
  const rewriting = say(`写入 ${count(edits)} 个分级，其中改写 ${count(given)} 个`, `Write ${plural(edits, "class", "classes")}, ${count(given)} of them rewritten`);
  const button = (many: number): string => (overwrite ? rewriting : isFilling ? say(`补上 ${count(many)} 个分级`, `Fill in ${plural(many, "class", "classes")}`) : say(`写入 ${count(many)} 个分级`, `Write ${plural(many, "class", "classes")}`));
  return (
    <Card>
      <div className={styles.next}>
        <ChangedMeanwhile since={since} />
        {own.edits === 0
          ? <Body1>{say("没有要补的分级：表里空着的，规则也定不了。", "There is nothing to fill in: the rules cannot decide the blank ones.")}</Body1>
          : <>
              <Body1>{isFilling || ownChanges.every(({ changes }) => changes.every(({ from }) => from === "")) ? say(`${fields(ownChanges)}空着 ${count(own.edits)} 个，可以按规则补上；已经填了的不动。`, `${plural(own.edits, "blank cell")} in ${fields(ownChanges)} can be filled in by the rules; filled cells stay.`) : say(`${fields(ownChanges)}有 ${count(own.edits)} 个可以按规则补上或更新；人填的不动。`, `${fields(ownChanges)}: ${plural(own.edits, "class", "classes")} can be filled in or renewed by the rules; what people gave stays.`)}</Body1>
              <ClassChanges of={ownChanges} opens />
            </>}
        {given > 0 && (
          <div className={styles.given}>
            <Checkbox checked={overwrite} onChange={(_, { checked }) => { onOverwrite(checked === true); if (checked === true) setShown(true); }} label={say(`也改写已经填了、和规则不同的 ${count(given)} 个（${fields(givenChanges)}）`, `Also rewrite ${count(given)} that ${verb(given, "is", "are")} filled in and differ from the rules (${fields(givenChanges)})`)} />
            <Link as="button" aria-expanded={shown} onClick={() => setShown(!shown)}>{shown ? say("收起", "Hide them") : say("看这些会怎么改", "Show how they would change")}</Link>
            {shown && <ClassChanges of={givenChanges} opens />}
          </div>
        )}
        {due < edits && <Caption1>{due === 0 ? say("按模板还没到重新分级的时候，可以等到期再写。", "By the template the classes hold for a while yet; you may wait.") : say(`其中 ${count(edits - due)} 个按模板还没到重新分级的时候，可以等到期再写。`, `By the template ${plural(edits - due, "class", "classes")} of these ${verb(edits - due, "holds", "hold")} for a while yet; you may wait.`)}</Caption1>}
        <div className={styles.buttons}>
          {due > 0 && <Button appearance="primary" onClick={() => void write(due < edits)}>{due < edits ? say(`写入到期的 ${count(due)} 个`, `Write the ${count(due)} that ${verb(due, "is", "are")} due`) : button(edits)}</Button>}
          {edits > 0 && due < edits && <Button onClick={() => void write(false)}>{due === 0 ? say(`提前写入 ${count(edits)} 个分级`, `Write ${plural(edits, "class", "classes")} early`) : say(`全部写入，共 ${count(edits)} 个`, `Write all ${count(edits)}`)}</Button>}
        </div>
      </div>
    </Card>
  );
}

/** How many records each class has now, and how many once the classes are written; by which rules; and the records of each. */
function Distribution({ of, overwrite }: { readonly of: Classification; readonly overwrite: boolean }) {
  const styles = useStyles();
  const { say, tell, count } = usePane();
  const [open, setOpen] = useState<string | null | undefined>(undefined);
  const afterOf = ({ after, afterAll }: ClassCount): number => (overwrite ? afterAll : after);
  const most = Math.max(1, ...of.classes.map((one) => Math.max(one.now, afterOf(one))));
  const name = ({ class: found, label }: ClassCount): string => (found === null ? say("空着", "Blank") : label === null ? found : tell(label));
  const changes = of.classes.some((one) => one.now !== afterOf(one));
  return (
    <section aria-label={tell(of.label)}>
      <Subtitle2 as="h2" className={styles.title}>{say(`${of.label["zh-CN"]}：${count(of.records)} 条记录`, `${of.label.en}: ${plural(of.records, "record")}`)}</Subtitle2>
      <Rules of={of} />
      {of.lacking !== null && <MessageBar intent="info" layout="multiline" className={styles.lacking}><MessageBarBody>{say(`${count(of.lacking.records)} 条定不了级。`, `${plural(of.lacking.records, "record")} without a class by the rules. `)}{of.lacking.reason}</MessageBarBody></MessageBar>}
      {changes && <Caption1 block className={styles.quiet}>{say("上面一条是现在，下面一条是写入以后。", "Upper bar: now. Lower bar: once written.")}</Caption1>}
      <div className={styles.bars}>
        {of.classes.map((one) => {
          const [now, after] = [one.now, afterOf(one)];
          return (
            <button key={one.class ?? ""} type="button" className={`${styles.bar} ${open === one.class ? styles.chosen : ""}`} aria-expanded={open === one.class} disabled={after === 0} onClick={() => setOpen(open === one.class ? undefined : one.class)}>
              <Text className={styles.clip} title={name(one)}>{name(one)}</Text>
              <span className={styles.tracks} aria-hidden>
                {changes && <span className={styles.track}><span className={`${styles.fill} ${styles.was}`} style={{ width: `${(now / most) * 100}%` }} /></span>}
                <span className={styles.track}><span className={`${styles.fill} ${one.class === null ? styles.none : ""}`} style={{ width: `${(after / most) * 100}%` }} /></span>
              </span>
              <Text className={styles.number}>{now === after ? say(`${count(after)} 条`, plural(after, "record")) : say(`${count(now)} → ${count(after)} 条`, `${count(now)} → ${plural(after, "record")}`)}</Text>
            </button>
          );
        })}
      </div>
      {open !== undefined && <ClassRecords key={`${open ?? ""} ${overwrite}`} classification={of.id} of={open} overwrite={overwrite} />}
    </section>
  );
}

/** The rules in words, in the order in which they decide. */
function Rules({ of: { kind, rules } }: { readonly of: Classification }) {
  const styles = useStyles();
  const { say } = usePane();
  const [open, setOpen] = useState(false);
  const sentence = { table: say("按规则从上到下看，第一条符合的定级。", "The first rule that fits, from the top, gives the class."), score: say("符合的各项加分，按总分定级。", "Points are added for what fits; the total gives the class."), taxonomy: say("按文字里出现的词归类。", "The words in the texts give the class.") }[kind];
  return (
    <div className={styles.rules}>
      <Caption1>{sentence} <Link as="button" inline className={styles.small} aria-expanded={open} onClick={() => setOpen(!open)}>{open ? say("收起规则", "Hide the rules") : say(`看 ${rules.length} 条规则`, `Show the ${plural(rules.length, "rule")}`)}</Link></Caption1>
      {open && <ul className={styles.ruleList}>{rules.slice(0, mostRules).map(({ condition, gives }, at) => <li key={at}><Caption1>{condition ?? say("其他", "Everything else")} → <strong>{gives}</strong></Caption1></li>)}{rules.length > mostRules && <li><Caption1>{say(`另有 ${rules.length - mostRules} 条，见模板。`, `${rules.length - mostRules} more, see the template.`)}</Caption1></li>}</ul>}
    </div>
  );
}

function ClassRecords({ classification, of, overwrite }: { readonly classification: string; readonly of: string | null; readonly overwrite: boolean }) {
  const { say, count } = usePane();
  const [pages, setPages] = useState(1);
  const { value, problems, again } = useAsked(`class ${classification} ${of ?? ""} ${overwrite} ${pages}`, async (desk) => {
    const lines: ClassRecord[] = [];
    let total = 0;
    for (let at = 0; at < pages; at++) {
      const next = await desk.classes.records(classification, of, overwrite, at * page);
      if (!next.ok) return next;
      lines.push(...next.value.lines);
      total = next.value.total;
    }
    return { ok: true, value: { total, lines } };
  });
  const [last, setLast] = useState(value);
  if (value !== null && value !== last) setLast(value);
  const shown = value ?? last;
  if (problems.length > 0) return <Problems problems={problems} again={again} />;
  if (shown === null) return <Text>{say("正在列出", "Listing")}</Text>;
  return (
    <>
      <Accordion collapsible multiple>
        {shown.lines.map((record) => <ClassLine key={record.row} record={record} />)}
      </Accordion>
      {shown.lines.length < shown.total && <Button appearance="subtle" onClick={() => setPages(pages + 1)}>{say(`再显示一些（共 ${count(shown.total)}）`, `Show more of ${count(shown.total)}`)}</Button>}
    </>
  );
}

function ClassLine({ record }: { readonly record: ClassRecord }) {
  const { say, desk } = usePane();
  return (
    <AccordionItem value={record.row}>
      <AccordionHeader size="small" onFocus={() => void desk.sheet.show({ row: record.row, field: null })}>
        <span style={{ overflowWrap: "anywhere", minWidth: 0 }}>{record.title === "" ? record.record : record.title} {record.stale !== null && <Badge size="small" appearance="outline">{say(`表里是 ${record.stale === "" ? "空" : record.stale}`, `the sheet says ${record.stale === "" ? "nothing" : record.stale}`)}</Badge>}</span>
      </AccordionHeader>
      <AccordionPanel><RecordReason record={record} /></AccordionPanel>
    </AccordionItem>
  );
}

/** Why a record is in its class, and what is missing to the next. */
function RecordReason({ record, withClass = false }: { readonly record: ClassRecord & { readonly classification?: unknown }; readonly withClass?: boolean }) {
  const styles = useStyles();
  const { say, desk } = usePane();
  return (
    <div className={styles.record}>
      <span>
        <button type="button" className={styles.link} onClick={() => void desk.sheet.show({ row: record.row, field: null })}><Caption1>{say(`第 ${record.row} 行`, `Row ${record.row}`)}</Caption1> {withClass && record.title}</button>
        {withClass && <> <Badge appearance="tint">{record.class === null ? say("未分级", "no class") : record.label}</Badge></>}
      </span>
      <Text>{record.reason}</Text>
      {record.next !== null && <Text><span className={styles.quiet}>{say(`到 ${record.next.label} 还差：`, `Missing to ${record.next.label}: `)}</span>{record.next.text}</Text>}
      {withClass && record.stale !== null && <Caption1>{say(`表里现在是 ${record.stale === "" ? "空" : record.stale}`, `The sheet says ${record.stale === "" ? "nothing" : record.stale} now`)}</Caption1>}
    </div>
  );
}
