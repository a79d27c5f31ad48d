import { qqField } from "../../src/fields/qqField";
import { wechatField } from "../../src/fields/wechatField";
import { wecomField } from "../../src/fields/wecomField";
import { checks, contextOf, reads, refuses } from "./fieldTable";

describe("a QQ number", () => {
  const context = contextOf(qqField);
  reads(qqField, context, [["123456789", "123456789"], [123456789, "123456789"], ["QQ：123456789", "123456789"], ["１２３４５", "12345"], ["123 456 789", "123456789"]]);
  reads(qqField, context, [["123456789@qq.com", "123456789", "fromMail"], ["123456789@vip.qq.com", "123456789", "fromMail"]]);
  refuses(qqField, context, [["1234", "wrongLength"], ["012345678", "wrongLength"], ["123456789012", "wrongLength"], ["123456789/987654321", "severalNumbers"], ["张三", "notANumber"], ["1.23E+9", "digitsLost"]]);
  checks(qqField, context, [["10000"], ["13812345678", "perhapsMobile", "warning"]]);
});

describe("a WeChat id", () => {
  const context = contextOf(wechatField);
  reads(wechatField, context, [["Zhang_san-88", "Zhang_san-88"], ["微信：Zhang_san88", "Zhang_san88"], ["wxid_abc123def456", "wxid_abc123def456"], ["VX: abc123", "abc123"], ["微信 13812345678", "13812345678"], [13812345678, "13812345678"], ["wx123456", "wx123456"]]);
  refuses(wechatField, context, [["abc", "wrongLength"], ["a234567890123456789012", "wrongLength"], ["1abcdef", "badStart"], ["张三的微信", "nickname"], ["微信同号", "sameAsMobile"], ["同手机号", "sameAsMobile"], ["+8613812345678", "mobileWithCode"], ["abc.def", "badCharacter"], ["abc@def", "badCharacter"]]);
  checks(wechatField, context, [["Zhang_san88"], ["13812345678", "notAnId", "info"]]);
  it("shows its ends only", () => expect(wechatField.mask("Zhang_san88", context)).toBe("Zh*******88"));
});

describe("a WeCom account", () => {
  const context = contextOf(wecomField);
  reads(wecomField, context, [["ZhangSan", "ZhangSan"], [" zhang.san@corp ", "zhang.san@corp"], ["企业微信：ZhangSan", "ZhangSan"], ["wmEAlEDwAA5Bde123", "wmEAlEDwAA5Bde123"], [10086, "10086"]]);
  refuses(wecomField, context, [["张三", "name"], ["a b#c", "badCharacter"], ["_abc", "badStart"], ["a".repeat(65), "tooLong"]]);
  checks(wecomField, context, [["ZhangSan"]]);
});
