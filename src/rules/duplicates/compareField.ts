import type { MatchRole } from "../../fields/fieldType";
import type { TypedColumn } from "../../fields/typedTable";
import { type CellValue, valueKey } from "../../records/cellValue";
import type { FieldDef, MatchDef, TableDef } from "../../template/template";
import { matchMethods, readMethod } from "../../template/matchMethods";
import type { CheckInput } from "../rule";
import { type ChanceOfParts, chanceOfParts } from "./chanceOfParts";
import { hashText } from "./hashText";
import { type Form, type MatchMethod, incomparable } from "./methods/method";
import { worded } from "./lexicon";
import { methodOf } from "./methods/index";

/** A line of `match`, made ready: every distinct value is normalised once, equal forms have one number. */
export type CompareField = {
  readonly def: FieldDef;
  readonly match: MatchDef;
  readonly method: MatchMethod;
  readonly n: number;
  readonly role: MatchRole;
  readonly codes: Uint32Array;
  /** By code, as the field understood it. */
  readonly typed: readonly CellValue[];
  /** By code: the number of its form, or -1 where the value says nothing. */
  readonly formOf: Int32Array;
  readonly forms: readonly Form[];
  /** Makes a form of another value ready as those of the column are. */
  readonly ready: (form: Form) => Form;
  /** By form: how many records have it. */
  readonly counts: Uint32Array;
  /** How often values come together by chance, judged by their parts; null where the method knows none. */
  readonly chance: ChanceOfParts | null;
  /** The column holds parts of a whole, such as given or family names. */
  readonly part: boolean;
  /** Records of the table that the counts are of. */
  readonly size: number;
};

/** The fields of a rule that the sheet has, in the rule's order. */
export function compareFields({ def, table }: CheckInput, match: readonly MatchDef[]): readonly CompareField[] {
  return match.flatMap((line) => {
    const field = def.fields.find(({ id }) => id === line.field);
    const column = table.columns[line.field];
    return field === undefined || column === undefined ? [] : [prepare(def, field, column, line)];
  });
}

/** What equal values of a field say in this table: the template's word, else the field type's. */
export function roleOf(def: TableDef, field: FieldDef): MatchRole {
  return field.matchRole ?? field.fieldType.matchRole[def.subject];
}

function prepare(def: TableDef, field: FieldDef, column: TypedColumn, match: MatchDef): CompareField {
  const { codes, typed } = column;
  const use = readMethod(match.method, matchMethods);
  if (use === null) throw new Error(`no match method ${match.method}`);
  const method = methodOf(use.word.name);
  const n = use.n ?? 0;
  const { formOf, forms } = formsOf(worded(column, match.words), method, n);
  const counts = new Uint32Array(forms.length);
  for (const code of codes) {
    const form = formOf[code]!;
    if (form >= 0) counts[form]!++;
  }
  const whole = method.column?.(forms, counts);
  const ready = (form: Form): Form => whole?.ready(form) ?? form;
  return { def: field, match, method, n, role: roleOf(def, field), codes, typed, formOf, forms: whole === undefined ? forms : forms.map(ready), ready, counts, chance: method.parts === undefined ? null : chanceOfParts(forms, counts, method.parts), part: mostlyParts(method, forms, counts), size: codes.length };
}

/** Of ten records so many must have a part where they have anything, for the column to be one of parts. */
const partsOfTen = 7;
function mostlyParts(method: MatchMethod, forms: readonly Form[], counts: Uint32Array): boolean {
  let [parts, all] = [0, 0];
  forms.forEach((form, at) => {
    all += counts[at]!;
    if (method.part?.(form) === true) parts += counts[at]!;
  });
  return all > 0 && 10 * parts >= partsOfTen * all;
}

/**
 * Every distinct value made ready once: by code the number of its form (-1 where the value says nothing), equal forms with one number. What a form holds beside its key is that of the first of
 * its values in their own order, not in that of the rows: John Smith and Smith, John have one key, but not the words in one order.
 */
export function formsOf(column: TypedColumn, method: MatchMethod, n: number): Pick<CompareField, "formOf" | "forms"> {
  const formOf = new Int32Array(column.typed.length).fill(-1);
  const forms: Form[] = [];
  const from: CellValue[] = [];
  const numbers = new FormNumbers(column.typed.length);
  column.typed.forEach((value, code) => {
    const unread = value === null || (method.readableOnly === true && column.parsed[code]?.ok !== true);
    const form = unread ? null : method.form(value, n, column.context);
    if (form === null) return;
    const number = numbers.numberOf(form.key, forms);
    if (number === forms.length) {
      forms.push(form);
      from.push(value);
    } else if (valueKey(value) < valueKey(from[number]!)) [forms[number], from[number]] = [form, value];
    formOf[code] = number;
  });
  return { formOf, forms };
}

/** Finds the number of a form by its key: open addressing over hashes, so that a large column needs no map that grows. */
class FormNumbers {
  private readonly slots: Int32Array;
  private readonly hashes: Int32Array;
  /** `most`: forms that there will be. */
  constructor(most: number) {
    this.slots = new Int32Array(2 ** Math.ceil(Math.log2(2 * most + 2)));
    this.hashes = new Int32Array(most);
  }
  /** That of a form among `forms`, else the next one. */
  numberOf(key: string, forms: readonly Form[]): number {
    const hash = hashText(key, 0);
    const mask = this.slots.length - 1;
    let at = hash & mask;
    for (; this.slots[at] !== 0; at = (at + 1) & mask) {
      const number = this.slots[at]! - 1;
      if (this.hashes[number] === hash && forms[number]!.key === key) return number;
    }
    this.hashes[forms.length] = hash;
    this.slots[at] = forms.length + 1;
    return forms.length;
  }
}

/** The form of a record, -1 = blank. */
export function formAt(field: CompareField, record: number): number {
  return field.formOf[field.codes[record]!]!;
}

/** What a form of the field is compared by; "" for a blank. */
export function keyAt(field: CompareField, record: number): string {
  const form = formAt(field, record);
  return form < 0 ? "" : field.forms[form]!.key;
}

/** 0 to 1, `incomparable`, `kin` or `hint`; `blank` is for the caller. */
export function similarity(field: CompareField, a: number, b: number): number {
  if (a === b) return 1;
  // Always in the same order, as the levels of the learned matcher are: what is explained is what was weighed.
  return a < 0 || b < 0 ? incomparable : field.method.compare(field.forms[Math.min(a, b)]!, field.forms[Math.max(a, b)]!, field.n);
}
