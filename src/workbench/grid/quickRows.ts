import { BooleanNumber, type IRange, type IRowData, RANGE_TYPE, Worksheet } from "@univerjs/core";

/**
 * The grid asks for the hidden rows of the whole sheet whenever it lays it out, with each cell that is typed into, and as it comes looks at every row. Those it knows nothing of are not hidden: only the
 * others are looked at. One of its methods is replaced, as it is in 0.25.1.
 */
export function quickRows(): void {
  Worksheet.prototype.getHiddenRows = function hiddenRows(this: Worksheet, start = 0, end = Infinity) {
    const known = this.getRowManager().getRowData() as Readonly<Record<string, Partial<IRowData> | undefined>>;
    const endColumn = this.getMaxColumns() - 1;
    const found: IRange[] = [];
    // Numbers come in their order.
    for (const key in known) {
      const row = Number(key);
      if (row < start || row > end || known[key]?.hd !== BooleanNumber.TRUE) continue;
      const last = found.at(-1);
      if (last?.endRow === row - 1) last.endRow = row;
      else found.push({ startRow: row, endRow: row, startColumn: 0, endColumn, rangeType: RANGE_TYPE.ROW });
    }
    return found;
  };
}
