import { openFile } from "../../src/hosts/file/openFile";
import { check } from "../../src/pipeline/check";
import { fix } from "../../src/pipeline/fix";
import { govern } from "../../src/pipeline/govern";
import { importRecords, importStamp } from "../../src/pipeline/importRecords";
import { planImport } from "../../src/pipeline/importPlan";
import { readSource } from "../../src/pipeline/importSource";
import { governedTables } from "../../src/pipeline/locate";
import { addRecord } from "../../src/pipeline/record";
import { must } from "../contracts/sampleWorkbook";
import { load } from "../template/support";
import { bookOfSheets, cellsOf, field, own, smallTemplate, withTemplate, write } from "./book";

const template = smallTemplate({ name: field("text", "名称"), region: field("text", "地区"), no: field("autoNumber", "编号", { "x-autoNumber": "{region}-{seq:3}" }) });

describe("fields that the program numbers besides the record's identity", () => {
  it("go on in each scope: with the next fix, in the form, on import; a number that stands twice is found", async () => {
    const book = bookOfSheets({ 表: [["名称", "地区", "编号"], ["甲", "华东", "华东-007"], ["乙", "华东", null], ["丙", null, null], ["丁", "华南", null]] });
    must(await govern(book.session, withTemplate(template)));
    const numbers = async () => (await cellsOf(book, "表")).slice(1).map((row) => row[2] ?? null);
    must(await fix(book.session, own));
    expect(await numbers()).toEqual(["华东-007", "华东-008", null, "华南-001"]);
    must(await addRecord(book.session, "small", { name: "戊", region: "华南" }));
    const [table] = must(await governedTables(book.session));
    const host = must(openFile("a.csv", new TextEncoder().encode("名称,地区,编号\r\n己,华东,\r\n庚,华东,\r\n辛,华南,华南-001"))).host;
    const source = must(await readSource(book.session, table!, { name: "a.csv", host }, { sheet: null, answers: {}, profile: null }));
    const choice = { mode: "add", faulty: "reject", duplicates: "add" } as const;
    must(await importRecords(book.session, source, table!, choice, importStamp(book.session, table!, must(await planImport(book.session, source, table!, choice)))));
    expect(await numbers()).toEqual(["华东-007", "华东-008", null, "华南-001", "华南-002", "华东-009", "华东-010", "华南-001"]);
    expect(must(await check(book.session, own))[0]!.findings.map(({ rule, at }) => `${at[0]!.row} ${rule}`)).toEqual(["5 number/no", "9 number/no"]);
  });

  it("are given once where two people add records one after the other; what both were given at the same moment the later record gives back", async () => {
    const book = bookOfSheets({ 表: [["名称", "地区", "编号"], ["甲", "华东", "华东-007"]] });
    must(await govern(book.session, withTemplate(template)));
    // Two programs on one workbook: each looks before it numbers.
    const other = { ...book.session, client: "other", user: "李" };
    must(await addRecord(book.session, "small", { name: "乙", region: "华东" }));
    must(await addRecord(other, "small", { name: "丙", region: "华东" }));
    const numbers = async () => (await cellsOf(book, "表")).slice(1).map((row) => row[2] ?? null);
    // What the first of them adds without seeing the other has room below.
    const theirs = (await numbers())[2];
    expect(await numbers()).toEqual(["华东-007", "华东-008", expect.stringMatching(/^华东-0[2-9]\d$/)]);
    // At the same moment the one has not seen the other's yet: its row comes with the number that the other took, under an id of its own.
    await write(book, { verb: "writeCells", sheet: "表", blocks: [{ row: 3, column: 2, values: [["华东-008"]] }] });
    const found = must(await check(book.session, own))[0]!.findings.filter(({ rule }) => rule === "number/no");
    expect(found.map(({ at, fixes }) => [at[0]!.record, fixes?.[0]?.edits[0]?.after])).toEqual([["R0000002", undefined], [expect.stringMatching(/^R00000\d\d$/), null]]);
    must(await fix(book.session, { ...own, choice: { rules: ["number/no"] } }));
    must(await fix(book.session, own));
    const [, , again] = await numbers();
    expect([typeof theirs, (await numbers()).slice(0, 2), new Set(await numbers()).size, again === null]).toEqual(["string", ["华东-007", "华东-008"], 3, false]);
    expect(must(await check(book.session, own))[0]!.findings.filter(({ rule }) => rule === "number/no")).toEqual([]);
  });

  it("may be the record's identity too; patterns that hold themselves or what is not there are refused", async () => {
    const book = bookOfSheets({ 表: [["名称", "地区", "编号"], ["甲", "华东", "华东-007"]] });
    must(await govern(book.session, withTemplate(smallTemplate({ name: field("text", "名称"), region: field("text", "地区"), no: field("autoNumber", "编号", { "x-autoNumber": "{region}-{seq:3}" }) }, { table: { recordId: "no" } }))));
    expect([must(await addRecord(book.session, "small", { name: "乙", region: "华东" })).record, must(await addRecord(book.session, "small", { name: "丙" })).record]).toEqual(["华东-008", "R0000001"]);
    const bad = (type: string, pattern: string) => { const read = load(JSON.stringify(smallTemplate({ no: field(type, "编号", { "x-autoNumber": pattern }), name: field("text", "名称") }))); return read.ok ? [] : read.problems.map(({ code }) => code); };
    expect([bad("autoNumber", "{no}{seq}"), bad("autoNumber", "{nothing}{seq}"), bad("contract-no", "{name}{seq}"), bad("autoNumber", "{name}-{seq}")]).toEqual([["template/reads-target"], ["template/unknown-name"], ["template/not-for-type"], []]);
  });
});
