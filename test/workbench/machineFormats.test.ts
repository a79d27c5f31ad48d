import type { Injector } from "@univerjs/core";
import { machineFormats } from "../../src/workbench/grid/machineFormats";

// The packages themselves run in a browser only; of them are needed the names of kinds and of services.
jest.mock("@univerjs/core", () => ({ CellValueType: { STRING: 1, NUMBER: 2 }, InterceptorEffectEnum: { Style: 1, Value: 2 }, LocaleService: "locales", LocaleType: { ZH_CN: "zhCN", EN_US: "enUS" } }));
jest.mock("@univerjs/sheets", () => ({ INTERCEPTOR_POINT: { CELL_CONTENT: "content" }, SheetInterceptorService: "interceptors" }));

type Cell = { readonly t: number; readonly v: unknown; readonly s?: string | object };
type Handler = (cell: Cell, at: object, next: (cell: Cell) => Cell) => Cell;

describe("dates in the format of the machine", () => {
  it.each([["zhCN", "yyyy/m/d", 'yyyy"年"m"月"d"日"'], ["enUS", "m/d/yyyy", "dddd, mmmm d, yyyy"]])("are drawn as Excel writes them in the language of the workbench (%s), and keep their format", (locale, short, long) => {
    let handler: Handler | undefined;
    const services: Record<string, object> = { locales: { getCurrentLocale: () => locale }, interceptors: { intercept: (_: string, asked: { handler: Handler }) => { handler = asked.handler; return { dispose: () => undefined }; } } };
    machineFormats({ get: (name: string) => services[name] } as unknown as Injector);
    const styles: Record<string, object> = { own: { bl: 1, n: { pattern: "m/d/yyyy" } }, long: { n: { pattern: "[$-F800]dddd, mmmm dd, yyyy" } }, given: { n: { pattern: "yyyy-mm-dd" } }, plain: { bl: 1 } };
    const at = { workbook: { getStyles: () => ({ get: (style: string) => styles[style] }) } };
    const drawn = (s: string) => handler!({ t: 2, v: 44045, s }, at, (cell) => cell).s;
    expect([drawn("own"), drawn("long")]).toEqual([short === "m/d/yyyy" ? "own" : { bl: 1, n: { pattern: short } }, { n: { pattern: long } }]);
    expect([drawn("given"), drawn("plain"), handler!({ t: 1, v: "44045", s: "own" }, at, (cell) => cell).s]).toEqual(["given", "plain", "own"]);
    expect(styles["own"]).toEqual({ bl: 1, n: { pattern: "m/d/yyyy" } });
  });
});
