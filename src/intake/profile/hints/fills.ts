import { byCount } from "../columnIndex";
import { type CrossHint, exceptionAt, exceptionsOf, hint, type HintColumn, leastSupport, mostExceptions, type Records } from "./hint";

/** A column of so few values is asked whether another is filled by them. */
const mostValues = 20;
/** A value must stand in so many records to be judged by. */
const leastRows = 5;
/** Filled this often where it is meant to be, at least. Chosen by us. */
const leastFilled = 0.5;

/** Columns that are filled together, and columns that are filled only where another holds certain values (签约日期 only where 状态 is 成交). */
export function fills(columns: readonly HintColumn[], records: Records): readonly CrossHint[] {
  const partly = columns.filter(({ index: { filled, codes } }) => filled >= codes.length * 0.02 && filled <= codes.length * 0.98 && filled >= leastSupport / 2 && codes.length - filled >= leastSupport / 2);
  const together = fillTogether(partly, records);
  const choices = columns.filter(({ index, isDate, profile }) => index.distinct.length >= 2 && index.distinct.length <= mostValues && !isDate && !profile.unique && index.filled >= leastSupport);
  const when = partly.flatMap((column) => {
    const made = choices.filter((choice) => choice !== column).map((choice) => fillWhen(choice, column, records)).filter((one) => one !== null);
    // One reason is enough: the surest, then the leftmost.
    return made.sort((a, b) => b.confidence - a.confidence).slice(0, 1);
  });
  return [...when, ...together];
}

function fillTogether(columns: readonly HintColumn[], records: Records): readonly CrossHint[] {
  const groups: HintColumn[][] = [];
  for (const column of columns) {
    const group = groups.find(([first]) => exceptionsOf(records, (record) => (first!.index.codes[record] === 0) === (column.index.codes[record] === 0)) !== null && likelyTogether(first!, column));
    if (group === undefined) groups.push([column]);
    else group.push(column);
  }
  return groups.filter((group) => group.length > 1).flatMap((group) => {
    const blankOf = (record: number): HintColumn | undefined => group.find(({ index }) => index.codes[record] === 0);
    const result = exceptionsOf(records, (record) => blankOf(record) === undefined || group.every(({ index }) => index.codes[record] === 0));
    return result === null ? [] : [hint("fillTogether", group, result.support, result.exceptions, (record) => exceptionAt(blankOf(record)!, record))];
  });
}

/** Two columns that are nearly full, or nearly empty, agree by chance: of the rarer cells (filled or blank) at least nine in ten must be shared. */
function likelyTogether(a: HintColumn, b: HintColumn): boolean {
  const size = a.index.codes.length;
  const rareIsBlank = a.index.filled * 2 > size;
  const isRare = ({ index }: HintColumn, record: number): boolean => (index.codes[record] === 0) === rareIsBlank;
  let [both, either] = [0, 0];
  for (let record = 0; record < size; record++) {
    const [left, right] = [isRare(a, record), isRare(b, record)];
    if (left && right) both++;
    if (left || right) either++;
  }
  return both >= either * 0.9;
}

function fillWhen(choice: HintColumn, column: HintColumn, records: Records): CrossHint | null {
  const { codes } = column.index;
  const groups = choice.index.distinct.map((one) => {
    const records = choice.index.recordsOf(one.code);
    let filled = 0;
    for (const record of records) if (codes[record] !== 0) filled++;
    return { ...one, rate: filled / one.count };
  });
  const judged = groups.filter(({ count }) => count >= leastRows);
  const off = judged.filter(({ rate }) => rate <= mostExceptions);
  const on = judged.filter(({ rate }) => rate >= leastFilled);
  const offRows = off.reduce((sum, { count }) => sum + count, 0);
  const onRows = on.reduce((sum, { count }) => sum + count, 0);
  if (off.length + on.length < judged.length || off.length === 0 || on.length === 0 || offRows < leastSupport / 2 || onRows < leastSupport / 2) return null;
  const always = on.every(({ rate }) => rate >= 1 - mostExceptions);
  const kinds = new Map([...off.map(({ code }) => [code, false] as const), ...on.map(({ code }) => [code, true] as const)]);
  const result = exceptionsOf(records, (record) => {
    const filled = kinds.get(choice.index.codes[record]!);
    return filled === undefined ? null : filled ? codes[record] !== 0 || !always : codes[record] === 0;
  });
  if (result === null || result.support < codes.length * 0.8) return null;
  return hint("fillWhen", [choice, column], result.support, result.exceptions, (record) => exceptionAt(column, record), { values: [...on].sort(byCount).map(({ value }) => value), always });
}
