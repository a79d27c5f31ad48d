import { showsDay } from "../../workbook/dateFormat";
import type { Area, HostWrite } from "../../workbook/host";

/** The grid counts days from 1900. A workbook that counts from 1904 is shown and written by this many days apart. */
export const days1904 = 1462;

/** Writes of the grid in the days of such a workbook: numbers that go into cells which show dates. `formatsOf`: the formats of an area, row by row. */
export function in1904(write: HostWrite, formatsOf: (sheet: string, area: Area) => readonly string[]): HostWrite {
  if (write.verb !== "writeCells") return write;
  return {
    ...write,
    blocks: write.blocks.map((block) => {
      const columns = block.values[0]?.length ?? 0;
      if (columns === 0) return block;
      const formats = formatsOf(write.sheet, { row: block.row, column: block.column, rows: block.values.length, columns });
      return { ...block, values: block.values.map((line, r) => line.map((value, c) => (typeof value === "number" && showsDay(formats[r * columns + c]!) ? value - days1904 : value))) };
    }),
  };
}
