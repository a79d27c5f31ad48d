import { type Workbenches, describeInBrowser, gridReady, startWorkbenches } from "./browser";
import { contents, goTo, savedBytes } from "./gridHand";

describeInBrowser("typing into the grid without waiting for it", () => {
  let workbenches: Workbenches;
  beforeAll(async () => { workbenches = await startWorkbenches(300); });
  afterAll(() => workbenches.close());

  it("puts every word into the cell that it is meant for, though the selection moves on in a turn of its own", async () => {
    const { page, faults } = await workbenches.open();
    await gridReady(page);
    const words = Array.from({ length: 20 }, (_, i) => `w${i}`);
    await goTo(page, "AG5");
    await Promise.all([...words.flatMap((word) => [...word, "Enter"]), "r", "Tab", "t", "ArrowDown", "d", "ArrowLeft", "l", "Enter"].map((key) => page.keyboard.press(key)));
    await page.waitForTimeout(500);
    const rows = (await contents(await savedBytes(page))).sheets["客户台账2024"]!;
    expect(rows.slice(4, 24).map((row) => row[32])).toEqual(words);
    expect([rows[24], rows[25], rows[26]].map((row) => row!.slice(32))).toEqual([["r", "t"], ["l", "d"], ["", ""]]);
    expect(faults).toEqual([]);
  });
});
