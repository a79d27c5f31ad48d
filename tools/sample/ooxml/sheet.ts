import { esc, letter, mainNs, numberText, relNs, xmlHead } from "./xml";
import { type StyleName, styleIndex } from "./styles";

/** A cell to write. With a formula, `v` is its cached result. `rich`: the text stands as two runs, the last character in red: a header's star. */
export type SheetCell = { readonly v: string | number | boolean | null; readonly style?: StyleName; readonly formula?: string; readonly rich?: boolean };
/** `cells[column]`; a hole is no cell at all. `row` counts from 1. */
export type SheetRow = { readonly row: number; readonly cells: readonly (SheetCell | undefined)[]; readonly height?: number };

/** The shared strings of a workbook, in order of first use. */
export type StringTable = { indexOf(text: string, rich: boolean): number; xml(): string };

export function stringTable(): StringTable {
  const indexes = new Map<string, number>();
  const items: string[] = [];
  let uses = 0;
  const element = (text: string): string => `<t${/^\s|\s$|\n|\u3000/.test(text) ? ' xml:space="preserve"' : ""}>${esc(text)}</t>`;
  return {
    indexOf: (text, rich) => {
      uses++;
      const key = (rich ? "r" : "p") + text;
      let index = indexes.get(key);
      if (index === undefined) {
        indexes.set(key, (index = items.length));
        const cut = text.length - 1;
        items.push(rich ? `<si><r><rPr><b/><sz val="11"/><color rgb="FFFFFFFF"/><rFont val="等线"/></rPr>${element(text.slice(0, cut))}</r><r><rPr><sz val="11"/><color rgb="FFFF7C80"/><rFont val="等线"/></rPr>${element(text.slice(cut))}</r></si>` : `<si>${element(text)}</si>`);
      }
      return index;
    },
    xml: () => `${xmlHead}<sst xmlns="${mainNs}" count="${uses}" uniqueCount="${items.length}">${items.join("")}</sst>`,
  };
}

export function cellXml(address: string, cell: SheetCell, strings: StringTable): string {
  const style = cell.style === undefined ? "" : ` s="${styleIndex[cell.style]}"`;
  const formula = cell.formula === undefined ? "" : `<f>${esc(cell.formula)}</f>`;
  const { v } = cell;
  if (v === null && formula === "") return style === "" ? "" : `<c r="${address}"${style}/>`;
  if (typeof v === "string") {
    return formula === "" ? `<c r="${address}"${style} t="s"><v>${strings.indexOf(v, cell.rich === true)}</v></c>` : `<c r="${address}"${style} t="str">${formula}<v>${esc(v)}</v></c>`;
  }
  if (typeof v === "boolean") return `<c r="${address}"${style} t="b">${formula}<v>${v ? 1 : 0}</v></c>`;
  return `<c r="${address}"${style}>${formula}<v>${v === null ? "" : numberText(v)}</v></c>`;
}

export function rowXml(line: SheetRow, strings: StringTable): string {
  let cells = "";
  line.cells.forEach((cell, column) => {
    if (cell !== undefined) cells += cellXml(letter(column) + line.row, cell, strings);
  });
  return `<row r="${line.row}"${line.height === undefined ? "" : ` ht="${line.height}" customHeight="1"`}>${cells}</row>`;
}

export type SheetFrame = {
  /** Elements before sheetData (views, columns) and after it (merges, conditional formats, validations, page setup, drawings), in schema order. */
  readonly before: string;
  readonly after: string;
  readonly dimension: string;
};

/** One worksheet part, row by row, so that a large one never stands in memory as one text. */
export function* worksheetXml(frame: SheetFrame, rows: Iterable<SheetRow>, strings: StringTable): Iterable<string> {
  yield `${xmlHead}<worksheet xmlns="${mainNs}" xmlns:r="${relNs}"><dimension ref="${frame.dimension}"/>${frame.before}<sheetData>`;
  let chunk = "";
  for (const row of rows) {
    chunk += rowXml(row, strings);
    if (chunk.length > 60000) {
      yield chunk;
      chunk = "";
    }
  }
  yield `${chunk}</sheetData>${frame.after}</worksheet>`;
}
