/** From a checked tree to closures over columns. No code is generated: each node becomes a function of the record index that calls those of its parts. */
import type { CellValue } from "../records/cellValue";
import { isBlank } from "../records/cellValue";
import type { Column } from "../records/recordTable";
import { truthOf } from "../records/yesNo";
import { systemOffset } from "../records/serialDay";
import { type Ast, type ComparisonOperator, children } from "./ast";
import type { ExpressionType, Inputs, OtherTables } from "./expression";
import { fold } from "./fold";
import { type Bound, type Env, type FunctionDef, type Parameter, type Run, parameterAt } from "./functions/definition";
import { functionNamed } from "./functions/index";
import { oldFunction } from "./functions/old";
import { add, compare, errors, finite, holds, limitText, operand, orderNumbers, power, textOf } from "./values";
import { type WorkCalendar, workCalendar } from "./workCalendar";

export type Columns = { readonly [field: string]: Column | undefined };

/** Ties a tree to columns again and again; what depends on the formula alone (patterns, lists, what a part reads) is worked out once, when it is first tied: a template is often only read. */
export function binder(ast: Ast): (columns: Columns, inputs: Inputs, old?: Columns) => (index: number) => CellValue {
  let plan: Map<Ast, Plan> | null = null;
  return (columns, inputs, old = columns) => {
    if (plan === null) planNode(ast, (plan = new Map()));
    return new Binding(plan, columns, environment(inputs), old, inputs.tables ?? (() => null)).bind(ast, false).at;
  };
}

/** The fields a part reads: none, one (by name), or several (null). */
type Plan = { readonly reads: readonly [] | readonly [string] | null; readonly run: Run | null };

function planNode(node: Ast, plan: Map<Ast, Plan>): Plan["reads"] {
  let reads: Plan["reads"] = node.kind === "field" ? [node.field] : [];
  for (const child of children(node)) {
    const below = planNode(child, plan);
    if (reads === null || below === null) reads = null;
    else if (reads.length === 0) reads = below;
    else if (below.length === 1 && below[0] !== reads[0]) reads = null;
  }
  // What stood in a field before is no function of what stands there now.
  if (node.kind === "call" && node.name === oldFunction.name) reads = null;
  const compute = node.kind === "call" ? definition(node.name).compute : null;
  plan.set(node, { reads, run: node.kind === "call" && compute?.kind === "values" ? compute.prepare(node.args) : null });
  return reads;
}

function definition(name: string): FunctionDef {
  const def = functionNamed(name);
  if (def === undefined) throw new Error(`${name}: an unchecked function reached the binder`);
  return def;
}

/** Inputs count days of the 1900 system; cells count those of their workbook. */
function environment(inputs: Inputs): Env {
  const offset = inputs.dateSystem === 1904 ? systemOffset : 0;
  let calendar: WorkCalendar | null = null;
  return {
    dateSystem: inputs.dateSystem, today: inputs.today - offset, now: inputs.now - offset, me: inputs.me,
    calendar: () => (calendar ??= workCalendar(inputs.calendar, inputs.dateSystem)), chinese: inputs.chinese ?? null,
  };
}

class Binding {
  constructor(private readonly plan: ReadonlyMap<Ast, Plan>, private readonly columns: Columns, private readonly env: Env, private readonly old: Columns, private readonly tables: OtherTables) {}

  /** `inside`: a part of something that is kept per distinct value already. */
  bind(node: Ast, inside: boolean): Bound {
    const { reads } = this.plan.get(node)!;
    if (node.kind === "literal" || node.kind === "field") return this.leaf(node);
    if (reads === null || inside) return this.inner(node, inside);
    if (reads.length === 0) return constant(this.inner(node, true).at(0), node.type);
    const column = this.columns[reads[0]];
    const whole = this.inner(node, true);
    if (column === undefined) return constant(whole.at(0), node.type);
    // Where nearly every value is another one, keeping results costs more than it saves.
    return column.dictionary.length * 2 > column.codes.length ? whole : { sure: whole.sure, at: perDistinct(column, whole.at) };
  }

  private leaf(node: Ast & { readonly kind: "literal" | "field" }): Bound {
    if (node.kind === "literal") return constant(node.value, node.type);
    const column = this.columns[node.field];
    return column === undefined ? constant(null, node.type) : fieldReader(column, node.type);
  }

  private inner(node: Ast, inside: boolean): Bound {
    switch (node.kind) {
      case "unary": return unary(node.operator, this.bind(node.operand, inside));
      case "binary": return binary(node, this.bind(node.left, inside), this.bind(node.right, inside));
      case "call": {
        const def = definition(node.name);
        if (def === oldFunction) return new Binding(this.plan, this.old, this.env, this.old, this.tables).bind(node.args[0]!, inside);
        if (def.compute.kind === "columns") return def.compute.bind(node.args, (arg) => this.bind(arg, inside), this.tables);
        const args = node.args.map((arg) => this.bind(arg, inside));
        return def.compute.kind === "lazy" ? def.compute.bind(args, this.env) : valueCall(def, this.plan.get(node)!.run!, def.compute.sure, args, this.env);
      }
      case "column": throw new Error(`[${node.table}.${node.field}] is no value of a row`);
      default: return this.leaf(node);
    }
  }
}

function constant(value: CellValue, type: ExpressionType): Bound {
  return { at: () => value, sure: isOfType(value, type) };
}

function isOfType(value: CellValue, type: ExpressionType): boolean {
  if (value === null) return true;
  return type === "text" ? typeof value === "string" : type === "boolean" ? typeof value === "boolean" : typeof value === "number";
}

