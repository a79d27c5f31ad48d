import { type DecisionFinding, decisionFields, decisionFindings } from "../regions/decisions";
import { exampleText, regionText } from "../regions/regionText";
import type { ClassifyDef, TableDef } from "../template";
import type { Path } from "../templateProblems";
import { type Found, type Lint, found } from "./lint";

/** Gaps, overlaps and rows that never decide, each proved or shown by a record. */
export const decisionTables: Lint = {
  name: "decision-table",
  check: ({ template }) => template.tables.flatMap((table) => table.classify.flatMap((def, index) => (def.kind !== "table" ? [] : decisionFindings(def.checks?.gaps == null ? def : { ...def, otherwise: null }, table, template.calendar).flatMap((finding): readonly Found[] => {
    const checks = def.checks ?? {};
    const level = checks[finding.kind === "gap" || (finding.kind === "undecided" && finding.what === "gaps") ? "gaps" : finding.kind === "overlap" || finding.kind === "undecided" ? "overlaps" : "unreachable"];
    const told = tell(finding, def, table, ["tables", table.id, "classify", index]);
    return level === null ? [] : [level === undefined || finding.kind === "undecided" ? told : { ...told, severity: level }];
  })))),
};

function tell(finding: DecisionFinding, def: ClassifyDef, table: TableDef, path: Path): Found {
  const row = (index: number): string => def.table[index]!.id;
  const fields = { fields: decisionFields(def, table) };
  switch (finding.kind) {
    case "gap": {
      const example = exampleText(finding.example, fields);
      const region = finding.region === null ? { "zh-CN": "", en: "" } : { "zh-CN": `（${regionText(finding.region)["zh-CN"]}）`, en: ` (${regionText(finding.region).en})` };
      return found("warning", [...path, "table"], `决策表有空缺${region["zh-CN"]}：没有一行说到它，例如 ${example["zh-CN"]}${def.otherwise === null ? "" : `，归入 else 的“${def.otherwise}”`}。`, `The decision table has a gap${region.en}: no row speaks of it, for example ${example.en}${def.otherwise === null ? "" : `; it gets ${def.otherwise} from else`}.`, def.otherwise === null ? "加一行，或写上 else。" : "加一行说明它；本来就归 else 的，把 checks.gaps 去掉。", def.otherwise === null ? "Add a row, or an else." : "Add a row for it; where else is meant, remove checks.gaps.", { data: { example: finding.example } });
    }
    case "overlap": {
      const example = exampleText(finding.example, fields);
      const [a, b] = finding.rows.map(row) as [string, string];
      return found("warning", [...path, "table", finding.rows[1]], `决策行 ${a} 和 ${b} 会同时成立，例如 ${example["zh-CN"]}；hit 是 ${def.hit}，这样的记录没有类别。`, `The rows ${a} and ${b} hold together, for example with ${example.en}; with hit ${def.hit} such a record has no class.`, "收窄其中一行的条件，或把 hit 改为 first。", "Narrow one of the conditions, or make hit first.", { data: { rows: [a, b], example: finding.example } });
    }
    case "unreachable": return found("warning", [...path, "table", finding.row], `决策行 ${row(finding.row)} 永远轮不到：前面的行总是先成立。`, `The row ${row(finding.row)} is never reached: an earlier row always holds first.`, "把它移到前面，收窄前面的条件，或去掉它。", "Move it up, narrow the rows before it, or remove it.");
    case "never": return found("warning", [...path, "table", finding.row, "when"], `决策行 ${row(finding.row)} 的条件永远不成立。`, `The condition of the row ${row(finding.row)} never holds.`, "改正条件，或去掉这一行。", "Correct the condition, or remove the row.");
    case "undecided": {
      const [zh, en] = finding.what === "gaps" ? ["有没有空缺", "has gaps"] : ["有没有重叠", "has overlaps"];
      const [whyZh, whyEn] = finding.because.length === 0 ? ["情况太多", "there are too many cases"] : [`这些条件无法逐一判断：${finding.because.join("；")}`, `these conditions cannot be judged case by case: ${finding.because.join("; ")}`];
      return found("info", [...path, "table"], `无法判定决策表${zh}：${whyZh}。`, `Whether the decision table ${en} cannot be decided: ${whyEn}.`, "用测试覆盖这些条件的两边。", "Cover both sides of these conditions with tests.", { data: { because: [...finding.because] } });
    }
  }
}
