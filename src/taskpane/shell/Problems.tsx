import { Button, MessageBar, MessageBarActions, MessageBarBody, MessageBarTitle, makeStyles, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import type { Problem } from "../../pipeline/session";
import { paneHint, paneMessage } from "./paneHint";
import { plural } from "./language";
import { usePane } from "./paneContext";

// Above a view that fills the pane's height it would be pressed together, and its text stand over what follows.
const useStyles = makeStyles({
  bar: { flexShrink: 0 },
  // Three buttons do not fit side by side at 320 px.
  actions: { display: "flex", flexWrap: "wrap", justifyContent: "flex-start", gridColumn: "2 / -1", gap: tokens.spacingHorizontalS },
});

type Intent = "error" | "warning" | "info";

/** What a person stopped is said by these: nothing went wrong. */
export function isStopped(problems: readonly Problem[]): boolean {
  return problems.every(({ code }) => code === "desk/stopped" || code === "engine/cancelled" || code === "turn/givenUp");
}

/** What could not be done, where, and what to do; never a stack or a code first. `again`: asks once more. */
export function Problems({ problems, intent: wanted = "error", action, again }: { readonly problems: readonly Problem[]; readonly intent?: Intent; readonly action?: ReactNode; readonly again?: () => void }) {
  const styles = useStyles();
  const { lang, say } = usePane();
  if (problems.length === 0) return null;
  const intent: Intent = isStopped(problems) ? "info" : wanted;
  const shown = problems.slice(0, 5);
  return (
    <MessageBar className={styles.bar} intent={intent} layout="multiline" role={intent === "error" ? "alert" : "status"}>
      <MessageBarBody>
        {shown.map((problem, index) => (
          <div key={index}>
            <MessageBarTitle>{paneMessage(problem, lang)}</MessageBarTitle>
            {paneHint(problem, lang)}
          </div>
        ))}
        {problems.length > shown.length && <div>{say(`另有 ${problems.length - shown.length} 个问题。`, `${plural(problems.length - shown.length, "more problem")}.`)}</div>}
      </MessageBarBody>
      {(action !== undefined || again !== undefined) && <MessageBarActions className={styles.actions}>{action}{again !== undefined && <Button onClick={again}>{say("重新看一遍", "Look again")}</Button>}</MessageBarActions>}
    </MessageBar>
  );
}
