import type { Localized } from "../records/text";
import { type ArithmeticOperator, type Ast, type BinaryOperator, type ComparisonOperator, type Span, type Syntax } from "./ast";
import type { ExpressionProblem, ExpressionType, FieldTypes, Surroundings } from "./expression";
import { type FunctionDef, type Parameter, maxArguments, parameterAt, usage } from "./functions/definition";
import { functionNamed, functions } from "./functions/index";
import { isOperator } from "./functions/criteria";
import * as problems from "./problems";

/** What the check of a node gives: null where a problem in it was reported, so that nothing is reported because of it again. */
type Checked = Ast | null;

/** Gives every node its type, or the mistakes in order of place. Knows nothing of values: what it accepts can still meet an error cell. */
export function checkTypes(tree: Syntax, fields: FieldTypes, around: Surroundings): { readonly ok: true; readonly value: Ast } | { readonly ok: false; readonly problems: readonly ExpressionProblem[] } {
  const checker = new Checker(fields, around);
  const ast = checker.check(tree);
  return ast !== null && checker.found.length === 0 ? { ok: true, value: ast } : { ok: false, problems: checker.found.sort((a, b) => a.start - b.start || a.end - b.end) };
}

class Checker {
  readonly found: ExpressionProblem[] = [];

  constructor(private readonly fields: FieldTypes, private readonly around: Surroundings) {}

  check(node: Syntax): Checked {
    switch (node.kind) {
      case "literal": return { ...node, type: typeof node.value === "string" ? "text" : typeof node.value === "number" ? "number" : "boolean" };
      case "field": return this.field(node);
      case "column": return null;
      case "unary": {
        const operand = this.check(node.operand);
        if (operand === null) return null;
        if (operand.type === "number" || operand.type === "blank" || (operand.type === "date" && node.operator === "+")) return { ...node, operand, type: operand.type === "date" ? "date" : "number" };
        return this.report(problems.wrongType(operatorName(node.operator), ["number"], operand.type), operand);
      }
      case "binary": {
        const left = this.check(node.left);
        const right = this.check(node.right);
        if (left === null || right === null) return null;
        const type = this.binary(node.operator, left, right, node);
        return type === null ? null : { ...node, left, right, type };
      }
      case "call": return this.call(node);
    }
  }

  private field(node: Syntax & { readonly kind: "field" }): Checked {
    const type = own(this.fields, node.field);
    if (type !== undefined) return { ...node, type };
    const names = Object.keys(this.fields);
    if (node.field.includes(".") && own(this.fields, node.field.slice(0, node.field.indexOf("."))) !== undefined) return this.path(node);
    return this.report(problems.unknownField(node.field, problems.nearest(node.field.replace(/^@/, "").trim(), names)), node);
  }

  /** A field of the record that the row refers to, or of one that this refers to in its turn. */
  private path(node: Syntax & { readonly kind: "field" }): Checked {
    const steps = node.field.split(".");
    if (steps.length - 1 > maxSteps) return this.report(problems.pathTooLong(node.field, maxSteps), node);
    let refs = this.around.refs;
    let fields = this.fields;
    for (const [at, step] of steps.entries()) {
      const type = own(fields, step);
      if (type === undefined) return this.report(problems.unknownPath(node.field, step, problems.nearest(step, Object.keys(fields))), node);
      if (at === steps.length - 1) return { ...node, type };
      const table = own(refs, step);
      if (table === undefined) return this.report(problems.noReference(node.field, steps.slice(0, at + 1).join(".")), node);
      ({ refs, fields } = this.around.tables[table]!);
    }
    return null;
  }

  /** `[table.field]` where a function reads a whole column. */
  private column(node: Syntax, def: FunctionDef): Checked {
    if (node.kind !== "field" || node.field.split(".").length !== 2) return this.report(problems.needsColumn(def.name), node);
    const [table, field] = node.field.split(".") as [string, string];
    const known = own(this.around.tables, table);
    if (known === undefined) return this.report(problems.unknownTable(table, problems.nearest(table, Object.keys(this.around.tables))), node);
    const type = own(known.fields, field);
    if (type === undefined) return this.report(problems.unknownPath(node.field, field, problems.nearest(field, Object.keys(known.fields))), node);
    return { kind: "column", table, field, start: node.start, end: node.end, type };
  }

  /** A criterion may put an operator in front of a value that & does not join, such as a date: `">=" & [from]`. */
  private criterion(node: Syntax): Checked {
    if (node.kind !== "binary" || node.operator !== "&" || node.left.kind !== "literal" || !isOperator(node.left.value)) return this.check(node);
    const left = this.check(node.left);
    const right = this.check(node.right);
    return left === null || right === null ? null : { ...node, left, right, type: "text" };
  }

  private argument(node: Syntax, def: FunctionDef, index: number): Checked {
    // Too many arguments are complained about elsewhere.
    const type = (parameterAt(def, index) as Parameter | undefined)?.type;
    return type === "column" ? this.column(node, def) : type === "criterion" ? this.criterion(node) : this.check(node);
  }

  private binary(operator: BinaryOperator, left: Ast, right: Ast, place: Span): ExpressionType | null {
    switch (operator) {
      case "&": return this.texts([left, right]) ? "text" : null;
      case "+": case "-": case "*": case "/": case "^": return this.arithmetic(operator, left, right);
      default: return this.comparison(operator, left, right, place) ? "boolean" : null;
    }
  }

