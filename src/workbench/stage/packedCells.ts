import type { CellValue } from "../../workbook/host";

/** Numbers, two bytes each where none is larger. */
export type Whole = Uint16Array | Uint32Array;

/** What a cell says, by its number in `kinds`. */
const kind = { blank: 0, number: 1, text: 2, true: 3, false: 4, error: 5 } as const;

/**
 * Cells of some rows in a few arrays, row behind row: a message of them is handed over and not copied, and whoever keeps them keeps no object for each.
 * `which`: where the number of a cell stands in `numbers`, or its text among those that `texts` holds one behind the other, the `i`th up to `ends[i]`. `formulaAt`: the places of cells with formulas,
 * ascending; beside each in `formulas` that of its text.
 */
export type PackedCells = {
  readonly kinds: Uint8Array;
  readonly which: Whole;
  readonly numbers: Float64Array;
  readonly texts: string;
  readonly ends: Uint32Array;
  readonly formulaAt: Uint32Array;
  readonly formulas: Uint32Array;
};

export function packCells(values: readonly CellValue[], formulas: readonly (readonly [at: number, formula: string])[]): PackedCells {
  const kinds = new Uint8Array(values.length);
  const which = new Uint32Array(values.length);
  const texts = new Map<string, number>();
  const numbers = new Map<number, number>();
  values.forEach((value, at) => {
    if (typeof value === "number") [kinds[at], which[at]] = [kind.number, placeIn(numbers, value)];
    else if (typeof value === "string") [kinds[at], which[at]] = [kind.text, placeIn(texts, value)];
    else if (typeof value === "boolean") kinds[at] = value ? kind.true : kind.false;
    else if (value !== null) [kinds[at], which[at]] = [kind.error, placeIn(texts, value.error)];
  });
  const formulaAt = Uint32Array.from(formulas, ([at]) => at);
  const textsOfFormulas = Uint32Array.from(formulas, ([, formula]) => placeIn(texts, formula));
  let end = 0;
  return { kinds, which: narrow(which), numbers: Float64Array.from(numbers.keys()), formulaAt, formulas: textsOfFormulas, texts: [...texts.keys()].join(""), ends: Uint32Array.from(texts.keys(), (text) => (end += text.length)) };
}

/** The same numbers in as little room as they take. */
export function narrow(numbers: Uint32Array): Whole {
  return numbers.every((number) => number <= 0xffff) ? Uint16Array.from(numbers) : numbers;
}

/** Where a value stands among those that are known, in the order in which they came; a new one stands last. */
function placeIn<T>(known: Map<T, number>, value: T): number {
  const place = known.get(value) ?? known.size;
  if (place === known.size) known.set(value, place);
  return place;
}

/** The buffers that a message of them may hand over. */
export function buffersOf({ kinds, which, numbers, ends, formulaAt, formulas }: PackedCells): readonly ArrayBufferLike[] {
  return [kinds, which, numbers, ends, formulaAt, formulas].map(({ buffer }) => buffer);
}

export function packedValue({ kinds, which, numbers, texts, ends }: PackedCells, at: number): CellValue {
  switch (kinds[at]) {
    case kind.number: return numbers[which[at]!]!;
    case kind.text: return packedText(texts, ends, which[at]!);
    case kind.true: return true;
    case kind.false: return false;
    case kind.error: return { error: packedText(texts, ends, which[at]!) };
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
