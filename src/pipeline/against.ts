import { type Problem, type Result, fail, ok } from "../records/problem";
import { foundAcross } from "./across";
import type { DedupedTable } from "./dedupe";
import { infer } from "./infer";
import { type OpenOptions, type OpenTable, governedTables, loadAll, looseTable, openTables } from "./locate";
import { recordNames } from "./recordNames";
import type { Session } from "./session";

/** A second file beside that of the session. `label`: what the files are called; `words`: by header what columns are, as a map says; null = that is found out. */
export type Against = { readonly host: Session["host"]; readonly labels: readonly [string, string]; readonly words: { readonly [header: string]: string } | null };
/** Two tables of two files, each with the other beside it. `fields`: pairs of headers that are compared; null where a template says it. */
export type TwoFiles = { readonly own: OpenTable; readonly other: OpenTable; readonly fields: readonly (readonly [string, string])[] | null };

/**
 * Opens a table of each of two files for comparing one with the other: by the template that was named, or that one of the files carries, where a rule of it compares the two tables; else by one drafted of what both files' columns are.
 * Reads only. Problems: those of `openTables` and of inferring a template, `against/noWord` (the map of the columns), `against/nothingCommon`, `against/noRule` (the template that was named compares them not).
 */
export async function openAgainst(session: Session, options: OpenOptions, { host, labels, words }: Against): Promise<Result<TwoFiles>> {
  const beside: Session = { ...session, host };
  if (words === null) {
    const governed = await byTemplate(session, beside, options);
    if (!governed.ok || governed.value !== null) return governed.ok ? ok(governed.value!) : governed;
  }
  const drafts = [await infer(session, options.sheet), await infer(beside, null)] as const;
  const [left, right] = drafts;
  if (!left.ok) return left;
  if (!right.ok) return right;
  const drafted = await session.engine.draftLink({ files: [{ text: left.value.text, label: labels[0] }, { text: right.value.text, label: labels[1] }], words });
  if ("problem" in drafted) return fail(drafted.problem === "noWord" ? noWord(drafted.word, drafted.words) : nothingCommon(labels));
  const templates = loadAll(session, [session.tools.encodeUtf8(drafted.text)]);
  if (!templates.ok) return templates;
  const at = { templates: [], chosen: false, answers: options.answers };
  const own = await looseTable(session, templates.value, { ...at, sheet: options.sheet, table: drafted.tables[0] });
  if (!own.ok) return own;
  const other = await looseTable(beside, templates.value, { ...at, sheet: null, table: drafted.tables[1] });
  return other.ok ? ok({ ...together(own.value, other.value), fields: drafted.fields }) : other;
}

/** By the template that is named or that a file carries; null where nothing but a draft will do. */
async function byTemplate(session: Session, beside: Session, options: OpenOptions): Promise<Result<TwoFiles | null>> {
  const [here, there] = [await governedTables(session, options.answers), await governedTables(beside, options.answers)];
  if (!here.ok) return here;
  if (!there.ok) return there;
  const carried = [...here.value, ...there.value][0]?.template;
  if (carried === undefined && !options.chosen) return ok(null);
  const templates = carried === undefined ? options.templates : [session.tools.encodeUtf8(carried.source)];
  const left = here.value.length > 0 ? here : await openTables(session, { ...options, templates, chosen: false });
  // Another kind of table than the template of the other file describes.
  if (!left.ok) return options.chosen ? left : ok(null);
  const right = there.value.length > 0 ? there : await openTables(beside, { ...options, templates, chosen: false, sheet: null });
  if (!right.ok) return options.chosen ? right : ok(null);
  for (const own of left.value) for (const other of right.value) {
    if (own.template.id === other.template.id && own.template.tables.some(({ id, dedupe }) => dedupe.some(({ across = [] }) => across.some(({ table }) => (id === own.def.id && table === other.def.id) || (id === other.def.id && table === own.def.id))))) return ok({ ...together(own, other), fields: null });
  }
  return options.chosen ? fail(noRule(left.value[0]!, right.value[0]!)) : ok(null);
}

function together(own: OpenTable, other: OpenTable): Pick<TwoFiles, "own" | "other"> {
  const beside = (table: OpenTable, of: OpenTable): OpenTable => ({ ...table, input: { ...table.input, related: { ...table.input.related, [of.def.id]: { records: of.records, dayFirst: of.input.circumstances.dayFirst } } } });
  return { own: beside(own, other), other: beside(other, own) };
}

/** What is the same in two files, as `dedupe` tells of two tables of one. */
export async function dedupeAgainst(session: Session, { own, other, host }: TwoFiles & Pick<Against, "host">): Promise<Result<readonly DedupedTable[]>> {
  const names = await recordNames(session, own);
  if (!names.ok) return names;
  const theirs = await recordNames({ ...session, host }, other);
  if (!theirs.ok) return theirs;
  const across = await foundAcross(session, own, new Map([[own.def.id, own], [other.def.id, other]]), [own], () => ok(theirs.value));
  return across.ok ? ok([{ table: own, results: [], names: names.value, across: across.value.filter(({ other: found }) => found === other) }]) : across;
}

function noWord(word: string, words: readonly string[]): Problem {
  return { code: "against/noWord", place: word, message: { "zh-CN": `列的类型“${word}”没有这种写法。`, en: `There is no kind of column "${word}".` }, hint: { "zh-CN": `可用的写法：${words.join("、")}。`, en: `The words are ${words.join(", ")}.` } };
}

function nothingCommon([a, b]: readonly [string, string]): Problem {
  return { code: "against/nothingCommon", message: { "zh-CN": `${a} 和 ${b} 没有能说明是同一个的共同列，比如名称、手机、邮箱。`, en: `${a} and ${b} have no column in common that tells one subject from another, such as name, mobile or e-mail.` }, hint: { "zh-CN": "用 --columns 写明各列是什么，例如 {\"columns\": {\"公司\": \"company_name\", \"电话\": \"phone\"}}。", en: "Say with --columns what the columns are, like {\"columns\": {\"company\": \"company_name\", \"tel\": \"phone\"}}." } };
}

function noRule(a: OpenTable, b: OpenTable): Problem {
  return { code: "against/noRule", place: a.template.id, message: { "zh-CN": `模板没有规则把“${a.def.label["zh-CN"]}”和“${b.def.label["zh-CN"]}”放到一起比较。`, en: `No rule of the template compares ${a.def.label.en} with ${b.def.label.en}.` }, hint: { "zh-CN": "在查重规则里加上 across；或去掉 --template，按两个文件的列来比。", en: "Add across to a duplicate rule, or leave --template out and the columns of both files decide." } };
}
