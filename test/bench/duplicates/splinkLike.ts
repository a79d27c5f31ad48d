/**
 * The peer: what Splink does, in DuckDB's SQL, for generated contacts. Blocking rules; comparisons in levels by Jaro-Winkler and edit distance; how often strangers agree, from a million random pairs;
 * how often two entries of one person agree, by expectation maximisation in one session per blocking rule, with what the rule asks for left out; term frequencies of names; Fellegi-Sunter weights
 * added up; groups by connected components. The model is an expert's: what colleagues share (company, telephone, address) is one comparison, for with one each they come out as one person.
 * @source https://moj-analytical-services.github.io/splink/ (topic guides: blocking rules, comparisons, training the Fellegi-Sunter model, term frequency adjustments; its defaults for the sample and for when learning ends)
 */
import { openDuckDb } from "../../support/duckDb";

export type PeerScore = { readonly pairs: number; readonly precision: number; readonly recall: number; readonly f1: number; readonly cpu: number; readonly wall: number; readonly peakMb: number };

const digits = (column: string, last: number): string => `nullif(right(regexp_replace(translate(regexp_replace(${column}, '(ext|[*xX转]).*', ''), '０１２３４５６７８９', '0123456789'), '\\D', '', 'g'), ${last}), '')`;
const plain = (column: string): string => `nullif(trim(regexp_replace(lower(nfc_normalize(${column})), '[^\\p{L}\\p{N}]+', ' ', 'g')), '')`;
const legalForms = "股份有限公司|有限责任公司|有限公司|集团|公司|\\b(?:inc|incorporated|llc|ltd|limited|corp|corporation|company|co|group|grp|gmbh|plc)\\b";

const blocking = ["l.email = r.email", "l.mobile = r.mobile", "l.name = r.name", "l.phone = r.phone", "l.company = r.company", "l.address = r.address", "l.box = r.box AND l.city = r.city"];

/** By comparison its levels from the surest down; the last is everything else. */
const comparisons: readonly { readonly name: string; readonly blank: string; readonly levels: readonly string[] }[] = [
  { name: "name", blank: "l.name IS NULL OR r.name IS NULL", levels: ["l.name = r.name", "l.ends = r.ends", ...[0.92, 0.88, 0.7].map((least) => `jaro_winkler_similarity(l.name, r.name) >= ${least}`), "TRUE"] },
  { name: "mobile", blank: "l.mobile IS NULL OR r.mobile IS NULL", levels: ["l.mobile = r.mobile", "levenshtein(l.mobile, r.mobile) <= 1", "levenshtein(l.mobile, r.mobile) <= 2", "TRUE"] },
  { name: "email", blank: "l.email IS NULL OR r.email IS NULL", levels: ["l.email = r.email", "l.box = r.box", "jaro_winkler_similarity(l.email, r.email) >= 0.88", "jaro_winkler_similarity(l.box, r.box) >= 0.88", "TRUE"] },
  { name: "organisation", blank: ["company", "phone", "address"].map((field) => `(l.${field} IS NULL OR r.${field} IS NULL)`).join(" AND "), levels: ["coalesce(l.company = r.company, FALSE)::INT + coalesce(l.phone = r.phone, FALSE)::INT + coalesce(l.address = r.address, FALSE)::INT >= 2", "l.company = r.company OR l.phone = r.phone OR l.address = r.address", ...[0.92, 0.88].map((least) => `jaro_winkler_similarity(l.company, r.company) >= ${least}`), "TRUE"] },
];
const levelsOf = comparisons.map(({ name, blank, levels }) => `CASE WHEN ${blank} THEN 0 ${levels.map((condition, at) => `WHEN ${condition} THEN ${at + 1}`).join(" ")} END AS "${name}"`).join(", ");
const named = comparisons.map(({ name }) => `"${name}"`).join(", ");
/** What each session of learning looks at, and the comparison of which it learns nothing. */
const sessions = [["l.mobile = r.mobile", "mobile"], ["l.email = r.email", "email"], ["l.name = r.name AND l.city = r.city", "name"]] as const;

const sampled = 1_000_000, leastProbability = 0.95, mostRounds = 25, settled = 1e-4;
/** Of the pairs that are one, how many agree exactly in the name and in something of their own or of their company. */
const plainShare = 0.8;

/** How often a pair has these levels, with their count at the end; level 0 is blank. */
type Pattern = readonly number[];
/** By comparison, by level. */
type Shares = readonly (readonly number[])[];
const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

/** Each level's share of the pairs that are not blank, each pair counted as `weights` says. */
function sharesOf(patterns: readonly Pattern[], weights: readonly number[], least: number): Shares {
  return comparisons.map(({ levels }, c) => {
    const counts = levels.map(() => least);
    patterns.forEach((pattern, at) => { if (pattern[c]! > 0) counts[pattern[c]! - 1]! += weights[at]!; });
    return counts.map((count) => count / sum(counts));
  });
}

