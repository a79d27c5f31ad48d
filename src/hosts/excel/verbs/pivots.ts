import type { Area, CellValue, HostWrite, Json, PivotAggregate, PivotSpec } from "../../../workbook/host";
import { refuse } from "../../../workbook/hostProblem";
import { checkInGrid } from "../../../workbook/limits";
import { sameName } from "../../../workbook/names";
import { type Batch, type Verb, checkFree, placeOf } from "../batch";
import { readInBlocks } from "../cellBlocks";
import { refuseInExcel } from "../excelProblem";
import type { SheetFacts } from "../survey";

/** What Excel needs to make a PivotTable: names of fields, and where it stands. Plain JSON. */
type Image = {
  readonly name: string;
  readonly sourceTable: string;
  readonly row: number;
  readonly column: number;
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  readonly filter?: { readonly field: string; readonly shown: readonly string[] };
  readonly largestFirst?: true;
  readonly values: readonly { readonly field: string; readonly aggregate: PivotAggregate; readonly caption: string; readonly numberFormat: string }[];
};

const functions: Readonly<Record<PivotAggregate, string>> = { sum: "Sum", count: "Count", average: "Average", min: "Min", max: "Max" };
/** More values in one request have crashed Excel. @source OfficeDev/script-lab issue 884 */
const valuesAtOnce = 3;

/** Excel itself groups, orders, words and draws: the numbers are those of the specification, the order of its items and the words for totals are Excel's. */
export const addPivot: Verb<"addPivot"> = async (batch, { pivot }) => {
  const sheet = await batch.writableSheet(pivot.sheet);
  const columns = Math.max(0, ...pivot.cells.map((line) => line.length));
  if (columns === 0) return refuse("host/badPivot", sheet.name, { why: { zh: "没有单元格", en: "it has no cells" } });
  const area: Area = { row: pivot.row, column: pivot.column, rows: pivot.cells.length, columns };
  checkInGrid(sheet.name, area);
  if (sheet.pivots.some((other) => sameName(other.name, pivot.name))) refuse("host/nameTaken", sheet.name, { name: pivot.name });
  await checkSource(batch, pivot);
  checkFree(sheet, area);
  const { values, formulas } = await readInBlocks(batch.session, () => batch.worksheet(sheet), area, false, placeOf(sheet, area));
  if ([...values, ...formulas].some((line) => line.some((content: CellValue) => content !== null))) refuse("host/notEmpty", placeOf(sheet, area));
  const name = (field: number): string => pivot.fields[field]!.name;
  const { row, column, sourceTable } = pivot;
  return make(batch, sheet, { name: pivot.name, sourceTable, row, column, rows: pivot.rows.map(name), columns: pivot.columns.map(name), ...(pivot.filter === undefined ? {} : { filter: { field: name(pivot.filter.field), shown: pivot.filter.shown.map((item) => String(pivot.fields[pivot.filter!.field]!.items![item])) } }), ...(pivot.largestFirst === true ? { largestFirst: true as const } : {}), values: pivot.values.map(({ field, ...value }) => ({ ...value, field: name(field) })) });
};

async function checkSource(batch: Batch, pivot: PivotSpec): Promise<void> {
  const { table } = await batch.table(pivot.sourceTable);
  const bad = (zh: string, en: string): never => refuse("host/badPivot", pivot.sheet, { why: { zh, en } });
  if (pivot.values.length === 0) bad("没有值字段", "it has no value field");
  if (pivot.fields.length !== table.columns.length) bad(`字段数与表格“${table.name}”的列数不同`, `its fields are not as many as the columns of “${table.name}”`);
  const other = pivot.fields.find((field, i) => !sameName(field.name, table.columns[i]!.name));
  if (other !== undefined) bad(`字段“${other.name}”与表格的列对不上`, `the field “${other.name}” does not match the table's column`);
  if ([...pivot.rows, ...pivot.columns].some((field) => pivot.fields[field] === undefined) || pivot.values.some((value) => pivot.fields[value.field] === undefined)) bad("行、列或值引用了不存在的字段", "a row, column or value names a field that is not there");
}

