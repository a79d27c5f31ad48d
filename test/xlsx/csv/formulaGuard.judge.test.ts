import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { inFolder } from "../../e2e/soffice";
import { describeTool } from "../../support/tools";
import { openXlsx } from "../../../src/xlsx/openXlsx";
import { guardComment } from "../../../src/workbook/formulaGuard";
import { saveCsv } from "../../../src/xlsx/csv/saveCsv";
import { workbookOfRows } from "./support";

/** What a spreadsheet makes of .csv files: for each, its cells and formulas. Commas, quotes, UTF-8: without a window the program does not look at the byte order mark. */
function inLibreOffice(files: { readonly [name: string]: Uint8Array }): { readonly [name: string]: { readonly values: unknown[][]; readonly formulas: string[] } } {
  return inFolder("crm-guard-", (folder) => {
    const names = Object.keys(files);
    for (const name of names) writeFileSync(join(folder, `${name}.csv`), files[name]!);
    execFileSync("soffice", [`-env:UserInstallation=file://${folder}/profile`, "--headless", "--infilter=CSV:44,34,76,1", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", join(folder, "out"), ...names.map((name) => join(folder, `${name}.csv`))], { stdio: "ignore", timeout: 240_000 });
    return Object.fromEntries(names.map((name) => {
      const opened = openXlsx(new Uint8Array(readFileSync(join(folder, "out", `${name}.xlsx`))));
      if (!opened.ok) throw new Error(opened.problems[0]!.code);
      const { cells } = opened.value.sheets[0]!;
      const used = cells.used()!;
      const formulas: string[] = [];
      for (let row = 0; row < used.rows; row++) for (let column = 0; column < used.columns; column++) formulas.push(...[cells.formula(row, column)].filter((formula) => formula !== null));
      return [name, { values: cells.read({ row: 0, column: 0, rows: used.row + used.rows, columns: used.column + used.columns }), formulas }];
    }));
  });
}

describeTool("a .csv that we wrote, opened in a spreadsheet", "soffice", () => {
  const texts = ["=1+1", "=HYPERLINK(\"http://127.0.0.1/\",\"x\")", "+SUM(1,2)", "-SUM(1,2)", "@SUM(1)", "\t=1+1", " =1+1", "'=1+1", "＝1+1"];
  const { model } = workbookOfRows([["文本"], ...texts.map((text) => [text])]);
  const written = (guard: boolean): Uint8Array => {
    const saved = saveCsv(model, { sheet: "S", encoding: "utf-8", delimiter: ",", guard, showDate: String });
    if (!saved.ok) throw new Error(saved.problems[0]!.code);
    return saved.value.bytes;
  };

  it("calculates nothing with the guard, shows the texts and the remark; without it it calculates", () => {
    const seen = inLibreOffice({ guarded: written(true), bare: written(false) });
    expect(seen["guarded"]!.formulas).toEqual([]);
    expect(seen["guarded"]!.values[0]).toEqual(["文本", guardComment]);
    expect(seen["guarded"]!.values.slice(1).map(([text]) => text)).toEqual(texts.map((text) => `'${text}`));
    // Else the test would prove nothing.
    expect(seen["bare"]!.formulas.length).toBeGreaterThan(0);
  }, 240_000);
});
