import { Accordion, AccordionHeader, AccordionItem, AccordionPanel, Badge, Body1, Button, Caption1, Card, Subtitle2, Text, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
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
  bar: { display: "grid", gridTemplateColumns: "6.5em minmax(0, 1fr) 7em", columnGap: tokens.spacingHorizontalS, alignItems: "center", width: "100%", minHeight: "32px", padding: `0 ${tokens.spacingHorizontalXS}`, border: "none", background: "none", color: "inherit", font: "inherit", textAlign: "start", cursor: "pointer", borderRadius: tokens.borderRadiusMedium, ":hover": { backgroundColor: tokens.colorNeutralBackground1Hover }, ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}` } },
  chosen: { backgroundColor: tokens.colorNeutralBackground1Selected },
  track: { height: "8px", borderRadius: tokens.borderRadiusMedium, backgroundColor: tokens.colorNeutralBackground5, "@media (forced-colors: active)": { outline: "1px solid CanvasText" } },
  fill: { height: "100%", borderRadius: tokens.borderRadiusMedium, backgroundColor: tokens.colorCompoundBrandBackground, "@media (forced-colors: active)": { backgroundColor: "Highlight", forcedColorAdjust: "none" } },
  none: { backgroundColor: tokens.colorNeutralStroke1 },
  number: { fontVariantNumeric: "tabular-nums", textAlign: "end", whiteSpace: "nowrap" },
  clip: { overflowWrap: "anywhere" },
  title: { marginBottom: tokens.spacingVerticalXS },
  record: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXXS, padding: `${tokens.spacingVerticalS} 0`, borderBottom: `1px solid ${tokens.colorNeutralStroke3}`, overflowWrap: "anywhere" },
  quiet: { color: tokens.colorNeutralForeground2 },
  link: { minHeight: "24px", border: "none", background: "none", color: "inherit", font: "inherit", padding: 0, textAlign: "start", cursor: "pointer", ":hover": { textDecorationLine: "underline" }, ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}` } },
});

const page = 100;

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
      <Recalculate overview={value} />
      {value.classifications.map((one) => <Distribution key={one.id} of={one} />)}
    </div>
  );
}

/** What the sheet says against what the rules say: the difference, then writing it. */
function Recalculate({ overview }: { readonly overview: ClassOverview }) {
  const styles = useStyles();
  const { say, count, act, desk, go, place } = usePane();
  const { edits, due, stamp, dueStamp, classifications } = overview;
  if (edits === 0) return <Body1>{say("表里的分级和规则算出来的一致。", "The classes in the sheet are those that the rules give.")}</Body1>;
  const write = async (onlyDue: boolean): Promise<void> => {
    const done = await act(say("正在写入分级", "Writing the classes"), () => desk.classes.write(onlyDue ? dueStamp : stamp, onlyDue), ({ change, edits: done }) => ({ text: say(`已写入 ${count(done)} 个分级`, `${plural(done, "class", "classes")} written`), change }));
    if (done !== null && place.isNext === true) go({ view: "start" });
  };
  return (
    <Card>
      <div className={styles.next}>
        <Body1>{say(`按规则，有 ${count(edits)} 个单元格的分级要改：`, `By the rules ${plural(edits, "cell")} ${verb(edits, "gets", "get")} another class:`)}</Body1>
        <ClassChanges of={classifications} />
        {due < edits && <Caption1>{due === 0 ? say("按模板还没到重新分级的时候，可以等到期再写。", "By the template the classes hold for a while yet; you may wait.") : say(`其中 ${count(edits - due)} 个按模板还没到重新分级的时候，可以等到期再写。`, `By the template ${plural(edits - due, "class", "classes")} of these ${verb(edits - due, "holds", "hold")} for a while yet; you may wait.`)}</Caption1>}
        <div className={styles.buttons}>
          {due > 0 && <Button appearance="primary" onClick={() => void write(due < edits)}>{due < edits ? say(`写入到期的 ${count(due)} 个`, `Write the ${count(due)} that ${verb(due, "is", "are")} due`) : say(`写入 ${count(edits)} 个分级`, `Write ${plural(edits, "class", "classes")}`)}</Button>}
          {due < edits && <Button onClick={() => void write(false)}>{due === 0 ? say(`提前写入 ${count(edits)} 个分级`, `Write ${plural(edits, "class", "classes")} early`) : say(`全部写入，共 ${count(edits)} 个`, `Write all ${count(edits)}`)}</Button>}
        </div>
      </div>
    </Card>
  );
}

function Distribution({ of }: { readonly of: Classification }) {
  const styles = useStyles();
  const { say, tell, count, percent } = usePane();
  const [open, setOpen] = useState<string | null | undefined>(undefined);
  const most = Math.max(1, ...of.classes.map((one) => one.count));
  const name = ({ class: found, label }: ClassCount): string => (found === null ? say("未分级", "No class") : label === null ? found : tell(label));
  return (
    <section aria-label={tell(of.label)}>
      <Subtitle2 as="h2" className={styles.title}>{say(`${of.label["zh-CN"]}：${count(of.records)} 条记录`, `${of.label.en}: ${plural(of.records, "record")}`)}</Subtitle2>
      <div className={styles.bars}>
        {of.classes.map((one) => (
          <button key={one.class ?? ""} type="button" className={`${styles.bar} ${open === one.class ? styles.chosen : ""}`} aria-expanded={open === one.class} disabled={one.count === 0} onClick={() => setOpen(open === one.class ? undefined : one.class)}>
            <Text className={styles.clip} title={name(one)}>{name(one)}</Text>
            <span className={styles.track} aria-hidden><span className={`${styles.fill} ${one.class === null ? styles.none : ""}`} style={{ display: "block", width: `${(one.count / most) * 100}%` }} /></span>
            <Text className={styles.number}>{say(`${count(one.count)} 条`, count(one.count))}　<Caption1 className={styles.quiet}>{of.records === 0 ? "" : percent(one.count / of.records)}</Caption1></Text>
          </button>
        ))}
      </div>
      {open !== undefined && <ClassRecords key={open ?? ""} classification={of.id} of={open} />}
    </section>
  );
}

function ClassRecords({ classification, of }: { readonly classification: string; readonly of: string | null }) {
  const { say, count } = usePane();
  const [pages, setPages] = useState(1);
  const { value, problems, again } = useAsked(`class ${classification} ${of ?? ""} ${pages}`, async (desk) => {
    const lines: ClassRecord[] = [];
    let total = 0;
    for (let at = 0; at < pages; at++) {
      const next = await desk.classes.records(classification, of, at * page);
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
  const { say, count, desk } = usePane();
  return (
    <div className={styles.record}>
      <span>
        <button type="button" className={styles.link} onClick={() => void desk.sheet.show({ row: record.row, field: null })}><Caption1>{say(`第 ${record.row} 行`, `Row ${record.row}`)}</Caption1> {withClass && record.title}</button>
        {withClass && <> <Badge appearance="tint">{record.class === null ? say("未分级", "no class") : record.label}</Badge></>}
      </span>
      <Text>{record.reason}{record.points !== null && say(`（${count(record.points)} 分）`, ` (${plural(record.points, "point")})`)}</Text>
      {record.next !== null && <Text><span className={styles.quiet}>{say(`到 ${record.next.label} 还差：`, `Missing to ${record.next.label}: `)}</span>{record.next.text}</Text>}
      {withClass && record.stale !== null && <Caption1>{say(`表里现在是 ${record.stale === "" ? "空" : record.stale}`, `The sheet says ${record.stale === "" ? "nothing" : record.stale} now`)}</Caption1>}
    </div>
  );
}
