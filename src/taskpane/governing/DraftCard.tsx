import { Accordion, AccordionHeader, AccordionItem, AccordionPanel, Body1, Caption1, Card, Link, Text, makeStyles, tokens } from "@fluentui/react-components";
import { download } from "../shell/download";
import { plural } from "../shell/language";
import { usePane } from "../shell/paneContext";
import type { DraftedTemplate } from "./governingDesk";

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyle: "none", display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
  line: { display: "flex", flexDirection: "column", overflowWrap: "anywhere" },
  quiet: { color: tokens.colorNeutralForeground2 },
});

const mostPlaces = 6;

/** What was drafted of the sheet: how much it says, and what holds in it with the cells that break it; to be taken home as a file. */
export function DraftCard({ draft }: { readonly draft: DraftedTemplate }) {
  const styles = useStyles();
  const { say, tell, count } = usePane();
  const { fields, rules, findsDuplicates, dropped, invariants } = draft;
  const parts = [
    say(`${count(fields)} 个字段`, plural(fields, "field")),
    say(`${count(rules)} 条规则`, plural(rules, "rule")),
    ...(findsDuplicates ? [say("查重", "a search for duplicates")] : []),
  ];
  return (
    <Card>
      <Body1>{say(`模板是按这张表起草的：${parts.join("、")}。建表以前先看一眼字段对不对。`, `The template was drafted from this sheet: ${parts.join(", ")}. Check its fields before you make the table.`)}</Body1>
      {dropped > 0 && <Caption1 className={styles.quiet}>{say(`有 ${count(dropped)} 条列间关系没有写成规则：涉及的列文字和数字混杂。`, `${plural(dropped, "relation")} between columns became no rule: the columns mix texts and numbers.`)}</Caption1>}
      {invariants.length > 0 && (
        <Accordion collapsible>
          <AccordionItem value="invariants">
            <AccordionHeader size="small">{say(`表里看出的 ${count(invariants.length)} 条规律`, `${count(invariants.length)} things that hold in it`)}</AccordionHeader>
            <AccordionPanel>
              <ul className={styles.list}>
                {invariants.map(({ text, exceptions, at }, index) => (
                  <li key={index} className={styles.line}>
                    <Text>{tell(text)}</Text>
                    <Caption1 className={styles.quiet}>{exceptions === 0 ? say("没有例外", "without exception") : say(`例外 ${count(exceptions)} 处：${at.slice(0, mostPlaces).join("、")}${exceptions > mostPlaces ? "…" : ""}`, `${plural(exceptions, "exception")}: ${at.slice(0, mostPlaces).join(", ")}${exceptions > mostPlaces ? "…" : ""}`)}</Caption1>
                  </li>
                ))}
              </ul>
            </AccordionPanel>
          </AccordionItem>
        </Accordion>
      )}
      <div><Link as="button" onClick={() => download(`${tell(draft.title)}.crm.json`, new TextEncoder().encode(draft.text), "application/json")}>{say("把模板存成文件…", "Save the template as a file…")}</Link></div>
    </Card>
  );
}
