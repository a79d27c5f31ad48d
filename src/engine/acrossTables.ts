import type { TypedTable } from "../fields/typedTable";
import { type Work, within } from "../records/work";
import { type AcrossResult, acrossWork, explainAcross } from "../rules/duplicates/acrossTables";
import type { DuplicatePair, FoundPair } from "../rules/duplicates/duplicates";
import { type PairVerdict, comparePair } from "../rules/duplicates/comparePair";
import type { FieldWorkers } from "../rules/duplicates/fieldWorker";
import type { RecordPair } from "../rules/duplicates/gates";
import { type JoinedTables, joinTables, joinedDraft } from "../rules/duplicates/joinTables";
import { pairMatcher } from "../rules/duplicates/pairMatcher";
import { type SimilarPair, type SimilarRecords, similarRecords } from "../rules/duplicates/similarRecords";
import { comparesOn } from "../template/duplicateAction";
import type { AcrossDef, DedupeMoment, TableDef, Template } from "../template/template";
import { surest } from "./dedupeTable";
import type { WorkbookTables } from "./workbookTables";

/** What a rule says of a table and another one, as that table sees it: `a` is an index in it, `b` one in `other`. `owner`: the table whose rule it is. */
export type AcrossTables = AcrossResult & { readonly owner: string };
/** A record of another table that a draft may be the same subject as: `a` is its index in `table`. Only the rules of the draft's own table hold it up. */
export type SimilarElsewhere = SimilarPair & { readonly table: string; readonly owner: string };
/** By other table, pairs that a person has said are not the same: an index in the table asked about, one in the other. */
export type KeptApartAcross = { readonly [other: string]: readonly RecordPair[] };

type Rule = { readonly owner: string; readonly other: string; readonly across: AcrossDef; /** The rule is that of the other table. */ readonly turned: boolean };

/** The rules that compare a table with others: its own, and those of others that name it. `owners`: only rules of these tables. */
function rulesOf({ tables }: Template, table: string, owners: readonly string[] | null): readonly Rule[] {
  return tables.filter(({ id }) => owners === null || owners.includes(id)).flatMap(({ id, dedupe }) => dedupe.flatMap((rule) => rule.across ?? []).flatMap((across): Rule[] => (id === table ? [{ owner: id, other: across.table, across, turned: false }] : across.table === table ? [{ owner: id, other: id, across, turned: true }] : [])));
}

const swapped = ([a, b]: RecordPair): RecordPair => [b, a];

function turnedPair<T extends { readonly a: number; readonly b: number }>(pair: T): T {
  return { ...pair, a: pair.b, b: pair.a };
}

function turnedEvidence<T extends Pick<DuplicatePair, "a" | "b" | "evidence">>(pair: T): T {
  return { ...turnedPair(pair), evidence: pair.evidence.map((each) => ({ ...each, a: each.b, b: each.a })) };
}

/** What every such rule finds that compares at that moment; tables that the workbook does not hold are left out. */
export function* acrossTablesWork(template: Template, book: WorkbookTables, table: string, owners: readonly string[] | null, keptApart: KeptApartAcross, moment: DedupeMoment, workers: FieldWorkers | null = null): Work<readonly AcrossTables[]> {
  const rules = rulesOf(template, table, owners).filter(({ owner, across }) => comparesOn(across.rule, moment) && book.tables.has(owner) && book.tables.has(across.table));
  const results: AcrossTables[] = [];
  for (const [at, { owner, other, across, turned }] of rules.entries()) {
    const kept = keptApart[other] ?? [];
    const found = yield* within(acrossWork(book.input(owner), across, turned ? kept.map(swapped) : kept, workers), { from: 100 * at, to: 100 * (at + 1), total: 100 * rules.length });
    if (found !== null) results.push({ ...found, owner, other, ...(turned ? { pairs: found.pairs.map(turnedPair).sort((x, y) => x.a - y.a || x.b - y.b) } : {}) });
  }
  return results;
}

/** Why a rule found these pairs, as `acrossTablesWork` tells them. Empty where the workbook does not hold both tables any more. */
export function evidenceAcrossTables(template: Template, book: WorkbookTables, table: string, { owner, other, rule }: Pick<AcrossTables, "owner" | "other" | "rule">, pairs: readonly FoundPair[]): readonly DuplicatePair[] {
  const found = rulesOf(template, table, [owner]).find((each) => each.other === other && each.across.rule.id === rule);
  if (found === undefined || !book.tables.has(owner)) return [];
  const explained = explainAcross(book.input(owner), found.across, found.turned ? pairs.map(turnedPair) : pairs) ?? [];
  return found.turned ? explained.map(turnedEvidence) : explained;
}

/** Of each pair of a record of `table` and one of `other` the verdict of the rule that says most for it; null where no rule compares the two. */
export function compareAcrossTables(template: Template, book: WorkbookTables, table: string, other: string, pairs: readonly RecordPair[], keptApart: readonly RecordPair[]): readonly (PairVerdict & { readonly owner: string })[] | null {
  const matchers = joinedRules(template, book, table).filter((each) => each.other === other).map(({ owner, across, joined, turned }) => ({ owner, turned, own: joined.own, matcher: pairMatcher(joined.input, across.rule) }));
  if (matchers.length === 0) return null;
  return pairs.map((pair) => surest(matchers.map(({ owner, turned, own, matcher }) => {
    const placed = (each: RecordPair): RecordPair => { const [a, b] = turned ? swapped(each) : each; return [a, b + own]; };
    const verdict = comparePair(matcher, ...placed(pair), keptApart.map(placed));
    const found = { ...verdict, b: verdict.b - own, owner };
    return turned ? turnedEvidence(found) : found;
  })));
}

function joinedRules(template: Template, book: WorkbookTables, table: string): readonly (Rule & { readonly joined: JoinedTables })[] {
  return rulesOf(template, table, null).flatMap((each) => {
    const joined = book.tables.has(each.owner) ? joinTables(book.input(each.owner), each.across) : null;
    return joined === null ? [] : [{ ...each, joined }];
  });
}

/** Finds what a draft may be the same subject as in other tables. Indexes are made once and brought up to date. */
export class SimilarAcross {
  private readonly indexed = new Map<string, { readonly table: TypedTable; readonly def: TableDef; readonly records: SimilarRecords }>();

  /** `draft`: one record of `table`. The surest first. */
  find(template: Template, book: WorkbookTables, table: string, draft: TypedTable, moment: DedupeMoment): readonly SimilarElsewhere[] {
    return joinedRules(template, book, table).flatMap(({ owner, other, across, turned, joined: { input, own } }) => {
      const name = JSON.stringify([template.hash, owner, across.rule.id, across.table]);
      let index = this.indexed.get(name);
      if (index?.table !== input.table) {
        const joined = { ...input, def: index?.def ?? { ...input.def, dedupe: [across.rule] } };
        this.indexed.set(name, (index = { table: input.table, def: joined.def, records: index?.records.patched(joined) ?? similarRecords(joined, index?.records ?? null) }));
      }
      const found = index.records.findAmong(joinedDraft(input, across, draft, turned), (record) => record < own !== turned, moment);
      return found.map((pair): SimilarElsewhere => ({ ...pair, a: turned ? pair.a : pair.a - own, table: other, owner, ...(turned ? { action: "link" as const } : {}) }));
    }).sort((x, y) => y.score - x.score || x.a - y.a);
  }
}
