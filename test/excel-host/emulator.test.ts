import type { CellValue } from "../../src/workbook/host";
import { sampleWorkbook } from "../contracts/sampleWorkbook";
import { openInExcel } from "./open";
import { profiles } from "./profiles";
import { typedText } from "./typing";

const windows = profiles[0]!;
const run = async <T>(work: (context: Excel.RequestContext) => Promise<T>, profile = windows) => {
  const opened = openInExcel(sampleWorkbook(), profile);
  return { ...opened, result: await opened.Excel.run(work).then((value) => ({ value, code: null as string | null }), (error: { readonly code: string }) => ({ value: null, code: error.code })) };
};

describe("the emulated Excel, through the real client", () => {
  it.each<[unknown, CellValue, string | null]>([
    ["001", 1, null], ["110105194912310021", 110105194912310000, null], ["１２", 12, null], ["1/2", 46024, null], ["2024-01-05", 45296, null], ["5%", 0.05, null], ["$5", 5, null], ["TRUE", true, null], ["#N/A", { error: "#N/A" }, null],
    ["=1+1", null, "=1+1"], ["+1", 1, null], ["-A1", null, "=-A1"], ["@a", null, "=@a"], ["'001", "001", null], ["''a", "'a", null], ["甲1", "甲1", null], ["", null, null], [0.1, 0.1, null],
  ])("reads %j as Excel does when it is typed", (input, value, formula) => {
    expect(typedText(input, "General", windows)).toMatchObject({ value, formula });
  });

  it("takes everything as text in a cell of text format", () => {
    for (const input of ["=1+1", "001", "1/2"]) expect(typedText(input, "@", windows)).toEqual({ value: input, formula: null });
    expect(typedText(12.5, "@", windows)).toEqual({ value: "12.5", formula: null });
  });

  it("refuses an array of another size, and an item that is not there, but gives a null object where one is asked for", async () => {
    expect((await run(async (context) => {
      context.workbook.worksheets.getItem("客户").getRange("A1:B2").values = [["1"]];
      await context.sync();
    })).result.code).toBe("InvalidArgument");
    expect((await run(async (context) => {
      context.workbook.worksheets.getItem("nothing").load("name");
      await context.sync();
    })).result.code).toBe("ItemNotFound");
    expect((await run(async (context) => {
      const sheet = context.workbook.worksheets.getItemOrNullObject("nothing").load("name");
      await context.sync();
      return sheet.isNullObject;
    })).result.value).toBe(true);
  });

  it("keeps a long array whole though the client cuts it, and gives back what it was given", async () => {
    const values = Array.from({ length: 2000 }, (_, r) => [`'${r}`, r]);
    const { result, emulator } = await run(async (context) => {
      const range = context.workbook.worksheets.getItem("Notes").getRange("A1:B2000");
      range.values = values;
      const back = context.workbook.worksheets.getItem("Notes").getRange("A1:B2000").load("values");
      await context.sync();
      return back.values;
    });
    expect(result.value).toEqual(values.map(([text, number]) => [String(text).slice(1), number]));
    expect(emulator.requests).toBe(1);
    expect(emulator.openReferences).toBe(0);
  });

  it("answers what it does not know with an error that no host code takes for one of Excel's", async () => {
    const { result, emulator } = await run(async (context) => {
      context.workbook.worksheets.getItem("客户").tabColor = "#FF0000";
      await context.sync();
    });
    expect(result.code).toBe("EmulatorUnknownMember");
    expect(emulator.unknown).toHaveLength(1);
  });

  it("applies the actions before the one that fails, and says which one that was", async () => {
    const { workbook, result } = await (async () => {
      const opened = await run(async (context) => {
        const sheet = context.workbook.worksheets.getItem("Notes");
        sheet.getRange("A1").values = [["done"]];
        context.workbook.worksheets.getItem("Locked").getRange("A1").values = [["x"]];
        sheet.getRange("A2").values = [["never"]];
        await context.sync();
      });
      return { workbook: opened.emulator.model, result: opened.result };
    })();
    expect(result.code).toBe("AccessDenied");
    expect(workbook.sheets[1]!.cells.read({ row: 0, column: 0, rows: 2, columns: 1 })).toEqual([["done"], [null]]);
  });

  it("keeps the rules of validations, sheets and tables", async () => {
    const code = async (work: (context: Excel.RequestContext) => void): Promise<string | null> => (await run(async (context) => { work(context); await context.sync(); })).result.code;
    const sheet = (context: Excel.RequestContext, name = "客户") => context.workbook.worksheets.getItem(name);
    expect(await code((context) => { sheet(context).getRange("A4").dataValidation.rule = { list: { inCellDropDown: true, source: "字".repeat(256) } }; })).toBe("InvalidArgument");
    expect(await code((context) => { sheet(context, "Hidden").visibility = "VeryHidden"; sheet(context, "Hidden").delete(); })).toBe("GeneralException");
    expect(await code((context) => void context.workbook.worksheets.add("a/b"))).toBe("InvalidArgument");
    expect(await code((context) => void context.workbook.worksheets.add("NOTES"))).toBe("ItemAlreadyExists");
    expect(await code((context) => void sheet(context).tables.add("A5:B7", true))).toBe("InvalidArgument");
    expect(await code((context) => { sheet(context).tables.getItem("客户表").resize("A4:C9"); })).toBe("InvalidArgument");
  });

  it("refuses a request over 5 MB on the web, with nothing done", async () => {
    const { result, emulator } = await run(async (context) => {
      context.workbook.worksheets.getItem("Notes").getRange("A1:A200").values = Array.from({ length: 200 }, () => ["x".repeat(30_000)]);
      await context.sync();
    }, profiles[2]);
    expect(result.code).toBe("RequestPayloadSizeLimitExceeded");
    expect(emulator.model.sheets[1]!.cells.used()).toBeNull();
  });
});
