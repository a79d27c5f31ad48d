import { Caption1 } from "@fluentui/react-components";
import { plural, verb } from "./language";
import { useAsked, usePane } from "./paneContext";

/** Before rows (1-based) go: which formulas elsewhere read nothing but them. They say #REF! then, and are as they were after the undo. */
export function BrokenFormulas({ rows }: { readonly rows: readonly number[] }) {
  const { say, count } = usePane();
  // Thousands of rows make a long name: of two that lists share, how many there are and what they add up to tell them apart.
  const { value } = useAsked(`formulas ${rows.length} ${rows[0] ?? 0} ${rows.reduce((sum, row) => sum + row * row, 0)}`, (desk) => desk.sheet.readingFormulas(rows));
  const many = rows.length > 1;
  return (
    <>
      {(value ?? []).map(({ sheet, count: formulas, cells }) => (
        <Caption1 key={sheet} block role="status">
          {say(
            `工作表“${sheet}”上有 ${count(formulas)} 个公式引用${many ? "这些行" : "这一行"}（${cells.join("、")}${formulas > cells.length ? " 等" : ""}），行去掉以后会显示 #REF!；撤销会恢复。`,
            `${plural(formulas, "formula")} on the sheet "${sheet}" ${verb(formulas, "reads", "read")} ${many ? "these rows" : "this row"} (${cells.join(", ")}${formulas > cells.length ? " …" : ""}) and will say #REF! once ${many ? "they are" : "it is"} gone; undoing brings that back.`,
          )}
        </Caption1>
      ))}
    </>
  );
}
