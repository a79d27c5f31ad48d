import type { FoundPair } from "../../engine/engine";
import { type TwoFiles, dedupeAgainst } from "../../pipeline/against";
import { actionOf } from "../../template/duplicateAction";
import { type DedupedTable, dedupe, relatedPairs } from "../../pipeline/dedupe";
import { againstOf } from "../against";
import type { Command, CommandContext } from "../command";
import { openOptions, viewOf } from "../options";
import { csvLine } from "../../pipeline/csvLine";
import { type FoundAcross, evidenceAcross, masksAcross } from "../../pipeline/across";
import { bothForms, maskedValue, textMask } from "../../pipeline/masking";
import { titled } from "../../pipeline/recordNames";
import { plain } from "../../pipeline/shownValue";
import { type PairSaid, pairJson, rounded } from "../pairJson";
import { styleOf } from "../style";

export const dedupeCommand: Command = {
  name: "dedupe",
  summary: { "zh-CN": "找出重复的记录，分组，并说明依据；不改动文件", en: "Finds duplicate records, groups them and says why; changes nothing" },
  usage: "FILE [--against FILE [--columns FILE]] [--template ID|FILE] [--format text|json|csv] [--explain N] [--workers N] [--reveal]",
  writes: "never",
  formats: ["text", "json", "csv"],
  async run(context) {
    const two = await againstOf(context);
    if (!two.ok) return two;
    const deduped = two.value === null ? await dedupe(context.session, openOptions(context)) : await dedupeAgainst(context.session, two.value);
    if (!deduped.ok) return deduped;
    return { ok: true, text: `${context.args.format === "text" ? comparedText(context, two.value) : ""}${await render(context, deduped.value)}`, exit: 0 };
  },
};

const verdicts = ["duplicate", "review", "related"] as const;

/** Of so many pairs of each verdict JSON says why, and what would turn the verdict, unless --explain says otherwise; `crm why A B` tells it of any pair. A large table has a million related pairs. */
const mostExplained = 1_000;

async function render(context: CommandContext, tables: readonly DedupedTable[]): Promise<string> {
  const { args, session } = context;
  if (args.format === "text") return (await Promise.all(tables.map((table) => dedupeText(context, table)))).join("\n");
  const listed = await Promise.all(tables.map((table) => listedOf(session, table)));
  if (args.format === "csv") return pairsCsv(listed);
  const across = tables.flatMap(({ table, names, across: found }) => found.map(({ result, other, otherNames }) => ({ table, result, other, names, otherNames, pairs: inOrder(result.pairs) })));
  const most = args.explain ?? mostExplained;
  const explained = await explainedPairs(context, listed, most);
  const pairs = listed.flatMap(({ table, names, ordered }) => {
    const [mask, forms] = [textMask(table, viewOf(args)) ?? ((text: string) => text), bothForms(table, viewOf(args))];
    return ordered.flatMap((of) => of.pairs.map((pair) => ({ a: names[pair.a]!, b: names[pair.b]!, score: rounded(pair.score), verdict: pair.verdict, ...explained.get(pair)?.({ text: (text) => mask(text, [pair.a, pair.b]), forms }) })));
  });
  const notes = tables.flatMap(({ results, across: found }) => [...results, ...found.map(({ result }) => result)].flatMap((result) => result.notes.map((note) => ({ rule: result.rule, note }))));
  const said = (await session.engine.explain({ pairs: [{ evidence: notes.map(({ note }) => note) }], lang: args.lang }))[0]!;
  const document = {
    notes: notes.map(({ rule, note: { kind, field, block, records } }, at) => ({ rule, kind, field, ...(block === undefined ? {} : { block }), records, text: said[at]! })),
    clusters: tables.flatMap(({ names, results }) => results.flatMap((result) => result.clusters.map(({ id, score, records }) => ({ id, score: rounded(score), records: records.map((index) => names[index]!) })))),
    unexplained: pairs.length - explained.size,
    pairs,
    ...(across.length === 0 ? {} : { across: await Promise.all(across.map(async ({ table, result, other, names, otherNames, pairs: found }) => {
      const masks = masksAcross(table, other, result, viewOf(args));
      const told = firstOfEach(found, most);
      const evidence = await evidenceAcross(session, table, result, told);
      const lines = await session.engine.explain({ pairs: evidence, lang: args.lang });
      const compared = (await session.engine.compareAcross({ ...table.input, other: other.def.id, pairs: told.map(({ a, b }) => [a, b]) })) ?? [];
      const why = new Map(told.map((pair, at) => [pair, pairJson({ ...evidence[at]!, turns: compared[at]?.turns ?? [] }, { evidence: lines[at]!, text: (text) => masks.text(text, pair.a, pair.b), forms: masks.forms })]));
      return { table: table.def.id, other: other.def.id, rule: result.rule, pairs: found.map((pair) => ({ a: names[pair.a]!, b: otherNames[pair.b]!, score: rounded(pair.score), verdict: pair.verdict, ...why.get(pair) })) };
    })) }),
  };
  return JSON.stringify(document, null, 2) + "\n";
}

