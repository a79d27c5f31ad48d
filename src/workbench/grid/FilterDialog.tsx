import { Button, Caption1, Checkbox, Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle, SearchBox, makeStyles, tokens } from "@fluentui/react-components";
import { TextSortAscendingRegular, TextSortDescendingRegular } from "@fluentui/react-icons";
import { useEffect, useMemo, useRef, useState } from "react";
import { type Words, plural } from "../../taskpane/shell/language";
import type { ColumnChoices } from "../stage/stage";

const useStyles = makeStyles({
  surface: { maxWidth: "380px" },
  content: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
  sorts: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  quiet: { color: tokens.colorNeutralForeground2, overflowWrap: "anywhere" },
  // Three of them on one line, each with its words unbroken.
  buttons: { "& > button": { minWidth: 0, whiteSpace: "nowrap" } },
  list: { display: "flex", flexDirection: "column", maxHeight: "280px", overflowY: "auto", border: `1px solid ${tokens.colorNeutralStroke2}`, borderRadius: tokens.borderRadiusMedium },
});

/** More are found by what is typed. */
const mostShown = 300;

/** Sorts the table by a column, or chooses what is shown of it. `onFilter`: the texts that are shown; null: all. */
export function FilterDialog({ words: { say, count }, column: { header, filtered, choices }, onSort, onFilter, onClose }: { readonly words: Words; readonly column: ColumnChoices; readonly onSort: (descending: boolean) => void; readonly onFilter: (texts: readonly string[] | null) => void; readonly onClose: () => void }) {
  const styles = useStyles();
  const [typed, setTyped] = useState("");
  const search = useRef<HTMLInputElement>(null);
  // The dialog gives the keyboard to the first of its buttons.
  useEffect(() => search.current?.focus(), []);
  const [on, setOn] = useState<ReadonlySet<string>>(() => new Set(choices.flatMap((choice) => (choice.on ? [choice.text] : []))));
  const found = useMemo(() => {
    const wanted = typed.trim().toLowerCase();
    return wanted === "" ? choices : choices.filter(({ shown }) => shown.toLowerCase().includes(wanted));
  }, [choices, typed]);
  const many = found.filter(({ text }) => on.has(text)).length;
  const set = (texts: readonly string[], wanted: boolean): void => setOn((before) => {
    const after = new Set(before);
    for (const text of texts) if (wanted) after.add(text); else after.delete(text);
    return after;
  });
  // Who looks for something means what is found, not what was ticked before and is out of sight.
  const chosen = found.filter(({ text }) => on.has(text)).map(({ text }) => text);
  return (
    <Dialog open onOpenChange={(_, { open }) => { if (!open) onClose(); }}>
      <DialogSurface className={styles.surface}>
        <form onSubmit={(event) => { event.preventDefault(); onFilter(chosen.length === choices.length ? null : chosen); }}>
          <DialogBody>
            <DialogTitle>{say(`排序和筛选：${header}`, `Sort and filter: ${header}`)}</DialogTitle>
            <DialogContent className={styles.content}>
              <div className={styles.sorts}>
                <Button size="small" icon={<TextSortAscendingRegular />} onClick={() => onSort(false)}>{say("升序", "Ascending")}</Button>
                <Button size="small" icon={<TextSortDescendingRegular />} onClick={() => onSort(true)}>{say("降序", "Descending")}</Button>
              </div>
              <SearchBox value={typed} placeholder={say("包含…", "Contains…")} aria-label={say("只列出包含这些字的", "List what contains this")} onChange={(_, { value }) => setTyped(value)} input={{ ref: search }} dismiss={{ "aria-label": say("清除", "Clear") }} />
              <div className={styles.list} role="group" aria-label={header}>
                {found.length > 0 && <Checkbox label={say(`全选（${count(found.length)} 种）`, `All (${plural(found.length, "value")})`)} checked={many === 0 ? false : many === found.length ? true : "mixed"} onChange={(_, { checked }) => set(found.map(({ text }) => text), checked !== false)} />}
                {found.some(({ text }) => text === "") && found.length > 1 && typed === "" && <Checkbox label={say("除空白外全部", "All but blanks")} checked={!on.has("") && many === found.length - 1} onChange={() => { set(found.map(({ text }) => text), true); set([""], false); }} />}
                {found.slice(0, mostShown).map(({ text, shown, count: times }) => <Checkbox key={text} label={<>{text === "" ? say("（空白）", "(blank)") : shown} <Caption1 className={styles.quiet}>{say(`${count(times)} 行`, plural(times, "row"))}</Caption1></>} checked={on.has(text)} onChange={(_, { checked }) => set([text], checked === true)} />)}
              </div>
              <Caption1 role="status">{found.length === 0 ? say(`没有含“${typed.trim()}”的`, `None contains “${typed.trim()}”`) : found.length > mostShown ? say(`另有 ${count(found.length - mostShown)} 种，在上面输入文字来找`, `${plural(found.length - mostShown, "more value")}; type above to find them`) : typed === "" ? "" : say(`找到 ${count(found.length)} 种`, `${plural(found.length, "value")} found`)}</Caption1>
            </DialogContent>
            <DialogActions fluid className={styles.buttons}>
              {filtered && <Button onClick={() => onFilter(null)}>{say("不按这列筛选", "Clear this filter")}</Button>}
              <Button onClick={onClose}>{say("取消", "Cancel")}</Button>
              <Button type="submit" appearance="primary" disabled={chosen.length === 0}>{say("筛选", "Filter")}</Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}
