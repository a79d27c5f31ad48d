import { must } from "../contracts/sampleWorkbook";
import { field, look, smallTemplate } from "../pipeline/book";
import { type OpenDesk, contacts, openDesk } from "./openDesk";

const people = { 客户: [["名称", "手机", "城市", "金额"], ["上海明达信息技术有限公司", "13812345678", "上海", 100], ["北京远洋物流有限公司", "13912345678", "北京", 50]] };
const duplicates = smallTemplate(
  { name: field("companyName", "名称"), phone: field("cn-mobile", "手机"), city: field("text", "城市"), amount: field("money", "金额") },
  { schema: { required: ["name"] }, table: { display: "[name]", keys: [{ id: "phone", fields: ["phone"], mode: "block" }], dedupe: [{ id: "same", block: [{ field: "phone", key: "phone8" }, { field: "name", key: "company" }], match: [{ field: "name", method: "companyParts", weight: 10, threshold: 0.7 }, { field: "phone", method: "phone", weight: 11 }], score: { duplicate: 0.95, review: 0.7 } }] } },
);
const codes = (result: { readonly ok: boolean; readonly problems?: readonly { readonly code: string }[] }): readonly string[] => result.problems?.map(({ code }) => code) ?? [];

async function governed(template: object = duplicates): Promise<OpenDesk> {
  const open = openDesk(people, template);
  must(await open.desk.governing.apply({}, null));
  return open;
}

