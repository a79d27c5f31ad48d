import type { Localized } from "../records/text";

/** The `format` words that are asserted. Each answers for texts only. Sorted by name. */
export const jsonFormats: { readonly [format: string]: (text: string) => boolean } = {
  date: isDate,
  "date-time": isDateTime,
  duration: isDuration,
  email: isEmail,
  ipv4: isIpv4,
  ipv6: isIpv6,
  time: isTime,
  uri: isUri,
  "uri-reference": isUriReference,
  uuid: (text) => /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(text),
};

/** What each asks for, as the end of a sentence. */
export const formatNames: { readonly [format: string]: Localized } = {
  date: { "zh-CN": "日期，写法如 2024-01-31", en: "date such as 2024-01-31" },
  "date-time": { "zh-CN": "带时区的日期和时刻，写法如 2024-01-31T09:30:00+08:00", en: "date and time with its offset such as 2024-01-31T09:30:00+08:00" },
  duration: { "zh-CN": "时长，写法如 P1Y6M 或 PT30M", en: "duration such as P1Y6M or PT30M" },
  email: { "zh-CN": "邮箱地址", en: "email address" },
  ipv4: { "zh-CN": " IPv4 地址，写法如 192.168.0.1", en: "IPv4 address such as 192.168.0.1" },
  ipv6: { "zh-CN": " IPv6 地址，写法如 2001:db8::1", en: "IPv6 address such as 2001:db8::1" },
  time: { "zh-CN": "带时区的时刻，写法如 09:30:00+08:00", en: "time of day with its offset such as 09:30:00+08:00" },
  uri: { "zh-CN": "完整的网址，写法如 https://example.com/a", en: "whole address such as https://example.com/a" },
  "uri-reference": { "zh-CN": "网址或其中一段，写法如 /a/b", en: "address or part of one such as /a/b" },
  uuid: { "zh-CN": " UUID，写法如 123e4567-e89b-12d3-a456-426614174000", en: "UUID such as 123e4567-e89b-12d3-a456-426614174000" },
};

/** RFC 3339 full-date. */
export function isDate(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
  return day >= 1 && day <= days;
}

/** RFC 3339 full-time: with its offset from UTC. A leap second is the last one of a day of UTC. */
function isTime(text: string): boolean {
  const match = /^(\d\d):(\d\d):(\d\d)(?:\.\d+)?(?:z|([+-])(\d\d):(\d\d))$/i.exec(text);
  if (match === null) return false;
  const [hour, minute, second, offsetHour, offsetMinute] = [match[1], match[2], match[3], match[5] ?? "0", match[6] ?? "0"].map(Number) as [number, number, number, number, number];
  if (hour > 23 || minute > 59 || offsetHour > 23 || offsetMinute > 59) return false;
  if (second < 60) return true;
  const day = 24 * 60;
  const offset = (offsetHour * 60 + offsetMinute) * (match[4] === "-" ? -1 : 1);
  return second === 60 && (((hour * 60 + minute - offset) % day) + day) % day === day - 1;
}

/** RFC 3339 date-time. */
function isDateTime(text: string): boolean {
  return /^.{10}[Tt]/.test(text) && isDate(text.slice(0, 10)) && isTime(text.slice(11));
}

const clock = "T(?:\\d+H(?:\\d+M(?:\\d+S)?)?|\\d+M(?:\\d+S)?|\\d+S)";
const durationForm = new RegExp(`^P(?:\\d+W|(?:\\d+Y(?:\\d+M(?:\\d+D)?)?|\\d+M(?:\\d+D)?|\\d+D)(?:${clock})?|${clock})$`);
/** RFC 3339, appendix A. */
function isDuration(text: string): boolean {
  return durationForm.test(text);
}

/** RFC 5321 Mailbox: dot-atom or quoted local part; domain name or address literal. */
function isEmail(text: string): boolean {
  if (text.length > 320) return false;
  const match = /^(?:[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*|"(?:[ !#-[\]-~]|\\[ -~])*")@(?:\[([^\]]+)\]|([A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?))$/.exec(text);
  if (match === null) return false;
  const [, literal, name] = match;
  if (literal !== undefined) return literal.startsWith("IPv6:") ? isIpv6(literal.slice(5)) : isIpv4(literal);
  return name!.length <= 255 && name!.split(".").every((label) => /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/.test(label));
}

/** RFC 3986, with a scheme. */
function isUri(text: string): boolean {
  const scheme = /^[A-Za-z][A-Za-z0-9+.-]*:/.exec(text);
  return scheme !== null && isRelative(text.slice(scheme[0].length));
}

/** RFC 3986, 4.1: a URI, or what leads from one to another, such as /price-list?year=2024. The first step of a path has no colon, or it would be a scheme. */
function isUriReference(text: string): boolean {
  return isUri(text) || (!/^[^/?#]*:/.test(text) && isRelative(text));
}

/** What stands behind the scheme of a URI. */
function isRelative(text: string): boolean {
  const match = /^(?:\/\/([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/.exec(text);
  if (match === null) return false;
  const [, authority, path = "", query = "", fragment = ""] = match;
  if (!/^(?:[\w.~!$&'()*+,;=:@/-]|%[0-9A-Fa-f]{2})*$/.test(path)) return false;
  if (!/^(?:[\w.~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*$/.test(query) || !/^(?:[\w.~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*$/.test(fragment)) return false;
  if (authority === undefined) return true;
  const parts = /^(?:((?:[\w.~!$&'()*+,;=:-]|%[0-9A-Fa-f]{2})*)@)?(?:\[([^\]]*)\]|((?:[\w.~!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*))(?::\d*)?$/.exec(authority);
  return parts !== null && (parts[2] === undefined || isIpv6(parts[2]));
}

function isIpv4(text: string): boolean {
  const parts = text.split(".");
  return parts.length === 4 && parts.every((part) => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) <= 255);
}

/** RFC 4291, section 2.2. */
function isIpv6(text: string): boolean {
  const halves = text.split("::");
  if (halves.length > 2) return false;
  const groups = halves.map((half) => (half === "" ? [] : half.split(":")));
  const all = groups.flat();
  const last = all[all.length - 1];
  const tail = last?.includes(".") === true;
  if (tail && (!isIpv4(last!) || text.endsWith("::"))) return false;
  const hex = tail ? all.slice(0, -1) : all;
  const size = hex.length + (tail ? 2 : 0);
  return hex.every((group) => /^[0-9A-Fa-f]{1,4}$/.test(group)) && (halves.length === 2 ? size <= 7 : size === 8);
}
