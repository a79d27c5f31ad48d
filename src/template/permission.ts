import { namedPeople, peopleWords } from "../fields/peopleWords";
import type { Localized } from "../records/text";
import type { OverrideDef, Permission, TableDef } from "./template";

/** The roles, as a sentence names them. */
export function rolesText({ roles }: Permission): Localized {
  return { "zh-CN": roles.map(({ label }) => `“${label["zh-CN"]}”`).join("、"), en: roles.map(({ label }) => label.en).join(" or ") };
}

/** What the template says of leaving a finding of this rule about these fields as it is; undefined where it says nothing: then anybody may. */
export function overrideOf(rule: string, fields: readonly (string | null)[], { rules, classify }: Pick<TableDef, "rules" | "classify">): OverrideDef | undefined {
  return rule.startsWith("classification/") ? classify.find(({ target }) => fields.includes(target))?.override : rules.find(({ id }) => rule === `rule/${id}`)?.override;
}

/** Whether a name, id or alias is that of one person who may; a name of nobody, or of several, may not. No permission is needed where there is none. */
export function mayAct(permission: Permission | undefined, me: string | null): boolean {
  if (permission === undefined) return true;
  const words = me === null ? null : peopleWords(permission);
  const named = words === null ? [] : namedPeople(me!, words);
  return named.length === 1 && permission.holders.includes(named[0]!.id);
}
