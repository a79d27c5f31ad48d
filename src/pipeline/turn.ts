import { fail } from "../records/problem";
import type { Problem, Result, Session } from "./session";

/**
 * Work that reads the workbook, decides and writes, while no other client does: what it has read still stands when it writes. Work within such work is part of it. Clients that do not ask (people who
 * type, other add-ins) are not held up: every write looks at what it writes over. `waiting`: as in the host's `takeTurn`. Problems: `turn/givenUp`, those of the work.
 */
export async function inTurn<T>({ host, client }: Pick<Session, "host" | "client">, work: () => Promise<Result<T>>, waiting?: () => Promise<boolean>): Promise<Result<T>> {
  if ((await host.takeTurn?.(client, waiting)) === false) return fail(givenUp);
  try {
    return await work();
  } finally {
    await host.endTurn?.(client);
  }
}

const givenUp: Problem = {
  code: "turn/givenUp",
  message: { "zh-CN": "没有等另一个面板写完，没有写入任何内容。", en: "The other pane was not waited for; nothing was written." },
  hint: { "zh-CN": "等它写完再做一次。", en: "Do it again once it has written." },
};
