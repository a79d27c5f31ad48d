import type { FieldType } from "./fieldType";
import { namedPeople, nearestPerson, peopleWords, shownPerson } from "./peopleWords";
import { cellText, issue, read, refuse, shared } from "./reading";
import { foldKey } from "./width";

/**
 * A colleague from the template's `people`, stored as the id; a cell may hold the id, the name or an alias. Unknown people and names that two colleagues share are refused.
 * Without a list of people the name itself is stored.
 */
export const userField: FieldType = {
  type: "user",
  label: { "zh-CN": "人员", en: "Person in charge" },
  json: "string",
  listOf: "people",
  parse(raw, { spec }) {
    const { text, refused } = cellText(raw);
    if (refused !== null) return refused;
    if (text === "") return read(null);
    const index = peopleWords(spec);
    if (index === null) return read(text);
    const found = namedPeople(text, index);
    if (found.length > 1) return refuse("severalPeople", { value: text, ids: found.map((person) => person.id).join("、") });
    if (found[0] !== undefined) {
      const [{ id, name }] = found as [typeof found[0]];
      // Another name is not seen in the text: it is said where it comes from.
      const isOther = ![id, name].some((word) => foldKey(word) === foldKey(text));
      return isOther ? { ok: true, value: id, lossless: true, note: "otherName", data: { value: text.slice(0, 40), name } } : read(id);
    }
    const near = nearestPerson(text, index);
    return near === null ? refuse("unknownPerson", { value: text.slice(0, 40) }) : refuse("unknownPersonNear", { value: text.slice(0, 40), nearest: near.name });
  },
  format: (value, { spec }) => shownPerson(String(value), peopleWords(spec)),
  normalize: (value) => value,
  check(value, { spec }) {
    const index = peopleWords(spec);
    return index === null || index.byId.has(String(value)) ? null : issue("unknownPerson", { value: String(value).slice(0, 40) });
  },
  mask: () => "***",
  numberFormat: (spec) => spec.numberFormat ?? "@",
  matchRole: { person: "none", organisation: "none" },
  messages: {
    errorCell: shared.errorCell,
    digitsLost: shared.digitsLost,
    unknownPerson: { "zh-CN": "人员名单里没有“{value}”，从名单中选择，或在模板中添加。", en: "“{value}” is not on the list of people. Choose someone from the list, or add the person to the template." },
    unknownPersonNear: { "zh-CN": "人员名单里没有“{value}”，是否指“{nearest}”。", en: "“{value}” is not on the list of people. Did you mean “{nearest}”?" },
    otherName: { "zh-CN": "模板的人员名单里，“{value}”是“{name}”的另一个写法，统一写成“{name}”。", en: "The template's list of people gives “{value}” as another name of {name}. It should be “{name}”." },
    severalPeople: { "zh-CN": "“{value}”对应多个人（{ids}），改填工号。", en: "“{value}” fits several people ({ids}). Use the id." },
  },
  width: 12,
};
