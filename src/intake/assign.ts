/**
 * One-to-one assignment with the largest total: `weights[row][column]` >= 0, 0 = impossible. Gives the column of each row, or -1.
 * Kuhn-Munkres with potentials, O(rows² × columns); rows and columns of any number. @source R. Jonker, A. Volgenant, Computing 38 (1987), in the e-maxx formulation.
 */
export function assign(weights: readonly (readonly number[])[]): readonly number[] {
  const rows = weights.length;
  // One extra column of weight 0 per row, so that a row may stay unassigned.
  const real = weights.reduce((most, row) => Math.max(most, row.length), 0);
  const columns = real + rows;
  const cost = (row: number, column: number) => -(weights[row - 1]![column - 1] ?? 0);
  const rowPotential = new Float64Array(rows + 1);
  const columnPotential = new Float64Array(columns + 1);
  const rowOf = new Int32Array(columns + 1);
  const way = new Int32Array(columns + 1);
  for (let row = 1; row <= rows; row++) {
    rowOf[0] = row;
    let column = 0;
    const least = new Float64Array(columns + 1).fill(Infinity);
    const used = new Uint8Array(columns + 1);
    do {
      used[column] = 1;
      const current = rowOf[column]!;
      let delta = Infinity;
      let next = 0;
      for (let c = 1; c <= columns; c++) {
        if (used[c] === 1) continue;
        const reduced = cost(current, c) - rowPotential[current]! - columnPotential[c]!;
        if (reduced < least[c]!) {
          least[c] = reduced;
          way[c] = column;
        }
        if (least[c]! < delta) {
          delta = least[c]!;
          next = c;
        }
      }
      for (let c = 0; c <= columns; c++) {
        if (used[c] === 1) {
          rowPotential[rowOf[c]!]! += delta;
          columnPotential[c]! -= delta;
        } else least[c]! -= delta;
      }
      column = next;
    } while (rowOf[column] !== 0);
    while (column !== 0) {
      const before = way[column]!;
      rowOf[column] = rowOf[before]!;
      column = before;
    }
  }
  const result = new Array<number>(rows).fill(-1);
  for (let column = 1; column <= real; column++) {
    const row = rowOf[column]!;
    if (row > 0 && (weights[row - 1]![column - 1] ?? 0) > 0) result[row - 1] = column - 1;
  }
  return result;
}
