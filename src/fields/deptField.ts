import { distance } from "fastest-levenshtein";
import type { FieldSpec, FieldType, Person } from "./fieldType";
import { cellText, issue, read, readNothing, refuse, shared } from "./reading";
import { foldKey } from "./width";

const indexes = new WeakMap<readonly Person[], ReadonlyMap<string, string>>();

/** Department by its folded name; null = the people of the template belong to none, so any name stands for itself. */
function departments(spec: FieldSpec): ReadonlyMap<string, string> | null {
  const people = spec.people;
  if (people === undefined) return null;
  let index = indexes.get(people);
  if (index === undefined) {
    const names = people.flatMap(({ department }) => (department === undefined ? [] : [department]));
    // Of two spellings the first one counts.
    indexes.set(people, (index = new Map([...names].reverse().map((name) => [bare(name), name]))));
  }
  return index.size === 0 ? null : index;
}

/** 销售部, 销售部门 and 销售 are one department. */
function bare(name: string): string {
  const key = foldKey(name);
  return key.length > 2 ? key.replace(/(?:部门|部|department|dept\.?)$/, "") : key;
}

/** A department of the template's people, stored as their `department` is written; a cell may leave 部 out. Unknown ones are refused, with the nearest named. Without a list the name itself is stored. */
export const deptField: FieldType = {
  type: "dept",
  label: { "zh-CN": "部门", en: "Department" },
  json: "string",
  listOf: "departments",
  parse(raw, { spec }) {
    const { text, refused } = cellText(raw);
    if (refused !== null) return refused;
    const nothing = readNothing(text);
    if (nothing !== null) return nothing;
    const known = departments(spec);
    if (known === null) return read(text);
    const key = bare(text);
    const found = known.get(key);
    if (found !== undefined) return read(found);
    const near = key.length > 40 ? undefined : [...known].find(([word]) => distance(word, key) === 1 || (key.length >= 2 && word.length >= 2 && (word.includes(key) || key.includes(word))));
    return near === undefined ? refuse("unknownDepartment", { value: text.slice(0, 40) }) : refuse("unknownDepartmentNear", { value: text.slice(0, 40), nearest: near[1] });
  },
  format: (value) => String(value),
  normalize: (value) => value,
  check(value, { spec }) {
    const known = departments(spec);
    return known === null || [...known.values()].includes(String(value)) ? null : issue("unknownDepartment", { value: String(value).slice(0, 40) });
  },
  mask: () => "***",
  numberFormat: (spec) => spec.numberFormat ?? "@",
  matchRole: { person: "none", organisation: "none" },
  messages: {
    errorCell: shared.errorCell,
    digitsLost: shared.digitsLost,
    placeholder: shared.placeholder,
    unknownDepartment: { "zh-CN": "没有“{value}”这个部门，改成名单里的部门，或在模板的人员中添加。", en: "There is no department “{value}”. Use one of the list, or add it to the people of the template." },
    unknownDepartmentNear: { "zh-CN": "没有“{value}”这个部门，是否指“{nearest}”。", en: "There is no department “{value}”. Did you mean “{nearest}”?" },
  },
  width: 14,
};
