import { loadTemplate } from "../../src/template/loadTemplate";
import type { Template } from "../../src/template/template";
import { must } from "../contracts/sampleWorkbook";
import { field } from "../pipeline/book";
import { tools } from "../template/support";

type Json = { readonly [key: string]: unknown };

/** Customers with a parent company, their contacts and one profile each, orders with lines: every kind of relation between them. */
export const relatedSource: Json = {
  $schema: "https://crm-sheets.example/dialect/1",
  id: "https://example.com/templates/related",
  version: "1.0.0",
  title: { "zh-CN": "客户与订单", en: "Customers and orders" },
  tables: {
    customer: {
      sheet: "客户", tableName: "Customer", labels: { "zh-CN": "客户", en: "Customers" }, subject: "organisation", display: "[name]",
      schema: { type: "object", required: ["name"], properties: {
        name: field("companyName", "客户名称"), phone: field("phone", "电话"), code: field("text", "客户代码"), parent: field("ref", "上级公司"), limit: field("money", "信用额度"), frozen: field("bool", "冻结"),
      } },
      keys: [{ fields: ["code"] }],
      relations: [{ from: "parent", to: "customer" }],
      rules: [{ id: "limit", assert: "SUMIFS([order.amount],[order.customer],[id])<=[limit]", message: { "zh-CN": "订单合计超过信用额度", en: "The orders exceed the credit limit" } }],
      dedupe: [{ id: "same", block: [{ field: "name", key: "company" }, { field: "phone", key: "phone8" }], match: [{ field: "name", method: "companyParts", weight: 9 }, { field: "phone", method: "phone", weight: 8 }] }],
    },
    contact: {
      sheet: "联系人", tableName: "Contact", labels: { "zh-CN": "联系人", en: "Contacts" }, subject: "person", display: "[name]",
      schema: { type: "object", required: ["name"], properties: { name: field("personName", "姓名"), mobile: field("cn-mobile", "手机"), customer: field("ref", "所属客户") } },
      relations: [{ from: "customer", to: "customer", match: ["code", "name", "phone"] }],
    },
    profile: {
      sheet: "画像", tableName: "Profile", labels: { "zh-CN": "画像", en: "Profiles" }, subject: "organisation",
      schema: { type: "object", properties: { customer: field("ref", "客户"), note: field("text", "说明") } },
      relations: [{ from: "customer", to: "customer", kind: "one" }],
    },
    order: {
      sheet: "订单", tableName: "Orders", labels: { "zh-CN": "订单", en: "Orders" }, subject: "organisation", display: "[no]",
      schema: { type: "object", properties: {
        no: field("text", "订单号"), customer: field("ref", "客户"), contact: field("ref", "联系人"), partners: field("refs", "合作方"), amount: field("money", "金额"),
      } },
      keys: [{ fields: ["no"] }],
      relations: [
        { from: "customer", to: "customer", match: ["code", "name", "phone"] },
        { from: "contact", to: "contact", match: ["mobile", "name"], filter: "[contact.customer]=[customer]" },
        { from: "partners", to: "customer", match: ["code", "name"] },
      ],
      subtables: [{ table: "line", parent: "order" }],
      rules: [{ id: "not-frozen", assert: "NOT([customer.frozen])", message: { "zh-CN": "冻结的客户不能下单", en: "A frozen customer cannot order" } }],
    },
    line: {
      sheet: "订单明细", tableName: "Lines", labels: { "zh-CN": "订单明细", en: "Order lines" }, subject: "organisation",
      schema: { type: "object", properties: { order: field("ref", "订单"), item: field("text", "品名"), quantity: field("number", "数量"), price: field("money", "单价") } },
      relations: [{ from: "order", to: "order" }],
    },
  },
};

export function relatedTemplate(): Template {
  return must(loadTemplate(new TextEncoder().encode(JSON.stringify(relatedSource)), tools));
}
