import type { Inputs, OtherTables } from "../expression/expression";
import { type TypedColumn, type TypedTable, typeColumn } from "../fields/typedTable";
import { textField } from "../fields/textField";
import { isBlank, plainText } from "../records/cellValue";
import { type Column, encodeColumn } from "../records/recordTable";
import { similarRecords } from "../rules/duplicates/similarRecords";
import { widthOfCodes } from "../rules/validation/codeWidth";
import type { CheckInput, Holds, Related, RelatedTable } from "../rules/rule";
import type { TableDef, Template } from "../template/template";

/**
 * The tables of a workbook as rules and expressions see them from each other: references followed, whole columns read, records found by what they are called. Everything is worked out when it is
 * first asked for and once. `tables`: what each table's own cells say, by id; tables of the template that the workbook does not hold are absent.
 */
export class WorkbookTables {
  readonly inputs: Inputs;
  private readonly whole = new Map<string, TypedTable>();
  private readonly derived = new Map<string, TypedColumn | undefined>();
  private readonly known = new Map<string, RelatedTable>();

  constructor(private readonly template: Template, readonly tables: ReadonlyMap<string, TypedTable>, inputs: Inputs) {
    this.inputs = { ...inputs, tables: this.columns };
  }

  /** What a check of one of the tables may know. */
  input(table: string): CheckInput {
    return { def: this.def(table), table: this.table(table)!, inputs: this.inputs, related: this.related };
  }

  /** The same for records that are not among the table's, or not yet. */
  inputOf(table: string, records: TypedTable): CheckInput {
    return { def: this.def(table), table: this.complete(this.def(table), records), inputs: this.inputs, related: this.related };
  }

  /** Whether any record of a table says anything of a field of it, or of any at all. */
  readonly holds: Holds = (id, field) => {
    const table = this.tables.get(id);
    if (table === undefined || table.size === 0) return false;
    if (field === null || table.columns[field]?.raw.some((value) => !isBlank(value)) === true) return true;
    const dot = field.indexOf(".");
    if (dot < 0) return field === "id" && !this.def(id).fields.some((own) => own.id === field);
    const relation = this.def(id).relations.find(({ from }) => from === field.slice(0, dot));
    return relation !== undefined && this.holds(id, relation.from) && this.holds(relation.to, field.slice(dot + 1));
  };

  /** How many digits the codes of a field have. */
  readonly codeWidth = (id: string, field: string): number | null => {
    const key = `${id}.${field}`;
    let width = this.widths.get(key);
    if (width === undefined) {
      const column = this.tables.get(id)?.columns[field];
      this.widths.set(key, (width = column === undefined ? null : widthOfCodes(this.def(id).fields.find((own) => own.id === field)!, column)));
    }
    return width;
  };
  private readonly widths = new Map<string, number | null>();

  /** The same tables but for one, which says something else now. */
  with(table: string, records: TypedTable): WorkbookTables {
    return new WorkbookTables(this.template, new Map([...this.tables, [table, records]]), this.inputs);
  }

  /** Whether a table's expressions or relations lead back to the table itself. */
  readsItself(table: string): boolean {
    const { relations, readsTables } = this.def(table);
    return readsTables.includes(table) || relations.some(({ to }) => to === table);
  }

  private def(id: string): TableDef {
    const def = this.template.tables.find((candidate) => candidate.id === id);
    if (def === undefined) throw new Error(`The template has no table ${id}`);
    return def;
  }

  private readonly related: Related = (id) => {
    const def = this.def(id);
    const table = this.table(id);
    if (table === undefined) return { label: def.label };
    let known = this.known.get(id);
    if (known === undefined) this.known.set(id, (known = { def, table, similar: similarIn(this.input(id)) }));
    return known;
  };

  private readonly columns: OtherTables = (id) => {
    const table = this.table(id);
    return table === undefined ? null : { size: table.size, column: (field) => { const column = this.column(id, field); return column === undefined ? undefined : asColumn(column); } };
  };

