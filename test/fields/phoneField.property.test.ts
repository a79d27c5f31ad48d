import fc from "fast-check";
import { isValidPhoneNumber, parsePhoneNumberFromString } from "libphonenumber-js/max";
import areaData from "../../templates/data/cnAreaCodes.json";
import { foreignNumber } from "../../src/fields/foreignNumber";
import { isLandline } from "../../src/fields/mainlandNumber";
import { mobileOperator } from "../../src/fields/mobileRanges";
import { phoneE164, phoneField } from "../../src/fields/phoneField";
import { contextOf } from "./fieldTable";

const context = contextOf(phoneField);
const seed = 20240105;
const digits = (length: number): fc.Arbitrary<string> => fc.string({ unit: fc.constantFrom(..."0123456789"), minLength: length, maxLength: length });
const area = fc.oneof(fc.constantFrom(...areaData.inUse, ...areaData.retired).map((line) => line.slice(1, line.indexOf(" "))), fc.integer({ min: 10, max: 999 }).map(String));

/** The ways in which people part the digits of a number. */
function spell(parts: readonly string[], how: number): string {
  const plain = parts.join("");
  return [plain, parts.join("-"), parts.join(" "), `（${parts[0] ?? ""}）${parts.slice(1).join(" ")}`, [...plain].map((digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).join(""), `\u202a${parts.join("-")}\u202c`, `电话：${plain}`][how] ?? plain;
}

function read(text: string): { readonly e164: string; readonly extension: string } | null {
  const reading = phoneField.parse(text, context);
  if (!reading.ok || !reading.lossless || typeof reading.value !== "string") return null;
  return phoneField.check(reading.value, context) === null ? phoneE164(reading.value) : null;
}

describe("the short ways to a number give what the library gives", () => {
  it("for every landline", () => {
    fc.assert(fc.property(area, fc.constantFrom(7, 8).chain(digits), (code, local) => expect(isLandline(code, local)).toBe(isValidPhoneNumber(`+86${code}${local}`))), { seed, numRuns: 8000 });
  });

  it("for landlines of the mainland in all spellings", () => {
    fc.assert(
      fc.property(area, digits(8), fc.constantFrom(0, 1), fc.nat(6), fc.option(digits(4)), (code, eight, shorter, how, extension) => {
        const local = eight.slice(shorter);
        const library = parsePhoneNumberFromString(`0${code}${local}`, "CN");
        fc.pre(library?.isValid() === true && library.nationalNumber === code + local);
        const text = spell([`0${code}`, local.slice(0, -4), local.slice(-4)], how);
        expect(read(extension === null ? text : `${text}转${extension}`)).toEqual({ e164: library.number, extension: extension ?? "" });
      }),
      { seed, numRuns: 3000 },
    );
  });

  it("for mobiles in all spellings, with and without a country code", () => {
    fc.assert(
      fc.property(digits(9), fc.constantFrom("3", "4", "5", "6", "7", "8", "9"), fc.nat(6), fc.constantFrom("", "+86 ", "86-", "0086"), (rest, second, how, code) => {
        const number = `1${second}${rest}`;
        const library = parsePhoneNumberFromString(number, "CN");
        fc.pre(library?.isValid() === true);
        const spelled = spell([number.slice(0, 3), number.slice(3, 7), number.slice(7)], how);
        expect(read(how < 3 ? code + spelled : spelled)).toEqual({ e164: `+86${number}`, extension: "" });
      }),
      { seed, numRuns: 3000 },
    );
  });

  it("for Hong Kong", () => {
    fc.assert(fc.property(digits(8), (number) => expect(foreignNumber(`852${number}`)?.valid ?? false).toBe(isValidPhoneNumber(`+852${number}`))), { seed, numRuns: 8000 });
  });

  it("for numbers that it refuses: they are never taken without a word", () => {
    fc.assert(
      fc.property(fc.integer({ min: 7, max: 13 }).chain(digits), (number) => {
        const library = parsePhoneNumberFromString(number, "CN");
        const found = read(number);
        // The list of operators has ranges (149, 1740 ...) that the library's plan does not.
        if (found !== null && /^\+861[3-9]\d{9}$/.test(found.e164) && mobileOperator(found.e164.slice(3)) !== null) return;
        // 00 in front leads abroad, 86 and a number is that number: ways of writing that the library knows only with a +.
        if (found !== null && library?.isValid() !== true) expect(isValidPhoneNumber(found.e164)).toBe(true);
      }),
      { seed, numRuns: 8000 },
    );
  });
});
