import type { ClassifyDef, FieldDef } from "../../template/template";

/**
 * The classes of a decision table, best first, for saying what is missing to the next one. The order of the target field's options counts, from the end that is farther from
 * the class of everything else; without options the order in which the table names them, with the class of everything else last.
 */
export function classOrder(def: ClassifyDef, target: FieldDef | undefined): readonly string[] {
  const named = [...new Set(def.table.map((row) => row.then))];
  const all = def.otherwise === null ? named : [...named.filter((name) => name !== def.otherwise), def.otherwise];
  const options = target?.options?.map((option) => option.code) ?? [];
  if (!all.every((name) => options.includes(name))) return all;
  const ordered = options.filter((option) => all.includes(option));
  return def.otherwise !== null && ordered.indexOf(def.otherwise) < (ordered.length - 1) / 2 ? ordered.reverse() : ordered;
}
