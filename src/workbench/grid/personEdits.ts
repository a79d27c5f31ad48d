import { CommandType, type ICellData, ICommandService, type IObjectMatrixPrimitiveType, type IRange, type Injector, ObjectMatrix, type Workbook, type Worksheet } from "@univerjs/core";
import { FormulaDataModel } from "@univerjs/engine-formula";
import { InsertRowMutation, MoveRangeMutation, RemoveRowMutation, SetColHiddenMutation, SetColVisibleMutation, SetFrozenMutation, SetRangeValuesMutation, SetWorksheetColWidthMutation } from "@univerjs/sheets";
import { maxColumns } from "../../workbook/area";
import type { CellWrite, HostWrite } from "../../workbook/host";
import { cellValue } from "./gridCells";
import { pixelsPerCharacter } from "./sheetData";

/** What one doing of the person asks of the file. `moved`: rows have moved; `unknown`: something the file has no words for, which the grid must take back. `joined`: of the same doing as the one told before. */
export type PersonEdit = { readonly joined: boolean; readonly sheet: string; readonly writes: readonly HostWrite[]; readonly rows: { readonly first: number; readonly last: number } | null; readonly moved: boolean; readonly unknown: boolean };

/** Things of the grid itself, which no file keeps. */
const viewOnly = /^(sheet\.mutation\.(set-worksheet-row-(auto|is-auto)-height|set-worksheet-row-count|set-worksheet-column-count|mark-dirty)|formula\.|data-validation\.|doc\.)/;
const ascending = (a: number, b: number): number => a - b;

type Params = { readonly unitId?: string; readonly subUnitId?: string; readonly cellValue?: IObjectMatrixPrimitiveType<ICellData | null>; readonly range?: IRange; readonly ranges?: readonly IRange[] };

/**
 * Hears what the person does in the grid, and gives it on in the file's words, one piece for all that came of one command. A formula goes without a result: that is worked out where the file is.
 */
export function hearEdits(injector: Injector, unitId: string, workbook: Workbook, dateSystem: 1900 | 1904, tell: (edit: PersonEdit) => void): { /** Tells what has been done until now. */ readonly flush: () => void; readonly stop: () => void } {
  const formulas = injector.get(FormulaDataModel);
  let pieces: Piece[] = [];
  const flush = (): void => {
    const done = pieces;
    pieces = [];
    [...new Set(done.map((piece) => piece.sheet))].forEach((sheet, index) => tell(editOf(sheet, done.filter((piece) => piece.sheet === sheet), index > 0)));
  };
  const add = (piece: Piece): void => {
    if (pieces.length === 0) queueMicrotask(() => setTimeout(flush));
    pieces.push(piece);
  };
  const cells = (sheet: Worksheet, matrix: IObjectMatrixPrimitiveType<ICellData | null>): void => {
    const changed: ChangedCell[] = [];
    const name = sheet.getSheetId();
    new ObjectMatrix(matrix).forValue((row, column, said) => {
      const cell = sheet.getCellMatrix().getValue(row, column) ?? null;
      const formula = cell?.f === undefined && cell?.si === undefined ? null : (formulas.getFormulaStringByCell(row, column, name, unitId) ?? cell?.f ?? null);
      const content = said == null || ["v", "f", "p", "si"].some((part) => part in said);
      const format = typeof said?.s === "object" && said.s !== null ? said.s.n?.pattern : undefined;
      changed.push({ row, column, ...(content ? { value: dateSystem === 1904 && formula !== null ? null : cellValue(cell, formula !== null), formula } : {}), ...(format === undefined ? {} : { format }), ...(said?.s === undefined || said.s === null ? {} : { styled: true }) });
    });
    if (changed.length > 0) add({ kind: "cells", sheet: name, changed });
  };
  const heard = injector.get(ICommandService).onCommandExecuted((command, options) => {
    const params = (command.params ?? {}) as Params;
    if (command.type !== CommandType.MUTATION || options?.["byStage"] === true || params.unitId !== unitId) return;
    const sheet = params.subUnitId === undefined ? null : workbook.getSheetBySheetId(params.subUnitId);
    const name = sheet?.getSheetId() ?? "";
    const columnsOf = (ranges: readonly IRange[]): readonly number[] => ranges.flatMap(({ startColumn, endColumn }) => Array.from({ length: endColumn - startColumn + 1 }, (_, i) => startColumn + i));
    switch (command.id) {
      case SetRangeValuesMutation.id:
        if (sheet != null && params.cellValue !== undefined) cells(sheet, params.cellValue);
        break;
      case MoveRangeMutation.id:
        for (const part of Object.values(command.params as { readonly from: MovedPart; readonly to: MovedPart })) {
          const place = typeof part === "object" && part !== null && "subUnitId" in part ? workbook.getSheetBySheetId(part.subUnitId) : null;
          if (place != null) cells(place, Object.fromEntries(Object.entries(part.value).map(([row, line]) => [row, Object.fromEntries(Object.keys(line).map((column) => [column, null]))])) as IObjectMatrixPrimitiveType<null>);
        }
        break;
      case InsertRowMutation.id: add({ kind: "rows", sheet: name, verb: "insertCells", first: params.range!.startRow, last: params.range!.endRow }); break;
      case RemoveRowMutation.id: add({ kind: "rows", sheet: name, verb: "deleteCells", first: params.range!.startRow, last: params.range!.endRow }); break;
      case SetWorksheetColWidthMutation.id:
        add({ kind: "write", sheet: name, write: { verb: "setColumns", sheet: name, columns: columnsOf(params.ranges!).map((column) => ({ column, width: sheet!.getColumnWidth(column) / pixelsPerCharacter })) } });
        break;
      case SetColHiddenMutation.id: case SetColVisibleMutation.id:
        add({ kind: "write", sheet: name, write: { verb: "setColumns", sheet: name, columns: columnsOf(params.ranges!).map((column) => ({ column, hidden: command.id === SetColHiddenMutation.id })) } });
        break;
      case SetFrozenMutation.id: {
        const { startRow, startColumn } = command.params as { readonly startRow: number; readonly startColumn: number };
        add({ kind: "write", sheet: name, write: { verb: "freezePanes", sheet: name, rows: Math.max(0, startRow), columns: Math.max(0, startColumn) } });
        break;
      }
      default:
        if (!viewOnly.test(command.id)) add({ kind: "unknown", sheet: name });
    }
  });
  return { flush, stop: () => heard.dispose() };
}