/** A table with all the pairs of each of its rules in order. */
type ListedTable = DedupedTable & { readonly ordered: readonly { readonly rule: string; readonly pairs: readonly FoundPair[] }[] };

async function listedOf(session: CommandContext["session"], deduped: DedupedTable): Promise<ListedTable> {
  return { ...deduped, ordered: await Promise.all(deduped.results.map(async (result) => ({ rule: result.rule, pairs: inOrder([...result.pairs, ...(await relatedPairs(session, deduped.table, result))]) }))) };
}

/** Lines that are put together at a stretch. */
const linesAtOnce = 10_000;

/** What is the same within each table, then across them. Line by line: a large table has millions of pairs. */
function pairsCsv(tables: readonly ListedTable[]): string {
  const parts = [csvLine(["a", "b", "score", "verdict"])];
  const add = (ordered: readonly FoundPair[], left: (record: number) => string, right: (record: number) => string): void => {
    for (let from = 0; from < ordered.length; from += linesAtOnce) parts.push(ordered.slice(from, from + linesAtOnce).map(({ a, b, score, verdict }) => csvLine([left(a), right(b), rounded(score), verdict])).join(""));
  };
  for (const { names, ordered } of tables) for (const { pairs } of ordered) add(pairs, (record) => names[record]!, (record) => names[record]!);
  for (const { table, names, across } of tables) for (const { result, other, otherNames } of across) add(inOrder(result.pairs), (record) => `${table.def.id}/${names[record]!}`, (record) => `${other.def.id}/${otherNames[record]!}`);
  return parts.join("");
}

/** By pair what is said of it, for the first `most` of each verdict. */
async function explainedPairs({ args, session }: CommandContext, tables: readonly ListedTable[], most: number): Promise<ReadonlyMap<FoundPair, (said: Pick<PairSaid, "text" | "forms">) => object>> {
  const explained = new Map<FoundPair, (said: Pick<PairSaid, "text" | "forms">) => object>();
  for (const { table, ordered } of tables) for (const { rule, pairs: all } of ordered) {
    const pairs = firstOfEach(all, most);
    const why = await session.engine.evidence({ ...table.input, rule, pairs });
    const texts = await session.engine.explain({ pairs: why, lang: args.lang });
    const compared = (await session.engine.comparePairs({ ...table.input, pairs: pairs.map(({ a, b }) => [a, b]), rule }))!;
    pairs.forEach((pair, at) => explained.set(pair, (said) => pairJson({ ...why[at]!, turns: compared[at]!.turns }, { ...said, evidence: texts[at]! })));
  }
  return explained;
}

/** Which columns of two files are compared, where no template says it. */
function comparedText({ args, system }: CommandContext, two: TwoFiles | null): string {
  const { say, dim } = styleOf(args.lang, system.color);
  if (two === null || two.fields === null) return "";
  const pairs = two.fields.map(([a, b]) => (a === b ? a : `${a} = ${b}`)).join(say("、", ", "));
  return `${dim(say(`比较的列：${pairs}`, `Columns compared: ${pairs}`))}\n`;
}

