import { Body1, Button, Caption1, Checkbox, MessageBar, MessageBarBody, MessageBarTitle, Text, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { useEffect, useRef, useState } from "react";
import { BeforeAfter } from "../shell/BeforeAfter";
import { HeadersMeanwhile } from "../shell/ChangedMeanwhile";
import { LinksThatStay } from "../shell/LinksThatStay";
import { Problems } from "../shell/Problems";
import { plural, verb } from "../shell/language";
import { useAsked, usePane } from "../shell/paneContext";
import type { FixPreview, FixScope } from "./fixPreview";

const useStyles = makeStyles({
  head: { ...typographyStyles.subtitle1, margin: 0, outlineStyle: "none" },
  panel: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  lines: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXS, maxHeight: "320px", overflowY: "auto", overflowX: "hidden", padding: tokens.spacingHorizontalS, border: `1px dashed ${tokens.colorNeutralStroke1}`, borderRadius: tokens.borderRadiusMedium, ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}` } },
  line: { display: "flex", gap: tokens.spacingHorizontalS, alignItems: "baseline" },
  address: { flexShrink: 0, minWidth: "44px", border: "none", background: "none", padding: 0, font: "inherit", color: tokens.colorBrandForegroundLink, textAlign: "start", cursor: "pointer", ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}` } },
  fields: { display: "grid", gridTemplateColumns: "repeat(auto-fill, minmax(140px, 1fr))", alignItems: "start", maxHeight: "200px", overflowY: "auto", flexShrink: 0 },
  // Nothing of what scrolls below it is seen under it.
  actions: { position: "sticky", bottom: `calc(-1 * ${tokens.spacingHorizontalM})`, margin: `0 calc(-1 * ${tokens.spacingHorizontalM}) calc(-1 * ${tokens.spacingHorizontalM})`, padding: tokens.spacingHorizontalM, display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS, backgroundColor: tokens.colorNeutralBackground1, borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
});

/** Fields that are named with their counts; the lines below show the others. */
const mostFields = 5;

