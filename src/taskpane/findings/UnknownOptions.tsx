import { Button, Caption1, Select, Text, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { BeforeAfter } from "../shell/BeforeAfter";
import { plural } from "../shell/language";
import { useAsked, usePane } from "../shell/paneContext";
import type { UnknownOption, UnknownOptions as Told } from "./unknownOptions";

const useStyles = makeStyles({
  texts: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
  line: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: tokens.spacingHorizontalS },
  text: { flexGrow: 1, minWidth: "96px", overflowWrap: "anywhere" },
  choice: { flexGrow: 1, minWidth: "120px", maxWidth: "200px" },
  proposal: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS, padding: tokens.spacingHorizontalS, border: `1px dashed ${tokens.colorNeutralStroke1}`, borderRadius: tokens.borderRadiusMedium },
  cells: { display: "flex", flexDirection: "column", maxHeight: "160px", overflowY: "auto", ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}` } },
  cell: { display: "flex", gap: tokens.spacingHorizontalS, alignItems: "baseline" },
  address: { flexShrink: 0, minWidth: "44px", border: "none", background: "none", padding: 0, font: "inherit", color: tokens.colorBrandForegroundLink, textAlign: "start", cursor: "pointer", ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}` } },
  actions: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

/** Of so many texts each has its line at first. */
const few = 4;

/** Texts that are no option of their field: each can become another option everywhere, or an option of its own. */
export function UnknownOptions({ group, onDone }: { readonly group: string; readonly onDone: () => void }) {
  const styles = useStyles();
  const { say, count } = usePane();
  const { value } = useAsked(`options ${group}`, (desk) => desk.findings.options.list(group));
  const [all, setAll] = useState(false);
  if (value === null) return null;
  const shown = all ? value.texts : value.texts.slice(0, few);
  return (
    <div className={styles.texts}>
      {shown.map((one) => <OneText key={one.text} group={group} told={value} one={one} onDone={onDone} />)}
      {shown.length < value.texts.length && <div><Button size="small" appearance="subtle" onClick={() => setAll(true)}>{say(`另有 ${count(value.texts.length - shown.length)} 种写法…`, `${count(value.texts.length - shown.length)} more…`)}</Button></div>}
    </div>
  );
}

function OneText({ group, told: { field }, one, onDone }: { readonly group: string; readonly told: Told; readonly one: UnknownOption; readonly onDone: () => void }) {
  const styles = useStyles();
  const { say, tell, count, act, desk } = usePane();
  const [proposed, setProposed] = useState<{ readonly change: string } | "add" | null>(null);
  const { text, count: many } = one;
  const nameOf = (code: string): string => { const option = field.options.find(({ value }) => value === code); return option === undefined ? code : tell(option.label); };
  const close = (): void => { setProposed(null); onDone(); };
  const change = async (code: string): Promise<void> => {
    if (await act(say("正在修改", "Changing"), () => desk.findings.options.change(group, one, code), ({ cells, change: id }) => ({ text: say(`${count(cells)} 处“${text}”已改为“${nameOf(code)}”`, `${plural(cells, "cell")} changed from “${text}” to “${nameOf(code)}”`), change: id })) !== null) close();
  };
  const add = async (): Promise<void> => {
    if (await act(say("正在增加选项", "Adding the option"), () => desk.findings.options.add(group, text), ({ change: id }) => ({ text: say(`“${text}”现在是“${tell(field.label)}”的选项`, `“${text}” is an option of ${tell(field.label)} now`), change: id })) !== null) close();
  };
  return (
    <>
      <div className={styles.line}>
        <Text className={styles.text}>{say(`“${text}” ${count(many)} 处`, `“${text}” in ${plural(many, "cell")}`)}</Text>
        <Select size="small" className={styles.choice} aria-label={say(`“${text}”全部改成`, `Change every “${text}” to`)} value={proposed === null || proposed === "add" ? "" : proposed.change} onChange={(_, { value }) => setProposed(value === "" ? null : { change: value })}>
          <option value="">{say("全部改成…", "Change all to…")}</option>
          {field.options.map(({ value }) => <option key={value} value={value}>{nameOf(value)}</option>)}
        </Select>
        <Button size="small" appearance="subtle" aria-expanded={proposed === "add"} onClick={() => setProposed(proposed === "add" ? null : "add")}>{say("加为选项…", "Add as an option…")}</Button>
      </div>
      {proposed !== null && (
        <div className={styles.proposal} onKeyDown={(event) => { if (event.key === "Escape") { event.preventDefault(); close(); } }}>
          {proposed === "add"
            ? <Caption1>{say(`“${text}”会成为“${tell(field.label)}”的选项，这 ${count(many)} 处不再是问题。改的是这个工作簿自己的模板和下拉列表，可以撤销。`, `“${text}” becomes an option of ${tell(field.label)}, and ${plural(many, "cell")} will no longer be a finding. This workbook's own template and dropdowns change; it can be undone.`)}</Caption1>
            : <Cells one={one} after={proposed.change} />}
          <div className={styles.actions}>
            {proposed === "add"
              ? <Button size="small" onClick={() => void add()}>{say(`把“${text}”加为选项`, `Add “${text}”`)}</Button>
              : <Button size="small" onClick={() => void change(proposed.change)}>{say(`${count(many)} 处改成“${nameOf(proposed.change)}”`, `Change ${plural(many, "cell")} to “${nameOf(proposed.change)}”`)}</Button>}
            <Button size="small" appearance="subtle" onClick={close}>{say("取消", "Cancel")}</Button>
          </div>
        </div>
      )}
    </>
  );
}

function Cells({ one: { text, count: many, cells }, after }: { readonly one: UnknownOption; readonly after: string }) {
  const styles = useStyles();
  const { say, count, desk } = usePane();
  return (
    <div className={styles.cells} tabIndex={0} role="region" aria-label={say("改前和改后", "Before and after")}>
      {cells.map(({ row, field, address }) => (
        <div key={row} className={styles.cell}>
          <button type="button" className={styles.address} onClick={() => void desk.sheet.show({ row, field })}>{address}</button>
          <BeforeAfter before={text} after={after} />
        </div>
      ))}
      {many > cells.length && <Caption1>{say(`其余 ${count(many - cells.length)} 处同样处理。`, `The other ${plural(many - cells.length, "cell")} will change the same way.`)}</Caption1>}
    </div>
  );
}
