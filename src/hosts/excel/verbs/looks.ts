import { maxColumns, maxRows } from "../../../workbook/area";
import type { Area, CellLook, HostWrite, Json } from "../../../workbook/host";
import { refuse } from "../../../workbook/hostProblem";
import { checkCellCount, checkInGrid } from "../../../workbook/limits";
import { type Batch, type Verb, type WriteOf, placeOf } from "../batch";
import { refuseInExcel } from "../excelProblem";
import type { SheetFacts } from "../survey";

/** What a cell looks like, as far as it was or will be changed. `fill` null: no fill. Colours as Excel has them, `#RRGGBB`; `align` and `vertical` in Excel's words. */
type Image = { numberFormat?: string; bold?: boolean; italic?: boolean; size?: number; color?: string; fill?: string | null; wrap?: boolean; align?: string; vertical?: string };
type Key = keyof Image;
type Run = WriteOf<"restoreStyles">["runs"][number];
type Wish = { readonly area: Area; readonly keys: readonly Key[] };

/** Cells of one reading: of each the number format is told, and where they look different, everything that was asked for. */
const cellsAtOnce = 50_000;
const differentCellsAtOnce = 8_000;
/** Changes of looks in one request: each costs some hundred bytes. */
const changesAtOnce = 800;

const allKeys: readonly Key[] = ["numberFormat", "bold", "italic", "size", "color", "fill", "wrap", "align", "vertical"];
const aligns: Readonly<Record<NonNullable<CellLook["align"]>, string>> = { left: "Left", center: "Center", right: "Right" };

export const formatCells: Verb<"formatCells"> = async (batch, { sheet: name, areas }) => {
  const sheet = await batch.writableSheet(name);
  for (const { area } of areas) {
    checkInGrid(sheet.name, area);
    checkCellCount(sheet.name, area);
  }
  const changes = areas.map(({ area, numberFormat, look }) => ({ area, image: { ...(numberFormat === undefined ? {} : { numberFormat }), ...imageOf(look ?? {}) } }));
  return restyle(batch, sheet, changes);
};

export const restoreStyles: Verb<"restoreStyles"> = async (batch, { sheet: name, runs }) => {
  const sheet = await batch.writableSheet(name);
  const changes = runs.map(({ row, column, rows, style }) => {
    const { by, ...image } = style as { readonly by?: Json } & Image;
    if (by !== "excel") refuse("host/foreignImage", sheet.name);
    const area: Area = { row, column, rows, columns: 1 };
    checkInGrid(sheet.name, area);
    return { area, image };
  });
  return restyle(batch, sheet, changes);
};

/** How the cells of an area look, as far as they look unlike those of a new sheet: for a sheet that goes. The last cell of the grid stands for a new one. */
export async function looksOf(batch: Batch, sheet: SheetFacts, area: Area): Promise<HostWrite> {
  const [plain, ...runs] = await imagesOf(batch, sheet, [{ area: { row: maxRows - 1, column: maxColumns - 1, rows: 1, columns: 1 }, keys: allKeys }, { area, keys: allKeys }]);
  const untouched = plain!.style as Image;
  const told = runs.map((run) => ({ ...run, style: { by: "excel", ...Object.fromEntries(allKeys.filter((key) => (run.style as Image)[key] !== untouched[key]).map((key) => [key, (run.style as Image)[key]!])) } as Json }));
  return { verb: "restoreStyles", sheet: sheet.name, runs: told.filter(({ style }) => Object.keys(style as object).length > 1) };
}

/** How the cells of the areas look, all of it: for cells that go. */
export function allLooksOf(batch: Batch, sheet: SheetFacts, areas: readonly Area[]): Promise<Run[]> {
  return imagesOf(batch, sheet, areas.map((area) => ({ area, keys: allKeys })));
}

/** Gives cells back the looks of `allLooksOf`; only what is different from how they look now is said, so that Excel keeps what stands for itself. */
export async function giveLooksBack(batch: Batch, sheet: SheetFacts, runs: readonly Run[]): Promise<void> {
  const now = new Map<string, Image>();
  const areas = runs.map(({ row, column, rows }) => ({ row, column, rows, columns: 1 }));
  for (const { row, column, rows, style } of await allLooksOf(batch, sheet, areas)) for (let i = 0; i < rows; i++) now.set(`${row + i},${column}`, style as Image);
  const wanted = runs.flatMap(({ row, column, rows, style }) => Array.from({ length: rows }, (_, i): Run => {
    const standing = now.get(`${row + i},${column}`)!;
    return { row: row + i, column, rows: 1, style: { by: "excel", ...Object.fromEntries(allKeys.filter((key) => (style as Image)[key] !== standing[key]).map((key) => [key, (style as Image)[key]!])) } };
  }));
  const different = wanted.filter(({ style }) => Object.keys(style as object).length > 1);
  if (different.length > 0) await batch.redo({ verb: "restoreStyles", sheet: sheet.name, runs: different });
}

