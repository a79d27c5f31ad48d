import type { Session } from "./session";

/**
 * Work that reads the workbook, decides and writes, while no other client does: what it has read still stands when it writes. Work within such work is part of it. Clients that do not ask (people who
 * type, other add-ins) are not held up: every write looks at what it writes over.
 */
export async function inTurn<T>({ host, client }: Pick<Session, "host" | "client">, work: () => Promise<T>): Promise<T> {
  await host.takeTurn?.(client);
  try {
    return await work();
  } finally {
    await host.endTurn?.(client);
  }
}
