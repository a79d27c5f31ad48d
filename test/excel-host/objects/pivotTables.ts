import { overlaps } from "../../../src/workbook/area";
import type { SheetModel } from "../../../src/workbook/model";
import type { Book } from "../book";
import { type Aggregate, type PivotDefinition, drawPivot, erasePivot } from "../pivotDrawing";
import { WireError, refuseWith } from "../wire";
import { Bound, type WireClass } from "../wireClass";
import { type RangeRef, rangeClass } from "./range";
import type { TableRef } from "./tables";
import type { Sheet } from "./worksheet";

type Pivot = { readonly book: Book; readonly sheet: SheetModel; readonly id: string };
type Axis = "rows" | "columns" | "filters";

function found({ book, sheet, id }: Pivot): PivotDefinition {
  const definition = book.pivots.get(id);
  if (definition === undefined || !book.model.sheets.includes(sheet)) throw new WireError("ItemNotFound", "The requested resource doesn't exist.");
  return definition;
}

/** A PivotTable that came with the file is known by name and place only. */
function idOf(book: Book, sheet: SheetModel, name: string): string {
  const known = [...book.pivots].find(([, one]) => one.sheet === sheet && one.name === name)?.[0];
  if (known !== undefined) return known;
  const id = `{PIVOT-${book.pivots.size + 1}}`;
  book.pivots.set(id, { sheet, name, table: null, row: 0, column: 0, rows: [], columns: [], filters: [], data: [], sorted: new Map(), shown: new Map(), tabular: false, subtotals: true });
  return id;
}

export const pivotTablesClass: WireClass<Sheet> = {
  name: "PivotTableCollection",
  items: ({ book, sheet }) => sheet.pivots.map(({ name }) => Bound.of(pivotTableClass, { book, sheet, id: idOf(book, sheet, name) })),
  indexer: ({ book, sheet }, key) => Bound.of(pivotTableClass, { book, sheet, id: named(book, sheet, key) ?? refuseWith("ItemNotFound", "The requested resource doesn't exist.") }),
  methods: {
    GetItemOrNullObject: ({ book, sheet }, key: string) => {
      const id = named(book, sheet, key);
      return id === null ? null : Bound.of(pivotTableClass, { book, sheet, id });
    },
    Add: ({ book, sheet }, name: string, source: Bound, destination: Bound) => {
      if (source.className !== "Table") return refuseWith("EmulatorUnknownMember", "A PivotTable stands on a table here");
      const { area } = (destination.self as RangeRef).place;
      book.writable(sheet);
      if (named(book, sheet, name) !== null) refuseWith("InvalidArgument", "A PivotTable of this name is there already.");
      if (sheet.pivots.some((pivot) => overlaps(pivot.area, area))) refuseWith("PivotTableRangeConflict", "The attempted operation causes a conflict with a PivotTable range.");
      const id = `{PIVOT-${book.pivots.size + 1}}`;
      const definition: PivotDefinition = { sheet, name, table: (source.self as TableRef).id, row: area.row, column: area.column, rows: [], columns: [], filters: [], data: [], sorted: new Map(), shown: new Map(), tabular: false, subtotals: true };
      book.pivots.set(id, definition);
      sheet.pivots = [...sheet.pivots, { name, area: { ...area, rows: 1, columns: 1 }, spec: null, part: null }];
      sheet.changed.add("pivots");
      return Bound.of(pivotTableClass, { book, sheet, id });
    },
  },
};

function named(book: Book, sheet: SheetModel, key: string): string | null {
  const pivot = sheet.pivots.find(({ name }) => name.toLowerCase() === key.toLowerCase() || idOf(book, sheet, name) === key);
  return pivot === undefined ? null : idOf(book, sheet, pivot.name);
}

