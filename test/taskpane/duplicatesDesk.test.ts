import { must } from "../contracts/sampleWorkbook";
import { cellsOf, field, look, smallTemplate } from "../pipeline/book";
import { deskOf } from "./deskBook";

const template = smallTemplate(
  { name: field("companyName", "名称"), phone: field("cn-mobile", "手机"), owner: field("text", "负责人"), note: field("text", "备注") },
  { table: { dedupe: [{ id: "same", block: [{ field: "phone", key: "phone8" }, { field: "name", key: "company" }], match: [{ field: "name", method: "companyParts", weight: 10 }, { field: "phone", method: "phone", weight: 11 }], score: { duplicate: 0.95, review: 0.5 }, survive: { owner: "manual", name: "longest", "*": "mostComplete" } }] } },
);
const rows = [
  ["名称", "手机", "负责人", "备注"],
  ["上海明达信息有限公司", "13812345678", "李雷", ""],
  ["上海明达信息", "138 1234 5678", "李雷", "老客户"],
  ["北京云帆科技有限公司", "13912345678", "韩梅梅", ""],
  ["北京云帆科技", "13912345678", "王强", ""],
  ["广州远景贸易有限公司", "13712345678", "", ""],
  ["广州远景贸易", "", "", "只有名称"],
];

describe("the duplicates desk", () => {
  it("does not count for merging, nor name as the next step, what the template lets be", async () => {
    const { tables } = template as { readonly tables: { readonly small: { readonly dedupe: readonly object[] } } };
    const { desk } = await deskOf(rows, { ...template, tables: { small: { ...tables.small, dedupe: [{ ...tables.small.dedupe[0], action: "allow" }] } } });
    expect(must(await desk.duplicates.list("duplicate", 0, null))).toMatchObject({ groups: 2, merging: 0, total: 2 });
    expect(must(await desk.start.health())).toMatchObject([{ duplicates: 0 }]);
  });

  it("lists groups and pairs to review with their records, and what the selected row belongs to", async () => {
    const { desk } = await deskOf(rows, template);
    const list = must(await desk.duplicates.list("duplicate", 0, 5));
    expect(list).toMatchObject({ groups: 2, records: 4, review: 1, kept: 0, total: 2 });
    expect(list.lines.map(({ records }) => records.map(({ row }) => row))).toEqual([[2, 3], [4, 5]]);
    expect(list.selected?.key).toBe(list.lines[1]!.key);
    expect(must(await desk.duplicates.list("review", 0, null)).lines.map(({ records }) => records.map(({ title }) => title))).toEqual([["广州远景贸易有限公司", "广州远景贸易"]]);
  });

  it("counts before merging all just the cells that are written, also where a formula of people's own says nothing", async () => {
    const own = ["算的", "", "", "", "", "", ""];
    const { book, desk } = await deskOf(rows.map((row, n) => [...row, own[n]!]), template);
    must(await book.host.apply([{ verb: "writeCells", sheet: "表", blocks: [{ row: 2, column: 4, values: [[""]], formulas: [['=""']] }, { row: 1, column: 4, values: [["手写的"]] }] }]));
    must(await desk.sheet.rescan());
    const preview = must(await desk.duplicates.previewAll());
    const done = must(await desk.duplicates.mergeAll(preview.stamp));
    expect([preview.edits, done.edits, must(await desk.history.list()).lines[0]!.edits]).toEqual([1, 1, 1]);
    expect(preview.dropped.map(({ label }) => label.en)).toContain("算的");
    expect(must(await book.host.readCells("表", { row: 1, column: 4, rows: 1, columns: 1 }, { formulas: true })).formulas).toEqual([['=""']]);
  });

  it("calls a record by its name, though its code stands before it", async () => {
    const { tables } = template as { readonly tables: { readonly small: { readonly schema: { readonly properties: object } } } };
    const { desk } = await deskOf(rows.map((line, at) => [at === 0 ? "编号" : `K00${at}`, ...line]), { ...template, tables: { small: { ...tables.small, schema: { ...tables.small.schema, properties: { code: field("text", "编号"), ...tables.small.schema.properties } } } } });
    expect(must(await desk.duplicates.list("duplicate", 0, null)).lines[0]!.records.map(({ title }) => title)).toEqual(["上海明达信息有限公司", "上海明达信息"]);
  });

  it("shows a group side by side: what differs, what is taken, why, and what merging does", async () => {
    const { desk } = await deskOf(rows, template);
    const { lines } = must(await desk.duplicates.list("duplicate", 0, null));
    const detail = must(await desk.duplicates.open(lines[0]!.key, {}))!;
    expect(detail).toMatchObject({ survivor: "R0000002", open: [], edits: 1, goes: 1, problem: null });
    expect(detail.fields.map(({ field: id, differs, taken, changes }) => [id, differs, taken, changes])).toEqual([["name", true, 0, true], ["phone", true, 1, false], ["owner", false, 1, false], ["note", false, 1, false]]);
    expect(detail.pairs).toHaveLength(1);
    expect(detail.pairs[0]!.evidence.map(({ field: id, weight }) => [id, weight])).toEqual([["phone", 2], ["name", 2]]);
  });

  it("shows the columns of people's own too, fills what the record that stays leaves blank, lets them choose, and counts what only the history keeps", async () => {
    const own = [["银行账号", "座机联系人"], ["", "罗洋"], ["3434994121987566306", "财务"], ["6222", ""], ["", ""], ["", ""], ["", ""]];
    const { book, desk, type } = await deskOf(rows.map((row, n) => [...row, ...own[n]!]), template);
    const before = look(book.model);
    const { lines } = must(await desk.duplicates.list("duplicate", 0, null));
    const detail = must(await desk.duplicates.open(lines[0]!.key, {}))!;
    expect(detail).toMatchObject({ survivor: "R0000002", edits: 1 });
    expect(detail.fields.slice(4)).toMatchObject([
      { field: "[银行账号]", label: { "zh-CN": "银行账号" }, values: ["", "3434994121987566306"], differs: false, taken: 1 },
      { field: "[座机联系人]", values: ["罗洋", "财务"], differs: true, taken: 1, changes: false },
    ]);
    expect(must(await desk.duplicates.open(lines[0]!.key, { values: { "[座机联系人]": "R0000001" } }))!).toMatchObject({ edits: 2 });
    const all = must(await desk.duplicates.previewAll());
    expect(all).toMatchObject({ groups: 1, edits: 1, dropped: [{ label: { "zh-CN": "座机联系人" }, count: 1 }], samples: [{ dropped: [{ value: "罗洋" }] }] });
    await type(2, 5, "会计");
    expect(await desk.duplicates.mergeAll(all.stamp)).toMatchObject({ ok: false, problems: [{ code: "merge/changedSince" }] });
    const again = must(await desk.duplicates.previewAll());
    expect(again.samples[0]!.dropped).toEqual([{ label: { "zh-CN": "座机联系人", en: "座机联系人" }, value: "罗洋" }]);
    const { change } = must(await desk.duplicates.mergeAll(again.stamp));
    expect(must(await desk.duplicates.merged.list(0)).lines[0]!.gone[0]!.other).toContainEqual({ label: { "zh-CN": "座机联系人", en: "座机联系人" }, was: "罗洋", stays: "会计" });
    must(await desk.history.undo(change!));
    await type(2, 5, "财务");
    expect(look(book.model)).toEqual(before);
  });

  it("shows of a group of hundreds those that differ and the first ones, merges all of it as one change, and undoes it", async () => {
    const copies = Array.from({ length: 600 }, (_, n) => ["杭州云杉软件有限公司", "13312345678", n === 577 ? "王强" : "李雷", n === 444 ? "老客户" : ""]);
    const { book, desk } = await deskOf([...rows, ...copies], template);
    const before = look(book.model);
    const line = must(await desk.duplicates.list("duplicate", 0, null)).lines.find(({ size }) => size === 600)!;
    expect(line.records).toHaveLength(12);
    const detail = must(await desk.duplicates.open(line.key, {}))!;
    expect([detail.ids.length, detail.records.length, detail.pairs.length, detail.allPairs, detail.goes]).toEqual([600, 30, 60, 599, 599]);
    expect(detail.fields.find(({ field: id }) => id === "owner")!.values).toContain("王强");
    expect(detail.fields.find(({ field: id }) => id === "note")!.values).toContain("老客户");
    const [record] = detail.ids;
    const chosen = must(await desk.duplicates.open(line.key, { values: { owner: record! } }))!;
    expect(chosen).toMatchObject({ open: [], goes: 599 });
    const merged = must(await desk.duplicates.merge({ records: chosen.ids, keep: chosen.survivor, values: { owner: record! } }, chosen.stamp));
    expect(merged.gone).toBe(599);
    expect(must(await desk.duplicates.list("duplicate", 0, null)).groups).toBe(2);
    must(await desk.history.undo(merged.change!));
    expect(look(book.model)).toEqual(before);
  });

  it("leaves a group of one name to a person where telephone and address differ: a branch, or a neighbour of the same name", async () => {
    const branches = smallTemplate(
      { name: field("companyName", "名称"), email: field("email", "邮箱"), phone: field("cn-mobile", "手机"), address: field("address", "地址") },
      { table: { dedupe: [{ id: "same", block: [{ field: "name", key: "company" }], match: [{ field: "name", method: "companyParts", weight: 10 }, { field: "email", method: "email", weight: 9 }, { field: "phone", method: "phone", weight: 8 }, { field: "address", method: "address", weight: 4 }], score: { duplicate: 0.9, review: 0.5 } }] } },
    );
    const { desk } = await deskOf([
      ["名称", "邮箱", "手机", "地址"],
      ["上海明达眼科有限公司", "a@mingda.cn", "13812345678", "人民路9号"], ["上海明达眼科有限公司", "a@mingda.cn", "13998765432", "建设路467号"],
      ["北京云帆科技有限公司", "b@yunfan.cn", "13912345678", "长江路1号"], ["北京云帆科技有限公司", "b@yunfan.cn", "13777777777", "长江路1号"],
    ], branches);
    expect(must(await desk.duplicates.list("review", 0, null)).lines.map(({ doubt, records }) => [doubt, records.map(({ row }) => row)])).toEqual([["several", [2, 3]]]);
    expect(must(await desk.duplicates.previewAll())).toMatchObject({ groups: 1, doubtful: 1 });
  });

  it("does not merge what a person has to decide; merges what was seen; and undoes it", async () => {
    const { book, desk } = await deskOf(rows, template);
    const before = look(book.model);
    const { lines } = must(await desk.duplicates.list("duplicate", 0, null));
    const key = lines[1]!.key;
    const records = ["R0000003", "R0000004"];
    const unsure = must(await desk.duplicates.open(key, { records, keep: null, values: {} }))!;
    expect(unsure.open.map((label) => label["zh-CN"])).toEqual(["负责人"]);
    expect(await desk.duplicates.merge({ records, keep: null, values: {} }, unsure.stamp)).toMatchObject({ ok: false, problems: [{ code: "merge/open" }] });
    const choice = { records, keep: "R0000003", values: { owner: "R0000004" } };
    const seen = must(await desk.duplicates.open(key, choice))!;
    const done = must(await desk.duplicates.merge(choice, seen.stamp));
    expect(done).toMatchObject({ gone: 1, edits: 1, rowsStay: null });
    expect((await cellsOf(book, "表"))[3]!.slice(0, 3)).toEqual(["北京云帆科技有限公司", "13912345678", "王强"]);
    expect(must(await desk.duplicates.list("duplicate", 0, null)).groups).toBe(1);
    must(await desk.history.undo(done.change));
    expect(look(book.model)).toEqual(before);
  });

  it("refuses to merge what has changed since it was seen", async () => {
    const { desk, type } = await deskOf(rows, template);
    const { lines } = must(await desk.duplicates.list("duplicate", 0, null));
    const choice = { records: ["R0000001", "R0000002"], keep: null, values: {} };
    const seen = must(await desk.duplicates.open(lines[0]!.key, choice))!;
    await type(1, 3, "刚写的备注");
    expect(await desk.duplicates.merge(choice, seen.stamp)).toMatchObject({ ok: false, problems: [{ code: "merge/changedSince" }] });
  });

  it("leaves a group whose names clearly differ to a person, shows what merging the others does, and says what only the history keeps", async () => {
    const named = smallTemplate(
      { name: field("companyName", "名称"), email: field("email", "邮箱"), phone: field("cn-mobile", "手机"), title: field("text", "职务"), note: field("longtext", "备注") },
      { table: { dedupe: [{ id: "same", block: [{ field: "email", key: "normalized" }], match: [{ field: "name", method: "companyParts", weight: 10 }, { field: "email", method: "exact", weight: 40 }, { field: "title", method: "exact", weight: 20 }], score: { duplicate: 0.9, review: 0.5 }, survive: { "*": "mostComplete" } }] } },
    );
    const { book, desk } = await deskOf([
      ["名称", "邮箱", "手机", "职务", "备注"],
      ["济南维聚食品有限公司", "a@weiju.cn", "13812345678", "经理", "需要增值税专用发票"],
      ["济南曜隆电子商务有限公司", "a@weiju.cn", "13812345678", "经理", "更名后重新登记"],
      ["北京云帆科技有限公司", "b@yunfan.cn", "13912345678", "经理", "老客户"],
      ["北京云帆科技", "b@yunfan.cn", "13712345678", "", "关注交付周期"],
    ], named);
    expect(must(await desk.duplicates.list("duplicate", 0, null))).toMatchObject({ groups: 1, merging: 1, review: 1 });
    expect(must(await desk.duplicates.list("review", 0, null)).lines.map(({ doubt, records }) => [doubt, records.map(({ row }) => row)])).toEqual([["name", [2, 3]]]);
    const preview = must(await desk.duplicates.previewAll());
    expect(preview).toMatchObject({ groups: 1, goes: 1, doubtful: 1, left: 0 });
    expect(preview.samples.map(({ stays, goes, edits, dropped }) => [stays.row, goes.map(({ row }) => row), edits.map(({ label, before, after }) => [label.en, before, after]), dropped.map(({ label, value }) => [label.en, value])])).toEqual([
      [4, [5], [["备注", "老客户", "老客户\n关注交付周期\n手机 13712345678"]], []],
    ]);
    expect(preview).toMatchObject({ dropped: [], moved: 1 });
    must(await desk.duplicates.mergeAll(preview.stamp));
    expect((await cellsOf(book, "表")).filter(([name]) => name !== null).map(([name, , , , note]) => [name, note]).slice(1)).toEqual([["济南维聚食品有限公司", "需要增值税专用发票"], ["济南曜隆电子商务有限公司", "更名后重新登记"], ["北京云帆科技有限公司", "老客户\n关注交付周期\n手机 13712345678"]]);
    // It is the next step no more, but it can be merged by itself.
    expect(must(await desk.start.health())).toMatchObject([{ duplicates: 0, review: 1 }]);
    const { key } = must(await desk.duplicates.list("review", 0, null)).lines[0]!;
    const detail = must(await desk.duplicates.open(key, {}))!;
    expect(detail).toMatchObject({ doubt: "name", goes: 1, problem: null });
    // What would be if the names differed is not said of names that differ.
    expect(detail.pairs[0]!.evidence.find(({ field: of }) => of === "name")!.weight).toBeLessThan(0);
    expect(detail.pairs[0]!.turns.filter((turn) => turn.includes("如果名称不同"))).toEqual([]);
  });

  it("merges every certain group that leaves nothing to decide, as the preview counted", async () => {
    const { book, desk } = await deskOf(rows, template);
    const before = look(book.model);
    const preview = must(await desk.duplicates.previewAll());
    expect(preview).toMatchObject({ groups: 1, goes: 1, edits: 1, left: 1 });
    const done = must(await desk.duplicates.mergeAll(preview.stamp));
    expect(done).toMatchObject({ gone: 1, edits: 1 });
    must(await desk.history.undo(done.change));
    expect(look(book.model)).toEqual(before);
  });

  it("says which values wait for a person, and merges those groups too where the survivor's own are to stay", async () => {
    const { book, desk } = await deskOf(rows, template);
    const before = look(book.model);
    const owner = [{ "zh-CN": "负责人", en: "负责人" }];
    expect(must(await desk.duplicates.previewAll())).toMatchObject({ groups: 1, left: 1, choose: owner, ownOf: owner });
    const own = must(await desk.duplicates.previewAll(true));
    expect(own).toMatchObject({ groups: 2, goes: 2, left: 0, choose: [], ownOf: owner });
    const of = own.samples.find(({ stays }) => stays.row === 4)!;
    expect(of.dropped).toContainEqual(expect.objectContaining({ label: owner[0]!, value: "王强" }));
    expect(await desk.duplicates.mergeAll(own.stamp)).toMatchObject({ ok: false, problems: [{ code: "merge/changedSince" }] });
    const done = must(await desk.duplicates.mergeAll(own.stamp, true));
    expect([done.gone, (await cellsOf(book, "表")).map((row) => row[2]).slice(1, 3)]).toEqual([2, ["李雷", "韩梅梅"]]);
    must(await desk.history.undo(done.change));
    expect(look(book.model)).toEqual(before);
  });

  it("lists what was merged with what both said, takes one group back, and with it proposes its records no more", async () => {
    const { book, desk } = await deskOf([...rows.slice(0, 3), ["成都天府软件有限公司", "13612345678", "", ""], ["成都天府软件", "13612345678", "", "要发票"]], template);
    const before = look(book.model);
    must(await desk.duplicates.mergeAll(must(await desk.duplicates.previewAll()).stamp));
    const { total, lines } = must(await desk.duplicates.merged.list(0));
    expect(total).toBe(2);
    expect(lines.map(({ alone, title, gone }) => [alone, title, gone.map(({ title: name, same, other }) => [name, same.map(({ en }) => en), other.map(({ label, was, stays }) => [label.en, was, stays])])])).toEqual([
      [false, "上海明达信息有限公司", [["上海明达信息有限公司", ["名称", "负责人"], [["手机", "13812345678", "138 1234 5678"]]]]],
      [false, "成都天府软件有限公司", [["成都天府软件有限公司", ["名称", "手机"], []]]],
    ]);
    must(await desk.duplicates.merged.undo(lines[1]!, true));
    expect(must(await desk.duplicates.merged.list(0)).lines.map(({ survivor }) => survivor)).toEqual([lines[0]!.survivor]);
    // It is there again, and nobody proposes it.
    expect(must(await desk.duplicates.list("duplicate", 0, null))).toMatchObject({ groups: 0, kept: 1 });
    must(await desk.duplicates.merged.undo(lines[0]!, false));
    expect(must(await desk.duplicates.list("duplicate", 0, null))).toMatchObject({ groups: 1, kept: 1 });
    expect((await cellsOf(book, "表"))).toHaveLength(5);
    expect(look(book.model)).toEqual(before);
  });

  it("takes a merge back and remembers that it was none in one change, or does neither where the roles do not let the person decide", async () => {
    const { tables } = template as { readonly tables: { readonly small: { readonly dedupe: readonly object[] } } };
    const by = { roles: [{ id: "boss", label: { "zh-CN": "经理", en: "Manager" } }], people: [{ id: "li", name: "李明", roles: ["boss"] }] };
    const { book, desk } = await deskOf(rows.slice(0, 3), { ...template, ...by, tables: { small: { ...tables.small, dedupe: [{ ...tables.small.dedupe[0], decisions: { roles: ["boss"] } }] } } });
    const before = look(book.model);
    must(await desk.duplicates.mergeAll(must(await desk.duplicates.previewAll()).stamp));
    const merged = look(book.model);
    const [line] = must(await desk.duplicates.merged.list(0)).lines;
    expect(await desk.duplicates.merged.undo(line!, true)).toMatchObject({ ok: false, problems: [{ code: "apart/notYours" }] });
    expect([look(book.model), must(await desk.duplicates.merged.list(0)).total]).toEqual([merged, 1]);
    await desk.become({ user: "李明", lang: "zh-CN" });
    const { total } = must(await desk.history.list());
    const { change } = must(await desk.duplicates.merged.undo(line!, true));
    expect([must(await desk.history.list()).total, look(book.model), must(await desk.duplicates.list("duplicate", 0, null)).kept]).toEqual([total + 1, before, 1]);
    must(await desk.history.undo(change));
    expect([look(book.model), must(await desk.duplicates.list("duplicate", 0, null)).kept]).toEqual([merged, 0]);
  });

  it("remembers that records are not the same, lists it, and forgets it again", async () => {
    const { desk, type } = await deskOf(rows, template);
    expect(must(await desk.duplicates.list("duplicate", 0, null)).groups).toBe(2);
    expect(must(await desk.duplicates.apart([["R0000001", "R0000002"]], true)).count).toBe(1);
    expect(must(await desk.duplicates.list("duplicate", 0, null))).toMatchObject({ groups: 1, kept: 1 });
    expect(must(await desk.duplicates.whyNot(2, 3))).toMatchObject({ reason: "decided" });
    expect(must(await desk.duplicates.decisions(0)).lines).toMatchObject([{ records: ["R0000001", "R0000002"], by: "测试", stands: true }]);
    must(await desk.duplicates.apart([["R0000001", "R0000002"]], false));
    expect(must(await desk.duplicates.list("duplicate", 0, null))).toMatchObject({ groups: 2, kept: 0 });
    must(await desk.duplicates.apart([["R0000001", "R0000002"]], true));
    await type(2, 0, "上海明达信息技术");
    expect(must(await desk.duplicates.decisions(0)).lines).toMatchObject([{ stands: false }]);
    expect(must(await desk.duplicates.list("duplicate", 0, null)).groups).toBe(2);
  });

  it("follows what people type without being asked to look again", async () => {
    const { desk, type } = await deskOf(rows, template);
    expect(must(await desk.duplicates.list("duplicate", 0, null)).groups).toBe(2);
    await type(2, 0, "深圳别家");
    await type(2, 1, "13512345678");
    expect(must(await desk.duplicates.list("duplicate", 0, null)).groups).toBe(1);
  });
});
