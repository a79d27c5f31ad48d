import { type Form, type MatchMethod, incomparable, otherScript } from "./method";
import { ngram } from "./ngram";

type Address = Form & { readonly grams: readonly string[] };

/** The same place in another spelling. */
export const address: MatchMethod<Address> = {
  name: "address",
  form: (value, _n, context) => ngram.form(value, 2, context) as Address | null,
  compare: (a, b) => (otherScript(a.key, b.key) ? incomparable : ngram.compare(a, b, 2)),
};