/** Reads the column once to learn whether every cell is what the template says; then nothing has to be asked per record. */
function fieldReader(column: Column, type: ExpressionType): Bound {
  const { codes } = column;
  // The words that may stand for yes and no are what they say.
  const dictionary = type === "boolean" ? column.dictionary.map(truthOf) : column.dictionary;
  const sure = dictionary.every((value) => isOfType(value, type));
  const spaces = dictionary.some((value) => value !== null && isBlank(value));
  return { sure, at: spaces ? (index) => operand(dictionary[codes[index]!] ?? null) : (index) => dictionary[codes[index]!] ?? null };
}

function perDistinct({ codes, dictionary }: Column, at: (index: number) => CellValue): (index: number) => CellValue {
  const known = new Array<CellValue | undefined>(dictionary.length).fill(undefined);
  return (index) => {
    const code = codes[index]!;
    const value = known[code];
    return value !== undefined ? value : (known[code] = at(index));
  };
}

function unary(operator: "-" | "+" | "%", part: Bound): Bound {
  const { at } = part;
  if (operator === "+") return part;
  return {
    sure: part.sure,
    at: (index) => {
      const value = at(index);
      if (typeof value === "number") return operator === "-" ? 0 - value : value / 100;
      return typeof value === "object" ? value : errors.value;
    },
  };
}

function binary(node: Ast & { readonly kind: "binary" }, left: Bound, right: Bound): Bound {
  switch (node.operator) {
    case "+": return arithmetic(left, right, add);
    case "-": return arithmetic(left, right, (a, b) => add(a, -b));
    case "*": return arithmetic(left, right, (a, b) => finite(a * b));
    case "/": return arithmetic(left, right, (a, b) => (b === 0 ? errors.division : finite(a / b)));
    case "^": return arithmetic(left, right, power);
    case "&": return {
      sure: false,
      at: (index) => {
        const a = left.at(index);
        if (typeof a === "object" && a !== null) return a;
        const b = right.at(index);
        return typeof b === "object" && b !== null ? b : limitText(textOf(a) + textOf(b));
      },
    };
    default: return comparison(node.operator, left, right, node.right);
  }
}

function arithmetic({ at: leftAt }: Bound, { at: rightAt }: Bound, run: (a: number, b: number) => CellValue): Bound {
  return {
    sure: false,
    at: (index) => {
      const a = leftAt(index);
      const b = rightAt(index);
      if (typeof a === "number" && typeof b === "number") return run(a, b);
      if (typeof a === "object" && a !== null) return a;
      if (typeof b === "object" && b !== null) return b;
      if ((a !== null && typeof a !== "number") || (b !== null && typeof b !== "number")) return errors.value;
      return null;
    },
  };
}

/** A comparison with a literal, the commonest kind of condition, is prepared; the rest goes the general way. Both give the same answers. */
function comparison(operator: ComparisonOperator, left: Bound, right: Bound, rightNode: Ast): Bound {
  const { at } = left;
  const sure = left.sure && right.sure;
  if (sure && rightNode.kind === "literal" && typeof rightNode.value === "number") {
    const limit = rightNode.value;
    return { sure, at: (index) => { const value = at(index); return value === null ? null : holds(operator, orderNumbers(value as number, limit)); } };
  }
  if (sure && rightNode.kind === "literal" && typeof rightNode.value === "string" && (operator === "=" || operator === "<>")) {
    const wanted = rightNode.value;
    const folded = fold(wanted);
    const [yes, no] = operator === "=" ? [true, false] : [false, true];
    return {
      sure,
      at: (index) => {
        const value = at(index) as string | null;
        if (value === null) return null;
        return value === wanted || (value.length === folded.length && fold(value) === folded) ? yes : no;
      },
    };
  }
  const rightAt = right.at;
  // Two texts where numbers or dates should be have no order either.
  const ordered = rightNode.type !== "text" && operator !== "=" && operator !== "<>";
  return { sure, at: (index) => { const [a, b] = [at(index), rightAt(index)]; return ordered && typeof a === "string" && typeof b === "string" ? errors.value : compare(operator, a, b); } };
}

function valueCall(def: FunctionDef, run: Run, sure: boolean, args: readonly Bound[], env: Env): Bound {
  const readers = args.map((arg, index) => argument(arg, parameterAt(def, index)));
  // One buffer per call site: no argument of a call can evaluate that same call.
  const values: CellValue[] = new Array<CellValue>(args.length).fill(null);
  return {
    sure: sure && args.every((arg) => arg.sure),
    at: (index) => {
      let unknown = false;
      for (let i = 0; i < readers.length; i++) {
        const value = readers[i]!(index);
        if (value === undefined) unknown = true;
        else if (typeof value === "object" && value !== null) return value;
        else values[i] = value;
      }
      return unknown ? null : run(values as never, env);
    },
  };
}

/** An argument as its parameter says: an error, a fitting value, null where blanks are kept, or undefined = makes the result unknown. */
function argument({ at, sure }: Bound, { type, blank }: Parameter): (index: number) => CellValue | undefined {
  if (type === "text" || type === "literal") {
    const whenBlank = blank === "unknown" ? undefined : "";
    return (index) => {
      const value = at(index);
      if (typeof value === "string") return value;
      if (value === null) return whenBlank;
      return typeof value === "object" ? value : textOf(value);
    };
  }
  const whenBlank = blank === "keep" ? null : undefined;
  const wanted: ExpressionType | null = type === "boolean" ? "boolean" : type === "any" || type === "same" ? null : "number";
  if (sure || wanted === null) return (index) => at(index) ?? whenBlank;
  return (index) => {
    const value = at(index);
    if (value === null) return whenBlank;
    return typeof value === "object" || typeof value === wanted ? value : errors.value;
  };
}
