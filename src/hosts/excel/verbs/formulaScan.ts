import type { Area, CellValue } from "../../../workbook/host";
import { translateFormula } from "../../../workbook/translateFormula";
import { type Batch, placeOf } from "../batch";
import { readInBlocks } from "../cellBlocks";
import type { SheetFacts } from "../survey";

/** What the used cells of a sheet say. */
export type Scan = { readonly sheet: SheetFacts; readonly area: Area; readonly values: readonly (readonly CellValue[])[]; readonly formulas: readonly (readonly (string | null)[])[] };

/** Every sheet that holds anything. */
export async function scanSheets(batch: Batch): Promise<readonly Scan[]> {
  const scans: Scan[] = [];
  for (const sheet of await batch.sheets()) {
    if (sheet.used === null) continue;
    const { values, formulas } = await readInBlocks(batch.session, () => batch.worksheet(sheet), sheet.used, false, placeOf(sheet, sheet.used));
    scans.push({ sheet, area: sheet.used, values, formulas });
  }
  return scans;
}

/**
 * Office.js does not tell array formulas. But all cells of one have the very same formula, where ordinary neighbours have it moved along. One of a single cell is not
 * found, nor one without a relative reference.
 */
export function arrayAreas({ area, formulas }: Scan): readonly Area[] {
  const found: Area[] = [];
  const taken = new Set<string>();
  formulas.forEach((line, r) => line.forEach((formula, c) => {
    if (formula === null || taken.has(`${r},${c}`) || translateFormula(formula, 1, 1) === formula) return;
    let columns = 1;
    while (line[c + columns] === formula) columns++;
    let rows = 1;
    while (formulas[r + rows]?.slice(c, c + columns).every((other) => other === formula) === true) rows++;
    if (rows * columns === 1) return;
    for (let y = 0; y < rows; y++) for (let x = 0; x < columns; x++) taken.add(`${r + y},${c + x}`);
    found.push({ row: area.row + r, column: area.column + c, rows, columns });
  }));
  return found;
}
