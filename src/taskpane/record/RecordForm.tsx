import { Badge, Body1, Button, Caption1, Field, Input, Subtitle2, Text, makeStyles, tokens } from "@fluentui/react-components";
import { SearchRegular } from "@fluentui/react-icons";
import { useCallback, useEffect, useRef, useState } from "react";
import type { CellValue } from "../../records/cellValue";
import { Problems } from "../shell/Problems";
import { plural, verb } from "../shell/language";
import { useAsked, usePane } from "../shell/paneContext";
import { AlsoElsewhere } from "./AlsoElsewhere";
import { SimilarCard } from "./SimilarCard";
import type { CheckedDraft, Draft, FormDef, FormField, OpenRecord } from "./recordDesk";
import { type SaveQuestion, errorsOf } from "./saveQuestion";
import { useDebounced } from "./useDebounced";
import { useGoing } from "./useGoing";
import { RecordHistory } from "./RecordHistory";
import { RevealMasked } from "./RevealMasked";
import { DetailRows } from "./DetailRows";
import { FormSections } from "./FormSections";
import { useDraft } from "./useDraft";
import { widgets } from "./widgets";

const useStyles = makeStyles({
  form: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM, flexGrow: 1 },
  head: { display: "flex", alignItems: "baseline", justifyContent: "space-between", gap: tokens.spacingHorizontalS },
  // A name may be as long as a page: its beginning is enough, the field below holds all of it.
  name: { minWidth: 0, overflowWrap: "anywhere", unicodeBidi: "plaintext", textAlign: "left", display: "-webkit-box", WebkitBoxOrient: "vertical", WebkitLineClamp: "3", overflow: "hidden" },
  // What is out of sight costs no layout: a template may have hundreds of fields.
  line: { contentVisibility: "auto", containIntrinsicSize: "auto 62px" },
  proposal: { justifyContent: "flex-start", textAlign: "start", overflowWrap: "anywhere" },
  read: { minHeight: "24px", overflowWrap: "anywhere", color: tokens.colorNeutralForeground2 },
  foot: { position: "sticky", bottom: `calc(-1 * ${tokens.spacingHorizontalM})`, display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS, padding: `${tokens.spacingVerticalS} 0 ${tokens.spacingVerticalM}`, backgroundColor: tokens.colorNeutralBackground1, borderTop: `1px solid ${tokens.colorNeutralStroke2}`, zIndex: 1 },
  actions: { display: "flex", gap: tokens.spacingHorizontalS, flexWrap: "wrap" },
  grow: { flexGrow: 1 },
});

/** A form with more fields than this can be looked through by name. */
const longForm = 40;

const newRecord: Omit<OpenRecord, "closed" | "layout"> = { masked: [], maskedFrom: null, record: "", row: 0, name: "", seen: {}, texts: {} };

type RecordFormProps = {
  readonly form: FormDef;
  readonly record: string | null;
  /** The field that the person comes for. */
  readonly sought: string | null;
  /** Each other number from 1 on: the person wants to type, from the first field on. */
  readonly typing: number;
  readonly onOpen: (record: string) => void;
};

export function RecordForm({ form, record, sought, typing, onOpen }: RecordFormProps) {
  const { say } = usePane();
  const opened = useAsked(`record ${record}`, async (desk) => (record === null ? { ok: true as const, value: { ...newRecord, closed: form.closed, layout: form.layout } } : desk.record.open({ record })));
  if (opened.problems.length > 0) return <Problems problems={opened.problems} again={opened.again} />;
  if (opened.value === null) return opened.waiting ? <Text>{say("正在打开", "Opening")}</Text> : <Body1>{say(`记录 ${record} 已经不在表里。`, `The record ${record} is no longer in the table.`)}</Body1>;
  return <Filled form={form} record={record} sought={sought} typing={typing} open={opened.value} onOpen={onOpen} />;
}

