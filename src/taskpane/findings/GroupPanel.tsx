import { Body1, Button, Caption1, Text, makeStyles, tokens } from "@fluentui/react-components";
import { ChevronDownRegular, ChevronRightRegular } from "@fluentui/react-icons";
import { useEffect, useRef, useState } from "react";
import { BeforeAfter } from "../shell/BeforeAfter";
import { VirtualList } from "../shell/VirtualList";
import { usePane } from "../shell/paneContext";
import { FindingDetail } from "./FindingDetail";
import { KeepForm } from "./KeepForm";
import { SeverityMark } from "./SeverityMark";
import { UnknownOptions } from "./UnknownOptions";
import type { FindingGroup, FindingLine, FindingsFilter } from "./findingsDesk";
import { usePages } from "./usePages";

const useStyles = makeStyles({
  group: { borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  header: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalXS, width: "100%", minHeight: "40px", padding: `${tokens.spacingVerticalXS} 0`, border: "none", background: "none", color: "inherit", font: "inherit", textAlign: "start", cursor: "pointer", borderRadius: tokens.borderRadiusMedium, ":hover": { backgroundColor: tokens.colorNeutralBackground1Hover }, ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}` } },
  chevron: { flexShrink: 0 },
  // A message may quote a cell as long as a page; the first lines say what it is about, the finding itself the rest.
  title: { flexGrow: 1, minWidth: 0, overflowWrap: "anywhere", display: "-webkit-box", WebkitBoxOrient: "vertical", WebkitLineClamp: "5", overflow: "hidden" },
  count: { flexShrink: 0, color: tokens.colorNeutralForeground2 },
  body: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS, paddingBottom: tokens.spacingVerticalM },
  first: { display: "flex", gap: tokens.spacingHorizontalS, overflow: "hidden", whiteSpace: "nowrap" },
  address: { flexShrink: 0, minWidth: "44px", fontVariantNumeric: "tabular-nums", fontWeight: tokens.fontWeightSemibold },
  cell: { overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap", minWidth: 0 },
  second: { overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap", color: tokens.colorNeutralForeground2, paddingInlineStart: "52px" },
  actions: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

export type GroupPanelProps = { readonly filter: FindingsFilter; readonly group: FindingGroup; readonly open: boolean; /** The finding of what is selected in the sheet. */ readonly shown: number | null; readonly onToggle: () => void; readonly onFixAll: () => void };

export function GroupPanel(props: GroupPanelProps) {
  const styles = useStyles();
  const { tell, count, say } = usePane();
  const { group, open, onToggle } = props;
  return (
    <section className={styles.group} aria-label={tell(group.title)}>
      <button type="button" className={styles.header} aria-expanded={open} onClick={onToggle}>
        {open ? <ChevronDownRegular className={styles.chevron} aria-hidden /> : <ChevronRightRegular className={styles.chevron} aria-hidden />}
        <SeverityMark severity={group.severity} />
        <Text className={styles.title} title={tell(group.title)}>{tell(group.title)}</Text>
        <Text className={styles.count}>{say(`${count(group.count)} 处`, `${count(group.count)} ${group.count === 1 ? "cell" : "cells"}`)}</Text>
      </button>
      {open && <GroupBody {...props} />}
    </section>
  );
}

function GroupBody({ filter, group, shown, onFixAll }: GroupPanelProps) {
  const styles = useStyles();
  const { say, tell, count, desk, act } = usePane();
  const [active, setActive] = useState(shown ?? -1);
  const list = useRef<HTMLDivElement>(null);
  /** After an action the keyboard goes on where it walked. */
  const goOn = (): void => list.current?.focus();
  const [keepingAll, setKeepingAll] = useState(false);
  const { line, see } = usePages<FindingLine>(`${filter} ${group.key}`, (asked, from) => asked.findings.page(filter, group.key, from));
  useEffect(() => { if (shown !== null) setActive(shown); }, [shown]);
  const at = Math.min(active, group.count - 1);
  const current = at < 0 ? null : line(at);
  const walkTo = (index: number): void => {
    setActive(index);
    const next = line(index);
    if (next !== null && next.row > 0) void desk.sheet.show({ row: next.row, field: next.field });
  };
  const fixOne = async (finding: FindingLine): Promise<void> => {
    if (finding.fix === null) return;
    await act(say("正在修复", "Fixing"), async () => {
      // What is shown beside the finding is the preview; a value that has changed meanwhile is refused.
      const preview = await desk.findings.preview({ kind: "one", key: finding.key }, null);
      return preview.ok ? desk.findings.fix({ kind: "one", key: finding.key }, preview.value.stamp) : preview;
    }, ({ change }) => ({ text: say(`已修复 ${finding.address}`, `Fixed ${finding.address}`), change }));
    goOn();
  };
  return (
    <div className={styles.body}>
      {filter !== "kept" && <UnknownOptions group={group.key} onDone={goOn} />}
      <VirtualList listRef={list} label={tell(group.title)} count={group.count} rowHeight={52} maxHeight={current === null ? 312 : 208} active={at} onActive={walkTo} onActivate={(index) => { const found = line(index); if (found !== null && filter !== "kept") void fixOne(found); }} onRange={see}>
        {(index) => {
          const found = line(index);
          if (found === null) return <Caption1>…</Caption1>;
          const [edit] = found.fix?.edits ?? [];
          return (
            <>
              <div className={styles.first}>
                <Text className={styles.address}>{found.address === String(found.row) ? say(`第 ${found.row} 行`, `Row ${found.row}`) : found.address}</Text>
                <Text className={styles.cell} wrap={false}>{edit === undefined ? (found.value === "" ? say("空", "blank") : found.value) : <BeforeAfter before={edit.before} after={edit.after} kinds={edit.kinds} />}</Text>
              </div>
              <div className={styles.second}><Caption1 truncate wrap={false} block>{found.kept === null ? found.message : [found.kept.by === "" ? say("有人", "Somebody") : found.kept.by, found.kept.reason].filter((part) => part !== "").join(say("：", ": "))}</Caption1></div>
            </>
          );
        }}
      </VirtualList>
      {current === null
        ? <Caption1>{filter === "kept" || group.fixable === 0 ? say("↑↓ 选择单元格", "↑↓ to select the cell") : say("↑↓ 选择单元格，回车修复", "↑↓ to select the cell, Enter to fix it")}</Caption1>
        : <FindingDetail key={current.key} line={current} freely={group.freely} onFix={() => fixOne(current)} onDone={goOn} />}
      {keepingAll
        ? <KeepForm group={group.key} freely={group.freely} finding={null} what={say(`全部 ${count(group.count)} 处`, `all ${count(group.count)}`)} onDone={() => { setKeepingAll(false); goOn(); }} />
        : filter !== "kept" && group.count > 1 && (
          <div className={styles.actions}>
            {group.fixable > 0 && <Button size="small" data-previews={group.key} onClick={onFixAll}>{say(`预览并修复全部 ${count(group.fixable)} 处…`, `Preview and fix all ${count(group.fixable)}…`)}</Button>}
            <Button size="small" appearance="subtle" onClick={() => setKeepingAll(true)}>{say("全部保留原样…", "Keep all as they are…")}</Button>
          </div>
        )}
      {group.losing > 0 && filter !== "kept" && group.count > 1 && <Body1 block><Caption1>{say(`其中 ${count(group.losing)} 处的修复会丢掉一些填写的内容，先看清楚。`, `${count(group.losing)} of these fixes lose something that was typed; look closely.`)}</Caption1></Body1>}
    </div>
  );
}
