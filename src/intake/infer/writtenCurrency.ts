import { readMarkedNumber } from "../../fields/numberText";
import type { CellValue } from "../../records/cellValue";
import { isPlaceholder } from "../cellLook";
import { readHeader } from "../headerText";
import { typeWords } from "../headerWords";
import { steadySample } from "../steadySample";

/** Shares of the distinct values: that are amounts; of those that name a currency, that name the main one; and that name one where the header does not speak of amounts. Chosen by us. */
const leastAmounts = 0.83;
const leastMain = 0.9;
const leastNamed = 0.5;
/** Of so many values. */
const mostJudged = 1_000;

const amountWords = new Set(typeWords["money"]!.map((word) => readHeader(word).base));

/** Of a header: Umsatz (€), Spend USD. */
const headed = /(?:^|[\s(\[,/_-])(USD|EUR|GBP|CAD|AUD|CHF|SGD|HKD|\$|€|£)(?=$|[\s)\],/_-])/i;
const signs: { readonly [sign: string]: string } = { $: "USD", "€": "EUR", "£": "GBP" };

/**
 * The currency (ISO 4217) that the texts of a column of amounts name: `$11,871.28`, `31623` and `USD 57,000` are dollars. A bare number is in the currency of the others, or in that of the header. Null where they are no
 * amounts or name none, too few of them do so, or several do. `distinct`: each value once.
 */
export function writtenCurrency(header: string, distinct: readonly CellValue[]): string | null {
  const judged = steadySample(distinct.filter((value) => !isPlaceholder(value)), mostJudged, String);
  const named = new Map<string, number>();
  let amounts = 0;
  for (const value of judged) {
    if (typeof value === "number") amounts++;
    if (typeof value !== "string") continue;
    const read = readMarkedNumber(value, { comma: true, isPointOpen: false });
    if (!read.ok || read.percent !== 0 || read.rest !== "") continue;
    amounts++;
    const currency = read.currency?.replace("¥", "CNY");
    if (currency !== undefined) named.set(currency, (named.get(currency) ?? 0) + 1);
  }
  const [main] = [...named].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  const all = [...named.values()].reduce((sum, count) => sum + count, 0);
  const [, sign] = headed.exec(header) ?? [];
  if (main === undefined && sign !== undefined && judged.length > 0 && amounts >= judged.length * leastAmounts && judged.some((value) => typeof value === "string")) return signs[sign] ?? sign.toUpperCase();
  if (main === undefined || amounts < judged.length * leastAmounts || main[1] < all * leastMain) return null;
  return amountWords.has(readHeader(header).base) || headed.test(header) || all >= judged.length * leastNamed ? main[0] : null;
}
