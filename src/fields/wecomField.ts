import { codeField, maskMiddle } from "./codeField";
import { issue, read, refuse } from "./reading";
import { hasHan } from "./width";

/** @source https://developer.work.weixin.qq.com/document/path/90195 (userid: 1 to 64 bytes of digits, letters, _ - @ and ., a digit or letter first; case does not tell ids apart), read 2026-11 */
const wellFormed = /^[A-Za-z0-9][A-Za-z0-9_.@-]{0,63}$/;

/** The account of a member in 企业微信 (userid), or the id of an external contact (wm…, wo…), as the console and its exports give it. Letters keep their case. `" ZhangSan "` → `"ZhangSan"`. */
export const wecomField = codeField({
  type: "wecom",
  label: { "zh-CN": "企业微信号", en: "WeCom account" },
  front: /^(?:企业微信账号|企业微信帐号|企业微信号|企业微信|企微|wecom|userid)(?: ?[:：] ?| (?=[A-Za-z\d]))/i,
  separators: /\s/g,
  keepCase: true,
  read(code, typed) {
    if (wellFormed.test(code)) return read(code);
    const text = typed.text.slice(0, 40);
    if (hasHan(code)) return refuse("name", { text });
    const odd = [...code].find((character) => !/[A-Za-z0-9_.@-]/.test(character));
    if (odd !== undefined) return refuse("badCharacter", { character: odd, text });
    return code.length > 64 ? refuse("tooLong", { length: code.length }) : refuse("badStart", { text });
  },
  check: (value) => (wellFormed.test(String(value)) ? null : issue("badStart", { text: String(value).slice(0, 40) })),
  mask: (value) => maskMiddle(String(value), 2, 2),
  matchRole: { person: "identity", organisation: "group" },
  messages: {
    name: { "zh-CN": "“{text}”是姓名或昵称，填企业微信管理后台里的账号。", en: "“{text}” is a name. Enter the account as the WeCom console shows it." },
    badCharacter: { "zh-CN": "“{text}”含有账号不能用的字符 {character}（只能是字母、数字和 _ - @ .），对照管理后台改正。", en: "“{text}” contains {character}; an account has letters, digits, _ - @ and . only. Correct it from the WeCom console." },
    badStart: { "zh-CN": "“{text}”不是企业微信账号：以字母或数字开头，对照管理后台改正。", en: "“{text}” is not a WeCom account: one begins with a letter or digit. Correct it from the WeCom console." },
    tooLong: { "zh-CN": "账号太长（{length} 个字符，最多 64），对照管理后台改正。", en: "The account is too long ({length} characters, at most 64). Correct it from the WeCom console." },
  },
  width: 18,
  sure: 0.2,
});
