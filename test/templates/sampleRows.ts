import type { CheckInput } from "../../src/rules/rule";
import { sampleColumns } from "../../tools/sample/columns";
import { sampleTodayIso } from "../../tools/sample/customers";
import { makeMainSheet, type SampleTruth } from "../../tools/sample/mainSheet";
import { seededRandom } from "../../tools/sample/random";
import { customerTemplate } from "./customer";
import { givenTable } from "./givenRows";

/** The records of the messy sample as the customer template reads them, without a workbook between. `sheetRows[i]`: the sample's row of record i. */
export function sampleInput(seed: number): { readonly input: CheckInput; readonly truth: SampleTruth; readonly sheetRows: readonly number[] } {
  const { cells, truth } = makeMainSheet(seededRandom(seed), 2000, true);
  const lines = [...cells];
  const rows = lines.map(([, line]) => Object.fromEntries(line.flatMap((cell, i) => (sampleColumns[i]!.field === null ? [] : [[sampleColumns[i]!.field!, cell.v]]))));
  return { input: givenTable(customerTemplate, "customer", sampleTodayIso, rows), truth, sheetRows: lines.map(([row]) => row) };
}
