import type { Finding } from "../../findings/finding";
import { keptApartFrom } from "../../pipeline/apart";
import { otherTable } from "../../pipeline/locate";
import { refuseRepeated, refuses, repeated } from "../../pipeline/repeats";
import { dedupeActions } from "../../template/duplicateAction";
import { evidenceElsewhere, similarEvidence } from "../../pipeline/similar";
import type { LiveTable } from "../../pipeline/live";
import { archiveRecords, archiving, archivingOf } from "../../pipeline/archive";
import { takesAlong } from "../../pipeline/deletion";
import { addRecord, deleteRecords, deletionOf, isWritable, recordValues, saveRecord } from "../../pipeline/record";
import type { Localized, Problem, Result } from "../../pipeline/session";
import { type Origin, recordHistory } from "../../pipeline/recordHistory";
import { readable, shown } from "../../pipeline/shownValue";
import { type CellValue, isBlank } from "../../records/cellValue";
import { fail, ok } from "../../records/problem";
import { valueAt } from "../../records/recordTable";
import type { ChangeHead } from "../../changes/changeSet";
import { maskMessages } from "../../pipeline/masking";
import { reveal } from "../../pipeline/reveal";
import { readState } from "../../pipeline/state";
import { sheetLabels } from "../../template/headerLabels";
import { mayAct, rolesText } from "../../template/permission";
import type { DedupeAction, FieldDef, LayoutDef, TableDef } from "../../template/template";
import { regionTree } from "../../fields/regionTree";
import type { Choice } from "../../engine/drafts";
import type { DeskContext } from "../desk/deskContext";
import { type FoundRecord, type Pinyin, findRecords, mayBePinyin } from "./findRecords";
import { type DetailRows, detailRows, nameIn } from "./otherTables";
import { type Draft, type FormField, formField, textsOf, valuesOf } from "./formTexts";
import type { WidgetKind } from "./widgetKinds";

export type { Choice, DetailRows, FoundRecord, WidgetKind };

export type { FormField };
export type FormSection = { readonly title: Localized; readonly fields: readonly string[]; readonly folded: boolean };
/** Pages of sections in order, with what no section names last; none where the template says nothing of it. A page alone has no title. `half`: fields that share a line where there is room. */
export type FormLayout = { readonly tabs: readonly { readonly title: Localized | null; readonly sections: readonly FormSection[] }[]; readonly half: readonly string[] };
export type FormDef = { readonly table: string; readonly label: Localized; readonly fields: readonly FormField[]; /** How the form may be laid out; an `OpenRecord` and a `CheckedDraft` say which holds. */ readonly layouts: readonly FormLayout[]; /** Which holds for a new record. */ readonly layout: number; /** Tells this workbook from others, for what is remembered of it. */ readonly workbook: string; /** Fields of a new record that a formula or the product fills. */ readonly closed: readonly string[] };

/** A record as a form shows it. `seen`: what its cells hold; `texts`: how they read. */
export type OpenRecord = { readonly record: string; readonly row: number; readonly name: string; readonly seen: { readonly [field: string]: CellValue }; readonly texts: { readonly [field: string]: string }; readonly closed: readonly string[]; readonly layout: number; /** Fields whose values are masked, and who may see them; null = whoever is here may. */ readonly masked: readonly string[]; readonly maskedFrom: Localized | null };

