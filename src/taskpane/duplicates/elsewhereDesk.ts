import type { AcrossTables, FoundPair } from "../../engine/engine";
import { masksAcross } from "../../pipeline/across";
import { control } from "../../pipeline/check";
import { keptApartFrom } from "../../pipeline/apart";
import { keepApartAcross } from "../../pipeline/keepApart";
import { type GovernedTable, type ReadableTable, governedTables, otherTable } from "../../pipeline/locate";
import type { Localized, Result } from "../../pipeline/session";
import { blockText } from "../../pipeline/shownValue";
import { fail, ok } from "../../records/problem";
import type { DeskContext } from "../desk/deskContext";
import { type RecordLine, recordLine } from "../desk/recordTitle";
import { nameIn } from "../record/otherTables";
import { notGoverned } from "./notGoverned";
import { type PairText, evidenceLines } from "./sideBySide";

/** A record of another table. */
export type OtherRecord = RecordLine & { readonly table: string; readonly label: Localized };
/** A record of the table, and one of another that is the same subject, or may be. */
export type ElsewhereLine = { readonly key: string; readonly verdict: "duplicate" | "review"; readonly score: number; readonly own: RecordLine; readonly other: OtherRecord };
/** `here`: the table may be compared with others of this workbook at all. */
export type ElsewhereList = { readonly here: boolean; readonly total: number; readonly lines: readonly ElsewhereLine[]; readonly notes: readonly string[] };
export type ElsewhereDetail = ElsewhereLine & Pick<PairText, "evidence" | "brought" | "turns">;

type Found = { readonly key: string; readonly pair: FoundPair; readonly result: AcrossTables; readonly other: ReadableTable };
const page = 50;

/** Records that are the same subject as one of another table of the workbook: seen with why, and gone to. They are never merged. */
export function elsewhereDesk({ session, records, once, command }: DeskContext) {
  const across = (table: GovernedTable): Promise<Result<readonly AcrossTables[]>> => once("across", table, () => session.engine.dedupeAcross({ ...table.input, keptApartFrom: keptApartFrom(table, (id) => otherTable(table, id), session.tools) }, control(session)));
  const open = async (): Promise<Result<{ readonly table: GovernedTable; readonly results: readonly AcrossTables[]; readonly found: readonly Found[] }>> => {
    const table = await records();
    if (!table.ok) return table;
    const of = table.value;
    if (of === null) return fail(notGoverned);
    const results = await across(of);
    if (!results.ok) return results;
    const found = results.value.flatMap((result): readonly Found[] => {
      const other = otherTable(of, result.other);
      return other === null ? [] : result.pairs.filter(({ verdict }) => verdict !== "related").map((pair) => ({ key: `${result.owner} ${result.rule} ${result.other} ${pair.a}-${pair.b}`, pair, result, other }));
    });
    return ok({ table: of, results: results.value, found: found.sort((x, y) => rank(x) - rank(y) || y.pair.score - x.pair.score || x.pair.a - y.pair.a || x.pair.b - y.pair.b) });
  };
  const lineOf = (table: GovernedTable, { key, pair: { a, b, verdict, score }, other }: Found): ElsewhereLine => ({
    key, score, verdict: verdict === "duplicate" ? verdict : "review", own: recordLine(table, a),
    other: { table: other.def.id, label: other.def.label, record: other.records.ids[b] ?? null, row: other.records.rows[b]!, title: nameIn(other, b) },
  });
  return {
    /** The surest first; `from` counts from 0. */
    async list(from: number): Promise<Result<ElsewhereList>> {
      const opened = await open();
      if (!opened.ok) return opened;
      const { table, results, found } = opened.value;
      const [notes] = await session.engine.explain({ pairs: [{ evidence: results.flatMap((result) => result.notes) }], lang: session.lang });
      return ok({ here: results.length > 0, total: found.length, lines: found.slice(from, from + page).map((one) => lineOf(table, one)), notes: notes! });
    },
    /** Remembers that records of the table and of another one are not the same; with `apart` false, that the rules shall decide again. */
    async apart(other: string, pairs: readonly (readonly [string, string])[], apart: boolean): Promise<Result<{ readonly change: string; readonly count: number }>> {
      return command(async (current) => {
        const tables = await governedTables(current);
        if (!tables.ok) return tables;
        const [own] = tables.value;
        const there = tables.value.find(({ def }) => def.id === other);
        if (own === undefined || there === undefined) return fail(notGoverned);
        const kept = await keepApartAcross(current, own, there, pairs, apart);
        return kept.ok ? ok({ change: kept.value.change.id, count: kept.value.count }) : kept;
      });
    },
    /** One pair with why; null where it is none any more. */
    async open(key: string): Promise<Result<ElsewhereDetail | null>> {
      const opened = await open();
      if (!opened.ok) return opened;
      const { table, found } = opened.value;
      const one = found.find((each) => each.key === key);
      if (one === undefined) return ok(null);
      const { pair, result, other } = one;
      const [verdict] = (await session.engine.compareAcross({ ...table.input, other: other.def.id, pairs: [[pair.a, pair.b]] })) ?? [];
      const [why] = await session.engine.evidenceAcross({ ...table.input, owner: result.owner, other: result.other, rule: result.rule, pairs: [pair] });
      if (why === undefined) return ok(null);
      const [texts, turns] = await session.engine.explain({ pairs: [why, { evidence: verdict?.turns ?? [] }], lang: session.lang });
      const masks = masksAcross(table, other, result, "pane");
      const mask = (text: string): string => masks.text(text, pair.a, pair.b);
      const owner = result.owner === table.def.id ? table.def : other.def;
      return ok({ ...lineOf(table, one), evidence: evidenceLines(why.evidence, texts!.map(mask)), brought: blockText(owner, mask(why.block)), turns: turns!.map(mask) });
    },
  };
}

function rank({ pair }: Found): number {
  return pair.verdict === "duplicate" ? 0 : 1;
}
