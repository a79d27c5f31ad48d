import { valueKey } from "../../../records/cellValue";
import type { HintColumn } from "./hint";

/** A table of fewer records is looked at whole at once. */
const smallTable = 2_000;
const probeSize = 400;

/**
 * The records that are looked at first: those whose cells together have the smallest hashes. It is a sample as good as any drawn by lot, and the same whatever the order
 * of the rows. @source Z. Bar-Yossef and others, Counting Distinct Elements in a Data Stream, 2002: the k minimum values
 */
export function probeOf(columns: readonly HintColumn[]): Uint32Array {
  const size = columns[0]?.index.codes.length ?? 0;
  if (size < smallTable) return new Uint32Array();
  const hashes = new Uint32Array(size);
  for (const { index } of columns) {
    const ofValue = Uint32Array.from(index.dictionary, (value) => hashOf(valueKey(value)));
    for (let record = 0; record < size; record++) hashes[record] = Math.imul(hashes[record]! ^ ofValue[index.codes[record]!]!, 0x9e3779b1) ^ (hashes[record]! >>> 15);
  }
  const limit = hashes.slice().sort()[probeSize - 1]!;
  const probe: number[] = [];
  for (let record = 0; record < size && probe.length < probeSize; record++) if (hashes[record]! < limit) probe.push(record);
  // Records of the same hash say the same, so it does not matter which of them fill the rest.
  for (let record = 0; record < size && probe.length < probeSize; record++) if (hashes[record] === limit) probe.push(record);
  return Uint32Array.from(probe);
}

/** FNV-1a, 32 bits. @source https://datatracker.ietf.org/doc/html/draft-eastlake-fnv */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