describe("the record form of the desk", () => {
  it("is made from the template: one widget for each kind of field, what is required, what nobody types", async () => {
    const open = openDesk({ 客户: [["名称", "地区", "阶段", "标签", "负责", "生日", "重点", "备注", "等级", "人数"], ["甲", null, null, null, null, null, null, null, null, 3]] }, smallTemplate({
      name: field("companyName", "名称", { maxLength: 50 }), region: field("region", "地区"), stage: field("enum", "阶段", { "x-options": [{ code: "意向", label: { "zh-CN": "意向", en: "Open" } }] }), tags: field("multiEnum", "标签", { "x-options": [{ code: "大", label: { "zh-CN": "大", en: "Big" } }] }),
      owner: field("user", "负责"), born: field("date", "生日"), key: field("bool", "重点"), remarks: field("longtext", "备注"), grade: field("text", "等级", { readOnly: true }), heads: field("integer", "人数"),
    }, { schema: { required: ["name"] } }));
    must(await open.desk.governing.apply({}, null));
    const form = must(await open.desk.record.form());
    expect(form.fields.map(({ id, widget }) => [id, widget])).toEqual([["name", "text"], ["region", "region"], ["stage", "choice"], ["tags", "several"], ["owner", "text"], ["born", "date"], ["key", "boolean"], ["remarks", "longText"], ["grade", "text"], ["heads", "number"]]);
    expect(form.fields[0]).toMatchObject({ required: true });
    // What is too long is said, never cut.
    expect(must(await open.desk.record.check(null, { name: "长".repeat(51) })).issues.map(({ field: of }) => of)).toEqual(["name"]);
    expect(must(await open.desk.record.check(null, { name: "长".repeat(50) })).issues).toEqual([]);
    expect(form.fields[2]!.options).toEqual([{ value: "意向", label: { "zh-CN": "意向", en: "Open" } }]);
    expect(form.closed).toEqual(["grade"]);
  });

  it("has the template's sections, and one for the fields that none of them names", async () => {
    const { desk } = await governed(smallTemplate(
      { name: field("companyName", "名称"), phone: field("cn-mobile", "手机"), city: field("text", "城市"), fax: field("text", "传真") },
      { table: { layout: { sections: [{ title: { "zh-CN": "联系", en: "Contact" }, fields: ["phone", "fax"], folded: true }, { title: "空的", fields: ["fax"].slice(1) }] } } },
    ));
    const form = must(await desk.record.form());
    // The sheet has no column for the fax, and a part without a field is none.
    expect(form.layouts).toEqual([{ half: [], tabs: [{ title: null, sections: [{ title: { "zh-CN": "联系", en: "Contact" }, fields: ["phone"], folded: true }, { title: { "zh-CN": "其他字段", en: "Other fields" }, fields: ["name", "city"], folded: false }] }] }]);
    expect(form.workbook).toMatch(/^C000001 2/);
    expect(must(await (await governed()).desk.record.form()).layouts).toEqual([{ half: [], tabs: [] }]);
  });

  it("has tabs and half widths, and another layout by what the record says and by who fills it in", async () => {
    const text = (name: string): { readonly "zh-CN": string; readonly en: string } => ({ "zh-CN": name, en: name });
    const { desk } = await governed(smallTemplate(
      { name: field("companyName", "名称"), phone: field("cn-mobile", "手机"), city: field("text", "城市") },
      {
        template: { roles: [{ id: "boss" }], people: [{ id: "w", name: "王", roles: ["boss"] }] },
        table: {
          layout: {
            tabs: [{ title: text("一"), sections: [{ title: text("甲"), fields: ["name"] }] }, { title: text("二"), sections: [{ title: text("乙"), fields: ["phone"] }] }],
            widths: { name: "full", phone: "half" },
            variants: [{ when: '[city]="北京"', sections: [{ title: text("丙"), fields: ["city", "name"] }] }, { roles: ["boss"], widths: { name: "half", city: "half" } }],
          },
        },
      },
    ));
    const form = must(await desk.record.form());
    expect(form.layouts[2]).toEqual({ half: ["phone"], tabs: [{ title: text("一"), sections: [{ title: text("甲"), fields: ["name"], folded: false }] }, { title: text("二"), sections: [{ title: text("乙"), fields: ["phone"], folded: false }] }, { title: { "zh-CN": "其他字段", en: "Other fields" }, sections: [{ title: { "zh-CN": "其他字段", en: "Other fields" }, fields: ["city"], folded: false }] }] });
    // What a variant does not say is as in the layout around it.
    expect([form.layouts[0]!.half, form.layouts[0]!.tabs.map(({ sections }) => sections.map(({ fields }) => fields)), form.layouts[1]!.half, form.layouts[1]!.tabs]).toEqual([["phone"], [[["city", "name"], ["phone"]]], ["name", "city"], form.layouts[2]!.tabs]);
    expect([form.layout, must(await desk.record.open({ row: 2 }))!.layout, must(await desk.record.check("R0000002", {})).layout, must(await desk.record.check("R0000002", { city: "上海" })).layout]).toEqual([2, 2, 0, 2]);
    await desk.become({ user: "王", lang: "zh-CN" });
    expect([must(await desk.record.form()).layout, must(await desk.record.open({ record: "R0000001" }))!.layout, must(await desk.record.open({ record: "R0000002" }))!.layout]).toEqual([1, 1, 0]);
  });

  it("masks fields of its own form where the template says who may see them, and shows them to those with a reason, journaled", async () => {
    const { desk } = openDesk(undefined, smallTemplate(
      { name: field("companyName", "名称"), phone: field("cn-mobile", "手机", { "x-sensitivity": "confidential" }), city: field("text", "城市") },
      { template: { roles: [{ id: "boss", label: { "zh-CN": "经理", en: "Manager" } }], people: [{ id: "w", name: "王", roles: ["boss"] }] }, table: { reveal: { roles: ["boss"] } } },
    ));
    must(await desk.governing.apply({}, null));
    const phone = async (): Promise<unknown> => { const { seen, texts, masked, maskedFrom } = must(await desk.record.open({ record: "R0000001" }))!; return [seen["phone"], texts["phone"], masked, maskedFrom?.en ?? null]; };
    expect(await phone()).toEqual([null, "138****5678", ["phone"], "Manager"]);
    const check = async (): Promise<string> => must(await desk.record.check("R0000003", {})).issues.map(({ message }) => message).join();
    expect(await check()).not.toBe("");
    expect(await check()).not.toContain("1371234567");
    expect(codes(await desk.record.reveal("R0000001", "核对"))).toEqual(["reveal/notYours"]);
    await desk.become({ user: "王", lang: "zh-CN" });
    expect(await phone()).toEqual([null, "138****5678", ["phone"], null]);
    expect(codes(await desk.record.reveal("R0000001", " "))).toEqual(["reveal/noReason"]);
    must(await desk.record.reveal("R0000001", "核对"));
    expect(await phone()).toEqual(["13812345678", "13812345678", [], null]);
    expect(must(await desk.history.list()).lines[0]).toMatchObject({ by: "王", command: "reveal", reason: "R0000001: 核对" });
    // A blank hides nothing.
    must(await desk.record.save("R0000002", { phone: "" }, { phone: "１３９１２３４５６７８" }));
    expect(must(await desk.record.open({ record: "R0000002" }))!.masked).toEqual([]);
    // Of other records, and for other people, they stay masked; what is not seen is not written over.
    expect(must(await desk.record.open({ record: "R0000003" }))!.masked).toEqual(["phone"]);
    must(await desk.record.save("R0000003", { city: "广州" }, { city: null }));
    await desk.become({ user: "测试", lang: "zh-CN" });
    expect((await phone() as unknown[])[2]).toEqual(["phone"]);
  });

  it("opens the record of a row or an id, as its cells read", async () => {
    const { desk } = await governed();
    expect(must(await desk.record.open({ row: 3 }))).toMatchObject({ record: "R0000002", row: 3, name: "北京远洋物流有限公司", seen: { amount: 50 }, texts: { phone: "13912345678", amount: "50" }, closed: [] });
    expect(must(await desk.record.open({ record: "R0000001" }))).toMatchObject({ row: 2 });
    expect(must(await desk.record.open({ row: 9 }))).toBeNull();
  });

  it("says what the rules say of a draft, and how it will be stored; the table is as it was", async () => {
    const { desk } = await governed();
    const before = must(await desk.findings.list("all")).counts;
    const checked = must(await desk.record.check("R0000002", { phone: "138 1234 5678", name: "" }));
    expect(checked.stored).toEqual({ phone: "13812345678" });
    expect(checked.issues.map(({ field: of, severity, message }) => [of, severity, message])).toEqual([["name", "error", expect.stringContaining("必填")], ["phone", "error", expect.stringContaining("第 2 行")]]);
    expect(must(await desk.record.check(null, { phone: "138" })).issues.map(({ field: of }) => of)).toEqual(["name", "phone"]);
    expect(must(await desk.record.check(null, { name: "新公司", phone: "13712345678" })).issues).toEqual([]);
    expect(must(await desk.findings.list("all")).counts).toEqual(before);
  });

  it("saves what was typed as one change set, tells the cells, and takes it back", async () => {
    const { desk, model, events } = await governed();
    const before = look(model);
    const open = must(await desk.record.open({ record: "R0000002" }))!;
    const saved = must(await desk.record.save("R0000002", { phone: "137 1234 5678", amount: "1.5万" }, open.seen));
    expect(saved).toMatchObject({ record: "R0000002", row: 3, cells: ["B3", "D3"] });
    expect(must(await desk.record.open({ record: "R0000002" }))!.seen).toMatchObject({ phone: "13712345678", amount: 15000 });
    expect(events.filter(({ kind }) => kind === "changed").length).toBeGreaterThan(1);
    must(await desk.history.undo(saved.change));
    expect(look(model)).toEqual(before);
  });

  it("refuses where the sheet was changed since, and saves over it once that was seen", async () => {
    const { desk, hand } = await governed();
    const open = must(await desk.record.open({ record: "R0000002" }))!;
    must(await hand.apply([{ verb: "writeCells", sheet: "客户", blocks: [{ row: 2, column: 1, values: [["13600000000"]] }] }]));
    expect(codes(await desk.record.save("R0000002", { phone: "13712345678" }, open.seen))).toEqual(["changes/changedMeanwhile"]);
    const now = must(await desk.record.open({ record: "R0000002" }))!;
    expect(now.seen["phone"]).toBe("13600000000");
    must(await desk.record.save("R0000002", { phone: "13712345678" }, now.seen));
  });

  it("adds a record, deletes it, and both can be undone", async () => {
    const { desk, model } = await governed();
    const before = look(model);
    const added = must(await desk.record.save(null, { name: "新公司", phone: "13712345678" }, {}));
    expect(added).toMatchObject({ record: "R0000003", row: 4, cells: ["A4", "B4"] });
    const removed = must(await desk.record.remove("R0000003", false));
    expect(removed.rowsStay).toBeNull();
    expect(must(await desk.record.open({ record: "R0000003" }))).toBeNull();
    must(await desk.history.undo(removed.change));
    must(await desk.history.undo(added.change));
    expect(look(model)).toEqual(before);
  });

  it("warns of a record that may be the same, with the evidence, and not of itself", async () => {
    const { desk } = await governed();
    expect(must(await desk.record.similar(null, { name: "上海明达信息技术公司", phone: "138-1234-5678" }))).toMatchObject([{ record: "R0000001", row: 2, verdict: "duplicate", name: "上海明达信息技术有限公司", evidence: [expect.stringContaining("名称"), expect.stringContaining("手机")] }]);
    expect(must(await desk.record.similar(null, { name: "北京远洋物流有限公司" }))).toMatchObject([{ record: "R0000002", verdict: "review" }]);
    expect(must(await desk.record.similar("R0000001", { city: "北京" }))).toEqual([]);
    expect(must(await desk.record.similar(null, {}))).toEqual([]);
  });

  it("does not save what the template refuses as a duplicate, and asks about what it only warns of", async () => {
    const draft = { name: "上海明达信息技术公司", phone: "138-1234-5678" };
    const with_ = (action: string) => { const raw = structuredClone(duplicates) as unknown as { tables: { [table: string]: { dedupe: { action?: string }[]; keys?: unknown } } }; for (const table of Object.values(raw.tables)) { table.dedupe[0]!.action = action; delete table.keys; } return raw; };
    const refusing = await governed(with_("block"));
    const before = look(refusing.model);
    expect(must(await refusing.desk.record.repeated(null, draft))).toMatchObject({ refused: true, problem: { data: { record: "R0000001" } } });
    expect(codes(await refusing.desk.record.save(null, draft, {}))).toEqual(["record/repeats"]);
    expect(look(refusing.model)).toEqual(before);
    expect(must(await refusing.desk.record.similar(null, draft))).toMatchObject([{ record: "R0000001", action: "block" }]);
    const asking = await governed(with_("warn"));
    expect(must(await asking.desk.record.repeated(null, draft))).toMatchObject({ refused: false });
    expect(must(await asking.desk.record.save(null, draft, {})).record).toBe("R0000003");
  });

  it("finds a record by a piece of its name, number or id", async () => {
    const { desk } = await governed();
    expect(must(await desk.record.find("远洋")).records).toMatchObject([{ record: "R0000002", row: 3, by: null }]);
    expect(must(await desk.record.find("139 1234")).records).toMatchObject([{ record: "R0000002", by: { text: "13912345678" } }]);
    expect(must(await desk.record.find("+86 139 1234 5678")).records).toMatchObject([{ record: "R0000002" }]);
    expect(must(await desk.record.find("+49 139 1234")).total).toBe(0);
    expect(must(await desk.record.find("r0000001")).records).toMatchObject([{ record: "R0000001" }]);
    expect(must(await desk.record.find("有限公司")).total).toBe(2);
    expect(must(await desk.record.find("bjyyang")).records.map(({ record }) => record)).toEqual(["R0000002"]);
    expect(must(await desk.record.find("MD")).records.map(({ record }) => record)).toEqual(["R0000001"]);
    expect(must(await desk.record.find("bj")).records).toMatchObject([{ record: "R0000002" }]);
    expect(must(await desk.record.find(" "))).toEqual({ total: 0, records: [] });
  });

  it("gives the divisions of China step by step", async () => {
    const { desk } = await governed(contacts);
    const provinces = must(await desk.record.regions(""));
    expect(provinces.map(({ name }) => name)).toEqual(expect.arrayContaining(["广东省", "上海市"]));
    expect(must(await desk.record.regions("广东省")).map(({ name }) => name)).toContain("深圳市");
    expect(must(await desk.record.regions("广东省/深圳市")).find(({ name }) => name === "南山区")).toEqual({ name: "南山区", path: "广东省/深圳市/南山区", hasMore: false });
    expect(must(await desk.record.regions("无此省"))).toEqual([]);
  });

  it("tells that there is no table", async () => {
    expect(codes(await openDesk({ 空: [["x"]] }, contacts).desk.record.form())).toEqual(["record/noTable"]);
  });
});
