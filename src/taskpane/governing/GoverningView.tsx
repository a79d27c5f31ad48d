import { Accordion, AccordionHeader, AccordionItem, AccordionPanel, Body1, Button, Caption1, Dropdown, Field, Link, Option, Skeleton, SkeletonItem, makeStyles, tokens } from "@fluentui/react-components";
import { useEffect, useRef, useState } from "react";
import type { Problem } from "../../pipeline/session";
import { LostTable, isAboutLost } from "../shell/LostTable";
import { Problems } from "../shell/Problems";
import { WhoAmI } from "../shell/WhoAmI";
import { plural } from "../shell/language";
import { ChangedMeanwhile, type Told, useSince } from "../shell/ChangedMeanwhile";
import { useAsked, usePane, useTouched } from "../shell/paneContext";
import { AlreadyGoverned } from "./AlreadyGoverned";
import { OtherTables } from "./OtherTables";
import { DraftCard } from "./DraftCard";
import { ProposalParts } from "./ProposalParts";
import { SheetsTogether } from "./SheetsTogether";
import { TemplateList } from "./TemplateList";
import type { DraftedTemplate, GoverningProposal, OtherTable, SheetsProposal, TemplateChoice } from "./governingDesk";
import type { Answers } from "./questions";
import { keepTemplate } from "./ownTemplates";
import { useDraftTemplate } from "./useDraftTemplate";

const useStyles = makeStyles({
  stack: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  quiet: { color: tokens.colorNeutralForeground2 },
  apply: { position: "sticky", bottom: `calc(-1 * ${tokens.spacingHorizontalM})`, margin: `0 calc(-1 * ${tokens.spacingHorizontalM}) calc(-1 * ${tokens.spacingHorizontalM})`, padding: tokens.spacingHorizontalM, backgroundColor: tokens.colorNeutralBackground1, borderTop: `1px solid ${tokens.colorNeutralStroke2}`, display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXS },
});

/** A messy workbook becomes tables: several sheets at once where a template has several, or one sheet. */
export function GoverningView() {
  const [choice, setChoice] = useState<TemplateChoice | null>(null);
  const [answers, setAnswers] = useState<Answers>({});
  const { place } = usePane();
  const [single, setSingle] = useState(() => meantIn(place.about) !== null);
  const [start, setStart] = useState<MeantTable | null>(() => meantIn(place.about));
  const { value, problems, waiting, again } = useAsked(`governing sheets together ${JSON.stringify([choice, answers])}`, (desk) => desk.governing.proposeSheets(answers, choice));
  useTouched(again, !single);
  const [answer, setAnswer] = useState<{ readonly several: SheetsProposal | null } | null>(null);
  // While an answer is worked out, what was shown stays.
  if (!waiting && problems.length === 0 && value !== answer?.several) setAnswer({ several: value });
  const last = answer?.several ?? null;
  const choose = (next: TemplateChoice | null): void => { setAnswers({}); setChoice(next); };
  const [draft, setDraft] = useState<DraftedTemplate | null>(null);
  const take = (made: DraftedTemplate): void => { setDraft(made); setSingle(true); choose({ template: made.hash, table: null }); };
  const drafting = useDraftAtOnce(take);
  if (drafting || (answer === null && waiting)) return <Matching />;
  return last === null || single
    ? <OneSheet key={JSON.stringify(start?.at ?? null) + (start?.sheet ?? "")} start={start} onOther={(other, choose) => { setStart(other); setSingle(true); setAnswers({}); setChoice(choose); }} choice={choice} draft={draft !== null && draft.hash === choice?.template ? draft : null} onDrafted={take} onChoice={choose} several={last?.sheets.length ?? 0} onTogether={() => setSingle(false)} />
    : <SheetsTogether proposal={last} problems={problems} waiting={waiting} answers={answers} onAnswers={setAnswers} choice={choice} onChoice={choose} onDrafted={take} onSingle={() => setSingle(true)} />;
}

