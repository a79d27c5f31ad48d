import { distance } from "fastest-levenshtein";
import type { FieldSpec, FieldType, Person } from "./fieldType";
import { cellText, issue, read, refuse, shared } from "./reading";
import { foldKey } from "./width";

type PeopleIndex = { readonly byId: ReadonlyMap<string, Person>; readonly byWord: ReadonlyMap<string, readonly Person[]> };
const indexes = new WeakMap<readonly Person[], PeopleIndex>();

/** Null = the template has no list of people, so any name stands for itself. */
function indexOf(spec: FieldSpec): PeopleIndex | null {
  const people = spec.people;
  if (people === undefined || people.length === 0) return null;
  const known = indexes.get(people);
  if (known !== undefined) return known;
  const byWord = new Map<string, Person[]>();
  for (const person of people) {
    for (const word of [person.id, person.name, ...person.aliases]) {
      const key = foldKey(word);
      const having = byWord.get(key);
      if (key === "") continue;
      if (having === undefined) byWord.set(key, [person]);
      else if (!having.includes(person)) having.push(person);
    }
  }
  const index = { byId: new Map(people.map((person) => [person.id, person])), byWord };
  indexes.set(people, index);
  return index;
}

/** The one person whose name differs in a single letter. */
function nearest(key: string, index: PeopleIndex): Person | null {
  if (key.length < 2 || key.length > 40) return null;
  const near = new Set<Person>();
  for (const [word, people] of index.byWord) if (Math.abs(word.length - key.length) <= 1 && distance(word, key) === 1) for (const person of people) near.add(person);
  const [only] = near;
  return near.size === 1 && only !== undefined ? only : null;
}

/**
 * A colleague from the template's `people`, stored as the id; a cell may hold the id, the name or an alias. Unknown people and names that two colleagues share are refused.
 * Without a list of people the name itself is stored.
 */
export const userField: FieldType = {
  type: "user",
  label: { "zh-CN": "人员", en: "Person in charge" },
  json: "string",
  parse(raw, { spec }) {
    const { text, refused } = cellText(raw);
    if (refused !== null) return refused;
    if (text === "") return read(null);
    const index = indexOf(spec);
    if (index === null || index.byId.has(text)) return read(text);
    const found = index.byWord.get(foldKey(text)) ?? [];
    if (found.length > 1) return refuse("severalPeople", { value: text, ids: found.map((person) => person.id).join("、") });
    if (found[0] !== undefined) return read(found[0].id);
    const near = nearest(foldKey(text), index);
    return near === null ? refuse("unknownPerson", { value: text.slice(0, 40) }) : refuse("unknownPersonNear", { value: text.slice(0, 40), nearest: near.name });
  },
  format(value, { spec }) {
    const index = indexOf(spec);
    const person = index?.byId.get(String(value));
    if (index === null || person === undefined) return String(value);
    // A name that two people share, or that is someone's id, would not read back.
    return (index.byWord.get(foldKey(person.name)) ?? []).length === 1 ? person.name : person.id;
  },
  normalize: (value) => value,
  check(value, { spec }) {
    const index = indexOf(spec);
    return index === null || index.byId.has(String(value)) ? null : issue("unknownPerson", { value: String(value).slice(0, 40) });
  },
  mask: () => "***",
  numberFormat: (spec) => spec.numberFormat ?? "@",
  matchRole: { person: "none", organisation: "none" },
  messages: {
    errorCell: shared.errorCell,
    digitsLost: shared.digitsLost,
    unknownPerson: { "zh-CN": "人员名单里没有“{value}”，从名单中选择，或在模板中添加。", en: "“{value}” is not on the list of people. Choose someone from the list, or add the person to the template." },
    unknownPersonNear: { "zh-CN": "人员名单里没有“{value}”，是否指“{nearest}”。", en: "“{value}” is not on the list of people. Did you mean “{nearest}”?" },
    severalPeople: { "zh-CN": "“{value}”对应多个人（{ids}），改填工号。", en: "“{value}” fits several people ({ids}). Use the id." },
  },
  width: 12,
};
