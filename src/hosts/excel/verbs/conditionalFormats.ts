import { areaAddress } from "../../../workbook/area";
import type { Area, CellLook, ConditionalFormatSpec, HostWrite } from "../../../workbook/host";
import { checkInGrid } from "../../../workbook/limits";
import { ruleIdOf, withRuleId } from "../../../workbook/ruleId";
import type { Batch, Verb } from "../batch";
import { type SheetFacts, areaOf } from "../survey";

/** One of our conditional formats as it stands in the sheet. */
type Ours = { readonly format: Excel.ConditionalFormat; readonly spec: ConditionalFormatSpec };

/** Longest address of several areas that Excel takes. @source Microsoft, Worksheet.getRanges */
const maxAddress = 8_192;

export const setConditionalFormats: Verb<"setConditionalFormats"> = async (batch, { sheet: name, removeIds, add }) => {
  const sheet = await batch.writableSheet(name);
  for (const spec of add) for (const area of spec.areas) checkInGrid(sheet.name, area);
  const ids = new Set(removeIds);
  const known = await formatsOf(batch, sheet);
  const gone = ids.size === 0 ? [] : (await oursAmong(batch, known)).filter(({ spec }) => ids.has(spec.id));
  const undo: HostWrite[] = [{ verb: "setConditionalFormats", sheet: sheet.name, removeIds: add.map(({ id }) => id), add: gone.map(({ spec }) => spec) }];
  batch.intend(() => takeBack(batch, sheet, new Set(known.map(({ id }) => id)), gone));
  for (const { format } of gone) format.delete();
  for (const spec of add) for (const areas of inAddresses(spec.areas)) addFormat(batch, sheet, spec, areas);
  await batch.session.write();
  return undo;
};

/** A format that was only half made does not bear its id yet: what was not there before goes, and what is missing comes back. */
async function takeBack(batch: Batch, sheet: SheetFacts, before: ReadonlySet<string>, gone: readonly Ours[]): Promise<void> {
  const now = await formatsOf(batch, sheet);
  for (const format of now) if (!before.has(format.id)) format.delete();
  for (const { format, spec } of gone) if (!now.some(({ id }) => id === format.id)) for (const areas of inAddresses(spec.areas)) addFormat(batch, sheet, spec, areas);
  await batch.session.write();
}

function addFormat(batch: Batch, sheet: SheetFacts, { id, formula, look, stopIfTrue }: ConditionalFormatSpec, areas: readonly Area[]): void {
  const where = areas.length === 1 ? batch.range(sheet, areas[0]!) : batch.worksheet(sheet).getRanges(areas.map(areaAddress).join(","));
  const format = where.conditionalFormats.add("Custom");
  format.custom.rule.formula = `=${withRuleId(id, formula.replace(/^=/, ""))}`;
  // A condition changes neither size nor alignment.
  const { font, fill } = format.custom.format;
  if (look.bold !== undefined) font.bold = look.bold;
  if (look.italic !== undefined) font.italic = look.italic;
  if (look.color !== undefined) font.color = `#${look.color}`;
  if (look.fill != null) fill.color = `#${look.fill}`;
  if (stopIfTrue === true) format.stopIfTrue = true;
}

async function formatsOf(batch: Batch, sheet: SheetFacts): Promise<readonly Excel.ConditionalFormat[]> {
  const all = await batch.session.read(() => batch.worksheet(sheet).getRange().conditionalFormats.load("items/id,items/type"));
  return all.items;
}

/** Our rules among those of the sheet. */
export async function oursOf(batch: Batch, sheet: SheetFacts): Promise<readonly Ours[]> {
  return oursAmong(batch, await formatsOf(batch, sheet));
}

/** Types are asked for first: reading the rules of a mixed collection fails. */
async function oursAmong(batch: Batch, all: readonly Excel.ConditionalFormat[]): Promise<readonly Ours[]> {
  const custom = all.filter((format) => format.type === "Custom");
  const rules = await batch.session.read(() => custom.map((format) => format.custom.rule.load("formula")));
  const found = custom.flatMap((format, i) => {
    const ours = ruleIdOf(rules[i]!.formula.replace(/^=/, ""));
    return ours === null ? [] : [{ format, ...ours }];
  });
  const parts = await batch.session.read(() =>
    found.map(({ format }) => ({ ranges: format.getRanges().load("address,areas/items/address"), stop: format.load("stopIfTrue"), font: format.custom.format.font.load("bold,italic,color"), fill: format.custom.format.fill.load("color") })),
  );
  return found.map(({ format, id, formula }, i) => {
    const { ranges, stop, font, fill } = parts[i]!;
    const look: CellLook = {
      ...(font.bold === null || font.bold === undefined ? {} : { bold: font.bold }), ...(font.italic === null || font.italic === undefined ? {} : { italic: font.italic }),
      ...(font.color ? { color: font.color.slice(1) } : {}), ...(fill.color ? { fill: fill.color.slice(1) } : {}),
    };
    return { format, spec: { id, formula: `=${formula}`, look, areas: ranges.areas.items.map((range) => areaOf(range.address)), ...(stop.stopIfTrue ? { stopIfTrue: true } : {}) } };
  });
}

/** Every conditional format of the sheet with where it stands; `spec` null: it is not ours. */
export async function allFormats(batch: Batch, sheet: SheetFacts): Promise<readonly { readonly areas: readonly Area[]; readonly spec: ConditionalFormatSpec | null }[]> {
  const all = await formatsOf(batch, sheet);
  const ours = await oursAmong(batch, all);
  const ranges = await batch.session.read(() => all.map((format) => format.getRanges().load("address,areas/items/address")));
  return all.map((format, i) => ({ areas: ranges[i]!.areas.items.map((range) => areaOf(range.address)), spec: ours.find((one) => one.format.id === format.id)?.spec ?? null }));
}

/** How many conditional formats of others the sheet has. */
export async function foreignFormats(batch: Batch, sheet: SheetFacts): Promise<number> {
  const all = await batch.session.read(() => batch.worksheet(sheet).getRange().conditionalFormats.getCount());
  return all.value - (await oursOf(batch, sheet)).length;
}

function inAddresses(areas: readonly Area[]): Area[][] {
  const groups: Area[][] = [];
  let length = Infinity;
  for (const area of areas) {
    const own = areaAddress(area).length + 1;
    if (length + own > maxAddress) {
      groups.push([]);
      length = 0;
    }
    groups.at(-1)!.push(area);
    length += own;
  }
  return groups;
}
