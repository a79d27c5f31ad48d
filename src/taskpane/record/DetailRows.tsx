import { Button, Caption1, Subtitle2, Text, makeStyles, tokens } from "@fluentui/react-components";
import { plural } from "../shell/language";
import { useAsked, usePane } from "../shell/paneContext";
import { useJump } from "./useJump";
import type { DetailRows as Rows } from "./recordDesk";

const useStyles = makeStyles({
  list: { listStyle: "none", margin: 0, padding: 0 },
  line: { display: "flex", width: "100%", flexDirection: "column", padding: `${tokens.spacingVerticalXS} 0`, border: "none", borderBottom: `1px solid ${tokens.colorNeutralStroke3}`, background: "none", color: "inherit", font: "inherit", textAlign: "start", cursor: "pointer", overflowWrap: "anywhere", ":hover": { backgroundColor: tokens.colorNeutralBackground1Hover }, ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}` } },
  head: { display: "flex", alignItems: "center", justifyContent: "space-between", gap: tokens.spacingHorizontalS },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** What belongs to the record in other tables: a click shows the row in its sheet, and that table can be gone on with. */
export function DetailRows({ record }: { readonly record: string }) {
  const { value } = useAsked(`details ${record}`, (desk) => desk.record.details(record));
  return <>{(value ?? []).map((rows) => <Table key={rows.table} rows={rows} />)}</>;
}

function Table({ rows: { table, label, total, rows } }: { readonly rows: Rows }) {
  const styles = useStyles();
  const { say, tell, count, desk } = usePane();
  const jump = useJump();
  return (
    <section aria-label={tell(label)}>
      <div className={styles.head}>
        <Subtitle2 as="h3">{say(`${tell(label)} ${count(total)} 条`, `${tell(label)}: ${plural(total, "record")}`)}</Subtitle2>
        <Button size="small" appearance="subtle" onClick={() => void jump({ table, row: rows[0]?.row ?? null, record: rows[0]?.record ?? null })}>{say("转到这张表", "Go to that table")}</Button>
      </div>
      <ul className={styles.list}>
        {rows.map(({ row, text: [first, ...others] }) => (
          <li key={row}>
            <button type="button" className={styles.line} onClick={() => void desk.record.showIn(table, row)}>
              <Text>{first?.value ?? say(`第 ${row} 行`, `Row ${row}`)}</Text>
              <Caption1 className={styles.quiet}>{[say(`第 ${row} 行`, `Row ${row}`), ...others.map((one) => `${tell(one.label)} ${one.value}`)].join(" · ")}</Caption1>
            </button>
          </li>
        ))}
      </ul>
      {total > rows.length && <Caption1 className={styles.quiet}>{say(`列出前 ${rows.length} 条`, `The first ${rows.length} are listed`)}</Caption1>}
    </section>
  );
}
