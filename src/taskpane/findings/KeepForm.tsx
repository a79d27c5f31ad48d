import { Button, Field, Textarea, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { plural, verb } from "../shell/language";
import { usePane } from "../shell/paneContext";

const useStyles = makeStyles({
  form: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
  actions: { display: "flex", gap: tokens.spacingHorizontalS },
});

/** Leaving things as they are takes a reason, unless the template lets it be done `freely`. `finding` null = all of the group. */
export function KeepForm({ group, freely, finding, what, onDone }: { readonly group: string; readonly freely: boolean; readonly finding: string | null; readonly what: string; readonly onDone: () => void }) {
  const styles = useStyles();
  const { say, count, act, desk } = usePane();
  const [reason, setReason] = useState("");
  const keep = async (): Promise<void> => {
    const done = await act(say("正在保留", "Keeping"), () => desk.findings.keep(group, finding, reason), ({ change, count: kept }) => ({ text: say(`${count(kept)} 处保留原样`, `${plural(kept, "finding")} kept as ${verb(kept, "it is", "they are")}`), change }));
    if (done !== null) onDone();
  };
  return (
    <form className={styles.form} onSubmit={(event) => { event.preventDefault(); void keep(); }} onKeyDown={(event) => { if (event.key === "Escape") { event.preventDefault(); onDone(); } }}>
      <Field label={say(`为什么${what}这样是对的${freely ? "（可以不写）" : ""}`, `Why ${what} is right as it is${freely ? " (may be left out)" : ""}`)} hint={say("记在工作簿里；值变了就不再算保留。", "Noted in the workbook; it ends when the value changes.")} required={!freely}>
        <Textarea value={reason} autoFocus resize="vertical" onChange={(_, { value }) => setReason(value)} />
      </Field>
      <div className={styles.actions}>
        <Button size="small" type="submit" disabled={!freely && reason.trim() === ""}>{say("保留原样", "Keep as it is")}</Button>
        <Button size="small" appearance="subtle" onClick={onDone}>{say("取消", "Cancel")}</Button>
      </div>
    </form>
  );
}
