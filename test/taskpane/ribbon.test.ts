import { answerRibbon } from "../../src/taskpane/ribbon";
import type { Place } from "../../src/taskpane/shell/paneContext";

function pressable(showPane: () => Promise<void> = () => Promise.resolve()) {
  const buttons = new Map<string, (event: { completed(): void }) => Promise<void>>();
  let completed = 0;
  const listen = answerRibbon({ associate: (name, pressed) => buttons.set(name, pressed), showPane });
  return { listen, press: (name: string) => buttons.get(name)!({ completed: () => void completed++ }), completed: () => completed };
}

describe("the ribbon", () => {
  it("tells the pane which view a button shows, and Excel that it is done", async () => {
    const { listen, press, completed } = pressable();
    const places: Place[] = [];
    const stop = listen((place) => places.push(place));
    await press("show.duplicates");
    await press("show.reports");
    expect(places).toEqual([{ view: "duplicates" }, { view: "reports" }]);
    expect(completed()).toBe(2);
    stop();
    await press("show.findings");
    expect(places).toHaveLength(2);
  });

  it("keeps the last button that was pressed before the pane was there", async () => {
    const { listen, press } = pressable();
    await press("show.findings");
    await press("show.reports");
    const places: Place[] = [];
    listen((place) => places.push(place));
    expect(places).toEqual([{ view: "reports" }]);
  });

  it("is done also where the pane cannot be shown", async () => {
    const { press, completed } = pressable(() => Promise.reject(new Error("refused")));
    await expect(press("show.findings")).rejects.toThrow("refused");
    expect(completed()).toBe(1);
  });
});
