import { makeStyles, tokens } from "@fluentui/react-components";
import { ErrorCircleRegular, InfoRegular, WarningRegular } from "@fluentui/react-icons";
import type { Severity } from "../../findings/finding";
import { usePane } from "../shell/paneContext";

const useStyles = makeStyles({
  mark: { flexShrink: 0, display: "inline-flex", fontSize: "18px" },
  error: { color: tokens.colorStatusDangerForeground1 },
  warning: { color: tokens.colorStatusWarningForeground3 },
  info: { color: tokens.colorNeutralForeground2 },
});

const icons = { error: ErrorCircleRegular, warning: WarningRegular, info: InfoRegular } as const;

/** Severity by shape and word; the colour only helps. */
export function SeverityMark({ severity }: { readonly severity: Severity }) {
  const styles = useStyles();
  const { say } = usePane();
  const Icon = icons[severity];
  const word = { error: say("错误", "Error"), warning: say("提醒", "Warning"), info: say("提示", "Note") }[severity];
  return <span className={`${styles.mark} ${styles[severity]}`} role="img" aria-label={word} title={word}><Icon aria-hidden /></span>;
}
