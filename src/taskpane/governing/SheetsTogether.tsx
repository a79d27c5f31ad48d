import { Accordion, AccordionHeader, AccordionItem, AccordionPanel, Body1, Button, Caption1, Dropdown, Field, Link, MessageBar, MessageBarBody, MessageBarTitle, Option, Radio, RadioGroup, Text, makeStyles, tokens } from "@fluentui/react-components";
import { type Dispatch, type SetStateAction, useState } from "react";
import type { Problem } from "../../pipeline/session";
import { ChangedMeanwhile, type Told, useSince } from "../shell/ChangedMeanwhile";
import { Problems } from "../shell/Problems";
import { WhoAmI } from "../shell/WhoAmI";
import { plural, verb } from "../shell/language";
import { usePane } from "../shell/paneContext";
import { shortList } from "../shell/shortList";
import { ProposalParts } from "./ProposalParts";
import { TemplateList } from "./TemplateList";
import type { DraftedTemplate, SheetProposal, SheetsProposal, TemplateChoice } from "./governingDesk";
import type { Answers } from "./questions";

const useStyles = makeStyles({
  stack: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  line: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalS, width: "100%", minWidth: 0, padding: `${tokens.spacingVerticalXS} 0` },
  name: { flexGrow: 1, minWidth: 0, display: "flex", flexDirection: "column", overflowWrap: "anywhere" },
  side: { flexShrink: 0, display: "flex", flexDirection: "column", alignItems: "flex-end" },
  quiet: { color: tokens.colorNeutralForeground2 },
  panel: { marginInline: 0, paddingBottom: tokens.spacingVerticalM },
  dropdown: { minWidth: 0 },
  left: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXS, padding: `${tokens.spacingVerticalS} 0`, borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
  apply: { position: "sticky", bottom: `calc(-1 * ${tokens.spacingHorizontalM})`, margin: `0 calc(-1 * ${tokens.spacingHorizontalM}) calc(-1 * ${tokens.spacingHorizontalM})`, padding: tokens.spacingHorizontalM, backgroundColor: tokens.colorNeutralBackground1, borderTop: `1px solid ${tokens.colorNeutralStroke2}`, display: "flex", flexDirection: "column", alignItems: "flex-start", gap: tokens.spacingVerticalXS, zIndex: 1 },
});

export type SheetsTogetherProps = {
  readonly proposal: SheetsProposal;
  /** What is wrong with the last answer. */
  readonly problems: readonly Problem[];
  readonly waiting: boolean;
  readonly answers: Answers;
  readonly onAnswers: Dispatch<SetStateAction<Answers>>;
  readonly choice: TemplateChoice | null;
  readonly onChoice: (choice: TemplateChoice | null) => void;
  readonly onDrafted: (draft: DraftedTemplate) => void;
  /** One sheet after all. */
  readonly onSingle: () => void;
};

