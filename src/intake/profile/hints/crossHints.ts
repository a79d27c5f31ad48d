import { arithmetic, mostNumberColumns } from "./arithmetic";
import { dependencies } from "./dependencies";
import { fills } from "./fills";
import type { CrossHint, HintColumn, HintKind } from "./hint";
import { orders } from "./orders";
import { probeOf } from "./probe";
import { sameText } from "./sameText";

export type CrossHints = {
  /** By kind, then in sheet order of the columns; at most twelve of a kind. */
  readonly found: readonly CrossHint[];
  /** Hints of each kind that are left out of the list. */
  readonly others: { readonly [kind in HintKind]?: number };
  /** Columns that no pair was made of, because there are too many. Their letters. */
  readonly notCompared: readonly string[];
};

/** Every pair of these columns is looked at; further ones are not. So the work grows with the cells and not with the square of the columns. */
const mostColumns = 40;
const mostOfAKind = 12;
const kinds: readonly HintKind[] = ["dependency", "order", "sum", "product", "equal", "part", "fillWhen", "fillTogether"];

export function crossHints(columns: readonly HintColumn[]): CrossHints {
  const telling = columns.filter(({ index, profile }) => index.filled > 0 && !profile.constant);
  const compared = telling.slice(0, mostColumns);
  const numeric = compared.filter(({ numbers, isDate }) => numbers !== null && !isDate);
  const records = { size: columns[0]?.index.codes.length ?? 0, probe: probeOf(columns) };
  const all = [...dependencies(compared), ...orders(compared, records), ...arithmetic(compared, records), ...sameText(compared, records), ...fills(compared, records)];
  // Columns that are equal follow from each other and contain each other: one word is enough.
  const equal = new Set(all.filter(({ kind }) => kind === "equal").map(lettersOf));
  const told = all.filter((one) => one.kind === "equal" || !equal.has(lettersOf(one)));
  const byKind = kinds.map((kind) => told.filter((one) => one.kind === kind));
  return {
    found: byKind.flatMap((some) => some.slice(0, mostOfAKind)),
    others: Object.fromEntries(byKind.flatMap((some, index) => (some.length > mostOfAKind ? [[kinds[index]!, some.length - mostOfAKind]] : []))),
    notCompared: telling.filter((column, i) => i >= mostColumns || numeric.indexOf(column) >= mostNumberColumns).map(({ profile }) => profile.letter),
  };
}

function lettersOf({ columns }: CrossHint): string {
  return columns.map(({ letter }) => letter).sort().join();
}
