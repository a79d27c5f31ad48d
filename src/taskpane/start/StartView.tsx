import { Badge, Body1, Button, Caption1, Link, ProgressBar, Skeleton, SkeletonItem, Subtitle1, Text, makeStyles, tokens } from "@fluentui/react-components";
import { ChevronRightRegular } from "@fluentui/react-icons";
import { useState } from "react";
import { commandName, plural } from "../shell/language";
import { LostTable, isAboutLost } from "../shell/LostTable";
import { Problems } from "../shell/Problems";
import { TypedRepeats } from "../duplicates/TypedRepeats";
import { WhoAmI } from "../shell/WhoAmI";
import { type ViewName, useAsked, usePane, useTouched } from "../shell/paneContext";
import { NextStepCard } from "./NextStepCard";
import { OpeningCard } from "./OpeningCard";
import { Tables } from "./Tables";
import { type TableHealth, nextStep } from "./health";
import type { Overview } from "./startDesk";

const useStyles = makeStyles({
  stack: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  head: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXS },
  line: { display: "flex", alignItems: "baseline", justifyContent: "space-between", gap: tokens.spacingHorizontalS },
  next: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS, alignItems: "flex-start" },
  row: { display: "flex", alignItems: "center", justifyContent: "space-between", gap: tokens.spacingHorizontalS, width: "100%", minHeight: "36px", padding: `0 ${tokens.spacingHorizontalXS}`, border: "none", background: "none", color: "inherit", font: "inherit", textAlign: "start", cursor: "pointer", borderRadius: tokens.borderRadiusMedium, ":hover": { backgroundColor: tokens.colorNeutralBackground1Hover }, ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}` } },
  rows: { display: "flex", flexDirection: "column", borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  found: { listStyle: "none", margin: 0, padding: 0, width: "100%" },
  links: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalL },
  side: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalXS, color: tokens.colorNeutralForeground2 },
});

/** Records of a sheet that is matched anew whenever somebody has worked in it. */
const mostMatchedAtOnce = 20_000;

/** What the workbook holds, how it is, and the one thing to do next. */
export function StartView() {
  const styles = useStyles();
  const { value, problems, again } = useAsked("overview", (desk) => desk.start.overview());
  const { say } = usePane();
  // A large sheet takes long to be matched: there the person asks.
  useTouched(again, value === null || value.found === null || value.found.records <= mostMatchedAtOnce);
  if (isAboutLost(problems)) return <LostTable problems={problems} again={again} />;
  if (problems.length > 0) return <Problems problems={problems} action={<Button onClick={again}>{say("重新看一遍", "Look again")}</Button>} />;
  if (value === null) return <Skeleton aria-label={say("正在看这个工作簿", "Looking at the workbook")}><SkeletonItem size={24} /><SkeletonItem size={16} style={{ marginTop: 12 }} /><SkeletonItem size={64} style={{ marginTop: 12 }} /></Skeleton>;
  return (
    <div className={styles.stack}>
      {value.governed !== null ? <Governed overview={value.governed} /> : value.found !== null ? <Found found={value.found} /> : <Nothing why={value.why} again={again} />}
      {value.governed !== null && <WhoAmI />}
      {value.notices.length > 0 && <Problems problems={value.notices} intent="info" />}
    </div>
  );
}

function Found({ found }: { readonly found: NonNullable<Overview["found"]> }) {
  const styles = useStyles();
  const { say, tell, count, go } = usePane();
  const { together } = found;
  const records = together.reduce((sum, one) => sum + one.records, 0);
  return (
    <div className={styles.next}>
      {together.length === 0
        ? <>
            <Subtitle1 as="h2">{say(`识别到一张${found.label["zh-CN"]}表：“${found.sheet}”`, `"${found.sheet}" looks like a table of ${found.label.en}`)}</Subtitle1>
            <Body1>{say(`有 ${count(found.records)} 条记录，符合模板“${tell(found.title)}”。整理成规范表以后，错误、重复和分级都看得见，每一步都能撤销。`, `It holds ${plural(found.records, "record")} and fits the template "${tell(found.title)}". As a governed table it shows errors, duplicates and classes, and every step can be undone.`)}</Body1>
            <Button appearance="primary" onClick={() => go({ view: "governing" })}>{say("整理成规范表", "Make it a table")}</Button>
          </>
        : <>
            <Subtitle1 as="h2">{say(`${together.length} 张工作表可以一起建成表`, `${together.length} sheets can become tables together`)}</Subtitle1>
            <Body1>{say(`共 ${count(records)} 条记录，符合模板“${tell(found.title)}”。建成以后互相引用，错误、重复和分级都看得见，每一步都能撤销。`, `They hold ${plural(records, "record")} and fit the template "${tell(found.title)}". As tables they refer to each other and show errors, duplicates and classes, and every step can be undone.`)}</Body1>
            <ul className={styles.found} aria-label={say("工作表", "Sheets")}>{together.map((one) => <li key={one.sheet} className={styles.line}><Text>{say(`“${one.sheet}”是${one.label["zh-CN"]}`, `"${one.sheet}": ${one.label.en}`)}</Text><Text>{say(`${count(one.records)} 条`, plural(one.records, "record"))}</Text></li>)}</ul>
            <Button appearance="primary" onClick={() => go({ view: "governing" })}>{say(`整理成 ${together.length} 张规范表`, `Make them ${together.length} tables`)}</Button>
          </>}
      {together.length === 0 && found.beside.map(({ sheet, at, address, headers, records: rows }) => (
        <Body1 key={address}>
          {say(`同一张工作表上还有一张表：${address}，${count(rows)} 行（${headers.slice(0, 3).join("、")}${headers.length > 3 ? "等" : ""}）。`, `The same sheet holds another table at ${address}, ${plural(rows, "row")} (${headers.slice(0, 3).join(", ")}${headers.length > 3 ? " …" : ""}). `)}
          <Link as="button" inline onClick={() => go({ view: "governing", about: JSON.stringify({ sheet, at }) })}>{say("先建这一张", "Make this one first")}</Link>
        </Body1>
      ))}
      <Caption1>{say("先给你看会改什么，同意了才写入。", "You see what will change before anything is written.")}</Caption1>
      <Link as="button" onClick={() => go({ view: "governing" })}>{say("换一个模板…", "Another template…")}</Link>
    </div>
  );
}

function Nothing({ why, again }: { readonly why: Overview["why"]; readonly again: () => void }) {
  const { say, go } = usePane();
  // A table that no template is for can have one of its own; where there is no table, that helps nobody.
  const fitsNone = why.every(({ code }) => code === "match/noFit");
  return (
    <Problems problems={why} intent="info" action={
      <>
        {fitsNone && <Button appearance="primary" onClick={() => go({ view: "governing", about: "draft" })}>{say("按这张表起草模板", "Draft one from this sheet")}</Button>}
        <Button onClick={again}>{say("重新看一遍", "Look again")}</Button>
        <Button onClick={() => go({ view: "governing" })}>{say("选择模板", "Choose a template")}</Button>
      </>
    } />
  );
}

function Governed({ overview }: { readonly overview: NonNullable<Overview["governed"]> }) {
  const styles = useStyles();
  const { say, tell, count, percent, go, moment } = usePane();
  const { records, sound, errors, warnings, notes, reports, last } = overview;
  const { value: health, problems } = useAsked(`health ${overview.table}`, (desk) => desk.start.health());
  // What was known of the tables stays until it is known anew.
  const [known, setKnown] = useState<readonly TableHealth[] | null>(null);
  if (health !== null && health !== known) setKnown(health);
  const tables = health ?? known;
  const meant = tables?.find(({ id }) => id === overview.table) ?? null;
  const share = records === 0 ? 1 : sound / records;
  const several = overview.tables.length + overview.lost.length > 1;
  // What is known at once is said at once.
  const step = tables !== null ? nextStep(tables) : overview.fixable > 0 ? ({ kind: "fix", table: { ...overview, id: overview.table, duplicates: null, review: 0, unwritten: 0, classFields: [], unbuilt: 0, outdated: 0 } } as const) : null;
  const next = <NextStepCard step={step} meant={overview.table} />;
  const reportsText = ({ reports: all, unbuilt, outdated }: TableHealth): string =>
    unbuilt === all ? say(`${count(all)} 张，还没有生成`, `${count(all)}, not built yet`) : `${unbuilt > 0 ? say(`${count(all - unbuilt)} 张已生成，共 ${count(all)} 张`, `${count(all - unbuilt)} of ${count(all)} built`) : say(`${count(all)} 张`, count(all))}${outdated > 0 ? say(`，${count(outdated)} 张可能过期`, `, ${count(outdated)} may be out of date`) : ""}`;
  return (
    <>
      <OpeningCard table={overview.table} />
      {several && next}
      {several && <Tables overview={overview} tables={tables} />}
      <div className={styles.head}>
        <div className={styles.line}>
          <Subtitle1 as="h2">{tell(overview.label)}</Subtitle1>
          <Text>{say(`${count(records)} 条`, plural(records, "record"))}</Text>
        </div>
        <ProgressBar value={share} thickness="large" color={share === 1 ? "success" : "brand"} aria-label={say("合格的记录", "Sound records")} />
        <Caption1>{say(`${percent(share)} 合格（${count(sound)} 条没有错误）`, `${percent(share)} sound (${plural(sound, "record")} without an error)`)}</Caption1>
      </div>
      {!several && next}
      {overview.matched && <TypedRepeats />}
      {problems.length > 0 && <Problems problems={problems} />}
      <div className={styles.rows}>
        <GoRow view="findings" label={say("问题", "Findings")} side={errors > 0 ? <Badge appearance="tint" color="danger">{say(`错误 ${count(errors)}`, plural(errors, "error"))}</Badge> : say(`${count(warnings + notes)} 处`, count(warnings + notes))} />
        {overview.matched && <GoRow view="duplicates" label={say("重复", "Duplicates")} side={meant?.duplicates == null ? "" : [meant.duplicates > 0 ? say(`${count(meant.duplicates)} 组`, plural(meant.duplicates, "group")) : "", meant.review > 0 ? say(`${count(meant.review)} 组待确认`, `${count(meant.review)} to review`) : ""].filter((text) => text !== "").join(say("，", ", ")) || say("没有要合并的", "none to merge")} />}
        {overview.classified && <GoRow view="classes" label={say("分级", "Classes")} side={meant === null || meant.unwritten === 0 ? "" : say(`${count(meant.unwritten)} 个可以补上`, `${count(meant.unwritten)} to fill in`)} />}
        <GoRow view="reports" label={say("报表", "Reports")} side={meant === null ? (reports === 0 ? "" : say(`${count(reports)} 张`, count(reports))) : meant.reports === 0 ? say("还没有", "none yet") : reportsText(meant)} />
        <GoRow view="record" label={say("记录", "Records")} />
        <GoRow view="importing" label={say("导入", "Import")} />
        <GoRow view="history" label={say("历史", "History")} side={last === null ? "" : `${moment(last.at, new Date())} ${commandName(last.command, say)}`} />
      </div>
      <div className={styles.links}>
        <Link as="button" onClick={() => go({ view: "governing" })}>{say("再建一张表、干净副本、还原成普通表…", "Another table, clean copy, stop governing…")}</Link>
      </div>
    </>
  );
}

function GoRow({ view, label, side }: { readonly view: ViewName; readonly label: string; readonly side?: React.ReactNode }) {
  const styles = useStyles();
  const { go } = usePane();
  return (
    <button type="button" className={styles.row} onClick={() => go({ view })}>
      <Text>{label}</Text>
      <span className={styles.side}>{side}<ChevronRightRegular aria-hidden /></span>
    </button>
  );
}
