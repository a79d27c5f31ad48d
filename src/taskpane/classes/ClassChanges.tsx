import { Button, Caption1, Text, makeStyles, tokens } from "@fluentui/react-components";
import { ChevronDownRegular, ChevronRightRegular } from "@fluentui/react-icons";
import { useState } from "react";
import { Problems } from "../shell/Problems";
import { plural } from "../shell/language";
import { useAsked, usePane } from "../shell/paneContext";
import type { ClassChange, Classification } from "./classesDesk";

const useStyles = makeStyles({
  changes: { listStyle: "none", margin: 0, padding: 0, width: "100%" },
  line: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalXS, width: "100%", minHeight: "28px", padding: 0, border: "none", background: "none", color: "inherit", font: "inherit", textAlign: "start" },
  open: { cursor: "pointer", borderRadius: tokens.borderRadiusMedium, ":hover": { backgroundColor: tokens.colorNeutralBackground1Hover }, ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}` } },
  names: { flexGrow: 1, minWidth: 0, overflowWrap: "anywhere" },
  many: { whiteSpace: "nowrap", fontVariantNumeric: "tabular-nums" },
  before: { color: tokens.colorNeutralForeground2, textDecorationLine: "line-through" },
  quiet: { color: tokens.colorNeutralForeground2 },
  examples: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXS, alignItems: "flex-start", padding: `0 0 ${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`, overflowWrap: "anywhere" },
  link: { minHeight: "24px", border: "none", background: "none", color: "inherit", font: "inherit", padding: 0, textAlign: "start", cursor: "pointer", ":hover": { textDecorationLine: "underline" }, ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}` } },
});

const first = 8;
const page = 100;

/** From which class to which how many records would go, the most first. `named`: each classification says whose it is, be it alone; `opens`: each line shows its records. */
export function ClassChanges({ of, named = of.length > 1, opens = false }: { readonly of: readonly Classification[]; readonly named?: boolean; readonly opens?: boolean }) {
  const styles = useStyles();
  const { tell } = usePane();
  return of.filter(({ changes }) => changes.length > 0).map((one) => (
    <div key={one.id} style={{ width: "100%" }}>
      {named && <Caption1 className={styles.quiet}>{tell(one.label)}</Caption1>}
      <Changes of={one} opens={opens} />
    </div>
  ));
}

function Changes({ of, opens }: { readonly of: Classification; readonly opens: boolean }) {
  const styles = useStyles();
  const { say, tell, count } = usePane();
  const [all, setAll] = useState(false);
  const [open, setOpen] = useState<string | null>(null);
  const nameOf = (name: string): string => {
    const label = of.classes.find((one) => one.class === name)?.label ?? null;
    return name === "" ? say("（空）", "(blank)") : label === null ? name : tell(label);
  };
  const shown = all ? of.changes : of.changes.slice(0, first);
  return (
    <ul className={styles.changes} aria-label={tell(of.label)}>
      {shown.map((change) => {
        const { from, to, count: many } = change;
        const key = `${from} ${to}`;
        const text = (
          <>
            <span className={styles.names}><span className={from === "" ? styles.quiet : styles.before}>{nameOf(from)}</span> → <strong>{nameOf(to)}</strong></span>
            <span className={styles.many}>{say(`${count(many)} 条`, plural(many, "record"))}</span>
          </>
        );
        if (!opens) return <li key={key} className={styles.line}>{text}</li>;
        return (
          <li key={key}>
            <button type="button" className={`${styles.line} ${styles.open}`} aria-expanded={open === key} onClick={() => setOpen(open === key ? null : key)}>
              {open === key ? <ChevronDownRegular aria-hidden /> : <ChevronRightRegular aria-hidden />}{text}
            </button>
            {open === key && <Examples of={of.id} change={change} />}
          </li>
        );
      })}
      {of.changes.length > shown.length && <li><Button size="small" appearance="subtle" onClick={() => setAll(true)}>{say(`另有 ${count(of.changes.length - shown.length)} 种`, plural(of.changes.length - shown.length, "more kind"))}</Button></li>}
    </ul>
  );
}

/** Some of the records that would change in one way, each with its reason. */
function Examples({ of, change }: { readonly of: string; readonly change: ClassChange }) {
  const styles = useStyles();
  const { say, count, desk } = usePane();
  const [many, setMany] = useState(3);
  const { value, problems, again } = useAsked(`changing ${of} ${change.from} ${change.to} ${change.given} ${Math.ceil(many / page)}`, async (asked) => {
    const lines = [];
    for (let at = 0; at < many; at += page) {
      const next = await asked.classes.changing(of, change, at);
      if (!next.ok) return next;
      lines.push(...next.value.lines);
    }
    return { ok: true, value: lines };
  });
  if (problems.length > 0) return <Problems problems={problems} again={again} />;
  const shown = value?.slice(0, many) ?? [];
  return (
    <div className={styles.examples}>
      {value === null && <Text>{say("正在列出", "Listing")}</Text>}
      {shown.map(({ row, title, reason }) => (
        <div key={row}>
          <button type="button" className={styles.link} onClick={() => void desk.sheet.show({ row, field: null })}>{say(`第 ${row} 行 ${title}`, `Row ${row} ${title}`)}</button>
          <Caption1 block className={styles.quiet}>{reason}</Caption1>
        </div>
      ))}
      {shown.length > 0 && shown.length < change.count && <Button size="small" appearance="subtle" onClick={() => setMany(many < 20 ? 20 : many + page)}>{say(`再显示一些（共 ${count(change.count)}）`, `Show more of ${count(change.count)}`)}</Button>}
    </div>
  );
}
