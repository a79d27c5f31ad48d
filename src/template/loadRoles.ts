import { type Loading, complaint, words } from "./loading";
import type { RawTemplate } from "./rawTemplate";
import type { RoleDef } from "./template";

/** The roles and who has which, from here on known to the loading. A role that inherits itself is complained about once, at the first of the circle. */
export function loadRoles({ roles = [], people = [] }: RawTemplate, loading: Loading): readonly RoleDef[] {
  loading.unique(roles.map(({ id }) => id), (index) => ["roles", index, "id"], words.role);
  const ids = new Set(roles.map(({ id }) => id));
  const inherits = new Map(roles.map(({ id, inherits: others }, index) => [id, loading.knownAll(others, ids, ["roles", index, "inherits"], words.role)]));
  /** The role and all that it inherits. */
  const reach = (id: string, seen: Set<string> = new Set()): ReadonlySet<string> => {
    if (!seen.has(id)) {
      seen.add(id);
      for (const other of inherits.get(id) ?? []) reach(other, seen);
    }
    return seen;
  };
  const circle = roles.findIndex(({ id }) => inherits.get(id)!.some((other) => reach(other).has(id)));
  if (circle >= 0) loading.problems.add(["roles", circle, "inherits"], complaint("role-circle", `角色 ${roles[circle]!.id} 继承了自己。`, `The role ${roles[circle]!.id} inherits itself.`, "去掉其中一处 inherits。", "Take out one inherits of the circle."));
  const having = people.map(({ id, roles: own }, index) => ({ id, roles: new Set(loading.knownAll(own, ids, ["people", index, "roles"], words.role).flatMap((role) => [...reach(role)])) }));
  return roles.map(({ id, label }, index): RoleDef => ({
    id, label: label === undefined ? { "zh-CN": id, en: id } : loading.text(label, ["roles", index, "label"]),
    inherits: inherits.get(id)!, holders: having.flatMap((person) => (person.roles.has(id) ? [person.id] : [])),
  }));
}
