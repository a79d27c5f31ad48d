import { Body1, Button, Caption1, Text, makeStyles, tokens } from "@fluentui/react-components";
import { useCallback, useEffect, useRef, useState } from "react";
import { BeforeAfter } from "../shell/BeforeAfter";
import { usePane } from "../shell/paneContext";
import { CellEditor } from "./CellEditor";
import { KeepForm } from "./KeepForm";
import type { FindingLine } from "./findingsDesk";

const useStyles = makeStyles({
  detail: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXS, padding: tokens.spacingHorizontalS, borderRadius: tokens.borderRadiusMedium, backgroundColor: tokens.colorNeutralBackground2 },
  proposal: { padding: tokens.spacingHorizontalS, border: `1px dashed ${tokens.colorNeutralStroke1}`, borderRadius: tokens.borderRadiusMedium },
  value: { overflowWrap: "anywhere", unicodeBidi: "plaintext" },
  actions: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

/** One finding: where, what it says now, why, and how to mend it. */
export function FindingDetail({ line, freely, onFix, onDone }: { readonly line: FindingLine; /** Leaving it takes no reason. */ readonly freely: boolean; readonly onFix: () => Promise<void>; /** An action is over and its button may be gone. */ readonly onDone: () => void }) {
  const styles = useStyles();
  const { say, tell, act, desk, moment, go } = usePane();
  const [keeping, setKeeping] = useState(false);
  const { kept, fix } = line;
  const card = useRef<HTMLDivElement>(null);
  // Below a long list it would open out of sight, and it grows when what can be typed into it is known.
  const reveal = useCallback(() => { void card.current?.scrollIntoView({ block: "nearest" }); }, []);
  useEffect(reveal, [reveal, keeping]);
  return (
    <div className={styles.detail} ref={card}>
      <Text weight="semibold">{line.label === null ? say(`第 ${line.row} 行`, `Row ${line.row}`) : say(`${line.address} ${tell(line.label)}`, `${line.address} ${tell(line.label)}`)}</Text>
      {line.value !== "" && <Text className={styles.value}>{say(`现在是“${line.value}”`, `It says “${line.value}”`)}</Text>}
      <Body1>{line.message}</Body1>
      {kept !== null && <Body1>{say(`${kept.by === "" ? "有人" : kept.by}保留${kept.reason === "" ? "" : `：${kept.reason}`}（${moment(kept.at, new Date())}）`, `Kept by ${kept.by === "" ? "somebody" : kept.by}${kept.reason === "" ? "" : `: ${kept.reason}`} (${moment(kept.at, new Date())})`)}</Body1>}
      {fix !== null && kept === null && (
        <div className={styles.proposal}>
          <Caption1 block>{fix.lossless ? say("建议改为", "Proposed") : !fix.loses ? say("建议改为（推断的，请看一眼）", "Proposed (a guess, have a look)") : say("建议改为（会丢掉一些填写的内容）", "Proposed (loses something that was typed)")}</Caption1>
          {fix.edits.map((edit) => <div key={edit.field}>{fix.edits.length > 1 && <Caption1>{tell(edit.label)} </Caption1>}<BeforeAfter before={edit.before} after={edit.after} kinds={edit.kinds} /></div>)}
        </div>
      )}
      {kept === null && !keeping && <CellEditor line={line} onShown={reveal} onDone={onDone} />}
      {keeping ? <KeepForm group={line.group} freely={freely} finding={line.key} what={line.address} onDone={() => { setKeeping(false); onDone(); }} /> : (
        <div className={styles.actions}>
          {fix !== null && kept === null && <Button size="small" onClick={() => void onFix()}>{say("修复这一处", "Fix this one")}</Button>}
          {line.record !== null && <Button size="small" appearance="subtle" onClick={() => go({ view: "record", about: line.record!, ...(line.field === null ? {} : { field: line.field }) })}>{say("打开记录", "Open the record")}</Button>}
          {kept === null && line.record !== null && <Button size="small" appearance="subtle" onClick={() => setKeeping(true)}>{say("保留原样…", "Keep as it is…")}</Button>}
          {kept !== null && <Button size="small" onClick={() => void act(say("正在取消保留", "Undoing"), () => desk.history.undo(kept.change), ({ by }) => ({ text: say("不再保留，问题又列出来了", "No longer kept; the finding is listed again"), change: by })).then(onDone)}>{say("不再保留", "No longer keep")}</Button>}
        </div>
      )}
    </div>
  );
}
