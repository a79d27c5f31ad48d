import { Body1, Button, Caption1, Text, makeStyles, tokens } from "@fluentui/react-components";
import { WarningRegular } from "@fluentui/react-icons";
import { useAsked, usePane } from "../shell/paneContext";
import { mostSure } from "../duplicates/MatchDetailView";
import type { Localized } from "../../pipeline/session";
import type { DedupeAction } from "../../template/template";
import type { Draft } from "./recordDesk";
import { useJump } from "./useJump";

const useStyles = makeStyles({
  card: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXS, padding: tokens.spacingHorizontalS, border: `1px solid ${tokens.colorNeutralStroke1}`, borderRadius: tokens.borderRadiusMedium, backgroundColor: tokens.colorNeutralBackground2 },
  head: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalXS },
  icon: { flexShrink: 0, color: tokens.colorStatusWarningForeground3, fontSize: "18px" },
  name: { overflowWrap: "anywhere" },
});

/** What comes of saving all the same; null where that is not told before. */
const notes: { readonly [action in DedupeAction]: Localized | null } = {
  block: { "zh-CN": "模板不允许重复，这样不能保存。", en: "The template allows no duplicates: like this it cannot be saved." },
  warn: null,
  link: { "zh-CN": "先去看那一条；是另一条也可以保存。", en: "Look at that one first; if this is another one it can be saved." },
  review: { "zh-CN": "可以保存，之后会有人在“重复”里确认。", en: "It can be saved; somebody will look at it under Duplicates." },
  allow: { "zh-CN": "模板允许重复，可以保存。", en: "The template allows duplicates; it can be saved." },
};
const mayStill: Localized = { "zh-CN": "模板不允许重复；确实是另一条，你的角色可以保存。", en: "The template allows no duplicates; if this is another one, your role may save it." };

/** While a record is typed: who may be the same, why, and the way there. The draft stays where it is. */
export function SimilarCard({ record, draft, onOpen }: { readonly record: string | null; readonly draft: Draft; readonly onOpen: (record: string) => void }) {
  const styles = useStyles();
  const { say, tell, percent, desk } = usePane();
  const jump = useJump();
  const { value } = useAsked(`similar ${record} ${JSON.stringify(draft)}`, (asked) => asked.record.similar(record, draft));
  const [first, ...others] = value ?? [];
  if (first === undefined) return null;
  const { elsewhere, row, shown } = first;
  // Of a record of somebody else: that it is there, and what may be shown of it.
  const few = (shown ?? []).map(({ label, value }) => say(`${label["zh-CN"]} ${value}`, `${label.en} ${value}`)).join(say("，", ", "));
  const name = shown === null ? first.name : few === "" ? say("别人的一条记录", "a record of somebody else") : say(`一条记录（${few}）`, `a record (${few})`);
  const note = first.action === "block" && !first.refused ? mayStill : notes[first.action];
  const isSure = first.verdict === "duplicate";
  const words = elsewhere === null
    ? { duplicate: say(`很可能已有：${name}`, `Most likely there already: ${name}`), review: say(`可能已有：${name}`, `Perhaps there already: ${name}`), perhaps: say(`可能重复：${name}`, `Is it this one: ${name}`) }
    : { duplicate: say(`“${tell(elsewhere.label)}”里很可能已有：${name}`, `Most likely in ${tell(elsewhere.label)} already: ${name}`), review: say(`“${tell(elsewhere.label)}”里可能已有：${name}`, `Perhaps in ${tell(elsewhere.label)} already: ${name}`), perhaps: say(`看看是不是“${tell(elsewhere.label)}”里的这一条：${name}`, `Is it this one of ${tell(elsewhere.label)}: ${name}`) };
  return (
    <section className={styles.card} role="status" aria-label={say("可能重复", "Possible duplicate")}>
      <div className={styles.head}>
        <WarningRegular className={styles.icon} aria-hidden />
        <Text weight="semibold" className={styles.name}>{words[first.verdict]}</Text>
      </div>
      <Body1>{first.evidence.join(say("；", "; "))}</Body1>
      <Caption1>{first.verdict === "perhaps" ? say("仅这些相同，请核对", "Only this agrees; compare them") : say(`把握 ${percent(Math.min(first.score, mostSure))}`, `${percent(Math.min(first.score, mostSure))} sure`)}{shown === null && say(`，第 ${row} 行`, `, row ${row}`)}{others.length > 0 ? say(`；另有 ${others.length} 条也像`, `; ${others.length} more look alike`) : ""}</Caption1>
      {isSure && note !== null && <Caption1>{tell(note)}</Caption1>}
      {shown === null && <div><Button size="small" onClick={() => { if (elsewhere !== null) { void jump({ table: elsewhere.table, row, record: first.record }); return; } void desk.sheet.show({ row, field: null }); onOpen(first.record); }}>{say("查看那一条", "Look at it")}</Button></div>}
    </section>
  );
}
