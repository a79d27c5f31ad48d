import type { FieldType } from "../../fields/fieldType";
import type { CellValue } from "../../records/cellValue";

/** Countries whose numbers a sheet may hold without a country code; of those that read alike the first is taken. */
const countries = ["CN", "US", "GB", "DE", "FR", "ES", "IT", "NL", "CH", "AT", "JP", "KR", "SG", "AU", "IN", "BR", "MX"];
/** Another country than China must read so many more of the values. Chosen by us. */
const clearly = 0.1;
const mostJudged = 200;

/** The country whose telephone numbers or postcodes these are, by how many of the distinct values it reads without loss and finds in use; null where it is that of the type anyway, or the type has none. */
export function countryOfNumbers(fieldType: FieldType, distinct: readonly CellValue[]): string | null {
  const known = countries.filter((country) => fieldType.countries?.(country) === true);
  if (!known.includes("CN") || distinct.length === 0) return null;
  const judged = [...distinct].sort((a, b) => (String(a) < String(b) ? -1 : 1)).filter((_, i, { length }) => i % Math.ceil(length / mostJudged) === 0);
  const share = (country: string): number => {
    const context = { spec: { id: "column", type: fieldType.type, label: fieldType.label, country }, dateSystem: 1900, dayFirst: null } as const;
    return judged.filter((value) => {
      const reading = fieldType.parse(value, context);
      return reading.ok && reading.lossless && reading.value !== null && fieldType.check(reading.value, context) === null;
    }).length / judged.length;
  };
  const shares = known.map((country) => ({ country, share: share(country) }));
  const best = shares.toSorted((a, b) => b.share - a.share)[0]!;
  return best.share >= shares.find(({ country }) => country === "CN")!.share + clearly ? best.country : null;
}
