import type { FieldType } from "../../fields/fieldType";
import type { CellValue } from "../../records/cellValue";
import { steadySample } from "../steadySample";

/** Countries whose numbers a sheet may hold without a country code; of those that read alike the first is taken. */
const countries = ["CN", "US", "GB", "DE", "FR", "ES", "IT", "NL", "CH", "AT", "JP", "KR", "SG", "AU", "IN", "BR", "MX"];
/** Another country than China must read so many more of the values. Chosen by us. */
const clearly = 0.1;
const mostJudged = 200;

/** Without a sign of the country in the numbers themselves, so many of them, such a share, and so much less of other digits in their place must be read. Chosen by us. */
const enough = { numbers: 20, share: 0.9, less: 0.3 };
/** Written with a country code; how numbers of North America are grouped, and no others. */
/** Of countries whose numbers read alike the one in whose language the column is headed. */
const headedIn: readonly (readonly [RegExp, string])[] = [[/^(?:plz|postleitzahl)/i, "DE"], [/^code postal/i, "FR"], [/^c[óo]digo postal/i, "ES"], [/^cap$/i, "IT"], [/^zip/i, "US"]];
const withCode = /^\s*\(?(?:\+|00)\s*[1-9]/;
const northAmerican = /^\s*(?:\(\d{3}\) ?|\d{3}[-. ])\d{3}[-. ]\d{4}(?!\d)/;

type Read = { readonly value: CellValue; readonly text: string };

/**
 * The country whose telephone numbers or postcodes these are, by how many of the distinct values it reads without loss and finds in use; null where it is that of the type anyway, or the type has none.
 * A reading that puts a country code before a number says more than was written, and many a country takes digits of any kind. So the numbers themselves must say whose they are: most of those with a
 * code have that country's, and the others are three at least with it, are grouped as only North America groups them, or are many of which other digits would hardly be read.
 */
export function countryOfNumbers(fieldType: FieldType, distinct: readonly CellValue[], header = ""): string | null {
  const known = countries.filter((country) => fieldType.countries?.(country) === true);
  if (!known.includes("CN") || distinct.length === 0) return null;
  const judged = steadySample(distinct, mostJudged, String).map((value) => (typeof value === "number" ? String(value) : value));
  const read = (country: string, values: readonly CellValue[]): readonly Read[] => {
    const context = { spec: { id: "column", type: fieldType.type, label: fieldType.label, country }, dateSystem: 1900, dayFirst: null } as const;
    return values.flatMap((value) => {
      const reading = fieldType.parse(value, context);
      return reading.ok && reading.lossless && reading.value !== null && fieldType.check(reading.value, context) === null ? [{ value, text: String(reading.value) }] : [];
    });
  };
  const others = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((by) => judged.map((value) => (typeof value === "string" ? otherDigits(value, by) : value)));
  const isTold = (country: string, all: readonly Read[]): boolean => {
    const completed = all.filter(({ value, text }) => text.startsWith("+") && !withCode.test(String(value)));
    if (completed.length === 0) return true;
    const code = /^\+\d+ /.exec(completed[0]!.text)?.[0] ?? "";
    const coded = judged.filter((value) => withCode.test(String(value))).length;
    const own = all.filter(({ value, text }) => withCode.test(String(value)) && text.startsWith(code)).length;
    if (own * 2 < coded) return false;
    if (own >= 3 || (code === "+1 " && completed.filter(({ value }) => northAmerican.test(String(value))).length * 2 >= completed.length)) return true;
    const share = all.length / judged.length;
    return completed.length >= enough.numbers && share >= enough.share && others.every((values) => read(country, values).length / values.length <= share - enough.less);
  };
  const own = headedIn.find(([words]) => words.test(header.trim()))?.[1];
  const all = known.map((country) => ({ country, read: read(country, judged) }));
  const best = all.filter((one) => isTold(one.country, one.read)).sort((a, b) => b.read.length - a.read.length || Number(b.country === own) - Number(a.country === own))[0];
  const least = all.find(({ country }) => country === "CN")!.read.length + judged.length * clearly;
  return best !== undefined && best.read.length >= least ? best.country : null;
}

/** Noughts in front stay: nearly every country has them. */
function otherDigits(text: string, by: number): string {
  const front = /^[^1-9]*/.exec(text)![0];
  return front + text.slice(front.length).replace(/\d/g, (digit) => String((Number(digit) + by) % 10));
}
