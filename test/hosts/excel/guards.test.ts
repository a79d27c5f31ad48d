import { readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { Script } from "node:vm";
import { transformSync } from "@swc/core";
import type { HostChange, HostWrite } from "../../../src/workbook/host";
import type * as Sample from "../../contracts/sampleWorkbook";
import type { Fault } from "../../excel-host/emulator";
import type * as Open from "../../excel-host/open";
import type * as Profiles from "../../excel-host/profiles";

const folder = resolve(__dirname, "../../../src/hosts/excel");

/** Everything anew, so that a guard that was taken out of one run is there in the next. */
type Realm = { readonly open: (profile: number, also?: object) => Open.OpenInExcel & { readonly look: () => unknown }; readonly must: typeof Sample.must };

/** Runs with the source of one file of hosts/excel changed; every other module is as it is. */
async function inRealm(change: { readonly file: string; readonly from: string; readonly to: string } | null, work: (realm: Realm) => Promise<void>): Promise<void> {
  const path = join(folder, change?.file ?? "");
  await jest.isolateModulesAsync(async () => {
    if (change !== null) {
      const source = readFileSync(path, "utf8");
      if (source.split(change.from).length !== 2) throw new Error(`${change.file} does not have once: ${change.from}`);
      const { code } = transformSync(source.replace(change.from, change.to), { filename: path, jsc: { target: "es2022", parser: { syntax: "typescript" } }, module: { type: "commonjs" } });
      jest.doMock(path, () => {
        const module = { exports: {} };
        const load = (request: string): unknown => jest.requireActual(request.startsWith(".") ? resolve(dirname(path), request) : request);
        (new Script(`(function (module, exports, require) {${code}\n})`, { filename: path }).runInThisContext() as (module: object, exports: object, require: typeof load) => void)(module, module.exports, load);
        return module.exports;
      });
    }
    const sample = jest.requireActual<typeof Sample>("../../contracts/sampleWorkbook");
    const { openInExcel } = jest.requireActual<typeof Open>("../../excel-host/open");
    const { profiles } = jest.requireActual<typeof Profiles>("../../excel-host/profiles");
    const open: Realm["open"] = (profile, also) => {
      const workbook = sample.sampleWorkbook();
      return { ...openInExcel(workbook, { ...profiles[profile]!, ...also }), look: () => sample.dumpModel(workbook) };
    };
    try {
      await work({ open, must: sample.must });
    } finally {
      if (change !== null) jest.dontMock(path);
    }
  });
}

const cell = (row: number, column: number, value: string | number, sheet = "客户"): HostWrite => ({ verb: "writeCells", sheet, blocks: [{ row, column, values: [[value]] }] });
/** Long enough for every event and answer that is on its way, also on a busy machine. */
const settled = (milliseconds = 150): Promise<void> => new Promise((done) => setTimeout(done, milliseconds));
const at = (row: number, column: number) => ({ row, column, rows: 1, columns: 1 });

const codeOf = (result: { readonly ok: boolean; readonly problems?: readonly { readonly code: string }[] }): string | undefined => (result.ok ? undefined : result.problems![0]!.code);

/** Fails a request that types, once. */
function atTyping(emulator: Open.OpenInExcel["emulator"], work: (actions: number) => Fault | void): void {
  let done = false;
  emulator.plan = (_, { Actions }) => {
    if (done || !Actions.some(({ Name }) => Name === "Formulas")) return;
    done = true;
    return work(Actions.length);
  };
}

async function heard({ open, must }: Realm, profile: number): Promise<void> {
  const { host } = open(profile);
  const changes: HostChange[] = [];
  must(await host.watch((change) => changes.push(change)));
  must(await host.apply([cell(3, 1, "自己的")]));
  await settled();
  expect(changes).toEqual([]);
}

/** What each guard is there for. */
const scenarios = {
  "ids stay text": async ({ open, must }: Realm) => {
    const { host } = open(0);
    const values = [["440301199001011234"], ["007"], ["=1+1"]];
    must(await host.apply([{ verb: "formatCells", sheet: "Notes", areas: [{ area: at(0, 0), numberFormat: "@" }] }, { verb: "writeCells", sheet: "Notes", blocks: [{ row: 0, column: 0, values }] }]));
    expect(must(await host.readCells("Notes", { ...at(0, 0), rows: 3 }, { formulas: true, numberFormats: true }))).toEqual({ values, formulas: [[null], [null], [null]], numberFormats: [["@"], ["General"], ["General"]] });
  },
  "numbers stay numbers in cells of text format": async ({ open, must }: Realm) => {
    const { host } = open(0);
    must(await host.apply([{ verb: "formatCells", sheet: "Notes", areas: [{ area: at(0, 0), numberFormat: "@" }] }, cell(0, 0, 12, "Notes")]));
    expect(must(await host.readCells("Notes", at(0, 0), { numberFormats: true }))).toEqual({ values: [[12]], numberFormats: [["@"]] });
  },
  "a reading that came back short is no reading": async ({ open }: Realm) => {
    const { host } = open(0, { cellsPerRead: 5 });
    expect(codeOf(await host.readCells("客户", { row: 2, column: 0, rows: 4, columns: 3 }))).toBe("excel/incomplete");
  },
  "what somebody else has typed meanwhile stays": async ({ open, must }: Realm) => {
    const { host, emulator } = open(0);
    atTyping(emulator, () => void emulator.as("coauthor").apply([cell(4, 1, "别人的")]));
    const result = await host.apply([{ verb: "writeCells", sheet: "客户", blocks: [{ row: 3, column: 1, values: [["甲"], ["乙"]] }] }]);
    expect(codeOf(result)).toBe("host/changedSince");
    expect(must(await host.readCells("客户", at(4, 1))).values).toEqual([["别人的"]]);
  },
  "what was decided on old values is not written": async ({ open }: Realm) => {
    const { host, look } = open(0);
    const before = look();
    expect(codeOf(await host.apply([{ verb: "writeCells", sheet: "客户", blocks: [{ row: 3, column: 1, values: [["甲"]], before: [["不是这个"]] }] }]))).toBe("host/changedSince");
    expect(look()).toEqual(before);
  },
  "what Excel made of it is looked at": async ({ open }: Realm) => {
    const { host, emulator } = open(0);
    emulator.book.autoCorrect = (text) => text.replace("(c)", "©");
    expect(codeOf(await host.apply([cell(3, 1, "甲(c)")]))).toBe("excel/mismatch");
  },
  "our own writes are nobody's, where Excel marks them": (realm: Realm) => heard(realm, 0),
  "our own writes are nobody's, where it does not": (realm: Realm) => heard(realm, 1),
  "a request that fails half-way leaves nothing": async ({ open }: Realm) => {
    const { host, emulator, look } = open(0);
    const before = look();
    atTyping(emulator, (actions) => ({ actions: actions - 2 }));
    expect(codeOf(await host.apply([cell(3, 1, "x")]))).toBe("excel/unknown");
    expect(look()).toEqual(before);
  },
  "no table grows over what was written beside it": async ({ open, must }: Realm) => {
    const { host } = open(0);
    const { tables } = must(await host.sheets())[0]!;
    must(await host.apply([cell(4, 3, "旁")]));
    expect(must(await host.sheets())[0]!.tables).toEqual(tables);
  },
  "no answer is waited for for ever": async ({ open }: Realm) => {
    const { host, emulator } = open(0);
    emulator.plan = () => ({ actions: Infinity, never: true });
    expect(await Promise.race([host.sheets().then(codeOf), settled(1500)])).toBe("excel/noAnswer");
  },
};

/** Each guard, and the program without it. */
const guards: readonly { readonly guard: string; readonly file: string; readonly from: string; readonly to: string; readonly seen: keyof typeof scenarios }[] = [
  { guard: "text is typed as text", file: "typed.ts", from: 'numberFormat !== "@" && mayBeRead(value)', to: "(false as boolean) && mayBeRead(value)", seen: "ids stay text" },
  { guard: "text format first: the number format is set at all", file: "verbs/looks.ts", from: "  if (numberFormat !== undefined) range.numberFormat = numberFormat as unknown as string[][];\n", to: "", seen: "ids stay text" },
  { guard: "text format first: what is typed follows the format, not the other way round", file: "verbs/writeCells.ts", from: '  if (someGeneral) range.numberFormat = general.map((line) => line.map((is) => (is ? "General" : null)));\n', to: "", seen: "numbers stay numbers in cells of text format" },
  { guard: "what is no text is typed while the cell has the general format", file: "typed.ts", from: 'return numberFormat === "@" && (formula', to: 'return numberFormat === "no" && (formula', seen: "numbers stay numbers in cells of text format" },
  { guard: "completeness check", file: "cellBlocks.ts", from: 'return whole ? lines : refuseInExcel("excel/incomplete", place);', to: "return whole ? lines : ([] as T[][]);", seen: "a reading that came back short is no reading" },
  { guard: "before-value check, at the moment of typing", file: "verbs/writeCells.ts", from: "  checkStanding(sheet.name, changed);\n  checkHeld", to: "  checkHeld", seen: "what somebody else has typed meanwhile stays" },
  { guard: "before-value check, against what was planned on", file: "verbs/writeCells.ts", from: "seen === undefined ? []", to: "true ? []", seen: "what was decided on old values is not written" },
  { guard: "a look at what was written", file: "verbs/writeCells.ts", from: "if (!holds(piece.after!, piece, r, c))", to: "if (false as boolean)", seen: "what Excel made of it is looked at" },
  { guard: "own-write filter", file: "watching.ts", from: "return own ? null :", to: "return", seen: "our own writes are nobody's, where Excel marks them" },
  { guard: "own-write filter, by what was written", file: "ownWrites.ts", from: "if (area === null || !this.wrote(event.worksheetId, area)) return false;", to: "return false;", seen: "our own writes are nobody's, where it does not" },
  { guard: "taking back what a failed write did", file: "verbs/writeCells.ts", from: "await takeBack(batch, sheet, done);", to: "", seen: "a request that fails half-way leaves nothing" },
  { guard: "giving tables their area back", file: "verbs/tableGuard.ts", from: "if (touched.length === 0) return [];", to: "if (touched.length >= 0) return [];", seen: "no table grows over what was written beside it" },
  { guard: "patience", file: "session.ts", from: "const late = this.api.wait(patience)", to: "const late = new Promise<void>(() => undefined)", seen: "no answer is waited for for ever" },
];

describe("a guard of the Excel host", () => {
  it.each(Object.entries(scenarios))("is there: %s", (_, scenario) => inRealm(null, scenario));

  it.each(guards)("$guard: a test fails, “$seen”", async ({ seen, ...change }) => {
    await expect(inRealm(change, scenarios[seen])).rejects.toThrow();
  });
});
