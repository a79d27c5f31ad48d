import { FluentProvider, MessageBar, MessageBarBody, MessageBarTitle, webLightTheme } from "@fluentui/react-components";
import { problemMessage } from "../../i18n/problemText";
import type { Lang, Problem } from "../../pipeline/session";
import { paneHint } from "./paneHint";

/** The page where there is no workbook to work on: it says why, and what to do. */
export function NoPlace({ problem, lang }: { readonly problem: Problem; readonly lang: Lang }) {
  return (
    <FluentProvider theme={webLightTheme} style={{ padding: 12 }}>
      <MessageBar intent="error" layout="multiline" role="alert">
        <MessageBarBody>
          <MessageBarTitle>{problemMessage(problem, lang)}</MessageBarTitle>
          {paneHint(problem, lang)}
        </MessageBarBody>
      </MessageBar>
    </FluentProvider>
  );
}
