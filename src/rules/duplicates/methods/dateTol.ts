import { isoFromSerial } from "../../../records/serialDay";
import type { Form, MatchMethod } from "./method";

/** Two dates no farther apart than n days. */
export const dateTol: MatchMethod<Form & { readonly day: number }> = {
  name: "dateTol",
  readableOnly: true,
  form: (value, _n, { dateSystem }) => (typeof value === "number" ? { key: isoFromSerial(value, dateSystem) ?? String(value), day: Math.floor(value) } : null),
  compare: (a, b, n) => (Math.abs(a.day - b.day) <= n ? 1 : 0),
};
