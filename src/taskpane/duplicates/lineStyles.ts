import { makeStyles, tokens } from "@fluentui/react-components";

/** A line of a list that opens what it is about. */
export const useLineStyles = makeStyles({
  row: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalS, width: "100%", padding: `${tokens.spacingVerticalSNudge} ${tokens.spacingHorizontalXS}`, border: "none", borderBottom: `1px solid ${tokens.colorNeutralStroke3}`, background: "none", color: "inherit", font: "inherit", textAlign: "start", cursor: "pointer", ":hover": { backgroundColor: tokens.colorNeutralBackground1Hover }, ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "-2px" } },
  text: { flexGrow: 1, minWidth: 0, display: "flex", flexDirection: "column" },
  clip: { overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" },
  quiet: { color: tokens.colorNeutralForeground2 },
});
