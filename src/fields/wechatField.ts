import { codeField, maskMiddle } from "./codeField";
import { issue, read, refuse } from "./reading";
import { hasHan } from "./width";

/** Six to twenty letters, digits, _ and -, the first a letter; ids that WeChat itself gives begin with wxid_. @source the hint of WeChat itself where one chooses an id: 6-20 个字母、数字、下划线或减号，以字母开头 */
const wellFormed = /^[A-Za-z][A-Za-z0-9_-]{5,19}$/;
/** A mobile or QQ number, by which a person can be found in WeChat too. */
const findable = /^(?:1[3-9]\d{9}|[1-9]\d{4,9})$/;
const sameAsMobile = /^(?:同|与|跟|就是)?(?:上|手机|电话|tel|mobile)?.{0,4}(?:同号|一样|相同|同手机|同电话|同步)/i;

/**
 * A WeChat id. A mobile or QQ number is taken too, since people are found by it, with a hint that it is none. Names in Chinese are refused: a nickname finds nobody.
 * `"微信：Zhang_san88"` → `"Zhang_san88"`; letters keep their case, which WeChat does not tell apart.
 */
export const wechatField = codeField({
  type: "wechat",
  label: { "zh-CN": "微信号", en: "WeChat id" },
  front: /^(?:微信号码|微信号|微信|wechat(?: ?id)?|weixin|wx|vx|v信)(?: ?[:：] ?| (?=[A-Za-z\d]))/i,
  separators: /\s/g,
  keepCase: true,
  read(code, typed) {
    if (wellFormed.test(code) || findable.test(code)) return read(code);
    const text = typed.text.slice(0, 40);
    if (sameAsMobile.test(code)) return refuse("sameAsMobile", { text });
    if (hasHan(code)) return refuse("nickname", { text });
    if (/^\+?86-?1[3-9]\d{9}$/.test(code)) return refuse("mobileWithCode", { text });
    const odd = [...code].find((character) => !/[A-Za-z0-9_-]/.test(character));
    if (odd !== undefined) return refuse("badCharacter", { character: odd, text });
    return /^[A-Za-z]/.test(code) ? refuse("wrongLength", { text, length: code.length }) : refuse("badStart", { text });
  },
  check(value) {
    const id = String(value);
    if (wellFormed.test(id)) return null;
    return findable.test(id) ? issue("notAnId", { text: id }, "info") : issue("wrongLength", { text: id.slice(0, 40), length: id.length });
  },
  mask: (value) => maskMiddle(String(value), 2, 2),
  matchRole: { person: "identity", organisation: "group" },
  messages: {
    wrongLength: { "zh-CN": "“{text}”不是微信号（应为 6 到 20 位，现为 {length} 位），向本人核对。", en: "“{text}” is not a WeChat id (6 to 20 characters, {length} found). Ask the person." },
    badStart: { "zh-CN": "“{text}”不是微信号：微信号以字母开头，向本人核对。", en: "“{text}” is not a WeChat id: one begins with a letter. Ask the person." },
    badCharacter: { "zh-CN": "“{text}”含有微信号不能用的字符 {character}（只能是字母、数字、下划线和减号），向本人核对。", en: "“{text}” contains {character}; a WeChat id has letters, digits, _ and - only. Ask the person." },
    nickname: { "zh-CN": "“{text}”像微信昵称，昵称找不到人；填微信号，昵称移到备注列。", en: "“{text}” looks like a nickname, which finds nobody. Enter the WeChat id and move the nickname to a notes column." },
    sameAsMobile: { "zh-CN": "“{text}”不是号码；微信与手机同号时，把手机号填进来。", en: "“{text}” is no id. Enter the mobile number if the person is found by it." },
    mobileWithCode: { "zh-CN": "“{text}”带了国家码，只填 11 位手机号。", en: "“{text}” has a country code. Enter the 11 digits of the mobile number alone." },
    notAnId: { "zh-CN": "“{text}”是手机号或 QQ 号，不是微信号；能搜到本人就保留，改号后会失效。", en: "“{text}” is a mobile or QQ number, not a WeChat id. Keep it if it finds the person; it ends with the number." },
  },
  width: 18,
  sure: 0.35,
  counts: (raw) => typeof raw !== "string" || !/\S\s+\S/.test(raw),
});
