import { Body1, Button, Caption1, Text, makeStyles, tokens } from "@fluentui/react-components";
import { plural } from "../shell/language";
import { usePane } from "../shell/paneContext";
import type { OtherTable } from "./governingDesk";

const useStyles = makeStyles({
  stack: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXS },
  line: { display: "flex", alignItems: "center", justifyContent: "space-between", gap: tokens.spacingHorizontalS, padding: `${tokens.spacingVerticalXS} 0`, borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
  name: { display: "flex", flexDirection: "column", minWidth: 0, overflowWrap: "anywhere" },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** Columns that are named. */
const mostNamed = 4;

/** Other tables of the workbook that can be made governed ones, each with where it stands and what it is like. */
export function OtherTables({ tables, title, onChoose }: { readonly tables: readonly OtherTable[]; readonly title: string; readonly onChoose: (table: OtherTable) => void }) {
  const styles = useStyles();
  const { say, count } = usePane();
  if (tables.length === 0) return null;
  return (
    <section className={styles.stack} aria-label={say("别的表", "Other tables")}>
      <Body1>{title}</Body1>
      {tables.map((table) => {
        const { sheet, at, address, headers, records, fits } = table;
        const named = headers.slice(0, mostNamed).join(say("、", ", ")) + (headers.length > mostNamed ? say("等", " …") : "");
        const place = `${sheet}!${address}`;
        return (
          <div key={`${sheet} ${at.row} ${at.column}`} className={styles.line}>
            <span className={styles.name}>
              <Text weight="semibold">{fits === null ? named : say(`像“${fits.label["zh-CN"]}”`, `Like ${fits.label.en}`)}</Text>
              <Caption1 className={styles.quiet}>{[place, say(`${count(records)} 行`, plural(records, "row")), ...(fits === null ? [say("不像任何模板", "like no template")] : [named])].join(" · ")}</Caption1>
            </span>
            <Button size="small" style={{ flexShrink: 0 }} aria-label={say(`建这一张：${place}`, `Make this one: ${place}`)} onClick={() => onChoose(table)}>{say("建这一张", "Make this one")}</Button>
          </div>
        );
      })}
    </section>
  );
}
