import { Button, MessageBar, MessageBarActions, MessageBarBody, MessageBarTitle, Text } from "@fluentui/react-components";
import { Component, type ReactNode } from "react";
import type { Words } from "./language";
import { Unreachable } from "./lateView";

/** The one place where a bug of the pane ends: it is shown whole, with a way on; a view that could not be fetched is none, and says what to do. The workbook is not touched by it. */
export class BugEdge extends Component<{ readonly words: Words; readonly onAgain: () => void; readonly children: ReactNode }, { readonly error: unknown }> {
  override state = { error: null as unknown };

  static getDerivedStateFromError(error: unknown): { readonly error: unknown } {
    return { error };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    const { say } = this.props.words;
    const again = <MessageBarActions><Button onClick={() => { this.setState({ error: null }); this.props.onAgain(); }}>{say("重新打开", "Reopen")}</Button></MessageBarActions>;
    if (error instanceof Unreachable)
      return (
        <MessageBar intent="warning" layout="multiline" role="alert">
          <MessageBarBody>
            <MessageBarTitle>{say("这一页的程序没有取到", "This view could not be fetched")}</MessageBarTitle>
            {say("现在连不上网，或者程序刚更新过。表里的内容都在：连上网后点“重新打开”；还不行就先保存，再重新载入页面。", "There is no connection, or the program was just updated. The sheet is as it was: reopen once you are connected; if that does not help, save and load the page again.")}
          </MessageBarBody>
          {again}
        </MessageBar>
      );
    return (
      <MessageBar intent="error" layout="multiline" role="alert">
        <MessageBarBody>
          <MessageBarTitle>{say("程序出错了", "Something went wrong")}</MessageBarTitle>
          {say("工作簿没有因此改动。点“重新打开”继续；如果还出现，请把下面的内容告诉我们。", "The workbook was not changed by it. Reopen to go on; if it happens again, please report this:")}
          <Text as="p" size={200} font="monospace" style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere", userSelect: "text" }}>{error instanceof Error ? `${error.name}: ${error.message}` : String(error)}</Text>
        </MessageBarBody>
        {again}
      </MessageBar>
    );
  }
}
