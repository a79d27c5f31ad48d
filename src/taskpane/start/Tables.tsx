import { Badge, Caption1, Subtitle2, Text, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { plural } from "../shell/language";
import { usePane } from "../shell/paneContext";
import type { TableHealth } from "./health";
import type { Overview } from "./startDesk";

const useStyles = makeStyles({
  rows: { display: "flex", flexDirection: "column", marginTop: tokens.spacingVerticalXS },
  row: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalS, width: "100%", minHeight: "40px", padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`, border: "none", borderBottom: `1px solid ${tokens.colorNeutralStroke3}`, background: "none", color: "inherit", font: "inherit", textAlign: "start", cursor: "pointer", ":hover": { backgroundColor: tokens.colorNeutralBackground1Hover }, ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "-2px" } },
  chosen: { backgroundColor: tokens.colorNeutralBackground1Selected, boxShadow: `inset 3px 0 0 ${tokens.colorBrandStroke1}`, ":hover": { backgroundColor: tokens.colorNeutralBackground1Selected }, "@media (forced-colors: active)": { outline: "2px solid Highlight", outlineOffset: "-2px" } },
  name: { flexGrow: 1, minWidth: 0, display: "flex", flexDirection: "column", overflowWrap: "anywhere" },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** Every governed table of the workbook and how it is; the one that is chosen is the one that the views speak of. `tables` null: not looked at yet. */
export function Tables({ overview: { tables: all, table, lost }, tables }: { readonly overview: NonNullable<Overview["governed"]>; readonly tables: readonly TableHealth[] | null }) {
  const styles = useStyles();
  const { say, tell, count, desk } = usePane();
  const choose = (id: string, sheet: string): void => {
    if (id !== table) void desk.start.choose(id).then(() => desk.sheet.open(sheet));
  };
  return (
    <section aria-label={say("这个工作簿里的表", "Tables of this workbook")}>
      <Subtitle2 as="h2">{say(`这个工作簿里有 ${all.length} 张表`, `${all.length} tables in this workbook`)}</Subtitle2>
      <div className={styles.rows}>
        {all.map((one) => {
          const health = tables?.find(({ id }) => id === one.id);
          return (
            <button key={one.id} type="button" className={mergeClasses(styles.row, one.id === table && styles.chosen)} aria-pressed={one.id === table} onClick={() => choose(one.id, one.sheet)}>
              <span className={styles.name}>
                <Text weight={one.id === table ? "semibold" : "regular"}>{tell(one.label)}</Text>
                <Caption1 className={styles.quiet}>{say(`${count(health?.records ?? one.records)} 条`, plural(health?.records ?? one.records, "record"))}{tell(one.label) !== one.sheet && ` · ${one.sheet}`}</Caption1>
              </span>
              {health !== undefined && <Health of={health} />}
            </button>
          );
        })}
        {lost.map(({ id, name }) => (
          <button key={id} type="button" className={styles.row} onClick={() => void desk.start.choose(id)}>
            <span className={styles.name}><Text>{name}</Text><Caption1 className={styles.quiet}>{say("不在工作簿里了，点开处理", "No longer in the workbook; open to see what can be done")}</Caption1></span>
            <Badge appearance="tint" color="danger">{say("找不到", "Gone")}</Badge>
          </button>
        ))}
      </div>
    </section>
  );
}

function Health({ of: { errors, warnings, notes, rules } }: { readonly of: TableHealth }) {
  const { say, count } = usePane();
  if (errors > 0) return <Badge appearance="tint" color="danger">{say(`错误 ${count(errors)}`, plural(errors, "error"))}</Badge>;
  if (warnings > 0) return <Badge appearance="tint" color="warning">{say(`提醒 ${count(warnings)}`, plural(warnings, "warning"))}</Badge>;
  if (notes > 0) return <Caption1>{say(`提示 ${count(notes)}`, plural(notes, "note"))}</Caption1>;
  return <Caption1>{rules === 0 ? say("没有问题", "no findings") : say("全部合格", "all sound")}</Caption1>;
}
