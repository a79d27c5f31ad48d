import type { Json } from "../records/cellValue";
import type { Pattern } from "../expression/pattern";
import type { PatternFault } from "../expression/patternSyntax";
import { jsonFormats } from "./jsonFormats";
import type { SchemaFault } from "./template";

/** A JSON object; Json values come from JSON.parse, so only own properties count. */
export type JsonObject = { readonly [key: string]: Json };
export function isJsonObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The facts of a fault, or null when the value passes. A keyword passes every value of a kind it does not speak about. */
export type Assertion = (value: Json) => SchemaFault["data"] | null;
export type AssertionProblem = { readonly reason: "shape" } | { readonly reason: "pattern"; readonly fault: PatternFault };

/** Compiles a pattern for the linear-time engine. */
export type CompilePattern = (source: string) => { readonly ok: true; readonly value: Pattern } | { readonly ok: false; readonly problem: PatternFault };

/** Keyword to what it makes of its argument. Each stands alone; keywords with schemas inside are in rowSchema.ts. Semantics: JSON Schema Validation 2020-12, section 6. */
export const assertions: { readonly [keyword: string]: (argument: Json, compilePattern: CompilePattern) => Assertion | AssertionProblem } = {
  type: (argument) => {
    const names = Array.isArray(argument) ? (argument as readonly Json[]) : [argument];
    if (names.length === 0 || !names.every((name) => typeof name === "string" && Object.hasOwn(typeTests, name))) return shape;
    const tests = names.map((name) => typeTests[name as string]!);
    return (value) => (tests.some((test) => test(value)) ? null : { expected: argument });
  },
  const: (argument) => (value) => (sameJson(value, argument) ? null : { expected: argument }),
  enum: (argument) => {
    if (!Array.isArray(argument)) return shape;
    const allowed = argument as readonly Json[];
    const scalars: ReadonlySet<Json> = new Set(allowed.filter((each) => typeof each !== "object" || each === null));
    const others = allowed.filter((each) => typeof each === "object" && each !== null);
    return (value) => (scalars.has(value) || others.some((each) => sameJson(value, each)) ? null : { allowed });
  },
  minimum: limit((value, bound) => value >= bound),
  maximum: limit((value, bound) => value <= bound),
  exclusiveMinimum: limit((value, bound) => value > bound),
  exclusiveMaximum: limit((value, bound) => value < bound),
  multipleOf: (argument) => (typeof argument !== "number" || argument <= 0 ? shape : (value) => (typeof value !== "number" || isMultiple(value, argument) ? null : { divisor: argument })),
  minLength: length((size, bound) => size >= bound),
  maxLength: length((size, bound) => size <= bound),
  minItems: count((size, bound) => size >= bound),
  maxItems: count((size, bound) => size <= bound),
  pattern: (argument, compilePattern) => {
    if (typeof argument !== "string") return shape;
    const compiled = compilePattern(argument);
    if (!compiled.ok) return { reason: "pattern", fault: compiled.problem };
    return (value) => (typeof value !== "string" || compiled.value.test(value) ? null : { pattern: argument });
  },
  format: (argument) => {
    const test = typeof argument === "string" && Object.hasOwn(jsonFormats, argument) ? jsonFormats[argument] : undefined;
    return test === undefined ? shape : (value) => (typeof value !== "string" || test(value) ? null : { format: argument });
  },
};

const shape: AssertionProblem = { reason: "shape" };

const typeTests: { readonly [name: string]: (value: Json) => boolean } = {
  array: Array.isArray,
  boolean: (value) => typeof value === "boolean",
  integer: (value) => typeof value === "number" && Number.isInteger(value),
  null: (value) => value === null,
  number: (value) => typeof value === "number",
  object: isJsonObject,
  string: (value) => typeof value === "string",
};

function limit(holds: (value: number, bound: number) => boolean): (argument: Json) => Assertion | AssertionProblem {
  return (argument) => (typeof argument !== "number" ? shape : (value) => (typeof value !== "number" || holds(value, argument) ? null : { limit: argument }));
}

function count(holds: (size: number, bound: number) => boolean): (argument: Json) => Assertion | AssertionProblem {
  return (argument) => (typeof argument !== "number" || !Number.isInteger(argument) || argument < 0 ? shape : (value) => (!Array.isArray(value) || holds(value.length, argument) ? null : { limit: argument, count: value.length }));
}

/** Lengths count characters (code points), as JSON Schema says. */
function length(holds: (size: number, bound: number) => boolean): (argument: Json) => Assertion | AssertionProblem {
  return (argument) => {
    if (typeof argument !== "number" || !Number.isInteger(argument) || argument < 0) return shape;
    return (value) => {
      if (typeof value !== "string") return null;
      const size = value.length - (value.match(/[\ud800-\udbff][\udc00-\udfff]/g)?.length ?? 0);
      return holds(size, argument) ? null : { limit: argument, length: size };
    };
  };
}

export function sameJson(a: Json, b: Json): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const left = a as JsonObject;
  const right = b as JsonObject;
  const keys = Object.keys(left);
  return keys.length === Object.keys(right).length && keys.every((key) => Object.hasOwn(right, key) && sameJson(left[key]!, right[key]!));
}

/** Exact in decimals: 0.3 is a multiple of 0.1, whatever binary fractions say. */
export function isMultiple(value: number, divisor: number): boolean {
  if (Number.isSafeInteger(value) && Number.isSafeInteger(divisor)) return value % divisor === 0;
  if (!Number.isFinite(value)) return false;
  const a = asDecimal(value);
  const b = asDecimal(divisor);
  const power = Math.min(a.power, b.power);
  return (a.digits * 10n ** BigInt(a.power - power)) % (b.digits * 10n ** BigInt(b.power - power)) === 0n;
}

function asDecimal(value: number): { readonly digits: bigint; readonly power: number } {
  const [mantissa = "", exponent = "0"] = String(value).split("e");
  const [whole = "", fraction = ""] = mantissa.split(".");
  return { digits: BigInt(whole + fraction), power: Number(exponent) - fraction.length };
}
