import { codeField, maskMiddle } from "./codeField";
import { issue, read, readPartly, refuse } from "./reading";

/** Five to eleven digits, never with a 0 in front: numbers began at 10000 and have reached eleven digits. @source the form that sign-up pages check, /^[1-9][0-9]{4,10}$/, as in the collection any-rule (MIT), read 2026-11 */
const wellFormed = /^[1-9]\d{4,10}$/;

/** A QQ number as text. The number in a QQ mail address is proposed. `"QQ：123456789"` → `"123456789"`. */
export const qqField = codeField({
  type: "qq",
  label: { "zh-CN": "QQ", en: "QQ number" },
  front: /^(?:qq号码|qq号|qq|扣扣) ?[:：]? ?/i,
  read(code, { text }) {
    if (wellFormed.test(code)) return read(code);
    const mail = /^([1-9]\d{4,10})@(?:VIP)?QQCOM$/.exec(code);
    if (mail?.[1] !== undefined) return readPartly(mail[1], "fromMail", { text, value: mail[1] });
    if (/^\d+$/.test(code)) return refuse("wrongLength", { text: code.slice(0, 40), length: code.length });
    return refuse("notANumber", { text: text.slice(0, 40) });
  },
  check(value) {
    const number = String(value);
    if (!wellFormed.test(number)) return issue("wrongLength", { text: number.slice(0, 40), length: number.length });
    return /^1[3-9]\d{9}$/.test(number) ? issue("perhapsMobile", { text: number }, "warning") : null;
  },
  mask: (value) => maskMiddle(String(value), 2, 2),
  matchRole: { person: "identity", organisation: "group" },
  messages: {
    notANumber: { "zh-CN": "“{text}”不是 QQ 号，只填 5 到 11 位数字。", en: "“{text}” is not a QQ number. Enter 5 to 11 digits." },
    wrongLength: { "zh-CN": "“{text}”不是 QQ 号（应为 5 到 11 位数字，不以 0 开头；现为 {length} 位），核对号码。", en: "“{text}” is not a QQ number (5 to 11 digits, not starting with 0; {length} found). Check it." },
    fromMail: { "zh-CN": "“{text}”是 QQ 邮箱，其中的 QQ 号是 {value}；核对后存入，邮箱填到邮箱列。", en: "“{text}” is a QQ mail address; the number in it is {value}. Check it, then store it, and keep the address in an e-mail column." },
    perhapsMobile: { "zh-CN": "“{text}”像手机号，确认是 QQ 号再保留。", en: "“{text}” looks like a mobile number. Keep it only if it is a QQ number." },
  },
  width: 14,
  // Five to eleven digits can be anything: a header or a template must say so.
  sure: 0.3,
});
