import type { ChangeSet } from "../changes/changeSet";
import type { DuplicateResult, MergePlan } from "../engine/engine";
import type { FixEdit } from "../findings/finding";
import { plainText, sameValue, valueKey } from "../records/cellValue";
import { type Problem, type Result, fail, ok } from "../records/problem";
import { actionOf } from "../template/duplicateAction";
import type { TableDef } from "../template/template";
import { addDuration } from "../records/isoDuration";
import { patchRecords } from "../records/patchRecords";
import { valueAt } from "../records/recordTable";
import type { HostWrite } from "../workbook/host";
import { dedupeInput } from "./apart";
import { keptWrites } from "./archive";
import { control } from "./check";
import { notGoverned, planTableEdits } from "./fix";
import { groupId, groupsInDoubt } from "./inDoubt";
import { type GovernedTable, type OpenOptions, currentId, governedTables, openTables } from "./locate";
import { maskedValue } from "./masking";
import { type OwnColumn, type OwnMerge, mergeOwn, ownColumns, ownEdits, ownFormats } from "./ownColumns";
import { ownHeader } from "./ownKeys";
import { commitRemoval } from "./removeRecords";
import type { Session } from "./session";
import { type ChangedCell, type StayingLinks, stayingLinks } from "./stayingLinks";

export type MergeOptions = OpenOptions & {
  /** Record ids to make one of; empty with `all`. */
  readonly records: readonly string[];
  readonly all: boolean;
  /** Of `all` only what the rules are sure enough of to merge without anybody (`score.auto`); absent: every certain group, as a person has seen it, but those whose names clearly differ. */
  readonly automatic?: boolean;
  /** The id that stays. */
  readonly keep: string | null;
  /** By field, or by `[header]` of a column that the template says nothing of: the id of the record whose value is taken. */
  readonly values: Readonly<Record<string, string>>;
  /** Of `all`: a value that a person would have to choose (survivorship `manual`) is the survivor's own, where it has one. */
  readonly ownValues?: boolean;
  /** Looks which links of the cells that change stay, before they change. */
  readonly tellLinks?: true;
  /** The stamp of the plans that a person has seen: where they would be others now, nothing is written. Without it nothing is written either by rules that ask for a dry run, where `automatic`. */
  readonly seen?: string;
};
export type Merged = {
  readonly table: GovernedTable;
  readonly plans: readonly MergePlan[];
  /** Of each plan what becomes of the columns that the template says nothing of. */
  readonly beside: readonly (readonly OwnMerge[])[];
  /** Cells in all tables that named a record which went, and name its survivor now; a record that would name itself is blank there. */
  readonly relinked: number;
  /** Null where they were not asked for. */
  readonly links: StayingLinks | null;
  readonly change: ChangeSet | null;
  /** Nothing was written yet, because a rule asks for a dry run: the stamp with which exactly these plans are carried out. */
  readonly shown?: string;
  /** Why the rows of the records that went stay, emptied; null where they are gone. */
  readonly rowsStay: Problem | null;
};

/**
 * Makes one record of several. The survivor takes values by the template's survivorship; the others leave the table with their rows, and the change set keeps them whole
 * as tombstones. Where rows cannot be taken out of the table (`rowsStay` says why), their cells are emptied where they stand. One change set, undone like any other.
 * Problems: `merge/noAuto` (automatic, and no rule merges without anybody), `merge/noRecord`, `merge/tooFew`, `merge/open` (a person must choose a value), `merge/changedSince`, `table/notGoverned`.
 */
