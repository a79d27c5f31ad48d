import type { Facts, FieldType } from "./fieldType";
import { hostFault } from "./internetHost";
import { cellText, guessBy, issue, read, readNothing, readPartly, refuse, shared } from "./reading";
import { cleanText, trimEnds } from "./width";

const label = /^(?:电子邮箱|电子邮件|邮箱地址|邮箱|邮件|e-?mail|mail)(?: ?[:：] ?| (?=[a-z0-9])|(?<=[箱件址])(?=[a-z0-9]))/i;
/** @source RFC 5322 section 3.2.3 (atext) */
const atext = Array.from({ length: 128 }, (_, code) => /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~\-]$/.test(String.fromCharCode(code)));
const international = /^[\p{L}\p{N}\p{M}]$/u;
/** Slips of the hand in the names of the large mail services, each seen in customer lists; the right-hand side is what was meant. */
const domainSlips: ReadonlyMap<string, string> = new Map(Object.entries({
  "gmial.com": "gmail.com", "gmai.com": "gmail.com", "gamil.com": "gmail.com", "gmal.com": "gmail.com", "gmaill.com": "gmail.com", "gnail.com": "gmail.com", "hotmial.com": "hotmail.com", "hotmal.com": "hotmail.com", "hotmai.com": "hotmail.com",
  "outlok.com": "outlook.com", "outllook.com": "outlook.com", "foxmial.com": "foxmail.com", "foxmai.com": "foxmail.com", "qq.co": "qq.com", "qqq.com": "qq.com", "q.com": "qq.com", "1163.com": "163.com", "163.co": "163.com", "126.co": "126.com", "sina.co": "sina.com", "yaho.com": "yahoo.com",
}));
const endSlip = /\.(?:con|cmo|ocm|cm|comm|vom|xom|coom)$/;

/** zhang.san@corp-name.com.cn: what most cells hold. It is stored as it stands, and only its domain may be a slip. Linear: a sign stands between letters. */
const usual = /^[A-Za-z0-9]+(?:[._-][A-Za-z0-9]+)*@(?:[a-z0-9]+(?:-[a-z0-9]+)*\.)+[a-z]{2,}$/;
const isUsual = (text: string): boolean => text.length <= 64 && usual.test(text);

type Fault = { readonly fault: string; readonly facts: Facts };

/**
 * What is wrong with an address as it stands; null = it can be stored. Dot-atom local part and host name, both with letters of any script (RFC 6531). Quoted local parts,
 * comments and domain literals are legal by RFC 5322, never met in customer data, and refused with the reason. One pass, no backtracking.
 * @source RFC 5321 section 4.5.3.1, RFC 5322 section 3.4.1; verdicts compared with the isemail suite
 */
export function emailFault(address: string): Fault | null {
  const at = address.lastIndexOf("@");
  if (at < 0) return { fault: "noAt", facts: {} };
  const local = address.slice(0, at);
  const host = address.slice(at + 1);
  if (local === "") return { fault: "localMissing", facts: {} };
  if (host === "") return { fault: "hostMissing", facts: {} };
  if (local.includes('"')) return { fault: "quoted", facts: {} };
  if (/[()]/.test(address)) return { fault: "comment", facts: {} };
  if (host.startsWith("[")) return { fault: "literal", facts: {} };
  if (local.length > 64) return { fault: "localTooLong", facts: { length: local.length, most: 64 } };
  if (local.startsWith(".") || local.endsWith(".") || local.includes("..")) return { fault: "dotPlace", facts: {} };
  for (const character of local) {
    if (character !== "." && !(atext[character.charCodeAt(0)] ?? international.test(character))) return { fault: /\s/.test(character) ? "blankInside" : "badCharacter", facts: { character } };
  }
  if (/\s/.test(host)) return { fault: "blankInside", facts: { character: " " } };
  const found = hostFault(host);
  if (found !== null) {
    const { fault, ...facts } = found;
    return { fault: fault === "hostCharacter" ? "badCharacter" : fault, facts };
  }
  return address.length > 254 ? { fault: "tooLong", facts: { length: address.length, most: 254 } } : null;
}

const lowerHost = (address: string): string => {
  const at = address.lastIndexOf("@");
  return at < 0 ? address : address.slice(0, at + 1) + address.slice(at + 1).toLowerCase();
};

