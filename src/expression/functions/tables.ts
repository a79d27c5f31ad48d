import { type CellValue, isCellError } from "../../records/cellValue";
import { notComparable, otherTable, problemAt, wrongType } from "../problems";
import { add, compare, equalValues, errors, operand } from "../values";
import { checkCriteria, columnOf, comparable, perSelection, select, testsOf } from "./criteria";
import { fn } from "../render/excelPart";
import { criteriaInExcel, extremeInExcel, lookedUp } from "../render/excelTables";
import type { Ast } from "../ast";
import { type Bound, type FunctionDef, columnFunction, doc, excelParts, noSql, parameter, says } from "./definition";

const oneRow = noSql("这里的 SQL 只读一张表的一行", "this SQL reads one row of one table");

const criteria = [parameter("条件列", "criteria_column", "column"), parameter("条件", "criterion", "criterion")] as const;

/** Counts the records of a table that meet every criterion; unknown where a criterion is. */
export const countIfsFunction: FunctionDef = columnFunction("COUNTIFS", criteria, {
  repeat: 2, result: "number", sql: oneRow,
  excel: excelParts((_, node, render) => { const { pairs, known } = criteriaInExcel(testsOf(argsOf(node)), render); return { node, kind: "typed", value: fn("COUNTIFS", ...pairs), known, total: true }; }),
  sentence: says("符合条件（{pairs}）的记录数", "the number of records where {pairs}"),
  check: (args) => checkCriteria("COUNTIFS", columnOf(args[0]!).table, args),
  doc: doc("数出一张表里各条件列都符合条件的记录：COUNTIFS([orders.customer], [id])。", "Counts the records of a table whose columns meet the criteria: COUNTIFS([orders.customer], [id])."),
  bind: (args, bound, tables) => over(select(testsOf(args), bound, tables), (records) => records.length),
});

/** Sums a column over the records that meet every criterion. Blank cells and texts are skipped, as Excel does; an error among the cells is the result. */
export const sumIfsFunction: FunctionDef = columnFunction("SUMIFS", [parameter("求和列", "sum_column", "column"), ...criteria], {
  repeat: 2, result: "number", sql: oneRow,
  excel: excelParts(([sum], node, render) => { const { pairs, known } = criteriaInExcel(testsOf(argsOf(node).slice(1)), render); return { node, kind: "typed", value: fn("SUMIFS", sum!.value, ...pairs), known, total: false }; }),
  sentence: says("符合条件（{pairs}）的{1}之和", "the sum of {1} where {pairs}"),
  check: ([sum, ...rest]) => [
    ...(sum!.type === "number" ? [] : [problemAt(wrongType({ "zh-CN": " SUMIFS 的求和列", en: "The sum_column of SUMIFS" }, ["number"], sum!.type), sum!)]),
    ...checkCriteria("SUMIFS", columnOf(sum!).table, rest),
  ],
  doc: doc("把一张表里符合条件的记录的一列加起来：SUMIFS([orders.amount], [orders.customer], [id])。", "Adds up a column over the records of a table that meet the criteria: SUMIFS([orders.amount], [orders.customer], [id])."),
  bind([first, ...rest], bound, tables) {
    const { table, field } = columnOf(first!);
    const column = tables(table)?.column(field);
    return over(column === undefined ? null : select(testsOf(rest), bound, tables), (records) => {
      let sum = 0;
      for (const record of records) {
        const value = column!.dictionary[column!.codes[record]!] ?? null;
        if (isCellError(value)) return value;
        const next = typeof value === "number" ? add(sum, value) : sum;
        if (isCellError(next)) return next;
        sum = next;
      }
      return sum;
    });
  },
});

/** The largest number or latest date of a column over the records that meet every criterion. Blank cells and texts are skipped; an error among the cells is the result; unknown where none is left. */
export const maxIfsFunction: FunctionDef = extremeFunction("MAXIFS", ">", "MAX", doc("一张表里符合条件的记录中一列最大的数或最晚的日期：MAXIFS([orders.day], [orders.customer], [id])；一条也没有时未知。", "The largest number, or latest date, of a column over the records of a table that meet the criteria: MAXIFS([orders.day], [orders.customer], [id]); unknown where there is none."), says("符合条件（{pairs}）的{1}中最大的", "the largest of {1} where {pairs}"));

