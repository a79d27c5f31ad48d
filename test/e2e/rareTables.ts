import { governSheets } from "../../src/pipeline/governSheets";
import { clockOf } from "../../src/pipeline/clock";
import type { CellValue } from "../../src/workbook/host";
import { classify } from "../../src/pipeline/classify";
import { bookOfSheets, field, own, withTemplate } from "../pipeline/book";
import { must } from "../contracts/sampleWorkbook";

/**
 * A workbook of governed tables whose template says what the shipped ones do not: what becomes of a repeated record, who is told what of it, rows that make records of another table, pages of a form,
 * masked fields, classes that are not due, or written on opening, a record whose place another one takes. What people see of that is looked at in a browser.
 */
const say = (zh: string, en: string) => ({ "zh-CN": zh, en });
const labelled = (type: string, zh: string, en: string, also: object = {}) => field(type, zh, { "x-label": say(zh, en), ...also });
const rule = (more: object) => ({ id: "same", block: [{ field: "phone", key: "phone8" }, { field: "name", key: "company" }], match: [{ field: "name", method: "companyParts", weight: 10 }, { field: "phone", method: "phone", weight: 11 }, { field: "email", method: "email", weight: 11 }], ...more });
const contact = { name: labelled("companyName", "名称", "Company"), phone: labelled("cn-mobile", "手机", "Mobile"), email: labelled("email", "邮箱", "Email"), owner: labelled("text", "负责人", "Owner") };
const table = (sheet: string, en: string, properties: object, more: object = {}) => ({ sheet, labels: say(sheet, en), subject: "organisation", schema: { type: "object", properties }, ...more });
const grades = { "x-options": ["A", "B", "C"].map((code) => ({ code })) };

export const rareTemplate = {
  $schema: "https://crm-sheets.example/dialect/1",
  id: "https://example.com/templates/rare",
  version: "1.0.0",
  title: say("少见的做法", "Rare ways"),
  roles: [{ id: "boss", label: say("经理", "Manager") }],
  people: [{ id: "li", name: "李明", roles: ["boss"] }, { id: "wang", name: "王芳" }],
  tables: {
    agent: table("代理商", "Agents", contact, { dedupe: [rule({ action: "block", override: { roles: ["boss"] } })] }),
    lead: table("线索", "Leads", contact, { dedupe: [rule({ action: "link" })] }),
    shop: table("门店", "Shops", contact, { dedupe: [rule({ action: "review", decisions: { roles: ["boss"] } })] }),
    guest: table("来宾", "Guests", contact, { dedupe: [rule({ action: "allow" })] }),
    client: table("客户", "Clients", contact, { dedupe: [rule({ lookupPolicy: { roles: ["boss"], show: ["owner"] } })] }),
    order: table("订单", "Orders", { no: labelled("text", "单号", "Number"), of: labelled("ref", "客户", "Client"), amount: labelled("money", "金额", "Amount"), size: labelled("enum", "规模", "Size", { readOnly: true, "x-options": [{ code: "大单", label: say("大单", "Large") }, { code: "小单", label: say("小单", "Small") }] }) }, { relations: [{ from: "of", to: "client", match: ["name"], create: true, onDelete: "relink" }], classify: [{ target: "size", table: [{ when: "[amount]>=1000", then: "大单" }], else: "小单", schedule: { on: "open" } }] }),
    contract: table("合同", "Contracts", {
      title: labelled("text", "合同名称", "Title"), kind: labelled("enum", "类别", "Kind", { "x-options": [{ code: "采购", label: say("采购", "Purchase") }, { code: "销售", label: say("销售", "Sale") }] }), signed: labelled("date", "签订日期", "Signed on"),
      amount: labelled("money", "金额", "Amount"), paid: labelled("money", "已付", "Paid"), bank: labelled("text", "银行账号", "Bank account", { "x-sensitivity": "confidential", "x-mask": "2*4" }), phone: labelled("cn-mobile", "联系电话", "Phone", { "x-sensitivity": "confidential" }),
      supplier: labelled("text", "供应商", "Supplier"), remark: labelled("longtext", "备注", "Remarks"), grade: labelled("enum", "等级", "Grade", { readOnly: true, ...grades }), gradeBefore: labelled("enum", "原等级", "Grade before", { readOnly: true, ...grades }), gradeSince: labelled("date", "定级日期", "Graded on", { readOnly: true }),
    }, {
      reveal: { roles: ["boss"], fields: ["bank"] },
      classify: [{ target: "grade", table: [{ when: "[amount]>=100000", then: "A" }, { when: "[amount]>=10000", then: "B" }], else: "C", schedule: { every: "P6M", previous: "gradeBefore", since: "gradeSince" } }],
      layout: {
        tabs: [
          { title: say("基本", "Basics"), sections: [{ title: say("合同", "Contract"), fields: ["title", "kind", "signed"] }, { title: say("付款", "Payment"), fields: ["amount", "paid", "bank"] }] },
          { title: say("对方", "Other side"), sections: [{ title: say("联系", "Contact"), fields: ["supplier", "phone"] }, { title: say("说明", "Notes"), fields: ["remark"], folded: true }] },
        ],
        widths: { kind: "half", signed: "half", amount: "half", paid: "half" },
        variants: [{ when: "[kind]=\"采购\"", sections: [{ title: say("采购", "Purchase"), fields: ["title", "kind", "supplier", "amount"] }] }],
      },
    }),
  },
};

