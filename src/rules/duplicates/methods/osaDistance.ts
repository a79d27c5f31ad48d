/** More than any distance that is asked for. */
const far = 30_000;
let rows: [Uint16Array, Uint16Array, Uint16Array] = [new Uint16Array(64), new Uint16Array(64), new Uint16Array(64)];

/**
 * Characters to insert, drop, replace or swap with their neighbour to make one text of the other; `most` + 1 as soon as it is more than `most`. What both begin and end with costs
 * nothing, and no way leads farther than `most` from the diagonal.
 * @source optimal string alignment, https://en.wikipedia.org/wiki/Damerau–Levenshtein_distance; E. Ukkonen, Algorithms for approximate string matching, Information and Control 64 (1985)
 */
export function osaDistance(a: string, b: string, most: number): number {
  let m = a.length, n = b.length;
  if (m - n > most || n - m > most) return most + 1;
  while (m > 0 && n > 0 && a.charCodeAt(m - 1) === b.charCodeAt(n - 1)) { m--; n--; }
  let start = 0;
  while (start < m && start < n && a.charCodeAt(start) === b.charCodeAt(start)) start++;
  m -= start;
  n -= start;
  if (m === 0 || n === 0) return Math.max(m, n);
  if (most <= 1) return Math.min(m === n && (m === 1 || (m === 2 && swapped(a, b, start))) ? 1 : 2, most + 1);
  return banded(a, b, start, m, n, most);
}

function swapped(a: string, b: string, at: number): boolean {
  return a.charCodeAt(at) === b.charCodeAt(at + 1) && a.charCodeAt(at + 1) === b.charCodeAt(at);
}

/** Of `m` and `n` characters from `start`. */
function banded(a: string, b: string, start: number, m: number, n: number, most: number): number {
  if (rows[0].length <= n) rows = [new Uint16Array(n * 2), new Uint16Array(n * 2), new Uint16Array(n * 2)];
  let [before, last, row] = rows;
  for (let j = 0; j <= Math.min(n, most); j++) last[j] = j;
  for (let i = 1; i <= m; i++) {
    const from = Math.max(1, i - most), to = Math.min(n, i + most);
    row[from - 1] = from === 1 ? i : far;
    if (i + most <= n) last[to] = far;
    let least = from === 1 ? i : far;
    const x = a.charCodeAt(start + i - 1);
    for (let j = from; j <= to; j++) {
      const y = b.charCodeAt(start + j - 1);
      let cost = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (x === y ? 0 : 1));
      if (i > 1 && j > 1 && x === b.charCodeAt(start + j - 2) && a.charCodeAt(start + i - 2) === y) cost = Math.min(cost, before[j - 2]! + 1);
      row[j] = cost;
      if (cost < least) least = cost;
    }
    if (least > most) return most + 1;
    const free = before;
    before = last;
    last = row;
    row = free;
  }
  return Math.min(last[n]!, most + 1);
}
