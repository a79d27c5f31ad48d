import { type Fields, type Loading, complaint, words } from "./loading";
import type { RawArrangement, RawLayout } from "./rawTemplate";
import type { LayoutDef, SectionDef, TabDef } from "./template";
import type { Path } from "./templateProblems";

/** How a record's form is laid out: the variants in their order, and what holds where none of them does. `names`: all fields that the template states; `fields`: those that were loaded. */
export function loadLayouts({ variants = [], ...raw }: RawLayout, path: Path, names: Fields, fields: Fields, loading: Loading): readonly LayoutDef[] {
  const base: LayoutDef = { when: null, tabs: [], half: [], ...arrangement(raw, path, names, loading) };
  const loaded = variants.map((variant, index): LayoutDef => {
    const place = [...path, "variants", index];
    if (variant.when === undefined && variant.roles === undefined) loading.problems.add(place, complaint("missing-keyword", "没有写这种排法什么时候用。", "It is not said when this variant holds.", "写 when（条件）或 roles（角色），或两个都写。", "Write when, a condition, or roles, or both."));
    if ((variant.sections ?? variant.tabs ?? variant.widths) === undefined) loading.problems.add(place, complaint("missing-keyword", "没有写这种排法和别的有什么不同。", "It is not said what is different in this variant.", "写 sections、tabs 或 widths。", "Write sections, tabs or widths."));
    const by = loading.permission(variant.roles, [...place, "roles"]);
    const when = variant.when === undefined ? null : loading.expression(variant.when, [...place, "when"], fields.types, "boolean");
    return { ...base, ...arrangement(variant, place, names, loading), when, ...(by === undefined ? {} : { by }) };
  });
  return [...loaded, base];
}

function arrangement({ tabs, sections, widths }: RawArrangement, path: Path, names: Fields, loading: Loading): Partial<Pick<LayoutDef, "tabs" | "half">> {
  if (tabs !== undefined && sections !== undefined) loading.problems.add([...path, "sections"], complaint("keywords-differ", "tabs 和 sections 只能写一个。", "Only one of tabs and sections can be.", "把各节放进 tabs 的某一页。", "Put the sections into one of the tabs."), "key");
  const taken = new Set<string>();
  const sectionsAt = (list: NonNullable<RawArrangement["sections"]>, place: Path): readonly SectionDef[] => list.map(({ title, fields, folded }, index) => {
    loading.knownAll(fields, names.ids, [...place, index, "fields"], words.field);
    fields.forEach((field, at) => {
      if (taken.has(field)) loading.problems.add([...place, index, "fields", at], complaint("field-in-two-sections", `字段“${field}”已经在另一节里。`, `The field ${field} stands in another section already.`, "每个字段只放进一节。", "Put each field into one section.", { field }));
      taken.add(field);
    });
    return { title: loading.text(title, [...place, index, "title"]), fields, folded: folded === true };
  });
  for (const field of Object.keys(widths ?? {})) loading.known(field, names.ids, [...path, "widths", field], words.field);
  const pages: readonly TabDef[] | undefined = tabs?.map(({ title, sections: own }, index) => ({ title: loading.text(title, [...path, "tabs", index, "title"]), sections: sectionsAt(own, [...path, "tabs", index, "sections"]) }))
    ?? (sections === undefined ? undefined : [{ title: null, sections: sectionsAt(sections, [...path, "sections"]) }]);
  return { ...(pages === undefined ? {} : { tabs: pages }), ...(widths === undefined ? {} : { half: Object.keys(widths).filter((field) => widths[field] === "half") }) };
}
