import { address } from "./address";
import { companyParts } from "./companyParts";
import { dateTol } from "./dateTol";
import { edit } from "./edit";
import { exact } from "./exact";
import { jaroWinkler } from "./jaroWinkler";
import type { MatchMethod } from "./method";
import { ngram } from "./ngram";
import { normalized } from "./normalized";
import { numberTol } from "./numberTol";
import { personName } from "./personName";
import { phone } from "./phone";
import { prefix } from "./prefix";
import { suffix } from "./suffix";
import { tokenSet } from "./tokenSet";

/** Sorted by name; exactly the words of template/matchMethods. */
export const methods: readonly MatchMethod[] = [address, companyParts, dateTol, edit, exact, jaroWinkler, ngram, normalized, numberTol, personName, phone, prefix, suffix, tokenSet];

const byName = new Map(methods.map((method) => [method.name, method]));

/** @throws Error for a word that is none: the template's check knows the same list. */
export function methodOf(name: string): MatchMethod {
  const method = byName.get(name);
  if (method === undefined) throw new Error(`no match method ${name}`);
  return method;
}
