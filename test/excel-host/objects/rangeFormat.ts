import type { SheetModel, StyleIndex } from "../../../src/workbook/model";
import type { CellLook } from "../../../src/workbook/host";
import type { StyleNode } from "../../../src/xlsx/parts/styleNode";
import type { Book } from "../book";
import { refuseWith } from "../wire";
import { Bound, type WireClass } from "../wireClass";
import { hyperlinkAt } from "./hyperlinks";
import { type RangeRef, columnsOf } from "./range";

/** Width of the widest digit of the default font, in pixels, and points of a pixel. @source ECMA-376 part 1, 18.3.1.13 col */
const pointsPerCharacter = 7 * 0.75;
const standardCharacters = 64 / 7;

/** How one style looks, in the words of the API. */
type Look = { readonly bold: boolean; readonly italic: boolean; readonly size: number; readonly color: string; readonly fill: string; readonly pattern: string; readonly align: string; readonly vertical: string; readonly wrap: boolean };

export function lookOf(book: Book, style: StyleIndex): Look {
  const { font, fill, alignment } = book.model.styles.describe(style) as unknown as { font: StyleNode; fill: StyleNode; alignment: Record<string, string> };
  const inFont = (name: string): StyleNode | undefined => font[2].find(([child]) => child === name);
  const rgb = (node: StyleNode | undefined, otherwise: string): string => (node?.[1]["rgb"] === undefined ? otherwise : `#${node[1]["rgb"].slice(-6)}`);
  const pattern = fill[2].find(([child]) => child === "patternFill");
  const solid = pattern?.[1]["patternType"] === "solid";
  const horizontal = alignment["horizontal"] ?? "general";
  const vertical = alignment["vertical"] ?? "bottom";
  return {
    bold: inFont("b") !== undefined, italic: inFont("i") !== undefined, size: Number(inFont("sz")?.[1]["val"] ?? 11), color: rgb(inFont("color"), "#000000"),
    fill: solid ? rgb(pattern![2].find(([child]) => child === "fgColor"), "#FFFFFF") : "#FFFFFF", pattern: solid ? "Solid" : "None",
    align: horizontal[0]!.toUpperCase() + horizontal.slice(1), vertical: vertical[0]!.toUpperCase() + vertical.slice(1), wrap: alignment["wrapText"] === "1",
  };
}

export type PropertyWishes = { readonly hyperlink?: boolean; readonly format?: { readonly fill?: Record<string, boolean>; readonly font?: Record<string, boolean>; readonly horizontalAlignment?: boolean; readonly verticalAlignment?: boolean; readonly wrapText?: boolean } };

/** One entry of `getCellProperties`: what was asked for and nothing else. */
export function cellProperties(book: Book, sheet: SheetModel, row: number, column: number, wishes: PropertyWishes): object {
  if (wishes.hyperlink === true && wishes.format === undefined) return { hyperlink: hyperlinkAt(sheet, row, column) };
  const look = lookOf(book, sheet.cells.style(row, column));
  const known: Record<string, Record<string, unknown>> = { fill: { color: look.fill, pattern: look.pattern }, font: { bold: look.bold, italic: look.italic, size: look.size, color: look.color } };
  const answer: Record<string, unknown> = {};
  for (const [name, wish] of Object.entries(wishes.format ?? {})) {
    if (name === "horizontalAlignment") answer[name] = look.align;
    else if (name === "verticalAlignment") answer[name] = look.vertical;
    else if (name === "wrapText") answer[name] = look.wrap;
    else answer[name] = Object.fromEntries(Object.keys(wish as object).map((key) => [key, known[name]?.[key] ?? refuseWith("EmulatorUnknownMember", `Cell property ${name}.${key}`)]));
  }
  return { format: answer };
}

/** What all cells say alike; null where they differ. */
function alike<K extends keyof Look>(self: RangeRef, key: K): Look[K] | null {
  const sheet = self.book.live(self.place);
  const seen = new Set<StyleIndex>();
  const { row, column, rows, columns } = self.place.area;
  for (let r = 0; r < rows; r++) for (let c = 0; c < columns; c++) seen.add(sheet.cells.style(row + r, column + c));
  const values = new Set([...seen].map((style) => lookOf(self.book, style)[key]));
  return values.size === 1 ? [...values][0]! : null;
}

function restyle(self: RangeRef, change: (style: StyleIndex) => StyleIndex): void {
  const sheet = self.book.live(self.place);
  self.book.writable(sheet);
  const { row, column, rows, columns } = self.place.area;
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) {
      const style = sheet.cells.style(row + r, column + c);
      sheet.cells.setStyle(row + r, column + c, change(style));
    }
  }
  self.book.changed(sheet, self.place.area);
}

