import type { ExpressionType } from "../expression/expression";
import { checkWritable } from "./checkFields";
import { type Fields, type Loading, complaint, expressionType, words } from "./loading";
import type { RawKey, RawRule } from "./rawTemplate";
import type { KeyDef, RuleDef } from "./template";
import type { Path } from "./templateProblems";

export function loadKeys(raw: readonly RawKey[], path: Path, fields: Fields, loading: Loading): readonly KeyDef[] {
  const ids = raw.map((key) => key.id ?? key.fields.join("+"));
  loading.unique(ids, (index) => [...path, index], words.key);
  return raw.map((key, index) => ({
    id: ids[index]!,
    fields: loading.knownAll(key.fields, fields.ids, [...path, index, "fields"], words.field),
    nulls: key.nulls ?? "ignore",
    mode: key.mode ?? "block",
    ...(key.normalize === undefined ? {} : { normalize: loading.stepsOf(key.normalize, [...path, index, "normalize"]) }),
    when: key.when === undefined ? null : loading.expression(key.when, [...path, index, "when"], fields.types, "boolean"),
  }));
}

export function loadRules(raw: readonly RawRule[], path: Path, fields: Fields, loading: Loading): readonly RuleDef[] {
  loading.unique(raw.map(({ id }) => id), (index) => [...path, index, "id"], words.rule);
  return raw.flatMap((rule, index) => loadRule(rule, [...path, index], fields, loading));
}

function loadRule(raw: RawRule, path: Path, fields: Fields, loading: Loading): readonly RuleDef[] {
  const expression = (text: string, place: Path, expected: ExpressionType): RuleDef["when"] => loading.expression(text, [...path, ...place], fields.types, expected);
  const when = raw.when === undefined ? null : expression(raw.when, ["when"], "boolean");
  const assert = expression(raw.assert, ["assert"], "boolean");
  const message = loading.text(raw.message, [...path, "message"]);
  const title = raw.title === undefined ? undefined : loading.text(raw.title, [...path, "title"]);
  const shown = raw.fields === undefined ? shownFields(assert?.fields ?? [], fields) : loading.knownAll(raw.fields, fields.ids, [...path, "fields"], words.field);
  const fix = (raw.fix ?? []).flatMap((step, index) => {
    const place = ["fix", index] as const;
    if (!loading.known(step.field, fields.ids, [...path, ...place, "field"], words.field)) return [];
    checkWritable(fields.byId.get(step.field), [...path, ...place, "field"], loading);
    const value = expression(step.value, [...place, "value"], expressionType(fields.byId.get(step.field)!));
    return value === null ? [] : [{ field: step.field, value }];
  });
  if (assert === null) return [];
  const scope = raw.scope === "row" ? undefined : raw.scope;
  loading.unique(raw.at ?? [], (index) => [...path, "at", index], { "zh-CN": "时机", en: "moment" });
  if (raw.at?.every((moment) => moment === "stage") === true && (scope !== undefined || !loading.hasStages)) loading.problems.add([...path, "at"], complaint("not-alone", "这张表没有阶段，或规则是整表的，这条规则永远不会检查。", "The table has no stages, or the rule is about the whole of it, so the rule would never be judged.", "加上 stages，或换一个时机。", "Add stages, or name another moment."));
  if (scope !== undefined) checkScope(raw, scope, [when, assert], path, loading);
  if (raw.fields === undefined && shown.length === 0 && scope === undefined) {
    loading.problems.add([...path, "assert"], complaint("rule-without-fields", "这条规则没有用到任何字段，对每一行的结果都一样。", "This rule reads no field: it says the same of every row.", "在 assert 里用上字段，或用 fields 指明显示的位置。", "Name a field in assert, or say under fields where to show it."));
  }
  return [{
    id: raw.id,
    ...(title === undefined ? {} : { title }),
    ...(raw.owner === undefined ? {} : { owner: raw.owner }),
    when, assert, message, fix,
    strict: raw.strict ?? false,
    ...(raw.mode === undefined ? {} : { mode: raw.mode }),
    ...(scope === undefined ? {} : { scope }),
    ...(raw.at === undefined ? {} : { at: raw.at }),
    ...loading.override(raw.override, [...path, "override"]),
    severity: raw.mode === "warn" && raw.severity !== "info" ? "warning" : (raw.severity ?? "error"),
    fields: shown,
  }];
}

/** A rule about a whole table reads no row, and that about one table no other; nor has it a cell to put right. */
function checkScope(raw: RawRule, scope: "table" | "workbook", parts: readonly RuleDef["when"][], path: Path, loading: Loading): void {
  const place = (at: number): Path => [...path, at === 0 ? "when" : "assert"];
  parts.forEach((part, at) => {
    const [field] = part?.fields ?? [];
    if (field !== undefined) loading.problems.add(place(at), complaint("wrong-scope", `整表的规则不能读某一行的 ${field}。`, `A rule about the whole table cannot read ${field} of a row.`, `用 COUNTIFS、SUMIFS 等读整列，例如 [${loading.table}.${field}]；或把 scope 改成 row。`, `Read the whole column with COUNTIFS, SUMIFS and the like, as [${loading.table}.${field}], or make the scope row.`));
    const other = scope === "table" ? part?.columns.find((column) => !column.startsWith(`${loading.table}.`)) : undefined;
    if (other !== undefined) loading.problems.add(place(at), complaint("wrong-scope", `scope 为 table 的规则只读本表，${other} 是另一张表的。`, `A rule of scope table reads its own table only; ${other} is of another.`, "把 scope 改成 workbook。", "Make the scope workbook."));
  });
  if (raw.fix !== undefined) loading.problems.add([...path, "fix"], complaint("wrong-scope", "整表的规则不知道改哪一行。", "A rule about the whole table does not know which row to put right.", "去掉 fix。", "Remove fix."), "key");
}

/** What is read through a reference is shown on the reference. */
function shownFields(read: readonly string[], { byId }: Fields): readonly string[] {
  return [...new Set(read.map((name) => name.split(".")[0]!))].filter((id) => byId.has(id));
}
