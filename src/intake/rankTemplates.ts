import type { TableDef } from "../template/template";
import { hasHan } from "../fields/width";
import { sampleValues } from "./columnSample";
import type { Answers } from "./question";
import { type ContextFor, type HeaderMatch, matchHeaders } from "./matchHeaders";
import type { SheetGrid } from "./sheetGrid";
import type { TableCandidate } from "./tableCandidate";

/** A table on a sheet read with a table definition. */
export type TemplateFit = { readonly candidate: TableCandidate; readonly grid: SheetGrid; readonly def: TableDef; readonly match: HeaderMatch; readonly score: number };

/** Best first. `ambiguousTemplate`: another definition fits its best table about as well; `ambiguousTable`: another table of the workbook fits the best definition about as well. */
export type TemplateRanking = { readonly fits: readonly TemplateFit[]; readonly ambiguousTemplate: boolean; readonly ambiguousTable: boolean };

const closeCall = 0.04;

/** How much a fit counts where the sheet is called what the definition is called, what another is called, and where the sheet is English and the definition's options are Chinese. Chosen by us. */
const [calledOwn, calledOther, otherScript] = [1.2, 0.6, 0.5];

/** Every table with every definition; one score for both, less where the sheet's name or the language of its words speaks against it. Ties keep the order given: tables as found, definitions as listed. */
export function rankTemplates(
  tables: readonly { readonly candidate: TableCandidate; readonly grid: SheetGrid }[],
  defs: readonly TableDef[],
  contextFor: ContextFor,
  answers: Answers = {},
): TemplateRanking {
  const fits = tables
    .flatMap(({ candidate, grid }) => defs.map((def): TemplateFit => {
      const match = matchHeaders(candidate, grid, def, contextFor, answers);
      const named = defs.filter((other) => isCalled(candidate.sheet, other));
      const byName = named.length === 0 ? 1 : named.includes(def) ? calledOwn : calledOther;
      const byLanguage = isEnglish(candidate, grid) && def.fields.some(({ options }) => options !== undefined && options.length > 0 && options.every(({ code }) => hasHan(code))) ? otherScript : 1;
      return { candidate, grid, def, match, score: Math.min(1, match.score * byName) * byLanguage };
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

/** Whether a sheet has the name of a definition: 客户 of the customers. */
function isCalled(sheet: string, { label, sheet: own }: TableDef): boolean {
  const fold = (text: string): string => text.normalize("NFKC").trim().toLowerCase();
  return [own, label["zh-CN"], label.en].some((name) => fold(name) === fold(sheet));
}

/** Whether a table has no word of Chinese, in its headers or in what stands below them: options in Chinese would put its words into another language. */
function isEnglish(candidate: TableCandidate, grid: SheetGrid): boolean {
  const isWord = (text: unknown): text is string => typeof text === "string" && /\p{L}/u.test(text);
  const texts = candidate.columns.flatMap(({ header, column }) => [header, ...sampleValues(grid, candidate, column, 50)]).filter(isWord);
  return texts.length > 0 && texts.every((text) => !hasHan(text));
}
