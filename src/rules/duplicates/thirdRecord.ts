import type { CheckInput } from "../rule";
import type { Third } from "./duplicates";
import type { Scorer } from "./scorer";
import { throughBits } from "./through";

const bothLike = { "zh-CN": "两条都与记录 {record} 相符，所以三条是同一个", en: "both match record {record}, so the three are one" } as const;

/** What the record `through` adds for the pair `a`, `b`: both are like it. It is called by its id, else by its row. */
export function thirdOf({ table: { records } }: CheckInput, scorer: Scorer, a: number, b: number, through: number): Third {
  const left = scorer.weigh(a, through).bits;
  return { record: through, bits: throughBits(left, scorer.weigh(b, through).bits), text: { message: bothLike, data: { record: records.ids[through] ?? String(records.rows[through]) } } };
}
