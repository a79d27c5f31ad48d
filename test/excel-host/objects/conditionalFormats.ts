import type { ConditionalFormatSpec } from "../../../src/workbook/host";
import { overlaps } from "../../../src/workbook/area";
import type { Kept, SheetModel } from "../../../src/workbook/model";
import { areaAddress } from "../../../src/workbook/area";
import type { XlsxStyles } from "../../../src/xlsx/parts/styles";
import { conditionalFormatXml } from "../../../src/xlsx/parts/conditionalFormat";
import { childNamed, escapeText, parseXml } from "../../../src/xlsx/parts/xmlTree";
import type { Book } from "../book";
import { WireError, refuseWith } from "../wire";
import { Bound, type WireClass } from "../wireClass";
import { type Areas, rangeAreasClass, rangeClass } from "./range";

/** One `<conditionalFormatting>` with one rule is one format of the API; the model keeps those of a file to the letter. */
type Format = { readonly book: Book; readonly sheet: SheetModel; readonly id: string };
type Kind = "Custom" | "CellValue" | "ColorScale" | "DataBar" | "IconSet" | "TopBottom" | "ContainsText" | "PresetCriteria";
const kindOf: Readonly<Record<string, Kind>> = { expression: "Custom", cellIs: "CellValue", colorScale: "ColorScale", dataBar: "DataBar", iconSet: "IconSet", top10: "TopBottom", containsText: "ContainsText" };

const xmlOf = ({ spec, raw }: Kept<ConditionalFormatSpec>): string => raw ?? conditionalFormatXml(spec!, 0, 1, "");

function idOf(book: Book, kept: Kept<ConditionalFormatSpec>): string {
  let id = book.formatIds.get(kept);
  if (id === undefined) book.formatIds.set(kept, (id = `{CF-${book.nextFormat++}}`));
  return id;
}

function found({ book, sheet, id }: Format): Kept<ConditionalFormatSpec> {
  const kept = sheet.conditionalFormats.find((one) => idOf(book, one) === id);
  if (kept === undefined) throw new WireError("ItemNotFound", "The requested resource doesn't exist.");
  return kept;
}

function put(self: Format, change: (kept: Kept<ConditionalFormatSpec>) => Kept<ConditionalFormatSpec> | null): void {
  const before = found(self);
  self.book.writable(self.sheet);
  const after = change(before);
  if (after !== null) self.book.formatIds.set(after, self.id);
  self.sheet.conditionalFormats = self.sheet.conditionalFormats.flatMap((one) => (one !== before ? [one] : after === null ? [] : [after]));
  self.sheet.changed.add("conditionalFormats");
}

const ruleOf = (kept: Kept<ConditionalFormatSpec>) => parseXml(xmlOf(kept)).children.find((child) => child.name === "cfRule")!;
const formulaOf = (kept: Kept<ConditionalFormatSpec>): string => childNamed(ruleOf(kept), "formula")?.text ?? "";

/** What the API says about the format; it is written into the file as a differential format. */
type Draft = { formula: string; look: { color?: string; fill?: string; bold?: boolean; italic?: boolean }; stop: boolean };

function draftOf(book: Book, kept: Kept<ConditionalFormatSpec>): Draft {
  const { fill, ...look } = kept.spec?.look ?? {};
  return book.formatDrafts.get(kept) ?? { formula: formulaOf(kept), look: { ...look, ...(fill == null ? {} : { fill }) }, stop: ruleOf(kept).attributes["stopIfTrue"] === "1" };
}

function redraw(self: Format, change: (draft: Draft) => Draft): void {
  put(self, (kept) => {
    const draft = change(draftOf(self.book, kept));
    const dxf = (self.book.model.styles as XlsxStyles).addDxf(draft.look);
    const stop = draft.stop ? ' stopIfTrue="1"' : "";
    const raw = `<conditionalFormatting sqref="${kept.areas.map(areaAddress).join(" ")}"><cfRule type="expression" dxfId="${dxf}" priority="1"${stop}><formula>${escapeText(draft.formula)}</formula></cfRule></conditionalFormatting>`;
    const after = { areas: kept.areas, spec: null, raw };
    self.book.formatDrafts.set(after, draft);
    return after;
  });
}

/** A format is the same after its cells have moved. */
export function carryFormats(book: Book, before: readonly Kept<ConditionalFormatSpec>[], after: readonly Kept<ConditionalFormatSpec>[]): void {
  if (before.length !== after.length) throw new Error("A move keeps the order of conditional formats.");
  after.forEach((kept, i) => {
    const [id, draft] = [book.formatIds.get(before[i]!), book.formatDrafts.get(before[i]!)];
    if (id !== undefined) book.formatIds.set(kept, id);
    if (draft !== undefined) book.formatDrafts.set(kept, { ...draft, formula: formulaOf(kept) });
  });
}

