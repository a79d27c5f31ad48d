import { Button, MessageBar, MessageBarActions, MessageBarBody, MessageBarTitle } from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons";
import { problemMessage } from "../i18n/problemText";
import type { Problem } from "../records/problem";
import type { Words } from "../taskpane/shell/language";
import { paneHint } from "../taskpane/shell/paneHint";

/** What stands between the bar and the grid: something was refused, or is to be decided. */
export type Message = { readonly problems: readonly Problem[] } | { readonly unsavedBefore: File };

/** What was refused, where, and what to do; or that a file with unsaved changes would be replaced. */
export function StageMessage({ words: { say, lang }, message, onClose, onSaveFirst, onOpenAnyway }: {
  readonly words: Words;
  readonly message: Message | null;
  readonly onClose: () => void;
  readonly onSaveFirst: (file: File) => void;
  readonly onOpenAnyway: (file: File) => void;
}) {
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
  const [problem] = message.problems;
  if (problem === undefined) return null;
  const more = message.problems.length - 1;
  return (
    <MessageBar intent="error" layout="multiline" role="alert">
      <MessageBarBody>
        <MessageBarTitle>{problemMessage(problem, lang)}</MessageBarTitle>
        {paneHint(problem, lang)}
        {more > 0 && ` ${say(`另有 ${more} 个问题。`, `${more} more.`)}`}
      </MessageBarBody>
      <MessageBarActions containerAction={close} />
    </MessageBar>
  );
}
