import { Accordion, AccordionHeader, AccordionItem, AccordionPanel, Body1, Button, Caption1, Link, Text, makeStyles, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { Problems } from "../shell/Problems";
import { WhoAmI } from "../shell/WhoAmI";
import { plural } from "../shell/language";
import { usePane } from "../shell/paneContext";
import type { SheetsProposal, TemplateChoice } from "./governingDesk";

const useStyles = makeStyles({
  stack: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  list: { listStyle: "none", margin: 0, padding: 0 },
  line: { display: "flex", alignItems: "baseline", justifyContent: "space-between", gap: tokens.spacingHorizontalS, padding: `${tokens.spacingVerticalXS} 0`, borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
  name: { minWidth: 0, display: "flex", flexDirection: "column", overflowWrap: "anywhere" },
  side: { flexShrink: 0, textAlign: "end", display: "flex", flexDirection: "column" },
  quiet: { color: tokens.colorNeutralForeground2 },
  apply: { position: "sticky", bottom: `calc(-1 * ${tokens.spacingHorizontalM})`, margin: `0 calc(-1 * ${tokens.spacingHorizontalM}) calc(-1 * ${tokens.spacingHorizontalM})`, padding: tokens.spacingHorizontalM, backgroundColor: tokens.colorNeutralBackground1, borderTop: `1px solid ${tokens.colorNeutralStroke2}`, display: "flex", flexDirection: "column", alignItems: "flex-start", gap: tokens.spacingVerticalXS },
});

/** Several sheets become tables of one template: which is which, how well it fits, how many records; then all of them at once. */
export function SheetsTogether({ proposal, choice, onSingle, children }: { readonly proposal: SheetsProposal; readonly choice: TemplateChoice | null; /** One sheet after all, with its columns to be looked at. */ readonly onSingle: () => void; /** The templates to choose from. */ readonly children: ReactNode }) {
  const styles = useStyles();
  const { say, tell, count, percent, act, go, desk } = usePane();
  const { sheets, left } = proposal;
  const records = sheets.reduce((sum, sheet) => sum + sheet.records, 0);
  const apply = (): Promise<unknown> =>
    act(say("正在建表", "Making the tables"), () => desk.governing.applySheets(choice), (done) => {
      go({ view: "start" });
      return { text: say(`已建成 ${done.tables} 张受管理的表，共 ${count(done.records)} 条记录${done.linked > 0 ? `，${count(done.linked)} 处引用换成了编号` : ""}`, `${plural(done.tables, "governed table")} of ${plural(done.records, "record")}${done.linked > 0 ? `, ${plural(done.linked, "reference")} became ids` : ""}`), change: null };
    });
  return (
    <div className={styles.stack}>
      <Body1>{say(`这个工作簿里有 ${sheets.length} 张工作表符合模板“${tell(proposal.title)}”${proposal.version}，可以一起建成互相引用的表。`, `${plural(sheets.length, "sheet")} of this workbook fit the template “${tell(proposal.title)}” ${proposal.version}; together they become tables that refer to each other.`)}</Body1>
      <ul className={styles.list} aria-label={say("要建成表的工作表", "Sheets that become tables")}>
        {sheets.map(({ sheet, table, label, records: of, score }) => (
          <li key={table} className={styles.line}>
            <span className={styles.name}><Text weight="semibold">{tell(label)}</Text><Caption1 className={styles.quiet}>{say(`工作表“${sheet}”`, `Sheet “${sheet}”`)}</Caption1></span>
            <span className={styles.side}><Text>{say(`${count(of)} 条`, plural(of, "record"))}</Text><Caption1 className={styles.quiet}>{say(`符合 ${percent(score)}`, `fits ${percent(score)}`)}</Caption1></span>
          </li>
        ))}
      </ul>
      {left.length > 0 && <Problems problems={left} intent="info" />}
      <Accordion collapsible>
        <AccordionItem value="templates">
          <AccordionHeader size="small">{say("换一个模板", "Another template")}</AccordionHeader>
          <AccordionPanel>{children}</AccordionPanel>
        </AccordionItem>
      </Accordion>
      <WhoAmI />
      <div className={styles.apply}>
        <Button appearance="primary" onClick={() => void apply()}>{say(`一起建 ${sheets.length} 张表，${count(records)} 条记录`, `Make ${sheets.length} tables of ${plural(records, "record")}`)}</Button>
        <Caption1 className={styles.quiet}>{say("每张表是一次更改，在历史里可以逐个撤销。引用里的名称能认出是哪一条的，换成它的编号。", "Each table is one change and can be undone in the history. A name in a reference that means one record becomes its id.")}</Caption1>
        <Link as="button" onClick={onSingle}>{say("只建一张，先看每一列…", "Only one of them, column by column…")}</Link>
      </div>
    </div>
  );
}
