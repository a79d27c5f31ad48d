import type { CellValue } from "../records/cellValue";
import type { Column } from "../records/recordTable";
import type { Area } from "./area";
import { cellKind } from "./cells";
import type { ColumnBlock } from "./host";
import type { CellStore } from "./model";

/** The columns of an area from the cells' own indexes of texts: no value is made or compared that is not in a dictionary. */
export function readColumns(cells: CellStore, area: Area): ColumnBlock {
  const kinds = new Uint8Array(area.rows);
  const numbers = new Float64Array(area.rows);
  const { texts } = cells.pool;
  const alike = cells.pool.firstAlike();
  /** Code of each text of the pool, of the column at hand; all zero between two. */
  const codeOf = new Int32Array(texts.length);
  const formulas: (readonly number[])[] = [];
  const columns = Array.from({ length: area.columns }, (_, c): Column => {
    cells.readColumn(area.row, area.column + c, kinds, numbers);
    formulas.push(cells.formulaRows({ ...area, column: area.column + c, columns: 1 }));
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
          if (code === 0 && texts[first] !== "") {
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
  });
  return { columns, formulas };
}
