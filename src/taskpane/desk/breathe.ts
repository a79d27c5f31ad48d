/** Settles in a turn of its own, behind the messages that wait; a timer would be held back by the browser. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

/** Does things one after another, each in a turn of its own, so that input and drawing come in between. */
export async function inTurns(steps: Iterable<() => unknown>): Promise<void> {
  for (const step of steps) {
    await step();
    await breathe();
  }
}
