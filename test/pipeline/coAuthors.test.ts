import { govern } from "../../src/pipeline/govern";
import { journal } from "../../src/pipeline/journal";
import { addRecord } from "../../src/pipeline/record";
import { undo } from "../../src/pipeline/undo";
import { must } from "../contracts/sampleWorkbook";
import { type Book, bookOfSheets, cellsOf, field, reopened, smallTemplate, withTemplate } from "./book";

const template = smallTemplate({ name: field("text", "名称"), region: field("text", "地区"), no: field("autoNumber", "编号", { "x-autoNumber": "{region}-{seq:3}" }) });
type Who = { readonly client: string; readonly at?: string };
const as = (book: Book, { client, at = "2026-03-02T09:00:00.000Z" }: Who): Book["session"] => ({ ...book.session, client, user: client, now: at });
const anna: Who = { client: "pane-a" };
const bo: Who = { client: "pane-b" };

/** Governed by the first of them, at eight in the morning. */
async function governed(by: Who = anna): Promise<Book> {
  const book = bookOfSheets({ 表: [["名称", "地区", "编号"], ["甲", "华东", "华东-001"], ["乙", "华东", "华东-002"]] });
  must(await govern(as(book, { ...by, at: "2026-03-02T08:00:00.000Z" }), withTemplate(template)));
  return reopened(book);
}
/** Ids and numbers of the records that somebody adds. */
async function add(book: Book, who: Who, count: number): Promise<readonly string[]> {
  const made: string[] = [];
  for (let n = 0; n < count; n++) {
    const { record, row } = must(await addRecord(as(book, who), "small", { name: `${who.client} ${n}`, region: "华东" }));
    made.push(record, String((await cellsOf(book, "表"))[row - 1]![2]));
  }
  return made;
}
const disjoint = (...of: readonly (readonly string[])[]): boolean => new Set(of.flat()).size === of.flat().length;

describe("people who work in one workbook at once", () => {
  it("number on one by one where nobody else is at work: alone, on the command line, and the day after", async () => {
    expect(await add(await governed(), anna, 2)).toEqual(["R0000003", "华东-003", "R0000004", "华东-004"]);
    expect(await add(await governed(), { client: "cli" }, 1)).toEqual(["R0000003", "华东-003"]);
    expect(await add(await governed({ client: "cli" }), bo, 1)).toEqual(["R0000003", "华东-003"]);
    expect(await add(await governed(), { ...bo, at: "2026-03-03T09:00:00.000Z" }, 1)).toEqual(["R0000003", "华东-003"]);
  });

  it("get numbers and ids of their own, though neither sees what the other adds meanwhile", async () => {
    const book = await governed();
    // Anna does not know yet that Bo is there; Bo sees that she is.
    const [hers, his] = [await add(reopened(book), anna, 20), await add(reopened(book), bo, 20)];
    expect(disjoint(hers, his)).toBe(true);
    // Both have seen each other once; from then on each takes from a block of one's own.
    await add(book, bo, 1);
    await add(book, anna, 1);
    const met = reopened(book);
    expect(disjoint(await add(reopened(met), anna, 19), await add(reopened(met), bo, 19))).toBe(true);
  });

  it("go on in their blocks, and leave those of others free", async () => {
    const book = await governed();
    const first = await add(book, bo, 2);
    const hers = await add(book, anna, 1);
    const number = (id: string): number => Number(/\d+$/.exec(id)![0]);
    const again = await add(reopened(book), bo, 1);
    expect([number(again[0]!), number(again[1]!)]).toEqual([number(first[2]!) + 1, number(first[3]!) + 1]);
    expect(number(hers[0]!)).toBeGreaterThanOrEqual(number(first[0]!) + 20);
  });

  it("hardly meet when they come at the same moment: each leaves another gap, and writes in a column of their own", async () => {
    const book = await governed();
    const [first, second] = [await add(reopened(book), bo, 3), await add(reopened(book), { client: "pane-c" }, 3)];
    expect(disjoint(first, second)).toBe(true);
    const both = reopened(book);
    await add(both, bo, 1);
    await add(both, { client: "pane-c" }, 1);
    const lines = must(await journal(reopened(both).session));
    expect(lines.map(({ change }) => change.by)).toEqual(["pane-a", "pane-b", "pane-c"]);
    must(await undo(as(both, { client: "pane-c" }), {}));
    expect((await cellsOf(both, "表")).slice(3).map(([name]) => name ?? null).filter((name) => name !== null)).toEqual(["pane-b 0"]);
  });
});
