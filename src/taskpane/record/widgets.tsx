import { Combobox, Input, Option, Select, Textarea, makeStyles, useId } from "@fluentui/react-components";
import type { ComponentType } from "react";
import { useAsked, usePane } from "../shell/paneContext";
import { RecordPicker } from "./RecordPicker";
import type { Choice, FormField, WidgetKind } from "./recordDesk";

const useStyles = makeStyles({
  // Only the button of the browser's own date field: what it would say stands in the line already.
  calendar: { width: "20px", padding: 0, border: "none", background: "none", color: "inherit", colorScheme: "inherit", "::-webkit-datetime-edit": { display: "none" }, "::-webkit-calendar-picker-indicator": { margin: 0, padding: "2px", cursor: "pointer" } },
});

/** `value`: as a person would type it; of a choice its code. */
export type WidgetProps = { readonly field: FormField; readonly value: string; readonly onChange: (value: string) => void; /** What may be chosen, where the workbook says so; other text may be typed. */ readonly choices: readonly Choice[] };

/** One widget for each kind of field, sorted. Label, help and messages are the form's. */
export const widgets: { readonly [kind in WidgetKind]: ComponentType<WidgetProps> } = {
  boolean: YesNo,
  choice: Choice,
  date: DateText,
  listed: Listed,
  longText: LongText,
  number: NumberText,
  person: Choice,
  reference: Reference,
  region: Region,
  several: Several,
  text: Line,
};

function Line({ field, value, onChange }: WidgetProps) {
  const { tell } = usePane();
  return <Input value={value} placeholder={field.placeholder === null ? undefined : tell(field.placeholder)} onChange={(_, { value: next }) => onChange(next)} />;
}

/** A line with the values that stand in a table, for choosing or typing on; of a record its id, with what it is called beside it. */
function Listed({ field, value, onChange, choices }: WidgetProps) {
  const { tell } = usePane();
  const id = useId();
  const name = choices.find((choice) => choice.value === value)?.name ?? null;
  return (
    <>
      <Input list={id} value={value} placeholder={field.placeholder === null ? undefined : tell(field.placeholder)} contentAfter={name === null ? null : <span>{name}</span>} onChange={(_, { value: next }) => onChange(next)} />
      <datalist id={id}>{choices.map((choice) => <option key={choice.value} value={choice.value}>{choice.name ?? choice.value}</option>)}</datalist>
    </>
  );
}

function Reference({ field, value, onChange }: WidgetProps) {
  const { tell } = usePane();
  return <RecordPicker about={`refer ${field.id}`} find={(desk, text) => desk.record.refer(field.id, text)} value={value} onChange={onChange} placeholder={field.placeholder === null ? null : tell(field.placeholder)} />;
}

function LongText({ field, value, onChange }: WidgetProps) {
  const { tell } = usePane();
  return <Textarea value={value} placeholder={field.placeholder === null ? undefined : tell(field.placeholder)} resize="vertical" rows={3} onChange={(_, { value: next }) => onChange(next)} />;
}

function NumberText({ field, value, onChange }: WidgetProps) {
  const { tell } = usePane();
  return <Input value={value} placeholder={field.placeholder === null ? undefined : tell(field.placeholder)} inputMode="decimal" contentAfter={field.unit === null ? null : <span>{field.unit}</span>} onChange={(_, { value: next }) => onChange(next)} />;
}

/** A date as it is typed everywhere (2024-3-5, 2024年3月5日 …), with the calendar of the browser for what reads as one. */
function DateText({ field, value, onChange }: WidgetProps) {
  const styles = useStyles();
  const { say, tell } = usePane();
  return <Input value={value} placeholder={field.placeholder === null ? say("年-月-日", "yyyy-mm-dd") : tell(field.placeholder)} contentAfter={<input type="date" tabIndex={-1} aria-label={say("日历", "Calendar")} value={/^\d{4}-\d\d-\d\d$/.test(value) ? value : ""} onChange={(event) => onChange(event.currentTarget.value)} className={styles.calendar} />} onChange={(_, { value: next }) => onChange(next)} />;
}

