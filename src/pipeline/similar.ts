import type { SimilarElsewhere, SimilarPair } from "../engine/engine";
import { type GovernedTable, type ReadableTable, otherTable } from "./locate";
import { textMask } from "./masking";
import type { RecordValues } from "./record";
import type { Session } from "./session";

/** The records that a draft may be the same subject as, with why, in the session's language. `skip`: the record that the draft is of; null = it is a new one. */
export async function similarEvidence(session: Session, table: GovernedTable, values: RecordValues, skip: number | null, most: number): Promise<readonly { readonly pair: SimilarPair; readonly evidence: readonly string[] }[]> {
  const pairs = await session.engine.similar({ ...table.input, values, skip, most });
  const evidence = await session.engine.explain({ pairs, lang: session.lang });
  // Of a draft most is blank still: that says nothing to whoever types it.
  const mask = textMask(table, "pane") ?? ((text: string) => text);
  return pairs.map((pair, index) => ({ pair, evidence: evidence[index]!.filter((_, at) => pair.evidence[at]!.bits !== 0).map((text) => mask(text, [pair.a])) }));
}

/** The same in other tables of the workbook, each with the table that it is in. */
export async function evidenceElsewhere(session: Session, table: GovernedTable, values: RecordValues, isNew: boolean, most: number): Promise<readonly { readonly pair: SimilarElsewhere; readonly other: ReadableTable; readonly evidence: readonly string[] }[]> {
  const pairs = await session.engine.similarElsewhere({ ...table.input, values, isNew, most });
  const evidence = await session.engine.explain({ pairs, lang: session.lang });
  return pairs.flatMap((pair, index) => {
    const other = otherTable(table, pair.table);
    if (other === null) return [];
    const mask = textMask(other, "pane") ?? ((text: string) => text);
    return [{ pair, other, evidence: evidence[index]!.filter((_, at) => pair.evidence[at]!.bits !== 0).map((text) => mask(text, [pair.a])) }];
  });
}
