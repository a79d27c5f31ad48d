import type { MergePlan, PairVerdict } from "../../engine/engine";
import type { GovernedTable } from "../../pipeline/locate";
import { textMask } from "../../pipeline/masking";
import type { Localized, Session } from "../../pipeline/session";
import { blockText, shown } from "../../pipeline/shownValue";
import { isBlank, plainText, sameValue } from "../../records/cellValue";
import { valueAt } from "../../records/recordTable";
import { takenTexts } from "../../template/survivorTexts";
import { type RecordLine, recordLine } from "../desk/recordTitle";

/** How much a field says, in steps that a person can see: evidence of many bits counts twice. */
export type Weight = -2 | -1 | 0 | 1 | 2;
export type EvidenceLine = { /** Null = a third record. */ readonly field: string | null; readonly text: string; readonly weight: Weight };
/** Why two records are alike, and what speaks against it. */
export type PairText = { readonly a: RecordLine; readonly b: RecordLine; readonly score: number; readonly evidence: readonly EvidenceLine[]; /** What brought them together; null = nothing did. */ readonly brought: Localized | null; /** What single change would turn the verdict, the smallest first. */ readonly turns: readonly string[] };

export type ComparedField = {
  readonly field: string;
  readonly label: Localized;
  /** What each record says, in the order of the records; "" for a blank. */
  readonly values: readonly string[];
  /** Two of them say something else. */
  readonly differs: boolean;
  /** The index of the record whose value the merged one has; null where a person has to choose, or the value is made of several. */
  readonly taken: number | null;
  /** The merged value where it is made of those of several records. */
  readonly made: string | null;
  /** Why this value; null where nobody merges, or a person has to choose. */
  readonly how: Localized | null;
  /** A person chose it. */
  readonly chosen: boolean;
  /** The survivor's own cell changes. */
  readonly changes: boolean;
};
/** A value that the merged record does not say any more. `isContact`: a number, an address or a person that is no spelling of one that stays. */
export type Dropped = { readonly label: Localized; readonly value: string; readonly isContact?: boolean };
export type ComparedFields = readonly ComparedField[];

/** A cell of the record that stays, before and after. */
export type ChangedText = { readonly label: Localized; readonly before: string; readonly after: string };

const strongBits = 6;

/** Beside values that stand there as different ones. */
const spelled: Localized = { "zh-CN": "只是写法不同", en: "only written differently" };

/**
 * The records of a group that stand side by side, in their order: all of a small one; of others the one that stays, those that the merged values are of, then one of each value, of the fields with the fewest values first, for
 * a number of its own says nothing; then the first ones.
 */
export function recordsBeside({ records: { columns } }: Pick<GovernedTable, "records">, records: readonly number[], plan: MergePlan | null, most: number): readonly number[] {
  if (records.length <= most) return records;
  const merged = plan === null ? [] : [plan.survivor, ...plan.edits.map(({ from }) => from)];
  const ofEach = Object.values(columns).map(({ codes }) => [...new Map(records.toReversed().map((record) => [codes[record]!, record])).values()].reverse());
  const differing = ofEach.toSorted((x, y) => x.length - y.length).flat();
  return [...new Set([...merged, ...differing, ...records])].slice(0, most).sort((x, y) => x - y);
}

/** Field by field, those that no record fills left out. Indexes in `taken` count within `records`. */
export function compareFields(table: GovernedTable, records: readonly number[], plan: MergePlan | null, values: { readonly [field: string]: string }): ComparedFields {
  const { def, layout } = table;
  return def.fields.flatMap((field): ComparedFields => {
    if (layout.columns[field.id] === undefined) return [];
    const raw = records.map((index) => valueAt(table.records, field.id, index));
    const filled = raw.filter((value) => !isBlank(value));
    if (filled.length === 0) return [];
    const edit = plan?.edits.find((one) => one.field === field.id);
    const open = plan?.open.some((one) => one.field === field.id) === true;
    const source = plan?.taken.find((one) => one.field === field.id);
    const isMade = source !== undefined && (source.how === "union" || source.how === "concat");
    const from = plan === null || open || isMade ? -1 : records.indexOf(edit?.from ?? plan.survivor);
    return [{
      field: field.id,
      label: field.label,
      values: raw.map((value) => shown(table, field.id, value)),
      differs: filled.some((value) => !sameValue(value, filled[0]!)),
      taken: from < 0 ? null : from,
      made: isMade && plan !== null ? shown(table, field.id, edit === undefined ? valueAt(table.records, field.id, plan.survivor) : edit.after) : null,
      how: source === undefined ? null : source.how === "same" ? spelled : takenTexts[source.how],
      chosen: values[field.id] !== undefined,
      changes: edit !== undefined,
    }];
  });
}

