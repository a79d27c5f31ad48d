import type { Severity } from "../../findings/finding";
import { maskMessages } from "../../pipeline/masking";
import { cellWriter } from "../../pipeline/inCells";
import { type ReadingFormulas, readingFormulas } from "../../pipeline/readingFormulas";
import { strayRows, takeIn } from "../../pipeline/takeIn";
import { yesNoTexts } from "../../fields/boolField";
import { optionWords } from "../../fields/optionWords";
import { plainText } from "../../records/cellValue";
import type { Localized } from "../../records/text";
import { type Result, ok } from "../../records/problem";
import { columnLetter, maxColumns } from "../../workbook/area";
import type { DeskContext, DeskEvent } from "./deskContext";
import { sheetLabels } from "../../template/headerLabels";

/** A cell of the governed table as a person means it: the 1-based sheet row, and the field; null = the whole record. */
export type CellPlace = { readonly row: number; readonly field: string | null };

/**
 * The cells with findings on the sheet of the governed table, each as row * `maxColumns` + column, 0-based and ascending, so that one can be found without going through all; beside each the worst
 * of its severities: 0 a note, 1 a warning, 2 an error. One of a whole record stands at the table's first column.
 */
export type CellMarks = { readonly sheet: string; readonly cells: Float64Array; readonly severities: Uint8Array };

/** Columns whose cells choose among words: how each text that means one of them is written there. Texts as `foldKey` has them. */
export type Spellings = { readonly sheet: string; readonly firstRow: number; readonly columns: readonly { readonly column: number; readonly words: readonly (readonly [text: string, written: string])[] }[] };

/** So many rows below the table are judged and taken in at a time; the ones behind them come next. Chosen by us. */
const mostAsked = 2000;

const ranks = { info: 0, warning: 1, error: 2 } as const;

