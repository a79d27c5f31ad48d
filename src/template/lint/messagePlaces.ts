import type { Localized } from "../../records/text";
import type { TableDef } from "../template";
import type { Path } from "../templateProblems";
import { type Found, type Lint, found } from "./lint";

/** `{name}` in a message that no value will ever fill: people would read the braces. */
export const messagePlaces: Lint = {
  name: "message-place",
  check: ({ template }) => template.tables.flatMap((table) => [
    ...table.rules.flatMap((rule, index) => checkText(rule.message, new Set(["label", ...rule.assert.fields, ...(rule.when?.fields ?? [])]), table, ["tables", table.id, "rules", index, "message"])),
    ...table.classify.flatMap(({ table: rows }, index) => rows.flatMap(({ explain }, row) => (explain === undefined ? [] : checkText(explain, new Set(["class", ...table.fields.map(({ id }) => id)]), table, ["tables", table.id, "classify", index, "table", row, "explain"])))),
  ]),
};

function checkText(text: Localized, filled: ReadonlySet<string>, { fields }: TableDef, path: Path): readonly Found[] {
  const names = new Set([text["zh-CN"], text.en].flatMap((each) => [...each.matchAll(/\{([\p{L}\p{N}_.]+)\}/gu)].map((match) => match[1]!)));
  return [...names].filter((name) => !filled.has(name)).map((name) => (fields.some(({ id }) => id === name)
    ? found("warning", path, `说明里的 {${name}} 填不出来：规则没有用到字段 ${name}。`, `The place {${name}} of the message stays empty: the rule does not read the field ${name}.`, "去掉它，或在条件里用上这个字段。", "Remove it, or read that field in the condition.")
    : found("warning", path, `说明里的 {${name}} 不是字段，会原样显示。`, `The place {${name}} of the message is no field: people would read it as it stands.`, "改成字段的标识，或去掉大括号。", "Name a field, or remove the braces.")));
}
