import { maxColumns, maxRows } from "../../workbook/area";
import { cellNumber, type CellRecord, type CellType, cellType, type FormulaRecord, type RowRecord, type RowSink } from "./cellRecord";

const code = (text: string): number[] => Array.from(text, (char) => char.charCodeAt(0));
const lt = 60, gt = 62, slash = 47, space = 32, quote = 34, equals = 61, amp = 38;
/** Attributes of a row that say nothing about its cells. */
const quietRowAttributes = new Set(["spans", "ht", "customHeight", "outlineLevel", "collapsed", "thickTop", "thickBot", "ph"]);
const quietFormulaAttributes = new Set(["ca", "aca", "bx"]);

/**
 * Reads the rows of `bytes` from `from`, which lies between two rows, and stops at `</sheetData>` or at `to`, where a row must end or the bytes do. `base` is what
 * offsets of the records are counted from. Gives where it stopped: before `to` that is `</sheetData>`. -1: it gave up.
 */
export type FastRows = (bytes: Uint8Array, from: number, to: number, base: number) => number;

/** Reads rows from `from`, just behind `<sheetData>`, and gives the offset of `</sheetData>`, or -1. */
export function readRowsFast(bytes: Uint8Array, from: number, prefix: string, isDeclared: (prefix: string) => boolean, sink: RowSink): number {
  const end = fastRows(prefix, isDeclared, sink)(bytes, from, bytes.length, 0);
  return end < bytes.length ? end : -1;
}

/**
 * Reads rows at the speed of bytes. It understands exactly the plain form that spreadsheets write; at anything else (comments, CDATA, unknown elements or attributes,
 * odd values, malformed XML) it gives up, and the thorough reader decides what it is. So whatever it accepts is well-formed.
 */
