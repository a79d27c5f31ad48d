import { openFile } from "../../../src/hosts/file/openFile";
import { must } from "../../contracts/sampleWorkbook";

describe("widths that are asked for as the least", () => {
  it("leave a wide column as it is, widen a narrow one, and are undone", async () => {
    const { host, looks } = must(openFile("a.csv", new TextEncoder().encode("a,b\n1,2\n")));
    must(await host.apply([{ verb: "setColumns", sheet: "a", columns: [{ column: 0, width: 40 }, { column: 1, width: 4 }] }]));
    const widths = () => looks.sheet("a")!.columns.map(({ first, width }) => [first, width]);
    const done = must(await host.apply([{ verb: "setColumns", sheet: "a", columns: [{ column: 0, width: 20, atLeast: true }, { column: 1, width: 20, atLeast: true }, { column: 2, width: 20, atLeast: true }] }]));
    expect(widths()).toEqual([[0, 40], [1, 20], [2, 20]]);
    must(await host.apply(done.flatMap(({ undo }) => undo)));
    expect(widths()).toEqual([[0, 40], [1, 4]]);
  });
});
