import { companyNameField } from "../../src/fields/companyNameField";
import { readCompanyName } from "../../src/fields/companyWords";
import { personNameField } from "../../src/fields/personNameField";
import { userField } from "../../src/fields/userField";
import { checks, contextOf, reads, refuses } from "./fieldTable";

describe("a person's name", () => {
  const context = contextOf(personNameField);
  reads(personNameField, context, [
    ["张三", "张三"], ["张 三", "张三"], ["张　三", "张三"], ["欧阳 娜娜", "欧阳娜娜"], ["买买提•艾力", "买买提·艾力"], ["买买提・艾力", "买买提·艾力"], ["买买提. 艾力", "买买提·艾力"], ["李‧阿不都", "李·阿不都"], ["John  Smith", "John Smith"], ["Ｊｏｈｎ", "John"], ["J.R. Smith", "J.R. Smith"], ["O'Neil", "O'Neil"], ["'t Hooft", "'t Hooft"],
    ["van der Berg, Anna", "Anna van der Berg", "surnameFirst"], ["Smith, John", "John Smith", "surnameFirst"], ["King, Jr.", "King, Jr."], ["Dr. John Smith", "John Smith", "title"], ["John Smith, PhD", "John Smith", "title"], ["张三（经理）", "张三", "title"], ["张 三 副总经理", "张三", "title"], ["欧阳 娜娜", "欧阳娜娜"], ["阿卜杜拉．买买提", "阿卜杜拉·买买提"],
    ["张三 李四", "张三 李四"], ["李总", "李总"], ["𠮷田", "𠮷田"],
    ["赵静 总", "赵静", "title"], ["王小明 工", "王小明", "title"], ["李 总", "李总"], ["欧阳 总", "欧阳总"], ["张 建工", "张建工"],
  ]);
  reads(personNameField, context, [["张三先生", "张三", "title"], ["王小明总经理", "王小明", "title"], ["Mr. John Smith", "John Smith", "title"]]);
  checks(personNameField, context, [["张三"], ["John Smith"], ["van der Berg, Anna"], ["买买提·艾力"], ["李总", "surnameOnly", "warning"], ["王经理", "surnameOnly", "warning"], ["张三、李四", "severalNames", "warning"], ["张三 李四", "severalNames", "warning"], ["上海明达有限公司", "looksLikeCompany", "warning"], ["张三138", "digits", "warning"], ["张", "tooShort", "warning"], ["Jоhn Smith", "mixedLetters", "warning"]]);
  it.each([["张三", "张*"], ["欧阳娜娜", "欧阳**"], ["John Smith", "J*** S***"]])("masks %s", (name, masked) => expect(personNameField.mask(name, context)).toBe(masked));
});

describe("a company's name", () => {
  const context = contextOf(companyNameField);
  reads(companyNameField, context, [["ＡＢＣ (上海) 科技 有限公司", "ABC（上海）科技有限公司"], ["ABC（Shanghai） Co., Ltd.", "ABC(Shanghai) Co., Ltd."], ["腾讯　科技", "腾讯科技"], ["华为技术有限公司\n", "华为技术有限公司"], ["三一〔集团〕有限公司", "三一（集团）有限公司"], ["3M 中国", "3M中国"], ["Acme  Inc.", "Acme Inc."],
    ["云杉软件有限公司(原：杭州老杉软件有限公司)", "云杉软件有限公司", "formerName"], ["云杉软件有限公司（曾用名：老杉软件）", "云杉软件有限公司", "formerName"], ["云杉软件有限公司(已注销)", "云杉软件有限公司", "droppedText"], ["云杉软件（上海）", "云杉软件（上海）"], ["云杉投资合伙企业(有限合伙)", "云杉投资合伙企业（有限合伙）"], ["云杉软件（软件园店）", "云杉软件（软件园店）"], ["云杉公司（原材料部）", "云杉公司（原材料部）"], ["云杉软件有限公司（原老杉软件厂）", "云杉软件有限公司", "formerName"],
  ]);
  checks(companyNameField, context, [["上海明达科技有限公司"], ["Acme Inc."], ["张三", "looksLikePerson", "info"], ["12345", "noLetters", "warning"], ["司", "tooShort", "warning"], ["明达（上海有限公司", "bracket", "warning"], ["上海明达科技有限责任公", "cutOff", "warning"], ["Аcme Ltd", "mixedLetters", "warning"]]);
});

describe("a person in charge", () => {
  const context = contextOf(userField, { people: [{ id: "u1", name: "王芳", aliases: ["小王"] }, { id: "u2", name: "李伟", aliases: [] }, { id: "u3", name: "李伟", aliases: ["大李"] }] });
  reads(userField, context, [["u1", "u1"], ["U1", "u1"], ["王芳", "u1"], ["王 芳", "u1"], ["小王", "u1"], ["大李", "u3"]]);
  refuses(userField, context, [["李伟", "severalPeople"], ["赵六", "unknownPerson"], ["王方", "unknownPersonNear"]]);
  reads(userField, contextOf(userField), [["任何人", "任何人"]]);
  it("shows the name where it is one person's", () => expect([userField.format("u1", context), userField.format("u2", context)]).toEqual(["王芳", "u2"]));
});

describe("the parts of a company's name", () => {
  it.each([
    ["北京云杉软件有限公司", { places: ["北京"], brand: "云杉", trade: "软件", form: "有限公司", branch: "" }],
    ["云杉（上海）集团股份有限公司", { places: ["上海"], brand: "云杉", trade: "", form: "集团股份有限公司" }],
    ["ＡＢＣ 科技 有限公司北京分公司", { brand: "abc", trade: "科技", branch: "北京分公司" }],
    ["杭州云杉投资管理合伙企业（有限合伙）", { places: ["杭州"], brand: "云杉", trade: "投资管理", form: "合伙企业有限合伙" }],
    ["青山县云杉水果专业合作社", { brand: "青山县云杉水果", form: "专业合作社" }],
    ["云杉软件有限公司（原：杭州老杉软件有限公司）", { brand: "云杉", former: ["杭州老杉软件有限公司"] }],
    ["云杉软件有限公司（已注销）", { brand: "云杉", remarks: ["已注销"] }],
    ["臺灣積體電路製造股份有限公司", { places: ["台湾"], brand: "积体电路", form: "股份有限公司" }],
    ["Yunshan Software Co., Ltd.", { brand: "yunshan", trade: "software", form: "co ltd", words: ["yunshan", "software"] }],
    ["Acme Holdings Inc. (formerly Old Acme LLC)", { brand: "acme", form: "holdings inc", former: ["old acme llc"] }],
  ])("%s", (name, parts) => expect(readCompanyName(name)).toMatchObject(parts));
  it("are none without letters", () => expect(readCompanyName("——")).toBeNull());
});
