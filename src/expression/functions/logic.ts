import type { CellValue } from "../../records/cellValue";
import { errors } from "../values";
import { type ExcelPart, type Test, allKnown, fn, isFalse, isTrue, readAny, readTyped, tested } from "../render/excelPart";
import { type SqlPart, anyError } from "../render/sqlPart";
import { type Bound, type ExcelForm, type FunctionDef, doc, excel, excelCall, excelParts, lazyFunction, parameter, says, sql, sqlParts, valueFunction } from "./definition";

const condition = parameter("条件", "condition", "boolean");

/** AND (`decides` = false) and OR (`decides` = true) as in SQL; an error anywhere is the result, as in Excel, so that the order of the arguments never matters. */
function junction(decides: boolean): (args: readonly Bound[]) => Bound {
  return (args) => {
    const parts = args.map((arg) => arg.at);
    if (args.every((arg) => arg.sure)) {
      return {
        sure: true,
        at: (index) => {
          let unknown = false;
          for (let i = 0; i < parts.length; i++) {
            const value = parts[i]!(index);
            if (value === decides) return decides;
            if (value === null) unknown = true;
          }
          return unknown ? null : !decides;
        },
      };
    }
    return {
      sure: false,
      at: (index) => {
        let unknown = false;
        let decided = false;
        for (let i = 0; i < parts.length; i++) {
          const value = parts[i]!(index);
          if (value === decides) decided = true;
          else if (value === null) unknown = true;
          else if (value !== !decides) return typeof value === "object" ? value : errors.value;
        }
        return decided ? decides : unknown ? null : !decides;
      },
    };
  };
}

/** Known where one argument decides, or where all are known. */
function junctionInExcel(name: "AND" | "OR"): ExcelForm {
  return excelParts((parts, node) => {
    const args = parts.map(readTyped);
    const decided = args.map(name === "AND" ? isFalse : isTrue);
    const known = allKnown(args);
    return { node, kind: "typed", value: fn(name, ...args.map(isTrue)), known: known === null ? null : fn("OR", ...decided, known), total: args.every((arg) => arg.total) };
  });
}

/** One of two branches, where the condition is known. */
function choice(condition: ExcelPart, yes: ExcelPart, no: ExcelPart, node: ExcelPart["node"]): ExcelPart {
  const decision = readTyped(condition);
  const [a, b] = [readAny(yes), readAny(no)];
  const inner = a.known === null && b.known === null ? null : fn("IF", decision.value, a.known ?? "TRUE", b.known ?? "TRUE");
  const test = (of: Test): string => { const chosen = fn("IF", decision.value, tested(yes, of), tested(no, of)); return decision.known === null ? chosen : fn("IF", decision.known, chosen, "FALSE"); };
  return {
    node, ...(yes.kind === "typed" && no.kind === "typed" ? { kind: "typed" } : { kind: "choice", test }),
    value: fn("IF", decision.value, a.value, b.value),
    known: inner === null ? decision.known : decision.known === null ? inner : fn("IF", decision.known, inner, "FALSE"),
    total: decision.total && a.total && b.total,
  };
}

/** An unknown condition chooses neither branch, nor its errors. */
function choiceInSql({ value: test, error }: Omit<SqlPart, "node">, yes: Omit<SqlPart, "node">, no: Omit<SqlPart, "node">): Omit<SqlPart, "node"> {
  const inner = yes.error === null && no.error === null ? null : `CASE WHEN ${test} THEN ${yes.error ?? "FALSE"} WHEN NOT ${test} THEN ${no.error ?? "FALSE"} ELSE FALSE END`;
  return { value: `CASE WHEN ${test} THEN ${yes.value} WHEN NOT ${test} THEN ${no.value} END`, error: anyError([error, inner]) };
}

/** What a condition sends on instead of choosing: unknown, an error, or #VALUE! for a cell that is neither TRUE nor FALSE. */
function undecided(value: CellValue): CellValue {
  return typeof value === "object" ? value : errors.value;
}

const nothing = (node: ExcelPart["node"]): ExcelPart => ({ node: { ...node, type: "blank" }, kind: "typed", value: '""', known: "FALSE", total: true });

export const andFunction: FunctionDef = lazyFunction("AND", [condition], {
  repeat: 1, result: "boolean", bind: junction(false), excel: junctionInExcel("AND"), sql: sql((values) => `(${values.join(" AND ")})`), sentence: says("{and}", "{and}"),
  doc: doc("所有条件都成立时为 TRUE；有一个不成立就是 FALSE，否则有空白时为未知。", "TRUE when all conditions hold; FALSE when one does not; otherwise unknown when one is."),
});

