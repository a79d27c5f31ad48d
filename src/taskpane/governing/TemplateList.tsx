import { Button, Caption1, Field, Radio, RadioGroup, Skeleton, SkeletonItem, Text, Tooltip, makeStyles, tokens } from "@fluentui/react-components";
import { DismissRegular, FolderOpenRegular, SparkleRegular } from "@fluentui/react-icons";
import { useRef } from "react";
import { useAsked, usePane } from "../shell/paneContext";
import type { DraftedTemplate, OfferedTemplate, TemplateChoice } from "./governingDesk";
import { dropTemplate, keepTemplate } from "./ownTemplates";
import { useDraftTemplate } from "./useDraftTemplate";

const useStyles = makeStyles({
  line: { display: "flex", alignItems: "center", justifyContent: "space-between", gap: tokens.spacingHorizontalS },
  radio: { minWidth: 0, "& label": { minWidth: 0, overflowWrap: "anywhere" } },
  tables: { paddingInlineStart: tokens.spacingHorizontalXXL },
  label: { display: "flex", flexDirection: "column" },
  quiet: { color: tokens.colorNeutralForeground2 },
  more: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS, marginTop: tokens.spacingVerticalXS },
  stack: { display: "flex", flexDirection: "column" },
});

const keyOf = ({ template, table }: TemplateChoice): string => `${template} ${table ?? ""}`;

/** The templates there are, each with how well the workbook fits it; and those of a file that the person opens. */
export function TemplateList({ sheet, chosen, onChoose, onDrafted }: {
  /** Which sheet they are compared with; null = the whole workbook. */
  readonly sheet: string | null;
  /** Null = the one that fits best. */
  readonly chosen: TemplateChoice | null;
  readonly onChoose: (choice: TemplateChoice | null) => void;
  /** A template was drafted of the sheet, and chosen. */
  readonly onDrafted: (draft: DraftedTemplate) => void;
}) {
  const styles = useStyles();
  const { say, tell, percent, memory, desk, act } = usePane();
  const draftTemplate = useDraftTemplate(sheet);
  const { value, again } = useAsked(`governing templates ${JSON.stringify(sheet)}`, (asked) => asked.governing.templates(sheet));
  const templates: readonly OfferedTemplate[] = value ?? [];
  const skeleton = <Skeleton aria-label={say("正在对照模板", "Matching the templates")}><SkeletonItem size={40} /><SkeletonItem size={40} style={{ marginTop: 8 }} /></Skeleton>;
  const input = useRef<HTMLInputElement>(null);
  const fit = (score: number | null): string => (score === null ? say("没有表可以对照", "no table to compare") : say(`符合 ${percent(score)}`, `fits ${percent(score)}`));
  const add = async (file: File): Promise<void> => {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const read = await act(say("正在读模板", "Reading the template"), async () => {
      const template = await desk.governing.readTemplate(bytes);
      // The file's own name tells people which one is meant.
      return template.ok ? template : { ok: false as const, problems: template.problems.map((problem) => ({ place: file.name, ...problem })) };
    });
    if (read === null) return;
    await desk.governing.offer((await keepTemplate(memory, read)).map(({ text }) => text));
    again();
    onChoose({ template: read.hash, table: null });
  };
  const drop = async (hash: string): Promise<void> => {
    await desk.governing.offer((await dropTemplate(memory, hash)).map(({ text }) => text));
    if (chosen?.template === hash) onChoose(null);
    again();
  };
  return (
    <div className={styles.stack}>
      <Field label={say("模板", "Template")}>
        <RadioGroup value={chosen === null ? "" : keyOf(chosen)} onChange={(_, { value }) => {
          const [template = "", table = ""] = value.split(" ");
          onChoose(value === "" ? null : { template, table: table === "" ? null : table });
        }}>
          <Radio value="" label={say("自动选最符合的", "The one that fits best")} />
          {value === null && skeleton}
          {templates.map(({ hash, title, version, own, score, tables }) => (
            <div key={hash}>
              <div className={styles.line}>
                <Radio className={styles.radio} value={keyOf({ template: hash, table: null })} label={<span className={styles.label}><Text>{tell(title)}</Text><Caption1 className={styles.quiet}>{fit(score)} · {version}{own ? ` · ${say("自己打开的", "opened by you")}` : ""}</Caption1></span>} />
                {own && <Tooltip relationship="label" content={say(`不再列出“${tell(title)}”`, `Take “${tell(title)}” off the list`)}><Button appearance="subtle" icon={<DismissRegular />} onClick={() => void drop(hash)} /></Tooltip>}
              </div>
              {tables.length > 1 && (
                <div className={styles.tables}>
                  {tables.map((table) => <div key={table.id}><Radio className={styles.radio} value={keyOf({ template: hash, table: table.id })} label={<span className={styles.label}><Text>{tell(table.label)}</Text><Caption1 className={styles.quiet}>{fit(table.score)}{table.sheet === null ? "" : ` · ${table.sheet}`}</Caption1></span>} /></div>)}
                </div>
              )}
            </div>
          ))}
        </RadioGroup>
      </Field>
      <div className={styles.more}>
        <Button size="small" icon={<SparkleRegular />} onClick={() => void draftTemplate().then((draft) => { if (draft !== null) { again(); onDrafted(draft); } })}>{say("按这张表起草模板", "Draft one from this sheet")}</Button>
        <Button size="small" icon={<FolderOpenRegular />} onClick={() => input.current!.click()}>{say("打开模板文件…", "Open a template file…")}</Button>
      </div>
      <input ref={input} type="file" accept=".json" hidden aria-label={say("选择模板文件", "Choose a template file")} onChange={({ target }) => {
        const [file] = target.files ?? [];
        // The same file may be chosen again.
        target.value = "";
        if (file !== undefined) void add(file);
      }} />
    </div>
  );
}
