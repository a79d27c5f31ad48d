import type { TypedColumn, TypedTable } from "../../fields/typedTable";
import { actionOf, comparesOn } from "../../template/duplicateAction";
import type { BlockDef, DedupeAction, DedupeDef, DedupeMoment } from "../../template/template";
import type { CheckInput } from "../rule";
import { blockKeysOf, blockName } from "./candidates";
import { type Copies, copiesOf, sameCopies } from "./copies";
import { changedRecords } from "./changedRecords";
import { type CompareField, compareFields, formNumbered, formsOf } from "./compareField";
import type { DuplicatePair } from "./duplicates";
import { evidenceOf } from "./evidence";
import { type FieldKeys, fieldKeys, votedRecords } from "./fieldKeys";
import { gateOf } from "./gates";
import type { Form } from "./methods/method";
import { worded } from "./lexicon";
import { learns, modelOf } from "./learnModel";
import type { Model } from "./latentClasses";
import { levelFields } from "./levels";
import { oddsBits, probability } from "./odds";
import { sameOwn } from "./sameOwn";
import { declaredScorer, learnedScorer } from "./scorer";
import { sharedKey } from "./sharedKey";

/** A table made ready for one question asked often: which of its records a draft may be the same subject as. */
export type SimilarRecords = {
  /** `draft` is a table of one record. Pairs `a` = a record's index, `b` = the draft, counted behind the last record; the surest first. `skip`: the record that the draft is of, which is not compared; null = the draft is a new one. `related` is what agrees
   * in a value of its own and in too little else. */
  find(draft: TypedTable, skip: number | null): readonly SimilarPair[];
  /** The same among those that are not left out, by the rules that compare at that moment. */
  findAmong(draft: TypedTable, isLeftOut: IsLeftOut, moment: DedupeMoment): readonly SimilarPair[];
  /** The same of the table a few edits later, or with a few records more at its end: these are compared by themselves, and what was made of the others stands. Null where too much has changed. */
  patched(input: CheckInput): SimilarRecords | null;
  /** What was made of each column: an index of the same table a little later takes over what still holds. */
  readonly made: ReadonlyMap<string, Made>;
};
/** A pair, the rule that says so, and what it does with a draft that is there already. */
export type SimilarPair = DuplicatePair & { readonly rule: string; readonly action: DedupeAction };
type IsLeftOut = (record: number) => boolean;
type Made = (Ready & { readonly column: TypedColumn }) | Learned | { readonly column: null; readonly copies: Copies | null } | { readonly column: TypedColumn; readonly second: TypedColumn | undefined; readonly recordsOf: ReadonlyMap<string, readonly number[]> };
/** What a table of so many records taught. It holds for the next edits: one record more or less does not change what agreement is worth, and learning it takes the whole search. */
type Learned = { readonly column: null; readonly model: Model; readonly size: number };
type RuleIndex = { readonly rule: DedupeDef; readonly copies: Copies | null; /** What the table taught; null where the template gives the weights. */ readonly model: Model | null; readonly fields: readonly Ready[]; readonly blocks: readonly { readonly block: BlockDef; readonly recordsOf: ReadonlyMap<string, readonly number[]> }[] };
type Ready = { readonly field: CompareField; /** The number of a form by its key. */ readonly numberOf: ReadonlyMap<string, number>; /** Null where the rule declares its blocks. */ readonly keys: FieldKeys | null };

/** A record that says something else than when the table was made ready, or was not there then, and what it says now. */
type Changed = { readonly record: number; readonly table: TypedTable };

/** So many records may have changed since. They are compared with every draft. */
const mostChanged = 50;
/** By so large a part a table may grow or shrink before it is learned from again. */
const mostGrown = 0.1;
/** Records that are compared field by field: those that share the most keys and values with the draft. */
const compared = 50;

export function similarRecords(input: CheckInput, last: SimilarRecords | null): SimilarRecords {
  const made = new Map<string, Made>();
  const rules = input.def.dedupe.map((rule) => indexRule(input, rule, last?.made ?? new Map<string, Made>(), made));
  const votes = new Float32Array(input.table.size);
  const after = (now: CheckInput, changed: ReadonlyMap<number, TypedTable>): SimilarRecords => {
    const findAmong: SimilarRecords["findAmong"] = (draft, isLeftOut, moment) => {
      const others = [...changed].filter(([record]) => !isLeftOut(record)).map(([record, table]): Changed => ({ record, table }));
      return rules.filter(({ rule }) => comparesOn(rule, moment)).flatMap((index) => findSimilar(input, index, draft, (record) => isLeftOut(record) || changed.has(record), others, now.table.size, votes)).sort((x, y) => y.score - x.score || x.a - y.a);
    };
    return {
      made, findAmong, find: (draft, skip) => findAmong(draft, (record) => record === skip, skip === null ? "create" : "update"),
      patched: (later) => { const found = later.def === input.def ? changedRecords(input.table, later.table, mostChanged) : null; return found === null ? null : after(later, found); },
    };
  };
  return after(input, new Map());
}

