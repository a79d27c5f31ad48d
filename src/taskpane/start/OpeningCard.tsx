import { Body1, Button, Caption1, Card, makeStyles, tokens } from "@fluentui/react-components";
import { ClassChanges } from "../classes/ClassChanges";
import { plural, verb } from "../shell/language";
import { useAsked, usePane } from "../shell/paneContext";

const useStyles = makeStyles({ card: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS, alignItems: "flex-start" } });

/** The classes that the template wants written on opening, where they have changed: what would change, and writing it. Nothing where there is nothing to write. */
export function OpeningCard({ table }: { readonly table: string }) {
  const styles = useStyles();
  const { say, tell, count, act, desk } = usePane();
  const { value } = useAsked(`opening ${table}`, (asked) => asked.start.openingClasses());
  if (value === null || value.edits === 0) return null;
  const { edits, tables, stamps } = value;
  return (
    <Card>
      <div className={styles.card} role="region" aria-label={say("打开时重新分级", "Classes on opening")}>
        <Caption1>{say("打开时重新分级", "Classes on opening")}</Caption1>
        <Body1>{say(`自上次写入以来，有 ${count(edits)} 个单元格的分级变了：`, `Since they were last written ${plural(edits, "cell")} ${verb(edits, "gets", "get")} another class:`)}</Body1>
        {tables.map(({ id, label, classifications }) => (
          <div key={id}>
            {tables.length > 1 && <Caption1>{tell(label)}</Caption1>}
            <ClassChanges of={classifications} named />
          </div>
        ))}
        <Button appearance="primary" onClick={() => void act(say("正在写入分级", "Writing the classes"), () => desk.start.writeOpeningClasses(stamps), ({ change, edits: done }) => ({ text: say(`已写入 ${count(done)} 处`, `${plural(done, "cell")} written`), change }))}>{say(`写入 ${count(edits)} 个分级`, `Write ${plural(edits, "class", "classes")}`)}</Button>
      </div>
    </Card>
  );
}
