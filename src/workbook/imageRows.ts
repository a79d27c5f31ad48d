import type { CellWrite, HostWrite, Json } from "./host";
import { translateFormula } from "./translateFormula";

type StyleRun = Extract<HostWrite, { verb: "restoreStyles" }>["runs"][number];
type RestoreCells = Extract<HostWrite, { verb: "restoreCells" }>;
type Image = { readonly blocks: readonly CellWrite[]; readonly runs: readonly StyleRun[] };

/**
 * Some rows of a before-image, to be put back elsewhere: `from.rows` names a row of the image for each row of the areas from top to bottom, `from.columns` a column of it for each of their columns,
 * -1 where it knows none. Formulas read as if their cells had been moved. Each style has to say all of itself.
 */
export function imageRows({ blocks, runs }: Image, areas: RestoreCells["areas"], from: NonNullable<RestoreCells["from"]>): Image {
  const targets = [...areas].sort((a, b) => a.row - b.row).flatMap(({ row, rows }) => Array.from({ length: rows }, (_, i) => row + i));
  if (targets.length !== from.rows.length) throw new TypeError("An image gives one row for each row of the areas.");
  const left = areas[0]?.column ?? 0;
  const wanted = new Set(from.rows);
  const lineOf = new Map(blocks.flatMap((block) => block.values.flatMap((_, r): [number, CellWrite][] => (wanted.has(block.row + r) ? [[block.row + r, block]] : []))));
  const styleOf = new Map<string, Json>();
  for (const { row, column, rows, style } of runs) for (let r = row; r < row + rows; r++) if (wanted.has(r)) styleOf.set(`${r},${column}`, style);
  const put = targets.flatMap((row, i): CellWrite[] => {
    const source = from.rows[i]!;
    const block = lineOf.get(source);
    if (block === undefined) return [];
    const [values, formulas] = [block.values[source - block.row]!, block.formulas?.[source - block.row]];
    const pick = <T>(line: readonly (T | null)[] | undefined): (T | null)[] => from.columns.map((column) => (column < 0 ? null : (line?.[column - block.column] ?? null)));
    const moved = pick(formulas).map((formula, c) => (formula === null ? null : translateFormula(formula, row - source, left + c - from.columns[c]!)));
    return [{ row, column: left, values: [pick(values)], ...(moved.some((formula) => formula !== null) ? { formulas: [moved] } : {}) }];
  });
  const looks = targets.flatMap((row, i) => from.columns.flatMap((column, c): StyleRun[] => {
    const style = styleOf.get(`${from.rows[i]!},${column}`);
    return style === undefined ? [] : [{ row, column: left + c, rows: 1, style }];
  }));
  return { blocks: put, runs: looks };
}
