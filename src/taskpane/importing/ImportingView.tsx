import { Accordion, AccordionHeader, AccordionItem, AccordionPanel, Badge, Body1, Button, Caption1, Dropdown, Field, Link, Option, Radio, RadioGroup, Text, Textarea, makeStyles, tokens } from "@fluentui/react-components";
import { DocumentAddRegular } from "@fluentui/react-icons";
import { useEffect, useRef, useState } from "react";
import type { ImportChoice } from "../../pipeline/importPlan";
import type { Answers, AskedQuestion } from "../governing/questions";
import { Problems } from "../shell/Problems";
import { plural } from "../shell/language";
import { useAsked, usePane } from "../shell/paneContext";
import { shortList } from "../shell/shortList";
import { DryRunView } from "./DryRunView";
import { keepMapping, readMapping } from "./keptMappings";
import type { SourceColumn, SourceView } from "./importingDesk";

const useStyles = makeStyles({
  stack: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM, minWidth: 0 },
  drop: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS, alignItems: "flex-start", padding: tokens.spacingHorizontalM, borderRadius: tokens.borderRadiusMedium, border: `1px dashed ${tokens.colorNeutralStroke1}` },
  sheets: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: tokens.spacingHorizontalS },
  line: { display: "flex", alignItems: "baseline", justifyContent: "space-between", gap: tokens.spacingHorizontalS },
  column: { display: "grid", gridTemplateColumns: "minmax(0, 2fr) minmax(0, 3fr)", columnGap: tokens.spacingHorizontalS, alignItems: "center", padding: `${tokens.spacingVerticalXS} 0`, borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
  header: { minWidth: 0, display: "flex", flexDirection: "column" },
  clip: { overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" },
  dropdown: { minWidth: 0, width: "100%" },
  quiet: { color: tokens.colorNeutralForeground2 },
  wrap: { overflowWrap: "anywhere" },
});

/** No code: a question whose field has an option of this code is answered by it. */
const addAsOption = "add";
const usual: ImportChoice = { mode: "update", faulty: "reject", duplicates: "skip" };

/** Source, columns, dry run: three steps on one page. */
export function ImportingView() {
  const { desk } = usePane();
  // What was brought before, here or by another view, is here until it is written or another source is wanted.
  const held = useAsked("brought", (asked) => asked.importing.brought());
  const [brought, setBrought] = useState<boolean | null>(null);
  if (brought === null && held.value === null && held.problems.length === 0) return null;
  return (brought ?? held.value) === true ? <Setting onAnother={() => { setBrought(false); void desk.importing.forget(); }} /> : <Bring onBrought={() => setBrought(true)} />;
}

function Bring({ onBrought }: { readonly onBrought: () => void }) {
  const styles = useStyles();
  const { say, act, desk } = usePane();
  const [text, setText] = useState("");
  const input = useRef<HTMLInputElement>(null);
  const { value: sheets } = useAsked("own sheets", (asked) => asked.importing.ownSheets());
  const bring = async (name: string, bytes: Uint8Array): Promise<void> => {
    if ((await act(say("正在打开", "Opening"), () => desk.importing.bring(name, bytes))) !== null) onBrought();
  };
  const take = (file: File | undefined): void => {
    if (file !== undefined) void file.arrayBuffer().then((buffer) => bring(file.name, new Uint8Array(buffer)));
  };
  // A copied range comes with tabs; anything else is read by what its lines have in common.
  const paste = (): Promise<void> => bring(text.includes("\t") ? say("粘贴的内容.tsv", "Pasted.tsv") : say("粘贴的内容.csv", "Pasted.csv"), new TextEncoder().encode(text));
  return (
    <div className={styles.stack}>
      <Body1>{say("从另一个文件或复制的表格里导入记录。先试算给你看每一行会怎样，同意了才写入。", "Import records from another file or a copied table. A dry run shows what will happen to each row before anything is written.")}</Body1>
      <div className={styles.drop} onDragOver={(event) => event.preventDefault()} onDrop={(event) => { event.preventDefault(); event.stopPropagation(); take(event.dataTransfer.files[0]); }}>
        <Button appearance="primary" icon={<DocumentAddRegular />} onClick={() => input.current?.click()}>{say("选择文件", "Choose a file")}</Button>
        <Caption1>{say(".xlsx 或 .csv，也可以拖到这里。文件不会离开这台电脑。", ".xlsx or .csv; it can also be dropped here. It does not leave this computer.")}</Caption1>
        <input ref={input} type="file" hidden accept=".xlsx,.xlsm,.csv,.tsv,.txt" aria-label={say("要导入的文件", "The file to import")} onChange={(event) => { take(event.target.files?.[0]); event.target.value = ""; }} />
      </div>
      {sheets !== null && sheets.length > 0 && (
        <section className={styles.sheets} aria-label={say("这个工作簿里的工作表", "Sheets of this workbook")}>
          <Body1>{say("或者用这个工作簿里的另一张工作表：", "Or take another sheet of this workbook:")}</Body1>
          {sheets.map((sheet) => <Button key={sheet} size="small" onClick={() => void act(say("正在读取", "Reading"), () => desk.importing.bringSheet(sheet, null)).then((done) => { if (done !== null) onBrought(); })}>{sheet}</Button>)}
        </section>
      )}
      <Field label={say("或者粘贴：连同表头一起复制", "Or paste a table, with its header")}>
        <Textarea resize="vertical" rows={6} value={text} onChange={(_, { value }) => setText(value)} placeholder={say("客户名称\t手机号\t城市", "Company\tMobile\tCity")} />
      </Field>
      <div><Button disabled={text.trim() === ""} onClick={() => void paste()}>{say("用粘贴的内容", "Use what was pasted")}</Button></div>
    </div>
  );
}

