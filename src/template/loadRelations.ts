import type { ExpressionType, Surroundings, TableTypes } from "../expression/expression";
import { fieldTypeOf } from "../fields/index";
import { impliedType } from "./loadFields";
import { type Fields, type Loading, complaint, expressionType, words } from "./loading";
import type { RawField, RawTable, RawTemplate } from "./rawTemplate";
import type { RelationDef, SubtableDef } from "./template";
import type { Path } from "./templateProblems";

/** What expressions of one table may name of the others, before any of them is loaded. A field that will be refused is left out: its own complaint is enough. */
export function outlineTables({ tables }: RawTemplate): Surroundings["tables"] {
  return Object.fromEntries(Object.entries(tables).map(([id, table]) => [id, outline(table, tables)]));
}

function outline({ schema, relations }: RawTable, tables: RawTemplate["tables"]): TableTypes {
  const refs = (relations ?? []).filter(({ from, to }) => Object.hasOwn(tables, to) && Object.hasOwn(schema.properties, from) && schema.properties[from]!["x-type"] === "ref");
  const types = Object.entries(schema.properties).flatMap(([id, field]): [string, Exclude<ExpressionType, "blank">][] => {
    const type = valueType(field);
    return type === null ? [] : [[id, type]];
  });
  return { fields: { ...recordIdType, ...Object.fromEntries(types) }, refs: Object.fromEntries(refs.map(({ from, to }) => [from, to])) };
}

/** The record's own id may be read as `[id]` where no field is called so. */
export const recordIdType = { id: "text" } as const;

function valueType(field: RawField): Exclude<ExpressionType, "blank"> | null {
  const fieldType = fieldTypeOf(field["x-type"] ?? impliedType(field));
  return fieldType === undefined ? null : expressionType({ fieldType: fieldType.variant?.({ system: field["x-system"] as never, ...(field["x-result"] === undefined ? {} : { result: field["x-result"] }) }) ?? fieldType });
}

/** The relations of a table, one for each field that refers to records. */
export function loadRelations(table: string, raw: RawTable, path: Path, fields: Fields, template: RawTemplate, loading: Loading): readonly RelationDef[] {
  const stated = raw.relations ?? [];
  const place = [...path, "relations"];
  loading.unique(stated.map(({ id, from }) => id ?? from), (index) => [...place, index], words.relation);
  loading.unique(stated.map(({ from }) => from), (index) => [...place, index, "from"], words.field);
  for (const { id, type } of fields.list) {
    if ((type === "ref" || type === "refs") && !stated.some(({ from }) => from === id)) {
      loading.problems.add([...path, "schema", "properties", id], complaint("missing-keyword", `引用字段 ${id} 没有说明指向哪张表。`, `The field ${id} does not say whose records it names.`, `在表的 relations 里加上 { "from": "${id}", "to": "表的 id" }。`, `Add { "from": "${id}", "to": "table id" } to the table's relations.`, { keyword: "relations" }));
    }
  }
  return stated.flatMap((relation, index) => {
    const at = [...place, index];
    const [known, target] = [loading.known(relation.from, fields.ids, [...at, "from"], words.field), loading.known(relation.to, new Set(Object.keys(template.tables)), [...at, "to"], words.table)];
    if (!known || !target) return [];
    const { type } = fields.byId.get(relation.from)!;
    if (type !== "ref" && type !== "refs") {
      loading.problems.add([...at, "from"], complaint("type-mismatch", `${relation.from} 的类型是 ${type}，不能引用记录。`, `${relation.from} is of type ${type} and cannot name records.`, "把 x-type 改成 ref（一条）或 refs（多条）。", "Make its x-type ref (one record) or refs (several)."));
      return [];
    }
    const kind = relation.kind ?? (type === "refs" ? "manyToMany" : "many");
    if ((kind === "manyToMany") !== (type === "refs")) loading.problems.add([...at, "kind"], complaint("not-for-type", `${type} 类型的字段不能是 ${kind}。`, `A field of type ${type} cannot be ${kind}.`, "ref 用 one 或 many；refs 用 manyToMany。", "ref goes with one or many, refs with manyToMany."));
    const cyclic = relation.to === table && type === "ref";
    if (relation.integrity?.cycle !== undefined && !cyclic) loading.problems.add([...at, "integrity", "cycle"], complaint("not-for-type", "只有引用同一张表的 ref 字段才会绕回自己。", "Only a ref to its own table can lead back to itself.", "去掉 cycle。", "Remove cycle."), "key");
    const other = template.tables[relation.to]!;
    const names = new Set(Object.keys(other.schema.properties));
    const filter = relation.filter === undefined ? null : loading.expression(relation.filter, [...at, "filter"], fields.types, "boolean");
    if (filter !== null && type === "refs") loading.problems.add([...at, "filter"], complaint("not-for-type", "refs 可能有多条记录，不能用 filter。", "refs may name several records and takes no filter.", "去掉 filter，或改用 ref。", "Remove filter, or use ref."), "key");
    const match = relation.match === undefined ? naturalNames(other) : loading.knownAll(relation.match, names, [...at, "match"], words.field);
    if (relation.create === true) checkCreate(table, relation.to, other, match, [...at, "create"], loading);
    const { orphan, dangling, cycle } = relation.integrity ?? {};
    const isDetail = Object.values(template.tables).some(({ subtables }) => subtables?.some((detail) => detail.table === table && detail.parent === relation.from) === true);
    return [{
      id: relation.id ?? relation.from, from: relation.from, to: relation.to, kind, filter,
      match, ...(relation.create === true ? { create: true as const } : {}),
      integrity: { orphan: level(orphan) ?? (isDetail && orphan === undefined ? "error" : null), dangling: dangling ?? "error", cycle: !cyclic || cycle === "off" ? null : (level(cycle) ?? "error") },
      onDelete: relation.onDelete ?? (isDetail ? "cascade" : "restrict"),
      onMerge: relation.onMerge ?? "relink",
      onArchive: relation.onArchive ?? (isDetail ? "cascade" : "keep"),
    }];
  });
}

