import { joint, severalTexts } from "../fields/severalValues";
import { type CellValue, plainText } from "../records/cellValue";
import type { CheckInput } from "../rules/rule";
import { resolveTexts } from "../rules/relations/resolve";
import type { RelationDef } from "../template/template";

/** A cell that names records which are to be others, or none. */
export type ReferenceEdit = {
  readonly relation: Pick<RelationDef, "id" | "from" | "onArchive" | "onDelete" | "onMerge">;
  /** The record whose cell it is. */
  readonly index: number;
  /** The ids that it names and that are to change. */
  readonly names: readonly string[];
  readonly before: CellValue;
  /** What the cell is to say; null where nothing is left. */
  readonly after: CellValue;
  /** A formula stands in the cell: it cannot be written. */
  readonly formula: boolean;
};

/** The cells of a table that name records of `to` which become others (`become`: id to id) or go (null), by relation and row. A record never comes to name itself. */
export function referencesIn({ def, table }: CheckInput, to: string, become: { readonly [id: string]: string | null }): readonly ReferenceEdit[] {
  const target = (id: string): string | null | undefined => (Object.hasOwn(become, id) ? become[id] : undefined);
  return def.relations.filter((relation) => relation.to === to).flatMap((relation) => {
    const column = table.columns[relation.from];
    if (column === undefined) return [];
    const texts = column.typed.map((value, code) => (column.parsed[code]?.ok !== true ? [] : namesIn(value, relation)));
    const names = texts.map((several) => several.filter((text) => target(text) !== undefined));
    const formulas = new Set(table.records.formulas[relation.from]);
    return Array.from({ length: table.size }, (_, index) => index).flatMap((index): readonly ReferenceEdit[] => {
      const code = column.codes[index]!;
      if (names[code]!.length === 0) return [];
      const own = to === def.id ? table.records.ids[index] : null;
      const { id, from, onArchive, onDelete, onMerge } = relation;
      return [{ relation: { id, from, onArchive, onDelete, onMerge }, index, names: names[code]!, before: column.raw[code] ?? null, after: relinked(texts[code]!, become, own ?? null), formula: formulas.has(index) }];
    });
  });
}

/** What a cell that names records says once some of them have become others; `own`: the record whose cell it is, which never names itself. Null where nothing is left. */
export function relinked(names: readonly string[], become: { readonly [id: string]: string | null }, own: string | null): string | null {
  const left = names.map((name) => (Object.hasOwn(become, name) ? become[name]! : name)).filter((name) => name !== null && name !== own);
  return [...new Set(left)].join(joint) || null;
}

/** The records that a cell names: one, or several where the relation is many to many. */
export function namesIn(value: CellValue, { kind }: Pick<RelationDef, "kind">): readonly string[] {
  return value === null ? [] : kind === "manyToMany" ? severalTexts(plainText(value)) : [plainText(value)];
}

/** Names are compared with those that are like them so many at a time. */
const compared = 300;

/** The names that are no record's of the table that a relation leads to, and like none. */
export function unnamedIn({ def, related }: CheckInput, id: string, names: readonly string[]): readonly string[] {
  const relation = def.relations.find((one) => one.id === id);
  const target = relation === undefined ? undefined : related?.(relation.to);
  if (relation === undefined || target === undefined || !("table" in target)) return [];
  return Array.from({ length: Math.ceil(names.length / compared) }, (_, at) => names.slice(compared * at, compared * (at + 1))).flatMap((some) => {
    const resolved = resolveTexts(some, relation, target);
    return some.filter((name) => resolved.get(name)?.kind === "none");
  });
}