export type { Draft };
export type FormIssue = { readonly field: string | null; readonly severity: Finding["severity"]; readonly message: string; /** What is proposed instead. */ readonly proposal: string | null; /** Nothing stands where something must. */ readonly missing: boolean };
export type CheckedDraft = { readonly issues: readonly FormIssue[]; /** How each typed text will be stored, where that differs. */ readonly stored: { readonly [field: string]: string }; /** How the fields read that the template fills in. */ readonly fills: { readonly [field: string]: string }; /** Of the record with the draft in it: fields that it does not ask for, must have, or keeps as they are. */ readonly hidden: readonly string[]; readonly required: readonly string[]; readonly readOnly: readonly string[]; /** Which layout the form has then. */ readonly layout: number; /** Codes that there are, of fields whose options depend on another. */ readonly options: { readonly [field: string]: readonly string[] }; /** What may be chosen, of fields whose values stand in a table of the workbook. */ readonly choices: { readonly [field: string]: readonly Choice[] } };
export type RegionStep = { readonly name: string; readonly path: string; readonly hasMore: boolean };
export type SimilarRecord = { readonly record: string; readonly row: number; readonly name: string; /** All that may be shown of it, where the template shows whoever asks no more; null = everything. */ readonly shown: readonly { readonly label: Localized; readonly value: string }[] | null; readonly score: number; /** `perhaps`: one thing agrees that is its own, such as the name. */ readonly verdict: "duplicate" | "review" | "perhaps"; /** What the template does with a draft that it is sure is there already. */ readonly action: DedupeAction; /** Whoever is here may not save such a draft. */ readonly refused: boolean; readonly evidence: readonly string[]; /** The other table that it is in; null = this one. */ readonly elsewhere: { readonly table: string; readonly label: Localized } | null };

/** Of one record, records of other tables that are shown. */
const mostElsewhere = 5;

export type { Origin };
/** `lines`: the newest changes of values, first the newest; `total`: how many there are. `origins`: of fields whose template asks for it; null = from before the journal. */
export type ShownHistory = { readonly total: number; readonly lines: readonly (Origin & { readonly label: Localized; readonly before: string; readonly after: string })[]; readonly origins: readonly { readonly label: Localized; readonly origin: Origin | null }[] };
const mostLines = 50;

/** It is large and comes when it is first asked for; without a network records are found by what is written in them. */
const pinyinCode = (): Promise<Pinyin | null> => import("../../fields/pinyin").catch(() => null);

