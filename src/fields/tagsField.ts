import type { FieldType, Parsed } from "./fieldType";
import { cellText, guessBy, issue, read, readNothing, refuse, shared } from "./reading";
import { joint, separator, severalTexts } from "./severalValues";
import { cleanText, foldKey, trimEnds } from "./width";

const most = 100;
const longestTag = 50;

function readTags(text: string): Parsed {
  const nothing = readNothing(cleanText(text));
  if (nothing !== null) return nothing;
  // #重点 #老客户: where every word carries a #, blanks separate.
  const marked = /^\s*[#＃]/.test(text) && text.trim().split(/\s+/).every((word) => /^[#＃][^#＃]/.test(word));
  const parts = severalTexts(text, marked ? /[、，,;；|｜/／\s]+/ : separator).map((part) => cleanText(part.replace(/^[#＃]+|[#＃]+$/g, ""))).filter((part) => part !== "");
  if (parts.length > most) return refuse("tooMany", { count: parts.length, most });
  // The same tag in another case or width is the same tag; the first spelling stays.
  const tags = new Map(parts.reverse().map((part) => [foldKey(part), part]));
  const joined = [...tags.values()].reverse().join(joint);
  return readNothing(joined) ?? read(joined);
}

/** Free words, stored joined by 、 in the order typed, each once, without #. `"#重点, VIP；vip"` → `"重点、VIP"`. */
export const tagsField: FieldType = {
  type: "tags",
  label: { "zh-CN": "标签", en: "Tags" },
  json: "string",
  several: true,
  parse(raw) {
    const { text, refused } = cellText(raw, trimEnds);
    return refused ?? readTags(text);
  },
  format: (value) => String(value),
  normalize(value) {
    const reading = typeof value === "string" ? readTags(value) : null;
    return reading !== null && reading.ok && reading.lossless && reading.value !== null ? reading.value : value;
  },
  check(value) {
    const long = severalTexts(String(value)).find((tag) => [...tag].length > longestTag);
    return long === undefined ? null : issue("longTag", { text: long.slice(0, 40), most: longestTag }, "warning");
  },
  mask: () => "***",
  numberFormat: (spec) => spec.numberFormat ?? "@",
  matchRole: { person: "none", organisation: "none" },
  messages: {
    errorCell: shared.errorCell,
    digitsLost: shared.digitsLost,
    placeholder: shared.placeholder,
    tooMany: { "zh-CN": "一格里有 {count} 个标签，最多 {most} 个，核对分隔符。", en: "The cell holds {count} tags; {most} is the most. Check what separates them." },
    longTag: { "zh-CN": "标签“{text}…”超过 {most} 个字，像是一句话，移到备注列。", en: "The tag “{text}…” has more than {most} characters and looks like a sentence. Move it to a notes column." },
  },
  width: 20,
  guess: (samples) => guessBy(tagsField, samples, 0.7, (raw) => typeof raw === "string" && /^[#＃]\S/.test(raw.trim())),
};
