import { readCompanyName } from "../../fields/companyWords";
import { fieldTypeOf } from "../../fields/index";
import { amountUnitForm, amountUnitOf } from "../../fields/units";
import { plainText, type CellValue, type Json } from "../../records/cellValue";
import type { Localized } from "../../records/text";
import { cellAddress } from "../../workbook/area";
import { isPlaceholder } from "../cellLook";
import { readHeader } from "../headerText";
import { letterName } from "../headerEvidence";
import type { CrossHint } from "../profile/hints/hint";
import { hintReason } from "../profile/hints/hintReason";
import type { StudiedColumn } from "../profile/profileTable";
import { isNumeric } from "../profile/profileColumn";
import { reasonText } from "../reason";
import { countryOfNumbers } from "./countryOfNumbers";
import { type Subject, draftDedupe } from "./draftDedupe";
import { type Choice, fieldHints, filledWhen } from "./fieldHints";
import { figuresType, headedType, namesOurs, namesThings } from "./headedType";
import { writtenCurrency } from "./writtenCurrency";

/** What the sheet says of itself and the cells that do not keep to it. `share`: of the records that can be judged, 0 to 1. `at`: the first of the cells, in sheet order. */
export type Invariant = { readonly text: Localized; readonly share: number; readonly exceptions: number; readonly at: readonly string[] };

export type Draft = { readonly template: { readonly [keyword: string]: Json }; readonly invariants: readonly Invariant[] };

/** Fewer records say nothing about all others. A rule of the draft may have as many exceptions as a hint has; a required or unique column this share. Chosen by us. */
const leastRecords = 20;
const mostMissing = 0.02;
const mostOptions = 60;
/** Fewer companies, however they are spelled, than this share of the records: people and their companies. */
const mostColleagues = 0.6;
const mostPlaces = 10;
/** Types whose values may be choices too, where one column decides what stands in another. */
const choices: ReadonlySet<string> = new Set(["region", "text"]);

/** Types whose values name one thing: a column of them that hardly repeats is a key. */
const namingTypes: ReadonlySet<string> = new Set(["cn-id", "cn-mobile", "cn-orgcode", "cn-uscc", "companyName", "contract-no", "email", "invoice-no"]);

type DraftField = { readonly id: string; readonly label: string; readonly column: StudiedColumn; readonly json: { readonly [keyword: string]: Json }; readonly choice: Choice | null };

/** A first template of a table: fields with types, options, limits, keys, rules from what the columns say about each other, and a rule for duplicates. Texts are in the language of the sheet. */
export function draftTemplate(sheet: string, columns: readonly StudiedColumn[], hints: readonly CrossHint[]): Draft {
  const invariants: Invariant[] = [];
  const records = columns[0]?.index.codes.length ?? 0;
  const fields = draftFields(columns);
  const byLetter = new Map(fields.map((field) => [field.column.profile.letter, field]));
  const required: string[] = [];
  const keys: Json[] = [];
  for (const field of fields) {
    const { profile, index } = field.column;
    // What says that there is nothing (-, n/a) leaves the field blank.
    const nothing = [0, ...index.distinct.flatMap(({ value, code }) => (isPlaceholder(value) ? [code] : []))].flatMap((code) => [...index.recordsOf(code)]).sort((a, b) => a - b);
    const missing = nothing.length;
    if (records >= leastRecords && missing <= records * mostMissing) {
      required.push(field.id);
      if (missing > 0) invariants.push({ text: { "zh-CN": `${field.label}必填`, en: `${field.label} is filled in` }, share: 1 - missing / records, exceptions: missing, at: nothing.slice(0, mostPlaces).map((record) => cellAddress(index.rows[record]!, index.column)) });
    }
    const repeated = profile.unique ? 0 : (profile.nearKey?.count ?? Infinity);
    if (index.filled >= leastRecords && isNaming(field) && repeated <= index.filled * mostMissing) {
      keys.push({ fields: [field.id], ...(repeated === 0 ? {} : { mode: "warn" }) });
      if (repeated > 0) invariants.push({ text: { "zh-CN": `${field.label}不重复`, en: `${field.label} is unique` }, share: 1 - repeated / index.filled, exceptions: repeated, at: profile.nearKey!.examples.flatMap(({ at }) => at).slice(0, mostPlaces) });
    }
  }
  const more = fieldHints(hints.map((hint) => ({ hint, fields: hint.columns.flatMap(({ letter }) => byLetter.get(letter) ?? []) })));
  const rules = hints.flatMap((hint, index) => {
    invariants.push({ text: { "zh-CN": reasonText(hintReason(hint), "zh-CN"), en: reasonText(hintReason(hint), "en") }, share: hint.confidence, exceptions: hint.exceptions.count, at: hint.exceptions.examples.map(({ at }) => at) });
    return draftRules(hint, hint.columns.flatMap(({ letter }) => byLetter.get(letter) ?? []), `r${index + 1}`);
  });
  const subject = subjectOf(fields);
  const dedupe = draftDedupe(fields.filter(({ label }) => !namesOurs(label)).map(({ id, label, json }) => ({ id, type: String(json["x-type"]), isRemark: isRemark(label) })), subject);
  const name = plain(sheet).slice(0, 29) || "Sheet";
  const id = identifier(name, "table");
  const shown = fields.find(({ json }) => json["x-type"] === "companyName") ?? fields.find(({ json }) => json["x-type"] === "personName") ?? fields.find((field) => fieldTypeOf(String(field.json["x-type"]))?.json === "string");
  return {
    invariants,
    template: {
      $schema: "https://crm-sheets.example/dialect/1",
      id: `https://crm-sheets.example/t/${encodeURIComponent(id)}`,
      version: "0.1.0",
      title: name,
      tables: {
        [id]: {
          sheet: /^history$|^_crm/i.test(name) ? `CRM ${name}`.slice(0, 31) : name,
          tableName: /^(?:[a-z]{1,3}[0-9]{1,7}|r[0-9]*(?:c[0-9]*)?|c[0-9]*)$/i.test(id) ? `T_${id}` : id,
          labels: name,
          subject,
          ...(shown === undefined ? {} : { display: wholeName(fields, shown) ?? `[${shown.id}]` }),
          schema: { type: "object", ...(required.length === 0 ? {} : { required }), properties: Object.fromEntries(fields.map((field) => [field.id, { ...field.json, ...more.get(field.id) }])), additionalProperties: false },
          ...(keys.length === 0 ? {} : { keys }),
          ...(rules.length === 0 ? {} : { rules }),
          ...(dedupe.length === 0 ? {} : { dedupe }),
        },
      },
    },
  };
}