/** The stage beside the pane: showing its cells, and hearing what is selected there. */
export function sheetDesk({ session, table, typed, below, command, remember, standing, onSheet }: DeskContext, tell: (event: DeskEvent) => void) {
  let following: ReturnType<typeof session.host.watchSelection> | null = null;
  return {
    /** Selects a cell, or the record's row where no field is named. */
    async show({ row, field }: CellPlace): Promise<Result<void>> {
      const live = await table();
      if (!live.ok) return live;
      if (live.value === null) return ok(undefined);
      const watched = live.value;
      return onSheet(async () => {
        const { sheet, data, columns } = watched.table.layout;
        const column = field === null ? undefined : columns[field];
        const area = column === undefined ? { row: row - 1, column: data.column, rows: 1, columns: data.columns } : { row: row - 1, column, rows: 1, columns: 1 };
        const selected = await session.host.select(sheet, area);
        // Not every host tells of what it was told to select.
        if (selected.ok) tell({ kind: "selected", selection: { sheet, area }, row, field, byPane: true });
        return selected;
      });
    },
    /** Brings a sheet to the front. */
    async open(sheet: string): Promise<Result<void>> {
      return session.host.select(sheet, { row: 0, column: 0, rows: 1, columns: 1 });
    },
    /** Looks at the whole table anew: on coming back to the workbook. */
    async rescan(): Promise<Result<void>> {
      const live = await table();
      if (!live.ok) return live;
      const seen = await live.value?.rescan();
      if (seen !== undefined && !seen.ok) return seen;
      if (seen?.value != null) {
        typed.saw(seen.value, live.value!.table);
        tell({ kind: "changed", by: seen.value.source });
      }
      return ok(undefined);
    },
    /** What stands above each column of the table. Empty where there is no governed table. */
    async headers(): Promise<Result<readonly { readonly letter: string; readonly header: string }[]>> {
      const live = await table();
      if (!live.ok) return live;
      const info = live.value?.table.governed.info;
      return ok(info === undefined ? [] : info.columns.map(({ name }, index) => ({ letter: columnLetter(info.area.column + index), header: name })));
    },
    /** What people do from here on is theirs, though the table is looked at later. */
    remember,
    /** Null where there is no governed table. */
    async marks(): Promise<Result<CellMarks | null>> {
      const live = await table();
      if (!live.ok) return live;
      if (live.value === null) return ok(null);
      const { table: { layout }, findings } = live.value;
      const worst = new Map<number, number>();
      for (const { at: [at], severity } of findings) {
        if (at === undefined || at.row === 0) continue;
        const column = at.field === null ? layout.data.column : layout.columns[at.field];
        if (column === undefined) continue;
        const cell = (at.row - 1) * maxColumns + column;
        worst.set(cell, Math.max(worst.get(cell) ?? 0, ranks[severity]));
      }
      const cells = Float64Array.from(worst.keys()).sort();
      return ok({ sheet: layout.sheet, cells, severities: Uint8Array.from(cells, (cell) => worst.get(cell)!) });
    },
    /** Null where there is no governed table. */
    async spellings(): Promise<Result<Spellings | null>> {
      const live = await table();
      if (!live.ok) return live;
      if (live.value === null) return ok(null);
      const { table: governed } = live.value;
      const { def, layout: { sheet, data, columns }, input: { circumstances } } = governed;
      const inCell = cellWriter(governed, session.lang);
      return ok({ sheet, firstRow: data.row, columns: def.fields.flatMap((field) => {
        const column = columns[field.id];
        if (column === undefined || field.calculated !== undefined || field.fieldType.several === true) return [];
        const texts = field.fieldType.json === "boolean" ? yesNoTexts : field.options === undefined ? [] : optionWords(field).words.map(([word]) => word);
        const words = texts.flatMap((text): readonly (readonly [string, string])[] => {
          const reading = field.fieldType.parse(text, { spec: field, dateSystem: circumstances.dateSystem, dayFirst: null });
          return reading.ok && reading.lossless && reading.value !== null ? [[text, plainText(inCell(field.id, reading.value))]] : [];
        });
        return words.length === 0 ? [] : [{ column, words }];
      }) });
    },
    /** What is to be said of one cell, the worst first. */
    async findingsAt({ row, column }: { readonly row: number; readonly column: number }): Promise<Result<readonly { readonly severity: Severity; readonly text: string }[]>> {
      const live = await table();
      if (!live.ok) return live;
      if (live.value === null) return ok([]);
      const { table: { def, layout, template }, findings } = live.value;
      const here = findings.filter(({ at: [at] }) => at !== undefined && at.row === row + 1 && (at.field === null ? layout.data.column : layout.columns[at.field]) === column);
      const sorted = here.toSorted((a, b) => ranks[b.severity] - ranks[a.severity]);
      const texts = maskMessages(live.value.table, sorted, await session.engine.describe({ template, table: def.id, findings: sorted, lang: session.lang, labels: sheetLabels(def) }), "pane");
      return ok(sorted.map(({ severity }, index) => ({ severity, text: texts[index]! })));
    },
    /** Formulas elsewhere that read nothing but these rows (1-based) of the table, and say #REF! when they go. */
    async readingFormulas(rows: readonly number[]): Promise<Result<readonly ReadingFormulas[]>> {
      const live = rows.length === 0 ? ok(null) : await table();
      if (!live.ok) return live;
      return live.value === null ? ok([]) : readingFormulas(session, live.value.table, rows);
    },
    /** Rows (1-based) that somebody typed below the table and that read like records of it. */
    async strays(): Promise<Result<{ readonly label: Localized; readonly rows: readonly number[] } | null>> {
      const live = below.size === 0 ? ok(null) : await table();
      if (!live.ok) return live;
      if (live.value === null) return ok(null);
      const found = await strayRows(session, live.value.table, [...below].sort((a, b) => a - b).slice(0, mostAsked));
      return found.ok ? ok(found.value.length === 0 ? null : { label: live.value.table.def.label, rows: found.value.map(({ row }) => row) }) : found;
    },
    /** Moves these rows into the table. */
    async takeIn(rows: readonly number[]): Promise<Result<{ readonly change: string | null; readonly rows: readonly number[] }>> {
      return command(async (current) => {
        const live = await table();
        if (!live.ok) return live;
        const taken = live.value === null ? ok({ change: null, rows: [] }) : await takeIn(current, live.value.table.def.id, rows);
        if (!taken.ok) return taken;
        // Over rows right below it the table came down: those behind them are asked about next. Else rows have moved.
        if (rows.every((row, n) => row === taken.value.rows[n])) for (const row of rows) below.delete(row);
        else below.clear();
        return ok({ change: taken.value.change?.id ?? null, rows: taken.value.rows });
      });
    },
    /** Nobody is asked about these rows until something is written there again. */
    async leaveOut(rows: readonly number[]): Promise<Result<void>> {
      for (const row of rows) below.delete(row);
      return ok(undefined);
    },
    /** Puts what people typed since the last command into the history: before the file is saved. */
    async note(): Promise<Result<void>> {
      const live = await table();
      if (!live.ok) return live;
      const noted = await live.value?.journal();
      if (noted === undefined) return ok(undefined);
      if (!noted.ok) return noted;
      if (noted.value !== null) tell({ kind: "changed", by: "us" });
      return ok(undefined);
    },
    /** Tells from now on which record and field the person selects; once, however often it is asked. */
    async follow(): Promise<Result<void>> {
      const watched = await (following ??= session.host.watchSelection((selection) => {
        // Who has stopped the check does not want it begun anew by walking through the sheet.
        void standing().then((live) => {
          const governed = live?.table;
          const inTable = governed !== undefined && selection.sheet === governed.layout.sheet && selection.area.row >= governed.layout.data.row && selection.area.row < governed.layout.data.row + governed.layout.data.rows;
          const field = inTable ? (Object.entries(governed.layout.columns).find(([, column]) => column === selection.area.column)?.[0] ?? null) : null;
          tell({ kind: "selected", selection, row: inTable ? selection.area.row + 1 : null, field });
        });
      }));
      if (!watched.ok) following = null;
      return watched.ok ? ok(undefined) : watched;
    },
  };
}
