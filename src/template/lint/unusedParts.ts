import { jsonPointer } from "../jsonText";
import { isJsonObject } from "../rowKeywords";
import type { Json } from "../../records/cellValue";
import type { TableDef, Template } from "../template";
import { conditionsOf } from "./expressions";
import { type Found, type Lint, found } from "./lint";

/** What the template states and nothing in it uses: definitions, people, working days, fields that nothing fills, fields that nothing reads. */
export const unusedParts: Lint = {
  name: "unused",
  check: ({ template, raw }) => [
    ...template.tables.flatMap((table) => [...unusedDefinitions(table.id, raw.tables[table.id]!.schema as unknown as Json), ...unusedFields(table, template)]),
    ...(template.people.length > 0 && template.roles.length === 0 && !template.tables.some(({ fields }) => fields.some(({ people }) => people !== undefined)) ? [found("warning", ["people"], "people 用不到：没有人员或部门字段。", "People are never used: there is no field of type user, users or dept.", "加一个 user 字段，或去掉 people。", "Add a field of type user, or remove people.", { fix: [{ op: "remove", path: "/people" }] })] : []),
    ...(raw.calendar !== undefined && !/workday/i.test(template.source.replaceAll('"workdays"', "")) ? [found("info", ["calendar"], "calendar 用不到：没有条件用到 WORKDAY 或 NETWORKDAYS。", "The calendar is never used: no condition has WORKDAY or NETWORKDAYS.", "可以留着，也可以去掉。", "It may stay or go.")] : []),
  ],
};

function unusedDefinitions(table: string, schema: Json): readonly Found[] {
  const definitions = isJsonObject(schema) ? schema["$defs"] : undefined;
  if (!isJsonObject(definitions)) return [];
  const used = new Set<string>();
  const visit = (value: Json): void => {
    if (Array.isArray(value)) (value as readonly Json[]).forEach(visit);
    else if (isJsonObject(value)) for (const [key, item] of Object.entries(value)) { if (key === "$ref" && typeof item === "string") used.add(item); else visit(item); }
  };
  visit(schema);
  return Object.keys(definitions).filter((name) => !used.has(`#/$defs/${name}`)).map((name) => {
    const path = ["tables", table, "schema", "$defs", name];
    return found("warning", path, `$defs 里的 ${name} 没有被引用。`, `Nothing refers to ${name} of $defs.`, "用 $ref 引用它，或去掉。", "Refer to it with $ref, or remove it.", { fix: [{ op: "remove", path: jsonPointer(path) }] });
  });
}

function unusedFields(table: TableDef, template: Template): readonly Found[] {
  const filled = new Set([...(table.stages?.entered == null ? [] : [table.stages.entered]), ...table.classify.flatMap(({ target, schedule }) => [target, ...(schedule?.previous == null ? [] : [schedule.previous]), ...(schedule?.since == null ? [] : [schedule.since])]), ...table.fields.flatMap(({ upper }) => upper ?? []), ...table.rules.flatMap(({ fix }) => fix.map(({ field }) => field))]);
  const read = new Set([
    ...filled, ...conditionsOf(table).flatMap(({ expression }) => expression.fields), ...(table.display?.fields ?? []), ...table.rowSchema.rowFields, ...table.keys.flatMap(({ fields }) => fields), ...(table.recordId === null ? [] : [table.recordId]),
    ...template.tables.flatMap(({ dedupe }) => dedupe.flatMap(({ across = [] }) => across.flatMap(({ table: other, fields }) => (other === table.id ? Object.values(fields) : [])))),
    ...table.dedupe.flatMap((rule) => [rule, ...(rule.across ?? []).map((across) => across.rule)]).flatMap(({ block, match, mustMatch, mustNotDiffer, keepLoser, master }) => [...Object.values(keepLoser?.names ?? {}), ...(typeof master !== "object" ? [] : "by" in master ? [master.by] : master.approved.fields), ...block.flatMap(({ field, and }) => [field, ...(and === undefined ? [] : [and.field])]), ...match.map(({ field }) => field), ...mustMatch, ...mustNotDiffer]),
    ...template.reports.filter(({ source }) => source === table.id).flatMap(({ rows, columns, values, filter }) => [...rows, ...columns, ...values, ...(filter === undefined ? [] : [filter])].flatMap(({ field }) => field ?? [])),
    ...table.relations.map(({ from }) => from), ...(table.stages === undefined ? [] : [table.stages.field, ...(table.stages.entered === null ? [] : [table.stages.entered]), ...table.stages.transitions.flatMap(({ require }) => require)]),
    ...table.classify.flatMap(({ rfm, taxonomy }) => [...(rfm === undefined ? [] : [rfm.date, rfm.count, rfm.amount]), ...(taxonomy?.fields ?? [])]),
  ]);
  return table.fields.flatMap((field): readonly Found[] => {
    const path = ["tables", table.id, "schema", "properties", field.id];
    if (field.readOnly && field.system === undefined && field.autoNumber === undefined && !filled.has(field.id)) return [found("info", path, `字段 ${field.id} 只读，模板里没有什么会填它。`, `The field ${field.id} is read-only, and nothing in the template fills it.`, "由导入填写的可以不管；否则去掉 readOnly。", "Leave it where an import fills it; else remove readOnly.")];
    return read.has(field.id) || field.required || field.system !== undefined ? [] : [found("info", path, `字段 ${field.id} 只是存着：规则、唯一键、查重、分类、报表都没有用到它。`, `The field ${field.id} is only kept: no rule, key, duplicate rule, class or report reads it.`, "有用就留着；没人填的字段可以去掉。", "Keep it if people need it; a field that nobody fills may go.")];
  });
}
