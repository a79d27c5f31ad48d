import type { FixEdit } from "../findings/finding";
import { type Problem, type Result, fail, ok } from "../records/problem";
import type { Localized } from "../records/text";
import type { GovernedTable } from "./locate";
import { titled } from "./recordNames";
import type { Session } from "./session";

/** What goes with a record, and what only stops naming it. */
export type Deletion = {
  /** By table, the record itself first: the records that leave it, by index. */
  readonly removed: readonly { readonly table: GovernedTable; readonly indexes: readonly number[] }[];
  /** Cells of records that stay and named one that goes; `relinked`: those of them that name its heir from then on. */
  readonly cleared: readonly { readonly table: GovernedTable; readonly edits: readonly FixEdit[]; readonly relinked: number }[];
  readonly heir: string | null;
};

/** `on`: what of a relation decides. `heir`: the record that takes the place of those that go, where a relation says `relink`; null = nobody has chosen one. */
export type Going = { readonly on?: "onDelete" | "onArchive"; readonly heir?: string | null };

/**
 * What deleting records, given by index, does in all tables that refer to them, as each relation says: `restrict` forbids it while a record that stays names one, `setNull` empties the reference,
 * `cascade` deletes the record that has it, `relink` has it name the heir; archiving also knows `keep`, which leaves the reference. Reads only. Problems: `record/referenced`, `record/heirNeeded`, `record/noHeir`.
 */
export async function planDeletion(session: Session, tables: readonly GovernedTable[], from: GovernedTable, indexes: readonly number[], { on = "onDelete", heir = null }: Going = {}): Promise<Result<Deletion>> {
  if (heir !== null && (from.records.ids.filter((id) => id === heir).length !== 1 || idsOf(from, indexes).includes(heir))) return fail(noHeir(from, heir));
  const gone = new Map<string, Set<number>>([[from.def.id, new Set(indexes)]]);
  const edits = new Map<string, Map<string, FixEdit>>();
  const waiting: { readonly table: string; readonly ids: readonly string[] }[] = [{ table: from.def.id, ids: idsOf(from, indexes) }];
  const held: { readonly table: GovernedTable; readonly index: number; readonly names: readonly string[] }[] = [];
  const waitingForHeir: typeof held = [];
  const moved = new Map<string, Set<string>>();
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    // Everything that has gone of that table, so that a cell that names two of them says neither afterwards.
    const become = Object.fromEntries(idsOf(tables.find(({ def }) => def.id === next!.table)!, [...gone.get(next.table)!]).map((id) => [id, null]));
    for (const table of tables) {
      if (!table.def.relations.some(({ to }) => to === next.table)) continue;
      const own = gone.get(table.def.id) ?? new Set<number>();
      gone.set(table.def.id, own);
      const taken: number[] = [];
      const takes = next.table === from.def.id && heir !== null && table.def.relations.some((relation) => relation.to === from.def.id && relation[on] === "relink");
      const inherited = new Map(takes ? (await session.engine.references({ ...table.input, to: next.table, become: Object.fromEntries(Object.keys(become).map((id) => [id, heir])) })).map((edit) => [`${edit.index} ${edit.relation.id}`, edit.after]) : []);
      for (const { relation, index, names, before, after, formula } of await session.engine.references({ ...table.input, to: next.table, become })) {
        if (own.has(index)) continue;
        if (relation[on] === "keep") continue;
        if (relation[on] === "cascade") {
          own.add(index);
          taken.push(index);
        } else if (relation[on] === "restrict" || formula) held.push({ table, index, names });
        // What goes along has no heir: only of the records that somebody named can one be chosen.
        else if (relation[on] === "relink" && !takes) (next.table === from.def.id ? waitingForHeir : held).push({ table, index, names });
        else {
          const at = { table: table.def.id, record: table.records.ids[index] ?? null, row: table.records.rows[index]!, field: relation.from };
          const ofTable = edits.get(table.def.id) ?? new Map<string, FixEdit>();
          const key = `${index} ${relation.from}`;
          const said = relation[on] === "relink" ? inherited.get(`${index} ${relation.id}`) ?? null : after;
          if (relation[on] === "relink" && said !== null) (moved.get(table.def.id) ?? moved.set(table.def.id, new Set()).get(table.def.id)!).add(key);
          edits.set(table.def.id, ofTable.set(key, { at, before, after: said }));
        }
      }
      if (taken.length > 0) waiting.push({ table: table.def.id, ids: idsOf(table, taken) });
    }
  }
  const holding = held.filter(({ table, index }) => !gone.get(table.def.id)!.has(index));
  if (holding.length > 0) return fail(referenced(from, indexes, holding));
  const unled = waitingForHeir.filter(({ table, index }) => !gone.get(table.def.id)!.has(index));
  if (unled.length > 0) return fail(heirNeeded(from, indexes, unled));
  const ordered = [from, ...tables.filter(({ def }) => def.id !== from.def.id)];
  return ok({
    removed: ordered.flatMap((table) => { const rows = [...(gone.get(table.def.id) ?? [])].sort((a, b) => a - b); return rows.length === 0 ? [] : [{ table, indexes: rows }]; }),
    cleared: ordered.flatMap((table) => {
      const rows = gone.get(table.def.id);
      const kept = [...(edits.get(table.def.id) ?? new Map<string, FixEdit>())].flatMap(([key, edit]) => (rows?.has(Number(key.split(" ")[0])) === true ? [] : [edit]));
      const names = moved.get(table.def.id);
      return kept.length === 0 ? [] : [{ table, edits: kept, relinked: names === undefined ? 0 : [...edits.get(table.def.id)!.keys()].filter((key) => names.has(key) && rows?.has(Number(key.split(" ")[0])) !== true).length }];
    }),
    heir,
  });
}

