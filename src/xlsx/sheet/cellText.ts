/** What an XML 1.0 text may hold: everything that Excel writes as `_xHHHH_` is outside of it, and carriage returns, which a parser would change. */
 
const needsCare = /[\u0000-\u0008\u000b-\u001f\ufffe\uffff&<>]|_x[0-9A-Fa-f]{4}_|[\ud800-\udfff]/;

/**
 * A cell's text as XML character data (ST_Xstring): illegal characters and carriage returns as `_xHHHH_`, text that looks like such an escape escaped
 * itself; line feeds and tabs stay. @source ECMA-376 part 1, 22.9.2.19.
 */
export function encodeCellText(text: string): string {
  if (!needsCare.test(text)) return text;
  return text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_")
     
    .replace(/[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/g, escaped)
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, escaped)
    .replace(/[&<>]/g, (char) => (char === "&" ? "&amp;" : char === "<" ? "&lt;" : "&gt;"));
}

export function decodeCellText(text: string): string {
  return text.includes("_x") ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))) : text;
}

/** `<t>` with the attribute that keeps blanks at its ends; `prefix` as in `x:`. */
export function textElement(text: string, prefix: string): string {
  const keep = /^[\s]|[\s]$/.test(text) ? ' xml:space="preserve"' : "";
  return `<${prefix}t${keep}>${encodeCellText(text)}</${prefix}t>`;
}

function escaped(char: string): string {
  return `_x${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`;
}