/** Ends of an address that stands in other text. */
const stops = /[\s<>()（）《》「」【】,;:，；：、|/"'“”‘’]/;

function addressesIn(text: string): { readonly start: number; readonly end: number }[] {
  const found: { start: number; end: number }[] = [];
  for (let at = text.indexOf("@"); at >= 0; at = text.indexOf("@", at + 1)) {
    let start = at;
    let end = at + 1;
    const floor = found[found.length - 1]?.end ?? 0;
    while (start > floor && !stops.test(text.charAt(start - 1))) start--;
    while (end < text.length && !stops.test(text.charAt(end)) && text.charAt(end) !== "@") end++;
    found.push({ start, end });
  }
  return found;
}

function severalBySlash(address: string): boolean {
  const parts = address.split("/");
  return parts.length > 1 && parts.every((part) => emailFault(part) === null);
}

/** zhang(at)corp.com, zhang@corp,com, zhang@@corp.com, zhang#corp.com: slips and disguises that leave one reading. */
function meantAddress(address: string): string | null {
  const at = address.replace(/ ?[([{] ?at ?[)\]}] ?/i, "@").replace(/ ?[([{] ?dot ?[)\]}] ?/gi, ".").replace(/@{2,}/, "@").replace(/^([^#@]+)#([^#@]+)$/, "$1@$2");
  const host = at.indexOf("@");
  const meant = host < 0 ? at : at.slice(0, host) + at.slice(host).replace(/,/g, ".");
  return meant !== address && emailFault(meant) === null ? lowerHost(meant) : null;
}

/** Letters of two alphabets that look alike in one name: раypal.com. */
function mixesAlphabets(host: string): boolean {
  return /[^\x00-\x7f]/.test(host) && host.split(".").some((label) => /[a-z]/i.test(label) && /[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(label));
}

/**
 * An e-mail address. Width, blanks at the ends and around @, `mailto:` and a final comma or full stop go; the domain becomes lower case, the local part keeps its case. Addresses in
 * Chinese letters are legal since RFC 6531 but mostly slips: they are kept and warned about. `"Wang <W@X.com>"` → `"W@x.com"`, proposed, because the name would go.
 */
export const emailField: FieldType = {
  type: "email",
  label: { "zh-CN": "电子邮箱", en: "E-mail" },
  json: "string",
  parse(raw) {
    if (typeof raw === "string" && isUsual(raw)) return read(raw);
    const { text: clean, refused } = cellText(raw);
    if (refused !== null) return refused;
    const nothing = readNothing(clean);
    if (nothing !== null) return nothing;
    if (clean.length > 1000) return refuse("tooLong", { length: clean.length, most: 254 });
    const link = /^mailto: ?([^?]*)(\?.*)?$/i.exec(clean);
    const text = trimEnds((link?.[1] ?? clean).replace(label, "").replace(/[,;，；、。.]+$/, "")).replace(/ ?@ ?/g, "@");
    const address = text.replace(/。/g, ".");
    const fault = emailFault(address);
    // //a@b.com is an address by the letter of the standard, and what is left of a link in a cell.
    if (fault === null && !address.includes("//") && !severalBySlash(address)) {
      const value = lowerHost(address);
      return link?.[2] === undefined ? read(value) : readPartly(value, "droppedText", { value, text: link[2] });
    }
    const whole = /^[<《「“‘"']([^<>]*?)[>》」”’"']$/.exec(address)?.[1];
    if (whole !== undefined && emailFault(whole) === null) return read(lowerHost(whole));
    const inside = addressesIn(address);
    if (inside.length > 1 && inside.every(({ start, end }) => emailFault(address.slice(start, end)) === null)) return refuse("severalAddresses", { count: inside.length });
    const only = inside.length === 1 ? inside[0] : undefined;
    if (only !== undefined) {
      const found = address.slice(only.start, only.end);
      const around = `${address.slice(0, only.start)} ${address.slice(only.end)}`;
      // zhang san@163.com may be one address with a slip; a bracket, colon or Chinese word says that the rest is a remark.
      if (/[<>():]|[^\x00-\x7f]/.test(around) && emailFault(found) === null) return readPartly(lowerHost(found), "droppedText", { value: lowerHost(found), text: cleanText(around.replace(/[<>()《》,;:，；：、|"'“”]/g, " ")) });
    }
    const meant = meantAddress(address);
    if (meant !== null) return readPartly(meant, "meantAddress", { text: text.slice(0, 60), value: meant });
    return fault === null ? refuse("badCharacter", { text: text.slice(0, 60), character: "/" }) : refuse(fault.fault, { text: text.slice(0, 60), ...fault.facts });
  },
  format: (value) => String(value),
  normalize: (value) => (typeof value === "string" && emailFault(value) === null ? lowerHost(value) : value),
  check(value) {
    const address = String(value);
    const fault = isUsual(address) ? null : emailFault(address);
    if (fault !== null) return issue(fault.fault, { text: address.slice(0, 60), ...fault.facts });
    const at = address.lastIndexOf("@");
    const host = address.slice(at + 1).toLowerCase();
    const meant = domainSlips.get(host) ?? (endSlip.test(host) ? host.replace(endSlip, ".com") : undefined);
    if (meant !== undefined) return issue("domainSlip", { host, meant }, "warning");
    if (mixesAlphabets(address)) return issue("mixedAlphabets", { text: address.slice(0, 60) }, "warning");
    if (!host.includes(".") || /\.[a-z]$/.test(host)) return issue("shortHost", { host }, "warning");
    return /[^\x00-\x7f]/.test(address.slice(0, at)) ? issue("foreignLetters", { text: address.slice(0, at) }, "warning") : null;
  },
  mask(value) {
    const address = String(value);
    const at = address.lastIndexOf("@");
    return at < 1 ? "***" : `${[...address][0] ?? ""}***${address.slice(at)}`;
  },
  numberFormat: () => "@",
  matchRole: { person: "identity", organisation: "group" },
  messages: {
    errorCell: shared.errorCell,
    digitsLost: shared.digitsLost,
    placeholder: shared.placeholder,
    droppedText: shared.droppedText,
    noAt: { "zh-CN": "“{text}”没有 @，不是邮箱地址。", en: "“{text}” has no @, so it is not an e-mail address." },
    localMissing: { "zh-CN": "“{text}”在 @ 前面没有名称，补全邮箱。", en: "“{text}” has nothing before the @. Complete the address." },
    hostMissing: { "zh-CN": "“{text}”在 @ 后面没有域名，补全邮箱。", en: "“{text}” has no domain after the @. Complete the address." },
    severalAddresses: { "zh-CN": "一格里有 {count} 个邮箱，只留一个，其余移到别的列。", en: "The cell holds {count} addresses. Keep one and move the others to other columns." },
    blankInside: { "zh-CN": "“{text}”中间有空格，核对邮箱。", en: "“{text}” has a blank inside. Check the address." },
    badCharacter: { "zh-CN": "“{text}”含有邮箱里不能用的字符 {character}。", en: "“{text}” contains {character}, which an address cannot have." },
    dotPlace: { "zh-CN": "“{text}”的点位置不对（开头、结尾或连续两个点）。", en: "“{text}” has a dot at the start, at the end or twice in a row." },
    hyphenPlace: { "zh-CN": "“{text}”的域名不能以连字符开头或结尾。", en: "A part of the domain in “{text}” starts or ends with a hyphen." },
    numericEnd: { "zh-CN": "“{text}”的域名以数字结尾，不是邮箱地址。", en: "The domain in “{text}” ends in digits, so it is not an e-mail address." },
    hostTooLong: { "zh-CN": "“{text}”的域名太长（{length} 个字符，最多 {most}）。", en: "The domain in “{text}” is too long ({length} characters, at most {most})." },
    localTooLong: { "zh-CN": "“{text}”在 @ 前面太长（{length} 个字符，最多 {most}）。", en: "“{text}” is too long before the @ ({length} characters, at most {most})." },
    tooLong: { "zh-CN": "邮箱太长（{length} 个字符，最多 {most}）。", en: "The address is too long ({length} characters, at most {most})." },
    quoted: { "zh-CN": "“{text}”带引号的写法不支持，改成普通邮箱。", en: "“{text}” uses quotes, which are not supported. Use a plain address." },
    comment: { "zh-CN": "“{text}”带括号，邮箱里不能有括号。", en: "“{text}” has brackets, which an address cannot have." },
    literal: { "zh-CN": "“{text}”用 IP 代替域名，不支持，改成带域名的邮箱。", en: "“{text}” uses an IP address, which is not supported. Use a domain." },
    domainSlip: { "zh-CN": "域名 {host} 多半是 {meant} 的笔误，核对。", en: "{host} is most likely a slip for {meant}. Check it." },
    meantAddress: { "zh-CN": "“{text}”应是 {value}，核对后存入。", en: "“{text}” should be {value}. Check it, then store it." },
    mixedAlphabets: { "zh-CN": "“{text}”混有形近的外文字母，可能是冒充的地址，核对来源。", en: "“{text}” mixes letters of two alphabets that look alike, as forged addresses do. Check where it comes from." },
    shortHost: { "zh-CN": "域名 {host} 不完整（没有点，或末段只有一个字母），核对。", en: "The domain {host} is not complete: it has no dot, or ends in a single letter. Check it." },
    foreignLetters: { "zh-CN": "@ 前面的“{text}”含非英文字符，多数邮件系统收不到，核对。", en: "“{text}” before the @ has letters that most mail systems refuse. Check it." },
  },
  width: 26,
  guess: (samples) => guessBy(emailField, samples, 0.99),
};
