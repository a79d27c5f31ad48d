import { MessageBar, MessageBarBody, MessageBarTitle } from "@fluentui/react-components";
import { useRef } from "react";
import { useAsked, usePane } from "./paneContext";

/** One thing that a preview tells: what it is, and how many or which. */
export type Told = readonly [name: string, value: string];

type Seen = { readonly key: string; readonly acts: number; readonly others: number; readonly stamp: string; readonly told: readonly Told[] };

/**
 * What is different since a preview was first looked at, because somebody worked in the sheet meanwhile; null where nothing is. `key`: what the preview is of, and what the person has chosen in it:
 * another one begins anew, as it does after what the pane itself has done. `stamp`: tells one outcome from another; null while it is worked out. `told`: what the preview says in numbers.
 */
export function useSince(key: string, stamp: string | null, told: readonly Told[]): readonly string[] | null {
  const { acts, busy, others } = usePane();
  const first = useRef<Seen | null>(null);
  const last = useRef<readonly string[] | null>(null);
  const before = first.current;
  // While the pane itself writes, what changes is its own.
  if (busy !== null) return last.current;
  last.current = null;
  if (before !== null && (before.key !== key || before.acts !== acts)) first.current = null;
  else if (before !== null && before.stamp !== stamp && stamp !== null && before.others === others) first.current = null;
  if (stamp === null) return null;
  const seen = (first.current ??= { key, acts, others, stamp, told });
  if (seen.stamp === stamp) return null;
  const was = new Map(seen.told);
  last.current = told.flatMap(([name, value]) => (was.get(name) === value ? [] : [was.has(name) ? `${name} ${was.get(name)!} → ${value}` : `${name} ${value}`]));
  return last.current;
}

/** Says above a preview which headers of the table were edited meanwhile: what it shows is the same, under other names. */
export function HeadersMeanwhile() {
  const { say } = usePane();
  const { value } = useAsked("headers", (desk) => desk.sheet.headers());
  const since = useSince("headers", value === null ? null : JSON.stringify(value), (value ?? []).map(({ letter, header }): Told => [say(`${letter} 列的表头`, `header of ${letter}`), header]));
  return <ChangedMeanwhile since={since} />;
}

/** Differences that are named. */
const most = 6;

/** Says so above the preview, which is worked out anew already. */
export function ChangedMeanwhile({ since }: { readonly since: readonly string[] | null }) {
  const { say } = usePane();
  if (since === null) return null;
  const shown = [...since.slice(0, most), ...(since.length > most ? [say(`另有 ${since.length - most} 项`, `and ${since.length - most} more`)] : [])];
  return (
    <MessageBar intent="warning" layout="multiline" role="status" style={{ flexShrink: 0 }}>
      <MessageBarBody>
        <MessageBarTitle>{say("你看预览的时候，表里有改动", "The sheet has changed while you were looking")}</MessageBarTitle>
        {since.length === 0 ? say("数目没有变，涉及的内容变了。下面是按现在的内容重新算的。", "The numbers are the same, what they are about is not. What is shown below has been worked out again.") : say(`${shown.join("；")}。下面是按现在的内容重新算的。`, `${shown.join("; ")}. What is shown below has been worked out again.`)}
      </MessageBarBody>
    </MessageBar>
  );
}
