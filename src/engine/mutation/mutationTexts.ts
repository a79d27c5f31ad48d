import type { Problem } from "../../records/problem";
import type { Localized } from "../../records/text";
import { exampleText } from "../../template/regions/regionText";
import type { TableDef } from "../../template/template";
import type { MutantKind } from "./mutants";
import type { Survivor } from "./runMutants";

/** What was changed; `{from}` and `{to}` are parts of the template as written. */
const changes: { readonly [kind in MutantKind]: Localized } = {
  action: { "zh-CN": "把对重复的处理从 {from} 改成 {to}", en: "changed what is done with duplicates from {from} to {to}" },
  arithmetic: { "zh-CN": "把 {from} 改成 {to}", en: "changed {from} to {to}" },
  blanks: { "zh-CN": "把空值的处理从 {from} 改成 {to}", en: "changed how blanks count from {from} to {to}" },
  boundary: { "zh-CN": "把界限 {from} 改成 {to}", en: "moved the limit {from} to {to}" },
  clause: { "zh-CN": "去掉一个条件：{from} 变成 {to}", en: "dropped a condition: {from} became {to}" },
  comparison: { "zh-CN": "把 {from} 改成 {to}", en: "changed {from} to {to}" },
  condition: { "zh-CN": "去掉适用条件 {from}", en: "dropped the condition {from}" },
  dropped: { "zh-CN": "去掉 {from}", en: "dropped {from}" },
  field: { "zh-CN": "去掉字段 {from}", en: "dropped the field {from}" },
  going: { "zh-CN": "把 {from} 改成 {to}", en: "changed {from} to {to}" },
  gate: { "zh-CN": "去掉 {from} 的限制", en: "dropped the gate on {from}" },
  junction: { "zh-CN": "把 {from} 改成 {to}", en: "changed {from} to {to}" },
  limit: { "zh-CN": "去掉或改动 {from}", en: "dropped or moved {from}" },
  match: { "zh-CN": "去掉比较项 {from}", en: "dropped the comparison {from}" },
  message: { "zh-CN": "把说明“{from}”换成“{to}”", en: "exchanged the message “{from}” for “{to}”" },
  moment: { "zh-CN": "去掉时机 {from}", en: "dropped the moment {from}" },
  negation: { "zh-CN": "去掉否定：{from} 变成 {to}", en: "dropped a negation: {from} became {to}" },
  option: { "zh-CN": "去掉一个选项：{from} 变成 {to}", en: "dropped an option: {from} became {to}" },
  otherwise: { "zh-CN": "把其余记录的类别从 {from} 改成 {to}", en: "changed the class of all others from {from} to {to}" },
  required: { "zh-CN": "去掉 {from} 的必填", en: "made {from} optional" },
  role: { "zh-CN": "让谁都可以（{from}）", en: "opened it to everybody ({from})" },
  severity: { "zh-CN": "把严重程度从 {from} 改成 {to}", en: "changed the severity from {from} to {to}" },
  strict: { "zh-CN": "把 strict 从 {from} 改成 {to}", en: "changed strict from {from} to {to}" },
  survivor: { "zh-CN": "去掉合并时的取法 {from}", en: "dropped how a merge chooses: {from}" },
  swapped: { "zh-CN": "把类别 {from} 改成 {to}", en: "changed the class {from} to {to}" },
  threshold: { "zh-CN": "去掉相似度要求 {from}", en: "dropped the threshold {from}" },
  words: { "zh-CN": "去掉词表 {from}", en: "dropped the words {from}" },
};

