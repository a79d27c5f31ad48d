import type { NormalizeStep } from "../../src/fields/fieldType";
import { normalizeSteps } from "../../src/fields/normalizeSteps";
import type { FieldContext, FieldSpec, FieldType } from "../../src/fields/fieldType";
import type { CellValue, Json } from "../../src/records/cellValue";

export function contextOf(fieldType: FieldType, spec: Partial<FieldSpec> = {}, rest: Partial<Omit<FieldContext, "spec">> = {}): FieldContext {
  return { spec: { id: "field", type: fieldType.type, label: fieldType.label, ...spec }, dateSystem: 1900, dayFirst: null, ...rest };
}

const named = (raw: CellValue): string => JSON.stringify(raw) ?? "null";

/** `[cell, value]`: read without loss; `[cell, value, note]`: understood, but something would be lost. */
export function reads(fieldType: FieldType, context: FieldContext, table: readonly (readonly [CellValue, CellValue, string?])[]): void {
  it.each(table.map((row) => [named(row[0]), row] as const))("reads %s", (_name, [raw, value, note]) => {
    const reading = fieldType.parse(raw, context);
    expect(reading).toMatchObject(note === undefined ? { ok: true, value, lossless: true } : { ok: true, value, lossless: false, note });
  });
}

export function refuses(fieldType: FieldType, context: FieldContext, table: readonly (readonly [CellValue, string])[]): void {
  it.each(table.map((row) => [named(row[0]), row] as const))("refuses %s", (_name, [raw, messageId]) => {
    expect(fieldType.parse(raw, context)).toMatchObject({ ok: false, messageId });
  });
}

export function refusesWith(fieldType: FieldType, context: FieldContext, raw: CellValue, messageId: string, data: { readonly [key: string]: Json }): void {
  it(`says the facts of ${named(raw)}`, () => {
    expect(fieldType.parse(raw, context)).toEqual({ ok: false, messageId, data });
  });
}

/** `[cell]`: read and fine; `[cell, messageId, severity?]`: read, and this is what is wrong with it. */
export function checks(fieldType: FieldType, context: FieldContext, table: readonly (readonly [CellValue, string?, string?])[]): void {
  it.each(table.map((row) => [named(row[0]), row] as const))("checks %s", (_name, [raw, messageId, severity]) => {
    const reading = fieldType.parse(raw, context);
    if (!reading.ok || reading.value === null) throw new Error(`not read: ${JSON.stringify(reading)}`);
    const found = fieldType.check(reading.value, context);
    if (messageId === undefined) expect(found).toBeNull();
    else expect(found).toMatchObject(severity === undefined ? { messageId } : { messageId, severity });
  });
}

/** Steps of `x-normalize` by name. */
export function stepsNamed(...names: readonly string[]): readonly NormalizeStep[] {
  return names.map((name) => normalizeSteps.find((step) => step.name === name)!);
}
