import { existsSync, readFileSync } from "node:fs";
import type { FieldContext, FieldSpec } from "../../src/fields/fieldType";
import { fieldTypeOf, fieldTypes } from "../../src/fields/index";
import { fieldTypeContract } from "../contracts/fieldType.contract";
import { sharedPath } from "../support/shared";
import { contextOf, stepsNamed } from "./fieldTable";

const options: FieldSpec["options"] = [
  { code: "IT", label: { "zh-CN": "互联网", en: "Internet" }, aliases: ["信息技术", "it行业"], active: true },
  { code: "FIN", label: { "zh-CN": "金融", en: "Finance" }, aliases: ["银行"], active: true },
  { code: "OLD", label: { "zh-CN": "其他", en: "Other" }, aliases: [], active: false },
  { code: "X1", label: { "zh-CN": "同名", en: "Twin" }, aliases: [], active: true },
  { code: "X2", label: { "zh-CN": "同名", en: "Twin 2" }, aliases: [], active: true },
];
const people: FieldSpec["people"] = [
  { id: "u1", name: "王芳", aliases: ["小王"] },
  { id: "u2", name: "李伟", aliases: [] },
  { id: "u3", name: "李伟", aliases: ["大李"], department: "销售部" },
];
/** The fields a template can make of a type, beside the plain one. */
const variants: { readonly [type: string]: readonly Partial<FieldSpec>[] } = {
  autoNumber: [{ autoNumber: "C{yyyy}{MM}-{seq:4}" }, { autoNumber: "{seq}/{yy}" }],
  "contract-no": [{ autoNumber: "HT{yyyy}{MM}-{seq:4}" }],
  enum: [{ options }],
  longtext: [{ normalize: stepsNamed("trim", "nfkc") }],
  money: [{ unit: "万元" }, { currency: "USD" }, { decimals: 0 }, { currency: "JPY", decimals: 0 }, { unit: "万元", currency: "USD", decimals: 4 }],
  number: [{ decimals: 2 }, { decimals: 0 }],
  passport: [{ country: "CN" }],
  dept: [{ people }],
  multiEnum: [{ options }],
  users: [{ people }],
  percent: [{ decimals: 1 }],
  phone: [{ country: "HK" }, { country: "US" }, { country: "GB" }],
  postcode: [{ country: "GB" }, { country: "US" }, { country: "SE" }, { country: "JP" }, { country: "AD" }],
  system: [{ system: "batchId" }, { system: "templateVersion" }],
  text: [{ normalize: stepsNamed("trim", "nfkc", "brackets", "upper") }, { normalize: stepsNamed("digits") }, { normalize: stepsNamed("lower", "brackets", "nfkc") }, { normalize: stepsNamed("brackets", "upper", "lower") }],
  user: [{ people }],
};

const naughty: (readonly [string, readonly string[]])[] = [];
if (existsSync(sharedPath("suites/naughty-strings/blns.json"))) naughty.push(["naughty-strings", JSON.parse(readFileSync(sharedPath("suites/naughty-strings/blns.json"), "utf8")) as string[]]);
if (existsSync(sharedPath("suites/naughty-cjk/vectors.json"))) {
  const { strings, pairs } = JSON.parse(readFileSync(sharedPath("suites/naughty-cjk/vectors.json"), "utf8")) as { strings: { s: string }[]; pairs?: { a?: string; b?: string }[] };
  naughty.push(["naughty-cjk", [...strings.map(({ s }) => s), ...(pairs ?? []).flatMap(({ a, b }) => [a ?? "", b ?? ""])]]);
}

for (const fieldType of fieldTypes) {
  const contexts: FieldContext[] = [{}, ...(variants[fieldType.type] ?? [])].map((spec) => contextOf(fieldType, spec));
  if (fieldType.isDate === true) contexts.push(contextOf(fieldType, {}, { dayFirst: true }), contextOf(fieldType, {}, { dayFirst: false }), contextOf(fieldType, {}, { dateSystem: 1904 }));
  fieldTypeContract(fieldType, contexts, naughty);
}

describe("the list of field types", () => {
  it("is sorted by type, without repeats", () => {
    const types = fieldTypes.map((fieldType) => fieldType.type);
    expect(types).toEqual([...new Set(types)].sort());
  });
  it("finds each by its word and nothing else", () => {
    for (const fieldType of fieldTypes) expect(fieldTypeOf(fieldType.type)).toBe(fieldType);
    expect(fieldTypeOf("constructor")).toBeUndefined();
  });
});
