import type { CellValue } from "../../records/cellValue";
import { finish } from "../../records/work";
import type { MatchDef } from "../../template/template";
import { hashForms } from "./canonical";
import { type CompareField, type FormHashes, numberForms } from "./compareField";
import { FieldLevels } from "./fieldLevels";
import { methodOf } from "./methods/index";
import type { FormContext, MatchMethod } from "./methods/method";
import { levelsOfPairs } from "./pairPatterns";
import { formKeys } from "./rareKeys";
import { type Draw, type Namesakes, namesakesWork } from "./strangers";

/** A field to be made ready. `place`: its place among those of the rule; `isRead`: by code whether the field could read the value; null = it does not matter. */
export type FieldTask = { readonly place: number; readonly method: string; readonly n: number; readonly blank: MatchDef["blank"]; readonly typed: readonly CellValue[]; readonly isRead: Uint8Array | null; readonly context: FormContext };
/** By code the form, -1 = none; by form the code of the value that it is of. */
export type FieldReady = { readonly place: number; readonly formOf: Int32Array; readonly from: Uint32Array; readonly hashes: FormHashes };
/** What a search asks of one thread, in this order: to make fields ready one after the other, then, by field, levels of pairs of records, given by the form of each record. Plain data, so that it can be sent. */
export type FieldQuestion =
  | { readonly kind: "ready"; readonly field: FieldTask; /** Of this search: what another one that was given up has left is dropped. */ readonly isFirst: boolean }
  | { readonly kind: "records"; readonly forms: readonly Int32Array[] }
  | { readonly kind: "compare"; readonly a: Uint32Array; readonly b: Uint32Array }
  /** `forms`: by record that of the field. */
  | { readonly kind: "namesakes"; readonly field: FieldTask; readonly forms: Int32Array; readonly draw: Draw }
  | { readonly kind: "done" };
export type FieldAnswer = { readonly ready: FieldReady | null; readonly levels: readonly Uint8Array[]; readonly namesakes: Namesakes | null };

/** Other threads, each with a `fieldWorker` that answers what it is asked in that order. */
export type FieldWorkers = { readonly count: number; /** Records of a table from which asking costs less than doing. */ readonly least: number; ask(worker: number, question: FieldQuestion): Promise<FieldAnswer> };

/** The memory of an answer, which can be handed over instead of copied. */
export function buffersOf({ ready, levels, namesakes }: FieldAnswer): ArrayBuffer[] {
  const lists = [...levels, ...(namesakes === null ? [] : [namesakes.a, namesakes.b, namesakes.places]), ...(ready === null ? [] : [ready.formOf, ready.from, ready.hashes.starts, ready.hashes.keys, ready.hashes.own])];
  return lists.map(({ buffer }) => buffer as ArrayBuffer);
}

const nothing: FieldAnswer = { ready: null, levels: [], namesakes: null };

/** Answers the questions of one search after the other: what a thread of its own runs. */
export function fieldWorker(): (question: FieldQuestion) => FieldAnswer {
  let fields: readonly FieldLevels[] = [];
  let forms: readonly Int32Array[] = [];
  return (question) => {
    switch (question.kind) {
      case "ready": {
        const { ready, levels } = readyTask(question.field);
        fields = question.isFirst ? [levels] : [...fields, levels];
        return { ...nothing, ready };
      }
      case "records":
        forms = question.forms;
        return nothing;
      case "compare":
        return { ...nothing, levels: fields.map((field, at) => levelsOfPairs(field, forms[at]!, null, question.a, question.b)) };
      case "namesakes":
        return { ...nothing, namesakes: finish(namesakesWork(question.draw, levelsOfTask(question.field), question.forms, null)) };
      case "done":
        fields = forms = [];
        return nothing;
    }
  };
}

function levelsOfTask(task: FieldTask): FieldLevels {
  const { forms, method } = formsOfTask(task);
  return new FieldLevels({ forms, elsewhere: null, method, n: task.n, match: { blank: task.blank } }, null);
}

function readyTask(task: FieldTask): { readonly ready: FieldReady; readonly levels: FieldLevels } {
  const { place, n, blank } = task;
  const { formOf, forms, from, method } = formsOfTask(task);
  const made: Pick<CompareField, "forms" | "elsewhere" | "method" | "n"> = { forms, elsewhere: null, method, n };
  return { ready: { place, formOf, from: Uint32Array.from(from), hashes: hashesOf(made, place) }, levels: new FieldLevels({ ...made, match: { blank } }, null) };
}

function formsOfTask({ method: name, n, typed, isRead, context }: FieldTask): ReturnType<typeof numberForms> & { readonly method: MatchMethod } {
  const method = methodOf(name);
  return { ...numberForms({ typed, context, isRead: (code) => isRead === null || isRead[code] === 1 }, method, n), method };
}

/** `place`: of the field in the rule. */
export function hashesOf(field: Pick<CompareField, "forms" | "elsewhere" | "method">, place: number): FormHashes {
  return { ...formKeys(field), own: hashForms(field.forms, place) };
}
