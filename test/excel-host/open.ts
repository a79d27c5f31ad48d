import { excelHost, type ExcelHost } from "../../src/hosts/excel/excelHost";
import type { WorkbookModel } from "../../src/workbook/model";
import { saveXlsx } from "../../src/xlsx/saveXlsx";
import { type OfficeClient, loadClient } from "./clientInNode";
import { Emulator } from "./emulator";
import type { Profile } from "./profiles";

let client: OfficeClient | undefined;

/** A workbook opened in the emulated Excel, the real client connected to it, and our host on the client. `wait` gives back the milliseconds that the host wanted to wait. */
export type OpenInExcel = { readonly emulator: Emulator; readonly host: ExcelHost; readonly Excel: typeof Excel; readonly waits: number[] };

export function openInExcel(model: WorkbookModel, profile?: Profile): OpenInExcel {
  client ??= loadClient();
  const emulator = new Emulator(model, profile);
  client.connect(emulator);
  const waits: number[] = [];
  const wait = (milliseconds: number): Promise<void> => {
    waits.push(milliseconds);
    // Only a request that never settles lets the patience run out; the waits between tries take no time.
    return milliseconds < 30_000 ? Promise.resolve() : emulator.nextSilence();
  };
  return { emulator, host: excelHost({ Excel: client.Excel, isSetSupported: (set, version) => emulator.isSetSupported(set, version), wait, fileBytes: async () => saveXlsx(model) }), Excel: client.Excel, waits };
}