function indexRule(input: CheckInput, rule: DedupeDef, before: ReadonlyMap<string, Made>, made: Map<string, Made>): RuleIndex {
  const copies = copiesOf(input, rule);
  const last = before.get(`${rule.id} copies`);
  // What was counted without the same records still holds.
  const holds = last !== undefined && "copies" in last && sameCopies(last.copies, copies);
  made.set(`${rule.id} copies`, holds ? last : { column: null, copies });
  const fields = rule.match.flatMap((line, at): Ready[] => {
    const column = input.table.columns[line.field];
    if (column === undefined) return [];
    const name = `${rule.id} match ${at}`;
    const known = before.get(name);
    if (holds && known?.column === column && "field" in known) {
      made.set(name, known);
      return [known];
    }
    const [field] = compareFields(input, [line], copies);
    if (field === undefined) return [];
    const ready = { column, field, numberOf: new Map(field.forms.map(({ key }, number) => [key, number])), keys: rule.block.length > 0 ? null : fieldKeys(field, copies?.kept ?? null) };
    made.set(name, ready);
    return [ready];
  });
  const compare = fields.map(({ field }) => field);
  const blocks = rule.block.flatMap((block) => {
    const column = input.table.columns[block.field];
    const second = block.and === undefined ? undefined : input.table.columns[block.and.field];
    const name = `${rule.id} block ${blockName(block)}`;
    const known = before.get(name);
    const isKnown = holds && known !== undefined && "recordsOf" in known && known.column === column && known.second === second;
    const keysOf = column === undefined || isKnown ? null : blockKeysOf(input.table, block, compare);
    if (column === undefined || (!isKnown && keysOf === null)) return [];
    const recordsOf = isKnown ? known.recordsOf : recordsByKey(input.table.size, copies, keysOf!);
    made.set(name, { column, second, recordsOf });
    return [{ block, recordsOf }];
  });
  return { rule, copies, model: learns(rule) ? learned(input, rule, compare, before, made) : null, fields, blocks };
}

function learned(input: CheckInput, rule: DedupeDef, fields: readonly CompareField[], before: ReadonlyMap<string, Made>, made: Map<string, Made>): Model {
  const name = `${rule.id} model ${fields.map(({ def }) => def.id).join(" ")}`;
  const known = before.get(name);
  const { size } = input.table;
  const holds = known !== undefined && "model" in known && Math.abs(known.size - size) <= known.size * mostGrown;
  const now: Learned = holds ? known : { column: null, model: modelOf(input, rule, fields), size };
  made.set(name, now);
  return now.model;
}

function recordsByKey(size: number, copies: Copies | null, keysOf: (record: number) => readonly string[]): ReadonlyMap<string, readonly number[]> {
  const records = new Map<string, number[]>();
  for (let record = 0; record < size; record++) {
    if (copies !== null && copies.standIn[record] !== record) continue;
    for (const key of keysOf(record)) {
      const group = records.get(key);
      if (group === undefined) records.set(key, [record]);
      else group.push(record);
    }
  }
  return records;
}

function findSimilar(input: CheckInput, { rule, copies, model, fields, blocks }: RuleIndex, draft: TypedTable, isLeftOut: IsLeftOut, changed: readonly Changed[], draftIndex: number, votes: Float32Array): readonly SimilarPair[] {
  const size = (copies?.kept.length ?? input.table.size) + 1;
  // Of copies one is compared; where that is left out, another one is told.
  const toldOf = (record: number): number | null => (isLeftOut(record) ? (copies?.others.get(record)?.find((copy) => !isLeftOut(copy)) ?? null) : record);
  const isPassedOver: IsLeftOut = (record) => toldOf(record) === null;
  const drafted = fields.map((ready) => ({ ...ready, form: draftForm(draft, ready.field) }));
  const brought = new Map<number, string>();
  const voting = drafted.flatMap(({ field, keys, form }) => (keys === null ? [] : [{ field, keys, form }]));
  const candidates = voting.length > 0 ? votedRecords(voting, input.table.size, compared, isPassedOver, votes) : blockedRecords(blocks, drafted, draft, isPassedOver, votes, brought);
  if (candidates.length + changed.length === 0) return [];

  // The candidates and the draft, last, as a small table of their own; what is frequent is still counted in the whole one.
  const last = [...changed.map(({ table }) => table), draft];
  const small = drafted.map(({ field, numberOf, form }) => smallField(field, numberOf, [...changed.map(({ table }) => draftForm(table, field)), form], candidates, last, size));
  const gate = gateOf({ ...input, table: smallTable(input.table, last, candidates) }, rule, small);
  const scorer = model === null ? declaredScorer(small, size) : learnedScorer(levelFields(small), model);
  const [duplicate, review] = [oddsBits(rule.score.duplicate), oddsBits(rule.score.review)];
  const own = candidates.length + changed.length;
  const isNamed = sameOwn(small);
  return [...candidates.map((record) => toldOf(record)!), ...changed.map(({ record }) => record)].flatMap((record, at): readonly SimilarPair[] => {
    const { bits, own: ownSpeaks, apart } = scorer.weigh(at, own);
    if (!ownSpeaks || apart || gate(at, own)) return [];
    // Somebody who types has seen little of the draft yet: the same name alone is worth a look, though it proves nothing.
    const named = small.some(({ role, formOf }) => role === "identity" && formOf[at]! >= 0 && formOf[at] === formOf[own]);
    if (bits < review && !named) return [];
    return [{ rule: rule.id, action: actionOf(rule), a: record, b: draftIndex, score: probability(bits), verdict: bits >= duplicate ? "duplicate" : bits >= review || isNamed(at, own) ? "review" : "related", ...evidenceOf(scorer, at, own, false), block: brought.get(candidates[at] ?? -1) ?? sharedKey(small, at, own) ?? "cluster" }];
  });
}

