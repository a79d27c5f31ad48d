import type { Person } from "../fields/fieldType";
import { namedPeople, peopleWords } from "../fields/peopleWords";
import { isDate } from "./jsonFormats";
import { type Loading, complaint, words } from "./loading";
import type { RawExpectedIssue, RawRowValues, RawTable, RawTemplate, RawTest } from "./rawTemplate";
import type { ExpectedIssue, TableDef, TemplateTest } from "./template";
import { type Path, quoted } from "./templateProblems";

/** Loads the tests. Rules and targets count as known where the template states them, so that a refused one is not complained about again. */
export function loadTests(template: RawTemplate, tables: readonly TableDef[], loading: Loading): readonly TemplateTest[] {
  const byId: TablesById = new Map(tables.map((table) => [table.id, { table, ids: new Set(table.fields.map(({ id }) => id)) }]));
  const known = new Set(byId.keys());
  return (template.tests ?? []).flatMap((test, index) => loadTest(test, index, ["tests", index], template, byId, known, loading));
}

/** Each table with the ids of its fields. */
type TablesById = ReadonlyMap<string, { readonly table: TableDef; readonly ids: ReadonlySet<string> }>;

function loadTest(raw: RawTest, index: number, path: Path, template: RawTemplate, tables: TablesById, ids: ReadonlySet<string>, loading: Loading): readonly TemplateTest[] {
  if (!loading.known(raw.table, ids, [...path, "table"], words.table)) return [];
  const { table, ids: fields } = tables.get(raw.table)!;
  const stated = template.tables[raw.table]!;
  checkDate(raw.today, [...path, "today"], loading);
  const rows = Array.isArray(raw.given) ? (raw.given as readonly RawRowValues[]) : [raw.given as RawRowValues];
  const before = raw.before === undefined ? null : Array.isArray(raw.before) ? (raw.before as readonly RawRowValues[]) : [raw.before as RawRowValues];
  before?.forEach((row, at) => {
    for (const field of Object.keys(row)) loading.known(field, fields, [...path, "before", ...(Array.isArray(raw.before) ? [at] : []), field], words.field);
  });
  if (before !== null && before.length > rows.length) loading.problems.add([...path, "before"], complaint("too-many", `before 有 ${before.length} 行，given 只有 ${rows.length} 行。`, `before has ${before.length} rows, given only ${rows.length}.`, "每一行 before 对应一行 given。", "Each row of before is one of given."));
  rows.forEach((row, at) => {
    for (const field of Object.keys(row)) loading.known(field, fields, [...path, "given", ...(Array.isArray(raw.given) ? [at] : []), field], words.field);
  });
  for (const [other, given] of Object.entries(raw.related ?? {})) {
    if (!loading.known(other, ids, [...path, "related", other], words.table)) continue;
    const theirs = tables.get(other)!.ids;
    given.forEach((row, at) => { for (const field of Object.keys(row)) loading.known(field, theirs, [...path, "related", other, at, field], words.field); });
  }
  const { duplicates, across, repeats, merged, mergeAsks, onDelete, onArchive, onMerge } = raw.expect;
  if (raw.me !== undefined && !isNamed(raw.me, loading.people)) loading.problems.add([...path, "me"], complaint("unknown-name", `people 里没有${quoted(raw.me)["zh-CN"]}这个人，或不止一个。`, `people has nobody, or several, called ${quoted(raw.me).en}.`, "写 people 里一个人的姓名或 id。", "Give the name or id of one of people."));
  const referring = new Set(table.relations.map(({ from }) => from));
  for (const [keyword, outcomes] of [["onDelete", onDelete], ["onArchive", onArchive], ["onMerge", onMerge]] as const) for (const field of Object.keys(outcomes ?? {})) loading.known(field, referring, [...path, "expect", keyword, field], words.relation);
  for (const field of Object.keys(merged ?? {})) loading.known(field, fields, [...path, "expect", "merged", field], words.field);
  const asks = mergeAsks === undefined ? undefined : loading.knownAll(mergeAsks, fields, [...path, "expect", "mergeAsks"], words.field);
  const mayKeep = raw.expect.mayKeep?.map((name, at) => issueRule(name, [...path, "expect", "mayKeep", at], table, stated, loading));
  const compared = new Set((stated.dedupe ?? []).flatMap((rule) => (rule.across ?? []).map((other) => other.table)));
  for (const other of Object.keys(across ?? {})) loading.known(other, compared, [...path, "expect", "across", other], words.table);
  const issues = raw.expect.issues?.map((issue, at): ExpectedIssue => {
    const { issue: name, severity, message } = typeof issue === "string" ? ({ issue } as RawExpectedIssue) : issue;
    const rule = issueRule(name, [...path, "expect", "issues", at, ...(typeof issue === "string" ? [] : ["issue"])], table, stated, loading);
    return { rule, ...(severity === undefined ? {} : { severity }), ...(message === undefined ? {} : { message }) };
  });
  const said = issues?.filter(({ severity, message }) => severity !== undefined || message !== undefined) ?? [];
  const classes = loadClasses(raw, path, stated, loading);
  return [{
    name: raw.name ?? String(index + 1),
    table: raw.table,
    today: raw.today ?? null,
    at: raw.at ?? null,
    me: raw.me ?? null,
    before,
    given: rows,
    related: raw.related ?? {},
    expect: {
      ...(issues === undefined ? {} : { issues: [...new Set(issues.map(({ rule }) => rule))].sort() }),
      ...(said.length === 0 ? {} : { said }),
      ...(mayKeep === undefined ? {} : { mayKeep: [...new Set(mayKeep)].sort() }),
      ...(onDelete === undefined ? {} : { onDelete }),
      ...(onArchive === undefined ? {} : { onArchive }),
      ...(onMerge === undefined ? {} : { onMerge }),
      ...(classes === undefined ? {} : { classes }),
      ...(duplicates === undefined ? {} : { duplicates }),
      ...(repeats === undefined ? {} : { repeats }),
      ...(merged === undefined ? {} : { merged }),
      ...(asks === undefined ? {} : { mergeAsks: [...new Set(asks)].sort() }),
      ...(across === undefined ? {} : { across }),
    },
  }];
}

