import { companyNameField } from "../../src/fields/companyNameField";
import { personNameField } from "../../src/fields/personNameField";
import { userField } from "../../src/fields/userField";
import { checks, contextOf, reads, refuses } from "./fieldTable";

describe("a person's name", () => {
  const context = contextOf(personNameField);
  reads(personNameField, context, [
    ["张三", "张三"], ["张 三", "张三"], ["张　三", "张三"], ["欧阳 娜娜", "欧阳娜娜"], ["买买提•艾力", "买买提·艾力"], ["买买提・艾力", "买买提·艾力"], ["买买提. 艾力", "买买提·艾力"], ["李‧阿不都", "李·阿不都"], ["John  Smith", "John Smith"], ["Ｊｏｈｎ", "John"], ["J.R. Smith", "J.R. Smith"], ["O'Neil", "O'Neil"], ["'t Hooft", "'t Hooft"],
    ["van der Berg, Anna", "van der Berg, Anna"], ["张三 李四", "张三 李四"], ["李总", "李总"], ["𠮷田", "𠮷田"],
  ]);
  reads(personNameField, context, [["张三先生", "张三", "title"], ["王小明总经理", "王小明", "title"], ["Mr. John Smith", "John Smith", "title"]]);
  checks(personNameField, context, [["张三"], ["John Smith"], ["van der Berg, Anna"], ["买买提·艾力"], ["李总", "surnameOnly", "warning"], ["王经理", "surnameOnly", "warning"], ["张三、李四", "severalNames", "warning"], ["张三 李四", "severalNames", "warning"], ["上海明达有限公司", "looksLikeCompany", "warning"], ["张三138", "digits", "warning"], ["张", "tooShort", "warning"]]);
  it.each([["张三", "张*"], ["欧阳娜娜", "欧阳**"], ["John Smith", "J*** S***"]])("masks %s", (name, masked) => expect(personNameField.mask(name, context)).toBe(masked));
});

describe("a company's name", () => {
  const context = contextOf(companyNameField);
  reads(companyNameField, context, [["ＡＢＣ (上海) 科技 有限公司", "ABC（上海）科技有限公司"], ["ABC（Shanghai） Co., Ltd.", "ABC(Shanghai) Co., Ltd."], ["腾讯　科技", "腾讯科技"], ["华为技术有限公司\n", "华为技术有限公司"], ["三一〔集团〕有限公司", "三一（集团）有限公司"], ["3M 中国", "3M中国"], ["Acme  Inc.", "Acme Inc."]]);
  checks(companyNameField, context, [["上海明达科技有限公司"], ["Acme Inc."], ["张三", "looksLikePerson", "info"], ["12345", "noLetters", "warning"], ["司", "tooShort", "warning"], ["明达（上海有限公司", "bracket", "warning"]]);
});

describe("a person in charge", () => {
  const context = contextOf(userField, { people: [{ id: "u1", name: "王芳", aliases: ["小王"] }, { id: "u2", name: "李伟", aliases: [] }, { id: "u3", name: "李伟", aliases: ["大李"] }] });
  reads(userField, context, [["u1", "u1"], ["U1", "u1"], ["王芳", "u1"], ["王 芳", "u1"], ["小王", "u1"], ["大李", "u3"]]);
  refuses(userField, context, [["李伟", "severalPeople"], ["赵六", "unknownPerson"], ["王方", "unknownPersonNear"]]);
  reads(userField, contextOf(userField), [["任何人", "任何人"]]);
  it("shows the name where it is one person's", () => expect([userField.format("u1", context), userField.format("u2", context)]).toEqual(["王芳", "u2"]));
});