function Setting({ onAnother }: { readonly onAnother: () => void }) {
  const styles = useStyles();
  const { say, count, go, memory, act, desk } = usePane();
  const [kept, setKept] = useState<Answers | null>(null);
  const [sheet, setSheet] = useState<string | null>(null);
  const [answers, setAnswers] = useState<Answers | null>(null);
  const [chosen, setChoice] = useState<ImportChoice | null>(null);
  const { value, problems } = useAsked(`source ${JSON.stringify([sheet, answers, kept])}`, (desk) => desk.importing.source(sheet, answers, kept));
  const [last, setLast] = useState<SourceView | null>(null);
  if (value !== null && value !== last) setLast(value);
  const source = value ?? last;
  const mark = source?.fingerprint ?? null;
  useEffect(() => { if (mark !== null) void readMapping(memory, mark).then(setKept); }, [memory, mark]);
  useEffect(() => { if (mark !== null && answers !== null) void keepMapping(memory, mark, answers); }, [memory, mark, answers]);
  const another = <Link as="button" onClick={onAnother}>{say("换一个来源", "Another source")}</Link>;
  if (problems.length > 0) return <div className={styles.stack}><Problems problems={problems} /><div>{answers === null ? another : <Button onClick={() => setAnswers(null)}>{say("恢复原来的对应", "Back to the columns as found")}</Button>}</div></div>;
  if (source === null) return <Text>{say("正在读取", "Reading")}</Text>;
  const choice = chosen ?? source.choice ?? usual;
  const now = answers ?? source.answers;
  const answer = (id: string, choiceId: string): void => {
    const isCode = source.questions.some((question) => question.id === id && question.choices.some((one) => one.id === addAsOption));
    if (choiceId === addAsOption && !isCode) void act(say("正在增加选项", "Adding the option"), () => desk.importing.addOption(id), ({ change }) => ({ text: say("现在是选项了", "It is an option now"), change }));
    else setAnswers({ ...now, [id]: choiceId });
  };
  const put = (column: SourceColumn, field: string): void => {
    const holder = source.columns.find((other) => other.field === field && other.letter !== column.letter);
    setAnswers({ ...now, ...(field === "none" || holder === undefined ? {} : { [`column:${holder.letter}`]: "none" }), [`column:${column.letter}`]: field });
  };
  const matched = source.columns.filter(({ field }) => field !== null);
  return (
    <div className={styles.stack}>
      <div className={styles.line}><Text className={styles.wrap}><strong>{/^(粘贴的内容|Pasted)\.[ct]sv$/.test(source.name) ? say("粘贴的内容", "Pasted table") : source.name}</strong>{say(`，${count(source.records)} 行`, `, ${plural(source.records, "row")}`)}</Text>{another}</div>
      {source.profile !== null && <Body1 className={styles.wrap}>{say(`按约定“${source.profile["zh-CN"]}”读取。`, `Read by “${source.profile.en}”.`)}</Body1>}
      {source.sheets.length > 1 && (
        <Field label={say("工作表", "Sheet")}>
          <Dropdown className={styles.dropdown} value={source.sheet} selectedOptions={[source.sheet]} onOptionSelect={(_, { optionValue }) => { setSheet(optionValue ?? null); setAnswers(null); }}>{source.sheets.map((name) => <Option key={name} value={name}>{name}</Option>)}</Dropdown>
        </Field>
      )}
      {source.questions.filter(({ blocking }) => blocking).map((question) => <Ask key={question.id} question={question} onAnswer={answer} />)}
      <Accordion collapsible multiple defaultOpenItems={matched.length === 0 || matched.some(({ word }) => word !== "certain") ? ["columns"] : []}>
        <AccordionItem value="columns">
          <AccordionHeader size="small">{say(`${count(matched.length)} 列对上字段，${count(source.columns.length - matched.length)} 列不导入`, `${plural(matched.length, "column")} matched, ${count(source.columns.length - matched.length)} not imported`)}</AccordionHeader>
          <AccordionPanel>{source.columns.map((column) => <ColumnLine key={column.letter} column={column} fields={source.fields} onPut={put} />)}</AccordionPanel>
        </AccordionItem>
        {source.questions.some(({ blocking }) => !blocking) && (
          <AccordionItem value="questions">
            <AccordionHeader size="small">{say(`${count(source.questions.filter(({ blocking }) => !blocking).length)} 个写法可以说明意思`, `${plural(source.questions.filter(({ blocking }) => !blocking).length, "spelling")} whose meaning you can give`)}</AccordionHeader>
            <AccordionPanel><div className={styles.stack}>{source.questions.filter(({ blocking }) => !blocking).slice(0, 50).map((question) => <Ask key={question.id} question={question} onAnswer={answer} />)}</div></AccordionPanel>
          </AccordionItem>
        )}
        <AccordionItem value="how">
          <AccordionHeader size="small">{say("怎么导入", "How to import")}</AccordionHeader>
          <AccordionPanel>
            <div className={styles.stack}>
              <Field label={say("已有的记录", "Records already there")}><RadioGroup value={choice.mode} onChange={(_, { value: mode }) => setChoice({ ...choice, mode: mode as ImportChoice["mode"] })}><Radio value="update" label={say("按编号和唯一键更新", "Update by id and unique key")} /><Radio value="add" label={say("只新增", "Only add")} /></RadioGroup></Field>
              <Field label={say("疑似重复", "Likely duplicates")}><RadioGroup value={choice.duplicates} onChange={(_, { value: duplicates }) => setChoice({ ...choice, duplicates: duplicates as ImportChoice["duplicates"] })}><Radio value="skip" label={say("先不导入", "Leave out")} /><Radio value="update" label={say("更新那一条", "Update that record")} /><Radio value="add" label={say("照样新增", "Add anyway")} /></RadioGroup></Field>
              <Field label={say("读不懂的内容", "Cells that cannot be read")}><RadioGroup value={choice.faulty} onChange={(_, { value: faulty }) => setChoice({ ...choice, faulty: faulty as ImportChoice["faulty"] })}><Radio value="reject" label={say("整行不导入", "Leave the row out")} /><Radio value="take" label={say("按原样导入，列为问题", "Import as written; list as findings")} /></RadioGroup></Field>
            </div>
          </AccordionPanel>
        </AccordionItem>
      </Accordion>
      {source.blocked
        ? <Body1>{say("先回答上面的问题，再试算。", "Answer the question above for the dry run.")}</Body1>
        : matched.length === 0
          ? <Body1>{say("还没有列对上字段。在上面为每一列选一个字段。", "No column is matched yet. Choose a field for each column above.")}</Body1>
          : <DryRunView setting={{ sheet, answers: now, choice }} onChoice={setChoice} onDone={() => { void desk.importing.forget(); go({ view: "start" }); }} />}
    </div>
  );
}

