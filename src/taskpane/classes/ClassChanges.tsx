import { Caption1, makeStyles, tokens } from "@fluentui/react-components";
import { plural } from "../shell/language";
import { usePane } from "../shell/paneContext";
import type { Classification } from "./classesDesk";

const useStyles = makeStyles({
  changes: { margin: 0, paddingInlineStart: tokens.spacingHorizontalXL },
  before: { color: tokens.colorNeutralForeground2, textDecorationLine: "line-through" },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** From which class to which how many records would go, the most first. `named`: each classification says whose it is, be it alone. */
export function ClassChanges({ of, named = of.length > 1 }: { readonly of: readonly Classification[]; readonly named?: boolean }) {
  const styles = useStyles();
  const { say, tell, count } = usePane();
  const nameIn = ({ classes }: Classification, name: string): string => {
    const label = classes.find((one) => one.class === name)?.label ?? null;
    return name === "" ? say("（空）", "(blank)") : label === null ? name : tell(label);
  };
  return of.filter(({ changes }) => changes.length > 0).map((one) => (
    <div key={one.id}>
      {named && <Caption1 className={styles.quiet}>{tell(one.label)}</Caption1>}
      <ul className={styles.changes} aria-label={tell(one.label)}>
        {one.changes.slice(0, 8).map(({ from, to, count: many }) => (
          <li key={`${from} ${to}`}><span className={from === "" ? styles.quiet : styles.before}>{nameIn(one, from)}</span> → <strong>{nameIn(one, to)}</strong>　{say(`${count(many)} 条`, plural(many, "record"))}</li>
        ))}
        {one.changes.length > 8 && <li>{say(`另有 ${count(one.changes.length - 8)} 种`, `${count(one.changes.length - 8)} more kinds`)}</li>}
      </ul>
    </div>
  ));
}
