import { countFindings } from "../../findings/countFindings";
import type { OptionMatch } from "../../engine/createEngine";
import { cleanCopy } from "../../pipeline/cleanCopy";
import { checkTables } from "../../pipeline/check";
import { govern, proposeGoverning } from "../../pipeline/govern";
import type { Localized, Result, Session } from "../../pipeline/session";
import { readState } from "../../pipeline/state";
import { plainText } from "../../records/cellValue";
import type { TableDef } from "../../template/template";
import { type Answers, type AskedQuestion, asked } from "./questions";
import { ok } from "../../records/problem";
import type { DeskContext } from "../desk/deskContext";
import { columnLetter } from "../../workbook/area";

export type ProposedColumn = {
  readonly letter: string;
  readonly header: string;
  readonly field: string | null;
  /** How sure the match is; null where the column stays as it is. */
  readonly word: "certain" | "likely" | "guess" | null;
  /** What speaks for it, in the session's language. */
  readonly reasons: readonly string[];
  /** What it looks like. */
  readonly samples: readonly string[];
};

export type GoverningProposal = {
  readonly sheet: string;
  readonly template: { readonly title: Localized; readonly hash: string };
  readonly score: number;
  readonly records: number;
  readonly columns: readonly ProposedColumn[];
  /** What a column may be. */
  readonly fields: readonly { readonly id: string; readonly label: Localized; readonly required: boolean }[];
  readonly missing: readonly Localized[];
  readonly questions: readonly AskedQuestion[];
  /** Null where a blocking question is open. */
  readonly changes: {
    readonly sheet: string;
    readonly tableName: string;
    readonly newSheet: string | null;
    readonly cells: number;
    readonly addedColumns: readonly string[];
    readonly renamedHeaders: readonly { readonly from: string; readonly to: string }[];
    readonly unmerged: number;
    readonly leftOut: number;
    readonly mapped: number;
    readonly convertedUnits: readonly Localized[];
  } | null;
  /** Values of choice fields that mean an option under another name, the most frequent first; `question`: the answer that says otherwise. */
  readonly mappings: readonly { readonly question: string; readonly field: Localized; readonly before: string; readonly after: string | null; readonly count: number; readonly choices: AskedQuestion["choices"] }[];
  /** Worksheets that may hold the table. */
  readonly sheets: readonly string[];
  readonly findings: { readonly errors: number; readonly warnings: number };
};

/** Making a table of a messy sheet: what fits, what is open, what would change. */
export function governingDesk({ session, options, command, place }: DeskContext) {
  const input = (answers: Answers, sheet: string | null) => options({ answers, sheet, templates: place.templates });
  return {
    async propose(answers: Answers, sheet: string | null): Promise<Result<GoverningProposal>> {
      const proposed = await proposeGoverning(session, input(answers, sheet));
      if (!proposed.ok) return proposed;
      const { table, plan, questions, open, blocking } = proposed.value;
      const { def, match, records } = table;
      const sheets = await sheetsWithCells(session);
      if (!sheets.ok) return sheets;
      const columns: ProposedColumn[] = [];
      for (const { column, header, field, word, evidence } of match?.headers.columns ?? []) {
        const reasons = await session.engine.tellReasons({ reasons: evidence, lang: session.lang });
        columns.push({ letter: columnLetter(column), header, field, word, reasons, samples: match === null ? [] : samplesOf(table, field) });
      }
      const [checked] = await checkTables(session, [table]);
      const counts = countFindings(checked!.findings, 0);
      const label = (id: string): Localized => def.fields.find((field) => field.id === id)?.label ?? { "zh-CN": id, en: id };
      return ok({
        sheet: table.layout.sheet,
        template: { title: table.template.title, hash: table.template.hash },
        score: match?.score ?? 1,
        records: records.rows.length,
        columns,
        fields: def.fields.map((field) => ({ id: field.id, label: field.label, required: field.required })),
        missing: (match?.headers.missing ?? []).map(label),
        questions: await asked(session, questions, open, blocking, answers),
        changes: plan === null ? null : {
          sheet: plan.sheet,
          tableName: plan.tableName,
          newSheet: plan.newSheet,
          cells: plan.edits.length,
          addedColumns: plan.addedColumns,
          renamedHeaders: plan.renamedHeaders,
          unmerged: plan.unmerged.length,
          leftOut: plan.leftOut.length,
          mapped: plan.mappedOptions.reduce((sum, { count }) => sum + count, 0),
          convertedUnits: plan.convertedUnits.map(label),
        },
        mappings: match === null ? [] : mappingsOf(table, proposed.value.options),
        sheets: sheets.value,
        findings: { errors: counts.error, warnings: counts.warning },
      });
    },
    /** The sheets to choose from where the proposal itself is refused. */
    async sheets(): Promise<Result<readonly string[]>> {
      return sheetsWithCells(session);
    },
    async apply(answers: Answers, sheet: string | null): Promise<Result<{ readonly change: string | null; readonly records: number; readonly sheet: string }>> {
      return command(async (current) => {
        const governed = await govern(current, input(answers, sheet));
        if (!governed.ok) return governed;
        const { change, table, plan } = governed.value;
        return ok({ change: change?.id ?? null, records: table.records.rows.length, sheet: plan?.sheet ?? table.layout.sheet });
      });
    },
    /** Takes our state out of the workbook: the table stays, its history goes. There is no undo for it. */
    async stop(): Promise<Result<{ readonly removed: readonly string[] }>> {
      return command(async (current) => {
        const cleaned = await cleanCopy(current);
        return cleaned.ok ? ok({ removed: cleaned.value.removed }) : cleaned;
      });
    },
  };
}

const mostMappings = 200;

function mappingsOf({ def }: { readonly def: TableDef }, options: readonly OptionMatch[]): GoverningProposal["mappings"] {
  return options
    .flatMap(({ field, values }) => {
      const { label, options: choices = [] } = def.fields.find(({ id }) => id === field)!;
      return values
        .filter(({ value, code, lossless, evidence }) => (code === null || code !== value) && (!lossless || evidence.some(({ id }) => id === "option.answered" || id === "option.alias")))
        .map(({ value, code, count }) => ({ question: `optionValue:${field}:${plainText(value)}`, field: label, before: plainText(value), after: code, count, choices: [...choices.filter(({ active, code: own }) => active || own === code).map(({ code: id, label: text }) => ({ id, label: text })), { id: "keep", label: { "zh-CN": "先不改", en: "Leave it as it is" } }] }));
    })
    .sort((a, b) => b.count - a.count)
    .slice(0, mostMappings);
}

/** Visible worksheets that hold something and are not ours. */
async function sheetsWithCells(session: Session): Promise<Result<readonly string[]>> {
  const sheets = await session.host.sheets();
  if (!sheets.ok) return sheets;
  const state = await readState(session.host, session.tools);
  if (!state.ok) return state;
  return ok(sheets.value.filter(({ name, kind, visibility, used }) => kind === "worksheet" && visibility === "visible" && used !== null && !state.value.document.resultSheets.includes(name)).map(({ name }) => name));
}

function samplesOf({ records }: { readonly records: { readonly columns: { readonly [field: string]: { readonly dictionary: readonly unknown[] } } } }, field: string | null): readonly string[] {
  if (field === null) return [];
  return (records.columns[field]?.dictionary ?? []).filter((value) => value !== null && typeof value !== "object").slice(0, 3).map(String);
}
