import type { Lang, Localized } from "../../records/text";
import { type Ast, type ComparisonOperator, type ExpressionType } from "../ast";
import { functionNamed } from "../functions/index";
import { textOf } from "../values";

/** How tightly a phrase holds together: one inside a tighter one stands in brackets. */
type Phrase = { readonly text: string; readonly level: number };
const levels = { choice: 0, or: 1, and: 2, test: 3, join: 4, sum: 5, product: 6, power: 7, word: 8 } as const;

type Comparisons = { readonly [operator in ComparisonOperator]: Localized };
const say = (zh: string, en: string): Localized => ({ "zh-CN": zh, en });
const amounts: Comparisons = { "=": say("等于", "equals"), "<>": say("不等于", "is not"), "<": say("小于", "is less than"), "<=": say("不大于", "is at most"), ">": say("大于", "is more than"), ">=": say("不小于", "is at least") };
const dates: Comparisons = { "=": say("等于", "is"), "<>": say("不等于", "is not"), "<": say("早于", "is before"), "<=": say("不晚于", "is not after"), ">": say("晚于", "is after"), ">=": say("不早于", "is not before") };
const texts: Comparisons = { "=": say("是", "is"), "<>": say("不是", "is not"), "<": say("排在前于", "sorts before"), "<=": say("不排在后于", "does not sort after"), ">": say("排在后于", "sorts after"), ">=": say("不排在前于", "does not sort before") };
const contrary: { readonly [operator in ComparisonOperator]: ComparisonOperator } = { "=": "<>", "<>": "=", "<": ">=", ">=": "<", ">": "<=", "<=": ">" };

/**
 * The expression as a sentence people can read, without a full stop. `label` names a field; its id where it has none.
 * A function's own text has places: `{1}` an argument, `{all}` and `{rest}` all of them and those from the second on, `{and}`, `{or}` and `{joined}` all of them so connected,
 * `{pairs}` columns of a table with their criteria, `{cases}` conditions and values in turn, then what holds otherwise; what stands in `[…]` is left out where its argument was not given.
 */
export function toSentence(ast: Ast, lang: Lang, label: (field: string) => string): string {
  return new Writer(lang, label).phrase(ast).text;
}

class Writer {
  private readonly zh: boolean;

  constructor(private readonly lang: Lang, private readonly label: (field: string) => string) {
    this.zh = lang === "zh-CN";
  }

  phrase(node: Ast): Phrase {
    switch (node.kind) {
      case "literal": return word(typeof node.value === "string" ? `“${node.value}”` : typeof node.value === "boolean" ? this.pick(node.value ? say("是", "yes") : say("否", "no")) : textOf(node.value));
      case "field": return word(this.label(node.field));
      case "column": return word(this.zh ? `${node.table} 表的 ${node.field}` : `${node.field} of ${node.table}`);
      case "unary": return node.operator === "+" ? this.phrase(node.operand) : node.operator === "-" ? { text: `-${this.within(node.operand, levels.power)}`, level: levels.power } : { text: `${this.within(node.operand, levels.word)}%`, level: levels.word };
      case "binary": return this.binary(node, false);
      case "call": return this.call(node, false);
    }
  }

  private binary(node: Ast & { readonly kind: "binary" }, denied: boolean): Phrase {
    const { operator, left, right } = node;
    switch (operator) {
      case "&": return this.joined([left, right]);
      case "+": case "-": return { text: `${this.within(left, levels.sum)} ${operator} ${this.within(right, levels.product)}`, level: levels.sum };
      case "*": case "/": return { text: `${this.within(left, levels.product)} ${operator === "*" ? "×" : "÷"} ${this.within(right, levels.power)}`, level: levels.product };
      case "^": return { text: `${this.within(left, levels.word)}^${this.within(right, levels.word)}`, level: levels.power };
      default: {
        const verb = this.pick(wordsFor(left.type)[denied ? contrary[operator] : operator]);
        return { text: this.zh ? `${this.within(left, levels.join)}${verb}${this.spaced(this.within(right, levels.join))}` : `${this.within(left, levels.join)} ${verb} ${this.within(right, levels.join)}`, level: levels.test };
      }
    }
  }