/** Records that share a block with the draft, those with the most blocks and equal values first; `brought` says by which block each came. */
function blockedRecords(blocks: RuleIndex["blocks"], drafted: readonly (Ready & { readonly form: Form | null })[], draft: TypedTable, isLeftOut: IsLeftOut, votes: Float32Array, brought: Map<number, string>): readonly number[] {
  for (const { block, recordsOf } of blocks) {
    const name = blockName(block);
    const keys = blockKeysOf(draft, block, [])?.(0) ?? [];
    for (const record of keys.flatMap((each) => recordsOf.get(each) ?? [])) {
      if (isLeftOut(record)) continue;
      if (!brought.has(record)) brought.set(record, name);
      votes[record]!++;
    }
  }
  for (const { field, numberOf, form } of drafted) {
    const number = form === null ? undefined : numberOf.get(form.key);
    if (number !== undefined) for (const record of brought.keys()) if (field.formOf[field.codes[record]!] === number) votes[record]!++;
  }
  const candidates = [...brought.keys()].sort((a, b) => votes[b]! - votes[a]! || a - b).slice(0, compared);
  for (const record of brought.keys()) votes[record] = 0;
  return candidates;
}

function draftForm(draft: TypedTable, { def, match, method, n, ready }: CompareField): Form | null {
  const column = draft.columns[def.id];
  if (column === undefined) return null;
  const { formOf, forms } = formsOf(worded(column, match.words), method, n);
  const form = forms[formOf[column.codes[0]!]!];
  return form === undefined ? null : ready(form);
}

/** Equal forms have one number, as in the whole table; `codes` count the records of the small one. `last`: tables of one record each, the draft last, and `lastForms` what they say in the field. */
function smallField(field: CompareField, numberOf: ReadonlyMap<string, number>, lastForms: readonly (Form | null)[], records: readonly number[], last: readonly TypedTable[], size: number): CompareField {
  const forms: Form[] = [];
  const counts: number[] = [];
  const numbers = new Map<string, number>();
  const form = lastForms.at(-1)!;
  const draftNumber = form === null ? undefined : numberOf.get(form.key);
  const numbered = (each: Form | null, count: number): number => {
    if (each === null) return -1;
    let number = numbers.get(each.key);
    if (number === undefined) {
      numbers.set(each.key, (number = forms.push(each) - 1));
      counts.push(count);
    }
    return number;
  };
  const formOf = Int32Array.from([...records, ...lastForms], (record) => {
    if (record === null || typeof record !== "number") return numbered(record, 1 + (record === null ? 0 : field.counts[numberOf.get(record.key) ?? -1] ?? 0));
    const whole = field.formOf[field.codes[record]!]!;
    return whole < 0 ? -1 : numbered(formNumbered(field, whole), field.counts[whole]! + (whole === draftNumber ? 1 : 0));
  });
  const typed = [...records.map((record) => field.typed[field.codes[record]!] ?? null), ...last.map(({ columns }) => { const own = columns[field.def.id]; return own?.typed[own.codes[0]!] ?? null; })];
  return { ...field, codes: Uint32Array.from(typed, (_, at) => at), typed, formOf, forms, counts: Uint32Array.from(counts), size };
}

function smallTable(table: TypedTable, last: readonly TypedTable[], records: readonly number[]): TypedTable {
  const columns = Object.fromEntries(Object.entries(table.columns).map(([id, column]): [string, TypedColumn] => {
    const pick = <T>(of: (from: TypedColumn) => readonly T[]): readonly T[] => [...records.map((record) => of(column)[column.codes[record]!]!), ...last.map(({ columns }) => of(columns[id]!)[columns[id]!.codes[0]!]!)];
    return [id, { ...column, codes: Uint32Array.from([...records, ...last], (_, at) => at), raw: pick(({ raw }) => raw), typed: pick(({ typed }) => typed), parsed: pick(({ parsed }) => parsed), issues: pick(({ issues }) => issues) }];
  }));
  return { records: table.records, size: records.length + last.length, columns };
}
