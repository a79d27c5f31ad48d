import { Button, Caption1, Field, Input, makeStyles, tokens } from "@fluentui/react-components";
import { EyeRegular } from "@fluentui/react-icons";
import { useState } from "react";
import type { Localized } from "../../records/text";
import { usePane } from "../shell/paneContext";

const useStyles = makeStyles({
  line: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  // What stays at the foot of the form does not cover the hint.
  input: { scrollMarginBottom: "120px", flex: "1 1 160px", minWidth: 0, "& input": { minWidth: 0, width: "100%" } },
});

/** Asks why before masked fields are shown: it stands in the history from then on. `only`: who may, where whoever is here may not. Stands inside the form: Enter must not save it. */
export function RevealMasked({ record, only }: { readonly record: string; readonly only: Localized | null }) {
  const styles = useStyles();
  const { say, tell, act, desk } = usePane();
  const [reason, setReason] = useState<string | null>(null);
  if (only !== null) return <Caption1>{say(`有字段按模板遮盖，只有${tell(only)}可以查看。`, `Some fields are masked; only ${tell(only)} may see them.`)}</Caption1>;
  if (reason === null) return <div><Button size="small" appearance="subtle" icon={<EyeRegular />} onClick={() => setReason("")}>{say("查看遮盖的内容…", "Show masked values…")}</Button></div>;
  const show = (): void => void act(say("正在记入历史", "Journaling"), () => desk.record.reveal(record, reason), () => ({ text: say("已显示遮盖的内容，记入历史", "Masked values are shown; the history records it"), change: null }));
  return (
    <Field label={say("为什么要看", "Reason for looking")} hint={say("谁看了哪条记录、为什么，会记入工作簿。", "Who looked at which record, and why, is recorded in the workbook.")}>
      <div className={styles.line}>
        <Input autoFocus className={styles.input} value={reason} maxLength={200} onChange={(_, { value }) => setReason(value)} onKeyDown={(event) => { if (event.key !== "Enter") return; event.preventDefault(); if (reason.trim() !== "") show(); }} />
        <Button disabled={reason.trim() === ""} onClick={show}>{say("查看", "Show it")}</Button>
      </div>
    </Field>
  );
}
