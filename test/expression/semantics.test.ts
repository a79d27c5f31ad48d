import type { CellValue } from "../../src/records/cellValue";
import { encodeColumn } from "../../src/records/recordTable";
import { compileExpression } from "../../src/expression/compile";
import type { Expression, FieldTypes, Inputs } from "../../src/expression/expression";
import { fold } from "../../src/expression/fold";
import { functions } from "../../src/expression/functions/index";
import { roundTo } from "../../src/expression/values";
import { NUM, cases, excelCases, fields, inputs, row, truth } from "./cases";

function compile(text: string, types: FieldTypes = fields): Expression {
  const result = compileExpression(text, types, ["text", "number", "date", "boolean"]);
  if (!result.ok) throw new Error(`${text}: ${JSON.stringify(result.problems)}`);
  return result.value;
}

function evaluate(text: string, using: Inputs = inputs): CellValue {
  const columns = Object.fromEntries(Object.entries(row).map(([field, value]) => [field, encodeColumn([value])]));
  return compile(text).bind(columns, using)(0);
}

describe("what expressions give", () => {
  it.each(excelCases)("%s as Excel has it", (text, expected) => expect(evaluate(text)).toEqual(expected));
  it.each(cases)("%s", (text, expected) => expect(evaluate(text)).toEqual(expected));

  it("has a case for every function", () => {
    const texts = [...excelCases, ...cases].map(([text]) => text).join("\n");
    expect(functions.filter(({ compute }) => compute.kind !== "columns").map(({ name }) => name).filter((name) => !texts.includes(`${name}(`))).toEqual([]);
  });

  it("treats text of spaces as blank, and a missing column as all blank", () => {
    const bound = compile('AND([t]="a",TRUE)').bind({ t: encodeColumn(["  ", "\u3000", "a"]) }, inputs);
    expect([bound(0), bound(1), bound(2)]).toEqual([null, null, true]);
    expect(compile("ISBLANK([t])").bind({}, inputs)(0)).toBe(true);
    expect(compile('[t]="a"').bind({}, inputs)(7)).toBeNull();
  });

  it("reads what stood before the edit, and nothing of it where the record is new", () => {
    const changed = compile("[t]<>OLD([t])").bind({ t: encodeColumn(["a", "b", "c"]) }, inputs, { t: encodeColumn(["a", "a", null]) });
    expect([changed(0), changed(1), changed(2)]).toEqual([false, true, null]);
  });

  it.each(truth)("%p and %p: AND %p, OR %p, XOR %p", (a, b, and, or, xor) => {
    for (const [name, expected] of [["AND", and], ["OR", or], ["XOR", xor]] as const) {
      for (const spoiled of [[], ["never"]] as const) {
        // A column that also holds a cell of another kind takes the careful way; the answer is the same.
        const columns = { p: encodeColumn([a, ...spoiled]), q: encodeColumn([b, ...spoiled]) };
        expect(compile(`${name}([p],[q])`, { p: "boolean", q: "boolean" }).bind(columns, inputs)(0)).toBe(expected);
      }
    }
    expect(compile("NOT([p])", { p: "boolean" }).bind({ p: encodeColumn([a]) }, inputs)(0)).toBe(a === null ? null : !a);
  });

  it("counts days from 1904 where the workbook does", () => {
    const using: Inputs = { ...inputs, dateSystem: 1904 };
    expect(evaluate("TODAY()", using)).toBe(45292 - 1462);
    expect(evaluate("NOW()", using)).toBe(45292.75 - 1462);
    expect(evaluate("DATE(2024,1,1)=TODAY()", using)).toBe(true);
    expect(evaluate("DATE(1904,1,1)", using)).toBe(0);
    expect(evaluate("YEAR(DATE(1904,1,1))", using)).toBe(1904);
    expect(evaluate("DATE(1903,12,31)", using)).toEqual(NUM);
    expect(evaluate("EOMONTH(DATE(2024,2,1),0)=DATE(2024,2,29)", using)).toBe(true);
    expect(evaluate("WEEKDAY(DATE(2024,1,1))", using)).toBe(2);
    expect(evaluate("WORKDAY(DATE(2024,9,30),1)=DATE(2024,10,8)", using)).toBe(true);
    expect(evaluate('TEXT(DATE(2024,2,5),"yyyy-mm-dd")', using)).toBe("2024-02-05");
    expect(evaluate("AGE(DATE(2000,1,1))", using)).toBe(24);
  });

  it("steps over a calendar without working weekdays by its make-up days alone", () => {
    const using: Inputs = { ...inputs, calendar: { weekend: [0, 1, 2, 3, 4, 5, 6], holidays: ["2024-03-05"], workdays: ["2024-03-05", "2024-04-01"] } };
    expect(evaluate("WORKDAY(DATE(2024,1,1),2)=DATE(2024,4,1)", using)).toBe(true);
    expect(evaluate("WORKDAY(DATE(2024,1,1),3)", using)).toEqual(NUM);
    expect(evaluate("NETWORKDAYS(DATE(2024,1,1),DATE(2024,12,31))", using)).toBe(2);
  });

  it("knows no user where none is given", () => {
    expect(evaluate("ME()", { ...inputs, me: null })).toBeNull();
    expect(evaluate('ME()="li"', { ...inputs, me: null })).toBeNull();
  });
});

describe("folding", () => {
  it("makes two characters the same exactly when the platform's Unicode simple case folding does", () => {
    const groups = new Map<string, string[]>();
    for (let point = 0; point <= 0x1ffff; point++) {
      if (point >= 0xd800 && point <= 0xdfff) continue;
      const char = String.fromCodePoint(point);
      const folded = fold(char);
      if (folded.length !== char.length) throw new Error(`U+${point.toString(16)} changes its length`);
      if (folded !== char || char.toLowerCase() !== char.toUpperCase()) groups.set(folded, [...(groups.get(folded) ?? [folded]), char]);
    }
    const wrong: string[] = [];
    for (const [folded, members] of groups) {
      const same = new RegExp(`^${folded.replace(/[$^*+?.()|[\]{}\\/]/g, "\\$&")}$`, "iu");
      for (const char of members) {
        if (!same.test(char)) wrong.push(`${char} is not ${folded}`);
        for (const other of [char.toLowerCase(), char.toUpperCase()]) if ([...other].length === 1 && same.test(other) !== (fold(other) === folded)) wrong.push(`${other} and ${folded}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(groups.size).toBeGreaterThan(1300);
  });
});

describe("rounding", () => {
  it("rounds every decimal with a five behind it away from zero, as written", () => {
    for (let cents = 1; cents < 20000; cents++) {
      const written = Number(`${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, "0")}5`);
      const expected = Number(((cents + 1) / 100).toFixed(2));
      expect([written, roundTo(written, 2, "half"), roundTo(-written, 2, "half"), roundTo(written, 3, "up"), roundTo(written, 3, "down")]).toEqual([written, expected, -expected, written, written]);
    }
  });
});