const pivotTableClass: WireClass<Pivot> = {
  name: "PivotTable",
  identity: (self) => ({ Id: (found(self), self.id) }),
  scalars: { Id: { get: ({ id }) => id }, Name: { get: (self) => found(self).name } },
  navigation: {
    Layout: (self) => Bound.of(layoutClass, self),
    Hierarchies: (self) => Bound.of(hierarchiesClass, self),
    RowHierarchies: (self) => Bound.of(axisClass, { ...self, axis: "rows" }),
    ColumnHierarchies: (self) => Bound.of(axisClass, { ...self, axis: "columns" }),
    FilterHierarchies: (self) => Bound.of(filterAxisClass, { ...self, axis: "filters" }),
    DataHierarchies: (self) => Bound.of(dataClass, self),
  },
  methods: {
    Delete: (self) => {
      const definition = found(self);
      self.book.writable(self.sheet);
      erasePivot(self.book, definition);
      self.sheet.pivots = self.sheet.pivots.filter(({ name }) => name !== definition.name);
      self.sheet.changed.add("pivots");
      self.book.pivots.delete(self.id);
      return null;
    },
  },
};

const changed = (self: Pivot, work: (definition: PivotDefinition) => void): null => {
  self.book.writable(self.sheet);
  work(found(self));
  drawPivot(self.book, found(self));
  return null;
};

const layoutClass: WireClass<Pivot> = {
  name: "PivotLayout",
  scalars: {
    LayoutType: { get: (self) => (found(self).tabular ? "Tabular" : "Compact"), set: (self, type: string) => changed(self, (definition) => (definition.tabular = type === "Tabular")) },
    SubtotalLocation: { get: (self) => (found(self).subtotals ? "AtTop" : "Off"), set: (self, place: string) => changed(self, (definition) => (definition.subtotals = place !== "Off")) },
  },
  methods: {
    GetRange: (self) => {
      const { name } = found(self);
      return Bound.of(rangeClass, { book: self.book, place: self.book.place(self.sheet, self.sheet.pivots.find((pivot) => pivot.name === name)!.area) });
    },
  },
};

const fieldsOf = (self: Pivot): string[] => self.book.tables().find(({ table }) => table.id === found(self).table)?.table.columns.map(({ name }) => name) ?? [];

const hierarchiesClass: WireClass<Pivot> = {
  name: "PivotHierarchyCollection",
  items: (self) => fieldsOf(self).map((name) => Bound.of(hierarchyClass, { name })),
  indexer: (self, name) => (fieldsOf(self).includes(name) ? Bound.of(hierarchyClass, { name }) : refuseWith("ItemNotFound", "The requested resource doesn't exist.")),
};
const hierarchyClass: WireClass<{ readonly name: string }> = { name: "PivotHierarchy", identity: ({ name }) => ({ Id: name }), scalars: { Name: { get: ({ name }) => name }, Id: { get: ({ name }) => name } } };

const axisHierarchyClass: WireClass<Pivot & { readonly name: string }> = { name: "RowColumnPivotHierarchy", identity: ({ name }) => ({ Id: name }), scalars: { Name: { get: ({ name }) => name } }, navigation: { Fields: (self) => Bound.of(fieldsClass, self) } };

const fieldsClass: WireClass<Pivot & { readonly name: string }> = {
  name: "PivotFieldCollection",
  indexer: (self, name) => (name === self.name ? Bound.of(fieldClass, self) : refuseWith("ItemNotFound", "The requested resource doesn't exist.")),
};
const fieldClass: WireClass<Pivot & { readonly name: string }> = {
  name: "PivotField",
  identity: ({ name }) => ({ Id: name }),
  methods: {
    ApplyFilter: (self, filter: { readonly manualFilter?: { readonly selectedItems?: readonly string[] } }) => changed(self, (definition) => definition.shown.set(self.name, filter.manualFilter?.selectedItems ?? refuseWith("InvalidArgument", "Only a manual filter is known here."))),
    GetFilters: (self) => { const items = found(self).shown.get(self.name); return items === undefined ? {} : { manualFilter: { selectedItems: items } }; },
    SortByValues: (self, by: string, values: Bound) => changed(self, (definition) => definition.sorted.set(self.name, { descending: by === "Descending", by: found(self).data[(values.self as { readonly index: number }).index]!.name })),
  },
};

