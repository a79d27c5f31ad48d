import { type DiffPiece, textDiff } from "../../src/taskpane/shell/textDiff";

const marked = (pieces: readonly DiffPiece[]): string => pieces.map(({ text, same }) => (same ? text : `[${text}]`)).join("");
const diff = (before: string, after: string): readonly [string, string] => { const both = textDiff(before, after); return [marked(both.before), marked(both.after)]; };

it("marks the characters that differ", () => {
  expect(diff("138 1234 5678", "13812345678")).toEqual(["138[ ]1234[ ]5678", "13812345678"]);
  expect(diff("2021.11.14", "2021-11-14")).toEqual(["2021[.]11[.]14", "2021[-]11[-]14"]);
  expect(diff("甲公司", "甲公司")).toEqual(["甲公司", "甲公司"]);
  expect(diff("", "有")).toEqual(["", "[有]"]);
});

it("takes what people see as one character for one", () => {
  expect(diff("👨‍👩‍👧x", "👨‍👩‍👦x")).toEqual(["[👨‍👩‍👧]x", "[👨‍👩‍👦]x"]);
});

it("tells long texts apart by their beginning and end", () => {
  const long = "字".repeat(5000);
  expect(diff(`a${long}b${long}c`, `a${long}d${long}c`)).toEqual([`a${long}[b]${long}c`, `a${long}[d]${long}c`]);
  expect(diff(`a${"x".repeat(500)}c`, `a${"y".repeat(500)}c`)).toEqual([`a[${"x".repeat(500)}]c`, `a[${"y".repeat(500)}]c`]);
});
