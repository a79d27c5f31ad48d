import type { Json } from "../../records/cellValue";
import { type Problem, type Result, fail, ok } from "../../records/problem";
import { type CleaningPlan, planKind, planVersion } from "./cleaningPlan";

/**
 * A plan from the text of a file. Every part is looked at, for a person may have edited it: what a later step needs is there and of its kind.
 * Problems: `plan/notJson`, `plan/notAPlan`, `plan/newer`, `plan/badShape` with a pointer.
 */
export function readPlan(text: string): Result<CleaningPlan> {
  let value: Json;
  try {
    value = JSON.parse(text) as Json;
  } catch (error) {
    return fail(notJson(error instanceof Error ? error.message : ""));
  }
  if (!isObject(value) || value["kind"] !== planKind) return fail(notAPlan);
  if (value["version"] !== planVersion) return fail(otherVersion(value["version"] ?? null));
  const bad = firstBad(value, "", planShape) ?? repeated(value as unknown as CleaningPlan);
  return bad === null ? ok(value as unknown as CleaningPlan) : fail(badShape(bad));
}

type Leaf = "string" | "text" | "count" | "boolean" | "params" | "cell";
type Shape = Leaf | { readonly list: Shape } | { readonly nullable: Shape } | { readonly [name: string]: Shape };

const sample = { at: "string", before: "cell", after: "cell" } as const;
const planShape: Shape = {
  source: { sheet: "string", area: "string", records: "count" },
  template: { nullable: { id: "string", version: "string", table: "string" } },
  columns: { list: { key: "text", header: "string", occurrence: "count", aliases: { list: "string" }, field: { nullable: "string" }, type: { nullable: "string" }, dayFirst: { nullable: "boolean" } } },
  steps: { list: { id: "text", kind: "text", column: { nullable: "string" }, reason: { id: "string", data: "params" }, lossless: "boolean", chosen: "boolean", cells: "count", samples: { list: sample }, params: "params" } },
};

/** Pointer to the first part that is missing or of another kind. */
function firstBad(value: Json | undefined, at: string, shape: Shape): string | null {
  if (typeof shape === "string") return isOf(value, shape) ? null : at;
  if ("nullable" in shape) return value === null ? null : firstBad(value, at, shape["nullable"] as Shape);
  if ("list" in shape) {
    if (!Array.isArray(value)) return at;
    for (const [index, item] of (value as readonly Json[]).entries()) {
      const bad = firstBad(item, `${at}/${index}`, shape["list"] as Shape);
      if (bad !== null) return bad;
    }
    return null;
  }
  if (!isObject(value)) return at;
  for (const [name, part] of Object.entries(shape)) {
    const bad = firstBad(value[name], `${at}/${name}`, part);
    if (bad !== null) return bad;
  }
  return null;
}

function isOf(value: Json | undefined, kind: Leaf): boolean {
  switch (kind) {
    case "string": return typeof value === "string";
    case "text": return typeof value === "string" && value !== "";
    case "count": return typeof value === "number" && Number.isInteger(value) && value >= 0;
    case "boolean": return typeof value === "boolean";
    case "params": return isObject(value);
    case "cell": return value === null || ["string", "number", "boolean"].includes(typeof value) || (isObject(value) && typeof value["error"] === "string");
  }
}

/** Two steps or two columns of one name could not be told apart. */
function repeated({ columns, steps }: CleaningPlan): string | null {
  const twice = (names: readonly string[]): number => names.findIndex((name, index) => names.indexOf(name) !== index);
  const [column, step] = [twice(columns.map(({ key }) => key)), twice(steps.map(({ id }) => id))];
  return column >= 0 ? `/columns/${column}/key` : step >= 0 ? `/steps/${step}/id` : null;
}

function isObject(value: Json | undefined): value is { readonly [name: string]: Json } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function notJson(detail: string): Problem {
  return { code: "plan/notJson", message: { "zh-CN": `清理计划不是有效的 JSON：${detail}`, en: `The cleaning plan is no valid JSON: ${detail}` }, hint: { "zh-CN": "用 plan FILE -o plan.json 重新制定，或者改正文件里的语法。", en: "Make it again with plan FILE -o plan.json, or correct the syntax." } };
}

const notAPlan: Problem = {
  code: "plan/notAPlan",
  message: { "zh-CN": "这个文件不是清理计划。", en: "The file is no cleaning plan." },
  hint: { "zh-CN": "用 plan FILE -o plan.json 制定一份。", en: "Make one with plan FILE -o plan.json." },
};

function otherVersion(version: Json): Problem {
  return { code: "plan/newer", message: { "zh-CN": `清理计划的版本是 ${JSON.stringify(version)}，这里能读的是 ${planVersion}。`, en: `The cleaning plan is of version ${JSON.stringify(version)}; version ${planVersion} can be read here.` }, hint: { "zh-CN": "更新本程序，或者用 plan 重新制定。", en: "Update the program, or make the plan again with plan." } };
}

function badShape(pointer: string): Problem {
  return { code: "plan/badShape", pointer, message: { "zh-CN": `清理计划的 ${pointer} 缺少，或者内容不对。`, en: `${pointer} of the cleaning plan is missing or not as it should be.` }, hint: { "zh-CN": "改正这一处，或者用 plan 重新制定；要取消一步，把它的 chosen 改成 false 就行。", en: "Correct it, or make the plan again with plan; to leave a step out, set its chosen to false." } };
}
