import { documentBytes, workbookBytes } from "../../../src/hosts/excel/secondWorkbook";
import type { OfficeApi } from "../../../src/hosts/excel/officeApi";
import { must, sampleWorkbook } from "../../contracts/sampleWorkbook";
import { openInExcel } from "../../excel-host/open";

describe("a second workbook in Excel", () => {
  it("is opened from the bytes of a file", async () => {
    const { host, emulator } = openInExcel(sampleWorkbook());
    const bytes = must(await host.bytes());
    expect(must(await host.openBeside(bytes))).toBe(true);
    expect(emulator.book.opened.map((text) => Buffer.from(text, "base64").equals(bytes))).toEqual([true]);
  });

  it("that the browser keeps from opening is a problem that says what to do", async () => {
    const { host, emulator } = openInExcel(sampleWorkbook());
    emulator.book.popUpsBlocked = true;
    expect(await host.openBeside(new Uint8Array([1, 2, 3]))).toMatchObject({ ok: false, problems: [{ code: "excel/noSecondWorkbook" }] });
  });
});

describe("the open document as bytes", () => {
  const succeeded = "succeeded";
  let closed = 0;
  const file = (slices: readonly (readonly number[])[]) => ({
    size: slices.flat().length,
    sliceCount: slices.length,
    getSliceAsync: (index: number, callback: (result: object) => void) => callback({ status: succeeded, value: { data: slices[index] } }),
    closeAsync: () => { closed++; },
  });
  beforeAll(() => Object.assign(globalThis, { Office: { FileType: { Compressed: "compressed" }, AsyncResultStatus: { Succeeded: succeeded } } }));
  afterAll(() => void Reflect.deleteProperty(globalThis, "Office"));
  const document = (result: object): Office.Document => ({ getFileAsync: (_: string, __: object, callback: (result: object) => void) => callback(result) }) as unknown as Office.Document;

  it("is put together from its slices, and let go", async () => {
    expect([...must(await documentBytes(document({ status: succeeded, value: file([[1, 2, 3], [4]]) })))]).toEqual([1, 2, 3, 4]);
    expect(closed).toBe(1);
  });

  it("that Office does not give is a problem with Office's code", async () => {
    const api = { fileBytes: () => documentBytes(document({ status: "failed", error: { code: 5001 } })) } as unknown as OfficeApi;
    expect(await workbookBytes(api)).toMatchObject({ ok: false, problems: [{ code: "excel/noFile", message: { en: expect.stringContaining("5001") } }] });
    expect(await workbookBytes({} as OfficeApi)).toMatchObject({ ok: false, problems: [{ code: "excel/noFile" }] });
  });
});
