import { Caption1, makeStyles, tokens } from "@fluentui/react-components";
import { useEffect, useState } from "react";
import type { Words } from "../../taskpane/shell/language";
import { type SelectionSums, hearSums } from "./selectionSums";
import { sumsText } from "./sumsText";

const useStyles = makeStyles({
  // As high with something to say as with nothing: the sheet does not move.
  line: { flexShrink: 0, height: "24px", display: "flex", alignItems: "center", justifyContent: "flex-end", gap: tokens.spacingHorizontalL, padding: `0 ${tokens.spacingHorizontalL}`, overflow: "hidden", whiteSpace: "nowrap", borderTop: `1px solid ${tokens.colorNeutralStroke3}`, color: tokens.colorNeutralForeground2, backgroundColor: tokens.colorNeutralBackground1, fontVariantNumeric: "tabular-nums" },
});

/** The line below the sheet: of several selected cells their average, how many there are, and their sum. Of one cell, and of dates, a sum says nothing. */
export function SelectionLine({ words: { say, lang } }: { readonly words: Pick<Words, "say" | "lang"> }) {
  const styles = useStyles();
  const [sums, setSums] = useState<SelectionSums | null>(null);
  useEffect(() => hearSums(setSums), []);
  return <div className={styles.line} role="group" aria-label={say("选中的单元格", "Selected cells")} data-testid="sums">{sums !== null && sums.filled > 1 && sumsText(sums, say, lang).map((text) => <Caption1 key={text}>{text}</Caption1>)}</div>;
}
