import type { FieldType } from "../../fields/fieldType";
import type { CellValue } from "../../records/cellValue";

/** Countries whose numbers a sheet may hold without a country code; of those that read alike the first is taken. */
const countries = ["CN", "US", "GB", "DE", "FR", "ES", "IT", "NL", "CH", "AT", "JP", "KR", "SG", "AU", "IN", "BR", "MX"];
/** Another country than China must read so many more of the values. Chosen by us. */
const clearly = 0.1;
const mostJudged = 200;

/**
 * The country whose telephone numbers or postcodes these are, by how many of the distinct values it reads without loss and finds in use; null where it is that of the type anyway, or the type has none.
 * A reading that puts a country code before a number says more than was written: where numbers may be of any length, nearly all that looks like one is one. So it must read clearly more of them than of other digits.
 */
export function countryOfNumbers(fieldType: FieldType, distinct: readonly CellValue[]): string | null {
  const known = countries.filter((country) => fieldType.countries?.(country) === true);
  if (!known.includes("CN") || distinct.length === 0) return null;
  const judged = [...distinct].sort((a, b) => (String(a) < String(b) ? -1 : 1)).filter((_, i, { length }) => i % Math.ceil(length / mostJudged) === 0).map((value) => (typeof value === "number" ? String(value) : value));
  const others = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((by) => judged.map((value) => (typeof value === "string" ? value.replace(/\d/g, (digit) => String((Number(digit) + by) % 10)) : value)));
  const judge = (country: string, values: readonly CellValue[]) => {
    const context = { spec: { id: "column", type: fieldType.type, label: fieldType.label, country }, dateSystem: 1900, dayFirst: null } as const;
    const read = values.flatMap((value) => {
      const reading = fieldType.parse(value, context);
      return reading.ok && reading.lossless && reading.value !== null && fieldType.check(reading.value, context) === null ? [{ value, text: String(reading.value) }] : [];
    });
    return { country, share: read.length / values.length, addsCode: read.some(({ value, text }) => text.startsWith("+") && !String(value).includes("+")) };
  };
  const all = known.map((country) => judge(country, judged));
  const fitting = all.filter(({ country, share, addsCode }) => !addsCode || share >= Math.max(...others.map((values) => judge(country, values).share)) + clearly);
  const best = fitting.sort((a, b) => b.share - a.share)[0];
  return best !== undefined && best.share >= all.find(({ country }) => country === "CN")!.share + clearly ? best.country : null;
}
