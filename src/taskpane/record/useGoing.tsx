import { Button, Caption1, Field } from "@fluentui/react-components";
import { type ReactNode, useEffect, useState } from "react";
import { BrokenFormulas } from "../shell/BrokenFormulas";
import { useAsked, usePane } from "../shell/paneContext";
import { RecordPicker } from "./RecordPicker";

/** At 320 px both stand on the line of Save. */
const short = { minWidth: 0 };

/**
 * Deleting and archiving the record of a form: what it would do to others is said first, and where they are to name another record (`relink`), which one is asked for. `notes` stand above the form's
 * buttons, `buttons` among them; none for a new record.
 */
export function useGoing(record: string | null, row: number | null, name: string): { readonly notes: ReactNode; readonly buttons: ReactNode } {
  const { say, tell, act, desk } = usePane();
  const [way, setWay] = useState<"delete" | "archive" | null>(null);
  const [typed, setTyped] = useState("");
  const heir = typed.trim() === "" ? null : typed.trim();
  const stop = (): void => { setWay(null); setTyped(""); };
  useEffect(stop, [record]);
  const asked = useAsked(`going ${way ?? ""} ${way === null ? "" : record} ${heir ?? ""}`, (current) => (way === null || record === null ? Promise.resolve({ ok: true as const, value: null }) : way === "delete" ? current.record.along(record, heir) : current.record.alongArchived(record, heir)));
  const [problem] = asked.problems;
  // Once asked for, the choice stays to be seen and changed.
  const [wantsHeir, setWantsHeir] = useState(false);
  useEffect(() => { if (problem?.code === "record/heirNeeded") setWantsHeir(true); }, [problem?.code]);
  useEffect(() => { if (way === null) setWantsHeir(false); }, [way]);
  if (record === null) return { notes: null, buttons: null };
  const along = asked.value;
  const carryOut = (): void => {
    const takeAlong = along !== null;
    if (way === "archive") void act(say("正在归档", "Archiving"), () => desk.record.archive(record, takeAlong, heir), ({ change, sheets }) => ({ text: say(`已归档 ${name}，在工作表“${sheets[0] ?? ""}”`, `Archived ${name} on ${sheets[0] ?? ""}`), change }));
    else void act(say("正在删除", "Deleting"), () => desk.record.remove(record, takeAlong, heir), ({ change }) => ({ text: say(`已删除 ${name}`, `Deleted ${name}`), change }));
  };
  const notes = way === null ? null : (
    <>
      {problem !== undefined && <Caption1 role="alert">{tell(problem.message)}</Caption1>}
      {wantsHeir && (
        <Field size="small" label={say("改为引用哪条记录", "Which record they are to name")}>
          <RecordPicker about="heir" find={(current, text) => current.record.find(text)} value={typed} onChange={setTyped} placeholder={null} />
        </Field>
      )}
      {row !== null && <BrokenFormulas rows={[row]} />}
      {along !== null && <Caption1 role="alert">{tell(along.message)}</Caption1>}
    </>
  );
  const buttons = way === null
    ? <><Button appearance="subtle" style={short} onClick={() => setWay("archive")}>{say("归档…", "Archive…")}</Button><Button appearance="subtle" style={short} onClick={() => setWay("delete")}>{say("删除…", "Delete…")}</Button></>
    : problem !== undefined || wantsHeir
    ? (
      <>
        {problem === undefined && <Button disabled={asked.waiting} onClick={carryOut}>{way === "archive" ? say("确定归档，可以撤销", "Archive; it can be undone") : say("确定删除，可以撤销", "Delete; it can be undone")}</Button>}
        <Button onClick={stop}>{way === "archive" ? say("不归档", "Do not archive") : say("不删除", "Do not delete")}</Button>
      </>
    )
    : <Button onClick={carryOut} onBlur={stop}>{way === "archive" ? say("确定归档，可以撤销", "Archive; it can be undone") : say("确定删除，可以撤销", "Delete; it can be undone")}</Button>;
  return { notes, buttons };
}
