/**
 * At most `size` of the values, in text order: the same ones whatever order they come in. Those whose texts have the lowest hashes are taken, so that the sample is spread evenly and costs no sorting of all
 * values. Texts must differ.
 * @source FNV-1a, G. Fowler, L. C. Noll, K.-P. Vo; "bottom-k" sketches, E. Cohen and H. Kaplan 2007
 */
export function steadySample<T>(values: readonly T[], size: number, textOf: (value: T) => string): readonly T[] {
  if (values.length <= size) return values;
  const hashes = Uint32Array.from(values, (value) => hashOf(textOf(value)));
  const most = hashes.toSorted()[size - 1]!;
  const inTextOrder = (a: T, b: T): number => (textOf(a) < textOf(b) ? -1 : 1);
  const below = values.filter((_, i) => hashes[i]! < most);
  const equal = values.filter((_, i) => hashes[i] === most).sort(inTextOrder);
  return [...below, ...equal.slice(0, size - below.length)].sort(inTextOrder);
}

function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  // The last bits of what was multiplied differ too little between short texts.
  hash ^= hash >>> 16;
  return Math.imul(hash, 0x85ebca6b) >>> 0;
}
