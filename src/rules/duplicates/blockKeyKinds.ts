import { foldVariants } from "../../fields/matchKey";
import { cleanText, hasHan } from "../../fields/width";
import { type CellValue, isCellError, plainText } from "../../records/cellValue";
import type { Company } from "./methods/company";
import type { Form } from "./methods/method";
import type { Person } from "./methods/personName";
import { numbersOf } from "./methods/phone";

/** How a block key is taken: from a value's form under a match method, so that the work of reading it is done once, or from the value itself. */
export type BlockKeyKind = { readonly method: string; readonly keysOf: (form: Form) => readonly string[] } | { readonly method: null; readonly keysOf: (value: CellValue) => readonly string[] };

function byForm<F extends Form>(method: string, keysOf: (form: F) => readonly string[]): BlockKeyKind {
  return { method, keysOf: (form) => keysOf(form as F) };
}

/** The brand of a company. Where no trade is known the brand is not either: the beginning stands for it. */
function companyKeys({ words, trade, brand }: Company): readonly string[] {
  return words !== null || trade !== "" || !hasHan(brand) ? [brand] : [...new Set([brand, brand.slice(0, 2), brand.slice(0, 4)])];
}

/** The letters of a Chinese name in any order, else its words: 张伟 and 伟张, John Smith and Smith, John. A surname alone is none. */
function personKeys({ han, key, words, surnameOnly }: Person): readonly string[] {
  return surnameOnly ? [] : [han ? [...foldVariants(key)].sort().join("") : [...words].sort().join(" ")];
}

function mailPart(part: 0 | 1): BlockKeyKind {
  return {
    method: null,
    keysOf(value) {
      const text = value === null || isCellError(value) ? "" : cleanText(plainText(value)).toLowerCase();
      const at = text.lastIndexOf("@");
      const found = at <= 0 ? "" : [text.slice(0, at), text.slice(at + 1)][part]!;
      return found === "" ? [] : [found];
    },
  };
}

const own = (form: Form): readonly string[] => [form.key];

/** Sorted by name; exactly the words of `blockKeys` in template/matchMethods. */
export const blockKeyKinds: { readonly [name: string]: BlockKeyKind } = {
  company: byForm("companyParts", companyKeys),
  emailDomain: mailPart(1),
  emailLocal: mailPart(0),
  exact: byForm("exact", own),
  normalized: byForm("normalized", own),
  personName: byForm("personName", personKeys),
  phone8: byForm("phone", (form) => [...new Set(numbersOf(form).map((digits) => digits.slice(-8)))]),
  pinyin: byForm("pinyin", own),
  pinyinInitials: byForm("pinyinInitials", own),
  prefix: byForm("prefix", own),
  suffix: byForm("suffix", own),
};