type MovedPart = { readonly subUnitId: string; readonly value: Readonly<Record<string, Readonly<Record<string, ICellData | null>>>> };
type ChangedCell = { readonly row: number; readonly column: number; readonly value?: CellWrite["values"][number][number]; readonly formula?: string | null; readonly format?: string; readonly styled?: true };
type Piece =
  | { readonly kind: "cells"; readonly sheet: string; readonly changed: readonly ChangedCell[] }
  | { readonly kind: "rows"; readonly sheet: string; readonly verb: "insertCells" | "deleteCells"; readonly first: number; readonly last: number }
  | { readonly kind: "write"; readonly sheet: string; readonly write: HostWrite }
  | { readonly kind: "unknown"; readonly sheet: string };

function editOf(sheet: string, pieces: readonly Piece[], joined: boolean): PersonEdit {
  const moved = pieces.some(({ kind }) => kind === "rows");
  const inserted = pieces.flatMap((piece) => (piece.kind === "rows" && piece.verb === "insertCells" ? [piece] : []));
  const touched: number[] = [];
  let redraw = moved;
  const writes = pieces.flatMap((piece): readonly HostWrite[] => {
    switch (piece.kind) {
      case "rows": {
        const area = { row: piece.first, column: 0, rows: piece.last - piece.first + 1, columns: maxColumns };
        return [{ verb: piece.verb, sheet, areas: [area] }];
      }
      case "write": return [piece.write];
      case "unknown": return [];
      case "cells": {
        // Formulas that follow a move are the file's own business; only what stands in new rows is written.
        const changed = moved ? piece.changed.filter(({ row }) => inserted.some(({ first, last }) => row >= first && row <= last)) : piece.changed;
        for (const { row } of changed) touched.push(row);
        redraw ||= changed.some(({ styled }) => styled === true);
        const formats = changed.flatMap(({ row, column, format }) => (format === undefined ? [] : [{ area: { row, column, rows: 1, columns: 1 }, numberFormat: format === "" ? "General" : format }]));
        const blocks = blocksOf(changed.filter(({ value }) => value !== undefined));
        return [...(formats.length === 0 ? [] : [{ verb: "formatCells", sheet, areas: formats } as const]), ...(blocks.length === 0 ? [] : [{ verb: "writeCells", sheet, blocks } as const])];
      }
    }
  });
  const rows = redraw && touched.length > 0 ? { first: Math.min(...limits(touched)), last: Math.max(...limits(touched)) } : null;
  return { joined, sheet, writes, rows, moved, unknown: pieces.some(({ kind }) => kind === "unknown") };
}

function limits(rows: readonly number[]): readonly [number, number] {
  let [least, most] = [Infinity, -Infinity];
  for (const row of rows) {
    if (row < least) least = row;
    if (row > most) most = row;
  }
  return [least, most];
}

/** Cells side by side become one block of one row; rows that fill the same columns become one block. */
function blocksOf(cells: readonly ChangedCell[]): readonly CellWrite[] {
  const rows = new Map<number, Map<number, ChangedCell>>();
  for (const cell of cells) rows.set(cell.row, (rows.get(cell.row) ?? new Map<number, ChangedCell>()).set(cell.column, cell));
  const blocks: { row: number; column: number; values: CellWrite["values"][number][]; formulas: (readonly (string | null)[])[] }[] = [];
  const growing = new Map<string, (typeof blocks)[number]>();
  for (const row of [...rows.keys()].sort(ascending)) {
    const line = rows.get(row)!;
    const columns = [...line.keys()].sort(ascending);
    for (let from = 0; from < columns.length; ) {
      let to = from + 1;
      while (to < columns.length && columns[to] === columns[to - 1]! + 1) to++;
      const run = columns.slice(from, to).map((column) => line.get(column)!);
      const [values, formulas] = [run.map(({ value }) => value ?? null), run.map(({ formula }) => formula ?? null)];
      const key = `${columns[from]} ${run.length}`;
      let block = growing.get(key);
      if (block === undefined || block.row + block.values.length !== row) growing.set(key, blocks[blocks.push((block = { row, column: columns[from]!, values: [], formulas: [] })) - 1]!);
      block.values.push(values);
      block.formulas.push(formulas);
      from = to;
    }
  }
  return blocks;
}
