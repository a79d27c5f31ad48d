import type { LiveUpdate } from "../../pipeline/live";
import type { GovernedTable } from "../../pipeline/locate";

/** A record that somebody typed or changed in the sheet: its id, and the row (1-based) that it stood in then. Null: its row has no id yet. */
export type TypedRecord = { readonly record: string | null; readonly row: number };

/** So many are compared with the table; of more at once, such as rows that were pasted, the whole table is better searched. Chosen by us: a tenth of a second. */
const mostTyped = 50;

/** The records of the table under watch that people have typed in the sheet, or changed where its duplicate rules compare; the last one first. */
export function typedRecords() {
  let typed: readonly TypedRecord[] = [];
  let more = 0;
  return {
    typed: () => typed,
    /** How many were left out. */
    more: () => more,
    saw({ rows, edits, inserted }: Pick<LiveUpdate, "rows" | "edits" | "inserted">, { def, template, records }: Pick<GovernedTable, "def" | "template" | "records">): void {
      // Its own rules, and those by which other tables are compared with it.
      const compared = new Set([...def.dedupe.flatMap(({ match }) => match.map(({ field }) => field)), ...template.tables.flatMap(({ dedupe }) => dedupe.flatMap(({ across = [] }) => across.flatMap(({ table, fields }) => (table === def.id ? Object.values(fields) : []))))]);
      if (compared.size === 0) return;
      const found: TypedRecord[] = edits.filter(({ field }) => compared.has(field)).map(({ record, row }) => ({ record, row }));
      const [brought, touched] = [new Set<string | null>(inserted), new Set(rows)];
      if (brought.size + touched.size > 0) {
        records.rows.forEach((row, index) => {
          const record = records.ids[index] ?? null;
          if (record === null ? touched.has(row) : brought.has(record)) found.push({ record, row });
        });
      }
      // Where rows have moved, one without an id cannot be told from another.
      const before = rows === null ? typed.filter(({ record }) => record !== null) : typed;
      const all = [...new Map([...found, ...before].map((one) => [one.record ?? one.row, one])).values()];
      more += Math.max(0, all.length - mostTyped);
      typed = all.slice(0, mostTyped);
    },
    forget(which: (one: TypedRecord) => boolean): void { typed = typed.filter((one) => !which(one)); },
    clear(): void {
      typed = [];
      more = 0;
    },
  };
}
