import { Badge, Body1, Button, Caption1, Card, Link, Subtitle2, Text, makeStyles, tokens } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons";
import { useRef, useState } from "react";
import { Problems } from "../shell/Problems";
import { plural, verb } from "../shell/language";
import { type Done, useAsked, usePane } from "../shell/paneContext";
import { ReportForm } from "./ReportForm";
import type { ReportDraft } from "./reportDraft";
import type { ReportGap, ReportLine, ReportList, ReportsBuilt } from "./reportsDesk";

/** The report that is being put together: `id` null = a new one. */
type Making = { readonly id: string | null; readonly start: ReportDraft | null };

const useStyles = makeStyles({
  stack: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM, minWidth: 0 },
  card: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXS, alignItems: "flex-start", overflowWrap: "anywhere" },
  title: { margin: 0 },
  quiet: { color: tokens.colorNeutralForeground2 },
  gap: { display: "flex", flexDirection: "column", alignItems: "flex-start" },
  // At 320 px all of them stand on one line.
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS, marginTop: tokens.spacingVerticalXS, "& > button": { minWidth: 0 } },
});

/** The template's reports: what each shows, how far it can be trusted, whether it is up to date; building and opening them. */
export function ReportsView() {
  const styles = useStyles();
  const { say, count, percent, act, desk } = usePane();
  const [making, setMaking] = useState<Making | null>(null);
  const opener = useRef<HTMLDivElement>(null);
  const { value, problems, again } = useAsked("reports", (asked) => asked.reports.list());
  if (problems.length > 0) return <Problems problems={problems} again={again} />;
  if (value === null) return <Text>{say("正在看报表", "Looking at the reports")}</Text>;
  const { lines, records, sound } = value;
  // Focus comes back to where the form was opened.
  if (making !== null) return <ReportForm key={making.id} id={making.id} start={making.start} onDone={() => { setMaking(null); setTimeout(() => opener.current?.querySelector("button")?.focus()); }} />;
  const make = <div ref={opener}><Button appearance="subtle" icon={<AddRegular />} onClick={() => setMaking({ id: null, start: null })}>{say("自己做一张", "New report")}</Button></div>;
  if (lines.length === 0) return <div className={styles.stack}><Body1>{say("还没有报表。选好按什么分行、数什么，就能生成一张 Excel 数据透视表。", "There is no report yet. Choose what its rows are and what is worked out, and a native PivotTable is built.")}</Body1>{make}</div>;
  const share = records === 0 ? 1 : sound / records;
  const build = async (ids: readonly string[] | null): Promise<void> => {
    const done = await act(say("正在生成报表", "Building the reports"), () => desk.reports.build(ids), built);
    // Who asks for a report wants to see it.
    if (done?.sheets[0] !== undefined && done.change !== null) void desk.sheet.open(done.sheets[0]);
  };
  const built = ({ change, sheets, skipped }: ReportsBuilt): Done => ({
    text: change === null ? say("报表已经是最新的", "The reports are up to date already") : say(`已生成 ${sheets.join("、")}`, `Built ${sheets.join(", ")}`) + (skipped.length > 0 ? say(`，${count(skipped.length)} 个缺列没有生成`, `; ${count(skipped.length)} lack columns`) : ""),
    change,
  });
  const change = async ({ id, own, title }: ReportLine): Promise<void> => {
    const draft = await act(say("正在打开", "Opening"), () => desk.reports.own.draft(id));
    // A copy of one of the template's is called otherwise: both may stand side by side.
    if (draft !== null) setMaking(own !== null ? { id, start: draft } : { id: null, start: { ...draft, title: say(`${title["zh-CN"]}（自己的）`, `${title.en} (own)`) } });
  };
  const remove = async ({ id, title }: ReportLine): Promise<void> => {
    await act(say("正在删除", "Removing"), () => desk.reports.own.remove(id), ({ change: removed }) => ({ text: say(`已删除报表 ${title["zh-CN"]}`, `Removed the report ${title.en}`), change: removed }));
  };
  const ready = lines.filter(({ missing, broken }) => missing.length === 0 && !broken);
  const current = ready.every(({ changedSince }) => changedSince === 0);
  return (
    <div className={styles.stack}>
      <Body1>{say(`${count(records)} 条记录，${percent(share)} 没有错误。每张报表是一张 Excel 数据透视表，各在一个工作表上。`, `${plural(records, "record")}, ${percent(share)} without an error. Each report is a native PivotTable on a sheet of its own.`)}</Body1>
      {ready.length > 1 && <div><Button appearance={current ? "secondary" : "primary"} onClick={() => void build(null)}>{ready.some(({ sheet }) => sheet !== null) ? say("全部刷新", "Refresh all") : say("全部生成", "Build all")}</Button></div>}
      {lines.map((line) => <Report key={line.id} line={line} list={value} primary={ready.length === 1 && !current} onBuild={() => build([line.id])} onChange={() => change(line)} onRemove={() => remove(line)} />)}
      {make}
    </div>
  );
}

