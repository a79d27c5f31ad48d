type Words = { readonly zh: string; readonly en: string };

const oldExcel: Words = { zh: "旧版 Excel 工作簿（.xls）", en: "an old Excel workbook (.xls)" };
const wps: Words = { zh: "WPS 表格文件（.et）", en: "a WPS Spreadsheets file (.et)" };

/** What bytes that are not a zip seem to be; `encrypted` for a workbook that Excel has encrypted with a password. */
export function looksLike(bytes: Uint8Array): Words | "encrypted" {
  const starts = (...signature: number[]): boolean => signature.every((byte, i) => bytes[i] === byte);
  if (starts(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)) {
    if (holdsName(bytes, "EncryptedPackage")) return "encrypted";
    // WPS writes its own .et in the same container with the same Workbook stream; only its document properties tell.
    if (holdsName(bytes, "ET_Document") || holdsAscii(bytes, "WPS Spreadsheets") || holdsAscii(bytes, "Kingsoft ET")) return wps;
    if (holdsName(bytes, "WordDocument")) return { zh: "旧版 Word 文档（.doc）", en: "an old Word document (.doc)" };
    if (holdsName(bytes, "PowerPoint Document")) return { zh: "旧版 PowerPoint 演示文稿（.ppt）", en: "an old PowerPoint presentation (.ppt)" };
    return oldExcel;
  }
  // A bare BIFF stream, Excel 2 to 4.
  if (bytes[0] === 0x09 && [0, 2, 4, 8].includes(bytes[1] ?? 255) && (bytes[2] === 4 || bytes[2] === 6 || bytes[2] === 8)) return oldExcel;
  if (starts(0x25, 0x50, 0x44, 0x46)) return { zh: " PDF 文件", en: "a PDF file" };
  if (starts(0x52, 0x61, 0x72, 0x21)) return { zh: " RAR 压缩包", en: "a RAR archive" };
  if (starts(0x37, 0x7a, 0xbc, 0xaf)) return { zh: " 7z 压缩包", en: "a 7z archive" };
  if (starts(0x1f, 0x8b)) return { zh: " gzip 压缩包", en: "a gzip archive" };
  if (starts(0x89, 0x50, 0x4e, 0x47) || starts(0xff, 0xd8, 0xff)) return { zh: "一张图片", en: "a picture" };
  const head = firstText(bytes);
  if (head === null) return { zh: "别的二进制文件，或已损坏的工作簿", en: "another binary file, or a damaged workbook" };
  const lower = head.toLowerCase();
  if (/<html|<!doctype html|<table|<head|<meta/.test(lower)) return { zh: "网页（HTML）改了扩展名", en: "a web page (HTML) with another extension" };
  if (lower.includes("urn:schemas-microsoft-com:office:spreadsheet")) return { zh: " XML 电子表格 2003", en: "an XML Spreadsheet 2003 file" };
  if (/^\s*<\?xml/.test(lower)) return { zh: " XML 文件", en: "an XML file" };
  if (/^\s*[{[]/.test(lower)) return { zh: " JSON 文件", en: "a JSON file" };
  return { zh: "文本文件（如 .csv）", en: "a text file (such as .csv)" };
}

/** The first kilobytes as text; null when they hold what no text holds. UTF-16 with a mark is text; other 8-bit encodings are taken byte by byte. */
function firstText(bytes: Uint8Array): string | null {
  const head = bytes.subarray(0, 4096);
  if ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)) return new TextDecoder(head[0] === 0xff ? "utf-16le" : "utf-16be").decode(head);
  let text = "";
  for (const byte of head) {
    if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27)) return null;
    text += String.fromCharCode(byte);
  }
  return text;
}

/** Stream names of an OLE2 container are UTF-16. */
function holdsName(bytes: Uint8Array, name: string): boolean {
  return holds(bytes, Array.from(name, (char) => [char.charCodeAt(0), 0]).flat());
}

function holdsAscii(bytes: Uint8Array, text: string): boolean {
  return holds(bytes, Array.from(text, (char) => char.charCodeAt(0)));
}

function holds(bytes: Uint8Array, wanted: readonly number[]): boolean {
  for (let at = bytes.indexOf(wanted[0]!); at >= 0; at = bytes.indexOf(wanted[0]!, at + 1)) {
    if (wanted.every((byte, i) => bytes[at + i] === byte)) return true;
  }
  return false;
}