/** Records can be made of a name only where a field takes it and nobody else gives the ids. */
function checkCreate(table: string, to: string, { recordId, schema }: RawTable, match: readonly string[], path: Path, loading: Loading): void {
  const first = match[0] === undefined ? undefined : schema.properties[match[0]];
  const own = recordId !== undefined && schema.properties[recordId]?.["x-type"] !== "autoNumber";
  if (to === table || first === undefined || own || (valueType(first) !== "text")) {
    loading.problems.add(path, complaint("not-for-keyword", to === table ? "引用自己这张表时，不能顺带新建。" : own ? `表 ${to} 的编号由公司自己给，不能顺带新建。` : `表 ${to} 没有可以写名称的文本字段，不能顺带新建。`, to === table ? "Records of the table itself cannot be made in passing." : own ? `The ids of ${to} come from the company, so no record can be made in passing.` : `No text field of ${to} takes the name, so no record can be made in passing.`, "去掉 create；或在 match 里写文本字段、让编号自动生成。", "Remove create; or name a text field under match, and have ids made by the program."), "key");
  }
}

function level<T extends string>(word: T | "off" | undefined): T | null {
  return word === undefined || word === "off" ? null : word;
}

/** What people call a record: its unique keys of one field, then what `display` reads. */
function naturalNames({ keys, display, schema }: RawTable): readonly string[] {
  const single = (keys ?? []).flatMap(({ fields }) => (fields.length === 1 ? fields : []));
  const shown = [...(display ?? "").matchAll(/\[([^[\]".]+)\]/g)].map(([, id]) => id!);
  return [...new Set([...single, ...shown])].filter((id) => Object.hasOwn(schema.properties, id));
}

/** Tables of detail rows: each must name its parent by a field that refers here. */
export function loadSubtables(table: string, raw: RawTable, path: Path, template: RawTemplate, loading: Loading): readonly SubtableDef[] {
  const stated = raw.subtables ?? [];
  loading.unique(stated.map((detail) => detail.table), (index) => [...path, "subtables", index, "table"], words.table);
  return stated.flatMap((detail, index) => {
    const at = [...path, "subtables", index];
    if (!loading.known(detail.table, new Set(Object.keys(template.tables)), [...at, "table"], words.table)) return [];
    const { relations, schema } = template.tables[detail.table]!;
    if (!loading.known(detail.parent, new Set(Object.keys(schema.properties)), [...at, "parent"], words.field)) return [];
    const leads = schema.properties[detail.parent]!["x-type"] === "ref" && relations?.some(({ from, to }) => from === detail.parent && to === table) === true;
    if (!leads) loading.problems.add([...at, "parent"], complaint("no-reference", `表 ${detail.table} 的字段 ${detail.parent} 没有引用这张表。`, `The field ${detail.parent} of ${detail.table} does not refer to this table.`, `把它设为 ref，并在那张表的 relations 里写 { "from": "${detail.parent}", "to": "${table}" }。`, `Make it a ref and add { "from": "${detail.parent}", "to": "${table}" } to the relations of that table.`));
    return leads ? [detail] : [];
  });
}
