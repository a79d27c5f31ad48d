import type { MergePlan } from "../../engine/engine";
import type { GovernedTable } from "../../pipeline/locate";
import { type OwnColumn, type OwnMerge, ownText } from "../../pipeline/ownColumns";
import { isBlank, sameValue } from "../../records/cellValue";
import type { Localized } from "../../records/text";
import type { ChangedText, ComparedFields, Dropped } from "./sideBySide";

const stays: Localized = { "zh-CN": "留下那条的", en: "that of the record that stays" };
const filled: Localized = { "zh-CN": "留下那条没填", en: "the record that stays has none" };

/** The columns of people's own beside the fields, those that no record fills left out. */
export function compareOwn(table: GovernedTable, columns: readonly OwnColumn[], records: readonly number[], plan: MergePlan | null, merged: readonly OwnMerge[], values: { readonly [key: string]: string }): ComparedFields {
  return columns.flatMap((own): ComparedFields => {
    const said = records.map(own.valueOf).filter((value) => !isBlank(value));
    if (said.length === 0) return [];
    const differs = said.some((value) => !sameValue(value, said[0]!));
    const from = merged.find((one) => one.own === own)?.from;
    const taken = from === undefined ? -1 : records.indexOf(from);
    return [{
      field: own.key, label: own.label, differs,
      values: records.map((record) => ownText(table, own, record)),
      taken: taken < 0 ? null : taken,
      made: null,
      how: from === undefined || plan === null ? null : from !== plan.survivor ? filled : differs ? stays : null,
      chosen: values[own.key] !== undefined,
      changes: from !== undefined && from !== plan?.survivor,
    }];
  });
}

/** The cells of the survivor that take a value of another record. */
export function ownLines(table: GovernedTable, survivor: number, merged: readonly OwnMerge[]): readonly ChangedText[] {
  return merged.flatMap(({ own, from }) => (from === survivor || sameValue(own.valueOf(from), own.valueOf(survivor)) ? [] : [{ label: own.label, before: ownText(table, own, survivor), after: ownText(table, own, from) }]));
}

/** What only the history says afterwards. */
export function droppedOwn(table: GovernedTable, merged: readonly OwnMerge[]): readonly Dropped[] {
  return merged.flatMap(({ own, dropped }) => dropped.map((record) => ({ label: own.label, value: ownText(table, own, record) })));
}
