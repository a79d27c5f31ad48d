import { must } from "../contracts/sampleWorkbook";
import { look } from "../pipeline/book";
import { openDesk } from "./openDesk";

describe("the findings view filters the sheet", () => {
  it("to the rows with errors, shows all again, and both can be undone", async () => {
    const { desk, model, hand } = openDesk();
    must(await desk.governing.apply({}, null));
    const before = look(model);
    const hidden = (): readonly unknown[] => [...model.sheets[0]!.hiddenRows];
    expect(must(await desk.findings.list("error"))).toMatchObject({ filtered: false, counts: { error: 1 } });
    const { change, rows, left } = must(await desk.findings.filterSheet("error"));
    expect([rows, left, hidden()]).toEqual([1, 0, [{ first: 1, last: 2 }]]);
    expect(must(await desk.findings.list("error")).filtered).toBe(true);
    must(await desk.history.undo(change));
    expect([hidden(), look(model)]).toEqual([[], before]);
    must(await desk.findings.filterSheet("error"));
    // What was put right stays in sight until all rows are shown again.
    must(await hand.apply([{ verb: "writeCells", sheet: "客户", blocks: [{ row: 3, column: 1, values: [["13712345678"]] }] }]));
    must(await desk.sheet.rescan());
    expect(hidden()).toEqual([{ first: 1, last: 2 }]);
    must(await desk.findings.showAllRows());
    expect([hidden(), must(await desk.findings.list("all")).filtered]).toEqual([[], false]);
    expect(must(await desk.history.list()).lines.map(({ command }) => command)).toEqual(["unfilter", "observed", "filter", "undo", "filter", "govern"]);
  });
});
