import { Caption1, Combobox, Option } from "@fluentui/react-components";
import { SearchRegular } from "@fluentui/react-icons";
import { useRef, useState } from "react";
import { useAsked, usePane } from "../shell/paneContext";
import type { Result } from "../../records/problem";
import type { Desk } from "../desk/desk";
import type { FoundRecord } from "./recordDesk";
import { useDebounced } from "./useDebounced";


/**
 * A record, looked for by name, pinyin, phone, code or id; what is given is its id, what is read its name. A text that names none stays as it is typed.
 * `about`: tells what is asked from other questions.
 */
export function RecordPicker({ about, find, value, onChange, placeholder }: { readonly about: string; readonly find: (desk: Desk, text: string) => Promise<Result<{ readonly total: number; readonly records: readonly FoundRecord[] }>>; readonly value: string; readonly onChange: (value: string) => void; readonly placeholder: string | null }) {
  const { say, tell, count } = usePane();
  const wanted = useDebounced(value, 120);
  const { value: found } = useAsked(`${about} ${wanted}`, (desk) => find(desk, wanted));
  const records = found?.records ?? [];
  // What a chosen record is called is known before it is asked for again.
  const names = useRef(new Map<string, string>());
  for (const { record, name } of records) names.current.set(record, name);
  const [typing, setTyping] = useState(false);
  const [open, setOpen] = useState(false);
  const name = typing ? null : (names.current.get(value) ?? null);
  const isAnswer = found !== null && wanted === value;
  return (
    <>
      <Combobox open={open && records.length > 0} onOpenChange={(_, { open: next }) => setOpen(next)} freeform autoComplete="off" value={name ?? value} selectedOptions={value === "" ? [] : [value]} placeholder={placeholder ?? say("名称、拼音、电话或编号", "Name, pinyin, phone or id")} expandIcon={<SearchRegular aria-hidden />} style={{ minWidth: 0, width: "100%" }}
        onFocus={({ target }) => { if (name !== null) (target as unknown as HTMLInputElement).select(); }} onBlur={() => setTyping(false)}
        onChange={({ currentTarget }) => { setTyping(true); onChange((currentTarget as unknown as HTMLInputElement).value); setOpen(true); }} onOptionSelect={(_, { optionValue }) => { if (optionValue === undefined) return; setTyping(false); onChange(optionValue); }}>
        {records.map((record) => <Option key={record.record} value={record.record} text={record.name}>{`${record.name} · ${record.record}${record.by === null ? "" : ` · ${tell(record.by.label)} ${record.by.text}`}`}</Option>)}
      </Combobox>
      <Caption1 block role="status" style={{ overflowWrap: "anywhere" }}>
        {name !== null ? value : !typing || !isAnswer || value === "" ? "" : records.length === 0 ? say(`没有找到“${value}”`, `Nothing found for “${value}”`) : found.total > records.length ? say(`另有 ${count(found.total - records.length)} 条，再多输入一点`, `${count(found.total - records.length)} more; type a little more`) : ""}
      </Caption1>
    </>
  );
}
