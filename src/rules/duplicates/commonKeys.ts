/**
 * Keys that more records share bring nobody together by themselves, only two and two with a key of another field. The work grows with records times this, so a small table can afford more,
 * and large groups of one subject are found in it. @source 30 to 60 measured on generated lists of 100,000
 */
export function commonFrom(size: number): number {
  return Math.min(500, Math.max(40, Math.round(3e6 / size)));
}
