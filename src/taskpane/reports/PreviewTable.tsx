import { Badge, Caption1, Text, makeStyles, tokens } from "@fluentui/react-components";
import { plural, verb } from "../shell/language";
import { usePane } from "../shell/paneContext";
import type { PreviewLine, ReportPreview } from "./ownReportsDesk";

const useStyles = makeStyles({
  stack: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXS, minWidth: 0 },
  table: { width: "100%", tableLayout: "fixed", borderCollapse: "collapse", fontSize: tokens.fontSizeBase200, "& th, & td": { padding: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalXS}`, textAlign: "end", overflowWrap: "anywhere", verticalAlign: "top" }, "& th:first-child": { textAlign: "start" } },
  head: { backgroundColor: tokens.colorNeutralBackground3, "& th": { fontWeight: tokens.fontWeightSemibold } },
  line: { borderTop: `1px solid ${tokens.colorNeutralStroke3}`, "& th": { fontWeight: tokens.fontWeightRegular } },
  total: { borderTop: `1px solid ${tokens.colorNeutralStroke1}`, "& th, & td": { fontWeight: tokens.fontWeightSemibold } },
  quiet: { color: tokens.colorNeutralForeground2 },
  number: { fontVariantNumeric: "tabular-nums" },
});

/** The first groups of a report with the blank one and the total, as its sheet would show them. */
export function PreviewTable({ preview, records }: { readonly preview: ReportPreview; readonly records: number }) {
  const styles = useStyles();
  const { say, tell, count } = usePane();
  const { header, lines, groups, blank, total, hiddenColumns, gaps, texts } = preview;
  const more = groups - lines.length;
  const row = ({ label, numbers }: PreviewLine, look: string) => <tr key={label} className={look}><th scope="row">{label}</th>{numbers.map((number, c) => <td key={c} className={styles.number}>{number}</td>)}</tr>;
  const cut = [...(more > 0 ? [say(`还有 ${count(more)} 行`, `${plural(more, "row")} more`)] : []), ...(hiddenColumns > 0 ? [say(`还有 ${count(hiddenColumns)} 列`, `${plural(hiddenColumns, "column")} more`)] : [])];
  return (
    <div className={styles.stack}>
      <table className={styles.table} aria-label={say(`预览：${preview.title["zh-CN"]}`, `Preview: ${preview.title.en}`)}>
        <thead><tr className={styles.head}>{header.map((name, c) => <th key={c} scope="col">{name}</th>)}</tr></thead>
        <tbody>
          {lines.map((line) => row(line, styles.line))}
          {blank !== null && row(blank, styles.line)}
          {row(total, styles.total)}
        </tbody>
      </table>
      {cut.length > 0 && <Caption1 className={styles.quiet}>{cut.join(say("，", ", "))}{say("，工作表里都有。", ": the sheet has all of them.")}</Caption1>}
      {gaps.map(({ field, label, blank: empty }) => (
        <Text key={field}><Badge size="small" appearance="tint" color="warning">{say("空白多", "Blanks")}</Badge> {say(`${count(records)} 条中有 ${count(empty)} 条没有${tell(label)}，会归到“（空白）”一组。`, `${count(empty)} of ${plural(records, "record")} ${verb(empty, "has", "have")} no ${tell(label)} and ${verb(empty, "comes", "come")} under "(blank)".`)}</Text>
      ))}
      {texts.map(({ label, count: many }) => (
        <Text key={`texts ${label.en}`}><Badge size="small" appearance="tint" color="warning">{say("不是日期", "No dates")}</Badge> {say(`${count(many)} 条的${tell(label)}是文本，不是日期，各自单独成一组。先在“问题”里改成日期。`, `${plural(many, "record")} ${verb(many, "has", "have")} a text under ${tell(label)} that is no date, and ${verb(many, "stands", "stand")} apart. Make ${many === 1 ? "it a date" : "them dates"} under Findings first.`)}</Text>
      ))}
    </div>
  );
}
