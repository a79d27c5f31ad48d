import fc from "fast-check";
import { makeSmallSample } from "../../tools/sample/makeSample";
import { classify } from "../../src/pipeline/classify";
import { fix } from "../../src/pipeline/fix";
import { govern } from "../../src/pipeline/govern";
import { merge } from "../../src/pipeline/merge";
import { report } from "../../src/pipeline/report";
import { run } from "../../src/pipeline/run";
import { undoAll } from "../../src/pipeline/undo";
import type { Result } from "../../src/records/problem";
import { must } from "../contracts/sampleWorkbook";
import { type Book, look, openBook, own, reopened, withTemplate } from "./book";

const commands: { readonly [name: string]: (book: Book) => Promise<Result<unknown>> } = {
  govern: ({ session }) => govern(session, withTemplate()),
  fix: ({ session }) => fix(session, own),
  "fix, also where something typed is lost": ({ session }) => fix(session, { ...own, choice: { rules: ["field", "schema", "rule", "record"] } }),
  classify: ({ session }) => classify(session, { ...own, write: true }),
  merge: ({ session }) => merge(session, { ...own, records: [], all: true, keep: null, values: {} }),
  report: ({ session }) => report(session, own),
  run: ({ session }) => run(session, withTemplate()),
};

describe("undo of everything", () => {
  it("gives back the workbook that was opened, whatever was done and however often it was saved in between", async () => {
    let done = 0;
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 30, max: 60 }), fc.array(fc.tuple(fc.constantFrom(...Object.keys(commands)), fc.boolean()), { minLength: 1, maxLength: 6 }), async (seed, rows, sequence) => {
        const { bytes } = makeSmallSample(seed, rows);
        const before = look(openBook(bytes).model);
        let book = openBook(bytes);
        for (const [name, saves] of [["govern", false] as const, ...sequence]) {
          const result = await commands[name]!(book);
          if (!result.ok) expect(result.problems[0]!.code).toMatch(/^merge\//);
          else done++;
          if (saves) book = reopened(book);
        }
        must(await undoAll(book.session));
        expect(look(book.model)).toEqual(before);
        expect(look(reopened(book).model)).toEqual(before);
      }),
      { seed: 20_260_316, numRuns: 7 },
    );
    expect(done).toBeGreaterThan(15);
  }, 180_000);
});
