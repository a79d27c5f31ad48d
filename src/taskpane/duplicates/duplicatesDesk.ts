import type { DuplicateResult, LearnedRule, MergePlan } from "../../engine/engine";
import { dedupeInput } from "../../pipeline/apart";
import { control } from "../../pipeline/check";
import { relatedPairs } from "../../pipeline/dedupe";
import { apartDecisions, keepApart } from "../../pipeline/keepApart";
import { decideLevels, isRefused } from "../../pipeline/decideLevels";
import { type Doubt, groupsInDoubt } from "../../pipeline/inDoubt";
import { learnedTables } from "../../pipeline/learned";
import { type GovernedTable, governedTables } from "../../pipeline/locate";
import { groupsOf, merge, mergePlans, mergedCells, namedElsewhere, plansStamp, relinkedBy, settledByOwn, stillNamed } from "../../pipeline/merge";
import type { Localized, Problem, Result } from "../../pipeline/session";
import { fail, ok } from "../../records/problem";
import { actionOf } from "../../template/duplicateAction";
import type { DedupeDef } from "../../template/template";
import type { DeskContext } from "../desk/deskContext";
import { type RecordLine, recordLine } from "../desk/recordTitle";
import { elsewhereDesk } from "./elsewhereDesk";
import { mergedDesk } from "./mergedDesk";
import { typedDesk } from "./typedDesk";
import { type Match, type MatchKind, matchesOf, relatedFrom, relatedOf } from "./matches";
import { notGoverned } from "./notGoverned";
import { type OwnMerge, mergeOwn, ownColumns, ownEdits } from "../../pipeline/ownColumns";
import { shown } from "../../pipeline/shownValue";
import { type StayingLinks, stayingLinks } from "../../pipeline/stayingLinks";
import { compareOwn, droppedOwn, ownLines } from "./ownBeside";
import { type ChangedText, type ComparedFields, type Dropped, type PairText, compareFields, droppedBy, pairTexts, recordsBeside } from "./sideBySide";


export type MatchLine = { readonly key: string; readonly kind: MatchKind; readonly score: number; /** Of a group of dozens the first ones. */ readonly records: readonly RecordLine[]; /** How many they are altogether. */ readonly size: number; /** The template lets records be so, and merging all leaves them. */ readonly allowed: boolean; /** Why somebody has to look at a group that is one by the rules. */ readonly doubt: Doubt | null };
export type MatchList = {
  readonly groups: number;
  /** Of these, those that merging all is about: not what the template lets be. */
  readonly merging: number;
  /** Records in these groups. */
  readonly records: number;
  readonly review: number;
  readonly related: number;
  readonly kept: number;
  readonly total: number;
  readonly lines: readonly MatchLine[];
  /** Where the search was bounded, and what to do. */
  readonly notes: readonly string[];
  /** The group of the record that is selected in the sheet, if any. */
  readonly selected: MatchLine | null;
};

export type MatchDetail = MatchLine & {
  /** The record ids of all, also of those that `records` leaves out; "" for none. */
  readonly ids: readonly string[];
  /** The record that stays; null where none has an id. */
  readonly survivor: string | null;
  readonly fields: ComparedFields;
  /** Of a large group the least sure ones. */
  readonly pairs: readonly PairText[];
  /** How many there are. */
  readonly allPairs: number;
  /** Fields that a person has to decide before the records can become one. */
  readonly open: readonly Localized[];
  /** What merging does: cells of the survivor that change, records that go. */
  readonly edits: number;
  readonly goes: number;
  /** Rows (1-based) of the records that go. */
  readonly going: readonly number[];
  readonly links: StayingLinks;
  /** Given back with the merge, so that what was seen is what happens. */
  readonly stamp: string;
  /** Why these records cannot be merged yet. */
  readonly problem: Problem | null;
};

