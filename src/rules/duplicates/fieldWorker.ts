import type { CellValue } from "../../records/cellValue";
import type { MatchDef } from "../../template/template";
import { hashForms } from "./canonical";
import { type CompareField, type FormHashes, numberForms } from "./compareField";
import { FieldLevels } from "./fieldLevels";
import { methodOf } from "./methods/index";
import type { FormContext } from "./methods/method";
import { levelsOfPairs } from "./pairPatterns";
import { formKeys } from "./rareKeys";

/** A field to be made ready. `place`: its place among those of the rule; `isRead`: by code whether the field could read the value; null = it does not matter. */
export type FieldTask = { readonly place: number; readonly method: string; readonly n: number; readonly blank: MatchDef["blank"]; readonly typed: readonly CellValue[]; readonly isRead: Uint8Array | null; readonly context: FormContext };
/** By code the form, -1 = none; by form the code of the value that it is of. */
export type FieldReady = { readonly place: number; readonly formOf: Int32Array; readonly from: Uint32Array; readonly hashes: FormHashes };
/** What a search asks of one thread, in this order: to make fields ready one after the other, then, by field, levels of pairs of records, given by the form of each record. Plain data, so that it can be sent. */
export type FieldQuestion =
  | { readonly kind: "ready"; readonly field: FieldTask; /** Of this search: what another one that was given up has left is dropped. */ readonly isFirst: boolean }
  | { readonly kind: "records"; readonly forms: readonly Int32Array[] }
  | { readonly kind: "compare"; readonly a: Uint32Array; readonly b: Uint32Array }
  | { readonly kind: "done" };
export type FieldAnswer = { readonly ready: FieldReady | null; readonly levels: readonly Uint8Array[] };

/** Other threads, each with a `fieldWorker` that answers what it is asked in that order. */
export type FieldWorkers = { readonly count: number; /** Records of a table from which asking costs less than doing. */ readonly least: number; ask(worker: number, question: FieldQuestion): Promise<FieldAnswer> };

/** The memory of an answer, which can be handed over instead of copied. */
export function buffersOf({ ready, levels }: FieldAnswer): ArrayBuffer[] {
  const lists = [...levels, ...(ready === null ? [] : [ready.formOf, ready.from, ready.hashes.starts, ready.hashes.keys, ready.hashes.own])];
  return lists.map(({ buffer }) => buffer as ArrayBuffer);
}

const nothing: FieldAnswer = { ready: null, levels: [] };

/** Answers the questions of one search after the other: what a thread of its own runs. */
export function fieldWorker(): (question: FieldQuestion) => FieldAnswer {
  let fields: readonly FieldLevels[] = [];
  let forms: readonly Int32Array[] = [];
  return (question) => {
    switch (question.kind) {
      case "ready": {
        const { ready, levels } = readyTask(question.field);
        fields = question.isFirst ? [levels] : [...fields, levels];
        return { ready, levels: [] };
      }
      case "records":
        forms = question.forms;
        return nothing;
      case "compare":
        return { ready: null, levels: fields.map((field, at) => levelsOfPairs(field, forms[at]!, null, question.a, question.b)) };
      case "done":
        fields = forms = [];
        return nothing;
    }
  };
}

function readyTask({ place, method: name, n, blank, typed, isRead, context }: FieldTask): { readonly ready: FieldReady; readonly levels: FieldLevels } {
  const method = methodOf(name);
  const { formOf, forms, from } = numberForms({ typed, context, isRead: (code) => isRead === null || isRead[code] === 1 }, method, n);
  const made: Pick<CompareField, "forms" | "elsewhere" | "method" | "n"> = { forms, elsewhere: null, method, n };
  return { ready: { place, formOf, from: Uint32Array.from(from), hashes: hashesOf(made, place) }, levels: new FieldLevels({ ...made, match: { blank } }, null) };
}

/** `place`: of the field in the rule. */
export function hashesOf(field: Pick<CompareField, "forms" | "elsewhere" | "method">, place: number): FormHashes {
  return { ...formKeys(field), own: hashForms(field.forms, place) };
}
