import { addOptions } from "../../pipeline/addOption";
import { isOfPeople } from "../../template/addOptions";
import type { LiveTable } from "../../pipeline/live";
import { isWritable, saveField } from "../../pipeline/record";
import type { Result } from "../../pipeline/session";
import { type CellValue, isBlank, plainText } from "../../records/cellValue";
import { fail, ok } from "../../records/problem";
import { valueAt } from "../../records/recordTable";
import type { FieldDef } from "../../template/template";
import type { DeskContext } from "../desk/deskContext";
import { type FormField, formField } from "../record/formTexts";
import { addressOf, indexOfRow, noTable, otherNow } from "./findingCells";
import { groupsOf } from "./findingGroups";

/** A text that is no option of its field. `cells`: the first of those that say it; `stamp` names them all. */
export type UnknownOption = { readonly text: string; readonly count: number; readonly cells: readonly { readonly row: number; readonly field: string; readonly address: string }[]; readonly stamp: string };
export type UnknownOptions = { readonly field: FormField; /** It chooses among the template's people. */ readonly isOfPeople: boolean; /** Most frequent first. */ readonly texts: readonly UnknownOption[] };

const most = 100;
const messages: ReadonlySet<string> = new Set(["unknownOption", "unknownOptionNear", "severalOptions", "unknownPerson", "unknownPersonNear"]);

/** What is no option of a choice field, or nobody on the list of people: text by text, since what one of them means all that say the same mean. */
export function unknownOptions({ table, command, place: { tools } }: DeskContext) {
  const stampOf = (records: readonly string[]): string => tools.sha256Hex(tools.encodeUtf8(JSON.stringify(records)));
  const told = async (group: string): Promise<Result<{ readonly live: LiveTable; readonly field: FieldDef; readonly texts: ReadonlyMap<string, Said> } | null>> => {
    const live = await table();
    if (!live.ok) return live;
    if (live.value === null) return fail(noTable);
    const found = saidIn(live.value, group);
    return ok(found === null ? null : { live: live.value, ...found });
  };
  return {
    /** Null where the findings of the group are about something else. */
    async list(group: string): Promise<Result<UnknownOptions | null>> {
      const found = await told(group);
      if (!found.ok || found.value === null) return found.ok ? ok(null) : found;
      const { live, field, texts } = found.value;
      const lines = [...texts].map(([text, { records, rows }]): UnknownOption => ({ text, count: records.length, cells: rows.slice(0, most).map((row) => ({ row, field: field.id, address: addressOf(live, row, field.id) })), stamp: stampOf(records) }));
      return ok({ field: formField(field), isOfPeople: field.options === undefined, texts: lines.sort((a, b) => b.count - a.count || (a.text < b.text ? -1 : 1)) });
    },
    /** Writes an option into every cell that says the text. Problems: `findings/otherNow` where these are no longer the cells that were shown, and those of writing. */
    async change(group: string, { text, stamp }: Pick<UnknownOption, "text" | "stamp">, code: string): Promise<Result<{ readonly change: string | null; readonly cells: number }>> {
      return command(async (current) => {
        const found = await told(group);
        if (!found.ok) return found;
        const said = found.value?.texts.get(text);
        if (found.value === null || said === undefined || stampOf(said.records) !== stamp) return fail(otherNow(found.value?.live.table.layout.sheet ?? ""));
        const written = await saveField(current, found.value.live.table.def.id, found.value.field.id, said.records, code, said.value);
        return written.ok ? ok({ change: written.value.change?.id ?? null, cells: written.value.cells }) : written;
      });
    },
    /** Makes texts options of their field, or people of the list, in this workbook. Problems: those of `addOptions`. */
    async add(group: string, texts: readonly string[]): Promise<Result<{ readonly change: string }>> {
      return command(async (current) => {
        const found = await told(group);
        if (!found.ok) return found;
        if (found.value === null) return fail(otherNow(""));
        const added = await addOptions(current, found.value.live.table.def.id, found.value.field.id, texts);
        return added.ok ? ok({ change: added.value.id }) : added;
      });
    },
  };
}

type Said = { readonly value: CellValue; readonly records: string[]; readonly rows: number[] };

/** The texts of a group by what they say, in the order of the sheet; null where it is about no field with one option per cell. */
function saidIn({ findings, table }: LiveTable, group: string): { readonly field: FieldDef; readonly texts: ReadonlyMap<string, Said> } | null {
  const inGroup = groupsOf(findings).find(({ key }) => key === group)?.findings ?? [];
  const field = table.def.fields.find(({ id }) => id === inGroup[0]?.at[0]?.field);
  if (field === undefined || (field.options === undefined && !isOfPeople(table.template, { table: table.def.id, field: field.id })) || field.fieldType.several === true || !inGroup.every(({ messageId }) => messages.has(messageId))) return null;
  const texts = new Map<string, Said>();
  for (const { at: [at] } of inGroup) {
    const index = at === undefined ? -1 : indexOfRow(table.records.rows, at.row);
    if (at?.record == null || index < 0 || !isWritable(table, field.id, index)) continue;
    const value = valueAt(table.records, field.id, index);
    if (isBlank(value)) continue;
    const said = texts.get(plainText(value)) ?? { value, records: [], rows: [] };
    texts.set(plainText(value), said);
    said.records.push(at.record);
    said.rows.push(at.row);
  }
  return texts.size === 0 ? null : { field, texts };
}