export async function merge(session: Session, options: MergeOptions): Promise<Result<Merged>> {
  const table = await onlyTable(session, options);
  if (!table.ok) return table;
  const groups = await groupsToMerge(session, table.value, options);
  if (!groups.ok) return groups;
  const every = await mergePlans(session, table.value, groups.value, options);
  const own = await ownColumns(session, table.value);
  if (!own.ok) return own;
  const rules = [...new Set(groups.value.flatMap(({ rule }) => rule ?? []))];
  // All at once leaves out what a person has to decide; asked for by name, it is said.
  const open = every.flatMap((plan) => plan.open);
  if (open.length > 0 && !options.all) return fail(...open.map((one) => openProblem(table.value, one)));
  const named = await namedElsewhere(session, table.value, groups.value, every);
  if (!named.ok) return named;
  if (named.value.size > 0 && !options.all) return fail(stillNamed([...named.value.values()].flat()));
  const plans = every.filter((plan, at) => plan.open.length === 0 && !named.value.has(at));
  const stamp = plansStamp(session, table.value, plans, own.value);
  if (options.seen !== undefined && options.seen !== stamp) return fail(changedSince(table.value));
  const kept = rules.flatMap((rule) => table.value.def.dedupe.find(({ id }) => id === rule)?.keepLoser ?? []);
  const beside = plans.map((plan) => mergeOwn(table.value, own.value, plan, options.values));
  const planned = await planWrites(session, table.value, plans, beside);
  if (!planned.ok) return planned;
  const { edits, relinked } = planned.value;
  const links = options.tellLinks === true ? await stayingLinks(session, table.value, plans.flatMap((plan, at) => mergedCells(table.value, plan, beside[at]!))) : ok(null);
  if (!links.ok) return links;
  const asks = options.automatic === true && options.all && options.seen === undefined && table.value.def.dedupe.some(({ id, dryRun }) => dryRun !== false && rules.includes(id));
  if (asks && plans.length > 0) return ok({ table: table.value, plans, beside, relinked, links: links.value, change: null, shown: stamp, rowsStay: null });
  const readable = await onSheet(session, table.value, every.flatMap((plan, at) => (plans.includes(plan) && keepsOnSheet(table.value, groups.value[at]!.rule) ? plan.losers : [])));
  if (!readable.ok) return readable;
  const writes = [...planned.value.writes, ...readable.value];
  const until = kept.flatMap(({ undo }) => (undo === null ? [] : [addDuration(session.today, undo) ?? Infinity]));
  const id = (index: number): string => table.value.records.ids[index] ?? "";
  const about = plans.map(({ survivor }) => ({ table: table.value.def.id, record: id(survivor) }));
  const into = new Map(plans.flatMap(({ survivor, losers }) => losers.map((loser) => [loser, id(survivor)] as const)));
  const removed = await commitRemoval(session, [{ table: table.value, indexes: [...into.keys()].sort((a, b) => a - b), into, own: own.value }], { why: { command: "merge", rule: rules.join(" "), ...(options.all ? { reason: "all" } : {}), parts: plans.length, ...(until.length === 0 ? {} : { undoUntil: Math.min(...until) }) }, writes, edits, about });
  return removed.ok ? ok({ table: table.value, plans, beside, relinked, links: links.value, ...removed.value }) : removed;
}

/** The cells of the record that stays which change. */
export function mergedCells(table: GovernedTable, plan: MergePlan, beside: readonly OwnMerge[]): readonly ChangedCell[] {
  const row = table.records.rows[plan.survivor]!;
  return [...plan.edits.map((edit) => ({ ...edit, row })), ...ownEdits(table, plan.survivor, beside).map(({ at: { field }, before, after }) => ({ row, field, before, after }))];
}

/** Records, by index, that become one, and the duplicate rule by whose survivorship; null: the template has none. */
export type MergeGroup = { readonly records: readonly number[]; readonly rule: string | null };

/** The groups that the rules find, of every rule that does not allow them, each with its parts that may be merged without asking. Where two rules want a record in different groups, the earlier rule has it and the other group waits: what it would be afterwards nobody has seen. */
export function groupsOf({ dedupe }: Pick<TableDef, "dedupe">, results: readonly DuplicateResult[]): readonly (MergeGroup & { readonly id: string; readonly sure: DuplicateResult["clusters"][number]["sure"] })[] {
  const taken = new Set<number>();
  const allowed = new Set(dedupe.flatMap((rule) => (actionOf(rule) === "allow" ? [rule.id] : [])));
  return results.filter(({ rule }) => !allowed.has(rule)).flatMap(({ rule, clusters }) => {
    const free = clusters.filter(({ records }) => !records.some((record) => taken.has(record)));
    for (const { records } of free) for (const record of records) taken.add(record);
    const { maxMerges = Infinity } = dedupe.find(({ id }) => id === rule) ?? {};
    const surest = free.toSorted((x, y) => y.score - x.score || x.records[0]! - y.records[0]!).slice(0, maxMerges);
    return free.filter((group) => free.length <= maxMerges || surest.includes(group)).map((cluster) => ({ id: groupId(rule, cluster), records: cluster.records, rule, sure: cluster.sure }));
  });
}

