import { trimEnds } from "./width";

/** What a phone column is headed, written in front of a number all the same. */
const label = /^(?:公司电话|办公电话|联系电话|联系方式|固定电话|固话|座机|电话号码|电话|手机号码|手机号|手机|传真|mobile|office|phone|tel|fax|t|m)\.? ?[:：]? ?(?=[+(\d])/i;
const extensionWord = /(?:转|轉|内线|分机号?|ext(?:ension|n)?|x|#)[.:：= ]{0,3}(\d{1,6})(?: ?分机)?\)?$/i;
const notNumber = /[^\d\s+\-‐-―−.·()_]/;

/** A typed number without its label and without a comma or stop behind it; `.0` of a float is cut off and told. */
export function dropLabel(text: string): { readonly text: string; readonly float: boolean } {
  const bare = text.replace(label, "").replace(/[、,，;；。]+$/, "");
  return /^\+?\d+\.0+$/.test(bare) ? { text: bare.slice(0, bare.indexOf(".")), float: true } : { text: bare, float: false };
}

/** A number and the extension said in words behind it (转8001, 分机 8001, ext. 12, #12), which counts only behind at least four digits: the shortest numbers of the world have no more. */
export function splitExtension(text: string): { readonly rest: string; readonly extension: string } {
  // Looking for the words costs more than the rest of the reading: few numbers have any.
  if (!/[转轉内分xX#]|ext/i.test(text)) return { rest: text, extension: "" };
  const word = extensionWord.exec(text);
  if (word === null || text.slice(0, word.index).replace(/[^\d]/g, "").length < 4) return { rest: text, extension: "" };
  return { rest: trimEnds(text.slice(0, word.index)).replace(/[-(,，、;]+$/, ""), extension: word[1] ?? "" };
}

/** The ten digits of a number as North America writes them, 1-973-240-1136 or (619) 836-3381, and no mainland number is; null = another form. `coded`: with the 1 of the country in front. */
export function northAmerican(text: string): { readonly digits: string; readonly coded: boolean } | null {
  const form = /^(?:(\+? ?1)(?:[ .‐-―−-]|(?=\()))?\(?([2-9]\d{2})\)?[ .‐-―−-]?([2-9]\d{2})[ .‐-―−-](\d{4})$/.exec(text.trim());
  return form === null ? null : { digits: `${form[2]}${form[3]}${form[4]}`, coded: form[1] !== undefined };
}

/** Whether the text is digits and the signs between them only. */
export function isNumberText(text: string): boolean {
  return /^[+\d(]/.test(text) && !notNumber.test(text);
}

/** Two or more numbers in one cell; also 65556666/7/8 and 65556666-801/802, where the last digits go on. */
export function holdsSeveral(text: string): boolean {
  const more = /(?:\/\d{1,6}){1,9}$/.exec(text);
  if (more !== null && text.slice(0, more.index).replace(/[^\d]/g, "").length >= 7) return true;
  return text.split(/[/;,、；，|\n或和]| {1,3}(?=1[3-9]\d{9}|0\d{2,3}-)/).filter((part) => part.replace(/[^\d]/g, "").length >= 7).length > 1;
}

/** A number with words around it: 010-65556666（前台）. Null = no number, or digits among the words too. */
export function numberAmongWords(text: string): { readonly number: string; readonly words: string } | null {
  const run = /[+(]?\+?\d[\d\s\-‐-―−.()]{4,30}\d(?: ?(?:转|分机|内线|ext\.?) ?\d{1,6})?/i.exec(text);
  if (run === null) return null;
  const around = [text.slice(0, run.index), text.slice(run.index + run[0].length)].map(trimEnds).filter((part) => /[^()\s]/.test(part));
  return around.length === 0 || around.some((part) => /\d/.test(part)) ? null : { number: run[0], words: around.join(" … ") };
}
