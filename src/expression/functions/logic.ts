import type { CellValue } from "../../records/cellValue";
import { errors } from "../values";
import { type Bound, type FunctionDef, doc, lazyFunction, parameter, valueFunction } from "./definition";

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

/** What a condition sends on instead of choosing: unknown, an error, or #VALUE! for a cell that is neither TRUE nor FALSE. */
function undecided(value: CellValue): CellValue {
  return typeof value === "object" ? value : errors.value;
}

export const andFunction: FunctionDef = lazyFunction("AND", [condition], {
  repeat: 1, result: "boolean", bind: junction(false),
  doc: doc("所有条件都成立时为 TRUE；有一个不成立就是 FALSE，否则有空白时为未知。", "TRUE when all conditions hold; FALSE when one does not; otherwise unknown when one is."),
});

export const orFunction: FunctionDef = lazyFunction("OR", [condition], {
  repeat: 1, result: "boolean", bind: junction(true),
  doc: doc("有一个条件成立就是 TRUE；都不成立是 FALSE，否则有空白时为未知。", "TRUE when a condition holds; FALSE when none does; otherwise unknown when one is."),
});

export const xorFunction: FunctionDef = valueFunction<readonly boolean[]>("XOR", [condition], {
  repeat: 1, result: "boolean", sure: true,
  run: (values) => values.filter(Boolean).length % 2 === 1,
  doc: doc("成立的条件个数是奇数时为 TRUE。", "TRUE when an odd number of conditions hold."),
});

export const notFunction: FunctionDef = valueFunction<readonly [boolean]>("NOT", [condition], {
  result: "boolean", sure: true,
  run: (values) => !values[0],
  doc: doc("把 TRUE 和 FALSE 对调；未知仍是未知。", "Turns TRUE into FALSE and back; unknown stays unknown."),
});

export const ifFunction: FunctionDef = lazyFunction("IF", [condition, parameter("成立时", "then", "same"), parameter("否则", "else", "same", { optional: true })], {
  result: "same",
  doc: doc("条件成立时取第二个值，不成立时取第三个（不写则为空白）；条件未知时结果未知。", "The second value when the condition holds, the third (blank if left out) when it does not; unknown when the condition is."),
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
