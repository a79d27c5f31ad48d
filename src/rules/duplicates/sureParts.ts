/**
 * The parts of a group that may be merged without asking: every two of a part reach `level` by themselves, so that a doubtful record waits without holding up the others.
 * `bits`: by itself, of every pair of the `size` records, row by row. Parts of two and more, as places, ascending; the surest are joined first, of several as sure the first.
 * @source complete linkage: T. Sørensen, A method of establishing groups of equal amplitude in plant sociology (1948)
 */
export function sureParts(size: number, bits: Float64Array, level: number): readonly (readonly number[])[] {
  if (areSure(size, bits, level)) return [Array.from({ length: size }, (_, at) => at)];
  const parts: number[][] = Array.from({ length: size }, (_, at) => [at]);
  // Between parts the least of their pairs; a part stands at the place of its first record.
  const least = bits.slice();
  for (;;) {
    let [best, left, right] = [-Infinity, -1, -1];
    for (let x = 0; x < size; x++) if (parts[x]!.length > 0) for (let y = x + 1; y < size; y++) if (parts[y]!.length > 0 && least[x * size + y]! > best) [best, left, right] = [least[x * size + y]!, x, y];
    if (!(best >= level)) return parts.filter(({ length }) => length > 1).map((part) => part.toSorted((a, b) => a - b));
    parts[left]!.push(...parts[right]!.splice(0));
    for (let z = 0; z < size; z++) least[left * size + z] = least[z * size + left] = Math.min(least[left * size + z]!, least[right * size + z]!);
  }
}

/** Most groups are two records that are sure of each other: nothing is to be parted. */
function areSure(size: number, bits: Float64Array, level: number): boolean {
  for (let x = 0; x < size; x++) for (let y = x + 1; y < size; y++) if (!(bits[x * size + y]! >= level)) return false;
  return size > 1;
}
