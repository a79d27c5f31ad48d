import type { FieldSpec, FieldType, Parsed } from "./fieldType";
import { namedOptions, nearestOption, type OptionWords, optionWords, shownOption } from "./optionWords";
import { cellText, issue, read, refuse, shared } from "./reading";
import { joint, severalTexts } from "./severalValues";
import { trimEnds } from "./width";

const most = 200;

/** Codes in the order of the template, each once. */
function inOrder(codes: Iterable<string>, { order }: OptionWords): string {
  return [...new Set(codes)].sort((a, b) => (order.get(a) ?? order.size) - (order.get(b) ?? order.size)).join(joint);
}

function readOptions(text: string, spec: FieldSpec): Parsed {
  const index = optionWords(spec);
  const codes: string[] = [];
  // A blank separates only where the whole is no option: 华东 华南, but also "Hong Kong".
  const parts = severalTexts(text).flatMap((part) => (namedOptions(part, index).length > 0 || !part.includes(" ") || !part.split(" ").every((word) => namedOptions(word, index).length > 0) ? [part] : part.split(" ")));
  if (parts.length > most) return refuse("tooMany", { count: parts.length, most });
  for (const part of parts) {
    const found = namedOptions(part, index);
    if (found.length > 1) return refuse("severalOptions", { value: part.slice(0, 60), options: found.map((option) => option.code).join(joint) });
    if (found[0] === undefined) {
      const near = nearestOption(part, index);
      return near === null ? refuse("unknownOption", { value: part.slice(0, 60) }) : refuse("unknownOptionNear", { value: part.slice(0, 60), nearest: near.label, code: near.code });
    }
    codes.push(found[0].code);
  }
  return read(codes.length === 0 ? null : inOrder(codes, index));
}

/**
 * Any number of the field's options, stored as their codes joined by 、 in the order of the template, each once. A cell may hold codes, labels and aliases between 、，,；;/| or line breaks; one
 * part that is no option refuses the cell and is named, so that none is lost. `"金融，互联网"` → `"IT、FIN"`.
 */
export const multiEnumField: FieldType = {
  type: "multiEnum",
  label: { "zh-CN": "多选", en: "Choices" },
  json: "string",
  listOf: "options",
  several: true,
  parse(raw, { spec }) {
    const { text, refused } = cellText(raw, trimEnds);
    return refused ?? readOptions(text, spec);
  },
  format(value, { spec }) {
    const index = optionWords(spec);
    return severalTexts(String(value)).map((code) => shownOption(code, index)).join(joint) || String(value);
  },
  normalize(value, { spec }) {
    const reading = typeof value === "string" ? readOptions(value, spec) : null;
    return reading !== null && reading.ok && reading.value !== null ? reading.value : value;
  },
  check(value, { spec }) {
    const index = optionWords(spec);
    for (const code of severalTexts(String(value))) {
      const option = index.byCode.get(code);
      if (option === undefined) return issue("unknownOption", { value: code.slice(0, 60) });
      if (!option.active) return issue("inactiveOption", { value: option.label }, "warning");
    }
    return null;
  },
  mask: () => "***",
  numberFormat: (spec) => spec.numberFormat ?? "@",
  matchRole: { person: "none", organisation: "none" },
  messages: {
    errorCell: shared.errorCell,
    digitsLost: shared.digitsLost,
    tooMany: { "zh-CN": "一格里有 {count} 项，最多 {most} 项，核对分隔符。", en: "The cell holds {count} values; {most} is the most. Check what separates them." },
    unknownOption: { "zh-CN": "“{value}”不在选项里，改成列出的选项，或在模板中添加。", en: "“{value}” is not an option. Use one of the list, or add it to the template." },
    unknownOptionNear: { "zh-CN": "“{value}”不在选项里，是否指“{nearest}”。", en: "“{value}” is not an option. Did you mean “{nearest}”?" },
    severalOptions: { "zh-CN": "“{value}”同时对应多个选项（{options}），写明是哪一个。", en: "“{value}” fits several options ({options}). Write which one." },
    inactiveOption: { "zh-CN": "选项“{value}”已停用，改选在用的选项。", en: "The option “{value}” is no longer in use. Choose another." },
  },
  width: 20,
};
