import type { PairVerdict } from "../engine/engine";
import { type Result, fail, ok } from "../records/problem";
import { dedupeInput } from "./apart";
import { recordNames } from "./dedupe";
import { type OpenOptions, type OpenTable, openTables } from "./locate";
import type { Session } from "./session";
import { blockText } from "./shownValue";

export type Why = {
  readonly table: OpenTable;
  readonly verdict: PairVerdict;
  /** Of the two records, by index. */
  readonly about: readonly [number, number];
  /** Each line of the evidence in the session's language. */
  readonly texts: readonly string[];
  /** What single change would turn the verdict, the smallest first, in the session's language. */
  readonly turns: readonly string[];
  /** What brings the two together, in the session's language; null = nothing does. */
  readonly brought: string | null;
};

/**
 * Why two records, by id, are taken for one or not, whether or not anything would have brought them together. Reads only.
 * Problems: `why/twoRecords` (not exactly two ids), `why/noRecord` (no table has both), `why/noRule`.
 */
export async function why(session: Session, options: OpenOptions & { readonly records: readonly string[] }): Promise<Result<Why>> {
  const [a, b, ...more] = options.records;
  if (a === undefined || b === undefined || a === b || more.length > 0) {
    return fail({ code: "why/twoRecords", message: { "zh-CN": "要比较的是两条不同的记录。", en: "Two different records are compared." }, hint: { "zh-CN": "写 --records 甲,乙，用 dedupe 列出的编号。", en: "Write --records A,B with the ids that dedupe lists." } });
  }
  const opened = await openTables(session, options);
  if (!opened.ok) return opened;
  for (const table of opened.value) {
    const names = await recordNames(session, table);
    if (!names.ok) return names;
    const [x, y] = [names.value.indexOf(a), names.value.indexOf(b)];
    if (x < 0 || y < 0) continue;
    const [verdict] = (await session.engine.comparePairs({ ...dedupeInput(table, session.tools), pairs: [[Math.min(x, y), Math.max(x, y)]] })) ?? [];
    if (verdict === undefined) return fail({ code: "why/noRule", message: { "zh-CN": "模板没有查重规则。", en: "The template has no duplicate rule." }, hint: { "zh-CN": "在模板里加 dedupe。", en: "Add dedupe to the template." } });
    const [texts, turns] = await session.engine.explain({ pairs: [verdict, { evidence: verdict.turns }], lang: session.lang });
    return ok({ table, verdict, about: [x, y], texts: texts!, turns: turns!, brought: verdict.block === null ? null : blockText(table.def, verdict.block)[session.lang] });
  }
  return fail({ code: "why/noRecord", message: { "zh-CN": `没有一张表同时有记录 ${a} 和 ${b}。`, en: `No table has both records ${a} and ${b}.` }, hint: { "zh-CN": "用 dedupe 列出的编号。", en: "Use the ids that dedupe lists." } });
}
