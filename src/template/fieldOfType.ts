import { type Fields, type Loading, complaint, words } from "./loading";
import type { Path } from "./templateProblems";

/** Complains about a field that is not there, or whose values are of another type; true when it will do. */
export function fieldOfType(id: string, type: "date" | "number", path: Path, fields: Fields, loading: Loading): boolean {
  if (!loading.known(id, fields.ids, path, words.field)) return false;
  if (fields.types[id] === type) return true;
  loading.problems.add(path, type === "date"
    ? complaint("not-for-type", `字段 ${id} 不是日期。`, `The field ${id} holds no dates.`, "用日期字段。", "Use a date field.")
    : complaint("not-for-type", `字段 ${id} 不是数字。`, `The field ${id} holds no numbers.`, "用数字或金额字段。", "Use a field of numbers or money."));
  return false;
}
