/**
 * template/ reads template files and nothing else does: gate (size, UTF-8, depth, keys), meta-schema, cross-references, expressions, patterns, row schemas.
 * May: look up field types and compile expressions. May not: touch records, sheets, files or clocks; decode or digest by itself (both are passed in).
 */
import type { Calendar } from "../expression/expression";
import { sameKey } from "../fields/matchKey";
import { lexiconStep, mapStep } from "../fields/normalizeSteps";
import { type Result, fail, ok } from "../records/problem";
import { checkMetaSchema } from "./metaSchemaProblems";
import { readJson, readText } from "./gate";
import { checkDate, loadTests } from "./loadTests";
import { Loading, complaint, words } from "./loading";
import { outlineTables } from "./loadRelations";
import { loadReports } from "./loadReports";
import { loadRoles } from "./loadRoles";
import { loadTable } from "./loadTable";
import { nationalCalendar } from "./nationalCalendar";
import type { RawTemplate } from "./rawTemplate";
import type { TableDef, Template } from "./template";
import { checkTexts } from "./templateTexts";
import { type Path, TemplateProblems, quoted } from "./templateProblems";

/** What the loader cannot do by itself. `decodeUtf8` is strict: null for bytes that are not UTF-8. `sha256Hex`: 64 lower-case digits. */
export type TemplateTools = { readonly decodeUtf8: (bytes: Uint8Array) => string | null; readonly sha256Hex: (bytes: Uint8Array) => string };

/** What each set of tools has loaded, by hash: a command asks for the same template at every step. */
const loaded = new WeakMap<TemplateTools, Map<string, Result<Template>>>();

/** Bytes of a `*.crm.json` → the template, or at most 50 problems in the order of the text, each with code, pointer, line, column, message and hint. */
export function loadTemplate(bytes: Uint8Array, tools: TemplateTools): Result<Template> {
  const hash = tools.sha256Hex(bytes);
  const known = loaded.get(tools) ?? new Map<string, Result<Template>>();
  loaded.set(tools, known);
  let result = known.get(hash);
  if (result === undefined) {
    const text = readText(bytes, tools.decodeUtf8);
    known.set(hash, (result = text.ok ? loadTemplateText(text.value, hash) : text));
  }
  return result;
}

/** The same for a text whose bytes passed the gate before; `hash` is the SHA-256 of those bytes. */
export function loadTemplateText(text: string, hash: string): Result<Template> {
  const json = readJson(text);
  if (!json.ok) return json;
  const problems = new TemplateProblems(text, json.value.root);
  checkTexts(json.value, problems);
  checkMetaSchema(json.value.value, problems);
  if (problems.count > 0) return fail(...problems.list());
  const template = build(json.value.value as unknown as RawTemplate, text, hash, new Loading(problems));
  return problems.count > 0 || template === null ? fail(...problems.list()) : ok(template);
}

