import type { TypedTable } from "../fields/typedTable";
import type { Finding } from "../findings/finding";
import { sortFindings } from "../findings/sortFindings";
import { isBlank } from "../records/cellValue";
import { type Column, encodeColumn } from "../records/recordTable";
import { type Work, finish, within } from "../records/work";
import { ruleKinds } from "../rules/index";
import type { CheckInput, RuleKind } from "../rules/rule";
import { checkWork } from "./checkTable";
import { LiveRecords, type RecordCells } from "./liveRecords";
import type { Moment, TableDef } from "../template/template";
import { type Circumstances, typeRecords } from "./typeRecords";
import type { WorkbookTables } from "./workbookTables";

/** The findings of these rows (1-based), all of them: they take the place of whatever was known of the rows. Rows in order, findings as `check` sorts them. */
export type LiveFindings = { readonly rows: readonly number[]; readonly findings: readonly Finding[] };

const lookedAt: ReadonlySet<Moment> = new Set(["check"]);

const alone = ruleKinds.filter((kind) => kind.groups === undefined);
const together = ruleKinds.filter((kind) => kind.groups !== undefined);

/**
 * A table whose findings are kept up to date edit by edit. After any edits the findings are those that a check of the whole table gives. An edit costs what its own records and those that
 * share a group with them cost (before or after it), however large the table is.
 */
export class LiveTable {
  /** OLD reads them as they were before any edit. */
  private readonly records: LiveRecords;
  private readonly fields: readonly string[];
  private readonly fieldOrder: readonly string[];
  /** What is said of the table itself; edits of records do not touch it. */
  private ofTable: readonly Finding[] = [];
  private readonly byAlone = new Map<number, readonly Finding[]>();
  private readonly byTogether = new Map<number, readonly Finding[]>();
  private readonly groupsOf = new Map<number, readonly string[]>();
  /** The rows of each group; a bare number where there is only one, as nearly everywhere. */
  private readonly members = new Map<string, number | Set<number>>();

  /** In how many records the fields that classes are decided by are filled in: where one is in none, nothing is decided by it. */
  private readonly filled: Map<string, number>;

  /** Whether what one record says decides about others without sharing a group with them: then an edit has the whole table checked again. */
  private readonly readsItself: boolean;

  /** `work` in one go. */
  static of(...of: Parameters<typeof LiveTable.work>): LiveTable {
    return finish(LiveTable.work(...of));
  }

  /** Looks at every record of the table once. Told in hundredths. */
  static *work(def: TableDef, book: WorkbookTables, circumstances: Pick<Circumstances, "dateSystem" | "dayFirst" | "classified">): Work<LiveTable> {
    const live = new LiveTable(def, book, circumstances);
    const { table } = book.input(def.id);
    yield { done: 10, total: 100 };
    live.join(table);
    live.ofTable = yield* within(live.checkAll(table), { from: 20, to: 100, total: 100 });
    return live;
  }

  /** What is going on with the records that have been edited; all others are only looked at. */
  private readonly moments = new Map<number, ReadonlySet<Moment>>();

  private constructor(private readonly def: TableDef, private book: WorkbookTables, private readonly circumstances: Pick<Circumstances, "dateSystem" | "dayFirst" | "classified">) {
    const { table } = book.input(def.id);
    this.readsItself = book.readsItself(def.id);
    this.fields = Object.keys(table.records.columns);
    this.fieldOrder = def.fields.map((field) => field.id);
    this.records = new LiveRecords(table.records, this.fields);
    this.filled = new Map(fieldsOfClasses(def).flatMap((field) => {
      const column = table.records.columns[field];
      return column === undefined ? [] : [[field, filledIn(column)] as const];
    }));
  }

  /** Files what is said of every record; gives what is said of the table itself. */
  private *checkAll(table: TypedTable, old?: TypedTable): Work<readonly Finding[]> {
    const single = yield* within(checkWork(alone, this.inputOf(table, old)), { from: 0, to: 80, total: 100 });
    const grouped = yield* within(checkWork(together, this.inputOf(table, old)), { from: 80, to: 100, total: 100 });
    this.byAlone.clear();
    this.byTogether.clear();
    file(single, this.byAlone);
    file(grouped, this.byTogether);
    return [...single, ...grouped].filter((finding) => rowOf(finding) === 0);
  }

  /** All findings, as a check of the whole table sorts them. */
  findings(): readonly Finding[] {
    return this.sorted([...this.ofTable, ...[...this.byAlone.values()].flat(), ...[...this.byTogether.values()].flat()]);
  }

