/** Runs our engine on one table with known truth and measures what comes out. */
import { inputs, typedTable } from "../../support/typedTables";
import { matchRecords } from "../../../src/rules/duplicates/matchRecords";
import { oddsBits } from "../../../src/rules/duplicates/odds";
import { methodOf } from "../../../src/rules/duplicates/methods/index";
import type { FieldDef } from "../../../src/template/template";
import { emptyContext, tableOf } from "./columns";
import type { Loaded } from "./sets";

/** Precision and recall of pairs. */
export type Agreement = { readonly precision: number; readonly recall: number; readonly f1: number };
export type Score = {
  readonly rows: number;
  /** Pairs looked at that reach the level of a duplicate, what a third record of their group says of them counted; and the pairs inside the groups. */
  readonly pair: Agreement;
  readonly cluster: Agreement;
  /** The pairs of what is merged without asking. */
  readonly auto: Agreement;
  readonly candidatesPerRecord: number;
  readonly blockRecall: number;
  readonly classes: number;
  readonly rounds: number;
  /** CPU seconds to read the cells by their field types, and from there to groups. */
  readonly readSeconds: number;
  readonly matchSeconds: number;
  readonly peakMb: number;
  /** Where one column alone is compared: what simple ways of comparing it find. */
  readonly baseline: readonly string[];
  readonly errors: readonly string[];
  readonly levels: readonly string[];
};

type Scored = { readonly a: number; readonly b: number; readonly bits: number };

