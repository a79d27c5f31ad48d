import type { PaneMemory } from "../shell/paneMemory";
import type { Answers } from "../governing/questions";

const name = "imports";
/** Sources whose columns are remembered: more than a person brings from regularly. */
const most = 50;

type Kept = readonly { readonly source: string; readonly answers: Answers }[];

/** What a person said of the columns of a source with these headers the last time; null where nothing was said. */
export async function readMapping(memory: PaneMemory, source: string): Promise<Answers | null> {
  return (await all(memory)).find((one) => one.source === source)?.answers ?? null;
}

export async function keepMapping(memory: PaneMemory, source: string, answers: Answers): Promise<void> {
  const others = (await all(memory)).filter((one) => one.source !== source);
  await memory.write(name, [{ source, answers }, ...others].slice(0, most).map((one) => ({ source: one.source, answers: { ...one.answers } })));
}

/** Newest first; anything that does not look like it is as if it were not there. */
async function all(memory: PaneMemory): Promise<Kept> {
  const kept = await memory.read(name);
  if (!Array.isArray(kept)) return [];
  return kept.flatMap((one) => {
    const { source, answers } = (typeof one === "object" && one !== null && !Array.isArray(one) ? one : {}) as { readonly [key: string]: unknown };
    const told = typeof answers === "object" && answers !== null && Object.values(answers).every((answer) => typeof answer === "string");
    return typeof source === "string" && told ? [{ source, answers: answers as Answers }] : [];
  });
}
