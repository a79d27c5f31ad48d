/**
 * Duplicates: which records are the same subject, how sure that is, and why. May: read a typed table and a duplicate rule. May not: write; merging is a plan of edits.
 * Blocking brings pairs together, methods compare their fields, evidence is added up in bits, gates forbid, clusters collect.
 */
import type { CellValue, Json } from "../../records/cellValue";
import type { Localized } from "../../records/text";
import type { Taken } from "../../template/survivorTexts";

/** duplicate: the same subject. review: a person decides. related: same company or household, never merged. distinct pairs are not kept. */
export type Verdict = "duplicate" | "review" | "related";

/** What one field says about a pair. `bits` is log2 evidence: above 0 for, below 0 against, 0 where a blank says nothing. */
export type Evidence = {
  readonly field: string;
  readonly method: string;
  /** The values as compared, after normalising. */
  readonly a: string;
  readonly b: string;
  /** 0 to 1; null where one is blank, or where the two stand in each other's fields. */
  readonly similarity: number | null;
  readonly bits: number;
  /** In words: `same`, `similar`, `different`, `blank`, or what the method knows better (same company, other suffix). */
  readonly text: { readonly message: Localized; readonly data: { readonly [key: string]: Json } };
};

/** `a < b` are record indexes. Why is worked out only for those that somebody looks at: a large table has many more pairs than that. */
export type FoundPair = { readonly a: number; readonly b: number; readonly score: number; readonly verdict: Verdict; /** What two that say too little by themselves are judged through. */ readonly through?: Through };
/** A third record of the cluster, by index, that both are like; or the cluster as a whole, which one of the two is like and nothing else. */
export type Through = number | "group";
export type DuplicatePair = FoundPair & { /** log2 odds before anything is compared; with the bits of the evidence, and those of `third`, it adds up to the score */ readonly start: number; readonly evidence: readonly Evidence[]; /** What that adds that the pair is judged through. */ readonly third?: Third; /** the block that brought them together, e.g. `name company`; `cluster` where only other records did */ readonly block: string };

/** What others of the cluster say of a pair; `record` null: all of them. */
export type Third = { readonly record: number | null; readonly bits: number; readonly text: Evidence["text"] };

/** Records that are the same subject; of more than 300 not every pair is listed. `score` is the weakest link that holds it together, `sure` its parts that the rule lets be merged without asking, in which every pair reaches `score.auto`: all of it, or those that one doubtful record need not hold up. `records` are indexes, ascending; `id` is stable for the same records. */
export type DuplicateCluster = { readonly id: string; readonly score: number; readonly sure: readonly (readonly number[])[]; readonly records: readonly number[] };

/** Pairs of the same company or household, record indexes `a < b`, sorted by `a`, then `b`. Never merged; a list of a hundred thousand contacts has a million of them. */
export type RelatedPairs = { readonly a: Uint32Array; readonly b: Uint32Array };

/** `pairs`: those that are one or may be. */
export type DuplicateResult = { readonly rule: string; readonly pairs: readonly FoundPair[]; readonly related: RelatedPairs; readonly clusters: readonly DuplicateCluster[]; /** Where the search was bounded. */ readonly notes: readonly SearchNote[] };

/** Where the search was bounded, so that it ends: what it may have missed, and what to do. `records`: how many it is about. */
export type SearchNote = { readonly kind: "block" | "everybody" | "identical" | "cluster"; readonly field: string | null; /** `block`: the block of the rule, as it is declared. */ readonly block?: string; readonly records: number; readonly text: { readonly message: Localized; readonly data: { readonly [key: string]: Json } } };

/** How a cluster becomes one record. */
export type MergePlan = {
  readonly survivor: number;
  readonly losers: readonly number[];
  /** Per field whose value changes in the survivor: raw cell values. */
  readonly edits: readonly { readonly field: string; readonly before: CellValue; readonly after: CellValue; /** The record that it comes from, the first of several. */ readonly from: number }[];
  /** Of every field that some record fills in and nobody has to decide: the records that the merged value comes from, and why from them. */
  readonly taken: readonly { readonly field: string; readonly from: readonly number[]; readonly how: Taken }[];
  /** Numbers, addresses and people (`text`) that the record `from` has in `field` and the merged value of it has not, and the field that they went `to`. */
  readonly moved: readonly { readonly field: string; readonly from: number; readonly text: string; readonly to: string }[];
  /** Those that nobody named any more, for nothing has room: what the record `from` says in `field`. */
  readonly lost: readonly { readonly field: string; readonly from: number }[];
  /** Fields whose survivorship is manual and whose values differ, or in which one of several numbers of a cell would go: a person chooses; until then the survivor's own value stays. */
  readonly open: readonly { readonly field: string; readonly values: readonly { readonly record: number; readonly value: CellValue }[] }[];
};
