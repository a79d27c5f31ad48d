import { type Area, areaAddress, cellAddress } from "../../workbook/area";
import { encodeCellText } from "./cellText";

/** The cell's source with another address; everything else as it is written. `prefix` is that of the sheet. */
export function readdressed(source: string, prefix: string, row: number, column: number): string {
  const end = source.indexOf(">");
  const tag = source.slice(0, end);
  const r = ` r="${cellAddress(row, column)}"`;
  const own = /\sr\s*=\s*(?:"[^"]*"|'[^']*')/;
  return (own.test(tag) ? tag.replace(own, r) : `<${prefix}c${r}${tag.slice(prefix.length + 2)}`) + source.slice(end);
}

/** The cell's source with a formula of its own; the attributes that make it one of a shared group go. Null where it has no formula element of a plain form. */
export function reformulated(source: string, prefix: string, text: string): string | null {
  return withFormula(source, prefix, (attributes) => `<${prefix}f${without(attributes, ["t", "ref", "si"])}>${encodeCellText(text)}</${prefix}f>`);
}

/** The source of a main cell (of a shared group or an array formula) with the text and the area it has now. */
export function regrouped(source: string, prefix: string, text: string, area: Area): string | null {
  return withFormula(source, prefix, (attributes) => `<${prefix}f${withRef(attributes, area)}>${encodeCellText(text)}</${prefix}f>`);
}

/** The source of a data table's main cell; `text` is `TABLE(row input,column input)`, of which one may be missing. @source ECMA-376 part 1, 18.3.1.40 f. */
export function retabled(source: string, prefix: string, text: string, area: Area): string | null {
  const [, row = "", column = ""] = /^TABLE\(([^,]*),([^)]*)\)$/.exec(text) ?? [];
  const inputs = [row, column].filter((input) => input !== "");
  return withFormula(source, prefix, (attributes) => {
    const changed = inputs.reduce((list, input, i) => list.replace(new RegExp(`(\\sr${i + 1}\\s*=\\s*["'])[^"']*`), (_, start: string) => start + input), withRef(attributes, area));
    return `<${prefix}f${changed}/>`;
  });
}

function withFormula(source: string, prefix: string, xml: (attributes: string) => string): string | null {
  const open = source.indexOf(`<${prefix}f`);
  const tagEnd = source.indexOf(">", open);
  if (open < 0 || tagEnd < 0 || !/[\s/>]/.test(source[open + prefix.length + 2]!)) return null;
  const closes = source[tagEnd - 1] === "/";
  const close = `</${prefix}f>`;
  const end = closes ? tagEnd + 1 : source.indexOf(close, tagEnd) + close.length;
  if (end < tagEnd) return null;
  return source.slice(0, open) + xml(source.slice(open + prefix.length + 2, closes ? tagEnd - 1 : tagEnd).trimEnd()) + source.slice(end);
}

function withRef(attributes: string, area: Area): string {
  const ref = /(\sref\s*=\s*["'])[^"']*/;
  return ref.test(attributes) ? attributes.replace(ref, (_, start: string) => start + areaAddress(area)) : `${attributes} ref="${areaAddress(area)}"`;
}

function without(attributes: string, names: readonly string[]): string {
  return names.reduce((list, name) => list.replace(new RegExp(`\\s${name}\\s*=\\s*(?:"[^"]*"|'[^']*')`), ""), attributes);
}