/** Headers of names in two columns, as lists of people have them. */
const givenName = /^(?:(?:first|given)names?|forenames?|名|vornamen?|prénoms?|nombre)$/;
const familyName = /^(?:(?:last|family)names?|surnames?|姓|姓氏|nachnamen?|familiennamen?|apellidos?)$/;

/** What a record is: an organisation where companies are named, unless people are and many of them are of one company, or have given and family names of their own: colleagues are never one. */
function subjectOf(fields: readonly DraftField[]): Subject {
  const of = (...types: readonly string[]): DraftField | undefined => fields.find(({ json }) => types.includes(String(json["x-type"])));
  const company = of("companyName");
  if (company === undefined) return of("cn-uscc", "cn-orgcode") === undefined ? "person" : "organisation";
  if ([givenName, familyName].every((name) => fields.some(({ label }) => name.test(readHeader(label).base)))) return "person";
  const { filled, distinct } = company.column.index;
  const companies = new Set(distinct.map(({ value }) => readCompanyName(String(value))?.core ?? value));
  return of("personName") !== undefined && companies.size < filled * mostColleagues ? "person" : "organisation";
}

/** Of a person whose name stands in two columns both, in the order in which they are said; null where `shown` is no part of one. */
function wholeName(fields: readonly DraftField[], shown: DraftField): string | null {
  const named = (words: RegExp): DraftField | undefined => fields.find(({ label, json }) => ["personName", "text"].includes(String(json["x-type"])) && words.test(readHeader(label).base));
  const [given, family] = [named(givenName), named(familyName)];
  if (given === undefined || family === undefined || (shown !== given && shown !== family)) return null;
  const isHan = /\p{Script=Han}/u.test(plainText(family.column.index.distinct[0]?.value ?? null));
  return isHan ? `[${family.id}]&[${given.id}]` : `[${given.id}]&" "&[${family.id}]`;
}

/** On one line, without the characters that no template may hold. */
function plain(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Cs}\ufffe\uffff]/gu, " ").replace(/\s+/g, " ").trim();
}

/** Letters, digits and underscores of a header; `fallback` where none is left. */
export function identifier(text: string, fallback: string): string {
  const name = text.normalize("NFKC").replace(/[^\p{L}\p{N}_]+/gu, "_").replace(/^_+|_+$/g, "").slice(0, 40);
  return name === "" || ["__proto__", "constructor", "prototype"].includes(name) ? fallback : /^[\p{L}_]/u.test(name) ? name : `_${name}`;
}