/** How each group would become one. Reads only. */
export async function mergePlans(session: Session, { def, input, records }: GovernedTable, groups: readonly MergeGroup[], decided: Pick<MergeOptions, "keep" | "values" | "ownValues">): Promise<readonly MergePlan[]> {
  const indexOf = (id: string): number => records.ids.indexOf(id);
  const keep = decided.keep === null ? null : indexOf(decided.keep);
  const values = Object.fromEntries(Object.entries(decided.values).flatMap(([field, id]) => (ownHeader(field) === null ? [[field, indexOf(id)]] : [])));
  const plans: MergePlan[] = [];
  for (const { records: merge, rule } of groups) {
    const planned = { ...input, merge, rule, keep, values, lang: session.lang };
    const plan = await session.engine.merge(planned);
    const own = decided.ownValues === true ? settledByOwn(def, rule, plan) : [];
    plans.push(own.length === 0 ? plan : await session.engine.merge({ ...planned, keep: plan.survivor, values: { ...values, ...Object.fromEntries(own.map((field) => [field, plan.survivor])) } }));
  }
  return plans;
}

/** The fields of a plan that wait for a person because the rule says so (`manual`), and of which the survivor has a value. */
export function settledByOwn({ dedupe }: Pick<TableDef, "dedupe">, rule: string | null, { open, survivor }: MergePlan): readonly string[] {
  const survive = dedupe.find(({ id }) => id === rule)?.survive ?? {};
  return open.filter(({ field, values }) => (survive[field] ?? survive["*"]) === "manual" && values.some(({ record }) => record === survivor)).map(({ field }) => field);
}

/** Tells plans apart by what they would do: which records go, what is written, and what every one of the records says now. */
export function plansStamp({ tools }: Session, { def, records }: GovernedTable, plans: readonly MergePlan[], own: readonly OwnColumn[]): string {
  const said = plans.map(({ survivor, losers, edits }) => [
    // That a record was written meanwhile is no reason to ask again where it says the same.
    [survivor, ...losers].map((index) => [records.ids[index], ...def.fields.filter(({ system }) => system === undefined).map(({ id }) => valueKey(valueAt(records, id, index)))]),
    edits.map(({ field, after }) => [field, valueKey(after)]),
    own.map(({ valueOf }) => [survivor, ...losers].map((index) => valueKey(valueOf(index)))),
  ]);
  return tools.sha256Hex(tools.encodeUtf8(JSON.stringify(said)));
}

async function onlyTable(session: Session, options: OpenOptions): Promise<Result<GovernedTable>> {
  const governed = await governedTables(session, options.answers);
  if (!governed.ok) return governed;
  const table = governed.value.find((candidate) => options.sheet === null || candidate.layout.sheet === options.sheet);
  if (table !== undefined) return ok(table);
  const opened = await openTables(session, options);
  return opened.ok ? fail(notGoverned(opened.value[0]!)) : opened;
}

async function groupsToMerge(session: Session, table: GovernedTable, options: MergeOptions): Promise<Result<readonly MergeGroup[]>> {
  if (options.all) {
    if (options.automatic === true && table.def.dedupe.every(({ score }) => score.auto === null)) return fail(noAuto(table));
    const results = await session.engine.dedupe(dedupeInput(table, session.tools), control(session));
    if (!results.ok) return results;
    const found = groupsOf(table.def, results.value);
    if (options.automatic === true) return ok(surePartsOf(table.def, found));
    const doubtful = await groupsInDoubt(session, table, results.value);
    return ok(found.filter(({ id }) => !doubtful.has(id)));
  }
  const wanted = [...options.records, ...(options.keep === null ? [] : [options.keep]), ...Object.values(options.values)];
  // The first of those that carry an id, where several do. A group may be a hundred thousand records.
  const at = new Map(table.records.ids.map((id, index) => [id, index] as const).reverse());
  const missing = wanted.filter((id) => !at.has(id));
  if (missing.length > 0) return fail(noRecord(table, missing));
  const indexes = [...new Set(options.records)].map((id) => at.get(id)!);
  if (indexes.length < 2) return fail(tooFew(table));
  if (options.keep !== null && !options.records.includes(options.keep)) return fail(noRecord(table, [options.keep]));
  return ok([{ records: indexes, rule: await ruleFor(session, table, indexes) }]);
}

