import { CellValueType, type ICellData, LogLevel, type ObjectMatrix, Univer, UniverInstanceType } from "@univerjs/core";
import {
  ArrayValueObject, AstTreeBuilder, BaseReferenceObject, type BaseValueObject, CELL_INVERTED_INDEX_CACHE, ErrorType, FORMULA_REF_TO_ARRAY_CACHE, type FunctionVariantType, IFormulaCurrentConfigService, IFormulaRuntimeService, IFunctionService, Interpreter, Lexer,
  UniverFormulaEnginePlugin, generateAstNode,
} from "@univerjs/engine-formula";
import { maxColumns, maxRows } from "../../workbook/area";
import type { CellValue } from "../../workbook/host";
import { maxCellText } from "../../workbook/limits";
import type { FormulaEngine, Place, ResultSheet } from "./engine";
import { namesIn, shapeOf } from "./formulaShape";

const unit = "book";
/** Values that the engine may hold as objects: some hundred megabytes. It keeps every range it has read, for other formulas that read the same. */
const mostHeld = 1_000_000;
/** Shapes of formulas that are kept parsed. */
const mostParsed = 2_000;
/** Of those that stand for something in the engine only. */
const noAnswer: ReadonlySet<string> = new Set([ErrorType.ERROR, ErrorType.CONNECT]);
/** Parsed formulas of these are not moved: their nodes hold more than references. */
const notMoved = /\b(?:LET|LAMBDA|MAP|REDUCE|SCAN|BYROW|BYCOL|MAKEARRAY|OFFSET|INDIRECT)\s*\(/i;

type Parsed = { readonly node: ReturnType<typeof generateAstNode>; readonly row: number; readonly column: number };
type Offset = { readonly node: Parsed["node"]; readonly refOffsetX: number; readonly refOffsetY: number };

type Compared = { readonly _rowCount: number; _batchOperatorValue(...of: unknown[]): void };
type Index = Record<"set" | "setContinueBuildingCache", (...of: unknown[]) => void> & { canUseCache(...of: unknown[]): { readonly rowsInCache: readonly unknown[]; readonly rowsNotInCache: readonly unknown[] } };
/** Rows of a range from which on an index of what it says is worth it. */
const leastIndexed = 64;

/**
 * The engine, as it comes, notes each cell that is compared in an index of its column, and looks through all of it for the next one: a hundred thousand rows with `=IF(A2>5,…)` take hours. Ranges that
 * many formulas look through still have it. A few methods are replaced, as they are in 0.25.1.
 */
function indexLongRanges(): void {
  let indexing = true;
  const arrays = ArrayValueObject.prototype as unknown as Compared;
  const { _batchOperatorValue } = arrays;
  arrays._batchOperatorValue = function compare(...of) {
    const before = indexing;
    indexing = this._rowCount >= leastIndexed;
    try {
      _batchOperatorValue.apply(this, of);
    } finally {
      indexing = before;
    }
  };
  const index = CELL_INVERTED_INDEX_CACHE as unknown as Index;
  const [set, building, canUse] = [index.set.bind(index), index.setContinueBuildingCache.bind(index), index.canUseCache.bind(index)];
  index.set = (...of) => { if (indexing) set(...of); };
  index.setContinueBuildingCache = (...of) => { if (indexing) building(...of); };
  index.canUseCache = (...of) => (indexing ? canUse(...of) : { rowsInCache: [], rowsNotInCache: [] });
}

let prepared = false;

/** The grid's own formula engine without the grid. Of it are used the parser, the functions and what works out one formula; it has no cells of its own. `failed`: it broke off at a formula, which has no answer then. */
export function univerEngine(failed: (error: unknown) => void): FormulaEngine {
  if (!prepared) indexLongRanges();
  prepared = true;
  const univer = new Univer({ logLevel: LogLevel.SILENT });
  univer.registerPlugin(UniverFormulaEnginePlugin);
  univer.createUnit(UniverInstanceType.UNIVER_SHEET, { id: unit, sheetOrder: ["1"], sheets: { 1: { id: "1", name: "1" } } });
  const injector = univer.__getInjector();
  const [lexer, trees, interpreter, functions] = [injector.get(Lexer), injector.get(AstTreeBuilder), injector.get(Interpreter), injector.get(IFunctionService)];
  const [config, runtime] = [injector.get(IFormulaCurrentConfigService), injector.get(IFormulaRuntimeService)];
  // A reference past the cells that hold something is as good as any: the engine, as it comes, has it for a name that it does not know.
  BaseReferenceObject.prototype.isExceedRange = function exceeds() {
    const { startRow, startColumn, endRow, endColumn } = this.getRangePosition();
    return startRow < 0 || startColumn < 0 || endRow >= maxRows || endColumn >= maxColumns;
  };

  let sizes = new Map<string, { readonly rows: number; readonly columns: number }>();
  let names = new Map<string, string>();
  let held = 0;
  /** A cell that was read says so itself. */
  let metUnknownName = false;
  let format: string | null = null;
  const parsed = new Map<string, Parsed | null>();

  const parse = (formula: string): Parsed["node"] | null => {
    const { functions: called, names: named, elsewhere } = namesIn(formula);
    if (elsewhere || named.length > 0 || called.some((name) => !functions.hasExecutor(name as never))) return null;
    return generateAstNode(unit, formula, lexer, trees, config);
  };
  const nodeFor = ({ row, column }: Place, formula: string): Offset | null => {
    if (notMoved.test(formula)) {
      const node = parse(formula);
      return node === null ? null : { node, refOffsetX: 0, refOffsetY: 0 };
    }
    const shape = shapeOf(formula, row, column);
    let known = parsed.get(shape);
    if (known === undefined) {
      if (parsed.size >= mostParsed) parsed.clear();
      const node = parse(formula);
      parsed.set(shape, (known = node === null ? null : { node, row, column }));
    }
    return known === null ? null : { node: known.node, refOffsetX: column - known.column, refOffsetY: row - known.row };
  };

  const forget = (): void => {
    FORMULA_REF_TO_ARRAY_CACHE.clear();
    CELL_INVERTED_INDEX_CACHE.clear();
    held = 0;
  };

  return {
    forget,
    format: () => format,
    begin(sheets, value) {
      forget();
      sizes = new Map(sheets.map(({ name, used }) => [name, { rows: used === null ? 1 : used.row + used.rows, columns: used === null ? 1 : used.column + used.columns }]));
      names = new Map(sheets.map(({ name }) => [name.toLowerCase(), name]));
      const cellOf = (sheet: string, row: number, column: number): ICellData | undefined => {
        held++;
        const read = value(sheet, row, column);
        if (typeof read === "object" && read !== null && read.error === ErrorType.NAME) metUnknownName = true;
        return cellData(read);
      };
      const data = Object.fromEntries(sheets.map(({ name, hiddenRows }) => {
        const { rows, columns } = sizes.get(name)!;
        return [name, { cellData: { getValue: (row: number, column: number) => cellOf(name, row, column) } as ObjectMatrix<ICellData>, rowCount: rows, columnCount: columns, rowData: hiddenIn(hiddenRows), columnData: {} }];
      }));
      const nameMap = new Proxy(Object.fromEntries(sheets.map(({ name }) => [name, name])), { get: (_, name) => (typeof name === "string" ? names.get(name.toLowerCase()) : undefined) });
      config.load({
        formulaData: {}, arrayFormulaCellData: {}, arrayFormulaRange: {}, forceCalculate: false, dirtyRanges: [], dirtyNameMap: {}, dirtyDefinedNameMap: {}, dirtyUnitFeatureMap: {}, dirtyUnitOtherFormulaMap: {},
        allUnitData: { [unit]: data }, unitSheetNameMap: { [unit]: nameMap }, unitStylesData: {},
      });
      config.setExecuteUnitId(unit);
      // Asked of the grid's own workbook otherwise.
      Object.assign(config, { getSheetRowColumnCount: (_: string, sheet: string) => ({ rowCount: sizes.get(sheet)?.rows ?? 0, columnCount: sizes.get(sheet)?.columns ?? 0 }), getSheetsInfo: () => ({ sheetOrder: sheets.map(({ name }) => name), sheetNameMap: nameMap }) });
      runtime.reset();
    },
    result(place, formula) {
      format = null;
      const found = nodeFor(place, formula);
      if (found === null || interpreter.checkAsyncNode(found.node)) return undefined;
      if (held > mostHeld) forget();
      metUnknownName = false;
      const { rows, columns } = sizes.get(place.sheet)!;
      runtime.setCurrent(place.row, place.column, rows, columns, place.sheet, unit);
      let told: BaseValueObject | CellValue;
      try {
        told = single(interpreter.execute(found), place);
      } catch (error) {
        failed(error);
        return undefined;
      }
      const value = valueOf(told);
      format = typeof value === "number" && typeof told === "object" && told !== null && "getPattern" in told ? told.getPattern() || null : null;
      found.node.resetCalculationState();
      if (typeof value !== "object" || value === null) return value;
      return noAnswer.has(value.error) || (value.error === ErrorType.NAME && !metUnknownName) ? undefined : value;
    },
  };
}

/** A formula of a file stands for one cell: of a range the one in its own row or column, of a table of values the first. @source ECMA-376 part 1, 18.17.2.7 (implicit intersection) */
function single(result: FunctionVariantType, { row, column }: Place): BaseValueObject | CellValue {
  if (result.isReferenceObject()) {
    const reference = result as BaseReferenceObject;
    const { startRow, endRow, startColumn, endColumn } = reference.getRangePosition();
    if (startRow === endRow && startColumn === endColumn) return reference.getFirstCell();
    const [r, c] = startColumn === endColumn ? [row, startColumn] : startRow === endRow ? [startRow, column] : [row, column];
    if ((startColumn !== endColumn && startRow !== endRow) || r < startRow || r > endRow || c < startColumn || c > endColumn) return { error: ErrorType.VALUE };
    const cell = reference.getCellData(r, c);
    return cell == null ? 0 : reference.getCellValueObject(cell);
  }
  const value = result as BaseValueObject;
  return value.isArray() ? (value as unknown as { getFirstCell(): BaseValueObject }).getFirstCell() : value;
}

function valueOf(result: BaseValueObject | CellValue): CellValue {
  if (result === null) return 0;
  if (typeof result !== "object") return result;
  if (!("isError" in result)) return result;
  if (result.isError()) return { error: (result as unknown as { getErrorType(): string }).getErrorType() };
  // A formula that reads a blank says 0.
  if (result.isNull()) return 0;
  const value = result.getValue();
  if (typeof value === "number") return Number.isFinite(value) ? value : { error: ErrorType.NUM };
  if (typeof value === "string") return value.length > maxCellText ? { error: ErrorType.VALUE } : value;
  return value;
}

function cellData(value: CellValue): ICellData | undefined {
  switch (typeof value) {
    case "number": return { v: value, t: CellValueType.NUMBER };
    case "string": return { v: value, t: CellValueType.STRING };
    case "boolean": return { v: value ? 1 : 0, t: CellValueType.BOOLEAN };
    default: return value === null ? undefined : { v: value.error, t: CellValueType.STRING };
  }
}

/** For functions that leave hidden rows out. */
function hiddenIn(runs: ResultSheet["hiddenRows"]): Record<number, { hd: 1 }> {
  if (runs.length === 0) return {};
  const isHidden = (row: number): boolean => {
    let [low, high] = [0, runs.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (runs[middle]!.last < row) low = middle + 1;
      else high = middle;
    }
    return runs[low] !== undefined && runs[low]!.first <= row;
  };
  return new Proxy({}, { get: (_, key) => (typeof key === "string" && isHidden(Number(key)) ? { hd: 1 } : undefined) });
}