function ColumnLine({ column, fields, onPut }: { readonly column: SourceColumn; readonly fields: SourceView["fields"]; readonly onPut: (column: SourceColumn, field: string) => void }) {
  const styles = useStyles();
  const { say, tell } = usePane();
  const chosen = fields.find(({ id }) => id === column.field);
  const none = say("不导入", "Not imported");
  const name = `${column.letter} ${column.header}`;
  return (
    <div className={styles.column}>
      <div className={styles.header}>
        <Text className={styles.clip} title={name}>{name} {column.word === "guess" && <Badge size="small" appearance="outline">{say("猜的", "guess")}</Badge>}</Text>
        <Caption1 className={`${styles.quiet} ${styles.clip}`} title={column.samples.join(say("、", ", "))}>{column.samples.join(say("、", ", "))}</Caption1>
      </div>
      <Dropdown size="small" className={styles.dropdown} {...shortList} aria-label={say(`${name} 对应的字段`, `Field for ${name}`)} value={chosen === undefined ? none : tell(chosen.label)} selectedOptions={[column.field ?? "none"]} onOptionSelect={(_, { optionValue }) => onPut(column, optionValue ?? "none")}>
        <Option value="none">{none}</Option>
        {fields.map(({ id, label }) => <Option key={id} value={id}>{tell(label)}</Option>)}
      </Dropdown>
    </div>
  );
}

function Ask({ question, onAnswer }: { readonly question: AskedQuestion; readonly onAnswer: (id: string, choice: string) => void }) {
  const { say, tell } = usePane();
  const holds = question.choices.find(({ id }) => id === question.holds);
  return (
    <Field label={tell(question.text)}>
      <Dropdown {...shortList} size="small" value={holds === undefined ? "" : tell(holds.label)} selectedOptions={holds === undefined ? [] : [holds.id]} onOptionSelect={(_, { optionValue }) => { if (optionValue !== undefined) onAnswer(question.id, optionValue); }}>
        {question.choices.map(({ id, label }) => <Option key={id} value={id}>{tell(label)}</Option>)}
        {question.kind === "optionValue" && question.choices.every(({ id }) => id !== addAsOption) && <Option value={addAsOption}>{say("加为新选项", "Add as an option")}</Option>}
      </Dropdown>
    </Field>
  );
}