/** The values that the records said and the merged one does not, numbers, addresses and people first: not where it says the same, has them among others or in another field, nor what the program itself notes. */
export function droppedBy(table: GovernedTable, { survivor, losers, edits, taken, moved, lost }: MergePlan): readonly Dropped[] {
  const dropped = table.def.fields.flatMap((field) => {
    if (field.system !== undefined || field.id === table.def.recordId || table.layout.columns[field.id] === undefined) return [];
    const edit = edits.find((one) => one.field === field.id);
    const stays = edit === undefined ? valueAt(table.records, field.id, survivor) : edit.after;
    // Where all said the same, only the spelling goes.
    if (taken.find((one) => one.field === field.id)?.how === "same") return [];
    const movedFrom = new Set(moved.flatMap((one) => (one.field === field.id ? [one.from] : [])));
    const gone = [survivor, ...losers].filter((index) => !movedFrom.has(index)).map((index) => valueAt(table.records, field.id, index)).filter((value) => !isBlank(value) && !sameValue(value, stays) && !plainText(stays).includes(plainText(value)));
    const lostHere = new Set(lost.flatMap((one) => (one.field === field.id ? [shown(table, field.id, valueAt(table.records, field.id, one.from))] : [])));
    return [...new Set(gone.map((value) => shown(table, field.id, value)))].map((value) => ({ label: field.label, value, isContact: lostHere.has(value) }));
  });
  return dropped.toSorted((x, y) => Number(y.isContact === true) - Number(x.isContact === true));
}

/** The evidence of each pair in words; the strongest first. */
export async function pairTexts(session: Session, table: GovernedTable, pairs: readonly (Pick<PairVerdict, "a" | "b" | "score" | "evidence" | "third" | "block" | "turns">)[]): Promise<readonly PairText[]> {
  const texts = await session.engine.explain({ pairs, lang: session.lang });
  // Less alike than what the evidence calls different already is no other case to a person.
  const turning = pairs.map(({ turns: all, evidence }) => all.filter(({ field, to }) => to !== "different" || !evidence.some((line) => line.field === field && line.bits < 0)));
  const turns = await session.engine.explain({ pairs: turning.map((of) => ({ evidence: of })), lang: session.lang });
  const mask = textMask(table, "pane") ?? ((text: string) => text);
  return pairs.map(({ a, b, score, evidence, third, block }, n) => ({
    brought: block === null ? null : blockText(table.def, mask(block, [a, b]), false),
    turns: turns[n]!,
    a: recordLine(table, a),
    b: recordLine(table, b),
    score,
    evidence: evidenceLines(third === undefined ? evidence : [...evidence, { field: null, bits: third.bits }], texts[n]!.map((text) => mask(text, [a, b]))),
  }));
}

/** What each field says, the strongest for it first; `texts` in the order of the evidence. */
export function evidenceLines(evidence: readonly { readonly field: string | null; readonly bits: number }[], texts: readonly string[]): readonly EvidenceLine[] {
  return evidence.map(({ field, bits }, at) => ({ field, text: texts[at]!, bits })).sort((x, y) => y.bits - x.bits).map(({ field, text, bits }) => ({ field, text, weight: weightOf(bits) }));
}

function weightOf(bits: number): Weight {
  if (Math.abs(bits) < 0.05) return 0;
  return bits >= strongBits ? 2 : bits > 0 ? 1 : bits <= -2 ? -2 : -1;
}
