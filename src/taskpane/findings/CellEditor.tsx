import { Button, Caption1, Field, makeStyles, tokens } from "@fluentui/react-components";
import { useEffect, useState } from "react";
import { widgets } from "../record/widgets";
import { useAsked, usePane } from "../shell/paneContext";
import type { FindingLine } from "./findingsDesk";

const useStyles = makeStyles({
  form: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
  actions: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

/** The cell of a finding, filled in right here as its form would have it: this one, or all of the group that say the same. */
export function CellEditor({ line, onShown, onDone }: { readonly line: FindingLine; /** It takes room now. */ readonly onShown: () => void; readonly onDone: () => void }) {
  const styles = useStyles();
  const { say, tell, count, act, desk } = usePane();
  const { value } = useAsked(`editor ${line.key}`, (asked) => asked.findings.editor(line.key));
  const [typed, setTyped] = useState<string | null>(null);
  const isShown = value != null;
  useEffect(() => { if (isShown) onShown(); }, [isShown, onShown]);
  if (value == null) return null;
  const { field, choices, text, alike } = value;
  const Widget = widgets[field.widget];
  const next = typed ?? text;
  const isSame = next === text;
  const write = async (all: boolean): Promise<void> => {
    const done = await act(say("正在修改", "Changing"), () => desk.findings.write(line.key, next, text, all), ({ cells, change }) => ({ text: all ? say(`${count(cells)} 处“${text}”已改为“${shownAs(next)}”`, `${count(cells)} cells changed from “${text}” to “${shownAs(next)}”`) : say(`已修改 ${line.address}`, `Changed ${line.address}`), change }));
    if (done !== null) onDone();
  };
  const shownAs = (code: string): string => { const option = field.options.find((one) => one.value === code); return option === undefined ? code : tell(option.label); };
  return (
    <form className={styles.form} onSubmit={(event) => { event.preventDefault(); if (!isSame) void write(false); }} onKeyDown={(event) => { if (event.key === "Escape" && typed !== null) { event.preventDefault(); setTyped(null); } }}>
      <Field label={say(`改为`, "Change to")}><Widget field={field} value={next} choices={choices} onChange={setTyped} /></Field>
      {!isSame && (
        <div className={styles.actions}>
          <Button size="small" type="submit">{alike > 1 ? say("只改这一处", "Change this one") : say("修改", "Change")}</Button>
          {alike > 1 && <Button size="small" onClick={() => void write(true)}>{say(`${count(alike)} 处“${text}”都改`, `Change all ${count(alike)} “${text}”`)}</Button>}
        </div>
      )}
      {isSame && alike > 1 && <Caption1>{say(`还有 ${count(alike - 1)} 处也是“${text}”，可以一起改。`, `${count(alike - 1)} more say “${text}” and can be changed with it.`)}</Caption1>}
    </form>
  );
}
