import type { Finding } from "../findings/finding";
import { type CellValue, isBlank, plainText } from "../records/cellValue";
import { type Result, ok } from "../records/problem";
import { type RecordTable, valueAt } from "../records/recordTable";
import type { FieldDef, RelationDef, TableDef } from "../template/template";
import type { OpenTable } from "./locate";
import { type OwnColumn, ownColumns } from "./ownColumns";
import type { Session } from "./session";

type Target = { readonly def: TableDef; readonly records: RecordTable };

/**
 * Names that several records have, where a column of people's own beside them says by its header and its cell which record is meant: 北京云帆科技有限公司 and, under 客户编码, K003. The findings about them get a fix to the id of the one among those of that
 * name which has the code; all others are as they were. `targetOf`: the tables that relations lead to. Reads the columns anew; problems are the host's.
 */
export async function withCodesBeside(session: Session, table: OpenTable, findings: readonly Finding[], targetOf: (table: string) => Target | undefined): Promise<Result<readonly Finding[]>> {
  const ambiguous = findings.filter(({ rule, messageId }) => rule.startsWith("relation/") && messageId === "several");
  if (ambiguous.length === 0) return ok(findings);
  const own = await ownColumns(session, table);
  if (!own.ok) return own;
  const { def, records } = table;
  const indexOf = new Map(Array.from(records.rows, (row, index) => [row, index] as const));
  const told = new Map<string, { readonly target: Target; readonly codes: readonly CodeColumn[] }>(def.relations.flatMap((relation) => {
    const target = targetOf(relation.to);
    const codes = target === undefined ? [] : codesFor(relation, target, own.value);
    return codes.length === 0 ? [] : [[`relation/${relation.id}`, { target: target!, codes }] as const];
  }));
  return ok(findings.map((finding) => {
    const [at] = finding.at;
    const known = told.get(finding.rule);
    const index = at === undefined ? undefined : indexOf.get(at.row);
    if (finding.messageId !== "several" || known === undefined || at?.field == null || index === undefined || records.formulas[at.field]?.includes(index) === true) return finding;
    const among = finding.data["ids"] as readonly string[];
    const id = idMeant(known, index, among);
    return id === null ? finding : { ...finding, fixes: [{ edits: [{ at, before: valueAt(records, at.field, index), after: id! }], lossless: true }] };
  }));
}

type CodeColumn = { readonly column: OwnColumn; readonly byCode: ReadonlyMap<string, readonly number[]> };

/** The columns that are headed like what tells records of the table that is referred to apart: what a reference may say, or a key of one field. */
export function codesFor({ match, kind }: RelationDef, { def, records }: Target, own: readonly OwnColumn[]): readonly CodeColumn[] {
  const telling = new Set([...match, ...def.keys.flatMap(({ fields }) => (fields.length === 1 ? fields : []))]);
  return kind === "manyToMany" ? [] : own.flatMap((column) => def.fields.filter((field) => telling.has(field.id) && isHeaded(column.label["zh-CN"], field)).map((field) => ({ column, byCode: recordsBy(records, field.id) })));
}

/** The one of these records that the codes of a row name; null where they name none, another, or several. */
export function idMeant({ target, codes }: { readonly target: Target; readonly codes: readonly CodeColumn[] }, index: number, among: readonly string[]): string | null {
  const meant = new Set(codes.flatMap(({ column, byCode }) => byCode.get(keyOf(column.valueOf(index))) ?? []).flatMap((record) => target.records.ids[record] ?? []));
  const [id] = meant;
  return meant.size === 1 && among.includes(id!) ? id! : null;
}

function isHeaded(header: string, { label, aliases }: FieldDef): boolean {
  const wanted = folded(header);
  return wanted !== "" && [label["zh-CN"], label.en, ...aliases].some((name) => folded(name) === wanted);
}

export function recordsBy(records: RecordTable, field: string): ReadonlyMap<string, readonly number[]> {
  const by = new Map<string, number[]>();
  records.rows.forEach((_, index) => {
    const key = keyOf(valueAt(records, field, index));
    if (key !== "") (by.get(key) ?? by.set(key, []).get(key)!).push(index);
  });
  return by;
}

const folded = (text: string): string => text.normalize("NFKC").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
export const keyOf = (value: CellValue): string => (isBlank(value) ? "" : plainText(value).normalize("NFKC").trim().toLowerCase());
