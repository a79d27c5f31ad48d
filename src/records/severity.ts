/** How much a finding matters: `error` must be fixed, `warning` should be looked at, `info` is worth knowing. */
export type Severity = "error" | "warning" | "info";
