import { distance } from "fastest-levenshtein";
import type { FieldDef } from "../template/template";
import { columnLetter } from "../workbook/area";
import { type HeaderText, headerTokens, kinOf, readHeader } from "./headerText";
import { kindWords } from "./headerWords";
import type { Reason, ReasonId } from "./reason";
import type { CandidateColumn } from "./tableCandidate";

/** How far a header says that the column is a field, 0 to 1, and why. */
export type HeaderEvidence = { readonly confidence: number; readonly reason: Reason };

/** A header or name read once, in every way it is compared. */
type Words = { readonly text: string; readonly read: HeaderText; readonly kin: string; readonly tokens: readonly string[] };
type Name = Words & { readonly source: "label" | "id" | "alias"; /** 1 of the whole name. */ readonly worth: number };

/** A field's names, read once. `words`: how columns of its type are usually headed. */
export type FieldNames = { readonly names: readonly Name[]; readonly words: ReadonlySet<string> };

const trust = { label: 1, id: 1, alias: 0.98 };
/** Of a header of several rows the lowest part names the column; one above it only says which group it stands in, such as 业务 over 成交金额. Chosen by us. */
const [lowest, above] = [0.93, 0.6];
/** One name of several that a field has: 手机 of 手机/微信. Chosen by us. */
const oneOfSeveral = 0.93;
/** Fuzzy likeness below this says nothing: 电话 and 电邮 share half of their characters. */
const leastLikeness = 0.7;

export function fieldNames(field: FieldDef): FieldNames {
  const sources = [
    [field.label["zh-CN"], "label"], [field.label.en, "label"], [field.id, "id"], ...field.aliases.map((alias) => [alias, "alias"] as const),
  ] as const;
  return {
    names: sources.flatMap(([text, source]) => [...(text.trim() === "" ? [] : [{ ...wordsOf(text), source, worth: 1 }]), ...eachOf(text).map((part) => ({ ...wordsOf(part), source, worth: oneOfSeveral }))]),
    words: kindWords(field.type),
  };
}

/** 手机 and 微信 of 联系方式 手机/微信: what a field for either of them is called by. A unit is none: 单价/吨. */
function eachOf(text: string): readonly string[] {
  if (!/[/／]/.test(text) || readHeader(text).unit !== null) return [];
  const parts = text.replace(/\s*[/／]\s*/g, "/").split(" ").at(-1)!.split("/");
  return parts.length > 1 && parts.every((part) => part.length > 1) ? parts : [];
}

/** What a column without a header is called, in a draft too. */
export function letterName(column: number): string {
  return `列${columnLetter(column)}`;
}

/** A column's header as it is compared: the whole, and each part of a multi-row header (the lowest says most); without one its letter. */
export type ColumnHeader = { readonly text: string; readonly forms: readonly (Words & { /** What of a likeness counts: 1 of the whole. */ readonly worth: number })[] };

export function columnHeader(column: CandidateColumn): ColumnHeader {
  const texts = [column.header === "" ? letterName(column.column) : column.header, ...(column.parts.length > 1 ? [...column.parts].reverse() : [])].filter((text) => text !== "");
  return { text: column.header, forms: texts.map((text, i) => ({ ...wordsOf(text), worth: i === 0 ? 1 : i === 1 ? lowest : above })) };
}

function wordsOf(text: string): Words {
  const read = readHeader(text);
  return { text, read, kin: kinOf(read.base), tokens: headerTokens(text) };
}

/**
 * The best of: same text, same without decoration, same without brackets, a usual word for the type, one inside the other, alike. Null when nothing speaks for it. Where several fields of
 * the table have the type, its usual words tell none of them from the others: 注册资本 is money, but neither of two other amounts.
 */
export function headerEvidence(header: ColumnHeader, field: FieldNames, isOnlyOfType = true): HeaderEvidence | null {
  let best: HeaderEvidence | null = null;
  const offer = (confidence: number, id: ReasonId, name: string, share: number) => {
    const value = confidence * share;
    if (best === null || value > best.confidence) best = { confidence: value, reason: { id, data: { name } } };
  };
  for (const form of header.forms) {
    for (const name of field.names) {
      const worth = trust[name.source] * name.worth;
      const reason = name.source === "alias" ? "sameAlias" : name.source === "id" ? "sameId" : "sameLabel";
      if (form.text === name.text.trim()) offer(worth, reason, name.text, form.worth);
      else if (form.read.full !== "" && form.read.full === name.read.full) offer(0.98 * worth, reason, name.text, form.worth);
      else if (form.read.base !== "" && form.read.base === name.read.base) offer(0.95 * worth, "sameBase", name.text, form.worth);
      else if (form.read.base !== "" && form.kin === name.kin) offer(0.88 * worth, "kinHeader", name.text, form.worth);
      else {
        const likeness = alike(form.read.base, form.tokens, name.read.base, name.tokens);
        if (likeness >= leastLikeness) offer(likeness * 0.85, "alikeHeader", name.text, form.worth);
        const share = contained(form.read.base, name.read.base);
        if (share > 0) offer(0.5 + 0.35 * share, "containedHeader", name.text, form.worth);
      }
    }
    if (isOnlyOfType && field.words.has(form.read.base)) offer(0.72, "usualHeader", form.text, form.worth);
  }
  return best;
}

/** 0 to 1: by edits of the whole, or by shared words in Latin script. */
function alike(a: string, aTokens: readonly string[], b: string, bTokens: readonly string[]): number {
  if (a === "" || b === "") return 0;
  const longest = Math.max(a.length, b.length);
  const edits = longest < 3 || Math.abs(a.length - b.length) > longest * 0.35 ? 0 : 1 - distance(a, b) / longest;
  if (aTokens.length < 2 || bTokens.length < 2) return edits;
  const shared = aTokens.filter((token) => bTokens.includes(token)).length;
  return Math.max(edits, (2 * shared) / (aTokens.length + bTokens.length) - 0.1);
}

/** What may stand behind a Chinese name without naming something else: 备注信息 is 备注, but 客户编号 is no 客户. */
const filler = /^(?:名|名称|名字|全称|号|号码|信息|内容|说明|详情|情况|资料|栏|项|[\d一二三a-z]{1,2})$/;

/** The share of the longer text that the shorter one is, where it stands at its end, or at its begin with nothing behind it that names another thing; 0 otherwise. One Chinese character or two letters are too little. */
function contained(a: string, b: string): number {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (short.length < (/[㐀-鿿]/.test(short) ? 2 : 3) || short.length === long.length) return 0;
  if (long.endsWith(short)) return short.length / long.length;
  const rest = long.slice(short.length);
  return long.startsWith(short) && (!/[㐀-鿿]/.test(rest) || filler.test(rest)) ? short.length / long.length : 0;
}
