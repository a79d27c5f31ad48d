import type { Template } from "../template";
import { type Lint, found } from "./lint";

/** Roles that nobody has, though something is open to them alone, and roles that open nothing. */
export const roles: Lint = {
  name: "roles",
  check: ({ template }) => {
    const used = usedRoles(template);
    return template.roles.flatMap(({ id, label, holders }, index) => {
      if (used.has(id) && holders.length === 0) return [found("warning", ["roles", index], `没有人有角色“${label["zh-CN"]}”，只对它开放的事谁都不能做。`, `Nobody has the role ${label.en}: what is open to it alone nobody may do.`, "在 people 里给人写上 roles。", "Write it under roles of somebody in people.")];
      return used.has(id) ? [] : [found("warning", ["roles", index], `角色“${label["zh-CN"]}”没有用到。`, `The role ${label.en} is never used.`, "在 override、transitions、layout 或 reveal 的 roles 里用上它，或去掉。", "Name it under roles of an override, a transition, a layout or reveal, or remove it.")];
    });
  },
};

/** Roles that something is open to, and those that inherit one of them. */
function usedRoles({ tables, roles: all }: Template): ReadonlySet<string> {
  const used = new Set(tables.flatMap((table) => [
    ...table.rules.map(({ override }) => override?.by), ...table.classify.map(({ override }) => override?.by), ...table.dedupe.flatMap(({ override, decisions, lookup }) => [override, decisions?.by, lookup?.by]),
    ...(table.stages?.transitions ?? []).map(({ by }) => by), ...table.layouts.map(({ by }) => by), table.reveal?.by,
  ]).flatMap((by) => by?.roles.map(({ id }) => id) ?? []));
  for (let before = -1; before !== used.size;) {
    before = used.size;
    for (const { id, inherits } of all) if (inherits.some((other) => used.has(other))) used.add(id);
  }
  return used;
}