/** Which table of which sheet the person came for. */
export type MeantTable = Pick<OtherTable, "sheet" | "at">;

/** Start names it in the place that it leads to. */
function meantIn(about: string | undefined): MeantTable | null {
  return about?.startsWith("{") === true ? (JSON.parse(about) as MeantTable) : null;
}

/** One sheet becomes a table: what fits, what is open, what will change; then Apply. `several`: how many could become tables together. */
function OneSheet({ start, onOther, choice, draft, onDrafted, onChoice, several, onTogether }: { /** The table that is meant, where the person has chosen one of several. */ readonly start: MeantTable | null; readonly onOther: (other: OtherTable, choice: TemplateChoice | null) => void; readonly choice: TemplateChoice | null; /** What was drafted, where that is chosen. */ readonly draft: DraftedTemplate | null; readonly onDrafted: (draft: DraftedTemplate) => void; readonly onChoice: (choice: TemplateChoice | null) => void; readonly several: number; readonly onTogether: () => void }) {
  const [answers, setAnswers] = useState<Answers>({});
  const [sheet, setSheet] = useState<string | null>(start?.sheet ?? null);
  const [at, setAt] = useState(start?.at ?? null);
  const pane = usePane();
  const { say, tell, count, percent, go, act } = pane;
  const styles = useStyles();
  const { value, problems, waiting, again } = useAsked(`governing ${JSON.stringify([sheet, at, choice, answers])}`, (desk) => desk.governing.propose(answers, sheet, choice, at));
  const [last, setLast] = useState<GoverningProposal | null>(null);
  if (value !== null && value !== last) setLast(value);
  useTouched(again);
  const proposal = value ?? last;
  const since = useSince(JSON.stringify([sheet, at, choice, answers]), value?.stamp ?? null, value === null ? [] : [
    [say("工作表", "sheet"), value.sheet],
    [say("位置", "place"), value.address],
    [say("记录", "records"), count(value.records)],
    [say("对上的列", "matched columns"), count(value.columns.filter(({ field }) => field !== null).length)],
    [say("改写的单元格", "cells rewritten"), count(value.changes?.cells ?? 0)],
    [say("没有答案的问题", "open questions"), count(value.questions.length)],
    ...value.columns.map(({ letter, header }): Told => [say(`${letter} 列的表头`, `header of ${letter}`), header]),
  ]);
  const choose = (name: string | null): void => { setAnswers({}); setAt(null); setSheet(name); };
  const list = <TemplateList sheet={sheet} chosen={choice} onChoose={(next) => { setAnswers({}); onChoice(next); }} onDrafted={(made) => { setAnswers({}); onDrafted(made); }} />;
  // Of a kind the workbook holds one table: the rows of another go into it.
  const second = problems.find(({ code }) => code === "govern/secondTable");
  const append = async ({ place, data }: Problem): Promise<void> => {
    if ((await act(say("正在读取", "Reading"), () => pane.desk.importing.bringSheet(place!, typeof data?.["table"] === "string" ? data["table"] : null))) !== null) go({ view: "importing", about: "brought" });
  };
  if (isAboutLost(problems)) return <LostTable problems={problems} again={again} />;
  if (problems.length > 0)
    return (
      <div className={styles.stack}>
        <ChooseSheet sheet={sheet} onChoose={choose} />
        {list}
        <Problems problems={problems} action={<>{second !== undefined && <Button appearance="primary" onClick={() => void append(second)}>{say("加到那张表里…", "Add to that table…")}</Button>}<Button onClick={() => { setAnswers({}); again(); }}>{say("重新看一遍", "Look again")}</Button></>} />
      </div>
    );
  if (proposal === null) return <Matching />;
  if (proposal.columns.length === 0) return <AlreadyGoverned sheet={proposal.sheet} onOther={(other) => onOther(other, other.fits)} />;
  const blocked = proposal.changes === null;
  const apply = (): Promise<unknown> =>
    act(say("正在建表", "Making the table"), () => pane.desk.governing.apply(answers, sheet, choice, proposal.stamp, at), ({ change, records }) => {
      if (draft !== null) void keepTemplate(pane.memory, draft);
      go({ view: "start" });
      return { text: say(`已整理成规范表，${count(records)} 条记录`, `A governed table of ${plural(records, "record")}`), change };
    });
  return (
    <div className={styles.stack}>
      {several > 1 && <div><Link as="button" onClick={onTogether}>{say(`一起建 ${several} 张表…`, `Make all ${several} tables together…`)}</Link></div>}
      {proposal.sheets.length > 1 && <ChooseSheet sheet={proposal.sheet} onChoose={choose} />}
      <Body1>{say(`模板“${tell(proposal.template.title)}”${proposal.template.version}，符合 ${percent(proposal.score)}；工作表“${proposal.sheet}”，${count(proposal.records)} 条记录。`, `Template "${tell(proposal.template.title)}" ${proposal.template.version}, fits ${percent(proposal.score)}; sheet "${proposal.sheet}", ${plural(proposal.records, "record")}.`)}</Body1>
      <ChangedMeanwhile since={since} />
      <OtherTables tables={proposal.beside.tables} title={say("这张工作表上还有别的表。一次建一张，先建哪张都行，另一张随后可以在这里接着建。", "The sheet holds another table too. They are made one at a time, in any order; the other can be made here afterwards.")} onChoose={(other) => onOther(other, null)} />
      <Accordion collapsible>
        <AccordionItem value="templates">
          <AccordionHeader size="small">{say("换一个模板", "Another template")}</AccordionHeader>
          <AccordionPanel>{list}</AccordionPanel>
        </AccordionItem>
      </Accordion>
      {draft !== null && <DraftCard draft={draft} />}
      <ProposalParts proposal={proposal} onAnswers={setAnswers} />
      <WhoAmI />
      <div className={styles.apply}>
        <Button appearance="primary" disabled={blocked || waiting} onClick={() => void apply()}>{blocked ? say("先回答上面的问题", "Answer the question above first") : since === null ? say("建表", "Make the table") : say("按新的预览建表", "Make this table")}</Button>
        <Caption1 className={styles.quiet}>{say("整个建表是一次更改，可以撤销。", "All of it is one change and can be undone.")}</Caption1>
      </div>
    </div>
  );
}

