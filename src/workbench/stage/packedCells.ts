import type { CellValue } from "../../workbook/host";

/** What a cell says, by its number in `kinds`. */
const kind = { blank: 0, number: 1, text: 2, true: 3, false: 4, error: 5 } as const;

/**
 * Cells of some rows in a few arrays, row behind row: a message of them is handed over and not copied, and whoever keeps them keeps no object for each.
 * `numbers`: of a number, or of the text among those that `texts` holds one behind the other, the `i`th up to `ends[i]`. `formulaAt`: the places of cells with formulas, ascending; beside each in
 * `formulas` that of its text.
 */
export type PackedCells = {
  readonly kinds: Uint8Array;
  readonly numbers: Float64Array;
  readonly texts: string;
  readonly ends: Uint32Array;
  readonly formulaAt: Uint32Array;
  readonly formulas: Uint32Array;
};

export function packCells(values: readonly CellValue[], formulas: readonly (readonly [at: number, formula: string])[]): PackedCells {
  const kinds = new Uint8Array(values.length);
  const numbers = new Float64Array(values.length);
  const known = new Map<string, number>();
  const textNumber = (text: string): number => {
    const number = known.get(text) ?? known.size;
    known.set(text, number);
    return number;
  };
  values.forEach((value, at) => {
    if (typeof value === "number") [kinds[at], numbers[at]] = [kind.number, value];
    else if (typeof value === "string") [kinds[at], numbers[at]] = [kind.text, textNumber(value)];
    else if (typeof value === "boolean") kinds[at] = value ? kind.true : kind.false;
    else if (value !== null) [kinds[at], numbers[at]] = [kind.error, textNumber(value.error)];
  });
  const formulaAt = Uint32Array.from(formulas, ([at]) => at);
  const numbersOfFormulas = Uint32Array.from(formulas, ([, formula]) => textNumber(formula));
  let end = 0;
  return { kinds, numbers, formulaAt, formulas: numbersOfFormulas, texts: [...known.keys()].join(""), ends: Uint32Array.from(known.keys(), (text) => (end += text.length)) };
}

/** The buffers that a message of them may hand over. */
export function buffersOf({ kinds, numbers, ends, formulaAt, formulas }: PackedCells): readonly ArrayBufferLike[] {
  return [kinds, numbers, ends, formulaAt, formulas].map(({ buffer }) => buffer);
}

export function packedValue({ kinds, numbers, texts, ends }: PackedCells, at: number): CellValue {
  switch (kinds[at]) {
    case kind.number: return numbers[at]!;
    case kind.text: return packedText(texts, ends, numbers[at]!);
    case kind.true: return true;
    case kind.false: return false;
    case kind.error: return { error: packedText(texts, ends, numbers[at]!) };
    default: return null;
  }
}

/** The formulas of the cells from one place up to another. */
export function packedFormulas({ formulaAt, formulas, texts, ends }: PackedCells, from: number, to: number): readonly (readonly [at: number, formula: string])[] {
  const found: (readonly [number, string])[] = [];
  for (let i = firstFrom(formulaAt, from); i < formulaAt.length && formulaAt[i]! < to; i++) found.push([formulaAt[i]!, packedText(texts, ends, formulas[i]!)]);
  return found;
}

export function packedFormula({ formulaAt, formulas, texts, ends }: PackedCells, at: number): string | null {
  const i = firstFrom(formulaAt, at);
  return formulaAt[i] === at ? packedText(texts, ends, formulas[i]!) : null;
}

function packedText(texts: string, ends: Uint32Array, number: number): string {
  return texts.slice(number === 0 ? 0 : ends[number - 1], ends[number]);
}

/** Where the first stands that is not below `least`, among ascending ones. */
function firstFrom(ascending: Uint32Array, least: number): number {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending[middle]! < least) low = middle + 1;
    else high = middle;
  }
  return low;
}
