import type { Work } from "../../records/work";
import type { DedupeDef } from "../../template/template";
import type { CheckInput } from "../rule";
import type { Canon } from "./candidatePairs";
import { type CompareField, type FormHashes, type FormKeys, type MadeHashes, type MatchLine, countsOf, matchLines, readyField, roleOf } from "./compareField";
import type { Copies } from "./copies";
import { type FieldReady, type FieldTask, type FieldWorkers, hashesOf } from "./fieldWorker";
import { worded } from "./lexicon";
import type { Form } from "./methods/method";
import type { LevelsElsewhere } from "./pairPatterns";
import type { Draw, Namesakes } from "./strangers";

/** The fields of a rule made ready, some of them in other threads, which then also compare them. */
export type SharedFields = { readonly fields: readonly CompareField[]; readonly compare: ((canon: Canon, a: Uint32Array, b: Uint32Array) => LevelsElsewhere) | null; /** Looks for namesakes there; null where that costs more than it saves. */ readonly namesakes: ((canon: Canon, draw: Draw) => Promise<Namesakes> | null) | null; readonly done: () => void };

/** Of a larger table the names are not held twice. */
const mostNames = 250_000;

/** Told in fields. */
export function* fieldsWork(input: CheckInput, rule: DedupeDef, copies: Copies | null, workers: FieldWorkers | null): Work<SharedFields> {
  const lines = matchLines(input, rule.match, copies);
  const shares = workers === null || input.table.size < workers.least ? [] : sharesOf(lines, rule, workers.count);
  const elsewhere = new Set(shares.flat());
  const fields: CompareField[] = [];
  // One by one: a thread begins with the first while the next is sent, and none of them is copied together with the others.
  const asked = shares.flatMap((places, worker) => places.map(async (place, at) => {
    const { ready } = await workers!.ask(worker, { kind: "ready", field: taskOf(lines[place]!, place), isFirst: at === 0 });
    fields[place] = readyElsewhere(lines[place]!, ready!);
  }));
  const wait = heard(Promise.all(asked).then(() => undefined));
  for (const [place, line] of lines.entries()) {
    if (!elsewhere.has(place)) fields[place] = readyField(line);
    yield { done: place + 1, total: lines.length + 1 };
  }
  if (shares.length === 0) return { fields, compare: null, namesakes: null, done: () => undefined };
  // The others are not ready yet: what will be asked of these is made meanwhile.
  if (rule.block.length === 0) for (const [place, field] of fields.entries()) if (!elsewhere.has(place)) fields[place] = { ...field, hashes: madeHashes(hashesOf(field, place)) };
  yield { done: lines.length, total: lines.length + 1, wait };
  let known = false;
  const compare = (canon: Canon, a: Uint32Array, b: Uint32Array): LevelsElsewhere => {
    const answers = shares.map(async (places, worker) => {
      const records = known ? [] : [workers!.ask(worker, { kind: "records", forms: places.map((place) => canon.forms[place]!) })];
      const [{ levels }] = await Promise.all([workers!.ask(worker, { kind: "compare", a, b }), ...records]);
      return places.map((place, at): [number, Uint8Array] => [place, levels[at]!]);
    });
    known = true;
    return { places: elsewhere, levels: heard(Promise.all(answers).then((found) => new Map(found.flat()))) };
  };
  const namesakes = ({ forms }: Canon, draw: Draw): Promise<Namesakes> | null => {
    const { size, name } = draw;
    if (name === null || elsewhere.has(name) || size > mostNames || fields[name]!.part || lines[name]!.method.column !== undefined) return null;
    return heard(workers!.ask(workers!.count - 1, { kind: "namesakes", field: taskOf(lines[name]!, name), forms: forms[name]!, draw }).then((answer) => answer.namesakes!));
  };
  return { fields, compare, namesakes, done: () => { shares.forEach((_, worker) => void heard(workers!.ask(worker, { kind: "done" }))); } };
}

/** Nobody waits for it yet: whoever will is told then that it failed. */
function heard<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}

/**
 * By thread the places of the fields that it takes: those whose forms are made by themselves, for whoever asks what is rare in the column, or whether it holds parts of names, looks at all its forms.
 * The largest first, each to the thread that has least to do.
 */
function sharesOf(lines: readonly MatchLine[], { block }: DedupeDef, count: number): readonly (readonly number[])[] {
  const shares = Array.from({ length: count }, () => ({ places: [] as number[], values: 0 }));
  const free = [...lines.entries()].filter(([, { field, method: { column, parts, part, holds } }]) => column === undefined && parts === undefined && part === undefined && holds === undefined && block.every((one) => one.field !== field.id));
  for (const [place, { column }] of free.sort(([, x], [, y]) => y.column.typed.length - x.column.typed.length)) {
    const least = shares.reduce((best, share) => (share.values < best.values ? share : best));
    least.places.push(place);
    least.values += column.typed.length;
  }
  return shares.map(({ places }) => places.sort((x, y) => x - y)).filter((places) => places.length > 0);
}

function taskOf({ column, match, method, n }: MatchLine, place: number): FieldTask {
  const { typed, parsed, context: { dateSystem } } = worded(column, match.words);
  const isRead = method.readableOnly === true ? Uint8Array.from(parsed, (reading) => (reading?.ok === true ? 1 : 0)) : null;
  return { place, method: method.name, n, blank: match.blank, typed, isRead, context: { dateSystem } };
}

function readyElsewhere({ def, field, column, match, method, n, counted }: MatchLine, { formOf, from, hashes }: FieldReady): CompareField {
  const { typed, context } = worded(column, match.words);
  const forms = new Array<Form>(from.length);
  const make = (form: number): Form => (forms[form] = method.form(typed[from[form]!]!, n, context)!);
  return { def: field, match, method, n, role: roleOf(def, field), codes: column.codes, typed: column.typed, formOf, forms, elsewhere: make, hashes: madeHashes(hashes), ready: (form) => form, counts: countsOf(column.codes, formOf, from.length, counted), chance: null, part: false, size: counted?.length ?? column.codes.length };
}

function madeHashes({ starts, keys, own }: FormHashes): MadeHashes {
  let left: FormKeys | null = { starts, keys };
  return { own, takeKeys: () => { const taken = left; left = null; return taken; } };
}
