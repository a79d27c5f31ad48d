import { check } from "../../src/pipeline/check";
import { cleanCopy } from "../../src/pipeline/cleanCopy";
import { type View, maskMessages, maskedValue } from "../../src/pipeline/masking";
import { governSheets } from "../../src/pipeline/governSheets";
import { run } from "../../src/pipeline/run";
import { must } from "../contracts/sampleWorkbook";
import { openDesk } from "../taskpane/openDesk";
import { load } from "../template/support";
import { bookOfSheets, cellsOf, field, own, smallTemplate, withTemplate } from "./book";

const template = smallTemplate({
  name: field("companyName", "名称"),
  phone: field("cn-mobile", "手机", { "x-pii": "contact" }),
  card: field("cn-id", "证件", { "x-pii": "id", "x-sensitivity": "confidential", "x-mask": "2*2" }),
  debt: field("money", "欠款", { "x-sensitivity": "restricted", "x-upper": "words" }),
  words: field("text", "大写"),
  city: field("text", "城市", { "x-pii": "contact", "x-sensitivity": "public" }),
}, { table: { rules: [{ id: "low", assert: "[debt]<100000", message: { "zh-CN": "欠 {debt}，电话 {phone}", en: "Owes {debt}, phone {phone}" }, when: "NOT(ISBLANK([phone]))" }], keys: [{ fields: ["card"] }] } });
const rows = [["名称", "手机", "证件", "欠款", "大写", "城市"], ["甲公司", "138 1234 5678", "11010519491231002X", 250000, "贰拾伍万元整", "上海"], ["乙公司", "13912345678", "11010519491231002X", 5, null, "北京"]] as const;