function idsOf({ records }: GovernedTable, indexes: readonly number[]): readonly string[] {
  return indexes.flatMap((index) => records.ids[index] ?? []);
}

/** `订单（工作表“订单”第 3、7 行）`: where records stand. */
function places(held: readonly { readonly table: GovernedTable; readonly index: number }[]): Localized {
  const tables = [...new Set(held.map(({ table }) => table))];
  const rowsOf = (of: GovernedTable): string => { const rows = [...new Set(held.filter(({ table }) => table === of).map(({ index }) => of.records.rows[index]!))].sort((a, b) => a - b); return rows.slice(0, 5).join("、") + (rows.length > 5 ? ` … (${rows.length})` : ""); };
  return {
    "zh-CN": tables.map((table) => `“${table.def.label["zh-CN"]}”第 ${rowsOf(table)} 行`).join("；"),
    en: tables.map((table) => `${table.def.label.en}, rows ${rowsOf(table).replaceAll("、", ", ")}`).join("; "),
  };
}

function referenced(from: GovernedTable, indexes: readonly number[], held: readonly { readonly table: GovernedTable; readonly index: number }[]): Problem {
  const where = places(held);
  return {
    code: "record/referenced", place: idsOf(from, indexes).join("、"),
    message: { "zh-CN": `还有记录引用着它：${where["zh-CN"]}。没有改动任何内容。`, en: `It is still named by ${where.en}. Nothing was changed.` },
    hint: { "zh-CN": "先让这些记录改为引用别的记录，或者删除它们。", en: "Have these records name another one first, or delete them." },
  };
}

function heirNeeded(from: GovernedTable, indexes: readonly number[], waiting: readonly { readonly table: GovernedTable; readonly index: number }[]): Problem {
  const where = places(waiting);
  return {
    code: "record/heirNeeded", place: idsOf(from, indexes).join("、"),
    message: { "zh-CN": `还有记录引用着它：${where["zh-CN"]}。它们要改为引用另一条记录；没有改动任何内容。`, en: `It is still named by ${where.en}, which are to name another record. Nothing was changed.` },
    hint: { "zh-CN": "选一条接替它的记录（命令行用 --heir 记录编号）。", en: "Choose the record that takes its place (--heir RECORD on the command line)." },
  };
}

function noHeir(from: GovernedTable, heir: string): Problem {
  return {
    code: "record/noHeir", place: heir,
    message: { "zh-CN": `记录 ${heir} 不能接替：它不在表“${from.def.label["zh-CN"]}”里、编号有重复，或者自己也要走。`, en: `The record ${heir} cannot take the place: it is not in ${from.def.label.en}, its id stands twice, or it goes itself.` },
    hint: { "zh-CN": "换一条留在表里的记录。", en: "Choose a record that stays in the table." },
  };
}

function references(count: number): string {
  return `${count} ${count === 1 ? "reference" : "references"}`;
}

/** Deleting, or archiving, takes more along than the record itself: to be seen before it is done. `asked`: how many records were named. */
export function takesAlong({ removed, cleared, heir }: Deletion, verb: Localized = { "zh-CN": "删除", en: "delete" }, asked = 1): Problem | null {
  const others = removed.slice(1);
  const more = removed[0]!.indexes.length - asked;
  const { table: from } = removed[0]!;
  const becomes = heir === null ? "" : titled(from, from.records.ids.map((id) => id ?? ""), from.records.ids.indexOf(heir));
  if (others.length === 0 && cleared.length === 0 && more === 0) return null;
  const list = (lang: "zh-CN" | "en"): string => [
    ...(more === 0 ? [] : [lang === "zh-CN" ? `${verb[lang]}“${from.def.label[lang]}”另外 ${more} 条` : `${verb[lang]} ${more} more of ${from.def.label[lang]}`]),
    ...others.map(({ table, indexes }) => (lang === "zh-CN" ? `${verb[lang]}“${table.def.label[lang]}” ${indexes.length} 条` : `${verb[lang]} ${indexes.length} of ${table.def.label[lang]}`)),
    ...cleared.flatMap(({ table, edits, relinked }) => (edits.length === relinked ? [] : [lang === "zh-CN" ? `清空“${table.def.label[lang]}”里 ${edits.length - relinked} 处引用` : `clear ${references(edits.length - relinked)} in ${table.def.label[lang]}`])),
    ...cleared.flatMap(({ table, relinked }) => (relinked === 0 ? [] : [lang === "zh-CN" ? `把“${table.def.label[lang]}”里 ${relinked} 处引用改为 ${becomes}` : `change ${references(relinked)} in ${table.def.label[lang]} to ${becomes}`])),
  ].join(lang === "zh-CN" ? "，" : ", ");
  const ing = verb.en === "delete" ? "Deleting" : "Archiving";
  return {
    code: "record/takesAlong",
    message: { "zh-CN": `${verb["zh-CN"]}这条记录还会：${list("zh-CN")}。`, en: `${ing} this record will also ${list("en")}.` },
    hint: { "zh-CN": "确认后一起做，可以一起撤销；不想这样就先改这些记录。", en: "Confirm to do all of it; it is undone together. Otherwise change these records first." },
  };
}