/** The smallest number or earliest date, otherwise as MAXIFS. */
export const minIfsFunction: FunctionDef = extremeFunction("MINIFS", "<", "MIN", doc("一张表里符合条件的记录中一列最小的数或最早的日期：MINIFS([orders.day], [orders.customer], [id])；一条也没有时未知。", "The smallest number, or earliest date, of a column over the records of a table that meet the criteria: MINIFS([orders.day], [orders.customer], [id]); unknown where there is none."), says("符合条件（{pairs}）的{1}中最小的", "the smallest of {1} where {pairs}"));

function extremeFunction(name: string, beyond: "<" | ">", native: "MAX" | "MIN", text: FunctionDef["doc"], sentence: FunctionDef["sentence"]): FunctionDef {
  return columnFunction(name, [parameter("取值列", "value_column", "column"), ...criteria], {
    repeat: 2, result: "first column", sql: oneRow,
    excel: excelParts(([values], node, render) => ({ node, kind: "typed", ...extremeInExcel(native, values!.value, testsOf(argsOf(node).slice(1)), render), total: false })),
    sentence,
    check: ([values, ...rest]) => [
      ...(values!.type === "number" || values!.type === "date" ? [] : [problemAt(wrongType({ "zh-CN": ` ${name} 的取值列`, en: `The value_column of ${name}` }, ["number", "date"], values!.type), values!)]),
      ...checkCriteria(name, columnOf(values!).table, rest),
    ],
    doc: text,
    bind([first, ...rest], bound, tables) {
      const { table, field } = columnOf(first!);
      const column = tables(table)?.column(field);
      return over(column === undefined ? null : select(testsOf(rest), bound, tables), (records) => {
        let most: number | null = null;
        for (const record of records) {
          const value = column!.dictionary[column!.codes[record]!] ?? null;
          if (isCellError(value)) return value;
          if (typeof value === "number" && (most === null || compare(beyond, value, most) === true)) most = value;
        }
        return most;
      });
    },
  });
}

/** What the record of another table says whose key is equal; unknown where there is none, #N/A where several say different things: none of them is picked. */
export const lookupFunction: FunctionDef = columnFunction("LOOKUP", [parameter("值", "value", "any"), parameter("查找列", "key_column", "column"), parameter("结果列", "result_column", "column")], {
  result: "column", sql: oneRow,
  excel: excelParts((_, node, render) => { const [value, key, result] = argsOf(node); return { node, kind: "cell", ...lookedUp({ column: columnOf(key!), operator: "=", value: value! }, result!, render), known: null }; }),
  sentence: says("{2}等于{1}的那条记录的{3}", "{3} of the record whose {2} is {1}"),
  check: ([value, key, result]) => {
    const [from, to] = [columnOf(key!), columnOf(result!)];
    return [...(comparable(from, value!) ? [] : [problemAt(notComparable(from.type, value!.type), value!)]), ...(from.table === to.table ? [] : [problemAt(otherTable("LOOKUP", to.table, from.table), to)])];
  },
  doc: doc("在另一张表的查找列里找相等的值，给出同一条记录的结果列：LOOKUP([sku], [products.sku], [products.price])；找不到时未知。", "Finds the value in a column of another table and gives another column of that record: LOOKUP([sku], [products.sku], [products.price]); unknown where there is none."),
  bind([value, key, result], bound, tables) {
    const { table, field } = columnOf(result!);
    const column = tables(table)?.column(field);
    return over(column === undefined ? null : select([{ column: columnOf(key!), operator: "=", value: value! }], bound, tables), (records) => {
      const [first = null, ...others] = records.map((record) => operand(column!.dictionary[column!.codes[record]!] ?? null));
      return others.every((other) => other === first || (other !== null && first !== null && equalValues(other, first))) ? first : errors.notAvailable;
    });
  },
});

function argsOf(node: Ast): readonly Ast[] {
  return node.kind === "call" ? node.args : [];
}

/** Of a table that the workbook does not have nothing is known. */
function over(selection: ReturnType<typeof select>, answer: (records: readonly number[]) => CellValue): Bound {
  if (selection === null) return { sure: true, at: () => null };
  const kept = perSelection(answer);
  return { sure: false, at: (index) => { const found = selection(index); return isList(found) ? kept(found) : found; } };
}

function isList(found: readonly number[] | CellValue): found is readonly number[] {
  return Array.isArray(found);
}