describe("sensitive fields", () => {
  it("are masked in messages and values by who sees them: internal outside only, confidential at the pane too, restricted left out of what leaves", async () => {
    const book = bookOfSheets({ 表: rows });
    const { table, findings } = must(await check(book.session, withTemplate(template)))[0]!;
    const texts = await book.session.engine.describe({ template: table.template, table: "small", findings, lang: "en" });
    const said = (view: View | null): readonly string[] => maskMessages(table, findings, texts, view).filter((_, at) => /^(rule|key|field)\//.test(findings[at]!.rule));
    expect(said(null)).toEqual([expect.stringContaining("138 1234 5678"), expect.stringContaining("11010519491231002X"), "Owes ¥250,000.00, phone 13812345678", expect.stringContaining("11010519491231002X")]);
    expect(said("pane")).toEqual([expect.stringContaining("138 1234 5678"), expect.stringContaining("11**************2X"), "Owes ***, phone 13812345678", expect.stringContaining("11**************2X")]);
    expect(said("export").slice(0, 3)).toEqual([expect.not.stringMatching(/1234/), expect.stringContaining("11**************2X"), "Owes ***, phone 138****5678"]);
    const values = (view: View | null) => ["name", "phone", "card", "debt", "words", "city"].map((id) => maskedValue(table, id, table.records.columns[id]!.dictionary[1]!, view));
    expect(values("pane")).toEqual(["甲公司", "138 1234 5678", "11**************2X", "***", expect.stringMatching(/\*/), "上海"]);
    expect(values("export")).toEqual(["甲公司", "138****5678", "11**************2X", null, null, "上海"]);
    expect(values(null)).toEqual(rows[1].slice());
  });

  it("are masked in a copy that is given away, with our lists that quote them gone; the workbook itself keeps every cell", async () => {
    const book = bookOfSheets({ 表: rows });
    must(await run(book.session, withTemplate(template)));
    const sheets = async () => must(await book.host.sheets()).filter(({ visibility }) => visibility === "visible").map(({ name }) => name);
    expect(await sheets()).toContain("问题清单");
    const before = await cellsOf(book, "表");
    const refused = await cleanCopy(book.session, { isOriginal: true, reveal: false });
    expect([refused.ok ? [] : refused.problems.map(({ code }) => code), await cellsOf(book, "表")]).toEqual([["cleanCopy/inPlace"], before]);
    const cleaned = must(await cleanCopy(book.session, { isOriginal: false, reveal: false }));
    expect(cleaned.masked.map(({ field: id }) => id)).toEqual(["phone", "card", "debt", "words"]);
    expect((await cellsOf(book, "表")).map((row) => row.slice(0, 6))).toEqual([rows[0], ["甲公司", "138****5678", "11**************2X", null, null, "上海"], ["乙公司", "139****5678", "11**************2X", null, null, "北京"]]);
    expect(await sheets()).toEqual(["表"]);
  });

  it("of other tables are masked where messages quote them: by a path, by what a record is called, by the text that names one", async () => {
    const both = { ...smallTemplate({ buyer: field("ref", "买方"), amount: field("money", "金额") }, { table: {
      relations: [{ from: "buyer", to: "person", match: ["phone", "name"], integrity: { dangling: "error" } }],
      rules: [{ id: "limit", assert: "[amount]<=[buyer.limit]", message: { "zh-CN": "{buyer.phone} 额度 {buyer.limit}", en: "{buyer.phone} may {buyer.limit}" }, when: "NOT(ISBLANK([buyer.phone]))" }],
    } }) } as { tables: Record<string, object> };
    both.tables["person"] = { sheet: "人", tableName: "Person", subject: "person", display: "[name]&[phone]", schema: { type: "object", properties: { name: field("text", "姓名"), phone: field("cn-mobile", "手机", { "x-sensitivity": "confidential" }), limit: field("money", "额度", { "x-sensitivity": "restricted" }) } }, keys: [{ fields: ["name"] }] };
    const book = bookOfSheets({ 表: [["买方", "金额"], ["R0000001", 5000], ["甲", 1], ["13912345678", 1]], 人: [["姓名", "手机", "额度"], ["甲", "13812345678", 3123]] });
    must(await governSheets(book.session, withTemplate(both)));
    const [checked] = must(await check(book.session, own)).filter(({ table }) => table.def.id === "small");
    const texts = await book.session.engine.describe({ template: checked!.table.template, table: "small", findings: checked!.findings, lang: "en" });
    expect(texts).toEqual(["13812345678 may ¥3,123.00", expect.stringContaining("13912345678")]);
    expect(maskMessages(checked!.table, checked!.findings, texts, "pane")).toEqual(["138****5678 may ***", expect.stringContaining("139****5678")]);
  });

  it("the pane's list masks what is confidential; the record's own form shows it whole, and the cells stay as they are", async () => {
    const { desk } = openDesk({ 客户: rows }, template);
    must(await desk.governing.apply({}, null));
    const { groups } = must(await desk.findings.list("all"));
    const key = groups.find(({ key: group }) => group.includes("key/card"))!.key;
    const [line] = must(await desk.findings.page("all", key, 0)).lines;
    expect([line!.value, line!.message.includes("1949")]).toEqual(["11**************2X", false]);
    expect(must(await desk.record.open({ record: "R0000001" }))!.texts["card"]).toBe("11010519491231002X");
  });

  it("what is writeOnly is shown nowhere, not even in the form; typing it anew changes it", async () => {
    const { desk, model } = openDesk({ 客户: [["名称", "口令"], ["甲公司", "天王盖地虎"]] }, smallTemplate({ name: field("text", "名称"), code: field("text", "口令", { writeOnly: true, minLength: 6 }) }));
    must(await desk.governing.apply({}, null));
    const [group] = must(await desk.findings.list("all")).groups;
    expect(must(await desk.findings.page("all", group!.key, 0)).lines.map(({ value, message }) => [value, message.includes("天王")])).toEqual([["", false]]);
    const open = must(await desk.record.open({ record: "R0000001" }))!;
    expect([open.texts["code"], open.seen["code"]]).toEqual(["", null]);
    must(await desk.record.save("R0000001", { code: "宝塔镇河妖怪" }, open.seen));
    expect(model.sheets[0]!.cells.value(1, 1)).toBe("宝塔镇河妖怪");
    const read = load(JSON.stringify(smallTemplate({ a: field("text", "甲", { writeOnly: true, readOnly: true, "x-sensitivity": "internal" }) })));
    expect(read.ok ? [] : read.problems.map(({ code, pointer }) => `${code} ${pointer!}`)).toEqual(["template/keywords-differ /tables/small/schema/properties/a/writeOnly", "template/keywords-differ /tables/small/schema/properties/a/x-sensitivity"]);
  });

  it("a mask of what is shown whole does nothing, and is refused", () => {
    const read = load(JSON.stringify(smallTemplate({ a: field("text", "甲", { "x-mask": "1*" }), b: field("text", "乙", { "x-mask": "first", "x-pii": "id" }) })));
    expect(read.ok ? [] : read.problems.map(({ code, pointer }) => `${code} ${pointer!}`)).toEqual(["template/bad-form /tables/small/schema/properties/b/x-mask"]);
    const other = load(JSON.stringify(smallTemplate({ a: field("text", "甲", { "x-mask": "1*" }) })));
    expect(other.ok ? [] : other.problems.map(({ code, pointer }) => `${code} ${pointer!}`)).toEqual(["template/missing-keyword /tables/small/schema/properties/a/x-mask"]);
  });
});