export function fastRows(prefix: string, isDeclared: (prefix: string) => boolean, sink: RowSink): FastRows {
  const openRow = code(`<${prefix}row`), closeRow = code(`</${prefix}row>`), openCell = code(`<${prefix}c`), closeCell = code(`</${prefix}c>`);
  const openValue = code(`<${prefix}v`), closeValue = code(`</${prefix}v>`), openFormula = code(`<${prefix}f`), closeFormula = code(`</${prefix}f>`);
  const openInline = code(`<${prefix}is><${prefix}t`), closeInline = code(`</${prefix}t></${prefix}is>`), closeData = code(`</${prefix}sheetData>`);
  const preserve = code(' xml:space="preserve"');
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  const row: RowRecord = { row: -1, style: 0, hidden: false, start: 0, tagEnd: 0, closeStart: 0, end: 0 };
  const cell: CellRecord = { row: 0, column: 0, style: 0, type: 0, typeName: "", hasValue: false, number: 0, text: "", formula: null, start: 0, tagEnd: 0, end: 0, implied: false };
  let bytes: Uint8Array = new Uint8Array(0);
  let base = 0;
  let i = 0;

  const at = (wanted: readonly number[]): boolean => {
    for (let k = 0; k < wanted.length; k++) if (bytes[i + k] !== wanted[k]) return false;
    return true;
  };
  const blanks = (): void => {
    while (bytes[i] === space || bytes[i] === 10 || bytes[i] === 13 || bytes[i] === 9) i++;
  };
  // The attribute under `i`: its name in nameFrom..nameTo, its value in valueFrom..valueTo. False at anything unusual.
  let nameFrom = 0, nameTo = 0, valueFrom = 0, valueTo = 0;
  const attribute = (): boolean => {
    nameFrom = i;
    while (isNameByte(bytes[i]!)) i++;
    nameTo = i;
    if (nameTo === nameFrom || bytes[i] !== equals || bytes[i + 1] !== quote) return false;
    i += 2;
    valueFrom = i;
    for (let c = bytes[i]!; c !== quote; c = bytes[++i]!) if (!(c >= 32 && c < 127) || c === lt || c === amp) return false;
    valueTo = i++;
    return true;
  };
  const nameIs = (char: number): boolean => nameTo - nameFrom === 1 && bytes[nameFrom] === char;
  const ascii = (start: number, end: number): string => {
    let text = "";
    for (let k = start; k < end; k++) text += String.fromCharCode(bytes[k]!);
    return text;
  };
  const count = (): number => {
    if (valueTo === valueFrom || valueTo - valueFrom > 9) return -1;
    let n = 0;
    for (let k = valueFrom; k < valueTo; k++) {
      const digit = bytes[k]! - 48;
      if (digit < 0 || digit > 9) return -1;
      n = n * 10 + digit;
    }
    return n;
  };
  // Character data up to the next `<`, which `i` is left at; null at anything unusual.
  const characters = (): string | null => {
    const start = i;
    let plain = true;
    let entities = false;
    for (let c = bytes[i]!; c !== lt; c = bytes[++i]!) {
      if (c >= 127) plain = false;
      else if (c === amp) entities = true;
      else if (c === undefined || (c < 32 && c !== 9 && c !== 10) || (c === gt && bytes[i - 1] === 93)) return null;
      // U+FFFE and U+FFFF are no XML characters.
      if (c === 0xef && bytes[i + 1] === 0xbf && bytes[i + 2]! >= 0xbe) return null;
    }
    let text: string;
    if (plain && i - start < 32) text = ascii(start, i);
    else {
      try {
        text = decoder.decode(bytes.subarray(start, i));
      } catch {
        return null;
      }
    }
    return entities ? resolveEntities(text) : text;
  };
  const number = (): boolean => {
    const start = i;
    let n = 0;
    for (let digit = bytes[i]! - 48; digit >= 0 && digit <= 9; digit = bytes[i]! - 48) {
      n = n * 10 + digit;
      i++;
    }
    if (bytes[i] === lt && i > start && i - start <= 15) {
      cell.number = n;
      return true;
    }
    while (bytes[i] !== lt) {
      const c = bytes[i]!;
      if (!((c >= 48 && c <= 57) || c === 46 || c === 45 || c === 43 || c === 69 || c === 101)) return false;
      i++;
    }
    const text = ascii(start, i);
    if (!/^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(text)) return false;
    cell.text = text;
    cell.number = cellNumber(text);
    return true;
  };

  const readRowTag = (): boolean => {
    let seen = "";
    let style = 0, custom = false, foreign = false;
    let index = row.row + 1;
    row.start = base + i;
    row.hidden = false;
    i += openRow.length;
    while (bytes[i] === space) {
      blanks();
      if (bytes[i] === gt || bytes[i] === slash) break;
      if (!attribute()) return false;
      const name = ascii(nameFrom, nameTo);
      if (seen.includes(` ${name} `)) return false;
      seen += ` ${name} `;
      const colon = name.indexOf(":");
      if (name === "r") {
        index = count() - 1;
        if (index < 0 || index >= maxRows) return false;
      } else if (name === "s") {
        style = count();
        if (style < 0) return false;
      } else if (name === "customFormat") custom = bytes[valueFrom] === 49 || bytes[valueFrom] === 116;
      else if (name === "hidden") row.hidden = bytes[valueFrom] === 49 || bytes[valueFrom] === 116;
      else if (colon >= 0 ? foreign || !/^(?!xml)[A-Za-z]\w*:[A-Za-z]\w*$/.test(name) || !isDeclared(name.slice(0, colon)) : !quietRowAttributes.has(name)) return false;
      // Two of them could be one name under two prefixes.
      if (colon >= 0) foreign = true;
    }
    row.row = index;
    row.style = custom ? style : 0;
    return index < maxRows;
  };

  const readCellTag = (column: number): boolean => {
    let seen = 0;
    cell.start = base + i;
    cell.row = row.row;
    cell.column = column;
    cell.style = 0;
    cell.type = cellType.number;
    i += openCell.length;
    while (bytes[i] === space) {
      blanks();
      if (bytes[i] === gt || bytes[i] === slash) break;
      if (!attribute()) return false;
      let bit = 0;
      if (nameIs(114)) {
        bit = 1;
        let n = 0, k = valueFrom;
        for (let letter = bytes[k]! - 64; k < valueTo && letter >= 1 && letter <= 26; letter = bytes[++k]! - 64) n = n * 26 + letter;
        const digits = k;
        let r = 0;
        for (let digit = bytes[k]! - 48; k < valueTo && digit >= 0 && digit <= 9; digit = bytes[++k]! - 48) r = r * 10 + digit;
        if (k !== valueTo || n === 0 || n > maxColumns || digits === k || bytes[digits] === 48 || r !== row.row + 1) return false;
        cell.column = n - 1;
      } else if (nameIs(115)) {
        bit = 2;
        cell.style = count();
        if (cell.style < 0) return false;
      } else if (nameIs(116)) {
        bit = 4;
        const type = readType(bytes, valueFrom, valueTo);
        if (type === null) return false;
        cell.type = type;
      } else {
        const name = ascii(nameFrom, nameTo);
        bit = name === "cm" ? 8 : name === "vm" ? 16 : name === "ph" ? 32 : 0;
        if (bit === 0 || (bit !== 32 && count() < 0)) return false;
      }
      if ((seen & bit) !== 0) return false;
      seen |= bit;
    }
    cell.implied = (seen & 1) === 0;
    return cell.column < maxColumns;
  };

  const readFormula = (): FormulaRecord | null => {
    i += openFormula.length;
    let kind: FormulaRecord["kind"] = "normal", ref: string | null = null, group = -1, seen = "";
    while (bytes[i] === space) {
      blanks();
      if (bytes[i] === gt || bytes[i] === slash) break;
      if (!attribute()) return null;
      const name = ascii(nameFrom, nameTo);
      if (seen.includes(` ${name} `)) return null;
      seen += ` ${name} `;
      const value = ascii(valueFrom, valueTo);
      if (name === "t") {
        if (value !== "shared" && value !== "array" && value !== "normal") return null;
        kind = value;
      } else if (name === "ref") ref = value;
      else if (name === "si") {
        if ((group = count()) < 0) return null;
      } else if (!quietFormulaAttributes.has(name)) return null;
    }
    let text = "";
    if (bytes[i] === slash) {
      if (bytes[i + 1] !== gt) return null;
      i += 2;
    } else {
      if (bytes[i++] !== gt) return null;
      const read = characters();
      if (read === null || !at(closeFormula)) return null;
      i += closeFormula.length;
      text = read;
    }
    return { text, kind, ref, group, inputs: null };
  };

  const readValue = (): boolean => {
    i += openValue.length;
    if (at(preserve)) i += preserve.length;
    if (bytes[i] === slash && bytes[i + 1] === gt) {
      i += 2;
      cell.hasValue = cell.type === cellType.string;
      cell.text = "";
      cell.number = NaN;
      return true;
    }
    if (bytes[i++] !== gt) return false;
    if (cell.type === cellType.number || cell.type === cellType.shared) {
      if (!number()) return false;
    } else {
      const text = characters();
      if (text === null) return false;
      cell.text = text;
      cell.number = NaN;
    }
    cell.hasValue = true;
    if (!at(closeValue)) return false;
    i += closeValue.length;
    return true;
  };

  const readInline = (): boolean => {
    i += openInline.length;
    if (at(preserve)) i += preserve.length;
    if (bytes[i++] !== gt) return false;
    const text = characters();
    if (text === null || !at(closeInline)) return false;
    i += closeInline.length;
    cell.text = text;
    cell.number = NaN;
    cell.hasValue = true;
    return true;
  };

  return (piece, from, to, offset) => {
    bytes = piece;
    base = offset;
    i = from;
    for (;;) {
      blanks();
      if (i >= to || at(closeData)) return i;
      if (!at(openRow) || !readRowTag()) return -1;
      if (bytes[i] === slash) {
        if (bytes[i + 1] !== gt) return -1;
        i += 2;
        row.tagEnd = row.closeStart = row.end = base + i;
        sink.row(row);
        sink.rowEnd(row);
        continue;
      }
      if (bytes[i++] !== gt) return -1;
      row.tagEnd = base + i;
      sink.row(row);
      for (let column = 0; ; column = cell.column + 1) {
        blanks();
        if (at(closeRow)) break;
        if (!at(openCell) || !readCellTag(column)) return -1;
        cell.hasValue = false;
        cell.formula = null;
        if (bytes[i] === slash) {
          if (bytes[i + 1] !== gt) return -1;
          i += 2;
          cell.tagEnd = base + i;
        } else {
          if (bytes[i++] !== gt) return -1;
          cell.tagEnd = base + i;
          blanks();
          if (at(openFormula)) {
            cell.formula = readFormula();
            if (cell.formula === null) return -1;
            blanks();
          }
          if (at(openValue)) {
            if (cell.type === cellType.inline || !readValue()) return -1;
            blanks();
          } else if (at(openInline)) {
            if (cell.type !== cellType.inline || !readInline()) return -1;
            blanks();
          }
          if (!at(closeCell)) return -1;
          i += closeCell.length;
        }
        cell.end = base + i;
        sink.cell(cell);
      }
      row.closeStart = base + i;
      i += closeRow.length;
      row.end = base + i;
      sink.rowEnd(row);
    }
  };
}

