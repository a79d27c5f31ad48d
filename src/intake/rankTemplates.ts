import type { TableDef } from "../template/template";
import type { Answers } from "./question";
import { type ContextFor, type HeaderMatch, matchHeaders } from "./matchHeaders";
import type { SheetGrid } from "./sheetGrid";
import type { TableCandidate } from "./tableCandidate";

/** A table on a sheet read with a table definition. */
export type TemplateFit = { readonly candidate: TableCandidate; readonly grid: SheetGrid; readonly def: TableDef; readonly match: HeaderMatch; readonly score: number };

/** Best first. `ambiguousTemplate`: another definition fits its best table about as well; `ambiguousTable`: another table of the workbook fits the best definition about as well. */
export type TemplateRanking = { readonly fits: readonly TemplateFit[]; readonly ambiguousTemplate: boolean; readonly ambiguousTable: boolean };

const closeCall = 0.04;

/** Every table with every definition. Ties keep the order given: tables as found, definitions as listed. */
export function rankTemplates(
  tables: readonly { readonly candidate: TableCandidate; readonly grid: SheetGrid }[],
  defs: readonly TableDef[],
  contextFor: ContextFor,
  answers: Answers = {},
): TemplateRanking {
  const fits = tables
    .flatMap(({ candidate, grid }) => defs.map((def): TemplateFit => {
      const match = matchHeaders(candidate, grid, def, contextFor, answers);
      return { candidate, grid, def, match, score: match.score };
    }))
    .map((fit, order) => ({ fit, order }))
    .sort((a, b) => b.fit.score - a.fit.score || a.order - b.order)
    .map(({ fit }) => fit);
  const [best] = fits;
  if (best === undefined) return { fits, ambiguousTemplate: false, ambiguousTable: false };
  const close = fits.slice(1).filter((fit) => fit.score > 0 && best.score - fit.score <= closeCall);
  return {
    fits,
    ambiguousTemplate: close.some((fit) => fit.def !== best.def && fit.candidate === best.candidate),
    ambiguousTable: close.some((fit) => fit.def === best.def && fit.candidate !== best.candidate),
  };
}
