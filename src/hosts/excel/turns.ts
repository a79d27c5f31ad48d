import type { Result } from "../../records/problem";
import type { Session } from "./session";

/** Settings of the workbook whose name begins so are claims: each of one client that writes, or waits to. */
const prefix = "crm-sheets-writes ";
const between = 250;
/** Half a minute: a client whose claim has stood so long, and is still the same, is taken to be gone. Chosen by us. */
const patience = 120;

type Run = <T>(work: (session: Session) => Promise<T>) => Promise<Result<T>>;
type Claims = ReadonlyMap<string, unknown>;

/**
 * Several clients have one workbook open, and Excel knows no lock: who writes says so in a setting of the workbook, and looks in the same request whether anybody else does. Of two who see each other the
 * first by name keeps its claim and waits for the other to go back. Between programs on one Excel no two write at once; co-authors on other machines hear of a claim as late as of any other change.
 * Where Excel takes no settings, nobody waits.
 * @source Leslie Lamport, "A new solution of Dijkstra's concurrent programming problem" (1974): say what you want first, look then
 */
export class Turns {
  private depth = 0;
  private taken: Promise<void> | null = null;
  private left: Promise<unknown> = Promise.resolve();
  private claims = 0;
  /** Those who wait: each is asked whether it still does, and is gone from here once it does not. */
  private readonly waiters = new Set<() => Promise<unknown>>();

  constructor(private readonly run: Run, private readonly wait: (milliseconds: number) => Promise<void>) {}

  /** Turns of one client lie within each other. False: nobody was waited for any more. */
  async take(client: string, waiting: () => Promise<boolean> = () => Promise.resolve(true)): Promise<boolean> {
    this.depth++;
    let ask = (): Promise<void> => Promise.resolve();
    const givenUp = new Promise<false>((resolve) => {
      ask = async () => {
        if (await waiting()) return;
        this.waiters.delete(ask);
        resolve(false);
      };
    });
    this.waiters.add(ask);
    try {
      const taken = await Promise.race([(this.taken ??= this.left.then(() => this.queue(client))).then(() => true), givenUp]);
      if (!taken) this.depth--;
      return taken;
    } catch (error) {
      this.depth--;
      this.taken = null;
      throw error;
    } finally {
      this.waiters.delete(ask);
    }
  }

  async end(client: string): Promise<void> {
    if (--this.depth > 0) return;
    this.taken = null;
    await (this.left = this.run((session) => withdraw(session, [client])));
  }

  private async queue(client: string): Promise<void> {
    const claim = `${++this.claims}`;
    let claims = true;
    let seen: Claims = new Map();
    for (let looks = 0; ; ) {
      const found = await this.run((session) => claimAndLook(session, client, claims ? claim : null));
      const others = [...(found.ok ? found.value : [])].filter(([name]) => name !== client);
      if (others.length === 0 && claims) return;
      looks = others.every(([name, value]) => seen.get(name) === value) ? looks + 1 : 0;
      seen = new Map(others);
      const gone = looks > patience;
      if (gone) await this.run((session) => withdraw(session, others.map(([name]) => name)));
      const first = others.every(([name]) => client < name);
      if (claims && !first) await this.run((session) => withdraw(session, [client]));
      // Who went back claims again when nobody else does: else the two would go on seeing each other.
      claims = first || gone;
      if (others.length === 0 || gone) continue;
      await Promise.all([...this.waiters].map((ask) => ask()));
      if (this.waiters.size === 0) {
        // Who comes now queues anew, behind the claim that goes.
        this.taken = null;
        return void (await (this.left = this.run((session) => withdraw(session, [client]))));
      }
      await this.wait(between);
    }
  }
}

/** `claim` null: looks only. */
async function claimAndLook(session: Session, client: string, claim: string | null): Promise<Claims> {
  const { settings } = session.context.workbook;
  if (claim !== null) settings.add(prefix + client, claim);
  settings.load("items/key,items/value");
  await session.sync();
  return new Map(settings.items.flatMap(({ key, value }): readonly (readonly [string, unknown])[] => (key.startsWith(prefix) ? [[key.slice(prefix.length), value]] : [])));
}

async function withdraw(session: Session, clients: readonly string[]): Promise<void> {
  const { settings } = session.context.workbook;
  const claims = await session.read(() => clients.map((client) => settings.getItemOrNullObject(prefix + client).load("key")));
  for (const claim of claims) if (!claim.isNullObject) claim.delete();
  await session.sync();
}
