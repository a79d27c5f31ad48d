import { foldKey } from "../fields/width";
import type { ImportProfile, TableDef } from "./template";

/** What the template has agreed for files of this name; the first that fits. */
export function profileFor({ imports = [] }: Pick<TableDef, "imports">, file: string): ImportProfile | null {
  return imports.find(({ source }) => source !== null && fits(foldKey(source), foldKey(file))) ?? null;
}

/** Which field a header is by the profile, blind to width, case and white space. */
export function headerFields({ headers }: ImportProfile): (header: string) => string | undefined {
  const fields = new Map(Object.entries(headers).map(([header, field]) => [foldKey(header), field]));
  return (header) => fields.get(foldKey(header));
}

/** A file name against a pattern in which `*` stands for anything: each piece is looked for once, from the left. */
function fits(pattern: string, name: string): boolean {
  const [first, ...rest] = pattern.split("*");
  if (!name.startsWith(first!)) return false;
  if (rest.length === 0) return name === pattern;
  const last = rest.pop()!;
  let at = first!.length;
  for (const piece of rest) {
    const found = name.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return name.length - last.length >= at && name.endsWith(last);
}
