import type { MatchRole } from "../../fields/fieldType";
import type { TypedColumn } from "../../fields/typedTable";
import { type CellValue, valueKey } from "../../records/cellValue";
import type { FieldDef, MatchDef, TableDef } from "../../template/template";
import { matchMethods, readMethod } from "../../template/matchMethods";
import type { CheckInput } from "../rule";
import { type ChanceOfParts, chanceOfParts } from "./chanceOfParts";
import type { Copies } from "./copies";
import { hashText } from "./hashText";
import { type Form, type FormContext, type MatchMethod, incomparable } from "./methods/method";
import { worded } from "./lexicon";
import { methodOf } from "./methods/index";

/** Keys of the forms of a field as hashes: `keys[starts[form]]` to before `keys[starts[form + 1]]`. */
export type FormKeys = { readonly starts: Uint32Array; readonly keys: Int32Array };
/** Of the forms of a field, what a search of the whole table asks of all of them: their keys, and a hash of each under the place of its field. */
export type FormHashes = FormKeys & { readonly own: Uint32Array };
/** `FormHashes` that were made beforehand. `takeKeys`: the keys, for whoever asks first: they are large, and the index writes over them; then null. */
export type MadeHashes = Pick<FormHashes, "own"> & { readonly takeKeys: () => FormKeys | null };

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
  /** By number; with holes where the field is made ready elsewhere: see `formNumbered`. */
  readonly forms: readonly Form[];
  /** Of a field that is made ready elsewhere: makes the form of a number; null of all others. */
  readonly elsewhere: ((form: number) => Form) | null;
  readonly hashes: MadeHashes | null;
  /** Makes a form of another value ready as those of the column are. */
  readonly ready: (form: Form) => Form;
  /** By form: how many records have it. */
  readonly counts: Uint32Array;
  /** How often values come together by chance, judged by their parts; null where the method knows none. */
  readonly chance: ChanceOfParts | null;
  /** The column holds parts of a whole, such as given or family names. */
  readonly part: boolean;
  /** Records that the counts are of. */
  readonly size: number;
};

/** A line of `match` with what it compares. */
export type MatchLine = { readonly def: TableDef; readonly field: FieldDef; readonly column: TypedColumn; readonly match: MatchDef; readonly method: MatchMethod; readonly n: number; /** The records that count; null = all. */ readonly counted: Uint32Array | null };

/** The lines of which the sheet has the field, in the rule's order. */
export function matchLines({ def, table }: CheckInput, lines: readonly MatchDef[], copies: Copies | null): readonly MatchLine[] {
  return lines.flatMap((match) => {
    const field = def.fields.find(({ id }) => id === match.field);
    const column = table.columns[match.field];
    if (field === undefined || column === undefined) return [];
    const use = readMethod(match.method, matchMethods);
    if (use === null) throw new Error(`no match method ${match.method}`);
    return [{ def, field, column, match, method: methodOf(use.word.name), n: use.n ?? 0, counted: copies?.kept ?? null }];
  });
}

/** The fields of a rule that the sheet has, in the rule's order. `copies`: those of its records that are not counted. */
export function compareFields(input: CheckInput, match: readonly MatchDef[], copies: Copies | null = null): readonly CompareField[] {
  return matchLines(input, match, copies).map(readyField);
}

/** What equal values of a field say in this table: the template's word, else the field type's. */
export function roleOf(def: TableDef, field: FieldDef): MatchRole {
  return field.matchRole ?? field.fieldType.matchRole[def.subject];
}

export function readyField({ def, field, column, match, method, n, counted }: MatchLine): CompareField {
  const { codes, typed } = column;
  const { formOf, forms } = formsOf(worded(column, match.words), method, n);
  const counts = countsOf(codes, formOf, forms.length, counted);
  const whole = method.column?.(forms, counts);
  const ready = (form: Form): Form => whole?.ready(form) ?? form;
  return { def: field, match, method, n, role: roleOf(def, field), codes, typed, formOf, forms: whole === undefined ? forms : forms.map(ready), elsewhere: null, hashes: null, ready, counts, chance: method.parts === undefined ? null : chanceOfParts(forms, counts, method.parts), part: mostlyParts(method, forms, counts), size: counted?.length ?? codes.length };
}