function Filled({ form, record, sought, typing, open, onOpen }: RecordFormProps & { readonly open: OpenRecord }) {
  const styles = useStyles();
  const { say, tell, count, act, desk, moment } = usePane();
  const [draft, putDraft, since] = useDraft(form.workbook, `${form.table} ${record ?? "new"} ${open.name}`);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  /** What was asked before saving, once and for everything; null where nothing was. */
  const [asking, setAsking] = useState<SaveQuestion | null>(null);
  const going = useGoing(record, open.row, open.name);
  const box = useRef<HTMLFormElement>(null);
  const dirty = Object.keys(draft.texts).length > 0;
  const [looked, setLooked] = useState("");
  const settled = useDebounced(draft.texts, 200);
  const { value: checked } = useAsked(`check ${record} ${JSON.stringify(settled)}`, (asked) => asked.record.check(record, settled));
  const [latest, setLatest] = useState<CheckedDraft>({ issues: [], stored: {}, fills: {}, hidden: [], required: [], readOnly: [], layout: open.layout, options: {}, choices: {} });
  useEffect(() => { if (checked !== null) setLatest(checked); }, [checked]);
  // What was wrong before and was not touched does not hold back what was changed.
  const before = useAsked(`check ${record} {}`, (asked_) => asked_.record.check(record, {})).value;
  const { own: errors, old: oldErrors } = errorsOf(latest.issues, record === null ? [] : (before?.issues ?? []), draft.texts);

  // Its page and section are opened for it; from then on they are the person's to turn and close.
  const [seeking, setSeeking] = useState(sought);
  useEffect(() => setSeeking(sought), [sought]);
  useEffect(() => {
    if (seeking === null) return undefined;
    const timer = setTimeout(() => {
      const line = [...(box.current?.querySelectorAll<HTMLElement>("[data-field]") ?? [])].find(({ dataset }) => dataset["field"] === seeking);
      line?.scrollIntoView({ block: "center" });
      line?.querySelector<HTMLElement>("input, select, textarea, [tabindex]")?.focus({ preventScroll: true });
      setSeeking(null);
    }, 50);
    return () => clearTimeout(timer);
  }, [seeking]);

  const valueOf = (field: string): string => draft.texts[field] ?? latest.fills[field] ?? open.texts[field] ?? "";
  useEffect(() => { if (typing > 0) box.current?.querySelector<HTMLElement>("[data-field] :is(input, select, textarea)")?.focus(); }, [typing]);

  // What a person or a colleague put there stays to be seen, asked for or not.
  const asked = form.fields.filter(({ id, deprecated }) => valueOf(id) !== "" || (!deprecated && !latest.hidden.includes(id)));
  const fits = ({ label }: FormField): boolean => tell(label).toLowerCase().includes(looked.trim().toLowerCase());
  const isLong = asked.length > longForm;
  const lines = !isLong || looked.trim() === "" ? asked : asked.filter(fits);

  const laid = form.layouts[latest.layout]!;
  const shown = isLong && looked.trim() !== "" ? { ...laid, tabs: [] } : laid;

  const change = (field: string, text: string): void => {
    // Where a new record is filled in, a blank is something said.
    const original = record === null && form.fields.some(({ id, isFilledIn }) => id === field && isFilledIn) ? null : (open.texts[field] ?? "");
    const others = without(draft.texts, field);
    const texts = text === original ? others : { ...others, [field]: text };
    putDraft({ texts, base: { ...draft.base, [field]: field in draft.texts ? (draft.base[field] ?? null) : (open.seen[field] ?? null) } });
    setAsking(null);
  };
  const labelOf = (field: string): string => { const line = form.fields.find(({ id }) => id === field); return line === undefined ? field : tell(line.label); };
  const save = useCallback(async (): Promise<void> => {
    if (!dirty) return;
    if (asking === null || asking.refused !== null) {
      const repeats = await desk.record.repeated(record, draft.texts);
      const repeat = repeats.ok ? repeats.value : null;
      if (errors.length > 0 || repeat !== null) {
        setAsking({ missing: errors.filter(({ missing }) => missing).flatMap(({ field }) => field ?? []), errors: errors.filter(({ missing }) => !missing), like: repeat === null || repeat.refused ? null : repeat.problem, refused: repeat?.refused === true ? repeat.problem : null });
        return;
      }
    }
    const written = Object.keys(draft.texts).map(labelOf).join(say("、", ", "));
    const still = oldErrors.map(({ field }) => (field === null ? say("整条记录", "the record") : labelOf(field)));
    const rest = still.length === 0 ? "" : say(`；这条记录还有 ${still.length} 处以前的错误（${[...new Set(still)].join("、")}）`, `; ${plural(still.length, "earlier error")} of this record ${verb(still.length, "is", "are")} left (${[...new Set(still)].join(", ")})`);
    const done = await act(say("正在保存", "Saving"), () => desk.record.save(record, draft.texts, draft.base), ({ row, change: made }) => ({ text: (record === null ? say(`已新增第 ${row} 行`, `Added row ${row}`) : say(`已保存第 ${row} 行：${written}`, `Saved row ${row}: ${written}`)) + rest, change: made }));
    if (done === null) return;
    putDraft(null);
    setLeft(new Set());
    setAsking(null);
    if (record === null) onOpen(done.record);
    void desk.sheet.show({ row: done.row, field: null });
  }, [dirty, errors, oldErrors, asking, act, say, desk, record, draft, putDraft, onOpen]);

  const questionText = ({ missing, errors: others, like, refused }: SaveQuestion): string => {
    if (refused !== null) return say("没有保存，模板不允许重复。", "Not saved: the template allows no duplicates. ") + tell(refused.hint);
    const names = missing.map(labelOf);
    const row = like?.data?.["row"];
    const parts = [
      ...(names.length === 0 ? [] : [say(`${count(names.length)} 个必填项没填（${names.join("、")}）`, `${plural(names.length, "required field")} ${verb(names.length, "is", "are")} empty (${names.join(", ")})`)]),
      ...(others.length === 0 ? [] : others.length > 2 ? [say(`${count(others.length)} 处填得不对，见上面`, `${plural(others.length, "error")} ${verb(others.length, "stands", "stand")} above`)] : others.map(({ field, message }) => (field === null ? "" : `${labelOf(field)}${say("：", ": ")}`) + message.replace(/[。.]$/, ""))),
      ...(like === null ? [] : [row === undefined ? say("很像别人的一条记录", "it looks much like somebody else's record") : say(`和第 ${row} 行很像`, `it looks much like row ${row}`)]),
    ];
    return say(`${parts.join("；")}。仍然保存吗？`, `${parts.join("; ")}. Save anyway?`);
  };
  return (
    <form ref={box} noValidate className={styles.form} aria-label={record === null ? say("新记录", "New record") : open.name} onSubmit={(event) => { event.preventDefault(); void save(); }} onKeyDown={(event) => { if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s") { event.preventDefault(); void save(); } }}>
      <div className={styles.head}>
        <Subtitle2 as="h2" className={styles.name} title={open.name}>{record === null ? say(`新${tell(form.label)}`, `New: ${tell(form.label)}`) : open.name}</Subtitle2>
        <Caption1 title={record ?? ""}>{record === null ? "" : say(`第 ${open.row} 行`, `Row ${open.row}`)}{dirty && <> <Badge appearance="outline" size="small">{say("未保存", "unsaved")}</Badge></>}</Caption1>
      </div>
      {since !== null && <Caption1 role="status">{say(`这里有 ${moment(since, new Date())} 填了没保存的内容，可以接着填，也可以放弃。`, `What you typed at ${moment(since, new Date())} was not saved; go on with it, or discard it.`)}</Caption1>}
      {isLong && <Input value={looked} size="small" contentBefore={<SearchRegular aria-hidden />} aria-label={say("在这张表单里找字段", "Find a field of this form")} placeholder={say(`在 ${asked.length} 个字段里找`, `Find among ${asked.length} fields`)} onChange={(_, { value }) => setLooked(value)} onKeyDown={(event) => { if (event.key === "Enter") event.preventDefault(); }} />}
      {isLong && lines.length === 0 && <Body1>{say(`没有名称里带“${looked}”的字段。`, `No field has “${looked}” in its name.`)}</Body1>}
      <FormSections layout={shown} lines={lines} counts={record !== null || asking !== null} opens={(field) => field === seeking || (asking !== null && errors.some((issue) => issue.field === field))} issuesOf={(field) => latest.issues.filter((issue) => issue.field === field && issue.severity === "error").length}>{(field) => (
        <FormLine key={field.id} field={offering(field, latest.options[field.id])} choices={latest.choices[field.id] ?? []} value={valueOf(field.id)} closed={open.masked.includes(field.id) ? "masked" : open.closed.includes(field.id) ? "filled" : latest.readOnly.includes(field.id) ? "readOnly" : null} required={latest.required.includes(field.id) || (field.required && !latest.hidden.includes(field.id))} note={field.deprecated ? "deprecated" : latest.hidden.includes(field.id) ? "notAsked" : null} issues={latest.issues.filter((issue) => issue.field === field.id)} stored={field.id in draft.texts ? (latest.stored[field.id] ?? null) : null} shows={left.has(field.id) || asking !== null || (record !== null && !(field.id in draft.texts))}
          meanwhile={field.id in draft.texts && !same(draft.base[field.id] ?? null, open.seen[field.id] ?? null) ? (open.texts[field.id] ?? "") : null}
          onChange={(text) => change(field.id, text)} onLeave={() => setLeft((before) => new Set([...before, field.id]))}
          onTheirs={() => putDraft({ texts: without(draft.texts, field.id), base: draft.base })}
          onMine={() => putDraft({ texts: draft.texts, base: { ...draft.base, [field.id]: open.seen[field.id] ?? null } })} />
      )}</FormSections>
      {record !== null && open.masked.length > 0 && <RevealMasked record={record} only={open.maskedFrom} />}
      {record !== null && <AlsoElsewhere record={record} />}
      {record !== null && <DetailRows record={record} />}
      {record !== null && <RecordHistory key={record} record={record} />}
      <div className={styles.foot}>
        {dirty && <SimilarCard record={record} draft={settled} onOpen={onOpen} />}
        {asking !== null && <Caption1 role="alert">{questionText(asking)}</Caption1>}
        {!dirty && going.notes}
        <div className={styles.actions}>
          <Button type="submit" appearance="primary" disabled={!dirty}>{asking !== null && asking.refused === null ? say("仍然保存", "Save anyway") : say("保存", "Save")}</Button>
          {dirty && <Button onClick={() => { putDraft(null); setAsking(null); setLeft(new Set()); }}>{say("放弃改动", "Discard")}</Button>}
          <span className={styles.grow} />
          {!dirty && going.buttons}
        </div>
      </div>
    </form>
  );
}

type LineProps = { readonly field: FormField; readonly choices: CheckedDraft["choices"][string]; readonly value: string; /** Why nobody types here. */ readonly closed: "filled" | "masked" | "readOnly" | null; readonly required: boolean; /** Why it is shown though nobody has to fill it. */ readonly note: "deprecated" | "notAsked" | null; readonly issues: CheckedDraft["issues"]; readonly stored: string | null; readonly shows: boolean; /** What the cell says now, where somebody has changed it since. */ readonly meanwhile: string | null; readonly onChange: (text: string) => void; readonly onLeave: () => void; readonly onTheirs: () => void; readonly onMine: () => void };

function FormLine({ field, choices, value, closed, required, note, issues, stored, shows, meanwhile, onChange, onLeave, onTheirs, onMine }: LineProps) {
  const styles = useStyles();
  const { say, tell } = usePane();
  const [focused, setFocused] = useState(false);
  const Widget = widgets[field.widget];
  const worst = shows && closed === null ? (issues.find(({ severity }) => severity === "error") ?? issues.find(({ severity }) => severity === "warning") ?? issues[0]) : undefined;
  const state = worst === undefined ? "none" : worst.severity === "error" ? "error" : "warning";
  if (closed !== null) return <Field label={tell(field.label)} hint={closed === "filled" ? say("自动填写", "Filled automatically") : closed === "masked" ? say("按模板遮盖", "Masked, as the template says") : say("按这条记录的内容，不能改", "Read-only for this record")}><div className={styles.read} data-field={field.id} tabIndex={-1}>{value === "" ? "—" : value}</div></Field>;
  const hint = stored !== null && stored !== "" ? say(`存为“${stored}”`, `Stored as “${stored}”`) : note === "deprecated" ? say("已停用，可以清空", "No longer in use; it may be cleared") : note === "notAsked" ? say("这条记录不用填，原有内容保留", "Not needed for this record; what it holds is kept") : focused && field.help !== null ? tell(field.help) : null;
  return (
    <div data-state={state} data-field={field.id} className={styles.line} onFocus={() => setFocused(true)} onBlur={() => { setFocused(false); onLeave(); }}>
      <Field label={tell(field.label)} required={required} validationState={state} validationMessage={worst?.message ?? null} hint={hint}>
        <Widget field={field} value={value} onChange={onChange} choices={choices} />
      </Field>
      {worst?.proposal != null && worst.proposal !== value && <Button size="small" appearance="subtle" className={styles.proposal} onClick={() => onChange(worst.proposal!)}>{say(`改为“${worst.proposal}”`, `Use “${worst.proposal}”`)}</Button>}
      {meanwhile !== null && (
        <div role="alert">
          <Caption1 block>{say(`你填写的时候，表里改成了“${meanwhile}”。`, `While you typed, the sheet was changed to “${meanwhile}”.`)}</Caption1>
          <Button size="small" onClick={onTheirs}>{say("用表里的", "Take that")}</Button> <Button size="small" onClick={onMine}>{say("用我填的", "Keep mine")}</Button>
        </div>
      )}
    </div>
  );
}

/** The field with those of its options that there are; of a field whose options depend on no other, all. */
function offering(field: FormField, codes: readonly string[] | undefined): FormField {
  return codes === undefined ? field : { ...field, options: field.options.filter(({ value }) => codes.includes(value)) };
}

function without(texts: Draft, field: string): Draft {
  return Object.fromEntries(Object.entries(texts).filter(([id]) => id !== field));
}

function same(a: CellValue, b: CellValue): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
