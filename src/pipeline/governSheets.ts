import type { CellEdit, ChangeSet } from "../changes/changeSet";
import type { Question } from "../engine/engine";
import type { Finding } from "../findings/finding";
import { type Problem, type Result, fail, ok } from "../records/problem";
import type { Localized } from "../records/text";
import type { Template } from "../template/template";
import { checkTables, control } from "./check";
import { withCodesBeside } from "./codesBeside";
import { commitTogether } from "./commit";
import { fixTables } from "./fix";
import { type Governed, type Proposal, addedOptions, addedReason, changedSince, govern, governProposal, proposalStamp, proposeTable, withOptions } from "./govern";
import { usableIdField } from "./governColumns";
import { type GovernedTable, type OpenOptions, type OpenTable, governedTables, loadAll, readLoose } from "./locate";
import { matchSheets } from "./matchSheets";
import type { Session } from "./session";
import { whichSheets } from "./whichSheets";

export type GovernedSheets = {
  /** In the order of the template; what was governed before stands here too. */
  readonly governed: readonly Governed[];
  /** Sheets that may be a table of the template, and why they were left alone. */
  readonly left: readonly Problem[];
  /** Everything that was done; null where all was governed before. */
  readonly change: ChangeSet | null;
  /** Record ids that were put in the place of names. */
  readonly links: readonly CellEdit[];
};

/**
 * Governs every sheet of the workbook that is a table of the template, then puts the record's id wherever a reference names exactly one record by name, phone or code; what names none or several
 * stays as it is written, and is a finding. A sheet is taken for the table that fits it best; where two fit about as well, it is left alone and said so, unless the answer `SHEET!table` says which it
 * is (or `none`). An answer `SHEET!QUESTION` is about that sheet, one without a sheet about every sheet that raises the question. With a named sheet, or a template of one table, it is `govern`. One
 * change set for all of it: where one sheet cannot be governed, none is. `keepNames`: references stay as they are written. `seen`: by sheet, the stamp of the proposal that a person has seen; where one would be another now, nothing is written.
 * Problems: those of `govern`, and answers that fit no question.
 */
export async function governSheets(session: Session, { keepNames = false, ...options }: OpenOptions & { readonly keepNames?: boolean }, seen: ReadonlyMap<string, string> | null = null): Promise<Result<GovernedSheets>> {
  const opened = await openSheets(session, options);
  if (!opened.ok) return opened;
  const sheets = opened.value;
  if (sheets === null || (sheets.found.length === 0 && sheets.standing.length === 0)) {
    const one = await govern(session, options);
    return one.ok ? ok({ governed: [one.value], left: sheets?.left ?? [], change: one.value.change, links: [] }) : one;
  }
  const { template, found, left } = sheets;
  const before = sheets.standing.map((table): Governed => ({ table, change: null, plan: null, questions: [] }));
  if (found.length === 0) return ok({ governed: before, left, change: null, links: [] });
  if (seen !== null) {
    const other = await changedSheet(session, found, seen);
    if (!other.ok) return other;
    if (other.value !== null) return fail(changedSince(other.value));
  }
  const all = await commitTogether(session, () => ({ why: { command: "govern", ...reasonOf(found, session) }, template: found[0]!.table.template }), async (part) => {
    const governed: Governed[] = [];
    for (const one of found) {
      const proposed = await proposeFound(part, one, found.length > 1);
      if (!proposed.ok) return proposed;
      const done = await governProposal(part, proposed.value);
      if (!done.ok) return done;
      governed.push(done.value);
    }
    const links = keepNames ? ok(null) : await linkReferences(part, options);
    return links.ok ? ok({ governed, links: links.value?.edits ?? [] }) : links;
  });
  if (!all.ok) return all;
  const { change, value } = all.value;
  const order = new Map(template.tables.map(({ id }, index) => [id, index]));
  const governed = [...before, ...value.governed].sort((a, b) => (order.get(a.table.def.id) ?? 0) - (order.get(b.table.def.id) ?? 0));
  return ok({ governed, left, change, links: value.links });
}

/** The first sheet of which another proposal was seen, or none; or one that was seen and is not found any more. */
async function changedSheet(session: Session, found: readonly FoundSheet[], seen: ReadonlyMap<string, string>): Promise<Result<string | null>> {
  for (const one of found) {
    const proposed = await proposeFound(session, one, found.length > 1);
    if (!proposed.ok) return proposed;
    if (seen.get(one.table.layout.sheet) !== proposalStamp(session, proposed.value)) return ok(one.table.layout.sheet);
  }
  return ok([...seen.keys()].find((sheet) => !found.some(({ table }) => table.layout.sheet === sheet)) ?? null);
}

