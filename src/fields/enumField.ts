import type { FieldType } from "./fieldType";
import { namedOptions, nearestOption, optionWords, shownOption } from "./optionWords";
import { cellText, issue, read, refuse, shared } from "./reading";

/**
 * One of the field's options, stored as its code. A cell may hold the code, a label in either language or an alias, in any width and case; what fits two options or none
 * is refused, with the nearest option named. `"互联网"`, `"IT"` and `"ｉｔ"` → `"IT"`.
 */
export const enumField: FieldType = {
  type: "enum",
  label: { "zh-CN": "选项", en: "Choice" },
  json: "string",
  listOf: "options",
  parse(raw, { spec }) {
    const { text, refused } = cellText(raw);
    if (refused !== null) return refused;
    if (text === "") return read(null);
    const index = optionWords(spec);
    const found = namedOptions(text, index);
    if (found.length > 1) return refuse("severalOptions", { value: text, options: found.map((option) => option.code).join("、") });
    if (found[0] !== undefined) return read(found[0].code);
    const near = nearestOption(text, index);
    return near === null ? refuse("unknownOption", { value: text.slice(0, 60) }) : refuse("unknownOptionNear", { value: text.slice(0, 60), nearest: near.label, code: near.code });
  },
  format: (value, { spec }) => shownOption(String(value), optionWords(spec)),
  normalize: (value) => value,
  check(value, { spec }) {
    const option = optionWords(spec).byCode.get(String(value));
    if (option === undefined) return issue("unknownOption", { value: String(value).slice(0, 60) });
    return option.active ? null : issue("inactiveOption", { value: option.label }, "warning");
  },
  mask: () => "***",
  numberFormat: (spec) => spec.numberFormat ?? "@",
  matchRole: { person: "none", organisation: "none" },
  messages: {
    errorCell: shared.errorCell,
    digitsLost: shared.digitsLost,
    unknownOption: { "zh-CN": "“{value}”不在选项里，从下拉列表中选择，或在模板中添加。", en: "“{value}” is not an option. Choose one from the list, or add it to the template." },
    unknownOptionNear: { "zh-CN": "“{value}”不在选项里，是否指“{nearest}”。", en: "“{value}” is not an option. Did you mean “{nearest}”?" },
    severalOptions: { "zh-CN": "“{value}”同时对应多个选项（{options}），直接选择其中一个。", en: "“{value}” fits several options ({options}). Choose one of them." },
    inactiveOption: { "zh-CN": "选项“{value}”已停用，改选在用的选项。", en: "The option “{value}” is no longer in use. Choose another." },
  },
  width: 12,
};
