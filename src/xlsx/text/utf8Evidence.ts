/** What bytes say of UTF-8: `high` bytes beyond ASCII, valid sequences of two bytes (`pairs`) and of three or four (`longer`), and bytes outside any (`broken`). */
export type Utf8Evidence = { readonly high: number; readonly pairs: number; readonly longer: number; readonly broken: number };

export function utf8Evidence(bytes: Uint8Array): Utf8Evidence {
  let [high, pairs, longer, broken] = [0, 0, 0, 0];
  for (let i = 0; i < bytes.length; ) {
    if (bytes[i]! < 0x80) {
      i++;
      continue;
    }
    const length = sequenceLength(bytes, i);
    high += length || 1;
    if (length === 0) broken++;
    else if (length === 2) pairs++;
    else longer++;
    i += length || 1;
  }
  return { high, pairs, longer, broken };
}

/** Length of the UTF-8 sequence at `i`, 1 for ASCII, 0 for none. @source RFC 3629, section 4. */
function sequenceLength(bytes: Uint8Array, i: number): number {
  const first = bytes[i]!;
  if (first < 0x80) return 1;
  const length = first >= 0xc2 && first <= 0xdf ? 2 : first >= 0xe0 && first <= 0xef ? 3 : first >= 0xf0 && first <= 0xf4 ? 4 : 0;
  for (let k = 1; k < length; k++) if ((bytes[i + k] ?? 0) >> 6 !== 2) return 0;
  const second = bytes[i + 1] ?? 0;
  const overlong = (first === 0xe0 && second < 0xa0) || (first === 0xf0 && second < 0x90);
  const outside = (first === 0xed && second > 0x9f) || (first === 0xf4 && second > 0x8f);
  return overlong || outside ? 0 : length;
}
