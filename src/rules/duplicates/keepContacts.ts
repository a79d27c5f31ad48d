import type { Parsed } from "../../fields/fieldType";
import { type CellValue, isBlank, isCellError, plainText } from "../../records/cellValue";
import type { Lang } from "../../records/text";
import { valueAt } from "../../records/recordTable";
import type { FieldDef } from "../../template/template";
import type { CheckInput } from "../rule";
import type { MergePlan } from "./duplicates";
import { hint } from "./methods/method";
import { personName } from "./methods/personName";

/** How somebody is reached, and who that is: two that differ may both be right. What a person is called is of a table of people the subject itself. */
const contactTypes: ReadonlySet<string> = new Set(["cn-mobile", "cn-landline", "phone", "email", "wechat", "qq", "wecom", "personName"]);
/** What stands between several numbers or addresses in one cell, which its field does not read. */
const between = /[、，,;；|｜/／\r\n\t]+|或|和| {1,3}(?=[+(]?\d{3}|\S+@)/;
/** Two names so much alike are one, with a slip. */
const sameName = 0.88;

/** Characters in a cell. @source Microsoft, "Excel specifications and limits" */
export const maxCellText = 32_767;

type Change = MergePlan["edits"][number];
type Moved = MergePlan["moved"][number];
/** A number, an address or a person. `key`: the same however it is written. */
type Part = { readonly isName: boolean; readonly key: string; readonly text: string };
type Lost = Part & { readonly from: { readonly field: FieldDef; readonly record: number; readonly isOfSeveral: boolean }[] };

/** What the plan has so far: `decided` by a person, who has seen what goes; `edits`, which are changed; `isFixed`: cells that stay as they are; `takesLines`: fields whose texts are put together. */
export type Planned = { readonly sources: readonly number[]; readonly decided: { readonly [field: string]: number }; readonly edits: Change[]; readonly isFixed: (field: FieldDef) => boolean; readonly takesLines: (field: FieldDef) => boolean; readonly lang: Lang };

/**
 * Numbers, addresses and people that the merged record would not name any more go where it has room: into a blank field that reads them as they are, else behind its remarks: the first text whose values are put together. What has no room
 * is left out; but of a cell that holds several nobody has said which one counts, so that its field is for a person (`open`).
 */
export function keepContacts(input: CheckInput, plan: Planned): Pick<MergePlan, "moved" | "lost"> & { readonly open: readonly FieldDef[] } {
  const { def, table } = input;
  const { decided, edits, isFixed, lang } = plan;
  const survivor = plan.sources[0]!;
  const contacts = def.fields.filter((field) => contactTypes.has(field.type) && !(field.type === "personName" && def.subject === "person") && field.system === undefined && table.columns[field.id] !== undefined);
  const said = (field: FieldDef): CellValue => (edits.find((one) => one.field === field.id) ?? { after: valueAt(table.records, field.id, survivor) }).after;
  const kept = contacts.flatMap((field) => partsOf(input, field, said(field)).parts);
  const remarks = def.fields.find((field) => plan.takesLines(field) && decided[field.id] === undefined && !isFixed(field));
  const isSaid = (part: Part): boolean => kept.some((one) => same(one, part)) || (remarks !== undefined && plainText(said(remarks)).includes(part.text));
  const gone: Lost[] = [];
  for (const field of contacts.filter(({ id }) => decided[id] === undefined)) for (const record of plan.sources) {
    const { parts, isSeveral } = partsOf(input, field, valueAt(table.records, field.id, record));
    for (const part of parts.filter((one) => !isSaid(one))) {
      const from = { field, record, isOfSeveral: isSeveral };
      const known = gone.find((one) => same(one, part));
      if (known === undefined) gone.push({ ...part, from: [from] });
      else known.from.push(from);
    }
  }
  const moved: Moved[] = [];
  const lost: MergePlan["lost"][number][] = [];
  const open = new Set<FieldDef>();
  for (const { isName, text, from } of gone) {
    const { field, record } = from[0]!;
    const room = isName ? undefined : contacts.find((other) => other.type !== "personName" && decided[other.id] === undefined && !isFixed(other) && !other.readOnly && isBlank(said(other)) && takes(input, other, text));
    if (room !== undefined) edits.push({ field: room.id, before: valueAt(table.records, room.id, survivor), after: text, from: record });
    const to = room ?? (remarks !== undefined && addLine(input, remarks, survivor, `${field.label[lang]} ${text}`, record, edits, lang) ? remarks : undefined);
    if (to !== undefined) moved.push(...from.map((one) => ({ field: one.field.id, from: one.record, text, to: to.id })));
    else for (const one of from) {
      lost.push({ field: one.field.id, from: one.record });
      if (one.isOfSeveral) open.add(one.field);
    }
  }
  return { moved, lost, open: [...open] };
}

/** What stands between texts that are put together, as the language of whoever merges writes it; Chinese where nobody says. */
export function betweenTexts({ type }: FieldDef, lang: Lang | undefined): string {
  return type === "longtext" ? "\n" : lang === "en" ? "; " : "；";
}

/** Puts a line behind what a text says; false where it does not hold it. */
function addLine({ table }: CheckInput, field: FieldDef, survivor: number, line: string, from: number, edits: Change[], lang: Lang): boolean {
  const at = edits.findIndex((edit) => edit.field === field.id);
  const before = valueAt(table.records, field.id, survivor);
  const own = at < 0 ? before : edits[at]!.after;
  const text = isBlank(own) || isCellError(own) ? line : `${plainText(own)}${betweenTexts(field, lang)}${line}`;
  if (text.length > maxCellText || [...text].length > (field.limits.maxLength ?? Infinity)) return false;
  edits.splice(at < 0 ? edits.length : at, at < 0 ? 0 : 1, { field: field.id, before, after: text, from: at < 0 ? from : edits[at]!.from });
  return true;
}

function read({ table }: CheckInput, field: FieldDef, text: string): Parsed {
  return field.fieldType.parse(text, table.columns[field.id]!.context);
}

function takes(input: CheckInput, field: FieldDef, text: string): boolean {
  const reading = read(input, field, text);
  return reading.ok && reading.lossless && reading.value !== null && field.fieldType.check(reading.value, input.table.columns[field.id]!.context) === null;
}

/** What a cell names, each once. What its field cannot read and what is not several names nobody. */
function partsOf(input: CheckInput, field: FieldDef, value: CellValue): { readonly parts: readonly Part[]; readonly isSeveral: boolean } {
  if (isBlank(value) || isCellError(value)) return { parts: [], isSeveral: false };
  const text = plainText(value).trim();
  const part = (of: CellValue): Part => ({ isName: field.type === "personName", key: keyOf(field, plainText(of)), text: plainText(of) });
  const whole = read(input, field, text);
  if (whole.ok) return { parts: whole.value === null || !/[\p{L}\p{N}]/u.test(plainText(whole.value)) ? [] : [part(whole.value)], isSeveral: false };
  const pieces = text.split(between).map((piece) => piece.trim()).filter((piece) => piece !== "");
  const readings = pieces.map((piece) => read(input, field, piece));
  const good = readings.flatMap((reading) => (reading.ok && reading.value !== null ? [part(reading.value)] : []));
  if (pieces.length < 2 || good.length === 0) return { parts: [], isSeveral: false };
  // Where a piece is no number of its own, such as the last digits of a second extension, all of it stays together.
  return { parts: good.length === pieces.length ? good.filter((one, at) => good.findIndex(({ key }) => key === one.key) === at) : [{ ...part(text), key: text }], isSeveral: true };
}

/** A mobile is the same in either column, with its country or without. */
function keyOf({ type }: FieldDef, text: string): string {
  const digits = text.replace(/\D/g, "").replace(/^86(?=1[3-9]\d{9}$)/, "");
  return type === "email" || digits.length < 7 ? text.toLowerCase() : digits;
}

function same(a: Part, b: Part): boolean {
  if (a.isName !== b.isName) return false;
  if (!a.isName || a.key === b.key) return a.key === b.key;
  if (a.text.includes(b.text) || b.text.includes(a.text)) return true;
  const [x, y] = [a, b].map(({ text }) => personName.form(text, 0, { dateSystem: 1900 }));
  if (x == null || y == null) return x === y;
  const likeness = x.key === y.key ? 1 : personName.compare(x, y, 0);
  return likeness >= sameName || likeness === hint;
}