function isNameByte(c: number): boolean {
  return (c >= 97 && c <= 122) || (c >= 65 && c <= 90) || (c >= 48 && c <= 58);
}

function readType(bytes: Uint8Array, from: number, to: number): CellType | null {
  const first = bytes[from];
  switch (to - from) {
    case 1:
      return first === 115 ? cellType.shared : first === 110 ? cellType.number : first === 98 ? cellType.boolean : first === 101 ? cellType.error : null;
    case 3:
      return first === 115 && bytes[from + 1] === 116 && bytes[from + 2] === 114 ? cellType.string : null;
    case 9: {
      const wanted = "inlineStr";
      for (let k = 0; k < 9; k++) if (bytes[from + k] !== wanted.charCodeAt(k)) return null;
      return cellType.inline;
    }
    default:
      return null;
  }
}

const named: Readonly<Record<string, string>> = { "&lt;": "<", "&gt;": ">", "&amp;": "&", "&quot;": '"', "&apos;": "'" };

/** Null when an `&` starts anything but the five entities or a reference to an XML character. */
function resolveEntities(text: string): string | null {
  let odd = false;
  const resolved = text.replace(/&[^;]{0,10};?/g, (entity) => {
    const char = named[entity];
    if (char !== undefined) return char;
    const digits = /^&#(?:x([0-9A-Fa-f]{1,6})|([0-9]{1,7}));$/.exec(entity);
    const point = digits === null ? -1 : digits[1] === undefined ? Number(digits[2]) : parseInt(digits[1], 16);
    if (!(point === 9 || point === 10 || point === 13 || (point >= 32 && point < 0xd800) || (point >= 0xe000 && point < 0xfffe) || (point >= 0x10000 && point <= 0x10ffff))) {
      odd = true;
      return entity;
    }
    return String.fromCodePoint(point);
  });
  return odd ? null : resolved;
}
