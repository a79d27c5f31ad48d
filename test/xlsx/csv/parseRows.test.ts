import { findDelimiter, parseEscaped, sepLine } from "../../../src/xlsx/csv/dialect";
import { parseRows } from "../../../src/xlsx/csv/parseRows";

describe("rows of a .csv text", () => {
  it.each([
    ["a,b\r\nc,d\r\n", [["a", "b"], ["c", "d"]]],
    ["a,b\nc,d", [["a", "b"], ["c", "d"]]],
    ["a,b\rc,d\r", [["a", "b"], ["c", "d"]]],
    ["a\r\nb\nc\rd", [["a"], ["b"], ["c"], ["d"]]],
    ["a,\n,", [["a", ""], ["", ""]]],
    ['"a,""b""\r\nc" ,d', [['a,"b"\r\nc', "d"]]],
    ['5" pipe,b', [['5" pipe', "b"]]],
    [' "a",b', [[' "a"', "b"]]],
    ["\n\na", [[""], [""], ["a"]]],
    ['"",""', [["", ""]]],
    ["", []],
  ])("%j", (text, rows) => expect(parseRows(text, ",").rows).toEqual(rows));

  it("names the line of each row and of a mistake", () => {
    expect(parseRows('a\r\n"x\ny"\r\nb', ",").lines).toEqual([1, 2, 4]);
    expect(parseRows('a\n"b\nc', ",").mistake).toEqual({ kind: "unclosedQuote", line: 2 });
    expect(parseRows('a\n"b\nc"d', ",").mistake).toEqual({ kind: "afterQuote", line: 3 });
    expect(parseRows("a\nb\u0000", ",").mistake).toEqual({ kind: "nul", line: 2 });
    expect(parseRows('"b\u0000"', ",")).toMatchObject({ rows: [["b\u0000"]], mistake: null });
  });

  it("takes a backslash for an escape only where doubled quotes make no sense", () => {
    expect(parseEscaped('"a\\"b",c', ",")).toMatchObject({ rows: [['a"b', "c"]], quoteEscape: "backslash" });
    expect(parseEscaped('"a\\",c', ",")).toMatchObject({ rows: [["a\\", "c"]], quoteEscape: "doubled" });
  });
});

describe("the delimiter", () => {
  it.each([
    ["a,b\n1,2", ","], ["a;b\n1,5;2", ";"], ["a\tb\n1\t2", "\t"], ["a|b\n1|2", "|"], ["a^b\n1^2", "^"], ["a\u001fb\n1\u001f2", "\u001f"],
    ["客户名单\n\na;b;c\n1;2;3\n4;5;6", ";"], ["one\ntwo, three\nfour\nfive\nsix\nseven", ","], ['"a;b";"c,d"\n"e";"f"', ";"], ["", ","], ["one\ntwo", ","],
  ])("of %j is %j", (text, delimiter) => expect(findDelimiter(text)).toEqual({ delimiter }));

  it("is not guessed where two fit equally well", () => expect(findDelimiter("h1,h2;h3\n1,2;3\n")).toEqual({ ambiguous: [",", ";"] }));

  it("is read from a sep= line", () => {
    expect(sepLine("sep==\r\na=b")).toEqual({ delimiter: "=", rest: "a=b" });
    expect(sepLine('"sep=;"')).toBeNull();
    expect(sepLine("sep=ab\n")).toBeNull();
  });
});
