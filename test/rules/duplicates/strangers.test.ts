import { finish } from "../../../src/records/work";
import { personNameField } from "../../../src/fields/personNameField";
import { phoneField } from "../../../src/fields/phoneField";
import { canonOf } from "../../../src/rules/duplicates/candidatePairs";
import { compareFields } from "../../../src/rules/duplicates/compareField";
import { levelFields } from "../../../src/rules/duplicates/levels";
import { patternsOf } from "../../../src/rules/duplicates/pairPatterns";
import { asDrawn, strangersWork, unlookedOf } from "../../../src/rules/duplicates/strangers";
import { seededRandom } from "../../../tools/sample/random";
import { fieldDef, inputs, tableDef, typedTable } from "../../support/typedTables";

const def = tableDef([fieldDef(personNameField, "name"), fieldDef(phoneField, "phone")], { subject: "person" });

/** `size` people with names of so many surnames and given names, all as likely. */
function drawn(size: number, names: number) {
  const random = seededRandom(5);
  const word = (at: number): string => ["ba", "de", "fi", "go", "ku", "la", "me", "ni", "po", "ru"].flatMap((a, i, all) => all.map((b, j) => `${a}${b}${all[(i + 3 * j) % 10]}`))[at]!;
  const rows = Array.from({ length: size }, () => ({ name: `${word(random.int(0, names - 1))} ${word(random.int(0, names - 1))}`, phone: `0571-${random.int(20_000_000, 89_999_999)}` }));
  const table = typedTable(def, rows, { ids: rows.map((_, at) => `R${at}`) });
  const fields = compareFields({ def, table, inputs }, [{ field: "name", method: "personName", weight: null, threshold: null, blank: "ignore" }, { field: "phone", method: "phone", weight: null, threshold: null, blank: "ignore" }]);
  const canon = canonOf({ def, table, inputs }, fields, null);
  const levelled = levelFields(fields);
  const strangers = finish(strangersWork(canon, levelled));
  return { canon, strangers, name: levelled[0]!, sample: patternsOf(levelled, canon, strangers.a, strangers.b) };
}

it("draws further pairs of a large table for their names alone, and counts all namesakes as one draw would have them", () => {
  const { canon, strangers, name, sample } = drawn(20_000, 100);
  const { a, b, whole, places } = strangers;
  expect({ whole, drawn: strangers.drawn, field: strangers.name }).toEqual({ whole: 100_000, drawn: 200_000, field: 0 });
  const agrees = (x: number, y: number): boolean => { const level = name.levelOf(canon.forms[0]![x]!, canon.forms[0]![y]!); return level > 0 && level <= name.agreeing; };
  // The draw, written out: each pair once, by how far its records stand apart.
  const all = Array.from({ length: 200_000 }, (_, place) => { let step = 1, at = place; while (at >= 20_000 - step) at -= 20_000 - step++; return [at, at + step] as const; });
  const namesakes = all.flatMap(([x, y], place) => (agrees(x, y) ? [place] : []));
  expect([...places]).toEqual(namesakes.filter((place) => place >= whole));
  expect(places.length).toBeGreaterThan(5);
  expect(Array.from(a, (x, i) => [x, b[i]!])).toEqual([...all.slice(0, whole), ...Array.from(places, (place) => all[place]!)]);
  const counted = asDrawn(sample, strangers, name.agreeing, sample.counts).reduce((sum, count, p) => sum + (sample.levels[2 * p]! > 0 && sample.levels[2 * p]! <= name.agreeing ? count : 0), 0);
  expect(counted).toBeCloseTo(namesakes.length / 2, 9);
  // Of those looked at, one that was drawn whole, one for its name, and one that was not drawn.
  const [first, last] = [all[7]!, all[places[0]!]!];
  const left = unlookedOf(canon, { a: Uint32Array.of(first[1], last[0], 3), b: Uint32Array.of(first[0], last[1], 19_999) }, sample, strangers);
  const gone = sample.counts.map((count, p) => count - left[p]!);
  expect(gone.reduce((sum, count) => sum + count, 0)).toBe(2);
  expect([gone[sample.of[7]!]! > 0, gone[sample.of[whole]!]! > 0]).toEqual([true, true]);
});

it("draws no more once there are enough namesakes, and none for a small table", () => {
  expect(drawn(20_000, 10).strangers.drawn).toBe(120_000);
  expect(drawn(300, 10).strangers).toMatchObject({ whole: 6_000, drawn: 6_000, name: null });
});