/** How often entries of one person have each level, learned from the pairs of one session by the comparisons `free`. */
function learn(patterns: readonly Pattern[], strangers: Shares, free: readonly number[]): Shares {
  let same: Shares = comparisons.map(({ levels }) => levels.map((_, at) => (at === 0 ? 0.9 : 0.1 / (levels.length - 1))));
  let share = 0.5;
  for (let round = 0; round < mostRounds; round++) {
    const counts = patterns.map((pattern) => {
      const odds = free.reduce((product, c) => (pattern[c] === 0 ? product : (product * same[c]![pattern[c]! - 1]!) / strangers[c]![pattern[c]! - 1]!), share / (1 - share));
      return (odds / (1 + odds)) * pattern[comparisons.length]!;
    });
    const next = sharesOf(patterns, counts, settled);
    const moved = Math.max(...free.flatMap((c) => next[c]!.map((value, at) => Math.abs(value - same[c]![at]!))));
    [same, share] = [next, Math.min(sum(counts) / sum(patterns.map((pattern) => pattern[comparisons.length]!)), 1 - settled)];
    if (moved < settled) break;
  }
  return same;
}

/** @throws Error when DuckDB refuses a query. */
export async function splinkLike(file: string, threads: number): Promise<PeerScore> {
  const db = await openDuckDb();
  const rows = async (sql: string): Promise<readonly (readonly number[])[]> => (await db.runAndReadAll(sql)).getRows().map((row) => row.map(Number));
  await db.runAndReadAll(`SET threads = ${threads}`);
  await db.runAndReadAll(`CREATE TABLE source AS SELECT row_number() OVER () - 1 AS i, * FROM read_csv('${file.replaceAll("'", "''")}', all_varchar = true, header = true)`);
  const [used, clock] = [process.cpuUsage(), performance.now()];
  await db.runAndReadAll(`CREATE TABLE records AS SELECT *, list_sort([split_part(name, ' ', 1), split_part(name, ' ', -1)]) AS ends FROM (SELECT i::INTEGER AS i, ${plain("name")} AS name, nullif(trim(regexp_replace(${plain("company")}, '${legalForms}', '', 'g')), '') AS company, ${digits("phone", 8)} AS phone, ${digits("mobile", 10)} AS mobile, nullif(lower(trim(email)), '') AS email, nullif(split_part(lower(trim(email)), '@', 1), '') AS box, ${plain("address")} AS address, ${plain("city")} AS city FROM source)`);
  const [[size = 0] = []] = await rows("SELECT count(*) FROM records");
  const earlier = (at: number): string => blocking.slice(0, at).map((rule) => ` AND NOT coalesce(${rule}, FALSE)`).join("");
  await db.runAndReadAll(`CREATE TABLE pairs AS ${blocking.map((rule, at) => `SELECT l.i AS a, r.i AS b FROM records l JOIN records r ON ${rule} WHERE l.i < r.i${earlier(at)}`).join(" UNION ALL ")}`);
  await db.runAndReadAll(`CREATE TABLE levels AS SELECT a, b, ${levelsOf}, l.name AS named FROM pairs JOIN records l ON l.i = a JOIN records r ON r.i = b`);
  // Strangers: each record with some that stand far from it, the same in every run.
  const each = Math.ceil(sampled / size);
  const counted = (pairs: string): Promise<readonly Pattern[]> => rows(`SELECT ${named}, count(*) FROM (SELECT ${levelsOf} FROM ${pairs}) GROUP BY ALL`);
  const random = await counted(`(SELECT i, unnest(range(1, ${each + 1})) AS k FROM records LIMIT ${sampled}) s JOIN records l ON l.i = s.i JOIN records r ON r.i = hash(s.i * 31 + s.k) % ${size} WHERE l.i <> r.i`);
  const strangers = sharesOf(random, random.map((pattern) => pattern[comparisons.length]!), 0.5);
  const learned: Shares[] = comparisons.map(() => []);
  for (const [rule, known] of sessions) {
    const free = [...comparisons.keys()].filter((c) => comparisons[c]!.name !== known);
    const same = learn(await counted(`records l JOIN records r ON ${rule} WHERE l.i < r.i`), strangers, free);
    for (const c of free) learned[c] = [...learned[c]!, same[c]!];
  }
  const weights = learned.map((found, c) => comparisons[c]!.levels.map((_, at) => Math.log2(sum(found.map((shares) => shares[at]!)) / found.length / strangers[c]![at]!)));
  const [[sure = 0] = []] = await rows("SELECT count(*) FROM levels WHERE name = 1 AND (mobile = 1 OR email = 1 OR organisation = 1)");
  const share = sure / plainShare / ((size * (size - 1)) / 2);
  const bits = comparisons.map(({ name }, c) => `CASE "${name}" ${weights[c]!.map((weight, at) => `WHEN ${at + 1} THEN ${weight}`).join(" ")} ELSE 0 END`).join(" + ");
  const odds = (probability: number): number => Math.log2(probability / (1 - probability));
  // Agreement on a name counts by how rare that name is.
  const found = await rows(`WITH names AS (SELECT name AS each, count(*) / ${size} AS frequency FROM records GROUP BY 1) SELECT a, b FROM levels LEFT JOIN names ON named = each WHERE ${odds(share)} + ${bits} + CASE WHEN name = 1 THEN ${Math.log2(strangers[0]![0]!)} - log2(frequency) ELSE 0 END >= ${odds(leastProbability)}`);
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
