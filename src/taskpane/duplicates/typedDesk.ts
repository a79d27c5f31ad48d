import { dedupeInput } from "../../pipeline/apart";
import type { GovernedTable } from "../../pipeline/locate";
import { recordValues } from "../../pipeline/record";
import type { Localized, Result } from "../../pipeline/session";
import { similarEvidence } from "../../pipeline/similar";
import { ok } from "../../records/problem";
import type { DeskContext } from "../desk/deskContext";
import { type RecordLine, recordLine } from "../desk/recordTitle";

/** A record that was typed in the sheet and may be there already. `other` null: the template shows whoever is here no more of it than `shown`. */
export type TypedRepeat = { readonly typed: RecordLine; readonly other: RecordLine | null; readonly shown: readonly { readonly label: Localized; readonly value: string }[] | null; readonly sure: boolean; readonly evidence: readonly string[] };
/** `more`: records that were brought at once, too many to be compared one by one. */
export type TypedRepeats = { readonly lines: readonly TypedRepeat[]; readonly more: number };

/** In a larger table the first comparing takes the worker long enough to be felt: there nobody is compared unasked. Chosen by us: half a second. */
const mostRecords = 20_000;

/** What people type into the sheet, compared with the records that are there: reads only, and asks nobody. */
export function typedDesk({ session, records, typed }: DeskContext) {
  return {
    /** The last that was typed first; what is kept apart, and what the template lets be, is left out. */
    async repeats(): Promise<Result<TypedRepeats>> {
      const table = await records();
      if (!table.ok) return table;
      if (table.value === null || typed.typed().length === 0) return ok({ lines: [], more: 0 });
      if (table.value.records.rows.length > mostRecords) return ok({ lines: [], more: typed.typed().length + typed.more() });
      const lines: TypedRepeat[] = [];
      const told = new Set<number>();
      for (const one of typed.typed()) {
        const index = one.record === null ? table.value.records.rows.indexOf(one.row) : table.value.records.ids.indexOf(one.record);
        const repeat = index < 0 || told.has(index) ? null : await repeatOf(table.value, index);
        if (repeat === null) continue;
        // Two that were typed one after the other are one pair.
        told.add(repeat.a).add(index);
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

  async function repeatOf(table: GovernedTable, index: number): Promise<{ readonly a: number; readonly line: TypedRepeat } | null> {
    const found = await similarEvidence(session, table, recordValues(table, index), index, 5);
    const { keptApart = [], keptApartBy = {} } = dedupeInput(table, session.tools);
    const isApart = (rule: string, other: number): boolean => (keptApartBy[rule] ?? keptApart).some((pair) => pair.includes(index) && pair.includes(other));
    const first = found.find(({ pair }) => pair.verdict !== "related" && pair.action !== "allow" && !isApart(pair.rule, pair.a));
    return first === undefined ? null : { a: first.pair.a, line: { typed: recordLine(table, index), other: first.shown === null ? recordLine(table, first.pair.a) : null, shown: first.shown, sure: first.pair.verdict === "duplicate", evidence: first.evidence } };
  }
}
