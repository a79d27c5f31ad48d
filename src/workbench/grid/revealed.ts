/** One direction. Sizes in pixels of the sheet. `start` and `end` of the cell; `frozen`: size of the frozen part; `scroll`: how far the rest is moved; `seen`: how much of the rest is seen. Gives the scroll with which the cell is seen. */
export function revealed({ start, end, frozen, scroll, seen }: { readonly start: number; readonly end: number; readonly frozen: number; readonly scroll: number; readonly seen: number }): number {
  const [top, bottom] = [start - frozen, end - frozen];
  if (top < 0 || (top >= scroll && bottom <= scroll + seen)) return scroll;
  // A step moves as little as it can; who jumps sees what is around too.
  const isJump = bottom < scroll - seen / 2 || top > scroll + seen * 1.5;
  if (isJump) return Math.max(0, Math.round(top - seen / 3));
  return top < scroll ? top : Math.min(top, bottom - seen);
}
