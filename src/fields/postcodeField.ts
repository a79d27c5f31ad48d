import data from "../../templates/data/postcodes.json";
import type { FieldType, Parsed } from "./fieldType";
import { cellText, guessBy, issue, read, readNothing, readPartly, refuse, scientificText, shared } from "./reading";
import { hasHan, trimEnds } from "./width";

const provinces: ReadonlyMap<string, string> = new Map(data.prefixes.map((line) => [line.slice(0, 2), line.slice(3)]));
const patterns: ReadonlyMap<string, RegExp> = new Map(data.countries.map((line) => [line.slice(0, 2), new RegExp(line.slice(3))]));
/** Mail to Hong Kong and Macao is sorted under these on the mainland. @source 百度百科 邮政编码, 香港、澳门, as quoted by https://158392.com/goldfutures/vblfexgbvs.html, read 2026-11 */
const outside: ReadonlyMap<string, string> = new Map([["999077", "香港特别行政区"], ["999078", "澳门特别行政区"]]);
/** How a country parts its code where its pattern takes a sign: characters before it, the sign, characters in all. */
const parts: Readonly<Record<string, readonly [front: number, sign: string, whole: number]>> = {
  BR: [5, "-", 8], CA: [3, " ", 6], CZ: [3, " ", 5], GR: [3, " ", 5], IE: [3, " ", 7], JP: [3, "-", 7], NL: [4, " ", 6], PL: [2, "-", 5], PT: [4, "-", 7], SE: [3, " ", 5], SK: [3, " ", 5], US: [5, "-", 9],
};
const label = /^(?:邮政编码|邮编|邮码|postal ?code|post ?code|zip(?: ?code)?) ?[:：]? ?/i;
/** No country's code is longer. */
const longest = 12;

/** The province of a mainland postcode; null = no such prefix. */
export function postcodeProvince(postcode: string): string | null {
  return outside.get(postcode) ?? provinces.get(postcode.slice(0, 2)) ?? null;
}

/** The code as its country writes it, in capitals; null = it has no such code. */
function foreignForm(text: string, country: string): string | null {
  const pattern = patterns.get(country);
  if (pattern === undefined || text.length > longest) return null;
  const own = text.toUpperCase();
  const compact = own.replace(/[\s-]/g, "");
  const bare = compact.startsWith(country) ? compact.slice(2) : compact;
  const [front, sign, whole] = country === "GB" ? [compact.length - 3, " ", compact.length] : (parts[country] ?? [0, "", 0]);
  const arranged = bare.length === whole ? bare.slice(0, front) + sign + bare.slice(front) : bare;
  return [arranged, bare, own, compact].find((form) => pattern.test(form)) ?? null;
}

function readCode(text: string, country: string, fromNumberCell: boolean): Parsed {
  if (country !== "CN") {
    const form = foreignForm(text, country);
    if (form !== null) return read(form);
    for (let length = text.length + 1; fromNumberCell && length <= 6; length++) {
      const padded = foreignForm(text.padStart(length, "0"), country);
      if (padded !== null) return readPartly(padded, "zeroLost", { value: padded });
    }
    return refuse("otherCountry", { text: text.slice(0, 40), country });
  }
  const code = text.replace(/[\s\-‐-―−._]/g, "").replace(/^CN(?=\d)/i, "");
  if (/^\d{6}$/.test(code)) return read(code);
  if (fromNumberCell && /^\d{5}$/.test(code) && provinces.has(`0${code.charAt(0)}`)) return readPartly(`0${code}`, "zeroLost", { value: `0${code}` });
  if (/^\d+$/.test(code)) return refuse("wrongLength", { text: code.slice(0, 40), length: code.length });
  const runs = text.match(/\d+/g) ?? [];
  const [only = ""] = runs;
  if (runs.length > 1 && runs.every((run) => run.length === 6)) return refuse("severalCodes", { text: text.slice(0, 60) });
  if (runs.length === 1 && only.length === 6 && hasHan(text)) return readPartly(only, "droppedText", { value: only, text: trimEnds(text.replace(only, " ")) });
  return refuse("notACode", { text: text.slice(0, 40) });
}

