import { Button, MessageBar, MessageBarActions, MessageBarBody, MessageBarTitle } from "@fluentui/react-components";
import { usePane } from "./paneContext";

/** The browser keeps nothing (private window, blocked, no room): said once, with what that means. No record depends on it. */
export function NothingKept({ onClose }: { readonly onClose: () => void }) {
  const { say } = usePane();
  return (
    <MessageBar intent="info" layout="multiline" role="status" style={{ flexShrink: 0 }}>
      <MessageBarBody>
        <MessageBarTitle>{say("这个浏览器不让保存，或者空间满了", "This browser keeps nothing, or has no room")}</MessageBarTitle>
        {say("记录和历史都在工作簿里，不受影响。关掉面板以后，你的姓名、界面设置、没写完的表单和打开过的模板要重新来。", "Records and history are in the workbook and are safe. Once the pane is closed, your name, settings, unfinished forms and templates that you opened have to be given again.")}
      </MessageBarBody>
      <MessageBarActions><Button size="small" onClick={onClose}>{say("知道了", "Got it")}</Button></MessageBarActions>
    </MessageBar>
  );
}
