import { isCellError } from "../../records/cellValue";
import { firstCase } from "../regions/decisions";
import { spaceOf } from "../regions/space";
import type { LayoutDef, TableDef, Template } from "../template";
import type { Path } from "../templateProblems";
import { type Found, type Lint, found } from "./lint";

/** Variants of a form that no record and nobody ever sees: their condition cannot hold, or an earlier one takes everything. */
export const deadLayouts: Lint = {
  name: "dead-layout",
  check: ({ template }) => template.tables.flatMap((table) => table.layouts.slice(0, -1).flatMap((layout, index) => check(layout, index, table, template, ["tables", table.id, "layout", "variants", index]))),
};

function check({ when, by }: LayoutDef, index: number, { fields, layouts: all }: TableDef, { calendar }: Template, path: Path): readonly Found[] {
  const earlier = all.slice(0, index).findIndex((other) => other.when === null && (other.by === undefined || (by !== undefined && by.roles.every(({ id }) => other.by!.roles.some((role) => role.id === id)))));
  if (earlier >= 0) return [found("warning", path, `这种排法用不上：前面第 ${earlier + 1} 种对同样的人总是先用上。`, `This variant is never used: variant ${earlier + 1} before it always holds for the same people.`, "给前一种加上 when，或把这一种移到它前面。", "Give that one a when, or move this one before it.")];
  const space = when === null ? null : spaceOf({ conditions: [when.ast], fields, domain: "valid", calendar });
  if (space === null || firstCase(space, (at) => space.conditions[0]!(at) === true || isCellError(space.conditions[0]!(at))) !== null) return [];
  return [found("warning", [...path, "when"], "这种排法用不上：when 不会成立。", "This variant is never used: its when cannot hold.", "改正 when，或去掉这种排法。", "Correct when, or remove the variant.")];
}
