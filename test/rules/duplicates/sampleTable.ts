import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { CellValue } from "../../../src/records/cellValue";
import type { CheckInput } from "../../../src/rules/rule";
import { loadTemplate } from "../../../src/template/loadTemplate";
import type { Template } from "../../../src/template/template";
import { sampleColumns } from "../../../tools/sample/columns";
import { type SampleTruth, makeMainSheet } from "../../../tools/sample/mainSheet";
import { seededRandom } from "../../../tools/sample/random";
import { type Row, inputs, typedTable } from "../../support/typedTables";

export function templateFrom(bytes: Uint8Array): Template {
  const read = loadTemplate(bytes, {
    decodeUtf8: (raw) => new TextDecoder("utf-8", { fatal: true }).decode(raw),
    sha256Hex: (raw) => createHash("sha256").update(raw).digest("hex"),
  });
  if (!read.ok) throw new Error(read.problems.map(({ pointer, message }) => `${pointer}: ${message.en}`).join("\n"));
  return read.value;
}

export function customerTemplate(): Template {
  return templateFrom(readFileSync(join(__dirname, "../../../templates/customer/customer.crm.json")));
}

/** The customers of the messy sample as the customer template reads them, with what is true about them. */
export function sampleTable(seed: number, rows: number, template = customerTemplate()): { readonly input: CheckInput; readonly truth: SampleTruth } {
  const def = template.tables[0]!;
  const { cells, truth } = makeMainSheet(seededRandom(seed), rows, false);
  const given = [...cells.values()].map((line): Row => Object.fromEntries(sampleColumns.flatMap(({ field }, at): [string, CellValue][] => (field === null ? [] : [[field, line[at]!.v]]))));
  return { input: { def, table: withRows(typedTable(def, given), [...cells.keys()]), inputs }, truth };
}

function withRows(table: CheckInput["table"], rows: readonly number[]): CheckInput["table"] {
  return { ...table, records: { ...table.records, rows: Uint32Array.from(rows) } };
}