/** What may be merged without asking, at most as much of each rule as it lets be merged at once. */
function surePartsOf({ dedupe }: TableDef, groups: ReturnType<typeof groupsOf>): readonly MergeGroup[] {
  return dedupe.flatMap(({ id, maxMerges }) => groups.filter(({ rule }) => rule === id).flatMap(({ sure }) => sure.map((records) => ({ records, rule: id }))).slice(0, maxMerges));
}

/** Of several rules the one that says most for the first two of the records. */
async function ruleFor(session: Session, { def, input }: GovernedTable, [a, b]: readonly number[]): Promise<string | null> {
  if (def.dedupe.length < 2) return def.dedupe[0]?.id ?? null;
  const [verdict] = (await session.engine.comparePairs({ ...input, pairs: [[Math.min(a!, b!), Math.max(a!, b!)]] })) ?? [];
  return verdict?.rule ?? null;
}

function keepsOnSheet({ def }: GovernedTable, rule: string | null): boolean {
  return def.dedupe.find(({ id }) => id === rule)?.keepLoser?.sheet === true;
}

/** The rows of records that go, on the archive sheet of their table. */
async function onSheet(session: Session, table: GovernedTable, losers: readonly number[]): Promise<Result<readonly HostWrite[]>> {
  if (losers.length === 0) return ok([]);
  const sheets = await session.host.sheets();
  if (!sheets.ok) return sheets;
  const info = await session.host.info();
  if (!info.ok) return info;
  const written = await keptWrites(session, table, losers.toSorted((a, b) => a - b), sheets.value, info.value.dateSystem);
  return written.ok ? ok(written.value.writes) : written;
}

type Held = { readonly of: GovernedTable; readonly row: number };

/** By place of a plan the rows that name one of the records that would go, where the rule merges none that is named (`relink: restrict`). */
export async function namedElsewhere(session: Session, table: GovernedTable, groups: readonly MergeGroup[], plans: readonly MergePlan[]): Promise<Result<ReadonlyMap<number, readonly Held[]>>> {
  const planOf = new Map(plans.flatMap(({ losers }, at) => (table.def.dedupe.find(({ id }) => id === groups[at]!.rule)?.relink === "restrict" ? losers.flatMap((index) => (table.records.ids[index] == null ? [] : [[table.records.ids[index]!, at] as const])) : [])));
  const held = new Map<number, Held[]>();
  if (planOf.size === 0) return ok(held);
  const tables = await governedTables(session);
  if (!tables.ok) return tables;
  const going = new Set(plans.flatMap(({ losers }) => losers));
  for (const of of tables.value.filter(({ def }) => def.relations.some(({ to }) => to === table.def.id))) {
    for (const { index, names } of await session.engine.references({ ...of.input, to: table.def.id, become: Object.fromEntries([...planOf.keys()].map((id) => [id, null])) })) {
      if (of.def.id === table.def.id && going.has(index)) continue;
      for (const name of names) {
        const at = planOf.get(name);
        if (at !== undefined) (held.get(at) ?? held.set(at, []).get(at)!).push({ of, row: of.records.rows[index]! });
      }
    }
  }
  return ok(held);
}

type Planned = { readonly writes: readonly HostWrite[]; readonly edits: ChangeSet["edits"]; readonly relinked: number };
/** An edit, and the survivors on whose account it is made. */
type PartEdit = FixEdit & { readonly parts: readonly string[] };

async function planWrites(session: Session, table: GovernedTable, plans: readonly MergePlan[], beside: readonly (readonly OwnMerge[])[]): Promise<Result<Planned>> {
  const edits = survivorEdits(table, plans, beside);
  const relinked = await relink(session, table, plans, edits);
  if (!relinked.ok) return relinked;
  const writes: HostWrite[] = plans.flatMap(({ survivor }, n) => ownFormats(table, survivor, beside[n]!));
  const done: ChangeSet["edits"][number][] = [];
  for (const { of, edits: wanted } of relinked.value.parts) {
    const planned = await planTableEdits(session, of, wanted);
    if (!planned.ok) return planned;
    writes.push(...planned.value.writes);
    const partsOf = new Map(wanted.map(({ at: { record, field }, parts }) => [`${record ?? ""} ${field ?? ""}`, parts]));
    for (const edit of planned.value.edits) done.push({ ...edit, parts: partsOf.get(`${edit.record} ${edit.field}`) ?? [] });
  }
  return ok({ writes, edits: done, relinked: relinked.value.count });
}