/** Several sheets become tables of one template: which is which, each open to correction column by column; then all of them as one change. */
export function SheetsTogether({ proposal, problems, waiting, answers, onAnswers, choice, onChoice, onDrafted, onSingle }: SheetsTogetherProps) {
  const styles = useStyles();
  const { say, tell, count, act, go, desk } = usePane();
  const { sheets, left, keptOut } = proposal;
  const records = sheets.reduce((sum, sheet) => sum + sheet.records, 0);
  const links = sheets.reduce((sum, sheet) => sum + sheet.links, 0);
  const [keepNames, setKeepNames] = useState(false);
  const blocked = sheets.find(({ changes }) => changes === null);
  const toLookAt = sheets.filter((sheet) => unsure(sheet) > 0 || sheet.changes === null).map(({ sheet }) => sheet);
  const since = useSince(JSON.stringify([choice, answers]), waiting ? null : JSON.stringify(sheets.map(({ sheet, stamp }) => [sheet, stamp])), [
    [say("工作表", "sheets"), count(sheets.length)],
    ...sheets.flatMap((one): Told[] => [[say(`“${one.sheet}”的记录`, `records of "${one.sheet}"`), count(one.records)], [say(`“${one.sheet}”改写的单元格`, `cells rewritten in "${one.sheet}"`), count(one.changes?.cells ?? 0)]]),
  ]);
  const apply = (): Promise<unknown> =>
    act(say("正在建表", "Making the tables"), () => desk.governing.applySheets(answers, choice, Object.fromEntries(sheets.map(({ sheet, stamp }) => [sheet, stamp])), keepNames), (done) => {
      go({ view: "start" });
      return { text: say(`已整理成 ${done.tables} 张规范表，共 ${count(done.records)} 条记录${done.linked > 0 ? `，${count(done.linked)} 处引用换成了编号` : ""}`, `${plural(done.tables, "governed table")} of ${plural(done.records, "record")}${done.linked > 0 ? `, ${plural(done.linked, "reference")} became ids` : ""}`), change: done.change };
    });
  return (
    <div className={styles.stack}>
      <Body1>{say(`${sheets.length} 张工作表符合模板“${tell(proposal.title)}”${proposal.version}，可以一起建成互相引用的表。点开一张，看它的列对得对不对。`, `${plural(sheets.length, "sheet")} ${verb(sheets.length, "fits", "fit")} the template "${tell(proposal.title)}" ${proposal.version}; together they become tables that refer to each other. Open one to see how its columns were matched.`)}</Body1>
      <ChangedMeanwhile since={since} />
      {problems.length > 0 && <Problems problems={problems} action={<Button onClick={() => onAnswers({})}>{say("从头来", "Start over")}</Button>} />}
      <Accordion collapsible multiple aria-label={say("要建成表的工作表", "Sheets that become tables")}>
        {sheets.map((sheet) => (
          <AccordionItem key={sheet.sheet} value={sheet.sheet}>
            <AccordionHeader><SheetLine sheet={sheet} /></AccordionHeader>
            <AccordionPanel className={styles.panel}>
              <div className={styles.stack}>
                <WhichTable sheet={sheet.sheet} holds={sheet.table} proposal={proposal} onAnswers={onAnswers} />
                <ProposalParts proposal={sheet} onAnswers={onAnswers} />
              </div>
            </AccordionPanel>
          </AccordionItem>
        ))}
      </Accordion>
      {left.filter(({ place }) => place !== undefined).map((problem) => (
        <div key={problem.place} className={styles.left}>
          <Text weight="semibold">{say(`工作表“${problem.place}”`, `Sheet "${problem.place}"`)}</Text>
          <Text>{tell(problem.message)}</Text>
          <WhichTable sheet={problem.place!} holds={null} proposal={proposal} onAnswers={onAnswers} />
        </div>
      ))}
      {keptOut.map((sheet) => (
        <div key={sheet} className={styles.left}>
          <Text weight="semibold">{say(`工作表“${sheet}”`, `Sheet "${sheet}"`)}</Text>
          <WhichTable sheet={sheet} holds="none" proposal={proposal} onAnswers={onAnswers} />
        </div>
      ))}
      <Accordion collapsible>
        <AccordionItem value="templates">
          <AccordionHeader size="small">{say("换一个模板", "Another template")}</AccordionHeader>
          <AccordionPanel><TemplateList sheet={null} chosen={choice} onChoose={onChoice} onDrafted={onDrafted} /></AccordionPanel>
        </AccordionItem>
      </Accordion>
      <div><Link as="button" onClick={onSingle}>{say("只建一张表…", "Make only one table…")}</Link></div>
      {links > 0 && (
        <MessageBar intent="warning" layout="multiline"><MessageBarBody>
          <MessageBarTitle>{say(`${count(links)} 处引用写的是名称：`, `${plural(links, "reference")} ${verb(links, "is a name", "are names")}:`)}</MessageBarTitle>
          {say(`${sheets.filter((one) => one.links > 0).map((one) => `“${one.sheet}”${count(one.links)} 处`).join("，")}。换成编号以后，这些单元格里看不到名称；对方改名不会断开，汇总和分级也按编号算。`, `${sheets.filter((one) => one.links > 0).map((one) => `${count(one.links)} in "${one.sheet}"`).join(", ")}. With ids these cells show no names any more; what they name is kept when it is renamed, and totals and classes go by ids.`)}
          <RadioGroup aria-label={say("引用里的名称", "Names in references")} value={keepNames ? "names" : "ids"} onChange={(_, { value }) => setKeepNames(value === "names")}>
            <Radio value="ids" label={say("换成编号", "Put ids in their place")} />
            <Radio value="names" label={say("留着名称，列为提醒", "Keep the names, as warnings")} />
          </RadioGroup>
        </MessageBarBody></MessageBar>
      )}
      <WhoAmI />
      <div className={styles.apply}>
        {toLookAt.length > 0 && <Caption1>{say(`请看一眼：${toLookAt.join("、")}`, `Please look at ${toLookAt.join(", ")}`)}</Caption1>}
        <Button appearance="primary" disabled={blocked !== undefined || waiting || problems.length > 0 || sheets.length === 0} onClick={() => void apply()}>{blocked !== undefined ? say(`先回答“${blocked.sheet}”里的问题`, `Answer the question of "${blocked.sheet}" first`) : since === null ? say(`建 ${sheets.length} 张表，${count(records)} 条记录`, `Make ${plural(sheets.length, "table")} of ${plural(records, "record")}`) : say(`按新的预览建 ${sheets.length} 张表`, `Make these ${plural(sheets.length, "table")}`)}</Button>
        <Caption1 className={styles.quiet}>{say("全部是一次更改，可以撤销。", "All of it is one change and can be undone.")}</Caption1>
      </div>
    </div>
  );
}