/** Where the person came to have a template drafted, that is done first; true until it is. */
function useDraftAtOnce(take: (draft: DraftedTemplate) => void): boolean {
  const { place } = usePane();
  const [drafting, setDrafting] = useState(place.about === "draft");
  const draftTemplate = useDraftTemplate(null);
  const begun = useRef(false);
  useEffect(() => {
    if (!drafting || begun.current) return;
    begun.current = true;
    void draftTemplate().then((draft) => {
      if (draft !== null) take(draft);
      setDrafting(false);
    });
  });
  return drafting;
}

function Matching() {
  const { say } = usePane();
  return <Skeleton aria-label={say("正在对照模板", "Matching the template")}><SkeletonItem size={48} /><SkeletonItem size={32} style={{ marginTop: 12 }} /><SkeletonItem size={96} style={{ marginTop: 12 }} /></Skeleton>;
}

function ChooseSheet({ sheet, onChoose }: { readonly sheet: string | null; readonly onChoose: (sheet: string | null) => void }) {
  const { say } = usePane();
  const { value } = useAsked("governing sheets", (desk) => desk.governing.sheets());
  if (value === null || value.length < 2) return null;
  return (
    <Field label={say("工作表", "Sheet")}>
      <Dropdown style={{ minWidth: 0 }} value={sheet ?? say("自动", "Automatic")} selectedOptions={[sheet ?? ""]} onOptionSelect={(_, { optionValue }) => onChoose(optionValue === undefined || optionValue === "" ? null : optionValue)}>
        <Option value="">{say("自动", "Automatic")}</Option>
        {value.map((name) => <Option key={name} value={name}>{name}</Option>)}
      </Dropdown>
    </Field>
  );
}

