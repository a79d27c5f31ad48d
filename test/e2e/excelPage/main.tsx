/** The pane in an emulated Excel, in a real browser: the page of the end-to-end tests. The client is Microsoft's own, unmodified, loaded by the page before this script; the emulator answers it. */
import { openXlsx } from "../../../src/xlsx/openXlsx";
import { saveXlsx } from "../../../src/xlsx/saveXlsx";
import { startPane } from "../../../src/taskpane/main.start";
import type { Area, CellValue, HostWrite } from "../../../src/workbook/host";
import { Emulator } from "../../excel-host/emulator";
import { profiles } from "../../excel-host/profiles";

type Bridge = { sendMessageToHost(text: string): void; onMessageFromHost?: (text: string) => void };
type ExcelPage = Window & { readonly _richApiNativeBridge: Bridge; secondClient?: () => Client; Office: Record<string, unknown>; excel?: ExcelHand };

/** What a test does in the workbook as the person at it, and what it reads. */
export type ExcelHand = {
  readonly apply: (actor: "user" | "coauthor", writes: readonly HostWrite[]) => Promise<boolean>;
  /** Gives a sheet another name; no host tells of it. */
  readonly rename: (sheet: string, name: string) => void;
  /** Cuts an area out with what is a table in it and pastes it so many rows and columns on. */
  readonly move: (sheet: string, area: Area, rows: number, columns: number) => void;
  readonly value: (sheet: string, row: number, column: number) => CellValue;
  readonly sheets: () => readonly string[];
  readonly tables: () => readonly { readonly name: string; readonly sheet: string; readonly row: number; readonly rows: number; readonly columns: readonly string[] }[];
  readonly selected: () => Emulator["book"]["selection"];
  readonly unknown: () => readonly string[];
};

const page = window as unknown as ExcelPage;

/** A client of a workbook. A page that another one has opened is the pane of a second client in the same workbook. */
type Client = { readonly emulator: Emulator; readonly bytes: () => ReturnType<typeof saveXlsx> };

async function start(): Promise<void> {
  const second = (opener as ExcelPage | null)?.secondClient?.();
  if (second !== undefined) return show(second);
  const bytes = new Uint8Array(await (await fetch("sample.xlsx")).arrayBuffer());
  const opened = openXlsx(bytes);
  if (!opened.ok) throw new Error(opened.problems[0]!.code);
  const wanted = new URLSearchParams(location.search).get("profile");
  const emulator = new Emulator(opened.value, profiles.find(({ name }) => name === wanted) ?? profiles[0]!);
  const save = () => saveXlsx(opened.value);
  const sheetNamed = (name: string) => opened.value.sheets.find((sheet) => sheet.name === name)!;
  page.secondClient = () => ({ emulator: emulator.beside(), bytes: save });
  page.excel = {
    apply: async (actor, writes) => (await emulator.as(actor).apply(writes)).ok,
    rename: (name, to) => emulator.as("user").rename(name, to),
    move: (name, area, rows, columns) => {
      const sheet = sheetNamed(name);
      const to = { ...area, row: area.row + rows, column: area.column + columns };
      const values = sheet.cells.read(area);
      for (let r = 0; r < area.rows; r++) for (let c = 0; c < area.columns; c++) sheet.cells.setContent(area.row + r, area.column + c, null, null);
      values.forEach((line, r) => line.forEach((value, c) => sheet.cells.setContent(to.row + r, to.column + c, value, null)));
      for (const table of sheet.tables) table.area = { ...table.area, row: table.area.row + rows, column: table.area.column + columns };
      for (const changed of [area, to]) emulator.book.changed(sheet, changed, "RangeEdited", false, false);
      void emulator.as("user").apply([]);
    },
    value: (sheet, row, column) => sheetNamed(sheet).cells.read({ row, column, rows: 1, columns: 1 })[0]![0]!,
    sheets: () => opened.value.sheets.map(({ name }) => name),
    tables: () => opened.value.sheets.flatMap((sheet) => sheet.tables.map((table) => ({ name: table.name, sheet: sheet.name, row: table.area.row, rows: table.area.rows, columns: table.columns.map((column) => column.name) }))),
    selected: () => emulator.book.selection,
    unknown: () => emulator.unknown,
  };
  await show({ emulator, bytes: save });
}

async function show({ emulator, bytes }: Client): Promise<void> {
  page._richApiNativeBridge.sendMessageToHost = (text) => void emulator.receive(text);
  emulator.send = (message) => page._richApiNativeBridge.onMessageFromHost?.(JSON.stringify(message));
  const requirements = { isSetSupported: (set: string, version?: string | number) => emulator.isSetSupported(set, version) };
  page.Office = Object.create(page.Office, { context: { value: { requirements } } }) as Record<string, unknown>;
  await startPane(document.getElementById("pane")!, { Excel, isSetSupported: (set, version) => emulator.isSetSupported(set, version), wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)), fileBytes: async () => bytes() }, navigator.language);
}

void start();