function YesNo({ value, onChange }: WidgetProps) {
  const { say } = usePane();
  const known = ["", "TRUE", "FALSE"].includes(value);
  return (
    <Select value={value} onChange={(_, { value: next }) => onChange(next)}>
      <option value="" />
      <option value="TRUE">{say("是", "Yes")}</option>
      <option value="FALSE">{say("否", "No")}</option>
      {!known && <option value={value}>{value}</option>}
    </Select>
  );
}

/** What stands in the cell stays to be seen, also where it is no option. */
function Choice({ field, value, onChange }: WidgetProps) {
  const { tell } = usePane();
  const known = value === "" || field.options.some((option) => option.value === value);
  return (
    <Select value={value} onChange={(_, { value: next }) => onChange(next)}>
      <option value="">{field.placeholder === null ? "" : tell(field.placeholder)}</option>
      {!known && <option value={value}>{value}</option>}
      {field.options.map((option) => <option key={option.value} value={option.value}>{field.widget === "person" ? tell(option.label) : optionText(tell(option.label), option.value)}</option>)}
    </Select>
  );
}

/** What stands in the cell is said too, where the other language calls it something else. */
function optionText(label: string, value: string): string {
  return label === value ? label : `${label} (${value})`;
}

const between = "、";

function Several({ field, value, onChange }: WidgetProps) {
  const { tell } = usePane();
  const chosen = value.split(between).filter((part) => part !== "");
  const labelOf = (code: string): string => { const option = field.options.find((candidate) => candidate.value === code); return option === undefined ? code : optionText(tell(option.label), code); };
  return (
    <Combobox multiselect placeholder={field.placeholder === null ? "" : tell(field.placeholder)} selectedOptions={chosen} value={chosen.map(labelOf).join(between)} readOnly onOptionSelect={(_, { selectedOptions }) => onChange(selectedOptions.join(between))}>
      {[...field.options.map((option) => option.value), ...chosen.filter((code) => !field.options.some((option) => option.value === code))].map((code) => <Option key={code} value={code} text={labelOf(code)}>{labelOf(code)}</Option>)}
    </Combobox>
  );
}

/** Province, city, district: each list holds what lies in what was chosen before it. A text that is no division stays to be seen. */
function Region({ field, value, onChange }: WidgetProps) {
  const { say, tell } = usePane();
  const parts = value === "" ? [] : value.split("/");
  const provinces = useAsked("regions", (desk) => desk.record.regions("")).value ?? [];
  const isPath = value === "" || provinces.length === 0 || provinces.some(({ path }) => path === parts[0]);
  if (!isPath) return <Input value={value} onChange={(_, { value: next }) => onChange(next)} />;
  return (
    <div style={{ display: "flex", flexDirection: "column", gap: 4 }} role="group" aria-label={tell(field.label)}>
      <Level label={say("省", "Province")} under="" path={parts.slice(0, 1).join("/")} onChange={onChange} />
      {parts.length > 0 && <Level label={say("市", "City")} under={parts[0]!} path={parts.slice(0, 2).join("/")} onChange={onChange} />}
      {parts.length > 1 && <Level label={say("区县", "District")} under={parts.slice(0, 2).join("/")} path={parts.slice(0, 3).join("/")} onChange={onChange} />}
    </div>
  );
}

function Level({ label, under, path, onChange }: { readonly label: string; readonly under: string; readonly path: string; readonly onChange: (value: string) => void }) {
  // The field's own id stands for the group; each list of it has its own.
  const id = useId();
  const { value: regions } = useAsked(`regions ${under}`, (desk) => desk.record.regions(under));
  if (regions !== null && regions.length === 0) return null;
  return (
    <Select id={id} aria-label={label} value={path === under ? "" : path} onChange={(_, { value: next }) => onChange(next === "" ? under : next)}>
      <option value="">{label}</option>
      {path !== under && regions?.some((region) => region.path === path) !== true && <option value={path}>{path.split("/").at(-1)}</option>}
      {(regions ?? []).map((region) => <option key={region.path} value={region.path}>{region.name}</option>)}
    </Select>
  );
}