/** One step at a time, as Excel wants it: the table, its axes, then the values a few at a time; reading the layout of an empty one fails. */
async function make(batch: Batch, sheet: SheetFacts, image: Image): Promise<readonly HostWrite[]> {
  const { table } = await batch.table(image.sourceTable);
  const undo = [{ verb: "deletePivot", sheet: sheet.name, name: image.name }] as const;
  batch.intend(undo);
  const pivot = (): Excel.PivotTable => batch.worksheet(sheet).pivotTables.getItem(image.name);
  batch.worksheet(sheet).pivotTables.add(image.name, batch.session.context.workbook.tables.getItem(table.key), batch.range(sheet, { row: image.row, column: image.column, rows: 1, columns: 1 }));
  await batch.session.write();
  // The filter first: without it the table would grow over what stands below.
  if (image.filter !== undefined) {
    const { field, shown } = image.filter;
    pivot().filterHierarchies.add(pivot().hierarchies.getItem(field));
    await batch.session.write();
    pivot().filterHierarchies.getItem(field).fields.getItem(field).applyFilter({ manualFilter: { selectedItems: [...shown] } });
    await batch.session.write();
  }
  const made = pivot();
  made.layout.layoutType = "Tabular";
  made.layout.subtotalLocation = "Off";
  for (const field of image.rows) made.rowHierarchies.add(made.hierarchies.getItem(field));
  for (const field of image.columns) made.columnHierarchies.add(made.hierarchies.getItem(field));
  await batch.session.write();
  for (let start = 0; start < image.values.length; start += valuesAtOnce) {
    const again = pivot();
    for (const { field, aggregate, caption, numberFormat } of image.values.slice(start, start + valuesAtOnce)) {
      const value = again.dataHierarchies.add(again.hierarchies.getItem(field));
      // Excel counts where a column has texts or blanks, unless it is told.
      value.summarizeBy = functions[aggregate] as Excel.AggregationFunction;
      value.name = caption;
      value.numberFormat = numberFormat;
    }
    await batch.session.write();
  }
  if (image.largestFirst === true) {
    const sorted = pivot();
    for (const field of image.rows) sorted.rowHierarchies.getItem(field).fields.getItem(field).sortByValues("Descending", sorted.dataHierarchies.getItem(image.values[0]!.caption));
    await batch.session.write();
  }
  batch.forget();
  return undo;
}

export const deletePivot: Verb<"deletePivot"> = async (batch, { sheet: name, name: pivotName }) => {
  const sheet = await batch.writableSheet(name);
  const known = sheet.pivots.find((other) => sameName(other.name, pivotName)) ?? refuse("host/noPivot", sheet.name, { sheet: sheet.name, pivot: pivotName });
  const image = await imageOf(batch, sheet, known);
  const undo: HostWrite[] = [{ verb: "restorePart", sheet: sheet.name, part: "pivots", before: { by: "excel", pivots: [image as unknown as Json] } }];
  batch.intend(async () => {
    const there = (await batch.sheet(sheet.name)).pivots.some((other) => sameName(other.name, image.name));
    if (!there) await make(batch, sheet, image);
  });
  batch.worksheet(sheet).pivotTables.getItem(known.name).delete();
  await batch.session.write();
  batch.forget();
  return undo;
};

/** The images of all PivotTables of a sheet, for the undo of its deletion. */
export async function pivotImages(batch: Batch, sheet: SheetFacts): Promise<Json[]> {
  const images: Json[] = [];
  for (const pivot of sheet.pivots) images.push((await imageOf(batch, sheet, pivot)) as unknown as Json);
  return images;
}

export async function restorePivots(batch: Batch, sheet: SheetFacts, before: Json): Promise<readonly HostWrite[]> {
  const undo: HostWrite[] = [];
  for (const image of (before as unknown as { readonly pivots: readonly Image[] }).pivots) undo.unshift(...(await make(batch, sheet, image)));
  return undo;
}

/** What a PivotTable is made of; by what its items stand is not to be read. One that has filters, other functions than ours or another source than a table could not be made again, so it is not deleted. */
async function imageOf(batch: Batch, sheet: SheetFacts, { name, area }: SheetFacts["pivots"][number]): Promise<Image> {
  const loaded = await batch.session.read(() => {
    const pivot = batch.worksheet(sheet).pivotTables.getItem(name);
    return {
      fields: pivot.hierarchies.load("items/name"), rows: pivot.rowHierarchies.load("items/name"), columns: pivot.columnHierarchies.load("items/name"), filters: pivot.filterHierarchies.load("items/name"),
      values: pivot.dataHierarchies.load("items/name,items/summarizeBy,items/numberFormat,items/field/name"),
    };
  });
  const fields = loaded.fields.items.map((field) => field.name);
  const source = (await batch.sheets()).flatMap((one) => one.tables).find((table) => table.columns.length === fields.length && table.columns.every((column, i) => column.name === fields[i]));
  const stop = (): never => refuseInExcel("excel/cannotRestore", placeOf(sheet, area), { sheet: sheet.name, what: { zh: `数据透视表“${name}”`, en: `the PivotTable “${name}”` } });
  const [filtered, ...more] = loaded.filters.items.map((filter) => filter.name);
  if (source === undefined || more.length > 0) return stop();
  const filter = filtered === undefined ? null : await batch.session.read(() => batch.worksheet(sheet).pivotTables.getItem(name).filterHierarchies.getItem(filtered).fields.getItem(filtered).getFilters());
  const shown = filter?.value.manualFilter?.selectedItems;
  if (filter !== null && !shown?.every((item) => typeof item === "string")) return stop();
  const values = loaded.values.items.map((value) => {
    const [aggregate] = Object.entries(functions).find(([, by]) => by === value.summarizeBy) ?? stop();
    return { field: value.field.name, aggregate: aggregate as PivotAggregate, caption: value.name, numberFormat: value.numberFormat };
  });
  const names = (items: readonly { readonly name: string }[]): string[] => items.map((item) => item.name).filter((item) => fields.includes(item));
  return { name, sourceTable: source.name, row: area.row, column: area.column, rows: names(loaded.rows.items), columns: names(loaded.columns.items), ...(filtered === undefined ? {} : { filter: { field: filtered, shown: shown as string[] } }), values };
}
