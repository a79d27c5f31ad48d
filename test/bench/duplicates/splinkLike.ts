/**
 * The peer: what Splink does, in DuckDB's SQL, for generated contacts. Blocking rules, comparisons in levels by Jaro-Winkler and edit distance, how often strangers agree from random pairs,
 * term frequencies of names, Fellegi-Sunter weights added up, groups by connected components. The model is an expert's: what a company shares (name, telephone, address) is one comparison, for
 * with one each, or learned freely, colleagues come out as one person; how often two entries of one person agree is given.
 * @source https://moj-analytical-services.github.io/splink/ (topic guides: blocking rules, comparisons, the Fellegi-Sunter model, term frequency adjustments)
 */
import { openDuckDb } from "../../support/duckDb";

export type PeerScore = { readonly pairs: number; readonly precision: number; readonly recall: number; readonly f1: number; readonly cpu: number; readonly wall: number; readonly peakMb: number };

const digits = (column: string, last: number): string => `nullif(right(regexp_replace(${column}, '\\D', '', 'g'), ${last}), '')`;
const plain = (column: string): string => `nullif(trim(regexp_replace(lower(nfc_normalize(${column})), '[^\\p{L}\\p{N}]+', ' ', 'g')), '')`;
const legalForms = "股份有限公司|有限责任公司|有限公司|集团|公司|\\b(?:inc|llc|ltd|limited|corp|corporation|company|co|gmbh|plc)\\b";

const blocking = [
  "l.email = r.email", "l.mobile = r.mobile", "l.name = r.name AND l.company = r.company", "l.name = r.name AND l.city = r.city", "l.name = r.name AND l.phone = r.phone",
  "l.company = r.company AND left(l.name, 2) = left(r.name, 2)", "l.phone = r.phone AND left(l.name, 1) = left(r.name, 1)", "l.box = r.box AND l.city = r.city", "l.address = r.address AND left(l.name, 1) = left(r.name, 1)",
];

/** By comparison its levels from the surest down, each with how often two entries of one subject have it; the last is everything else. */
const comparisons: readonly { readonly name: string; readonly blank: string; readonly levels: readonly (readonly [string, number])[] }[] = [
  { name: "name", blank: "l.name IS NULL OR r.name IS NULL", levels: [["l.name = r.name", 0.7], ["jaro_winkler_similarity(l.name, r.name) >= 0.92", 0.12], ["jaro_winkler_similarity(l.name, r.name) >= 0.8", 0.06], ["TRUE", 0.12]] },
  { name: "mobile", blank: "l.mobile IS NULL OR r.mobile IS NULL", levels: [["l.mobile = r.mobile", 0.75], ["levenshtein(l.mobile, r.mobile) <= 1", 0.1], ["TRUE", 0.15]] },
  { name: "email", blank: "l.email IS NULL OR r.email IS NULL", levels: [["l.email = r.email", 0.65], ["l.box = r.box", 0.12], ["jaro_winkler_similarity(l.email, r.email) >= 0.92", 0.11], ["TRUE", 0.12]] },
  { name: "organisation", blank: "l.company IS NULL OR r.company IS NULL", levels: [["l.company = r.company OR l.phone = r.phone OR l.address = r.address", 0.85], ["jaro_winkler_similarity(l.company, r.company) >= 0.9", 0.08], ["TRUE", 0.07]] },
];
const levelOf = ({ blank, levels }: (typeof comparisons)[number]): string => `CASE WHEN ${blank} THEN 0 ${levels.map(([condition], at) => `WHEN ${condition} THEN ${at + 1}`).join(" ")} END`;
const levelColumns = comparisons.map((one) => `${levelOf(one)} AS "${one.name}"`).join(", ");

/** Odds from which two are one. */
const leastOdds = 0.95 / 0.05;
const sampled = 1_000_000;

