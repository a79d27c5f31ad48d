import type { PairVerdict } from "../engine/engine";
import { type Problem, type Result, fail, ok } from "../records/problem";
import { masksAcross, otherTables } from "./across";
import type { Against, TwoFiles } from "./against";
import { control } from "./check";
import { dedupeInput, keptApartFrom } from "./apart";
import { type OpenOptions, type OpenTable, currentId, openTables } from "./locate";
import { type View, bothForms, textMask } from "./masking";
import { recordNames } from "./recordNames";
import type { Session } from "./session";
import { blockText } from "./shownValue";

export type Why = {
  readonly verdict: PairVerdict;
  /** Each line of the evidence in the session's language. */
  readonly texts: readonly string[];
  /** What single change would turn the verdict, the smallest first, in the session's language. */
  readonly turns: readonly string[];
  /** What brings the two together, in the session's language; null = nothing does. */
  readonly brought: string | null;
  /** Of a record that was merged its id, and that of the record it has become, which is compared in its place. */
  readonly became: readonly { readonly id: string; readonly now: string }[];
  /** Masks of what is said of the two, and of what they are compared by. */
  readonly masks: (view: View | null) => { readonly text: (text: string) => string; readonly forms: (field: string, a: string, b: string) => { readonly a: string; readonly b: string } };
};

/** A record by its name in the output. */
type Place = { readonly table: OpenTable; readonly index: number; /** The id of a record that has become this one. */ readonly was?: string };
type Compared = Pick<Why, "masks"> & { readonly verdict: PairVerdict; /** The table whose rule it is. */ readonly owner: OpenTable };

/**
 * Why two records, by id, are taken for one or not, whether or not anything would have brought them together. `table/id` names one where several tables have that id; the two may stand in tables
 * that a rule compares; in the place of a record that was merged stands what it has become. Reads only. Problems: `why/twoRecords` (not exactly two ids), `why/merged` (the two are one record by now), `why/noRecord` (no table, and no two that are compared, have both), `why/noRule`.
 */
export async function why(session: Session, options: OpenOptions & { readonly records: readonly string[]; /** The second is one of another file. */ readonly against?: TwoFiles & Pick<Against, "host"> }): Promise<Result<Why>> {
  const [a, b, ...more] = options.records;
  if (a === undefined || b === undefined || more.length > 0) return fail(twoRecords);
  if (options.against !== undefined) return whyAgainst(session, options.against, a, b);
  if (a === b) return fail(twoRecords);
  const opened = await openTables(session, options);
  if (!opened.ok) return opened;
  const tables = await otherTables(session, opened.value);
  if (!tables.ok) return tables;
  const [left, right]: [Place[], Place[]] = [[], []];
  for (const table of tables.value.values()) {
    const names = await recordNames(session, table);
    if (!names.ok) return names;
    for (const [name, places] of [[a, left], [b, right]] as const) {
      const id = name.startsWith(`${table.def.id}/`) ? name.slice(table.def.id.length + 1) : name;
      const index = names.value.indexOf(id);
      const now = index >= 0 || table.governed === null ? id : currentId({ governed: table.governed }, id);
      const standing = now === id ? index : names.value.indexOf(now);
      if (standing >= 0) places.push({ table, index: standing, ...(now === id ? {} : { was: id }) });
    }
  }
  const both = left.flatMap((x) => right.map((y) => [x, y] as const)).sort(([x, y], [p, q]) => Number(p.table === q.table) - Number(x.table === y.table));
  for (const [x, y] of both) {
    if (x.table === y.table && x.index === y.index) return fail(merged(a, b, x));
    const compared = x.table === y.table ? await within(session, x, y) : await across(session, x, y);
    if (compared !== null) return ok(await told(session, compared, [x, y]));
  }
  return fail(both.some(([x, y]) => x.table === y.table) ? noRule : noRecord(a, b));
}

