import type { Area, ConditionalFormatSpec, ValidationSpec } from "../../workbook/host";
import type { Kept } from "../../workbook/model";
import { sqrefOf } from "../parts/areas";
import { conditionalFormatOver } from "../parts/conditionalFormat";
import { validationOver } from "../parts/validation";
import { moveAreas, type MoveTools } from "./moveTools";
import { rowsOf, topOf } from "./moveXml";

/** Validations of a sheet after a move on this sheet (`own`) or another one; those whose cells are all gone go too. Rules that do not change stay the same objects. */
export function moveValidations(rules: readonly Kept<ValidationSpec>[], sheet: string, tools: MoveTools, own: boolean): Kept<ValidationSpec>[] {
  return moveRules(rules, sheet, tools, own, {
    raw: validationOver,
    spec: (spec, areas, shift) => ({ ...spec, areas, formula1: shift(spec.formula1), ...(spec.formula2 === undefined ? {} : { formula2: shift(spec.formula2) }) }),
  });
}

export function moveConditionalFormats(rules: readonly Kept<ConditionalFormatSpec>[], sheet: string, tools: MoveTools, own: boolean): Kept<ConditionalFormatSpec>[] {
  return moveRules(rules, sheet, tools, own, { raw: conditionalFormatOver, spec: (spec, areas, shift) => ({ ...spec, areas, formula: shift(spec.formula) }) });
}

type Over<T> = {
  readonly raw: (raw: string, areas: readonly Area[], shift: (formula: string) => string) => string;
  readonly spec: (spec: T, areas: readonly Area[], shift: (formula: string) => string) => T;
};

function moveRules<T extends ValidationSpec | ConditionalFormatSpec>(rules: readonly Kept<T>[], sheet: string, tools: MoveTools, own: boolean, over: Over<T>): Kept<T>[] {
  return rules.flatMap((rule) => {
    const { areas } = rule;
    if (areas.length === 0) return [rule];
    const moved = own ? moveAreas(areas, tools) : areas;
    if (moved.length === 0) return [];
    const shift = (formula: string): string => tools.mover.movedRule(formula, sheet, topOf(areas), rowsOf(areas), topOf(moved));
    const spec = rule.spec === null ? null : over.spec(rule.spec, moved, shift);
    const raw = rule.raw === null ? null : sqrefOf(areas) === sqrefOf(moved) && !mayRefer(rule.raw) ? rule.raw : over.raw(rule.raw, moved, shift);
    return raw === rule.raw && sqrefOf(areas) === sqrefOf(moved) && JSON.stringify(spec) === JSON.stringify(rule.spec) ? [rule] : [{ areas: moved, spec, raw }];
  });
}

/** Most rules hold no formula: they need not be taken apart. */
const mayRefer = (raw: string): boolean => /formula|cfvo|:f>/.test(raw);
