import { countFindings } from "../../findings/countFindings";
import type { Question } from "../../engine/createEngine";
import { cleanCopy } from "../../pipeline/cleanCopy";
import { checkTables } from "../../pipeline/check";
import { govern, proposeGoverning } from "../../pipeline/govern";
import type { Localized, Problem, Result } from "../../pipeline/session";
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
    readonly mappedOptions: readonly { readonly field: Localized; readonly before: string; readonly after: string; readonly count: number }[];
    readonly convertedUnits: readonly Localized[];
  } | null;
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
          mappedOptions: plan.mappedOptions.map(({ field, before, after, count }) => ({ field: label(field), before: String(before), after, count })),
          convertedUnits: plan.convertedUnits.map(label),
        },
        findings: { errors: counts.error, warnings: counts.warning },
      });
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

export type { AskedQuestion, Question, Problem };

function samplesOf({ records }: { readonly records: { readonly columns: { readonly [field: string]: { readonly dictionary: readonly unknown[] } } } }, field: string | null): readonly string[] {
  if (field === null) return [];
  return (records.columns[field]?.dictionary ?? []).filter((value) => value !== null && typeof value !== "object").slice(0, 3).map(String);
}
