import fc from "fast-check";
import type { CellValue } from "../../../src/workbook/host";
import type { WorkbookModel } from "../../../src/workbook/model";
import { openJsonl } from "../../../src/xlsx/jsonl/openJsonl";
import { saveJsonl } from "../../../src/xlsx/jsonl/saveJsonl";
import { rowsOfSheet, workbookOfRows } from "../csv/support";

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const open = (text: string): WorkbookModel => {
  const result = openJsonl(bytesOf(text));
  if (!result.ok) throw new Error(result.problems[0]!.code);
  return result.value;
};
const save = (model: WorkbookModel): string => {
  const result = saveJsonl(model, { sheet: model.activeSheet, encoding: "utf-8", showDate: (serial) => `day ${serial}` });
  if (!result.ok) throw new Error(result.problems[0]!.code);
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(result.value.bytes);
};

describe("a .jsonl file", () => {
  it("becomes a row for each object, with the keys as they first appear", () => {
    const model = open('{"name":"甲公司","amount":1.5,"won":true}\r\n\n  { "amount" : -2e3, "note" : "a\\nb\\u5f20", "name": null }\n{"won":false,"=1+1":"=2"}');
    expect(rowsOfSheet(model)).toEqual([
      ["name", "amount", "won", "note", "=1+1"],
      ["甲公司", 1.5, true, null, null],
      [null, -2000, null, "a\nb张", null],
      [null, null, false, null, "=2"],
    ]);
    expect(model.notices).toEqual([]);
  });

  it("keeps lists and objects as their own text, and long numbers digit by digit, and says so", () => {
    const model = open('{"a":[1, {"b":"}]"}],"id":110105194912310021}\n{"a":{},"id":12345678901234.5}\n{}\n{"id":0.30000000000000004,"a":1e400}\n{"id":123456789012345678e-5,"a":1e-400}\n{"id":100000000000000000000,"a":0.1234567890123456789}');
    expect(rowsOfSheet(model)).toEqual([
      ["a", "id"], ['[1, {"b":"}]"}]', "110105194912310021"], ["{}", 12345678901234.5], [null, null], ["1e400", 0.30000000000000004], ["1e-400", "123456789012345678e-5"], ["0.1234567890123456789", 1e20],
    ]);
    expect(model.notices).toMatchObject([{ code: "jsonl/nested", line: 1, data: { count: 2, lines: "1, 2" } }, { code: "jsonl/digits", line: 1, data: { count: 4, lines: "1, 4, 5, 6" } }, { code: "jsonl/emptyObjects", line: 3 }]);
  });

  it.each([
    ["half a line", '{"a":1}\n{"a":', "jsonl/broken", 2],
    ["a comma too many", '{"a":1},\n{"a":2}\n', "jsonl/broken", 1],
    ["a list", '[{"a":1},{"a":2}]', "jsonl/list", 1],
    ["a bare value", '{"a":1}\n5\n', "jsonl/notObject", 2],
    ["a key twice, however it is written", '{"a":1,"\\u0061":2}', "jsonl/duplicateKey", 1],
    ["a text no cell holds", `{"a":"${"x".repeat(32_768)}"}`, "jsonl/textTooLong", 1],
    ["bytes that are no text", "", "text/badBytes", 2],
    ["nothing", "\n\n", "jsonl/empty", undefined],
  ])("with %s is refused", (what, text, code, line) => {
    const bytes = what === "bytes that are no text" ? new Uint8Array([...bytesOf('{"张":"三名称"}\n{"'), 0xff, ...bytesOf('":1}')]) : bytesOf(text);
    expect(openJsonl(bytes)).toMatchObject({ ok: false, problems: [line === undefined ? { code } : { code, line }] });
  });

  it("names every bad line, up to twenty", () => {
    const result = openJsonl(bytesOf(Array.from({ length: 50 }, (_, i) => (i % 2 === 0 ? "{}" : "x")).join("\n")));
    expect(result.ok ? [] : result.problems.map(({ line }) => line)).toEqual(Array.from({ length: 20 }, (_, i) => 2 * i + 2));
  });
});

describe("saving .jsonl", () => {
  it("writes typed values, dates as dates, and null for blanks", () => {
    const { model, sheet } = workbookOfRows([["day", "n", "ok", "t"], [1, 2.5, true, 'q"\n'], [null, null, null, null], [null, -1, { error: "#N/A" }, "=1+1"]]);
    sheet.cells.setStyle(1, 0, model.styles.derive(0, { numberFormat: "yyyy-mm-dd" }));
    expect(save(model)).toBe('{"day":"day 1","n":2.5,"ok":true,"t":"q\\"\\n"}\n{"day":null,"n":-1,"ok":"#N/A","t":"=1+1"}\n');
  });

  it("writes the table where there is one, and says what it leaves out", () => {
    const { model, sheet } = workbookOfRows([["客户台账"], ["a", "b"], [1, 2], ["合计", 2]]);
    sheet.tables.push({ part: null, id: 1, name: "T", area: { row: 1, column: 0, rows: 3, columns: 2 }, totalsRow: true, columns: [{ id: 1, name: "a" }, { id: 2, name: "b" }], style: null, raw: null, changed: true });
    expect(save(model)).toBe('{"a":1,"b":2}\n');
    expect(saveJsonl(model, { sheet: "S", encoding: "utf-8", showDate: String })).toMatchObject({ ok: true, value: { notices: [{ code: "jsonl/leftOut", data: { area: "A2:B4", count: 1, cell: "A1" } }] } });
  });

  it.each([
    ["a header that is missing", [["a", null, "c"], [1, 2, 3]], "jsonl/noHeader", { cell: "B1" }],
    ["a header twice", [["a", "b", "a"], [1, 2, 3]], "jsonl/sameHeader", { cell: "C1", header: "a" }],
    ["half a surrogate pair", [["a"], ["\ud800"]], "text/unencodable", { code: "U+D800" }],
  ] as const)("refuses %s", (_, rows, code, data) => expect(saveJsonl(workbookOfRows(rows).model, { sheet: "S", encoding: "utf-8", showDate: String })).toMatchObject({ ok: false, problems: [{ code, data }] }));

  it("gives back what was read", () => {
    const value = fc.oneof(fc.string({ unit: "binary", maxLength: 8 }).filter((text) => !/\p{Surrogate}/u.test(text)), fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean(), fc.constant(null)) as fc.Arbitrary<CellValue>;
    const key = fc.string({ unit: "grapheme", minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(fc.uniqueArray(key, { minLength: 1, maxLength: 4 }), fc.array(fc.array(value, { minLength: 4, maxLength: 4 }), { minLength: 1, maxLength: 5 }), (keys, rows) => {
        const lines = rows.filter((row) => row.slice(0, keys.length).some((one) => one !== null)).map((row) => `{${keys.map((name, i) => `${JSON.stringify(name)}:${JSON.stringify(Object.is(row[i], -0) ? 0 : row[i])}`).join(",")}}\n`).join("");
        fc.pre(lines !== "");
        const model = open(lines);
        // Integers beyond 15 digits come back as texts.
        if (!model.notices.some(({ code }) => code === "jsonl/digits")) expect(save(model)).toBe(lines);
      }),
      { seed: 9, numRuns: 300 },
    );
  });
});
