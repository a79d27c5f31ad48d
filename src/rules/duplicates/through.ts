/** A record of the same group through which two others are surer to be one, and by how many bits. */
export type ThroughRecord = { readonly record: number; readonly bits: number };

/**
 * What a third record adds for a pair, in bits: `left` and `right` say how sure it is to be one with either. To be one is transitive, so of the eight ways in which three pairs can be one or not only five
 * can be: none, one of the pairs, all three. Two links of 6 bits add 4.9; where either link is not sure, nothing is added.
 * @source the odds of a pair over the partitions of three records, each link taken for independent; as in P. Singla, P. Domingos, Entity Resolution with Markov Logic, ICDM (2006)
 */
export function throughBits(left: number, right: number): number {
  const [x, y] = [Math.min(left, mostBits), Math.min(right, mostBits)];
  return Math.max(0, Math.log2((1 + 2 ** (x + y)) / (1 + 2 ** x + 2 ** y)));
}

/** Beyond that nothing is surer, and powers of two stay finite. */
const mostBits = 40;

/** Links of a record that are tried, its surest: in a group of hundreds all would be a cube of work. */
const tried = 12;

/**
 * The bits of every pair of a group of `size`, row by row, and for those that do not reach `enough` by themselves the third record that speaks most for them. Of several that speak alike the first.
 */
export function groupPairs(size: number, enough: number, bitsOf: (x: number, y: number) => number): { readonly bits: Float64Array; readonly through: (x: number, y: number) => ThroughRecord | null } {
  const bits = new Float64Array(size * size);
  for (let x = 0; x < size; x++) for (let y = x + 1; y < size; y++) bits[x * size + y] = bits[y * size + x] = bitsOf(x, y);
  const surest: (readonly number[] | undefined)[] = [];
  const linksOf = (x: number): readonly number[] => (surest[x] ??= Array.from({ length: size }, (_, y) => y).filter((y) => y !== x && bits[x * size + y]! > 0).sort((p, q) => bits[x * size + q]! - bits[x * size + p]! || p - q).slice(0, tried));
  return {
    bits,
    through(x, y) {
      if (bits[x * size + y]! >= enough) return null;
      let best: ThroughRecord | null = null;
      for (const links of [linksOf(x), linksOf(y)]) for (const record of links) {
        if (record === x || record === y) continue;
        const more = throughBits(bits[x * size + record]!, bits[y * size + record]!);
        if (more > (best?.bits ?? 0) || (best !== null && more === best.bits && record < best.record)) best = { record, bits: more };
      }
      return best;
    },
  };
}
