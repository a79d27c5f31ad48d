/**
 * What every rule kind has in common. A rule kind is a folder; it reads a typed table and a table definition and returns findings. It never writes, never
 * imports another kind, and knows no clock: today, the user and the calendar come in as inputs.
 */
import type { Inputs } from "../expression/expression";
import type { TypedTable } from "../fields/typedTable";
import type { Finding } from "../findings/finding";
import type { Localized } from "../records/text";
import { type Work, finish } from "../records/work";
import type { Moment, TableDef } from "../template/template";

export type CheckInput = {
  readonly def: TableDef;
  readonly table: TypedTable;
  readonly inputs: Inputs;
  /** The same records before the edit at hand, in the same order; those that are new are blank. Absent = nothing is being edited. */
  readonly old?: TypedTable;
  /** What is going on with a record, by its 1-based sheet row, and with the table as a whole, by 0. Absent = anything: every rule is judged. */
  readonly moments?: (row: number) => ReadonlySet<Moment>;
  /** The serial day (1900 system) on which classes were last written; absent = nobody knows. */
  readonly classified?: number;
  /** Where two tables are looked at as one, the index from which on records are those of the other. Absent = there is no other. */
  readonly otherFrom?: number;
  /** The tables that relations lead to. Absent = the table is judged by itself. */
  readonly related?: Related;
  /** Whether the workbook says anything, in any record, of a field of a table of the template (an id, or a path such as `customer.grade`); of any at all where the field is null. Absent = it is not asked: what is given is all there is to judge. */
  readonly holds?: Holds;
  /** How many digits the codes of a field have in the whole table, null where they tell none. Absent: the records that are given are the whole table. */
  readonly codeWidth?: (table: string, field: string) => number | null;
};

export type Holds = (table: string, field: string | null) => boolean;

/** A table of the template as the workbook holds it, this one too; only its label where the workbook does not hold it. */
export type Related = (table: string) => RelatedTable | { readonly label: Localized };
/** `similar`: the records, by index, that the table's duplicate rules take for a draft that says this much, the surest first. */
export type RelatedTable = { readonly def: TableDef; readonly table: TypedTable; readonly similar: (draft: { readonly [field: string]: string }) => readonly number[] };

/** A piece of a check: what it finds, or, where one piece goes through all records, the work of finding it. */
export type CheckPart = () => readonly Finding[] | Work<readonly Finding[]>;

/** What a piece finds, in one go. */
export function foundBy(part: CheckPart): readonly Finding[] {
  const found = part();
  return "next" in found ? finish(found) : found;
}

/** A check that is made of pieces, the findings of each behind those of the one before. */
export function inParts(parts: (input: CheckInput) => readonly CheckPart[]): Required<Pick<RuleKind, "check" | "parts">> {
  return { parts, check: (input) => parts(input).flatMap(foundBy) };
}

export type RuleKind = {
  /** The first part of the rule ids it gives: `field`, `schema`, `key`, `rule`, `record`, `relation`. */
  readonly kind: string;
  /** Findings do not depend on the order of the rows, except in `at`. */
  check(input: CheckInput): readonly Finding[];
  /** The same in pieces that follow each other, for kinds that take long on a large table: a run can be told of, and stopped, between two of them. Absent: `check` is one piece. */
  parts?(input: CheckInput): readonly CheckPart[];
  /**
   * For kinds that look at several records together: the names of the groups that a record belongs to. Records of one group are judged together and need no other record, except that
   * any record with an id shows that the table is governed. Absent: each record is judged by itself. A live table checks again only what an edit can touch.
   */
  groups?(input: CheckInput): (index: number) => readonly string[];
  /** The kind's own texts by messageId; texts of field types and of the template come on top. */
  readonly messages: { readonly [messageId: string]: Localized };
  /** The text of a finding of this kind; undefined when it is not one of its own. Rendered late. */
  message(finding: Finding, def: TableDef): Localized | undefined;
};
