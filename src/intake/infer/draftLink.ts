import { fieldTypeOf } from "../../fields/index";
import type { MatchRole } from "../../fields/fieldType";
import type { Json } from "../../records/cellValue";
import { kinOf, readHeader } from "../headerText";
import { columnKind, columnWords } from "./columnKinds";
import { identifier } from "./draftTemplate";
import { type Subject, methodOfType, subjectName } from "./draftDedupe";

/** One of two files: the template that was drafted of it, and what it is called. */
export type LinkedFile = { readonly text: string; readonly label: string };
/** `tables`: what the two files are called in the template; `fields`: pairs of their headers that are compared. A problem: `word` is no kind of column, `words` are; or the two have nothing in common that tells subjects apart. */
export type DraftedLink = { readonly text: string; readonly tables: readonly [string, string]; readonly fields: readonly (readonly [string, string])[] } | { readonly problem: "noWord"; readonly word: string; readonly words: readonly string[] } | { readonly problem: "nothingCommon" };

type Property = { readonly "x-type": string; readonly "x-label": Json; readonly [keyword: string]: Json };
type Column = { readonly id: string; readonly label: string; readonly type: string; readonly method: string; readonly role: (subject: Subject) => MatchRole; readonly property: { readonly [keyword: string]: Json } };
type Side = { readonly id: string; readonly label: string; readonly subject: Subject; readonly columns: readonly Column[] };

const kept: readonly string[] = ["x-country", "x-currency", "x-label", "x-unit"];

/**
 * One template of two files that compares the records of the one with those of the other: by what both their columns are, those called alike first. `words`: what columns are, by header, where it is known; the others are then not
 * compared. Where one file is of organisations, such as customers, and the other of people and their companies, such as leads, it goes by the company.
 */
export function draftLink(files: readonly [LinkedFile, LinkedFile], words: { readonly [header: string]: string } | null): DraftedLink {
  const wrong = Object.values(words ?? {}).find((word) => columnKind(word) === undefined);
  if (wrong !== undefined) return { problem: "noWord", word: wrong, words: columnWords };
  const id = ({ label }: LinkedFile): string => identifier(label.replace(/\.[^.]*$/, ""), "table");
  const [first, second] = [id(files[0]), id(files[1])];
  const [left, right] = [sideOf(files[0], first, words), sideOf(files[1], first.toLowerCase() === second.toLowerCase() ? `${second}_2` : second, words)];
  const names = (side: Side, subject: Subject): boolean => side.columns.some(({ type }) => type === subjectName[subject]);
  const byCompany = left.subject !== right.subject && names(left, "organisation") && names(right, "organisation");
  const [own, other] = byCompany && right.subject === "organisation" ? [right, left] : [left, right];
  const subject = byCompany ? "organisation" : own.subject;
  const fields = commonColumns(own.columns, other.columns);
  if (!fields.some(([{ role }]) => role(subject) !== "group")) return { problem: "nothingCommon" };
  const compared = new Set(fields.map(([{ id }]) => id));
  const tables = [own, other].map((side): [string, Json] => [side.id, tableOf(side, side === own ? subject : side.subject, side !== own ? [] : [{
    id: "same", match: own.columns.filter(({ id }) => compared.has(id)).map(({ id, method }) => ({ field: id, method })), across: [{ table: other.id, fields: Object.fromEntries(fields.map(([a, b]) => [a.id, b.id])) }],
  }])]);
  const text = JSON.stringify({ $schema: "https://crm-sheets.example/dialect/1", id: "https://crm-sheets.example/t/two-files", version: "0.1.0", title: "two files", tables: Object.fromEntries(tables) });
  return { text, tables: [left.id, right.id], fields: fields.map(([a, b]) => (own === left ? [a.label, b.label] : [b.label, a.label])) };
}

function sideOf({ text, label }: LinkedFile, id: string, words: { readonly [header: string]: string } | null): Side {
  const [table] = Object.values((JSON.parse(text) as { readonly tables: { readonly [id: string]: { readonly subject: Subject; readonly schema: { readonly properties: { readonly [id: string]: Property } } } } }).tables);
  const columns = Object.entries(table!.schema.properties).flatMap(([field, property]): readonly Column[] => {
    const header = headerOf(property["x-label"]);
    const word = words === null ? undefined : Object.entries(words).find(([name]) => normalHeader(name) === normalHeader(header))?.[1];
    const said = word === undefined ? null : columnKind(word) ?? null;
    if (words !== null && said === null) return [];
    const type = said?.type ?? property["x-type"];
    return [{ id: field, label: header, type, method: said?.method ?? methodOfType(type), role: (subject) => said?.[subject] ?? fieldTypeOf(type)!.matchRole[subject], property: { ...Object.fromEntries(kept.flatMap((keyword) => (property[keyword] === undefined || (said !== null && keyword !== "x-label") ? [] : [[keyword, property[keyword]]]))), "x-type": type, ...(said === null ? {} : { "x-matchRole": "identity" }) } }];
  });
  const isPerson = columns.some(({ type }) => type === subjectName.person);
  return { id, label, subject: words === null ? table!.subject : isPerson ? "person" : "organisation", columns };
}

function normalHeader(text: string): string {
  return kinOf(readHeader(text).base);
}

function headerOf(label: Json): string {
  return typeof label === "string" ? label : String((label as { readonly "zh-CN": string })["zh-CN"]);
}

/** Columns of both that are compared: those called alike that are of one kind, then those of one kind, in the order of the sheet. Each of the other one once; what says nothing by its kind only where it is called alike. */
function commonColumns(own: readonly Column[], other: readonly Column[]): readonly (readonly [Column, Column])[] {
  const found = new Map<Column, Column>();
  const taken = new Set<Column>();
  const speaks = ({ role }: Column): boolean => role("person") !== "none" || role("organisation") !== "none";
  const take = (fits: (a: Column, b: Column) => boolean): void => {
    for (const a of own) {
      const b = found.has(a) ? undefined : other.find((each) => !taken.has(each) && each.method === a.method && fits(a, each));
      if (b === undefined) continue;
      found.set(a, b);
      taken.add(b);
    }
  };
  const isText = ({ type }: Column): boolean => fieldTypeOf(type)!.json === "string";
  const alike = (a: Column, b: Column): boolean => isText(a) && isText(b) && normalHeader(a.label) === normalHeader(b.label);
  take((a, b) => speaks(a) && alike(a, b));
  take((a, b) => speaks(a) && a.type === b.type && isText(a));
  take((a, b) => speaks(a) && speaks(b) && isText(a) && isText(b) && a.method !== "exact");
  return own.flatMap((a) => { const b = found.get(a); return b === undefined ? [] : [[a, b] as const]; });
}

function tableOf({ id, label, columns }: Side, subject: Subject, dedupe: readonly Json[]): Json {
  const properties = Object.fromEntries(columns.map(({ id: field, role, property }) => [field, { ...property, ...(property["x-matchRole"] === undefined ? {} : { "x-matchRole": role(subject) }) }]));
  return { sheet: id.slice(0, 31), tableName: `T_${id}`, labels: label, subject, schema: { type: "object", properties }, ...(dedupe.length === 0 ? {} : { dedupe }) };
}