function survivorEdits(table: GovernedTable, plans: readonly MergePlan[], beside: readonly (readonly OwnMerge[])[]): readonly PartEdit[] {
  const { records, def } = table;
  const at = (index: number, field: string) => ({ table: def.id, record: records.ids[index] ?? null, row: records.rows[index]!, field });
  return plans.flatMap((plan, n) => [...plan.edits.map(({ field, before, after }) => ({ at: at(plan.survivor, field), before, after })), ...ownEdits(table, plan.survivor, beside[n]!)].map((edit) => ({ ...edit, parts: [records.ids[plan.survivor] ?? ""] })));
}

/** What the survivors take, and in every table the references to records that go, which name their survivors from then on. */
async function relink(session: Session, table: GovernedTable, plans: readonly MergePlan[], edits: readonly PartEdit[]): Promise<Result<{ readonly parts: readonly { readonly of: GovernedTable; readonly edits: readonly PartEdit[] }[]; readonly count: number }>> {
  const { records, def } = table;
  if (plans.length === 0) return ok({ parts: [], count: 0 });
  const become = Object.fromEntries(plans.flatMap(({ survivor, losers }) => losers.flatMap((loser) => (records.ids[loser] == null ? [] : [[records.ids[loser]!, records.ids[survivor] ?? null]]))));
  const tables = await governedTables(session);
  if (!tables.ok) return tables;
  const going = new Set(plans.flatMap(({ losers }) => losers));
  const parts = new Map<GovernedTable, PartEdit[]>([[table, [...edits]]]);
  const held: { readonly of: GovernedTable; readonly row: number }[] = [];
  let count = 0;
  for (const other of tables.value) {
    const isOwn = other.def.id === def.id;
    const of = isOwn ? table : other;
    if (!of.def.relations.some(({ to }) => to === def.id)) continue;
    // Where the survivor takes a reference over, it is what it takes that is led on.
    const taken = new Map(isOwn ? edits.map((edit) => [`${edit.at.row} ${edit.at.field ?? ""}`, edit] as const) : []);
    const standing = isOwn ? patchRecords(of.records, patched(of, edits), []) : of.records;
    for (const { relation, index, names, before, after, formula } of await session.engine.references({ ...of.input, records: standing, to: def.id, become })) {
      if ((isOwn && going.has(index)) || relation.onMerge === "keep") continue;
      const row = of.records.rows[index]!;
      if (relation.onMerge === "restrict" || formula) held.push({ of, row });
      const at = { table: of.def.id, record: of.records.ids[index] ?? null, row, field: relation.from };
      const known = taken.get(`${row} ${relation.from}`);
      const list = parts.get(of) ?? [];
      count++;
      const own = new Set([...(known?.parts ?? []), ...names.flatMap((name) => become[name] ?? [])]);
      parts.set(of, [...list.filter((edit) => edit !== known), { at, before: known === undefined ? before : known.before, after, parts: [...own] }]);
    }
  }
  if (held.length > 0) return fail(stillNamed(held));
  return ok({ parts: [...parts].map(([of, wanted]) => ({ of, edits: wanted.filter(({ before, after }) => !sameValue(before, after)) })).filter(({ edits: wanted }) => wanted.length > 0), count });
}

/** In how many cells the name of a record that goes becomes that of its survivor. Reads only. */
export async function relinkedBy(session: Session, table: GovernedTable, plans: readonly MergePlan[]): Promise<Result<number>> {
  const relinked = await relink(session, table, plans, survivorEdits(table, plans, plans.map(() => [])));
  return relinked.ok ? ok(relinked.value.count) : relinked;
}

