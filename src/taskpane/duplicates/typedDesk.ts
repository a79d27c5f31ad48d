import { dedupeInput, keptApartFrom } from "../../pipeline/apart";
import { type GovernedTable, otherTable } from "../../pipeline/locate";
import { recordValues } from "../../pipeline/record";
import type { Localized, Result } from "../../pipeline/session";
import { evidenceElsewhere, similarEvidence } from "../../pipeline/similar";
import { nameIn } from "../record/otherTables";
import { ok } from "../../records/problem";
import type { DeskContext } from "../desk/deskContext";
import { type RecordLine, recordLine } from "../desk/recordTitle";

/** A record that was typed in the sheet and may be there already; `elsewhere`: in another table, null = in this one. `other` null: the template shows whoever is here no more of it than `shown`. */
export type TypedRepeat = { readonly typed: RecordLine; readonly other: RecordLine | null; readonly shown: readonly { readonly label: Localized; readonly value: string }[] | null; readonly elsewhere: { readonly table: string; readonly label: Localized } | null; readonly sure: boolean; readonly evidence: readonly string[] };
/** `more`: records that were brought at once, too many to be compared one by one. */
export type TypedRepeats = { readonly lines: readonly TypedRepeat[]; readonly more: number };

/** In a larger table the first comparing takes the worker long enough to be felt: there nobody is compared unasked. Chosen by us: it takes about as long as the check of the table; where the weights are learned, so many take as long. */
const mostRecords = { given: 100_000, learned: 20_000 };

/** What people type into the sheet, compared with the records that are there: reads only, and asks nobody. */
export function typedDesk({ session, records, typed }: DeskContext) {
  return {
    /** The last that was typed first; what is kept apart, and what the template lets be, is left out. */
    async repeats(): Promise<Result<TypedRepeats>> {
      const table = await records();
      if (!table.ok) return table;
      if (table.value === null || typed.typed().length === 0) return ok({ lines: [], more: 0 });
      if (recordsCompared(table.value) > (learnsAny(table.value) ? mostRecords.learned : mostRecords.given)) return ok({ lines: [], more: typed.typed().length + typed.more() });
      const lines: TypedRepeat[] = [];
      const told = new Set<number>();
      for (const one of typed.typed()) {
        const index = one.record === null ? table.value.records.rows.indexOf(one.row) : table.value.records.ids.indexOf(one.record);
        const repeat = index < 0 || told.has(index) ? null : await repeatOf(table.value, index);
        if (repeat === null) continue;
        // Two that were typed one after the other are one pair.
        if (repeat.a !== null) told.add(repeat.a);
        told.add(index);
        lines.push(repeat.line);
      }
      return ok({ lines, more: typed.more() });
    },
    /** It is not told again until it is changed again. */
    async forget(row: number): Promise<Result<void>> {
      const table = await records();
      if (!table.ok) return table;
      const at = table.value?.records.rows.indexOf(row) ?? -1;
      const id = at < 0 ? null : (table.value!.records.ids[at] ?? null);
      typed.forget((one) => (one.record === null ? one.row === row : one.record === id));
      return ok(undefined);
    },
    async forgetMore(): Promise<Result<void>> {
      typed.clear();
      return ok(undefined);
    },
  };

  /** The one in this table first. `a`: its index; null = it is in another one. */
  async function repeatOf(table: GovernedTable, index: number): Promise<{ readonly a: number | null; readonly line: TypedRepeat } | null> {
    const found = await similarEvidence(session, table, recordValues(table, index), index, 5);
    const { keptApart = [], keptApartBy = {} } = dedupeInput(table, session.tools);
    const isApart = (rule: string, other: number): boolean => (keptApartBy[rule] ?? keptApart).some((pair) => pair.includes(index) && pair.includes(other));
    const first = found.find(({ pair }) => pair.verdict !== "related" && pair.action !== "allow" && !isApart(pair.rule, pair.a));
    if (first === undefined) return repeatElsewhere(table, index);
    return { a: first.pair.a, line: { typed: recordLine(table, index), other: first.shown === null ? recordLine(table, first.pair.a) : null, shown: first.shown, elsewhere: null, sure: first.pair.verdict === "duplicate", evidence: first.evidence } };
  }

  async function repeatElsewhere(table: GovernedTable, index: number): Promise<{ readonly a: null; readonly line: TypedRepeat } | null> {
    const found = await evidenceElsewhere(session, table, recordValues(table, index), false, 5);
    const apart = keptApartFrom(table, (id) => otherTable(table, id), session.tools);
    const first = found.find(({ pair, other }) => pair.verdict !== "related" && pair.action !== "allow" && !(apart[other.def.id] ?? []).some(([own, there]) => own === index && there === pair.a));
    if (first === undefined) return null;
    const { pair, other, evidence, shown } = first;
    return { a: null, line: { typed: recordLine(table, index), other: shown === null ? { record: other.records.ids[pair.a] ?? null, row: other.records.rows[pair.a]!, title: nameIn(other, pair.a) } : null, shown, elsewhere: { table: other.def.id, label: other.def.label }, sure: pair.verdict === "duplicate", evidence } };
  }
}

/** The records that what is typed is compared with: those of its table, and of others that a rule compares it with. */
function recordsCompared({ def, template, records, input }: GovernedTable): number {
  const others = new Set(template.tables.flatMap(({ id, dedupe }) => dedupe.flatMap(({ across = [] }) => across.flatMap(({ table }) => (id === def.id ? [table] : table === def.id ? [id] : [])))));
  return [...others].reduce((sum, id) => sum + (input.related?.[id]?.records.rows.length ?? 0), records.rows.length);
}

function learnsAny({ def, template }: GovernedTable): boolean {
  const learns = ({ match }: { readonly match: readonly { readonly weight: number | null }[] }): boolean => match.some(({ weight }) => weight === null);
  return template.tables.some(({ id, dedupe }) => dedupe.some((rule) => (id === def.id && learns(rule)) || (rule.across ?? []).some(({ table, rule: across }) => (id === def.id || table === def.id) && learns(across))));
}