/** How many records have each form; `counted`: of these, null = of all. */
export function countsOf(codes: Uint32Array, formOf: Int32Array, forms: number, counted: Uint32Array | null): Uint32Array {
  const counts = new Uint32Array(forms);
  const size = counted?.length ?? codes.length;
  for (let at = 0; at < size; at++) {
    const form = formOf[codes[counted === null ? at : counted[at]!]!]!;
    if (form >= 0) counts[form]!++;
  }
  return counts;
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
export function formsOf({ typed, parsed, context }: TypedColumn, method: MatchMethod, n: number): Pick<CompareField, "formOf" | "forms"> {
  return numberForms({ typed, context, isRead: (code) => method.readableOnly !== true || parsed[code]?.ok === true }, method, n);
}

/** `from`: by form the code of the value that it is of. */
export function numberForms({ typed, context, isRead }: { readonly typed: readonly CellValue[]; readonly context: FormContext; readonly isRead: (code: number) => boolean }, method: MatchMethod, n: number): Pick<CompareField, "formOf" | "forms"> & { readonly from: readonly number[] } {
  const formOf = new Int32Array(typed.length).fill(-1);
  const forms: Form[] = [];
  const from: number[] = [];
  const numbers = new FormNumbers(typed.length);
  for (let code = 0; code < typed.length; code++) {
    const value = typed[code]!;
    const form = value === null || !isRead(code) ? null : method.form(value, n, context);
    if (form === null) continue;
    const number = numbers.numberOf(form.key);
    if (number === forms.length) {
      forms.push(form);
      from.push(code);
    } else if (valueKey(value) < valueKey(typed[from[number]!]!)) [forms[number], from[number]] = [form, code];
    formOf[code] = number;
  }
  return { formOf, forms, from };
}

/** Numbers the keys of forms as they come: open addressing over hashes, so that a large column needs no map that grows. */
class FormNumbers {
  private readonly slots: Int32Array;
  private readonly hashes: Int32Array;
  private readonly keys: string[] = [];
  /** `most`: keys that there will be. */
  constructor(most: number) {
    this.slots = new Int32Array(2 ** Math.ceil(Math.log2(2 * most + 2)));
    this.hashes = new Int32Array(most);
  }
  numberOf(key: string): number {
    const hash = hashText(key, 0);
    const mask = this.slots.length - 1;
    let at = hash & mask;
    for (; this.slots[at] !== 0; at = (at + 1) & mask) {
      const number = this.slots[at]! - 1;
      if (this.hashes[number] === hash && this.keys[number] === key) return number;
    }
    this.hashes[this.keys.length] = hash;
    this.slots[at] = this.keys.push(key);
    return this.keys.length - 1;
  }
}

/** A form by its number. */
export function formNumbered({ forms, elsewhere }: Pick<CompareField, "forms" | "elsewhere">, form: number): Form {
  return forms[form] ?? elsewhere!(form);
}

/** The form of a record, -1 = blank. */
export function formAt(field: CompareField, record: number): number {
  return field.formOf[field.codes[record]!]!;
}

/** What a form of the field is compared by; "" for a blank. */
export function keyAt(field: CompareField, record: number): string {
  const form = formAt(field, record);
  return form < 0 ? "" : formNumbered(field, form).key;
}

/** 0 to 1, `incomparable`, `kin` or `hint`; `blank` is for the caller. */
export function similarity(field: CompareField, a: number, b: number): number {
  if (a === b) return 1;
  // Always in the same order, as the levels of the learned matcher are: what is explained is what was weighed.
  return a < 0 || b < 0 ? incomparable : field.method.compare(formNumbered(field, Math.min(a, b)), formNumbered(field, Math.max(a, b)), field.n);
}