/** The first `most` of each verdict. */
function firstOfEach<T extends FoundPair>(ordered: readonly T[], most: number): readonly T[] {
  return verdicts.flatMap((verdict) => ordered.filter((pair) => pair.verdict === verdict).slice(0, most));
}

/** Duplicates first, then what to review, then related ones; the surest first. */
function inOrder<T extends FoundPair>(pairs: readonly T[]): readonly T[] {
  return [...pairs].sort((x, y) => verdicts.indexOf(x.verdict) - verdicts.indexOf(y.verdict) || y.score - x.score || x.a - y.a || x.b - y.b);
}

/** Records of a group that are named in text. */
const mostNamed = 12;

/** Groups with their records, and for the strongest pair of each why they are the same. */
export async function dedupeText(context: Pick<CommandContext, "session" | "args" | "system">, deduped: DedupedTable, most = 5): Promise<string> {
  const { say } = styleOf(context.args.lang, context.system.color);
  const own = deduped.results.length > 0 || (deduped.table.def.dedupe.length > 0 && deduped.across.length === 0) ? await groupsText(context, deduped, most) : deduped.across.length > 0 ? "" : `${say("模板没有定义查重规则。", "The template defines no duplicate rules.")}\n`;
  return [own, ...(await Promise.all(deduped.across.map((found) => acrossText(context, deduped, found, most))))].join("");
}

type Context = Pick<CommandContext, "session" | "args" | "system">;

/** Records that stand in another table too, the least sure first, and why. */
async function acrossText({ session, args, system }: Context, { table, names }: DedupedTable, { result, other, otherNames }: FoundAcross, most: number): Promise<string> {
  const { say, bold, dim, yellow, count, lang } = styleOf(args.lang, system.color);
  const [same, review] = (["duplicate", "review"] as const).map((verdict) => result.pairs.filter((pair) => pair.verdict === verdict));
  const notes = (await session.engine.explain({ pairs: [{ evidence: result.notes }], lang: args.lang }))[0]!.map((note) => `${yellow(note)}\n`).join("");
  const [left, right] = [table.def.label[lang], other.def.label[lang]];
  if (same!.length + review!.length === 0) return `${say(`${left}和${right}之间没有发现相同的。`, `Nothing of ${left} is the same in ${right}.`)}\n${notes}`;
  const lines = [bold(say(`${left}和${right}之间有 ${count(same!.length)} 对相同`, `${left} and ${right}: ${count(same!.length)} pairs are the same`)) + (review!.length > 0 ? say(`；另有 ${count(review!.length)} 对待确认`, `; ${count(review!.length)} pairs to review`) : "")];
  const shownPairs = [...(same!.length > 0 ? same! : review!)].sort((x, y) => x.score - y.score || x.a - y.a || x.b - y.b).slice(0, most);
  const texts = await session.engine.explain({ pairs: await evidenceAcross(session, table, result, shownPairs), lang: args.lang });
  const masks = masksAcross(table, other, result, "pane");
  shownPairs.forEach((pair, at) => {
    lines.push(`  ${pair.score.toFixed(2)}  ${titled(table, names, pair.a)}${dim(" = ")}${titled(other, otherNames, pair.b)}`);
    lines.push(`        ${dim(texts[at]!.map((text) => masks.text(text, pair.a, pair.b)).join(say("；", "; ")))}`);
  });
  const left_ = same!.length + review!.length - shownPairs.length;
  if (left_ > 0) lines.push(`  ${dim(say(`另有 ${count(left_)} 对，用 --format json 看全部。`, `${count(left_)} more pairs; see all with --format json.`))}`);
  return `${lines.join("\n")}\n${notes}`;
}

