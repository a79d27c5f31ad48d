/**
 * Numbers for people who work in one workbook at once: each takes them from a block of their own, for nobody sees at once what the others add. A number is known by its scope, the text around it.
 */
export type NumberRange = { readonly from: number; readonly to: number };
/** `own`, `others`: by scope, the blocks that are reserved. `gap`: how many numbers a first block leaves free below it, for what others have taken in order and is not seen yet. */
export type Numbering = { readonly own: { readonly [scope: string]: readonly NumberRange[] }; readonly others: { readonly [scope: string]: readonly NumberRange[] }; readonly gap: number };

/** Numbers in a block. Chosen by us: a morning's new records of one person, and few enough to be left over. */
export const blockSize = 20;

export type Counter = { readonly see: (number: number) => void; readonly next: () => number };

/** Goes on behind the largest number seen; with `numbering`, through the blocks of one's own, then in a new one behind all others. */
export function counter(scope: string, numbering: Numbering | null): Counter {
  let last = 0;
  if (numbering === null) return { see: (number) => { last = Math.max(last, number); }, next: () => ++last };
  const blocks = (numbering.own[scope] ?? []).map(({ from, to }) => ({ from, to, last: from - 1 }));
  const reach = [...blocks, ...(numbering.others[scope] ?? [])].reduce((most, { to }) => Math.max(most, to), 0);
  let gap = blocks.length === 0 ? numbering.gap : 0;
  return {
    see: (number) => {
      last = Math.max(last, number);
      for (const block of blocks) if (number >= block.from && number <= block.to) block.last = Math.max(block.last, number);
    },
    next: () => {
      let block = blocks.find((each) => each.last < each.to);
      if (block === undefined) {
        const from = Math.max(last, reach, ...blocks.map(({ to }) => to)) + 1 + gap;
        gap = 0;
        blocks.push((block = { from, to: from + blockSize - 1, last: from - 1 }));
      }
      block.last++;
      last = Math.max(last, block.last);
      return block.last;
    },
  };
}