async function restyle(batch: Batch, sheet: SheetFacts, changes: readonly { readonly area: Area; readonly image: Image }[]): Promise<readonly HostWrite[]> {
  const before = await imagesOf(batch, sheet, changes.map(({ area, image }) => ({ area, keys: Object.keys(image) as Key[] })));
  const undo: HostWrite[] = before.length === 0 ? [] : [{ verb: "restoreStyles", sheet: sheet.name, runs: before.toReversed() }];
  batch.intend(undo);
  for (let start = 0; start < changes.length; start += changesAtOnce) {
    for (const { area, image } of changes.slice(start, start + changesAtOnce)) {
      const range = batch.range(sheet, area);
      paint(range, image);
      range.untrack();
    }
    await batch.session.write();
  }
  return undo;
}

function imageOf({ bold, italic, size, color, fill, wrap, align }: CellLook): Image {
  return {
    ...(bold === undefined ? {} : { bold }), ...(italic === undefined ? {} : { italic }), ...(size === undefined ? {} : { size }), ...(color === undefined ? {} : { color: `#${color}` }),
    ...(fill === undefined ? {} : { fill: fill === null ? null : `#${fill}` }), ...(wrap === undefined ? {} : { wrap }), ...(align === undefined ? {} : { align: aligns[align] }),
  };
}

function paint(range: Excel.Range, { numberFormat, bold, italic, size, color, fill, wrap, align, vertical }: Image): void {
  // One format for all cells: a single value in place of an array is allowed for it.
  if (numberFormat !== undefined) range.numberFormat = numberFormat as unknown as string[][];
  const { format } = range;
  if (bold !== undefined) format.font.bold = bold;
  if (italic !== undefined) format.font.italic = italic;
  if (size !== undefined) format.font.size = size;
  if (color !== undefined) format.font.color = color;
  if (fill === null) format.fill.clear();
  else if (fill !== undefined) format.fill.color = fill;
  if (wrap !== undefined) format.wrapText = wrap;
  if (align !== undefined) format.horizontalAlignment = align as Excel.HorizontalAlignment;
  if (vertical !== undefined) format.verticalAlignment = vertical as Excel.VerticalAlignment;
}

const paths: Readonly<Record<Key, string>> = {
  numberFormat: "numberFormat", bold: "format/font/bold", italic: "format/font/italic", size: "format/font/size", color: "format/font/color", fill: "format/fill/color,format/fill/pattern",
  wrap: "format/wrapText", align: "format/horizontalAlignment", vertical: "format/verticalAlignment",
};

/** The looks of the areas as vertical runs of one look, in the order of the areas. */
async function imagesOf(batch: Batch, sheet: SheetFacts, wishes: readonly Wish[]): Promise<Run[]> {
  const runs: Run[] = [];
  for (const group of inGroups(wishes.filter(({ keys }) => keys.length > 0).flatMap((wish) => cut(wish, cellsAtOnce)), cellsAtOnce)) {
    const ranges = await batch.session.read(() => group.map(({ area, keys }) => batch.range(sheet, area).load(keys.map((key) => paths[key]).join(","))));
    const uniform = group.map(({ keys }, i) => uniformImage(ranges[i]!, keys));
    const mixed = group.flatMap((wish, i) => (uniform[i] === null ? cut(wish, differentCellsAtOnce).map((part) => ({ ...part, of: i })) : []));
    const parts = new Map<number, { area: Area; images: Image[][] }[]>();
    for (const some of inGroups(mixed, differentCellsAtOnce)) {
      const results = await batch.session.read(() => some.map(({ area, keys }) => batch.range(sheet, area).getCellProperties(propertiesOf(keys))));
      some.forEach(({ area, keys, of }, i) => {
        const cells = results[i]!.value as unknown as Excel.CellProperties[][] | null;
        if (cells?.length !== area.rows) refuseInExcel("excel/incomplete", placeOf(sheet, area));
        parts.set(of, [...(parts.get(of) ?? []), { area, images: cells.map((line) => line.map((cell) => imageOfCell(cell, keys))) }]);
      });
    }
    group.forEach(({ area, keys }, i) => {
      const formats = keys.includes("numberFormat") ? (ranges[i]!.numberFormat as string[][] | null) : undefined;
      if (formats === null || (formats !== undefined && formats.length !== area.rows)) refuseInExcel("excel/incomplete", placeOf(sheet, area));
      const whole = uniform[i];
      const images = whole !== null ? null : parts.get(i)!.flatMap((part) => part.images);
      runs.push(...runsOf(area, (r, c) => ({ ...(whole ?? images![r]![c]!), ...(formats === undefined ? {} : { numberFormat: formats[r]![c]! }) })));
      ranges[i]!.untrack();
    });
  }
  return runs;
}

