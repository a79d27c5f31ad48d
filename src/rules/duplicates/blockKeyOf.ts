import { cleanText, hasHan } from "../../fields/width";
import type { FieldContext } from "../../fields/fieldType";
import { type CellValue, isCellError, plainText } from "../../records/cellValue";
import { companyParts } from "./methods/companyParts";
import { methodOf } from "./methods/index";
import { personName } from "./methods/personName";
import { phoneNumbers } from "./methods/phone";

type KeysOf = (value: CellValue, n: number, context: FieldContext) => readonly string[];

/** A value's own form under a match method. */
function formKey(name: string): KeysOf {
  const method = methodOf(name);
  return (value, n, context) => {
    const form = method.form(value, n, context);
    return form === null ? [] : [form.key];
  };
}

/** The brand of a company. Where no trade is known the brand is not either: the beginning stands for it. */
const company: KeysOf = (value, _n, context) => {
  const name = companyParts.form(value, 0, context);
  if (name === null) return [];
  if (name.words !== null || name.trade !== "" || !hasHan(name.brand)) return [name.brand];
  return [...new Set([name.brand, name.brand.slice(0, 2), name.brand.slice(0, 4)])];
};

function mailPart(part: 0 | 1): KeysOf {
  return (value) => {
    const text = value === null || isCellError(value) ? "" : cleanText(plainText(value)).toLowerCase();
    const at = text.lastIndexOf("@");
    const found = at <= 0 ? "" : [text.slice(0, at), text.slice(at + 1)][part]!;
    return found === "" ? [] : [found];
  };
}

/** Sorted by name; exactly the words of `blockKeys` in template/matchMethods. */
export const blockKeyKinds: { readonly [name: string]: KeysOf } = {
  company,
  emailDomain: mailPart(1),
  emailLocal: mailPart(0),
  exact: formKey("exact"),
  normalized: formKey("normalized"),
  /** The letters of the name in any order: 张伟 and 伟张, John Smith and Smith, John. */
  personName: (value, _n, context) => {
    const name = personName.form(value, 0, context);
    return name === null || name.surnameOnly ? [] : [name.han ? [...name.key].sort().join("") : [...name.words].sort().join(" ")];
  },
  phone8: (value) => [...new Set(phoneNumbers(value).map((digits) => digits.slice(-8)))],
  prefix: formKey("prefix"),
  suffix: formKey("suffix"),
};

/** The block key that suits a match method best, for rules that declare none. */
export function keyFor(method: string, isText: boolean): string {
  const [name = ""] = method.split(":");
  const own: Readonly<Record<string, string>> = { companyParts: "company", personName: "personName", phone: "phone8" };
  return own[name] ?? (name === "prefix" || name === "suffix" ? method : isText ? "normalized" : "exact");
}