/**
 * A postcode. Mainland: six digits whose first two name a province. With `x-country`, the form of that country: `"sw1a1aa"` → `"SW1A 1AA"`. Zeros in front that a number cell has lost are proposed:
 * 10000 → `"010000"`.
 */
export const postcodeField: FieldType = {
  type: "postcode",
  label: { "zh-CN": "邮政编码", en: "Postcode" },
  json: "string",
  parse(raw, { spec }) {
    const { text, refused } = cellText(raw);
    if (refused !== null) return refused;
    const nothing = readNothing(text);
    if (nothing !== null) return nothing;
    if (scientificText.test(text)) return refuse("digitsLost", { shown: text });
    const bare = text.replace(label, "");
    const float = /^\d+\.0+$/.test(bare);
    const reading = readCode(float ? bare.slice(0, bare.indexOf(".")) : bare, spec.country ?? "CN", typeof raw === "number" || float);
    return float && reading.ok && reading.lossless && reading.value !== null ? read(reading.value, "floatText", { text, value: String(reading.value) }) : reading;
  },
  format: (value) => String(value),
  normalize(value, { spec }) {
    const reading = typeof value === "string" ? postcodeField.parse(value, { spec, dateSystem: 1900, dayFirst: null }) : null;
    return reading !== null && reading.ok && reading.lossless && reading.value !== null ? reading.value : value;
  },
  check(value, { spec }) {
    const code = String(value);
    const country = spec.country ?? "CN";
    if (country !== "CN") return foreignForm(code, country) === null ? issue("otherCountry", { text: code.slice(0, 40), country }) : null;
    if (!/^\d{6}$/.test(code)) return issue("wrongLength", { text: code.slice(0, 40), length: code.length });
    return postcodeProvince(code) === null ? issue("unknownPrefix", { text: code, prefix: code.slice(0, 2) }, "warning") : null;
  },
  mask: (value) => String(value).slice(0, 2) + "*".repeat(Math.max(1, String(value).length - 2)),
  numberFormat: () => "@",
  countries: (code) => code === "CN" || patterns.has(code),
  matchRole: { person: "group", organisation: "group" },
  messages: {
    errorCell: shared.errorCell,
    digitsLost: shared.digitsLost,
    placeholder: shared.placeholder,
    droppedText: shared.droppedText,
    floatText: shared.floatText,
    notACode: { "zh-CN": "“{text}”不是邮政编码，填 6 位数字。", en: "“{text}” is not a postcode. Enter 6 digits." },
    wrongLength: { "zh-CN": "“{text}”不是邮政编码（应为 6 位，现为 {length} 位），核对。", en: "“{text}” is not a postcode (6 digits expected, {length} found). Check it." },
    severalCodes: { "zh-CN": "“{text}”里不止一个邮政编码，只留一个。", en: "“{text}” holds more than one postcode. Keep one." },
    otherCountry: { "zh-CN": "“{text}”不是 {country} 的邮政编码，核对，或换国家。", en: "“{text}” is not a postcode of {country}. Check it, or the country." },
    unknownPrefix: { "zh-CN": "“{text}”的前两位 {prefix} 不属于任何省份，核对。", en: "The first two digits {prefix} of “{text}” belong to no province. Check the code." },
    zeroLost: { "zh-CN": "单元格是数字，开头的 0 丢了；补上是 {value}，核对后存入。", en: "The cell is a number, so the zeros in front are gone. With them the code is {value}: check it, then store it." },
  },
  width: 10,
  // Six digits can be anything: a header or a template must say so.
  guess: (samples) => guessBy(postcodeField, samples, 0.4),
};
