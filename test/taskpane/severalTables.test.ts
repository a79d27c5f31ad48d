import { readFileSync } from "node:fs";
import { join } from "node:path";
import { must } from "../contracts/sampleWorkbook";
import { templatesFolder } from "../templates/customer";
import { look } from "../pipeline/book";
import { customerTemplate, openDesk } from "./openDesk";

const pack = new Uint8Array(readFileSync(join(templatesFolder, "crm/crm.crm.json")));
const messy = {
  客户资料: [["客户代码", "单位名称", "联系电话", "所属行业", "状态", "业务员"], ["K001", "杭州禾屿软件有限公司", "0571-87650001", "软件", "合作中", "陈晓明"], ["K002", "上海岚珂精密制造股份有限公司", "021 69150002", "制造业", "老客户", "李思雨"], ["K003", "深圳朗煜电子有限公司", "0755-26120005", "制造业", "潜在客户", "刘子豪"]],
  通讯录: [["联系人", "公司", "职位", "手机号", "微信号", "是否主要"], ["王思宁", "杭州禾屿软件有限公司", "采购总监", "138 5712 0001", null, "是"], ["周宇浩", "k002", "技术总监", "+86 13917520002", null, "√"], ["马玲", "昆明云岭药业有限公司", "文员", "13757480103", null, "否"]],
  说明: [["给销售部"]],
};

describe("several sheets of one template in the pane", () => {
  it("are offered together with their fit and their records, are made tables at once, and each can be spoken of", async () => {
    const { desk, model, hand } = openDesk(messy, [customerTemplate, pack]);
    const before = look(model, []);
    const proposal = must(await desk.governing.proposeSheets(null))!;
    expect(proposal.sheets.map(({ table, sheet, records }) => [table, sheet, records])).toEqual([["customer", "客户资料", 3], ["contact", "通讯录", 3]]);
    for (const { score } of proposal.sheets) expect(score).toBeGreaterThan(0.4);
    expect(look(model, [])).toEqual(before);

    expect(must(await desk.governing.applySheets(null))).toMatchObject({ tables: 2, records: 6, linked: 2, left: [] });
    const first = must(await desk.start.overview()).governed!;
    expect(first).toMatchObject({ table: "customer", sheet: "客户资料", records: 3, tables: [{ id: "customer", records: 3 }, { id: "contact", sheet: "通讯录", records: 3 }] });

    // From here on the contacts are meant: by views and by commands.
    must(await desk.start.choose("contact"));
    expect(must(await desk.start.overview()).governed).toMatchObject({ table: "contact", sheet: "通讯录" });
    const open = must(await desk.record.open({ row: 2 }))!;
    expect(open.name).toBe("王思宁");
    must(await desk.record.save(open.record, { jobTitle: "总经理" }, { jobTitle: open.seen["jobTitle"] ?? null }));
    expect(must(await hand.readCells("通讯录", { row: 1, column: 2, rows: 1, columns: 1 })).values).toEqual([["总经理"]]);
    expect(must(await desk.governing.proposeSheets(null))).toBeNull();
  });

  it("are not offered where one sheet is meant", async () => {
    const { desk } = openDesk({ 客户资料: messy.客户资料 }, [customerTemplate, pack]);
    expect(must(await desk.governing.proposeSheets(null))).toBeNull();
  });
});