function build(raw: RawTemplate, source: string, hash: string, loading: Loading): Template | null {
  const people = (raw.people ?? []).map(({ id, name, aliases, department }) => ({ id, name, aliases: aliases ?? [], ...(department === undefined ? {} : { department }) }));
  loading.unique(people.map(({ id }) => id), (index) => ["people", index, "id"], words.person);
  const roles = loadRoles(raw, loading);
  loading.roles = new Map(roles.map((role) => [role.id, role]));
  loading.people = people;
  const calendar = loadCalendar(raw, loading);
  loadWords(raw, loading);
  const ids = Object.keys(raw.tables);
  loading.around = { refs: {}, tables: outlineTables(raw) };
  loading.fieldsOf = (table) => new Set(Object.keys(raw.tables[table]!.schema.properties));
  const tables = ids.map((id) => loadTable(id, raw, ["tables", id], people, loading));
  const good = tables.filter((table): table is TableDef => table !== null);
  const place = (keyword: string) => (index: number) => ["tables", good[index]!.id, keyword];
  const fold = (name: string): string => name.toLowerCase();
  loading.unique(good.map(({ sheet }) => sheet), place("sheet"), words.sheet, fold);
  loading.unique(good.map(({ tableName }) => tableName), place("tableName"), words.tableName, fold);
  for (const { id, sheet, tableName } of good) {
    if (fold(sheet) === "history" || sheet.startsWith("_crm")) loading.problems.add(["tables", id, "sheet"], complaint("reserved-name", `工作表不能叫“${sheet}”。`, `A sheet cannot be called "${sheet}".`, "换一个名字：History 归 Excel，_crm 开头的归本插件。", "Choose another: Excel keeps History for itself, and this add-in names that begin with _crm."));
    if (/^(?:[a-z]{1,3}[0-9]{1,7}|r[0-9]*(?:c[0-9]*)?|c[0-9]*)$/i.test(tableName)) loading.problems.add(["tables", id, "tableName"], complaint("reserved-name", `表格名称“${tableName}”看起来像单元格地址。`, `The table name "${tableName}" looks like a cell address.`, "用 tableName 另起一个名字。", "Give another one as tableName."));
  }
  // With a table missing, whatever names it would be complained about again.
  if (good.length < tables.length) return null;
  const reports = loadReports(raw.reports ?? [], ["reports"], good, loading);
  const tests = loadTests(raw, good, loading);
  return {
    id: raw.id, version: raw.version, hash, source,
    title: raw.title === undefined ? good[0]!.label : loading.text(raw.title, ["title"]),
    ...(raw.description === undefined ? {} : { description: loading.text(raw.description, ["description"]) }),
    ...(raw.owner === undefined ? {} : { owner: raw.owner }),
    ...(raw.license === undefined ? {} : { license: raw.license }),
    tables: good, reports, people, roles, calendar, tests,
  };
}

/** The template's own steps. What an entry makes of a text must come to rest: neither its outcome nor a part of it is an entry again. */
function loadWords({ maps = {}, lexicons = {} }: RawTemplate, loading: Loading): void {
  loading.lexicons = lexicons;
  const again = (path: Path, to: string): void => loading.problems.add(path, complaint("not-at-rest", `改成的${quoted(to)["zh-CN"]}又会被改一次。`, `What it becomes, ${quoted(to).en}, would be changed once more.`, "让结果里不再出现左边的词。", "Let the outcome hold none of the words on the left."));
  const own = [
    ...Object.entries(maps).map(([name, map]) => {
      const keys = new Map(Object.entries(map).map(([text, to]) => [sameKey(text), to]));
      for (const [text, to] of Object.entries(map)) if ((keys.get(sameKey(to)) ?? to) !== to) again(["maps", name, text], to);
      return mapStep(`map:${name}`, map);
    }),
    ...Object.entries(lexicons).map(([name, lexicon]) => {
      const all = Object.keys(lexicon);
      for (const [word, to] of Object.entries(lexicon)) if (word === "" || all.some((other) => to.includes(other))) again(["lexicons", name, word], to);
      return lexiconStep(`lexicon:${name}`, lexicon);
    }),
  ];
  loading.steps = new Map([...loading.steps, ...own.map((step) => [step.name, step] as const)]);
}

/** Saturday and Sunday off where the template names no weekend. A company's own days come before those of its country. Dates come out sorted, each once. */
function loadCalendar({ calendar = {} }: RawTemplate, loading: Loading): Calendar {
  const dates = (keyword: "holidays" | "workdays"): readonly string[] => {
    const list = calendar[keyword] ?? [];
    list.forEach((date, index) => checkDate(date, ["calendar", keyword, index], loading));
    return [...new Set(list)].sort();
  };
  const [holidays, workdays] = [dates("holidays"), dates("workdays")];
  const national = calendar.country === undefined ? null : nationalCalendar();
  const off = new Set(holidays);
  calendar.workdays?.forEach((date, index) => {
    if (off.has(date)) loading.problems.add(["calendar", "workdays", index], complaint("not-unique", `${date} 既是节假日又是调休上班日。`, `${date} is both a holiday and a make-up workday.`, "只留一处。", "Keep it in one list."));
  });
  return { weekend: [...new Set(calendar.weekend ?? [0, 6])].sort(), holidays: [...new Set([...(national?.holidays ?? []), ...holidays])].sort(), workdays: [...new Set([...(national?.workdays ?? []).filter((day) => !off.has(day)), ...workdays])].sort(), ...(national === null ? {} : { until: Math.max(national.last, ...holidays.map((day) => Number(day.slice(0, 4)))) }) };
}
