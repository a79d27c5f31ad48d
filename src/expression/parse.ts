import { type BinaryOperator, type Span, type Syntax, binding } from "./ast";
import type { ExpressionProblem } from "./expression";
import { type Token, readTokens } from "./tokens";
import * as problems from "./problems";

/** Excel's own limit of a formula's text. */
export const maxLength = 8192;
/** Levels of the tree, so that no text can make a later walk overflow the stack. Excel stops at 64 levels of functions. */
export const maxDepth = 100;

/** Reads the text; `fieldNames` only help to say what a word without brackets may have meant. One problem at most: the first mistake makes the rest a guess. */
export function parseExpression(text: string, fieldNames: readonly string[] = []): { readonly ok: true; readonly value: Syntax } | { readonly ok: false; readonly problem: ExpressionProblem } {
  if (text.length > maxLength) return { ok: false, problem: problems.problemAt(problems.tooLong(text.length, maxLength), { start: maxLength, end: text.length }) };
  const tokens = readTokens(text);
  if (!tokens.ok) return tokens;
  try {
    return { ok: true, value: new Parser(tokens.value, text.length, fieldNames).parse() };
  } catch (thrown) {
    if (thrown instanceof SyntaxProblem) return { ok: false, problem: thrown.problem };
    throw thrown;
  }
}

class SyntaxProblem extends Error {
  constructor(readonly problem: ExpressionProblem) {
    super(problem.code);
  }
}

class Parser {
  private at = 0;
  private nesting = 0;
  /** Levels below a node; kept beside the tree, because a chain such as 1+1+1 grows deep without nesting. */
  private readonly depths = new Map<Syntax, number>();

  constructor(private readonly tokens: readonly Token[], private readonly length: number, private readonly fieldNames: readonly string[]) {}

  parse(): Syntax {
    if (this.tokens.length === 0) this.refuse(problems.empty(), { start: 0, end: this.length });
    if (this.isOperator("=")) this.refuse(problems.leadingEquals(), this.peek()!);
    const tree = this.binary(1);
    const rest = this.peek();
    if (rest !== undefined) this.refuse(problems.unexpected(rest.text), rest);
    return tree;
  }

  private binary(level: number): Syntax {
    let left = this.postfix();
    for (;;) {
      const token = this.peek();
      if (token?.kind !== "operator" || token.text === "%") return left;
      const operator = token.text as BinaryOperator;
      const own = binding(operator);
      if (own < level) return left;
      this.at++;
      const right = this.nested(token, () => this.binary(own + 1));
      left = this.made({ kind: "binary", operator, left, right, start: left.start, end: right.end }, [left, right]);
    }
  }

  private postfix(): Syntax {
    let operand = this.sign();
    for (let token = this.peek(); token?.kind === "operator" && token.text === "%"; token = this.peek()) {
      this.at++;
      operand = this.made({ kind: "unary", operator: "%", operand, start: operand.start, end: token.end }, [operand]);
    }
    return operand;
  }

  private sign(): Syntax {
    const token = this.peek();
    if (token?.kind !== "operator" || (token.text !== "-" && token.text !== "+")) return this.primary();
    this.at++;
    const operand = this.nested(token, () => this.sign());
    return this.made({ kind: "unary", operator: token.text, operand, start: token.start, end: operand.end }, [operand]);
  }

  private primary(): Syntax {
    const token = this.peek();
    if (token === undefined) this.refuse(problems.unexpectedEnd(), { start: this.length, end: this.length });
    this.at++;
    switch (token.kind) {
      case "text": case "number": return this.made({ kind: "literal", value: token.value, start: token.start, end: token.end }, []);
      case "field": return this.made({ kind: "field", field: token.value, start: token.start, end: token.end }, []);
      case "name": return this.name(token);
      case "open": {
        const inner = this.nested(token, () => this.binary(1));
        const close = this.close(token);
        // The brackets belong to the node's place in the text, and to nothing else.
        return this.made({ ...inner, start: token.start, end: close.end }, [inner]);
      }
      case "comma": return this.refuse(problems.missingArgument(), token);
      case "close": case "operator": return this.refuse(problems.unexpected(token.text), token);
    }
  }

  private name(token: Token): Syntax {
    const name = token.text.toUpperCase();
    const open = this.peek();
    if (open?.kind !== "open") {
      if (name === "TRUE" || name === "FALSE") return this.made({ kind: "literal", value: name === "TRUE", start: token.start, end: token.end }, []);
      this.refuse(problems.bareName(token.text, problems.nearest(token.text, this.fieldNames)), token);
    }
    this.at++;
    const args: Syntax[] = [];
    if (this.peek()?.kind !== "close") {
      do {
        const next = this.peek();
        if (next?.kind === "close") this.refuse(problems.missingArgument(), next);
        args.push(this.nested(open, () => this.binary(1)));
      } while (this.comma());
    }
    const close = this.close(open);
    return this.made({ kind: "call", name, nameSpan: { start: token.start, end: token.end }, args, start: token.start, end: close.end }, args);
  }

  private comma(): boolean {
    if (this.peek()?.kind !== "comma") return false;
    this.at++;
    return true;
  }

  private close(open: Token): Token {
    const token = this.peek();
    if (token === undefined) this.refuse(problems.unclosedBracket(), open);
    if (token.kind !== "close") this.refuse(problems.unexpected(token.text), token);
    this.at++;
    return token;
  }

  private nested(place: Span, read: () => Syntax): Syntax {
    if (++this.nesting > maxDepth) this.refuse(problems.tooDeep(maxDepth), place);
    const tree = read();
    this.nesting--;
    return tree;
  }

  private made(node: Syntax, below: readonly Syntax[]): Syntax {
    const depth = 1 + below.reduce((most, child) => Math.max(most, this.depths.get(child) ?? 0), 0);
    if (depth > maxDepth) this.refuse(problems.tooDeep(maxDepth), node);
    this.depths.set(node, depth);
    return node;
  }

  private peek(): Token | undefined {
    return this.tokens[this.at];
  }

  private isOperator(text: string): boolean {
    const token = this.peek();
    return token?.kind === "operator" && token.text === text;
  }

  private refuse(text: Parameters<typeof problems.problemAt>[0], span: Span): never {
    throw new SyntaxProblem(problems.problemAt(text, span));
  }
}
