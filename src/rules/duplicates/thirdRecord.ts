import type { CheckInput } from "../rule";
import type { Third, Through } from "./duplicates";
import type { Scorer } from "./scorer";

const texts = {
  record: { "zh-CN": "两条都与第 {row} 行的记录相符，所以三条是同一个", en: "both match the record in row {row}, so the three are one" },
  group: { "zh-CN": "其中一条只与这一组相像，与别的记录都不像；整组一起看，是同一个", en: "one of the two is like this group and like no other record; taken as a whole they are one" },
} as const;

/** What others of their group add for the pair `a`, `b`, which comes to `bits` with that. A person is told its row. */
export function thirdOf({ table: { records } }: CheckInput, scorer: Scorer, a: number, b: number, through: Through, bits: number): Third {
  const added = bits - scorer.weigh(a, b).bits;
  if (through === "group") return { record: null, bits: added, text: { message: texts.group, data: {} } };
  return { record: through, bits: added, text: { message: texts.record, data: { row: records.rows[through]!, record: records.ids[through] ?? null } } };
}