function agreement(found: number, right: number, all: number): Agreement {
  const [precision, recall] = [found === 0 ? 1 : right / found, right / all];
  return { precision, recall, f1: right === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
}

export function score({ ids, columns, schema, truth }: Loaded, worst: number): Score {
  const { def, rule } = tableOf(schema);
  const started = process.cpuUsage();
  const seconds = (): number => { const { user, system } = process.cpuUsage(started); return (user + system) / 1e6; };
  const table = typedTable(def, ids.map((_, at) => Object.fromEntries(def.fields.map(({ id }) => [id, columns[id]![at]!]))), { ids });
  globalThis.gc?.();
  const readSeconds = seconds();
  const source = schema.mode === "link" ? columns["source"]! : null;
  const opposed = source === null ? () => false : (a: number, b: number) => source[a] === source[b];
  const { scorer, groups, pairs, looked: { canon: { order }, candidates, model } } = matchRecords({ def, table, inputs }, rule, [], opposed);
  const matchSeconds = seconds() - readSeconds;
  const peakMb = process.resourceUsage().maxRSS / 1024;

  const duplicate = oddsBits(rule.score.duplicate);
  const bitsOf = (a: number, b: number): number => { const weighed = scorer.weigh(a, b); return weighed.own && !weighed.apart ? weighed.bits : -Infinity; };
  const groupOf = new Int32Array(ids.length).fill(-1);
  groups.forEach(({ records }, group) => { for (const record of records) groupOf[record] = group; });
  const together = (a: number, b: number): boolean => groupOf[a]! >= 0 && groupOf[a] === groupOf[b];
  const settledBits = (a: number, b: number): number => (together(a, b) ? pairs.bits[pairs.find(Math.min(a, b), Math.max(a, b))!]! : bitsOf(a, b));
  let [found, right, covered] = [0, 0, 0];
  for (let i = 0; i < candidates.count; i++) {
    const [a, b] = [order[candidates.a[i]!]!, order[candidates.b[i]!]!];
    if (opposed(a, b)) continue;
    const ok = truth.right(a, b);
    if (ok) covered++;
    if (settledBits(a, b) < duplicate) continue;
    found++;
    if (ok) right++;
  }
  let [joined, joinedRight, merged, mergedRight] = [0, 0, 0, 0];
  const pairKey = (a: number, b: number): number => Math.min(a, b) * ids.length + Math.max(a, b);
  const lookedAt = new Set<number>();
  if (worst > 0) for (let i = 0; i < candidates.count; i++) lookedAt.add(pairKey(order[candidates.a[i]!]!, order[candidates.b[i]!]!));
  const wrong: Scored[] = [];
  const eachPair = (records: readonly number[], tell: (a: number, b: number, ok: boolean) => void): void => records.forEach((a, at) => { for (const b of records.slice(at + 1)) tell(a, b, truth.right(a, b)); });
  for (const { records, sure } of groups) {
    eachPair(records, (a, b, ok) => {
      joined++;
      if (ok) joinedRight++;
      else if (worst > 0) wrong.push({ a, b, bits: bitsOf(a, b) });
    });
    for (const part of sure) eachPair(part, (_a, _b, ok) => { merged++; if (ok) mergedRight++; });
  }
  const missed: Scored[] = [];
  if (worst > 0) truth.each((a, b) => { if (!together(a, b)) missed.push({ a, b, bits: bitsOf(a, b) }); });
  wrong.sort((x, y) => y.bits - x.bits);
  missed.sort((x, y) => x.bits - y.bits);
  const shown = (kind: string) => ({ a, b, bits }: Scored): string => {
    const { fields } = scorer.weigh(a, b);
    return `  ${kind} ${bits.toFixed(1).padStart(6)} bits  ${scorer.fields.map(({ def: { id } }, f) => `${columns[id]![a] === columns[id]![b] ? columns[id]![a] : `${columns[id]![a]} ~ ${columns[id]![b]}`} [${fields[f]!.toFixed(1)}]`).join(" | ")}`;
  };
  const causes: readonly (readonly [string, readonly Scored[]])[] = [
    ["unlooked", missed.filter(({ a, b }) => !lookedAt.has(pairKey(a, b)))],
    ["too low ", missed.filter(({ a, b, bits }) => lookedAt.has(pairKey(a, b)) && bits < duplicate)],
    ["ungroup ", missed.filter(({ a, b, bits }) => lookedAt.has(pairKey(a, b)) && bits >= duplicate)],
  ];
  return {
    rows: ids.length, pair: agreement(found, right, truth.pairs), cluster: agreement(joined, joinedRight, truth.pairs), auto: agreement(merged, mergedRight, truth.pairs),
    candidatesPerRecord: candidates.count / ids.length, blockRecall: covered / truth.pairs, classes: model!.related === null ? 2 : 3, rounds: model!.rounds, readSeconds, matchSeconds, peakMb,
    baseline: def.fields.length === 1 ? baselines(columns[def.fields[0]!.id]!, def.fields[0]!, truth) : [],
    errors: [`  ${wrong.length} wrong, ${missed.length} missed: ${causes.map(([cause, { length }]) => `${length} ${cause.trim()}`).join(", ")}`, ...spread(wrong, worst).map(shown("wrong   ")), ...causes.flatMap(([cause, pairs]) => spread(pairs, worst).map(shown(cause)))],
    levels: [`  pairs per record: ${(model!.match.share * ids.length).toFixed(4)} one, ${((model!.related?.share ?? 0) * ids.length).toFixed(4)} related`, ...scorer.fields.map(({ def: { id } }, f) => `    ${id.padEnd(14)} ${[model!.match, model!.related, model!.random].map((one) => (one === null ? "" : Array.from(one.levels[f]!).slice(1).map((x) => x.toFixed(3)).join(" "))).join(" | ")}`)],
  };
}

/** Pairs of a table whose one column is the same but for width, case and punctuation; or shares at least half of its words. */
function baselines(values: readonly string[], field: FieldDef, truth: Loaded["truth"]): readonly string[] {
  return ([["normalized", 1, "the same but for case and punctuation"], ["tokenSet", 0.5, "half of the words or more in common"]] as const).map(([name, least, words]) => {
    const method = methodOf(name);
    const forms = values.map((value) => method.form(value, 0, emptyContext(field.fieldType)));
    let [found, right] = [0, 0];
    forms.forEach((a, i) => forms.slice(i + 1).forEach((b, j) => {
      if (a === null || b === null || (a.key !== b.key && method.compare(a, b, 0) < least)) return;
      found++;
      if (truth.right(i, i + 1 + j)) right++;
    }));
    const { precision, recall, f1 } = agreement(found, right, truth.pairs);
    return `  baseline, ${words}: P ${precision.toFixed(4)} R ${recall.toFixed(4)} F1 ${f1.toFixed(4)}`;
  });
}

/** The worst ones and some of the others, evenly. */
function spread<T>(list: readonly T[], most: number): readonly T[] {
  if (list.length <= most) return list;
  const half = Math.ceil(most / 2);
  const step = (list.length - half) / (most - half);
  return [...list.slice(0, half), ...Array.from({ length: most - half }, (_, i) => list[Math.floor(half + i * step)]!)];
}
