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

/** Texts that are no option of their field, or nobody on the list of people: each can become another one everywhere, or one of its own; people all at once too, as a list of one's own has others than the template. */
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
      {shown.length < value.texts.length && <div><Button size="small" appearance="subtle" onClick={() => setAll(true)}>{value.isOfPeople ? say(`另有 ${count(value.texts.length - shown.length)} 人…`, `${plural(value.texts.length - shown.length, "more person", "more people")}…`) : say(`另有 ${count(value.texts.length - shown.length)} 种写法…`, `${count(value.texts.length - shown.length)} more…`)}</Button></div>}
      {value.isOfPeople && value.texts.length > 1 && <AllPeople group={group} told={value} onDone={onDone} />}
    </div>
  );
}

function AllPeople({ group, told: { texts }, onDone }: { readonly group: string; readonly told: Told; readonly onDone: () => void }) {
  const styles = useStyles();
  const { say, count, act, desk } = usePane();
  const [isAsked, setAsked] = useState(false);
  const close = (): void => { setAsked(false); onDone(); };
  const add = async (): Promise<void> => {
    if (await act(say("正在加到人员名单", "Adding to the list of people"), () => desk.findings.options.add(group, texts.map(({ text }) => text)), ({ change }) => ({ text: say(`${count(texts.length)} 人加到了人员名单`, `${plural(texts.length, "person", "people")} added to the list`), change })) !== null) close();
  };
  return (
    <>
      <div><Button size="small" aria-expanded={isAsked} onClick={() => setAsked(!isAsked)}>{say(`全部加到人员名单（${count(texts.length)} 人）…`, `Add all ${count(texts.length)} to the list of people…`)}</Button></div>
      {isAsked && (
        <div className={styles.proposal} onKeyDown={(event) => { if (event.key === "Escape") { event.preventDefault(); close(); } }}>
          <Caption1 className={styles.text}>{texts.map(({ text }) => text).join(say("、", ", "))}</Caption1>
          <Caption1>{say("都会加到这个工作簿模板的人员名单里，不再是问题。先看看有没有同一个人的两种写法；可以撤销。", "All of them join the list of people in this workbook's own template and are no longer a finding. Look first whether one person is written in two ways; it can be undone.")}</Caption1>
          <div className={styles.actions}>
            <Button size="small" onClick={() => void add()}>{say(`加 ${count(texts.length)} 人`, `Add ${plural(texts.length, "person", "people")}`)}</Button>
            <Button size="small" appearance="subtle" onClick={close}>{say("取消", "Cancel")}</Button>
          </div>
        </div>
      )}
    </>
  );
}

function OneText({ group, told: { field, isOfPeople }, one, onDone }: { readonly group: string; readonly told: Told; readonly one: UnknownOption; readonly onDone: () => void }) {
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
    const doing = isOfPeople ? say("正在加到人员名单", "Adding to the list of people") : say("正在增加选项", "Adding the option");
    const done = isOfPeople ? say(`“${text}”加到了人员名单`, `“${text}” is on the list of people now`) : say(`“${text}”现在是“${tell(field.label)}”的选项`, `“${text}” is an option of ${tell(field.label)} now`);
    if (await act(doing, () => desk.findings.options.add(group, [text]), ({ change: id }) => ({ text: done, change: id })) !== null) close();
  };
  return (
    <>
      <div className={styles.line}>
        <Text className={styles.text}>{say(`“${text}” ${count(many)} 处`, `“${text}” in ${plural(many, "cell")}`)}</Text>
        <Select size="small" className={styles.choice} aria-label={say(`“${text}”全部改成`, `Change every “${text}” to`)} value={proposed === null || proposed === "add" ? "" : proposed.change} onChange={(_, { value }) => setProposed(value === "" ? null : { change: value })}>
          <option value="">{say("全部改成…", "Change all to…")}</option>
          {field.options.map(({ value }) => <option key={value} value={value}>{nameOf(value)}</option>)}
        </Select>
        <Button size="small" appearance="subtle" aria-expanded={proposed === "add"} onClick={() => setProposed(proposed === "add" ? null : "add")}>{isOfPeople ? say("加到名单…", "Add to the list…") : say("加为选项…", "Add as an option…")}</Button>
      </div>
      {proposed !== null && (
        <div className={styles.proposal} onKeyDown={(event) => { if (event.key === "Escape") { event.preventDefault(); close(); } }}>
          {proposed === "add"
            ? <Caption1>{isOfPeople ? say(`“${text}”会加到这个工作簿模板的人员名单里，这 ${count(many)} 处不再是问题，可以撤销。`, `“${text}” joins the list of people in this workbook's own template, and ${plural(many, "cell")} will no longer be a finding; it can be undone.`) : say(`“${text}”会成为“${tell(field.label)}”的选项，这 ${count(many)} 处不再是问题。改的是这个工作簿自己的模板和下拉列表，可以撤销。`, `“${text}” becomes an option of ${tell(field.label)}, and ${plural(many, "cell")} will no longer be a finding. This workbook's own template and dropdowns change; it can be undone.`)}</Caption1>
            : <Cells one={one} after={proposed.change} />}
          <div className={styles.actions}>
            {proposed === "add"
              ? <Button size="small" onClick={() => void add()}>{isOfPeople ? say(`把“${text}”加到名单`, `Add “${text}”`) : say(`把“${text}”加为选项`, `Add “${text}”`)}</Button>
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