const colour = (text: string): string => (/^#[0-9A-Fa-f]{6}$/.test(text) ? text.slice(1).toUpperCase() : refuseWith("InvalidArgument", "A colour is #RRGGBB or a name."));

const formatsIn = ({ sheet, areas: within }: Areas): Kept<ConditionalFormatSpec>[] => sheet.conditionalFormats.filter(({ areas }) => areas.some((area) => within.some((other) => overlaps(area, other))));

export const conditionalFormatsClass: WireClass<Areas> = {
  name: "ConditionalFormatCollection",
  items: (self) => formatsIn(self).map((kept) => Bound.of(conditionalFormatClass, { book: self.book, sheet: self.sheet, id: idOf(self.book, kept) })),
  indexer: ({ book, sheet }, id) => Bound.of(conditionalFormatClass, { book, sheet, id }),
  methods: {
    GetCount: (self) => formatsIn(self).length,
    Add: ({ book, sheet, areas }, type: string) => {
      if (type !== "Custom") return refuseWith("EmulatorUnknownMember", "Only custom conditional formats are modelled");
      book.writable(sheet);
      const kept: Kept<ConditionalFormatSpec> = { areas, spec: null, raw: `<conditionalFormatting sqref="${areas.map(areaAddress).join(" ")}"><cfRule type="expression" priority="1"><formula></formula></cfRule></conditionalFormatting>` };
      // A new one stands before the others: it has the first priority.
      sheet.conditionalFormats = [...sheet.conditionalFormats, kept];
      sheet.changed.add("conditionalFormats");
      return Bound.of(conditionalFormatClass, { book, sheet, id: idOf(book, kept) });
    },
  },
};

const conditionalFormatClass: WireClass<Format> = {
  name: "ConditionalFormat",
  identity: (self) => ({ Id: (found(self), self.id) }),
  scalars: {
    Id: { get: ({ id }) => id },
    Type: { get: (self) => kindOf[ruleOf(found(self)).attributes["type"] ?? ""] ?? "PresetCriteria" },
    StopIfTrue: { get: (self) => draftOf(self.book, found(self)).stop, set: (self, stop: boolean) => redraw(self, (draft) => ({ ...draft, stop })) },
  },
  navigation: { CustomOrNullObject: (self) => (isCustom(self) ? Bound.of(customClass, self) : null), Custom: (self) => (isCustom(self) ? Bound.of(customClass, self) : refuseWith("InvalidOperation", "The format is of another type.")) },
  methods: {
    Delete: (self) => {
      put(self, () => null);
      return null;
    },
    GetRange: (self) => {
      const { areas } = found(self);
      if (areas.length > 1) return refuseWith("InvalidOperation", "The format has several areas.");
      return Bound.of(rangeClass, { book: self.book, place: self.book.place(self.sheet, areas[0]!) });
    },
    GetRanges: (self) => Bound.of(rangeAreasClass, { book: self.book, sheet: self.sheet, areas: found(self).areas }),
  },
};

const isCustom = (self: Format): boolean => ruleOf(found(self)).attributes["type"] === "expression";

const customClass: WireClass<Format> = {
  name: "CustomConditionalFormat",
  navigation: { Rule: (self) => Bound.of(ruleClass, self), Format: (self) => Bound.of(formatClass, self) },
};

const ruleClass: WireClass<Format> = {
  name: "ConditionalFormatRule",
  scalars: {
    Formula: {
      get: (self) => `=${draftOf(self.book, found(self)).formula}`,
      set: (self, formula: string) => redraw(self, (draft) => ({ ...draft, formula: formula.replace(/^=/, "") })),
    },
  },
};

const formatClass: WireClass<Format> = {
  name: "ConditionalRangeFormat",
  navigation: { Fill: (self) => Bound.of(fillClass, self), Font: (self) => Bound.of(fontClass, self) },
};

const part = <K extends keyof Draft["look"]>(key: K, read: (value: Draft["look"][K]) => unknown, write: (value: never) => Draft["look"][K]) => ({
  get: (self: Format) => read(draftOf(self.book, found(self)).look[key]),
  set: (self: Format, value: never) => redraw(self, (draft) => ({ ...draft, look: { ...draft.look, [key]: write(value) } })),
});
const withHash = (value: string | undefined): string => (value === undefined ? "" : `#${value.toUpperCase()}`);

const fillClass: WireClass<Format> = { name: "ConditionalRangeFill", scalars: { Color: part("fill", withHash, colour) } };
const fontClass: WireClass<Format> = {
  name: "ConditionalRangeFont",
  scalars: { Color: part("color", withHash, colour), Bold: part("bold", (value) => value ?? null, (value: boolean) => value), Italic: part("italic", (value) => value ?? null, (value: boolean) => value) },
};
