import { Button, MessageBar, MessageBarActions, MessageBarBody, MessageBarTitle, ProgressBar, Spinner } from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons";
import { useState } from "react";
import type { Problem } from "../records/problem";
import type { Snapshot } from "../storage/browserStorage";
import { type Words, plural } from "../taskpane/shell/language";
import { paneHint, paneMessage } from "../taskpane/shell/paneHint";
import type { WorkerBreak } from "./openedFile";

/** What stands between the bar and the grid: something was refused, or is to be decided. */
export type Message = { readonly problems: readonly Problem[] } | { readonly unsavedBefore: Instead } | { readonly left: Snapshot } | { readonly broke: WorkerBreak };

/** What is to be opened in the place of the open file. `wanted`: asked once it is there, and false where the person has changed their mind. */
export type Instead = { readonly name: string; readonly open: (wanted: () => boolean) => Promise<void> };

type MessageProps = {
  readonly words: Words;
  readonly message: Message | null;
  readonly onClose: () => void;
  readonly onSaveFirst: (next: Instead) => void;
  readonly onOpenAnyway: (next: Instead) => void;
  readonly onRestore: (left: Snapshot) => void;
  readonly onReload: () => void;
  readonly onDiscard: (left: Snapshot) => void;
  /** Waits no more for a file to come back. Null where what was not saved would be lost with it. */
  readonly onGiveUp: (() => void) | null;
};

/** What was refused, where, and what to do; or that a file with unsaved changes would be replaced. Escape closes what may be closed. */
export function StageMessage(props: MessageProps) {
  const { message, onClose } = props;
  const closes = message !== null && !("broke" in message && message.broke.restored !== true);
  return <div data-part="message" onKeyDown={(event) => { if (event.key === "Escape" && closes) onClose(); }}><Said {...props} /></div>;
}

function Said({ words: { say, lang, moment, count }, message, onClose, onSaveFirst, onOpenAnyway, onRestore, onReload, onDiscard, onGiveUp }: MessageProps) {
  /** The copy that is to be thrown away for good, once that is said again. */
  const [given, setGiven] = useState<string | null>(null);
  if (message === null) return null;
  const close = <Button appearance="transparent" aria-label={say("关闭", "Close")} icon={<DismissRegular />} onClick={onClose} />;
  if ("unsavedBefore" in message) {
    const { unsavedBefore } = message;
    return (
      <MessageBar intent="warning" layout="multiline" role="alert">
        <MessageBarBody>
          <MessageBarTitle>{say("这个文件有还没保存的修改", "This file has changes that are not saved")}</MessageBarTitle>
          {say(`打开“${unsavedBefore.name}”会关闭它。`, `Opening “${unsavedBefore.name}” closes it.`)}
        </MessageBarBody>
        <MessageBarActions containerAction={close}>
          <Button onClick={() => onSaveFirst(unsavedBefore)}>{say("先保存", "Save first")}</Button>
          <Button onClick={() => onOpenAnyway(unsavedBefore)}>{say("不保存，直接打开", "Open without saving")}</Button>
        </MessageBarActions>
      </MessageBar>
    );
  }
  if ("left" in message) {
    const { left } = message;
    return (
      <MessageBar intent="warning" layout="multiline" role="alert">
        <MessageBarBody>
          <MessageBarTitle>{say(`“${left.name}”有 ${moment(left.at, new Date())} 没保存的修改`, `“${left.name}” has unsaved work from ${moment(left.at, new Date())}`)}</MessageBarTitle>
          {say("页面关闭时还没有保存。当时没做完的一步不在里面，需要就再做一次。恢复以后请保存。", "The page was closed before it was saved. A step that was still under way is not included; do it again if you need it. Save once it is restored.")}
        </MessageBarBody>
        <MessageBarActions containerAction={close}>
          <Button onClick={() => onRestore(left)}>{say("恢复", "Restore")}</Button>
          {given === left.id ? <Button onClick={() => onDiscard(left)}>{say("确定丢弃，找不回来", "Discard for good")}</Button> : <Button onClick={() => setGiven(left.id)}>{say("丢弃", "Discard")}</Button>}
        </MessageBarActions>
      </MessageBar>
    );
  }
  if ("broke" in message && message.broke.restored === null)
    return (
      <MessageBar intent="info" layout="multiline" role="status" icon={<Spinner size="extra-tiny" />}>
        <MessageBarBody>
          <MessageBarTitle>{say("后台程序中断了，正在恢复", "The background program stopped; the file is being restored")}</MessageBarTitle>
          {say("打开的文件和没保存的修改会照原样回来，大的文件要几秒钟。", "The open file and its unsaved changes come back as they were; a large file takes a few seconds.")}
          {message.broke.total !== undefined && <Restoring words={{ say, count }} done={message.broke.done ?? 0} total={message.broke.total} />}
        </MessageBarBody>
        {onGiveUp !== null && <MessageBarActions><Button onClick={onGiveUp}>{say("不等了", "Stop waiting")}</Button></MessageBarActions>}
      </MessageBar>
    );
  if ("broke" in message && message.broke.restored)
    return (
      <MessageBar intent="warning" layout="multiline" role="alert">
        <MessageBarBody>
          <MessageBarTitle>{say("后台程序中断过，已经自动恢复", "The background program stopped and has been restarted")}</MessageBarTitle>
          {message.broke.broken
            ? say("打开的文件和没保存的修改都在。中断时正在做的那一步没有做，需要的话再做一次。", "The open file and all unsaved changes are still here. The step under way at that moment was not done; do it again if you need it.")
            : say("打开的文件和没保存的修改都在，一步也没有丢。", "The open file and all unsaved changes are still here; nothing was lost.")}
        </MessageBarBody>
        <MessageBarActions containerAction={close} />
      </MessageBar>
    );
  if ("broke" in message)
    return (
      <MessageBar intent="error" layout="multiline" role="alert">
        <MessageBarBody>
          <MessageBarTitle>{say("后台程序中断了，打开的文件不能再用", "The background program stopped; the open file can no longer be used")}</MessageBarTitle>
          {say("重新载入页面，没保存的修改会问你要不要恢复。", "Reload the page: it will offer to restore what was not saved.")}
        </MessageBarBody>
        <MessageBarActions><Button onClick={onReload}>{say("重新载入", "Reload")}</Button></MessageBarActions>
      </MessageBar>
    );
  const [problem] = message.problems;
  if (problem === undefined) return null;
  const more = message.problems.length - 1;
  return (
    <MessageBar intent="error" layout="multiline" role="alert">
      <MessageBarBody>
        <MessageBarTitle>{paneMessage(problem, lang)}</MessageBarTitle>
        {paneHint(problem, lang)}
        {more > 0 && ` ${say(`另有 ${more} 个问题。`, `${plural(more, "more problem")}.`)}`}
      </MessageBarBody>
      <MessageBarActions containerAction={close} />
    </MessageBar>
  );
}

/** How far a file has come back: first it is opened, then what was written into it is written again. */
function Restoring({ words: { say, count }, done, total }: { readonly words: Pick<Words, "say" | "count">; readonly done: number; readonly total: number }) {
  const text = done === 0 ? say("正在重新打开文件", "Opening the file again") : say(`正在重做修改：${count(done - 1)} / ${count(total - 1)}`, `Redoing changes: ${count(done - 1)} of ${count(total - 1)}`);
  return <div>{text}<ProgressBar value={done / total} aria-label={text} /></div>;
}