/** A form made from the template: for a record of the table, or a new one. */
export function recordDesk({ session, table, tables, command }: DeskContext) {
  const opened = async (): Promise<Result<LiveTable>> => {
    const live = await table();
    return live.ok ? (live.value === null ? fail(noTable) : ok(live.value)) : live;
  };
  const foundElsewhere = async (governed: LiveTable["table"], index: number, values: { readonly [field: string]: CellValue }): Promise<readonly SimilarRecord[]> => {
    const apart = keptApartFrom(governed, (id) => otherTable(governed, id), session.tools);
    const found = await evidenceElsewhere(session, governed, values, index < 0, mostElsewhere);
    return found.filter(({ pair, other }) => !(apart[other.def.id] ?? []).some(([own, there]) => own === index && there === pair.a)).map(({ pair, other, evidence, shown: few }) => ({ record: few === null ? (other.records.ids[pair.a] ?? "") : "", row: other.records.rows[pair.a]!, name: few === null ? nameIn(other, pair.a) : "", shown: few, score: pair.score, verdict: pair.verdict === "related" ? "perhaps" : pair.verdict, action: pair.action, refused: refuses(governed, pair), evidence, elsewhere: { table: other.def.id, label: other.def.label } }));
  };
  /** The layout of a record as it stands, or of a new one. */
  const layoutFor = async ({ table: governed }: LiveTable, before: { readonly [field: string]: CellValue } | null): Promise<number> => (governed.def.layouts.length === 1 ? 0 : (await session.engine.drafts({ ...governed.input, drafts: [{ values: {}, before }] }))[0]!.layout);
  /** What whoever is here has seen of masked fields: by name, the records of a table. */
  const seenMasked = new Set<string>();
  const maskedIn = ({ def }: LiveTable["table"], record: string): readonly string[] => (def.reveal === undefined || seenMasked.has(`${session.user} ${def.id} ${record}`) ? [] : def.reveal.fields);
  return {
    async form(): Promise<Result<FormDef>> {
      const live = await opened();
      if (!live.ok) return live;
      const { def, layout } = live.value.table;
      const fields = def.fields.filter(({ id }) => layout.columns[id] !== undefined);
      const state = await readState(session.host, session.tools);
      if (!state.ok) return state;
      return ok({ table: def.id, label: def.label, fields: fields.map(formField), layouts: def.layouts.map((each) => layoutOf(each, fields)), layout: await layoutFor(live.value, null), workbook: workbookOf(state.value.changes[0]), closed: fields.map(({ id }) => id).filter((id) => !isWritable(live.value.table, id, null)) });
    },
    /** The record in a row (1-based) of the sheet, or with an id. Null where there is none. */
    async open(which: { readonly row: number } | { readonly record: string }): Promise<Result<OpenRecord | null>> {
      const live = await opened();
      if (!live.ok) return live;
      const { records, def, layout } = live.value.table;
      const index = "row" in which ? records.rows.indexOf(which.row) : records.ids.indexOf(which.record);
      const record = records.ids[index];
      if (index < 0 || record == null) return ok(null);
      const values = withoutUnshown(def, recordValues(live.value.table, index));
      // A blank hides nothing: whoever knows the value may fill it in.
      const masked = maskedIn(live.value.table, record).filter((field) => !isBlank(values[field] ?? null));
      const seen = Object.fromEntries(Object.entries(values).map(([field, value]) => [field, masked.includes(field) ? null : value]));
      const texts = { ...textsOf(live.value.table, seen), ...Object.fromEntries(masked.map((field) => [field, shown(live.value.table, field, values[field] ?? null)])) };
      return ok({ record, row: records.rows[index]!, name: nameOf(live.value, index), seen, texts, masked, maskedFrom: def.reveal === undefined || mayAct(def.reveal.by, session.user) ? null : rolesText(def.reveal.by), layout: await layoutFor(live.value, recordValues(live.value.table, index)), closed: def.fields.map(({ id }) => id).filter((id) => layout.columns[id] !== undefined && !isWritable(live.value.table, id, index)) });
    },
    /** What the rules say of the record with the draft in it; `record` null = a new one. */
    async check(record: string | null, draft: Draft): Promise<Result<CheckedDraft>> {
      const live = await opened();
      if (!live.ok) return live;
      const governed = live.value.table;
      const index = record === null ? -1 : governed.records.ids.indexOf(record);
      const base = index < 0 ? null : recordValues(governed, index);
      const { values, stored } = valuesOf(live.value.table, draft, session.lang);
      const [state] = await session.engine.drafts({ ...governed.input, drafts: [{ values, before: base }], choices: true });
      const { fills, hidden, required, readOnly, layout, options, choices } = state!;
      const row = index < 0 ? (governed.records.rows.at(-1) ?? governed.layout.data.row) + 1 : governed.records.rows[index]!;
      const formulas = index < 0 ? [] : Object.entries(governed.records.formulas).flatMap(([field, indexes]) => (indexes.includes(index) ? [field] : []));
      // Its own id would be a finding of its own while it has none.
      const findings = (await session.engine.trial({ table: governed.def.id, record: { row, record: record ?? "\u0000new", values: { ...base, ...values, ...fills }, formulas } })).filter(({ rule, tried }) => tried !== true && !rule.startsWith("record/"));
      const described = await session.engine.describe({ template: governed.template, table: governed.def.id, findings, lang: session.lang, labels: sheetLabels(governed.def) });
      const messages = index >= 0 && maskedIn(governed, record!).length > 0 ? maskMessages(governed, findings, described, "pane") : described;
      return ok({
        stored, hidden, required, readOnly, layout, options, choices,
        fills: textsOf(live.value.table, fills),
        issues: findings.map(({ at, severity, fixes, messageId }, at_) => {
          const edit = fixes?.[0]?.edits[0];
          return { field: at[0]?.field ?? null, severity, message: messages[at_]!, proposal: edit === undefined || edit.at.field !== at[0]?.field ? null : readable(governed, edit.at.field, edit.after), missing: messageId === "required" };
        }),
      });
    },
    /** Records that the draft may be the same subject as, in this table and in others: what holds it up first, then the surest, at most three. */
    async similar(record: string | null, draft: Draft): Promise<Result<readonly SimilarRecord[]>> {
      const live = await opened();
      if (!live.ok) return live;
      const governed = live.value.table;
      const index = record === null ? -1 : governed.records.ids.indexOf(record);
      const values = { ...(index < 0 ? {} : recordValues(governed, index)), ...valuesOf(live.value.table, draft, session.lang).values };
      const pairs = governed.def.dedupe.length === 0 ? [] : await similarEvidence(session, governed, values, index < 0 ? null : index, 3);
      const here = pairs.map(({ pair, evidence, shown: few }): SimilarRecord => ({ record: few === null ? (governed.records.ids[pair.a] ?? "") : "", row: governed.records.rows[pair.a]!, name: few === null ? nameOf(live.value, pair.a) : "", shown: few, score: pair.score, verdict: pair.verdict === "related" ? "perhaps" : pair.verdict, action: pair.action, refused: refuses(governed, pair), evidence, elsewhere: null }));
      return ok([...here, ...(await foundElsewhere(governed, index, values))].sort((x, y) => gravity(x) - gravity(y) || y.score - x.score).slice(0, 3));
    },
    /** The record that stands in the way of saving the draft; `refused`: whoever is named at the pane may not save it at all. Null where it may be saved without asking. */
    async repeated(record: string | null, draft: Draft): Promise<Result<{ readonly refused: boolean; readonly problem: Problem } | null>> {
      const live = await opened();
      if (!live.ok) return live;
      const held = await repeated(session, live.value.table, indexIn(live.value, record), valuesOf(live.value.table, draft, session.lang).values);
      return ok(held === null ? null : { refused: held.refused, problem: held.problem });
    },
    /** Records of other tables that are the same subject as the record, as it stands. */
    async elsewhere(record: string): Promise<Result<readonly SimilarRecord[]>> {
      const live = await opened();
      if (!live.ok) return live;
      const index = live.value.table.records.ids.indexOf(record);
      return ok(index < 0 ? [] : (await foundElsewhere(live.value.table, index, recordValues(live.value.table, index))).filter(({ verdict }) => verdict !== "perhaps"));
    },
    /** Writes what was typed. `seen`: the cells as the form showed them. Problems: `record/repeats`, and those of writing. */
    async save(record: string | null, draft: Draft, seen: { readonly [field: string]: CellValue }): Promise<Result<{ readonly change: string | null; readonly record: string; readonly row: number; readonly cells: readonly string[] }>> {
      return command(async (current) => {
        const live = await opened();
        if (!live.ok) return live;
        const { values } = valuesOf(live.value.table, draft, session.lang);
        const refused = await refuseRepeated(current, live.value.table, indexIn(live.value, record), values);
        if (!refused.ok) return refused;
        const { def } = live.value.table;
        // What the form does not show cannot have been seen.
        const index = live.value.table.records.ids.indexOf(record);
        const unseen = new Set(def.fields.filter(({ writeOnly }) => writeOnly === true).map(({ id }) => id));
        const touched = Object.fromEntries(Object.keys(values).map((field) => [field, unseen.has(field) && index >= 0 ? valueAt(live.value.table.records, field, index) : (seen[field] ?? null)]));
        const saved = record === null ? await addRecord(current, def.id, values) : await saveRecord(current, def.id, record, values, touched);
        return saved.ok ? ok({ change: saved.value.change?.id ?? null, record: saved.value.record, row: saved.value.row, cells: saved.value.cells }) : saved;
      });
    },
    /** Shows what the record's masked fields hold, from here on and to whoever is here; the journal is told, with the reason. */
    async reveal(record: string, reason: string): Promise<Result<{ readonly change: string }>> {
      return command(async (current) => {
        const live = await opened();
        if (!live.ok) return live;
        const revealed = await reveal(current, live.value.table, [record], reason);
        if (!revealed.ok) return revealed;
        seenMasked.add(`${session.user} ${live.value.table.def.id} ${record}`);
        return ok({ change: revealed.value.change.id });
      });
    },
    /** What deleting a record does to others that refer to it; null where it touches none. `heir`: the record that takes its place. Problems: `record/heirNeeded` where one has to be chosen first, and others. */
    async along(record: string, heir: string | null = null): Promise<Result<Problem | null>> {
      const live = await opened();
      if (!live.ok) return live;
      const planned = await deletionOf(session, live.value.table.def.id, [record], heir);
      return planned.ok ? ok(takesAlong(planned.value)) : planned;
    },
    /** `takeAlong`: what else it does has been seen. */
    async remove(record: string, takeAlong: boolean, heir: string | null = null): Promise<Result<{ readonly change: string | null; readonly rowsStay: Problem | null }>> {
      return command(async (current) => {
        const live = await opened();
        if (!live.ok) return live;
        const removed = await deleteRecords(current, live.value.table.def.id, [record], { takeAlong, heir });
        return removed.ok ? ok({ change: removed.value.change?.id ?? null, rowsStay: removed.value.rowsStay }) : removed;
      });
    },
    /** What archiving a record does to others that refer to it; null where it touches none. */
    async alongArchived(record: string, heir: string | null = null): Promise<Result<Problem | null>> {
      const planned = await archivingOf(session, [record], heir);
      return planned.ok ? ok(takesAlong(planned.value, archiving)) : planned;
    },
    /** Moves the record to the archive sheet of its table. `takeAlong`: what else it does has been seen. */
    async archive(record: string, takeAlong: boolean, heir: string | null = null): Promise<Result<{ readonly change: string | null; readonly sheets: readonly string[] }>> {
      return command(async (current) => {
        const done = await archiveRecords(current, [record], { takeAlong, heir });
        return done.ok ? ok({ change: done.value.change?.id ?? null, sheets: done.value.sheets }) : done;
      });
    },
    /** Records whose name, number or id contains a text, the closest first; at most 50. */
    async find(text: string): Promise<Result<{ readonly total: number; readonly records: readonly FoundRecord[] }>> {
      const live = await opened();
      if (!live.ok) return live;
      const pinyin = mayBePinyin(text) ? await pinyinCode() : null;
      return ok(findRecords(live.value.table, text, pinyin, (index) => nameOf(live.value, index)));
    },
    /** Records that a reference field may name, found as `find` does. Problems: those of opening; nothing is found where the workbook does not hold their table. */
    async refer(field: string, text: string): Promise<Result<{ readonly total: number; readonly records: readonly FoundRecord[] }>> {
      const live = await opened();
      if (!live.ok) return live;
      const { table: governed } = live.value;
      const to = governed.def.relations.find(({ from }) => from === field)?.to;
      const other = to === undefined ? null : to === governed.def.id ? governed : otherTable(governed, to);
      if (other === null) return ok({ total: 0, records: [] });
      const pinyin = mayBePinyin(text) ? await pinyinCode() : null;
      return ok(findRecords(other, text, pinyin, (index) => nameIn(other, index)));
    },
    /** How the record's values came to be; what is sensitive is masked. */
    async history(record: string): Promise<Result<ShownHistory>> {
      const live = await opened();
      if (!live.ok) return live;
      const { table: governed } = live.value;
      const read = await recordHistory(session, governed, record);
      if (!read.ok) return read;
      const label = (id: string): Localized => governed.def.fields.find((field) => field.id === id)!.label;
      const { lines, origins } = read.value;
      return ok({
        total: lines.length,
        lines: lines.slice(0, mostLines).map(({ field, before, after, ...origin }) => ({ ...origin, label: label(field), before: shown(governed, field, before), after: shown(governed, field, after) })),
        origins: origins.map(({ field, origin }) => ({ label: label(field), origin })),
      });
    },
    /** What belongs to the record, in other tables of the workbook. */
    async details(record: string): Promise<Result<readonly DetailRows[]>> {
      const live = await opened();
      return live.ok ? ok(detailRows(live.value.table, record)) : live;
    },
    /** Selects a row (1-based) of another governed table. */
    async showIn(other: string, row: number): Promise<Result<void>> {
      const sheet = tables().find(({ id }) => id === other)?.sheet;
      return sheet === undefined ? ok(undefined) : session.host.select(sheet, { row: row - 1, column: 0, rows: 1, columns: 1 });
    },
    /** The divisions of China below a path, for choosing one step by step. */
    async regions(under: string): Promise<Result<readonly RegionStep[]>> {
      const { byPath } = regionTree();
      const parent = byPath.get(under) ?? null;
      return ok(under !== "" && parent === null ? [] : [...byPath.values()].filter((region) => region.parent === parent).map(({ name, path, hasChildren }) => ({ name, path, hasMore: hasChildren })));
    },
  };
}

