import type { FileLooks } from "../../hosts/file/fileLooks";
import { FormulaIndex } from "./formulaIndex";
import type { Area, HostWrite } from "./stage";

/** Writes of more cells have the formulas read anew. */
const fewCells = 2_000;
/** Formulas stay where they are, and say the same. */
const looksOnly: ReadonlySet<HostWrite["verb"]> = new Set(["formatCells", "restoreStyles", "setColumns", "setConditionalFormats", "setValidations", "freezePanes", "setSheetVisibility", "filterTable"]);

/** Which formulas of a file follow from its cells: all are read at the first question, and then what is written is followed. */
/** `plain`: a formula with nothing but references of cells. */
export function followingOf(looks: Pick<FileLooks, "formulas">, plain: (formula: string, sheet: string, row: number, column: number) => string = (formula) => formula) {
  let index: FormulaIndex | null = null;
  const read = (): FormulaIndex => {
    const fresh = new FormulaIndex();
    looks.formulas((sheet, row, column, formula) => { if (!fresh.crowded) fresh.add(sheet, row, column, plain(formula, sheet, row, column)); });
    return fresh;
  };
  return {
    /** Told once it is written. */
    wrote(writes: readonly HostWrite[]): void {
      for (const write of writes) {
        if (index === null || looksOnly.has(write.verb)) continue;
        if (write.verb !== "writeCells" || write.blocks.reduce((sum, { values }) => sum + values.length * (values[0]?.length ?? 0), 0) > fewCells) {
          index = null;
          continue;
        }
        for (const { row, column, values, formulas } of write.blocks) {
          values.forEach((line, r) => line.forEach((_, c) => {
            const formula = formulas?.[r]?.[c] ?? null;
            index!.forget(write.sheet, row + r, column + c);
            if (formula !== null) index!.add(write.sheet, row + r, column + c, plain(formula, write.sheet, row + r, column + c));
          }));
        }
      }
    },
    /** The cells by sheet, as row × `maxColumns` + column; null where they are too many to be told apart. `also`: formulas that are among them in any case. */
    find(changed: readonly { readonly sheet: string; readonly area: Area }[], also: ReadonlyMap<string, ReadonlySet<number>> = new Map()): ReadonlyMap<string, ReadonlySet<number>> | null {
      index ??= read();
      return index.crowded ? null : index.following(changed, also);
    },
  };
}
