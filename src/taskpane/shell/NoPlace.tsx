import { FluentProvider, MessageBar, MessageBarBody, MessageBarTitle, webLightTheme } from "@fluentui/react-components";
import { createRoot } from "react-dom/client";
import type { Lang, Problem } from "../../pipeline/session";
import { paneHint, paneMessage } from "./paneHint";

/** Says in the element why there is no workbook to work on, and what to do. */
export function showNoPlace(root: Element, problem: Problem, lang: Lang): void {
  createRoot(root).render(<NoPlace problem={problem} lang={lang} />);
}

function NoPlace({ problem, lang }: { readonly problem: Problem; readonly lang: Lang }) {
  return (
    <FluentProvider theme={webLightTheme} style={{ padding: 12 }}>
      <MessageBar intent="error" layout="multiline" role="alert">
        <MessageBarBody>
          <MessageBarTitle>{paneMessage(problem, lang)}</MessageBarTitle>
          {paneHint(problem, lang)}
        </MessageBarBody>
      </MessageBar>
    </FluentProvider>
  );
}