  private table(id: string): TypedTable | undefined {
    const cells = this.tables.get(id);
    if (cells === undefined) return undefined;
    let whole = this.whole.get(id);
    if (whole === undefined) this.whole.set(id, (whole = this.complete(this.def(id), cells)));
    return whole;
  }

  /** The table with what its expressions read beyond its cells: the records' ids, and fields of the records that they refer to. */
  private complete(def: TableDef, cells: TypedTable): TypedTable {
    if (def.derived.length === 0) return cells;
    const added = def.derived.flatMap((name) => { const column = this.derive(def, cells, name); return column === undefined ? [] : [[name, column] as const]; });
    return { ...cells, columns: { ...cells.columns, ...Object.fromEntries(added) } };
  }

  private column(table: string, name: string): TypedColumn | undefined {
    const cells = this.tables.get(table);
    if (cells?.columns[name] !== undefined) return cells.columns[name];
    const key = `${table}.${name}`;
    if (!this.derived.has(key)) this.derived.set(key, cells === undefined ? undefined : this.derive(this.def(table), cells, name));
    return this.derived.get(key);
  }

  private derive(def: TableDef, cells: TypedTable, name: string): TypedColumn | undefined {
    const dot = name.indexOf(".");
    if (dot < 0) return name === "id" && !def.fields.some(({ id }) => id === name) ? idColumn(cells) : undefined;
    const relation = def.relations.find(({ from }) => from === name.slice(0, dot));
    const from = cells.columns[name.slice(0, dot)];
    const target = relation === undefined ? undefined : this.tables.get(relation.to);
    if (relation === undefined || from === undefined || target === undefined) return undefined;
    const column = this.column(relation.to, name.slice(dot + 1));
    if (column === undefined) return undefined;
    const records = recordsOf(target);
    const codes = from.typed.map((value, code) => {
      const record = value === null || from.parsed[code]?.ok !== true ? undefined : records.get(plainText(value));
      return record === undefined ? 0 : column.codes[record]!;
    });
    return { ...column, codes: from.codes.map((code) => codes[code]!) };
  }
}

/** The record of each id; an id that several have names none of them. */
function recordsOf(table: TypedTable): ReadonlyMap<string, number> {
  let records = byId.get(table);
  if (records === undefined) {
    const several = new Set<string>();
    const found = new Map<string, number>();
    table.records.ids.forEach((id, record) => {
      const text = id?.trim() ?? "";
      if (text === "") return;
      if (found.has(text)) several.add(text);
      found.set(text, record);
    });
    for (const id of several) found.delete(id);
    byId.set(table, (records = found));
  }
  return records;
}
const byId = new WeakMap<TypedTable, ReadonlyMap<string, number>>();

function idColumn({ records }: TypedTable): TypedColumn {
  return typeColumn(encodeColumn(records.ids), textField, { spec: { id: "id", type: "text", label: { "zh-CN": "记录编号", en: "Record ID" } }, dateSystem: 1900, dayFirst: null });
}

/** The same for the same column, so that what is worked out for it once holds for all who ask. */
function asColumn(column: TypedColumn): Column {
  let values = columns.get(column);
  if (values === undefined) columns.set(column, (values = { codes: column.codes, dictionary: column.typed }));
  return values;
}
const columns = new WeakMap<TypedColumn, Column>();

function similarIn(input: CheckInput): RelatedTable["similar"] {
  if (input.def.dedupe.length === 0) return () => [];
  let index: ReturnType<typeof similarRecords> | null = null;
  return (draft) => {
    index ??= similarRecords(input, null);
    const read = Object.fromEntries(Object.entries(input.table.columns).map(([field, { fieldType, context }]) => {
      const text = draft[field];
      const reading = text === undefined ? null : fieldType.parse(text, context);
      const fits = reading?.ok === true && reading.value !== null && fieldType.check(reading.value, context) === null;
      return [field, typeColumn(encodeColumn([fits ? text! : null]), fieldType, context)];
    }));
    const found = index.find({ records: { table: input.def.id, ids: [null], rows: Uint32Array.of(0), columns: {}, formulas: {} }, size: 1, columns: read }, null);
    return [...new Set(found.map(({ a }) => a))];
  };
}
