import fc from "fast-check";
import { type Syntax, children, printExpression } from "../../src/expression/ast";
import { compileExpression } from "../../src/expression/compile";
import type { ExpressionType, FieldTypes } from "../../src/expression/expression";
import { type FunctionDef, parameterAt } from "../../src/expression/functions/definition";
import { functions } from "../../src/expression/functions/index";
import { maxDepth, maxLength, parseExpression } from "../../src/expression/parse";

const fields: FieldTypes = { amount: "number", name: "text", due: "date", vip: "boolean", 客户名称: "text" };
const any = ["text", "number", "date", "boolean"] as const;

function problems(text: string, expected: ExpressionType | readonly ExpressionType[] = any): readonly (readonly [string, number, number])[] {
  const result = compileExpression(text, fields, expected);
  return result.ok ? [] : result.problems.map(({ code, start, end }) => [code.replace("expression/", ""), start, end]);
}

describe("mistakes in an expression", () => {
  it.each<[string, string, number, number]>([
    // Reading
    ["", "empty", 0, 0], ["   ", "empty", 0, 3], ["=1", "leading-equals", 0, 1], ["1+", "unexpected-end", 2, 2], ["1 2", "unexpected", 2, 3], ["(1", "unclosed-bracket", 0, 1], ["SUM(1,2", "unclosed-bracket", 3, 4], ["1)", "unexpected", 1, 2], ["SUM(1,,2)", "missing-argument", 6, 7], ["SUM(1,)", "missing-argument", 6, 7], ["SUM(,1)", "missing-argument", 4, 5],
    ['"abc', "unclosed-text", 0, 4], ['1&"a""', "unclosed-text", 2, 6], ["[amount", "unclosed-field", 0, 7], ["[a[b]]", "unclosed-field", 0, 2], ["[]", "empty-field", 0, 2], ["[ ]", "empty-field", 0, 3], ["1E999", "number-too-large", 0, 5], ["12abc", "unexpected", 0, 3], [".", "unknown-character", 0, 1], ["1 # 2", "unknown-character", 2, 3], ["😀", "unknown-character", 0, 2], ["*1", "unexpected", 0, 1], ["1<>", "unexpected-end", 3, 3], ["()", "unexpected", 1, 2],
    ["1\u0000", "control-character", 1, 2], ['"a\u0000b"', "control-character", 2, 3], ["1\u200b+1", "control-character", 1, 2], ["\ud800", "control-character", 0, 1],
    ["（1）", "full-width", 0, 1], ["1，2", "full-width", 1, 2], ["[amount]＞1", "full-width", 8, 9], ["【amount】>1", "full-width", 0, 1], ["[name]=“a”", "full-width", 7, 8], ["[amount]≥1", "full-width", 8, 9], ["１+1", "full-width", 0, 1], ["ＡND(TRUE)", "full-width", 0, 1], ["[amount]×2", "full-width", 8, 9],
    ["[name]=='a'", "other-operator", 6, 8], ["[amount]!=1", "other-operator", 8, 10], ["TRUE&&TRUE", "other-operator", 4, 6], ["TRUE||TRUE", "other-operator", 4, 6], ["!TRUE", "other-operator", 0, 1], ["SUM(1;2)", "other-operator", 5, 6], ["[name]='a'", "other-operator", 7, 8], ["[amount]=>1", "other-operator", 8, 10],
    // Names
    ["[amonut]>1", "unknown-field", 0, 8], ["[@amount]>1", "unknown-field", 0, 9], ["[constructor]=1", "unknown-field", 0, 13], ["[__proto__]=1", "unknown-field", 0, 11], ["amount>1", "bare-name", 0, 6], ["A1>1", "bare-name", 0, 2], ["$A$1>1", "bare-name", 0, 4], ["SUMM(1)", "unknown-function", 0, 4], ["constructor(1)", "unknown-function", 0, 11], ["VLOOKUP(1)", "unknown-function", 0, 7],
    ["OLD(1)", "needs-field", 4, 5], ["OLD([amount]+1)", "needs-field", 4, 14], ["COUNTIFS(1,1)=1", "needs-column", 9, 10], ["SUMIFS(1)", "argument-count", 0, 9], ["[name.grade]=1", "no-reference", 0, 12], ["[other.grade]=1", "unknown-field", 0, 13],
    // Types
    ["ROUND(1)", "argument-count", 0, 8], ["TODAY(1)", "argument-count", 0, 8], ["AND()", "argument-count", 0, 5], ["IN([name])", "argument-count", 0, 10], ["IFS(TRUE,1,TRUE)", "argument-count", 0, 16], [`SUM(${"1,".repeat(255)}1)`, "argument-count", 0, 516],
    ['[amount]="5"', "never-equal", 0, 12], ["[name]>5", "never-equal", 0, 8], ["[vip]=1", "never-equal", 0, 7], ['[due]="2024-01-01"', "never-equal", 0, 18], ["[due]>45000", "date-against-number", 0, 11], ["1<2<3", "never-equal", 0, 5], ["[vip]<TRUE", "no-order", 0, 10], ['[name]=""', "compares-blank", 0, 9], ['""<>[name]', "compares-blank", 0, 10], ["[amount]=BLANK()", "compares-blank", 0, 16],
    ["AND([amount])", "wrong-type", 4, 12], ["NOT(1)", "wrong-type", 4, 5], ["IF([name],1,2)", "wrong-type", 3, 9], ["[name]+1", "wrong-type", 0, 6], ["-[name]", "wrong-type", 1, 7], ["[vip]%", "wrong-type", 0, 5], ["[due]*2", "wrong-type", 0, 5], ["[due]+[due]", "wrong-type", 0, 5], ["1-[due]", "wrong-type", 2, 7], ["YEAR([amount])", "wrong-type", 5, 13], ["ROUND([due],1)", "wrong-type", 6, 11], ["LEN([due])", "wrong-type", 4, 9], ["[due]&\"\"", "wrong-type", 0, 5], ["SUM([name])", "wrong-type", 4, 10], ['CONTAINS([vip],"a")', "wrong-type", 9, 14],
    ['IF([vip],1,"a")', "mixed-types", 11, 14], ['IN([name],"a",1)', "mixed-types", 14, 15], ["MAX([amount],[due])", "mixed-types", 13, 18], ["IFS([vip],1,TRUE,[due])", "mixed-types", 17, 22],
    ["MATCHES([name],[name])", "needs-literal", 15, 21], ["MATCHES([name],5)", "needs-literal", 15, 16], ['DATEDIF([due],[due],"MD")', "bad-choice", 20, 24], ['USCC_PART([name],"x")', "bad-choice", 17, 20], ['REGION_NAME([name],"x")', "bad-choice", 19, 22], ['PINYIN([name],[name])', "needs-literal", 14, 20], ['TEXT([amount],"General")', "bad-choice", 14, 23], ['TEXT([amount],"yyyy")', "wrong-type", 5, 13], ['TEXT([due],"0.00")', "wrong-type", 5, 10],
    ['MATCHES([name],"a(?=b)")', "pattern/look-around", 17, 20], ['MATCHES([name],"(a)\\1")', "pattern/back-reference", 19, 21], ['MATCHES([name],"[")', "pattern/syntax", 16, 17],
  ])("%j is %s at %d to %d", (text, code, start, end) => {
    expect(problems(text)[0]).toEqual([code, start, end]);
    expect(problems(text)).toHaveLength(text === "[due]+[due]" || text === "SUMIFS(1)" ? 2 : 1);
  });

  it("names every mistake in the types at once, in order of place, and nothing twice", () => {
    expect(problems('AND([amonut]>1, [name]=5, SUMM([nam]), LEN([amonut])>1)')).toEqual([["unknown-field", 4, 12], ["never-equal", 16, 24], ["unknown-function", 26, 30], ["unknown-field", 31, 36], ["unknown-field", 43, 51]]);
    expect(problems(`AND(${Array.from({ length: 60 }, () => "[x]").join(",")})`)).toHaveLength(20);
  });

  it("says what the result must be", () => {
    expect(problems("[amount]+1", "boolean")).toEqual([["result-type", 0, 10]]);
    expect(problems("[due]", ["number", "text"])).toEqual([["result-type", 0, 5]]);
    expect(problems("[due]-[due]", "date")).toEqual([["result-type", 0, 11]]);
    expect(problems("BLANK()", "text")).toEqual([]);
  });

  it.each<[string, string]>([["[amonut]>1", "[amount]"], ["[AMOUNT]>1", "[amount]"], ["[@amount]>1", "[amount]"], ["[客户名]=\"a\"", "[客户名称]"], ["amount>1", "[amount]"], ["SUMM(1)", "SUM"], ["ISBLNK([name])", "ISBLANK"], ["（1）", "("], ["[amount]≠1", "<>"], ["1&&1", "AND"]])("%s gets a hint that shows %s, in both languages", (text, shown) => {
    const result = compileExpression(text, fields, any);
    if (result.ok) throw new Error("accepted");
    expect(result.problems[0]!.hint["zh-CN"]).toContain(shown);
    expect(result.problems[0]!.hint.en).toContain(shown);
  });

  it.each(["[完全不同]=\"a\"", "QQQQQ(1)", "zzz"])("makes no wild guess for %s", (text) => {
    const result = compileExpression(text, fields, any);
    expect(result.ok ? "" : result.problems[0]!.hint.en).not.toContain("Did you mean");
  });

  it("writes every message in both languages: English as sentences, Chinese without exclamation marks", () => {
    const texts = ["", "=1", "1+", "1 2", "(1", '"a', "[a", "[]", "1E999", "1\u0000", "（", "a==b", "#", "SUM(1,)", "[x]", "x", "X(1)", "OLD(1)", "ROUND(1)", "[name]=1", "[due]=1", "[vip]<TRUE", "[name]=\"\"", "-[name]", "IF([vip],1,[name])", "MATCHES([name],[name])", 'DATEDIF([due],[due],"x")', 'MATCHES([name],"(?=")', "1".repeat(9000), "(".repeat(200)];
    for (const text of texts) {
      const result = compileExpression(text, fields, "text");
      if (result.ok) throw new Error(`${text} is accepted`);
      for (const { message, hint } of result.problems) {
        for (const one of [message, hint]) {
          expect(one.en).toMatch(/^[^\u4e00-\u9fff]+[.?]$/);
          expect(one["zh-CN"]).toMatch(/[\u4e00-\u9fff]/);
          expect(one["zh-CN"]).not.toMatch(/[!！]|请您|undefined|null/);
        }
      }
    }
  });
});

