import { type DeskInWorker, livingDesk } from "../../src/taskpane/desk/livingDesk";
import type { Desk, DeskEvent, Person } from "../../src/taskpane/desk/desk";
import { openDesk } from "./openDesk";

/** A worker that dies when told to; what is asked of it from then on is never answered. */
function mortal(desk: Desk): DeskInWorker & { readonly die: () => void } {
  let die = (): void => undefined;
  let dead = false;
  const died = new Promise<void>((resolve) => { die = () => { dead = true; resolve(); }; });
  const overview: Desk["start"]["overview"] = () => (dead ? new Promise(() => undefined) : desk.start.overview());
  return { desk: { ...desk, start: { ...desk.start, overview } }, died, die: () => die() };
}

describe("a desk whose worker may die", () => {
  it("passes on what is asked, answers with a problem when the worker dies meanwhile, and goes on in another", async () => {
    const events: DeskEvent[] = [];
    const started: { readonly who: Person; readonly worker: ReturnType<typeof mortal> }[] = [];
    const { desk: real } = openDesk();
    const desk = await livingDesk(async (who) => {
      const worker = mortal(real);
      started.push({ who, worker });
      return worker;
    }, { user: "甲", lang: "zh-CN" }, (event) => events.push(event));
    expect((await desk.start.overview()).ok).toBe(true);
    await desk.become({ user: "乙", lang: "en" });
    const asked = desk.history.list();
    const overview = (async () => { started[0]!.worker.die(); return desk.start.overview(); })();
    expect(await overview).toMatchObject({ ok: false, problems: [{ code: "desk/workerDied" }] });
    await asked;
    expect((await desk.start.overview()).ok).toBe(true);
    expect(started.map(({ who }) => who)).toEqual([{ user: "甲", lang: "zh-CN" }, { user: "乙", lang: "en" }]);
    expect(events).toEqual([{ kind: "changed", by: "us" }]);
  });

  it("lets what is asked wait while another worker is on its way, which is told first what the last one was told", async () => {
    const events: DeskEvent[] = [];
    const first = mortal(openDesk().desk);
    const { desk: second } = openDesk();
    const told: string[] = [];
    const follow: Desk["sheet"]["follow"] = () => { told.push("follow"); return second.sheet.follow(); };
    const overview: Desk["start"]["overview"] = () => { told.push("overview"); return second.start.overview(); };
    let arrive = (): void => undefined;
    const arrived = new Promise<void>((resolve) => { arrive = resolve; });
    let started = 0;
    const desk = await livingDesk(async () => {
      if (++started === 1) return first;
      await arrived;
      return { desk: { ...second, start: { ...second.start, overview }, sheet: { ...second.sheet, follow } }, died: new Promise(() => undefined) };
    }, { user: "甲", lang: "zh-CN" }, (event) => events.push(event));
    expect((await desk.sheet.follow()).ok).toBe(true);
    first.die();
    await new Promise((resolve) => setImmediate(resolve));
    const asked = desk.start.overview();
    await new Promise((resolve) => setImmediate(resolve));
    expect([started, told]).toEqual([2, []]);
    arrive();
    expect((await asked).ok).toBe(true);
    expect(told).toEqual(["follow", "overview"]);
    expect(events).toEqual([{ kind: "changed", by: "us" }]);
  });
});
