import type { FieldType, Parsed } from "./fieldType";
import { hostFault } from "./internetHost";
import { cellText, guessBy, issue, read, readNothing, readPartly, refuse, shared } from "./reading";
import { foldWidth } from "./width";

const label = /^(?:官方网站|官网|网址|网站|主页|website|site|url|web) ?[:：] ?(?=[a-z0-9])/i;
const schemed = /^([a-z][a-z0-9+.\-]*):/i;
/** Long enough for every browser; chosen by us after Excel's own limit for a link. @source https://support.microsoft.com/office/1672b34d-7043-467e-8e27-269d656771c3 */
const longest = 2083;

type Address = { readonly ok: true; readonly scheme: string; readonly user: string; readonly host: string; readonly rest: string } | { readonly ok: false; readonly fault: string; readonly character?: string };

function split(text: string): Address {
  const match = /^(https?):\/\/([^/?#]*)(.*)$/is.exec(text);
  if (match === null) return { ok: false, fault: "notAUrl" };
  const authority = match[2] ?? "";
  const at = authority.lastIndexOf("@");
  const hostPort = authority.slice(at + 1);
  const port = /^(.*):(\d{0,5})$/.exec(hostPort);
  const host = (port?.[1] ?? hostPort).replace(/\.$/, "");
  if (port !== null && (port[2] === "" || Number(port[2]) > 65535)) return { ok: false, fault: "badPort" };
  const isIp = /^\d{1,3}(?:\.\d{1,3}){3}$/.test(host) ? host.split(".").every((part) => Number(part) <= 255) : /^\[[0-9a-f:.]{2,45}\]$/i.test(host);
  const fault = isIp ? null : hostFault(host);
  if (fault !== null) return { ok: false, fault: "badHost" };
  if (!isIp && !host.includes(".") && host.toLowerCase() !== "localhost") return { ok: false, fault: "badHost" };
  const rest = match[3] ?? "";
  const bad = /[\s<>"{}|\\^`\u0000-\u001f]/.exec(rest)?.[0];
  if (bad !== undefined) return { ok: false, fault: /\s/.test(bad) ? "blankInside" : "badCharacter", character: bad };
  return { ok: true, scheme: (match[1] ?? "").toLowerCase(), user: at < 0 ? "" : authority.slice(0, at + 1), host: host.toLowerCase() + (port === null ? "" : `:${port[2] ?? ""}`), rest };
}

function canonical(text: string): string | null {
  const address = split(text);
  return address.ok ? `${address.scheme}://${address.user}${address.host}${address.rest}` : null;
}

/** Full-width letters are folded up to the end of the host; a path may hold them on purpose. */
function foldStart(text: string): string {
  const folded = foldWidth(text);
  const slashes = folded.indexOf("://");
  const end = folded.slice(slashes < 0 ? 0 : slashes + 3).search(/[/?#]/);
  const cut = end < 0 ? folded.length : end + (slashes < 0 ? 0 : slashes + 3);
  return folded.length === text.length ? folded.slice(0, cut).replace(/。/g, ".") + text.slice(cut) : folded;
}

function readUrl(text: string): Parsed {
  if (text.length > longest) return refuse("tooLong", { length: text.length, most: longest });
  const scheme = schemed.exec(text)?.[1]?.toLowerCase();
  if (scheme === "http" || scheme === "https") {
    const address = split(text);
    return address.ok ? read(canonical(text)) : refuse(address.fault, { text: text.slice(0, 80), character: address.character ?? "" });
  }
  const port = /^[^/?#:]+:\d/.test(text);
  if (scheme !== undefined && !port) return refuse("otherScheme", { scheme, text: text.slice(0, 80) });
  if (text.includes("@") && !text.includes("/")) return refuse("isEmail", { text: text.slice(0, 80) });
  const added = canonical(`https://${text.replace(/^\/\//, "")}`);
  return added === null ? refuse("notAUrl", { text: text.slice(0, 80) }) : readPartly(added, "schemeAdded", { text: text.slice(0, 80), value: added });
}

/**
 * A web address. http and https only; scheme and host become lower case, the path stays as typed. Without a scheme it is understood, but `https://` is a guess, so it is
 * proposed. `"WWW.Example.com/A"` → `"https://www.example.com/A"` (proposed); `"javascript:…"` is refused.
 */
export const urlField: FieldType = {
  type: "url",
  label: { "zh-CN": "网址", en: "Web address" },
  json: "string",
  parse(raw) {
    const { text: clean, refused } = cellText(raw);
    if (refused !== null) return refused;
    const nothing = readNothing(clean);
    if (nothing !== null) return nothing;
    // Width is folded at the front only, so the text is taken from the cell again.
    const { text } = cellText(raw, (typed) => foldStart(typed.replace(/[\u0000-\u001f\u007f\u200b-\u200f\u2060\ufeff]/g, "").trim().replace(/^'/, "")));
    return readUrl((text ?? clean).trim().replace(label, ""));
  },
  format: (value) => String(value),
  normalize: (value) => (typeof value === "string" ? (canonical(value) ?? value) : value),
  check(value) {
    const text = String(value);
    const address = split(text);
    if (!address.ok) return issue(address.fault, { text: text.slice(0, 80), character: address.character ?? "" });
    return address.user === "" ? null : issue("holdsPassword", { host: address.host }, "warning");
  },
  mask: (value) => {
    const address = split(String(value));
    return address.ok ? `${address.scheme}://${address.host.slice(0, 1)}***` : "***";
  },
  numberFormat: () => "@",
  matchRole: { person: "group", organisation: "identity" },
  messages: {
    errorCell: shared.errorCell,
    digitsLost: shared.digitsLost,
    placeholder: shared.placeholder,
    notAUrl: { "zh-CN": "“{text}”不是网址，按 https://www.example.com 的写法填写。", en: "“{text}” is not a web address. Write it as https://www.example.com." },
    isEmail: { "zh-CN": "“{text}”是邮箱，不是网址，移到邮箱字段。", en: "“{text}” is an e-mail address. Move it to an e-mail field." },
    otherScheme: { "zh-CN": "只接受 http 和 https 网址，“{text}”是 {scheme}。", en: "Only http and https addresses are accepted; “{text}” uses {scheme}." },
    badHost: { "zh-CN": "“{text}”的域名不对，核对网址。", en: "The host in “{text}” is not right. Check the address." },
    badPort: { "zh-CN": "“{text}”的端口不对（0 到 65535）。", en: "The port in “{text}” is not right (0 to 65535)." },
    blankInside: { "zh-CN": "“{text}”中间有空格，核对网址。", en: "“{text}” has a blank inside. Check the address." },
    badCharacter: { "zh-CN": "“{text}”含有网址里不能用的字符 {character}。", en: "“{text}” contains {character}, which a web address cannot have." },
    tooLong: { "zh-CN": "网址太长（{length} 个字符，最多 {most}）。", en: "The address is too long ({length} characters, at most {most})." },
    schemeAdded: { "zh-CN": "“{text}”缺少 https://，补全为 {value}，打开确认后存入。", en: "“{text}” has no https://. Open {value} to make sure, then store it." },
    holdsPassword: { "zh-CN": "网址 {host} 前面带了用户名或密码，删掉后再存。", en: "The address of {host} carries a user name or password. Remove it." },
  },
  width: 28,
  guess: (samples) => Math.max(guessBy(urlField, samples, 0.97), guessLoose(samples)),
};

/** www.example.com is no lossless reading, yet a column of such hosts is a column of addresses. */
function guessLoose(samples: readonly unknown[]): number {
  const hosts = samples.filter((raw) => typeof raw === "string" && /^(?:https?:\/\/|www\.)[^\s]+$/i.test(raw.trim())).length;
  return samples.length === 0 ? 0 : (hosts / samples.length) * 0.9;
}
