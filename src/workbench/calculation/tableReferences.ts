import type { FileResults, ResultSheet } from "../../hosts/file/fileResults";
import { columnLetter } from "../../workbook/area";
import { endOfBracket, endOfQuote } from "../../workbook/formulaReferences";

type Table = ResultSheet["tables"][number] & { readonly sheet: string };
type Part = { readonly first: number; readonly last: number };

/** One of these in double brackets, or alone. @source ECMA-376 part 1, 18.17.2.3 (structure references) */
const specials = ["#all", "#data", "#headers", "#totals", "#this row"] as const;

/**
 * Writes the structured references of formulas as those of cells: `T[Amount]` as `'Sheet'!$C$2:$C$9`, `T[[#This Row],[Amount]]` and `T[@Amount]` as `'Sheet'!$C5`. What names no table of the file, or
 * a column that it does not have, is left as it is.
 */
export function tableReferences(results: Pick<FileResults, "sheets">): (formula: string, sheet: string, row: number, column: number) => string {
  const all = results.sheets().flatMap(({ name, tables }) => tables.map((table): Table => ({ ...table, sheet: name })));
  const byName = new Map(all.map((table) => [table.name.toLowerCase(), table]));
  return (formula, sheet, row, column) => {
    if (!formula.includes("[")) return formula;
    let out = "";
    let from = 0;
    for (let at = 0; at < formula.length; ) {
      const char = formula[at]!;
      if (char === '"' || char === "'") at = endOfQuote(formula, at);
      else if (char !== "[") at++;
      else {
        const end = endOfBracket(formula, at);
        const name = /[\p{L}_\\][\p{L}\p{N}_.\\]*$/u.exec(formula.slice(from, at))?.[0] ?? "";
        const table = name === "" ? ownTable(all, sheet, row, column) : byName.get(name.toLowerCase());
        const reference = table === undefined ? null : referenceTo(table, formula.slice(at + 1, end - 1), row);
        if (reference !== null) {
          out += formula.slice(from, at - name.length) + reference;
          from = end;
        }
        at = end;
      }
    }
    return out + formula.slice(from);
  };
}

function ownTable(all: readonly Table[], sheet: string, row: number, column: number): Table | undefined {
  return all.find(({ sheet: own, area }) => own === sheet && row >= area.row && row < area.row + area.rows && column >= area.column && column < area.column + area.columns);
}

/** `inside`: what stands in the outer brackets. */
function referenceTo(table: Table, inside: string, row: number): string | null {
  const { area, totalsRow } = table;
  const text = inside.trim();
  const thisRow = text.startsWith("@");
  const items = /^[@\s]*\[/.test(text) ? [...text.matchAll(/\[((?:[^\][']|'.)*)\]\s*(:)?/gs)].map(([, name, range]) => ({ name: name!, range: range !== undefined })) : [{ name: thisRow ? text.slice(1) : text, range: false }].filter(({ name }) => name !== "");
  const asked = new Set(items.flatMap(({ name }) => specials.find((special) => special === name.toLowerCase()) ?? []));
  if (thisRow) asked.add("#this row");
  const columns = columnsOf(table, items.filter(({ name }) => !specials.some((special) => special === name.toLowerCase())));
  if (columns === null) return null;
  const [top, bottom] = [area.row + 1, area.row + area.rows - 1 - (totalsRow ? 1 : 0)];
  const sheet = `'${table.sheet.replaceAll("'", "''")}'!`;
  const [left, right] = [`$${columnLetter(area.column + columns.first)}`, `$${columnLetter(area.column + columns.last)}`];
  if (asked.has("#this row")) return row < top || row > bottom ? "#VALUE!" : columns.first === columns.last ? `${sheet}${left}${row + 1}` : `${sheet}${left}${row + 1}:${right}${row + 1}`;
  const whole = asked.has("#all");
  const first = whole || asked.has("#headers") ? area.row : asked.has("#totals") && !asked.has("#data") ? area.row + area.rows - 1 : top;
  const last = whole || asked.has("#totals") ? area.row + area.rows - 1 : asked.has("#headers") && !asked.has("#data") ? area.row : bottom;
  if (asked.has("#totals") && !totalsRow) return "#REF!";
  return `${sheet}${left}$${first + 1}:${right}$${last + 1}`;
}

/** All of them where none is named; null where one is not there. */
function columnsOf({ columns }: Table, named: readonly { readonly name: string; readonly range: boolean }[]): Part | null {
  if (named.length === 0) return { first: 0, last: columns.length - 1 };
  const [one, two = one, ...more] = named.map(({ name }) => columns.findIndex((column) => column.toLowerCase() === name.replaceAll(/'(.)/gs, "$1").toLowerCase()));
  if (one! < 0 || two! < 0 || more.length > 0 || (named.length === 2 && !named[0]!.range)) return null;
  return { first: Math.min(one!, two!), last: Math.max(one!, two!) };
}
