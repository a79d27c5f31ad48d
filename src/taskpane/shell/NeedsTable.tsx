import { Body1, Button, Skeleton, SkeletonItem, makeStyles, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { LostTable, isAboutLost } from "./LostTable";
import { Problems } from "./Problems";
import { useAsked, usePane } from "./paneContext";

const useStyles = makeStyles({ empty: { display: "flex", flexDirection: "column", alignItems: "flex-start", gap: tokens.spacingVerticalM } });

/** A view that speaks of a governed table; where there is none yet, it says what will appear here and offers to make one. */
export function NeedsTable({ shows, children }: { readonly shows: string; readonly children: ReactNode }) {
  const styles = useStyles();
  const { say, go } = usePane();
  const { value, problems, waiting, again } = useAsked("has table", (desk) => desk.start.hasTable());
  if (isAboutLost(problems)) return <LostTable problems={problems} again={again} />;
  if (problems.length > 0) return <Problems problems={problems} again={again} />;
  if (value === null) return waiting ? <Skeleton aria-label={say("正在打开", "Opening")}><SkeletonItem size={32} /><SkeletonItem size={48} style={{ marginTop: 12 }} /></Skeleton> : null;
  if (value) return children;
  return (
    <div className={styles.empty}>
      <Body1>{shows}</Body1>
      <Body1>{say("这个工作簿里还没有规范表。先建表，每一步都能撤销。", "This workbook has no governed table yet. Make one first; every step can be undone.")}</Body1>
      <Button appearance="primary" onClick={() => go({ view: "governing" })}>{say("整理成规范表", "Make it a table")}</Button>
    </div>
  );
}
