import { Caption1, Link, Subtitle2, Text, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { commandName } from "../shell/language";
import { Problems } from "../shell/Problems";
import { useAsked, usePane } from "../shell/paneContext";
import type { Origin } from "./recordDesk";

const useStyles = makeStyles({
  list: { listStyle: "none", margin: 0, padding: 0 },
  line: { padding: `${tokens.spacingVerticalXS} 0`, borderBottom: `1px solid ${tokens.colorNeutralStroke3}`, overflowWrap: "anywhere", display: "flex", flexDirection: "column" },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** How the values of a record came to be. The whole journal is read for it, so only when it is asked for. */
export function RecordHistory({ record }: { readonly record: string }) {
  const { say } = usePane();
  const [open, setOpen] = useState(false);
  return open ? <Lines record={record} /> : <div><Link as="button" type="button" onClick={() => setOpen(true)}>{say("这条记录的来历…", "History of this record…")}</Link></div>;
}

function Lines({ record }: { readonly record: string }) {
  const styles = useStyles();
  const { say, tell, count, moment } = usePane();
  const { value, problems, again } = useAsked(`history ${record}`, (desk) => desk.record.history(record));
  const origin = ({ at, by, command, source }: Origin): string => [moment(at, new Date()), by === "" ? say("没有写名字", "nobody named") : by, commandName(command, say), source ?? ""].filter((part) => part !== "").join(" · ");
  if (problems.length > 0) return <Problems problems={problems} again={again} />;
  if (value === null) return <Text>{say("正在读修改记录", "Reading the history")}</Text>;
  return (
    <section aria-label={say("这条记录的来历", "History of this record")}>
      <Subtitle2 as="h3">{say("这条记录的来历", "History of this record")}</Subtitle2>
      {value.lines.length === 0 && <Text>{say("修改记录里没有它的改动。", "No change of it is recorded.")}</Text>}
      <ul className={styles.list}>
        {value.origins.map(({ label, origin: of }) => <li key={tell(label)} className={styles.line}><Text>{say(`${tell(label)}的来源`, `${tell(label)} comes from`)}</Text><Caption1 className={styles.quiet}>{of === null ? say("修改记录以前就有", "before the history begins") : origin(of)}</Caption1></li>)}
        {value.lines.map((line, index) => <li key={index} className={styles.line}><Text>{tell(line.label)}: {line.before === "" ? "" : `${line.before} → `}{line.after === "" ? say("（空）", "(blank)") : line.after}</Text><Caption1 className={styles.quiet}>{origin(line)}</Caption1></li>)}
      </ul>
      {value.total > value.lines.length && <Caption1 className={styles.quiet}>{say(`共 ${count(value.total)} 处改动，列出最近的 ${count(value.lines.length)} 处`, `The last ${count(value.lines.length)} of ${count(value.total)} changes are listed`)}</Caption1>}
    </section>
  );
}
