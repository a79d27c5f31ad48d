import { codeField, maskMiddle } from "./codeField";
import { issue, read, refuse } from "./reading";

/** 港澳居民来往内地通行证: H or M and the holder's eight digits; until 2013 two more that count the renewals. @source 公安部 港澳居民来往内地通行证号码规则 (2010) */
const toMainland = /^[HM]\d{8}$/;
const toMainlandOld = /^[HM]\d{10}$/;
/** 往来港澳通行证: C and eight digits, since 2018 C, a letter but I and O, and seven digits; the booklet before 2014: W and eight digits. @source 国家移民管理局 电子往来港澳通行证号码编制规则调整 (2018-12-10) */
const toHongKong = /^(?:[CW]\d{8}|C[A-HJ-NP-Z]\d{7})$/;

/**
 * The permits between the mainland and Hong Kong or Macao, both ways: 回乡证 `H12345678`, 往来港澳通行证 `C12345678`. A 回乡证 of before 2013 keeps its two digits for the renewals, with the hint that
 * only the first nine characters name the holder.
 */
export const hkmoPermitField = codeField({
  type: "hkmo-permit",
  label: { "zh-CN": "港澳通行证号", en: "Hong Kong and Macao permit" },
  front: /^(?:港澳居民来往内地通行证|往来港澳通行证|港澳通行证|通行证|回乡证)(?:号码?)? ?[:：]? ?/,
  separators: /[\s\-‐-―−._()]/g,
  read(code) {
    if (toMainland.test(code) || toMainlandOld.test(code) || toHongKong.test(code)) return read(code);
    if (/^8[123]0000\d{11}[\dX]$/.test(code)) return refuse("residencePermit", { text: code });
    if (/^[\dA-Z]+$/.test(code) && /^[HMCW]/.test(code)) return refuse("wrongLength", { text: code.slice(0, 40), length: code.length });
    return refuse("notAPermit", { text: code.slice(0, 40) });
  },
  check(value) {
    const code = String(value);
    if (toMainlandOld.test(code)) return issue("renewalCount", { holder: code.slice(0, 9) }, "info");
    return toMainland.test(code) || toHongKong.test(code) ? null : issue("notAPermit", { text: code.slice(0, 40) });
  },
  mask: (value) => maskMiddle(String(value), 1, 2),
  matchRole: { person: "identity", organisation: "none" },
  messages: {
    notAPermit: { "zh-CN": "“{text}”不是通行证号（回乡证 H 或 M 加 8 位数字；往来港澳通行证 C 加 8 位），对照证件改正。", en: "“{text}” is not a permit number (H or M and 8 digits for residents of Hong Kong and Macao; C and 8 for the mainland). Correct it from the permit." },
    wrongLength: { "zh-CN": "“{text}”位数不对（应为 9 位，现为 {length} 位），对照证件改正。", en: "“{text}” has the wrong length (9 characters expected, {length} found). Correct it from the permit." },
    residencePermit: { "zh-CN": "“{text}”是港澳台居民居住证号码，填到身份证字段。", en: "“{text}” is the number of a residence permit. Put it into the identity number field." },
    renewalCount: { "zh-CN": "这是 2013 年以前的 11 位号码，后两位是换证次数；新证号码是 {holder}，换证后改成 9 位。", en: "This 11-character number of before 2013 ends in a count of renewals; the number of the new card is {holder}. Shorten it once the card is renewed." },
  },
  width: 13,
  sure: 0.85,
});