function Report({ line, list, primary, onBuild, onChange, onRemove }: { readonly line: ReportLine; readonly list: ReportList; readonly primary: boolean; readonly onBuild: () => Promise<unknown>; readonly onChange: () => Promise<unknown>; readonly onRemove: () => Promise<unknown> }) {
  const styles = useStyles();
  const { say, tell, lang, count, percent, moment, desk } = usePane();
  const names = (of: readonly { readonly "zh-CN": string; readonly en: string }[]): string => of.map(tell).join(say("、", ", "));
  const share = list.records === 0 ? 1 : list.sound / list.records;
  const poor = line.minQuality !== null && share < line.minQuality;
  const { built, changedSince, sheet } = line;
  const parts = ([[say("行", "Rows"), line.rows], [say("列", "Columns"), line.columns], [say("值", "Values"), line.values]] as const).filter(([, of]) => of.length > 0).map(([part, of]) => say(`${part}：${names(of)}`, `${part}: ${names(of)}`)).join(say("；", " · "));
  const remove = line.own !== null && <Button size="small" appearance="subtle" aria-label={say(`删除：${line.title["zh-CN"]}`, `Remove: ${line.title.en}`)} onClick={() => void onRemove()}>{say("删除", "Remove")}</Button>;
  return (
    <Card>
      <div className={styles.card}>
        <Subtitle2 as="h2" className={styles.title}>{tell(line.title)}</Subtitle2>
        <Caption1 className={styles.quiet}>{parts}{line.owner !== null && ` · ${line.owner}`}{line.own !== null && say(` · ${line.own.by === "" ? "自己做的" : `${line.own.by} 做的`}`, line.own.by === "" ? " · made here" : ` · made by ${line.own.by}`)}</Caption1>
        {line.broken
          ? <Text>{say("模板里已经没有它用的字段，不能生成。可以删除，再做一张。", "It cannot be built: the template no longer has the fields that it uses. Remove it and make another.")}</Text>
          : line.missing.length > 0
          ? <Text>{say(`表里没有这些列，不能生成：${names(line.missing)}。`, `It cannot be built: the table has no ${names(line.missing)}.`)}</Text>
          : <>
              {poor && <Text><Badge size="small" appearance="tint" color="warning">{say("数据待完善", "Quality")}</Badge> {say(`没有错误的记录只有 ${percent(share)}，低于要求的 ${new Intl.NumberFormat(lang, { style: "percent", maximumFractionDigits: 1 }).format(line.minQuality!)}，仅供参考。`, `Only ${percent(share)} of the records have no error, below the ${new Intl.NumberFormat(lang, { style: "percent", maximumFractionDigits: 1 }).format(line.minQuality!)} asked for: read with care.`)}</Text>}
              {line.gaps.map((gap) => <Gap key={gap.field} gap={gap} records={list.records} />)}
              <Caption1>{sheet === null ? say("还没有生成。", "Not built yet.") : built === null ? say("已生成。", "Built.") : say(`${moment(built.at, new Date())} ${built.by === "" ? "" : `由 ${built.by} `}生成。`, `Built ${moment(built.at, new Date())}${built.by === "" ? "" : ` by ${built.by}`}.`)} {changedSince !== null && (changedSince === 0 ? say("之后没有更改。", "Nothing has changed since.") : say(`之后有 ${count(changedSince)} 次更改，可能不是最新。`, `${plural(changedSince, "change")} since; it may be out of date.`))}</Caption1>
              <div className={styles.buttons}>
                <Button size="small" appearance={primary ? "primary" : "secondary"} aria-label={say(`${sheet === null ? "生成" : "刷新"}：${line.title["zh-CN"]}`, `${sheet === null ? "Build" : "Refresh"}: ${line.title.en}`)} onClick={() => void onBuild()}>{sheet === null ? say("生成", "Build") : say("刷新", "Refresh")}</Button>
                {sheet !== null && <Button size="small" aria-label={say(`打开：${line.title["zh-CN"]}`, `Open: ${line.title.en}`)} onClick={() => void desk.sheet.open(sheet)}>{say("打开", "Open")}</Button>}
                <Button size="small" appearance="subtle" aria-label={say(`${line.own === null ? "照着改一张" : "修改"}：${line.title["zh-CN"]}`, `${line.own === null ? "Copy and change" : "Change"}: ${line.title.en}`)} onClick={() => void onChange()}>{line.own === null ? say("照着改一张", "Copy and change") : say("修改", "Change")}</Button>
                {remove}
              </div>
            </>}
        {(line.broken || line.missing.length > 0) && remove}
      </div>
    </Card>
  );
}

/** Says before building that much of the report would stand under "(blank)", and leads to what fills it. */
function Gap({ gap: { field, label, blank, fills, group, row }, records }: { readonly gap: ReportGap; readonly records: number }) {
  const styles = useStyles();
  const { say, count, desk, go } = usePane();
  const help = fills !== null && fills > 0 ? say(`先补上${label["zh-CN"]}…`, `Fill ${label.en} first…`) : group !== null ? say("看这些记录…", "Show these records…") : say("看第一条", "Show the first");
  const lead = (): void => {
    if (fills !== null && fills > 0) go({ view: "classes" });
    else if (group !== null) go({ view: "findings", about: group });
    else void desk.sheet.show({ row, field });
  };
  return (
    <div className={styles.gap}>
      <Text><Badge size="small" appearance="tint" color="warning">{say("空白多", "Blanks")}</Badge> {say(`${count(records)} 条中有 ${count(blank)} 条没有${label["zh-CN"]}，会归到“（空白）”一组。`, `${count(blank)} of ${plural(records, "record")} ${verb(blank, "has", "have")} no ${label.en} and ${verb(blank, "comes", "come")} under "(blank)".`)}{fills !== null && fills > 0 && say(`其中 ${count(fills)} 条可以按分级规则补上。`, ` The rules can fill in ${count(fills)} of them.`)}</Text>
      <Link as="button" onClick={lead}>{help}</Link>
    </div>
  );
}
