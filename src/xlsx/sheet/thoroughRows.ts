import type { SaxesTagNS } from "saxes";
import { cellAddress, columnIndex, maxColumns, maxRows } from "../../workbook/area";
import { isMain, type XmlContentHandler, type XmlNode } from "../container/xml";
import { refuse } from "../xlsxProblem";
import { cellNumber, type CellRecord, cellType, cellTypeNames, type FormulaRecord, type RowRecord, type RowSink } from "./cellRecord";

/**
 * Reads rows from parser events: any well-formed XML, with prefixes, CDATA, comments and unknown elements. A reference, style or formula that cannot be understood is
 * refused with the address; a value that does not fit its type is told as its text; what is unknown (an extension list, alternate content) is passed over and stays in the source.
 */
export class ThoroughRows implements XmlContentHandler {
  private readonly row: RowRecord = { row: -1, style: 0, hidden: false, start: 0, tagEnd: 0, closeStart: 0, end: 0 };
  private readonly cell: CellRecord = { row: 0, column: -1, style: 0, type: 0, typeName: "", hasValue: false, number: NaN, text: "", formula: null, start: 0, tagEnd: 0, end: 0, implied: false };
  private readonly path: string[] = [];
  private formula: Partial<Record<string, string>> | null = null;
  private formulaText = "";
  private valueText = "";
  private inlineText = "";
  private hasInline = false;
  private typeName = "";

  constructor(private readonly place: string, private readonly sink: RowSink) {}

  takes(element: XmlNode): boolean {
    return element.name === "sheetData" && isMain(element.uri);
  }

  opened(tag: SaxesTagNS, start: number, openEnd: number): void {
    const name = isMain(tag.uri) ? tag.local : "";
    this.path.push(name);
    switch (this.path.join("/")) {
      case "row": return this.openRow(tag, start, openEnd);
      case "row/c": return this.openCell(tag, start, openEnd);
      case "row/c/f": {
        if (this.formula !== null) this.bad("f", "f");
        this.formula = plainAttributes(tag);
        return;
      }
      case "row/c/v":
        if (this.cell.hasValue) this.bad("v", "v");
        this.cell.hasValue = true;
        return;
      case "row/c/is": this.hasInline = true; return;
      default:
    }
  }

  characters(text: string): void {
    switch (this.path.join("/")) {
      case "row/c/f": this.formulaText += text; break;
      case "row/c/v": this.valueText += text; break;
      // Phonetic runs (`rPh`) are how the text is read aloud, not what it says.
      case "row/c/is/t": case "row/c/is/r/t": this.inlineText += text; break;
      default:
    }
  }

  closed(_tag: SaxesTagNS, closeStart: number, end: number): void {
    const path = this.path.join("/");
    this.path.pop();
    if (path === "row/c") {
      this.cell.end = end;
      this.finishCell();
    } else if (path === "row") {
      this.row.closeStart = Math.max(this.row.tagEnd, Math.min(closeStart, end));
      this.row.end = end;
      this.sink.rowEnd(this.row);
    }
  }

  private openRow(tag: SaxesTagNS, start: number, openEnd: number): void {
    const given = tag.attributes["r"]?.value;
    const index = given === undefined ? this.row.row + 1 : /^\s*[1-9]\d{0,6}\s*$/.test(given) ? Number(given) - 1 : -1;
    if (index < 0 || index >= maxRows) refuse("xlsx/badReference", this.place, { reference: given ?? String(index + 1) });
    const custom = tag.attributes["customFormat"]?.value;
    Object.assign(this.row, { row: index, style: custom === "1" || custom === "true" ? this.style(tag) : 0, hidden: ["1", "true"].includes(tag.attributes["hidden"]?.value ?? "0"), start, tagEnd: openEnd, closeStart: openEnd, end: openEnd });
    this.cell.row = index;
    this.cell.column = -1;
    this.sink.row(this.row);
  }

  private openCell(tag: SaxesTagNS, start: number, openEnd: number): void {
    const given = tag.attributes["r"]?.value;
    const match = given === undefined ? null : /^\s*([A-Za-z]{1,3})([1-9]\d{0,6})\s*$/.exec(given);
    const column = given === undefined ? this.cell.column + 1 : match === null ? null : columnIndex(match[1]!);
    if (column === null || column >= maxColumns || (match !== null && Number(match[2]) !== this.row.row + 1)) {
      refuse("xlsx/badReference", `${this.place} (${this.row.row + 1})`, { reference: given ?? "" });
    }
    Object.assign(this.cell, { column, start, tagEnd: openEnd, end: openEnd, hasValue: false, number: NaN, text: "", formula: null, implied: given === undefined });
    const typeName = tag.attributes["t"]?.value ?? "n";
    this.cell.type = cellTypeNames[typeName.trim()] ?? cellType.unknown;
    this.typeName = typeName;
    this.cell.style = this.style(tag);
    this.formula = null;
    this.formulaText = this.valueText = this.inlineText = "";
    this.hasInline = false;
  }

  private finishCell(): void {
    const { cell } = this;
    if (this.hasInline && cell.type !== cellType.inline) {
      // A text in a cell of another type; with a value beside it, nobody can say which one counts.
      if (cell.hasValue && this.inlineText !== this.valueText) this.bad(this.valueText, this.typeName);
      cell.type = cellType.unknown;
    }
    cell.typeName = cell.type === cellType.unknown ? this.typeName : "";
    if (cell.type === cellType.inline || this.hasInline) {
      // Some writers put the text of an inline string into `v`.
      cell.text = this.hasInline ? this.inlineText : this.valueText;
      cell.hasValue ||= this.hasInline;
    } else {
      cell.text = this.valueText;
      if (cell.hasValue && cell.type !== cellType.string) {
        cell.text = cell.text.trim();
        if (cell.text === "") cell.hasValue = false;
      }
      if (cell.hasValue && (cell.type === cellType.number || cell.type === cellType.shared)) cell.number = cellNumber(cell.text);
    }
    cell.formula = this.formula === null ? null : this.formulaRecord(this.formula);
    this.sink.cell(cell);
  }

  private formulaRecord(attributes: Partial<Record<string, string>>): FormulaRecord {
    const kind = (attributes["t"] ?? "normal") as FormulaRecord["kind"];
    if (!["normal", "shared", "array", "dataTable"].includes(kind)) this.bad(this.formulaText, `f ${kind}`);
    const si = attributes["si"];
    const yes = (name: string): boolean => ["1", "true"].includes(attributes[name] ?? "0");
    return {
      text: this.formulaText, kind, ref: attributes["ref"] ?? null, group: si === undefined || !/^\d{1,9}$/.test(si.trim()) ? -1 : Number(si),
      inputs: kind === "dataTable" ? { r1: attributes["r1"] ?? "", r2: attributes["r2"] ?? "", twoWay: yes("dt2D"), byRow: yes("dtr") } : null,
    };
  }

  private style(tag: SaxesTagNS): number {
    // An empty index is what some writers put for none.
    const text = tag.attributes["s"]?.value.trim() || "0";
    return /^\d{1,9}$/.test(text) ? Number(text) : this.bad(text, "s");
  }

  private bad(text: string, type: string): never {
    return refuse("xlsx/badCell", `${this.place}!${cellAddress(this.row.row, Math.max(0, this.cell.column))}`, { text: text.slice(0, 100), type });
  }
}

function plainAttributes(tag: SaxesTagNS): Partial<Record<string, string>> {
  return Object.fromEntries(Object.entries(tag.attributes).map(([name, attribute]) => [name, attribute.value]));
}