  private texts(operands: readonly Ast[]): boolean {
    const wrong = operands.filter(({ type }) => type === "date" || type === "boolean");
    for (const one of wrong) this.report(problems.wrongType(operatorName("&"), ["text", "number"], one.type), one);
    return wrong.length === 0;
  }

  /** Dates: date ± number is a date, date - date a number of days; nothing else. */
  private arithmetic(operator: ArithmeticOperator, left: Ast, right: Ast): ExpressionType | null {
    const dates = Number(left.type === "date") + Number(right.type === "date");
    let fine = true;
    for (const one of [left, right]) {
      const dateMay = operator === "-" ? one === left || dates === 2 : operator === "+" && dates === 1;
      if (one.type === "number" || one.type === "blank" || (one.type === "date" && dateMay)) continue;
      this.report(problems.wrongType(operatorName(operator), ["number"], one.type), one);
      fine = false;
    }
    return !fine ? null : dates === 1 ? "date" : "number";
  }

  private comparison(operator: ComparisonOperator, left: Ast, right: Ast, place: Span): boolean {
    for (const one of [left, right]) {
      if (one.type === "blank" || (one.kind === "literal" && one.value === "" && (left.kind === "field" || right.kind === "field"))) {
        this.report(problems.comparesBlank(), place);
        return false;
      }
    }
    if (left.type !== right.type) this.report(problems.notComparable(left.type, right.type), place);
    else if (left.type === "boolean" && operator !== "=" && operator !== "<>") this.report(problems.noOrder(operator), place);
    else return true;
    return false;
  }

  private call(node: Syntax & { readonly kind: "call" }): Checked {
    const def = functionNamed(node.name);
    if (def === undefined) {
      this.report(problems.unknownFunction(node.name, problems.nearest(node.name, functions.map(({ name }) => name))), node.nameSpan);
      node.args.forEach((arg) => this.check(arg));
      return null;
    }
    const before = this.found.length;
    const args = node.args.map((arg, index) => this.argument(arg, def, index));
    if (!this.countFits(def, node) || this.found.length > before || !allChecked(args)) return null;
    const checked: readonly Ast[] = args;
    const same = this.argumentTypes(def, checked);
    if (this.found.length === before && def.check !== undefined) this.found.push(...def.check(checked));
    return this.found.length > before ? null : { ...node, name: def.name, args: checked, type: def.result === "same" ? same : def.result === "column" ? checked.findLast(({ kind }) => kind === "column")!.type : def.result === "first column" ? checked.find(({ kind }) => kind === "column")!.type : def.result };
  }

  private countFits(def: FunctionDef, node: Syntax & { readonly kind: "call" }): boolean {
    const count = node.args.length;
    const most = def.parameters.length;
    const least = def.parameters.filter(({ optional }) => optional !== true).length;
    if (count <= maxArguments && count >= least && (count <= most || (def.repeat > 0 && (count - most) % def.repeat === 0))) return true;
    const wanted = def.repeat > 0 ? `${least}+` : least === most ? String(most) : `${least}-${most}`;
    const written = usage(def);
    const text = problems.argumentCount(def.name, count, wanted, written["zh-CN"]);
    this.report({ ...text, hint: { ...text.hint, en: `Write ${written.en}.` } }, node);
    return false;
  }

  /** Reports what does not fit; gives the kind the `same` arguments share. */
  private argumentTypes(def: FunctionDef, args: readonly Ast[]): ExpressionType {
    let same: ExpressionType = "blank";
    args.forEach((arg, index) => {
      const wanted = parameterAt(def, index);
      if (wanted.type === "literal") {
        if (arg.kind !== "literal" || typeof arg.value !== "string") this.report(problems.needsLiteral(def.name, wanted.name, examples[def.name] ?? def.name), arg);
        return;
      }
      const types = accepted(wanted);
      if (arg.type !== "blank" && types !== null && !types.includes(arg.type)) {
        this.report(problems.wrongType(argumentName(def, wanted), types, arg.type), arg);
      } else if (wanted.type === "same" || wanted.type === "numeric same") {
        if (same === "blank") same = arg.type;
        else if (arg.type !== "blank" && arg.type !== same) this.report(problems.mixedTypes(def.name, same, arg.type), arg);
      }
    });
    return same;
  }

  private report(text: Parameters<typeof problems.problemAt>[0], span: Span): null {
    this.found.push(problems.problemAt(text, span));
    return null;
  }
}

const examples: { readonly [name: string]: string } = { MATCHES: 'MATCHES([code], "[A-Z]{2}\\d{4}")', DATEDIF: 'DATEDIF([start], [end], "M")', TEXT: 'TEXT([date], "yyyy-mm-dd")' };

/** References in a row: more than anybody follows in the head. */
const maxSteps = 3;

function own<T>(map: { readonly [name: string]: T }, name: string): T | undefined {
  return Object.hasOwn(map, name) ? map[name] : undefined;
}

function allChecked(args: readonly Checked[]): args is readonly Ast[] {
  return !args.includes(null);
}

function accepted(parameter: Parameter): readonly ExpressionType[] | null {
  switch (parameter.type) {
    case "text": return ["text", "number"];
    case "number": case "date": case "boolean": return [parameter.type];
    case "numeric": case "numeric same": return ["number", "date"];
    default: return null;
  }
}

function operatorName(operator: string): Localized {
  return { "zh-CN": ` ${operator} `, en: operator };
}

function argumentName(def: FunctionDef, parameter: Parameter): Localized {
  return { "zh-CN": ` ${def.name} 的${parameter.name["zh-CN"]}`, en: `The ${parameter.name.en} of ${def.name}` };
}