export type MergeChoice = { /** Record ids that become one. */ readonly records: readonly string[]; readonly keep: string | null; readonly values: { readonly [field: string]: string } };
/** One group as merging would leave it. */
export type MergeSample = { readonly key: string; readonly stays: RecordLine; readonly goes: readonly RecordLine[]; readonly edits: readonly ChangedText[]; readonly dropped: readonly Dropped[] };
export type MergeAll = {
  readonly groups: number;
  readonly goes: number;
  /** Rows (1-based) of the records that go. */
  readonly going: readonly number[];
  readonly edits: number;
  /** Groups in which a person has to decide, and the fields that have to be chosen there. */
  readonly left: number;
  readonly choose: readonly Localized[];
  /** Fields of which each survivor could keep its own, so that more groups are merged, or does. */
  readonly ownOf: readonly Localized[];
  /** Groups that are one by the rules and whose names or several other fields differ: they are reviewed one by one. */
  readonly doubtful: number;
  /** All groups and pairs that are reviewed, these among them. */
  readonly review: number;
  /** By field, numbers, addresses and people first, then the most: how many values are only in the history afterwards. All of them. */
  readonly dropped: readonly { readonly label: Localized; readonly count: number; readonly isContact: boolean }[];
  /** Numbers, addresses and people that go into another column, for theirs keeps one only. */
  readonly moved: number;
  readonly links: StayingLinks;
  /** Those that change most, first. */
  readonly samples: readonly MergeSample[];
  readonly stamp: string;
};
export type Learned = { readonly same: number; readonly apart: number; readonly rules: readonly (LearnedRule & { /** The levels that hold now. */ readonly score: DedupeDef["score"] })[]; /** What is proposed was turned down. */ readonly refused: boolean };
export type KeptApart = { readonly records: readonly [string, string]; readonly lines: readonly [RecordLine, RecordLine] | null; readonly by: string; readonly at: string; readonly stands: boolean };

/** Samples of merges that a preview has, at most. */
const mostSamples = 20;
const page = 50;
const mostTurned = 15;
/** Records of a group that are listed, and those that stand side by side. */
const mostListed = 12, mostBeside = 30;
/** Pairs of a group that are explained. */
const mostExplained = 60;

