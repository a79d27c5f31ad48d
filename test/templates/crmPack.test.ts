import { readFileSync } from "node:fs";
import { join } from "node:path";
import { check } from "../../src/pipeline/check";
import { governSheets } from "../../src/pipeline/governSheets";
import { must } from "../contracts/sampleWorkbook";
import { type Book, bookOfSheets, cellsOf, customerTemplate } from "../pipeline/book";
import { templatesFolder } from "./customer";

const pack = new Uint8Array(readFileSync(join(templatesFolder, "crm/crm.crm.json")));
const shipped = { templates: [customerTemplate, pack], chosen: false, sheet: null, answers: {} };
const chosen = { ...shipped, templates: [pack], chosen: true };

/** As such lists come from several people: own headers, names instead of codes, phones as typed. */
const messy = {
  客户资料: [
    ["2026 年客户资料（销售部）"],
    ["客户代码", "单位名称", "联系电话", "所属行业", "状态", "业务员", "母公司"],
    ["K001", "杭州禾屿软件有限公司", "0571-87650001", "软件", "合作中", "陈晓明", null],
    ["K002", "上海岚珂精密制造股份有限公司", "021 69150002", "制造业", "老客户", "李思雨", null],
    ["K003", "上海岚珂模具有限公司", "02159720004", "制造业", "潜在客户", "李思雨", "上海岚珂精密制造股份有限公司"],
    ["K004", "深圳朗煜电子有限公司", "0755-26120005", "电子厂", "未合作", "刘子豪", null],
  ],
  通讯录: [
    ["联系人", "公司", "职位", "手机号", "微信号", "是否主要"],
    ["王思宁", "杭州禾屿软件有限公司", "采购总监", "138 5712 0001", null, "是"],
    ["周宇浩", "k002", "技术总监", "+86 13917520002", null, "√"],
    ["陈佳欣", "0755-26120005", "采购经理", "13632840003", "jiaxin_chen88", "是"],
    ["马玲", "昆明云岭药业有限公司", "文员", "13757480103", null, "否"],
  ],
  项目跟踪: [
    ["项目名称", "客户名称", "对接人", "销售阶段", "预计金额（万元）", "预计成交时间", "销售负责人", "下次跟进时间"],
    ["运维平台二期", "杭州禾屿软件有限公司", "王思宁", "谈判中", 86, "2026年4月30日", "陈晓明", "2026-03-20"],
    ["产线看板试点", "上海岚珂精密制造股份有限公司", "13917520002", "已报价", 18, "2026/5/29", "李思雨", "2026-03-18"],
    ["检测设备", "深圳朗煜", null, "意向", null, null, "刘子豪", "2026-04-02"],
  ],
  "2026订单": [
    ["订单编号", "客户名称", "下单日期", "订单状态", "金额", "已收款", "业务员"],
    ["XS-0101", "杭州禾屿软件有限公司", "2026-01-12", "已完成", 9600, 9600, "陈晓明"],
    ["XS-0102", "上海岚珂精密制造股份有限公司", "2026年2月3日", "待发货", "¥6,400", null, "李思雨"],
    ["XS-0103", "合肥临云电器有限公司", "2026-03-02", "待发货", 3200, null, "李思雨"],
  ],
  明细: [
    ["订单号", "品名", "数量", "单价", "金额"],
    ["XS-0101", "数据采集终端", 3, 3200, 9600],
    ["xs-0102", "P-100", 2, 3200, 6400],
    ["XS-0103", "边缘网关", 1, 3200, 3200],
    ["XS-0999", "P-100", 1, 3200, 3200],
  ],
  价目表: [
    ["货号", "产品名称", "单位", "标价", "税率", "是否在售"],
    ["P-100", "数据采集终端", "台", 3200, "13%", "是"],
    ["P-200", "运维平台许可", "年", 60000, "13%", "是"],
  ],
};
/** Rows and fields with something that a person has to settle. */
const told = async (book: Book): Promise<readonly string[]> =>
  must(await check(book.session, chosen)).flatMap(({ table, findings }) => findings.filter(({ severity, fixes }) => severity !== "info" && fixes?.[0]?.lossless !== true).map(({ rule, messageId, at }) => `${table.def.id} ${rule} ${messageId} ${at[0]!.row} ${at[0]!.field}`)).sort();

