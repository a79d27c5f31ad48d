/** The `format` words that are asserted. Each answers for texts only. Sorted by name. */
export const jsonFormats: { readonly [format: string]: (text: string) => boolean } = {
  date: isDate,
  email: isEmail,
  uri: isUri,
  uuid: (text) => /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(text),
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
  const match = /^[A-Za-z][A-Za-z0-9+.-]*:(?:\/\/([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/.exec(text);
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
