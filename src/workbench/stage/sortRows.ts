import type { CellValue } from "../../workbook/host";

/** Chinese by pinyin, as Excel sorts it in Chinese, behind letters; those without regard to case, digits by their characters. */
const collator = new Intl.Collator("zh-CN-u-co-pinyin", { sensitivity: "base" });

/**
 * The places of some cells in sorted order, as Excel sorts them: numbers, then texts, false, true, errors, the other way round where `descending`; blanks last in any case; those that are equal stay
 * in the order in which they stand. @source Microsoft, "Sort data in a range or table"
 */
export function sortedPlaces(keys: readonly CellValue[], descending: boolean): readonly number[] {
  const turn = descending ? -1 : 1;
  const ranks = keys.map(rank);
  return keys.map((_, place) => place).sort((a, b) => {
    const [left, right] = [ranks[a]!, ranks[b]!];
    if (left === blank || right === blank) return Number(left === blank) - Number(right === blank) || a - b;
    if (left !== right) return turn * (left - right) || a - b;
    const [one, other] = [keys[a]!, keys[b]!];
    const order = typeof one === "number" ? one - (other as number) : typeof one === "string" ? collator.compare(one, other as string) : 0;
    return turn * order || a - b;
  });
}

const blank = 5;

function rank(value: CellValue): number {
  switch (typeof value) {
    case "number": return 0;
    case "string": return value === "" ? blank : /^\p{Script=Han}/u.test(value) ? 1.5 : 1;
    case "boolean": return value ? 3 : 2;
    default: return value === null ? blank : 4;
  }
}