/** The rows that edits change, as they will stand. */
function patched({ records }: GovernedTable, edits: readonly FixEdit[]): Parameters<typeof patchRecords>[1] {
  const fields = Object.keys(records.columns);
  return [...new Set(edits.map(({ at }) => at.row))].map((row) => {
    const index = records.rows.indexOf(row);
    const after = new Map(edits.filter(({ at }) => at.row === row).map(({ at, after: value }) => [at.field, value]));
    return { row, record: records.ids[index] ?? null, values: Object.fromEntries(fields.map((field) => [field, after.has(field) ? after.get(field)! : valueAt(records, field, index)])), formulas: fields.filter((field) => records.formulas[field]?.includes(index) === true) };
  });
}

export function stillNamed(held: readonly Held[]): Problem {
  const { of } = held[0]!;
  const rows = held.filter((one) => one.of === of).map(({ row }) => row);
  const shown = rows.slice(0, 5);
  return {
    code: "merge/referenced", place: of.layout.sheet,
    message: { "zh-CN": `“${of.def.label["zh-CN"]}”第 ${shown.join("、")} 行${rows.length > 5 ? "等" : ""}引用着要并入的记录，模板不允许改写（或那里是公式），没有合并。`, en: `Rows ${shown.join(", ")}${rows.length > 5 ? " and others" : ""} of ${of.def.label.en} name a record that would go, and may not be changed (or hold a formula); nothing was merged.` },
    hint: { "zh-CN": "先把这些引用改成要保留的记录，再合并。", en: "Have them name the record that stays, then merge." },
  };
}

function openProblem(table: GovernedTable, open: MergePlan["open"][number]): Problem {
  const field = table.def.fields.find((candidate) => candidate.id === open.field);
  const label = field?.label ?? { "zh-CN": open.field, en: open.field };
  // A message may end up in a log.
  const values = open.values.map(({ record, value }) => `${table.records.ids[record] ?? ""} ${plainText(maskedValue(table, open.field, value, "export"))}`.trim()).join(" / ");
  return {
    code: "merge/open",
    place: open.field,
    message: { "zh-CN": `“${label["zh-CN"]}”不一样，要由人来选：${values}。`, en: `${label.en} differs and a person has to choose: ${values}.` },
    hint: { "zh-CN": `加上 --set ${open.field}=记录编号，表示采用那条记录的值。`, en: `Add --set ${open.field}=RECORD to take that record's value.` },
  };
}

function noRecord(table: GovernedTable, ids: readonly string[]): Problem {
  const became = (id: string, zh: boolean): string => { const now = currentId(table, id); return now === id ? id : zh ? `${id}（已并入 ${now}）` : `${id} (merged into ${now})`; };
  return { code: "merge/noRecord", place: table.layout.sheet, message: { "zh-CN": `表里没有记录 ${ids.map((id) => became(id, true)).join("、")}。`, en: `The table has no record ${ids.map((id) => became(id, false)).join(", ")}.` }, hint: { "zh-CN": "用 dedupe 查看记录编号。", en: "See the record ids with dedupe." } };
}

function noAuto(table: GovernedTable): Problem {
  return { code: "merge/noAuto", place: table.layout.sheet, message: { "zh-CN": "模板没有允许任何查重规则自动合并；什么都没有合并。", en: "No duplicate rule of the template may merge by itself; nothing was merged." }, hint: { "zh-CN": "用 --records A,B 逐组合并，或在模板的 dedupe 里写 score.auto，例如 0.995。", en: "Merge group by group with --records A,B, or give a rule a score.auto in the template's dedupe, such as 0.995." } };
}

function tooFew(table: GovernedTable): Problem {
  return { code: "merge/tooFew", place: table.layout.sheet, message: { "zh-CN": "合并至少需要两条记录。", en: "Merging needs at least two records." }, hint: { "zh-CN": "用 --records A,B 指定，或者用 --all 合并够得上模板 score.auto 的重复。", en: "Name them with --records A,B, or merge with --all what reaches the template's score.auto." } };
}

function changedSince(table: GovernedTable): Problem {
  return { code: "merge/changedSince", place: table.layout.sheet, message: { "zh-CN": "这些记录在预览之后又变了，没有合并。", en: "These records have changed since the preview; nothing was merged." }, hint: { "zh-CN": "按现在的内容再看一遍，然后合并。", en: "Look at them as they are now, then merge." } };
}