/** What fixing would do, before it does it. When the sheet changes meanwhile, it says what is different now and asks again. */
export function FixPreviewPanel({ scope: whole, onDone }: { readonly scope: FixScope; readonly onDone: () => void }) {
  const styles = useStyles();
  const { say, count, act, desk, go, place } = usePane();
  const seen = useRef<string | null>(null);
  // What the person takes out of the safe fixes, field by field.
  const [fields, setFields] = useState<readonly string[] | null>(null);
  const scope: FixScope = whole.kind === "safe" && fields !== null ? { ...whole, fields } : whole;
  const { value, problems, waiting, again } = useAsked(`preview ${JSON.stringify(whole)}`, (asked) => asked.findings.preview(scope, seen.current));
  // The list stays where it is while it is worked out anew.
  const ask = useRef(again);
  ask.current = again;
  useEffect(() => { if (fields !== null) ask.current(); }, [fields]);
  const head = useRef<HTMLHeadingElement>(null);
  const ready = value !== null;
  useEffect(() => { if (ready) head.current?.focus(); }, [ready]);
  if (problems.length > 0) return <Problems problems={problems} action={<Button onClick={again}>{say("重新看一遍", "Look again")}</Button>} />;
  if (value === null) return <Text>{say("正在算会改什么", "Working out what would change")}</Text>;
  if (!waiting) seen.current ??= value.stamp;
  const apply = async (): Promise<void> => {
    if (waiting) return;
    const done = await act(say("正在修复", "Fixing"), () => desk.findings.fix(scope, value.stamp), ({ change, cells, before, after }) => ({ text: say(`已修复 ${count(cells)} 处`, `Fixed ${plural(cells, "cell")}`) + (after < before ? say(`，问题从 ${count(before)} 个减到 ${count(after)} 个`, `; findings fell from ${count(before)} to ${count(after)}`) : ""), change }));
    if (done === null) return;
    if (place.isNext === true && scope.kind === "safe") go({ view: "start" });
    else onDone();
  };
  const { cells, records, losing, guessed, byField, samples, conflicts, conflictCount, links, idsForNames, since } = value;
  const all = byField.map(({ field }) => field);
  const turn = (field: string, on: boolean): void => {
    seen.current = null;
    setFields((before) => all.filter((one) => (one === field ? on : (before ?? all).includes(one))));
  };
  return (
    <div className={styles.panel} onKeyDown={(event) => { if (event.key === "Escape") { event.preventDefault(); onDone(); } }}>
      <h2 className={styles.head} ref={head} tabIndex={-1}>{cells === 0 ? say("没有可以改的单元格", "No cell would change") : say(`会改 ${count(cells)} 个单元格，涉及 ${count(records)} 条记录`, `${plural(cells, "cell")} would change, in ${plural(records, "record")}`)}</h2>
      <HeadersMeanwhile />
      {since !== null && <Since since={since} />}
      {losing > 0 && <MessageBar intent="warning" layout="multiline"><MessageBarBody><MessageBarTitle>{say(`${count(losing)} 处会丢掉一些填写的内容`, `${plural(losing, "cell")} ${verb(losing, "loses", "lose")} something that was typed`)}</MessageBarTitle>{say("原来的值记在历史里，随时可以撤销。", "The old values stay in the history; you can undo at any time.")}</MessageBarBody></MessageBar>}
      {idsForNames.map(({ field, label, table, cells: inField }) => (
        <MessageBar key={field} intent="warning" layout="multiline"><MessageBarBody>
          <MessageBarTitle>{say(`“${label["zh-CN"]}”里 ${count(inField)} 个名称会换成编号`, `${plural(inField, "name")} under ${label.en} would become ${verb(inField, "an id", "ids")}`)}</MessageBarTitle>
          {say(`以后这些单元格里显示的是“${table["zh-CN"]}”的编号，看不到名称；好处是对方改名也不会断开。`, `These cells then show ids of ${table.en} and no names; what they name is kept when it is renamed.`)}
          {whole.kind === "safe" && all.length > 1 ? say(`想留着名称，就去掉“${label["zh-CN"]}”的勾。`, ` To keep the names, take out ${label.en} below.`) : say("想留着名称，就返回。", " To keep the names, go back.")}
        </MessageBarBody></MessageBar>
      ))}
      {guessed > 0 && <Caption1>{say(`${count(guessed)} 处是推断的，填写的内容不会少（如网址补上 https://），请看一眼。`, `${plural(guessed, "change")} ${verb(guessed, "is a guess", "are guesses")}, losing nothing of what was typed (such as https:// before an address); have a look.`)}</Caption1>}
      {whole.kind === "safe" && byField.length > 1 && (
        <div className={styles.fields} role="group" aria-label={say("改哪些列", "Which columns")}>
          {byField.map(({ field, label, cells: inField }) => <Checkbox key={field} size="medium" checked={fields?.includes(field) ?? true} onChange={(_, { checked }) => turn(field, checked === true)} label={say(`${label["zh-CN"]} ${count(inField)} 处`, `${label.en}: ${plural(inField, "cell")}`)} />)}
        </div>
      )}
      {whole.kind !== "safe" && byField.length > 1 && <Body1>{byField.slice(0, mostFields).map(({ label, cells: inField }) => say(`${label["zh-CN"]} ${count(inField)} 处`, `${plural(inField, "cell")} of ${label.en}`)).join(say("、", ", "))}{byField.length > mostFields && say(`，另有 ${byField.length - mostFields} 个字段`, `, and ${plural(byField.length - mostFields, "more field")}`)}</Body1>}
      {samples.length > 0 && (
        <div className={styles.lines} tabIndex={0} role="region" aria-label={say("改前和改后", "Before and after")}>
          {samples.map((edit) => (
            <div key={`${edit.row} ${edit.field}`} className={styles.line}>
              <button type="button" className={styles.address} onClick={() => void desk.sheet.show({ row: edit.row, field: edit.field })}>{edit.address}</button>
              <BeforeAfter before={edit.before} after={edit.after} kinds={edit.kinds} />
            </div>
          ))}
          {cells > samples.length && <Caption1>{say(`这里列出前 ${count(samples.length)} 处，其余 ${count(cells - samples.length)} 处同样处理。`, `The first ${count(samples.length)} are shown; the other ${plural(cells - samples.length, "cell")} ${verb(cells - samples.length, "is", "are")} treated the same way.`)}</Caption1>}
        </div>
      )}
      <LinksThatStay links={links} />
      {conflictCount > 0 && <Conflicts conflicts={conflicts} total={conflictCount} />}
      <div className={styles.actions}>
        {cells > 0 && <Button appearance="primary" disabledFocusable={waiting} onClick={() => void apply()}>{since === null ? say(`确认修改 ${count(cells)} 处`, `Change ${plural(cells, "cell")}`) : say(`按新的预览修改 ${count(cells)} 处`, `Change these ${plural(cells, "cell")}`)}</Button>}
        <Button onClick={onDone}>{say("返回", "Back")}</Button>
      </div>
    </div>
  );
}

function Since({ since: { more, gone, other } }: { readonly since: NonNullable<FixPreview["since"]> }) {
  const { say, count } = usePane();
  const parts = [more > 0 ? say(`多了 ${count(more)} 处`, plural(more, "more cell")) : "", gone > 0 ? say(`少了 ${count(gone)} 处`, `${plural(gone, "cell")} fewer`) : "", other > 0 ? say(`${count(other)} 处的值变了`, `${plural(other, "cell")} with another value`) : ""].filter((part) => part !== "");
  return (
    <MessageBar intent="warning" layout="multiline" role="status">
      <MessageBarBody>
        <MessageBarTitle>{say("你看预览的时候，表里有改动", "The sheet has changed while you were looking")}</MessageBarTitle>
        {parts.length === 0 ? say("要改的值没有变，记录挪了位置。", "The values to change are the same, the records have moved. ") : say(`${parts.join("，")}。`, `${parts.join(", ")}. `)}{say("下面是按现在的内容重新算的。", "What is shown below has been worked out again.")}
      </MessageBarBody>
    </MessageBar>
  );
}

function Conflicts({ conflicts, total }: { readonly conflicts: FixPreview["conflicts"]; readonly total: number }) {
  const styles = useStyles();
  const { say, count, desk } = usePane();
  return (
    <section aria-label={say("有冲突的单元格", "Cells in conflict")}>
      <Body1 block>{say(`${count(total)} 个单元格有两种改法，不会写入，要由人来定：`, `${plural(total, "cell")} could be fixed in two ways; nothing is written there, a person has to decide:`)}</Body1>
      {conflicts.slice(0, 10).map(({ address, row, field, before, wanted }) => (
        <div key={address} className={styles.line}>
          <button type="button" className={styles.address} onClick={() => void desk.sheet.show({ row, field })}>{address}</button>
          <Text>{before} → {wanted.join(say(" 或 ", " or "))}</Text>
        </div>
      ))}
    </section>
  );
}
