import { openFile } from "../../src/hosts/file/openFile";
import type { HostWrite } from "../../src/workbook/host";
import type { StageEvent } from "../../src/workbench/stage/stage";
import { stageOf } from "../../src/workbench/stage/stageOf";
import { must } from "../contracts/sampleWorkbook";

const paste = (row: number, rows: number): HostWrite => ({ verb: "writeCells", sheet: "a", blocks: [{ row, column: 0, values: Array.from({ length: rows }, (_, i) => [`新${i}`, i]) }] });

describe("what stands where the person writes", () => {
  it("is told where rows are pasted over the totals below a table, and not where they end above them or one cell is typed over", async () => {
    const events: StageEvent[] = [];
    const file = must(openFile("a.csv", new TextEncoder().encode("名称,金额\n甲,1\n乙,2\n")));
    const { stage } = stageOf(file, (event) => events.push(event));
    must(await file.host.apply([
      { verb: "createTable", sheet: "a", area: { row: 0, column: 0, rows: 3, columns: 2 }, name: "T", style: "TableStyleMedium2" },
      { verb: "writeCells", sheet: "a", blocks: [{ row: 4, column: 0, values: [["合计", 3]], formulas: [[null, "=SUM(B2:B3)"]] }] },
    ]));
    const notices = () => events.flatMap((event) => (event.kind === "notice" ? [[event.problem.code, event.problem.message.en]] : []));
    must(await stage.write([paste(2, 2)], 0));
    must(await stage.write([{ verb: "writeCells", sheet: "a", blocks: [{ row: 4, column: 0, values: [["总计"]] }] }], 0));
    expect(notices()).toEqual([]);
    must(await stage.write([paste(2, 3)], 0));
    expect(notices()).toEqual([["workbench/totalsCovered", "Row 5 held totals; what was pasted has taken the place of their formulas."]]);
  });
});
