import { compilePattern } from "../expression/pattern";
import { anchoredPattern } from "../expression/render/excelPattern";
import type { FieldDef } from "./template";

/** What Excel takes as a formula of a validation, its = included. */
export const formulaLimit = 255;

/**
 * A formula that is TRUE where a cell keeps to the pattern and the lengths of its text field; null where no formula says the pattern, or where the text is stored otherwise than it is typed.
 * `cell`: a reference.
 */
export function patternFormula({ limits: { pattern, minLength, maxLength }, fieldType, normalize }: FieldDef, cell: string): string | null {
  if (pattern === undefined || (fieldType.type !== "text" && fieldType.type !== "longtext") || (normalize ?? []).length > 0) return null;
  const compiled = compilePattern(pattern);
  const form = compiled.ok ? anchoredPattern(`${cell}&""`, compiled.value.re2) : null;
  if (form === null) return null;
  const lengths = [...(minLength === undefined ? [] : [`LEN(${cell})>=${minLength}`]), ...(maxLength === undefined ? [] : [`LEN(${cell})<=${maxLength}`])];
  const formula = `=${lengths.length === 0 ? form : `AND(${[...lengths, form].join(",")})`}`;
  return formula.length < formulaLimit ? formula : null;
}
