import type { PairVerdict } from "../engine/engine";

/** What is said of two records: the lines of the evidence and of what would turn the verdict in words, and how each is masked. */
export type PairSaid = { readonly evidence: readonly string[]; readonly turns?: readonly string[]; readonly text: (text: string) => string; readonly forms: (field: string, a: string, b: string) => { readonly a: string; readonly b: string } };

/** The evidence on two records for machines: `start`, its bits and those of `third` add up to the score, as log2 odds; the turns have a text where `said` has one. */
export function pairJson({ score, block, start, evidence, third, turns }: Pick<PairVerdict, "score" | "block" | "start" | "evidence" | "third"> & { readonly turns: PairVerdict["turns"] }, said: PairSaid): object {
  return {
    score: rounded(score),
    block: block === null ? null : said.text(block),
    start: rounded(start),
    turns: turns.map(({ field, to, score: then, reason }, at) => ({ field, to, score: rounded(then), reason, ...(said.turns === undefined ? {} : { text: said.text(said.turns[at]!) }) })),
    evidence: evidence.map(({ field, method, a, b, similarity, bits }, at) => ({ field, method, ...said.forms(field, a, b), similarity, bits: rounded(bits), text: said.text(said.evidence[at]!) })),
    ...(third === undefined ? {} : { third: { record: third.text.data["record"] ?? null, bits: rounded(third.bits), text: said.text(said.evidence[evidence.length]!) } }),
  };
}

/** Four decimals. */
export function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
