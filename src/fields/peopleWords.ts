import { distance } from "fastest-levenshtein";
import type { FieldSpec, Person } from "./fieldType";
import { foldKey } from "./width";

/** The people of a template by what others call them. */
export type PeopleWords = { readonly byId: ReadonlyMap<string, Person>; readonly byWord: ReadonlyMap<string, readonly Person[]> };
const indexes = new WeakMap<readonly Person[], PeopleWords>();

/** Null = the template has no list of people, so any name stands for itself. */
export function peopleWords(spec: Pick<FieldSpec, "people">): PeopleWords | null {
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

/** The people that a text names: an id in its own spelling is always that person; else id, name or alias in any width and case. */
export function namedPeople(text: string, { byId, byWord }: PeopleWords): readonly Person[] {
  const own = byId.get(text);
  return own === undefined ? (byWord.get(foldKey(text)) ?? []) : [own];
}

/** The one person whose name differs in a single letter. */
export function nearestPerson(text: string, { byWord }: PeopleWords): Person | null {
  const key = foldKey(text);
  if (key.length < 2 || key.length > 40) return null;
  const near = new Set<Person>();
  for (const [word, people] of byWord) if (Math.abs(word.length - key.length) <= 1 && distance(word, key) === 1) for (const person of people) near.add(person);
  const [only] = near;
  return near.size === 1 && only !== undefined ? only : null;
}

/** The name of an id where reading it gives the id again, else the id. */
export function shownPerson(id: string, index: PeopleWords | null): string {
  const person = index?.byId.get(id);
  if (index === null || person === undefined) return id;
  // A name that two people share, or that is someone's id, would not read back.
  return (index.byWord.get(foldKey(person.name)) ?? []).length === 1 ? person.name : person.id;
}
