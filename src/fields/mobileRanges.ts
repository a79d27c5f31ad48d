import data from "../../templates/data/cnMobileRanges.json";

const operators: ReadonlyMap<string, string> = new Map(
  data.ranges.map((line) => {
    const [prefix = "", operator = ""] = line.split(" ");
    return [prefix, operator] as const;
  }),
);

/** 11 digits that start with 1 and 3 to 9. */
export const mobileForm = /^1[3-9]\d{9}$/;

/** Whose range a mobile number is in, in Chinese; "" = in use, not known by whom; null = not in use. New ranges are opened every few years. */
export function mobileOperator(mobile: string): string | null {
  return operators.get(mobile.slice(0, 4)) ?? operators.get(mobile.slice(0, 3)) ?? null;
}
