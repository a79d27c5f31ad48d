/** Rules and keys that Excel can judge by itself, as conditional formats over the cells where their findings are shown. */
import type { Ast } from "../expression/ast";
import { type ExcelContext, cellReference, toExcel } from "../expression/render/excel";
import type { PaneOnly } from "../expression/render/paneOnly";
import type { Severity } from "../findings/finding";
import type { KeyDef, RuleDef, TableDef } from "../template/template";
import { columnLetter } from "../workbook/area";
import type { Area, ConditionalFormatSpec } from "../workbook/host";

/** Of the table in the sheet: its data rows, and the sheet column of each field that has one. */
export type Place = { readonly data: Area; readonly columns: { readonly [field: string]: number } };

const fills: { readonly [severity in Severity]: string } = { error: "FDE7E9", warning: "FFF4CE", info: "E8F1FB" };

export function ruleFormats(def: TableDef, place: Place): readonly ConditionalFormatSpec[] {
  const hidden = new Set(def.fields.filter((field) => field.native === "none").map(({ id }) => id));
  const areasOf = (fields: readonly string[]): readonly Area[] => fields.flatMap((field) => (place.columns[field] === undefined || hidden.has(field) ? [] : [{ row: place.data.row, column: place.columns[field], rows: place.data.rows, columns: 1 }]));
  const context: ExcelContext = { use: "conditional format", reference: (field) => (place.columns[field] === undefined ? null : cellReference(columnLetter(place.columns[field]), place.data.row + 1)) };
  const rules = def.rules.flatMap((rule): readonly ConditionalFormatSpec[] => {
    // What is about the table as a whole marks no cell, and a rule that lets stand what stands none either.
    const areas = rule.scope === undefined && rule.at?.includes("check") !== false ? areasOf(rule.fields) : [];
    const broken = areas.length === 0 ? null : toExcel(violation(rule), context);
    return broken?.ok === true ? [{ id: `rule-${rule.id}`, areas, formula: broken.formula, look: { fill: fills[rule.severity] } }] : [];
  });
  const keys = def.keys.flatMap((key): readonly ConditionalFormatSpec[] => {
    const areas = areasOf(key.fields);
    const formula = areas.length < key.fields.length ? null : collision(key, place);
    return formula === null ? [] : [{ id: `key-${key.id}`, areas, formula, look: { fill: fills[key.mode === "block" ? "error" : "warning"] } }];
  });
  return [...rules, ...keys];
}

/** Rules of the table that only the add-in and the command line can judge, with the reason: what the linter says of them. */
export function paneOnlyRules(def: TableDef): readonly { readonly rule: string; readonly why: PaneOnly }[] {
  const context: ExcelContext = { use: "conditional format", reference: (field) => (def.fields.some(({ id }) => id === field) ? cellReference("A", 2) : null) };
  return def.rules.flatMap((rule) => {
    const result = toExcel(violation(rule), context);
    return result.ok ? [] : [{ rule: rule.id, why: result.why }];
  });
}

/**
 * TRUE where the rule is broken: it applies, and what it asserts is FALSE, or unknown where the rule is strict. An error where the rule cannot be worked out, which marks nothing:
 * that is a finding of the pane.
 */
function violation({ when, assert, strict }: RuleDef): Ast {
  const { start, end } = assert.ast;
  const call = (name: string, args: readonly Ast[]): Ast => ({ kind: "call", name, nameSpan: { start, end }, args, start, end, type: "boolean" });
  const literal = (value: boolean): Ast => ({ kind: "literal", value, start, end, type: "boolean" });
  const not = call("NOT", [assert.ast]);
  const broken = strict ? call("IFBLANK", [not, literal(true)]) : not;
  return when === null ? broken : call("IF", [when.ast, broken, literal(false)]);
}

/**
 * Two records of one key. COUNTIF would take texts of digits for numbers of 15 digits and read * and ? in them, so the cells are compared as texts, whatever their case. Width and
 * composition count here, which the pane's own check folds: what is marked is surely the same. Keys with a condition, or in which blanks are equal, are judged by the pane alone.
 */
function collision(key: KeyDef, { data, columns }: Place): string | null {
  if (key.when !== null || key.nulls === "equal") return null;
  const cells = key.fields.map((field) => {
    const letter = columnLetter(columns[field]!);
    return { all: `$${letter}$${data.row + 1}:$${letter}$${data.row + data.rows}`, own: cellReference(letter, data.row + 1) };
  });
  return `=AND(${cells.map(({ own }) => `LEN(TRIM(${own}))>0`).join(",")},SUMPRODUCT(${cells.map(({ all, own }) => `--EXACT(LOWER(${all}),LOWER(${own}))`).join(",")})>1)`;
}
