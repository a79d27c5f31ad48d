import { Accordion, AccordionHeader, AccordionItem, AccordionPanel, Badge, Body1, Button, Caption1, Dropdown, Field, Option, Radio, RadioGroup, Subtitle2, Text, Tooltip, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { Dispatch, SetStateAction } from "react";
import { plural, verb } from "../shell/language";
import { usePane } from "../shell/paneContext";
import { shortList } from "../shell/shortList";
import type { TableProposal, ProposedColumn } from "./governingDesk";
import type { Answers, AskedQuestion } from "./questions";

const useStyles = makeStyles({
  stack: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  column: { display: "grid", gridTemplateColumns: "minmax(0, 1fr) minmax(0, 1fr)", columnGap: tokens.spacingHorizontalS, alignItems: "center", padding: `${tokens.spacingVerticalXS} 0`, borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
  name: { gridColumn: "1 / -1", display: "flex", alignItems: "center", justifyContent: "space-between", gap: tokens.spacingHorizontalS, minWidth: 0 },
  wrap: { overflowWrap: "anywhere", minWidth: 0 },
  header: { minWidth: 0, display: "flex", flexDirection: "column" },
  clip: { overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" },
  dropdown: { minWidth: 0, width: "100%" },
  quiet: { color: tokens.colorNeutralForeground2 },
  examples: { listStyle: "none", margin: 0, padding: 0 },
  example: { display: "block" },
  changes: { margin: 0, paddingInlineStart: tokens.spacingHorizontalXL, display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXXS },
});

/** Spellings of a field that are shown with what becomes of them. */
const mostExamples = 3;

/** What is proposed for one sheet, each part open to correction: its questions, columns, spellings of options, and what will change. */
export function ProposalParts({ proposal, onAnswers }: { readonly proposal: TableProposal; readonly onAnswers: Dispatch<SetStateAction<Answers>> }) {
  const styles = useStyles();
  const { say, tell } = usePane();
  const answer = (id: string, choice: string): void => onAnswers((before) => ({ ...before, [id]: choice }));
  const put = (column: ProposedColumn, field: string): void =>
    onAnswers((before) => {
      const holder = proposal.columns.find((other) => other.field === field && other.letter !== column.letter);
      return { ...before, ...(field === "none" || holder === undefined ? {} : { [holder.question]: "none" }), [column.question]: field };
    });
  const matched = proposal.columns.filter(({ field }) => field !== null);
  const unsure = matched.filter(({ word }) => word !== "certain");
  const range = (from: number | string, to: number | string): string => (from === to ? `${from}` : `${from}–${to}`);
  const beside = [...proposal.beside.rows.map(([from, to]) => say(`第 ${range(from, to)} 行`, from === to ? `row ${from}` : `rows ${range(from, to)}`)), ...proposal.beside.columns.map(([from, to]) => say(`${range(from, to)} 列`, from === to ? `column ${from}` : `columns ${range(from, to)}`))];
  return (
    <div className={styles.stack}>
      {proposal.questions.filter(({ blocking }) => blocking).map((question) => <Ask key={question.id} question={question} onAnswer={answer} />)}
      <section>
        <Subtitle2 as="h2">{say(`列：${matched.length} 列对上字段，其余 ${proposal.columns.length - matched.length} 列不动`, `Columns: ${matched.length} matched, ${proposal.columns.length - matched.length} kept as they are`)}</Subtitle2>
        {beside.length > 0 && <Body1 block>{say(`这张工作表上还有别的内容（${beside.join("、")}），这次不建表，原样留着。`, `The sheet holds something else too (${beside.join(", ")}); it is left as it is.`)}</Body1>}
        {unsure.length > 0 && <Body1 block className={styles.quiet}>{say(`请看一眼 ${unsure.length} 列不太确定的。`, `Please look at the ${plural(unsure.length, "column")} that ${verb(unsure.length, "is", "are")} less sure.`)}</Body1>}
        {proposal.missing.length > 0 && <Body1 block>{say(`表里没有这些必填字段：${proposal.missing.map(tell).join("、")}。建表后列为问题。`, `Required fields that the sheet lacks: ${proposal.missing.map(tell).join(", ")}. They will be listed as findings.`)}</Body1>}
        <Accordion collapsible multiple defaultOpenItems={unsure.length > 0 ? ["unsure"] : []}>
          {unsure.length > 0 && <ColumnGroup value="unsure" title={say(`不太确定的 ${unsure.length} 列`, `${unsure.length} less sure`)} columns={unsure} proposal={proposal} onPut={put} />}
          <ColumnGroup value="certain" title={say(`确定的 ${matched.length - unsure.length} 列`, `${matched.length - unsure.length} certain`)} columns={matched.filter((column) => !unsure.includes(column))} proposal={proposal} onPut={put} />
          {matched.length < proposal.columns.length && <ColumnGroup value="own" title={say(`保留原样的 ${proposal.columns.length - matched.length} 列`, `${proposal.columns.length - matched.length} kept as they are`)} columns={proposal.columns.filter(({ field }) => field === null)} proposal={proposal} onPut={put} />}
          <OpenQuestions questions={proposal.questions.filter(({ blocking }) => !blocking)} onAnswer={answer} />
          <Mappings mappings={proposal.mappings} onAnswer={answer} />
        </Accordion>
      </section>
      <Added added={proposal.added} onTakeBack={(question) => onAnswers((before) => Object.fromEntries(Object.entries(before).filter(([id]) => id !== question)))} />
      {proposal.changes !== null && <Changes changes={proposal.changes} mappings={proposal.mappings} findings={proposal.findings} />}
    </div>
  );
}

function ColumnGroup({ value, title, columns, proposal, onPut }: { readonly value: string; readonly title: string; readonly columns: readonly ProposedColumn[]; readonly proposal: TableProposal; readonly onPut: (column: ProposedColumn, field: string) => void }) {
  const styles = useStyles();
  return (
    <AccordionItem value={value}>
      <AccordionHeader size="small">{title}</AccordionHeader>
      <AccordionPanel>
        {columns.map((column) => <div key={column.letter} className={styles.column}><ColumnLine column={column} proposal={proposal} onPut={onPut} /></div>)}
      </AccordionPanel>
    </AccordionItem>
  );
}

function ColumnLine({ column, proposal, onPut }: { readonly column: ProposedColumn; readonly proposal: TableProposal; readonly onPut: (column: ProposedColumn, field: string) => void }) {
  const styles = useStyles();
  const { say, tell } = usePane();
  const keep = say("保留原样", "Keep as it is");
  const label = proposal.fields.find(({ id }) => id === column.field)?.label;
  const words = { certain: say("确定", "certain"), likely: say("很可能", "likely"), guess: say("猜测", "a guess") };
  const header = column.header === "" ? say("（没有表头）", "(no header)") : column.header;
  return (
    <>
      <div className={styles.name}>
        <Text weight="semibold" className={styles.wrap}>{column.letter} {header}</Text>
        {column.word !== null && <Tooltip relationship="description" content={column.reasons.join(" ")}><Badge appearance="outline" size="small" color={column.word === "guess" ? "warning" : "informative"} tabIndex={0} style={{ flexShrink: 0 }}>{words[column.word]}</Badge></Tooltip>}
      </div>
      <Caption1 className={mergeClasses(styles.clip, styles.quiet)} title={column.samples.join(" · ")}>{column.samples.join(" · ")}</Caption1>
      <Dropdown className={styles.dropdown} size="small" {...shortList} aria-label={say(`“${header}”列是哪个字段`, `Field of the column ${header}`)} value={label === undefined ? keep : tell(label)} selectedOptions={[column.field ?? "none"]} onOptionSelect={(_, { optionValue }) => { if (optionValue !== undefined && optionValue !== (column.field ?? "none")) onPut(column, optionValue); }}>
        <Option value="none">{keep}</Option>
        {proposal.fields.map((field) => <Option key={field.id} value={field.id}>{tell(field.label)}</Option>)}
      </Dropdown>
    </>
  );
}

function Ask({ question, onAnswer }: { readonly question: AskedQuestion; readonly onAnswer: (id: string, choice: string) => void }) {
  const { tell } = usePane();
  return (
    <Field label={tell(question.text)}>
      <RadioGroup value={question.holds ?? ""} onChange={(_, { value }) => onAnswer(question.id, value)}>
        {question.choices.map(({ id, label }) => <Radio key={id} value={id} label={tell(label)} />)}
      </RadioGroup>
    </Field>
  );
}

/** What stays open is no obstacle: those cells are left alone and become findings. */
function OpenQuestions({ questions, onAnswer }: { readonly questions: readonly AskedQuestion[]; readonly onAnswer: (id: string, choice: string) => void }) {
  const { say } = usePane();
  if (questions.length === 0) return null;
  const open = questions.filter(({ holds }) => holds === null).length;
  return (
    <AccordionItem value="questions">
      <AccordionHeader size="small">{open > 0 ? say(`${open} 处没法判断：先不改，列在“问题”里`, `${plural(open, "open question")}: those cells stay as they are and are listed in Findings`) : say(`${questions.length} 个已经定下的问题`, plural(questions.length, "settled question"))}</AccordionHeader>
      <AccordionPanel>{questions.slice(0, 50).map((question) => <Ask key={question.id} question={question} onAnswer={onAnswer} />)}</AccordionPanel>
    </AccordionItem>
  );
}

/** How values are read as options where their spelling is not the option's own; each can be put right. */
function Mappings({ mappings, onAnswer }: { readonly mappings: TableProposal["mappings"]; readonly onAnswer: (id: string, choice: string) => void }) {
  const styles = useStyles();
  const { say, tell, count } = usePane();
  if (mappings.length === 0) return null;
  return (
    <AccordionItem value="mappings">
      <AccordionHeader size="small">{say(`${mappings.length} 种写法统一成选项，逐个可以改`, `${plural(mappings.length, "spelling")} ${verb(mappings.length, "becomes an option", "become options")}; you can change each`)}</AccordionHeader>
      <AccordionPanel>
        {mappings.map(({ question, field, before, after, count: cells, choices }) => {
          const chosen = choices.find(({ id }) => id === (after ?? "keep"))!;
          return (
            <div key={question} className={styles.column}>
              <div className={styles.header}>
                <Text weight="semibold" className={styles.clip} title={before}>{before}</Text>
                <Caption1 className={styles.quiet}>{tell(field)} · {say(`${count(cells)} 处`, plural(cells, "cell"))}</Caption1>
              </div>
              <Dropdown className={styles.dropdown} size="small" {...shortList} aria-label={say(`“${before}”是哪个选项`, `Option that "${before}" means`)} value={tell(chosen.label)} selectedOptions={[chosen.id]} onOptionSelect={(_, { optionValue }) => { if (optionValue !== undefined && optionValue !== chosen.id) onAnswer(question, optionValue); }}>
                {choices.map(({ id, label }) => <Option key={id} value={id}>{tell(label)}</Option>)}
              </Dropdown>
            </div>
          );
        })}
      </AccordionPanel>
    </AccordionItem>
  );
}

/** Spellings that become options of this workbook's own template. */
function Added({ added, onTakeBack }: { readonly added: TableProposal["added"]; readonly onTakeBack: (question: string) => void }) {
  const styles = useStyles();
  const { say, tell } = usePane();
  if (added.length === 0) return null;
  return (
    <section>
      <Subtitle2 as="h2">{say(`新增 ${added.length} 个选项`, plural(added.length, "new option"))}</Subtitle2>
      {added.map(({ question, field, code }) => (
        <div key={question} className={styles.column}>
          <div className={styles.header}>
            <Text weight="semibold" className={styles.clip} title={code}>{code}</Text>
            <Caption1 className={styles.quiet}>{tell(field)}</Caption1>
          </div>
          <Button size="small" onClick={() => onTakeBack(question)}>{say("不加", "Do not add")}</Button>
        </div>
      ))}
      <Caption1 className={styles.quiet}>{say("只加进这个工作簿的模板，版本号随之增加；撤销建表也会撤销它。", "They are added to this workbook's template only, under a version of its own; undoing the table takes them back.")}</Caption1>
    </section>
  );
}

const newSheetReasons: Readonly<Record<string, readonly [string, string]>> = {
  headerOfSeveralRows: ["表头占了几行", "the header takes several rows"],
  rowsBetween: ["数据中间夹着小计或说明", "subtotals or remarks stand between the data"],
  blocked: ["右边要放新列的地方已有内容", "something stands where the new columns go"],
  noHeader: ["没有表头行", "there is no header row"],
};

const mostTotals = 6;

/** Field by field, the most frequent spellings before and after. */
function Unified({ mappings }: { readonly mappings: TableProposal["mappings"] }) {
  const styles = useStyles();
  const { say, tell, count } = usePane();
  const byField = new Map<string, TableProposal["mappings"][number][]>();
  for (const mapping of mappings) {
    const label = tell(mapping.field);
    if (mapping.after !== null) (byField.get(label) ?? byField.set(label, []).get(label)!).push(mapping);
  }
  // Words that become quite another are shown first; blanks around them, capitals and width are no news.
  const plain = (text: string): string => text.normalize("NFKC").replace(/\s/g, "").toLowerCase();
  const likeness = ({ before, after }: { readonly before: string; readonly after: string }): number => (plain(before) === plain(after) ? 2 : [...plain(before)].some((letter) => plain(after).includes(letter)) ? 1 : 0);
  return (
    <ul className={styles.examples}>
      {[...byField].map(([label, of]) => {
        const named = of.map(({ before, after, choices, count: cells }) => ({ before, cells, after: after!, label: tell(choices.find(({ id }) => id === after)?.label ?? { "zh-CN": after!, en: after! }) }));
        const examples = named.toSorted((a, b) => likeness(a) - likeness(b) || b.cells - a.cells).slice(0, mostExamples);
        return (
          <li key={label} className={styles.wrap}>
            <Caption1 className={styles.quiet}>{say(`${label}（${of.length} 种，${count(of.reduce((sum, one) => sum + one.count, 0))} 处）`, `${label} (${plural(of.length, "spelling")}, ${plural(of.reduce((sum, one) => sum + one.count, 0), "cell")})`)}</Caption1>
            {examples.map(({ before, after, label: option, cells }) => <span key={before} className={styles.example}><del>{before}</del> → <strong>{after}</strong> <Caption1 className={styles.quiet}>{option !== after && `${say(`（${option}）`, `(${option})`)} `}×{count(cells)}</Caption1></span>)}
          </li>
        );
      })}
    </ul>
  );
}

function Changes({ changes, mappings, findings }: { readonly changes: NonNullable<TableProposal["changes"]>; readonly mappings: TableProposal["mappings"]; readonly findings: TableProposal["findings"] }) {
  const styles = useStyles();
  const { say, tell, count } = usePane();
  const reason = changes.newSheet === null ? null : newSheetReasons[changes.newSheet];
  return (
    <section>
      <Subtitle2 as="h2">{say("会改什么", "What will change")}</Subtitle2>
      <ul className={styles.changes}>
        {reason == null
          ? <li>{say(`工作表“${changes.sheet}”里原地建成表格“${changes.tableName}”，表外的内容不动。`, `The table ${changes.tableName} is made in place on "${changes.sheet}"; nothing outside it moves.`)}</li>
          : <li>{say(`新建工作表“${changes.sheet}”放表格，因为${reason[0]}；原表不动，公式按值带过来。`, `The table is made on a new sheet "${changes.sheet}" because ${reason[1]}; the old one stays, formulas are carried over as values.`)}</li>}
        {reason == null && <li>{say("这些列的下拉、输入限制、数字格式和列宽换成模板的；撤销后恢复原样。", "Dropdowns, limits of input, number formats and widths of these columns become the template's; undo brings yours back.")}</li>}
        {reason != null && <li>{say("新表里没有的：批注、自己填的底色、隐藏的行和列，原表里都还在；别的工作表里的公式仍然读原表。", "Not on the new sheet: comments, fills of your own, hidden rows and columns; the old one keeps them. Formulas of other sheets still read the old one.")}</li>}
        {changes.digitsLost.map(({ header, count: cells, cells: at }) => <li key={header}>{say(`“${header}”列有 ${count(cells)} 个数字超过 15 位，末尾的数字已经丢失（${at.join("、")}${cells > at.length ? "…" : ""}）。设为文本，按原件重新录入。`, `${header}: ${plural(cells, "number")} of more than 15 digits ${verb(cells, "has", "have")} lost ${verb(cells, "its", "their")} last digits (${at.join(", ")}${cells > at.length ? " …" : ""}). Set the cells to text and type them again from the source.`)}</li>)}
        {changes.noResults.map(({ header, count: cells, cells: at }) => <li key={header}>{say(`“${header}”列的 ${count(cells)} 个公式都没有结果（${at.join("、")}${cells > at.length ? "…" : ""}），按空白算。导出的文件先用 Excel 打开、保存一次，再来整理。`, `${header}: none of its ${plural(cells, "formula")} has a result (${at.join(", ")}${cells > at.length ? " …" : ""}), so they count as blank. Where a program exported the file, open it in Excel and save it once first.`)}</li>)}
        {changes.leftOut > 0 && <li>{say(`${count(changes.leftOut)} 行小计、说明不带过来。`, `${plural(changes.leftOut, "row")} of subtotals and remarks ${verb(changes.leftOut, "is", "are")} not carried over.`)}</li>}
        {changes.totalsBelow.length > 0 && <li>{say(`数据下面的第 ${changes.totalsBelow.slice(0, mostTotals).join("、")} 行${changes.totalsBelow.length > mostTotals ? "等" : ""}是合计，不算记录。`, `${changes.totalsBelow.length === 1 ? "Row" : "Rows"} ${changes.totalsBelow.slice(0, mostTotals).join(", ")}${changes.totalsBelow.length > mostTotals ? " …" : ""} below the data ${verb(changes.totalsBelow.length, "holds totals and is no record", "hold totals and are no records")}.`)}</li>}
        <li>
          {changes.cells === 0 ? say("不改写单元格", "No cell is rewritten") : say(`改写 ${count(changes.cells)} 个单元格`, `${plural(changes.cells, "cell")} ${verb(changes.cells, "is", "are")} rewritten`)}{changes.mapped === 0 ? say("。", ".") : changes.mapped === changes.cells ? say("，把不同写法统一成选项：", ", so that different spellings become one option:") : say(`，其中 ${count(changes.mapped)} 个把不同写法统一成选项：`, `, ${count(changes.mapped)} of them so that different spellings become one option:`)}
          {changes.mapped > 0 && <Unified mappings={mappings} />}
          {changes.respelled > 0 && <Caption1 block className={styles.quiet}>{say(`其中 ${count(changes.respelled)} 个已经是选项，只是去掉空格、统一大小写和全半角。`, `${count(changes.respelled)} of them ${verb(changes.respelled, "is an option", "are options")} already and ${verb(changes.respelled, "loses", "lose")} only blanks, capitals and full-width letters.`)}</Caption1>}
          {changes.rewritten.length > 0 && (
            <ul className={styles.examples}>
              {changes.rewritten.map(({ field, count: cells, samples }) => (
                <li key={tell(field)} className={styles.wrap}>
                  <Caption1 className={styles.quiet}>{say(`${tell(field)}（${count(cells)} 处）`, `${tell(field)} (${plural(cells, "cell")})`)}</Caption1>
                  {samples.map(({ before, after }, index) => <span key={index} className={styles.example}><del>{before === "" ? say("（空）", "(blank)") : before}</del> → <strong>{after === "" ? say("（空）", "(blank)") : after}</strong></span>)}
                </li>
              ))}
            </ul>
          )}
        </li>
        {changes.addedColumns.length > 0 && <li>{say(`右边加 ${changes.addedColumns.length} 列，模板需要而表里没有：${changes.addedColumns.join("、")}`, `${plural(changes.addedColumns.length, "column")} ${verb(changes.addedColumns.length, "is", "are")} added: ${changes.addedColumns.join(", ")}`)}</li>}
        {changes.renamedHeaders.length > 0 && <li>{say("改表头：", "Headers: ")}{changes.renamedHeaders.map(({ from, to }) => `${from === "" ? say("（空）", "(blank)") : from} → ${to}`).join(say("，", ", "))}</li>}
        {changes.convertedUnits.length > 0 && <li>{say(`从表头的单位换算成字段的单位：${changes.convertedUnits.map(tell).join("、")}`, `Converted from the unit in the header to that of the field: ${changes.convertedUnits.map(tell).join(", ")}`)}</li>}
        {changes.keptAsShown.map(({ field, count: cells, samples }) => <li key={tell(field)}>{say(`${tell(field)}：${count(cells)} 个单元格是日期、百分比或带格式的数字，按看到的样子存成文本：${samples.join("、")}`, `${tell(field)}: ${plural(cells, "date, percent or formatted number", "dates, percents or formatted numbers")} ${verb(cells, "is", "are")} kept as the text shown: ${samples.join(", ")}`)}</li>)}
        {changes.unmerged > 0 && <li>{reason == null ? say(`拆开 ${count(changes.unmerged)} 处合并单元格。`, `${plural(changes.unmerged, "merged area")} ${verb(changes.unmerged, "is", "are")} taken apart.`) : say(`原表合并的 ${count(changes.unmerged)} 处，在新表里每行都写上值。`, `What is merged in the old table (${plural(changes.unmerged, "area")}) stands in each row of the new one.`)}</li>}
        <li>{say(`之后会看到 ${count(findings.errors)} 个错误、${count(findings.warnings)} 个提醒、${count(findings.infos)} 个提示，都还没有改。`, `Afterwards ${plural(findings.errors, "error")}, ${plural(findings.warnings, "warning")} and ${plural(findings.infos, "note")} will be listed; none of them is changed yet.`)}</li>
      </ul>
    </section>
  );
}
