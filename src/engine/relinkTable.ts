import { joint, severalTexts } from "../fields/severalValues";
import { type CellValue, plainText } from "../records/cellValue";
import type { CheckInput } from "../rules/rule";
import type { RelationDef } from "../template/template";

/** A cell that names records which are to be others, or none. */
export type ReferenceEdit = {
  readonly relation: Pick<RelationDef, "id" | "from" | "onDelete" | "onMerge">;
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
    const texts = column.typed.map((value, code) => (value === null || column.parsed[code]?.ok !== true ? [] : relation.kind === "manyToMany" ? severalTexts(plainText(value)) : [plainText(value)]));
    const names = texts.map((several) => several.filter((text) => target(text) !== undefined));
    const formulas = new Set(table.records.formulas[relation.from]);
    return Array.from({ length: table.size }, (_, index) => index).flatMap((index): readonly ReferenceEdit[] => {
      const code = column.codes[index]!;
      if (names[code]!.length === 0) return [];
      const own = to === def.id ? table.records.ids[index] : null;
      const left = texts[code]!.map((text) => { const other = target(text); return other === undefined ? text : other; }).filter((text) => text !== null && text !== own);
      const { id, from, onDelete, onMerge } = relation;
      return [{ relation: { id, from, onDelete, onMerge }, index, names: names[code]!, before: column.raw[code] ?? null, after: [...new Set(left)].join(joint) || null, formula: formulas.has(index) }];
    });
  });
}
