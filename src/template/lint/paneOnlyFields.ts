import { patternFormula } from "../nativePattern";
import { type Lint, found } from "./lint";

/** What a schema can say of a single value and no validation of Excel does. Sorted. */
const unsaid = ["$ref", "allOf", "anyOf", "format", "if", "items", "maxItems", "minItems", "not"] as const;

/** Limits of single values that Excel itself cannot check: a colleague without the add-in is not stopped by them. */
export const paneOnlyFields: Lint = {
  name: "pane-only",
  check: ({ template, raw }) => template.tables.flatMap((table) => table.fields.flatMap((field) => {
    const said = raw.tables[table.id]!.schema.properties[field.id]!;
    if (field.native === "none") return [];
    // The longest reference there is.
    const open = said["pattern"] !== undefined && patternFormula(field, "$XFD1048576") === null ? ["pattern"] : [];
    return [...unsaid.filter((keyword) => said[keyword] !== undefined), ...open].map((keyword) => found("info", ["tables", table.id, "schema", "properties", field.id, keyword],
      `字段 ${field.id} 的 ${keyword} 只在插件里检查，Excel 的数据验证表达不了。`, `What ${keyword} says of ${field.id} is checked by the add-in only, for no validation of Excel says it.`,
      keyword === "pattern" ? "可以留着；要让没有插件的人也看到，就写成从 ^ 到 $、逐位规定字符的正则，例如 ^C\\d{4}$。" : "可以留着。", keyword === "pattern" ? "It may stay; to stop people without the add-in as well, fix the characters place by place from ^ to $, as in ^C\\d{4}$." : "It may stay.", { data: { keyword } }));
  })),
};