/** Records that are the same subject: seeing them side by side, making one of them, or saying that they are not. */
export function duplicatesDesk(context: DeskContext) {
  const { session, records, once, command, onSheet } = context;
  const dedupe = (table: GovernedTable): Promise<Result<readonly DuplicateResult[]>> => once("dedupe", table, () => session.engine.dedupe(dedupeInput(table, session.tools), control(session)));
  const matches = (table: GovernedTable): Promise<Result<readonly Match[]>> => once("matches", table, async () => {
    const results = await dedupe(table);
    if (!results.ok) return results;
    const doubtful = await groupsInDoubt(session, table, results.value);
    return ok(results.value.flatMap((result) => matchesOf(result, doubtful)));
  });
  const open = async (): Promise<Result<{ readonly table: GovernedTable; readonly all: readonly Match[] }>> => {
    const table = await records();
    if (!table.ok) return table;
    if (table.value === null) return fail(notGoverned);
    const all = await matches(table.value);
    return all.ok ? ok({ table: table.value, all: all.value }) : all;
  };
  const isAllowed = ({ def }: GovernedTable, { result }: Pick<Match, "result">): boolean => def.dedupe.some((rule) => rule.id === result.rule && actionOf(rule) === "allow");
  const lineOf = (table: GovernedTable, { key, kind, score, records: of, doubt, result }: Match): MatchLine => ({ key, kind, score, size: of.length, records: of.slice(0, mostListed).map((index) => recordLine(table, index)), allowed: isAllowed(table, { result }), doubt });
  return {
    elsewhere: elsewhereDesk(context),
    typed: typedDesk(context),
    merged: mergedDesk(context),
    /** Groups or pairs of one kind, the surest first; `from` counts from 0, `row` is the selected sheet row. */
    async list(kind: MatchKind, from: number, row: number | null): Promise<Result<MatchList>> {
      const opened = await open();
      if (!opened.ok) return opened;
      const { table, all } = opened.value;
      const certain = all.filter((match) => match.kind === "duplicate");
      const results = await dedupe(table);
      if (!results.ok) return results;
      const related = results.value.reduce((sum, result) => sum + result.related.a.length, 0);
      const of = all.filter((match) => match.kind === kind);
      const [notes] = await session.engine.explain({ pairs: [{ evidence: results.value.flatMap((result) => result.notes) }], lang: session.lang });
      const chosen = row === null ? undefined : all.find((match) => match.records.some((index) => table.records.rows[index] === row));
      return ok({
        groups: certain.length,
        merging: certain.filter((match) => !isAllowed(table, match)).length,
        records: certain.reduce((sum, match) => sum + match.records.length, 0),
        review: all.filter((match) => match.kind === "review").length,
        related,
        kept: table.governed.apart.filter(({ other }) => other === undefined).length,
        total: kind === "related" ? related : of.length,
        notes: notes!,
        lines: (kind === "related" ? relatedFrom(results.value, from, page) : of.slice(from, from + page)).map((match) => lineOf(table, match)),
        selected: chosen === undefined ? null : lineOf(table, chosen),
      });
    },
    /** One group side by side, as the choice would merge it; null where it is no group any more. */
    open(key: string, choice: Partial<MergeChoice>): Promise<Result<MatchDetail | null>> {
      return onSheet(async () => {
        const opened = await open();
        if (!opened.ok) return opened;
        const { table, all } = opened.value;
        const results = await dedupe(table);
        if (!results.ok) return results;
        const match = all.find((one) => one.key === key) ?? relatedOf(results.value, key);
        if (match === undefined) return ok(null);
        const wanted = choice.records === undefined ? null : new Set(choice.records);
        const taken = wanted === null ? match.records : match.records.filter((index) => wanted.has(table.records.ids[index] ?? ""));
        const unnamed = problemOf(table, match.records);
        const [plan] = taken.length < 2 || unnamed !== null ? [] : await mergePlans(session, table, [{ records: taken, rule: match.result.rule }], { keep: choice.keep ?? null, values: choice.values ?? {} });
        const named = plan === undefined ? ok(null) : await namedElsewhere(session, table, [{ records: taken, rule: match.result.rule }], [plan]);
        if (!named.ok) return named;
        const held = named.value?.get(0);
        const problem = unnamed ?? (held === undefined ? null : stillNamed(held));
        const inside = new Set(match.records);
        const within = match.kind === "related" ? await relatedPairs(session, table, { ...match.result, related: { a: Uint32Array.of(match.records[0]!), b: Uint32Array.of(match.records[1]!) } }) : match.result.pairs.filter(({ a, b }) => inside.has(a) && inside.has(b));
        const found = within.length <= mostExplained ? within : within.toSorted((x, y) => x.score - y.score || x.a - y.a || x.b - y.b).slice(0, mostExplained);
        const beside = recordsBeside(table, match.records, plan ?? null, mostBeside);
        const own = await ownColumns(session, table);
        if (!own.ok) return own;
        const kept = plan === undefined ? [] : mergeOwn(table, own.value, plan, choice.values ?? {});
        // In a large group the reasons alone are more than anybody reads. Of a pair that a third record makes one, no field turns it.
        const turned = found.length > mostTurned ? [] : ((await session.engine.comparePairs({ ...table.input, pairs: found.map(({ a, b }) => [a, b]), rule: match.result.rule })) ?? []);
        const explained = await session.engine.evidence({ ...table.input, rule: match.result.rule, pairs: found });
        const pairs = explained.map((pair, at) => ({ ...pair, turns: pair.third === undefined ? (turned[at]?.turns ?? []) : [] }));
        const links = await stayingLinks(session, table, plan === undefined ? [] : mergedCells(table, plan, kept));
        if (!links.ok) return links;
        return ok({
          ...lineOf(table, match),
          records: beside.map((index) => recordLine(table, index)),
          ids: match.records.map((index) => table.records.ids[index] ?? ""),
          allPairs: within.length,
          survivor: plan === undefined ? null : (table.records.ids[plan.survivor] ?? null),
          fields: [...compareFields(table, beside, plan ?? null, choice.values ?? {}), ...compareOwn(table, own.value, beside, plan ?? null, kept, choice.values ?? {})],
          pairs: await pairTexts(session, table, pairs),
          open: (plan?.open ?? []).map(({ field }) => table.def.fields.find(({ id }) => id === field)!.label),
          edits: plan === undefined ? 0 : plan.edits.length + ownEdits(table, plan.survivor, kept).length,
          goes: plan?.losers.length ?? 0,
          going: (plan?.losers ?? []).map((index) => table.records.rows[index]!),
          links: links.value,
          stamp: plan === undefined ? "" : plansStamp(session, table, [plan], own.value),
          problem,
        });
      });
    },
    /** Makes one record of several, as it was shown. */
    async merge(choice: MergeChoice, stamp: string): Promise<Result<{ readonly change: string | null; readonly gone: number; readonly edits: number; readonly rowsStay: Problem | null }>> {
      return command(async (current) => mergedOf(await merge(current, { templates: [], chosen: false, sheet: null, answers: {}, all: false, ...choice, seen: stamp })));
    },
    /** What merging every certain group would do. `ownValues`: what a person would have to choose is the survivor's own. */
    previewAll(ownValues = false): Promise<Result<MergeAll>> {
      return onSheet(async () => {
        const opened = await open();
        if (!opened.ok) return opened;
        const { table, all } = opened.value;
        return once(`mergeAll ${ownValues}`, table, async () => {
          const results = table.def.dedupe.flatMap(({ id }) => all.find(({ result }) => result.rule === id)?.result ?? []);
          const doubtful = new Set(all.filter(({ doubt }) => doubt !== null).map(({ key }) => key));
          const every = groupsOf(table.def, results);
          const groups = every.filter(({ id }) => !doubtful.has(id));
          const plain = await mergePlans(session, table, groups, { keep: null, values: {} });
          const plans = ownValues ? await mergePlans(session, table, groups, { keep: null, values: {}, ownValues }) : plain;
          const labelsOf = (fields: Iterable<string>): readonly Localized[] => { const ids = new Set(fields); return table.def.fields.filter(({ id }) => ids.has(id)).map(({ label }) => label); };
          const named = await namedElsewhere(session, table, groups, plans);
          if (!named.ok) return named;
          const ready = plans.filter((plan, at) => plan.open.length === 0 && !named.value.has(at));
          const own = await ownColumns(session, table);
          if (!own.ok) return own;
          const told = plans.flatMap((plan, at) => {
            if (!ready.includes(plan)) return [];
            const kept = mergeOwn(table, own.value, plan, {});
            return [{ key: groups[at]!.id, plan, edits: editsOf(table, plan, kept), dropped: [...droppedBy(table, plan), ...droppedOwn(table, kept)] }];
          });
          const links = await stayingLinks(session, table, ready.flatMap((plan) => mergedCells(table, plan, mergeOwn(table, own.value, plan, {}))));
          if (!links.ok) return links;
          const fields = new Map<string, MergeAll["dropped"][number]>();
          for (const { dropped } of told) for (const { label, isContact = false } of dropped) {
            const key = `${isContact} ${label["zh-CN"]}`;
            fields.set(key, { label, isContact, count: (fields.get(key)?.count ?? 0) + 1 });
          }
          const relinked = await relinkedBy(session, table, ready);
          if (!relinked.ok) return relinked;
          const most = told.toSorted((x, y) => y.dropped.length + y.edits.length - x.dropped.length - x.edits.length || x.plan.survivor - y.plan.survivor);
          return ok({
            groups: ready.length,
            goes: told.reduce((sum, { plan }) => sum + plan.losers.length, 0),
            going: told.flatMap(({ plan }) => plan.losers.map((index) => table.records.rows[index]!)),
            edits: told.reduce((sum, { edits }) => sum + edits.length, 0) + relinked.value,
            left: plans.length - ready.length,
            choose: labelsOf(plans.flatMap((plan) => plan.open.map(({ field }) => field))),
            ownOf: labelsOf(plain.flatMap((plan, at) => settledByOwn(table.def, groups[at]!.rule, plan))),
            doubtful: every.length - groups.length,
            review: all.filter((match) => match.kind === "review").length,
            dropped: [...fields.values()].sort((x, y) => Number(y.isContact) - Number(x.isContact) || y.count - x.count),
            links: links.value,
            moved: told.reduce((sum, { plan }) => sum + new Set(plan.moved.map(({ text }) => text)).size, 0),
            samples: most.slice(0, mostSamples).map(({ key, plan, edits, dropped }) => ({ key, stays: recordLine(table, plan.survivor), goes: plan.losers.map((index) => recordLine(table, index)), edits, dropped: dropped.filter(({ label, value }) => !edits.some((one) => one.label === label && one.before === value)) })),
            stamp: plansStamp(session, table, ready, own.value),
          });
        });
      });
    },
    async mergeAll(stamp: string, ownValues = false): Promise<Result<{ readonly change: string | null; readonly gone: number; readonly edits: number; readonly rowsStay: Problem | null }>> {
      return command(async (current) => mergedOf(await merge(current, { templates: [], chosen: false, sheet: null, answers: {}, all: true, records: [], keep: null, values: {}, ownValues, seen: stamp })));
    },
    /** Remembers that the records of these pairs are not the same; with `apart` false, that the rules shall decide again. */
    async apart(pairs: readonly (readonly [string, string])[], apart: boolean): Promise<Result<{ readonly change: string; readonly count: number }>> {
      return command(async (current) => {
        const tables = await governedTables(current);
        if (!tables.ok) return tables;
        const [table] = tables.value;
        if (table === undefined) return fail(notGoverned);
        const kept = await keepApart(current, table, pairs, apart);
        return kept.ok ? ok({ change: kept.value.change.id, count: kept.value.count }) : kept;
      });
    },
    /** What people have said is not the same, the newest first. */
    async decisions(from: number): Promise<Result<{ readonly total: number; readonly lines: readonly KeptApart[] }>> {
      const table = await records();
      if (!table.ok) return table;
      const of = table.value;
      if (of === null) return ok({ total: 0, lines: [] });
      const decisions = apartDecisions(session, of);
      return ok({
        total: decisions.length,
        lines: decisions.slice(from, from + page).map(({ records: pair, indexes, by, at, stands }) => ({ records: pair, lines: indexes === null ? null : [recordLine(of, indexes[0]), recordLine(of, indexes[1])], by, at, stands })),
      });
    },
    /** How the table's rules do on what people have merged and kept apart, and levels that would do better: for an admin to take or leave. */
    async learned(): Promise<Result<Learned>> {
      const table = await records();
      if (!table.ok) return table;
      const learned = await learnedTables(session);
      if (!learned.ok) return learned;
      const of = learned.value.find((one) => one.table.def.id === table.value?.def.id);
      if (of === undefined) return ok({ same: 0, apart: 0, rules: [], refused: false });
      const refused = await isRefused(session, of);
      return refused.ok ? ok({ same: of.same, apart: of.apart, rules: of.rules.map((rule) => ({ ...rule, score: of.table.def.dedupe.find(({ id }) => id === rule.rule)!.score })), refused: refused.value }) : refused;
    },
    /** Takes the proposed levels into the workbook's template, as a new version of it, or turns them down until something else is proposed. */
    async decideLevels(accept: boolean): Promise<Result<{ readonly change: string }>> {
      return command(async (current) => {
        const learned = await learnedTables(current);
        if (!learned.ok) return learned;
        const table = await records();
        const of = learned.value.find((one) => table.ok && one.table.def.id === table.value?.def.id);
        if (of === undefined) return fail(notGoverned);
        const decided = await decideLevels(current, of, accept);
        return decided.ok ? ok({ change: decided.value.id }) : decided;
      });
    },
    /** Why two records, by sheet row, were not taken for one; null where a row holds no record. */
    async whyNot(a: number, b: number): Promise<Result<(PairText & { readonly reason: string }) | null>> {
      const table = await records();
      if (!table.ok) return table;
      if (table.value === null) return fail(notGoverned);
      const rows = table.value.records.rows;
      const [x, y] = [rows.indexOf(a), rows.indexOf(b)];
      if (x < 0 || y < 0 || x === y) return ok(null);
      const [pair] = (await session.engine.comparePairs({ ...dedupeInput(table.value, session.tools), pairs: [[x, y]] })) ?? [];
      if (pair === undefined) return ok(null);
      const [text] = await pairTexts(session, table.value, [pair]);
      return ok({ ...text!, reason: pair.reason });
    },
  };
}

