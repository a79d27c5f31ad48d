import type { FieldType, Parsed } from "./fieldType";
import { cellText, guessBy, issue, read, readNothing, refuse, shared } from "./reading";
import { dropControls, dropInvisible, trimEnds } from "./width";

const scheme = /^([a-z][a-z\d+.-]{1,20}):(?=.)/i;
/** A drive letter is no scheme, and these schemes lead to a file. */
const fileSchemes = new Set(["http", "https", "file", "ftp", "ftps", "sftp", "smb"]);
const hash = /[#? ]?(?:#|\s)?sha-?256[=:：] ?([0-9a-f]+)$/i;
const drive = /^[a-z]:[\\/]/i;

function tidy(raw: string): string {
  // Windows copies a path in quotes.
  const text = trimEnds(dropInvisible(dropControls(raw)));
  return trimEnds(/^".*"$/.test(text) || /^“.*”$/.test(text) ? text.slice(1, -1) : text);
}

/** Link and hash of a cell, in the form that is stored: `LINK#sha256=HEX`. */
export function attachmentParts(text: string): { readonly link: string; readonly sha256: string | null } {
  const found = hash.exec(text);
  return found === null || found.index === 0 ? { link: text, sha256: null } : { link: trimEnds(text.slice(0, found.index)), sha256: (found[1] ?? "").toLowerCase() };
}

function readLink(text: string): Parsed {
  const nothing = readNothing(text);
  if (nothing !== null) return nothing;
  if (/[\r\n]|[;；|]\s*(?:[a-z]:[\\/]|\\\\|https?:)/i.test(text)) return refuse("severalFiles", { text: text.slice(0, 40) });
  const { link, sha256 } = attachmentParts(text);
  const named = drive.test(link) ? undefined : scheme.exec(link)?.[1]?.toLowerCase();
  if (named !== undefined && !fileSchemes.has(named)) return refuse("scheme", { scheme: named });
  return link === "" ? refuse("noFile", { text: text.slice(0, 40) }) : read(sha256 === null ? link : `${link}#sha256=${sha256}`);
}

/**
 * A link to a file: a path (`合同/2024.pdf`, `C:\\…`, `\\\\server\\…`) or an address, kept as text and never opened or embedded; behind it, if wanted, the SHA-256 of the file as `#sha256=…`, so that
 * it can be told whether the file is still the same. Schemes that run something (javascript:, data:) are refused.
 */
export const attachmentField: FieldType = {
  type: "attachment",
  label: { "zh-CN": "附件", en: "Attachment" },
  json: "string",
  parse(raw) {
    const { text, refused } = cellText(raw, tidy);
    return refused ?? readLink(text);
  },
  format: (value) => String(value),
  normalize(value) {
    const reading = typeof value === "string" ? readLink(tidy(value)) : null;
    return reading !== null && reading.ok && reading.lossless && reading.value !== null ? reading.value : value;
  },
  check(value) {
    const { link, sha256 } = attachmentParts(String(value));
    if (sha256 !== null && sha256.length !== 64) return issue("badHash", { length: sha256.length });
    const path = /^[a-z][a-z\d+.-]+:\/\//i.test(link) ? null : link.replace(drive, "");
    const odd = path === null ? null : /[<>"|?*]|:(?!\/)/.exec(path);
    if (odd !== null) return issue("oddCharacter", { character: odd[0], text: link.slice(0, 60) }, "warning");
    return /[\\/]$/.test(link) ? issue("folder", { text: link.slice(0, 60) }, "warning") : null;
  },
  mask: (value) => `***${/\.[a-z\d]{1,5}$/i.exec(attachmentParts(String(value)).link)?.[0] ?? ""}`,
  numberFormat: (spec) => spec.numberFormat ?? "@",
  matchRole: { person: "none", organisation: "none" },
  messages: {
    errorCell: shared.errorCell,
    digitsLost: shared.digitsLost,
    placeholder: shared.placeholder,
    severalFiles: { "zh-CN": "“{text}”里不止一个文件，一格只放一个，其余移到别的列。", en: "“{text}” names more than one file. Keep one in the cell and move the rest to other columns." },
    scheme: { "zh-CN": "“{scheme}:”开头的不是文件链接，改成文件路径或网址。", en: "“{scheme}:” does not lead to a file. Use a path or a web address." },
    noFile: { "zh-CN": "“{text}”没有文件，写上路径或网址。", en: "“{text}” names no file. Write its path or address." },
    badHash: { "zh-CN": "SHA-256 应为 64 位十六进制，现为 {length} 位，重新计算。", en: "A SHA-256 has 64 hexadecimal digits; there are {length}. Compute it again." },
    oddCharacter: { "zh-CN": "文件名里不能有“{character}”（{text}），核对路径。", en: "A file name cannot have “{character}” ({text}). Check the path." },
    folder: { "zh-CN": "“{text}”是文件夹，写到具体文件。", en: "“{text}” is a folder. Name the file." },
  },
  width: 30,
  guess: (samples) => guessBy(attachmentField, samples, 0.93, (raw) => typeof raw === "string" && /(?:[\\/]|^)[^\\/:*?"<>|]+\.(?:pdf|docx?|xlsx?|pptx?|jpe?g|png|gif|zip|rar|7z|txt|csv|ofd|wps|et)$/i.test(raw.trim()) && !/^(?:https?:|www\.)/i.test(raw.trim())),
};
