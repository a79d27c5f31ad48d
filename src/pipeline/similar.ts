import type { SimilarElsewhere, SimilarPair } from "../engine/engine";
import { isBlank } from "../records/cellValue";
import { valueAt } from "../records/recordTable";
import type { Lang, Localized } from "../records/text";
import { mayAct } from "../template/permission";
import type { DedupeDef } from "../template/template";
import { type GovernedTable, type ReadableTable, otherTable } from "./locate";
import { textMask } from "./masking";
import type { RecordValues } from "./record";
import type { Session } from "./session";
import { shown } from "./shownValue";

/** `shown`: all that whoever asks may see of the other record, where its rule tells them no more (`lookupPolicy`); null = what masks let through. */
export type Told = { readonly evidence: readonly string[]; readonly shown: readonly { readonly label: Localized; readonly value: string }[] | null };

/** The records that a draft may be the same subject as, with why, in the session's language. `skip`: the record that the draft is of; null = it is a new one. */
export async function similarEvidence(session: Session, table: GovernedTable, values: RecordValues, skip: number | null, most: number): Promise<readonly (Told & { readonly pair: SimilarPair })[]> {
  const pairs = await session.engine.similar({ ...table.input, values, skip, most });
  const evidence = await session.engine.explain({ pairs, lang: session.lang });
  return pairs.map((pair, index) => ({ pair, ...toldOf(session.lang, table, table, table.def.dedupe.find(({ id }) => id === pair.rule), pair, evidence[index]!, (field) => field) }));
}

/** The same in other tables of the workbook, each with the table that it is in. */
export async function evidenceElsewhere(session: Session, table: GovernedTable, values: RecordValues, isNew: boolean, most: number): Promise<readonly (Told & { readonly pair: SimilarElsewhere; readonly other: ReadableTable })[]> {
  const pairs = await session.engine.similarElsewhere({ ...table.input, values, isNew, most });
  const evidence = await session.engine.explain({ pairs, lang: session.lang });
  return pairs.flatMap((pair, index) => {
    const other = otherTable(table, pair.table);
    if (other === null) return [];
    const owner = table.template.tables.find(({ id }) => id === pair.owner);
    const rule = owner?.dedupe.find(({ id }) => id === pair.rule);
    // The rule's fields are those of its own table.
    const inOther = pair.owner === other.def.id ? (field: string): string | null => field : (field: string): string | null => rule?.across?.find((across) => across.table === other.def.id)?.fields[field] ?? null;
    return [{ pair, other, ...toldOf(session.lang, table, other, rule, pair, evidence[index]!, inOther) }];
  });
}

function toldOf(lang: Lang, table: GovernedTable, other: ReadableTable, rule: Pick<DedupeDef, "lookup"> | undefined, pair: SimilarPair, evidence: readonly string[], inOther: (field: string) => string | null): Told {
  const policy = rule?.lookup;
  if (policy === undefined || mayAct(policy.by, table.input.circumstances.me)) {
    const mask = textMask(other, "pane") ?? ((text: string) => text);
    // Of a draft most is blank still: that says nothing to whoever types it.
    return { evidence: evidence.filter((_, at) => pair.evidence[at]!.bits !== 0).map((text) => mask(text, [pair.a])), shown: null };
  }
  const labelOf = (id: string): string | undefined => other.def.fields.find((field) => field.id === id)?.label[lang];
  const agree = [...new Set(pair.evidence.filter(({ bits }) => bits > 0).flatMap(({ field }) => { const id = inOther(field); return id === null ? [] : (labelOf(id) ?? []); }))];
  return {
    evidence: agree.length === 0 ? [] : [lang === "zh-CN" ? `${agree.join("、")}相同或相近` : `${agree.join(", ")} ${agree.length === 1 ? "agrees" : "agree"}`],
    shown: policy.show.flatMap((id) => {
      const field = other.def.fields.find((one) => one.id === inOther(id));
      const value = field === undefined ? null : valueAt(other.records, field.id, pair.a);
      return field === undefined || isBlank(value) ? [] : [{ label: field.label, value: shown(other, field.id, value) }];
    }),
  };
}
