import { sheetLabels, withHeaderLabels } from "../../src/template/headerLabels";
import { must } from "../contracts/sampleWorkbook";
import { field, smallTemplate } from "../pipeline/book";
import { load } from "./support";

const say = (zh: string, en: string) => ({ "zh-CN": zh, en });
const [def] = must(load(JSON.stringify(smallTemplate({ name: field("text", "客户名称", { "x-label": say("客户名称", "Company") }), owner: field("text", "负责人", { "x-label": say("负责人", "Owner") }), uscc: field("text", "信用代码", { "x-label": say("信用代码", "Credit code") }), note: field("text", "备注") })))).tables;

describe("fields called as the headers of the sheet call them", () => {
  it("without what breaks and marks a header, in English only where the header is no Chinese", () => {
    const named = withHeaderLabels(def!, { name: "单位名称 *", owner: "Sales rep", uscc: "统一社会\n信用代码", note: "备注" });
    expect(named.fields.map(({ label }) => [label["zh-CN"], label.en])).toEqual([["单位名称", "Company"], ["Sales rep", "Sales rep"], ["统一社会信用代码", "Credit code"], ["备注", "备注"]]);
    expect(Object.keys(sheetLabels(named))).toEqual(["name", "owner", "uscc"]);
  });

  it("keep the template's words where the header says them too, says nothing, or explains", () => {
    const headers = { name: "客户名称＊", owner: "OWNER", uscc: "", note: "这里写上一次拜访时客户说过的要紧事和下一步安排，不超过五十字" };
    expect(withHeaderLabels(def!, headers)).toBe(def);
    expect(sheetLabels(def!)).toEqual({});
    const other = { ...headers, owner: "业务员" };
    expect(withHeaderLabels(def!, other)).toBe(withHeaderLabels(def!, { ...other }));
  });
});
