import type { Form, MatchMethod } from "./method";

/** Two numbers no farther apart than n. */
export const numberTol: MatchMethod<Form & { readonly value: number }> = {
  name: "numberTol",
  readableOnly: true,
  form: (value) => (typeof value === "number" ? { key: String(value), value } : null),
  compare: (a, b, n) => (Math.abs(a.value - b.value) <= n ? 1 : 0),
};
