import { documentBytes, workbookBytes } from "../../../src/hosts/excel/secondWorkbook";
import { saveXlsx } from "../../../src/xlsx/saveXlsx";
import type { OfficeApi } from "../../../src/hosts/excel/officeApi";
import { must, sampleWorkbook } from "../../contracts/sampleWorkbook";
import { loadClient } from "../../excel-host/clientInNode";
import { Emulator } from "../../excel-host/emulator";
import { openInExcel } from "../../excel-host/open";
import { profiles } from "../../excel-host/profiles";

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

/** Through the real client: its document asks the emulated host. */
describe("the open document as bytes", () => {
  const client = loadClient();
  const model = sampleWorkbook();
  const connect = (profile = profiles[0]!): void => client.connect(new Emulator(model, profile));
  const got = (sliceSize?: number) => documentBytes(client.Office, sliceSize);

  it("is put together from its slices, and let go", async () => {
    connect();
    const wanted = must(saveXlsx(model));
    expect(Buffer.from(must(await got())).equals(Buffer.from(wanted))).toBe(true);
    // Several slices, the last of them shorter.
    expect(Buffer.from(must(await got(1000))).equals(Buffer.from(wanted))).toBe(true);
    expect(wanted.length % 1000).not.toBe(0);
    expect(client.copies.open).toBe(0);
  });

  it("that Office does not give is a problem with Office's code: on the web, and while two copies are held", async () => {
    connect(profiles.find(({ name }) => name === "web"));
    expect(await workbookBytes({ fileBytes: got } as unknown as OfficeApi)).toMatchObject({ ok: false, problems: [{ code: "excel/noFile", message: { en: expect.stringContaining("1009") } }] });
    expect(await workbookBytes({} as OfficeApi)).toMatchObject({ ok: false, problems: [{ code: "excel/noFile" }] });
    connect();
    const hold = (): Promise<unknown> => new Promise((resolve) => client.Office.context.document.getFileAsync(client.Office.FileType.Compressed, resolve));
    await hold();
    await hold();
    expect(await got()).toMatchObject({ ok: false, problems: [{ code: "excel/noFile", message: { en: expect.stringContaining("5001") } }] });
  });
});
