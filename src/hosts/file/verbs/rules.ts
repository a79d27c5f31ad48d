import { overlaps } from "../../../workbook/area";
import type { Area, ConditionalFormatSpec, HostWrite, Json, ValidationSpec } from "../../../workbook/host";
import type { Kept, SheetModel } from "../../../workbook/model";
import { subtractArea } from "../../../xlsx/parts/areas";
import { conditionalFormatIds, withoutRules } from "../../../xlsx/parts/conditionalFormat";
import { translateFormula } from "../../../workbook/translateFormula";
import { validationOver } from "../../../xlsx/parts/validation";
import { checkValidation } from "../../../workbook/limits";
import { checkArea, writableSheet, type Verb } from "../hostContext";

export const setValidations: Verb<"setValidations"> = ({ model }, { sheet: name, clear, add }) => {
  const sheet = writableSheet(model, name);
  for (const area of clear) checkArea(sheet, area);
  for (const spec of add) checkValidation(sheet.name, spec);
  const before = sheet.validations;
  const holes = [...clear, ...add.flatMap((spec) => spec.areas)];
  // One cell has one validation: what is added takes the place of what was there, as in Excel.
  const kept = sheet.validations.flatMap((validation) => withoutAreas(validation, holes));
  const undo = putRules(sheet, "validations", [...kept, ...add.map((spec) => ({ areas: spec.areas, spec, raw: null }))]);
  const onlyAdded = kept.length === before.length && kept.every((validation, i) => validation === before[i]) && disjoint(add);
  // Where nothing gave way, taking the new ones out again is enough, and it leaves alone what others add meanwhile.
  return onlyAdded ? [{ verb: "setValidations", sheet: sheet.name, clear: add.flatMap((spec) => spec.areas), add: [] }] : undo;
};

function withoutAreas(validation: Kept<ValidationSpec>, holes: readonly Area[]): Kept<ValidationSpec>[] {
  const areas = holes.reduce<readonly Area[]>((pieces, hole) => pieces.flatMap((piece) => subtractArea(piece, hole)), validation.areas);
  if (areas.length === 0) return [];
  const same = areas.length === validation.areas.length && areas.every((area, i) => area === validation.areas[i]);
  return [same ? validation : validationAt(validation, areas)];
}

/** The validation over what is left of its areas. Its formulas are relative to the first cell of the first area; where that moves, they move along. */
function validationAt({ areas: before, spec, raw }: Kept<ValidationSpec>, areas: readonly Area[]): Kept<ValidationSpec> {
  const shift = (formula: string): string => translateFormula(formula, areas[0]!.row - before[0]!.row, areas[0]!.column - before[0]!.column);
  if (spec === null) return { areas, spec, raw: raw === null ? null : validationOver(raw, areas, shift) };
  const second = spec.formula2 === undefined ? {} : { formula2: shift(spec.formula2) };
  return { areas, spec: { ...spec, areas, formula1: shift(spec.formula1), ...second }, raw };
}

export const setConditionalFormats: Verb<"setConditionalFormats"> = ({ model }, { sheet: name, removeIds, add }) => {
  const sheet = writableSheet(model, name);
  for (const spec of add) for (const area of spec.areas) checkArea(sheet, area);
  const ids = new Set(removeIds);
  const kept = sheet.conditionalFormats.flatMap((format) => withoutIds(format, ids));
  const taken = sheet.conditionalFormats.some((format) => idsOf(format).some((id) => ids.has(id) || add.some((spec) => spec.id === id)));
  const undo = putRules(sheet, "conditionalFormats", [...kept, ...add.map((spec) => ({ areas: spec.areas, spec, raw: null }))]);
  return taken ? undo : [{ verb: "setConditionalFormats", sheet: sheet.name, removeIds: add.map((spec) => spec.id), add: [] }];
};

/** Ids of our rules among those of an entry. */
function idsOf(format: Kept<ConditionalFormatSpec>): readonly string[] {
  return format.spec !== null ? [format.spec.id] : format.raw !== null ? conditionalFormatIds(format.raw) : [];
}

function disjoint(specs: readonly ValidationSpec[]): boolean {
  const areas = specs.flatMap((spec) => spec.areas);
  return areas.every((area, i) => areas.slice(i + 1).every((other) => !overlaps(area, other)));
}

function withoutIds(format: Kept<ConditionalFormatSpec>, ids: ReadonlySet<string>): Kept<ConditionalFormatSpec>[] {
  if (format.spec !== null) return ids.has(format.spec.id) ? [] : [format];
  if (format.raw === null || !conditionalFormatIds(format.raw).some((id) => ids.has(id))) return [format];
  const raw = withoutRules(format.raw, ids);
  return raw === null ? [] : [{ ...format, raw }];
}

export function putRules<P extends "validations" | "conditionalFormats">(sheet: SheetModel, part: P, rules: SheetModel[P]): readonly HostWrite[] {
  const before = sheet[part] as Json;
  sheet[part] = rules;
  sheet.changed.add(part);
  return [{ verb: "restorePart", sheet: sheet.name, part, before }];
}
