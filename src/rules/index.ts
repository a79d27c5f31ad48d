/** The rule kinds, sorted by kind: a new one is its own file and one line here. */
import type { Finding } from "../findings/finding";
import type { Localized } from "../records/text";
import type { TableDef } from "../template/template";
import { classificationFindings } from "./classification/classificationFindings";
import type { RuleKind } from "./rule";
import { relations } from "./relations/relations";
import { stageFindings } from "./stages/stageFindings";
import { amountInWords } from "./validation/amountInWords";
import { calendarReach } from "./validation/calendarReach";
import { codeWidth } from "./validation/codeWidth";
import { dependentOptions } from "./validation/dependentOptions";
import { fieldConditions } from "./validation/fieldConditions";
import { fieldValue } from "./validation/fieldValue";
import { freshness } from "./validation/freshness";
import { keys } from "./validation/keys";
import { listedValues } from "./validation/listedValues";
import { numbering } from "./validation/numbering";
import { otherLooks } from "./validation/otherLooks";
import { recordIds } from "./validation/recordIds";
import { rowRules } from "./validation/rowRules";
import { rowSchema } from "./validation/rowSchema";
import { workedOutFields } from "./validation/workedOutFields";

export const ruleKinds: readonly RuleKind[] = [
  amountInWords,
  calendarReach,
  classificationFindings,
  codeWidth,
  workedOutFields,
  fieldConditions,
  fieldValue,
  freshness,
  keys,
  listedValues,
  otherLooks,
  numbering,
  dependentOptions,
  recordIds,
  relations,
  rowRules,
  rowSchema,
  stageFindings,
];

/** The text of a finding, from the kind that made it. @throws Error for a finding that no kind knows: a bug, not data. */
export function findingMessage(finding: Finding, def: TableDef): Localized {
  const kind = finding.rule.slice(0, finding.rule.indexOf("/"));
  const message = ruleKinds.find((candidate) => candidate.kind === kind)?.message(finding, def);
  if (message === undefined) throw new Error(`No message ${finding.messageId} for ${finding.rule}`);
  return message;
}
