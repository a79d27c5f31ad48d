/** Milliseconds by the clock, and those in which the page's thread computed. */
export type PageTask = { readonly clock: number; readonly computing: number; readonly owner: string };
type TraceEvent = { readonly name: string; readonly cat?: string; readonly ph: string; readonly pid: number; readonly tid: number; readonly ts: number; readonly dur?: number; readonly tdur?: number };

/** What takes most of a task, by the events that Chromium tells of. */
const owners: Readonly<Record<string, string>> = { EvaluateScript: "evaluating scripts", FireAnimationFrame: "drawing", MajorGC: "collecting garbage" };

/** The tasks of the page's thread in a recording of Chromium's, by the marks `step NAME` that the page made at the end of each step. */
export function tasksOf(recording: Uint8Array): ReadonlyMap<string, { readonly seconds: number; readonly tasks: readonly PageTask[] }> {
  const { traceEvents } = JSON.parse(new TextDecoder().decode(recording)) as { readonly traceEvents: readonly TraceEvent[] };
  const marks = traceEvents.filter(({ name, cat }) => cat?.includes("blink.user_timing") === true && name.startsWith("step ")).toSorted((a, b) => a.ts - b.ts);
  const [first] = marks;
  if (first === undefined) return new Map();
  const own = traceEvents.filter(({ pid, tid, ph, dur }) => pid === first.pid && tid === first.tid && ph === "X" && dur !== undefined).toSorted((a, b) => a.ts - b.ts);
  const named = own.filter(({ name }) => owners[name] !== undefined);
  const ownerOf = ({ ts, dur = 0 }: TraceEvent): string => {
    const longest = named.filter((event) => event.ts >= ts && event.ts < ts + dur).toSorted((a, b) => b.dur! - a.dur!)[0];
    return longest === undefined || longest.dur! * 2 < dur ? "other" : owners[longest.name]!;
  };
  let from = own[0]!.ts;
  return new Map(marks.map(({ name, ts }) => {
    const since = from;
    from = ts;
    const tasks = own.filter((event) => event.name === "RunTask" && event.ts >= since && event.ts < ts && event.dur! > 20_000);
    return [name.slice("step ".length), { seconds: (ts - since) / 1e6, tasks: tasks.map((task) => ({ clock: task.dur! / 1000, computing: (task.tdur ?? task.dur!) / 1000, owner: ownerOf(task) })) }];
  }));
}
