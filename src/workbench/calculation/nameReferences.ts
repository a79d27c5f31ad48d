import type { FileResults } from "../../hosts/file/fileResults";

/** What a name stands for where it is the same from everywhere: cells of one sheet, or a number. */
const cells = /^(?:'(?:[^']|'')+'|[^'!,()[\]\s]+)!(?:\$[A-Z]{1,3}\$\d+(?::\$[A-Z]{1,3}\$\d+)?|\$[A-Z]{1,3}:\$[A-Z]{1,3}|\$\d+:\$\d+)$/i;
const number = /^-?\d+(?:\.\d+)?(?:E[+-]?\d+)?$/i;
/** A word that might also be a column is none of ours. */
const column = /^[a-z]{1,3}$/i;
/** Texts, sheets and what stands in brackets are passed over. */
const parts = /"(?:[^"]|"")*"|'(?:[^']|'')*'!?|\[[^\]]*\]|[\p{L}_\\][\p{L}\p{N}_.?\\]*/gu;
/** These give names of their own. */
const givesNames = /\b(?:LET|LAMBDA)\s*\(/i;

/** Writes the defined names of formulas as what they stand for: `SUM(AllSpend)` as `SUM(Suppliers!$Q$5:$Q$176)`. Names of other formulas, and those of another sheet, are left as they are. */
export function nameReferences(results: Pick<FileResults, "names">): (formula: string, sheet: string) => string {
  const known = new Map<string, string>();
  const keyOf = (name: string, sheet: string | null): string => `${name.toLowerCase()}\n${sheet ?? ""}`;
  for (const { name, sheet, formula } of results.names()) {
    // A sheet's own name hides that of the workbook, whatever it stands for.
    const text = cells.test(formula) ? formula : number.test(formula) ? `(${formula})` : name;
    if (!column.test(name)) known.set(keyOf(name, sheet), text);
  }
  if (known.size === 0) return (formula) => formula;
  return (formula, sheet) => {
    if (givesNames.test(formula)) return formula;
    return formula.replace(parts, (word, at: number) => {
      const isName = !/^["'[]/.test(word) && !/[!$\p{L}\p{N}_.]/u.test(formula[at - 1] ?? "") && !/^\s*\(|^[![]/.test(formula.slice(at + word.length, at + word.length + 3));
      return isName ? (known.get(keyOf(word, sheet)) ?? known.get(keyOf(word, null)) ?? word) : word;
    });
  };
}