/** @throws Error when DuckDB refuses a query. */
export async function splinkLike(file: string, threads: number): Promise<PeerScore> {
  const db = await openDuckDb();
  const rows = async (sql: string): Promise<readonly (readonly number[])[]> => (await db.runAndReadAll(sql)).getRows().map((row) => row.map(Number));
  await db.runAndReadAll(`SET threads = ${threads}`);
  await db.runAndReadAll(`CREATE TABLE source AS SELECT row_number() OVER () - 1 AS i, * FROM read_csv('${file.replaceAll("'", "''")}', all_varchar = true, header = true)`);
  const [used, clock] = [process.cpuUsage(), performance.now()];
  await db.runAndReadAll(`CREATE TABLE records AS SELECT i::INTEGER AS i, ${plain("name")} AS name, nullif(trim(regexp_replace(${plain("company")}, '${legalForms}', '', 'g')), '') AS company, ${digits("phone", 8)} AS phone, ${digits("mobile", 10)} AS mobile, nullif(lower(trim(email)), '') AS email, nullif(split_part(lower(trim(email)), '@', 1), '') AS box, ${plain("address")} AS address, ${plain("city")} AS city FROM source`);
  const [[size = 0] = []] = await rows("SELECT count(*) FROM records");
  const earlier = (at: number): string => blocking.slice(0, at).map((rule) => ` AND NOT coalesce(${rule}, FALSE)`).join("");
  await db.runAndReadAll(`CREATE TABLE pairs AS ${blocking.map((rule, at) => `SELECT l.i AS a, r.i AS b FROM records l JOIN records r ON ${rule} WHERE l.i < r.i${earlier(at)}`).join(" UNION ALL ")}`);
  await db.runAndReadAll(`CREATE TABLE levels AS SELECT a, b, ${levelColumns}, l.name AS named FROM pairs JOIN records l ON l.i = a JOIN records r ON r.i = b`);
  // Strangers: each record with some that stand far from it, the same in every run.
  const each = Math.max(1, Math.min(20, Math.ceil(sampled / size)));
  await db.runAndReadAll(`CREATE TABLE strangers AS SELECT ${levelColumns} FROM (SELECT i, unnest(range(1, ${each + 1})) AS k FROM records LIMIT ${sampled}) s JOIN records l ON l.i = s.i JOIN records r ON r.i = hash(s.i * 31 + s.k) % ${size} WHERE l.i <> r.i`);
  const weights: number[][] = [];
  for (const { name, levels } of comparisons) {
    const counts = new Map((await rows(`SELECT "${name}", count(*) FROM strangers WHERE "${name}" > 0 GROUP BY 1`)).map(([level, count]) => [level!, count!]));
    const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
    weights.push(levels.map(([, m], at) => Math.log2(m / (((counts.get(at + 1) ?? 0) + 0.5) / (all + 1)))));
  }
  const bits = comparisons.map(({ name }, c) => `CASE "${name}" ${weights[c]!.map((weight, at) => `WHEN ${at + 1} THEN ${weight}`).join(" ")} ELSE 0 END`).join(" + ");
  // Agreement on a name counts by how rare that name is.
  const found = await rows(`WITH names AS (SELECT name AS each, count(*) AS n FROM records GROUP BY 1) SELECT a, b FROM levels LEFT JOIN names ON named = each WHERE ${-Math.log2(size)} + ${bits} + CASE WHEN name = 1 THEN log2(${0.7 * size} / n) - ${weights[0]![0]!} ELSE 0 END >= ${Math.log2(leastOdds)}`);
  const root = Int32Array.from({ length: size }, (_, i) => i);
  const find = (i: number): number => { while (root[i] !== i) i = root[i] = root[root[i]!]!; return i; };
  for (const [a, b] of found) root[find(a!)] = find(b!);
  const { user, system } = process.cpuUsage(used);
  const [cpu, wall, peakMb] = [(user + system) / 1e6, (performance.now() - clock) / 1000, process.resourceUsage().maxRSS / 1024];
  const [[compared = 0] = []] = await rows("SELECT count(*) FROM pairs");
  const entity = (await db.runAndReadAll("SELECT _entity FROM source ORDER BY i")).getRows().map(([name]) => String(name));
  db.closeSync();
  const pairsIn = (keys: readonly string[]): number => { const counts = new Map<string, number>(); for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1); let sum = 0; for (const n of counts.values()) sum += (n * (n - 1)) / 2; return sum; };
  const group = entity.map((_, i) => String(find(i)));
  const [joined, right, all] = [pairsIn(group), pairsIn(group.map((name, i) => `${name} ${entity[i]}`)), pairsIn(entity)];
  return { pairs: compared, precision: right / joined, recall: right / all, f1: (2 * right) / (joined + all), cpu, wall, peakMb };
}
