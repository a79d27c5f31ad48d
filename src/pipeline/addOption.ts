import type { ChangeSet } from "../changes/changeSet";
import { listsNeeded, nativePlan } from "../native/nativePlan";
import { type Problem, type Result, fail, ok } from "../records/problem";
import { isOfPeople } from "../template/addOptions";
import { mayAct, overrideOf, rolesText } from "../template/permission";
import type { FieldDef, Permission } from "../template/template";
import type { HostWrite } from "../workbook/host";
import { commitChange } from "./commit";
import { withOptions } from "./govern";
import { cellWriter } from "./inCells";
import { type GovernedTable, governedTables } from "./locate";
import { planLists } from "./optionLists";
import type { Session } from "./session";

/**
 * Makes texts options of a choice field, or people of the template's list where it is a field of people, in this workbook's own template and in the dropdowns of its sheet: what says so is no finding any more. One change set, with the template as it was
 * for its undo. Whoever may give a record another class than the rules do may add a class. Problems: `option/there`, `option/noField`, `option/notYours`, `template/optionsElsewhere`, what `loadTemplate` says of such a template, and the host's.
 */
export async function addOptions(session: Session, id: string, field: string, texts: readonly string[]): Promise<Result<ChangeSet>> {
  const tables = await governedTables(session);
  if (!tables.ok) return tables;
  const table = tables.value.find(({ def }) => def.id === id);
  const definition = table?.def.fields.find((one) => one.id === field);
  if (table === undefined || definition === undefined || (definition.options === undefined && !isOfPeople(table.template, { table: id, field }))) return fail(noField);
  const by = overrideOf("classification/", [field], table.def)?.by;
  if (!mayAct(by, session.user === "" ? null : session.user)) return fail(notYours(by!, definition));
  const codes = [...new Set(texts.map((text) => text.trim()))];
  const there = codes.find((code) => definition.fieldType.parse(code, { spec: definition, dateSystem: 1900, dayFirst: null }).ok);
  if (there !== undefined) return fail(alreadyThere(there, definition));
  const amended = withOptions(session, [table], codes.map((code) => ({ table: id, field, code })));
  if (!amended.ok) return amended;
  const next: GovernedTable = { ...table, ...amended.value[0]!, governed: table.governed };
  const native = await dropdowns(session, next, field);
  if (!native.ok) return native;
  const change = await commitChange(session, {
    why: { command: "option", reason: `${definition.label[session.lang]}: ${codes.join(session.lang === "en" ? ", " : "、")}` },
    template: next.template,
    writes: native.value,
    decision: true,
    document: async (before, change) => ok({
      ...before,
      templates: { ...before.templates, [next.template.hash]: next.template.source },
      levels: [...before.levels, { table: id, from: table.template.hash, to: next.template.hash, seen: JSON.stringify([field, ...codes]), by: session.user, at: session.now, change }],
    }),
  });
  return change.ok ? ok(change.value!) : change;
}

/** The dropdowns of a field and of those whose options depend on it, as the template says them now. */
async function dropdowns(session: Session, table: GovernedTable, field: string): Promise<Result<readonly HostWrite[]>> {
  const { def, layout: { sheet, data, columns }, template: { tables }, input } = table;
  const sheets = await session.host.sheets();
  if (!sheets.ok) return sheets;
  const meant = new Set(def.fields.flatMap(({ id, optionsFrom }) => (id === field || optionsFrom === field ? [id] : [])));
  const lists = planLists(def.id, listsNeeded(def).filter((list) => meant.has(list.field)), sheets.value);
  // Lists that stay as they are need no place: what refers to them is not written.
  const listReference = (of: string, column = "values"): string => lists.references.get(`${of} ${column}`) ?? "";
  const plan = nativePlan({ def, lang: session.lang, dateSystem: input.circumstances.dateSystem, data, columns, inCell: cellWriter(table, session.lang), listReference, tables, columnOf: () => null });
  const columnsMeant = new Set([...meant].map((one) => columns[one]));
  const add = plan.validations.filter(({ type, areas }) => type !== "any" && columnsMeant.has(areas[0]!.column) && areas[0]!.row === data.row);
  return ok(add.length === 0 ? [] : [...lists.writes, { verb: "setValidations", sheet, clear: add.flatMap(({ areas }) => areas), add }]);
}

function notYours(by: Permission, { label }: FieldDef): Problem {
  const { "zh-CN": zh, en } = rolesText(by);
  return { code: "option/notYours", message: { "zh-CN": `按模板，只有角色${zh}可以给“${label["zh-CN"]}”加选项。`, en: `By the template only ${en} may add options to ${label.en}.` }, hint: { "zh-CN": "请有这个角色的人来加；你就是的话，先写上自己的名字。", en: "Ask somebody with that role; if you have it, give your name first." } };
}

function alreadyThere(text: string, { label }: FieldDef): Problem {
  return { code: "option/there", place: text, message: { "zh-CN": `“${text}”已经是“${label["zh-CN"]}”的选项。`, en: `"${text}" is an option of ${label.en} already.` }, hint: { "zh-CN": "重新看一遍问题，不用再加。", en: "Look at the findings again; nothing is left to add." } };
}

const noField: Problem = { code: "option/noField", message: { "zh-CN": "这一列的选项不在模板里，不能在这里加。", en: "The options of this column are not in the template, so none can be added here." }, hint: { "zh-CN": "改成已有的选项，或者保留原样。", en: "Change it to an option that is there, or keep it as it is." } };