type Merged = Awaited<ReturnType<typeof merge>>;

function mergedOf(merged: Merged): Result<{ readonly change: string | null; readonly gone: number; readonly edits: number; readonly rowsStay: Problem | null }> {
  if (!merged.ok) return merged;
  const { table, change, plans, beside, relinked, rowsStay } = merged.value;
  return ok({ change: change?.id ?? null, gone: plans.reduce((sum, plan) => sum + plan.losers.length, 0), edits: plans.reduce((sum, plan, at) => sum + editsOf(table, plan, beside[at]!).length, 0) + relinked, rowsStay });
}

/** The cells of the survivor that change, as they are counted before and after. */
function editsOf(table: GovernedTable, plan: MergePlan, beside: readonly OwnMerge[]): readonly ChangedText[] {
  return [...plan.edits.flatMap((edit) => labelled(table, edit)), ...ownLines(table, plan.survivor, beside)];
}

/** What the cells of the survivor say before and after; what the program itself notes is left out. */
function labelled(table: GovernedTable, { field: id, before, after }: MergePlan["edits"][number]): readonly ChangedText[] {
  const field = table.def.fields.find((one) => one.id === id)!;
  return field.system === undefined ? [{ label: field.label, before: shown(table, id, before), after: shown(table, id, after) }] : [];
}

/** Merging goes by record id: each must have one of its own. */
function problemOf({ records, layout }: GovernedTable, indexes: readonly number[]): Problem | null {
  const bare = indexes.filter((index) => records.ids[index] === null).map((index) => records.rows[index]!);
  const twice = new Set(indexes.map((index) => records.ids[index])).size < indexes.length;
  return bare.length > 0 ? noId(layout.sheet, bare) : twice ? sameId(layout.sheet) : null;
}

function noId(sheet: string, rows: readonly number[]): Problem {
  return { code: "merge/noId", place: sheet, message: { "zh-CN": `第 ${rows.join("、")} 行还没有记录编号，不能合并。`, en: `Row ${rows.join(", ")} has no record id yet, so it cannot be merged.` }, hint: { "zh-CN": "在“问题”里点一次安全修复，就会补上编号。", en: "Run the safe fixes in Findings once; they give it an id." } };
}

function sameId(sheet: string): Problem {
  return { code: "merge/sameId", place: sheet, message: { "zh-CN": "这些记录的编号相同，不能合并。", en: "These records carry the same id, so they cannot be merged." }, hint: { "zh-CN": "先在“问题”里处理重复的编号。", en: "Mend the repeated id in Findings first." } };
}
