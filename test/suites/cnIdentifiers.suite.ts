import { readFileSync } from "node:fs";
import { join } from "node:path";
import { cnIdField } from "../../src/fields/cnIdField";
import { cnUsccField } from "../../src/fields/cnUsccField";
import type { FieldType } from "../../src/fields/fieldType";
import type { CellValue } from "../../src/records/cellValue";
import type { Suite } from "./suite";

type Vector = { readonly value: CellValue; readonly ok: boolean | "normalise"; readonly canonical?: string; readonly why: string };

/** The value stored when nothing is wrong with it; "refused" for everything a person is told about. */
function verdict(fieldType: FieldType, raw: CellValue): string {
  const context = { spec: { id: "code", type: fieldType.type, label: fieldType.label }, dateSystem: 1900, dayFirst: null } as const;
  const reading = fieldType.parse(raw, context);
  return reading.ok && reading.lossless && reading.value !== null && fieldType.check(reading.value, context) === null ? String(reading.value) : "refused";
}

export const cnIdentifiersSuite: Suite = {
  name: "cn-identifiers",
  path: "suites/cn-identifiers",
  disagreements: {},
  run(root) {
    const vectors = JSON.parse(readFileSync(join(root, "vectors.json"), "utf8")) as { ric: Vector[]; uscc: Vector[] };
    const cases = ([[cnIdField, vectors.ric], [cnUsccField, vectors.uscc]] as const).flatMap(([fieldType, table]) =>
      table.map(({ value, ok, canonical, why }) => ({ name: `${fieldType.type} ${String(value)}: ${why}`, expected: ok === false ? "refused" : ok === true ? String(value) : (canonical ?? ""), actual: verdict(fieldType, value) })),
    );
    return { files: 1, cases };
  },
};
