import type { CellValue } from "../records/cellValue";

/** A cell with a link and where that leads: an address as the file says it (`mailto:…`, `https://…`), or `#` and a place in the workbook. Rows and columns count from 0. */
export type CellLink = { readonly row: number; readonly column: number; readonly target: string };

/**
 * Where a link leads once its cell says `after` instead of `before`. A link that says what the cell said (`mailto:` its e-mail address, `tel:` its number, its web address) says what the cell says now; null
 * where that is no such address: the link goes, for it would lead to what is nowhere written any more. Any other link is about something else than the text, and stays as it is.
 */
export function followedTarget(target: string, before: CellValue, after: CellValue): string | null {
  const [scheme = "", rest = ""] = split(target);
  const say = sayings[scheme.toLowerCase()];
  const [was, now] = [plain(before), plain(after)];
  if (say === undefined || was === "" || was === now || say.key(rest) === "" || say.key(rest) !== say.key(was)) return target;
  return now === "" ? null : say.target(target.slice(0, target.length - rest.length), rest, now);
}

/** Whether a link could say what the cell says: others need not be asked for theirs. */
export function couldBeLinked(value: CellValue): boolean {
  const text = plain(value);
  return text.length <= 2_000 && (text.includes("@") || /^[\w-]+(?:\.[\w-]+)+(?:[/:?#]|$)|^https?:/i.test(text) || /^\+?[\d\s().\-/]{5,30}$/.test(text));
}

type Saying = {
  /** What two spellings of one address have in common; "" for what is none. */
  readonly key: (text: string) => string;
  /** The address of the new text; `start` is the scheme as it was written, `rest` what came after it. Null where the text is none. */
  readonly target: (start: string, rest: string, now: string) => string | null;
};

const mail: Saying = {
  key: (text) => decoded(text.replace(/\?.*$/s, "")).trim().toLowerCase(),
  target: (start, rest, now) => (/^[^\s@]+@[^\s@]+$/.test(now) ? start + encodeURI(now).replaceAll("?", "%3F") + (/\?.*$/s.exec(rest)?.[0] ?? "") : null),
};
const telephone: Saying = {
  key: (text) => decoded(text).replace(/[;,].*$/s, "").replace(/[^\d+]/g, "").replace(/^(?:\+|00)?86(?=1\d{10}$)|^(?:\+|00)/, ""),
  target: (start, _rest, now) => (/\d{5}/.test(now.replace(/\D/g, "")) && /^\+?[\d\s().\-/]+$/.test(now) ? start + now.replace(/[^\d+]/g, "") : null),
};
const web: Saying = {
  key: (text) => decoded(text).trim().replace(/^https?:/i, "").replace(/^\/\//, "").replace(/\/$/, "").toLowerCase(),
  target: (start, _rest, now) => (/^https?:\/\/\S+$/i.test(now) ? now : /^[^\s@/]+\.[^\s@/]+(?:\/\S*)?$/.test(now) ? `${start}//${now}` : null),
};
const sayings: { readonly [scheme: string]: Saying | undefined } = { mailto: mail, tel: telephone, callto: telephone, sms: telephone, http: web, https: web };

function split(target: string): readonly string[] {
  const colon = target.indexOf(":");
  return colon < 0 ? [] : [target.slice(0, colon), target.slice(colon + 1)];
}

const plain = (value: CellValue): string => (typeof value === "string" || typeof value === "number" ? String(value).normalize("NFKC").trim() : "");

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