/** A sheet that would become a table of the template. `findings`: those that stay once references hold record ids; `links`: references that will. */
export type ProposedSheet = { readonly proposal: Proposal; readonly findings: readonly Finding[]; readonly links: number };
export type ProposedSheets = {
  readonly title: Localized;
  readonly version: string;
  readonly sheets: readonly ProposedSheet[];
  readonly left: readonly Problem[];
  /** Tables that a sheet can be said to be. */
  readonly tables: readonly { readonly id: string; readonly label: Localized }[];
  /** Sheets that an answer keeps as they are. */
  readonly keptOut: readonly string[];
};

/** What `governSheets` would make of which sheet, in the order of the template; nothing is written. Null where one sheet is meant. Problems: those of `govern`. */
export async function proposeSheets(session: Session, options: OpenOptions): Promise<Result<ProposedSheets | null>> {
  const opened = await openSheets(session, options);
  if (!opened.ok) return opened;
  if (opened.value === null) return ok(null);
  const { template, found, standing, left, keptOut } = opened.value;
  const beside = await asTheyWillStand(session, [...standing, ...found.map(({ table }) => table)]);
  const sheets: ProposedSheet[] = [];
  for (const one of found) {
    const proposal = await proposeFound(session, one, found.length > 1);
    if (!proposal.ok) return proposal;
    const { def, input } = one.table;
    const related = Object.fromEntries([...beside].filter(([id]) => id !== def.id));
    const checked = await session.engine.check({ ...input, records: beside.get(def.id)!.records, related }, control(session));
    if (!checked.ok) return checked;
    const told = await withCodesBeside(session, one.table, checked.value, (id) => { const [records, of] = [beside.get(id)?.records, one.table.template.tables.find((other) => other.id === id)]; return records === undefined || of === undefined ? undefined : { def: of, records }; });
    if (!told.ok) return told;
    const linked = told.value.filter(({ rule, fixes }) => rule.startsWith("relation/") && fixes?.some(({ lossless }) => lossless) === true);
    sheets.push({ proposal: proposal.value, findings: told.value.filter((finding) => !linked.includes(finding)), links: linked.length });
  }
  const taken = new Set(standing.map(({ def }) => def.id));
  const { title, version } = found[0]?.table.template ?? template;
  return ok({ title, version, left, sheets, keptOut, tables: template.tables.filter(({ id }) => !taken.has(id)).map(({ id, label }) => ({ id, label })) });
}

/** The sheets that would become tables together, read; empty where one sheet is meant. Problems: those of `govern`. */
export async function sheetsFound(session: Session, options: OpenOptions): Promise<Result<readonly OpenTable[]>> {
  const opened = await openSheets(session, options);
  return opened.ok ? ok(opened.value?.found.map(({ table }) => table) ?? []) : opened;
}

/** Each table's records with the ids that they have or will be given, so that references find them. */
async function asTheyWillStand(session: Session, tables: readonly OpenTable[]): Promise<ReadonlyMap<string, { readonly records: OpenTable["records"]; readonly dayFirst: OpenTable["input"]["circumstances"]["dayFirst"] }>> {
  const beside = new Map<string, { readonly records: OpenTable["records"]; readonly dayFirst: OpenTable["input"]["circumstances"]["dayFirst"] }>();
  for (const { def, governed, records, input, ...table } of tables) {
    const ids = governed === null ? await session.engine.recordIds({ ...input, field: usableIdField({ def, governed, records, input, ...table }) }) : records.ids;
    beside.set(def.id, { records: { ...records, ids }, dayFirst: input.circumstances.dayFirst });
  }
  return beside;
}

/** A sheet as it is to be governed. `answers`: those about it, by the ids of its own questions. */
type FoundSheet = { readonly table: OpenTable; readonly answers: OpenOptions["answers"]; readonly shared: ReadonlySet<string>; readonly added: Proposal["added"] };
type OpenSheets = { readonly template: Template; readonly standing: readonly GovernedTable[]; readonly found: readonly FoundSheet[]; readonly left: readonly Problem[]; readonly keptOut: readonly string[] };

