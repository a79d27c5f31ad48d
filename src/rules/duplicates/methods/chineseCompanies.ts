import { type Company, likenesses } from "./company";
import { osaDistance } from "./osaDistance";

/** Share of common characters from which two trades are the same one: 信息技术, 信息科技. */
const mostlyCommon = 0.7;

/** How alike two Chinese names of companies are, 0 to 1, the branch aside. */
export function chineseCompanies(a: Company, b: Company): number {
  const place = samePlace(a, b);
  if (a.core === b.core) return place ? 1 : likenesses.otherPlace;
  const isShorter = a.core.length <= b.core.length;
  const short = isShorter ? a : b, long = isShorter ? b : a;
  if (place && long.core.startsWith(short.core) && short.core.length >= long.brand.length) return likenesses.shortForm;
  const slip = place ? slipOfThePen(a, b) : 0;
  if (a.brand !== b.brand) return Math.max(slip, abbreviates(a, b) ? likenesses.initials : likenesses.otherBrand);
  const trade = commonCharacters(a.trade, b.trade);
  return Math.max(slip, !place ? likenesses.otherBrand : trade >= mostlyCommon ? likenesses.likeTrade : likenesses.otherPlace + 0.19 * trade);
}

/** One name has no place, or its places are those of the other or lie around them: 福建 and 厦门, 浙江 and 浙江杭州. Two cities of one province are two places. */
function samePlace(a: Company, b: Company): boolean {
  return a.places.length === 0 || b.places.length === 0 || a.places.every((place) => b.within.includes(place)) || b.places.every((place) => a.within.includes(place));
}

/**
 * One character wrong, missing, doubled or swapped in a name of five or more (two from ten on), or of four where both name the same place; a number is never a slip. In the brand another character makes
 * another company, unless it sounds the same. 0 = no.
 */
function slipOfThePen(a: Company, b: Company): number {
  if (a.numbers !== b.numbers) return 0;
  const length = Math.max(a.core.length, b.core.length);
  const least = a.places.length > 0 && b.places.length > 0 ? 4 : 5;
  if (a.sound === b.sound && length >= least - 1) return likenesses.sounds;
  const most = length >= 10 ? 2 : length >= least ? 1 : 0;
  if (osaDistance(a.core, b.core, most) > most) {
    // The slip may be in the place, which is then none and stands in the core.
    const most = Math.max(a.whole.length, b.whole.length) >= 10 ? 2 : 1;
    return length >= 5 && osaDistance(a.whole, b.whole, most) <= most ? likenesses.otherCharacter : 0;
  }
  const brand = Math.min(a.brand.length, b.brand.length, 3);
  if (a.core.slice(0, brand) === b.core.slice(0, brand)) return likenesses.slip;
  return a.core.length !== b.core.length || sorted(a.core) === sorted(b.core) ? likenesses.shortForm : likenesses.otherCharacter;
}

function sorted(text: string): string {
  return [...text].sort().join("");
}

/** 中石化 for 中国石油化工: three or four characters that stand in the longer name in the same order, beginning with its first. */
function abbreviates(a: Company, b: Company): boolean {
  const isShorter = a.whole.length <= b.whole.length;
  const short = isShorter ? a.whole : b.whole, long = isShorter ? b.whole : a.whole;
  if (short.length < 3 || short.length > 4 || long.length < 5 || short.charAt(0) !== long.charAt(0)) return false;
  let at = 0;
  for (const character of long) if (character === short.charAt(at)) at++;
  return at === short.length;
}

/** Share of common characters of two short texts. */
function commonCharacters(a: string, b: string): number {
  const left = [...b];
  let common = 0;
  for (const character of a) {
    const at = left.indexOf(character);
    if (at < 0) continue;
    left.splice(at, 1);
    common++;
  }
  return (2 * common) / (a.length + b.length);
}
