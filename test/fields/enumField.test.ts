import { enumField } from "../../src/fields/enumField";
import { checks, contextOf, reads, refuses, refusesWith } from "./fieldTable";

const context = contextOf(enumField, {
  options: [
    { code: "IT", label: { "zh-CN": "互联网", en: "Internet" }, aliases: ["信息技术"], active: true },
    { code: "FIN", label: { "zh-CN": "金融", en: "Finance" }, aliases: ["银行", "保险"], active: true },
    { code: "MED", label: { "zh-CN": "医药", en: "Healthcare" }, aliases: ["保险"], active: true },
    { code: "1", label: { "zh-CN": "一类", en: "Class one" }, aliases: [], active: true },
    { code: "OLD", label: { "zh-CN": "传统", en: "Legacy" }, aliases: [], active: false },
  ],
});

describe("an option is not proposed for what says the opposite of it", () => {
  const states = contextOf(enumField, { options: [["SENT", "已发货", "Shipped"], ["WON", "成交", "Won"], ["ON", "有效", "Active"], ["PAID", "已付清", "Paid in full"], ["DUE", "未付清", "Due"]].map(([code, zh, en]) => ({ code: code!, label: { "zh-CN": zh!, en: en! }, aliases: [], active: true })) });
  refuses(enumField, states, [["未发货", "unknownOption"], ["未成交", "unknownOption"], ["无效", "unknownOption"], ["inactive", "unknownOption"], ["not shipped", "unknownOption"], ["Shiped", "unknownOptionNear"]]);
  refusesWith(enumField, states, "没付清", "unknownOptionNear", { value: "没付清", nearest: { "zh-CN": "未付清", en: "Due" }, code: "DUE" });
});

describe("an option is known by code, label and alias", () => {
  reads(enumField, context, [["IT", "IT"], ["it", "IT"], ["ＩＴ", "IT"], ["互联网", "IT"], [" 互 联 网 ", "IT"], ["internet", "IT"], ["INTERNET", "IT"], ["信息技术", "IT"], ["银行", "FIN"], [1, "1"], ["一类", "1"], ["\u200b", null]]);
  refuses(enumField, context, [["保险", "severalOptions"], ["农业", "unknownOption"], ["互联网公司", "unknownOptionNear"], ["Finanse", "unknownOptionNear"], ["金溶", "unknownOptionNear"], [{ error: "#N/A" }, "errorCell"]]);
  refusesWith(enumField, context, "Finanse", "unknownOptionNear", { value: "Finanse", nearest: { "zh-CN": "金融", en: "Finance" }, code: "FIN" });
  checks(enumField, context, [["IT"], ["传统", "inactiveOption", "warning"]]);
  it("shows the label", () => expect(enumField.format("IT", context)).toBe("互联网"));
});