const contacts: readonly (readonly CellValue[])[] = [
  ["名称", "手机", "邮箱", "负责人"], ["上海明达信息有限公司", "13812345678", null, "李明"], ["北京云帆科技有限公司", "13912345678", null, "王芳"], ["广州远景贸易有限公司", "13700000001", null, "王芳"],
  // The first and the last have only the name in common; the one between is like both.
  ["武汉长江设备有限公司", "13600000006", null, "李明"], ["武汉长江设备有限公司", "13600000006", "office@cjsb.example", "王芳"], ["武汉长江设备公司", null, "office@cjsb.example", "王芳"],
];
const sheets = {
  ...Object.fromEntries(["代理商", "线索", "门店", "来宾", "客户"].map((name) => [name, contacts])),
  订单: [["单号", "客户", "金额", "规模"], ["D1", "北京云帆科技有限公司", 1200, null]],
  合同: [["合同名称", "类别", "签订日期", "金额", "已付", "银行账号", "联系电话", "供应商", "备注", "等级", "原等级", "定级日期"], ["机房维保 2025", "销售", 45_992, 120_000, 0, "6222020200112233445", "13812345678", null, "按季付款", null, null, null], ["办公用品采购", "采购", 45_993, 8_000, 8_000, "6222020200998877665", "13912345678", "广州远景贸易有限公司", null, null, null, null]],
} satisfies { readonly [name: string]: readonly (readonly CellValue[])[] };

/** The workbook as bytes; its classes were written today, and two amounts were changed after. */
export async function rareWorkbook(now = new Date()): Promise<Uint8Array> {
  const book = bookOfSheets(sheets);
  const session = { ...book.session, ...clockOf(now, null) };
  must(await governSheets(session, withTemplate(rareTemplate, { answers: Object.fromEntries(Object.entries(rareTemplate.tables).map(([id, { sheet }]) => [`${sheet}!table`, id])) })));
  must(await classify(session, { ...own, write: true }));
  const [amount, kind] = [(sheets.合同[0] as readonly CellValue[]).indexOf("金额"), 1];
  must(await book.host.apply([{ verb: "writeCells", sheet: "合同", blocks: [{ row: kind, column: amount, values: [[9_000]] }] }]));
  must(await book.host.apply([{ verb: "writeCells", sheet: "订单", blocks: [{ row: 1, column: (sheets.订单[0] as readonly CellValue[]).indexOf("金额"), values: [[700]] }] }]));
  return book.save();
}
