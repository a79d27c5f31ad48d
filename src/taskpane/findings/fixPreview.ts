import { type ChosenFixes, type FixChoice, chooseFixes } from "../../changes/chooseFixes";
import type { Finding, FixEdit } from "../../findings/finding";
import { losesText } from "../../findings/losesText";
import { formulaCells } from "../../pipeline/fix";
import type { LiveTable } from "../../pipeline/live";
import type { Localized } from "../../pipeline/session";
import { type ShownChange, shown, shownChange } from "../../pipeline/shownValue";
import type { StayingLinks } from "../../pipeline/stayingLinks";
import { sameValue } from "../../records/cellValue";
import { addressOf } from "./findingCells";
import { findingKey, groupKey } from "./findingGroups";

/** A cell before and after. */
export type ShownEdit = ShownChange & { readonly row: number; readonly field: string; readonly address: string; readonly label: Localized };

/** Which fixes are meant: all that lose nothing (`fields`: of these fields only), all of a group, or that of one finding. */
export type FixScope = { readonly kind: "safe"; readonly fields?: readonly string[] } | { readonly kind: "group"; readonly key: string } | { readonly kind: "one"; readonly key: string };

export type FixPreview = {
  /** Names exactly these edits: fixing is refused where it would make others. */
  readonly stamp: string;
  readonly cells: number;
  readonly records: number;
  /** Findings that go. */
  readonly findings: number;
  /** Those that lose letters or digits of what was typed, and those that lose none but are guesses. */
  readonly losing: number;
  readonly guessed: number;
  /** All that the scope reaches, also of fields that the person has left out. */
  readonly byField: readonly { readonly field: string; readonly label: Localized; readonly cells: number }[];
  readonly samples: readonly ShownEdit[];
  readonly conflicts: readonly { readonly address: string; readonly row: number; readonly field: string | null; readonly before: string; readonly wanted: readonly string[] }[];
  readonly conflictCount: number;
  readonly links: StayingLinks;
  /** Cells that name a record by what it is called, and would hold its id. */
  readonly idsForNames: readonly { readonly field: string; readonly label: Localized; readonly table: Localized; readonly cells: number }[];
  /** What differs from the preview that was asked for before, where that is another one: somebody has changed the sheet. */
  readonly since: { readonly more: number; readonly gone: number; readonly other: number } | null;
};

/** Cells that are shown, at most. */
const samples = 100;

export function choiceOf({ table }: LiveTable, scope: FixScope): FixChoice {
  const isFormula = formulaCells(table);
  switch (scope.kind) {
    case "safe": return { isFormula, ...(scope.fields === undefined ? {} : { fields: scope.fields }) };
    case "group": return { isFormula, picked: (finding) => groupKey(finding) === scope.key };
    case "one": return { isFormula, picked: (finding) => findingKey(finding) === scope.key };
  }
}

/** The fixes of a scope, and the cells that two of them would write differently. */
export function choose(live: LiveTable, scope: FixScope): ChosenFixes {
  return chooseFixes(live.findings, choiceOf(live, scope));
}

/** What the chosen fixes would change. `since`: against the preview before. */
export function previewOf(live: LiveTable, scope: FixScope, { edits, conflicts }: ChosenFixes, stamp: string, since: FixPreview["since"]): Omit<FixPreview, "links"> {
  const { def } = live.table;
  const written = new Set(edits.map(({ at }) => cellKey(at)));
  const { picked } = choiceOf(live, scope);
  const wanted = live.findings.filter((finding) => picked?.(finding) !== false && finding.fixes?.some((fix) => (scope.kind !== "safe" || fix.lossless) && fix.edits.every(({ at }) => written.has(cellKey(at)))));
  const guesses = wanted.filter(({ fixes }) => fixes?.some(({ lossless }) => lossless) !== true);
  const fields = new Map<string, number>();
  for (const { at } of scope.kind === "safe" && scope.fields !== undefined ? choose(live, { kind: "safe" }).edits : edits) fields.set(at.field ?? "", (fields.get(at.field ?? "") ?? 0) + 1);
  return {
    stamp,
    cells: edits.length,
    records: new Set(edits.map(({ at }) => at.row)).size,
    findings: wanted.length,
    losing: guesses.filter(losesText).length,
    guessed: guesses.filter((finding) => !losesText(finding)).length,
    byField: [...fields].sort(([, a], [, b]) => b - a).map(([field, cells]) => ({ field, label: labelOf(def, field), cells })),
    samples: sampled(edits).map((edit) => shownEdit(live, edit)),
    conflicts: conflicts.slice(0, samples).map(({ at, before, wanted: values }) => ({ address: addressOf(live, at.row, at.field), row: at.row, field: at.field, before: shown(live.table, at.field, before), wanted: values.map(({ after }) => shown(live.table, at.field, after)) })),
    conflictCount: conflicts.length,
    idsForNames: idsForNames(live, wanted),
    since,
  };
}

function idsForNames({ table: { def } }: LiveTable, wanted: readonly Finding[]): FixPreview["idsForNames"] {
  return def.relations.flatMap(({ id, from }) => {
    const named = wanted.filter(({ rule, messageId, data }) => rule === `relation/${id}` && messageId === "named" && data["by"] !== undefined);
    return named.length === 0 ? [] : [{ field: from, label: labelOf(def, from), table: named[0]!.data["table"] as unknown as Localized, cells: new Set(named.map(({ at }) => at[0]!.row)).size }];
  });
}

/** Of each field so many, in the order of the sheet: what happens to a rare field is seen too. */
function sampled(edits: readonly FixEdit[]): readonly FixEdit[] {
  const most = Math.max(3, Math.floor(samples / Math.max(1, new Set(edits.map(({ at }) => at.field)).size)));
  const taken = new Map<string | null, number>();
  return edits.filter(({ at: { field } }) => {
    const count = (taken.get(field) ?? 0) + 1;
    taken.set(field, count);
    return count <= most;
  });
}

/** How two lists of edits differ. */
export function sinceThen(before: readonly FixEdit[], now: readonly FixEdit[]): NonNullable<FixPreview["since"]> {
  const then = new Map(before.map((edit) => [cellKey(edit.at), edit]));
  let [more, other] = [0, 0];
  for (const edit of now) {
    const known = then.get(cellKey(edit.at));
    if (known === undefined) more++;
    else if (!sameValue(known.before, edit.before) || !sameValue(known.after, edit.after)) other++;
    then.delete(cellKey(edit.at));
  }
  return { more, gone: then.size, other };
}

function cellKey({ record, row, field }: FixEdit["at"]): string {
  return `${record ?? row}\n${field ?? ""}`;
}

export function shownEdit(live: LiveTable, { at, before, after }: FixEdit): ShownEdit {
  return { row: at.row, field: at.field ?? "", address: addressOf(live, at.row, at.field), label: labelOf(live.table.def, at.field ?? ""), ...shownChange(live.table, at.field, before, after) };
}

export function labelOf(def: LiveTable["table"]["def"], field: string): Localized {
  return def.fields.find(({ id }) => id === field)?.label ?? { "zh-CN": field, en: field };
}