/** Of a record of one file and one of the other. Problems: `why/noRecord`. */
async function whyAgainst(session: Session, { own, other, host }: TwoFiles & Pick<Against, "host">, a: string, b: string): Promise<Result<Why>> {
  const [names, theirs] = [await recordNames(session, own), await recordNames({ ...session, host }, other)];
  if (!names.ok) return names;
  if (!theirs.ok) return theirs;
  const [x, y] = [names.value.indexOf(a), theirs.value.indexOf(b)];
  // What others of both files say counts too, as it does for `dedupe`.
  if (x >= 0 && y >= 0) await session.engine.dedupeAcross(own.input, control(session));
  const compared = x < 0 || y < 0 ? null : await across(session, { table: own, index: x }, { table: other, index: y });
  return compared === null ? fail(noRecord(a, b)) : ok(await told(session, compared, []));
}

async function told(session: Session, { verdict, owner, masks }: Compared, places: readonly Place[]): Promise<Why> {
  const [texts, turns] = await session.engine.explain({ pairs: [verdict, { evidence: verdict.turns }], lang: session.lang });
  const became = places.flatMap(({ table: { records }, index, was }) => (was === undefined ? [] : [{ id: was, now: records.ids[index] ?? "" }]));
  return { verdict, became, texts: texts!, turns: turns!, brought: verdict.block === null ? null : blockText(owner.def, verdict.block)[session.lang], masks };
}

async function within(session: Session, { table, index: x }: Place, { index: y }: Place): Promise<Compared | null> {
  const input = dedupeInput(table, session.tools);
  // What others of the table say of the two counts too, as it does for `dedupe`.
  if (table.def.dedupe.length > 0) await session.engine.dedupe(input, control(session));
  const [verdict] = (await session.engine.comparePairs({ ...input, pairs: [[Math.min(x, y), Math.max(x, y)]] })) ?? [];
  const masks: Why["masks"] = (view) => { const mask = textMask(table, view); return { text: (text) => mask?.(text, [x, y]) ?? text, forms: bothForms(table, view) }; };
  return verdict === undefined ? null : { verdict, owner: table, masks };
}

async function across(session: Session, { table, index: x }: Place, { table: other, index: y }: Place): Promise<Compared | null> {
  const [verdict] = (await session.engine.compareAcross({ ...table.input, other: other.def.id, pairs: [[x, y]], keptApartFrom: keptApartFrom(table, (id) => (id === other.def.id ? other : null), session.tools) })) ?? [];
  if (verdict === undefined) return null;
  const masks: Why["masks"] = (view) => { const { text, forms } = masksAcross(table, other, verdict, view); return { text: (said) => text(said, x, y), forms }; };
  return { verdict, owner: verdict.owner === table.def.id ? table : other, masks };
}

const twoRecords: Problem = { code: "why/twoRecords", message: { "zh-CN": "要比较的是两条不同的记录。", en: "Two different records are compared." }, hint: { "zh-CN": "写 --records 甲,乙，用 dedupe 列出的编号。", en: "Write --records A,B with the ids that dedupe lists." } };
const noRule: Problem = { code: "why/noRule", message: { "zh-CN": "模板没有查重规则。", en: "The template has no duplicate rule." }, hint: { "zh-CN": "在模板里加 dedupe。", en: "Add dedupe to the template." } };

/** Both ids name one record now. */
function merged(a: string, b: string, { table: { records, layout }, index }: Place): Problem {
  const [id, row] = [records.ids[index] ?? "", records.rows[index]!];
  return { code: "why/merged", place: layout.sheet, message: { "zh-CN": `${a} 和 ${b} 已经是同一条记录：第 ${row} 行的 ${id}。`, en: `${a} and ${b} are one record by now: ${id} in row ${row}.` }, hint: { "zh-CN": "它们合并过；用 journal 查是哪一次，要分开就用 undo 撤销那一次。", en: "They were merged: journal tells by which change, and undo of it makes two of them again." } };
}

function noRecord(a: string, b: string): Problem {
  return { code: "why/noRecord", message: { "zh-CN": `没有一张表同时有记录 ${a} 和 ${b}，也没有规则把它们所在的两张表放到一起比较。`, en: `No table has both records ${a} and ${b}, and no rule compares two tables that have one each.` }, hint: { "zh-CN": "用 dedupe 列出的编号；几张表有同一个编号时写“表/编号”。", en: "Use the ids that dedupe lists; write TABLE/ID where several tables have the same id." } };
}
