import type { ChangeSet } from "../changes/changeSet";
import { type CellValue, isBlank } from "../records/cellValue";
import { type Problem, type Result, fail, ok } from "../records/problem";
import { valueAt } from "../records/recordTable";
import { mayAct, rolesText } from "../template/permission";
import type { TableDef, Template } from "../template/template";
import { commitChange } from "./commit";
import { type GovernedTable, loadAll } from "./locate";
import type { Session } from "./session";
import { readState } from "./state";

/** `values`: of each record, what its masked fields hold, by field id; a blank one is left out. */
export type Revealed = { readonly change: ChangeSet; readonly records: readonly { readonly record: string; readonly values: { readonly [field: string]: CellValue } }[] };

/**
 * What masked fields of some records hold, for somebody whom the template lets see it; the journal is told who saw whose, and why. No cell is written.
 * Problems: `reveal/nothing` (the table masks nothing that may be revealed), `reveal/noReason`, `reveal/notYours`, `reveal/noRecord`.
 */
export async function reveal(session: Session, table: GovernedTable, records: readonly string[], reason: string): Promise<Result<Revealed>> {
  const { def, records: all } = table;
  if (def.reveal === undefined) return fail(nothing(table));
  const why = reason.trim();
  if (why === "") return fail(noReason);
  if (!mayAct(def.reveal.by, session.user)) return fail(notYours(table, def.reveal));
  const indexes = records.map((record) => all.ids.indexOf(record));
  const missing = records.find((_, at) => indexes[at]! < 0);
  if (missing !== undefined || records.length === 0) return fail(noRecord(table, missing ?? ""));
  const { fields } = def.reveal;
  const change = await commitChange(session, { why: { command: "reveal", rule: fields.join(" "), reason: `${records.join(", ")}: ${why}` }, template: table.template, writes: [], decision: true });
  if (!change.ok) return change;
  return ok({
    change: change.value!,
    records: records.map((record, at) => ({ record, values: Object.fromEntries(fields.flatMap((field): [string, CellValue][] => { const value = valueAt(all, field, indexes[at]!); return isBlank(value) ? [] : [[field, value]]; })) })),
  });
}

/** Where the workbook's templates, or `templates` in one that has none, say who may see what is masked: a whole view without the journal is refused. */
export async function wholeView(session: Session, templates: readonly Uint8Array[]): Promise<Result<null>> {
  const state = await readState(session.host, session.tools);
  if (!state.ok) return state;
  const pinned = Object.values(state.value.document.templates).map(session.tools.encodeUtf8);
  const loaded = loadAll(session, pinned.length > 0 ? pinned : templates);
  if (!loaded.ok) return loaded;
  const closed = loaded.value.flatMap(({ tables }: Template) => tables).find(({ reveal: by }) => by !== undefined);
  return closed === undefined ? ok(null) : fail(journaled(closed));
}

function journaled({ label, reveal: by }: TableDef): Problem {
  const roles = rolesText(by!.by);
  return { code: "reveal/journaled", message: { "zh-CN": `“${label["zh-CN"]}”里遮盖的内容只有${roles["zh-CN"]}可以看，看一次记一次，不能用 --reveal 整个打开。`, en: `What ${label.en} masks only ${roles.en} may see, and every look is journaled: --reveal cannot open all of it.` }, hint: { "zh-CN": "用 reveal 命令，写明哪些记录和理由。", en: "Use the command reveal, with the records and the reason." } };
}

function nothing({ def, layout }: GovernedTable): Problem {
  return { code: "reveal/nothing", place: layout.sheet, message: { "zh-CN": `模板没有规定谁可以揭开“${def.label["zh-CN"]}”里遮盖的内容。`, en: `The template does not say who may reveal what ${def.label.en} masks.` }, hint: { "zh-CN": "请模板负责人在表里写 reveal。", en: "Ask whoever keeps the template to write reveal in the table." } };
}

const noReason: Problem = { code: "reveal/noReason", message: { "zh-CN": "还没有写查看的理由。", en: "No reason was given." }, hint: { "zh-CN": "写一句为什么要看，会记入历史。", en: "Say in a few words why; it is journaled." } };

function notYours({ layout }: GovernedTable, { by }: NonNullable<TableDef["reveal"]>): Problem {
  const roles = rolesText(by);
  return { code: "reveal/notYours", place: layout.sheet, message: { "zh-CN": `只有${roles["zh-CN"]}可以查看遮盖的内容。`, en: `Only ${roles.en} may see what is masked.` }, hint: { "zh-CN": "请他们来看；你就是的话，先写上自己的名字（命令行用 --user）。", en: "Ask one of them; if you are one, give your name first (--user on the command line)." } };
}

function noRecord({ layout }: GovernedTable, record: string): Problem {
  return { code: "reveal/noRecord", place: layout.sheet, message: record === "" ? { "zh-CN": "没有说明要看哪些记录。", en: "No record was named." } : { "zh-CN": `表里没有记录 ${record}。`, en: `The table has no record ${record}.` }, hint: { "zh-CN": "写表里有的编号，例如 R0000001。", en: "Use an id that the table has, such as R0000001." } };
}
