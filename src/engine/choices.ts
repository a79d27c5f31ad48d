import { sameKey } from "../fields/matchKey";
import { typedAt } from "../fields/typedTable";
import { isBlank, plainText } from "../records/cellValue";
import { listedIn } from "../rules/listed";
import { recordName } from "../rules/relations/resolve";
import type { CheckInput } from "../rules/rule";
import type { FieldDef } from "../template/template";

/** `name`: what people call the record that the value is the id of; null where the value says it itself. */
export type Choice = { readonly value: string; readonly name: string | null };

/** A list that a person can look through; of a longer one those are offered that hold what is typed so far. Chosen by us. */
const most = 200;

/** What a record may say in a field whose values stand in a table of the workbook; null where they do not, or the workbook does not hold that table. */
export function choicesIn(field: FieldDef, input: CheckInput): ((index: number) => readonly Choice[]) | null {
  const { table, def, related, inputs } = input;
  const typedIn = (index: number): string => { const value = typedAt(table, field.id, index); return isBlank(value) ? "" : plainText(value); };
  const listed = listedIn(field, input);
  if (listed !== null) return (index) => shortened(listed.options.filter(listed.offered(index)).map(({ code }) => ({ value: code, name: null })), typedIn(index));
  const relation = def.relations.find(({ from, kind }) => from === field.id && kind !== "manyToMany");
  const target = relation === undefined ? undefined : related?.(relation.to);
  if (relation === undefined || target === undefined || "label" in target) return null;
  const nameOf = recordName(target, relation, inputs);
  let all: readonly Choice[] | null = null;
  return (index) => shortened((all ??= target.table.records.ids.flatMap((id, record) => (id === null || id.trim() === "" ? [] : [{ value: id, name: nameOf(record) }]))), typedIn(index));
}

function shortened(choices: readonly Choice[], typed: string): readonly Choice[] {
  if (choices.length <= most) return choices;
  const key = sameKey(typed);
  return choices.filter(({ value, name }) => sameKey(value).includes(key) || (name !== null && sameKey(name).includes(key))).slice(0, most);
}
