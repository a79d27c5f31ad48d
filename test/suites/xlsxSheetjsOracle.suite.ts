import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { displaySettings, displayText } from "../../src/workbook/displayText";
import { open } from "../xlsx/support";
import { parseRfc4180 } from "../support/parseRfc4180";
import { decodeWindows1252, highCharacters } from "../support/windows1252";
import type { Case, Suite } from "./suite";
import { workbookSuite } from "./workbookSuite";

/** Excel for Mac in English of the USA, with the short date and the time that its owner had set. */
const settings = { ...displaySettings["en-US"], shortDate: "m/d/yy", time: "hh:mm:ss" };

type Miss = { readonly formula: string | null; readonly value: unknown };
/** Cells whose text no reader of the file can know: Excel calculated them anew before it wrote the csv. */
const groups: readonly { readonly name: string; readonly holds: (miss: Miss) => boolean }[] = [
  { name: "volatile", holds: ({ formula }) => /\b(?:NOW|TODAY|RAND|RANDBETWEEN|INFO)\(/.test(formula ?? "") },
  { name: "macro function", holds: ({ formula }) => /\b(?:Dofmt|NumFmt)\(|^=E\d+=C\d+$/.test(formula ?? "") },
  { name: "no result in the file", holds: ({ formula, value }) => formula !== null && value === "" },
];
const macro = "The workbook's own macro formats the text on the machine that calculates it; the file holds what another one, in another language, had shown.";
const volatile = "The function gives another result whenever it is calculated; the file holds the one from when it was saved.";

/** What Excel shows, cell by cell, against what we show: every workbook with the csv files that Excel saved from it. */
export const xlsxSheetjsOracleSuite: Suite = {
  name: "xlsx-sheetjs-oracle",
  path: "suites/xlsx-sheetjs-oracle",
  disagreements: {
    "LONumbers.xlsx.0.csv: no result in the file, 8 cells": "The program that wrote the file left these formulas without a result; Excel calculated them when it opened it.",
    "formula_stress_test.xlsx.1.csv: volatile, 2 cells": volatile,
    "formula_stress_test.xlsx.4.csv: volatile, 1 cells": volatile,
    "formula_stress_test.xlsx.7.csv: volatile, 2 cells": volatile,
    "number_format.xlsm.1.csv: macro function, 10 cells": macro,
    "number_format_russian.xlsm.0.csv: macro function, 19 cells": macro,
    "number_format_russian.xlsm.1.csv: macro function, 22 cells": macro,
  },
  run(root) {
    const opening = workbookSuite("xlsx-sheetjs-oracle").run(root) as { files: number; cases: readonly Case[] };
    const cases: Case[] = [...opening.cases];
    let cells = 0;
    let equal = 0;
    for (const file of readdirSync(join(root, "2016")).sort()) {
      const [, workbook, sheet] = /^(.*)\.(\d+)\.csv$/.exec(file)!;
      const result = compare(new Uint8Array(readFileSync(join(root, workbook!))), Number(sheet), parseRfc4180(decode(readFileSync(join(root, "2016", file)))));
      cells += result.cells;
      equal += result.cells - result.misses.length;
      const groupOf = (miss: Miss): string | undefined => groups.find(({ holds }) => holds(miss))?.name;
      for (const { name } of groups) {
        const count = result.misses.filter((miss) => groupOf(miss) === name).length;
        if (count > 0) cases.push({ name: `${file}: ${name}, ${count} cells`, expected: "as Excel shows them", actual: "others" });
      }
      const unknown = result.misses.filter((miss) => groupOf(miss) === undefined);
      cases.push({ name: `${file}: all other cells`, expected: "as Excel shows them", actual: unknown.length === 0 ? "as Excel shows them" : unknown.map(({ text }) => text).join("; ") });
    }
    cases.push({ name: `99 % of ${cells} cells`, expected: "equal", actual: equal >= cells * 0.99 ? "equal" : `${equal}` });
    return { files: opening.files, cases };
  },
};

function compare(bytes: Uint8Array, index: number, rows: readonly (readonly string[])[]): { readonly cells: number; readonly misses: readonly (Miss & { readonly text: string })[] } {
  const model = open(bytes);
  const sheet = model.sheets[index]!;
  const used = sheet.cells.used() ?? { row: 0, column: 0, rows: 0, columns: 0 };
  const misses: (Miss & { text: string })[] = [];
  let cells = 0;
  for (let row = 0; row < Math.max(rows.length, used.row + used.rows); row++) {
    for (let column = 0; column < Math.max(rows[row]?.length ?? 0, used.column + used.columns); column++) {
      const shown = rows[row]?.[column] ?? "";
      const value = sheet.cells.value(row, column);
      const format = model.styles.numberFormat(sheet.cells.style(row, column));
      const ours = displayText(value, format, model.dateSystem, settings);
      if (shown === "" && ours === "") continue;
      cells++;
      if (!isShownAs(shown, ours)) misses.push({ formula: sheet.cells.formula(row, column), value, text: `row ${row + 1} column ${column + 1} by ${format}: “${shown}”, not “${ours}”` });
    }
  }
  return { cells, misses };
}

/** Excel for Mac writes a line feed as CR, and `_` for what its code page lacks; how many `#` a date that does not exist gets is a matter of width. */
function isShownAs(shown: string, ours: string): boolean {
  if (/^#+$/.test(shown) && /^#+$/.test(ours)) return true;
  return shown === ours || shown === ours.replace(/\n/g, "\r").replace(/./gsu, (char) => (/[\t\r -~\u00a0-\u00ff]/.test(char) || highCharacters.includes(char) ? char : "_".repeat(char.length)));
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return decodeWindows1252(bytes);
  }
}
