import type { SimilarElsewhere, SimilarPair } from "../engine/engine";
import { type Problem, type Result, fail, ok } from "../records/problem";
import { actionOf } from "../template/duplicateAction";
import { mayAct } from "../template/permission";
import type { DedupeAction, DedupeDef } from "../template/template";
import type { GovernedTable, ReadableTable } from "./locate";
import { type RecordValues, recordValues } from "./record";
import type { Session } from "./session";
import { type Told, evidenceElsewhere, similarEvidence } from "./similar";

/** A record that a draft would repeat. `refused`: whoever asks may not save it; else they are asked first. */
export type Repeats = { readonly refused: boolean; readonly table: ReadableTable; readonly index: number; readonly problem: Problem };

/**
 * The record that stands in the way of saving a draft, by the duplicate rules that are sure of it and hold it up (`block`, `warn`): the gravest first. `index` null: the draft is of a new record.
 * A record is never held up by what it repeated before it was changed. Null where it may be saved.
 */
export async function repeated(session: Session, table: GovernedTable, index: number | null, draft: RecordValues): Promise<Repeats | null> {
  if (!table.def.dedupe.some((rule) => holdsHere(rule) || holdsElsewhere(rule))) return null;
  const before = index === null ? {} : recordValues(table, index);
  const known = new Set(index === null ? [] : (await found(session, table, before, index)).map(nameOf));
  const standing = (await found(session, table, { ...before, ...draft }, index)).filter((one) => !known.has(nameOf(one)));
  const judged = standing.map((one) => ({ ...one, refused: refuses(table, one.pair) }));
  const worst = judged.find(({ refused }) => refused) ?? judged[0];
  return worst === undefined ? null : { refused: worst.refused, table: worst.other ?? table, index: worst.pair.a, problem: problemOf(table, worst, index !== null) };
}

/** Whether whoever asks may not save a draft that is sure to repeat the record. */
export function refuses(table: GovernedTable, pair: SimilarPair | SimilarElsewhere): boolean {
  return pair.action === "block" && !mayAct(permissionOf(table, pair), table.input.circumstances.me);
}

/** Refuses what nobody who asks may save, whatever they were asked. Problems: `record/repeats`. */
export async function refuseRepeated(session: Session, table: GovernedTable, index: number | null, draft: RecordValues): Promise<Result<void>> {
  const held = await repeated(session, table, index, draft);
  return held?.refused === true ? fail(held.problem) : ok(undefined);
}

type Standing = Told & { readonly pair: SimilarPair; readonly other: ReadableTable | null };

const holds = (action: DedupeAction): boolean => action === "block" || action === "warn";
const holdsHere = (rule: DedupeDef): boolean => holds(actionOf(rule));
const holdsElsewhere = ({ across = [] }: DedupeDef): boolean => across.some(({ rule }) => holdsHere(rule));
const nameOf = ({ pair, other }: Standing): string => `${other?.def.id ?? ""} ${pair.a}`;

async function found(session: Session, table: GovernedTable, values: RecordValues, index: number | null): Promise<readonly Standing[]> {
  const here = table.def.dedupe.some(holdsHere) ? await similarEvidence(session, table, values, index, mostAsked) : [];
  const elsewhere = table.def.dedupe.some(holdsElsewhere) ? await evidenceElsewhere(session, table, values, index === null, mostAsked) : [];
  return [...here.map((one) => ({ ...one, other: null })), ...elsewhere].filter(({ pair }) => pair.verdict === "duplicate" && holds(pair.action));
}

/** Of the likest so many: what is sure of itself stands before what is not. */
const mostAsked = 20;

function permissionOf({ template, def }: GovernedTable, pair: SimilarPair | SimilarElsewhere): Parameters<typeof mayAct>[0] {
  const owner = "owner" in pair ? pair.owner : def.id;
  // Where nobody is named, nobody may.
  return template.tables.find(({ id }) => id === owner)?.dedupe.find(({ id }) => id === pair.rule)?.override ?? { roles: [], holders: [], people: [] };
}

function problemOf(table: GovernedTable, { pair, other, evidence, shown, refused }: Standing & { readonly refused: boolean }, isChanged: boolean): Problem {
  const row = (other ?? table).records.rows[pair.a]!;
  const sure = `${Math.min(99.9, Math.floor(pair.score * 1000) / 10)}%`;
  const open = shown === null;
  const own = (lang: "zh-CN" | "en"): string => (shown ?? []).map(({ label, value }) => (lang === "en" ? `${label.en} ${value}` : `${label["zh-CN"]}：${value}`)).join(lang === "en" ? ", " : "，");
  const zhWhere = !open ? own("zh-CN") || "归别人管" : other === null ? `第 ${row} 行` : `“${other.def.label["zh-CN"]}”第 ${row} 行`;
  const enWhere = !open ? own("en") || "a record of somebody else" : other === null ? `row ${row}` : `row ${row} of ${other.def.label.en}`;
  const why = { zh: evidence.length === 0 ? "" : `：${evidence.join("；")}`, en: evidence.length === 0 ? "" : `: ${evidence.join("; ")}` };
  return {
    code: refused ? "record/repeats" : "record/asksRepeats",
    place: table.layout.sheet,
    data: open ? { row, record: (other ?? table).records.ids[pair.a] ?? null } : {},
    message: {
      "zh-CN": `${isChanged ? (open ? "改成这样就和" : "改成这样就和一条已有的重复，") : open ? "已经有这一条：" : "已经有一条，"}${zhWhere}${isChanged && open ? "重复" : ""}（把握 ${sure}${why.zh}）。${refused ? "没有保存，模板不允许重复。" : "是另一条才保存。"}`,
      en: `${isChanged ? "Changed like this it repeats" : "It is there already,"} ${enWhere} (${sure} sure${why.en}). ${refused ? "It was not saved: the template allows no duplicates." : "Save it only if it is another one."}`,
    },
    hint: !open
      ? { "zh-CN": refused ? "请找负责那条记录的人；确实是另一条，就改正相同的内容，或请有权的人保存。" : "先问负责那条记录的人；确实是另一条，按“仍然保存”。", en: refused ? "Ask whoever looks after that record; if this is another one, correct what agrees, or have somebody save it who may." : "Ask whoever looks after that record first; if this is another one, choose “Save all the same”." }
      : refused
      ? { "zh-CN": "打开那一条接着填；确实是另一条，就改正相同的内容，或请有权的人保存。", en: "Open that one and go on there; if this is another one, correct what agrees, or have somebody save it who may." }
      : { "zh-CN": "先打开那一条看看；确实是另一条，按“仍然保存”。", en: "Look at that one first; if this is another one, choose “Save all the same”." },
  };
}