/** What holds a draft up stands first. */
function gravity({ verdict, action }: Pick<SimilarRecord, "verdict" | "action">): number {
  return verdict === "duplicate" ? dedupeActions.indexOf(action) : dedupeActions.length;
}

function indexIn({ table }: LiveTable, record: string | null): number | null {
  const index = record === null ? -1 : table.records.ids.indexOf(record);
  return index < 0 ? null : index;
}

/** What is written and not shown again stays out of the form. */
function withoutUnshown({ fields }: TableDef, values: { readonly [field: string]: CellValue }): { readonly [field: string]: CellValue } {
  const unshown = new Set(fields.filter(({ writeOnly }) => writeOnly === true).map(({ id }) => id));
  return unshown.size === 0 ? values : Object.fromEntries(Object.entries(values).map(([field, value]) => [field, unshown.has(field) ? null : value]));
}

function layoutOf({ tabs, half }: LayoutDef, fields: readonly FieldDef[]): FormLayout {
  if (tabs.length === 0) return { tabs: [], half };
  const there = new Set(fields.map(({ id }) => id));
  const named = new Set(tabs.flatMap(({ sections }) => sections.flatMap((section) => section.fields)));
  const title = { "zh-CN": "其他字段", en: "Other fields" };
  const rest = { title, fields: fields.map(({ id }) => id).filter((id) => !named.has(id)), folded: false };
  const whole = tabs.length === 1 ? [{ title: null, sections: [...tabs[0]!.sections, rest] }] : [...tabs, { title, sections: [rest] }];
  return { half, tabs: whole.map((tab) => ({ title: tab.title, sections: tab.sections.map((section) => ({ ...section, fields: section.fields.filter((id) => there.has(id)) })).filter((section) => section.fields.length > 0) })).filter(({ sections }) => sections.length > 0) };
}

/** By the change that governed it: a file that is renamed or moved is the same workbook still. */
function workbookOf(first: ChangeHead | undefined): string {
  return first === undefined ? "" : `${first.id} ${first.at} ${first.template.hash.slice(0, 12)}`;
}

/** The first words that say who a record is: the template's display fields, else its first text. */
function nameOf({ table }: LiveTable, index: number): string {
  return nameIn(table, index);
}

const noTable: Problem = { code: "record/noTable", message: { "zh-CN": "这个工作簿里还没有规范表。", en: "The workbook has no governed table yet." }, hint: { "zh-CN": "先在“开始”里建表，再来填记录。", en: "Make a table under Start first, then fill in records." } };