describe("the starter pack on a messy workbook", () => {
  it("governs its sheets at once and links them by name, phone and code; what names nobody stays, and is told", async () => {
    const book = bookOfSheets(messy);
    const { governed, left, links } = must(await governSheets(book.session, chosen));
    expect(governed.map(({ table, plan }) => [table.def.id, plan?.sheet])).toEqual([["customer", "客户资料"], ["contact", "通讯录"], ["opportunity", "项目跟踪"], ["order", "2026订单"], ["line", "明细"], ["product", "价目表"]]);
    expect(left).toEqual([]);
    expect(links.map(({ table, field, before, after }) => `${table}.${field} ${before} → ${after}`)).toEqual([
      "customer.parent 上海岚珂精密制造股份有限公司 → R0000002",
      "contact.customer 杭州禾屿软件有限公司 → R0000001", "contact.customer k002 → R0000002", "contact.customer 0755-26120005 → R0000004",
      "opportunity.contact 王思宁 → R0000001", "opportunity.customer 杭州禾屿软件有限公司 → R0000001", "opportunity.contact 13917520002 → R0000002", "opportunity.customer 上海岚珂精密制造股份有限公司 → R0000002",
      "order.customer 杭州禾屿软件有限公司 → R0000001", "order.customer 上海岚珂精密制造股份有限公司 → R0000002",
      "line.order XS-0101 → R0000001", "line.product 数据采集终端 → R0000001", "line.order xs-0102 → R0000002", "line.product P-100 → R0000001", "line.order XS-0103 → R0000003", "line.product P-100 → R0000001",
    ]);
    expect((await cellsOf(book, "通讯录")).map((row) => row[1])).toEqual(["公司", "R0000001", "R0000002", "R0000004", "昆明云岭药业有限公司"]);
    expect(await told(book)).toEqual([
      "contact relation/customer dangling 5 customer",
      "customer field/enum unknownOption 6 industry",
      "customer rule/active-needs-uscc broken 3 uscc", "customer rule/active-needs-uscc broken 4 uscc",
      "line relation/order dangling 5 order", "line relation/product dangling 4 product",
      "opportunity relation/customer dangling 4 customer",
      "order relation/customer dangling 4 customer",
    ]);
  });
});

describe("the shipped templates side by side", () => {
  it("take a list of customers for the template of customers alone, also with a contact each; contacts, and several sheets, for the pack", async () => {
    const alone = bookOfSheets({ Sheet1: [["客户名称", "跟进阶段", "负责人", "联系人", "手机"], ["杭州禾屿软件有限公司", "意向", "陈晓明", "王思宁", "13857120001"], ["深圳朗煜电子有限公司", "潜在", "刘子豪", "陈佳欣", "13632840003"]] });
    expect(must(await governSheets(alone.session, shipped)).governed.map(({ table }) => table.template.id)).toEqual(["https://crm-sheets.example/templates/customer"]);
    const withContact = bookOfSheets({ Sheet1: [["客户名称", "联系人", "电话", "地址", "备注"], ["杭州禾屿软件有限公司", "王思宁", "0571-87650001", "天目路218号", "老客户"], ["深圳朗煜电子有限公司", "陈佳欣", "13632840003", "宝安大道1号", null]] });
    expect(must(await governSheets(withContact.session, shipped)).governed.map(({ table }) => table.template.id)).toEqual(["https://crm-sheets.example/templates/customer"]);
    const contacts = bookOfSheets({ Sheet1: messy.通讯录 });
    expect(must(await governSheets(contacts.session, shipped)).governed.map(({ table }) => table.def.id)).toEqual(["contact"]);
    // Amounts of orders are no sums in 万元 that somebody expects of a customer.
    const orders = [["订单号", "客户编码", "客户名称", "下单日期", "金额", "状态", "经办人"], ["SO001", "K1", "杭州禾屿软件有限公司", "2024-03-01", 5200, "已发货", "陈晓明"], ["SO002", "K1", "杭州禾屿软件有限公司", "2024-04-01", 800, "已完成", "陈晓明"], ["SO003", "K2", "深圳朗煜电子有限公司", "2024-05-09", 1200, "已取消", "刘子豪"]];
    const onlyOrders = bookOfSheets({ Sheet1: orders });
    expect(must(await governSheets(onlyOrders.session, shipped)).governed.map(({ table }) => table.def.id)).toEqual(["order"]);
    // Customers with a contact each, and their orders: what the orders refer to is the customers.
    const ofThem = bookOfSheets({ 客户档案: [["客户编码", "客户名称", "信用代码", "省市区", "地址", "联系人", "手机", "客户分级", "备注"], ["K1", "杭州禾屿软件有限公司", null, "浙江省杭州市", "天目路218号", "王思宁", "13857120001", "A", null], ["K2", "深圳朗煜电子有限公司", null, "广东省深圳市", "宝安大道1号", "陈佳欣", "13632840003", "B", null]], 销售订单: orders });
    expect(must(await governSheets(ofThem.session, shipped)).governed.map(({ table }) => table.def.id)).toEqual(["customer", "order"]);
    const wide = bookOfSheets({ Sheet1: [["客户名称", "联系人", "手机", "城市", "客户等级", ...Array.from({ length: 30 }, (_, n) => `自定义项${n}`)], ["杭州禾屿软件有限公司", "王思宁", "13857120001", "杭州", "A"], ["深圳朗煜电子有限公司", "陈佳欣", "13632840003", "深圳", "B"]] });
    expect(must(await governSheets(wide.session, shipped)).governed.map(({ table }) => table.template.id)).toEqual(["https://crm-sheets.example/templates/customer"]);
    // A list of members names no customer: as customers they would all be without a name.
    const members = bookOfSheets({ Sheet1: [["姓名", "性别", "手机", "城市", "会员等级", "累计消费", "入会日期", "备注"], ["王思宁", "女", "13857120001", "杭州", "A", 3300, "2024-03-01", null], ["陈佳欣", "女", "13632840003", "深圳", "B", 120, "2024-04-01", null]] });
    expect(must(await governSheets(members.session, shipped)).governed.map(({ table }) => table.def.id)).toEqual(["contact"]);
    const several = bookOfSheets(messy);
    expect(must(await governSheets(several.session, shipped)).governed.map(({ table }) => table.def.id)).toEqual(["customer", "contact", "opportunity", "order", "line", "product"]);
  });
});