  private call(node: Ast & { readonly kind: "call" }, denied: boolean): Phrase {
    const def = functionNamed(node.name)!;
    const [first] = node.args;
    if (def.name === "NOT" && first !== undefined) {
      if (denied) return this.phrase(first);
      if (first.kind === "binary") return this.binary(first, true);
      if (first.kind === "call" && (functionNamed(first.name)!.denial !== undefined || first.name === "NOT")) return this.call(first, true);
    }
    const text = this.pick(denied && def.denial !== undefined ? def.denial : def.sentence);
    switch (text) {
      case "{and}": return this.list(node.args, this.zh ? "，且" : " and ", levels.and);
      case "{or}": return this.list(node.args, this.zh ? "，或" : " or ", levels.or);
      case "{joined}": return this.joined(node.args);
      case "{cases}": return this.cases(node.args);
      default: return { text: this.filled(text, node.args), level: node.type === "boolean" ? levels.test : levels.word };
    }
  }

  private filled(text: string, args: readonly Ast[]): string {
    const there = text.replace(/\[([^\]]*)\]/g, (_, inner: string) => (args[Number(/\{(\d)\}/.exec(inner)?.[1]) - 1] === undefined ? "" : inner));
    return there.replace(/\{(\w+)\}/g, (_, name: string) => {
      if (name === "all") return this.several(args);
      if (name === "pairs") return this.pairs(args);
      if (name === "rest") return this.several(args.slice(1));
      return this.zh ? this.spaced(this.within(args[Number(name) - 1]!, levels.join)) : this.within(args[Number(name) - 1]!, levels.join);
    }).replace(/ {2,}/g, " ").trim();
  }

  /** Columns, each with its criterion behind it. */
  private pairs(args: readonly Ast[]): string {
    const from = args.length % 2;
    return args.flatMap((arg, index) => (index >= from && (index - from) % 2 === 0 ? [`${this.within(arg, levels.join)}${this.zh ? "为" : " is "}${this.spaced(this.within(args[index + 1]!, levels.join))}`] : [])).join(this.zh ? "、" : ", ");
  }

  private several(args: readonly Ast[]): string {
    return args.map((arg) => this.within(arg, levels.join)).join(this.zh ? "、" : ", ");
  }

  private list(args: readonly Ast[], joint: string, level: number): Phrase {
    return args.length === 1 ? this.phrase(args[0]!) : { text: args.map((arg) => this.within(arg, level + 1)).join(joint), level };
  }

  private joined(args: readonly Ast[]): Phrase {
    return { text: args.map((arg) => this.within(arg, levels.join)).join(this.zh ? "接" : " followed by "), level: levels.join };
  }

  private cases(args: readonly Ast[]): Phrase {
    const parts: string[] = [];
    for (let i = 0; i < args.length; i += 2) {
      const test = args[i]!;
      // The third argument of IF stands alone.
      const value = this.within(args[i + 1] ?? test, levels.join);
      if (i + 1 === args.length) parts.push(this.zh ? `否则${this.spaced(value)}` : `otherwise ${value}`);
      else if (test.kind === "literal" && test.value === true) parts.push(this.zh ? `否则${this.spaced(value)}` : `otherwise ${value}`);
      else parts.push(this.zh ? `若${this.phrase(test).text}则${this.spaced(value)}` : `${value} if ${this.phrase(test).text}`);
    }
    return { text: parts.join(this.zh ? "；" : "; "), level: levels.choice };
  }

  private within(node: Ast, level: number): string {
    const { text, level: own } = this.phrase(node);
    return own >= level ? text : this.zh ? `（${text}）` : `(${text})`;
  }

  /** A number or Latin word after Chinese stands apart. */
  private spaced(text: string): string {
    return /^[-\dA-Za-z]/.test(text) ? ` ${text}` : text;
  }

  private pick(text: Localized): string {
    return text[this.lang];
  }
}

function word(text: string): Phrase {
  return { text, level: levels.word };
}

function wordsFor(type: ExpressionType): Comparisons {
  return type === "date" ? dates : type === "number" ? amounts : texts;
}
