import { deptField } from "../../src/fields/deptField";
import type { FieldSpec } from "../../src/fields/fieldType";
import { multiEnumField } from "../../src/fields/multiEnumField";
import { ratingField } from "../../src/fields/ratingField";
import { tagsField } from "../../src/fields/tagsField";
import { usersField } from "../../src/fields/usersField";
import { checks, contextOf, reads, refuses, refusesWith } from "./fieldTable";

const options: FieldSpec["options"] = [
  { code: "HD", label: { "zh-CN": "华东", en: "East" }, aliases: ["东区"], active: true },
  { code: "HN", label: { "zh-CN": "华南", en: "South" }, aliases: [], active: true },
  { code: "HK", label: { "zh-CN": "香港", en: "Hong Kong" }, aliases: [], active: true },
  { code: "OLD", label: { "zh-CN": "旧区", en: "Old" }, aliases: [], active: false },
];
const people: FieldSpec["people"] = [
  { id: "u1", name: "王芳", aliases: ["小王"], department: "销售部" },
  { id: "u2", name: "李伟", aliases: [], department: "市场部" },
  { id: "u3", name: "李伟", aliases: ["大李"], department: "销售部" },
];

describe("several options in a cell", () => {
  const context = contextOf(multiEnumField, { options });
  reads(multiEnumField, context, [
    ["华东、华南", "HD、HN"], ["华南，华东", "HD、HN"], ["hn;HD", "HD、HN"], ["华东/香港", "HD、HK"], ["华东\n华南\r\n", "HD、HN"], ["东区", "HD"], ["华东、华东、HD", "HD"], ["Hong Kong, South", "HN、HK"], ["华东 华南", "HD、HN"], ["、，", null], ["  ", null], ["华东、旧区", "HD、OLD"],
  ]);
  refuses(multiEnumField, context, [["华东、西北", "unknownOption"], ["华东、华男", "unknownOptionNear"], [1e15, "digitsLost"], [{ error: "#N/A" }, "errorCell"]]);
  refusesWith(multiEnumField, context, "华东、华男", "unknownOptionNear", { value: "华男", nearest: { "zh-CN": "华东", en: "East" }, code: "HD" });
  checks(multiEnumField, context, [["华东、华南"], ["旧区", "inactiveOption", "warning"]]);
  it("shows labels", () => expect(multiEnumField.format("HD、HK", context)).toBe("华东、香港"));
});

describe("several people in a cell", () => {
  const context = contextOf(usersField, { people });
  reads(usersField, context, [["王芳、大李", "u1、u3"], ["大李,小王", "u3、u1"], ["u2；u1", "u2、u1"], ["王芳 大李", "u1、u3"], ["小王、王芳", "u1"], ["", null]]);
  refuses(usersField, context, [["王芳、李伟", "severalPeople"], ["王芳、赵六", "unknownPerson"], ["王方", "unknownPersonNear"]]);
  reads(usersField, contextOf(usersField), [["王芳， 赵六", "王芳、赵六"]]);
});

describe("a department of the people", () => {
  const context = contextOf(deptField, { people });
  reads(deptField, context, [["销售部", "销售部"], ["销售", "销售部"], ["销售部门", "销售部"], ["市 场 部", "市场部"], ["无", null, "placeholder"]]);
  refuses(deptField, context, [["财务部", "unknownDepartment"], ["销售一部", "unknownDepartmentNear"]]);
  reads(deptField, contextOf(deptField), [["财务部", "财务部"]]);
});

describe("tags", () => {
  const context = contextOf(tagsField);
  reads(tagsField, context, [["#重点 #老客户", "重点、老客户"], ["重点,VIP；vip", "重点、VIP"], ["ＶＩＰ｜重点", "VIP、重点"], ["展会 2024", "展会 2024"], ["#话题#", "话题"], ["C#、F#", "C、F"], ["无", null, "placeholder"]]);
  checks(tagsField, context, [["重点"], ["这是一句很长的话".repeat(10), "longTag", "warning"]]);
});

describe("a rating of five stars", () => {
  const context = contextOf(ratingField);
  reads(ratingField, context, [[4, 4], ["4", 4], ["★★★☆☆", 3], ["⭐⭐⭐⭐", 4], ["⭐️⭐️", 2], ["4星", 4], ["四星级", 4], ["五颗星", 5], ["4/5", 4], ["4 out of 5", 4], ["4 stars", 4], ["５分", 5], ["4.0", 4], ["无", null, "placeholder"]]);
  refuses(ratingField, context, [["8/10", "otherScale"], ["★★★★★★", "otherScale"], ["3.5", "half"], [3.5, "half"], [0, "outOfRange"], ["☆☆☆☆☆", "outOfRange"], [6, "outOfRange"], ["好", "notARating"], [true, "notARating"]]);
  it("shows stars", () => expect(ratingField.format(3, context)).toBe("★★★☆☆"));
});
