import { makeStyles, tokens } from "@fluentui/react-components";

const useStyles = makeStyles({
  mark: { backgroundColor: tokens.colorStatusWarningBackground2, color: tokens.colorNeutralForeground1, borderRadius: tokens.borderRadiusSmall, textDecorationLine: "underline" },
});

/** A value with what another does not say marked: between what both begin and end with. */
export function Marked({ text, other }: { readonly text: string; readonly other: string }) {
  const styles = useStyles();
  const [a, b] = [[...text], [...other]];
  if (text === other || other === "") return <>{text}</>;
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  const middle = a.slice(start, a.length - end).join("");
  return <>{a.slice(0, start).join("")}{middle !== "" && <mark className={styles.mark}>{middle}</mark>}{a.slice(a.length - end).join("")}</>;
}