describe("hostile text", () => {
  it.each<[string, string]>([
    ["brackets", "(".repeat(4000) + "1" + ")".repeat(4000)], ["signs", "-".repeat(8000) + "1"], ["calls", "NOT(".repeat(1500) + "TRUE" + ")".repeat(1500)], ["a chain", "1" + "+1".repeat(4000)], ["powers", "2" + "^2".repeat(4000)], ["percents", "1" + "%".repeat(8000)], ["a comparison chain", "1" + "=1".repeat(4000)],
  ])("refuses %s without end as too deep", (_, text) => expect(problems(text)[0]![0]).toBe("too-deep"));

  it("reads what is just within the limits", () => {
    expect(problems("(".repeat(maxDepth - 1) + "1" + ")".repeat(maxDepth - 1))).toEqual([]);
    expect(problems("1" + "+1".repeat(maxDepth - 1))).toEqual([]);
    expect(problems(`"${"a".repeat(maxLength - 2)}"`)).toEqual([]);
    expect(problems(`IN([name],${Array.from({ length: 254 }, (_, i) => `"${i}"`).join(",")})`)).toEqual([]);
  });

  it("refuses a megabyte at once", () => expect(problems("[amount]+".repeat(120_000))).toEqual([["too-long", maxLength, 1_080_000]]));

  it("never throws, and places every problem inside the text", () => {
    const piece = fc.constantFrom("[amount]", "[name]", "[due]", "[vip]", "[x]", "1", "2.5", '"a"', "TRUE", "AND(", "IF(", "SUM(", "MATCHES(", "IN(", "(", ")", ",", "+", "-", "*", "/", "^", "&", "%", "=", "<>", "<", ">=", "\u0000", "（", "“", "!", "x", " ");
    fc.assert(fc.property(fc.oneof(fc.array(piece, { maxLength: 12 }).map((parts) => parts.join("")), fc.string({ unit: "binary", maxLength: 40 })), (text) => {
      const result = compileExpression(text, fields, any);
      if (result.ok) return;
      expect(result.problems.length).toBeGreaterThan(0);
      for (const { start, end } of result.problems) expect(0 <= start && start <= end && end <= text.length).toBe(true);
    }), { seed: 5, numRuns: 5000 });
  });
});

