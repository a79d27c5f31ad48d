import { Body1, Button, Caption1, Checkbox, Dropdown, Field, Input, Option, Text, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { useEffect, useRef, useState } from "react";
import { Problems } from "../shell/Problems";
import { type Done, useAsked, usePane } from "../shell/paneContext";
import { PreviewTable } from "./PreviewTable";
import type { ReportPreview } from "./ownReportsDesk";
import { type Aggregate, type ReportDraft, type ReportField, type ReportFields, draftSentence, fieldLabel, inSentence, isIdentifying, proposedTitle, valueLabel } from "./reportDraft";

const useStyles = makeStyles({
  form: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM, minWidth: 0 },
  title: { ...typographyStyles.subtitle2, outline: "none" },
  control: { minWidth: 0, width: "100%" },
  pair: { display: "grid", gridTemplateColumns: "minmax(0, 1fr) minmax(0, 1fr)", gap: tokens.spacingHorizontalS },
  checks: { display: "flex", flexDirection: "column", alignItems: "flex-start" },
  // The button is there however long the form is.
  actions: { position: "sticky", bottom: `calc(-1 * ${tokens.spacingHorizontalM})`, zIndex: 1, margin: `0 calc(-1 * ${tokens.spacingHorizontalM}) calc(-1 * ${tokens.spacingHorizontalM})`, padding: tokens.spacingHorizontalM, display: "flex", gap: tokens.spacingHorizontalS, backgroundColor: tokens.colorNeutralBackground1, borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  wrap: { overflowWrap: "anywhere" },
});

const none = "-";
const count = "count";
/** Columns side by side that a report is still read with. Chosen by us. */
const mostColumns = 30;
const aggregates = { sum: ["合计", "Total"], avg: ["平均", "Average"], min: ["最小", "Smallest"], max: ["最大", "Largest"] } as const satisfies { readonly [agg in Exclude<Aggregate, "count">]: readonly [string, string] };

/** Puts a report together: what its rows, columns and values are, and how it would look. `id` null: a new one; `start`: what it says at first. */
export function ReportForm({ id, start, onDone }: { readonly id: string | null; readonly start: ReportDraft | null; readonly onDone: () => void }) {
  const { say } = usePane();
  const { value, problems, again } = useAsked("reportFields", (desk) => desk.reports.own.fields());
  if (problems.length > 0) return <Problems problems={problems} again={again} />;
  if (value === null) return <Text>{say("正在看有哪些字段", "Looking at the fields")}</Text>;
  const first = start ?? firstDraft(value);
  return first === null ? <Body1>{say("表里没有可以分组的字段：每一列几乎每条都不同，或者是空的。", "The table has no field to group by: each says something else for nearly every record, or nothing.")}</Body1> : <Form id={id} start={first} of={value} onDone={onDone} />;
}

function firstDraft(of: ReportFields): ReportDraft | null {
  const [field] = groupFields(of).filter(({ groups }) => groups > 1);
  return field === undefined ? null : { rows: [field.id], column: null, value: { agg: "count", field: null }, filter: null, byValue: !field.ranked, qualityLine: true, title: null };
}

const groupFields = (of: ReportFields): readonly ReportField[] => of.fields.filter((field) => field.kind === "group" && field.groups > 0 && !isIdentifying(field, of.records));

function Form({ id, start, of, onDone }: { readonly id: string | null; readonly start: ReportDraft; readonly of: ReportFields; readonly onDone: () => void }) {
  const styles = useStyles();
  const { say, tell, act, desk } = usePane();
  const [draft, setDraft] = useState(start);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const asked = useAsked(`preview ${JSON.stringify(draft)}`, () => desk.reports.own.preview(draft), 150);
  const [last, setLast] = useState<ReportPreview | null>(null);
  if (asked.value !== null && asked.value !== last) setLast(asked.value);
  const put = (changes: Partial<ReportDraft>): void => setDraft({ ...draft, ...changes });
  const groups = groupFields(of);
  const others = (taken: readonly (string | null)[]): readonly ReportField[] => groups.filter((field) => !taken.includes(field.id));
  const numbers = of.fields.filter(({ kind }) => kind === "number");
  const filterValues = of.fields.find((field) => field.id === draft.filter?.field)?.values ?? [];
  const [first, second = null] = draft.rows;
  const isCoarse = groups.some(({ id: field, bucket }) => bucket !== null && (draft.rows.includes(field) || draft.column === field));
  const setRows = (row: string, next: string | null): void => put({ rows: [row, ...(next === null || next === row ? [] : [next])], ...(draft.column === row || draft.column === next ? { column: null } : {}), ...(draft.filter?.field === row || draft.filter?.field === next ? { filter: null } : {}), ...(row === first ? {} : { byValue: groups.find((field) => field.id === row)?.ranked !== true }) });
  const build = async (): Promise<void> => {
    const done = await act(say("正在生成报表", "Building the report"), () => desk.reports.own.keep(id, draft), ({ change, title }): Done => ({ text: say(`已生成 ${title["zh-CN"]}`, `Built ${title.en}`), change }));
    if (done === null) return;
    onDone();
    // Who asks for a report wants to see it.
    void desk.sheet.open(done.sheet);
  };
  const proposed = tell(proposedTitle(draft, of));
  return (
    <form className={styles.form} onSubmit={(event) => { event.preventDefault(); void build(); }} onKeyDown={(event) => { if (event.key === "Escape" && !event.defaultPrevented) { event.preventDefault(); onDone(); } }}>
      <h2 className={styles.title} ref={heading} tabIndex={-1}>{id === null ? say("自己做一张报表", "A report of your own") : say("改报表", "Change the report")}</h2>
      <Choice label={say("每行是一个", "One row for each")} value={first!} options={others([second])} onPut={(field) => setRows(field!, second)} />
      <Choice label={say("行里再分（可以不选）", "Within each row (optional)")} value={second} none={say("不再分", "Nothing more")} options={others([first!, draft.column])} onPut={(field) => setRows(first!, field)} />
      <Choice label={say("每列是一个（可以不选）", "One column for each (optional)")} value={draft.column} none={say("不分列", "No columns")} options={others(draft.rows).filter((field) => field.groups <= mostColumns)} onPut={(column) => put({ column, ...(draft.filter?.field === column ? { filter: null } : {}) })} />
      <div className={draft.value.field === null ? undefined : styles.pair}>
        <Field label={say("数什么", "What is worked out")}>
          <Dropdown className={styles.control} value={draft.value.field === null ? tell(valueLabel({ value: { agg: "count", field: null } }, of)) : tell(of.fields.find((field) => field.id === draft.value.field)?.label ?? { "zh-CN": "", en: "" })} selectedOptions={[draft.value.field ?? count]} onOptionSelect={(_, { optionValue }) => put({ value: optionValue === count || optionValue === undefined ? { agg: "count", field: null } : { agg: numbers.find((field) => field.id === optionValue)?.share === true ? "avg" : draft.value.field === null ? "sum" : draft.value.agg, field: optionValue } })}>
            <Option value={count}>{tell(valueLabel({ value: { agg: "count", field: null } }, of))}</Option>
            {numbers.map((field) => <Option key={field.id} value={field.id}>{tell(field.label)}</Option>)}
          </Dropdown>
        </Field>
        {draft.value.field !== null && draft.value.agg !== "count" && (
          <Field label={say("怎么算", "How")}>
            <Dropdown className={styles.control} value={say(aggregates[draft.value.agg][0], aggregates[draft.value.agg][1])} selectedOptions={[draft.value.agg]} onOptionSelect={(_, { optionValue }) => put({ value: { ...draft.value, agg: (optionValue ?? "sum") as Aggregate } })}>
              {Object.entries(aggregates).map(([agg, [zh, en]]) => <Option key={agg} value={agg}>{say(zh, en)}</Option>)}
            </Dropdown>
          </Field>
        )}
      </div>
      <Choice label={say("只算一部分（可以不选）", "Only some of them (optional)")} value={draft.filter?.field ?? null} none={say(`全部${of.label["zh-CN"]}`, `All ${inSentence(of.label.en)}`)} options={of.fields.filter((field) => field.values !== null && field.values.length > 0 && ![...draft.rows, draft.column].includes(field.id))} onPut={(field) => put({ filter: field === null ? null : { field, values: [] } })} />
      {draft.filter !== null && (
        <Field label={say(`${tell(of.fields.find(({ id: field }) => field === draft.filter!.field)!.label)}是`, `${tell(of.fields.find(({ id: field }) => field === draft.filter!.field)!.label)} is`)} {...(draft.filter.values.length === 0 ? { hint: say("选一个或几个；不选就是全部。", "Choose one or more; none means all.") } : {})}>
          <Dropdown className={styles.control} multiselect value={draft.filter.values.join(say("、", ", "))} selectedOptions={[...draft.filter.values]} onOptionSelect={(_, { selectedOptions }) => put({ filter: { field: draft.filter!.field, values: filterValues.filter((value) => selectedOptions.includes(value)) } })}>
            {filterValues.map((value) => <Option key={value} value={value}>{value}</Option>)}
          </Dropdown>
        </Field>
      )}
      <div className={styles.checks}>
        <Checkbox checked={draft.byValue} onChange={(_, { checked }) => put({ byValue: checked === true })} label={say("大的排在前面", "The largest first")} />
        <Checkbox checked={draft.qualityLine} onChange={(_, { checked }) => put({ qualityLine: checked === true })} label={say("表下面注明数据质量和来源", "Note data quality and source below")} />
      </div>
      <Field label={say("名称", "Name")}><Input value={draft.title ?? proposed} onChange={(_, { value }) => put({ title: value === proposed ? null : value })} onBlur={() => { if (draft.title?.trim() === "") put({ title: null }); }} /></Field>
      <Text className={styles.wrap}>{tell(draftSentence(draft, of))}</Text>
      {isCoarse && <Caption1 className={styles.wrap}>{say("这样分组，会在表的最右边加一列隐藏的公式列，各张报表共用；撤销生成时一起拿掉。", "Grouping this way adds a hidden formula column at the right of the table, shared by all reports; undoing the build removes it.")}</Caption1>}
      {asked.problems.length > 0 ? <Problems problems={asked.problems} /> : last === null ? <Text>{say("正在算", "Working it out")}</Text> : <PreviewTable preview={last} records={of.records} />}
      <div className={styles.actions}>
        <Button type="submit" appearance="primary">{say("生成", "Build")}</Button>
        <Button appearance="subtle" onClick={onDone}>{say("取消", "Cancel")}</Button>
      </div>
    </form>
  );
}

function Choice({ label, value, none: nothing, options, onPut }: { readonly label: string; readonly value: string | null; readonly none?: string; readonly options: readonly ReportField[]; readonly onPut: (field: string | null) => void }) {
  const styles = useStyles();
  const { tell } = usePane();
  const shown = options.find(({ id }) => id === value);
  return (
    <Field label={label}>
      <Dropdown className={styles.control} value={shown === undefined ? (nothing ?? "") : tell(fieldLabel(shown))} selectedOptions={[value ?? none]} onOptionSelect={(_, { optionValue }) => onPut(optionValue === none || optionValue === undefined ? null : optionValue)}>
        {nothing !== undefined && <Option value={none}>{nothing}</Option>}
        {options.map((field) => <Option key={field.id} value={field.id}>{tell(fieldLabel(field))}</Option>)}
      </Dropdown>
    </Field>
  );
}
