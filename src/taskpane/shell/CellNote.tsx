import { Button, Caption1, Link, makeStyles, tokens } from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons";
import { SeverityMark } from "../findings/SeverityMark";
import { plural } from "./language";
import { useAsked, usePane } from "./paneContext";

export const useNoteStyles = makeStyles({
  note: { flexShrink: 0, display: "flex", alignItems: "flex-start", gap: tokens.spacingHorizontalS, padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`, borderTop: `1px solid ${tokens.colorNeutralStroke2}`, backgroundColor: tokens.colorNeutralBackground2 },
  // Three lines say what is wrong; the rest is told where the link leads.
  text: { flexGrow: 1, minWidth: 0, alignSelf: "center", overflowWrap: "anywhere", display: "-webkit-box", WebkitBoxOrient: "vertical", WebkitLineClamp: "3", overflow: "hidden" },
  act: { flexShrink: 0, alignSelf: "center" },
});

/** What the selected cell is told of, whatever view is open: the worst of its findings, and the way there. The findings themselves show it in full. */
export function CellNote() {
  const styles = useNoteStyles();
  const { say, selected, place, go } = usePane();
  const { row = null, selection } = selected ?? {};
  const column = selection?.area.column ?? 0;
  const wanted = row !== null && place.view !== "findings";
  const { value } = useAsked(`cell ${wanted ? `${row} ${column}` : "none"}`, async (desk) => (wanted ? desk.sheet.findingsAt({ row: row - 1, column }) : { ok: true as const, value: [] }));
  const [worst] = value ?? [];
  const more = (value?.length ?? 0) - 1;
  return (
    <div role="status" aria-live="polite">
      {wanted && worst !== undefined && (
        <div className={styles.note}>
          <SeverityMark severity={worst.severity} />
          <Caption1 className={styles.text}>{worst.text}{more > 0 && say(`（另有 ${more} 个）`, ` (${more} more)`)}</Caption1>
          <Link as="button" className={styles.act} onClick={() => go({ view: "findings" })}>{say("去处理", "Mend it")}</Link>
        </div>
      )}
    </div>
  );
}

/** Rows that were typed below the table: they are none of its records until somebody says so. */
export function StrayNote() {
  const styles = useNoteStyles();
  const { say, tell, count, desk, act } = usePane();
  const { value, again } = useAsked("strays", (asked) => asked.sheet.strays());
  const rows = value?.rows ?? [];
  const many = rows.length;
  const named = rows.slice(0, 3).join(say("、", ", ")) + (many > 3 ? "…" : "");
  return (
    <div role="status" aria-live="polite">
      {value !== null && many > 0 && (
        <div className={styles.note}>
          <Caption1 className={styles.text}>{many === 1 ? say(`第 ${named} 行不在“${tell(value.label)}”表里，要加进去吗？`, `Row ${named} is not in the table ${tell(value.label)}. Add it?`) : say(`第 ${named} 行（共 ${count(many)} 行）不在“${tell(value.label)}”表里，要加进去吗？`, `${plural(many, "row")} (${named}) are not in the table ${tell(value.label)}. Add them?`)}</Caption1>
          <Button size="small" className={styles.act} onClick={() => void act(say("正在加进表里", "Adding"), () => desk.sheet.takeIn(rows), ({ rows: now, change }) => ({ text: say(`已加进表里，在第 ${now.slice(0, 3).join("、")}${now.length > 3 ? "…" : ""} 行`, `Added to the table, row ${now.slice(0, 3).join(", ")}${now.length > 3 ? "…" : ""}`), change }))}>{say("加进表里", "Add")}</Button>
          <Button size="small" appearance="subtle" className={styles.act} icon={<DismissRegular />} aria-label={say("不用加", "Leave it out")} onClick={() => void desk.sheet.leaveOut(rows).then(again)} />
        </div>
      )}
    </div>
  );
}
