import fc from "fast-check";
import { findDelimiter, readRows, sepLine } from "../../../src/xlsx/csv/dialect";
import { RowReader } from "../../../src/xlsx/csv/rowReader";

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
  ])("%j", (text, rows) => expect(readRows(text, ",").rows).toEqual(rows));

  it("names the line of each row and of a mistake", () => {
    expect(readRows('a\r\n"x\ny"\r\nb', ",").lines).toEqual([1, 2, 4]);
    expect(readRows('a\n"b\nc', ",").mistake).toEqual({ kind: "unclosedQuote", line: 2 });
    expect(readRows('a\n"b\nc"d', ",").mistake).toEqual({ kind: "afterQuote", line: 3 });
    expect(readRows("a\nb\u0000", ",").mistake).toEqual({ kind: "nul", line: 2 });
    expect(readRows('"b\u0000"', ",")).toMatchObject({ rows: [["b\u0000"]], mistake: null });
  });

  it("takes a backslash for an escape only where doubled quotes make no sense", () => {
    expect(readRows('"a\\"b",c', ",")).toMatchObject({ rows: [['a"b', "c"]], backslash: true });
    expect(readRows('"a\\",c', ",")).toMatchObject({ rows: [["a\\", "c"]], backslash: false });
  });

  it("takes another quote, or none", () => {
    expect(readRows("'a,b','it''s'", ",", "'").rows).toEqual([["a,b", "it's"]]);
    expect(readRows('"a,b"', ",", null).rows).toEqual([['"a', 'b"']]);
  });

  it("are the same however the text is cut into pieces", () => {
    const unit = fc.constantFrom("a", ",", '"', '""', "\r", "\n", "\r\n", " ", "客");
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 40 }), fc.array(fc.nat(40), { maxLength: 6 }), (text, cuts) => {
        const rows: unknown[] = [];
        const reader = new RowReader({ delimiter: ",", quote: '"', backslash: false }, (fields, line) => {
          rows.push([line, [...fields]]);
          return true;
        });
        const places = [0, ...cuts.filter((cut) => cut < text.length).sort((a, b) => a - b), text.length];
        for (const [i, to] of places.entries()) if (i > 0) reader.read(text.slice(places[i - 1]!, to), i === places.length - 1);
        const whole = readRows(text, ",");
        expect([reader.mistake, reader.mistake === null ? rows : []]).toEqual([whole.mistake, whole.mistake === null ? whole.rows.map((row, i) => [whole.lines[i], row]) : []]);
      }),
      { seed: 3, numRuns: 3000 },
    );
  });

  it("a row of many pieces is not looked through again for each", () => {
    let looks = 0;
    const syntax = { delimiter: ",", backslash: false, get quote() { return looks++, '"'; } };
    const reader = new RowReader(syntax, (fields) => fields.length === 1 && fields[0]!.length === 400_000);
    reader.read('"', false);
    for (let i = 0; i < 4000; i++) reader.read("x".repeat(100), false);
    expect(reader.read('"\n', true)).toBe(true);
    expect(looks).toBeLessThan(60);
  });
});

describe("the delimiter", () => {
  it.each([
    ["a,b\n1,2", ","], ["a;b\n1,5;2", ";"], ["a\tb\n1\t2", "\t"], ["a|b\n1|2", "|"], ["a^b\n1^2", "^"], ["a\u001fb\n1\u001f2", "\u001f"],
    ["客户名单\n\na;b;c\n1;2;3\n4;5;6", ";"], ["one\ntwo, three\nfour\nfive\nsix\nseven", ","], ['"a;b";"c,d"\n"e";"f"', ";"], ["", ","], ["one\ntwo", ","],
  ])("of %j is %j", (text, delimiter) => expect(findDelimiter(text)).toEqual({ delimiter, other: null }));

  it("is not guessed where two fit equally well, and says so where another fits nearly as well", () => {
    expect(findDelimiter("h1,h2;h3\n1,2;3\n")).toEqual({ ambiguous: [",", ";"] });
    expect(findDelimiter("a,b,c;d\n1,2,3;4\n")).toEqual({ delimiter: ",", other: ";" });
  });

  it("is the usual one of such files where it does for half of the rows", () => {
    expect(findDelimiter("a,b,c\td\n1,2,3\t4\n", '"', "\t")).toEqual({ delimiter: "\t", other: null });
    expect(findDelimiter("a,b\nc,d\n", '"', "\t")).toEqual({ delimiter: ",", other: null });
  });

  it("is read from a sep= line", () => {
    expect(sepLine("sep==\r\na=b")).toEqual({ delimiter: "=", length: 7 });
    expect(sepLine('"sep=;"')).toBeNull();
    expect(sepLine("sep=ab\n")).toBeNull();
  });
});
