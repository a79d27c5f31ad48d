import { dedupeInput } from "../../src/pipeline/apart";
import { classify } from "../../src/pipeline/classify";
import { dedupe } from "../../src/pipeline/dedupe";
import { fix } from "../../src/pipeline/fix";
import { govern } from "../../src/pipeline/govern";
import { keepApart } from "../../src/pipeline/keepApart";
import { merge } from "../../src/pipeline/merge";
import { governedTables } from "../../src/pipeline/locate";
import { readState } from "../../src/pipeline/state";
import { undo } from "../../src/pipeline/undo";
import { must } from "../contracts/sampleWorkbook";
import { type Book, bookOfSheets, field, look, own, reopened, smallTemplate, type, withTemplate } from "./book";

const template = smallTemplate(
  { name: field("companyName", "名称"), phone: field("cn-mobile", "手机"), note: field("text", "备注") },
  { table: { dedupe: [{ id: "same", block: [{ field: "phone", key: "phone8" }], match: [{ field: "name", method: "companyParts", weight: 10 }, { field: "phone", method: "phone", weight: 11 }], score: { duplicate: 0.9, review: 0.5 } }] } },
);
const rows = [["名称", "手机", "备注"], ["上海明达信息有限公司", "13812345678", "a"], ["上海明达信息", "138 1234 5678", "b"], ["上海明达信息有限公司", "13812345678", "c"], ["北京云帆", "13912345678", "d"]];

async function book(): Promise<Book> {
  const made = bookOfSheets({ 表: rows });
  must(await govern(made.session, withTemplate(template)));
  return made;
}

async function decide(of: Book, pairs: readonly (readonly [string, string])[], apart = true): ReturnType<typeof keepApart> {
  const [table] = must(await governedTables(of.session));
  return keepApart(of.session, table!, pairs, apart);
}

async function clusters(of: Book): Promise<readonly (readonly string[])[]> {
  const [found] = must(await dedupe(of.session, own));
  return found!.results[0]!.clusters.map(({ records }) => records.map((index) => found!.names[index]!));
}

describe("records that a person keeps apart", () => {
  it("are no duplicates from then on, for every command and after saving; the others still are", async () => {
    const made = await book();
    expect(await clusters(made)).toEqual([["R0000001", "R0000002", "R0000003"]]);
    must(await decide(made, [["R0000002", "R0000001"], ["R0000002", "R0000003"]]));
    expect(await clusters(made)).toEqual([["R0000001", "R0000003"]]);
    expect(await clusters(reopened(made))).toEqual([["R0000001", "R0000003"]]);
    const { plans } = must(await merge(made.session, { ...own, records: [], all: true, keep: null, values: {} }));
    expect(plans.map(({ survivor, losers }) => [survivor, losers])).toEqual([[0, [2]]]);
  });

  it("stay apart when another field or only the spelling changes, and no longer when one of them says something else", async () => {
    const made = await book();
    must(await decide(made, [["R0000001", "R0000002"], ["R0000002", "R0000003"]]));
    await type(made, "表", 1, 2, "一个新的备注");
    must(await fix(made.session, own));
    must(await classify(made.session, { ...own, write: true }));
    expect(await clusters(made)).toEqual([["R0000001", "R0000003"]]);
    await type(made, "表", 2, 0, "上海明达信息技术有限公司");
    expect(await clusters(made)).toEqual([["R0000001", "R0000002", "R0000003"]]);
  });

  it("come together again when the decision is taken back or undone, and stay apart when that is undone too", async () => {
    const made = await book();
    const pair = [["R0000001", "R0000002"]] as const;
    must(await decide(made, pair));
    const apart = await clusters(made);
    const { change } = must(await decide(made, [["R0000002", "R0000001"]], false));
    expect(await clusters(made)).toEqual([["R0000001", "R0000002", "R0000003"]]);
    must(await undo(made.session, { change: change.id }));
    expect(await clusters(made)).toEqual(apart);
    must(await undo(made.session));
    expect(await clusters(made)).toEqual([["R0000001", "R0000002", "R0000003"]]);
  });

  it("are one entry of the journal that writes no cell, and do not stand in the way of undoing what came before", async () => {
    const made = await book();
    const before = look(made.model);
    must(await merge(made.session, { ...own, records: ["R0000001", "R0000003"], all: false, keep: null, values: {} }));
    must(await decide(made, [["R0000001", "R0000002"]]));
    expect(must(await readState(made.host, made.session.tools)).changes.map(({ why }) => why.command)).toEqual(["govern", "merge", "apart"]);
    must(await undo(made.session, { change: "C000002" }));
    expect(look(made.model)).toEqual(before);
  });

  it("must be there", async () => {
    const made = await book();
    expect(await decide(made, [["R0000001", "R9999999"]])).toMatchObject({ ok: false, problems: [{ code: "apart/noRecord" }] });
  });

  it("say why two records were not taken for one, with the evidence", async () => {
    const made = await book();
    const compare = async (a: number, b: number): Promise<string | undefined> => {
      const [table] = must(await governedTables(made.session));
      return (await made.session.engine.comparePairs({ ...dedupeInput(table!, made.session.tools), pairs: [[a, b]] }))?.[0]?.reason;
    };
    expect(await compare(0, 1)).toBe("same");
    expect(await compare(0, 3)).toBe("unlike");
    must(await decide(made, [["R0000001", "R0000002"]]));
    expect(await compare(0, 1)).toBe("decided");
  });
});
