import type { CellValue } from "../records/cellValue";
import type { FieldContext } from "../fields/fieldType";
import type { FieldDef } from "../template/template";
import { dayOrder } from "./dayOrder";
import { exactOptions, optionIndex } from "./optionIndex";
import type { Reason, ReasonId } from "./reason";

/** How far the cells of a column look like a field: `fits` 0 to 1 speaks for it, `readable` is the share of distinct cells that the field can read at all. */
export type ContentEvidence = { readonly fits: number; readonly readable: number; readonly sample: number; readonly reason: Reason };

/** Judges distinct cell values by the field type's own guess, by options for a choice field and by names for a field of people. */
export function contentEvidence(field: FieldDef, context: FieldContext, sample: readonly CellValue[]): ContentEvidence {
  const size = sample.length;
  const about = (id: ReasonId, fits: number, readable: number): ContentEvidence => ({ fits, readable, sample: size, reason: { id, data: { share: Math.round(fits * 100), sample: size, type: field.type } } });
  if (size === 0) return about("noContent", 0, 0);
  if (field.options !== undefined && field.options.length > 0) {
    const index = optionIndex(field.options);
    const hits = sample.filter((value) => exactOptions(index, value).length === 1).length / size;
    // Few distinct values make a choice column; thousands of them never do.
    return about("optionHits", size > Math.max(12, field.options.length * 4) ? 0 : hits * 0.95, hits);
  }
  const dated = field.fieldType.isDate === true ? { ...context, dayFirst: context.dayFirst ?? dayOrder(sample).dayFirst ?? true } : context;
  const readable = sample.filter((value) => field.fieldType.parse(value, dated).ok).length / size;
  if (field.people !== undefined && field.people.length > 0) {
    const names = new Set(field.people.flatMap((person) => [person.id, person.name, ...person.aliases]).map((name) => name.trim().toLowerCase()));
    const hits = sample.filter((value) => typeof value === "string" && names.has(value.trim().toLowerCase())).length / size;
    return about("peopleHits", hits * 0.9, readable);
  }
  // A guess knows no column and refuses 03/04/2024; here the column decides the order, or the person is asked.
  const texts = field.fieldType.isDate === true ? sample.filter((value) => typeof value === "string" && field.fieldType.parse(value, dated).ok).length / size : 0;
  return about("looksLikeType", Math.max(field.fieldType.guess?.(sample) ?? 0, texts * 0.9), readable);
}