/** The sheets that are tables of a template, read, with the answers that are about each; null where one table of one sheet is meant. */
async function openSheets(session: Session, options: OpenOptions): Promise<Result<OpenSheets | null>> {
  const standing = await governedTables(session, options.answers);
  if (!standing.ok) return standing;
  const template = await templateOf(session, options, standing.value);
  if (!template.ok) return template;
  if (template.value === null) return ok(null);
  const wanted = await whichSheets(session, template.value, options, standing.value);
  if (!wanted.ok) return wanted;
  const { matches, left, keptOut, shared } = wanted.value;
  const info = await session.host.info();
  if (!info.ok) return info;
  const tables: OpenTable[] = [];
  for (const { match } of matches) {
    const read = await readLoose(session, { match, template: template.value, def: template.value.tables.find(({ id }) => id === match.table)! }, info.value.dateSystem);
    if (!read.ok) return read;
    tables.push(read.value);
  }
  const added = tables.map((table, index) => addedOptions(table, matches[index]!.answers));
  const amended = withOptions(session, tables, added.flat());
  if (!amended.ok) return amended;
  const found = amended.value.map((table, index): FoundSheet => ({ table, answers: matches[index]!.answers, shared: new Set(Object.keys(shared)), added: added[index]! }));
  if (found.length === 0) return ok({ template: template.value, standing: standing.value, found, left, keptOut });
  // An answer that no sheet has asked for is a slip of whoever gave it. The order of days is also asked of tables that stand already.
  const asked: Question[] = [];
  for (const { table, answers } of found) asked.push(...table.match!.headers.questions, ...(await session.engine.options({ ...table.input, answers })).flatMap(({ questions }) => questions));
  const known = new Set([...asked.map(({ id }) => id), ...added.flat().map(({ question }) => question)]);
  const nobodys = Object.fromEntries(Object.entries(shared).filter(([id]) => !known.has(id) && !(standing.value.length > 0 && id.startsWith("dayOrder:"))));
  const wrong = await session.engine.checkAnswers({ answers: nobodys, questions: asked });
  return wrong.length > 0 ? fail(...wrong) : ok({ template: template.value, standing: standing.value, found, left, keptOut });
}

/** `several`: its questions are told apart from those of other sheets by its name. */
async function proposeFound(session: Session, { table, answers, shared, added }: FoundSheet, several: boolean): Promise<Result<Proposal>> {
  const proposed = await proposeTable(session, table, answers, { added, others: shared });
  if (!proposed.ok || !several) return proposed;
  const named = (id: string): string => `${table.layout.sheet}!${id}`;
  const { questions, open, blocking } = proposed.value;
  const byQuestion = new Map(questions.map((question) => [question, { ...question, id: named(question.id) }]));
  const same = (of: readonly Question[]): readonly Question[] => of.map((question) => byQuestion.get(question)!);
  return ok({ ...proposed.value, questions: same(questions), open: same(open), blocking: same(blocking), added: added.map((one) => ({ ...one, question: named(one.question) })) });
}

function reasonOf(found: readonly FoundSheet[], { lang }: Session): { readonly reason?: string } {
  const reasons = found.flatMap(({ table, added }) => (added.length === 0 ? [] : [addedReason(table, added, lang)]));
  return reasons.length === 0 ? {} : { reason: reasons.join(lang === "zh-CN" ? "；" : "; ") };
}

/** Record ids for the names that each name one record; nothing else is touched. */
async function linkReferences(session: Session, { answers }: OpenOptions): Promise<Result<ChangeSet | null>> {
  const tables = await governedTables(session, answers);
  if (!tables.ok) return tables;
  const checked = await checkTables(session, tables.value.filter(({ def }) => def.relations.length > 0));
  if (!checked.ok) return checked;
  const referring = [];
  for (const one of checked.value) {
    const told = await withCodesBeside(session, one.table, one.findings.filter(({ rule }) => rule.startsWith("relation/")), (id) => tables.value.find(({ def }) => def.id === id));
    if (!told.ok) return told;
    referring.push({ ...one, findings: told.value });
  }
  const fixed = await fixTables(session, referring);
  return fixed.ok ? ok(fixed.value.change) : fixed;
}

/** The template of several tables that is meant; null where one table of one sheet is. */
async function templateOf(session: Session, options: OpenOptions, standing: readonly GovernedTable[]): Promise<Result<Template | null>> {
  if (options.sheet !== null) return ok(null);
  const several = (template: Template): Template | null => (template.tables.length > 1 ? template : null);
  const loaded = loadAll(session, options.templates);
  if (!loaded.ok) return loaded;
  const [first] = standing;
  if (first !== undefined) return ok(options.chosen && loaded.value.some(({ hash }) => hash !== first.template.hash) ? null : several(first.template));
  if (!loaded.value.some((template) => template.tables.length > 1)) return ok(null);
  if (options.chosen) return ok(loaded.value.length === 1 ? several(loaded.value[0]!) : null);
  const best = await matchSheets(session, loaded.value, options);
  return ok(best.ok ? several(best.value.template) : null);
}
