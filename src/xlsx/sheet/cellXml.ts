import { cellAddress } from "../../workbook/area";
import { cellKind, type CellState } from "../../workbook/cellContents";
import type { SparseCells } from "../../workbook/cells";
import { encodeCellText } from "./cellText";

/** How a text of the pool stands in a cell: the cell's type and the element that holds it. `prefix` is that of the sheet. */
export type TextWriter = (index: number, prefix: string) => { readonly type: "s" | "inlineStr"; readonly content: string };

/** Writes single cells. `prefix` is that of the sheet (`x:` or empty). */
export class CellWriter {
  constructor(private readonly cells: SparseCells, private readonly prefix: string, private readonly writeText: TextWriter) {}

  /** The cell as it stands in the sheet, written anew. */
  cellXml(handle: number, state: CellState): string {
    const p = this.prefix;
    const row = this.cells.rowOf(handle);
    const column = this.cells.columnOf(handle);
    const style = state.style === 0 ? "" : ` s="${state.style}"`;
    const open = `<${p}c r="${cellAddress(row, column)}"${style}`;
    const formula = state.formula < 0 ? "" : `<${p}f>${encodeCellText(this.cells.formulaTextAt(state.formula, row, column))}</${p}f>`;
    const value = (type: string, text: string): string => `${open}${type}>${formula}<${p}v>${text}</${p}v></${p}c>`;
    const text = (): string => encodeCellText(this.cells.pool.texts[state.value]!);
    switch (state.kind) {
      case cellKind.blank: return formula === "" ? `${open}/>` : `${open}>${formula}</${p}c>`;
      case cellKind.number: return value("", String(state.value === 0 ? 0 : state.value));
      case cellKind.boolean: return value(' t="b"', String(state.value));
      case cellKind.error: return value(' t="e"', text());
      case cellKind.text: {
        if (formula !== "") return value(' t="str"', text());
        const { type, content } = this.writeText(state.value, p);
        return `${open} t="${type}">${content}</${p}c>`;
      }
    }
  }

  /** A cell with a shared text, with the text itself instead; attributes and a formula stay. */
  inlined(source: string, handle: number, state: CellState): string {
    const p = this.prefix;
    const value = new RegExp(`<${p}v(?:\\s[^<>]*)?>[^<]*</${p}v>`);
    const type = /(<[^<>]*?\st\s*=\s*)(?:"s"|'s')/;
    if (!value.test(source) || !type.test(source)) return this.cellXml(handle, state);
    const formula = new RegExp(`<${p}f[\\s/>]`).test(source);
    const content = formula ? `<${p}v>${encodeCellText(this.cells.pool.texts[state.value]!)}</${p}v>` : this.writeText(state.value, p).content;
    return source.replace(type, (_, before: string) => `${before}"${formula ? "str" : "inlineStr"}"`).replace(value, () => content);
  }
}
