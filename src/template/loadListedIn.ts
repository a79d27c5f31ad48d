import { type Fields, type Loading, complaint, words } from "./loading";
import type { RawField } from "./rawTemplate";
import type { FieldDef } from "./template";
import type { Path } from "./templateProblems";

type Raw = NonNullable<RawField["x-optionsFrom"]>;

/** Options that stand in a column of a table; null where the field's options come from elsewhere, or after a complaint. */
export function loadListedIn(field: FieldDef, { table, column, field: own, under, data }: Raw, path: Path, fields: Fields, loading: Loading): NonNullable<FieldDef["listedIn"]> | null {
  if (table === undefined) {
    for (const [keyword, value] of Object.entries({ column, under })) if (value !== undefined) loading.problems.add([...path, keyword], missing("table", "哪张表里的列", "the table whose column it is"), "key");
    return null;
  }
  if (data !== undefined) loading.problems.add([...path, "data"], complaint("one-of", "选项要么来自表，要么来自现成的列表。", "The options come from a table or from a list that comes with the product, not from both.", "去掉 data 或 table。", "Leave out data or table."), "key");
  const { tables } = loading.around;
  if (!loading.known(table, new Set(Object.keys(tables)), [...path, "table"], words.table)) return null;
  if (column === undefined) {
    loading.problems.add(path, missing("column", "哪一列是选项", "which of its fields holds the options"));
    return null;
  }
  const columns = loading.fieldsOf(table);
  const isKnown = loading.known(column, columns, [...path, "column"], words.field);
  if (isKnown && tables[table]!.fields[column] !== "text") loading.problems.add([...path, "column"], complaint("type-mismatch", `${table} 的 ${column} 不是文本，不能作选项。`, `${column} of ${table} is no text, so its values are no options.`, "指向一个存文本的字段。", "Name a field that holds text."));
  if (loading.table === table && column === field.id) loading.problems.add([...path, "column"], complaint("type-mismatch", "字段不能用自己的值作选项。", "A field cannot take its options from itself.", "指向另一个字段。", "Name another field."));
  if ((own === undefined) !== (under === undefined)) loading.problems.add(path, own === undefined ? missing("field", "本表哪个字段决定 under", "which field here under is compared with") : missing("under", "那张表里哪个字段与 field 对应", "which field of the table field is compared with"));
  loading.read.tables.add(table);
  if (own === undefined || under === undefined) return isKnown ? { table, column, under: null } : null;
  const good = [loading.known(own, fields.ids, [...path, "field"], words.field), loading.known(under, columns, [...path, "under"], words.field)];
  return isKnown && good.every(Boolean) ? { table, column, under: { field: own, column: under } } : null;
}

function missing(keyword: string, zh: string, en: string): ReturnType<typeof complaint> {
  return complaint("missing-keyword", `x-optionsFrom 缺少 ${keyword}：${zh}。`, `x-optionsFrom needs ${keyword}: ${en}.`, `加上 ${keyword}。`, `Add ${keyword}.`, { keyword });
}