  /** `changed`: records as they stand now, also new ones; `gone`: rows that hold no record any more. No other record has moved. */
  edit(changed: readonly RecordCells[], gone: readonly number[]): LiveFindings {
    const edited: ReadonlySet<Moment> = new Set(["check", changed.length + gone.length > 1 ? "paste" : "edit"]);
    for (const row of [0, ...changed.map((record) => record.row)]) this.moments.set(row, edited);
    return this.become(changed, gone);
  }

  private become(changed: readonly RecordCells[], gone: readonly number[]): LiveFindings {
    const own = new Set([...gone, ...changed.map(({ row }) => row)]);
    const touched = new Set(own);
    for (const row of own) for (const member of this.leave(row)) touched.add(member);
    const lacking = this.lacking();
    for (const row of own) this.count(this.records.get(row), -1);
    for (const row of gone) this.records.delete(row);
    for (const record of changed) this.records.set(record);
    for (const { row } of changed) this.count(this.records.get(row), 1);
    // The first value of a field, or the last one gone, decides about the classes of all.
    if (this.readsItself || this.lacking() !== lacking) {
      this.book = this.book.with(this.def.id, this.cellsOf([...this.records.rows()]));
      const { table } = this.book.input(this.def.id);
      this.join(this.tableOf(changed.map(({ row }) => row)));
      this.ofTable = finish(this.checkAll(table, this.beforeOf(table)));
      // Row 0 is the table itself.
      return this.told([...new Set([0, ...own, ...this.records.rows()])].sort((a, b) => a - b));
    }
    const edited = this.tableOf(changed.map(({ row }) => row));
    for (const member of this.join(edited)) touched.add(member);
    for (const row of own) this.byAlone.delete(row);
    for (const row of touched) this.byTogether.delete(row);
    const old = this.beforeOf(edited);
    file(this.check(alone, edited, old), this.byAlone);
    const rows = [...touched].sort((a, b) => a - b);
    const around = this.contextOf(rows).filter((row) => this.records.has(row));
    // Mostly the edited records share a group with nobody, and are all there is to look at.
    const lonely = around.length === edited.size && around.every((row) => own.has(row));
    const context = lonely ? edited : this.tableOf(around);
    file(this.check(together, context, lonely ? old : this.beforeOf(context)).filter((finding) => touched.has(rowOf(finding))), this.byTogether);
    return this.told(rows);
  }

  private count(record: RecordCells | undefined, by: 1 | -1): void {
    if (record === undefined) return;
    for (const [field, many] of this.filled) if (!isBlank(record.values[field] ?? null)) this.filled.set(field, many + by);
  }

  private lacking(): string {
    return [...this.filled].flatMap(([field, many]) => (many > 0 ? [] : [field])).join(" ");
  }

  private told(rows: readonly number[]): LiveFindings {
    return { rows, findings: this.sorted(rows.flatMap((row) => (row === 0 ? this.ofTable : [...(this.byAlone.get(row) ?? []), ...(this.byTogether.get(row) ?? [])]))) };
  }

  /** The findings that a record would have if it said this: nothing is kept of it. */
  trial(record: RecordCells): readonly Finding[] {
    const before = this.records.get(record.row);
    const moments = this.moments.get(record.row) ?? lookedAt;
    this.moments.set(record.row, new Set([...moments, "save"]));
    const { findings } = this.become([record], []);
    this.moments.set(record.row, moments);
    this.become(before === undefined ? [] : [before], before === undefined ? [record.row] : []);
    return findings.filter((finding) => rowOf(finding) === record.row);
  }

  /** Takes a row out of its groups. Gives the rows that stay in them. */
  private leave(row: number): readonly number[] {
    const left: number[] = [];
    for (const name of this.groupsOf.get(row) ?? []) {
      const members = this.members.get(name);
      if (!(members instanceof Set)) {
        this.members.delete(name);
        continue;
      }
      members.delete(row);
      left.push(...members);
      if (members.size === 1) this.members.set(name, left.at(-1)!);
    }
    this.groupsOf.delete(row);
    return left;
  }

