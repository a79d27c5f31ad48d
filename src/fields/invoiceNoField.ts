import { isProvinceCode } from "./checkDigits";
import { codeField, maskMiddle, zerosPastFifteen } from "./codeField";
import type { Issue } from "./fieldType";
import { issue, read, readPartly, refuse } from "./reading";

/** By length: 发票号码 8; 发票代码 10 (专用发票, before 2018 also 普通发票) or 12; 数电票号码 20, which needs no code. */
const wellFormed = /^(?:\d{8}|\d{10}|\d{12}|\d{20})$/;

/**
 * @source 20 digits: year 2, region 2, channel 1, serial 15 (国家税务总局公告 2024 年第 11 号 附件); 12 digits: tax office 0, 1 or 2, region 4, year 2, ... (国家税务总局公告 2015 年第 84 号); 10 digits: region 4, year 2, ... (https://360docs.net/doc/a513933004.html, read 2026-11).
 * Regions are those of GB/T 2260, 00 for the State's own office.
 */
function partFault(number: string): Issue | null {
  const region = number.length === 20 ? number.slice(2, 4) : number.length === 12 ? number.slice(1, 3) : number.slice(0, 2);
  if (number.length === 12 && !/^[012]/.test(number)) return issue("unknownOffice", { digit: number.charAt(0) }, "warning");
  if (region !== "00" && !isProvinceCode(region)) return issue("unknownRegion", { region }, "warning");
  return number.length === 20 && Number(number.slice(0, 2)) < 21 ? issue("beforeDigital", { year: `20${number.slice(0, 2)}` }, "warning") : null;
}

/**
 * A number of an invoice: 发票号码 (8 digits), 发票代码 (10 or 12) or the 20-digit number of a fully digital invoice. Zeros in front belong to it: where a number cell has lost them they are proposed. Code and
 * number in one cell are refused: they are two columns. `"No 00123456"` → `"00123456"`.
 */
export const invoiceNoField = codeField({
  type: "invoice-no",
  label: { "zh-CN": "发票号码", en: "Invoice number" },
  front: /^(?:数电票号码|数电发票号码|发票号码|发票代码|发票号|发票|invoice(?: ?no\.?| number)?|no\.?|№) ?[:：]? ?/i,
  read(code, { text, fromNumber }) {
    const digits = code.replace(/^N[O°]?(?=\d)/, "");
    const runs = text.match(/\d+/g) ?? [];
    // 12 and 8 digits together would read as one digital invoice of 20.
    if (runs.length === 2 && runs.some((run) => run.length === 10 || run.length === 12) && runs.some((run) => run.length === 8)) return refuse("codeAndNumber", { text: text.slice(0, 60) });
    if (wellFormed.test(digits)) return read(digits);
    if (fromNumber) {
      const full = digits.length >= 5 && digits.length <= 7 ? digits.padStart(8, "0") : digits.length === 11 ? `0${digits}` : null;
      if (full !== null && (full.length === 8 || partFault(full) === null)) return readPartly(full, "zeroLost", { value: full });
    }
    return /^\d+$/.test(digits) ? refuse("wrongLength", { length: digits.length }) : refuse("notANumber", { text: text.slice(0, 40) });
  },
  together: "codeAndNumber",
  check(value) {
    const number = String(value);
    if (!wellFormed.test(number)) return issue("wrongLength", { length: number.length });
    if (zerosPastFifteen(number)) return issue("perhapsLost", { text: number }, "warning");
    return number.length === 8 ? null : partFault(number);
  },
  mask: (value) => maskMiddle(String(value), 2, 2),
  matchRole: { person: "none", organisation: "none" },
  messages: {
    notANumber: { "zh-CN": "“{text}”不是发票号码，只填 8 位、10 位、12 位或 20 位数字。", en: "“{text}” is not an invoice number. Enter 8, 10, 12 or 20 digits." },
    wrongLength: { "zh-CN": "发票号码 8 位、代码 10 或 12 位、数电票号码 20 位，现为 {length} 位，对照发票改正。", en: "An invoice number has 8 digits, its code 10 or 12, a digital invoice 20; {length} found. Correct it from the invoice." },
    codeAndNumber: { "zh-CN": "“{text}”里有发票代码和号码，分到两列填写。", en: "“{text}” holds the code and the number. Put them into two columns." },
    zeroLost: { "zh-CN": "单元格是数字，开头的 0 丢了；补上是 {value}，对照发票后存入。", en: "The cell is a number, so the zeros in front are gone. With them the number is {value}: compare the invoice, then store it." },
    perhapsLost: { "zh-CN": "“{text}”第 15 位之后全是 0，多半被数字单元格截断过，对照发票重新录入。", en: "“{text}” has only zeros behind the 15th digit, as a number cell leaves them. Type it again from the invoice." },
    unknownRegion: { "zh-CN": "号码里的地区 {region} 不存在，对照发票核对。", en: "The region {region} in the number does not exist. Compare the invoice." },
    unknownOffice: { "zh-CN": "12 位发票代码以 0、1 或 2 开头，现为 {digit}，对照发票核对。", en: "A code of 12 digits starts with 0, 1 or 2, not {digit}. Compare the invoice." },
    beforeDigital: { "zh-CN": "号码里的年份是 {year}，数电票 2021 年才有，对照发票核对。", en: "The number says the year {year}, but digital invoices began in 2021. Compare the invoice." },
  },
  width: 22,
  sure: 0.45,
});
