import { jsonPointer } from "../jsonText";
import { placesIn } from "../places";
import type { RawTemplate } from "../rawTemplate";
import type { Template } from "../template";
import { colorScales } from "./colorScales";
import { contradictions } from "./contradictions";
import { deadLayouts } from "./deadLayouts";
import { deadOptions } from "./deadOptions";
import { deadRules } from "./deadRules";
import { decisionTables } from "./decisionTables";
import { duplicateRules } from "./duplicateRules";
import type { Lint, LintFinding } from "./lint";
import { messagePlaces } from "./messagePlaces";
import { missingOwner } from "./missingOwner";
import { missingTests } from "./missingTests";
import { missingTranslations } from "./missingTranslations";
import { paneOnly } from "./paneOnly";
import { paneOnlyFields } from "./paneOnlyFields";
import { roles } from "./roles";
import { scorecards } from "./scorecards";
import { subsumedKeys } from "./subsumedKeys";
import { unknownChoices } from "./unknownChoices";
import { unusedParts } from "./unusedParts";

/** Sorted by name: a new one is its own file and one line here. */
export const lints: readonly Lint[] = [colorScales, contradictions, deadLayouts, deadOptions, deadRules, decisionTables, duplicateRules, messagePlaces, missingOwner, missingTests, missingTranslations, paneOnly, paneOnlyFields, roles, scorecards, subsumedKeys, unknownChoices, unusedParts];

/** What all lints find, in the order of the text. Codes are `lint/NAME`. */
export function lintTemplate(template: Template): readonly LintFinding[] {
  const input = { template, raw: JSON.parse(template.source) as RawTemplate };
  const place = placesIn(template.source);
  const findings = lints.flatMap(({ name, check }) => check(input).map(({ path, at, ...rest }): LintFinding => ({ code: `lint/${name}`, ...rest, ...place(path, at), pointer: jsonPointer(path) })));
  return findings.toSorted((a, b) => a.line! - b.line! || a.column! - b.column!);
}