  /** Puts the records of a table into their groups. Gives the rows of every group that they share. */
  private join(table: TypedTable): readonly number[] {
    const joined = new Set<string>();
    const input = { ...this.book.input(this.def.id), table };
    const names = together.map((kind) => [kind.kind, kind.groups!(input)] as const);
    for (let index = 0; index < table.size; index++) {
      const row = table.records.rows[index]!;
      const groups = names.flatMap(([kind, groupsOf]) => groupsOf(index).map((name) => `${kind} ${name}`));
      if (groups.length > 0) this.groupsOf.set(row, groups);
      for (const name of groups) {
        const members = this.members.get(name);
        if (members === undefined) {
          this.members.set(name, row);
          continue;
        }
        joined.add(name);
        if (members instanceof Set) members.add(row);
        else this.members.set(name, new Set([members, row]));
      }
    }
    return [...joined].flatMap((name) => [...(this.members.get(name) as Set<number>)]);
  }

  /** The rows with all that share a group with them. A table where no record has an id is not governed: where none of them has one, a row that has one stands by. */
  private contextOf(rows: readonly number[]): readonly number[] {
    const context = new Set(rows);
    for (const row of rows) {
      for (const name of this.groupsOf.get(row) ?? []) {
        const members = this.members.get(name);
        if (members instanceof Set) for (const member of members) context.add(member);
      }
    }
    if ([...context].some((row) => hasId(this.records.get(row)))) return [...context];
    for (const row of this.records.rows()) if (hasId(this.records.get(row))) return [...context, row];
    return [...context];
  }

  /** These rows as a table of their own, in row order; rows without a record are left out. */
  private tableOf(rows: readonly number[]): TypedTable {
    return this.complete(this.cellsOf(rows));
  }

  private cellsOf(rows: readonly number[]): TypedTable {
    return this.typed([...new Set(rows)].sort((a, b) => a - b).flatMap((row) => this.records.get(row) ?? []));
  }

  /** With what its expressions read of other tables. */
  private complete(cells: TypedTable): TypedTable {
    return this.book.inputOf(this.def.id, cells).table;
  }

  /** The records of a table as they were before any edit; those that are new since say nothing. */
  private beforeOf({ records: { rows, ids } }: TypedTable): TypedTable {
    return this.complete(this.typed(Array.from(rows, (row, index) => {
      const before = this.records.before(row);
      return before !== undefined && (before.record === null || before.record === ids[index]) ? before : { row, record: ids[index] ?? null, values: {}, formulas: [] };
    })));
  }

  private typed(records: readonly RecordCells[]): TypedTable {
    const columns = Object.fromEntries(this.fields.map((field) => [field, encodeColumn(records.map(({ values }) => values[field] ?? null))]));
    const formulas = Object.fromEntries(this.fields.map((field) => [field, records.flatMap((record, index) => (record.formulas.includes(field) ? [index] : []))]));
    return typeRecords(this.def, { table: this.def.id, ids: records.map(({ record }) => record), rows: Uint32Array.from(records, ({ row }) => row), columns, formulas }, this.circumstances);
  }

  private check(kinds: readonly RuleKind[], table: TypedTable, old?: TypedTable): readonly Finding[] {
    return finish(checkWork(kinds, this.inputOf(table, old)));
  }

  private inputOf(table: TypedTable, old?: TypedTable): CheckInput {
    return { ...this.book.input(this.def.id), holds: this.book.holds, codeWidth: this.book.codeWidth, moments: (row) => this.moments.get(row) ?? lookedAt, table, ...(this.circumstances.classified === undefined ? {} : { classified: this.circumstances.classified }), ...(old === undefined ? {} : { old }) };
  }

  private sorted(findings: readonly Finding[]): readonly Finding[] {
    return sortFindings(findings, this.fieldOrder);
  }
}

function fieldsOfClasses({ classify }: TableDef): readonly string[] {
  return [...new Set(classify.flatMap(({ table, score, taxonomy, rfm }) => [...[...table, ...(score?.factors ?? [])].flatMap(({ when }) => when.fields), ...(score?.factors.flatMap(({ decay }) => (decay === undefined ? [] : [decay.field])) ?? []), ...(taxonomy?.fields ?? []), ...(rfm === undefined ? [] : [rfm.date, rfm.count, rfm.amount])]))];
}

function filledIn({ codes, dictionary }: Column): number {
  const blank = dictionary.map(isBlank);
  return codes.reduce((many, code) => many + (blank[code] === false ? 1 : 0), 0);
}

function file(findings: readonly Finding[], byRow: Map<number, readonly Finding[]>): void {
  for (const finding of findings) {
    const row = rowOf(finding);
    if (row !== 0) byRow.set(row, [...(byRow.get(row) ?? []), finding]);
  }
}

function hasId(record: RecordCells | undefined): boolean {
  return (record?.record?.trim() ?? "") !== "";
}

function rowOf(finding: Finding): number {
  return finding.at[0]?.row ?? 0;
}
