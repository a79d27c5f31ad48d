import { Button, Caption1 } from "@fluentui/react-components";
import { useNoteStyles } from "./CellNote";
import { plural } from "./language";
import { useAsked, usePane } from "./paneContext";

/** A figure of a report is selected: from here to the rows that it is made of, as a double click leads in a pivot. */
export function FigureNote() {
  const styles = useNoteStyles();
  const { say, tell, count, selected, desk, act } = usePane();
  const selection = selected !== null && selected.row === null && selected.selection.area.rows * selected.selection.area.columns === 1 ? selected.selection : null;
  const { value } = useAsked(`figure ${JSON.stringify(selection)}`, async (asked) => (selection === null ? { ok: true as const, value: null } : asked.reports.behind(selection)));
  return (
    <div role="status" aria-live="polite">
      {selection !== null && value !== null && (
        <div className={styles.note}>
          <Caption1 className={styles.text}>
            {value.stale
              ? say(`报表“${tell(value.title)}”不是最新，或者被改过：刷新以后才能看这里的记录。`, `The report "${tell(value.title)}" is out of date or was changed: refresh it to see the records of this figure.`)
              : say(`这里是 ${count(value.count)} 条记录。`, `${plural(value.count, "record")} ${value.count === 1 ? "stands" : "stand"} behind this.`) + (value.left > 0 ? say(`其中 ${count(value.left)} 条没有编号，不能单独显示。`, ` ${count(value.left)} of them have no id and cannot be shown alone.`) : "")}
          </Caption1>
          {value.count > value.left && <Button size="small" className={styles.act} onClick={() => void act(say("正在筛选", "Filtering"), () => desk.reports.showBehind(selection), ({ rows, change }) => ({ text: say(`表里只显示这 ${count(rows)} 行；撤销就全部显示`, `The table shows ${plural(rows, "row")} alone; undo shows all of them`), change }))}>{say("看这些行", "Show these rows")}</Button>}
        </div>
      )}
    </div>
  );
}
