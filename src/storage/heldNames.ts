/** Names that a page of this browser holds as long as it lives, and lets go of however it goes. */
export type HeldNames = {
  /** Of this page, which holds it. */
  readonly page: string;
  /** Whether this page has the name from now on; false where another one has it. Where the browser lends no locks, each page has what it asks for. */
  readonly hold: (name: string) => Promise<boolean>;
  /** Those that any page holds. */
  readonly held: () => Promise<ReadonlySet<string>>;
};

const prefix = "crm-sheets ";

/** `locks`: those that all pages of one origin share. @source W3C, "Web Locks API": a lock is released when the agent that holds it ends */
export function heldNames(page: string, locks: Pick<LockManager, "request" | "query"> | undefined): HeldNames {
  const hold = (name: string): Promise<boolean> => new Promise((resolve) => {
    if (locks === undefined) return resolve(true);
    const taken = (lock: Lock | null): Promise<void> | null => {
      resolve(lock !== null);
      return lock === null ? null : new Promise(() => undefined);
    };
    locks.request(prefix + name, { ifAvailable: true }, taken).catch(() => resolve(true));
  });
  void hold(page);
  return {
    page,
    hold,
    held: async () => new Set((await locks?.query().catch(() => undefined))?.held?.flatMap(({ name }) => (name?.startsWith(prefix) === true ? [name.slice(prefix.length)] : [])) ?? []),
  };
}