/** What all cells look like, the number formats apart; null where they differ. */
function uniformImage({ format }: Excel.Range, keys: readonly Key[]): Image | null {
  const image: Record<string, unknown> = {};
  for (const key of keys) {
    if (key === "numberFormat") continue;
    const value = key === "fill" ? fillOf(format.fill.color, format.fill.pattern) : key === "wrap" ? format.wrapText : key === "align" ? format.horizontalAlignment : key === "vertical" ? format.verticalAlignment : format.font[key];
    if ((value === null && key !== "fill") || value === undefined) return null;
    image[key] = value;
  }
  return image as Image;
}

/** Undefined where the cells differ; null = no fill. */
function fillOf(color: string | null | undefined, pattern: string | null | undefined): string | null | undefined {
  if (pattern === "None") return null;
  return pattern === null || color === null || color === "" ? undefined : color;
}

function propertiesOf(keys: readonly Key[]): Excel.CellPropertiesLoadOptions {
  const font = Object.fromEntries(keys.filter((key) => ["bold", "italic", "size", "color"].includes(key)).map((key) => [key, true]));
  return {
    format: {
      ...(Object.keys(font).length > 0 ? { font } : {}), ...(keys.includes("fill") ? { fill: { color: true, pattern: true } } : {}),
      ...(keys.includes("wrap") ? { wrapText: true } : {}), ...(keys.includes("align") ? { horizontalAlignment: true } : {}), ...(keys.includes("vertical") ? { verticalAlignment: true } : {}),
    },
  };
}

function imageOfCell({ format }: Excel.CellProperties, keys: readonly Key[]): Image {
  const image: Record<string, unknown> = {};
  for (const key of keys) {
    if (key === "numberFormat") continue;
    const fill = format?.fill as { readonly color?: string; readonly pattern?: string } | undefined;
    image[key] = key === "fill" ? (fillOf(fill?.color, fill?.pattern) ?? null) : key === "wrap" ? format?.wrapText : key === "align" ? format?.horizontalAlignment : key === "vertical" ? format?.verticalAlignment : format?.font?.[key];
  }
  return image as Image;
}

function runsOf(area: Area, at: (r: number, c: number) => Image): Run[] {
  const runs: { row: number; column: number; rows: number; style: Json }[] = [];
  for (let c = 0; c < area.columns; c++) {
    let key = "";
    for (let r = 0; r < area.rows; r++) {
      const style: Json = { by: "excel", ...at(r, c) };
      const own = JSON.stringify(style);
      if (r > 0 && own === key) runs.at(-1)!.rows++;
      else runs.push({ row: area.row + r, column: area.column + c, rows: 1, style });
      key = own;
    }
  }
  return runs;
}

function cut<T extends { readonly area: Area }>(wish: T, cells: number): T[] {
  const { area } = wish;
  const rows = Math.max(1, Math.floor(cells / area.columns));
  return Array.from({ length: Math.ceil(area.rows / rows) }, (_, i) => ({ ...wish, area: { ...area, row: area.row + i * rows, rows: Math.min(rows, area.rows - i * rows) } }));
}

function inGroups<T extends { readonly area: Area }>(wishes: readonly T[], cells: number): T[][] {
  const groups: T[][] = [];
  let filled = Infinity;
  for (const wish of wishes) {
    const own = wish.area.rows * wish.area.columns + 30;
    if (filled + own > cells || groups.at(-1)!.length >= changesAtOnce) {
      groups.push([]);
      filled = 0;
    }
    groups.at(-1)!.push(wish);
    filled += own;
  }
  return groups;
}