describe("the tree", () => {
  const place = { start: 0, end: 0 };
  const leaf: fc.Arbitrary<Syntax> = fc.oneof(
    fc.oneof(fc.nat().map(String), fc.double({ min: 0, max: 1e300, noNaN: true }).filter((n) => !Object.is(n, -0)).map(String)).map((n): Syntax => ({ kind: "literal", value: Number(n), ...place })),
    fc.string({ unit: "grapheme-composite", maxLength: 8 }).filter((s) => !/\p{Surrogate}/u.test(s) && !/[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/.test(s)).map((value): Syntax => ({ kind: "literal", value, ...place })),
    fc.boolean().map((value): Syntax => ({ kind: "literal", value, ...place })),
    fc.constantFrom(...Object.keys(fields)).map((field): Syntax => ({ kind: "field", field, ...place })),
  );
  const { tree } = fc.letrec<{ tree: Syntax }>((tie) => ({
    tree: fc.oneof({ maxDepth: 6, withCrossShrink: true }, leaf,
      fc.record({ operator: fc.constantFrom("-", "+", "%" as const), operand: tie("tree") }).map(({ operator, operand }): Syntax => ({ kind: "unary", operator: operator as "-" | "+" | "%", operand, ...place })),
      fc.record({ operator: fc.constantFrom("=", "<>", "<", "<=", ">", ">=", "+", "-", "*", "/", "^", "&"), left: tie("tree"), right: tie("tree") }).map((node): Syntax => ({ kind: "binary", ...node, operator: node.operator as "+", ...place })),
      fc.record({ name: fc.constantFrom("SUM", "IF", "FOO"), args: fc.array(tie("tree"), { maxLength: 3 }) }).map((node): Syntax => ({ kind: "call", ...node, nameSpan: place, ...place }))),
  }));
  const bare = (node: Syntax): unknown => JSON.parse(JSON.stringify(node, (key, value: unknown) => (key === "start" || key === "end" || key === "nameSpan" ? undefined : value)));

  it("is the same after it is printed and read again", () => {
    fc.assert(fc.property(tree, (node) => {
      const printed = printExpression(node);
      const read = parseExpression(printed);
      if (!read.ok) throw new Error(`${printed}: ${read.problem.message.en}`);
      expect(bare(read.value)).toEqual(bare(node));
    }), { seed: 6, numRuns: 3000 });
  });

  it.each([["-2^2", "-2 ^ 2"], ["-(2^2)", "-(2 ^ 2)"], ["(1-2)-3", "1 - 2 - 3"], ["1-(2-3)", "1 - (2 - 3)"], ["(2^3)%", "(2 ^ 3)%"], ["2^3%", "2 ^ 3%"], ["(-5)%", "-5%"], ["-(5%)", "-(5%)"], ["if( TRUE ,1,2)", "IF(TRUE, 1, 2)"], ['"a""b"', '"a""b"'], ["((1))", "1"], ["concatenate(1,2)", "CONCATENATE(1, 2)"]])("%s is printed as %s", (text, printed) => {
    const read = parseExpression(text);
    expect(read.ok ? printExpression(read.value) : read.problem.code).toBe(printed);
  });

  it("carries the type and place of every part, and function names in their own spelling", () => {
    const text = 'IF([due] > TODAY(), concatenate([name], "!"), "old")';
    const result = compileExpression(text, fields, "text");
    if (!result.ok) throw new Error("refused");
    const seen: string[] = [];
    const visit = (node: typeof result.value.ast): void => {
      seen.push(`${node.type}: ${text.slice(node.start, node.end)}`);
      children(node).forEach(visit);
    };
    visit(result.value.ast);
    expect(seen).toEqual([`text: ${text}`, "boolean: [due] > TODAY()", "date: [due]", "date: TODAY()", 'text: concatenate([name], "!")', "text: [name]", 'text: "!"', 'text: "old"']);
    expect(printExpression(result.value.ast)).toBe('IF([due] > TODAY(), CONCAT([name], "!"), "old")');
    expect(result.value.fields).toEqual(["due", "name"]);
    expect(result.value.type).toBe("text");
  });
});

describe("the functions", () => {
  it("stand in order of their names, each once, with texts in both languages", () => {
    const names = functions.map(({ name }) => name);
    expect(names).toEqual([...names].sort());
    expect(new Set([...names, ...functions.flatMap(({ aliases }) => aliases)]).size).toBe(names.length + functions.flatMap(({ aliases }) => aliases).length);
    for (const { doc, parameters } of functions) {
      expect(doc["zh-CN"]).toMatch(/。$/);
      expect(doc.en).toMatch(/\.$/);
      for (const { name } of parameters) expect([name["zh-CN"], name.en].every((text) => text !== "")).toBe(true);
    }
  });

  const sample: { readonly [type: string]: string } = { text: "[name]", number: "[amount]", date: "[due]", boolean: "[vip]", numeric: "[amount]", any: "[name]", same: "[name]", "numeric same": "[due]", literal: '"x"' };
  const wrong: { readonly [type: string]: string } = { text: "[vip]", number: "[name]", date: "[amount]", boolean: "[name]", numeric: "[name]", "numeric same": "[vip]", literal: "[name]" };
  const written = (def: FunctionDef, spoil: number): string => `${def.name}(${def.parameters.map((_, i) => (i === spoil ? wrong : sample)[parameterAt(def, i).type]!).join(",")})`;

  it.each(functions.flatMap((def) => def.parameters.map((one, i) => [def, i, one] as const)).filter(([, , { type }]) => type in wrong).map(([def, i]) => [written(def, i)]))("%s is refused for its type", (text) => {
    expect(problems(text).some(([code]) => code === "wrong-type" || code === "needs-literal")).toBe(true);
  });
});