export const orFunction: FunctionDef = lazyFunction("OR", [condition], {
  repeat: 1, result: "boolean", bind: junction(true), excel: junctionInExcel("OR"), sql: sql((values) => `(${values.join(" OR ")})`), sentence: says("{or}", "{or}"),
  doc: doc("有一个条件成立就是 TRUE；都不成立是 FALSE，否则有空白时为未知。", "TRUE when a condition holds; FALSE when none does; otherwise unknown when one is."),
});

export const xorFunction: FunctionDef = valueFunction<readonly boolean[]>("XOR", [condition], {
  repeat: 1, result: "boolean", sure: true,
  run: (values) => values.filter(Boolean).length % 2 === 1,
  excel: excel((values) => `(MOD(SUM(${values.map((value) => fn("IF", value, "1", "0")).join(",")}),2)=1)`),
  sql: sql((values) => values.reduce((all, one) => `(${all} <> ${one})`)),
  sentence: says("{all}中成立的个数是奇数", "an odd number of these hold: {all}"),
  doc: doc("成立的条件个数是奇数时为 TRUE。", "TRUE when an odd number of conditions hold."),
});

export const notFunction: FunctionDef = valueFunction<readonly [boolean]>("NOT", [condition], {
  result: "boolean", sure: true,
  run: (values) => !values[0],
  excel: excelCall("NOT"),
  sql: sql(([value]) => `(NOT ${value!})`),
  sentence: says("并非{1}", "not {1}"),
  doc: doc("把 TRUE 和 FALSE 对调；未知仍是未知。", "Turns TRUE into FALSE and back; unknown stays unknown."),
});

export const ifFunction: FunctionDef = lazyFunction("IF", [condition, parameter("成立时", "then", "same"), parameter("否则", "else", "same", { optional: true })], {
  result: "same",
  doc: doc("条件成立时取第二个值，不成立时取第三个（不写则为空白）；条件未知时结果未知。", "The second value when the condition holds, the third (blank if left out) when it does not; unknown when the condition is."),
  excel: excelParts(([test, yes, no], node) => choice(test!, yes!, no ?? nothing(node), node)),
  sql: sqlParts(([test, yes, no]) => choiceInSql(test!, yes!, no ?? { value: "NULL", error: null })),
  sentence: says("{cases}", "{cases}"),
  bind: ([test, yes, no]) => {
    const [testAt, yesAt, noAt] = [test!.at, yes!.at, no?.at ?? ((): CellValue => null)];
    return {
      sure: test!.sure && yes!.sure && (no?.sure ?? true),
      at: (index) => {
        const chosen = testAt(index);
        return chosen === true ? yesAt(index) : chosen === false ? noAt(index) : undecided(chosen);
      },
    };
  },
});

export const ifsFunction: FunctionDef = lazyFunction("IFS", [condition, parameter("值", "value", "same")], {
  repeat: 2, result: "same",
  doc: doc("依次看条件，取第一个成立的条件后面的值；遇到未知的条件结果未知；都不成立是 #N/A，最后可写 TRUE 兜底。", "The value behind the first condition that holds; unknown at a condition that is; #N/A when none holds, so end with TRUE."),
  excel: excelParts((parts, node) => {
    let rest: ExcelPart = { node, kind: "typed", value: "NA()", known: null, total: false };
    for (let i = parts.length - 2; i >= 0; i -= 2) rest = choice(parts[i]!, parts[i + 1]!, rest, node);
    return rest;
  }),
  sql: sqlParts((parts) => {
    let rest: Omit<SqlPart, "node"> = { value: "NULL", error: "TRUE" };
    for (let i = parts.length - 2; i >= 0; i -= 2) rest = choiceInSql(parts[i]!, parts[i + 1]!, rest);
    return rest;
  }),
  sentence: says("{cases}", "{cases}"),
  bind: (args) => {
    const parts = args.map((arg) => arg.at);
    return {
      sure: false,
      at: (index) => {
        for (let i = 0; i < parts.length; i += 2) {
          const chosen = parts[i]!(index);
          if (chosen === true) return parts[i + 1]!(index);
          if (chosen !== false) return undecided(chosen);
        }
        return errors.notAvailable;
      },
    };
  },
});
