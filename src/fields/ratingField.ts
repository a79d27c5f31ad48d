import type { CellValue } from "../records/cellValue";
import { chineseInteger } from "./chineseNumber";
import type { FieldType, Parsed } from "./fieldType";
import { cellText, guessBy, issue, read, readNothing, refuse, shared } from "./reading";

const scale = 5;
/** Full stars, then empty ones; emoji stars too. */
const stars = /^((?:[★⭐🌟]\uFE0F?)*)((?:☆\uFE0F?)*)$/u;
const words = /^(?:评分|评级|rating)?[:： ]?(\d(?:\.\d{1,3})?|[一二两三四五六七八九十零]{1,2})(?: ?(?:星级|颗星|星|分|stars?|points?|级))?$/i;
const outOf = /^(\d{1,3}(?:\.\d{1,3})?) ?(?:分 ?)?(?:[/／]|out of|of) ?(\d{1,3}) ?(?:分|星|stars?)?$/i;

function readRating(text: string): Parsed {
  const drawn = stars.exec(text);
  if (drawn !== null && text !== "") {
    const full = [...(drawn[1] ?? "")].filter((sign) => sign !== "\uFE0F").length;
    const empty = [...(drawn[2] ?? "")].filter((sign) => sign !== "\uFE0F").length;
    return full + empty > scale ? refuse("otherScale", { text: text.slice(0, 20), scale: full + empty }) : inRange(full, text);
  }
  const share = outOf.exec(text);
  if (share !== null) return Number(share[2]) === scale ? inRange(Number(share[1]), text) : refuse("otherScale", { text: text.slice(0, 20), scale: Number(share[2]) });
  const word = words.exec(text);
  if (word === null) return refuse("notARating", { text: text.slice(0, 40) });
  const number = /\d/.test(word[1] ?? "") ? Number(word[1]) : Number(chineseInteger((word[1] ?? "").replace("零", "")) ?? NaN);
  return inRange(number, text);
}

function inRange(value: number, text: string): Parsed {
  if (!Number.isInteger(value)) return Number.isNaN(value) ? refuse("notARating", { text: text.slice(0, 40) }) : refuse("half", { text: text.slice(0, 20) });
  return value >= 1 && value <= scale ? read(value) : refuse("outOfRange", { text: text.slice(0, 20) });
}

/** One to five stars, stored as the number. Reads 4, ★★★★☆, 4星, 四星, 4/5, 4 stars; another scale (8/10) and half stars are refused, never converted. */
export const ratingField: FieldType = {
  type: "rating",
  label: { "zh-CN": "评分", en: "Rating" },
  json: "integer",
  range: [1, scale],
  parse(raw: CellValue) {
    if (typeof raw === "number" && Number.isFinite(raw)) return inRange(raw, String(raw));
    if (typeof raw === "boolean") return refuse("notARating", { text: raw ? "TRUE" : "FALSE" });
    const { text, refused } = cellText(raw);
    return refused ?? readNothing(text) ?? readRating(text);
  },
  format: (value) => (typeof value === "number" && Number.isInteger(value) && value >= 1 && value <= scale ? "★".repeat(value) + "☆".repeat(scale - value) : String(value)),
  normalize: (value) => value,
  check: (value) => (typeof value === "number" && Number.isInteger(value) && value >= 1 && value <= scale ? null : issue("outOfRange", { text: String(value).slice(0, 20) })),
  mask: () => "***",
  numberFormat: (spec) => spec.numberFormat ?? "0",
  matchRole: { person: "none", organisation: "none" },
  messages: {
    errorCell: shared.errorCell,
    digitsLost: shared.digitsLost,
    placeholder: shared.placeholder,
    notARating: { "zh-CN": "“{text}”不是评分，填 1 到 5。", en: "“{text}” is not a rating. Enter 1 to 5." },
    half: { "zh-CN": "“{text}”不是整星，填 1 到 5 的整数。", en: "“{text}” is not a whole number of stars. Enter 1 to 5." },
    outOfRange: { "zh-CN": "“{text}”不在 1 到 5 之间，核对评分。", en: "“{text}” is not between 1 and 5. Check the rating." },
    otherScale: { "zh-CN": "“{text}”是 {scale} 分制，本列是 5 分制；按约定折算后再填，系统不代为换算。", en: "“{text}” is on a scale of {scale}; this column has 5. Convert it by your own rule: ratings are never converted here." },
  },
  width: 10,
  guess: (samples) => guessBy(ratingField, samples, 0.9, (raw) => typeof raw === "string" && /[★⭐星]|\/ ?5$|stars?$/i.test(raw)),
};
