/** A piece of a text: whether the other text has it too. */
export type DiffPiece = { readonly text: string; readonly same: boolean };

/** Longer texts are told apart by their common beginning and end alone: the full comparison costs the product of the lengths. */
const fullUpTo = 400;

/** Which characters differ between two texts: the least that has to go from the one and come into the other. Characters are what people see as one. */
export function textDiff(before: string, after: string): { readonly before: readonly DiffPiece[]; readonly after: readonly DiffPiece[] } {
  const [a, b] = [graphemes(before), graphemes(after)];
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  const [x, y] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  const shared = x.length * y.length > 0 && x.length <= fullUpTo && y.length <= fullUpTo ? commonOf(x, y) : { x: new Set<number>(), y: new Set<number>() };
  const pieces = (all: readonly string[], middle: number, common: ReadonlySet<number>): readonly DiffPiece[] =>
    joined(all.map((text, index) => ({ text, same: index < start || index >= start + middle || common.has(index - start) })));
  return { before: pieces(a, x.length, shared.x), after: pieces(b, y.length, shared.y) };
}

const segmenter = new Intl.Segmenter("zh-CN", { granularity: "grapheme" });

function graphemes(text: string): readonly string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

/** The places of a longest common subsequence. */
function commonOf(x: readonly string[], y: readonly string[]): { readonly x: ReadonlySet<number>; readonly y: ReadonlySet<number> } {
  const width = y.length + 1;
  const length = new Uint16Array((x.length + 1) * width);
  for (let i = x.length - 1; i >= 0; i--)
    for (let j = y.length - 1; j >= 0; j--) length[i * width + j] = x[i] === y[j] ? length[(i + 1) * width + j + 1]! + 1 : Math.max(length[(i + 1) * width + j]!, length[i * width + j + 1]!);
  const [inX, inY] = [new Set<number>(), new Set<number>()];
  for (let i = 0, j = 0; i < x.length && j < y.length; ) {
    if (x[i] === y[j]) {
      inX.add(i++);
      inY.add(j++);
    } else if (length[(i + 1) * width + j]! >= length[i * width + j + 1]!) i++;
    else j++;
  }
  return { x: inX, y: inY };
}

function joined(pieces: readonly DiffPiece[]): readonly DiffPiece[] {
  const runs: DiffPiece[] = [];
  for (const piece of pieces) {
    const last = runs.at(-1);
    if (last?.same === piece.same) runs[runs.length - 1] = { text: last.text + piece.text, same: last.same };
    else runs.push(piece);
  }
  return runs;
}