async function groupsText({ session, args, system }: Context, { table, results, names }: DedupedTable, most: number): Promise<string> {
  const { say, bold, dim, green, yellow, count } = styleOf(args.lang, system.color);
  const notes = (await session.engine.explain({ pairs: [{ evidence: results.flatMap((result) => result.notes) }], lang: args.lang }))[0]!.map((note) => `${yellow(note)}\n`).join("");
  const clusters = results.flatMap((result) => result.clusters.map((cluster) => ({ cluster, result }))).sort((a, b) => a.cluster.score - b.cluster.score);
  const review = results.reduce((sum, result) => sum + result.pairs.filter((pair) => pair.verdict === "review").length, 0);
  if (clusters.length === 0) return `${green(say("没有发现重复。", "No duplicates found."))}${review > 0 ? say(` 有 ${count(review)} 对需要人来确认。`, ` ${count(review)} pairs need a person to decide.`) : ""}\n${notes}`;
  const allowed = clusters.filter(({ result }) => table.def.dedupe.some((rule) => rule.id === result.rule && actionOf(rule) === "allow")).length;
  const records = clusters.reduce((sum, { cluster }) => sum + cluster.records.length, 0);
  const lines = [`${bold(say(`重复 ${count(clusters.length)} 组，涉及 ${count(records)} 条记录`, `${count(clusters.length)} groups of duplicates, ${count(records)} records`))}${review > 0 ? say(`；另有 ${count(review)} 对待确认`, `; ${count(review)} pairs to review`) : ""}${allowed > 0 ? say(`；其中 ${count(allowed)} 组模板允许`, `; ${count(allowed)} of the groups are allowed by the template`) : ""}`];
  const title = table.def.dedupe[0]?.match.map((match) => match.field).find((field) => table.layout.columns[field] !== undefined);
  const column = title === undefined ? undefined : table.records.columns[title];
  const mask = textMask(table, "pane") ?? ((text: string) => text);
  const seen = new Set<string>();
  // The least sure groups first, each for another reason: those are the ones to look at, and a list of plain copies shows nothing.
  for (const { cluster, result } of clusters.slice(0, 20 * most)) {
    if (seen.size >= most) break;
    const inside = new Set(cluster.records);
    const strongest = result.pairs.filter((pair) => pair.verdict === "duplicate" && inside.has(pair.a) && inside.has(pair.b)).sort((a, b) => b.score - a.score)[0];
    const evidence = strongest === undefined ? [] : (await session.engine.explain({ pairs: await session.engine.evidence({ ...table.input, rule: result.rule, pairs: [strongest] }), lang: args.lang }))[0]!;
    const why = evidence.map((text) => mask(text, cluster.records)).join(say("；", "; "));
    if (seen.has(why)) continue;
    seen.add(why);
    const shown = cluster.records.slice(0, mostNamed).map((index) => `${names[index]!} ${column === undefined ? "" : plain(maskedValue(table, title!, column.dictionary[column.codes[index]!] ?? null, "pane"))}`.trim());
    lines.push(`  ${cluster.score.toFixed(2)}  ${shown.join(dim(" = "))}${cluster.records.length > mostNamed ? dim(say(` = … 另有 ${count(cluster.records.length - mostNamed)} 条`, ` = … ${count(cluster.records.length - mostNamed)} more`)) : ""}`);
    if (why !== "") lines.push(`        ${dim(why)}`);
    const [verdict] = strongest === undefined ? [] : ((await session.engine.comparePairs({ ...table.input, pairs: [[strongest.a, strongest.b]], rule: result.rule })) ?? []);
    const [turn] = verdict === undefined ? [] : (await session.engine.explain({ pairs: [{ evidence: verdict.turns.slice(0, 1) }], lang: args.lang }))[0]!;
    if (turn !== undefined) lines.push(`        ${dim(turn)}`);
  }
  if (clusters.length > seen.size) lines.push(`  ${dim(say(`另有 ${count(clusters.length - seen.size)} 组，用 --format json 看全部。`, `${count(clusters.length - seen.size)} more groups; see all with --format json.`))}`);
  return `${lines.join("\n")}\n${notes}`;
}