function isNamed(name: string, people: readonly Person[]): boolean {
  const words = peopleWords({ people });
  return words !== null && namedPeople(name, words).length === 1;
}

/** Kinds of findings whose ids the language fixes. */
const otherKinds: ReadonlySet<string> = new Set(["classification", "record", "schema", "stage"]);

/** Kinds of findings that go by the field they are about. */
const kindsByField: ReadonlySet<string> = new Set(["calendar", "compute", "freshness", "listed", "number", "options"]);

/** The finding's rule that a test means: a bare id is one of the template's rules. */
function issueRule(name: string, path: Path, table: TableDef, stated: RawTable, loading: Loading): string {
  const [kind, id] = name.includes("/") ? [name.slice(0, name.indexOf("/")), name.slice(name.indexOf("/") + 1)] : ["rule", name];
  if (kind === "rule") loading.known(id, new Set((stated.rules ?? []).map((rule) => rule.id)), path, words.rule);
  else if (kind === "key") loading.known(id, new Set(table.keys.map((key) => key.id)), path, words.key);
  else if (kind === "field") loading.known(id, new Set(table.fields.map((field) => field.type)), path, { "zh-CN": "字段类型", en: "field type" });
  else if (kind === "relation") loading.known(id, new Set(table.relations.map((relation) => relation.id)), path, words.relation);
  else if (kindsByField.has(kind)) loading.known(id, new Set(table.fields.map((field) => field.id)), path, words.field);
  else if (!otherKinds.has(kind)) loading.known(kind, new Set(["field", "key", "relation", "rule", ...kindsByField, ...otherKinds]), path, { "zh-CN": "问题种类", en: "kind of finding" });
  return `${kind}/${id}`;
}

function loadClasses({ expect, table }: RawTest, path: Path, stated: RawTable, loading: Loading): { readonly [target: string]: string } | undefined {
  const raw = expect.class;
  if (raw === undefined) return undefined;
  const place = [...path, "expect", "class"];
  const targets = (stated.classify ?? []).map(({ target }) => target);
  if (typeof raw === "string") {
    if (targets.length === 1) return { [targets[0]!]: raw };
    loading.problems.add(place, complaint("bad-form", `表 ${table} 有 ${targets.length} 个分类，看不出${quoted(raw)["zh-CN"]}是哪一个。`, `The table ${table} has ${targets.length} classifications; it is not clear which ${quoted(raw).en} is meant for.`, "写成 { \"字段\": \"类别\" }。", "Write { \"field\": \"class\" }."));
    return undefined;
  }
  for (const target of Object.keys(raw)) loading.known(target, new Set(targets), [...place, target], words.target);
  return raw;
}

/** Complains about a date that does not exist. */
export function checkDate(date: string | undefined, path: Path, loading: Loading): void {
  if (date !== undefined && !isDate(date)) loading.problems.add(path, complaint("no-such-date", `没有 ${date} 这一天。`, `There is no day ${date}.`, "改成日历上有的日期。", "Use a date of the calendar."));
}
