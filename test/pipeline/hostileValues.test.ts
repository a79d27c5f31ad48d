import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fix } from "../../src/pipeline/fix";
import { govern } from "../../src/pipeline/govern";
import { run } from "../../src/pipeline/run";
import { undoAll } from "../../src/pipeline/undo";
import { must } from "../contracts/sampleWorkbook";
import { describeShared } from "../support/shared";
import { bookOfSheets, cellsOf, field, look, own, reopened, smallTemplate, withTemplate, write } from "./book";

const template = smallTemplate({ name: field("text", "名称"), amount: field("integer", "数量") });

/** Every text stands in a field of the template and in a column of the user's own, beside a number. */
async function survives(texts: readonly string[]): Promise<void> {
  const book = bookOfSheets({ 表: [["名称", "数量", "自己的列", "城市"]] });
  await write(book, { verb: "writeCells", sheet: "表", blocks: [{ row: 1, column: 0, values: texts.map((text, i) => [text, i + 1, text, "上海"]) }] });
  const before = look(book.model);
  const inCells = (await cellsOf(book, "表")).slice(1).map((line) => line[2]);
  expect(inCells).toEqual(texts);
  const { table } = must(await govern(book.session, withTemplate(template)));
  expect(table.records.rows).toHaveLength(texts.length);
  expect((await cellsOf(book, "表")).slice(1).map((line) => line[0])).toEqual(inCells);
  must(await fix(book.session, own));
  must(await run(book.session, own));
  const after = reopened(book);
  const lines = (await cellsOf(after, "表")).slice(1);
  expect(lines.map((line) => line[2])).toEqual(inCells);
  lines.forEach((line, i) => {
    // A fix may take white space at the ends and control characters, nothing else.
    const left = (text: unknown): string => (typeof text === "string" ? text.replace(/[\p{Cc}\p{White_Space}\p{Default_Ignorable_Code_Point}]/gu, "") : "");
    expect(left(line[0])).toBe(left(inCells[i]));
  });
  const { cells } = after.model.sheets[0]!;
  for (let row = 1; row <= texts.length; row++) for (const column of [0, 2]) expect([row, column, cells.formula(row, column)]).toEqual([row, column, null]);
  for (const sheet of after.model.sheets.filter(({ visibility }) => visibility === "visible").slice(1)) {
    const used = sheet.cells.used()!;
    for (let row = 0; row < used.row + used.rows; row++) for (let column = 0; column < used.column + used.columns; column++) expect(sheet.cells.formula(row, column)).toBeNull();
  }
  must(await undoAll(after.session));
  expect(look(after.model)).toEqual(before);
}

describeShared("texts that start formulas elsewhere", "suites/formula-injection", (root) => {
  it("stay text through govern, fix, run, saving and undo", async () => {
    const { dangerous, benign } = JSON.parse(readFileSync(join(root, "vectors.json"), "utf8")) as { dangerous: string[]; benign: unknown[] };
    await survives([...dangerous, ...benign.filter((text) => typeof text === "string"), ...readFileSync(join(root, "csv-payload.txt"), "utf8").split("\n").filter((line) => line !== "")]);
  }, 120_000);
});

describeShared("texts that break programs", "suites/naughty-strings", (root) => {
  it("stay as they are through govern, fix, run, saving and undo", async () => {
    await survives((JSON.parse(readFileSync(join(root, "blns.json"), "utf8")) as string[]).filter((text) => text.length < 32_000));
  }, 120_000);
});

describeShared("Chinese texts that break programs", "suites/naughty-cjk", (root) => {
  it("stay as they are through govern, fix, run, saving and undo", async () => {
    const { strings } = JSON.parse(readFileSync(join(root, "vectors.json"), "utf8")) as { strings: readonly { readonly s: string }[] };
    await survives(strings.map(({ s }) => s));
  }, 120_000);
});
