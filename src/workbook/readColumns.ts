import type { CellValue } from "../records/cellValue";
import type { Column } from "../records/recordTable";
import type { Area } from "./area";
import { cellKind } from "./cellContents";
import type { ColumnBlock } from "./host";
import type { CellStore } from "./model";

/** So many cells are looked up in one go: memory of 9 bytes for each, and each go looks at every cell of the sheet. */
const cellsAtOnce = 4_000_000;

/** The columns of an area from the cells' own indexes of texts: no value is made or compared that is not in a dictionary. */
export function readColumns(cells: CellStore, area: Area): ColumnBlock {
  const { texts } = cells.pool;
  const alike = cells.pool.firstAlike();
  const emptyText = cells.pool.find("");
  /** Code of each text of the pool, of the column at hand; all zero between two. */
  const codeOf = new Int32Array(texts.length);
  const encode = (kinds: Uint8Array, numbers: Float64Array): Column => {
    const codes = new Uint32Array(area.rows);
    const dictionary: CellValue[] = [null];
    const byNumber = new Map<number, number>();
    const byOther = new Map<string, number>();
    const seen: number[] = [];
    const coded = <K>(known: Map<K, number>, key: K, value: CellValue): number => {
      let code = known.get(key);
      if (code === undefined) known.set(key, (code = dictionary.push(value) - 1));
      return code;
    };
    for (let r = 0; r < area.rows; r++) {
      const number = numbers[r]!;
      switch (kinds[r]) {
        case cellKind.text: {
          const first = alike[number]!;
          let code = codeOf[first]!;
          if (code === 0 && first !== emptyText) {
            codeOf[first] = code = dictionary.push(texts[first]!) - 1;
            seen.push(first);
          }
          codes[r] = code;
          break;
        }
        case cellKind.number: codes[r] = coded(byNumber, number, number); break;
        case cellKind.boolean: codes[r] = coded(byOther, String(number), number === 1); break;
        case cellKind.error: codes[r] = coded(byOther, "e" + texts[number]!, { error: texts[number]! }); break;
        default:
      }
    }
    for (const first of seen) codeOf[first] = 0;
    return { codes, dictionary };
  };
  const columns: Column[] = [];
  const { rows } = area;
  const width = Math.max(1, Math.floor(cellsAtOnce / rows));
  for (let from = 0; from < area.columns; from += width) {
    const strip = { ...area, column: area.column + from, columns: Math.min(width, area.columns - from) };
    const kinds = new Uint8Array(rows * strip.columns);
    const numbers = new Float64Array(kinds.length);
    cells.readColumns(strip, kinds, numbers);
    for (let c = 0; c < strip.columns; c++) columns.push(encode(kinds.subarray(c * rows, (c + 1) * rows), numbers.subarray(c * rows, (c + 1) * rows)));
  }
  const formulas = columns.map((_, c) => cells.formulaRows({ ...area, column: area.column + c, columns: 1 }));
  return { columns, formulas };
}
