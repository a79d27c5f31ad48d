import { must } from "../contracts/sampleWorkbook";
import { field, smallTemplate } from "../pipeline/book";
import { deskOf } from "./deskBook";

const template = smallTemplate({ name: field("companyName", "名称"), kind: { ...field("enum", "行业"), "x-options": [{ code: "信息技术", aliases: ["软件", "IT"] }, { code: "其他" }] }, key: field("bool", "重点") });

describe("how columns of choices write what is typed", () => {
  it("are told to the spreadsheet: codes for their other names, yes and no as the column has them", async () => {
    const { desk } = await deskOf([["名称", "行业", "重点"], ["甲公司", "信息技术", "否"], ["乙公司", "其他", "是"]], template);
    const told = must(await desk.sheet.spellings())!;
    expect([told.sheet, told.firstRow, told.columns.map(({ column }) => column)]).toEqual(["表", 1, [1, 2]]);
    const [kind, key] = told.columns.map(({ words }) => new Map(words));
    expect([kind!.get("软件"), kind!.get("it"), kind!.get("其他"), kind!.get("综合")]).toEqual(["信息技术", "信息技术", "其他", undefined]);
    expect([key!.get("y"), key!.get("√"), key!.get("0"), key!.get("是"), key!.get("x")]).toEqual(["是", "是", "否", "是", undefined]);
  });
});
