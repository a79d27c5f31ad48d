import { Body1, Button, Subtitle2, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { download } from "../shell/download";
import { useAsked, usePane } from "../shell/paneContext";
import { OtherTables } from "./OtherTables";
import type { OtherTable } from "./governingDesk";

const useStyles = makeStyles({
  stack: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  part: { display: "flex", flexDirection: "column", alignItems: "flex-start", gap: tokens.spacingVerticalS },
});

/** What can be done where a table is governed: make another one of the workbook's tables, give away a copy without our state, or stop governing it. */
export function AlreadyGoverned({ sheet, onOther }: { readonly sheet: string; readonly onOther: (other: OtherTable) => void }) {
  const styles = useStyles();
  const { say, act, desk, go } = usePane();
  const [sure, setSure] = useState(false);
  const { value: others } = useAsked("other tables", (asked) => asked.governing.others());
  const copy = (): Promise<unknown> =>
    act(say("正在做干净副本", "Making a clean copy"), () => desk.governing.cleanCopy(), ({ name, bytes }) => {
      if (bytes === null) return { text: say("干净副本已在新工作簿里打开，记得保存", "The clean copy is open as a new workbook; remember to save it"), change: null };
      download(name, bytes);
      return { text: say(`干净副本已下载：${name}`, `The clean copy was downloaded: ${name}`), change: null };
    });
  const stop = (): Promise<unknown> =>
    act(say("正在去掉管理信息", "Ending governance"), () => desk.governing.stop(), () => {
      go({ view: "start" });
      return { text: say("已还原成普通表，表格还在", "No longer governed; the table is still there"), change: null };
    });
  return (
    <div className={styles.stack}>
      <Body1>{say(`工作表“${sheet}”已经是规范表。`, `The sheet "${sheet}" is a governed table already.`)}</Body1>
      <OtherTables tables={others ?? []} title={say("工作簿里还有可以建的表：", "Other tables in this workbook that can be governed too:")} onChoose={onOther} />
      <section className={styles.part}>
        <Subtitle2 as="h2">{say("干净副本", "Clean copy")}</Subtitle2>
        <Body1>{say("要把文件发给别人时用：副本里没有模板、更改历史和删掉的文字，表格、校验和记录编号还在。这个工作簿不变。", "For giving the file away: the copy holds no template, no history and no texts that were deleted; the table, its validation and its record ids stay. This workbook does not change.")}</Body1>
        <Button onClick={() => void copy()}>{say("做一份干净副本", "Make a clean copy")}</Button>
      </section>
      <section className={styles.part}>
        <Subtitle2 as="h2">{say("还原成普通表", "Stop governing")}</Subtitle2>
        <Body1>{say("从工作簿里去掉模板和更改历史；表格、校验和记录编号留下。历史去掉以后就不能再撤销以前的更改。", "Template and history leave the workbook; the table, its validation and its record ids stay. Without the history earlier changes cannot be undone.")}</Body1>
        {sure ? <Button onClick={() => void stop()}>{say("确定还原成普通表", "Yes, stop governing")}</Button> : <Button onClick={() => setSure(true)}>{say("还原成普通表…", "Stop governing…")}</Button>}
      </section>
    </div>
  );
}
