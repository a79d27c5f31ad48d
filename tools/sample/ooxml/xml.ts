/** Small string tools for writing OOXML parts by hand. @source ECMA-376 part 1 (transitional). */
export const xmlHead = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
export const mainNs = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
export const relNs = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

export function esc(text: string): string {
  return text.replace(/[&<>"]/g, (c) => (c === "&" ? "&amp;" : c === "<" ? "&lt;" : c === ">" ? "&gt;" : "&quot;"));
}

/** 0 → A. */
export function letter(column: number): string {
  return column < 26 ? String.fromCharCode(65 + column) : letter(Math.floor(column / 26) - 1) + letter(column % 26);
}

/** A number as Excel writes it: 17 digits and an exponent once it is long. */
export function numberText(value: number): string {
  return Math.abs(value) >= 1e15 ? value.toExponential().replace("e+", "E+") : String(value);
}

export function relationships(list: readonly { readonly id: string; readonly type: string; readonly target: string }[]): string {
  const items = list.map(({ id, type, target }) => `<Relationship Id="${id}" Type="${type.startsWith("http") ? type : `${relNs}/${type}`}" Target="${target}"/>`);
  return `${xmlHead}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${items.join("")}</Relationships>`;
}
