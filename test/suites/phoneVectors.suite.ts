import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { FieldContext } from "../../src/fields/fieldType";
import { phoneE164, phoneField } from "../../src/fields/phoneField";
import type { Suite } from "./suite";

type Vector = { readonly region: string; readonly input: string; readonly note: string; readonly valid?: boolean; readonly e164?: string; readonly ext?: string | null };

const lost = /read as float|scientific notation/;

/** What a person is told: the number in E.164 and its extension when it is taken as it stands; else why not. */
function verdict(input: string, region: string): { readonly number: string | null; readonly said: string } {
  const context: FieldContext = { spec: { id: "phone", type: "phone", label: phoneField.label, country: region }, dateSystem: 1900, dayFirst: null };
  const reading = phoneField.parse(input, context);
  if (!reading.ok) return { number: null, said: reading.messageId };
  if (reading.value === null) return { number: null, said: "blank" };
  const value = String(reading.value);
  const said = reading.note ?? phoneField.check(value, context)?.messageId;
  const found = phoneE164(value);
  const number = found === null ? value : found.e164 + (found.extension === "" ? "" : `;ext=${found.extension}`);
  return said === undefined ? { number, said: "" } : { number: reading.lossless ? number : null, said };
}

/**
 * 69 countries, each as `x-country` of a phone field. Where a number is valid, the same E.164 and extension without a word; where it is not, or digits went through a number cell, it is refused, proposed or
 * warned about ("flagged").
 */
export const phoneVectorsSuite: Suite = {
  name: "phone-vectors",
  path: "suites/phone-vectors",
  disagreements: {
    "CN CN hand-written form: （010）6555 6666转8001": "libphonenumber does not know 转; it is how extensions are written.",
    "CN CN hand-written form: 010-65556666-8001": "A third group is an extension when a whole landline stands before it; libphonenumber takes all digits for one number.",
    "CN CN hand-written form: 110": "Emergency and service numbers are dialled as they are and belong to no range of subscribers.",
    "CN CN hand-written form: 12315": "Emergency and service numbers are dialled as they are and belong to no range of subscribers.",
    "CN CN hand-written form: 13800138000;13900139000": "Two mobiles in one cell: the second is not the extension of the first. A person must choose.",
    "CN CN hand-written form: 95588": "A bank's hotline, dialled as it is.",
    "UY FIXED_LINE too short: 2123": "Valid by the newer numbering plan that libphonenumber-js 1.13.16 has.",
  },
  run(root) {
    const vectors = JSON.parse(readFileSync(join(root, "vectors.json"), "utf8")) as Vector[];
    const cases = vectors.map(({ region, input, note, valid, e164, ext }) => {
      const { number, said } = verdict(input, region);
      const expected = valid === true && !lost.test(note) ? `${e164 ?? ""}${ext == null ? "" : `;ext=${ext}`}` : "flagged";
      return { name: `${region} ${note}: ${input}`, expected, actual: said === "" ? (number ?? "") : expected === "flagged" ? "flagged" : `flagged: ${said}` };
    });
    return { files: 1, cases };
  },
};
