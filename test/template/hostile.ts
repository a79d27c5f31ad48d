import { bent, minimalText } from "./support";

const customer = "/tables/customer";
const many = <T>(count: number, make: (index: number) => T): T[] => [...Array(count).keys()].map(make);
const object = (count: number, make: (index: number) => readonly [string, unknown]): unknown => Object.fromEntries(many(count, make));
/** Fills up to almost 1 MiB with repetitions. */
const filled = (start: string, piece: string, end: string): string => start + piece.repeat(Math.floor((1_048_000 - start.length - end.length) / piece.length)) + end;

/** Templates that try to cost time or memory, near the limit of size. All must be refused, except those marked as harmless. */
export const hostileTemplates: readonly { readonly name: string; readonly text: string; readonly harmless?: true }[] = [
  { name: "1 MiB of white space", text: filled("{", " ", "}") },
  { name: "1 MiB in one string", text: filled('{"a":"', "x", '"}') },
  { name: "1 MiB of escapes", text: filled('{"a":"', "\\u0041", '"}') },
  { name: "1 MiB in one key", text: filled('{"', "k", '":1}') },
  { name: "1 MiB in one number", text: filled("[", "9", "]") },
  { name: "1 MiB of zeros behind the point", text: filled("[0.", "0", "1]") },
  { name: "1 MiB of line breaks", text: filled("{", "\n", "") },
  { name: "1 MiB of open brackets", text: filled("", "[", "") },
  { name: "1 MiB of brackets that close", text: "[".repeat(520_000) + "]".repeat(520_000) },
  { name: "170,000 objects in each other", text: `${'{"a":'.repeat(170_000)}1${"}".repeat(170_000)}` },
  { name: "90,000 keys", text: JSON.stringify(object(90_000, (i) => [i.toString(36), 1])) },
  { name: "1 MiB of numbers", text: filled("[", "1e1,", "1]") },
  { name: "1 MiB of quotes", text: filled("", '"', "") },
  { name: "a long key over many items", text: filled('{"', "k", `":[${many(19_990, () => 1).join(",")}]}`) },
  { name: "19,000 unknown keywords", text: JSON.stringify(object(19_000, (i) => [`unknown${i}`, 1])) },
  { name: "19,000 keywords of the wrong type", text: bent({ "/people": many(19_000, () => 5) }) },
  { name: "long unknown keywords", text: JSON.stringify(object(900, (i) => [`${i}${"k".repeat(1100)}`, 1])) },
  { name: "a field too many", text: bent({ [`${customer}/schema/properties`]: object(501, (i) => [`f${i}`, {}]) }) },
  { name: "500 fields with heavy patterns", text: bent({ [`${customer}/schema/properties`]: object(500, (i) => [`f${i}`, { pattern: `${i}(?:[\\p{L}\\d]{50}|x{40}){9}` }]) }) },
  { name: "500 fields with long patterns", text: bent({ [`${customer}/schema/properties`]: object(500, (i) => [`f${i}`, { pattern: `^${i}${"(?:a|b[c-f]?)*".repeat(35)}$` }]) }) },
  { name: "100 thousand characters of formulas", text: bent({ [`${customer}/rules`]: many(900, (i) => ({ id: `r${i}`, assert: `AND(${many(50, () => "[amount]>0").join(",")})`, message: "m" })) }) },
  { name: "formulas that all fail", text: bent({ [`${customer}/rules`]: many(4_000, (i) => ({ id: `r${i}`, assert: `[nothing${i}] > 0 + ${"(".repeat(80)}`, message: "m" })) }) },
  { name: "deep formulas", text: bent({ [`${customer}/rules`]: many(100, (i) => ({ id: `r${i}`, assert: "NOT(".repeat(2000), message: "m" })) }) },
  { name: "references that double 30 times", text: bent({ [`${customer}/schema/$defs`]: object(30, (i) => [`d${i}`, i === 29 ? { required: ["name"] } : { allOf: [{ $ref: `#/$defs/d${i + 1}` }, { $ref: `#/$defs/d${i + 1}` }] }]), [`${customer}/schema/allOf`]: [{ $ref: "#/$defs/d0" }] }) },
  { name: "a chain of 5,000 references", text: bent({ [`${customer}/schema/$defs`]: object(5000, (i) => [`d${i}`, i === 4999 ? {} : { $ref: `#/$defs/d${i + 1}` }]), [`${customer}/schema/allOf`]: [{ $ref: "#/$defs/d0" }] }) },
  { name: "a ring of 3,000 references", text: bent({ [`${customer}/schema/$defs`]: object(3000, (i) => [`d${i}`, { $ref: `#/$defs/d${(i + 1) % 3000}` }]) }) },
  { name: "6,000 references to nothing", text: bent({ [`${customer}/schema/allOf`]: many(6000, (i) => ({ $ref: `#/$defs/none${i}` })) }) },
  { name: "9,000 unknown names in conditions", text: bent({ [`${customer}/schema/allOf`]: many(3000, (i) => ({ required: [`a${i}`, `b${i}`] })) }) },
  { name: "conditions on conditions", text: bent({ [`${customer}/schema/allOf`]: many(3000, () => ({ if: { required: ["name"] }, then: { required: ["mobile"] } })) }) },
  { name: "options that all collide", text: bent({ [`${customer}/schema/properties/grade/x-options`]: many(4000, () => ({ code: "A", aliases: ["a", "b"] })) }) },
  { name: "16,000 names that are not unique", text: bent({ [`${customer}/mustMatch`]: undefined, [`${customer}/dedupe/0/mustMatch`]: many(16_000, () => "name") }) },
  { name: "18,000 invisible characters", text: bent({ [`${customer}/schema/properties/name/x-aliases`]: many(18_000, () => "a\u0001") }) },
  { name: "1,000 tables' worth of tests", text: bent({ "/tests": many(2000, () => ({ table: "customer", given: { name: "a", nam: 1 }, expect: { issues: ["x"] } })) }) },
  { name: "every name a method of objects", text: bent({ [`${customer}/schema/properties`]: object(4, (i) => [["toString", "valueOf", "hasOwnProperty", "isPrototypeOf"][i]!, {}]) }) },
  { name: "many long notes in extensions", text: minimalText.replace("{", `{"x-vendor-notes": ${JSON.stringify(many(9000, (i) => `${i} ${"n".repeat(90)}`))},`), harmless: true },
  { name: "many aliases", text: bent({ [`${customer}/schema/properties/name/x-aliases`]: many(15_000, (i) => `alias ${i}`) }), harmless: true },
];
