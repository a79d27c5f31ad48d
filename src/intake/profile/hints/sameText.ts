import { plainText, sameValue } from "../../../records/cellValue";
import { byCount } from "../columnIndex";
import { type CrossHint, exceptionAt, exceptionsOf, hint, type HintColumn, leastSupport, type Records } from "./hint";

/** A text inside another as often as this by chance says nothing: drawn from the frequent values of both columns. Chosen by us. */
const byChance = 0.6;
const drawn = 40;

/** Columns that hold the same, and columns whose text stands inside another's: the region code of an id, the city of an address. */
export function sameText(columns: readonly HintColumn[], records: Records): readonly CrossHint[] {
  const filled = columns.filter(({ index }) => index.filled >= leastSupport && index.distinct.length >= 2);
  const texts = new Map(filled.map((column) => [column, column.index.dictionary.map((value) => plainText(value).trim())]));
  const found: CrossHint[] = [];
  for (const [i, a] of filled.entries()) {
    for (const b of filled.slice(i + 1)) {
      const equal = equalColumns(a, b, records);
      if (equal !== null) {
        found.push(equal);
        continue;
      }
      const part = partOf(a, b, texts, records) ?? partOf(b, a, texts, records);
      if (part !== null) found.push(part);
    }
  }
  return found;
}

function equalColumns(a: HintColumn, b: HintColumn, records: Records): CrossHint | null {
  const [left, right] = [a.index, b.index];
  const result = exceptionsOf(records, (record) => {
    const [x, y] = [left.codes[record]!, right.codes[record]!];
    return x === 0 || y === 0 ? null : sameValue(left.dictionary[x]!, right.dictionary[y]!);
  });
  // Two columns that nearly always say the same word are alike by chance.
  if (result === null || result.support < left.filled / 2 || a.profile.top[0]!.count > left.filled * 0.9) return null;
  return hint("equal", [a, b], result.support, result.exceptions, (record) => exceptionAt(b, record, left.dictionary[left.codes[record]!]!));
}

function partOf(part: HintColumn, whole: HintColumn, texts: ReadonlyMap<HintColumn, readonly string[]>, records: Records): CrossHint | null {
  if (part.isDate || whole.isDate || part.profile.numbers !== null || whole.profile.numbers !== null || part.profile.top[0]!.count > part.index.filled * 0.9) return null;
  const [parts, wholes] = [texts.get(part)!, texts.get(whole)!];
  const pairAt = (record: number): readonly [string, string] => [parts[part.index.codes[record]!]!, wholes[whole.index.codes[record]!]!];
  const result = exceptionsOf(records, (record) => {
    const [inner, outer] = pairAt(record);
    return inner === "" || outer === "" ? null : inner.length >= 2 && outer.includes(inner);
  });
  if (result === null) return null;
  let [atStart, atEnd, longer] = [0, 0, 0];
  for (let record = 0; record < records.size; record++) {
    const [inner, outer] = pairAt(record);
    if (inner.length < 2 || outer.length <= inner.length) continue;
    longer++;
    if (outer.startsWith(inner)) atStart++;
    if (outer.endsWith(inner)) atEnd++;
  }
  if (longer * 2 < result.support || insideByChance(part, whole, parts, wholes) > byChance) return null;
  const fits = result.support - result.exceptions.length;
  return hint("part", [part, whole], result.support, result.exceptions, (record) => exceptionAt(part, record), { where: atStart >= fits * 0.95 ? "start" : atEnd >= fits * 0.95 ? "end" : "inside" });
}

function insideByChance(part: HintColumn, whole: HintColumn, parts: readonly string[], wholes: readonly string[]): number {
  const draw = ({ index }: HintColumn, texts: readonly string[]): readonly string[] => {
    const sorted = [...index.distinct].sort(byCount);
    return Array.from({ length: Math.min(drawn, sorted.length) }, (_, i) => texts[sorted[Math.floor((i * sorted.length) / Math.min(drawn, sorted.length))]!.code]!);
  };
  const [inner, outer] = [draw(part, parts), draw(whole, wholes)];
  return inner.reduce((sum, text) => sum + outer.filter((other) => other.includes(text)).length, 0) / (inner.length * outer.length);
}
