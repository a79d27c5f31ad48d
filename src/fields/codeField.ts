import type { CellValue } from "../records/cellValue";
import type { Localized } from "../records/text";
import type { FieldContext, FieldType, Parsed } from "./fieldType";
import { cellText, firstLostNumber, guessBy, read, readNothing, refuse, scientificText, shared } from "./reading";

/** What stood in the cell: its tidied text, and whether a number cell has had its hands on it, which loses zeros in front. */
export type TypedCode = { readonly text: string; readonly fromNumber: boolean };

/** What makes one kind of code different from the others; the rest of a field type is the same for all of them. */
export type CodeKind = Pick<FieldType, "type" | "label" | "check" | "mask" | "matchRole" | "messages" | "width" | "textLength" | "countries"> & {
  /** Words that people write in front of the code; with anything between them and the code. */
  readonly front: RegExp;
  /** Blanks, dashes, dots and the like, which go. */
  readonly separators?: RegExp;
  /** Letters are kept as typed instead of becoming capitals. */
  readonly keepCase?: true;
  /** Reads a code whose width, case and separators are folded. */
  readonly read: (code: string, typed: TypedCode, context: FieldContext) => Parsed;
  /** Message of `read` for parts that belong together and so are not several codes. */
  readonly together?: string;
  /** How sure a column of nothing but such codes is of this type. */
  readonly sure: number;
  /** Which cells count for a guess; default: all. */
  readonly counts?: (raw: CellValue) => boolean;
};

const wholeAsFloat = /^\d+\.0+$/;
const decimal = /^-?\d+\.\d*[1-9]\d*$/;
const usualSeparators = /[\s\-‐-―−._]/g;
/** No code is longer; what is longer is a text. */
const longestCode = 100;

/** Texts that every code can give beside its own. */
const codeMessages: Readonly<Record<"errorCell" | "digitsLost" | "placeholder" | "notACode" | "decimal" | "floatText" | "severalNumbers", Localized>> = {
  errorCell: shared.errorCell,
  digitsLost: shared.digitsLost,
  placeholder: shared.placeholder,
  notACode: { "zh-CN": "这段文字太长（{length} 个字符），不是号码；只填号码，说明移到备注列。", en: "This text is too long to be a number ({length} characters). Enter the number alone and move the rest to a notes column." },
  decimal: { "zh-CN": "“{text}”是小数或负数，不是号码，对照原件重新录入。", en: "“{text}” is a fraction or a negative number, not a code. Type it again from the source." },
  floatText: shared.floatText,
  severalNumbers: { "zh-CN": "“{text}”里有 {count} 个号码，只留一个，其余移到别的列。", en: "“{text}” holds {count} numbers. Keep one and move the others to other columns." },
};

/** A field type for codes of letters and digits: text with every digit exact, errors and lost digits refused with the reason, stand-ins for blank proposed to be cleared. */
export function codeField(kind: CodeKind): FieldType {
  const fold = (text: string): string => {
    const bare = text.replace(kind.front, "").replace(kind.separators ?? usualSeparators, "");
    return kind.keepCase === true ? bare : bare.toUpperCase();
  };
  const readTyped = (text: string, fromNumber: boolean, context: FieldContext): Parsed => {
    const reading = kind.read(fold(text), { text, fromNumber }, context);
    if (reading.ok || fromNumber || reading.messageId === kind.together) return reading;
    const parts = text.split(/[/、,;，；|\s]+/).filter((part) => part !== "");
    const several = parts.length > 1 && parts.every((part) => kind.read(fold(part), { text: part, fromNumber: false }, context).ok);
    return several ? refuse("severalNumbers", { text: text.slice(0, 60), count: parts.length }) : reading;
  };
  const fieldType: FieldType = {
    type: kind.type,
    label: kind.label,
    json: "string",
    parse(raw, context) {
      const { text, refused } = cellText(raw);
      if (refused !== null) return refused;
      const nothing = readNothing(text);
      if (nothing !== null) return nothing;
      if (scientificText.test(text)) return refuse("digitsLost", { shown: text });
      if (text.length > longestCode) return refuse("notACode", { length: text.length });
      const bare = text.replace(kind.front, "").replace(/\s/g, "");
      const number = typeof raw === "number" ? raw : wholeAsFloat.test(bare) ? Number(bare) : null;
      if ((number !== null && (!Number.isInteger(number) || number < 0)) || decimal.test(bare)) return refuse("decimal", { text: text.slice(0, 40) });
      if (number === null || typeof raw === "number") return readTyped(text, number !== null, context);
      // 123456789.0 was a number cell for another program: no digit is missing but zeros in front, as in a number cell.
      if (number >= firstLostNumber) return refuse("digitsLost", { shown: text });
      const reading = readTyped(String(number), true, context);
      return reading.ok && reading.lossless && reading.value !== null ? read(reading.value, "floatText", { text, value: String(reading.value) }) : reading;
    },
    format: (value) => String(value),
    normalize(value, context) {
      const reading = typeof value === "string" ? fieldType.parse(value, context) : null;
      return reading !== null && reading.ok && reading.lossless && reading.value !== null ? reading.value : value;
    },
    check: kind.check,
    mask: kind.mask,
    numberFormat: () => "@",
    ...(kind.textLength === undefined ? {} : { textLength: kind.textLength }),
    ...(kind.countries === undefined ? {} : { countries: kind.countries }),
    matchRole: kind.matchRole,
    messages: { ...codeMessages, ...kind.messages },
    width: kind.width,
    guess: (samples) => guessBy(fieldType, samples, kind.sure, kind.counts),
  };
  return fieldType;
}

/** Digits of a text code beyond the 15th that are all zeros: what is left of a number that went through a number cell. */
export function zerosPastFifteen(digits: string): boolean {
  return digits.length > 15 && /^\d{15}0+$/.test(digits);
}

/** The first and last characters, the rest hidden; short values wholly. */
export function maskMiddle(text: string, first: number, last: number): string {
  const characters = [...text];
  const hidden = characters.length - first - last;
  if (hidden < 2) return "*".repeat(Math.max(1, characters.length));
  return characters.slice(0, first).join("") + "*".repeat(Math.min(hidden, 12)) + characters.slice(characters.length - last).join("");
}

/** Digits that a letter is mistaken for, and letters for them. */
const lookAlikes: Readonly<Record<string, string>> = { O: "0", Q: "0", I: "1", L: "1", Z: "2", S: "5", B: "8" };

/** The code with each letter behind the first `front` characters that looks like a digit made one. */
export function digitsForLookAlikes(code: string, front = 0): string {
  return code.slice(0, front) + code.slice(front).replace(/[OQILZSB]/g, (letter) => lookAlikes[letter] ?? letter);
}