function draftFields(columns: readonly StudiedColumn[]): readonly DraftField[] {
  const [ids, labels] = [new Set<string>(), new Set<string>()];
  const free = (taken: Set<string>, wanted: string, join: string): string => {
    let name = wanted;
    for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${wanted}${join}${n}`;
    taken.add(name.toLowerCase());
    return name;
  };
  return columns.map((column): DraftField => {
    const { header, letter } = column.profile;
    const own = plain(header).slice(0, 100).trim();
    const title = own || letterName(column.index.column);
    const id = free(ids, identifier(own, `column_${letter}`), "_");
    const values = column.index.distinct.map(({ value }) => value);
    const read = column.profile.type.type;
    const guessed = read === "integer" && namesThings(title, values, column.index.filled) ? "text" : read === "enum" || read === "text" ? (figuresType(values) ?? read) : read;
    const headed = ["text", "enum", "integer", "number"].includes(guessed) ? headedType(title, values) : null;
    // Beside 10 and 12箱 a count is a number, so that none becomes a text that no sum counts; where all are numbers their decimals say more than the header.
    const told = headed === null || (headed === "integer" && guessed === "number") ? guessed : headed;
    // What a plain number would not keep, and a text not add up.
    const written = ["text", "enum", "integer", "number"].includes(told) ? writtenCurrency(title, values) : null;
    const type = written === null ? told : "money";
    // A column without a header is called what its values are, where they say so.
    const named = own === "" && !["text", "enum", "integer", "number"].includes(type) ? fieldTypeOf(type)!.label : null;
    const label = free(labels, named?.["zh-CN"] ?? title, " ");
    const options = type === "enum" && !isRemark(title) ? optionsOf(column) : null;
    return { id, label, column, choice: options ?? (choices.has(type) ? optionsOf(column) : null), json: { ...fieldJson(type === "enum" && options === null ? "text" : type, written === null ? column : { ...column, currency: written }, label, options?.list ?? null), ...(own === "" ? { "x-label": { "zh-CN": label, en: named === null ? `Column ${letter}` : `${named.en}${label.slice(named["zh-CN"].length)}` } } : {}) } };
  });
}

/** What people write beside a record is no choice, however often they wrote the same. */
function isRemark(header: string): boolean {
  return /(?:备注|说明|描述|评论|意见|留言|注释)$|^(?:notes?|remarks?|comments?|descriptions?|memo)$/i.test(readHeader(header).base);
}

function fieldJson(type: string, { profile, index, currency, dayFormat }: StudiedColumn, label: string, options: readonly Json[] | null): DraftField["json"] {
  const fieldType = fieldTypeOf(type);
  const country = fieldType === undefined ? null : countryOfNumbers(fieldType, index.distinct.map(({ value }) => value), label);
  const isAmount = fieldType !== undefined && isNumeric(fieldType) && fieldType.isDate !== true && fieldType.range === undefined;
  return {
    "x-type": type,
    "x-label": label,
    ...(options === null ? {} : { "x-options": options }),
    ...(country === null ? {} : { "x-country": country }),
    ...(type !== "money" || currency === null || currency === "CNY" ? {} : { "x-currency": currency }),
    // Days that are all shown alike stay as their readers know them: 3/16/2025.
    ...(type === "date" && dayFormat !== null ? { "x-numberFormat": dayFormat } : {}),
    ...unitIn(type, label),
    ...(isAmount && profile.numbers !== null && profile.numbers.count >= leastRecords && profile.numbers.negative === 0 ? { minimum: 0 } : {}),
  };
}

/** The unit that a header names, where its kind of field has one. */
function unitIn(type: string, label: string): { readonly [keyword: string]: Json } {
  const named = readHeader(label).unit;
  const unit = named !== null && type === "money" ? amountUnitOf(named) : named;
  const has = unit !== null && (type === "money" ? unit !== "元" && amountUnitForm.test(unit) : (type === "number" || type === "integer") && !/[元%]/.test(unit));
  return has ? { "x-unit": unit } : {};
}

/** The values of a choice column: spellings of one value are one option, the most frequent of them its code. Null where they are too many, no texts, or texts of several lines. */
function optionsOf({ index, variants }: StudiedColumn): Choice | null {
  const texts = index.distinct.filter((one): one is typeof one & { readonly value: string } => typeof one.value === "string" && plain(one.value) !== "");
  if (texts.length < index.distinct.length || texts.length === 0 || texts.some(({ value }) => /\n/.test(value.trim()))) return null;
  const fold = (text: string): string => plain(text).normalize("NFKC").trim().toLowerCase();
  const groups = new Map<string, (typeof texts)[number][]>();
  const leader = new Map<string, string>();
  for (const { values } of variants) for (const { value } of values) if (typeof value === "string") leader.set(fold(value), leader.get(fold(plainText(values[0]!.value))) ?? fold(plainText(values[0]!.value)));
  for (const one of texts) {
    const key = leader.get(fold(one.value)) ?? fold(one.value);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  if (groups.size > mostOptions) return null;
  const codes = new Map<CellValue, string>();
  const list = [...groups.values()]
    .map((group) => group.toSorted((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1)))
    .sort((a, b) => b[0]!.count - a[0]!.count || (a[0]!.value < b[0]!.value ? -1 : 1))
    .map((group): Json => {
      const code = plain(group[0]!.value).slice(0, 200).trim();
      for (const { value } of group) codes.set(value, code);
      const aliases = [...new Map(group.map(({ value }) => [fold(value), plain(value).slice(0, 200)])).entries()].filter(([key]) => key !== fold(code)).map(([, alias]) => alias);
      return { code, ...(aliases.length === 0 ? {} : { aliases }) };
    });
  return { list, codes };
}

/** Names of one type, or short texts with figures in them, such as numbers of contracts. */
function isNaming({ json, column }: DraftField): boolean {
  if (namingTypes.has(String(json["x-type"]))) return true;
  const { distinct } = column.index;
  return json["x-type"] === "text" && distinct.every(({ value }) => typeof value === "string" && value.length <= 30) && distinct.filter(({ value }) => /\d/.test(String(value))).length >= distinct.length * 0.9;
}

/** What a hint says as rules: warnings, because the sheet itself breaks some of them. What follows from a list of pairs (city → province) is said by the field. */
function draftRules(hint: CrossHint, fields: readonly DraftField[], id: string): readonly Json[] {
  if (fields.length !== hint.columns.length) return [];
  const names = fields.map((field) => `[${field.id}]`);
  const [a, b] = names as [string, string];
  const label = fields.map((field) => field.label);
  const rule = (suffix: string, assert: string, zh: string, en: string, when?: string): Json => ({ id: id + suffix, ...(when === undefined ? {} : { when }), assert, severity: "warning", message: { "zh-CN": zh, en } });
  switch (hint.kind) {
    case "order": return [rule("", `${a}<=${b}`, `${label[1]} {${fields[1]!.id}} 比${label[0]} {${fields[0]!.id}} ${hint.facts["dates"] === true ? "早" : "小"}，核对哪一个填错了。`, `${label[1]} {${fields[1]!.id}} is ${hint.facts["dates"] === true ? "before" : "below"} ${label[0]} {${fields[0]!.id}}. Check which is wrong.`)];
    case "sum": case "product": {
      const sign = hint.kind === "sum" ? "+" : "*";
      const [made, total] = [names.slice(0, -1).join(sign), names.at(-1)!];
      return [rule("", `ABS(${made}-${total})<0.011`, `${label.at(-1)!}与${label.slice(0, -1).join(hint.kind === "sum" ? "、" : " × ")}${hint.kind === "sum" ? "之和" : ""}不符。`, `${label.at(-1)!} is not ${label.slice(0, -1).join(` ${sign === "*" ? "×" : "+"} `)}.`)];
    }
    case "equal": return [rule("", `${a}=${b}`, `${label[0]}和${label[1]}不一致。`, `${label[0]} and ${label[1]} differ.`)];
    case "part": return [rule("", `CONTAINS(${b}, ${a})`, `${label[1]}里没有${label[0]}“{${fields[0]!.id}}”。`, `${label[1]} does not hold ${label[0]} “{${fields[0]!.id}}”.`, `NOT(OR(ISBLANK(${a}), ISBLANK(${b})))`)];
    case "fillTogether": return [rule("", `OR(AND(${names.map((name) => `ISBLANK(${name})`).join(", ")}), AND(${names.map((name) => `NOT(ISBLANK(${name}))`).join(", ")}))`, `${label.join("、")}要么都填，要么都空。`, `${label.join(", ")} are filled in together or not at all.`)];
    case "fillWhen": {
      // That it must be filled in there is said by the field.
      const when = filledWhen(hint, fields[0]!);
      const shown = when?.values.join("、") ?? "";
      return when === null ? [] : [rule("", when.condition, `填了${label[1]}，${label[0]}却不是${shown}。`, `${label[1]} is filled in, yet ${label[0]} is none of ${shown}.`, `NOT(ISBLANK(${b}))`)];
    }
    case "dependency": return [];
  }
}
