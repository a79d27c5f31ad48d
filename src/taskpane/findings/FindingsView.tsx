import { Body1, Button, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger, Skeleton, SkeletonItem, Subtitle1, ToggleButton, Tooltip, makeStyles, tokens } from "@fluentui/react-components";
import { CheckmarkCircleRegular, FilterDismissRegular, FilterRegular, MoreVerticalRegular } from "@fluentui/react-icons";
import { useEffect, useRef, useState } from "react";
import { CountedTabs } from "../shell/CountedTabs";
import { Problems } from "../shell/Problems";
import { plural, verb } from "../shell/language";
import { useInParts } from "../shell/useInParts";
import { useAsked, usePane } from "../shell/paneContext";
import { BlankRows } from "./BlankRows";
import { FixPreviewPanel } from "./FixPreviewPanel";
import { GroupPanel } from "./GroupPanel";
import type { FindingsFilter } from "./findingsDesk";
import type { FixScope } from "./fixPreview";

const useStyles = makeStyles({
  view: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  head: { display: "flex", alignItems: "center" },
  kinds: { flexGrow: 1, flexShrink: 1, flexBasis: 0, minWidth: 0 },
  next: { display: "flex", alignItems: "center", justifyContent: "space-between", gap: tokens.spacingHorizontalS, flexWrap: "wrap" },
  groups: { display: "flex", flexDirection: "column" },
  clean: { display: "flex", flexDirection: "column", alignItems: "flex-start", gap: tokens.spacingVerticalS },
  good: { fontSize: "32px", color: tokens.colorStatusSuccessForeground1 },
});

const kinds: readonly (readonly [FindingsFilter, zh: string, en: string])[] = [["all", "全部", "All"], ["error", "错误", "Errors"], ["warning", "提醒", "Warnings"], ["info", "提示", "Notes"], ["kept", "已保留", "Kept"]];

/** Groups that fill a pane. */
const groupsAtOnce = 8;

/** What is wrong, group by group; arrow keys walk and select the cell; every fix is seen before it is made. */
export function FindingsView() {
  const styles = useStyles();
  const { say, count, place, selected, desk, version } = usePane();
  const [filter, setFilter] = useState<FindingsFilter>("all");
  const [open, setOpen] = useState<string | null>(place.about ?? null);
  const [shown, setShown] = useState<{ readonly group: string; readonly index: number } | null>(null);
  const [scope, setScope] = useState<FixScope | null>(null);
  const { value, problems, again } = useAsked(`findings ${filter}`, (asked) => asked.findings.list(filter));
  const opened = value?.groups.findIndex(({ key }) => key === open) ?? -1;
  // That which is open is there at once: the keyboard goes on in it.
  const drawn = Math.max(useInParts(value?.groups.length ?? 0, groupsAtOnce), opened + 1);
  const back = useRef<HTMLDivElement>(null);
  // Coming back from a preview, the keyboard goes on where it was asked for, or in the list where that is gone.
  const previewed = useRef<FixScope | null>(null);
  useEffect(() => {
    const opener = previewed.current === null ? null : previewed.current.kind === "group" ? previewed.current.key : "safe";
    if (scope === null && opener !== null) (back.current?.querySelector<HTMLElement>(`[data-previews="${CSS.escape(opener)}"]`) ?? back.current)?.focus();
    previewed.current = scope;
  }, [scope]);

  // What is selected in the sheet comes up here too.
  const [row, field] = selected?.byPane === true ? [null, null] : [selected?.row ?? null, selected?.field ?? null];
  useEffect(() => {
    if (row === null) return undefined;
    let stale = false;
    void desk.findings.locate(filter, row, field).then((found) => {
      if (stale || !found.ok || found.value === null) return;
      setOpen(found.value.group);
      setShown(found.value);
    });
    return () => { stale = true; };
    // Only a new selection leads anywhere: a change of the table must not throw the list about.
  }, [desk, row, field]);

  if (problems.length > 0) return <Problems problems={problems} action={<Button onClick={again}>{say("重新看一遍", "Look again")}</Button>} />;
  if (value === null) return <Skeleton aria-label={say("正在读问题", "Reading the findings")}><SkeletonItem size={32} /><SkeletonItem size={48} style={{ marginTop: 12 }} /><SkeletonItem size={48} style={{ marginTop: 8 }} /></Skeleton>;
  if (scope !== null) return <FixPreviewPanel scope={scope} onDone={() => setScope(null)} />;
  const { counts, safe, groups, records, rules } = value;
  if (counts.all + counts.kept === 0) return <><AllPass records={records} rules={rules} /><BlankRows />{value.filtered && <div><ShowRows filter={filter} filtered some={false} /></div>}</>;
  return (
    <div className={styles.view} ref={back} tabIndex={-1} style={{ outline: "none" }} data-version={version}>
      <div className={styles.head}>
        <div className={styles.kinds}>
          <CountedTabs label={say("问题的类别", "Kinds of findings")} value={filter} tabs={kinds.filter(([id]) => id === "all" || id === filter || counts[id] > 0).map(([id, zh, en]) => ({ id, name: say(zh, en), many: counts[id] }))} onChange={(next) => { setFilter(next); setOpen(null); setShown(null); }} />
        </div>
        <ShowRows filter={filter} filtered={value.filtered} some={counts[filter] > 0} />
        <More filter={filter} />
      </div>
      {counts.all === 0 && filter !== "kept" && <AllPass records={records} rules={rules} />}
      {safe > 0 && filter !== "kept" && (
        <div className={styles.next}>
          <Body1>{say(`${count(safe)} 处可以自动修复`, `${plural(safe, "cell")} can be fixed safely`)}</Body1>
          <Button appearance="primary" data-previews="safe" onClick={() => setScope({ kind: "safe" })}>{say("预览并修复…", "Preview and fix…")}</Button>
        </div>
      )}
      {filter !== "kept" && <BlankRows />}
      <div className={styles.groups}>
        {groups.slice(0, drawn).map((group, index) => (
          <GroupPanel key={group.key} filter={filter} group={group} open={index === opened} shown={shown?.group === group.key ? shown.index : null} onToggle={() => { setOpen(index === opened ? null : group.key); setShown(null); }} onFixAll={() => setScope({ kind: "group", key: group.key })} />
        ))}
      </div>
      {groups.length === 0 && counts.all > 0 && <Body1>{say("这一类没有问题。", "No findings of this kind.")}</Body1>}
    </div>
  );
}