const look = (self: RangeRef, change: CellLook): void => restyle(self, (style) => self.book.model.styles.derive(style, { look: change }));
const color = (text: string): string => (/^#[0-9A-Fa-f]{6}$/.test(text) ? text.slice(1).toUpperCase() : refuseWith("InvalidArgument", "A colour is #RRGGBB or a name."));

/** Changes a style by its description: what `derive` cannot say, such as no fill at all. */
function redescribe(self: RangeRef, style: StyleIndex, change: (description: Record<string, unknown>) => Record<string, unknown>): StyleIndex {
  const { styles } = self.book.model;
  return styles.find(change(styles.describe(style) as Record<string, unknown>) as never, style);
}

export const rangeFormatClass: WireClass<RangeRef> = {
  name: "RangeFormat",
  scalars: {
    WrapText: { get: (self) => alike(self, "wrap"), set: (self, wrap: boolean) => look(self, { wrap }) },
    HorizontalAlignment: {
      get: (self) => alike(self, "align"),
      set: (self, align: string) => {
        if (align !== "General") return look(self, { align: align.toLowerCase() as NonNullable<CellLook["align"]> });
        restyle(self, (style) => redescribe(self, style, (description) => ({ ...description, alignment: Object.fromEntries(Object.entries(description["alignment"] as object).filter(([name]) => name !== "horizontal")) })));
      },
    },
    VerticalAlignment: {
      get: (self) => alike(self, "vertical"),
      set: (self, align: string) => restyle(self, (style) => redescribe(self, style, (description) => {
        const rest = Object.fromEntries(Object.entries(description["alignment"] as Record<string, string>).filter(([name]) => name !== "vertical"));
        return { ...description, alignment: align === "Bottom" ? rest : { ...rest, vertical: align.toLowerCase() } };
      })),
    },
    /** In points; a hidden column has none. */
    ColumnWidth: {
      get: ({ book, place }) => {
        const widths = new Set(columnsOf(place.area).map((column) => {
          const own = book.live(place).columns.find(({ first, last }) => first <= column && column <= last);
          return own?.hidden === true ? 0 : (own?.width ?? standardCharacters) * pointsPerCharacter;
        }));
        return widths.size === 1 ? [...widths][0]! : null;
      },
      set: ({ book, place }, points: number) => {
        const sheet = book.live(place);
        book.writable(sheet);
        if (!(points >= 0 && points <= 255 * pointsPerCharacter)) refuseWith("InvalidArgument", "The argument is invalid or missing or has an incorrect format.");
        for (const column of columnsOf(place.area)) book.setColumn(sheet, column, points === 0 ? { hidden: true } : { width: points / pointsPerCharacter, hidden: false });
      },
    },
    UseStandardWidth: {
      get: ({ book, place }) => {
        const standard = new Set(columnsOf(place.area).map((column) => (book.live(place).columns.find(({ first, last }) => first <= column && column <= last)?.width ?? null) === null));
        return standard.size === 1 ? [...standard][0]! : null;
      },
      set: ({ book, place }, standard: boolean) => {
        const sheet = book.live(place);
        book.writable(sheet);
        if (standard) for (const column of columnsOf(place.area)) book.setColumn(sheet, column, { width: null, hidden: false });
      },
    },
  },
  navigation: { Fill: (self) => Bound.of(fillClass, self), Font: (self) => Bound.of(fontClass, self) },
};

const fillClass: WireClass<RangeRef> = {
  name: "RangeFill",
  scalars: {
    Color: { get: (self) => alike(self, "fill"), set: (self, value: string) => look(self, { fill: color(value) }) },
    Pattern: { get: (self) => alike(self, "pattern") },
  },
  methods: {
    Clear: (self) => {
      restyle(self, (style) => redescribe(self, style, (description) => ({ ...description, fill: ["fill", {}, [["patternFill", { patternType: "none" }, []]]] })));
      return null;
    },
  },
};

const fontClass: WireClass<RangeRef> = {
  name: "RangeFont",
  scalars: {
    Bold: { get: (self) => alike(self, "bold"), set: (self, bold: boolean) => look(self, { bold }) },
    Italic: { get: (self) => alike(self, "italic"), set: (self, italic: boolean) => look(self, { italic }) },
    Size: { get: (self) => alike(self, "size"), set: (self, size: number) => look(self, { size }) },
    Color: { get: (self) => alike(self, "color"), set: (self, value: string) => look(self, { color: color(value) }) },
  },
};
