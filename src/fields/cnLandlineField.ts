import { areaCodeOf } from "./areaCodes";
import type { FieldType, Parsed } from "./fieldType";
import { isLandline, landlineFault, storedHotline, storedLandline, storedLocal, storedMobile } from "./mainlandNumber";
import { maskPhone, phoneField, phoneMessages } from "./phoneField";
import { guessBy, issue, refuse } from "./reading";

/** A reading of the phone type, kept where it is a landline or a hotline. */
function landlinesOnly(reading: Parsed): Parsed {
  if (!reading.ok || typeof reading.value !== "string") return reading;
  const number = reading.value;
  if (storedLandline.test(number) || storedHotline.test(number) || storedLocal.test(number)) return reading;
  return storedMobile.test(number) ? refuse("isMobile", { text: number }) : refuse("notALandline", { text: number });
}

/** The area code of a stored landline with its zero, `0755`; null = a hotline, or none was given. */
export function landlineArea(value: string): string | null {
  const found = storedLandline.exec(value);
  return found === null ? null : `0${found[1] ?? ""}`;
}

/**
 * A landline of the mainland, stored as `0755-88888888`, an extension behind a dash: `0755-88888888-8001`; also 400 and 800 numbers. Area codes, retired ones among them, and the length of the local number are
 * known. A number without area code is kept with a warning: the code is never guessed. `"(0755)8888 8888转8001"` → `"0755-88888888-8001"`; mobiles are refused.
 */
export const cnLandlineField: FieldType = {
  type: "cn-landline",
  label: { "zh-CN": "座机", en: "Landline" },
  json: "string",
  parse: (raw, { spec, ...rest }) => landlinesOnly(phoneField.parse(raw, { ...rest, spec: { ...spec, country: "CN" } })),
  format: (value) => String(value),
  normalize(value, { spec, ...rest }) {
    const reading = typeof value === "string" ? landlinesOnly(phoneField.parse(value, { ...rest, spec: { ...spec, country: "CN" } })) : null;
    return reading !== null && reading.ok && reading.lossless && reading.value !== null ? reading.value : value;
  },
  check(value) {
    const text = String(value);
    const landline = storedLandline.exec(text);
    if (landline !== null) {
      const [, area = "", local = ""] = landline;
      // Some numbers stand outside the table: the library's plan has codes that no list names.
      if (isLandline(area, local)) return areaCodeOf(`0${area}`) === undefined ? issue("areaUnknown", { code: `0${area}`, text }, "warning") : null;
      const fault = landlineFault(`0${area}${local}`);
      return issue(fault.messageId, fault.data, "warning");
    }
    if (storedHotline.test(text)) return null;
    return storedLocal.test(text) ? issue("areaCodeMissing", { text }, "warning") : issue("notALandline", { text: text.slice(0, 40) });
  },
  mask: (value) => maskPhone(String(value)),
  numberFormat: () => "@",
  matchRole: { person: "group", organisation: "group" },
  messages: {
    ...phoneMessages,
    isMobile: { "zh-CN": "“{text}”是手机号，填到手机字段。", en: "“{text}” is a mobile number. Put it into a mobile field." },
    notALandline: { "zh-CN": "“{text}”不是国内座机，按 0755-88888888 的写法填写，别的号码填到电话字段。", en: "“{text}” is not a landline of the mainland. Write it as 0755-88888888; other numbers go into a phone field." },
  },
  width: 18,
  guess: (samples) => guessBy(cnLandlineField, samples, 0.95, (raw) => typeof raw === "string"),
};
