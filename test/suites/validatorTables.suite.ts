import { readFileSync } from "node:fs";
import { join } from "node:path";
import { dateField } from "../../src/fields/dateField";
import type { FieldSpec, FieldType } from "../../src/fields/fieldType";
import { moneyField } from "../../src/fields/moneyField";
import { phoneField } from "../../src/fields/phoneField";
import { postcodeField } from "../../src/fields/postcodeField";
import type { Json } from "../../src/records/cellValue";
import type { Case, Suite } from "./suite";

type Table = { readonly validator: string; readonly args: readonly Json[]; readonly valid?: readonly string[]; readonly invalid?: readonly string[] };

/** "valid" when the cell is taken as it stands: read without loss, and nothing wrong with the value. */
function verdict(fieldType: FieldType, text: string, spec: Partial<FieldSpec>): string {
  const context = { spec: { id: "value", type: fieldType.type, label: fieldType.label, ...spec }, dateSystem: 1900, dayFirst: null } as const;
  const reading = fieldType.parse(text, context);
  return reading.ok && reading.lossless && reading.value !== null && fieldType.check(reading.value, context) === null ? "valid" : "invalid";
}

const currencies: Readonly<Record<string, string>> = { "¥": "CNY", "€": "EUR", R: "ZAR", "R$": "BRL", "kr.": "DKK" };

/** What we ask of a table; null = nothing of ours answers its question. */
function judgeOf({ validator, args: [arg] }: Table): ((text: string) => string) | null {
  switch (validator) {
    case "isMobilePhone": return (text) => verdict(phoneField, text, { country: String(arg).slice(-2) });
    case "isPostalCode": return postcodeField.countries?.(String(arg)) === true ? (text) => verdict(postcodeField, text, { country: String(arg) }) : null;
    case "isISO8601": return (text) => verdict(dateField, text, {});
    case "isCurrency": {
      const { symbol, allow_decimal } = (arg ?? {}) as { readonly symbol?: string; readonly allow_decimal?: boolean };
      return (text) => verdict(moneyField, text, { currency: currencies[symbol ?? ""] ?? "USD", ...(allow_decimal === false ? { decimals: 0 } : {}) });
    }
    default: return null;
  }
}

const isIn = (name: string, validator: string): boolean => name.startsWith(`${validator}(`);
const accepts = ({ actual }: Case): boolean => actual === "valid";

/** The tables of validator.js, a second opinion: its question is how a text is written, ours what it says. Postcodes of any country are no question of ours and left out. */
export const validatorTablesSuite: Suite = {
  name: "validator-tables",
  path: "suites/validator-tables",
  disagreements: {
    "isPostalCode(AR): 1000": "The four digits of before 1998, kept by many; the field asks for the code with its letters.",
    "isPostalCode(AR): 9120": "The four digits of before 1998, kept by many; the field asks for the code with its letters.",
    "isPostalCode(AR): C1000": "Province and town alone are how codes are given on forms; the block letters may be missing.",
    "isPostalCode(GB): GIR0aa": "The code of Girobank, which is no more.",
    "isPostalCode(GB): SA99": "Half a postcode delivers nothing.",
    "isPostalCode(IE): A6W U9U9": "A routing key is a letter and two digits, or D6W; W stands for a digit nowhere else.",
    "isPostalCode(KR): 339012": "Six digits were replaced by five in August 2015.",
    "isPostalCode(NP): 977": "The country's telephone code.",
  },
  groups: [
    { reason: "Blanks and hyphens inside a postcode are spelling: the code is stored as its country writes it.", count: 10, covers: (one) => isIn(one.name, "isPostalCode") && accepts(one) && /[\s-]/.test(one.name.slice(one.name.indexOf(": ") + 2)) },
    { reason: "A phone field takes landlines and toll-free numbers too, and a trunk zero behind the country code; cn-mobile is the type that asks for mobiles.", count: 22, covers: (one) => isIn(one.name, "isMobilePhone") && accepts(one) },
    { reason: "A decimal comma is read where the countries of the currency write it and there is no other reading; 1.234 of such a column has two, so it is asked, and elsewhere a person looks first.", count: 101, covers: (one) => isIn(one.name, "isCurrency") && one.name.includes('"decimal_separator":","') },
    { reason: "Symbol, sign, blanks and zeros at the end are spelling, and how they are shown is the number format's; negatives are forbidden by minimum.", count: 64, covers: (one) => isIn(one.name, "isCurrency") && accepts(one) },
    { reason: "An amount has a fixed number of decimals; more are rounded by a person's leave only.", count: 5, covers: (one) => isIn(one.name, "isCurrency") && one.name.includes("digits_after_decimal") },
    { reason: "A date field holds calendar days: weeks, days of the year, months, a year alone and times are not taken for one without a word.", count: 110, covers: (one) => isIn(one.name, "isISO8601") && !accepts(one) },
    { reason: "A blank between date and time is how people write.", count: 1, covers: (one) => isIn(one.name, "isISO8601") && accepts(one) && one.name.includes("strictSeparator") },
  ],
  run(root) {
    const tables = JSON.parse(readFileSync(join(root, "tables.json"), "utf8")) as Table[];
    const cases = tables.flatMap((table): Case[] => {
      const judge = judgeOf(table);
      if (judge === null) return [];
      const title = `${table.validator}(${table.args.map((arg) => (typeof arg === "string" ? arg : JSON.stringify(arg))).join(", ")})`;
      return (["valid", "invalid"] as const).flatMap((expected) => (table[expected] ?? []).map((text) => ({ name: `${title}: ${text}`, expected, actual: judge(text) })));
    });
    return { files: 1, cases };
  },
};
