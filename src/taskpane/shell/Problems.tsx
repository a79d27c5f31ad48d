import { MessageBar, MessageBarActions, MessageBarBody, MessageBarTitle } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { problemMessage } from "../../i18n/problemText";
import type { Problem } from "../../pipeline/session";
import { paneHint } from "./paneHint";
import { usePane } from "./paneContext";

/** What could not be done, where, and what to do; never a stack or a code first. */
export function Problems({ problems, intent = "error", action }: { readonly problems: readonly Problem[]; readonly intent?: "error" | "warning" | "info"; readonly action?: ReactNode }) {
  const { lang, say } = usePane();
  if (problems.length === 0) return null;
  const shown = problems.slice(0, 5);
  return (
    <MessageBar intent={intent} layout="multiline" role={intent === "error" ? "alert" : "status"}>
      <MessageBarBody>
        {shown.map((problem, index) => (
          <div key={index}>
            <MessageBarTitle>{problemMessage(problem, lang)}</MessageBarTitle>
            {paneHint(problem, lang)}
          </div>
        ))}
        {problems.length > shown.length && <div>{say(`另有 ${problems.length - shown.length} 个。`, `${problems.length - shown.length} more.`)}</div>}
      </MessageBarBody>
      {action !== undefined && <MessageBarActions>{action}</MessageBarActions>}
    </MessageBar>
  );
}
