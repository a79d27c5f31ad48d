import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { basename, join, relative } from "node:path";
import ts from "typescript";
import type { HostWrite } from "../../src/workbook/host";
import { everyVerb, filtered as filteredPivot, largestFirst, preparation } from "../contracts/workbookHost.contract";
import { linkedWorkbook, must, sampleWorkbook } from "../contracts/sampleWorkbook";
import { describeShared } from "../support/shared";
import { openInExcel } from "./open";
import { profiles } from "./profiles";
import { Bound } from "./wireClass";

const root = join(__dirname, "../..");
const hostFolder = join(root, "src/hosts/excel");
const list = join(root, "docs/office-js-members.md");

/** Members of later sets: the host asks `isSetSupported` first, and does without where there is none. */
const askedFor: ReadonlySet<string> = new Set(["WorksheetCollection.onNameChanged"]);

type Member = { readonly name: string; readonly set: string; readonly files: Set<string>; readonly proofs: Set<string> };

/** Every member of a class of Excel that the host names, with the requirement set that the type definitions give it. */
function membersNamed(): Map<string, Member> {
  const files = readdirSync(hostFolder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts")).map((name) => join(hostFolder, name));
  const program = ts.createProgram(files, { target: ts.ScriptTarget.ES2022, lib: ["lib.es2023.d.ts", "lib.dom.d.ts"], types: ["office-js"], module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler, strict: true, noEmit: true, typeRoots: [join(root, "node_modules/@types")] });
  const checker = program.getTypeChecker();
  const members = new Map<string, Member>();
  for (const file of files) {
    const visit = (node: ts.Node): void => {
      if (ts.isPropertyAccessExpression(node)) note(checker.getSymbolAtLocation(node.name), file);
      // `const { format } = range`
      if (ts.isBindingElement(node) && ts.isObjectBindingPattern(node.parent)) note(checker.getTypeAtLocation(node.parent).getProperty((node.propertyName ?? node.name).getText()), file);
      ts.forEachChild(node, visit);
    };
    visit(program.getSourceFile(file)!);
  }
  return members;

  function note(symbol: ts.Symbol | undefined, file: string): void {
    const declaration = symbol?.declarations?.[0];
    const owner = declaration?.parent;
    if (declaration === undefined || owner === undefined || !ts.isClassDeclaration(owner) || !declaration.getSourceFile().fileName.includes("@types/office-js") || owner.name === undefined) return;
    if (!/^declare namespace Excel/m.test(namespaceOf(owner)) || owner.name.text === "RequestContext" || ["context", "isNullObject", "load", "untrack", "toJSON", "items"].includes(symbol!.name)) return;
    const name = `${owner.name.text}.${symbol!.name}`;
    const member = members.get(name) ?? { name, set: setOf(declaration) ?? setOf(owner) ?? "", files: new Set(), proofs: new Set() };
    members.set(name, member);
    member.files.add(relative(hostFolder, file));
  }
}

function namespaceOf(node: ts.Node): string {
  let top: ts.Node = node;
  while (!ts.isModuleDeclaration(top)) top = top.parent;
  return `declare namespace ${top.name.text}`;
}

/** @remarks [Api set: ExcelApi 1.7] */
function setOf(declaration: ts.Node): string | undefined {
  return /\[Api set: (\w+ [\d.]+)/.exec(declaration.getFullText().slice(0, declaration.getStart() - declaration.getFullStart()))?.[1];
}

let running: Promise<Map<string, Set<string>>> | undefined;
const reachedOnce = (): Promise<Map<string, Set<string>>> => (running ??= membersReached());

/** Which of the contract's runs reach which member of the emulated Excel, on the oldest Excel that we support. */
async function membersReached(): Promise<Map<string, Set<string>>> {
  const reached = new Map<string, Set<string>>();
  const during = async (proof: string, work: () => Promise<unknown>): Promise<void> => {
    Bound.onUse = (member) => void reached.set(member.toLowerCase(), (reached.get(member.toLowerCase()) ?? new Set()).add(proof));
    await work();
    Bound.onUse = null;
  };
  const open = async (filtered = false) => {
    const workbook = sampleWorkbook();
    if (!filtered) Object.assign(workbook.sheets[1]!, { autoFilter: null, hiddenRows: [] });
    Object.assign(workbook.sheets[0]!, { conditionalFormats: [] });
    const opened = openInExcel(workbook, profiles.find(({ name }) => name === "Mac")!);
    must(await opened.host.apply(preparation));
    Object.assign(opened.emulator.model, { definedNames: ["地区"] });
    return opened;
  };
  const { host, emulator } = await open();
  await during("info", () => host.info());
  await during("sheets", () => host.sheets());
  await during("readCells", () => host.readCells("客户", { row: 2, column: 0, rows: 3, columns: 3 }, { formulas: true, numberFormats: true }));
  await during("watch", async () => {
    const stop = must(await host.watch(() => undefined));
    must(await emulator.as("user").apply([{ verb: "writeCells", sheet: "客户", blocks: [{ row: 3, column: 1, values: [["x"]] }] }]));
    await new Promise((resolve) => setTimeout(resolve, 20));
    await stop();
  });
  await during("watch", async () => must(await openInExcel(sampleWorkbook(), profiles.find(({ name }) => name === "web")!).host.watch(() => undefined))());
  await during("select", () => host.select("Notes", { row: 1, column: 1, rows: 1, columns: 1 }));
  await during("watchSelection", async () => must(await host.watchSelection(() => undefined))());
  await during("takeTurn", async () => {
    await host.takeTurn!("one");
    await host.endTurn!("one");
  });
  for (const write of [...everyVerb, ...more]) {
    const opened = await open();
    await during(write.verb, async () => {
      const ops = must(await opened.host.apply([write]));
      must(await opened.host.apply(ops.toReversed().flatMap(({ undo }) => undo)));
    });
  }
  await during("writeCells", async () => (await open()).host.apply([{ verb: "writeCells", sheet: "客户", blocks: [{ row: 6, column: 0, values: [["下"]] }] }]));
  const linked = openInExcel(linkedWorkbook());
  await during("writeCells", async () => must(await linked.host.apply([{ verb: "writeCells", sheet: "联系", blocks: [{ row: 0, column: 0, values: [["new@example.com"]] }] }])));
  const mixed = await open();
  const bold: HostWrite = { verb: "formatCells", sheet: "客户", areas: [{ area: at(3, 0), look: { bold: true } }] };
  await during("formatCells", async () => must(await mixed.host.apply([bold, { ...bold, areas: [{ area: at(3, 0, 2), look: { bold: true } }] }])));
  const onePivot = await open();
  must(await onePivot.host.apply(everyVerb.filter(({ verb }) => verb === "addPivot")));
  await during("deletePivot", () => onePivot.host.apply([{ verb: "deletePivot", sheet: "Notes", name: "按编号" }]));
  const byFilter = await open();
  must(await byFilter.host.apply([{ verb: "addPivot", pivot: filteredPivot }]));
  await during("deletePivot", () => byFilter.host.apply([{ verb: "deletePivot", sheet: "Notes", name: "按编号" }]));
  const filtered = await open(true);
  await during("createTable", () => filtered.host.apply([{ verb: "createTable", sheet: "Notes", area: { row: 20, column: 0, rows: 3, columns: 2 }, name: "T", style: "TableStyleLight1" }]));
  return reached;
}

const at = (row: number, column: number, rows = 1, columns = 1) => ({ row, column, rows, columns });
/** Turns of the verbs that the contract's own list does not take. */
const more: readonly HostWrite[] = [
  { verb: "formatCells", sheet: "客户", areas: [{ area: at(3, 0, 2), look: { italic: true, size: 12, color: "FF0000", fill: "00FF00", wrap: true, align: "right", bold: true } }] },
  { verb: "setConditionalFormats", sheet: "客户", removeIds: [], add: [{ id: "a", areas: [at(3, 0), at(5, 0)], formula: "=A4=1", look: { bold: true, italic: true, color: "FF0000", fill: "00FF00" }, stopIfTrue: true }] },
  { verb: "freezePanes", sheet: "Notes", rows: 2, columns: 0 },
  { verb: "insertCells", sheet: "客户", areas: [at(4, 0, 1, 4)], formats: "none" },
  { verb: "freezePanes", sheet: "Notes", rows: 0, columns: 2 },
  { verb: "addPivot", pivot: largestFirst },
  { verb: "addPivot", pivot: filteredPivot },
];

function table(members: readonly Member[]): string {
  const lines = members.map(({ name, set, files, proofs }) => `| \`${name}\` | ${set} | ${[...files].map((file) => basename(file)).sort().join(", ")} | ${[...proofs].sort().join(", ")} |`);
  return [
    "# Members of Office.js that we use",
    "",
    "Made by `npm run office-js-members` from the source of `src/hosts/excel` and from runs of the contract; `npm test` fails when it is out of date, when a member needs more",
    "than ExcelApi 1.13 without being asked for first or when no run reaches it. The last column names the verbs of the port whose contract tests (`test/contracts/workbookHost.contract.ts`,",
    "`test/contracts/watching.contract.ts`) reach the member through the real client library.",
    "",
    "| Member | Requirement set | Used in | Proven by the contract of |",
    "|---|---|---|---|",
    ...lines,
    "",
  ].join("\n");
}

it("docs/office-js-members.md names every member that the host uses, each within the baseline and reached by a test", async () => {
  const members = [...membersNamed().values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  const reached = await reachedOnce();
  // Events and functions of collections have names of their own on the wire.
  const onWire = (name: string): string => name.replace(/\.on(Changed)$/, "._RegisterDataChangedEvent").replace(/\.on(NameChanged)$/, "._RegisterEvent$1").replace(/\.on(SelectionChanged|Deleted)$/, "._Register$1Event").toLowerCase();
  for (const member of members) for (const proof of reached.get(onWire(member.name)) ?? []) member.proofs.add(proof);
  expect(members.length).toBeGreaterThan(60);
  expect(members.filter(({ proofs }) => proofs.size === 0).map(({ name }) => name)).toEqual([]);
  expect(members.filter(({ name, set }) => !askedFor.has(name) && !/^ExcelApi 1\.([1-9]|1[0-3])$/.test(set)).map(({ name, set }) => `${name} ${set}`)).toEqual([]);
  const wanted = table(members);
  if (process.env["WRITE_DOCS"] === "1") writeFileSync(list, wanted);
  expect(readFileSync(list, "utf8")).toBe(wanted);
}, 120_000);

describeShared("the emulated Excel", "excel-wire-meta.json", (path) => {
  it("answers only members that Excel has, by the names that they have on the wire", async () => {
    type Meta = Readonly<Record<string, { readonly scalars: object; readonly nav: object; readonly methods: object }>>;
    const meta = JSON.parse(readFileSync(path, "utf8")) as Meta;
    // The list of Excel's own worksheet functions is not in it.
    const known = new Set(Object.entries(meta).flatMap(([owner, { scalars, nav, methods }]) => [...Object.keys(scalars), ...Object.keys(nav), ...Object.keys(methods)].map((member) => `${owner}.${member}`.toLowerCase())));
    const made = [...(await reachedOnce()).keys()].filter((member) => !known.has(member) && member !== "functions.date");
    expect(made).toEqual([]);
  });
});