const axisClass: WireClass<Pivot & { readonly axis: Axis }> = {
  name: "RowColumnPivotHierarchyCollection",
  items: (self) => found(self)[self.axis].map((name) => Bound.of(axisHierarchyClass, { ...self, name })),
  indexer: (self, name) => (found(self)[self.axis].includes(name) ? Bound.of(axisHierarchyClass, { ...self, name }) : refuseWith("ItemNotFound", "The requested resource doesn't exist.")),
  methods: {
    /** A field stands on one axis: adding it to another moves it. */
    Add: (self, hierarchy: Bound) => {
      const { name } = hierarchy.self as { name: string };
      changed(self, (definition) => {
        for (const axis of ["rows", "columns", "filters"] as const) definition[axis] = definition[axis].filter((other) => other !== name);
        definition[self.axis] = [...definition[self.axis], name];
      });
      return Bound.of(hierarchyClass, { name });
    },
    GetCount: (self) => found(self)[self.axis].length,
  },
};

const filterHierarchyClass: typeof axisHierarchyClass = { ...axisHierarchyClass, name: "FilterPivotHierarchy" };
const filterAxisClass: typeof axisClass = {
  ...axisClass,
  name: "FilterPivotHierarchyCollection",
  items: (self) => found(self).filters.map((name) => Bound.of(filterHierarchyClass, { ...self, name })),
  indexer: (self, name) => (found(self).filters.includes(name) ? Bound.of(filterHierarchyClass, { ...self, name }) : refuseWith("ItemNotFound", "The requested resource doesn't exist.")),
};

const dataClass: WireClass<Pivot> = {
  name: "DataPivotHierarchyCollection",
  items: (self) => found(self).data.map((_, index) => Bound.of(dataHierarchyClass, { ...self, index })),
  indexer: (self, name) => {
    const index = found(self).data.findIndex((value) => value.name === name);
    return index < 0 ? refuseWith("ItemNotFound", "The requested resource doesn't exist.") : Bound.of(dataHierarchyClass, { ...self, index });
  },
  methods: {
    Add: (self, hierarchy: Bound) => {
      const { name } = hierarchy.self as { name: string };
      changed(self, (definition) => definition.data.push({ field: name, name: `Sum of ${name}`, summarizeBy: "Sum", numberFormat: "General" }));
      return Bound.of(dataHierarchyClass, { ...self, index: found(self).data.length - 1 });
    },
  },
};

const dataHierarchyClass: WireClass<Pivot & { readonly index: number }> = {
  name: "DataPivotHierarchy",
  identity: ({ index }) => ({ Id: String(index) }),
  scalars: {
    Name: {
      get: (self) => found(self).data[self.index]!.name,
      set: (self, name: string) => {
        if (fieldsOf(self).some((field) => field.toLowerCase() === name.toLowerCase())) refuseWith("InvalidArgument", "A value cannot be called like a field.");
        changed(self, (definition) => (definition.data[self.index]!.name = name));
      },
    },
    SummarizeBy: { get: (self) => found(self).data[self.index]!.summarizeBy, set: (self, by: Aggregate) => changed(self, (definition) => (definition.data[self.index]!.summarizeBy = by)) },
    NumberFormat: { get: (self) => found(self).data[self.index]!.numberFormat, set: (self, format: string) => changed(self, (definition) => (definition.data[self.index]!.numberFormat = format)) },
  },
  navigation: { Field: (self) => Bound.of({ ...hierarchyClass, name: "PivotField" }, { name: found(self).data[self.index]!.field }) },
};
