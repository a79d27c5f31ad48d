import { Button } from "@fluentui/react-components";
import { type Problem } from "../../pipeline/session";
import { Problems } from "./Problems";
import { useAsked, usePane } from "./paneContext";

const lost: ReadonlySet<string> = new Set(["table/gone", "table/idColumnGone"]);

export function isAboutLost(problems: readonly Problem[]): boolean {
  return problems.some(({ code }) => lost.has(code));
}

/** A governed table has left the workbook, or has lost what tells its records apart: what happened, and the two ways on. */
export function LostTable({ problems, again }: { readonly problems: readonly Problem[]; readonly again: () => void }) {
  const { say, tell, act, desk, go } = usePane();
  const forget = (): Promise<unknown> =>
    act(say("正在放弃丢失的表", "Letting go of the lost table"), () => desk.start.forgetLost(), ({ change, tables }) => {
      go({ view: "start" });
      return { text: say(`不再管理“${tables}”，历史还在`, `No longer governing "${tables}"; the history is kept`), change };
    });
  const { value: others } = useAsked("others", (asked) => asked.start.others());
  return (
    <Problems problems={problems} action={
      <>
        <Button appearance="primary" onClick={again}>{say("重新看一遍", "Look again")}</Button>
        <Button onClick={() => void forget()}>{say("不再管理这张表", "Stop governing this table")}</Button>
        <Button onClick={() => go({ view: "history" })}>{say("看历史", "See the history")}</Button>
        {(others ?? []).map(({ id, label, sheet }) => <Button key={id} onClick={() => void desk.start.choose(id).then(() => desk.sheet.open(sheet))}>{say(`去“${tell(label)}”`, `Go on with ${tell(label)}`)}</Button>)}
      </>
    } />
  );
}
