import type { Model } from "./latentClasses";
import { blank, exact } from "./fieldLevels";
import type { LevelField } from "./levels";

/** Log2 odds that two values are one where nothing else is compared: from likeness 0.8, which is agreement, to 1; and from there down to 0. */
const agreeing = { least: 4.5, most: 9.5 }, differing = { most: -1, least: -8 };
/** A person's name is shared by strangers too often to decide alone: agreement is for a person to look at. */
const namesakes = 0.4;

/**
 * The model of a table in which one field alone is compared. There is nothing that a second field could confirm, so nothing to learn from: how alike two values are decides, by the same odds in a table of
 * any size, and how many have the value says nothing.
 */
export function nameAlone({ field: { method }, cuts, levels, differ, hint }: LevelField, size: number): Model {
  const share = 1 / Math.max(size, 2);
  const start = Math.log2(share / (1 - share));
  const match = new Float64Array(levels).fill(1 / (levels - 1));
  match[blank] = 1;
  const random = match.map((p, level) => (level === blank || level === hint ? p : p * 2 ** (start - oddsOf(level === exact ? 1 : level < differ ? (cuts[level - 2] ?? 0) : 0) * (method.coincidental === true ? namesakes : 1))));
  return { match: { share, levels: [match] }, related: null, random: { share: 1 - share, levels: [random] }, rounds: 0, alone: true };
}

function oddsOf(likeness: number): number {
  return likeness >= 0.8 ? agreeing.least + ((likeness - 0.8) / 0.2) * (agreeing.most - agreeing.least) : differing.most + ((0.8 - likeness) / 0.8) * (differing.least - differing.most);
}
