import { Body1, Button, Caption1, Link, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { BrokenFormulas } from "../shell/BrokenFormulas";
import { plural } from "../shell/language";
import { useAsked, usePane } from "../shell/paneContext";

const useStyles = makeStyles({
  line: { display: "flex", alignItems: "center", justifyContent: "space-between", gap: tokens.spacingHorizontalS, flexWrap: "wrap" },
  proposal: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS, padding: tokens.spacingHorizontalS, border: `1px dashed ${tokens.colorNeutralStroke1}`, borderRadius: tokens.borderRadiusMedium },
  rows: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS, maxHeight: "96px", overflowY: "auto" },
  actions: { display: "flex", gap: tokens.spacingHorizontalS },
});

/** So many are named; all are taken out. */
const mostNamed = 100;

/** Blank rows between the records: shown first, then taken out with one undo. */
export function BlankRows() {
  const styles = useStyles();
  const { say, count, desk, act } = usePane();
  const { value } = useAsked("blank rows", (asked) => asked.findings.blankRows.list());
  const [open, setOpen] = useState(false);
  const rows = value ?? [];
  const many = rows.length;
  if (many === 0) return null;
  const remove = async (): Promise<void> => {
    const done = await act(say("正在删除空行", "Deleting blank rows"), () => desk.findings.blankRows.remove(rows), ({ rows: gone, change }) => ({ text: say(`已删除 ${count(gone)} 个空行`, `${plural(gone, "blank row")} deleted`), change }));
    if (done !== null) setOpen(false);
  };
  return (
    <>
      <div className={styles.line}>
        <Body1>{many === 1 ? say(`第 ${rows[0]} 行是空行`, `Row ${rows[0]} is blank`) : say(`记录之间有 ${count(many)} 个空行`, `${plural(many, "blank row")} between the records`)}</Body1>
        <Button size="small" aria-expanded={open} onClick={() => setOpen(!open)}>{say("删除空行…", "Delete them…")}</Button>
      </div>
      {open && (
        <div className={styles.proposal} onKeyDown={(event) => { if (event.key === "Escape") { event.preventDefault(); setOpen(false); } }}>
          <Caption1>{say("这些行在表里没有任何内容，删除后下面的记录上移，表外的内容不动。可以撤销。", "These rows are blank across the whole table. The records below move up; nothing outside the table moves. It can be undone.")}</Caption1>
          <div className={styles.rows}>
            {rows.slice(0, mostNamed).map((row) => <Link as="button" key={row} onClick={() => void desk.sheet.show({ row, field: null })}>{say(`第 ${row} 行`, `Row ${row}`)}</Link>)}
            {many > mostNamed && <Caption1>{say(`另有 ${count(many - mostNamed)} 行`, `${count(many - mostNamed)} more`)}</Caption1>}
          </div>
          <BrokenFormulas rows={rows} />
          <div className={styles.actions}>
            <Button size="small" onClick={() => void remove()}>{say(`删除 ${count(many)} 个空行`, `Delete ${plural(many, "blank row")}`)}</Button>
            <Button size="small" appearance="subtle" onClick={() => setOpen(false)}>{say("取消", "Cancel")}</Button>
          </div>
        </div>
      )}
    </>
  );
}
