/** Log2 odds to probability. */
export function probability(bits: number): number {
  return 1 / (1 + 2 ** -bits);
}

/** Probability to log2 odds; beyond 1e-9 from 0 or 1 it stays finite. */
export function oddsBits(p: number): number {
  const inside = Math.min(Math.max(p, 1e-9), 1 - 1e-9);
  return Math.log2(inside / (1 - inside));
}
