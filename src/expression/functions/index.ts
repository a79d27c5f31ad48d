import { ageFunction, dateDifFunction, dateFunction, dayFunction, eDateFunction, eoMonthFunction, monthFunction, networkDaysFunction, nowFunction, todayFunction, weekdayFunction, workdayFunction, yearFunction } from "./date";
import { pinyinFunction, regionNameFunction, usccPartFunction } from "./chinese";
import { blankFunction, countAFunction, ifBlankFunction, ifErrorFunction, isBlankFunction, isErrorFunction, isNumberFunction, isTextFunction } from "./blank";
import type { FunctionDef } from "./definition";
import { findFunction, searchFunction } from "./find";
import { andFunction, ifFunction, ifsFunction, notFunction, orFunction, xorFunction } from "./logic";
import { idBirthdayFunction, idSexFunction } from "./identity";
import { lunarNextFunction, lunarToDateFunction } from "./lunar";
import { matchesFunction } from "./matches";
import { meFunction } from "./me";
import { oldFunction } from "./old";
import { absFunction, averageFunction, intFunction, maxFunction, minFunction, modFunction, roundDownFunction, roundFunction, roundUpFunction, sumFunction } from "./number";
import { inFunction } from "./set";
import { countIfsFunction, lookupFunction, maxIfsFunction, minIfsFunction, sumIfsFunction } from "./tables";
import { concatFunction, containsFunction, endsWithFunction, exactFunction, leftFunction, lenFunction, lowerFunction, midFunction, replaceFunction, reptFunction, rightFunction, startsWithFunction, substituteFunction, trimFunction, upperFunction, valueOfTextFunction } from "./text";
import { textFunction } from "./textFormat";

/** Every function of the language, sorted by name. A new one is one definition and one line here. */
export const functions: readonly FunctionDef[] = [
  absFunction,
  ageFunction,
  andFunction,
  averageFunction,
  blankFunction,
  concatFunction,
  containsFunction,
  countAFunction,
  countIfsFunction,
  dateFunction,
  dateDifFunction,
  dayFunction,
  eDateFunction,
  endsWithFunction,
  eoMonthFunction,
  exactFunction,
  findFunction,
  idBirthdayFunction,
  idSexFunction,
  ifFunction,
  ifBlankFunction,
  ifErrorFunction,
  ifsFunction,
  inFunction,
  intFunction,
  isBlankFunction,
  isErrorFunction,
  isNumberFunction,
  isTextFunction,
  leftFunction,
  lenFunction,
  lookupFunction,
  lowerFunction,
  lunarNextFunction,
  lunarToDateFunction,
  matchesFunction,
  maxFunction,
  maxIfsFunction,
  meFunction,
  midFunction,
  minFunction,
  minIfsFunction,
  modFunction,
  monthFunction,
  networkDaysFunction,
  notFunction,
  nowFunction,
  oldFunction,
  orFunction,
  pinyinFunction,
  regionNameFunction,
  replaceFunction,
  reptFunction,
  rightFunction,
  roundFunction,
  roundDownFunction,
  roundUpFunction,
  searchFunction,
  startsWithFunction,
  substituteFunction,
  sumFunction,
  sumIfsFunction,
  textFunction,
  todayFunction,
  trimFunction,
  upperFunction,
  usccPartFunction,
  valueOfTextFunction,
  weekdayFunction,
  workdayFunction,
  xorFunction,
  yearFunction,
];

const byName = new Map(functions.flatMap((def) => [def.name, ...def.aliases].map((name) => [name, def] as const)));

/** The function of that name (capitals) or alias. */
export function functionNamed(name: string): FunctionDef | undefined {
  return byName.get(name);
}