/** Columns whose match wants a look. */
function unsure({ columns }: SheetProposal): number {
  return columns.filter(({ field, word }) => field !== null && word === "guess").length;
}

function SheetLine({ sheet }: { readonly sheet: SheetProposal }) {
  const styles = useStyles();
  const { say, tell, count, percent } = usePane();
  const guesses = unsure(sheet);
  const matched = sheet.columns.filter(({ field }) => field !== null).length;
  return (
    <span className={styles.line}>
      <span className={styles.name}>
        <Text weight="semibold">{tell(sheet.label)}</Text>
        <Caption1 className={styles.quiet}>{say(`工作表“${sheet.sheet}”`, `Sheet "${sheet.sheet}"`)}{guesses > 0 && say(`，${guesses} 列是猜的`, `, ${plural(guesses, "guess", "guesses")}`)}</Caption1>
      </span>
      <span className={styles.side}>
        <Text>{say(`${count(sheet.records)} 条`, plural(sheet.records, "record"))}</Text>
        <Caption1 className={styles.quiet}>{say(`${matched}/${sheet.columns.length} 列，符合 ${percent(sheet.score)}`, `${matched} of ${sheet.columns.length} columns, fits ${percent(sheet.score)}`)}</Caption1>
      </span>
    </span>
  );
}

/** Which table of the template a sheet is, or that it stays as it is. `holds` null: nobody has said, and the sheet alone does not tell. */
function WhichTable({ sheet, holds, proposal, onAnswers }: { readonly sheet: string; readonly holds: string | null; readonly proposal: SheetsProposal; readonly onAnswers: Dispatch<SetStateAction<Answers>> }) {
  const styles = useStyles();
  const { say, tell } = usePane();
  const none = say("保留原样，不建表", "Keep as it is, no table");
  const chosen = proposal.tables.find(({ id }) => id === holds);
  const put = (table: string): void =>
    // What was said of its columns was said of another table's.
    onAnswers((before) => ({ ...Object.fromEntries(Object.entries(before).filter(([id]) => !id.startsWith(`${sheet}!`))), [`${sheet}!table`]: table }));
  return (
    <Field label={say("这张工作表是", "This sheet holds")}>
      <Dropdown {...shortList} className={styles.dropdown} size="small" placeholder={say("选一张表", "Choose a table")} value={holds === "none" ? none : chosen === undefined ? "" : tell(chosen.label)} selectedOptions={holds === null ? [] : [holds]} onOptionSelect={(_, { optionValue }) => { if (optionValue !== undefined && optionValue !== holds) put(optionValue); }}>
        {proposal.tables.map(({ id, label }) => <Option key={id} value={id}>{tell(label)}</Option>)}
        <Option value="none">{none}</Option>
      </Dropdown>
    </Field>
  );
}
