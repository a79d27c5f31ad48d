import { type Fields, type Loading, complaint, words } from "./loading";
import type { RawTable } from "./rawTemplate";
import { shownAs } from "./sensitivity";
import type { RevealDef } from "./template";
import type { Path } from "./templateProblems";

/** Who may see what the pane masks. `names`: all fields that the template states; `fields`: those that were loaded. */
export function loadReveal(raw: NonNullable<RawTable["reveal"]>, path: Path, names: Fields, fields: Fields, loading: Loading): RevealDef {
  const isMasked = (id: string): boolean => { const field = fields.byId.get(id); return field === undefined || shownAs(field, "pane") === "masked"; };
  loading.knownAll(raw.fields, names.ids, [...path, "fields"], words.field).forEach((id) => {
    if (!isMasked(id)) loading.problems.add([...path, "fields", raw.fields!.indexOf(id)], complaint("not-masked", `字段 ${id} 在窗格里不遮盖，没有什么要揭开。`, `The field ${id} is not masked at the pane: there is nothing to reveal.`, "给它写 x-sensitivity: confidential 或 restricted，或从这里去掉。", "Give it x-sensitivity confidential or restricted, or take it out here.", { field: id }));
  });
  const hidden = raw.fields ?? fields.list.map(({ id }) => id).filter(isMasked);
  if (hidden.length === 0) loading.problems.add(path, complaint("not-masked", "这张表没有窗格里遮盖的字段，没有什么要揭开。", "No field of this table is masked at the pane: there is nothing to reveal.", "给要遮盖的字段写 x-sensitivity: confidential 或 restricted。", "Give the fields to be masked x-sensitivity confidential or restricted."));
  return { by: loading.permission(raw.roles, [...path, "roles"])!, fields: hidden };
}
