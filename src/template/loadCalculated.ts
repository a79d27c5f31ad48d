import { cellReference, columnRange, toExcel } from "../expression/render/excel";
import { type Fields, type Loading, complaint, expressionType, words } from "./loading";
import type { RawField } from "./rawTemplate";
import type { Expression, FieldDef } from "./template";
import type { Path } from "./templateProblems";

/** The keyword that says what a calculated field holds, by its type. */
export const calculatedKeywords = { formula: "x-formula", lookup: "x-lookup", rollup: "x-rollup" } as const;

export function isCalculated(type: string): type is keyof typeof calculatedKeywords {
  return Object.hasOwn(calculatedKeywords, type);
}

/** What the cells of a formula, lookup or rollup field are worked out from. Refused where Excel has no formula of the same meaning: such a field would hold none. */
export function loadCalculated(field: FieldDef, raw: RawField, path: Path, fields: Fields, loading: Loading): Expression | null {
  const { type } = field;
  if (!isCalculated(type)) return null;
  const keyword = calculatedKeywords[type];
  if (raw[keyword] === undefined) {
    loading.problems.add(path, complaint("missing-keyword", `${type} 字段缺少 ${keyword}。`, `A field of type ${type} needs ${keyword}.`, `加上 ${keyword}。`, `Add ${keyword}.`, { keyword }));
    return null;
  }
  const place = [...path, keyword];
  const text = raw["x-rollup"] === undefined ? raw["x-formula"] ?? `[${raw["x-lookup"]!}]` : rollup(raw["x-rollup"], place, loading);
  const value = text === null ? null : loading.expression(text, place, fields.types, expressionType(field));
  if (value === null) return null;
  // Names as long as they may be in a workbook are not known yet; what is too long there is said when the sheet is governed.
  const steps = (name: string) => ({ from: cellReference("A", 2), steps: name.split(".").slice(1).map(() => ({ ids: columnRange("T", "id"), values: columnRange("T", "v") })) });
  const native = toExcel(value.ast, { use: "calculated column", reference: () => cellReference("A", 2), column: () => columnRange("T", "v"), follow: steps });
  if (native.ok) return value;
  const { reason, start } = native.why;
  loading.problems.addInString(place, start, complaint("no-native-form", `这个字段的单元格放公式，而这里写不成：${reason["zh-CN"]}。`, `The cells of this field hold a formula, and this has none: ${reason.en}.`, "换一种写法，或改用 x-compute。", "Say it in another way, or use x-compute."));
  return null;
}

/** `SUMIFS([orders.amount], [orders.customer], [id])` and its like, from the detail table, its reference to this record, and the field that is summed up. */
function rollup({ table, by, field, agg = field === undefined ? "count" : "sum", where = {} }: NonNullable<RawField["x-rollup"]>, path: Path, loading: Loading): string | null {
  const others = loading.around.tables;
  if (!loading.known(table, new Set(Object.keys(others)), [...path, "table"], words.table)) return null;
  const { fields, refs } = others[table]!;
  const names = new Set(Object.keys(fields));
  if (!loading.known(by, names, [...path, "by"], words.field) || (field !== undefined && !loading.known(field, names, [...path, "field"], words.field))) return null;
  if (refs[by] !== loading.table) {
    loading.problems.add([...path, "by"], complaint("no-reference", `表 ${table} 的字段 ${by} 没有引用这张表。`, `The field ${by} of ${table} does not refer to this table.`, `把它设为 ref，并在那张表的 relations 里写 { "from": "${by}", "to": "${loading.table}" }。`, `Make it a ref and add { "from": "${by}", "to": "${loading.table}" } to the relations of that table.`));
    return null;
  }
  if ((field === undefined) !== (agg === "count")) {
    loading.problems.add([...path, "agg"], complaint("keywords-differ", "sum、average、max 和 min 需要 field；count 数的是记录，不用 field。", "sum, average, max and min need a field; count counts records and takes none.", "加上或去掉 field。", "Add field, or take it out."));
    return null;
  }
  const unknown = Object.keys(where).filter((name) => !loading.known(name, names, [...path, "where", name], words.field));
  if (unknown.length > 0) return null;
  const literal = (value: string | number | boolean): string => (typeof value === "string" ? `"${value.replaceAll('"', '""')}"` : String(value).toUpperCase());
  const mine = [`[${table}.${by}], [id]`, ...Object.entries(where).map(([name, value]) => `[${table}.${name}], ${literal(value)}`)].join(", ");
  const sum = `SUMIFS([${table}.${field ?? by}], ${mine})`;
  if (agg === "max" || agg === "min") return `${agg.toUpperCase()}IFS([${table}.${field!}], ${mine})`;
  return agg === "count" ? `COUNTIFS(${mine})` : agg === "sum" ? sum : `IF(COUNTIFS(${mine}, [${table}.${field!}], "<>")>0, ${sum}/COUNTIFS(${mine}, [${table}.${field!}], "<>"))`;
}

/** The tables whose columns and records an expression reads. */
export function tablesOf({ fields, columns }: Expression, { around: { refs, tables } }: Loading): readonly string[] {
  const led = fields.flatMap((path) => {
    let at: { readonly [field: string]: string } | undefined = refs;
    return path.split(".").slice(0, -1).flatMap((by): readonly string[] => {
      const to: string | undefined = at?.[by];
      at = tables[to ?? ""]?.refs;
      return to === undefined ? [] : [to];
    });
  });
  return [...new Set([...columns.map((column) => column.slice(0, column.indexOf("."))), ...led])].sort();
}
