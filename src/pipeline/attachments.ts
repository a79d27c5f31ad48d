import { type CellValue, plainText } from "../records/cellValue";
import { type Result, ok } from "../records/problem";
import { valueAt } from "../records/recordTable";
import type { ChangeSet } from "../changes/changeSet";
import { commitChange } from "./commit";
import { formulaCells, planTableEdits } from "./fix";
import { type OpenTable, governedTables } from "./locate";
import type { Session } from "./session";

/** A link to a file in a cell. `sha256`: that of the file when it was taken down; null = nobody has. `index`: of its record. */
export type Attachment = { readonly table: OpenTable; readonly index: number; readonly field: string; readonly value: CellValue; readonly link: string; readonly sha256: string | null };

/** Every link of the attachment fields of a table that reads as one, in the order of rows and fields. `partsOf`: what the text of a cell says of link and digest. */
export function attachmentsOf(table: OpenTable, partsOf: (text: string) => Pick<Attachment, "link" | "sha256">): readonly Attachment[] {
  const fields = table.def.fields.filter(({ id, type }) => type === "attachment" && table.records.columns[id] !== undefined);
  return [...table.records.rows.keys()].flatMap((index) => fields.flatMap((field): readonly Attachment[] => {
    const value = valueAt(table.records, field.id, index);
    const reading = field.fieldType.parse(value, { spec: field, dateSystem: table.input.circumstances.dateSystem, dayFirst: null });
    return !reading.ok || reading.value === null ? [] : [{ table, index, field: field.id, value, ...partsOf(plainText(reading.value)) }];
  }));
}

/** Takes down what files are now, behind their links: `LINK#sha256=HEX`. One change set; cells with a formula are left. Problems: those of writing. */
export async function writeDigests(session: Session, digests: readonly { readonly of: Attachment; readonly sha256: string }[]): Promise<Result<{ readonly change: ChangeSet | null; readonly written: number }>> {
  const governed = await governedTables(session);
  if (!governed.ok) return governed;
  const writes = [];
  const edits = [];
  for (const table of governed.value) {
    const isFormula = formulaCells(table);
    const wanted = digests.filter(({ of }) => of.table.def.id === table.def.id).map(({ of, sha256 }) => ({ at: { table: table.def.id, record: of.table.records.ids[of.index] ?? null, row: of.table.records.rows[of.index]!, field: of.field }, before: of.value, after: `${of.link}#sha256=${sha256}` })).filter(({ at }) => !isFormula(at));
    const planned = await planTableEdits(session, table, wanted);
    if (!planned.ok) return planned;
    writes.push(...planned.value.writes);
    edits.push(...planned.value.edits);
  }
  const [first] = governed.value;
  if (first === undefined || edits.length === 0) return ok({ change: null, written: 0 });
  const change = await commitChange(session, { why: { command: "attachments" }, template: first.template, writes, edits });
  return change.ok ? ok({ change: change.value, written: edits.length }) : change;
}
