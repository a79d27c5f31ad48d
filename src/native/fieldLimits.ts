/** What a template says of single numbers and texts, as Excel checks them: by its own kinds of check where one says all of it, else by a formula that is TRUE where the cell keeps to it. */
import { patternFormula } from "../template/nativePattern";
import type { FieldDef, FieldLimits } from "../template/template";
import type { ValidationSpec } from "../workbook/host";

export type Check = Pick<ValidationSpec, "type" | "operator" | "formula1" | "formula2">;

export function bounded(type: Check["type"], low: number | undefined, high: number | undefined): Check | null {
  if (low !== undefined && high !== undefined) return { type, operator: "between", formula1: `=${low}`, formula2: `=${high}` };
  if (low !== undefined) return { type, operator: "greaterThanOrEqual", formula1: `=${low}` };
  if (high !== undefined) return { type, operator: "lessThanOrEqual", formula1: `=${high}` };
  return null;
}

/** `most`: how far from zero numbers may be where the template does not say. */
export function numberCheck(type: "whole" | "decimal", limits: FieldLimits, cell: string, most: number): Check {
  const { multipleOf } = limits;
  if (typeof limits.const === "number") return { type, operator: "equal", formula1: `=${limits.const}` };
  const low = end(limits.minimum, limits.exclusiveMinimum, 1, type);
  const high = end(limits.maximum, limits.exclusiveMaximum, -1, type);
  if (multipleOf === undefined) {
    if (low?.open !== true && high?.open !== true) return bounded(type, low?.at, high?.at) ?? bounded(type, -most, most)!;
    if (high === null) return { type, operator: "greaterThan", formula1: `=${low!.at}` };
    if (low === null) return { type, operator: "lessThan", formula1: `=${high.at}` };
  }
  // Ten places behind the point tell a multiple from its neighbours, and leave binary noise out.
  const conditions = [`ISNUMBER(${cell})`, ...(type === "whole" ? [`INT(${cell})=${cell}`] : []), ...(low === null ? [] : [`${cell}>${low.open ? "" : "="}${low.at}`]), ...(high === null ? [] : [`${cell}<${high.open ? "" : "="}${high.at}`]), ...(multipleOf === undefined ? [] : [`ROUND(${cell}/${multipleOf},10)=ROUND(${cell}/${multipleOf},0)`])];
  return { type: "custom", formula1: `=AND(${conditions.join(",")})` };
}

/** The nearer of two limits; whole numbers need no open end. `inwards`: 1 = a lower limit. */
function end(closed: number | undefined, open: number | undefined, inwards: 1 | -1, type: "whole" | "decimal"): { readonly at: number; readonly open: boolean } | null {
  const isOpen = open !== undefined && (closed === undefined || (open - closed) * inwards >= 0);
  const at = isOpen ? open : closed;
  if (at === undefined) return null;
  if (type === "decimal") return { at, open: isOpen };
  const whole = inwards === 1 ? Math.ceil(at) : Math.floor(at);
  return { at: isOpen && whole === at ? whole + inwards : whole, open: false };
}

/** Null where nothing is said that Excel can check. */
export function textCheck(field: FieldDef, cell: string): Check | null {
  const { limits } = field;
  if (typeof limits.const === "string" && !/[",]/.test(limits.const)) return { type: "list", formula1: `="${limits.const}"` };
  const formula = patternFormula(field, cell);
  return formula === null ? bounded("textLength", limits.minLength, limits.maxLength) : { type: "custom", formula1: formula };
}
