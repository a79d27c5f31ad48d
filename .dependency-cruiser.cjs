/** The import table of the product: who may import whom, and why. Types count. The tree check fails on anything not listed. */
const folders = {
  records: { may: [], why: "records are the floor: plain values that everything else stands on" },
  expression: { may: ["records"], why: "the formula language must run anywhere, over plain columns; it knows no template and no sheet" },
  workbook: { may: ["records"], why: "the port and the model are what both hosts agree on; they know nothing of CRM" },
  fields: { may: ["records"], why: "a field type understands one value; it knows no table, template or rule" },
  template: { may: ["fields", "expression", "records"], why: "a template is checked and compiled from the words that fields and expressions give it" },
  findings: { may: ["records"], why: "a finding is plain data; its text is rendered late by those who know the rule" },
  rules: { may: ["findings", "template", "expression", "fields", "records"], why: "rules turn records into findings; they never read or write a sheet" },
  intake: { may: ["template", "fields", "findings", "records", "workbook"], why: "intake proposes how a messy sheet becomes a table; it does not judge or write" },
  native: { may: ["template", "expression", "fields", "findings", "records", "workbook"], why: "native renderings read the template and results, never rules" },
  reports: { may: ["template", "expression", "fields", "findings", "records", "workbook"], why: "reports read results, never rules" },
  changes: { may: ["findings", "template", "records", "workbook"], why: "a change set is data about edits; who proposed them does not matter" },
  engine: { may: ["records", "expression", "workbook", "fields", "template", "findings", "rules", "intake", "native", "reports", "changes"], why: "the engine is the one door to the pure folders for a worker" },
  xlsx: { may: ["workbook"], why: "bytes <-> model; it knows nothing of CRM and no file system" },
  "hosts/file": { may: ["workbook", "records", "xlsx"], why: "a host answers the port; it knows no template" },
  "hosts/excel": { may: ["workbook", "records"], why: "the only place that names Office.js; it knows no template and no other host" },
  pipeline: { may: ["engine", "changes", "native", "template", "findings", "records", "workbook"], why: "use cases work on the port and the engine, not on a file and not on a rule" },
  i18n: { may: ["records"], why: "texts of the pane and the command line" },
  storage: { may: ["template", "changes", "records"], why: "a cache on this machine; whoever uses it could do without" },
  taskpane: { may: ["pipeline", "engine", "template", "fields", "findings", "changes", "reports", "records", "workbook", "i18n"], why: "the pane speaks to the pipeline, in a worker; what holds the workbook is chosen by the entries" },
  workbench: { may: ["taskpane", "pipeline", "engine", "template", "fields", "findings", "changes", "reports", "records", "workbook", "hosts/file", "storage", "i18n"], why: "the pane beside a spreadsheet, on files" },
  cli: { may: ["pipeline", "engine", "template", "fields", "findings", "changes", "reports", "i18n"], why: "the command line only speaks to the pipeline" },
};
const pure = ["records", "expression", "workbook", "fields", "template", "findings", "rules", "intake", "native", "reports", "changes", "engine"];

const layerRules = Object.entries(folders).map(([folder, { may, why }]) => ({
  name: `imports-of-${folder.replace("/", "-")}`,
  severity: "error",
  comment: `${why}. May import: ${may.join(", ") || "nothing of ours"}.`,
  from: { path: `^src/${folder}/`, ...(folder === "cli" || folder === "taskpane" ? { pathNot: `^src/${folder}/(main\\.|.*\\.worker\\.)` } : {}) },
  to: { path: "^(src|test|tools)/", pathNot: `^src/(${[folder, ...may].join("|")})/` },
}));

module.exports = {
  forbidden: [
    ...layerRules,
    { name: "unlisted-folder", severity: "error", comment: "Every folder of src has a row in the import table above.", from: { path: "^src/", pathNot: `^src/(${Object.keys(folders).join("|")})/` }, to: {} },
    { name: "cli-main", severity: "error", comment: "Only the entry may choose a host.", from: { path: "^src/cli/main\\." }, to: { path: "^(src|test|tools)/", pathNot: `^src/(cli|hosts/file|xlsx|${folders.cli.may.join("|")})/` } },
    { name: "taskpane-main", severity: "error", comment: "Only the entries may choose a host.", from: { path: "^src/taskpane/(main\\.|.*\\.worker\\.)" }, to: { path: "^(src|test|tools)/", pathNot: `^src/(taskpane|hosts/excel|hosts/file|storage|${folders.taskpane.may.join("|")})/` } },
    { name: "dexie-in-storage", severity: "error", comment: "All of the browser's storage goes through one folder.", from: { path: "^src/", pathNot: "^src/storage/" }, to: { path: "node_modules/dexie/" } },
    { name: "react-in-the-pane", severity: "error", comment: "React and Fluent draw the pane and the workbench; everything else runs without them.", from: { path: "^src/", pathNot: "^src/(taskpane|workbench)/" }, to: { path: "node_modules/(react|react-dom|@fluentui|@univerjs)/" } },
    { name: "engine-types-only-in-pane", severity: "error", comment: "The engine's code stands in the workers.", from: { path: "^src/(taskpane|workbench)/", pathNot: "\\.worker\\.ts$" }, to: { path: "^src/(engine|reports)/", dependencyTypesNot: ["type-only"] } },
    { name: "rule-kinds-apart", severity: "error", comment: "Rule kinds do not import each other: each can be read, tested and removed alone.", from: { path: "^src/rules/([^/]+)/" }, to: { path: "^src/rules/[^/]+/", pathNot: "^src/rules/$1/" } },
    { name: "engine-types-only-in-cli", severity: "error", comment: "The command line knows the engine's and the reports' shapes, not their code.", from: { path: "^src/cli/", pathNot: "^src/cli/main\\." }, to: { path: "^src/(engine|reports)/", dependencyTypesNot: ["type-only"] } },
    { name: "pure-is-pure", severity: "error", comment: "Pure folders name no Node built-in: they run in a worker, a page and a test alike.", from: { path: `^src/(${pure.join("|")})/` }, to: { dependencyTypes: ["core"] } },
    { name: "no-cycles", severity: "error", comment: "A cycle hides which part is the simpler one.", from: {}, to: { circular: true } },
    { name: "no-tests-in-src", severity: "error", comment: "src never imports test or tools.", from: { path: "^src/" }, to: { path: "^(test|tools)/" } },
    { name: "runtime-dependencies", severity: "error", comment: "What the product imports must be a dependency that is installed with it.", from: { path: "^src/" }, to: { dependencyTypes: ["npm-dev", "npm-no-pkg", "npm-unknown"], dependencyTypesNot: ["type-only"] } },
    { name: "resolvable", severity: "error", comment: "An import that resolves to nothing is a mistake.", from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    doNotFollow: { path: "node_modules" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "node", "default"] },
  },
};
