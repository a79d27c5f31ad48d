import { makeStyles, tokens } from "@fluentui/react-components";
import { textDiff } from "../shell/textDiff";

const useStyles = makeStyles({
  mark: { backgroundColor: tokens.colorStatusWarningBackground2, color: tokens.colorNeutralForeground1, borderRadius: tokens.borderRadiusSmall, textDecorationLine: "underline" },
});

/** A value with what another does not say marked. */
export function Marked({ text, other }: { readonly text: string; readonly other: string }) {
  const styles = useStyles();
  if (text === other || other === "") return <>{text}</>;
  return <>{textDiff(other, text).after.map((piece, index) => (piece.same ? piece.text : <mark key={index} className={styles.mark}>{piece.text}</mark>))}</>;
}
