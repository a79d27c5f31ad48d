import type { FieldSpec, FieldType, Parsed } from "./fieldType";
import { namedPeople, nearestPerson, peopleWords, shownPerson } from "./peopleWords";
import { cellText, issue, read, refuse, shared } from "./reading";
import { joint, severalTexts } from "./severalValues";
import { trimEnds } from "./width";

const most = 200;

function readPeople(text: string, spec: FieldSpec): Parsed {
  const index = peopleWords(spec);
  const ids: string[] = [];
  const parts = severalTexts(text);
  if (parts.length > most) return refuse("tooMany", { count: parts.length, most });
  for (const part of parts) {
    if (index === null) {
      ids.push(part);
      continue;
    }
    // 王芳 李伟: a blank separates where each part is somebody and the whole is nobody.
    const words = namedPeople(part, index).length === 0 && part.includes(" ") && part.split(" ").every((word) => namedPeople(word, index).length > 0) ? part.split(" ") : [part];
    for (const word of words) {
      const found = namedPeople(word, index);
      if (found.length > 1) return refuse("severalPeople", { value: word.slice(0, 40), ids: found.map((person) => person.id).join(joint) });
      if (found[0] === undefined) {
        const near = nearestPerson(word, index);
        return near === null ? refuse("unknownPerson", { value: word.slice(0, 40) }) : refuse("unknownPersonNear", { value: word.slice(0, 40), nearest: near.name });
      }
      ids.push(found[0].id);
    }
  }
  return read(ids.length === 0 ? null : [...new Set(ids)].join(joint));
}

/**
 * Any number of colleagues from the template's `people`, stored as ids joined by 、 in the order typed (the first may be the one in charge), each once. Read like `user`; one that nobody knows
 * refuses the cell and is named. Without a list of people the names themselves are stored.
 */
export const usersField: FieldType = {
  type: "users",
  label: { "zh-CN": "多个人员", en: "People in charge" },
  json: "string",
  listOf: "people",
  several: true,
  parse(raw, { spec }) {
    const { text, refused } = cellText(raw, trimEnds);
    return refused ?? readPeople(text, spec);
  },
  format(value, { spec }) {
    const index = peopleWords(spec);
    return severalTexts(String(value)).map((id) => shownPerson(id, index)).join(joint) || String(value);
  },
  normalize(value, { spec }) {
    const reading = typeof value === "string" ? readPeople(value, spec) : null;
    return reading !== null && reading.ok && reading.value !== null ? reading.value : value;
  },
  check(value, { spec }) {
    const index = peopleWords(spec);
    const unknown = index === null ? undefined : severalTexts(String(value)).find((id) => !index.byId.has(id));
    return unknown === undefined ? null : issue("unknownPerson", { value: unknown.slice(0, 40) });
  },
  mask: () => "***",
  numberFormat: (spec) => spec.numberFormat ?? "@",
  matchRole: { person: "none", organisation: "none" },
  messages: {
    errorCell: shared.errorCell,
    digitsLost: shared.digitsLost,
    tooMany: { "zh-CN": "一格里有 {count} 人，最多 {most} 人，核对分隔符。", en: "The cell holds {count} people; {most} is the most. Check what separates them." },
    unknownPerson: { "zh-CN": "人员名单里没有“{value}”，改成名单里的人，或在模板中添加。", en: "“{value}” is not on the list of people. Use someone from the list, or add the person to the template." },
    unknownPersonNear: { "zh-CN": "人员名单里没有“{value}”，是否指“{nearest}”。", en: "“{value}” is not on the list of people. Did you mean “{nearest}”?" },
    severalPeople: { "zh-CN": "“{value}”对应多个人（{ids}），改填工号。", en: "“{value}” fits several people ({ids}). Use the id." },
  },
  width: 20,
};
