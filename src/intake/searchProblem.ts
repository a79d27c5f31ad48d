import type { Problem } from "../records/problem";
import { areaAddress } from "../workbook/area";
import { isFilled } from "./cellLook";
import type { SheetGrid } from "./sheetGrid";
import type { TableCandidate } from "./tableCandidate";

/** A template describes so many fields at most, as its meta-schema says. */
export const mostFields = 500;

export function tooManyFields({ sheet, columns, area }: TableCandidate): Problem {
  return {
    code: "intake/tooManyFields", place: `${sheet}!${areaAddress(area)}`, data: { columns: columns.length },
    message: { "zh-CN": `这张表有 ${columns.length} 列，一个模板最多 ${mostFields} 个字段。`, en: `The table has ${columns.length} columns; a template holds ${mostFields} fields at most.` },
    hint: { "zh-CN": "把要管理的列复制到一张单独的工作表，再从那里起草。", en: "Copy the columns that are to be governed to a sheet of their own and draft from there." },
  };
}

/** Why a sheet gives no table to work with: blank, nothing like a table, or data without a header; null when there is one. `best`: the best find. */
export function searchProblem(grid: SheetGrid, best: TableCandidate | undefined): Problem | null {
  const empty = !grid.values.some((row) => row.some(isFilled));
  if (best !== undefined && best.headerRows > 0) return null;
  const place = grid.sheet;
  if (empty) {
    return {
      code: "intake/emptySheet", place,
      message: { "zh-CN": `工作表“${grid.sheet}”里没有任何内容。`, en: `The sheet "${grid.sheet}" is empty.` },
      hint: { "zh-CN": "换一张有数据的工作表，或用 --sheet 指定。", en: "Choose a sheet that holds data, for example with --sheet." },
    };
  }
  if (best !== undefined) {
    const where = areaAddress(best.area);
    return {
      code: "intake/noHeader", place, data: { area: where },
      message: { "zh-CN": `工作表“${grid.sheet}”的 ${where} 有数据，但没有找到表头。`, en: `The sheet "${grid.sheet}" has data in ${where}, but no header row was found.` },
      hint: { "zh-CN": "在数据上方加一行列名，例如“客户名称”“手机”，再试一次。", en: "Put one row of column names above the data, such as Company and Mobile, and try again." },
    };
  }
  return {
    code: "intake/noTable", place,
    message: { "zh-CN": "没有找到像表格的区域。", en: "Nothing on this sheet looks like a table." },
    hint: { "zh-CN": "表格要有一行列名，下面每行一条记录。整理后再试，或换一张工作表。", en: "A table has one row of column names and one record per row below it. Arrange it so, or choose another sheet." },
  };
}
