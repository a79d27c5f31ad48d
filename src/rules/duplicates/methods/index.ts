import { address } from "./address";
import { companyParts } from "./companyParts";
import { dateParts } from "./dateParts";
import { dateTol } from "./dateTol";
import { edit } from "./edit";
import { email } from "./email";
import { exact } from "./exact";
import { jaccardWeighted } from "./jaccardWeighted";
import { jaroWinkler } from "./jaroWinkler";
import type { MatchMethod } from "./method";
import { ngram } from "./ngram";
import { normalized } from "./normalized";
import { numberTol } from "./numberTol";
import { personName } from "./personName";
import { phone } from "./phone";
import { pinyin, pinyinInitials } from "./pinyin";
import { prefix } from "./prefix";
import { suffix } from "./suffix";
import { tokenSet } from "./tokenSet";
import { tradSimp } from "./tradSimp";

/** Sorted by name; exactly the words of template/matchMethods. */
export const methods: readonly MatchMethod[] = [address, companyParts, dateParts, dateTol, edit, email, exact, jaccardWeighted, jaroWinkler, ngram, normalized, numberTol, personName, phone, pinyin, pinyinInitials, prefix, suffix, tokenSet, tradSimp];

const byName = new Map(methods.map((method) => [method.name, method]));

/** @throws Error for a word that is none: the template's check knows the same list. */
export function methodOf(name: string): MatchMethod {
  const method = byName.get(name);
  if (method === undefined) throw new Error(`no match method ${name}`);
  return method;
}
