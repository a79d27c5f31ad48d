import { codeField, maskMiddle } from "./codeField";
import { issue, read, readPartly, refuse } from "./reading";

/** 台湾居民来往大陆通行证: since 2008 the holder's eight digits alone. @source 中国新闻网 2008-09-12, 台胞证号码“一人一号、终身不变” */
const toMainland = /^\d{8}$/;
/** Before: two digits that count the issues, then perhaps the issuing office in brackets. */
const toMainlandOld = /^(\d{10})(?:\(?([A-Z0-9])\)?)?$/;
/** 往来台湾通行证: card L, booklet T, and eight digits. @source https://zh.wikipedia.org/wiki/往来台湾通行证 */
const toTaiwan = /^[LT]\d{8}$/;

/**
 * The permits between the mainland and Taiwan, both ways: 台胞证 `01234567`, 往来台湾通行证 `L12345678`. Numbers of before 2008 are kept whole, `0123456701(B)`, with a hint. A number cell has lost the zeros in
 * front of a 台胞证: with them it is proposed.
 */
export const twPermitField = codeField({
  type: "tw-permit",
  label: { "zh-CN": "台湾通行证号", en: "Taiwan permit" },
  front: /^(?:台湾居民来往大陆通行证|大陆居民往来台湾通行证|往来台湾通行证|台湾通行证|台胞证|大通证)(?:号码?)? ?[:：]? ?/,
  read(code, { fromNumber }) {
    if (toMainland.test(code) || toTaiwan.test(code)) return read(code);
    const old = toMainlandOld.exec(code);
    if (old !== null) return read((old[1] ?? "") + (old[2] === undefined ? "" : `(${old[2]})`));
    if (fromNumber && /^\d{5,7}$/.test(code)) return readPartly(code.padStart(8, "0"), "zeroLost", { value: code.padStart(8, "0") });
    if (/^8[123]0000\d{11}[\dX]$/.test(code)) return refuse("residencePermit", { text: code });
    return /^[LT]?\d+$/.test(code) ? refuse("wrongLength", { text: code.slice(0, 40), length: code.replace(/\D/g, "").length }) : refuse("notAPermit", { text: code.slice(0, 40) });
  },
  check(value) {
    const code = String(value);
    if (toMainland.test(code) || toTaiwan.test(code)) return null;
    return toMainlandOld.test(code) ? issue("issueCount", { holder: code.slice(0, 8) }, "info") : issue("notAPermit", { text: code.slice(0, 40) });
  },
  mask: (value) => maskMiddle(String(value), 1, 2),
  matchRole: { person: "identity", organisation: "none" },
  messages: {
    notAPermit: { "zh-CN": "“{text}”不是台胞证号（8 位数字）或往来台湾通行证号（L 或 T 加 8 位数字），对照证件改正。", en: "“{text}” is not a permit number (8 digits for residents of Taiwan; L or T and 8 digits for the mainland). Correct it from the permit." },
    wrongLength: { "zh-CN": "“{text}”位数不对（应有 8 位数字，现为 {length} 位），对照证件改正。", en: "“{text}” has the wrong length (8 digits expected, {length} found). Correct it from the permit." },
    residencePermit: { "zh-CN": "“{text}”是港澳台居民居住证号码，填到身份证字段。", en: "“{text}” is the number of a residence permit. Put it into the identity number field." },
    zeroLost: { "zh-CN": "单元格是数字，开头的 0 丢了；补上是 {value}，对照证件后存入。", en: "The cell is a number, so the zeros in front are gone. With them the number is {value}: compare the permit, then store it." },
    issueCount: { "zh-CN": "这是 2008 年以前的号码，8 位之后是签发次数；现在的号码是 {holder}，换证后改成 8 位。", en: "This number of before 2008 goes on with a count of issues; today's number is {holder}. Shorten it once the permit is renewed." },
  },
  width: 13,
  // Eight digits can be anything: a header or a template must say so.
  sure: 0.3,
});
