import { isCellError } from "../../records/cellValue";
import { decisionFields, firstCase } from "../regions/decisions";
import { exampleText } from "../regions/regionText";
import { spaceOf } from "../regions/space";
import type { ClassifyDef, TableDef, Template } from "../template";
import type { Path } from "../templateProblems";
import { type Found, type Lint, found } from "./lint";

/** Factors that never give points, classes that no record reaches, and records that reach none. */
export const scorecards: Lint = {
  name: "scorecard",
  check: ({ template }) => template.tables.flatMap((table) => table.classify.flatMap((def, index) => (def.score === null ? [] : checkScore(def, def.score, table, template, ["tables", table.id, "classify", index]).flatMap(({ of, ...finding }): readonly Found[] => {
    const level = of === null ? undefined : def.checks?.[of];
    return level === null ? [] : [level === undefined ? finding : { ...finding, severity: level }];
  })))),
};

function checkScore(def: ClassifyDef, { factors, bands }: NonNullable<ClassifyDef["score"]>, table: TableDef, { calendar }: Template, path: Path): readonly (Found & { /** The check of the classification that it belongs to. */ readonly of: "gaps" | "unreachable" | null })[] {
  const fields = decisionFields(def, table);
  const space = spaceOf({ conditions: factors.map(({ when }) => when.ast), fields, domain: "valid", calendar });
  const findings: (Found & { readonly of: "gaps" | "unreachable" | null })[] = factors.flatMap((factor, index) => {
    const own = spaceOf({ conditions: [factor.when.ast], fields, domain: "valid", calendar });
    if (own === null || firstCase(own, (at) => own.conditions[0]!(at) === true) !== null) return [];
    return [{ ...found("warning", [...path, "score", "factors", index, "when"], `评分项 ${factor.id} 的条件永远不成立，不会得分。`, `The condition of the factor ${factor.id} never holds: it gives no points.`, "改正条件，或去掉这一项。", "Correct the condition, or remove the factor."), of: "unreachable" as const }];
  });
  // Points that time takes away can come out as anything between none and all.
  if (space === null || factors.some(({ decay }) => decay !== undefined)) return findings;
  const reached = new Set<number>();
  let without: number | null = null;
  for (let index = 0; index < space.size; index++) {
    let points = 0;
    let failed = false;
    factors.forEach((factor, at) => { const value = space.conditions[at]!(index); if (value === true) points += factor.points; else if (isCellError(value)) failed = true; });
    if (failed) continue;
    const band = bands.findIndex(({ min }) => Number(points.toPrecision(15)) >= min);
    reached.add(band);
    if (band < 0 && (def.otherwise === null || def.checks?.gaps != null) && space.open.length === 0) without ??= index;
  }
  bands.forEach(({ min, then }, index) => {
    if (!reached.has(index)) findings.push({ of: "unreachable", ...found("warning", [...path, "score", "bands"], `没有记录能得到“${then}”（${min} 分）：得分到不了，或总是更高。`, `No record gets “${then}” (${min} points): the points never reach it, or always go beyond.`, "改分数线，或改各项的分数。", "Change the band, or the points of the factors.") });
  });
  if (!reached.has(-1) && def.otherwise !== null) findings.push({ of: null, ...found("info", [...path, "else"], `else 用不到：每条记录都达到某一级。`, `The else is never used: every record reaches a band.`, "可以留着，也可以提高最低分数线。", "It may stay, or raise the lowest band.") });
  if (without !== null) {
    const example = exampleText(space.example(without), { fields });
    findings.push({ of: "gaps", ...(def.otherwise === null
      ? found("warning", [...path, "score", "bands"], `有的记录达不到任何一级，例如 ${example["zh-CN"]}，而 else 是 null。`, `Some records reach no band, for example ${example.en}, and else is null.`, "写上 else，或加一个更低的分数线。", "Give an else, or a lower band.")
      : found("warning", [...path, "score", "bands"], `有的记录达不到任何一级，例如 ${example["zh-CN"]}，归入 else 的“${def.otherwise}”。`, `Some records reach no band, for example ${example.en}, and get ${def.otherwise} from else.`, "加一个更低的分数线；本来就归 else 的，把 checks.gaps 去掉。", "Add a lower band; where else is meant, remove checks.gaps.")) });
  }
  return findings;
}