/** One click lets the sheet show only the rows that are listed, another all of them again. */
function ShowRows({ filter, filtered, some }: { readonly filter: FindingsFilter; readonly filtered: boolean; readonly some: boolean }) {
  const { say, act, desk } = usePane();
  const label = filtered ? say("表里显示全部行", "Show all rows in the sheet") : filter === "error" ? say("表里只看有错误的行", "Show only rows with errors in the sheet") : say("表里只看这些行", "Show only these rows in the sheet");
  const toggle = (): Promise<unknown> =>
    filtered
      ? act(say("正在显示全部行", "Showing all rows"), () => desk.findings.showAllRows(), ({ change }) => ({ text: say("表里显示全部行了", "The sheet shows all rows again"), change }))
      : act(say("正在筛选", "Filtering"), () => desk.findings.filterSheet(filter), ({ change, rows, left }) => ({ text: say(`表里只显示 ${rows} 行`, `The sheet shows only ${plural(rows, "row")}`) + (left > 0 ? say(`；另有 ${left} 行没有记录编号，没有显示`, `; ${plural(left, "row")} without a record id ${left === 1 ? "is" : "are"} not shown`) : ""), change }));
  return (
    <Tooltip relationship="label" content={label}>
      <ToggleButton size="small" appearance="subtle" checked={filtered} disabled={!filtered && !some} icon={filtered ? <FilterDismissRegular /> : <FilterRegular />} onClick={() => void toggle()} />
    </Tooltip>
  );
}

function More({ filter }: { readonly filter: FindingsFilter }) {
  const { say, count, act, desk } = usePane();
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement><Button size="small" appearance="subtle" icon={<MoreVerticalRegular />} aria-label={say("标色和导出", "Mark and export")} /></MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuItem onClick={() => void act(say("正在标出单元格", "Marking cells"), () => desk.findings.mark(false), ({ cells, change }) => ({ text: say(`标出了 ${count(cells)} 个单元格`, `Marked ${plural(cells, "cell")}`), change }))}>{say("在表里标出这些单元格", "Mark these cells in the sheet")}</MenuItem>
          <MenuItem onClick={() => void act(say("正在取消标色", "Taking marks off"), () => desk.findings.mark(true), ({ change }) => ({ text: change === null ? say("本来就没有标色", "There were no marks") : say("已取消标色", "Marks are off"), change }))}>{say("取消标色", "Take the marks off")}</MenuItem>
          <MenuItem onClick={() => void act(say("正在写问题清单", "Writing the list"), () => desk.findings.export(filter), ({ sheet, change, count: lines }) => ({ text: say(`${count(lines)} 个问题在工作表“${sheet}”`, `${plural(lines, "finding")} ${verb(lines, "is", "are")} on the sheet "${sheet}"`), change }))}>{filter === "error" ? say("把错误导出到工作表", "Export errors to a sheet") : say("导出到工作表", "Export to a sheet")}</MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}

function AllPass({ records, rules }: { readonly records: number; readonly rules: number }) {
  const styles = useStyles();
  const { say, count } = usePane();
  return (
    <div className={styles.clean}>
      <CheckmarkCircleRegular className={styles.good} aria-hidden />
      <Subtitle1 as="h2">{say(`全部 ${count(records)} 条记录都通过`, `All ${plural(records, "record")} ${verb(records, "passes", "pass")}`)}</Subtitle1>
      <Body1>{say(`${count(rules)} 条规则都没有发现问题。谁在表里改了什么不对的，会马上出现在这里。`, `${plural(rules, "rule")} ${verb(rules, "finds", "find")} nothing wrong. Anything that goes wrong in the sheet shows here at once.`)}</Body1>
    </div>
  );
}