const hints = {
  issue: { "zh-CN": "加一个测试：{example}，写明是否应报 {name}。", en: "Add a test with {example} that says whether {name} is expected." },
  issueAnywhere: { "zh-CN": "加一个这处改动会影响结果的测试，写明是否应报 {name}。", en: "Add a test that this change would alter, saying whether {name} is expected." },
  message: { "zh-CN": "在应报它的测试里写 { \"issue\": \"{name}\", \"message\": \"说明里的几个字\" }。", en: "In a test that expects it write { \"issue\": \"{name}\", \"message\": \"a few words of it\" }." },
  severity: { "zh-CN": "在应报它的测试里写 { \"issue\": \"{name}\", \"severity\": \"{severity}\" }。", en: "In a test that expects it write { \"issue\": \"{name}\", \"severity\": \"{severity}\" }." },
  moment: { "zh-CN": "加一个写了 at 的测试：{example}，写明那时是否应报 {name}。", en: "Add a test with at and {example} that says whether {name} is expected then." },
  role: { "zh-CN": "加测试写明 me：有这个角色的人 mayKeep 里有 {name}，没有的人没有；换阶段的写 before 和是否应报 {name}。", en: "Add tests with me: mayKeep has {name} for those who have the role and not for others; for a stage give before, and whether {name} is expected." },
  going: { "zh-CN": "加一个测试：行里指向 related 的记录，在 expect 里写 onDelete、onArchive 或 onMerge。", en: "Add a test whose row names a record under related, with onDelete, onArchive or onMerge in expect." },
  class: { "zh-CN": "加一个测试：{example}，写明 {name} 应是哪一类。", en: "Add a test with {example} that says the class of {name}." },
  classAnywhere: { "zh-CN": "加一个这处改动会影响类别的测试，写明 {name} 应是哪一类。", en: "Add a test whose class this change would alter, saying the class of {name}." },
  key: { "zh-CN": "加一个测试：两行只在这一处不同，写明是否应报 {name}。", en: "Add a test of two rows that differ just there, saying whether {name} is expected." },
  duplicates: { "zh-CN": "加一个测试：两行是否算重复全看这一处，写明 duplicates。", en: "Add a test of two rows that are duplicates, or not, just because of this, with duplicates." },
  repeats: { "zh-CN": "加一个测试：最后一行和前面的重复，写明 repeats（和 at、before、me）。", en: "Add a test whose last row is there already, with repeats (and at, before or me)." },
  merges: { "zh-CN": "加一个测试：几行合并成一条，写明 merged 里这个字段的值，或在 mergeAsks 里写它。", en: "Add a test of rows that become one, with what merged says in that field, or with it in mergeAsks." },
  required: { "zh-CN": "加一个测试：{name} 空着，应报 schema/required。", en: "Add a test that leaves {name} blank and expects schema/required." },
} satisfies Record<string, Localized>;

/** A survivor as people read it: what was changed without a test noticing, and which test would notice. */
export function survivorProblem(survivor: Survivor, def: TableDef): Problem {
  const { part, kind, example, pointer, line, column } = survivor;
  const name = part === "keys" ? `key/${survivor.name}` : survivor.name;
  const ofDuplicates = kind === "survivor" || kind === "going" ? "merges" : kind === "action" || kind === "moment" || kind === "role" ? "repeats" : "duplicates";
  const what = part === "dedupe" ? ofDuplicates : kind === "moment" || kind === "role" || kind === "going" ? kind : part === "fields" ? "required" : part === "keys" ? (kind === "severity" ? "severity" : "key") : part === "classify" ? (example === null ? "classAnywhere" : "class") : kind === "message" || kind === "severity" ? kind : example === null ? "issueAnywhere" : "issue";
  return {
    code: `mutation/${kind}`, pointer, line, column,
    message: { "zh-CN": `${name}：${changes[kind]["zh-CN"]}，没有测试发现。`, en: `${name}: ${changes[kind].en}, and no test notices.` },
    hint: hints[what],
    data: { name, from: survivor.from, severity: severityOf(survivor), to: survivor.to, example: example === null ? "" : exampleText(example, def) },
  };
}

/** A key says its severity as a mode; a test expects it as a severity. */
function severityOf({ part, kind, from }: Survivor): string {
  return part === "keys" && kind === "severity" ? (from === "block" ? "error" : "warning") : from;
}
