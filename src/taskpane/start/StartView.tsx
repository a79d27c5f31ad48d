import { Badge, Body1, Button, Caption1, Card, Dropdown, Link, Option, ProgressBar, Skeleton, SkeletonItem, Subtitle1, Text, makeStyles, tokens } from "@fluentui/react-components";
import { ChevronRightRegular } from "@fluentui/react-icons";
import { commandName, plural, verb } from "../shell/language";
import { Problems } from "../shell/Problems";
import { WhoAmI } from "../shell/WhoAmI";
import { type ViewName, useAsked, usePane } from "../shell/paneContext";
import type { Overview } from "./startDesk";

const useStyles = makeStyles({
  stack: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  head: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXS },
  line: { display: "flex", alignItems: "baseline", justifyContent: "space-between", gap: tokens.spacingHorizontalS },
  next: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS, alignItems: "flex-start" },
  row: { display: "flex", alignItems: "center", justifyContent: "space-between", gap: tokens.spacingHorizontalS, width: "100%", minHeight: "36px", padding: `0 ${tokens.spacingHorizontalXS}`, border: "none", background: "none", color: "inherit", font: "inherit", textAlign: "start", cursor: "pointer", borderRadius: tokens.borderRadiusMedium, ":hover": { backgroundColor: tokens.colorNeutralBackground1Hover }, ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}` } },
  rows: { display: "flex", flexDirection: "column", borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  tables: { minWidth: 0, flexShrink: 1 },
  links: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalL },
  side: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalXS, color: tokens.colorNeutralForeground2 },
});

/** What the workbook holds, how it is, and the one thing to do next. */
export function StartView() {
  const styles = useStyles();
  const { value, problems, again } = useAsked("overview", (desk) => desk.start.overview());
  const { say } = usePane();
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
  return (
    <div className={styles.next}>
      <Subtitle1 as="h2">{say(`“${found.sheet}”像一张${found.label["zh-CN"]}表`, `"${found.sheet}" looks like a table of ${found.label.en}`)}</Subtitle1>
      <Body1>{say(`有 ${count(found.records)} 条记录，符合模板“${tell(found.title)}”。建成受管理的表以后，错误、重复和分级都看得见，每一步都能撤销。`, `It holds ${plural(found.records, "record")} and fits the template "${tell(found.title)}". As a governed table it shows errors, duplicates and classes, and every step can be undone.`)}</Body1>
      <Button appearance="primary" onClick={() => go({ view: "governing" })}>{say("建成受管理的表", "Make it a table")}</Button>
      <Caption1>{say("先给你看会改什么，同意了才写入。", "You see what will change before anything is written.")}</Caption1>
      <Link as="button" onClick={() => go({ view: "governing" })}>{say("换一个模板…", "Another template…")}</Link>
    </div>
  );
}

function Nothing({ why, again }: { readonly why: Overview["why"]; readonly again: () => void }) {
  const { say, go } = usePane();
  return <Problems problems={why} intent="info" action={<><Button onClick={again}>{say("重新看一遍", "Look again")}</Button><Button onClick={() => go({ view: "governing" })}>{say("选择模板", "Choose a template")}</Button></>} />;
}

function Governed({ overview }: { readonly overview: NonNullable<Overview["governed"]> }) {
  const styles = useStyles();
  const { say, tell, count, percent, go, moment } = usePane();
  const { records, sound, errors, warnings, notes, fixable, rules, reports, last } = overview;
  const found = errors + warnings + notes;
  const share = records === 0 ? 1 : sound / records;
  return (
    <>
      <div className={styles.head}>
        <div className={styles.line}>
          {overview.tables.length > 1 ? <ChooseTable overview={overview} /> : <Subtitle1 as="h2">{tell(overview.label)}</Subtitle1>}
          <Text>{say(`${count(records)} 条`, plural(records, "record"))}</Text>
        </div>
        <ProgressBar value={share} thickness="large" color={share === 1 ? "success" : "brand"} aria-label={say("合格的记录", "Sound records")} />
        <Caption1>{say(`${percent(share)} 合格（${count(sound)} 条没有错误）`, `${percent(share)} sound (${plural(sound, "record")} without an error)`)}</Caption1>
      </div>
      <Card>
        <div className={styles.next}>
          <Caption1>{say("下一步", "Next")}</Caption1>
          {found === 0 ? (
            <Body1>{say(`全部 ${count(records)} 条记录都通过了 ${rules} 条规则。`, `All ${plural(records, "record")} ${verb(records, "passes", "pass")} ${plural(rules, "rule")}.`)}</Body1>
          ) : (
            <>
              <Body1>{say(`发现 ${count(found)} 处问题：`, `${plural(found, "finding")}: `)}{[errors > 0 ? say(`错误 ${count(errors)}`, plural(errors, "error")) : "", warnings > 0 ? say(`提醒 ${count(warnings)}`, plural(warnings, "warning")) : "", notes > 0 ? say(`提示 ${count(notes)}`, plural(notes, "note")) : ""].filter((text) => text !== "").join(say("，", ", "))}{say("。", ". ")}{fixable > 0 ? say(`其中 ${count(fixable)} 处可以安全修复。`, `${count(fixable)} can be fixed safely.`) : say("要逐个看。", "They need a look one by one.")}</Body1>
              <Button appearance="primary" onClick={() => go({ view: "findings" })}>{fixable > 0 ? say("查看并修复", "Show and fix") : say("查看问题", "Show them")}</Button>
            </>
          )}
        </div>
      </Card>
      <div className={styles.rows}>
        <GoRow view="findings" label={say("问题", "Findings")} side={errors > 0 ? <Badge appearance="tint" color="danger">{say(`错误 ${count(errors)}`, plural(errors, "error"))}</Badge> : count(found)} />
        {overview.matched && <GoRow view="duplicates" label={say("重复", "Duplicates")} />}
        {overview.classified && <GoRow view="classes" label={say("分级", "Classes")} />}
        {reports > 0 && <GoRow view="reports" label={say("报表", "Reports")} side={say(`${count(reports)} 张`, count(reports))} />}
        <GoRow view="record" label={say("记录", "Records")} />
        <GoRow view="importing" label={say("导入", "Import")} />
        <GoRow view="history" label={say("历史", "History")} side={last === null ? "" : `${moment(last.at, new Date())} ${commandName(last.command, say)}`} />
      </div>
      <div className={styles.links}>
        <Link as="button" onClick={() => go({ view: "governing" })}>{say("干净副本…", "Clean copy…")}</Link>
        <Link as="button" onClick={() => go({ view: "governing" })}>{say("停止管理…", "Stop governing…")}</Link>
      </div>
    </>
  );
}

/** Which of the workbook's tables the pane speaks of. */
function ChooseTable({ overview: { tables, table, label } }: { readonly overview: NonNullable<Overview["governed"]> }) {
  const styles = useStyles();
  const { say, tell, count, desk } = usePane();
  const choose = (id: string): void => {
    const chosen = tables.find((one) => one.id === id)!;
    void desk.start.choose(id).then(() => desk.sheet.open(chosen.sheet));
  };
  return (
    <Dropdown className={styles.tables} aria-label={say("哪一张表", "Which table")} value={tell(label)} selectedOptions={[table]} onOptionSelect={(_, { optionValue }) => { if (optionValue !== undefined && optionValue !== table) choose(optionValue); }}>
      {tables.map((one) => <Option key={one.id} value={one.id} text={tell(one.label)}>{`${tell(one.label)} · ${one.sheet} · ${say(`${count(one.records)} 条`, plural(one.records, "record"))}`}</Option>)}
    </Dropdown>
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
