import { Body1, Button, Caption1, Input, Text, makeStyles, tokens } from "@fluentui/react-components";
import { AddRegular, SearchRegular } from "@fluentui/react-icons";
import { type MutableRefObject, useCallback, useEffect, useRef, useState } from "react";
import { Problems } from "../shell/Problems";
import { VirtualList } from "../shell/VirtualList";
import { useAsked, usePane } from "../shell/paneContext";
import { TypedRepeats } from "../duplicates/TypedRepeats";
import { RecordForm } from "./RecordForm";
import type { FoundRecord } from "./findRecords";
import { useDebounced } from "./useDebounced";

const useStyles = makeStyles({
  view: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM, flexGrow: 1 },
  find: { display: "flex", gap: tokens.spacingHorizontalS },
  input: { flexGrow: 1, minWidth: 0 },
  hit: { overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" },
  by: { color: tokens.colorNeutralForeground2, overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" },
  none: { display: "flex", flexDirection: "column", alignItems: "flex-start", gap: tokens.spacingVerticalS },
});

/** A record by its form: of the row that is selected, one that was looked for, or a new one. */
export function RecordView() {
  const styles = useStyles();
  const { say, place, selected, desk } = usePane();
  const [record, setRecord] = useState<string | "new" | null>(place.about ?? null);
  const [text, setText] = useState("");
  /** How often a new record was asked for: each time the keyboard goes on in its form. */
  const [asksNew, setNew] = useState(0);
  const keys = useRef<((key: string) => void) | null>(null);
  const form = useAsked("form", (desk) => desk.record.form());
  const row = selected?.row ?? null;
  const ofRow = useAsked(`row ${row}`, async (desk) => desk.record.open({ row: row ?? 0 }));
  // The form follows the sheet; a draft is kept with its record.
  useEffect(() => { if (place.about !== undefined) setRecord(place.about); }, [place.about]);
  const first = useRef(true);
  useEffect(() => {
    // What the pane was opened for goes before what happens to be selected.
    if (first.current && place.about !== undefined) { first.current = false; return; }
    first.current = false;
    if (row !== null) setRecord(null);
  }, [row, place.about]);
  const openFound = useCallback(({ record: found, row: at }: FoundRecord) => { setRecord(found); setText(""); void desk.sheet.show({ row: at, field: null }); }, [desk]);
  if (form.problems.length > 0) return <Problems problems={form.problems} again={form.again} />;
  if (form.value === null) return <Text>{say("正在打开", "Opening")}</Text>;
  const shown = record ?? ofRow.value?.record ?? null;
  return (
    <div className={styles.view}>
      <div className={styles.find}>
        <Input className={styles.input} value={text} contentBefore={<SearchRegular aria-hidden />} aria-label={say("查找记录", "Find a record")} placeholder={say("名称、拼音或电话", "Name or phone")} onChange={(_, { value }) => setText(value)} onKeyDown={(event) => {
          if (event.key === "Escape" && text !== "") { event.preventDefault(); setText(""); }
          else if (text.trim() !== "" && walks.has(event.key) && !event.nativeEvent.isComposing) { event.preventDefault(); keys.current?.(event.key); }
        }} />
        <Button icon={<AddRegular />} onClick={() => { setRecord("new"); setText(""); setNew((before) => before + 1); }}>{say("新增", "New")}</Button>
      </div>
      {text.trim() === "" && <TypedRepeats />}
      {text.trim() !== "" ? <Hits text={text} keys={keys} onOpen={openFound} /> : shown === null ? (
        <div className={styles.none}>
          <Body1>{say("在表里选一行，它的表单就出现在这里；也可以在上面查找，或者新建一条记录。", "Select a row in the sheet and its form shows here. Or find a record above, or make a new one.")}</Body1>
        </div>
      ) : <RecordForm key={shown} form={form.value} record={shown === "new" ? null : shown} sought={shown === place.about ? (place.field ?? null) : null} typing={shown === "new" ? asksNew : 0} onOpen={setRecord} />}
    </div>
  );
}

/** Keys that walk through what is found while the search keeps the focus. */
const walks: ReadonlySet<string> = new Set(["ArrowDown", "ArrowUp", "Enter"]);

function Hits({ text, keys, onOpen }: { readonly text: string; /** Hears what is pressed in the search. */ readonly keys: MutableRefObject<((key: string) => void) | null>; readonly onOpen: (found: FoundRecord) => void }) {
  const styles = useStyles();
  const { say, tell, count, desk } = usePane();
  const wanted = useDebounced(text, 120);
  const { value, problems, again } = useAsked(`find ${wanted}`, (asked) => asked.record.find(wanted));
  const [active, setActive] = useState(0);
  useEffect(() => setActive(0), [wanted]);
  // Who types and presses Enter at once means what will be found.
  const [enters, setEnters] = useState(false);
  const isNow = wanted === text && value !== null;
  useEffect(() => {
    if (!enters || !isNow) return;
    setEnters(false);
    if (value.records[0] !== undefined) onOpen(value.records[0]);
  }, [enters, isNow, value, onOpen]);
  useEffect(() => {
    const walk = (to: number): void => {
      const next = value?.records[to];
      if (next === undefined) return;
      setActive(to);
      void desk.sheet.show({ row: next.row, field: null });
    };
    keys.current = (key) => {
      if (key === "ArrowDown") walk(active + 1);
      else if (key === "ArrowUp") walk(active - 1);
      else if (!isNow) setEnters(true);
      else if (value.records[active] !== undefined) onOpen(value.records[active]);
    };
    return () => { keys.current = null; };
  }, [keys, desk, value, active, isNow, onOpen]);
  if (problems.length > 0) return <Problems problems={problems} again={again} />;
  if (value === null) return null;
  if (value.total === 0) return <Body1>{say(`没有找到“${wanted}”。可以按名称、电话、邮箱、代码或编号的任何一段，或者名称的拼音首字母来找。`, `Nothing found for “${wanted}”. Any part of a name, phone, email, code or id will do, and the first letters of a name's pinyin.`)}</Body1>;
  return (
    <>
      <Caption1 role="status">{value.total > value.records.length ? say(`找到 ${count(value.total)} 条，列出前 ${value.records.length} 条`, `${count(value.total)} found, the first ${value.records.length} are shown`) : say(`找到 ${count(value.total)} 条`, `${count(value.total)} found`)}</Caption1>
      <VirtualList label={say("找到的记录", "Records found")} count={value.records.length} rowHeight={48} maxHeight={432} active={active} onActive={setActive} onActivate={(index) => onOpen(value.records[index]!)} opensAtOnce>
        {(index) => {
          const found = value.records[index]!;
          return (
            <>
              <div className={styles.hit}><Text weight="semibold" wrap={false}>{found.name}</Text></div>
              <div className={styles.by}><Caption1 wrap={false}>{say(`第 ${found.row} 行`, `Row ${found.row}`)} · {found.record}{found.by === null ? "" : ` · ${tell(found.by.label)} ${found.by.text}`}</Caption1></div>
            </>
          );
        }}
      </VirtualList>
      <Caption1>{say("↑↓ 选择，回车打开", "↑↓ to select, Enter to open")}</Caption1>
    </>
  );
}
